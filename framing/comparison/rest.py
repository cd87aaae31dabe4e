"""One article against the rest: what only it tells, and what all the others tell and it does not.

Both are worded as absence: a statement was not found, whatever the reason.
"""

from collections.abc import Iterator
from functools import cached_property

from ..columns import as_columns
from .ledger import PLACE, Ledger, place_of

__all__ = ["REST_COLUMNS", "list_against_rest"]

REST_COLUMNS = (
    "article_id", "relation", "group", "teller", *PLACE, "nearest_id",
    *(f"nearest_{name}" for name in PLACE), "score",
)  # fmt: skip
#: An article, and a statement of it, by their places.
Told = tuple[int, int]


def list_against_rest(ledger: Ledger) -> dict[str, list]:
    """List what only one of three or more articles tells, and what all but one tell.

    Parameters
    ----------
    ledger : Ledger

    Returns
    -------
    dict of list
        A row for each statement, as columns (``REST_COLUMNS``); none for two articles.
        ``relation`` is ``only here``: no other article was found to tell it, and the nearest
        statement of any follows; or ``all others``: each of the others tells it, in one statement
        or in several that stand together as a ``group``, and it was not found in ``article_id``,
        whose nearest statement follows with its score.

    Examples
    --------
    >>> from framing import Article, analyze
    >>> told = ["The bridge fell. Schools are shut.", "The bridge fell.", "Schools are shut."]
    >>> articles = [Article(name, "Storm", body) for name, body in zip("abc", told, strict=True)]
    >>> table = list_against_rest(Ledger(analyze(articles)))
    >>> list(zip(table["article_id"], table["relation"], table["teller"], table["text"]))
    [('b', 'all others', 'a', 'Schools are shut.'), ('b', 'all others', 'c', 'Schools are shut.'), \
('c', 'all others', 'a', 'The bridge fell.'), ('c', 'all others', 'b', 'The bridge fell.')]
    """
    rows: list[tuple] = []
    if len(ledger.statements) > 2:
        rest = _Rest(ledger)
        for article in range(len(ledger.statements)):
            rows += [*rest.only_here(article), *rest.all_others(article)]
    return as_columns(REST_COLUMNS, rows)


class _Rest:
    """The links of a ledger, by statement."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.statements = ledger.statements

    @cached_property
    def _links(self) -> dict[tuple[Told, int], list[int]]:
        found: dict[tuple[Told, int], list[int]] = {}
        for (a, b), alignment in self.ledger.pairs.items():
            for link in alignment.links:
                found.setdefault(((a, link.a), b), []).append(link.b)
                found.setdefault(((b, link.b), a), []).append(link.a)
        return found

    def _linked(self, told: Told, other: int) -> list[int]:
        return self._links.get((told, other), [])

    def _others(self, article: int) -> list[int]:
        return [other for other in range(len(self.statements)) if other != article]

    def only_here(self, article: int) -> Iterator[tuple]:
        """Yield the statements that no other article was found to tell."""
        group = 0
        for place in range(len(self.statements[article])):
            told, others = (article, place), self._others(article)
            if any(self._linked(told, other) for other in others):
                continue
            nearest = max(others, key=lambda other: (self._nearest(told, other)[0], -other))
            yield self._row(article, "only here", group, told, nearest)
            group += 1

    def all_others(self, article: int) -> Iterator[tuple]:
        """Yield the statements that every other article tells, and this one was not found to."""
        others = self._others(article)
        told = {
            (teller, place)
            for teller in others
            for place in range(len(self.statements[teller]))
            if not self._linked((teller, place), article)
            and all(self._linked((teller, place), other) for other in others if other != teller)
        }
        groups = [g for g in self._together(told) if {teller for teller, _ in g} == set(others)]
        for group, members in enumerate(groups):
            for one in members:
                yield self._row(article, "all others", group, one, article)

    def _together(self, told: set[Told]) -> list[list[Told]]:
        """Return statements in groups of those that links lead to from one another."""
        left, groups = set(told), []
        for start in sorted(told):
            if start not in left:
                continue
            left.discard(start)
            reached, waiting = [], [start]
            while waiting:
                reached.append(waiting.pop())
                linked = {
                    (other, place)
                    for other in self._others(reached[-1][0])
                    for place in self._linked(reached[-1], other)
                }
                waiting += sorted(linked & left)
                left -= linked
            groups.append(sorted(reached))
        return groups

    def _nearest(self, told: Told, other: int) -> tuple[float, int]:
        """Return how near another article's nearest statement is, and its place."""
        (article, place) = told
        scores = self.ledger.pairs[min(article, other), max(article, other)].scores
        row = scores[place] if article < other else scores[:, place]
        return (float(row.max()), int(row.argmax())) if len(row) else (0.0, -1)

    def _row(self, article: int, relation: str, group: int, told: Told, other: int) -> tuple:
        ids = self.ledger.ids
        score, nearest = self._nearest(told, other)
        return (
            ids[article], relation, group, ids[told[0]], *place_of(self.statements[told[0]],
            told[1]), ids[other], *place_of(self.statements[other], nearest), score,
        )  # fmt: skip
