"""What stands around a target: the features that its sentiment is told from.

Every feature is a short name with the words that it comes from, so that a score can be taken apart
again into the words that made it. The target's own words are never features, nor are other names:
who is named must not decide what is felt about them.

Names of features: ``w=`` a word anywhere, ``L=`` or ``R=`` left or right of the target, ``l=`` or
``r=`` within three words of it, ``c=`` in its clause, ``b=`` two words in a row, ``p=``, ``Lp=``,
``Rp=`` a word's first six letters, ``V<`` or ``V>`` the verb before or after it, ``k…`` kinds of
words (``target_sentiment_words.toml``), ``o…`` loaded terms, ``t…`` the target itself, ``v…``
valence. ``!`` is negated, and ``s=`` is a sum; of all others the nearest counts.
"""

import math
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

from ..cache import keep_plain
from .target_contexts import Context

__all__ = ["FEATURES", "PREFIX", "SUM", "Found", "describe_context", "value_of"]

#: Version of the features; weights made for another one are refused.
FEATURES = 1

#: Feature name to (word, amount) pairs; the word is its place in the context, -1 for none.
Found = dict[str, list[tuple[int, float]]]

_NAME, _NUMBER, _TARGET = "<name>", "<number>", "<target>"
#: How the names of features begin that are sums.
SUM = "s="
#: Letters of a word that stand for its inflections and kin.
PREFIX = 6
_OTHER_CLAUSE = 0.5
_NEAR, _KIND_NEAR, _VERB_WITHIN = 3, 4, 7
_DECAYS = (2, 6, 20)
_AUXILIARIES = frozenset(
    (
        "is are was were be been being has have had do does did will would can could may might "
        "must shall should to"
    ).split()
)
_BE = frozenset("is are was were be been being".split())
_VERBS = frozenset(
    (
        "says say tells tell told adds asks calls claims argues accuses insists notes warns "
        "went made took gave got won lost led ran came became left kept held saw knew thought "
        "found felt brought began spoke broke fell grew stood set put met paid sent built sold "
        "shot drew rose sought bought fought caught taught threw chose drove wore swore said "
        "wrote knows wants thinks believes makes takes gives gets wins loses leads runs comes "
        "becomes leaves keeps holds sees seems looks goes needs plans faces means likes loves "
        "hates fears want think believe make take give get win lose lead run come become leave "
        "keep hold see seem look go need"
    ).split()
)
_PRONOUNS = frozenset(
    (
        "he she him her his hers it its they them their i me my we us our you your"
    ).split()
)  # fmt: skip


@cache
def _kinds() -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Return the kinds of whole words and of words' beginnings."""
    path = Path(__file__).with_name("data") / "target_sentiment_words.toml"
    kinds = keep_plain("target-words", [path], lambda: _read_kinds(path))
    whole: dict[str, set[str]] = {}
    begin: dict[str, set[str]] = {}
    for kind, words in kinds.items():
        for word in words.split():
            table = begin if word.endswith("*") else whole
            table.setdefault(word.rstrip("*"), set()).add(kind)
    return whole, begin


def _read_kinds(path: Path) -> dict[str, str]:
    import tomllib

    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def _kinds_of(word: str) -> tuple[str, ...]:
    whole, begin = _kinds()
    found = set(whole.get(word, ()))
    for size in range(3, len(word) + 1):
        found |= begin.get(word[:size], set())
    return tuple(sorted(found))


def _mask(context: Context) -> list[str]:
    """Write numbers and other names as such; in a headline's capitals nothing tells a name."""
    long = [c for c, word in zip(context.capital, context.words, strict=True) if len(word) > 3]
    titled = sum(long) > 0.6 * len(long)
    masked = []
    for i, word in enumerate(context.words):
        is_name = context.capital[i] and i > 0 and not titled and word not in _PRONOUNS
        masked.append(_NAME if is_name else _NUMBER if word[0].isdigit() else word)
    return masked


def _bin(distance: int) -> int:
    return next((edge for edge in (1, 2, 4, 8) if distance <= edge), 16)


def value_of(name: str, items: list[tuple[int, float]]) -> float:
    """Return a feature's value: a sum, or how near is the nearest of what is there."""
    amounts = [amount for _, amount in items]
    return sum(amounts) if name.startswith(SUM) else max(amounts)


def describe_context(context: Context) -> Found:
    """Return the features of a target's context, each with the words that it comes from."""
    found: Found = defaultdict(list)

    def add(name: str, word: int = -1, amount: float = 1.0) -> None:
        found[name].append((word, amount))

    around = _Around(context, _mask(context))
    _describe_words(around, found)
    _describe_verbs(around, add)
    _describe_kinds(around, add)
    _describe_valence(around, add)
    _describe_target(around, add)
    return found


@dataclass(eq=False)
class _Around:
    """A context read from its target: distances in words, below 0 on its left."""

    context: Context
    masked: list[str]

    def __post_init__(self) -> None:
        self.clauses, self.negated = self.context.clauses, self.context.negated
        first, last = self.context.first, self.context.last
        size = len(self.masked)
        self.first, self.last, self.size = first, last, size
        self.clause = self.clauses[first]
        self.others = [*range(first), *range(last, size)]

    def distance(self, i: int) -> int:
        return i - self.first if i < self.first else i - self.last + 1

    def nearness(self, i: int) -> float:
        """Return 1 in the target's clause and less in others, which may be about somebody else."""
        return 1.0 if self.clauses[i] == self.clause else _OTHER_CLAUSE


def _describe_words(around: _Around, found: Found) -> None:
    for i in around.others:
        word = around.masked[i]
        place = -1 if word == _NAME else i
        once, near = (place, 1.0), (place, around.nearness(i))
        side = "L" if i < around.first else "R"
        anywhere, beside, close, in_clause, begins = _name_word(word, side, around.negated[i])
        found[anywhere].append(near)
        found[beside].append(near)
        if -_NEAR <= around.distance(i) <= _NEAR:
            found[close].append(once)
        if around.clauses[i] == around.clause:
            found[in_clause].append(once)
        for name in begins:
            found[name].append(near)
    _describe_pairs(around, found)


@lru_cache(1 << 14)
def _name_word(word: str, side: str, negated: bool) -> tuple[str, str, str, str, tuple[str, ...]]:
    """Name a word's features: anywhere, on its side, near, in the clause, by its first letters."""
    signed, begin = "!" + word if negated else word, word[:PREFIX]
    is_long = len(word) >= 5 and word[0] != "<"
    begins = (f"p={begin}", f"{side}p={begin}") if is_long else ()
    return f"w={signed}", f"{side}={signed}", f"{side.lower()}={signed}", f"c={signed}", begins


def _describe_pairs(around: _Around, found: Found) -> None:
    """Two words in a row; the target counts as one word, and so do the sentence's ends."""
    shown = [-1 if word == _NAME else i for i, word in enumerate(around.masked)]
    line = ["<s>", *around.masked[: around.first], _TARGET, *around.masked[around.last :], "</s>"]
    places = [-1, *shown[: around.first], -1, *shown[around.last :], -1]
    for pair, (one, two) in zip(pairwise(places), pairwise(line), strict=True):
        items = found[f"b={one}_{two}"]
        items += [(place, 1.0) for place in pair if place >= 0] or [(-1, 1.0)]


def _is_verb(word: str) -> bool:
    regular = len(word) > 3 and word.endswith(("ed", "ing"))
    return regular or word in _AUXILIARIES or word in _VERBS


def _describe_verbs(around: _Around, add) -> None:
    """The nearest verbs on both sides: which is nearer tells a subject from an object, roughly."""
    masked, first, last = around.masked, around.first, around.last
    after = [i for i in range(last, min(around.size, last + _VERB_WITHIN)) if _is_verb(masked[i])]
    before = [
        i for i in range(first - 1, max(-1, first - 1 - _VERB_WITHIN), -1) if _is_verb(masked[i])
    ]
    for mark, verbs in ((">", after), ("<", before)):
        full = next((i for i in verbs if masked[i] not in _AUXILIARIES), None)
        if full is not None:
            add(f"V{mark}={masked[full]}{'!' if around.negated[full] else ''}", full)
            add(f"V{mark}p={masked[full][:5]}", full)
    right = after[0] - last + 1 if after else 99
    left = first - before[0] if before else 99
    add("trole=" + ("subject" if right < left else "object" if left < right else "none"))
    if right <= 2:
        add("trole=subject!")
    if left <= 2:
        add("trole=object!")
    if any(
        masked[i] in _BE and i + 1 < around.size and masked[i + 1].endswith("ed")
        for i in range(last, min(around.size, last + 4))
    ):
        add("tpassive")
    if first > 0 and masked[first - 1] == "by":
        add("tby", first - 1)


def _describe_kinds(around: _Around, add) -> None:
    for i in around.others:
        distance = around.distance(i)
        side, same = "L" if distance < 0 else "R", around.clauses[i] == around.clause
        sign = "!" if around.negated[i] else ""
        for kind in _kinds_of(around.masked[i]) if around.masked[i] != _NAME else ():
            add(f"k={kind}", i, around.nearness(i))
            add(f"k{side}={kind}{sign}", i, around.nearness(i))
            if abs(distance) <= _KIND_NEAR:
                add(f"k{side.lower()}={kind}{sign}", i)
            if same:
                add(f"kc{side}={kind}{sign}", i)
        if around.context.loaded[i]:
            category, strength = around.context.loaded[i]
            add(f"o={category}", i)
            add(f"o{side}={category}", i)
            add(f"s=o{side}", i, strength / 3)
            if same:
                add("s=oc", i, strength / 3)


def _describe_valence(around: _Around, add) -> None:
    """Valences, weighed by how near the target they stand, on either side and in its clause."""
    nearest, sign, total = 99, "", 0.0
    for i in around.others:
        valence = around.context.valence[i]
        if not valence or around.masked[i] == _NAME:
            continue
        total += valence
        distance = around.distance(i)
        side, steps = ("L" if distance < 0 else "R"), abs(distance)
        pole, size = ("+" if valence > 0 else "-"), abs(valence) / 4
        for decay in _DECAYS:
            weight = math.exp(-(steps - 1) / decay) * size
            add(f"s=v{side}{pole}{decay}", i, weight)
            add(f"s=v{pole}{decay}", i, weight)
        if around.clauses[i] == around.clause:
            add(f"s=vc{side}{pole}", i, size)
            add(f"s=vc{pole}", i, size)
        add(f"s=v{pole}", i, size)
        add(f"s=vq{around.context.quoted[i]}{pole}", i, size)
        if steps < nearest:
            nearest, sign = steps, pole
    if sign:
        add(f"v={sign}{_bin(nearest)}")
    compound = total / math.sqrt(total * total + 15)  # as VADER makes one of a sum
    add(f"vcompound={round(compound * 4)}")
    add("s=vcompound", -1, compound)


def _describe_target(around: _Around, add) -> None:
    context, first, last = around.context, around.first, around.last
    size = last - first
    if size == 1 and context.words[first] in _PRONOUNS:
        add("ttype=pronoun")
    else:
        add("ttype=name" if context.capital[last - 1] else "ttype=noun")
        add(f"twords={min(size, 4)}")
    if context.tail.lower() in ("'s", "’s"):
        add("tpossessive")
    if first == 0:
        add("tfirst")
    if last == around.size:
        add("tlast")
    add(f"tlength={min(int(math.log2(around.size + 1) * 2), 14)}")
    add(f"tplace={4 * first // around.size}")
    if context.quoted[first]:
        add(f"tquoted={context.quoted[first]}")
    if 2 in context.quoted:
        add("tspeech")
    for mark in "?!":
        if mark in context.gaps[-1]:
            add(f"tmark={mark}")
    add(f"tnames={min(sum(map(context.capital.__getitem__, around.others)), 5)}")
