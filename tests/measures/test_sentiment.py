"""Sentiment: equal to vaderSentiment to the last printed digit, and open to the words that made it."""

import math
import random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from framing import Article, Engine, analyze
from framing.articles import PARTS

VADER = SentimentIntensityAnalyzer()
ENGINE = Engine()
FIGURES = {"compound": "compound", "positive": "pos", "neutral": "neu", "negative": "neg"}

# Words that its rules name, phrases that it rates whole, and marks that it counts.
RULES = (
    "but not never so this without doubt least at very kind of no or nor isn't can't cannot "
    "extremely hardly barely VERY NOT BUT Never great GREAT horrible bad good love hate fine "
    "uncompelling yeah right the bomb cut the mustard hand to mouth kiss of death bad ass to die "
    "for just enough sort of kind-of upper hand break a leg beating heart ! !! !!! !!!! ? ?? ??? "
    '???? ?! :) :( :D ;-) <3 lol LOL meh n\'t 😀 😡 ❤ 💔 👍🏽 👩\u200d🚒 ⁉ 😀😀 great😀 (good) "bad" good, '
    "GOOD! 'fine' …good— and war killed peace hope"
).split(" ")


def sentence_figures(articles):
    """Return (text, figures) of every sentence as it is cut here; without words, figures are None."""
    analysis = analyze(articles, engine=ENGINE)
    texts = {(a.id, part): a.text(part) for a in analysis.articles for part in PARTS}
    found = {}
    columns = analysis.sentence_columns
    names = "article_id part sentence start end scored_all".split()
    names += [f"{name}_all" for name in FIGURES]
    for article, part, number, start, end, scored, *figures in zip(
        *(columns[name] for name in names), strict=True
    ):
        text = texts[article, part][start:end]
        got = dict(zip(FIGURES, map(float, figures), strict=True)) if scored else None
        found.setdefault((article, part, number), (text, got))
    return list(found.values())


def differences(articles):
    """Return every sentence whose figures are not vaderSentiment's, with both."""
    found = []
    for text, got in sentence_figures(articles):
        scores = VADER.polarity_scores(text)
        wanted = {name: scores[key] for name, key in FIGURES.items()}
        if got is None:
            wanted = None if wanted["compound"] == 0 else wanted
        if got != wanted:
            found.append((text, got, wanted))
    return found


def add_rules(sentence, rng):
    """Put up to three rule words, phrases or emoji into a sentence."""
    words = sentence.split()
    for _ in range(rng.randrange(4)):
        words.insert(rng.randrange(len(words) + 1), rng.choice(RULES))
    return " ".join(words)


def test_5000_sentences_of_mixed_text_have_the_figures_of_vadersentiment(mixed_sentences):
    rng = random.Random(1)
    sentences = [add_rules(sentence, rng) for sentence in mixed_sentences]
    articles = [
        Article(f"a{n}", body="\n\n".join(sentences[n : n + 50]))
        for n in range(0, len(sentences), 50)
    ]
    found = [figures for _, figures in sentence_figures(articles) if figures]
    assert len(found) >= 5_000
    assert sum(figures["compound"] != 0 for figures in found) >= 2_500
    assert differences(articles) == []


def test_3000_heaps_of_rule_words_have_the_figures_of_vadersentiment():
    """Rules meet here that prose keeps apart: "but" on equal values, "never so" after capitals."""
    rng = random.Random(2)
    heaps = [" ".join(rng.choices(RULES, k=rng.randrange(1, 12))) for _ in range(3_000)]
    assert differences([Article("a", body="\n\n".join(heaps))]) == []


TEXTS = st.lists(
    st.one_of(
        st.sampled_from(RULES), st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=6)
    ),
    max_size=12,
).map(" ".join)


@given(TEXTS)
@example("good good but good bad but")
@example("great but 0.95 great GREAT")
@example("No good, no NO bad or no hope")
@example("never so good this great so bad")
@example("without doubt good; without any doubt good")
@example("kind of good, kind of kind of bad, kind")
@example("least good at least good very least bad")
@example("ISN'T GOOD. isn't Good")
@example("it was the bomb yeah right")
@example("😀😡great❤")
@example("\u0130LL")  # Python's lower case of this is two characters and no word of the lexicon
@example("Ⅷ good Ⓐ")
@example("🇬🇧 👩\u200d🚒 ☺\ufe0f")
def test_any_text_has_the_figures_of_vadersentiment(text):
    assert differences([Article("a", body=text)]) == []


def test_whole_texts_have_the_compound_of_vadersentiment(mixed_sentences):
    rng = random.Random(3)
    sentences = [add_rules(sentence, rng) for sentence in mixed_sentences[:3_000]]
    bodies = [" ".join(sentences[n : n + 30]) for n in range(0, 3_000, 30)]
    bodies += ["\n\n".join(sentences[n : n + 7]) for n in range(0, 700, 7)]
    analysis = analyze(
        [Article(f"a{n}", body=body) for n, body in enumerate(bodies)], engine=ENGINE
    )
    wanted = [VADER.polarity_scores(body)["compound"] for body in bodies]
    assert analysis.whole[:, PARTS.index("body")].tolist() == wanted


@given(TEXTS, TEXTS)
def test_any_whole_text_has_the_compound_of_vadersentiment(headline, body):
    analysis = analyze([Article("a", headline, body)], engine=ENGINE)
    for part, text in (("headline", headline), ("body", body)):
        wanted = VADER.polarity_scores(text)["compound"]
        found = float(analysis.whole[0, PARTS.index(part)])
        assert found == wanted if text.strip() else math.isnan(found)


def test_a_part_has_the_mean_of_its_sentences():
    """good is +1.9: 1.9 / sqrt(1.9² + 15) = .4404; "Good! Bad." by hand from VADER's lexicon."""
    analysis = analyze([Article("a", body="It is good. It is here. It is good.")], engine=ENGINE)
    assert analysis.value("a", "body", "all", "vader") == pytest.approx((0.4404 + 0 + 0.4404) / 3)
    # of "It is good", 3 words, good counts 1.9 + 1: positive 2.9 / (2.9 + 2)
    assert analysis.value("a", "body", "all", "vader_positive") == pytest.approx(2 * 0.592 / 3)
    assert analysis.value("a", "body", "all", "vader_neutral") == pytest.approx((2 * 0.408 + 1) / 3)
    assert analysis.value("a", "body", "all", "vader_negative") == 0


def test_a_sentence_without_words_does_not_thin_the_mean():
    analysis = analyze([Article("a", body="It is good.\n\n* * *\n\n—")], engine=ENGINE)
    assert analysis.value("a", "body", "all", "vader") == pytest.approx(0.4404)


def valence(text):
    """Return (word, category, weight, reason) of what made a sentence's score."""
    columns = analyze([Article("a", body=text)], engine=ENGINE).evidence_columns
    names = ("measure", "entry", "category", "weight", "reason")
    rows = zip(*(columns[name] for name in names), strict=True)
    return [row[1:] for row in rows if row[0] == "vader"]


BY_LEXICON = "rated +1.9 in VADER's lexicon"
HORRIBLE = "rated -2.5 in VADER's lexicon"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is here.", []),
        ("It is good.", [("good", "positive", 1.9, BY_LEXICON)]),
        ('"Good," he said.', [("good", "positive", 1.9, BY_LEXICON)]),
        # vaderSentiment takes ASCII punctuation off words and nothing else, and so must this
        ("“Good,” he said.", []),
        # a booster adds .293, a damper takes it; two words away 95 % of it
        ("It is very good.", [("good", "positive", 2.193, f"{BY_LEXICON}; changed by a word of degree before it")]),
        ("It is hardly good.", [("good", "positive", 1.607, f"{BY_LEXICON}; changed by a word of degree before it")]),
        ("It is very much good.", [("good", "positive", 2.1784, f"{BY_LEXICON}; changed by a word of degree before it")]),
        ("It is not good.", [("good", "negative", -1.406, f"{BY_LEXICON}; negated")]),
        ("It is not horrible.", [("horrible", "positive", 1.85, f"{HORRIBLE}; negated")]),
        ("It is GOOD.", [("good", "positive", 2.633, f"{BY_LEXICON}; in capitals")]),
        ("IT IS GOOD.", [("good", "positive", 1.9, BY_LEXICON)]),
        ("It is good but horrible.", [
            ("good", "positive", 0.95, f"{BY_LEXICON}; in a sentence with 'but', which weighs what follows it more"),
            ("horrible", "negative", -3.75, f"{HORRIBLE}; in a sentence with 'but', which weighs what follows it more"),
        ]),
    ],
)  # fmt: skip
def test_the_words_that_made_a_sentences_score(text, expected):
    found = [(word, kind, round(weight, 4), reason) for word, kind, weight, reason in valence(text)]
    assert found == expected


@given(TEXTS)
def test_evidence_holds_every_word_that_has_valence(text):
    """The sum of the words' weights has the sign of the sentence's compound."""
    for sentence, figures in sentence_figures([Article("a", body=text)]):
        weights = [weight for _, _, weight, _ in valence(sentence)]
        if figures and figures["compound"]:
            assert weights
        if not weights:
            assert figures is None or figures["compound"] == 0


def test_each_voice_gets_the_words_it_said():
    """good, +1.9, is the outlet's; the horrible, −2.5, the speaker's."""
    analysis = analyze(
        [Article("a", body="It is good. “It is horrible for us,” he said.")], engine=ENGINE
    )
    assert analysis.value("a", "body", "outlet", "vader") == pytest.approx((0.4404 + 0) / 2)
    assert analysis.value("a", "body", "quoted", "vader") == pytest.approx(-0.5423)
    assert analysis.value("a", "body", "all", "vader") == pytest.approx((0.4404 - 0.5423) / 2)


def test_a_word_is_rated_in_its_sentence_and_counted_to_its_voice():
    """The outlet's "not" turns the speaker's "good, sir": −.74 × 1.9 = −1.406."""
    analysis = analyze([Article("a", body='It is not "good, sir," he said.')], engine=ENGINE)
    wanted = round(-1.406 / math.sqrt(1.406**2 + 15), 4)
    assert analysis.value("a", "body", "quoted", "vader") == pytest.approx(wanted)
    assert analysis.value("a", "body", "outlet", "vader") == 0.0


def test_no_quotations_no_quoted_sentiment():
    analysis = analyze([Article("a", body="It is good.")], engine=ENGINE)
    assert math.isnan(analysis.value("a", "body", "quoted", "vader"))
