"""Runs: a text cut where its marks, quotations, sentences and paragraphs begin and end."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from .source import Source
from .swaps import find_article, find_swap

__all__ = ["cut_text", "mark_sentence", "mark_text"]

Spans = Sequence[tuple[int, int, object]]
_BREAK = re.compile(r"\n[^\S\n]*\n\s*")
#: Characters before a mark that may hold its auxiliary verb, and after it the next word.
_BEFORE, _AFTER = 30, 4
STRENGTHS = {1: "mild", 2: "clear", 3: "strong"}


def cut_text(text: str, layers: Mapping[str, Spans], start: int = 0, end: int | None = None):
    """Cut a text where spans of any layer begin or end.

    Parameters
    ----------
    text : str
    layers : mapping of str to spans
        ``(start, end, value)`` in order of place, without overlap within a layer.
    start, end : int
        The stretch to cut; the whole text by default.

    Yields
    ------
    start, end : int
    found : dict
        Value of each layer that covers the stretch.

    Examples
    --------
    >>> [(a, b, f) for a, b, f in cut_text("abcd", {"x": [(1, 3, "X")], "y": [(2, 4, "Y")]})]
    [(0, 1, {}), (1, 2, {'x': 'X'}), (2, 3, {'x': 'X', 'y': 'Y'}), (3, 4, {'y': 'Y'})]
    """
    end = len(text) if end is None else end
    bounds = {start, end}
    for spans in layers.values():
        for a, b, _ in spans:
            if b > start and a < end:
                bounds.update((max(a, start), min(b, end)))
    order = sorted(bounds)
    place = dict.fromkeys(layers, 0)
    for a, b in zip(order, order[1:], strict=False):
        found = {}
        for name, spans in layers.items():
            while place[name] < len(spans) and spans[place[name]][1] <= a:
                place[name] += 1
            if place[name] < len(spans) and spans[place[name]][0] <= a:
                found[name] = spans[place[name]][2]
        yield a, b, found


def mark_text(source: Source, article_id: str, part: str, *, own: Spans = ()) -> list[list[dict]]:
    """Cut a part of an article into paragraphs, sentences and runs.

    Parameters
    ----------
    source : Source
    article_id, part : str
    own : sequence of (start, end, True)
        Stretches to tell apart as this article's own: runs there have ``own``.

    Returns
    -------
    list of list of dict
        For each paragraph its sentences, ``number`` (from 1; None for what is in no sentence),
        ``runs`` (those with ``article`` change where alternatives stand in place of marks)
        and ``marked`` (whether it has marks); the text of all runs together is the part's,
        but for the blank lines between paragraphs.
    """
    text = next(a for a in source.articles if a.id == article_id).text(part)
    sentences = source.sentences[article_id, part]
    marks = _loaded(source, article_id, part)
    layers = {
        "paragraph": list(_paragraphs(text)),
        "sentence": [(s["start"], s["end"], s["number"]) for s in sentences],
        "voice": _voices(source, article_id, part),
        "mark": marks,
        "article": _find_articles(text, marks),
        "own": own,
    }  # fmt: skip
    pieces = [piece for piece in cut_text(text, layers) if "paragraph" in piece[2]]
    paragraphs = []
    for _, group in groupby(pieces, key=lambda piece: piece[2]["paragraph"]):
        sentences = []
        for number, stretch in groupby(group, key=lambda piece: piece[2].get("sentence")):
            runs = [_run(text, *piece) for piece in stretch]
            if number is None and sentences:
                sentences[-1]["runs"] += runs
            else:
                marked = any("mark" in run for run in runs)
                sentences.append({"number": number, "runs": runs, "marked": marked})
        paragraphs.append(sentences)
    return paragraphs


def mark_sentence(text: str, sentence: Mapping, hits: Iterable[Mapping]) -> list[dict]:
    """Cut one sentence where the words begin and end that gave it its sentiment.

    Parameters
    ----------
    text : str
        The part that the sentence is in.
    sentence : mapping
        With ``start`` and ``end``.
    hits : iterable of mapping
        Evidence records of the sentence.

    Returns
    -------
    list of dict
        ``text``, and ``weight`` where a run is one of the words.
    """
    spans = [(*_strip(text, hit["start"], hit["end"]), hit["weight"]) for hit in hits]
    runs = []
    for a, b, found in cut_text(text, {"hit": spans}, sentence["start"], sentence["end"]):
        run = {"text": text[a:b]}
        runs.append(run | {"weight": found["hit"]} if "hit" in found else run)
    return runs


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out the punctuation around a word; what is nothing else stays."""
    first, last = start, end
    while last > first and not text[last - 1].isalnum():
        last -= 1
    while first < last and not text[first].isalnum():
        first += 1
    return (first, last) if first < last else (start, end)


def _paragraphs(text: str) -> Iterable[tuple[int, int, int]]:
    start = number = 0
    for end, after in [*(found.span() for found in _BREAK.finditer(text)), (len(text),) * 2]:
        if text[start:end].strip():
            yield start, end, number
            number += 1
        start = after


def _voices(source: Source, article_id: str, part: str) -> Spans:
    kinds = {"scare": "scare", "title": "scare"}
    found = source.quotations[article_id, part]
    marked = [
        (q["start"], q["end"], kinds.get(q["kind"], "quoted"))
        for q in found
        if q["kind"] != "reported"
    ]
    told = []
    for clause in (q for q in found if q["kind"] == "reported"):
        start, end = clause["start"], clause["end"]
        for a, b, _ in marked:  # what is quoted within it is quoted
            if start < b and a < end:
                told.append((start, a, "reported"))
                start = b
        told.append((start, end, "reported"))
    return sorted([*marked, *(span for span in told if span[0] < span[1])])


def _loaded(source: Source, article_id: str, part: str) -> Spans:
    spans = []
    text = next(a for a in source.articles if a.id == article_id).text(part)
    for hit in source.evidence[article_id, "loaded"]:
        if hit["part"] != part:
            continue
        strength = int(hit["weight"])
        key = hit["entry"], hit["category"]
        before = text[max(0, hit["start"] - _BEFORE) : hit["start"]]
        after = text[hit["end"] : hit["end"] + _AFTER]
        mark = {
            "tag": source.tags[hit["category"]],
            "anchor": source.anchors[key],
            "kind": source.kinds[hit["category"]],
            "swap": find_swap(source.entries[key], hit["text"], before, after),
            "strength": strength,
            "said": _say(source, hit),
            "key": f"{source.letters[article_id]}/{part}/{hit['start']}/{hit['end']}",
            "end": hit["end"],
        }
        spans.append((hit["start"], hit["end"], mark))
    return spans


def _find_articles(text: str, marks: Spans) -> Spans:
    """Find "a" and "an" that are the other with the alternative of the mark that comes next."""
    spans = []
    for start, _, mark in marks:
        first = max(0, start - _BEFORE)
        found = find_article(text[first:start], mark["swap"])
        if found:
            place, swap = first + found[0], found[1]
            end = place + len(text[place:start].split()[0])
            spans.append((place, end, {"swap": swap, "kind": mark["kind"]}))
    return spans


def _say(source: Source, hit: Mapping) -> str:
    """Say of a marked term what its entry says: category, strength, reason, alternative, voice."""
    category = source.comparison.analysis.engine.lexicon.categories[hit["category"]]
    said = f"{hit['entry']}: {category.label}, {STRENGTHS[int(hit['weight'])]}. {hit['reason']}"
    if hit["alternative"]:
        said += f" More neutral: {hit['alternative'].replace(' | ', ', ')}."
    use = f", {hit['use']}" if hit["use"] else ""
    return f"{said} Voice: {hit['voice']}{use}."


def _run(text: str, start: int, end: int, found: Mapping) -> dict:
    run = {"text": text[start:end], "voice": found.get("voice", "outlet")}
    if "own" in found:
        run["own"] = True
    if article := found.get("article"):
        run["article"] = article
    if mark := found.get("mark"):
        names = ("tag", "anchor", "kind", "strength", "said", "key", "swap")
        said = {name: mark[name] for name in names}
        run["mark"] = {**said, "closes": end == mark["end"]}
    return run
