"""The content words and numbers of a text, and whether another text has them.

Words are compared by their stems, by the lists of words that say the same, and by their root;
numbers by their value: "kids" are in a text that writes "children", "8" is where it has "eight".
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import NamedTuple

from ..language.quantities import Quantity, agree, find_quantities
from ..language.stems import find_stem, share_root
from ..language.thesaurus import load_thesaurus
from ..language.times import find_times
from ..language.vocabulary import find_words
from ..language.words import NUMBERS, is_function_word
from .alignment.grammar import Sentence

__all__ = ["Term", "Wording"]

_CLOCK = re.compile(r"(?i)\b\d{1,2}(?:[:.]\d\d)?\s*[ap]\.?m\b\.?")


class Term(NamedTuple):
    """A content word or a number of a text: where it stands, and what it is compared by."""

    start: int
    end: int
    stem: str = ""
    synonyms: frozenset[int] = frozenset()
    quantity: Quantity | None = None


class Wording:
    """The content words and numbers of a text.

    Parameters
    ----------
    text : str
    sentences : iterable of (int, Sentence), optional
        Those of the text, read already, and where each begins; their times and quantities are then
        not looked for again.

    Examples
    --------
    >>> headline, body = Wording("8 kids rescued"), Wording("Rescuers saved eight children.")
    >>> [headline.text[term.start : term.end] for term in headline.terms if not body.has(term)]
    []
    """

    def __init__(self, text: str, sentences: Iterable[tuple[int, Sentence]] | None = None) -> None:
        self.text = text
        self._sentences = None if sentences is None else list(sentences)

    @cached_property
    def words(self) -> list[Term]:
        """Content words in order of place, numbers among them."""
        found = find_words(self.text)
        keys = [self._key(word, start, end) for word, start, end, _ in found]
        synonyms: dict[int, frozenset[int]] = defaultdict(frozenset)
        for term in load_thesaurus().find_terms(keys, [""] * len(keys)):
            for place in range(term.start, term.end):
                synonyms[place] |= term.same
        return [
            Term(start, end, keys[place], synonyms[place])
            for place, (word, start, end, _) in enumerate(found)
            if not is_function_word(word) and word != "one" or keys[place] == "us"
        ]

    def _key(self, word: str, start: int, end: int) -> str:
        """Return the stem of a word; the pronoun "us" is nobody's country, and has none."""
        if word == "us" and self.text[start:end] != "US":
            return ""
        word = NUMBERS.get(word, word)
        return word.replace(",", "") if word[0].isdigit() else find_stem(word.replace(".", ""))

    @cached_property
    def times(self) -> list[tuple[int, int]]:
        """Where days and times of day stand."""
        if self._sentences is None:
            found = [(time.start, time.end) for time in find_times(self.text)]
        else:
            found = [
                (first + time.start, first + time.end)
                for first, sentence in self._sentences
                for time in sentence.times()
            ]
        return found + [match.span() for match in _CLOCK.finditer(self.text)]

    @cached_property
    def quantities(self) -> list[Quantity]:
        """Numbers, but for those of times."""
        if self._sentences is None:
            return find_quantities(self.text, skip=self.times)
        found = (
            quantity._replace(start=first + quantity.start, end=first + quantity.end)
            for first, sentence in self._sentences
            for quantity in sentence.quantities
        )
        return [q for q in found if not any(s < q.end and q.start < e for s, e in self.times)]

    @cached_property
    def terms(self) -> list[Term]:
        """Words and quantities in order of place; times are left out."""
        terms = [Term(q.start, q.end, quantity=q) for q in self.quantities]
        spans = [*self.times, *((q.start, q.end) for q in self.quantities)]
        taken = {place for span in spans for place in range(*span)}
        terms += [word for word in self.words if word.start not in taken]
        return sorted(terms, key=lambda term: term.start)

    @cached_property
    def _known(self) -> tuple[Mapping[str, dict[str, Term]], Mapping[int, Term]]:
        """The first word of each stem, by its first letter, and of each set of synonyms."""
        stems: dict[str, dict[str, Term]] = defaultdict(dict)
        synonyms: dict[int, Term] = {}
        for word in self.words:
            stems[word.stem[:1]].setdefault(word.stem, word)
            for number in word.synonyms:
                synonyms.setdefault(number, word)
        return stems, synonyms

    def find(self, term: Term) -> Term | None:
        """Return what a term of another text is in this one: the word itself, or one that says it.

        Examples
        --------
        >>> headline, body = Wording("8 kids rescued"), Wording("Rescuers saved eight children.")
        >>> [body.show(body.find(term)) for term in headline.terms]
        ['eight', 'children', 'saved']
        """
        if wanted := term.quantity:
            alike = [q for q in self.quantities if q.unit == wanted.unit and agree(wanted, q)]
            found = min(alike, key=lambda q: q.value != wanted.value, default=None)
            return found and Term(found.start, found.end, quantity=found)
        stems, synonyms = self._known
        near = stems.get(term.stem[:1], {})
        if term.stem in near:
            return near[term.stem]
        said = [synonyms[number] for number in term.synonyms if number in synonyms]
        said = said or [word for stem, word in near.items() if share_root(term.stem, stem)]
        return min(said, key=lambda word: word.start, default=None)

    def has(self, term: Term) -> bool:
        """Tell whether a term of another text is found in this one."""
        return self.find(term) is not None

    def show(self, term: Term) -> str:
        """Return a term as the text writes it."""
        return self.text[term.start : term.end]
