"""The README's example gives what it shows, and what it points to is there."""

import doctest
import re
from pathlib import Path

import pandas as pd

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"


def test_the_example_gives_what_it_shows(monkeypatch):
    monkeypatch.chdir(ROOT)
    code = README.read_text(encoding="utf-8").split("```python\n")[1].split("```")[0]
    example = doctest.DocTestParser().get_doctest(code, {}, "README", str(README), 0)
    assert 8 <= len(example.examples) <= 12
    with pd.option_context("display.width", 100):
        assert doctest.DocTestRunner().run(example).failed == 0


def test_what_it_points_to_is_there():
    targets = re.findall(r"\]\(([^)#]+)\)", README.read_text(encoding="utf-8"))
    local = [target for target in targets if not target.startswith("http")]
    assert len(local) >= 10
    assert [target for target in local if not (ROOT / target).exists()] == []
