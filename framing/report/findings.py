"""Findings: what differs and what does not, in plain sentences made from the tables."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from .contrasts import describe_headlines, describe_kickers, describe_people, find_people
from .heard import Heard
from .numbers import format_number, join_words, quote
from .source import Source

__all__ = ["describe_event", "summarize_findings"]

#: Words, names or ladders that are named of each article.
_FEW = 3
#: For each measure: topic, what the figures are, part and voice, section that opens them.
_TOPICS = {
    "loaded": ("Loaded terms", "per 100 of the outlets’ own words", ("body", "outlet"), "loaded"),
    "vader": (
        "Sentiment", "the outlets’ own words, on a scale from −1 to +1", ("body", "outlet"),
        "sentiment",
    ),
    "flesch_kincaid": (
        "Reading grade", "school grade (US) of the body", ("body", "all"), "readability",
    ),
}  # fmt: skip
#: Sources that have names; groups have none.
_NAMED = frozenset(("person", "body"))


def summarize_findings(source: Source, summary: Mapping, *, excerpts: bool = False) -> list[dict]:
    """Say in sentences what the tables come to, what differs first.

    Parameters
    ----------
    source : Source
    summary : mapping
        What ``headlines``, ``figures``, ``ledger`` and ``names`` show.
    excerpts : bool
        The page will not hold every sentence, so no link leads to one.

    Returns
    -------
    list of dict
        ``topic, text, anchor`` (the section that shows it), ``differs`` (False where nothing was
        found that tells the articles apart) and ``places``: ``label, anchor`` of the evidence.
    """
    found = [
        *_tell_headlines(source, summary["headlines"]),
        _tell_measure(source, summary["figures"], "loaded"),
        *_tell_ledger(summary["ledger"], excerpts),
        *_tell_numbers(source),
        *_tell_voices(source, summary["figures"]["parts"]),
        *_tell_ladders(summary["names"]["ladders"]),
        *_tell_quotations(source),
        *(_tell_measure(source, summary["figures"], name) for name in ("vader", "flesch_kincaid")),
    ]
    return sorted(found, key=lambda finding: not finding["differs"])


def _find(
    topic: str, text: str, anchor: str, differs: bool = True, places: Iterable[Mapping] = ()
) -> dict[str, object]:
    return {
        "topic": topic, "text": text, "anchor": anchor, "differs": differs, "places": list(places),
    }  # fmt: skip


def _tell_headlines(source: Source, headlines: Mapping) -> Iterator[dict]:
    people = describe_people(find_people(source), list(source.letters.values()))
    if people:
        yield _find("Headlines", people, "headlines")
    words = describe_headlines(headlines)
    alike = not any(article["only"] for article in headlines["articles"])
    kickers = describe_kickers(headlines)
    text = f"{words} {kickers}".strip()
    yield _find("Headlines’ words", text, "headlines", not alike or bool(kickers))


def _tell_ledger(ledger: Mapping, excerpts: bool) -> Iterator[dict]:
    links = [link for pair in ledger["pairs"] for link in pair["otherwise"]]
    counts = Counter(link["relation"] for link in links)
    if links:
        told = []
        if counts["conflicting"]:
            told.append(f"{_count(counts['conflicting'], 'pair')} of statements in conflict")
        if counts["reframed"]:
            told.append(f"{_count(counts['reframed'], 'pair')} told with another agent or severity")
        why = "; ".join(link["check"] for link in links[:_FEW] if link["check"])
        text = f"{join_words(told)}{f' ({why})' if why else ''}. Rules found this: read both first."
        places = [_place(link[side], excerpts) for link in links[:_FEW] for side in "ab"]
        yield _find("Told otherwise", text, "ledger", places=places)
    else:
        text = "No statement was found that two articles tell in conflict."
        yield _find("Told otherwise", text, "ledger", False)
    alone = any(side["n"] for pair in ledger["pairs"] for side in pair["alone"])
    yield _find("Told by one alone", _describe_alone(ledger), "ledger", alone)


def _count(n: int, what: str) -> str:
    return f"{n} {what}{'' if n == 1 else 's'}"


def _place(statement: Mapping, excerpts: bool) -> dict[str, str]:
    in_body = statement["part"] == "body"
    where = f"sentence {statement['sentence'] + 1}" if in_body else statement["part"]
    return {
        "label": f"{statement['letter']}, {where}",
        "anchor": "" if excerpts else statement["anchor"],
    }


def _describe_alone(ledger: Mapping) -> str:
    """Count the statements that are told by one article and not found in the others."""
    if ledger["rest"]:
        alone = [
            f"{side['letter']}\N{NO-BREAK SPACE}{len(side['only'])}" for side in ledger["rest"]
        ]
        lacks = [
            f"{side['letter']}\N{NO-BREAK SPACE}{len(side['others'])}" for side in ledger["rest"]
        ]
        told = f"Statements found in one article only: {', '.join(alone)}."
        if any(side["others"] for side in ledger["rest"]):
            told += f" Told by all the others, but not found in it: {', '.join(lacks)}."
        return told
    (pair,) = ledger["pairs"]
    first, second = pair["alone"]
    told = (
        f"{first['letter']} tells {_count(len(first['rows']), 'statement')} that "
        f"{'was' if len(first['rows']) == 1 else 'were'} not found in {first['other']}, and "
        f"{second['letter']} {len(second['rows'])} not found in {second['other']}"
    )
    return f"{told}; {len(pair['shared'])} are told by both, {len(pair['partly'])} in part."


def _tell_numbers(source: Source) -> Iterator[dict]:
    """Tell of numbers that articles give differently for the same thing."""
    rows = [row for row in source.tables["numbers"] if row["relation"] == "different"]
    told = []
    for row in rows[:_FEW]:
        counted = row["counted_a"] or row["counted_b"]
        values = [f"{source.letters[row[side]]} “{row[f'text_{side}']}”" for side in "ab"]
        told.append(", ".join(values) + (f" ({counted})" if counted else ""))
    if told:
        more = f"; {len(rows) - _FEW} more" if len(rows) > _FEW else ""
        yield _find("Numbers", f"{'; '.join(told)}{more}.", "quantities")


def _tell_voices(source: Source, parts: Sequence[Mapping]) -> Iterator[dict]:
    """Tell whom only one article gives a voice, and how much of each is quoted."""
    by_source: dict[str, list[str]] = {}
    for row in source.tables["sources"]:
        if row["role"] in _NAMED and row["source"][:1].isupper():
            by_source.setdefault(row["source"], []).append(source.letters[row["article_id"]])
    told, heard = [], Heard(source)
    for id_, letter in source.letters.items():
        alone = [name for name, letters in by_source.items() if letters == [letter]]
        only = heard.only_here(id_, alone)
        if only:
            names = only[:_FEW] + ([f"{len(only) - _FEW} more"] if len(only) > _FEW else [])
            told.append(f"only in {letter}, {join_words(names)}")
    shares = [
        f"{part['letter']}\N{NO-BREAK SPACE}{100 * part['quoted'] / part['words']:.0f}"
        "\N{NO-BREAK SPACE}%"
        for part in parts
        if part["words"]
    ]
    text = f"Heard {'; '.join(told)}. " if told else ""
    if any(part["quoted"] for part in parts):
        text += f"Share of the body that is quoted: {', '.join(shares)}."
    else:
        text += "No body quotes anybody."
    yield _find("Voices", text, "voices", bool(told))


def _tell_ladders(ladders: Sequence[Mapping]) -> Iterator[dict]:
    """Tell of words for the same thing that articles choose differently."""
    told = []
    for ladder in ladders:
        cells = [cell for cell in ladder["cells"] if cell["labels"]]
        if len(cells) > 1 and len(told) < _FEW:
            words = [
                f"{cell['letter']} {quote([label['label'] for label in cell['labels']], _FEW)}"
                for cell in cells
            ]
            told.append(f"for {ladder['name']}, {'; '.join(words)}")
    if told:
        text = ". ".join(item[:1].upper() + item[1:] for item in told)
        yield _find("Words for the same", f"{text}.", "names")


def _tell_quotations(source: Source) -> Iterator[dict]:
    counts = Counter(row["relation"] for row in source.tables["quotations_compared"])
    told = [
        f"{counts[relation]} {words}"
        for relation, words in (
            ("altered", "with other words"),
            ("cut", "cut in one"),
            ("other speaker", "given to somebody else"),
            ("identical", "word for word"),
        )
        if counts[relation]
    ]
    if told:
        text = f"Quoted sentences that two articles share: {join_words(told)}."
        alike = counts.keys() & {"altered", "cut", "other speaker"} == set()
        yield _find("Quotations", text, "compared", not alike)


def _tell_measure(source: Source, figures: Mapping, name: str) -> dict:
    topic, lead, key, anchor = _TOPICS[name]
    measure = next(item for item in figures["measures"] if item["name"] == name)
    line = next(line for line in measure["lines"] if (line["part"], line["voice"]) == key)
    values = ", ".join(_list_values(measure, line, source.letters.values()))
    places = _list_strongest(source) if name == "loaded" else []
    state = line["verdict"]["state"]
    if state == "none":
        text = "None was found in the bodies, in the outlets’ own words."
    else:
        text = f"{line['verdict']['text']}. {lead[:1].upper()}{lead[1:]}: {values}."
    return _find(topic, text, anchor, state == "differs", places)


def _list_values(measure: Mapping, line: Mapping, letters: Iterable[str]) -> list[str]:
    digits, signed = measure["digits"], measure["signed"]
    return [
        f"{letter}\N{NO-BREAK SPACE}not scored"
        if cell["value"] is None
        else f"{letter}\N{NO-BREAK SPACE}{format_number(cell['value'], digits, signed=signed)}"
        for letter, cell in zip(letters, line["cells"], strict=True)
    ]


def _list_strongest(source: Source) -> list[dict]:
    """List the strongest loaded terms of each body's own words, with their entries."""
    places = []
    for article in source.articles:
        hits = [
            hit
            for hit in source.evidence[article.id, "loaded"]
            if hit["voice"] == "outlet" and hit["part"] == "body"
        ]
        hits.sort(key=lambda hit: -hit["weight"])
        entries = dict.fromkeys((hit["entry"], hit["category"]) for hit in hits)
        places += [
            {"label": f"{source.letters[article.id]} {key[0]}", "anchor": source.anchors[key]}
            for key in list(entries)[:_FEW]
        ]
    return places


def describe_event(summary: Mapping) -> str:
    """Say in a sentence how the tellings of an event differ.

    Parameters
    ----------
    summary : mapping
        What ``summarize`` gives.
    """
    told = {finding["topic"]: finding["text"] for finding in summary["findings"]}
    headline = told.get("Headlines") or describe_headlines(summary["headlines"], _FEW)
    _, lead, key, _ = _TOPICS["loaded"]
    measure = next(item for item in summary["figures"]["measures"] if item["name"] == "loaded")
    line = next(line for line in measure["lines"] if (line["part"], line["voice"]) == key)
    letters = [article["letter"] for article in summary["articles"]]
    values = ", ".join(_list_values(measure, line, letters))
    verdict = line["verdict"]["text"]
    if line["verdict"]["state"] != "differs":
        verdict = verdict[:1].lower() + verdict[1:]
    return f"{headline.removesuffix('.')}; loaded terms {lead}: {values} ({verdict})."
