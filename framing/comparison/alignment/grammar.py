"""Sentences read for alignment: words, terms, noun phrases and events."""

from collections.abc import Iterable
from datetime import date
from functools import cached_property

from ...language.quantities import Quantity, find_quantities
from ...language.stems import find_stem
from ...language.thesaurus import Term, load_thesaurus
from ...language.times import Time, find_times
from .events import Event, find_events
from .phrases import Phrase, find_phrases
from .words import Words, read_words

__all__ = ["CONTENT", "EMPTY", "Sentence", "read_sentences"]

#: Classes of words that carry content.
CONTENT = ("NN", "NNP", "VB", "VBP", "VBD", "VBN", "VBG", "JJ", "RB")
#: Stems of words that carry grammar, or are weighed by the checks, and are no content.
EMPTY = frozenset(
    find_stem(word)
    for word in (
        "be have do say tell get take make give come go put let become seem keep hold bring set "
        "not n't never no none nobody nothing neither nor all every each most some several many "
        "few both half one more less least much only also just even still yet already now then "
        "here there too very so such as well however again away back out off up down over about "
        "than another other own same certain part total number group handful majority minority "
        "able unable fail refuse decline plan intend may might could can would will shall should "
        "must ready possible likely due expect hop want wish try aim seek consider promise mr mrs "
        "ms dr prof sir further various new during around near almost nearly roughly according "
        "report cite how ever since ago early late last next first time place case thing way "
        "people person year month week day hour today yesterday tomorrow tonight morning night "
        "evening afternoon noon dawn"
    ).split()
)


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
    def content(self) -> frozenset[int]:
        """Words that carry content, but for those of times and quantities."""
        taken = [(item.start, item.end) for item in (*self.times(), *self.quantities)]
        return frozenset(
            i
            for i, (kind, stem, (start, end)) in enumerate(
                zip(self.classes, self.stems, self.spans, strict=True)
            )
            if kind in CONTENT
            and stem not in EMPTY
            and stem[0].isalpha()
            and len(stem) > 1
            and (kind != "RB" or stem.endswith("ly"))
            and not any(start < end_ and start_ < end for start_, end_ in taken)
        )

    @cached_property
    def acronyms(self) -> list[tuple[int, str]]:
        """Words in capitals alone, and their letters."""
        found = []
        for i, (start, end) in enumerate(self.spans):
            letters = self.text[start:end].replace(".", "")
            if len(letters) > 1 and letters.isupper():
                found.append((i, letters))
        return found

    @cached_property
    def capitals(self) -> tuple[list[int], str]:
        """Words that begin with a capital, and these in a row."""
        names = [
            j
            for j, (start, end) in enumerate(self.spans)
            if self.text[start].isupper() and self.words[j] != "the" and end - start > 1
        ]
        return names, "".join(self.text[self.spans[j][0]] for j in names)

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
