"""The two real articles beside the checkout; what is expected was read off them by hand."""

import pytest

from framing.reading import explain, read, to_markdown
from framing.reading.markdown import parse_markdown

pytestmark = pytest.mark.shared


@pytest.fixture
def first(shared):
    return read(shared / "seeds" / "event-2025-10-10-a.txt")[0]


@pytest.fixture
def second(shared):
    return read(shared / "seeds" / "event-2025-10-10-b.txt")[0]


def test_head_of_the_first(first):
    assert first.id == "event-2025-10-10-a"
    assert first.headline == "Melania Has Been Secretly Working With Putin for Months"
    assert (first.section, first.kicker) == ("Politics", "KREMLIN WHISPERER")
    assert first.standfirst.split()[:2] == ["The", "first"]
    assert first.standfirst.split()[-2:] == ["in", "Ukraine."]
    assert len(first.standfirst.split()) == 17
    assert (first.author, first.outlet, first.published) == (None, None, None)


def test_body_of_the_first(first):
    paragraphs = first.body.split("\n\n")
    assert len(paragraphs) == 18
    assert paragraphs[0].split()[:2] == ["First", "Lady"]
    assert paragraphs[-1].split()[:2] == ["It", "follows"]
    assert paragraphs[-1].split()[-2:] == ["in", "Ukraine."]
    assert first.subheads == ()
    for word in ("Getty", "Xinhua", "Politics", "KREMLIN", "pictured", "ben engaging"):
        assert word not in first.body


def test_captions_of_the_first_are_kept_once(first):
    assert [len(caption.split()) for caption in first.captions] == [39, 33, 24, 43]
    assert all(caption.endswith(".") for caption in first.captions)
    assert "ben engaging" not in " ".join(first.captions)
    assert first.credits == (
        "Kevin Dietsch/Getty Images",
        "Alex Wong/Getty Images",
        "Wu Xiaoling/Xinhua via Getty Images",
    )
    assert first.notes == ("Left out as repeated captions: 4.",)


def test_head_of_the_second(second):
    assert second.headline == (
        "Melania Trump Secretly Working With Vladimir Putin to Return "
        "Kidnapped Ukrainian Children to Their Families"
    )
    assert second.published == "2025-10-10"
    assert second.extra == {"published_time": "17:22 ET"}
    assert (second.kicker, second.section, second.standfirst) == (None, None, None)
    assert second.notes == ()


def test_body_of_the_second(second):
    paragraphs = second.body.split("\n\n")
    assert len(paragraphs) == 10
    assert paragraphs[0].split()[:2] == ["Melania", "Trump"]
    assert paragraphs[-1].endswith("our children.”")
    assert [len(subhead.split()) for subhead in second.subheads] == [11, 11, 8, 6]
    assert second.subheads[-1] == "'I Hope Peace Will Come Soon'"
    assert "Published" not in second.body and "2025-10-10" not in second.body


@pytest.mark.parametrize("name", ["event-2025-10-10-a.txt", "event-2025-10-10-b.txt"])
def test_every_line_is_explained(shared, name):
    text = (shared / "seeds" / name).read_text("utf-8")
    numbers = {number for number, _, _ in explain(text)}
    assert numbers == {i for i, line in enumerate(text.split("\n"), 1) if line.strip()}


def test_what_was_read_is_read_again_from_markdown(first, second):
    assert parse_markdown(to_markdown(first)) == first
    assert parse_markdown(to_markdown(second)) == second
