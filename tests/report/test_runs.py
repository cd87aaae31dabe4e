import hypothesis.strategies as st
import pytest
from hypothesis import example, given

from framing import Article, compare
from framing.report.runs import cut_text, mark_text
from framing.report.source import Source

BODY = "The critics slammed it.\n\n“You slammed it,” he said. It was a “done deal” again."


@st.composite
def spans(draw, text):
    ends = draw(st.lists(st.integers(0, len(text)), unique=True, max_size=8).map(sorted))
    return [(a, b, f"{a}-{b}") for a, b in zip(ends[::2], ends[1::2], strict=False)]


@given(st.data(), st.text(max_size=40))
def test_cuts_slice_back_and_tell_what_covers_them(data, text):
    layers = {name: data.draw(spans(text)) for name in "xy"}
    pieces = list(cut_text(text, layers))
    assert "".join(text[a:b] for a, b, _ in pieces) == text
    for start, end, found in pieces:
        for name, layer in layers.items():
            covering = [value for a, b, value in layer if a <= start and end <= b]
            assert [found[name]] == covering if name in found else not covering


def flatten(paragraphs):
    return [run for sentences in paragraphs for sentence in sentences for run in sentence["runs"]]


@pytest.fixture(scope="module")
def source(engine):
    articles = [Article("a", "A thing", BODY + " More of it." * 30), Article("b", "B", "Short.")]
    return Source(compare(articles, engine=engine))


def test_paragraphs_sentences_and_runs(source):
    first, second = mark_text(source, "a", "body")
    assert [s["number"] for s in first] == [1]
    assert [s["number"] for s in second][:2] == [2, 3]
    assert "".join(run["text"] for run in flatten([first])) == "The critics slammed it."


def test_voices_and_marks_meet(source):
    runs = flatten(mark_text(source, "a", "body"))
    by_text = {run["text"]: run for run in runs}
    marks = [run for run in runs if "mark" in run]
    assert [run["text"] for run in marks[:2]] == ["slammed", "slammed"]
    assert [run["voice"] for run in marks[:2]] == ["outlet", "quoted"]
    assert by_text["You "]["voice"] == "quoted"
    assert by_text["done deal"]["voice"] == "scare"


def test_mark_says_what_it_is(source, engine):
    (entry,) = engine.lexicon.find("slammed")
    mark = next(run["mark"] for run in flatten(mark_text(source, "a", "body")) if "mark" in run)
    assert mark["strength"] == entry.strength
    assert entry.reason in mark["said"]
    assert entry.category.startswith(mark["tag"])
    assert mark["closes"]


@given(st.text(max_size=200))
@example("0\n\n0")  # no run holds what parts paragraphs
def test_any_body_slices_back(engine, text):
    articles = [Article("a", text, text, kicker=text), Article("b", "B", "Short.")]
    source = Source(compare(articles, engine=engine))
    for part in ("kicker", "headline", "body"):
        shown = "".join(run["text"] for run in flatten(mark_text(source, "a", part)))
        assert "".join(shown.split()) == "".join(source.articles[0].text(part).split())
