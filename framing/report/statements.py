"""Statements as the ledger shows them: where they stand, and the words that decided."""

from collections.abc import Callable, Mapping

from .numbers import format_date
from .runs import cut_text
from .source import Source

__all__ = ["describe_check", "describe_times", "excerpt", "shorten", "show_statement"]

#: Words shown of a statement, at most, where the page is to hold no full texts.
_EXCERPT = 8
#: What each check found, in plain words.
_CHECKS = {
    "number": "another number",
    "time": "another time",
    "order": "another order of events",
    "quantifier": "another extent (all, some, none)",
    "agent": "who did it is told otherwise",
    "severity": "milder or harsher words for it",
    "negator": "denied in one",
    "negation": "denied in one",
    "opposite": "words of opposite meaning",
    "attribution": "stated in one; claimed, asked or denied in the other",
    "modality": "another certainty (will, may, must)",
    "roles": "who did it to whom is turned round",
    "other act": "another deed",
    "other doer": "another doer",
    "other part": "another thing or place",
    "other of its kind": "another of its kind",
}
#: Words that are named of a stretch that decided.
_DECIDED = 8


def describe_check(record: Mapping) -> str:
    """Say which check objected to a link, and by which words.

    Examples
    --------
    >>> describe_check({"check": "number", "check_text_a": "8", "check_text_b": "20"})
    'another number: “8” / “20”'
    >>> describe_check({"check": None})
    ''
    """
    if not record["check"]:
        return ""
    told = _CHECKS.get(record["check"], record["check"])
    words = [record[f"check_text_{side}"] for side in "ab"]
    shown = [f"“{shorten(text, _DECIDED)}”" if text else "–" for text in words]
    return f"{told}: {' / '.join(shown)}" if any(words) else told


def show_statement(
    source: Source,
    id_: str,
    record: Mapping,
    side: str,
    *,
    cut: Callable[[str], str] | None = None,
) -> dict[str, object]:
    """Gather what is shown of one side of a record: a statement of an article.

    Parameters
    ----------
    source : Source
    id_ : str
        The article.
    record : mapping
    side : str
        What names its columns with ``{}`` for the name of each, such as ``"{}_a"``.
    cut : callable, optional
        Makes a text shorter (``excerpt``); the whole statement is shown by default.

    Returns
    -------
    dict
        ``letter, part, sentence`` (from 0, as in the tables), ``label`` (as the page numbers it),
        ``anchor`` (where the page shows it in the text), ``runs`` (``text``, and ``decided`` where
        a run is what decided).
    """
    part, sentence, start, text = (
        record[side.format(name)] for name in ("part", "sentence", "start", "text")
    )
    letter = source.letters[id_]
    in_body = part == "body"
    spans = []
    if record.get("check") and record[f"check_{side.format('start')}"] is not None:
        first, last = (record[f"check_{side.format(end)}"] - start for end in ("start", "end"))
        if last - first < len(text):  # marks on a whole sentence would tell nothing
            spans = [(first, last, True)]
    if cut:
        text = cut(text)
    runs = [
        {"text": text[a:b]} | ({"decided": True} if found else {})
        for a, b, found in cut_text(text, {"decided": spans})
    ]
    return {
        "letter": letter,
        "part": part,
        "sentence": sentence,
        "label": f"{letter}\N{NO-BREAK SPACE}{sentence + 1 if in_body else part}",
        "anchor": f"{letter.lower()}-{sentence + 1}" if in_body else "",
        "runs": runs,
    }


def shorten(text: str, words: int) -> str:
    """Return the first words of a text, and show where it was cut.

    Examples
    --------
    >>> shorten("one two three", 2), shorten("one two", 2)
    ('one two …', 'one two')
    """
    found = text.split()
    return " ".join(found[:words]) + (" …" if len(found) > words else "")


def excerpt(text: str) -> str:
    """Return the first words of a text, never more than half of it.

    Examples
    --------
    >>> excerpt("They were later released.")
    'They were …'
    >>> excerpt("one two three four five six seven eight nine ten eleven twelve 13 14 15 16 17 18")
    'one two three four five six seven eight …'
    """
    return shorten(text, min(_EXCERPT, max(1, len(text.split()) // 2)))


def describe_times(source: Source) -> str:
    """Say when the articles were published, and what that means for what one of them lacks."""
    dates = [(article.published or "", source.letters[article.id]) for article in source.articles]
    known = sorted((published, letter) for published, letter in dates if published)
    unknown = [letter for published, letter in dates if not published]
    if not known:
        return "When they were published is not known; the later article knows more."
    said = ", ".join(
        f"{letter}\N{NO-BREAK SPACE}{_moment(published)}" for published, letter in known
    )
    missing = f"; of {', '.join(unknown)} it is not known" if unknown else ""
    if len({published for published, _ in known}) == 1 and not unknown:
        return f"Published: {said}. They bear the same date; whichever is later knows more."
    return f"Published: {said}{missing}. The later article knows more."


def _moment(published: str) -> str:
    day, _, time = published.replace(" ", "T").partition("T")
    return f"{format_date(day)}, {time[:5]}" if time[2:3] == ":" else format_date(published)
