"""The sentence around a target, word by word: what its sentiment is told from."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from ..articles import Article, clean_text
from ..language import Tokens, tokenize
from .target_words import Sentence, Sentences

__all__ = ["Context", "Place", "cut_contexts", "find_sentences", "place_spans", "read_contexts"]

#: A span in a batch of tokens: its segment (-1: none), its first byte, and the one after its last.
Place = tuple[int, int, int]

_NEGATED_VALENCE = -0.74
_CLAUSE_OPENERS = frozenset(
    "but although though while whereas because that which who if when".split()
)


class Context(NamedTuple):
    """The sentence around a target, word by word.

    Attributes
    ----------
    words : list of str
        Normal forms.
    starts, ends : list of int
        Bytes of each in the batch.
    gaps : list of str
        What stands before each; one more for what ends the sentence.
    capital : list of bool
    quoted : list of int
        0 outside quotation marks, 1 inside scare quotes, 2 inside speech.
    valence : list of float
    loaded : list of (category, strength) or None
    clauses : list of int
        Number of each word's clause, cut at punctuation and before words such as "but" and "that".
    negated : list of bool
        Whether a negation is among the three words before each in its clause.
    first, last : int
        The target's words, half open; equal if it has none.
    tail : str
        What is left of the target's last word: a possessive 's.
    """

    words: list[str]
    starts: list[int]
    ends: list[int]
    gaps: list[str]
    capital: list[bool]
    quoted: list[int]
    valence: list[float | None]
    loaded: list[tuple[str, int] | None]
    clauses: list[int]
    negated: list[bool]
    first: int
    last: int
    tail: str = ""


def read_contexts(texts: Sequence[str], spans: Sequence[tuple[int, int, int]]) -> Iterator[Context]:
    """Yield the sentence around each target.

    Parameters
    ----------
    texts : sequence of str
    spans : sequence of (text, start, end)
        Place of the text and character offsets in it.
    """
    return cut_contexts(*place_spans(texts, spans))


def cut_contexts(tokens: Tokens, places: Iterable[Place]) -> Iterator[Context]:
    """Yield the sentence around each target of a batch."""
    sentences = None
    for segment, first, last in places:
        if segment < 0:
            yield Context([], [], [], [], [], [], [], [], [], [], 0, 0)
        else:
            sentences = sentences or Sentences(tokens)
            yield _aim(tokens, sentences.at(segment, first), first, last)


def find_sentences(
    texts: Sequence[str], spans: Sequence[tuple[int, int, int]]
) -> list[tuple[int, int]]:
    """Find the sentence in which each target begins.

    Parameters
    ----------
    texts : sequence of str
    spans : sequence of (text, start, end)
        Place of the text and character offsets in it.

    Returns
    -------
    list of (start, end)
        Character offsets in the text; equal where the text is empty.

    Examples
    --------
    >>> text = "Mr. Hale lied. Lind won."
    >>> find_sentences([text], [(0, 0, 8), (0, 15, 19)])
    [(0, 15), (15, 24)]
    """
    found = []
    tokens, places = place_spans(texts, spans)
    for segment, first, _ in places:
        if segment < 0:
            found.append((0, 0))
            continue
        begin, end = Sentences.bounds(tokens, segment, first)
        stop = int(tokens.segment_bytes[segment + 1])
        edges = [int(tokens.starts[begin]), int(tokens.starts[end]) if end < len(tokens) else stop]
        offsets = tokens.characters(np.minimum(edges, stop), np.full(2, segment))
        found.append(tuple(offsets.tolist()))
    return found


def place_spans(
    texts: Sequence[str], spans: Sequence[tuple[int, int, int]]
) -> tuple[Tokens, list[Place]]:
    """Return the tokens of all texts, and the place of each span in them.

    Raises
    ------
    ValueError
        If a span does not lie within its text.
    """
    texts = [_tame(text) for text in texts]
    tokens = tokenize([Article(str(i), body=text) for i, text in enumerate(texts)])
    segment_of = {int(article): i for i, article in enumerate(tokens.article)}
    places = []
    for place, (number, start, end) in enumerate(spans):
        text = texts[number] if 0 <= number < len(texts) else None
        if text is None or not 0 <= start < end <= len(text):
            raise ValueError(
                f"spans[{place}] must be (text, start, end) within its text, "
                f"got {(number, start, end)}"
            )
        segment = segment_of.get(number, -1)
        base = int(tokens.segment_bytes[segment])
        first = base + (start if text.isascii() else len(text[:start].encode()))
        places.append((segment, first, first + len(text[start:end].encode())))
    return tokens, places


def _tame(text: str) -> str:
    """Write every character that an article drops or changes as a space, so that offsets stay."""
    if clean_text(text) == text:
        return text
    return "".join(c if clean_text(c) == c else " " for c in text)


def _aim(tokens: Tokens, sentence: Sentence, first: int, last: int) -> Context:
    """Read a sentence as the context of the target between two of its bytes."""
    ends = zip(sentence.starts, sentence.stops, strict=True)
    target = [i for i, (a, b) in enumerate(ends) if a < last and b > first]
    inside = (target[0], target[-1] + 1) if target else (0, 0)
    clauses = _number_clauses(sentence, *inside)
    negated = _find_negated(sentence.negates, clauses)
    valence = [
        value * _NEGATED_VALENCE if denied and not ruled else value
        for value, denied, ruled in zip(sentence.valence, negated, sentence.by_rule, strict=True)
    ]
    tail = tokens.data[sentence.ends[target[-1]] : sentence.stops[target[-1]]] if target else b""
    return Context(
        sentence.words, sentence.starts, sentence.ends, sentence.gaps, sentence.capital,
        sentence.quoted, valence, sentence.loaded, clauses, negated, *inside,
        tail.decode(errors="ignore"),
    )  # fmt: skip


def _number_clauses(sentence: Sentence, first: int, last: int) -> list[int]:
    """Number the clauses; a word of the target opens none."""
    clause, clauses = 0, []
    for i, (word, parted) in enumerate(zip(sentence.words, sentence.parted, strict=True)):
        if parted or (i and word in _CLAUSE_OPENERS and not first <= i < last):
            clause += 1
        clauses.append(clause)
    return clauses


def _find_negated(negates: list[bool], clauses: list[int]) -> list[bool]:
    """Tell which words have a negation among the three before them in their clause."""
    negated = [False] * len(clauses)
    for place in [i for i, negation in enumerate(negates) if negation]:
        for after in range(place + 1, min(place + 4, len(clauses))):
            negated[after] |= clauses[after] == clauses[place]
    return negated
