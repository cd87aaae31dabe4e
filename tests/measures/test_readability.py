"""Readability: textstat's counts and formulas to the last digit, over sentences of our own."""

import math
import subprocess
import sys
from pathlib import Path

import pytest
import textstat
from hypothesis import given
from hypothesis import strategies as st
from textstat.backend import metrics

from framing import Article, Engine, analyze

ROOT = Path(__file__).resolve().parents[2]
ENGINE = Engine()
FORMULAS = {
    "flesch_reading_ease": textstat.flesch_reading_ease,
    "flesch_kincaid": textstat.flesch_kincaid_grade,
    "gunning_fog": textstat.gunning_fog,
    "smog": textstat.smog_index,
    "ari": textstat.automated_readability_index,
    "coleman_liau": textstat.coleman_liau_index,
    "dale_chall": textstat.dale_chall_readability_score,
}
ALL = (*FORMULAS, "words_per_sentence", "syllables_per_word", "difficult_words")


def body_values(text):
    values = analyze([Article("a", body=text)], engine=ENGINE).values
    return {name: float(values[name][0, 3, -1]) for name in ALL}


def body_sums(text):
    analysis = analyze([Article("a", body=text)], engine=ENGINE)
    return {name: column[0, 3, -1] for name, column in analysis.sums.items()}


def textstat_counts(text):
    return {
        "read_words": textstat.lexicon_count(text),
        "read_tokens": textstat.lexicon_count(text, removepunct=False),
        "read_syllables": textstat.syllable_count(text),
        "read_characters": textstat.char_count(text),
        "read_letters": textstat.letter_count(text),
        "read_polysyllables": textstat.polysyllabcount(text),
        "read_difficult": textstat.difficult_words(text, unique=False),
        "read_complex": textstat.difficult_words(text, 3, unique=False),
        "read_unlisted": textstat.difficult_words(text, 0, unique=False),
    }


@pytest.fixture(scope="module")
def bodies(mixed_sentences):
    """300 texts of twelve sentences, and an analysis of them."""
    texts = [" ".join(mixed_sentences[n : n + 12]) for n in range(0, 3_600, 12)]
    return texts, analyze([Article(f"a{n}", body=text) for n, text in enumerate(texts)])


@pytest.fixture
def our_sentences(monkeypatch):
    """Make textstat count as many sentences as it is told; return the function that tells it."""
    told = []
    for module in list(vars(metrics).values()):
        if hasattr(module, "count_sentences"):
            monkeypatch.setattr(module, "count_sentences", lambda text: told[-1])
    forget()
    yield told.append
    forget()


def forget():
    """Empty textstat's caches, which know a text's figures with another number of sentences."""
    for function in vars(metrics).values():
        if hasattr(function, "cache_clear"):
            function.cache_clear()


def test_300_texts_have_textstats_counts(bodies):
    texts, analysis = bodies
    for place, text in enumerate(texts):
        wanted = textstat_counts(text)
        assert {name: analysis.sums[name][place, 3, -1] for name in wanted} == wanted, text


PIECES = [
    "word",
    "unbelievable",
    "don't",
    "it’s",
    "’90s",
    "'quoted'",
    "well-known",
    "52–48",
    "$14.5",
    "U.S.",
    "—",
    "…",
    "é",
    "e\u0301",
    "naïve",
    "_",
    "\u00a0",
    "日本",
    "😀",
    "ß",
    "'",
    "s'",
    "x'ts",
    "2nd",
]


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=5)), max_size=20).map(" ".join))
def test_any_text_has_textstats_counts(text):
    article = Article("a", body=text)
    if article.body.strip():
        wanted = textstat_counts(article.body)
        sums = body_sums(text)
        assert {name: sums[name] for name in wanted} == wanted


def test_300_texts_have_textstats_figures_for_our_number_of_sentences(bodies, our_sentences):
    texts, analysis = bodies
    scored = 0
    for place, text in enumerate(texts):
        found = {name: analysis.values[name][place, 3, -1] for name in FORMULAS}
        if math.isnan(found["smog"]):  # too short, or the listings in it do not look English
            continue
        our_sentences(int(analysis.sums["read_sentences"][place, 3, -1]))
        assert found == {name: formula(text) for name, formula in FORMULAS.items()}
        forget()
        scored += 1
    assert scored >= 250


def test_plain_texts_have_textstats_own_figures():
    """No abbreviation, number or short sentence: textstat counts the sentences as we do."""
    for text in (EASY, HARD):
        assert body_sums(text)["read_sentences"] == textstat.sentence_count(text)
        values = body_values(text)
        assert {name: values[name] for name in FORMULAS} == {
            name: formula(text) for name, formula in FORMULAS.items()
        }


# 26 words in 4 sentences, a syllable each; 78 letters, 82 characters; only "looked" is unlisted.
EASY = (
    "The dog ran to the big red house. He saw a cat by the door. The cat did not run. "
    "She sat and looked at him. "
) * 4
# 24 words in 3 sentences, 78 syllables; 217 letters, 220 characters; the 16 long words have three
# or more syllables each and are unlisted.
HARD = (
    "Municipal authorities subsequently investigated extraordinary circumstances surrounding "
    "unauthorized demolition. Representatives characterized deteriorating infrastructure as "
    "catastrophically negligent administration. It was as if it had been. "
) * 5
BY_HAND = [
    # measure, easy, hard
    ("words_per_sentence", 26 / 4, 24 / 3),
    ("syllables_per_word", 1.0, 78 / 24),
    ("difficult_words", 0.0, 100 * 16 / 24),
    ("flesch_reading_ease", 206.835 - 1.015 * 6.5 - 84.6, 206.835 - 1.015 * 8 - 84.6 * 3.25),
    ("flesch_kincaid", 0.39 * 6.5 + 11.8 - 15.59, 0.39 * 8 + 11.8 * 3.25 - 15.59),
    ("gunning_fog", 0.4 * 6.5, 0.4 * (8 + 100 * 16 / 24)),
    ("smog", 3.1291, 1.043 * math.sqrt(30 * 16 / 3) + 3.1291),
    ("ari", 4.71 * 82 / 26 + 0.5 * 6.5 - 21.43, 4.71 * 220 / 24 + 0.5 * 8 - 21.43),
    ("coleman_liau", 0.058 * 300 - 0.296 * 400 / 26 - 15.8, 5.8 * 217 / 24 - 29.6 * 3 / 24 - 15.8),
    # one word in 26, 3.8 %, is unlisted: not more than 5, so that 3.6365 is not added
    ("dale_chall", 0.1579 * 100 / 26 + 0.0496 * 6.5, 0.1579 * 1600 / 24 + 0.0496 * 8 + 3.6365),
]


@pytest.mark.parametrize(("measure", "easy", "hard"), BY_HAND)
def test_an_easy_and_a_hard_paragraph_worked_by_hand(measure, easy, hard):
    assert body_values(EASY)[measure] == pytest.approx(easy)
    assert body_values(HARD)[measure] == pytest.approx(hard)


def test_every_measure_is_worked_by_hand():
    assert {name for name, *_ in BY_HAND} == set(ALL)


def reasons(text, voice="all"):
    columns = analyze([Article("a", body=text)], engine=ENGINE).score_columns()
    rows = zip(*(columns[n] for n in ("part", "voice", "measure", "value", "reason")), strict=True)
    return {
        (reason if math.isnan(value) else "scored")
        for part, spoken_by, measure, value, reason in rows
        if (part, spoken_by) == ("body", voice) and measure in ALL
    }


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("A cat sat here. " * 25, "scored"),  # 100 words
        ("A cat sat here. " * 24 + "Yes it did.", "fewer than 100 words"),  # 99
        ("The cat " * 98 + "sat. It ran.", "fewer than 3 sentences"),
        ("The cat " * 98 + "sat. It ran. It hid.", "scored"),
        ("Hello", "fewer than 100 words"),
        ("— … !", "fewer than 100 words"),
    ],
)
def test_below_the_minimum_nothing_is_scored_and_it_says_why(text, reason):
    """textstat gives −16.4 for Coleman–Liau of "Hello", and 0.0 for no text at all."""
    assert reasons(text) == {reason}


def test_by_voice_only_sentences_of_one_voice_count():
    """Of 30 mixed sentences none is wholly the outlet's or a speaker's; for all voices all count."""
    mixed = "“We will go on with it,” the mayor said on Friday. " * 30
    assert (reasons(mixed), reasons(mixed, "outlet")) == ({"scored"}, {"fewer than 100 words"})
    whole = "“We will go on.” " * 25 + "They have all gone home. " * 20
    assert (reasons(whole, "quoted"), reasons(whole, "outlet")) == ({"scored"}, {"scored"})
    values = analyze([Article("a", body=whole)], engine=ENGINE).values["words_per_sentence"]
    outlet, quoted, reported, every = values[0, 3].tolist()
    assert (outlet, quoted, every) == (5.0, 4.0, 200 / 45)
    assert math.isnan(reported)


def evidence(text, measure):
    columns = analyze([Article("a", body=text)], engine=ENGINE).evidence_columns
    rows = zip(*(columns[n] for n in ("measure", "text", "weight", "entry", "reason")), strict=True)
    return [row[1:] for row in rows if row[0] == measure]


def test_difficult_words_are_shown_with_their_syllables():
    said = "syllables, not on the list of familiar words"
    assert evidence("The “municipal” dog looked at demolition.", "difficult_words") == [
        ("municipal", 4.0, "municipal", f"4 {said}"),
        ("demolition", 4.0, "demolition", f"4 {said}"),
    ]


def test_the_five_longest_sentences_of_the_body_are_shown():
    lengths = [3, 9, 4, 8, 5, 7, 6]
    text = " ".join("The " + "big " * (n - 2) + "dog." for n in lengths)
    shown = evidence(text, "words_per_sentence")
    assert [weight for _, weight, _, _ in shown] == [9, 8, 5, 7, 6]
    assert shown[0][0].startswith("The big big") and shown[0][0].endswith("dog.")


OFFLINE = """
import socket

def refuse(*args, **options):
    raise OSError("the network is off")

socket.socket.connect = socket.create_connection = socket.getaddrinfo = refuse
from framing import Article, analyze

text = "Municipal authorities investigated the demolition of zyxwish houses. " * 20
analysis = analyze([Article("a", "A headline", text)])
print(sum(analysis.values[m.name][0, 3, -1] == analysis.values[m.name][0, 3, -1]
          for m in analysis.engine.measures))
import textstat
print(round(textstat.smog_index(text), 3) == round(analysis.value("a", "body", "all", "smog"), 3))
"""


def test_everything_is_scored_with_the_network_off():
    """textstat 0.7.9 and later download a corpus at first use; the pinned one must not."""
    run = subprocess.run(
        [sys.executable, "-c", OFFLINE], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.stdout.split() == [str(len(ENGINE.measures)), "True"], run.stderr
