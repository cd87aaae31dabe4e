"""Articles to Analysis: the tables, their columns, and that nothing but the text decides them."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import framing.analysis
from framing import Article, Engine, analyze, catalogue
from framing.articles import PARTS
from framing.lexicons import Entry, Lexicon

SLAM = Entry(
    term="slam", pos="verb", category="violence", strength=2, reason="Makes criticism a blow.",
    neutral=(), note="", forms=("slam", "slams", "slammed"), ordinary=("slam dunk",), case="",
)  # fmt: skip
LEXICON = Lexicon("mine", "Mine", "", "1", "CC0", (), {}, (SLAM,), "0" * 64)
ENGINE = Engine(LEXICON)
MEASURES = [row["name"] for row in catalogue()]
SCORE_COLUMNS = "article_id part voice speaker measure value n unit reason".split()
EVIDENCE_COLUMNS = "article_id part sentence start end text measure category weight voice speaker lexicon entry reason alternative use".split()
QUOTATION_COLUMNS = (
    "article_id part quotation start end text kind cue stance speaker speaker_start speaker_end person "
    "confidence"
).split()
SOURCE_COLUMNS = (
    "article_id source role named anonymous quotations reported words_quoted words_reported share "
    "first lede first_half verbs stances"
).split()
SENTENCE_COLUMNS = "article_id part sentence start end voice quotation".split()

ARTICLES = [
    Article("lantern", "Mayor slams critics", "It is good. “It is a bad day for us,” he said.\n\nHe left.", kicker="CITY HALL", captions=("A good day.",)),
    Article("post", "Mayor answers critics", "It was a good day, and the “reform” passed. It was not bad.", standfirst="What we know."),
    Article("wire", "", "The mayor left."),
]  # fmt: skip
HOSTILE = [
    "",
    " \n\n\t\u00a0",
    "<script>alert('x')</script> </script><img src=x onerror=alert(1)> &lt;b&gt;",
    "NUL\x00 and \x1b[31m bell\x07",
    "half \ud83d of a pair \udc00",
    "\u202eright to left\u202c \u200f\u061c mark \u2066x\u2069",
    "😀" * 200,
    "😀 👩\u200d🚒 🇬🇧 ❤\ufe0f",
    "nospaces" * 500,
    "“”‘’«»„\"'" * 30,
    "…!?.,;:—–-" * 30,
    "a\u0301\u0302\u0303" * 50 + " Z̷̡a̸l̵g̷o̶",
    "{{ 7*7 }} ${x} %s %(x)s {0}",
    "=1+1 @SUM(A1) +cmd|' /C calc'!A0",
    "今日は。 مرحبا؟ नमस्ते। \u3000 ไทย",
    "\u2028line\u2029paragraph\x85next\x0bform\x0c",
    "But. But! BUT? but but but",
]


def rows(columns, *names):
    return list(zip(*(columns[name] for name in names), strict=True))


# --- scores


def test_scores_are_tidy():
    scores = analyze(ARTICLES, engine=ENGINE).scores
    assert list(scores.columns) == SCORE_COLUMNS
    assert not scores.duplicated(["article_id", "part", "voice", "measure", "speaker"]).any()
    assert set(scores["voice"]) == {"outlet", "quoted", "reported", "all"}
    assert set(scores["measure"]) == set(MEASURES)
    assert scores["speaker"].isna().all()
    units = {row["name"]: row["unit"] for row in catalogue()}
    assert (scores["unit"] == scores["measure"].map(units)).all()
    shown = {name: list(group["part"].unique()) for name, group in scores.groupby("article_id")}
    assert shown == {
        "lantern": ["kicker", "headline", "body", "caption", "all"],
        "post": ["headline", "standfirst", "body", "all"],
        "wire": ["body", "all"],
    }
    assert len(scores) == (5 + 4 + 2) * 4 * len(MEASURES)


BY_HAND = [
    # "good" alone of 3 words .4404; "a bad day for us", −2.5, −.5423; "He left." 0
    ("lantern", "body", "all", "vader", (0.4404 - 0.5423 + 0) / 3, 3),
    # the outlet's sentences: "It is good.", "he said." and "He left."
    ("lantern", "body", "outlet", "vader", 0.4404 / 3, 3),
    ("lantern", "body", "quoted", "vader", -0.5423, 1),
    ("lantern", "headline", "all", "loaded", 100 / 3, 3),
    ("lantern", "body", "all", "loaded", 0.0, 14),
    # captions are no part of all: 2 of kicker, 3 of headline, 14 of body
    ("lantern", "all", "all", "loaded", 100 / 19, 19),
    ("lantern", "all", "quoted", "loaded", 0.0, 7),
    # "not bad" is −2.5 × −.74 = 1.85, .4310
    ("post", "body", "outlet", "vader", (0.4404 + 0.431) / 2, 2),
]


@pytest.mark.parametrize(("article", "part", "voice", "measure", "value", "n"), BY_HAND)
def test_values_by_hand(article, part, voice, measure, value, n):
    analysis = analyze(ARTICLES, engine=ENGINE)
    assert analysis.value(article, part, voice, measure) == pytest.approx(value)
    scores = analysis.scores.set_index(["article_id", "part", "voice", "measure"])
    row = scores.loc[(article, part, voice, measure)]
    assert (row["value"], row["n"], row["reason"]) == (pytest.approx(value), n, "")


def test_what_is_undefined_is_nan_and_says_why():
    columns = analyze(ARTICLES, engine=ENGINE).score_columns()
    for measure, value, n, reason in rows(columns, "measure", "value", "n", "reason"):
        assert math.isnan(value) == bool(reason), measure
        assert n >= 0
    names = ("article_id", "part", "voice", "measure", "reason")
    found = {tuple(place): reason for *place, reason in rows(columns, *names)}
    assert found["wire", "body", "quoted", "vader"] == "no words"
    assert found["wire", "body", "all", "smog"] == "fewer than 100 words"
    assert found["wire", "all", "all", "vader_document"] == "only for all words of one part"
    assert found["wire", "body", "outlet", "vader_document"] == "only for all words of one part"
    assert found["wire", "body", "all", "vader_document"] == ""


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (("nope", "body", "all", "vader"), "no article 'nope'; there are: lantern, post, wire."),
        (("wire", "nope", "all", "vader"), "no part 'nope'; there are: kicker, headline,"),
        (
            ("wire", "body", "nope", "vader"),
            "no voice 'nope'; there are: outlet, quoted, reported, all.",
        ),
        (("wire", "body", "all", "nope"), "no measure 'nope'; there are: vader,"),
    ],
)
def test_asking_for_what_is_not_there_says_what_is(place, said):
    with pytest.raises(ValueError) as error:
        analyze(ARTICLES, engine=ENGINE).value(*place)
    assert str(error.value).startswith(said)


def test_wide_columns_are_fixed_by_the_catalogue():
    wide = analyze(ARTICLES, engine=ENGINE).wide
    parts = ("kicker", "headline", "standfirst", "body", "caption", "all")
    voices = ("outlet", "quoted", "reported", "all")
    assert list(wide.columns) == [f"{p}.{v}.{m}" for p in parts for v in voices for m in MEASURES]
    assert list(wide.index) == ["lantern", "post", "wire"]
    assert wide.loc["lantern", "headline.outlet.loaded"] == pytest.approx(100 / 3)
    assert list(analyze([Article("a")], engine=ENGINE).wide.columns) == list(wide.columns)


def test_wide_and_tidy_hold_the_same_values():
    analysis = analyze(ARTICLES, engine=ENGINE)
    for article, part, voice, measure, value in rows(
        analysis.score_columns(), "article_id", "part", "voice", "measure", "value"
    ):
        wide = analysis.wide.loc[article, f"{part}.{voice}.{measure}"]
        assert wide == value or (math.isnan(wide) and math.isnan(value))


GERMAN = "Die Bürgermeisterin sagte am Freitag, sie habe den Bericht nicht gesehen, und der Rat müsse entscheiden, was damit geschehen soll. "


def test_what_is_not_english_is_not_scored():
    analysis = analyze([Article("de", "Rat entscheidet", GERMAN * 9), ARTICLES[0]], engine=ENGINE)
    assert analysis.english.tolist() == [False, True]
    of_german = analysis.scores[analysis.scores["article_id"] == "de"]
    assert of_german["value"].isna().all()
    assert set(of_german["reason"]) == {"not in English"}
    assert not math.isnan(analysis.value("lantern", "body", "all", "vader"))


# --- evidence, quotations, sentences


def test_evidence_by_hand():
    columns = analyze(ARTICLES[:1], engine=ENGINE).evidence_columns
    assert list(columns) == EVIDENCE_COLUMNS
    named = rows(columns, "part", "sentence", "start", "end", "text", "measure", "voice", "entry")
    assert [row for row in named if row[5] in ("vader", "loaded")] == [
        ("headline", 0, 6, 11, "slams", "loaded", "outlet", "slam"),
        ("headline", 0, 12, 19, "critics", "vader", "outlet", "critics"),
        ("body", 0, 6, 10, "good", "vader", "outlet", "good"),
        ("body", 1, 21, 24, "bad", "vader", "quoted", "bad"),
        ("caption", 0, 2, 6, "good", "vader", "outlet", "good"),
    ]


def test_quotations_by_hand():
    columns = analyze(ARTICLES, engine=ENGINE).quotation_columns
    assert list(columns) == QUOTATION_COLUMNS
    assert rows(columns, *QUOTATION_COLUMNS) == [
        ("lantern", "body", 0, 13, 36, "It is a bad day for us,", "direct", "said", "neutral", "he",
         38, 40, None, 0.97),
        ("post", "body", 0, 28, 34, "reform", "scare", None, None, None, None, None, None, 0.0),
    ]  # fmt: skip


VOICES_ARTICLE = Article(
    "voices", "Bridge is safe, mayor says",
    "Mayor Rosa Lind said that the bridge was safe. “We have slammed nobody,” she said.\n\n"
    "Tom Ware slammed the plan. “It is a bad plan,” he said.\n\n"
    "It is late, according to a report.",
)  # fmt: skip


def test_sources_by_hand():
    columns = analyze([VOICES_ARTICLE], engine=ENGINE).source_columns
    assert list(columns) == SOURCE_COLUMNS
    names = "source role named quotations reported words_quoted words_reported first lede verbs"
    # the article has 5 + 16 + 12 + 7 words
    assert rows(columns, *names.split(), "share") == [
        ("Rosa Lind", "person", True, 1, 2, 4, 7, "headline", 2, "say 3", 11 / 39),
        ("Tom Ware", "person", True, 1, 0, 5, 0, "second half", 0, "say 1", 5 / 39),
        ("report", "document", False, 0, 1, 0, 3, "second half", 0, "according to 1", 3 / 39),
    ]


def test_scores_of_speakers_by_hand():
    scores = analyze([VOICES_ARTICLE], engine=ENGINE).scores
    loaded = scores[(scores["measure"] == "loaded") & scores["speaker"].notna()]
    found = rows(loaded, "speaker", "part", "voice", "value", "n")
    assert ("Rosa Lind", "body", "quoted", 25.0, 4) in found
    assert ("Rosa Lind", "body", "reported", 0.0, 4) in found
    assert ("Rosa Lind", "all", "all", 100 / 11, 11) in found
    assert ("Tom Ware", "body", "quoted", 0.0, 5) in found
    assert ("Tom Ware", "body", "reported") not in {row[:3] for row in found}


def test_evidence_names_the_speaker():
    columns = analyze([VOICES_ARTICLE], engine=ENGINE).evidence_columns
    found = rows(columns, "measure", "text", "voice", "speaker")
    assert [row[1:] for row in found if row[0] == "loaded"] == [
        ("slammed", "quoted", "Rosa Lind"), ("slammed", "outlet", None)
    ]  # fmt: skip


def test_sentences_by_hand():
    analysis = analyze(ARTICLES[:1], engine=ENGINE)
    columns = analysis.sentence_columns
    assert list(columns)[:7] == SENTENCE_COLUMNS
    body = [row for row in rows(columns, *SENTENCE_COLUMNS, "words") if row[1] == "body"]
    text = ARTICLES[0].body
    assert [(text[start:end], voice, quotation, words) for _, _, _, start, end, voice, quotation, words in body] == [
        ("It is good.", "outlet", -1, 3),
        ("“It is a bad day for us,” he said.", "quoted", 0, 7),
        ("“It is a bad day for us,” he said.", "outlet", -1, 2),
        ("He left.", "outlet", -1, 2),
    ]  # fmt: skip


def test_the_sentence_table_sums_to_what_scores_are_made_of():
    analysis = analyze(ARTICLES, engine=ENGINE)
    table = analysis.sentences
    counts = table.columns[len(SENTENCE_COLUMNS) :]
    for name in counts:
        if name.endswith("_all"):
            continue
        both = f"{name}_all" if f"{name}_all" in counts else name
        for place, article in enumerate(analysis.articles):
            for code, part in enumerate(PARTS):
                chosen = table[(table["article_id"] == article.id) & (table["part"] == part)]
                sums = analysis.sums[name][place, code]
                assert sums[-1] == pytest.approx(chosen[both].sum())
                for voice, found in zip(("outlet", "quoted", "reported"), sums, strict=False):
                    assert found == pytest.approx(chosen.loc[chosen["voice"] == voice, name].sum())


def test_tables_of_nothing_have_their_columns():
    for articles in ([], [Article("a")], [Article("a", " ", "\n")]):
        analysis = analyze(articles, engine=ENGINE)
        assert list(analysis.scores.columns) == SCORE_COLUMNS
        assert list(analysis.evidence.columns) == EVIDENCE_COLUMNS
        assert list(analysis.quotations.columns) == QUOTATION_COLUMNS
        assert list(analysis.sources.columns) == SOURCE_COLUMNS
        assert list(analysis.sentences.columns)[:7] == SENTENCE_COLUMNS
        assert len(analysis.wide) == len(articles)
        assert len(analysis.scores) == len(analysis.evidence) == len(analysis.sentences) == 0


# --- any text


def check(article):
    """Check what holds of any article: offsets, order, bounds, reasons."""
    analysis = analyze([article], engine=ENGINE)
    for columns in (analysis.evidence_columns, analysis.quotation_columns):
        for part, start, end, text in rows(columns, "part", "start", "end", "text"):
            assert 0 <= start < end <= len(article.text(part))
            assert article.text(part)[start:end] == text
    loaded = [
        (PARTS.index(part), start, end)
        for part, start, end, measure in rows(
            analysis.evidence_columns, "part", "start", "end", "measure"
        )
        if measure == "loaded"
    ]
    assert loaded == sorted(loaded)
    for (part, _, end), (next_part, start, _) in zip(loaded, loaded[1:], strict=False):
        assert part < next_part or end <= start
    for part, start, end in rows(analysis.sentence_columns, "part", "start", "end"):
        sentence = article.text(part)[start:end]
        assert sentence and sentence == sentence.strip()
    bounds = {row["name"]: (row["low"], row["high"]) for row in catalogue()}
    for measure, value, reason in rows(analysis.score_columns(), "measure", "value", "reason"):
        low, high = bounds[measure]
        assert math.isnan(value) == bool(reason)
        assert not value < (-math.inf if low is None else low)
        assert not value > (math.inf if high is None else high)
    return analysis


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_scored_or_says_why_not(text):
    check(Article("a", text, f"{text}\n\n{text} It is good. {text}", captions=(text, text)))


@given(
    st.text(st.characters(codec=None), max_size=60),
    st.lists(st.one_of(st.sampled_from(HOSTILE), st.text(max_size=12), st.sampled_from(["good. ", "slammed ", "“A b c d.” ", "\n\n"])), max_size=8).map("".join),
)  # fmt: skip
@example("\u00a0a", "\u3000b\u2003“c”")
def test_any_text_is_scored_or_says_why_not(headline, body):
    check(Article("a", headline, body))


@settings(max_examples=30)
@given(st.lists(st.lists(st.sampled_from(["It is good. ", "“No, never again!” ", "slammed ", "😀 ", "voted\u00a0", "\n\n"]), max_size=8).map("".join), min_size=1, max_size=4))  # fmt: skip
def test_an_articles_scores_do_not_depend_on_the_others(bodies):
    """Texts lie end to end in one array; nothing may leak from one to the next, in any order."""
    articles = [Article(f"a{n}", f"Head {n}", body) for n, body in enumerate(bodies)]
    together = analyze(articles, engine=ENGINE)
    reverse = analyze(articles[::-1], engine=ENGINE)
    for place, article in enumerate(articles):
        alone = analyze([article], engine=Engine(LEXICON))
        for name in MEASURES:
            assert np.array_equal(
                together.values[name][place], alone.values[name][0], equal_nan=True
            )
            assert np.array_equal(
                reverse.values[name][-1 - place], alone.values[name][0], equal_nan=True
            )
        for table in ("evidence_columns", "quotation_columns", "sentence_columns"):
            of_all = getattr(together, table)
            here = [row for row in rows(of_all, *of_all) if row[0] == article.id]
            assert here == rows(getattr(alone, table), *of_all)


def test_an_engine_that_has_met_other_texts_gives_the_same():
    engine = Engine(LEXICON)
    cold = analyze(ARTICLES, engine=engine)
    analyze([Article("x", text, text) for text in HOSTILE], engine=engine)
    warm = analyze(ARTICLES, engine=engine)
    for table in ("scores", "evidence", "quotations", "sentences", "wide"):
        pd.testing.assert_frame_equal(getattr(cold, table), getattr(warm, table))


@pytest.mark.parametrize("size", [1, 2])
def test_batches_change_nothing(monkeypatch, size):
    at_once = analyze(ARTICLES)
    monkeypatch.setattr(framing.analysis, "_BATCH_ARTICLES", size)
    in_batches = analyze(ARTICLES)
    for table in ("scores", "evidence", "quotations", "sentences", "wide"):
        pd.testing.assert_frame_equal(getattr(at_once, table), getattr(in_batches, table))


def test_batches_by_length_change_nothing(monkeypatch):
    at_once = analyze(ARTICLES)
    monkeypatch.setattr(framing.analysis, "_BATCH_CHARACTERS", 1)
    pd.testing.assert_frame_equal(at_once.evidence, analyze(ARTICLES).evidence)


def test_articles_are_not_changed_but_for_an_id_where_there_is_none():
    articles = [Article("a", "One"), Article("a", "Two"), Article("", "Three")]
    analysis = analyze(articles, engine=ENGINE)
    assert [article.id for article in analysis.articles] == ["a", "a-2", "article"]
    assert [article.id for article in articles] == ["a", "a", ""]
    assert list(analysis.wide.index) == ["a", "a-2", "article"]


@pytest.mark.parametrize(
    "paragraph",
    [
        "The mayor said that “it was a very bad day for us all,” and left. " * 75_000,
        "nospaces" * 625_000,
    ],
    ids=["prose", "no spaces"],
)
def test_a_paragraph_of_five_megabytes_does_not_hang(paragraph):
    analysis = analyze([Article("a", "Head", paragraph)])
    scores = analysis.scores
    assert scores["speaker"].isna().sum() == 3 * 4 * len(MEASURES)
    assert analysis.quotation_columns["kind"].count("mixed") in (0, 75_000)
