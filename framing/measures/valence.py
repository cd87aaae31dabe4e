"""VADER over the token table: every rule as an array pass, equal to the original's figures.

The rules, weights and word lists are those of Hutto & Gilbert (2014) as coded in the package
vaderSentiment 3.3.2, its quirks included: figures that differ from everybody else's VADER would
help nobody. The lists are read from that package at run time.

References
----------
Hutto, C. & Gilbert, E. (2014). VADER: A parsimonious rule-based model for sentiment analysis of
social media text. ICWSM 8(1), 216–225.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path
from string import punctuation

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ..language.arrow import from_flags, from_strings, is_any_of, to_numpy
from ..language.sums import sum_runs
from ..language.tokens import Tokens, number_groups

__all__ = ["Polarity", "ValenceHits", "Valences", "polarity", "read_valences", "vader_lexicon"]

_NEGATION = -0.74
_CAPITALS = 0.733
_MARKS = ("capitals", "exclamations", "questions")
_BOOST_BY_DISTANCE = (1.0, 0.95, 0.9)

#: Words that a rule names, by a code of their own.
_NAMED = {
    word: code
    for code, word in enumerate(
        ("no or nor never so this without doubt least at very kind of but").split(),
        start=1,
    )
}


@dataclass(frozen=True)
class _Vader:
    lexicon: dict[str, float]
    boosters: dict[str, float]
    negations: frozenset[str]
    specials: dict[str, float]
    emoji: dict[str, str]


@cache
def _vader() -> _Vader:
    from vaderSentiment import vaderSentiment as source

    folder = Path(source.__file__).parent
    emoji = _read_pairs(folder / "emoji_utf8_lexicon.txt")
    return _Vader(
        lexicon={k: float(v) for k, v in _read_pairs(folder / "vader_lexicon.txt").items()},
        boosters=source.BOOSTER_DICT,
        negations=frozenset(source.NEGATE),
        specials=source.SPECIAL_CASES,
        emoji={k: v for k, v in emoji.items() if len(k) == 1},
    )


def vader_lexicon() -> dict[str, float]:
    """Return the ratings of vaderSentiment's lexicon, from -4 to 4, by word."""
    return _vader().lexicon


def _read_pairs(path: Path) -> dict[str, str]:
    lines = path.read_text(encoding="utf-8").rstrip("\n").split("\n")
    return dict(line.strip().split("\t")[:2] for line in lines if line)


@cache
def _phrase_codes() -> tuple[dict[str, int], np.ndarray]:
    """Number the words of VADER's phrases; also tell which word may open a phrase before which."""
    phrases = [p.split() for p in (*_vader().specials, *_vader().boosters) if " " in p]
    words = sorted({word for phrase in phrases for word in phrase})
    codes = {word: code for code, word in enumerate(words, start=1)}
    opens = np.zeros((len(codes) + 1, len(codes) + 1), bool)
    for first, second, *_ in phrases:
        opens[codes[first], codes[second]] = True
    return codes, opens


def describe_valence(types: pa.StringArray) -> dict[str, np.ndarray]:
    """What VADER needs to know of each type: its valence, and which rules it takes part in."""
    vader = _vader()
    bare = pc.utf8_rtrim_whitespace(types)
    stripped = pc.utf8_trim(bare, characters=punctuation)
    item = pc.if_else(from_flags(to_numpy(pc.utf8_length(stripped)) <= 2), bare, stripped)
    wide = ~to_numpy(pc.string_is_ascii(bare))
    lowered, capitals = pc.utf8_lower(item), to_numpy(pc.utf8_is_upper(item))
    has_emoji = np.zeros(len(types), bool)
    if wide.any():  # Arrow and Python disagree on some letters, such as "İ" and "Ⅷ"
        beyond = item.filter(from_flags(wide)).to_pylist()
        spelled = from_strings([word.lower() for word in beyond])
        lowered = pc.replace_with_mask(lowered, from_flags(wide), spelled)
        capitals[wide] = [word.isupper() for word in beyond]
        texts = bare.filter(from_flags(wide)).to_pylist()
        has_emoji[wide] = [not vader.emoji.keys().isdisjoint(text) for text in texts]
    encoded = lowered.dictionary_encode()
    words, place = encoded.dictionary, to_numpy(encoded.indices)

    def look_up(table: Mapping[str, float], dtype: type = np.float64) -> np.ndarray:
        """Return what the table says of each type; 0 where it says nothing."""
        found = to_numpy(pc.index_in(words, from_strings(list(table))))
        return np.array([*table.values(), 0], dtype)[found][place]

    negates = is_any_of(words, list(vader.negations)) | to_numpy(pc.match_substring(words, "n't"))
    return {
        "valence": look_up(vader.lexicon),
        "rated": is_any_of(words, list(vader.lexicon))[place],
        "boost": look_up(vader.boosters),
        "negates": negates[place],
        "named": look_up(_NAMED, np.int8),
        "phrase": look_up(_phrase_codes()[0], np.int8),
        "capitals": capitals,
        "exclamations": to_numpy(pc.count_substring(bare, "!")),
        "questions": to_numpy(pc.count_substring(bare, "?")),
        "emoji": has_emoji,
    }


@dataclass(frozen=True, eq=False)
class ValenceHits:
    """The words that carry valence in one reading of a text, in order of place.

    Attributes
    ----------
    token : ndarray
        Token of each.
    group : ndarray
        Sentence (or whole text) of each, as numbered by the starts that were given.
    valence : ndarray
        After all rules.
    rated : ndarray
        As the lexicon has it.
    boosted, negated, capitals, contrasted : ndarray of bool
        Which rules changed it: a degree word before it, a negation, capitals, a "but".
    """

    token: np.ndarray
    group: np.ndarray
    valence: np.ndarray
    rated: np.ndarray
    boosted: np.ndarray
    negated: np.ndarray
    capitals: np.ndarray
    contrasted: np.ndarray


@dataclass(frozen=True, eq=False)
class Polarity:
    """VADER's four figures for each group: compound (-1 to 1), and shares that sum to 1."""

    compound: np.ndarray
    positive: np.ndarray
    neutral: np.ndarray
    negative: np.ndarray


def polarity(valence: np.ndarray, group: np.ndarray, marks: Mapping[str, np.ndarray]) -> Polarity:
    """Sum valences to VADER's four figures.

    Parameters
    ----------
    valence : ndarray
        Of each hit.
    group : ndarray
        Of each hit: its sentence, or its row.
    marks : mapping of str to ndarray
        Words (``size``), ``exclamations`` and ``questions`` of each group.
    """
    size = len(marks["size"])
    exclamations, questions = marks["exclamations"], marks["questions"]
    total = np.bincount(group, weights=valence, minlength=size)
    pairs = np.where(questions <= 3, questions * 0.18, 0.96)
    emphasis = np.minimum(exclamations, 4) * 0.292 + np.where(questions > 1, pairs, 0.0)
    total = np.where(total > 0, total + emphasis, np.where(total < 0, total - emphasis, total))
    up, down = valence > 0, valence < 0
    positive = np.bincount(group[up], weights=valence[up] + 1, minlength=size)
    negative = -np.bincount(group[down], weights=valence[down] - 1, minlength=size)
    neutral = marks["size"] - np.bincount(group[up | down], minlength=size)
    more, less = positive > negative, positive < negative
    positive, negative = positive + emphasis * more, negative + emphasis * less
    whole = np.maximum(positive + negative + neutral, 1e-300)
    return Polarity(
        _round(total / np.sqrt(total * total + 15), 4),
        _round(positive / whole, 3),
        _round(neutral / whole, 3),
        _round(negative / whole, 3),
    )


def _round(values: np.ndarray, digits: int) -> np.ndarray:
    """Round like Python's round(), which sees the exact decimal where numpy scales first."""
    rounded = np.round(values, digits)
    scaled = np.abs(values) * 10**digits
    for place in np.flatnonzero(np.abs(scaled - np.floor(scaled) - 0.5) < 1e-6).tolist():
        rounded[place] = round(float(values[place]), digits)
    return rounded


@dataclass(frozen=True, eq=False)
class Valences:
    """A batch of tokens as VADER reads it; an emoji is read as the words that describe it.

    Attributes
    ----------
    ids : ndarray
        Place of each word's type in the feature columns.
    owner, extra : ndarray or None
        Token that each word stands for, and that each word beyond the first of a token stands for;
        None if there are no emoji and each word is a token.
    columns : dict
        See ``describe_valence``.
    token_ids : ndarray
        Type of each token.
    marks : dict
        By type of token: how many words it is read as (``size``), how many of those in
        ``capitals``, how many ``exclamations`` and ``questions``.
    spell : callable
        Gives the word at a place, in lower case.
    """

    ids: np.ndarray
    owner: np.ndarray | None
    extra: np.ndarray | None
    columns: dict[str, np.ndarray]
    token_ids: np.ndarray
    marks: dict[str, np.ndarray]
    spell: Callable[[int], str]

    def starts(self, token_starts: np.ndarray) -> np.ndarray:
        """Turn the first tokens of groups into their first words."""
        if self.extra is None:
            return token_starts
        return token_starts + np.searchsorted(self.extra, token_starts)

    def token_of(self, word: np.ndarray) -> np.ndarray:
        """Return the token that each word stands for."""
        return word if self.owner is None else self.owner[word]

    def score(
        self, token_starts: np.ndarray, marks: Mapping[str, np.ndarray] | None = None
    ) -> tuple[ValenceHits, Polarity]:
        """Score groups of tokens, each as vaderSentiment scores one text.

        Parameters
        ----------
        token_starts : ndarray
            First token of each group, increasing; the groups fill the batch.
        marks : mapping of str to ndarray, optional
            Sums of `marks` by group, where they are known already.
        """
        starts = self.starts(token_starts)
        if marks is None:
            marks = sum_runs(self.marks, self.token_ids, token_starts)
        hits = self._weigh(starts, marks)
        return hits, polarity(hits.valence, hits.group, marks)

    @cached_property
    def rated(self) -> np.ndarray:
        """Places of the words that VADER's lexicon has."""
        return np.flatnonzero(self.columns["rated"][self.ids])

    @cached_property
    def contrasts(self) -> np.ndarray:
        """Places of the word "but"."""
        return np.flatnonzero((self.columns["named"] == _NAMED["but"])[self.ids])

    def _weigh(self, starts, marks) -> ValenceHits:
        columns, ids = self.columns, self.ids
        size, capitals = marks["size"], marks["capitals"]
        mixed_case = (capitals > 0) & (capitals < size)
        hit = self.rated
        group = number_groups(hit, starts)
        named = columns["named"][ids[hit]]
        place, room = hit - starts[group], size[group]
        then = ids[np.minimum(hit + 1, len(ids) - 1)] if len(ids) else ids[hit]
        has_next = place + 1 < room
        then_named = np.where(has_next, columns["named"][then], 0)
        keep = columns["boost"][ids[hit]] == 0
        keep &= ~((named == _NAMED["kind"]) & (then_named == _NAMED["of"]))
        window = _Window(self, hit[keep], place[keep], mixed_case[group[keep]])
        window.weigh(then[keep], has_next[keep], room[keep])
        hit, group = hit[keep], group[keep]
        contrasted = _contrast(self.contrasts, starts, hit, group, window.value)
        rated = columns["valence"][ids[hit]]
        return ValenceHits(
            self.token_of(hit), group, window.value, rated,
            window.boosted, window.negated, window.shouted, contrasted,
        )  # fmt: skip


class _Window:
    """The hits of a batch with the three words before each; rules change `value` in place."""

    def __init__(self, words: "Valences", hit, place, mixed_case) -> None:
        columns, ids = words.columns, words.ids
        self.columns, self.spell, self.hit, self.place = columns, words.spell, hit, place
        self.mixed_case = mixed_case
        self.type = ids[hit]
        self.base = columns["valence"][self.type]
        self.value = self.base.copy()
        self.before = [ids[np.maximum(hit - step, 0)] for step in (1, 2, 3)]
        self.exists = [place >= step for step in (1, 2, 3)]
        self.named = [
            np.where(exists, columns["named"][types], 0)
            for exists, types in zip(self.exists, self.before, strict=True)
        ]
        size = len(hit)
        self.boosted, self.negated = np.zeros(size, bool), np.zeros(size, bool)
        self.shouted = columns["capitals"][self.type] & mixed_case

    def weigh(self, then, has_next, room) -> None:
        columns, value = self.columns, self.value
        no, or_, nor = _NAMED["no"], _NAMED["or"], _NAMED["nor"]
        one, two, three = self.named
        value[(columns["named"][self.type] == no) & has_next & columns["rated"][then]] = 0.0
        after_no = (one == no) | (two == no) | ((three == no) & ((one == or_) | (one == nor)))
        value[after_no] = self.base[after_no] * _NEGATION
        self.negated |= after_no
        sign = np.where(value > 0, _CAPITALS, -_CAPITALS)
        value[self.shouted] += sign[self.shouted]
        for step in range(3):
            active = np.flatnonzero(self.exists[step] & ~columns["rated"][self.before[step]])
            self._boost(active, step)
            self._negate(active, step)
            if step == 2:
                self._apply_phrases(active, then, has_next, room)
        least = _NAMED["least"]
        weak = (one == least) & self.exists[0] & ~columns["rated"][self.before[0]]
        weak &= ~(self.exists[1] & ((two == _NAMED["at"]) | (two == _NAMED["very"])))
        value[weak] *= _NEGATION
        self.negated |= weak

    def _boost(self, active, step) -> None:
        types = self.before[step][active]
        boost = self.columns["boost"][types]
        active, types, boost = active[boost != 0], types[boost != 0], boost[boost != 0]
        value = self.value[active]
        boost = np.where(value < 0, -boost, boost)
        shouted = self.columns["capitals"][types] & self.mixed_case[active]
        boost += np.where(shouted, np.where(value > 0, _CAPITALS, -_CAPITALS), 0.0)
        self.value[active] = value + np.where(boost != 0, boost * _BOOST_BY_DISTANCE[step], boost)
        self.boosted[active] = True

    def _negate(self, active, step) -> None:
        negates = self.columns["negates"][self.before[step][active]]
        if step:
            never, without, doubt = _NAMED["never"], _NAMED["without"], _NAMED["doubt"]
            one, two, three = (named[active] for named in self.named)
            so_one = (one == _NAMED["so"]) | (one == _NAMED["this"])
            so_two = (two == _NAMED["so"]) | (two == _NAMED["this"])
            if step == 1:
                never_so = (two == never) & so_one
                no_doubt = (two == without) & (one == doubt)
            else:  # the original's and/or binds so that "so" or "this" alone is enough
                never_so = ((three == never) & so_two) | so_one
                no_doubt = (three == without) & ((two == doubt) | (one == doubt))
            self.value[active[never_so]] *= 1.25
            self.boosted[active[never_so]] = True
            negates = negates & ~never_so & ~no_doubt
        self.value[active[negates]] *= _NEGATION
        self.negated[active[negates]] = True

    def _apply_phrases(self, active, then, has_next, room) -> None:
        codes, (_, opens) = self.columns["phrase"], _phrase_codes()
        after, zero, one, two, three = (
            codes[types[active]] for types in (then, self.type, *self.before)
        )
        near = opens[one, zero] | opens[two, one] | opens[three, two] | opens[zero, after]
        vader, spell = _vader(), self.spell
        for spot in active[near].tolist():
            at = int(self.hit[spot])
            zero, one, two, three = (spell(at - back) for back in range(4))
            sequences = (f"{one} {zero}", f"{two} {one} {zero}", f"{two} {one}",
                         f"{three} {two} {one}", f"{three} {two}")  # fmt: skip
            value = next((vader.specials[s] for s in sequences if s in vader.specials), None)
            left = int(room[spot]) - 1 - int(self.place[spot])
            for ahead in range(1, min(left, 2) + 1):
                phrase = " ".join(spell(at + k) for k in range(ahead + 1))
                value = vader.specials.get(phrase, value)
            if value is not None:
                self.value[spot] = value
            for phrase in (f"{three} {two} {one}", f"{three} {two}", f"{two} {one}"):
                if phrase in vader.boosters:
                    self.value[spot] += vader.boosters[phrase]
                    self.boosted[spot] = True


def _contrast(but, starts, hit, group, value) -> np.ndarray:
    """Halve what stands before the first "but" of a group and raise what follows, in place."""
    contrasted = np.zeros(len(hit), bool)
    if not len(but):
        return contrasted
    first_but = np.full(len(starts), -1)
    where = np.searchsorted(starts, but, "right") - 1
    first_but[where[::-1]] = but[::-1]
    places = np.flatnonzero(first_but[group] >= 0)
    contrasted[places] = True
    inside = group[places]
    before = (hit[places] < first_but[inside]).tolist()
    old, changed = value[places].tolist(), []
    bounds = np.flatnonzero(np.diff(inside, prepend=-1, append=-1)).tolist()
    for first, last in pairwise(bounds):
        changed += _change_first_equal(old[first:last], before[first:last])
    value[places] = changed
    return contrasted


def _change_first_equal(values: list[float], before: list[bool]) -> list[float]:
    """Weigh the values around a "but" as the original does.

    It goes through the list and changes the first value that equals the one it looks at. Mostly
    that is the same; but where a value changed earlier equals it, that is changed a second time.
    """
    first: dict[float, int] = {}  # where each value among those gone through stands first
    for turn, value in enumerate(values):
        spot = first.get(value)
        if spot is None:
            values[turn] = changed = value * (0.5 if before[turn] else 1.5)
            first.setdefault(changed, turn)
        else:
            values[spot] = changed = value * (0.5 if before[spot] else 1.5)
            first[value] = values.index(value, spot + 1)
            first[changed] = min(spot, first.get(changed, spot))
    return values


def read_valences(tokens: Tokens) -> Valences:
    """Prepare a batch of tokens for VADER."""
    chunks = tokens.vocabulary.chunks
    columns = tokens.of_types(describe_valence)
    ids, owner, extra, types = tokens.ids, None, None, tokens.types
    marks = {name: columns[name].astype(np.int64) for name in _MARKS}
    marks["size"] = np.ones(len(types), np.int64)
    if columns["emoji"].any():
        ids, owner, extra, types, wordings = _describe_emoji(tokens, columns["emoji"])
        columns = {k: v[types] for k, v in chunks.features(describe_valence).items()}
        for local, wording in wordings.items():
            marks["size"][local] = len(wording)
            for name in _MARKS:
                marks[name][local] = columns[name][wording].sum()

    def spell(word: int) -> str:
        bare = chunks.strings[types[ids[word]]].rstrip()
        stripped = bare.strip(punctuation)
        return (bare if len(stripped) <= 2 else stripped).lower()

    return Valences(ids, owner, extra, columns, tokens.ids, marks, spell)


def _describe_emoji(tokens: Tokens, has_emoji: np.ndarray):
    """Replace every token that holds an emoji by the words of its description."""
    chunks, emoji = tokens.vocabulary.chunks, _vader().emoji
    wordings = {}
    for local in np.flatnonzero(has_emoji).tolist():
        text, spaced = "", True
        for char in chunks.strings[tokens.types[local]].rstrip():
            wording = emoji.get(char)
            text += char if wording is None else ("" if spaced else " ") + wording
            spaced = False
        wordings[local] = text.split()
    words = sorted({word for wording in wordings.values() for word in wording})
    new = dict(zip(words, range(len(tokens.types), len(tokens.types) + len(words)), strict=True))
    types = np.concatenate([tokens.types, chunks.intern(words)])
    coded = {
        local: np.array([new[word] for word in wording], np.int64)
        for local, wording in wordings.items()
    }
    every, done = np.arange(len(tokens)), 0
    ids, owner, extra = [], [], [[]]
    for token in np.flatnonzero(has_emoji[tokens.ids]).tolist():
        wording = coded[int(tokens.ids[token])]
        ids += [tokens.ids[done:token], wording]
        owner += [every[done:token], np.full(len(wording), token)]
        extra.append([token] * (len(wording) - 1))
        done = token + 1
    ids, owner = np.concatenate([*ids, tokens.ids[done:]]), np.concatenate([*owner, every[done:]])
    return ids, owner, np.concatenate(extra), types, coded
