import re
import shutil
from pathlib import Path

import pytest

from framing.report import write_gallery

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


@pytest.fixture
def two_events(tmp_path):
    for event in ("cup-final", "night-market"):
        shutil.copytree(SEEDS / event, tmp_path / "seeds" / event)
    return tmp_path


def test_gallery_leads_to_every_event(two_events):
    written = write_gallery(two_events / "seeds", two_events / "reports")
    assert [path.name for path in written] == ["cup-final.html", "night-market.html", "index.html"]
    index = written[-1].read_text(encoding="utf-8")
    links = re.findall(r'<h2[^>]*><a href="([^"]*)"', index)
    assert links == ["cup-final.html", "night-market.html"]
    assert "Only headline A says “beaten”" in index  # neither of the headlines names people
    assert "Headlines A and C name Police" in index
    assert (
        index.count("; loaded terms per 100 of the outlets’ own words: A\N{NO-BREAK SPACE}0.") == 2
    )
    assert "(B: more loaded terms than A)." in index
    assert sorted(path.name for path in (two_events / "reports").iterdir()) == sorted(
        path.name for path in written
    )


def test_gallery_is_the_same_twice(two_events):
    first, second = (
        {
            path.name: path.read_bytes()
            for path in write_gallery(two_events / "seeds", two_events / to)
        }
        for to in ("one", "two")
    )
    assert first == second


def test_folders_of_a_single_article_are_passed_over(two_events):
    (two_events / "seeds" / "cup-final" / "lantern.md").unlink()
    written = write_gallery(two_events / "seeds", two_events / "reports")
    assert [path.name for path in written] == ["night-market.html", "index.html"]
