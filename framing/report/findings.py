"""Findings: what differs and what does not, in plain sentences made from the tables."""

from collections.abc import Iterable, Mapping

from .numbers import format_number, join_words, quote
from .source import Source

__all__ = ["describe_event", "describe_headlines", "summarize_findings"]

#: Words named of each of three headlines.
_WORDS = 5
#: Words named of each headline where there is room for one sentence.
_FEW = 3


def summarize_findings(source: Source, headlines: Mapping, figures: Mapping) -> list[dict]:
    """Say in sentences what the tables come to.

    Parameters
    ----------
    source : Source
    headlines, figures : mapping
        What ``summarize_headlines`` and ``summarize_figures`` give.

    Returns
    -------
    list of dict
        ``topic, text, anchor`` (the section that shows it).
    """
    found = [{"topic": "Headlines", "text": describe_headlines(headlines), "anchor": "headlines"}]
    if text := _describe_kickers(headlines):
        found.append({"topic": "Kickers", "text": text, "anchor": "headlines"})
    for measure in figures["measures"]:
        if measure["name"] in _TOPICS:
            topic, lead, part_voice, anchor = _TOPICS[measure["name"]]
            text = _describe_measure(source, measure, lead, part_voice)
            found.append({"topic": topic, "text": text, "anchor": anchor})
    found.append(
        {"topic": "Voices", "text": _describe_quoted(figures["parts"]), "anchor": "figures"}
    )
    return found


#: For each measure: topic, what the figures are of, part and voice, section that opens them.
_TOPICS = {
    "vader": (
        "Sentiment", "the outlets’ own words, on a scale from −1 to +1", ("body", "outlet"),
        "sentiment",
    ),
    "loaded": ("Loaded terms", "100 of the outlets’ own words", ("body", "outlet"), "loaded"),
    "flesch_kincaid": ("Reading grade", "the body", ("body", "all"), "readability"),
}  # fmt: skip


def describe_headlines(headlines: Mapping, most: int | None = None) -> str:
    """Say what only one of the headlines has.

    Parameters
    ----------
    headlines : mapping
        What ``summarize_headlines`` gives.
    most : int, optional
        Words named of each; fewer, by default, the more headlines there are.
    """
    most = most or max(2, _WORDS + 3 - len(headlines["articles"]))
    told = [
        f"only headline {letter} says {quote(words, most)}"
        for letter, words in _list_own_words(headlines)
    ]
    return _capitalize("; ".join(told) or "the headlines use the same words") + "."


def describe_event(headlines: Mapping, figures: Mapping) -> str:
    """Say in one sentence how the tellings of an event differ.

    Parameters
    ----------
    headlines, figures : mapping
        What ``summarize_headlines`` and ``summarize_figures`` give.
    """
    told = [
        f"only headline {letter} says {quote(words[:_FEW], _FEW)}"
        for letter, words in _list_own_words(headlines)
    ]
    measure = next(item for item in figures["measures"] if item["name"] == "loaded")
    letters = [article["letter"] for article in headlines["articles"]]
    line = _find_line(measure, ("body", "outlet"))
    verdict = line["verdict"]["text"]
    if line["verdict"]["state"] != "differs":
        verdict = verdict[:1].lower() + verdict[1:]
    values = ", ".join(_list_values(measure, line, letters))
    told.append(f"loaded terms in 100 of the outlets’ own words: {values} ({verdict})")
    return _capitalize("; ".join(told)) + "."


def _capitalize(text: str) -> str:
    return text[:1].upper() + text[1:]


def _list_own_words(headlines: Mapping) -> list[tuple[str, list[str]]]:
    """List the terms that only one headline has: loaded ones first, names last."""
    found = []
    for article in headlines["articles"]:
        groups = {group["kind"]: group["terms"] for group in article["only"]}
        terms = [term for kind in ("word", "number", "name") for term in groups.get(kind, ())]
        terms.sort(key=lambda term: not term["loaded"])
        if terms:
            found.append((article["letter"], [term["term"] for term in terms]))
    return found


def _describe_kickers(headlines: Mapping) -> str:
    told = [
        f"{article['letter']} puts “{''.join(run['text'] for run in article['kicker'])}”"
        for article in headlines["articles"]
        if article["kicker"]
    ]
    return f"Above its headline, {join_words(told)}." if told else ""


def _describe_measure(source: Source, measure: Mapping, what: str, key: tuple[str, str]) -> str:
    line = _find_line(measure, key)
    values = ", ".join(_list_values(measure, line, source.letters.values()))
    return f"{line['verdict']['text']}. In {what}: {values}."


def _find_line(measure: Mapping, key: tuple[str, str]) -> Mapping:
    return next(line for line in measure["lines"] if (line["part"], line["voice"]) == key)


def _list_values(measure: Mapping, line: Mapping, letters: Iterable[str]) -> list[str]:
    digits, signed = measure["digits"], measure["signed"]
    return [
        f"{letter}\N{NO-BREAK SPACE}not scored"
        if cell["value"] is None
        else f"{letter}\N{NO-BREAK SPACE}{format_number(cell['value'], digits, signed=signed)}"
        for letter, cell in zip(letters, line["cells"], strict=True)
    ]


def _describe_quoted(parts: list[Mapping]) -> str:
    shares = [
        (part["letter"], 100 * part["quoted"] / part["words"]) for part in parts if part["words"]
    ]
    told = [f"{letter}\N{NO-BREAK SPACE}{share:.0f}\N{NO-BREAK SPACE}%" for letter, share in shares]
    return f"Share of the body that is quoted speech: {', '.join(told)}." if told else "No body."
