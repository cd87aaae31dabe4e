"""Lines that a page prints twice: captions, headlines, pull quotes, whole paragraphs."""

from itertools import accumulate

from .captions import split_credit
from .lines import Line, bare, words_of

__all__ = ["label_repeats"]

_SHORTEST, _LONGEST_QUOTE = 6, 35
_NEAR = 0.85
#: Lines are compared that agree in their first characters, or in some further on.
_KEY, _SECOND = 16, 40
_AROUND = "\"'“”‘’«».,!?… "
#: How many characters around a line are searched for the sentence a pull quote was taken from.
_REACH = 12_000


def label_repeats(lines: list[Line]) -> None:
    """Mark the copies of lines that stand twice, and both copies where they are captions.

    Two copies side by side, or one of them with a credit, are captions; a copy further away is
    left out, as is a line that only repeats a sentence of a longer paragraph near it.
    """
    keys = [line.text[:_KEY] for line in lines if line.words >= _SHORTEST]
    keys += [ln.text[_SECOND : _SECOND + _KEY] for ln in lines if len(ln.text) > _SECOND]
    if len(set(keys)) < len(keys):
        _label_twins(lines)
    _label_pull_quotes(lines)


def _label_twins(lines: list[Line]) -> None:
    first: dict[str, int] = {}
    for i, line in enumerate(lines):
        if line.label not in ("", "caption") or not _SHORTEST <= line.words <= 90:
            continue
        starts = (line.text[_SECOND : _SECOND + _KEY], line.text[:_KEY])
        for key in starts:
            twin = first.get(key) if key else None
            if twin is not None and is_near(words_of(lines[twin].text), words_of(line.text)):
                _label_pair(lines, twin, i)
                break
        for key in starts:
            first[key] = i


def is_near(one: list[str], two: list[str]) -> bool:
    """Tell whether the shorter list of words is how the longer begins, a few typos aside.

    Examples
    --------
    >>> is_near("the pool at down in may".split(), "the pool at dawn in may Ana Lund".split())
    False
    >>> is_near("a b c d e f g h".split(), "a b x d e f g h Ana Lund".split())
    True
    """
    if len(one) > len(two):
        one, two = two, one
    if len(two) - len(one) > 12:
        return False
    same = sum(a == b for a, b in zip(one, two, strict=False))
    return same >= _NEAR * len(one)


def _label_pair(lines: list[Line], i: int, j: int) -> None:
    one, two = lines[i], lines[j]
    short, long = (one, two) if one.words <= two.words else (two, one)
    if not long.credit and not long.text.startswith(short.text.rstrip(".")):
        return
    between = [line for line in lines[i + 1 : j] if not line.label]
    if not long.credit and long.words > short.words + 1:
        tail = " ".join(long.text.split(" ")[short.words :])
        caption, credit = split_credit(long.text)
        if not credit and (between or len(tail) > 60):
            return
        long.text, long.credit = (caption, credit) if credit else (short.text, tail)
    captions = long.credit or one.label == "caption" or two.label == "caption"
    signed = any(line.label == "byline" for line in lines[: min(i, 4)])
    title = i < 4 and not one.terminal and one.words <= 25 and not signed
    if captions or (not between and not title):
        best = long if long.credit else one
        for line in (one, two):
            line.label, line.kind = "caption", "" if line is best else "repeated captions"
    else:
        two.label, two.kind = "left out", "repeated lines"


def _label_pull_quotes(lines: list[Line]) -> None:
    texts = ["" if line.label else line.text for line in lines]
    quick = bare("\n".join(texts))
    doubtful = [
        i
        for i, (line, low) in enumerate(zip(lines, quick.split("\n"), strict=False))
        if _SHORTEST <= line.words <= _LONGEST_QUOTE
        and i
        and not line.label
        and quick.count(low.strip(_AROUND)[:_KEY]) > 1
    ]
    if not doubtful:
        return
    everything = [text.lower() for text in texts]
    text, starts = "\n".join(everything), [0, *accumulate(len(own) + 1 for own in everything)]
    for i in doubtful:
        line, key, start, end = lines[i], everything[i].strip(_AROUND), starts[i], starts[i + 1] - 1
        before = text.find(key, max(0, start - _REACH), start) >= 0
        after = line.words >= 7 and i > 2 and text.find(key, end, end + _REACH) >= 0
        if before or after:
            line.label, line.kind = "left out", "pull quotes and repeated lines"
