"""Language: articles to tokens and sentences."""

from .tokens import Tokens, tokenize
from .vocabulary import Vocabulary, find_words

__all__ = ["Tokens", "Vocabulary", "find_words", "tokenize"]
