"""The benchmarks run: their corpus, their turns and their table; no time is asserted."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.corpora import (
    DASK,
    IN_MEMORY,
    ONE,
    TWO,
    format_throughput,
    measure_throughput,
)
from benchmarks.corpus import make_corpus
from benchmarks.own import READING, SCORING, WARM, list_own, multiply_entries, shorten
from benchmarks.peers import HARDEST, USUAL, YARDSTICK, list_peers
from benchmarks.targets import Target, format_targets, list_targets
from benchmarks.timing import Contestant, Result, format_table, take_turns
from framing import Article, Engine, analyze, load_lexicon

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder of one small package, so that not all that is installed is read."""
    folder = tmp_path_factory.mktemp("packages")
    sentences = " ".join(
        f"This is sentence number {number} of the package." for number in range(40)
    )
    (folder / "module.py").write_text(f'"""{sentences}\n\n>>> code()\n"""\n')
    (folder / "a.dist-info").mkdir()
    (folder / "a.dist-info" / "LICENSE").write_text("You may do with it what you like to do.")
    return folder


def test_corpus_is_prose_of_the_size_asked_for(folder):
    corpus = make_corpus(2_500, folder=folder)
    assert len(corpus.articles) == 2
    assert 2_490 <= corpus.words <= 2_700
    assert corpus.words == sum(len(text.split()) for text in corpus.texts)
    assert any("You may do with it" in article.body for article in corpus.articles)
    assert not any("code()" in text for text in corpus.texts)


def test_corpus_is_the_same_each_time(folder):
    assert make_corpus(500, folder=folder) == make_corpus(500, folder=folder)


def test_the_slow_are_scaled_and_prepared_untimed():
    given = []
    slow = Contestant("slow", given.append, share=0.001, prepare=lambda: "made")
    [result] = take_turns([slow], 3)
    assert given == ["made"] * 3
    assert result.name == "slow" and result.seconds > 0


def test_ten_times_the_entries_find_the_same_terms():
    lexicon = load_lexicon("loaded")
    large = multiply_entries(lexicon, 10)
    assert len(large) == 10 * len(lexicon)
    articles = [Article("a", body="The mayor slammed a brutal witch hunt. Slam zq3 and slam it.")]
    hits = [analyze(articles, engine=Engine(found)).evidence_columns for found in (lexicon, large)]
    shown = [
        [t for t, m in zip(h["text"], h["measure"], strict=True) if m == "loaded"] for h in hits
    ]
    assert shown[0] == ["slammed", "brutal", "witch hunt", "Slam", "slam"]
    assert shown[1] == ["slammed", "brutal", "witch hunt", "Slam zq3", "slam"]


def test_table_has_ratios_to_the_yardstick():
    rows = [Result("yard", 0.1, ""), Result("twice", 0.2, "a note"), Result("much", 2.0, "")]
    assert format_table(rows, "yard").splitlines() == [
        "               ms    ratio",
        "yard        100.0     1.00",
        "twice       200.0     2.00  a note",
        "much      2,000.0       20",
    ]


def test_all_contestants_run(folder):
    corpus = make_corpus(300, folder=folder)
    contestants, missing = list_peers(corpus)
    results = take_turns([*contestants, *list_own(corpus)], 1)
    assert missing == []
    assert results[0].name == YARDSTICK
    assert len(results) == 19
    assert {*READING, *HARDEST, *USUAL, SCORING} <= {result.name for result in results}
    assert all(result.seconds > 0 for result in results)
    assert len(list_targets({result.name: result.seconds for result in results})) == 8


def test_an_article_is_cut_at_the_end_of_a_paragraph():
    article = Article("a", "Head", "One two.\n\nThree four.\n\nFive.")
    assert shorten(article, 3).body == "One two.\n\nThree four."


def test_targets_are_decided_by_what_was_timed():
    stack = dict.fromkeys(HARDEST, 10.0)
    found = list_targets({YARDSTICK: 2.0, WARM: 1.0, **stack})
    assert [(target.figure, target.is_met) for target in found] == [(0.5, True), (30.0, True)]
    missed = Target("so slow", 0.8, 1.234), Target("so few", 13, 7, at_least=True)
    assert format_targets(missed).splitlines() == [
        "  1.23 times  at most 0.8    missed  so slow",
        "     7 times  at least 13    missed  so few",
    ]


def test_a_corpus_on_disk_is_scored_in_every_way():
    results, words = measure_throughput(20_000, 1)
    assert [result.name for result in results] == [IN_MEMORY, ONE, TWO, DASK]
    assert 19_900 < words < 21_000
    assert all(result.seconds > 0 for result in results)
    assert len(format_throughput(results, words).splitlines()) == 5
    assert len(list_targets({}, results)) == 4


def test_help_tells_what_is_timed():
    command = [sys.executable, "-m", "benchmarks", "--help"]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert re.search("--words", said)
