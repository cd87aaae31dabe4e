"""The table of coverage: what it prints of counts that are given."""

import json

import numpy as np

from benchmarks import coverage
from framing.analysis import ALL_VOICES
from framing.validation.coverage import Tally


def test_shares_are_of_what_is_shown():
    def count(number):
        counts = np.zeros((len(ALL_VOICES), 2))
        counts[-1, 0] = number
        return counts

    tally = Tally(200, count(160), count(152), count(80), count(50), count(47), 100, 40, 3, 1, 12)
    said = coverage.format_coverage({20: tally}, ["one", "none"]).splitlines()
    # 152 of 160, 47 of 50, 160 of 200, 80 / 160
    assert said[3].split() == ["one", "95.0", "94.0", "80", "0.50"]
    assert not any(line.startswith("none") for line in said)
    # 2 of 60, 1 of 40, 12 of 60
    assert said[-1] == (
        "  20 sentences: 3.3 between different articles, 2.5 within one; 20.0 told apart"
    )


def test_it_runs(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(coverage, "SIZES", (10, 20))
    text = "The old mill stands. It is good. They called it a witch hunt. " * 25
    (tmp_path / "polnear.jsonl").write_text(json.dumps({"text": text}))
    (tmp_path / "basil_articles.jsonl").write_text(json.dumps({"paragraphs": [[text]]}))
    coverage.main([str(tmp_path), "--draws", "2"])
    said = capsys.readouterr().out
    assert said.startswith("2 long articles, ")
    assert "\nvader " in said and "\nloaded " in said
