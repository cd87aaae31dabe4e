"""VADER's rules as array passes over the words that its lexicon rates."""

from heapq import heappush, heapreplace

import numpy as np

from .vader_words import NAMED, number_phrases

__all__ = ["Window", "contrast"]

_NEGATION = -0.74
_CAPITALS = 0.733
_STEPS = np.array([[1], [2], [3]])
_BOOST_BY_DISTANCE = (1.0, 0.95, 0.9)
_HASHES = 1 << 16
#: Its multiples are far apart in their higher bits, and in their lower ones.
_SPREAD = np.int64(0x1E3779B97F4A7C15)


class Window:
    """The hits of a batch with the three words before each; rules change `value` in place.

    What is asked of the words before has three rows: the word before each hit, the one before
    that, and the one before that.
    """

    def __init__(self, words, hit, place, mixed_case) -> None:
        columns, ids = words.columns, words.ids
        self.columns, self.ids, self.hit, self.place = columns, ids, hit, place
        self.mixed_case = mixed_case
        self.type, self.before = ids[hit], ids.take(hit - _STEPS, mode="clip")
        exists = place >= _STEPS
        self.named = np.where(exists, columns["named"][self.before], 0)
        self.active = exists & ~columns["rated"][self.before]
        self.boost = columns["boost"][self.before] * self.active
        self.base = columns["valence"][self.type]
        self.value = self.base.copy()
        self.boosted, self.negated = np.zeros((2, len(hit)), bool)
        self.shouted = columns["capitals"][self.type] & mixed_case

    def weigh(self, then, has_next, room) -> None:
        columns, value = self.columns, self.value
        no, or_, nor = NAMED["no"], NAMED["or"], NAMED["nor"]
        one, two, three = self.named
        value[(columns["named"][self.type] == no) & has_next & columns["rated"][then]] = 0.0
        after_no = (one == no) | (two == no) | ((three == no) & ((one == or_) | (one == nor)))
        value[after_no] = self.base[after_no] * _NEGATION
        self.negated |= after_no
        value += np.where(value > 0, _CAPITALS, -_CAPITALS) * self.shouted
        for step in range(3):
            self._boost(step)
            self._negate(step)
        self._apply_phrases(then, room)
        weak = (one == NAMED["least"]) & self.active[0]
        weak &= (two != NAMED["at"]) & (two != NAMED["very"])
        value[weak] *= _NEGATION
        self.negated |= weak

    def _boost(self, step) -> None:
        some = self.boost[step].nonzero()[0]
        value, boost = self.value[some], self.boost[step, some]
        shouted = self.columns["capitals"][self.before[step, some]] & self.mixed_case[some]
        boost = np.where(value < 0, -boost, boost)
        boost += np.where(value > 0, _CAPITALS, -_CAPITALS) * shouted
        self.value[some] = value + boost * _BOOST_BY_DISTANCE[step]
        self.boosted[some] = True

    def _negate(self, step) -> None:
        negates = self.columns["negates"][self.before[step]] & self.active[step]
        if step:
            never, without, doubt = NAMED["never"], NAMED["without"], NAMED["doubt"]
            one, two, three = self.named
            so_one = (one == NAMED["so"]) | (one == NAMED["this"])
            if step == 1:
                never_so = (two == never) & so_one
                no_doubt = (two == without) & (one == doubt)
            else:  # the original's and/or binds so that "so" or "this" alone is enough
                so_two = (two == NAMED["so"]) | (two == NAMED["this"])
                never_so = ((three == never) & so_two) | so_one
                no_doubt = (three == without) & ((two == doubt) | (one == doubt))
            never_so &= self.active[step]
            self.value[never_so] *= 1.25
            self.boosted |= never_so
            negates &= ~(never_so | no_doubt)
        self.value[negates] *= _NEGATION
        self.negated |= negates

    def _apply_phrases(self, then, room) -> None:
        codes, phrases = self.columns["phrase"], number_phrases()
        opens = phrases.opens
        after, zero, (one, two, three) = codes[then], codes[self.type], codes[self.before]
        near = opens[one, zero] | opens[two, one] | opens[three, two] | opens[zero, after]
        spots = (near & self.active[2]).nonzero()[0]
        places = np.minimum(self.hit[spots] + np.arange(-3, 3)[:, None], len(self.ids) - 1)
        left = (room - self.place)[spots] - 1
        columns = (spots, left, *codes[self.ids[places]])
        for spot, ahead, *around in zip(*(c.tolist() for c in columns), strict=True):
            three, two, one, zero, *_ = around
            sequences = (one, zero), (two, one, zero), (two, one), (three, two, one), (three, two)
            special = phrases.specials
            value = next((special[s] for s in sequences if s in special), None)
            for length in range(2, min(ahead, 2) + 2):
                value = special.get(tuple(around[3 : 3 + length]), value)
            if value is not None:
                self.value[spot] = value
            for phrase in ((three, two, one), (three, two), (two, one)):
                if phrase in phrases.boosters:
                    self.value[spot] += phrases.boosters[phrase]
                    self.boosted[spot] = True


def contrast(but, starts, hit, group, value) -> np.ndarray:
    """Halve what stands before the first "but" of a group and raise what follows, in place."""
    if not len(but):
        return np.zeros(len(hit), bool)
    first_but = np.full(len(starts), -1)
    where = starts.searchsorted(but, "right") - 1
    first_but[where[::-1]] = but[::-1]
    turn = first_but[group]
    contrasted = turn >= 0
    places = (contrasted & (value != 0)).nonzero()[0]
    inside, old = group[places], value[places]
    factor = np.where(hit[places] < turn[places], 0.5, 1.5)
    value[places] = new = old * factor
    some = _find_meeting(inside, old, new, factor).nonzero()[0]
    value[places[some]] = _change_first_equal(inside[some], old[some], factor[some])
    return contrasted


def _find_meeting(group, value, changed, factor) -> np.ndarray:
    """Find the values that change into a later one of their group, and those that are such a one.

    All others change once, each by itself; a few of these are found, too, since values and groups
    are told apart by hashes.
    """
    slots = 1 << (16 * len(value)).bit_length()

    def slot(group: np.ndarray, code: np.ndarray) -> np.ndarray:
        return (group * _SPREAD + code) & (slots - 1)

    turn = np.arange(len(value), dtype=np.int32)
    code, becomes = _hash(value), _hash(changed)
    known, met = np.zeros(_HASHES, bool), np.zeros(slots, bool)
    last, own, into = np.zeros(slots, np.int32), slot(group, code), slot(group, becomes)
    known[code] = True
    last[own] = turn  # of equal values the last is written last
    first = meets = known[becomes] & (last[into] > turn)
    for _ in turn:
        if not meets.any():
            break
        met[into[meets]] = True
        turn, group, changed, factor = (x[meets] for x in (turn, group, changed, factor))
        changed = changed * factor  # what is changed a second time may meet another
        becomes = _hash(changed)
        into = slot(group, becomes)
        meets = known[becomes] & (last[into] > turn)
    return first | met[own]


def _hash(values: np.ndarray) -> np.ndarray:
    """Return a number below ``_HASHES`` for each value, which few others share."""
    return (values.view(np.int64) * _SPREAD >> 48) & (_HASHES - 1)


def _change_first_equal(group: np.ndarray, value: np.ndarray, factor: np.ndarray) -> list[float]:
    """Weigh values around a "but" as the original does.

    It goes through the list and changes the first value that equals the one it looks at. Mostly
    that is the same; but where a value changed earlier equals it, that is changed a second time.
    """
    values, factors, latest = value.tolist(), factor.tolist(), None
    for turn, (number, old) in enumerate(zip(group.tolist(), value.tolist(), strict=True)):
        if number != latest:
            latest, holders = number, {}  # the places gone through, by what they hold now
        held = holders.get(old)
        first = heapreplace(held, turn) if held else turn
        values[first] = new = old * factors[first]
        heappush(holders.setdefault(new, []), first)
    return values
