"""The worked example in docs/ gives what it shows."""

import doctest
import re
from pathlib import Path

import pandas as pd

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "wording_of_outlets.md"


def test_the_worked_example_gives_what_it_shows(monkeypatch):
    monkeypatch.chdir(ROOT)
    blocks = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    example = doctest.DocTestParser().get_doctest("\n".join(blocks), {}, PAGE.name, str(PAGE), 0)
    assert len(example.examples) > 20
    with pd.option_context("display.width", 100):
        assert doctest.DocTestRunner().run(example).failed == 0
