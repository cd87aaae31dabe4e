"""Verdicts: what the differences of one measure come to, in words."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from .numbers import format_number, format_range, join_words

__all__ = ["INDISTINGUISHABLE", "describe_differences", "tell_from_zero"]

INDISTINGUISHABLE = "indistinguishable at this length"
_MOST_DIGITS = 6
_MORE = {
    "loaded": "more loaded terms",
    "flesch_reading_ease": "easier to read",
    "flesch_kincaid": "harder to read",
    "gunning_fog": "harder to read",
    "smog": "harder to read",
    "ari": "harder to read",
    "coleman_liau": "harder to read",
    "dale_chall": "harder to read",
    "words_per_sentence": "longer sentences",
    "syllables_per_word": "longer words",
    "difficult_words": "more difficult words",
}


def describe_differences(
    records: Sequence[Mapping], letters: Mapping[str, str], digits: int, pairs: int
) -> dict[str, object]:
    """Say what the differences between articles in one measure, part and voice come to.

    Parameters
    ----------
    records : sequence of mapping
        Difference records: one for each pair that has the part.
    letters : mapping of str to str
        Letter of each article's id.
    digits : int
        Decimals of the measure.
    pairs : int
        How many pairs of articles there are.

    Returns
    -------
    dict
        ``state`` ("differs", "indistinguishable", "no interval", "none", "not scored"), ``text``
        (the verdict), ``detail`` (the numbers of a single pair), ``short`` (for narrow columns).
    """
    if pairs == 1:
        if not records:
            return _say("not scored", "Not compared: one has none", short=_SHORT["not scored"])
        return _describe_pair(records[0], letters, digits)
    return _describe_pairs(records, letters, digits, pairs)


def _describe_pair(record: Mapping, letters: Mapping[str, str], digits: int) -> dict[str, object]:
    a, b = letters[record["a"]], letters[record["b"]]
    verdict = _judge(record)
    if verdict not in ("a higher", "b higher", "indistinguishable"):
        return _say(verdict, _PLAIN[verdict], short=_SHORT[verdict])
    low, high, difference = record["low"], record["high"], record["difference"]
    if verdict == "b higher":
        a, b, low, high, difference = b, a, -high, -low, -difference
    digits = tell_from_zero(low, high, digits)
    detail = f"{a} − {b} = {format_number(difference, digits, signed=True)}, " + format_range(
        low, high, digits, signed=True
    )
    if verdict == "indistinguishable":
        detail += f"; {_limit([record], digits)}"
        return _say(verdict, _PLAIN[verdict], detail, _SHORT[verdict])
    return _say("differs", f"{a}: {_more(record)} than {b}", detail, f"{a} higher")


def tell_from_zero(low: float, high: float, digits: int) -> int:
    """Return how many decimals show that an interval leaves zero out, where it does so."""
    nearest = min(abs(low), abs(high))
    while low * high > 0 and digits < _MOST_DIGITS and not round(nearest, digits):
        digits += 1
    return digits


def _limit(records: Sequence[Mapping], digits: int) -> str:
    """Say how large a difference has to be for texts so long to show it."""
    smallest = [record["smallest"] for record in records]
    ends = [format_number(end, digits) for end in (min(smallest), max(smallest))]
    return f"a difference below {' to '.join(dict.fromkeys(ends))} might not show"


def _judge(record: Mapping) -> str:
    """Return the verdict, told apart where there is no interval because nothing was found."""
    nothing = record["value_a"] == 0 == record["value_b"]
    return "none" if record["verdict"] == "no interval" and nothing else record["verdict"]


def _more(record: Mapping) -> str:
    if record["measure"] == "vader":
        value = max(record["value_a"], record["value_b"])
        return "more positive wording" if value > 0 else "less negative wording"
    return _MORE.get(record["measure"], "higher")


def _describe_pairs(
    records: Sequence[Mapping], letters: Mapping[str, str], digits: int, pairs: int
) -> dict[str, object]:
    below, counts = defaultdict(list), Counter({"not scored": pairs - len(records)})
    single = {}
    alike = [record for record in records if record["verdict"] == "indistinguishable"]
    for record in records:
        a, b, verdict = letters[record["a"]], letters[record["b"]], _judge(record)
        if verdict in ("a higher", "b higher"):
            higher, lower = (a, b) if verdict == "a higher" else (b, a)
            below[higher, _more(record)].append(lower)
        else:
            counts[verdict] += 1
            if verdict != "none":
                single[verdict] = f"{a} and {b}"
    rest = [name for name in _PLAIN if counts[name]]
    limit = _limit(alike, digits) if alike else ""
    if not below and len(rest) == 1:
        return _say(rest[0], _ALL[rest[0]].format(pairs), limit, _SHORT[rest[0]])
    order = sorted(below, key=lambda key: (-len(below[key]), key))
    told = [f"{key[0]}: {key[1]} than {join_words(sorted(below[key]))}" for key in order]
    short = "; ".join(f"{key[0]} > {', '.join(sorted(below[key]))}" for key in order)
    said = [
        f"{single.get(name, '1 pair') if counts[name] == 1 else f'{counts[name]} pairs'} "
        f"{_COUNTED[name]}"
        for name in rest
    ]
    said += [limit] if limit else []
    state = "differs" if told else rest[0]
    return _say(state, "; ".join(told) or said.pop(0), "; ".join(said), short or _SHORT[state])


def _say(state: str, text: str, detail: str = "", short: str = "") -> dict[str, object]:
    return {"state": state, "text": text, "detail": detail, "short": short or text}


#: Verdicts that are no difference: of one pair, in short, of all pairs, and of some.
_PLAIN = {
    "indistinguishable": INDISTINGUISHABLE[0].upper() + INDISTINGUISHABLE[1:],
    "no interval": "Too little text for an interval",
    "none": "Nothing found in either",
    "not scored": "Not compared",
}
_SHORT = {
    "indistinguishable": "indistinguishable",
    "no interval": "no interval",
    "none": "nothing found",
    "not scored": "not compared",
}
_ALL = {
    "indistinguishable": "All {} pairs " + INDISTINGUISHABLE,
    "no interval": "Too little text for an interval",
    "none": "Nothing found in any",
    "not scored": "Not compared",
}
_COUNTED = {
    "indistinguishable": INDISTINGUISHABLE,
    "no interval": "without an interval",
    "none": "in which nothing was found",
    "not scored": "not compared",
}
