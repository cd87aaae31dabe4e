"""The sentence around a target, word by word: what its sentiment is told from."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from ..articles import Article, clean_text
from ..language import Tokens, tokenize
from ..lexicons import Matcher, load_lexicon
from ..voices import find_quotations
from .vader_words import describe_valence
from .valence import read_valences

__all__ = ["Context", "find_negated", "find_sentences", "number_clauses", "read_contexts"]

_NEGATED_VALENCE = -0.74
_NEGATIONS = frozenset(
    (
        "not no never nor neither without cannot hardly barely none nobody nothing refuse refused "
        "refuses fail failed fails deny denied denies lack lacks lacked"
    ).split()
)
_CLAUSE_OPENERS = frozenset(
    "but although though while whereas because that which who if when".split()
)
_CLAUSE_MARKS = re.compile("[,;:—–()]| - |--")


@cache
def _loaded() -> Matcher:
    return Matcher(load_lexicon("loaded"))


@dataclass(eq=False)
class Context:
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
    first: int
    last: int
    tail: str = ""


def read_contexts(
    texts: Sequence[str], spans: Sequence[tuple[int, int, int]]
) -> Iterator[tuple[Context, Tokens, int]]:
    """Read the sentence around each target.

    Parameters
    ----------
    texts : sequence of str
    spans : sequence of (text, start, end)
        Place of the text and character offsets in it.

    Yields
    ------
    context : Context
    tokens : Tokens
    segment : int
        Which segment of `tokens` the text is.
    """
    columns = None
    for tokens, segment, first, last in _place_spans(texts, spans):
        columns = _read_words(tokens) if columns is None else columns
        if segment < 0:
            yield Context([], [], [], [], [], [], [], [], 0, 0), tokens, segment
        else:
            yield _cut(tokens, columns, segment, first, last), tokens, segment


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
    for tokens, segment, first, _ in _place_spans(texts, spans):
        if segment < 0:
            found.append((0, 0))
            continue
        begin, end = _sentence_bounds(tokens, segment, first)
        stop = int(tokens.segment_bytes[segment + 1])
        places = [int(tokens.starts[begin]), int(tokens.starts[end]) if end < len(tokens) else stop]
        offsets = tokens.characters(np.minimum(places, stop), np.full(2, segment))
        found.append(tuple(offsets.tolist()))
    return found


def _place_spans(
    texts: Sequence[str], spans: Sequence[tuple[int, int, int]]
) -> Iterator[tuple[Tokens, int, int, int]]:
    """Yield the tokens of all texts, and each span's segment (-1: none), first and last byte."""
    texts = [_tame(text) for text in texts]
    tokens = tokenize([Article(str(i), body=text) for i, text in enumerate(texts)])
    segment_of = {int(article): i for i, article in enumerate(tokens.article)}
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
        yield tokens, segment, first, first + len(text[start:end].encode())


def _tame(text: str) -> str:
    """Write every character that an article drops or changes as a space, so that offsets stay."""
    if clean_text(text) == text:
        return text
    return "".join(c if clean_text(c) == c else " " for c in text)


def _read_words(tokens: Tokens) -> dict[str, np.ndarray]:
    """Return a row for each word of the batch."""
    of_chunk, flat = tokens.vocabulary.chunk_words()
    types = tokens.types[tokens.ids]
    count, first = of_chunk["count"][types], of_chunk["first"][types]
    token = np.repeat(np.arange(len(tokens)), count)
    ends = np.cumsum(count)
    local = np.repeat(first - (ends - count), count) + np.arange(len(token))
    base = tokens.starts[token]
    starts, word = base + flat["start"][local], flat["word"][local]
    sentences = tokens.sentence_starts, tokens.sentence_of.__getitem__
    hits, _ = read_valences(tokens).score(*sentences)
    alone = tokens.vocabulary.words.features(describe_valence)["valence"][word]
    by_rule = np.full(len(tokens) + 1, np.nan)
    by_rule[hits.token] = hits.valence
    last_of_token = np.arange(len(token)) == np.repeat(ends, count) - 1
    valence = np.where(np.isnan(by_rule[token]), alone, np.where(last_of_token, by_rule[token], 0))
    found = _loaded().find(tokens)
    loaded = np.full(len(token), -1)
    loaded[np.searchsorted(starts, found.start)] = found.entry
    return {
        "token": token,
        "start": starts,
        "end": base + flat["end"][local],
        "stop": base + flat["end_possessive"][local],
        "word": word,
        "valence": valence,
        "by_rule": ~np.isnan(by_rule[token]),
        "loaded": loaded,
        "quoted": _quoted(tokens)[starts],
        "first_of_token": np.append(ends - count, len(token)),
    }


def _quoted(tokens: Tokens) -> np.ndarray:
    inside = np.zeros(len(tokens.data) + 1, np.int8)
    found = find_quotations(tokens)
    for start, end, speech in zip(found.start, found.end, found.speech, strict=True):
        inside[start:end] = 2 if speech else 1
    return inside


def _cut(tokens: Tokens, columns: dict[str, np.ndarray], segment: int, first: int, last: int):
    """Cut out the sentence in which the bytes from `first` to `last` begin."""
    begin, end = _sentence_bounds(tokens, segment, first)
    rows = slice(*columns["first_of_token"][[begin, end]].tolist())
    starts, ends = columns["start"][rows].tolist(), columns["end"][rows].tolist()
    left = int(tokens.starts[begin])
    right = int(tokens.starts[end]) if end < len(tokens) else len(tokens.data)
    edges = [left, *columns["stop"][rows].tolist()]
    gaps = [
        tokens.data[a:b].decode(errors="ignore")
        for a, b in zip(edges, [*starts, right], strict=True)
    ]
    strings = tokens.vocabulary.words.strings
    words = [strings[word] for word in columns["word"][rows].tolist()]
    entries = _loaded().lexicon.entries
    target = [
        i for i, (a, b) in enumerate(zip(starts, edges[1:], strict=True)) if a < last and b > first
    ]
    context = Context(
        words=words,
        starts=starts,
        ends=ends,
        gaps=gaps,
        capital=[_is_capital(tokens.data[a : a + 4]) for a in starts],
        quoted=columns["quoted"][rows].tolist(),
        valence=columns["valence"][rows].tolist(),
        loaded=[
            (entries[e].category, entries[e].strength) if e >= 0 else None
            for e in columns["loaded"][rows].tolist()
        ],
        first=target[0] if target else 0,
        last=target[-1] + 1 if target else 0,
    )
    if target:
        stop = edges[1:][target[-1]]
        context.tail = tokens.data[ends[target[-1]] : stop].decode(errors="ignore")
    by_rule = columns["by_rule"][rows].tolist()
    negated = find_negated(words, number_clauses(context))
    for i, ruled in enumerate(by_rule):
        if not ruled and negated[i]:
            context.valence[i] *= _NEGATED_VALENCE
    return context


def _sentence_bounds(tokens: Tokens, segment: int, byte: int) -> tuple[int, int]:
    """Return the tokens, half open, of the sentence that a byte of a segment lies in."""
    at = max(int(np.searchsorted(tokens.starts, byte, "right")) - 1, 0)
    sentence = int(tokens.sentence_of[at])
    bounds = tokens.sentence_starts
    end = int(bounds[sentence + 1]) if sentence + 1 < len(bounds) else len(tokens)
    return int(bounds[sentence]), min(end, int(tokens.segment_tokens[segment + 1]))


def _is_capital(head: bytes) -> bool:
    return head.decode(errors="ignore")[:1].isupper()


def number_clauses(context: Context) -> list[int]:
    """Number the clauses, cut at punctuation and before words such as "but" and "that"."""
    clause, clauses = 0, []
    for i, word in enumerate(context.words):
        inside = context.first <= i < context.last
        opens = word in _CLAUSE_OPENERS and not inside
        if i and (opens or _CLAUSE_MARKS.search(context.gaps[i])):
            clause += 1
        clauses.append(clause)
    return clauses


def find_negated(words: list[str], clauses: list[int]) -> list[bool]:
    """Tell which words have a negation among the three before them in their clause."""
    negates = [word in _NEGATIONS or word.endswith("n't") for word in words]
    return [
        any(negates[j] and clauses[j] == clauses[i] for j in range(max(0, i - 3), i))
        for i in range(len(words))
    ]
