"""Language: articles to tokens and sentences."""

from .tokenizing import tokenize
from .tokens import Tokens
from .vocabulary import Vocabulary, find_words

__all__ = ["Tokens", "Vocabulary", "find_words", "tokenize"]
