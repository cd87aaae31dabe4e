"""Context rules: where a term is in ordinary use. They are data beside the entries.

An entry's ``context`` holds rules, parted by ``|``:

- ``not near W``, ``not before W``, ``not after W``: not marked where its sentence holds a word of
  W, where the next word is one, where the word before is one;
- ``only near W``, ``only before W``, ``only after W``: marked nowhere else;
- ``in names``, ``not in names``: instead of what its category says.

W is words parted by spaces, as written (an inflected form is a word of its own), or the
``@name`` of a list under ``[topics]`` in the TOML beside the lexicon; ``0`` in it is any number
in digits.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from ..language.spelling import Spelling
from ..language.vocabulary import split_words
from .text import Words

__all__ = ["Context", "ContextTables", "Rule", "parse_context"]

PLACES = ("near", "before", "after")


class Rule(NamedTuple):
    """One rule: marked `only`, or else not, where one of `words` stands in its place."""

    only: bool
    place: str
    words: frozenset[str]

    def __str__(self) -> str:
        return f"{'only' if self.only else 'not'} {self.place} {' '.join(sorted(self.words))}"


@dataclass(frozen=True, slots=True)
class Context:
    """The rules of an entry, and how they were written; `in_names` None: its category decides."""

    rules: tuple[Rule, ...] = ()
    in_names: bool | None = None
    written: str = field(default="", compare=False)

    def __str__(self) -> str:
        return self.written


def parse_context(cell: str, topics: Mapping[str, Iterable[str]]) -> Context:
    """Read the rules of one entry.

    Examples
    --------
    >>> parse_context("not before goal | in names", {}).rules[0].place
    'before'

    Raises
    ------
    ValueError
        If a rule cannot be read, or speaks of a topic that is not there.
    """
    rules, in_names = [], None
    for part in filter(None, map(str.strip, cell.split("|"))):
        if part in ("in names", "not in names"):
            in_names = part == "in names"
            continue
        sign, place, *words = [*part.split(), "", ""]
        if sign not in ("not", "only") or place not in PLACES or not any(words):
            raise ValueError(
                f"'context' holds {part!r}; a rule is 'not' or 'only', then near, before or after, "
                "then words; or 'in names'."
            )
        rules.append(Rule(sign == "only", place, _expand(filter(None, words), topics)))
    return Context(tuple(rules), in_names, cell)


def _expand(words: Iterable[str], topics: Mapping[str, Iterable[str]]) -> frozenset[str]:
    found: set[str] = set()
    for word in words:
        if word.startswith("@") and word[1:] not in topics:
            raise ValueError(f"'context' speaks of {word}, which is no topic in the TOML file.")
        for one in topics[word[1:]] if word.startswith("@") else (word,):
            found.update(split_words(one))
    return frozenset(found)


class ContextTables:
    """The rules of all entries, ready to be held against a batch's hits at once.

    Each distinct set of words has one bit; a word has the bits of the sets that it is in, an entry
    those that forbid it and those that it needs, so that a rule is one comparison of bits.

    Parameters
    ----------
    contexts : sequence of Context
        One for each entry.
    """

    def __init__(self, contexts: Iterable[Context]) -> None:
        contexts = list(contexts)
        sets: dict[frozenset[str], int] = {}
        for context in contexts:
            for rule in context.rules:
                sets.setdefault(rule.words, len(sets))
        self._width = max(1, -(-len(sets) // 64))
        known = {word for words in sets for word in words}
        self._codes = {word: code for code, word in enumerate(sorted(known), start=1)}
        bits = [0] * (len(known) + 1)
        for words, number in sets.items():
            for word in words:
                bits[self._codes[word]] |= 1 << number
        self._bits = self._as_rows(bits)
        shape = (2, len(PLACES), len(contexts), self._width)
        wanted: dict[tuple[int, int, int], int] = {}
        for entry, context in enumerate(contexts):
            for only, place, words in context.rules:
                key = int(only), PLACES.index(place), entry
                wanted[key] = wanted.get(key, 0) | 1 << sets[words]
        self._wanted = np.zeros(shape, np.uint64)
        if wanted:
            self._wanted[tuple(np.array(list(wanted)).T)] = self._as_rows(wanted.values())
        self._has_rule = self._wanted.any(axis=(0, 1, 3))

    def _as_rows(self, bits: Iterable[int]) -> np.ndarray:
        """Return whole numbers as rows of 64 bits each, the lowest first."""
        data = b"".join(number.to_bytes(8 * self._width, "little") for number in bits)
        return np.frombuffer(data, "<u8").astype(np.uint64).reshape(-1, self._width)

    def describe(self, words: Spelling) -> dict[str, np.ndarray]:
        """Bits of each word: the sets that it is in."""
        spelled, code_of = words.texts.to_pylist(), self._codes.get
        sets = self._bits[[code_of(word, 0) for word in spelled]]
        if number := code_of("0", 0):
            sets[[word[:1].isdigit() for word in spelled]] |= self._bits[number]
        return {"sets": sets}

    def hold(self, text: Words, entry: np.ndarray, first: tuple, last: tuple) -> np.ndarray:
        """Tell for which hits the rules of their entries let them be marked.

        Parameters
        ----------
        text : Words
        entry : ndarray
            Place of each hit's entry.
        first, last : tuple of ndarray
            Token, and place within it, of each hit's first and last word.
        """
        holds = np.ones(len(entry), bool)
        ruled = np.flatnonzero(self._has_rule[entry])
        if not len(ruled):
            return holds
        vocabulary = text.tokens.vocabulary
        bits = vocabulary.words.features(self.describe)["sets"][text.flat["word"]]
        read = _Bits(text, np.concatenate([bits, np.zeros((1, self._width), np.uint64)]))
        found = {
            "near": read.near(first[0][ruled]),
            "before": read.beside(last[0][ruled], last[1][ruled], 1),
            "after": read.beside(first[0][ruled], first[1][ruled], -1),
        }
        for number, place in enumerate(PLACES):
            unwanted, needed = self._wanted[:, number, entry[ruled]]
            met = (found[place] & needed).any(axis=1) | ~needed.any(axis=1)
            holds[ruled] &= met & ~(found[place] & unwanted).any(axis=1)
        return holds


class _Bits(NamedTuple):
    """The bits of the words around hits."""

    text: Words
    bits: np.ndarray

    def near(self, token: np.ndarray) -> np.ndarray:
        """All bits of each token's sentence."""
        tokens = self.text.tokens
        starts = np.append(tokens.sentence_starts, len(tokens))
        sentence = tokens.sentence_of[token]
        size = starts[sentence + 1] - starts[sentence]
        opening = np.cumsum(size) - size
        every = np.repeat(starts[sentence] - opening, size) + np.arange(size.sum())
        return np.bitwise_or.reduceat(self._of_tokens(every), opening, axis=0)

    def beside(self, token: np.ndarray, inner: np.ndarray, step: int) -> np.ndarray:
        """Bits of the next word (step 1) or the one before (-1), if it is in the same sentence."""
        tokens, count = self.text.tokens, self.text.count
        inside = (inner + step >= 0) & (inner + step < count[tokens.ids[token]])
        other = np.clip(token + step, 0, len(tokens) - 1)
        at = np.where(inside, token, other)
        edge = 0 if step > 0 else np.maximum(count[tokens.ids[at]] - 1, 0)
        found = self._of_word(at, np.where(inside, inner + step, edge))
        apart = ~inside & ((other == token) | (tokens.sentence_of[at] != tokens.sentence_of[token]))
        return np.where((apart | (count[tokens.ids[at]] == 0))[:, None], 0, found)

    def _of_word(self, token: np.ndarray, inner: np.ndarray) -> np.ndarray:
        return self.bits[self.text.first[self.text.tokens.ids[token]] + inner]

    def _of_tokens(self, token: np.ndarray) -> np.ndarray:
        count = self.text.count[self.text.tokens.ids[token]]
        found = np.zeros((len(token), self.bits.shape[1]), np.uint64)
        for inner in range(count.max(initial=0)):
            some = np.flatnonzero(count > inner)
            found[some] |= self._of_word(token[some], np.full(len(some), inner))
        return found
