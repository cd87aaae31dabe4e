"""Finding a lexicon's terms in tokens: one trie over words, walked by all candidates at once."""

from functools import cache
from typing import NamedTuple

import numpy as np

from ..language.spelling import Spelling
from ..language.sums import spread_runs
from ..language.tokens import Tokens
from .contexts import ContextTables
from .lexicon import Lexicon
from .names import is_name
from .openings import Openings
from .text import Words, read_words
from .trie import trie_of

__all__ = ["Hits", "Matcher", "matcher_of"]


class Hits(NamedTuple):
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
    against the text as it stands. A phrase does not cross punctuation, nor a sentence's end. What
    is found is then held against the context rules of its entry, which may leave it unmarked.

    Parameters
    ----------
    lexicon : Lexicon
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        trie = trie_of(lexicon)
        self._codes = trie.words
        self._width = len(trie.words) + 1
        keys = trie.parent * self._width + trie.code
        order = np.argsort(keys)
        self._keys = np.append(keys[order], np.iinfo(np.int64).max)
        self._targets = np.append(order + 1, 0)
        size = len(keys) + 1
        self._ends = np.full(size, -2, np.int64)
        self._ends[trie.node] = trie.place
        self._has_case_rule = np.array([entry.case != "" for entry in lexicon], bool)
        self._contexts = ContextTables(entry.context for entry in lexicon)
        self._in_names = np.array(lexicon.mark_in_names(), bool)
        self._continues = np.zeros(size, bool)
        self._continues[trie.parent] = True
        self._root = np.zeros(self._width, np.int64)
        first = np.flatnonzero(trie.parent == 0)
        self._root[trie.code[first]] = first + 1
        depth = trie.depth
        self._openings = Openings(
            trie.paths(trie.node[depth[trie.node] == 1], 1)[:, 0],
            trie.paths(trie.node[depth[trie.node] == 2], 2),
            trie.paths(np.flatnonzero(depth == 3), 3),
            self._width,
        )

    def describe(self, words: Spelling) -> dict[str, np.ndarray]:
        """Code of each word in the trie, 0 for words that no term has."""
        code_of = self._codes.get
        codes = [code_of(word, 0) for word in words.texts.to_pylist()]
        return {"code": np.array(codes, np.int64)}

    def find(self, tokens: Tokens) -> Hits:
        """Find the terms in a batch of tokens."""
        text = read_words(tokens, self.describe)
        place = self._find_candidates(text)
        many = text.count[tokens.ids[place]]
        token, inner = place.repeat(many), spread_runs(np.zeros_like(many), many)
        return self._resolve(text, *self._walk(text, token, inner))

    def _find_candidates(self, text: Words) -> np.ndarray:
        """Find the tokens in which a term may begin: many words open one, few go on as it does."""
        code = np.where(text.count > 0, text.codes[text.first], 0)
        sure = np.zeros(len(code), bool)
        sure[text.flat["owner"][self._root[text.codes[:-1]] > 0]] = True
        return self._openings.find(text.tokens.ids, code, text.count, sure & (text.count > 1))

    def _walk(self, text: Words, token: np.ndarray, inner: np.ndarray):
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
            longer = self._continues[node]
            start, node, at, within = (x[longer] for x in (start, node, at, within))
            then, then_within = text.next(at, within)
            node = self._follow(node, text.code(then, then_within))
            alive = node.nonzero()[0]
            alive = alive[text.is_joined(at[alive], within[alive])]
            start, node, at, within = (x[alive] for x in (start, node, then, then_within))
        hit = result > -2
        return token[hit], inner[hit], last_token[hit], last_inner[hit], result[hit]

    def _follow(self, node: np.ndarray, code: np.ndarray) -> np.ndarray:
        """Return the node that each word leads to, 0 where it leads nowhere."""
        target = np.zeros(len(node), np.int64)
        some = code.nonzero()[0]
        key = node[some] * self._width + code[some]
        found = self._keys.searchsorted(key)
        target[some] = np.where(self._keys[found] == key, self._targets[found], 0)
        return target

    def _resolve(self, text, token, inner, last_token, last_inner, entry) -> Hits:
        start = text.offset("start", token, inner)
        end = text.offset("end", last_token, last_inner)
        keep = _keep_longest(start, end)
        keep &= entry >= 0
        keep[keep] = self._case_holds(text.tokens, start[keep], end[keep], entry[keep])
        first, last = (token[keep], inner[keep]), (last_token[keep], last_inner[keep])
        keep[keep] = self._contexts.hold(text, entry[keep], first, last)
        hits = Hits(token[keep], start[keep], end[keep], entry[keep])
        kept = np.ones(len(hits.token), bool)
        kept[self._find_names(text.tokens, hits)] = False
        return Hits(*(column[kept] for column in hits))

    def _case_holds(self, tokens, start, end, entry) -> np.ndarray:
        holds = np.ones(len(entry), bool)
        for place in self._has_case_rule[entry].nonzero()[0].tolist():
            item = self.lexicon.entries[entry[place]]
            seen = tokens.data[start[place] : end[place]].decode().replace("’", "'")
            holds[place] = seen in item.forms if item.case == "exact" else seen.islower()
        return holds

    def _find_names(self, tokens: Tokens, hits: Hits) -> list[int]:
        """Find the hits that are part of a name and not to be marked there."""
        places = (~self._in_names[hits.entry]).nonzero()[0]
        head, token = tokens.bytes[hits.start[places]], hits.token[places]
        capital = (head >= ord("A")) & (head <= ord("Z"))
        capital &= tokens.sentence_starts[tokens.sentence_of[token]] != token
        places, token = places[capital], token[capital]
        bounds = *tokens.sentence_bounds(token), hits.start[places], hits.end[places]
        named = []
        for place, *around in zip(places.tolist(), *(b.tolist() for b in bounds), strict=True):
            begin, close, start, end = around
            before, shown, after = (
                tokens.data[a:b].decode() for a, b in ((begin, start), (start, end), (end, close))
            )
            if is_name(before + shown + after, len(before), len(before) + len(shown)):
                named.append(place)
        return named


@cache
def matcher_of(lexicon: Lexicon) -> Matcher:
    """Return the matcher of a lexicon, which all who ask for it share."""
    return Matcher(lexicon)


def _keep_longest(start: np.ndarray, end: np.ndarray) -> np.ndarray:
    """Choose among spans in order of their start: the longest first, none that overlaps another."""
    keep = np.ones(len(start), bool)
    apart = np.ones(len(start), bool)
    apart[1:] = start[1:] >= np.maximum.accumulate(end)[:-1]
    cluster = np.cumsum(apart)
    shared = np.flatnonzero(np.bincount(cluster)[cluster] > 1)
    keep[shared] = False
    order = np.lexsort((start[shared], start[shared] - end[shared], cluster[shared]))
    taken: list[tuple[int, int]] = []
    latest = -1
    for place in shared[order].tolist():
        if cluster[place] != latest:
            latest, taken = cluster[place], []
        a, b = int(start[place]), int(end[place])
        if all(b <= x or y <= a for x, y in taken):
            keep[place] = True
            taken.append((a, b))
    return keep
