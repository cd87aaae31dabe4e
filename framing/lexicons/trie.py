"""The terms of a lexicon as one trie over words."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ..cache import keep_plain, pack, unpack
from ..language import vocabulary
from ..language.vocabulary import split_term
from .files import load_lexicon, shipped_lexicons
from .lexicon import Lexicon

__all__ = ["Trie", "make_trie", "trie_of"]


@dataclass(eq=False, repr=False)
class Trie:
    """Phrases by their words. Node 0 is the root; the others are numbered from 1.

    Attributes
    ----------
    words : dict of str to int
        Code of each word, from 1.
    parent, code : ndarray
        For each node but the root, the one before it, and the word that leads from there.
    node, place : ndarray
        Where phrases end, and the place of each one's entry; -1 for a wording that is ordinary.
    """

    words: dict[str, int]
    parent: np.ndarray
    code: np.ndarray
    node: np.ndarray
    place: np.ndarray

    @cached_property
    def depth(self) -> np.ndarray:
        """How many words lead to each node."""
        parents = np.append(0, self.parent)
        depth, above = np.zeros(len(parents), np.int64), np.arange(len(parents))
        while above.any():
            depth += above > 0
            above = parents[above]
        return depth

    def paths(self, nodes: np.ndarray, length: int) -> np.ndarray:
        """Return the codes of the words that lead to nodes of one depth, a row for each."""
        columns = []
        for _ in range(length):
            columns.append(self.code[nodes - 1])
            nodes = self.parent[nodes - 1]
        return np.stack(columns[::-1], axis=1)


def make_trie(lexicon: Lexicon) -> Trie:
    """Return the trie of a lexicon; a phrase belongs to the first entry that has it."""
    words: dict[str, int] = {}
    nodes: dict[tuple[int, int], int] = {}
    ends: dict[int, int] = {}

    def insert(phrases: Iterable[str], place: int) -> None:
        for phrase in phrases:
            node = 0
            for word in split_term(phrase):
                code = words.setdefault(word, len(words) + 1)
                node = nodes.setdefault((node, code), len(nodes) + 1)
            ends.setdefault(node, place)

    for place, entry in enumerate(lexicon):
        insert(entry.forms, place)
    for entry in lexicon:
        insert(entry.ordinary, -1)
    parent, code = np.array(list(nodes), np.int64).reshape(-1, 2).T
    found = (np.array(list(numbers), np.int64) for numbers in (ends, ends.values()))
    return Trie(words, parent, code, *found)


def trie_of(lexicon: Lexicon) -> Trie:
    """Return the trie of a lexicon; that of a shipped one is kept."""
    if lexicon.name not in shipped_lexicons() or load_lexicon(lexicon.name) is not lexicon:
        return make_trie(lexicon)

    def to_plain() -> dict:
        trie = make_trie(lexicon)
        columns = {name: pack(getattr(trie, name)) for name in ("parent", "code", "node", "place")}
        return {"words": list(trie.words), "columns": columns}

    # What the lexicon's own files say is in its sha256.
    plain = keep_plain(
        f"{lexicon.name}-trie", (__file__, vocabulary.__file__), to_plain, told=lexicon.sha256
    )
    words = dict(zip(plain["words"], range(1, len(plain["words"]) + 1), strict=True))
    return Trie(words, *map(unpack, plain["columns"].values()))
