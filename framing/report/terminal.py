"""The summary as lines of text, for a terminal and for ``repr``."""

import textwrap
from collections.abc import Mapping
from typing import TYPE_CHECKING

from .figures import VOICE_LABELS
from .numbers import format_level, format_number

if TYPE_CHECKING:
    from ..comparison import Comparison

__all__ = ["format_summary"]

WIDTH = 100
_VOICES = ("outlet", "quoted", "all")
_NAME, _CELL = 18, 26


def format_summary(comparison: "Comparison") -> str:
    """Return the headline contrast, the key measures and the cautions as text.

    Parameters
    ----------
    comparison : Comparison

    Returns
    -------
    str
        Lines of at most 100 characters; numbers as the page shows them.
    """
    summary = comparison.summary
    blocks = [_format_articles(summary), _format_headlines(summary["headlines"])]
    blocks += [
        _format_measure(measure, summary["articles"]) for measure in summary["figures"]["measures"]
    ]
    blocks.append(_format_ledger(summary["ledger"]))
    said = [f"{_describe_intervals(summary['methods']['interval'])} These are texts, not outlets."]
    said += [
        f"Lexicon: {item['name']} {item['version']}, sha256 {item['sha256'][:12]}."
        for item in summary["methods"]["lexicons"]
    ]
    blocks.append([line for text in said for line in _wrap(text, "")])
    if summary["cautions"]:
        blocks.append(["Caution"])
        blocks[-1] += [line for text in summary["cautions"] for line in _wrap(text, "  - ", "    ")]
    return "\n\n".join("\n".join(line.rstrip() for line in block) for block in blocks)


def _describe_intervals(interval: Mapping) -> str:
    said = "95 % intervals by bootstrap over sentences"
    if interval["differences"]:
        level = format_level(interval["adjusted_level"])
        said += f", of differences {level}, since {interval['differences']:,} are shown"
    return f"{said}."


def _format_articles(summary: Mapping) -> list[str]:
    lines = [_cut(summary["title"], WIDTH)]
    for article in summary["articles"]:
        about = ", ".join(filter(None, [article["name"], article["date"]]))
        lines.append(_cut(f"  {article['letter']}  {about} ({article['words']:,} words)", WIDTH))
        lines += _wrap(article["headline"] or "no headline", "     ")
    return lines


def _format_headlines(headlines: Mapping) -> list[str]:
    lines = ["Headlines"]
    for article in headlines["articles"]:
        terms = [term["term"] for group in article["only"] for term in group["terms"]]
        lines += _wrap(", ".join(terms) or "–", f"  only {article['letter']}   ", " " * 11)
    shared = [term["term"] for group in headlines["shared"] for term in group["terms"]]
    name = "both" if len(headlines["articles"]) == 2 else "all"
    lines += _wrap(", ".join(shared) or "–", f"  {name:<9}", " " * 11)
    some = [f"{term['term']} ({', '.join(term['letters'])})" for term in headlines["some"]]
    lines += _wrap(", ".join(some), "  some     ", " " * 11) if some else []
    for article in headlines["articles"]:
        if article["kicker"]:
            kicker = "".join(run["text"] for run in article["kicker"])
            lines += _wrap(f"{article['letter']}: {kicker}", "  kicker   ", " " * 11)
    loaded = [
        f"{article['letter']}: {', '.join(hit['text'] for hit in hits)}"
        for article in headlines["articles"]
        if (hits := [hit for hit in article["loaded"] if hit["part"] == "headline"])
    ]
    lines += _wrap("; ".join(loaded), "  loaded   ", " " * 11) if loaded else []
    return lines


def _format_ledger(ledger: Mapping) -> list[str]:
    """Say how many statements are shared, told otherwise or told alone."""
    lines = ["Statements (sentences of standfirst and body)"]
    for pair in ledger["pairs"] if len(ledger["pairs"]) <= _PAIRS else ():
        a, b = pair["letters"]
        counts = [f"{len(pair[key])} {said}" for key, said in _TOLD.items()]
        alone = [
            f"not found in {side['other']}: {side['n']} of {side['letter']}"
            for side in pair["alone"]
        ]
        lines += _wrap(f"{', '.join(counts)}; {'; '.join(alone)}", f"  {a} and {b}  ", " " * 11)
    for item in ledger["rest"]:
        told = (
            f"{len(item['only'])} that it alone tells, {len(item['others'])} that all others tell "
            "and it was not found to"
        )
        lines += _wrap(told, f"  {item['letter']}        ", " " * 11)
    return lines


#: More pairs than these are told by article only.
_PAIRS = 3
_TOLD = {"otherwise": "told otherwise", "shared": "shared", "partly": "partly shared"}


def _format_measure(measure: Mapping, articles: list[Mapping]) -> list[str]:
    body = {line["voice"]: line for line in measure["lines"] if line["part"] == "body"}
    lines = _wrap(f"{measure['label']}: {measure['unit']}; {measure['direction']}", "", "  ")
    lines.append(_row("  body:", [VOICE_LABELS[voice].replace("’", "'") for voice in _VOICES]))
    reasons: list[str] = []
    for place, article in enumerate(articles):
        name = _cut(f"  {article['letter']}  {article['name']}", _NAME - 1)
        cells = [_cell(body[voice]["cells"][place], measure, reasons) for voice in _VOICES]
        lines.append(_row(name, cells))
    verdicts = [body[voice]["verdict"] for voice in _VOICES]
    if any(verdict["state"] != "not scored" for verdict in verdicts):
        lines += _wrap_row("  difference", [verdict["short"] for verdict in verdicts])
    lines += [f"  {number}) {reason}" for number, reason in enumerate(reasons, start=1)]
    return lines


def _cell(cell: Mapping, measure: Mapping, reasons: list[str]) -> str:
    if cell["value"] is None:
        if cell["reason"] not in reasons:
            reasons.append(cell["reason"])
        return f"not scored {reasons.index(cell['reason']) + 1})"
    digits, signed = measure["digits"], measure["signed"]
    value = format_number(cell["value"], digits, signed=signed)
    if cell["low"] is None:
        return value
    ends = [format_number(cell[end], digits, signed=signed) for end in ("low", "high")]
    return f"{value} ({ends[0]} to {ends[1]})"


def _row(name: str, cells: list[str]) -> str:
    return f"{name:<{_NAME}}" + " ".join(f"{_cut(cell, _CELL):<{_CELL}}" for cell in cells)


def _wrap_row(name: str, cells: list[str]) -> list[str]:
    """Lay out a row whose cells may need several lines."""
    columns = [textwrap.wrap(cell, _CELL) or [""] for cell in cells]
    height = max(map(len, columns))
    columns = [column + [""] * (height - len(column)) for column in columns]
    rows = zip(*columns, strict=True)
    return [_row("" if place else name, list(row)) for place, row in enumerate(rows)]


def _wrap(text: str, first: str, rest: str | None = None) -> list[str]:
    rest = first if rest is None else rest
    text = " ".join(text.split())
    return textwrap.wrap(text, WIDTH, initial_indent=first, subsequent_indent=rest) or [first]


def _cut(text: str, width: int) -> str:
    text = " ".join(text.split()) if "\n" in text else text
    return text if len(text) <= width else f"{text[: width - 1].rstrip()}…"
