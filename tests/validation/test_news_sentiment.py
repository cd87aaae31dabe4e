"""Training the news list: rows written for this test, and the figures on the shared data."""

import json

import pytest

from framing.measures.news_sentiment import news_words
from framing.validation.news_sentiment import (
    cross_validate,
    load,
    predict,
    read_priors,
    save,
    train,
)

ROWS = [
    {"text": text, "valence": valence, "group": str(number % 6)}
    for number, (text, valence) in enumerate(
        [
            ("The harbour opened on a lovely day.", 2.0),
            ("The harbour closed after a terrible fire.", -2.5),
            ("Nobody was hurt in the harbour.", 0.5),
            ("The ferry is late again, and too full.", -1.5),
            ("Too many ferries are too old.", -1.5),
            ("A good crew and a good ferry.", 2.0),
            ("The council met on Monday.", 0.0),
            ("The council was praised for its honest work.", 2.0),
            ("The council was blamed for the deaths.", -3.0),
            ("It was too little.", -1.0),
            ("The market is a delight.", 2.5),
            ("The market is not a delight.", -1.0),
        ]
    )
]


def test_priors_hold_single_words_of_three_lists():
    priors = read_priors()
    assert priors["good"] == ("vader", 1.9)
    assert priors["too"] == ("project", 0.0)
    assert {source for source, _ in priors.values()} == {"vader", "project", "loaded"}
    assert not {":)", "lol", "1337"} & priors.keys()


def test_training_moves_the_words_it_meets_and_leaves_the_order_of_the_others():
    words = train(ROWS)
    assert words["too"].valence < 0  # its prior is 0, and it stands in bad sentences only
    assert "tsunami" in words and words["tsunami"].valence < 0
    factor = words["tsunami"].valence / words["tsunami"].prior
    assert words["massacre"].valence == pytest.approx(factor * words["massacre"].prior, abs=0.02)


def test_training_is_deterministic_and_indifferent_to_order(tmp_path):
    save(train(ROWS), tmp_path / "a.csv")
    save(train(ROWS[::-1]), tmp_path / "b.csv")
    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()
    assert (tmp_path / "a.csv").read_text("utf-8").startswith("word,source,prior,valence\n")


def test_predictions_are_the_measures_own():
    from framing import Article, analyze

    texts = ["A good day. Not a bad one!", "The crash—not the first—killed two."]
    found = predict([{"id": text, "text": text} for text in texts], news_words())
    wanted = analyze([Article(text, body=text) for text in texts]).values["news"][:, 3, -1]
    assert [row["id"] for row in found] == texts
    assert [row["score"] for row in found] == pytest.approx(wanted.tolist())


def test_cross_validation_gives_the_baselines_too():
    figures = cross_validate(ROWS)
    assert -1 <= figures["pearson_r"] <= 1
    assert figures["baselines"].keys() == {"untrained", "vader"}


def test_a_list_is_read_back_as_it_was_written(tmp_path):
    words = train(ROWS)
    save(words, tmp_path / "words.csv", about={"data": "rows of this test"})
    read = load(tmp_path / "words.csv")
    assert {w: e.valence for w, e in read.items()} == {w: e.valence for w, e in words.items()}
    assert predict(ROWS, read) == predict(ROWS, words)
    assert 'data = "rows of this test"' in (tmp_path / "words.toml").read_text("utf-8")


def test_a_list_of_another_version_and_what_is_no_list_are_refused(tmp_path):
    path = tmp_path / "words.csv"
    save(train(ROWS), path)
    beside = tmp_path / "words.toml"
    beside.write_text(beside.read_text("utf-8").replace('version = "', 'version = "0.'), "utf-8")
    with pytest.raises(ValueError, match="made for version 0"):
        load(path)
    path.write_text("a,b\n", encoding="utf-8")
    with pytest.raises(ValueError, match="words.csv is no list of words for news"):
        load(path)


@pytest.mark.shared
def test_it_is_at_least_four_points_above_vader(shared):
    from scipy.stats import pearsonr
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    compound = SentimentIntensityAnalyzer().polarity_scores

    def read(name):
        lines = (shared / "gold" / f"{name}.jsonl").read_text("utf-8").splitlines()
        rows = [json.loads(line) for line in lines]
        gold = [row["valence"] for row in rows]
        return rows, gold, pearsonr([compound(row["text"])["compound"] for row in rows], gold)[0]

    rows, _, vader = read("vader_nyt")
    assert vader == pytest.approx(0.509, abs=0.001)
    assert cross_validate(rows)["pearson_r"] > vader + 0.04
    again, shipped = train(rows), news_words()  # a last digit may differ from machine to machine
    assert max(abs(again[w].valence - shipped[w].valence) for w in again.keys() & shipped) < 0.011
    assert len(again.keys() ^ shipped.keys()) < 20
    rows, gold, vader = read("affective_headlines")
    assert vader == pytest.approx(0.605, abs=0.001)
    found = [row["score"] for row in predict(rows, news_words())]
    assert pearsonr(found, gold)[0] > vader + 0.04
