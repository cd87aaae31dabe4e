"""Loaded terms per hundred words, by hand, with a lexicon made here."""

import math

import pytest

from framing import Article, Engine, analyze, read_lexicon


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    path = tmp_path_factory.mktemp("lexicon") / "mine.csv"
    path.write_text(
        "term,pos,category,strength,reason\n"
        "slam,verb,violence,2,Makes criticism a blow.\n"
        "witch hunt,noun,partisan,3,Paints an inquiry as persecution.\n",
        encoding="utf-8",
    )
    return Engine(read_lexicon(path))


@pytest.mark.parametrize(
    ("text", "outlet", "quoted", "both"),
    [
        ("He slammed it.", 100 / 3, None, 100 / 3),
        ("He left it.", 0.0, None, 0.0),
        # a phrase counts once, and its two words as two
        ("It is a witch hunt.", 20.0, None, 20.0),
        ("It is a witch-hunt.", 25.0, None, 25.0),
        # four quoted words with one term; two of the outlet's without
        ("“They slammed us all,” he said.", 0.0, 25.0, 100 / 6),
        # scare quotes are the outlet's
        ("The “witch hunt” goes on.", 20.0, None, 20.0),
        # what stands between marks but is no word is not counted
        ("He — slammed … it !", 100 / 3, None, 100 / 3),
    ],
)
def test_terms_per_hundred_words(engine, text, outlet, quoted, both):
    analysis = analyze([Article("a", body=text)], engine=engine)
    for voice, wanted in (("outlet", outlet), ("quoted", quoted), ("all", both)):
        found = analysis.value("a", "body", voice, "loaded")
        assert math.isnan(found) if wanted is None else found == pytest.approx(wanted)


def test_each_hit_says_what_it_is_and_why(engine):
    analysis = analyze(
        [Article("a", "Mayor slams critics", "“A witch-hunt,” she said.")], engine=engine
    )
    columns = analysis.evidence_columns
    names = "part sentence start end text category weight voice lexicon entry reason".split()
    rows = zip(columns["measure"], *(columns[name] for name in names), strict=True)
    assert [row[1:] for row in rows if row[0] == "loaded"] == [
        ("headline", 0, 6, 11, "slams", "violence", 2.0, "outlet", "mine", "slam", "Makes criticism a blow."),
        ("body", 0, 3, 13, "witch-hunt", "partisan", 3.0, "quoted", "mine", "witch hunt", "Paints an inquiry as persecution."),
    ]  # fmt: skip


def test_a_text_without_words_is_undefined_and_says_why(engine):
    columns = analyze([Article("a", body="— … !")], engine=engine).score_columns()
    rows = zip(columns["measure"], columns["value"], columns["n"], columns["reason"], strict=True)
    found = {
        (n, reason) for measure, value, n, reason in rows if measure == "loaded" and value != value
    }
    assert found == {(0, "no words")}
