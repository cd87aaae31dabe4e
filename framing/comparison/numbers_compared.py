"""Numbers compared: a figure of two articles, another for the same thing, or one of one alone."""

from itertools import combinations

from ..columns import as_columns
from ..language.units import name_unit
from .alignment.grammar import read_sentences
from .ledger import Ledger
from .number_matching import Figure, Number, match_numbers
from .statements import Voices, list_statements

__all__ = ["NUMBER_COLUMNS", "NUMBER_RELATIONS", "compare_numbers"]

NUMBER_RELATIONS = ("same", "different", "only in a", "only in b")
_SIDE = (
    "part", "sentence", "start", "end", "text", "value", "low", "high", "counted", "mentions",
    "voice", "speaker",
)  # fmt: skip
NUMBER_COLUMNS = (
    "a", "b", "relation", "unit", *(f"{name}_a" for name in _SIDE),
    *(f"{name}_b" for name in _SIDE),
)  # fmt: skip


def compare_numbers(ledger: Ledger) -> dict[str, list]:
    """Compare the quantities of each two articles.

    Parameters
    ----------
    ledger : Ledger

    Returns
    -------
    dict of list
        A row for each number that two articles share, state otherwise, or that one has alone, as
        columns (``NUMBER_COLUMNS``). ``value`` is in ``unit`` ("" for a count; the unit that both
        articles write, or else one that theirs are turned into), ``low`` and ``high`` are what it
        may stand for ("nearly 500" is 450 to 500), ``counted`` is the noun after it, ``mentions``
        how often the article states it, and the place is that of the first mention. A number that
        one article states twice, as "19,780" and as "nearly 20,000", may have two rows with one of
        the other's. Ranks, dates and years are left out. None on the side of an article that lacks
        it.

    Examples
    --------
    >>> from framing import Article, analyze
    >>> a = Article("a", "Taken", "Nearly 20,000 children were deported. The talks took six hours.")
    >>> b = Article("b", "Taken", "About 35,000 children were deported. Six hours of talks failed.")
    >>> table = compare_numbers(Ledger(analyze([a, b])))
    >>> list(zip(table["relation"], table["text_a"], table["text_b"], table["counted_b"]))
    [('different', 'Nearly 20,000', 'About 35,000', 'children'), \
('same', 'six hours', 'Six hours', 'talks')]
    """
    ids, numbers, rows = ledger.ids, _list_numbers(ledger), []
    for a, b in combinations(range(len(ids)), 2):
        rows += [
            (ids[a], ids[b], relation, unit, *_describe(one, size), *_describe(other, size))
            for relation, one, other in match_numbers(
                numbers[a], numbers[b], _find_conflicts(ledger, a, b)
            )
            for unit, size in [_choose_unit(one, other)]
        ]
    return as_columns(NUMBER_COLUMNS, rows)


def _list_numbers(ledger: Ledger) -> list[list[Number]]:
    """List the numbers of each article's headline, standfirst and body."""
    headlines = list_statements(ledger.analysis, parts=("headline",))
    read = iter(read_sentences([one.text for found in headlines for one in found]))
    headings = [[(one, next(read)) for one in found] for found in headlines]
    voices, lists = Voices(ledger.analysis), []
    for place, article in enumerate(ledger.ids):
        rest = zip(ledger.statements[place], ledger.sentences[place], strict=True)
        numbers: list[Number] = []
        for statement, sentence in (*headings[place], *rest):
            for quantity in sentence.quantities:
                if quantity.unit == "ordinal":
                    continue
                voice = voices.at(article, statement.part, statement.start + quantity.start)
                figure = Figure(quantity, statement, sentence, voice)
                known = next((number for number in numbers if number.takes(figure)), None)
                known.figures.append(figure) if known else numbers.append(Number(figure))
        lists.append(numbers)
    return lists


def _find_conflicts(ledger: Ledger, a: int, b: int) -> set[tuple]:
    """Return the pairs of figures, by their places, for which two statements conflict."""
    ones, others = ledger.statements[a], ledger.statements[b]
    return {
        (ones[link.a], link.span_a[0], others[link.b], link.span_b[0])
        for link in ledger.pairs[a, b].links
        if link.check == "number"
    }


def _choose_unit(*numbers: Number | None) -> tuple[str, float]:
    """Return the unit that is written, with its size; the base unit if two are."""
    unit = next(number.first.quantity.unit for number in numbers if number)
    sizes = {number.first.quantity.size for number in numbers if number}
    size = sizes.pop() if len(sizes) == 1 else 1.0
    return name_unit(unit, size), size


def _describe(number: Number | None, size: float) -> tuple:
    if number is None:
        return (None,) * len(_SIDE)
    figure, q = number.first, number.first.quantity
    one = figure.statement
    start, end = one.start + q.start, one.start + q.end
    named = number.named
    counted = "" if named.head is None else named.sentence.words[named.head]
    values = (float(f"{value / size:.12g}") for value in (q.value, q.low, q.high))
    return (
        one.part, one.sentence, start, end, one.text[q.start : q.end], *values, counted,
        len(number.figures), *figure.voice,
    )  # fmt: skip
