"""Which of a speaker's words each of two articles chose to quote."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..columns import as_columns
from .quoted import count_words, name_words

__all__ = ["CHOICE_COLUMNS", "count_choices"]

CHOICE_COLUMNS = (
    "a", "b", "speaker", "sentences_a", "sentences_b", "sentences_both", "words_a", "words_b",
    "words_both",
)  # fmt: skip


def count_choices(quotations: Mapping[str, Sequence]) -> dict[str, list]:
    """Count, by speaker, what each of two articles quotes and what both do.

    Parameters
    ----------
    quotations : mapping of str to sequence
        The table that ``compare_quotations`` returns, or ``Comparison.quotations_compared``.

    Returns
    -------
    dict of list
        As columns (``CHOICE_COLUMNS``), a row for each two articles and each speaker whom either
        names. A speaker goes by the longest name that either article has, and "Ms Lind" is "Ann
        Lind" if there is no other Lind; ``sentences_a`` and ``words_a`` count all that a quotes of
        them, ``…_both`` what b quotes too, whole or cut. Sentences without a known speaker are
        left out, and so is what is only retold.

    Examples
    --------
    >>> from framing import Article, analyze
    >>> from framing.comparison.ledger import Ledger
    >>> from framing.comparison.quotes_compared import compare_quotations
    >>> a = Article("a", "Dam", "“We opened the gates too late. We are sorry,” Ann Lind said.")
    >>> b = Article("b", "Dam", "“We opened the gates too late,” Ms Lind said.")
    >>> table = count_choices(compare_quotations(Ledger(analyze([a, b]))))
    >>> [table[name][0] for name in CHOICE_COLUMNS[2:]]
    ['Ann Lind', 2, 1, 1, 9, 6, 6]
    """
    names = [name for name in quotations if name not in ("a", "b")]
    pairs: dict[tuple[str, str], list[dict]] = {}
    for a, b, *values in zip(*(quotations[name] for name in ("a", "b", *names)), strict=True):
        known = (None if value != value else value for value in values)  # NaN of a DataFrame
        pairs.setdefault((a, b), []).append(dict(zip(names, known, strict=True)))
    rows = [
        (*pair, speaker, *counts)
        for pair, found in pairs.items()
        for speaker, counts in _count(found)
    ]
    return as_columns(CHOICE_COLUMNS, rows)


def _count(rows: Sequence[Mapping]) -> Iterator[tuple[str, list[int]]]:
    """Yield the speakers of two articles with their sentences and words, in order of name."""
    full = _full_names({row[f"speaker_{side}"] for row in rows for side in "ab"})
    words: dict[str, dict[str, dict]] = {}
    for row in rows:
        known = [full[row[f"speaker_{side}"]] for side in "ab" if row[f"speaker_{side}"] in full]
        for side in "ab":
            if row[f"part_{side}"] is None or row[f"kind_{side}"] == "told" or not known:
                continue
            one = row["wording"] and row["relation"] != "other speaker"
            own = min(known) if one else full.get(row[f"speaker_{side}"], known[0])
            place = row[f"part_{side}"], row[f"start_{side}"]
            of = words.setdefault(own, {"a": {}, "b": {}, "both": {}})
            of[side][place] = count_words(row[f"text_{side}"])
            if side == "a" and one:
                shared = of["a"][place] - count_words(row["own_words_a"])
                of["both"][place] = max(shared, of["both"].get(place, 0))
    for speaker, found in sorted(words.items()):
        counts = [list(found[side].values()) for side in ("a", "b", "both")]
        yield speaker, [*map(len, counts), *map(sum, counts)]


def _full_names(speakers: Iterable[str | None]) -> dict[str, str]:
    """Return the longest name of each speaker who is named, if there is only one."""
    named = {speaker: words for speaker in speakers if (words := name_words(speaker))}
    full = {}
    for speaker, words in named.items():
        longer = [other for other, more in named.items() if words < more]
        longest = [one for one in longer if not any(named[one] < named[two] for two in longer)]
        alike = sorted(other for other, same in named.items() if same == words)
        full[speaker] = longest[0] if len(longest) == 1 else alike[0]
    return full
