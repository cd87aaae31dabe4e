"""Finding a lexicon's terms in tokens: one trie over words, walked by all candidates at once."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from ..language.tokens import Tokens
from ..language.vocabulary import find_words
from .lexicon import Lexicon

__all__ = ["Hits", "Matcher"]


@dataclass(frozen=True, eq=False)
class Hits:
    """Where terms stand in a batch of tokens, in order of their place.

    Attributes
    ----------
    token : ndarray
        Token in which each begins.
    start, end : ndarray
        Byte offsets in the batch's data, half open.
    entry : ndarray
        Place of the entry in the lexicon.
    """

    token: np.ndarray
    start: np.ndarray
    end: np.ndarray
    entry: np.ndarray


class Matcher:
    """Finds the terms of one lexicon: the longest first, none overlapping another.

    Words are compared in lower case and with hyphens as spaces; what an entry says of case is held
    against the text as it stands. A phrase does not cross punctuation, nor a sentence's end.

    Parameters
    ----------
    lexicon : Lexicon
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._codes: dict[str, int] = {}
        nodes: dict[tuple[int, int], int] = {}
        ends: dict[int, int] = {}
        for place, entry in enumerate(lexicon):
            for form in entry.forms:
                ends.setdefault(self._insert(form, nodes), place)
        for entry in lexicon:
            for phrase in entry.ordinary:
                ends[self._insert(phrase, nodes)] = -1
        self._width = len(self._codes) + 1
        keys = np.array([node * self._width + code for node, code in nodes], np.int64)
        order = np.argsort(keys)
        self._keys = np.append(keys[order], np.iinfo(np.int64).max)
        self._targets = np.append(np.array(list(nodes.values()), np.int64)[order], 0)
        self._ends = np.full(len(nodes) + 1, -2, np.int64)
        self._ends[list(ends)] = list(ends.values())
        self._root = np.zeros(self._width, np.int64)
        for (node, code), target in nodes.items():
            if node == 0:
                self._root[code] = target

    def _insert(self, phrase: str, nodes: dict[tuple[int, int], int]) -> int:
        node = 0
        for word, *_ in find_words(phrase):
            code = self._codes.setdefault(word, len(self._codes) + 1)
            node = nodes.setdefault((node, code), len(nodes) + 1)
        return node

    def describe(self, words: pa.StringArray) -> dict[str, np.ndarray]:
        """Code of each word in the trie, 0 for words that no term has."""
        code_of = self._codes.get
        codes = [code_of(word, 0) for word in words.to_pylist()]
        return {"code": np.array(codes, np.int64)}

    def find(self, tokens: Tokens) -> Hits:
        """Find the terms in a batch of tokens."""
        of_chunk, flat = tokens.vocabulary.chunk_words()
        codes = tokens.vocabulary.words.features(self.describe)["code"][flat["word"]]
        first, count = of_chunk["first"][tokens.types], of_chunk["count"][tokens.types]
        owner = np.repeat(np.arange(len(first)), count)
        local = np.repeat(first - (np.cumsum(count) - count), count) + np.arange(len(owner))
        begins = np.zeros(len(first), bool)
        begins[owner[self._root[codes[local]] > 0]] = True
        place = np.flatnonzero(begins[tokens.ids])
        many = count[tokens.ids[place]]
        token = np.repeat(place, many)
        inner = np.arange(len(token)) - np.repeat(np.cumsum(many) - many, many)
        text = _Words(tokens, first, count, codes, flat, of_chunk)
        return self._resolve(tokens, text, *self._walk(text, token, inner))

    def _walk(self, text: "_Words", token: np.ndarray, inner: np.ndarray):
        node = self._root[text.code(token, inner)]
        keep = node > 0
        token, inner, node = token[keep], inner[keep], node[keep]
        size = len(token)
        result = np.full(size, -2, np.int64)
        last_token, last_inner = np.zeros(size, np.int64), np.zeros(size, np.int64)
        start, at, within = np.arange(size), token, inner
        while len(start):
            ends = self._ends[node]
            done = ends > -2
            result[start[done]] = ends[done]
            last_token[start[done]], last_inner[start[done]] = at[done], within[done]
            at, within, alive = text.next(at, within)
            start, node = start[alive], node[alive]
            key = node * self._width + text.code(at, within)
            found = np.searchsorted(self._keys, key)
            alive = self._keys[found] == key
            start, at, within = start[alive], at[alive], within[alive]
            node = self._targets[found[alive]]
        hit = result > -2
        return token[hit], inner[hit], last_token[hit], last_inner[hit], result[hit]

    def _resolve(self, tokens, text, token, inner, last_token, last_inner, entry) -> Hits:
        start = text.offset("start", token, inner)
        end = text.offset("end", last_token, last_inner)
        clash = np.zeros(len(start), bool)
        if len(start):
            touched = start[1:] < np.maximum.accumulate(end)[:-1]
            clash[1:] |= touched
            clash[:-1] |= touched
        keep = ~clash
        taken: list[tuple[int, int]] = []
        places = np.flatnonzero(clash)
        for place in places[np.lexsort((start[places], start[places] - end[places]))].tolist():
            a, b = int(start[place]), int(end[place])
            if all(b <= x or y <= a for x, y in taken[-64:]):
                keep[place] = True
                taken.append((a, b))
        keep &= entry >= 0
        keep[keep] = self._case_holds(tokens, start[keep], end[keep], entry[keep])
        return Hits(token[keep], start[keep], end[keep], entry[keep])

    def _case_holds(self, tokens, start, end, entry) -> np.ndarray:
        holds = np.ones(len(entry), bool)
        rules = np.array([e.case != "" for e in self.lexicon], bool)
        for place in np.flatnonzero(rules[entry]).tolist():
            item = self.lexicon.entries[entry[place]]
            seen = tokens.data[start[place] : end[place]].decode().replace("’", "'")
            holds[place] = seen in item.forms if item.case == "exact" else seen.islower()
        return holds


@dataclass(frozen=True, eq=False)
class _Words:
    """The words inside the tokens of a batch, reached by token and place within it."""

    tokens: Tokens
    first: np.ndarray
    count: np.ndarray
    codes: np.ndarray
    flat: dict[str, np.ndarray]
    of_chunk: dict[str, np.ndarray]

    def code(self, token: np.ndarray, inner: np.ndarray) -> np.ndarray:
        return self.codes[self.first[self.tokens.ids[token]] + inner]

    def offset(self, name: str, token: np.ndarray, inner: np.ndarray) -> np.ndarray:
        within = self.flat[name][self.first[self.tokens.ids[token]] + inner]
        return self.tokens.starts[token] + within

    def next(self, token: np.ndarray, inner: np.ndarray):
        """Step to the next word; also say which could: nothing but space or a hyphen between."""
        ids, starts = self.tokens.ids, self.tokens.sentence_starts
        inside = inner + 1 < self.count[ids[token]]
        after = np.minimum(token + 1, len(ids) - 1)
        closes = self.of_chunk["closes"][self.tokens.types[ids[token]]]
        opens = self.of_chunk["opens"][self.tokens.types[ids[after]]]
        same = np.searchsorted(starts, token, "right") == np.searchsorted(starts, after, "right")
        alive = inside | (closes & opens & same & (after > token))
        step = np.where(inside, token, after), np.where(inside, inner + 1, 0)
        return step[0][alive], step[1][alive], alive
