"""The sentences of a batch word by word, as contexts of targets are cut from them."""

import re
from typing import NamedTuple

import numpy as np

from ..language import Tokens
from ..lexicons import Matcher, load_lexicon, matcher_of
from ..voices import find_quotations
from .vader_words import describe_valence
from .valence import score_sentences

__all__ = ["Sentence", "Sentences"]

_NEGATIONS = frozenset(
    (
        "not no never nor neither without cannot hardly barely none nobody nothing refuse refused "
        "refuses fail failed fails deny denied denies lack lacks lacked"
    ).split()
)
_CLAUSE_MARKS = re.compile("[,;:—–()]| - |--")


def _loaded() -> Matcher:
    return matcher_of(load_lexicon("loaded"))


class Sentence(NamedTuple):
    """A sentence, word by word; see ``Context`` for what the two have in common.

    Attributes
    ----------
    words, starts, ends, gaps, capital, quoted, loaded : list
    stops : list of int
        Bytes after each word with its possessive 's.
    valence : list of float
        Of each word as it stands by VADER's rules, or of the word alone.
    by_rule : list of bool
        Whether VADER's rules gave it, which know of negations.
    parted : list of bool
        Whether a mark before each word ends a clause.
    negates : list of bool
        Whether each word negates what follows.
    """

    words: list[str]
    starts: list[int]
    ends: list[int]
    stops: list[int]
    gaps: list[str]
    capital: list[bool]
    quoted: list[int]
    valence: list[float]
    by_rule: list[bool]
    loaded: list[tuple[str, int] | None]
    parted: list[bool]
    negates: list[bool]


class Sentences:
    """The sentences of a batch, each read when it is first asked for.

    Parameters
    ----------
    tokens : Tokens
    """

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self._columns = _read_words(tokens)
        self._read: dict[int, Sentence] = {}

    def at(self, segment: int, byte: int) -> Sentence:
        """Return the sentence that a byte of a segment lies in."""
        begin, end = self.bounds(self.tokens, segment, byte)
        if begin not in self._read:
            self._read[begin] = self._cut(begin, end)
        return self._read[begin]

    @staticmethod
    def bounds(tokens: Tokens, segment: int, byte: int) -> tuple[int, int]:
        """Return the tokens, half open, of the sentence that a byte of a segment lies in."""
        at = max(int(np.searchsorted(tokens.starts, byte, "right")) - 1, 0)
        sentence = int(tokens.sentence_of[at])
        bounds = tokens.sentence_starts
        end = int(bounds[sentence + 1]) if sentence + 1 < len(bounds) else len(tokens)
        return int(bounds[sentence]), min(end, int(tokens.segment_tokens[segment + 1]))

    def _cut(self, begin: int, end: int) -> Sentence:
        tokens, columns = self.tokens, self._columns
        rows = slice(*columns["first_of_token"][[begin, end]].tolist())
        starts, ends, stops = (columns[name][rows].tolist() for name in ("start", "end", "stop"))
        left = int(tokens.starts[begin])
        right = int(tokens.starts[end]) if end < len(tokens) else len(tokens.data)
        gaps = [
            tokens.data[a:b].decode(errors="ignore")
            for a, b in zip([left, *stops], [*starts, right], strict=True)
        ]
        strings, entries = tokens.vocabulary.words.strings, _loaded().lexicon.entries
        words = [strings[word] for word in columns["word"][rows].tolist()]
        return Sentence(
            words, starts, ends, stops, gaps,
            capital=[_is_capital(tokens.data[a : a + 4]) for a in starts],
            quoted=columns["quoted"][rows].tolist(),
            valence=columns["valence"][rows].tolist(),
            by_rule=columns["by_rule"][rows].tolist(),
            loaded=[
                (entries[e].category, entries[e].strength) if e >= 0 else None
                for e in columns["loaded"][rows].tolist()
            ],
            parted=[i > 0 and bool(_CLAUSE_MARKS.search(gap)) for i, gap in enumerate(gaps[:-1])],
            negates=[word in _NEGATIONS or word.endswith("n't") for word in words],
        )  # fmt: skip


def _is_capital(head: bytes) -> bool:
    return head.decode(errors="ignore")[:1].isupper()


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
    hits, _ = tokens.once(score_sentences)
    alone = tokens.vocabulary.words.features(describe_valence)["valence"][word]
    by_rule = np.full(len(tokens) + 1, np.nan)
    by_rule[hits.token] = hits.valence
    last_of_token = np.arange(len(token)) == np.repeat(ends, count) - 1
    valence = np.where(np.isnan(by_rule[token]), alone, np.where(last_of_token, by_rule[token], 0))
    found = tokens.once(_loaded().find)
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
    found = tokens.once(find_quotations)
    for start, end, speech in zip(found.start, found.end, found.speech, strict=True):
        inside[start:end] = 2 if speech else 1
    return inside
