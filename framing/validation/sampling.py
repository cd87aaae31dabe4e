"""A sample to code by hand: evenly from each stratum, and with nothing to lead the coder."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from ..analysis import analyze
from ..articles import Article, with_unique_ids

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["SHEET_COLUMNS", "UNITS", "draw_sample"]

SHEET_COLUMNS = ("id", "text", "code", "remark", "group", "stratum")
UNITS = ("sentence", "headline", "article")
_STRATA = "outlet"


def draw_sample(
    articles: "Iterable[Article] | pd.DataFrame",
    n: int,
    *,
    unit: str = "sentence",
    by: str | None = _STRATA,
    seed: int = 0,
) -> "pd.DataFrame":
    """Draw texts to code, evenly from each stratum.

    Parameters
    ----------
    articles : iterable of Article, or DataFrame
        A DataFrame has a column ``text`` (and ``id``, ``group`` where known): its rows are drawn.
    n : int
        How many; fewer if there are not so many.
    unit : {"sentence", "headline", "article"}
        What is drawn from articles.
    by : str or None
        Field or column whose values are the strata; None draws from all alike.
    seed : int
        The same seed draws the same texts, in the same order.

    Returns
    -------
    DataFrame
        ``id, text, code, remark, group, stratum``; codes are empty, the order is by lot, and no
        measure's value is shown, so that coders are not led.

    Raises
    ------
    ValueError
        If there is nothing to draw from, or `by` is nowhere in it.
    """
    import pandas as pd

    pool = _of_table(articles, by) if isinstance(articles, pd.DataFrame) else None
    pool = _of_articles(articles, unit, by) if pool is None else pool
    if not pool or n < 1:
        raise ValueError("there is nothing to draw: give texts, and n of at least 1.")
    rng = np.random.default_rng(seed)
    strata: dict[str, list[int]] = {}
    for place in rng.permutation(len(pool)).tolist():
        strata.setdefault(pool[place]["stratum"], []).append(place)
    drawn = _take_in_turn([strata[name] for name in sorted(strata)], n)
    chosen = [pool[drawn[place]] for place in rng.permutation(len(drawn))]
    sheet = pd.DataFrame(chosen, columns=["id", "text", "group", "stratum"])
    return sheet.assign(code="", remark="")[list(SHEET_COLUMNS)]


def _take_in_turn(piles: list[list[int]], n: int) -> list[int]:
    """Take one from each pile by turns until there are n."""
    taken: list[int] = []
    for turn in range(max(map(len, piles))):
        taken += [pile[turn] for pile in piles if turn < len(pile)][: n - len(taken)]
    return taken


def _of_table(table: "pd.DataFrame", by: str | None) -> list[dict]:
    if "text" not in table.columns:
        known = ", ".join(map(str, table.columns))
        raise ValueError(f"the table needs a column 'text'; it has: {known}.")
    _check_strata(by, table.columns)
    if "id" in table.columns and table["id"].duplicated().any():
        twice = table["id"][table["id"].duplicated()].iloc[0]
        raise ValueError(f"the id '{twice}' stands twice in the table; give each text its own.")
    rows = table.to_dict("records")
    return [
        {
            "id": str(row.get("id", place)),
            "text": row["text"],
            "group": str(row.get("group", row.get("id", place))),
            "stratum": str(row.get(by, "")) if by else "",
        }
        for place, row in enumerate(rows)
        if isinstance(row["text"], str) and row["text"].strip()
    ]


def _of_articles(articles: Iterable[Article], unit: str, by: str | None) -> list[dict]:
    if unit not in UNITS:
        raise ValueError(f"unit must be one of {', '.join(UNITS)}; got {unit!r}.")
    articles = with_unique_ids(articles)
    _check_strata(by, {*Article.__dataclass_fields__, *(k for a in articles for k in a.extra)})
    strata = [str(_field(article, by) or "") if by else "" for article in articles]
    return [
        {"id": name, "text": text, "group": article.id, "stratum": stratum}
        for article, stratum, units in zip(articles, strata, _units(articles, unit), strict=True)
        for name, text in units
        if text.strip()
    ]


def _check_strata(by: str | None, known: Iterable[str]) -> None:
    """Refuse a name of strata that nothing has; without an outlet, all are one stratum."""
    if by and by != _STRATA and by not in set(known):
        raise ValueError(f"by={by!r}: there is no such field; None draws from all alike.")


def _field(article: Article, name: str) -> object:
    return getattr(article, name, None) or article.extra.get(name)


def _units(articles: Sequence[Article], unit: str) -> list[list[tuple[str, str]]]:
    if unit == "headline":
        return [[(article.id, article.headline)] for article in articles]
    if unit == "article":
        return [
            [(article.id, f"{a.headline}\n\n{a.body}".strip())]
            for article in articles
            for a in [article]
        ]
    columns = analyze(articles).sentence_columns
    found: dict[str, dict[int, tuple[int, int]]] = {article.id: {} for article in articles}
    names = ("article_id", "part", "sentence", "start", "end")
    for name, part, number, start, end in zip(*(columns[c] for c in names), strict=True):
        if part == "body":
            found[name][int(number)] = int(start), int(end)
    return [
        [
            (f"{article.id}:{number}", article.body[start:end])
            for number, (start, end) in found[article.id].items()
        ]
        for article in articles
    ]
