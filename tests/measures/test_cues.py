"""Frame cues: counted by frame, part and voice, with spans, and in a table of their own."""

import math

import pytest

from framing import Article, Engine, analyze
from framing.cue_table import FRAME_CUE_COLUMNS
from framing.lexicons import Category, Entry, Lexicon, load_lexicon
from framing.measures import catalogue_of_cues, cue_families, cue_family
from framing.measures.cards import is_current, read_card
from framing.measures.cues import SCHEMES, split_cue

HOW = "hold the cues against annotated data again: python3 do.py cards FOLDER"
# generic: wept, widow (human interest); wages (economic). In quotation marks: shameful (morality).
BODY = "The widow wept. “It is shameful,” said Lind. Wages fell by a tenth."


@pytest.fixture(scope="module")
def analysis():
    return analyze([Article("a", "Ferry row", BODY), Article("b", "", "Rain fell.")])


def count(analysis, article, voice, frame, part="body"):
    table = analysis.frame_cues
    chosen = (
        (table.article_id == article) & (table.part == part) & (table.voice == voice)
        & (table.scheme + "." + table.frame == frame)
    )  # fmt: skip
    [row] = table[chosen].to_dict("records")
    return row


@pytest.mark.parametrize(
    ("voice", "frame", "cues", "n"),
    [
        ("all", "generic.human_interest", 2, 13),
        ("outlet", "generic.human_interest", 2, 10),
        ("quoted", "generic.human_interest", 0, 3),
        ("all", "generic.economic", 1, 13),
        ("outlet", "generic.morality", 0, 10),
        ("quoted", "generic.morality", 1, 3),
        ("quoted", "policy.morality", 1, 3),
        ("all", "generic.conflict", 0, 13),
    ],
)
def test_cues_are_counted_by_voice(analysis, voice, frame, cues, n):
    row = count(analysis, "a", voice, frame)
    assert (row["cues"], row["n"]) == (cues, n)
    assert row["per_100"] == pytest.approx(100 * cues / n)


def test_where_nothing_is_said_nothing_is_scored(analysis):
    row = count(analysis, "b", "quoted", "generic.economic")
    assert (row["cues"], row["n"], row["reason"]) == (0, 0, "no words")
    assert math.isnan(row["per_100"])


def test_the_table_has_a_row_for_each_frame_of_each_scheme(analysis):
    table = analysis.frame_cues
    assert tuple(table.columns) == FRAME_CUE_COLUMNS
    shown = table[(table.article_id == "b") & (table.part == "body") & (table.voice == "all")]
    frames = [(s, c) for s in SCHEMES for c in load_lexicon(f"{s}_cues").categories]
    assert list(zip(shown.scheme, shown.frame, strict=True)) == frames
    assert (shown.usual > 0).all()


def test_cues_stay_out_of_scores_and_of_evidence(analysis):
    """They are counted on demand, and 29 of them would swamp the wide table."""
    assert not any("cues" in measure for measure in analysis.scores.measure)
    assert not any("cues" in column for column in analysis.wide.columns)
    assert "generic_cues" not in set(analysis.evidence.measure)


def test_evidence_shows_the_words(analysis):
    found = analysis.cues.evidence.query("measure == 'generic_cues'")
    shown = found[["text", "category", "voice", "weight"]].values.tolist()
    assert shown == [
        ["widow", "human_interest", "outlet", 3.0],
        ["wept", "human_interest", "outlet", 3.0],
        ["shameful", "morality", "quoted", 3.0],
        ["Wages", "economic", "outlet", 3.0],
    ]
    assert [BODY[s:e] for s, e in zip(found.start, found.end, strict=True)] == list(found.text)
    assert set(found.lexicon) == {"generic_cues"} and all(found.reason)


def test_many_articles_are_read_again_and_counted_the_same():
    """The tokens of more than a few articles are not kept."""
    articles = [Article(str(place), body=BODY) for place in range(20)]
    many, few = analyze(articles), analyze(articles[:1])
    assert many.table is None and few.table is not None
    for name, sums in few.cues.sums.items():
        assert (many.cues.sums[name] == sums[0]).all()


def test_spans_of_two_schemes_may_overlap_and_of_one_do_not(analysis):
    rows = analysis.cues.evidence
    shameful = rows[rows.text == "shameful"]
    assert set(shameful.measure) == {"generic_cues", "policy_cues"}
    assert not rows.duplicated(["article_id", "part", "start", "measure"]).any()


def test_a_lexicon_of_ones_own():
    entry = Entry("pear", "noun", "fruit", 2, "A fruit.", (), "", ("pear", "pears"), (), "")
    categories = {"fruit": Category("fruit", "Fruit cues")}
    own = Lexicon("garden", "Garden", "", "1", "", (), categories, (entry,), "0" * 64)
    engine = Engine().by((cue_family(own),))
    found = analyze([Article("a", body="Two pears and a pear.")], engine=engine)
    assert found.value("a", "body", "all", "garden.fruit") == pytest.approx(40.0)


def test_names_of_measures():
    names = [measure.name for family in cue_families() for measure in family.measures]
    assert len(names) == len(set(names)) == 29
    assert split_cue(names[0]) == ("generic", "conflict")


def test_the_catalogue_calls_them_cues_and_says_what_they_do_not_say():
    for row in catalogue_of_cues():
        assert "cues" in row["label"].lower() and row["limits"].startswith("Not the frame")
        assert row["accuracy"]
    assert "mean AUC" in catalogue_of_cues()[0]["accuracy"]


@pytest.mark.parametrize("family", cue_families(), ids=lambda family: family.name)
def test_no_lexicon_has_moved_on_from_its_card(family):
    card = read_card(family.name)
    assert is_current(card, family.measures[0], family), HOW
    assert bool(card.untested) != bool(card.tests)
    assert card.usual.keys() == family.lexicon.categories.keys()
    for test in card.tests:
        assert {"macro_auc", "macro_f1", "macro_kappa"} < test.metrics.keys()
        assert any(name.startswith("auc.") for name in test.metrics)
        assert "bag_of_words_macro_auc" in test.baselines


@pytest.mark.parametrize(
    ("name", "failure"), [(f.name, x) for f in cue_families() for x in read_card(f.name).failures]
)
def test_known_failures_are_as_the_card_says(name, failure):
    analysis = analyze([Article("a", body=failure["text"])])
    value = analysis.cues.value("a", "body", "all", f"{name}.{failure['frame']}")
    assert value == pytest.approx(failure["value"], abs=0.006)
    assert ("count" in failure["why"]) == (value > 0)
