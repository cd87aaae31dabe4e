"""Checks of figures: numbers, times, what came first, and how many of them."""

import re
from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

from ...language.quantities import Quantity, agree
from ...language.stems import find_stem
from ...language.times import Time, same_time
from .grammar import Sentence
from .matching import Pair
from .polarity import has_opposites
from .verdict import Verdict
from .words import NOUNS

#: Classes of words that say what is counted.
_NAMING = (*NOUNS, "JJ", "VBN", "VBG")

#: Characters on either side of a figure within which it is said what it is of.
_NEAR = 30

__all__ = ["check_numbers", "check_order", "check_quantifiers", "check_times"]


def check_numbers(pair: Pair) -> Verdict | None:
    """Find a figure in each that is of one unit and not the other's."""
    left_a, left_b = (
        [q for q in own if not any(_comparable(pair, q, r) and agree(q, r) for r in others)]
        for own, others in (pair.quantities, pair.quantities[::-1])
    )
    years_a, years_b = map(_years, pair.times)
    if years_a and years_b and years_a != years_b:
        return None  # of other years, other figures
    some_agree = len(left_a) < len(pair.quantities[0])
    for a in left_a:
        for b in left_b:
            if some_agree and not _stand_alike(pair, a, b):
                continue  # of several figures those left over may be of two things
            if _comparable(pair, a, b) and not agree(a, b):
                return Verdict("number", span_a=(a.start, a.end), span_b=(b.start, b.end))
    return None


def _years(times: list[Time]) -> set:
    return {day for time in times for day in time.days if day[1] - day[0] > timedelta(300)}


def _stand_alike(pair: Pair, a: Quantity, b: Quantity) -> bool:
    """Tell whether some word of content near one figure is near the other, too."""
    near_a, near_b = (
        {i for i in content if q.start - _NEAR <= s.spans[i][0] <= q.end + _NEAR}
        for s, q, content in zip((pair.a, pair.b), (a, b), pair.content, strict=True)
    )
    return any(near_b & pair.links.get(i, set()) for i in near_a)


def _comparable(pair: Pair, a: Quantity, b: Quantity) -> bool:
    """Tell whether two figures are of one unit, and may count the same thing."""
    if a.unit != b.unit:
        return False
    if a.unit or not (a.nouns and b.nouns) or "times" in (a.nouns[0], b.nouns[0]):
        return True
    stems_a, stems_b = (_counted(s, q) for s, q in ((pair.a, a), (pair.b, b)))
    if stems_a & stems_b:
        return True
    places_b = {j for j, stem in enumerate(pair.b.stems) if stem in stems_b}
    linked = [pair.links.get(i, set()) for i, stem in enumerate(pair.a.stems) if stem in stems_a]
    if any(found & places_b for found in linked):
        return True
    # what one counts stands elsewhere in the other: these are counts of two things
    return not any(linked) and not any(pair.back.get(j) for j in places_b)


def _counted(s: Sentence, q: Quantity) -> set[str]:
    """Return the stems of the nouns after a figure."""
    stems = {find_stem(noun) for noun in q.nouns}
    nouns = {stem for stem, kind in zip(s.stems, s.classes, strict=True) if kind in _NAMING}
    return stems & nouns or stems


def check_times(pair: Pair) -> Verdict | None:
    """Find a time in each that cannot be one time."""
    times_a, times_b = pair.times
    exact_a, exact_b = _by_the_hour(times_a), _by_the_hour(times_b)
    if exact_a and exact_b and not any(same_time(a, b) for a in exact_a for b in exact_b):
        return Verdict("time", span_a=_span(exact_a[0]), span_b=_span(exact_b[0]))
    told = {(i, j): same_time(a, b) for i, a in enumerate(times_a) for j, b in enumerate(times_b)}
    for (i, j), same in told.items():
        if same is not False:
            continue
        if not any(told[i, k] for k in range(len(times_b))) and not any(
            told[k, j] for k in range(len(times_a))
        ):
            return Verdict("time", span_a=_span(times_a[i]), span_b=_span(times_b[j]))
    return None


def _by_the_hour(times: list[Time]) -> list[Time]:
    return [time for time in times if time.hours and time.hours[1] - time.hours[0] == 1]


def _span(time: Time) -> tuple[int, int]:
    return time.start, time.end


#: Stretches of an event; two of one row are two times.
_STRETCHES = (
    ("opening|inaugural", r"last(?!\s+(?:week|month|year|night|\w+day|\d))|final|closing"),
    (
        "start|beginning|outset|opening|first half|first round|early|began|kick-off",
        "end|close|closing|final minutes|final minute|last minutes|second half|last round|late",
    ),
)


_WHEN = {"before": -1, "during": 0, "amid": 0, "after": 1, "following": 1}


def check_order(pair: Pair) -> Verdict | None:
    """Find that what came first in one came last in the other."""
    order_a, order_b = _order(pair.a), _order(pair.b)
    if not order_a or not order_b:
        return _during(pair) or _stretches(pair)
    (early_a, late_a, word_a), (early_b, late_b, word_b) = order_a, order_b
    straight = _shared(pair, early_a, early_b) + _shared(pair, late_a, late_b)
    crossed = _shared(pair, early_a, late_b) + _shared(pair, late_a, early_b)
    if crossed > 2 * straight and crossed >= 2:
        return Verdict("order", span_a=pair.a.spans[word_a], span_b=pair.b.spans[word_b])
    return _stretches(pair)


def _during(pair: Pair) -> Verdict | None:
    """Find that something came before, during or after one thing in one, and not in the other."""
    found = []
    for s, content in zip((pair.a, pair.b), pair.content, strict=True):
        at = [i for i, word in enumerate(s.words) if word in _WHEN and s.classes[i] == "IN"]
        if len(at) != 1:
            return None
        before = next((i for i in range(at[0], -1, -1) if i in content), -1)
        following = next((i for i in range(at[0], len(s)) if i in content), -1)
        found.append((at[0], before, following))
    (at_a, before_a, next_a), (at_b, before_b, next_b) = found
    one = min(before_a, before_b) < 0 or before_b in pair.links.get(before_a, ())
    differ = _WHEN[pair.a.words[at_a]] != _WHEN[pair.b.words[at_b]]
    if one and differ and next_b in pair.links.get(next_a, ()):
        return Verdict("order", span_a=pair.a.spans[at_a], span_b=pair.b.spans[at_b])
    return None


def _order(s: Sentence) -> tuple[range, range, int] | None:
    """Return the words of what came first, of what came next, and the word that says so."""
    found = [
        place
        for place, word in enumerate(s.words)
        if word in ("before", "after", "following") and s.classes[place] in ("IN", "VBG")
    ]
    for place in found if len(found) == 1 else ():
        word = s.words[place]
        following = range(place + 1, len(s))
        main = range(place)
        if place < 2:  # the clause stands first and ends at a comma
            comma = next((i for i in following if s.words[i] == ","), None)
            if comma is None:
                continue
            following, main = range(place + 1, comma), range(comma + 1, len(s))
        return (main, following, place) if word == "before" else (following, main, place)
    return None


def _shared(pair: Pair, a: range, b: range) -> int:
    """Count what two clauses share; whom they name says nothing of what happened."""
    told = (i for i in a if i in pair.content[0] and pair.a.classes[i] != "NNP")
    return sum(any(j in b for j in pair.links.get(i, ())) for i in told)


def _stretches(pair: Pair) -> Verdict | None:
    for sides in _STRETCHES:
        patterns = [re.compile(rf"\b(?:{side})\b", re.IGNORECASE) for side in sides]
        for one, other in (patterns, patterns[::-1]):
            a, b = one.search(pair.a.text), other.search(pair.b.text)
            if a and b and not other.search(pair.a.text) and not one.search(pair.b.text):
                return Verdict("time", span_a=a.span(), span_b=b.span())
    return None


#: What share of them a quantifier leaves possible.
_QUANTIFIERS = {
    (
        1.0,
        1.0,
    ): r"all(?: of)?(?= the| of| its| his| her| their|$)|all(?= [a-z]+)|"
    r"every(?!\s+(?:second|third|fourth|other|year|day|week|month|hour))|each|both|"
    r"(?:the )?entire|the whole(?: of)?|without exception|unanimously|everyone|everybody",
    (0.5, 0.99): r"most(?= of| [a-z]+s\b)|(?:the |a )?(?:[a-z]+ )?majority|"
    r"the bulk of|almost all|nearly all|all but (?:one|two|a few)|(?:more|better) than half|"
    r"(?:well )?over half|at least half",
    (0.3, 0.99): r"(?:a )?great many|many(?= of| [a-z]+)|a large number|scores of|dozens of|"
    r"a lot of|lots of|numerous",
    (0.05, 0.75): r"some of|some(?= [a-z]+s\b)|several|part of|parts of|in part|partly|a number of|"
    r"half(?: of)?|one of(?= the two| the pair)|a third|a quarter|not all|not every|certain",
    (0.01, 0.29): r"(?:only |just )(?:some|part|a part|one|two|a few|a handful|a fraction)(?: of)?|"
    r"one of(?= the| its| his| her| their| two)|a (?:[a-z]+ )?minority|"
    r"(?:only |just |but )?an? (?:tiny |small |mere )fraction|"
    r"(?<!a )(?<!no )few(?= of| [a-z]+)|a few|a handful|hardly any|scarcely any|barely any|"
    r"a small number|a fraction of",
    (0.0, 0.0): r"none|no(?= [a-z]+)(?! (?:longer|more|fewer|less|sooner))|neither|nobody|no one|"
    r"not one|not a single|not any",
}
_QUANTIFIER = [
    (share, re.compile(rf"(?i)(?<![\w-])(?:{pattern})(?![\w-])"))
    for share, pattern in _QUANTIFIERS.items()
]


def check_quantifiers(pair: Pair) -> Verdict | None:
    """Find shares that exclude one another: all and some, most and none."""
    if has_opposites(pair):
        return None  # none was hurt: all were unhurt
    words_a, words_b = ([*_shares(side.text)] for side in (pair.a, pair.b))
    found_a, found_b = ([*_figure_shares(side)] for side in (pair.a, pair.b))
    return _exclude(words_a, words_b) or _exclude(words_a, found_b) or _exclude(found_a, words_b)


def _exclude(found_a: list, found_b: list) -> Verdict | None:
    for low_a, high_a, span_a in found_a:
        for low_b, high_b, span_b in found_b:
            if max(low_a, low_b) > min(high_a, high_b):
                return Verdict("quantifier", span_a=span_a, span_b=span_b)
    return None


def _figure_shares(s: Sentence) -> Iterator[tuple[float, float, tuple[int, int]]]:
    """Yield the shares that figures give of something: three out of four patients."""
    for one, q in pairwise(s.quantities):  # two of the five
        between = s.text[one.end : q.start].strip()
        if between in ("of the", "of its", "of their") and not q.unit and q.value >= one.value > 0:
            yield one.value / q.value, one.value / q.value, (one.start, q.end)
    for q in s.quantities:
        if q.unit == "%" and (q.nouns or s.text[q.end :].lstrip().startswith("of ")):
            yield q.low / 100, q.high / 100, (q.start, q.end)


def _shares(text: str) -> Iterator[tuple[float, float, tuple[int, int]]]:
    taken: list[tuple[int, int]] = []
    ordered = sorted(
        (
            (m.start(), -m.end(), share)
            for share, pattern in _QUANTIFIER
            for m in pattern.finditer(text)
        )
    )
    for start, end, share in ordered:
        if any(start < e and s < -end for s, e in taken):
            continue
        taken.append((start, -end))
        yield share[0], share[1], (start, -end)
