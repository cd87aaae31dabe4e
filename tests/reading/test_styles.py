"""Pasted texts in the styles that people meet; each line carries its label, written by hand."""

from pathlib import Path

import pytest
import yaml

from framing.reading import explain, parse_text

STYLES = sorted((Path(__file__).parent / "styles").glob("*.txt"))
LABELS = {"out": "left out", "repeat": "caption"}


def load(path):
    """Return expectations, the pasted text, and label and text of each labelled line."""
    _, front, rest = path.read_text("utf-8").split("---\n", 2)
    pasted, labelled = [], []
    for line in rest.splitlines():
        label, bar, text = line.partition(" | ")
        if bar and label in ("+", "+-"):
            pasted.append(text)
            labelled.append((label, len(pasted), text))
        elif bar:
            pasted.append(text)
            labelled.append((LABELS.get(label, label), len(pasted), text))
        else:
            pasted.append("")
    return yaml.safe_load(front), "\n".join(pasted), labelled


def paragraphs(labelled):
    """Join the body's lines with those that continue them (+), or a word with a hyphen (+-)."""
    found, current = [], None
    for label, _, text in labelled:
        if label == "body":
            found.append(text)
        if label in ("+", "+-") and current == "body":
            left = found[-1]
            if label == "+-":
                found[-1] = left + text
            elif left.endswith("-"):
                found[-1] = left[:-1] + text
            else:
                found[-1] = left + ("" if len(left) == 1 else " ") + text
        if label in ("body", "headline"):
            current = label
    return found


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.stem)
def test_every_line_is_taken_for_what_it_is(path):
    _, pasted, labelled = load(path)
    wanted = {number: label for label, number, _ in labelled if label[0] != "+"}
    got = {}
    for number, label, _ in explain(pasted):
        got.setdefault(number, label.split(" (")[0])
    assert got == wanted


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.stem)
def test_the_body_is_the_article_and_nothing_else(path):
    expected, pasted, labelled = load(path)
    body = paragraphs(labelled)
    if "dateline" in expected:
        body[0] = body[0].removeprefix(expected["dateline"]).lstrip(" -—")
    assert parse_text(pasted).body.split("\n\n") == body


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.stem)
def test_every_field_is_as_expected(path):
    expected, pasted, labelled = load(path)
    article = parse_text(pasted, id="x")
    texts = {}
    for label, _, text in labelled:
        texts.setdefault(label, text)
    for name in ("headline", "kicker", "section", "standfirst", "author", "outlet"):
        wanted = expected[name] if name in expected else texts.get(name)
        assert getattr(article, name) == wanted, name
    published = expected.get("published")
    assert article.published == (published and published.isoformat())
    if "published_time" in expected:
        assert article.extra["published_time"] == expected["published_time"]
    for name, key in (("dateline", "dateline"), ("place", "byline_place"), ("role", "byline_role")):
        if name in expected:
            assert article.extra[key] == expected[name]
    for name in ("subheads", "captions", "credits"):
        assert list(getattr(article, name)) == expected.get(name, []), name
    notes = "\n".join(article.notes)
    for kind in [*expected.get("left_out", ()), *filter(None, [expected.get("note")])]:
        assert kind in notes
    assert ("Left out as" in notes) == bool(expected.get("left_out"))


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.stem)
def test_paragraphs_are_found_and_nothing_else_is_taken_for_one(path):
    expected, pasted, labelled = load(path)
    wanted = paragraphs(labelled)
    wanted[0] = wanted[0].removeprefix(expected.get("dateline", "")).lstrip(" -—")
    article = parse_text(pasted)
    got = article.body.split("\n\n")
    assert sum(p in wanted for p in got) >= 0.97 * len(got)
    assert sum(p in got for p in wanted) >= 0.97 * len(wanted)
    for text in (
        *article.captions,
        *article.credits,
        *(t for kind, _, t in labelled if kind == "left out"),
    ):
        assert text not in got


def test_there_are_at_least_fifteen_styles_of_250_words_and_more():
    words = [len(load(path)[1].split()) for path in STYLES]
    assert len(STYLES) >= 15 and min(words) >= 250
