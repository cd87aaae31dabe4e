"""Sentences read for alignment: words, terms, noun phrases and events."""

from collections.abc import Iterable
from datetime import date
from functools import cached_property

from ...language.quantities import Quantity, find_quantities
from ...language.thesaurus import Term, load_thesaurus
from ...language.times import Time, find_times
from .events import Event, find_events
from .phrases import Phrase, find_phrases
from .words import Words, read_words

__all__ = ["Sentence", "read_sentences"]


class Sentence(Words):
    """A sentence; what it is asked for is found when it is asked."""

    @cached_property
    def terms(self) -> list[Term]:
        """Words and phrases that the thesaurus knows."""
        return list(load_thesaurus().find_terms(self.stems, self.classes))

    @cached_property
    def phrases(self) -> list[Phrase]:
        """Noun phrases in order."""
        return list(find_phrases(self))

    @cached_property
    def _times(self) -> dict[date | None, list[Time]]:
        return {}

    def times(self, published: date | None = None) -> list[Time]:
        """Return the times that it names, in an article of a day."""
        if published not in self._times:
            self._times[published] = find_times(self.text, published=published)
        return self._times[published]

    @cached_property
    def quantities(self) -> list[Quantity]:
        """The quantities that it names, dates left out."""
        dates = [(time.start, time.end) for time in self.times()]
        return find_quantities(self.text, skip=dates)

    @cached_property
    def events(self) -> list[Event]:
        """Who does what to whom; phrases are named by their place in ``phrases``."""
        return find_events(self, self.phrases)


def read_sentences(texts: Iterable[str]) -> list[Sentence]:
    """Read sentences.

    Examples
    --------
    >>> [sentence] = read_sentences(["The bill was vetoed by the president."])
    >>> [event] = sentence.events
    >>> [sentence.words[sentence.phrases[place].head] for place in event.agent + event.patient]
    ['president', 'bill']
    """
    return [
        Sentence(found.text, found.spans, found.words, found.stems, found.classes)
        for found in read_words(texts)
    ]
