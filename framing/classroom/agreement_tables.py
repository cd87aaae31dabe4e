"""Agreement as tables: a row for each word, each pair of sheets, each expression argued about."""

from collections import Counter

from ..columns import as_columns
from .agreement import Agreement
from .expressions import join_counts

__all__ = ["tabulate_argued", "tabulate_pairs", "tabulate_words"]

_COLUMNS = (
    "number", "text", "part", "paragraph", "sentence", "word", "marked", "of", "share",
    "categories", "list_category", "list_term",
)  # fmt: skip


def tabulate_argued(agreement: Agreement) -> dict[str, list]:
    """Return what the class is most divided on, as columns for a table."""
    labels = [choice.label for choice in agreement.exercise.categories]
    return {
        "text": [row["letter"] for row in agreement.argued],
        "words": [row["text"] for row in agreement.argued],
        "marked": [f"{row['run'].marked} of {row['run'].of}" for row in agreement.argued],
        "as": [join_counts(row["categories"]) for row in agreement.argued],
        "list": [
            labels[row["answer"].category] if row["answer"] else "" for row in agreement.argued
        ],
    }


def tabulate_words(agreement: Agreement) -> dict[str, list]:
    """Return a row for each word, as columns for a table."""
    labels = [choice.label for choice in agreement.exercise.categories]
    rows = []
    for run in agreement.runs:
        said = run.answer
        for number in range(run.first, run.last + 1):
            word = agreement.exercise.words[number]
            codes = agreement.codes[:, number]
            chosen = Counter(labels[int(code) - 1] for code in codes if code > 0)
            told = join_counts(sorted(chosen.items()))
            rows.append(
                (
                    number + 1,
                    word.letter,
                    word.part,
                    word.paragraph + 1,
                    word.sentence + 1,
                    word.text,
                    run.marked,
                    run.of,
                    run.share if run.of else None,
                    told,
                    labels[said.category] if said else "",
                    said.term if said else "",
                )  # fmt: skip
            )
    return as_columns(_COLUMNS, rows)


def tabulate_pairs(agreement: Agreement) -> dict[str, list]:
    """Return a row for each pair of sheets, as columns for a table."""
    names = ("a", "b", "both", "either", "overlap")
    return {name: [pair[name] for pair in agreement.pairs] for name in names}
