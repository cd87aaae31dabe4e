"""Each task on rows of our own, its figures computed again from its predictions."""

import csv
import json
import tomllib

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner
from scipy.stats import pearsonr
from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS
from sklearn.metrics import f1_score, precision_recall_fscore_support

from framing import ReadingError, read_lexicon
from framing.cli import main
from framing.validation import validate

RATED = [
    ("The rescue was a wonderful success.", 3, "a"),
    ("The fire was a terrible disaster.", -3, "a"),
    ("The council meets on Friday.", 0, "b"),
    ("Nobody was happy with the bad news.", -2, "b"),
    ("A good day for the town.", 2, "c"),
    ("The murder shocked the village.", -1, "c"),
]
SENTIMENT = [{"id": i, "text": t, "valence": v, "group": g} for i, (t, v, g) in enumerate(RATED)]


@pytest.fixture
def write(tmp_path):
    def write_rows(rows, name="rows.jsonl"):
        path = tmp_path / name
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        return path

    return write_rows


def run(*arguments, code=0):
    result = CliRunner().invoke(main, list(map(str, arguments)))
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.exit_code == code, result.output
    return result


def value(found, name):
    return found.metrics[name]["value"]


def test_sentiment(write):
    found = validate("sentiment", write(SENTIMENT))
    scores = [row["score"] for row in found.predictions]
    assert value(found, "pearson_r") == pytest.approx(
        pearsonr([r[1] for r in RATED], scores)[0], abs=1e-5
    )
    assert (found.rows, found.groups, found.left_out) == (6, 3, {})
    assert "vader_document" in found.baselines
    news = validate("sentiment", write(SENTIMENT), measure="news")
    assert news.baselines["vader"] == pytest.approx(value(found, "pearson_r"))


def test_sentiment_with_several_annotators_has_a_human_line(write):
    rows = [
        {**row, "ratings": [row["valence"], row["valence"] + row["id"] % 2]} for row in SENTIMENT
    ]
    human = validate("sentiment", write(rows)).human
    assert 0.9 < human["annotator_against_rest_r"] <= 1
    assert human["alpha_low"] < human["alpha"] < 1


BIASED = [
    ("The radical regime ravaged the village.", 1, "Post"),
    ("A mob of thugs rampaged.", 1, "Post"),
    ("The council meets on Friday.", 0, "Lantern"),
    ("The bill passed by ten votes.", 0, "Lantern"),
    ("She claims that he lied, again.", 1, "Post"),
    ("The nightmare flood hit the port.", 0, "Lantern"),
]
BIAS = [
    {"id": f"s{i}", "text": t, "label_bias": b, "outlet": o} for i, (t, b, o) in enumerate(BIASED)
]


def test_sentence_bias_by_the_lexicon(write):
    rows = [
        *BIAS,
        {"id": "x", "text": "It rains.", "label_bias": None, "outlet": "Post"},
        {"id": "y", "text": " ", "label_bias": 1},
    ]
    found = validate("sentence-bias", write(rows))
    labels = [row["label"] for row in found.predictions]
    gold = [b for _, b, _ in BIASED]
    assert labels[:4] == [1, 1, 0, 0]
    assert value(found, "macro_f1") == pytest.approx(
        f1_score(gold, labels, average="macro"), abs=1e-5
    )
    assert found.left_out == {"no text": 1, "label_bias is null": 1}
    assert found.baselines["majority"] == pytest.approx(1 / 3, abs=1e-5)
    assert found.baselines["outlet_only"] == 1.0
    assert "ece" not in found.metrics


def test_how_often_a_term_is_marked_where_people_see_no_bias(write):
    """Two unbiased rows of ten words together, with one term: the biased row does not count."""
    rows = [
        {"id": 1, "text": "The plan is a nightmare for us.", "label_bias": 0},
        {"id": 2, "text": "It rains today.", "label_bias": 0},
        {"id": 3, "text": "The thugs ravaged it.", "label_bias": 1},
    ]
    found = validate("sentence-bias", write(rows))
    assert value(found, "words_per_false_alarm") == 10


def test_loaded_words_by_category_and_without_what_was_seen(write, tmp_path):
    path = tmp_path / "mine.csv"
    head = "term,category,seen\n"
    path.write_text(head + "thugs,people,\nravaged,deeds,BABE\n", encoding="utf-8")
    text = "The thugs ravaged a village."
    spans = [[text.index(w), text.index(w) + len(w)] for w in ("thugs", "ravaged")]
    row = {"id": 1, "text": text, "spans": spans}
    found = validate("loaded-words", write([row]), lexicon=read_lexicon(path))
    figures = {name: m["value"] for name, m in found.metrics.items() if name.startswith("f1")}
    two_thirds = pytest.approx(2 / 3, abs=1e-5)
    assert figures == {
        "f1": 1.0, "f1.people": two_thirds, "f1.deeds": two_thirds, "f1.without_seen": two_thirds,
    }  # fmt: skip


def test_target_sentiment_by_vader(write):
    labels = [1, -1, 0, -1, 1, -1]
    rows = [
        {"text": t, "start": 0, "end": 3, "label": y}
        for (t, _, _), y in zip(RATED, labels, strict=True)
    ]
    found = validate("target-sentiment", write(rows), measure="vader")
    predicted = [row["label"] for row in found.predictions]
    assert value(found, "macro_f1") == pytest.approx(
        f1_score(labels, predicted, average="macro"), abs=1e-5
    )


def test_loaded_words_are_word_tokens_without_stop_words(write):
    text = "The thugs and the mob ravaged a quiet village."
    marked = [
        [text.index("thugs and"), text.index(" the mob")],
        [text.index("quiet"), text.index("quiet") + 5],
    ]
    found = validate("loaded-words", write([{"id": 1, "text": text, "spans": marked}]))
    words = [w for w in text.rstrip(".").split() if w.lower() not in ENGLISH_STOP_WORDS]
    assert words == ["thugs", "mob", "ravaged", "quiet", "village"]
    spans = found.predictions[0]["spans"]
    covered = [any(s <= text.index(w) < e for s, e in spans) for w in words]
    gold = [w in ("thugs", "quiet") for w in words]
    wanted = precision_recall_fscore_support(gold, covered, average="binary")[:3]
    assert [value(found, n) for n in ("precision", "recall", "f1")] == pytest.approx(
        wanted, abs=1e-5
    )


def test_loaded_spans_are_counted_in_characters_and_by_technique(write):
    text = "Thugs ravaged the quiet village."
    spans = [
        {"technique": "Loaded_Language", "start": 0, "end": 13},
        {"technique": "Doubt", "start": 18, "end": 23},
    ]
    found = validate("loaded-spans", write([{"id": 1, "text": text, "spans": spans}]))
    gold, guess = np.zeros(len(text), int), np.zeros(len(text), int)
    gold[:13] = 1
    for start, end in found.predictions[0]["spans"]:
        guess[start:end] = 1
    wanted = precision_recall_fscore_support(gold, guess, average="binary")[:3]
    assert [value(found, n) for n in ("precision", "recall", "f1")] == pytest.approx(
        wanted, abs=1e-5
    )


def test_quotes_are_found_if_more_than_half_lies_in_a_quoted_attribution(write):
    text = "Ann said “we won the day” on Friday. Ben said “no” and Cal said that it rained. “Stop the thief,” a sign read. Dee saw NTV’s “Star Trail.”"
    said = text.index("“we"), text.index(" on Friday")
    rained = text.index("that it"), text.index(". “Stop")
    no = text.index("“no"), text.index(" and Cal")
    rows = [{"id": 1, "text": text, "attributions": [
        {"content": [list(said)], "source": [[0, 3]], "has_quote_marks": True},
        {"content": [list(no)], "source": [[0, 3]], "has_quote_marks": True},
        {"content": [list(rained)], "source": [[55, 58]], "has_quote_marks": False},
    ]}]  # fmt: skip
    found = validate("quotes", write(rows))
    quoted = [text[q["start"] : q["end"]] for q in found.predictions[0]["quotes"]]
    assert quoted == ["we won the day", "no", "Stop the thief,"]
    assert [value(found, f"span_{n}") for n in ("precision", "recall", "f1")] == pytest.approx(
        [2 / 3, 1, 0.8], abs=1e-5
    )
    # Ben is said to be Ann in the second
    assert [value(found, f"speaker_{n}") for n in ("accuracy", "coverage")] == [0.5, 1.0]
    assert [value(found, f"speaker_{n}_default") for n in ("accuracy", "coverage")] == [0.5, 1.0]
    assert [value(found, f"reported_{n}") for n in ("precision", "recall")] == [1.0, 1.0]
    assert value(found, "reported_source_accuracy") == 1.0
    assert [q["speaker"] for q in found.predictions[0]["quotes"]] == ["Ann", "Ben", "a sign"]


EASY = "We go to the sea. It is a hot day. The dog ran to the man. "
HARD = "Considerable administrative deliberation preceded the announcement, which the international organisations subsequently characterised as regrettable. "


def test_readability_puts_the_versions_of_an_article_in_order(write):
    rows = []
    for article, (easy, hard) in {"right": (EASY, HARD), "wrong": (HARD, EASY)}.items():
        rows += [
            {"id": f"{article}-{rank}", "article": article, "level_rank": rank, "text": text * 12}
            for rank, text in enumerate((easy, hard))
        ]
    rows.append({"id": "alone", "article": "alone", "level_rank": 0, "text": EASY * 12})
    rows.append({"id": "short", "article": "short", "level_rank": 0, "text": "Too short."})
    found = validate("readability", write(rows))
    assert (found.rows, found.groups) == (4, 2)
    assert value(found, "order_accuracy") == value(found, "pair_accuracy_250") == 0.5
    assert found.left_out == {"too short to score": 1, "its article at one level only": 1}
    assert "word_count_order_accuracy" in found.baselines
    easier = validate("readability", write(rows), measure="flesch_reading_ease")
    assert value(easier, "order_accuracy") == 0.5


def test_agreement_is_alpha(write):
    said = {"ann": "1100", "ben": "1101", "cal": "1000"}
    rows = [
        {"annotator": who, "text_id": n, "label_bias": kind}
        for who, kinds in said.items()
        for n, kind in enumerate(kinds)
    ]
    found = validate("agreement", write([*rows, rows[0]]))
    # by hand: of 24 ordered pairs, each weighing 1/2, 8 differ, so 4; by chance 2 * 6 * 6 / 11
    assert value(found, "alpha") == pytest.approx(1 - 4 / (72 / 11), abs=1e-5)
    assert found.left_out == {"coded again by the same annotator": 1}


def test_one_file_in_three_formats_gives_the_same(write, tmp_path):
    rows = [{"id": str(i), "text": t, "spans": [[0, 3]]} for i, (t, _, _) in enumerate(RATED)]
    wanted = validate("loaded-words", write(rows)).to_dict()
    with (tmp_path / "rows.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows({**row, "spans": json.dumps(row["spans"])} for row in rows)
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "rows.parquet")
    for name in ("rows.csv", "rows.parquet"):
        assert validate("loaded-words", tmp_path / name).to_dict() == wanted


def test_a_table_may_be_parted_by_semicolons_and_have_whole_numbers_with_a_point(tmp_path):
    path = tmp_path / "rows.csv"
    path.write_text("text;start;end;label\nThe fire was bad, they say.;4.0;8.0;-1\n", "utf-8")
    assert validate("target-sentiment", path, measure="vader").predictions[0]["label"] == -1


def test_what_is_no_rating_is_passed_over(write):
    rows = [{**row, "ratings": [row["valence"], "?", float("inf")]} for row in SENTIMENT]
    assert validate("sentiment", write(rows)).human == {}


def test_some_rows_only_and_the_figures_by_a_column(write):
    rows = [{**row, "part": "dev" if row["id"] < 4 else "test"} for row in SENTIMENT]
    path = write(rows)
    assert validate("sentiment", path, split=("part", "dev")).rows == 4
    by = validate("sentiment", path, by="part").by
    assert [by["values"][name]["rows"] for name in ("dev", "test")] == [4, 2]


def test_a_text_in_another_language_is_left_out(write):
    german = "Der Rat der Stadt trifft sich jeden Freitag um acht Uhr abends im großen Saal des alten Rathauses, sagte gestern eine Sprecherin der Verwaltung."
    found = validate("sentiment", write([*SENTIMENT, {"id": 9, "text": german, "valence": 0}]))
    assert found.left_out == {"not in English": 1}


def test_offsets_count_as_in_the_file(write):
    text = "A quiet day.\r\n\r\nThe thugs\ufeff ravaged it."
    found = validate("loaded-spans", write([{"id": 1, "text": text, "spans": [[0, 1]]}]))
    assert "ravaged" in [text[s:e] for s, e in found.predictions[0]["spans"]]


FAULTY = [
    ("sentiment", [{"text": "a"}], "rows.jsonl: there is no field 'valence'; needed: text, valence; the rows have: text."),
    ("sentiment", [{"text": "a", "valence": "high"}], "row 1 of rows.jsonl: 'valence' must be a number, got \"high\"."),
    ("sentiment", [{"text": 5, "valence": 1}], "row 1 of rows.jsonl: 'text' must be text, got 5."),
    ("sentence-bias", [{"text": "a", "label_bias": "biased"}], "row 1 of rows.jsonl: 'label_bias' must be one of 0, 1, got \"biased\"."),
    ("target-sentiment", [{"text": "a b", "start": 1, "end": 1, "label": 0}], "row 1 of rows.jsonl: 'end' must be after 'start', got 1."),
    ("target-sentiment", [{"text": "a b", "start": 0.5, "end": 1, "label": 0}], "row 1 of rows.jsonl: 'start' must be spans [[start, end], …], got [0.5, 1]."),
    ("quotes", [{"text": "a", "attributions": ["b"]}], "row 1 of rows.jsonl: 'attributions' must be [{content: [[start, end], …], source: [[start, end], …]}, …], got \"b\"."),
    ("quotes", [{"text": "a", "attributions": [{"content": 1}]}], "row 1 of rows.jsonl: 'attributions' must be [{content: [[start, end], …], source: [[start, end], …]}, …], got {\"content\": 1}."),
    ("agreement", [{"annotator": "a", "text_id": 1, "label": 1}], "rows.jsonl: no row is left to score (1 coded by one annotator only)."),
    ("sentence-bias", [{"text": "a", "label_bias": 2}], "row 1 of rows.jsonl: 'label_bias' must be one of 0, 1, got 2."),
    ("loaded-words", [{"text": "a", "spans": [[0, 9]]}], "row 1 of rows.jsonl: 'spans' must be spans within the text of 1 characters, got [0, 9]."),
    ("loaded-words", [{"text": "a", "spans": 1}], "row 1 of rows.jsonl: 'spans' must be a list, got 1."),
    ("sentiment", [{"text": "", "valence": 1}], "rows.jsonl: no row is left to score (1 no text)."),
]  # fmt: skip


@pytest.mark.parametrize(("task", "rows", "message"), FAULTY)
def test_a_faulty_row_is_one_line(write, task, rows, message):
    result = run("validate", task, write(rows), code=1)
    assert result.stderr == f"framing: {message}\n"


def test_faulty_files_are_refused(tmp_path):
    for name, text, message in [
        ("a.txt", "a", "annotated rows are read from .jsonl"),
        ("a.jsonl", '{"a": 1}\n{"a"\n', "row 2 of a.jsonl: not valid JSON"),
        ("a.jsonl", "[1]\n", "row 1 of a.jsonl: a row must be an object"),
        ("a.csv", "a,b\n1\n", "row 2 of a.csv: 1 fields where the header has 2"),
        ("a.csv", "\n", "there are no rows"),
        ("a.csv", "a;a\n1;2\n", "a.csv: 2 columns are called 'a'; rename all but one"),
        ("a.parquet", "no", "not a whole Parquet file"),
    ]:
        (tmp_path / name).write_text(text, encoding="utf-8")
        with pytest.raises(ReadingError, match=message):
            validate("sentiment", tmp_path / name)


@pytest.mark.parametrize("task", ["frames"])
def test_a_task_without_a_measure_is_one_clear_line(write, task):
    result = run("validate", task, write(SENTIMENT), code=1)
    assert (
        result.stderr
        == f"framing: {task}: there is no measure for this task yet, so nothing to validate.\n"
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nonsense"], "no task 'nonsense'; there are: sentiment"),
        (
            ["sentiment", "--measure", "nonsense"],
            "no measure 'nonsense' for sentiment; there are: vader, news",
        ),
        (
            ["loaded-words", "--model", __file__],
            "loaded-words: no model of your own can be put to this test.",
        ),
        (
            ["sentiment", "--model", __file__],
            "test_tasks.py is no list of words for news: its first line",
        ),
        (["sentiment", "--by", "nonsense"], "there is no field 'nonsense'"),
        (["sentiment", "--split", "group=z"], "no row has group = 'z'; there are: a, b, c."),
    ],
)
def test_wrong_names_are_one_line(write, arguments, message):
    task, *options = arguments
    result = run("validate", task, write(SENTIMENT), *options, code=1)
    assert message in result.stderr and len(result.stderr.splitlines()) == 1


def test_the_command_gives_json_and_predictions(write, tmp_path):
    path = write(SENTIMENT)
    found = json.loads(
        run("validate", "sentiment", path, "--json", "--predictions", tmp_path / "p.jsonl").output
    )
    assert {"task", "rows", "left_out", "metrics", "baselines", "human"} <= set(found)
    assert set(found["metrics"]["pearson_r"]) == {"value", "low", "high"}
    lines = [json.loads(line) for line in (tmp_path / "p.jsonl").read_text("utf-8").splitlines()]
    assert [set(line) for line in lines] == [{"id", "score"}] * 6
    assert (
        run("validate", "sentiment", path, "--json").output
        == run("validate", "sentiment", path, "--json").output
    )


def test_the_command_prints_a_table(write):
    output = run("validate", "sentiment", write(SENTIMENT), "--by", "group").output
    assert output.startswith("sentiment: vader, 6 rows in 3 groups\n  pearson_r")
    assert "baselines\n" in output
    header, *lines = output.split("by group")[1].splitlines()
    assert header.split() == ["rows", "pearson_r"]
    assert [line.split()[:2] for line in lines[:3]] == [["a", "2"], ["b", "2"], ["c", "2"]]


def test_notes_say_what_to_beware_of(write):
    assert "of 3 groups only" in validate("sentiment", write(SENTIMENT)).notes[-1]
    rows = [{**row, "group": n} for n in range(2) for row in SENTIMENT]
    many = [{**row, "group": None} for row in rows]
    assert not validate("sentiment", write(many)).notes
    assert "fitted to the editorials" in validate("sentiment", write(many), measure="news").notes[0]


def test_training_what_cannot_be_trained_is_one_line(write, tmp_path):
    result = run("train", "frames", write(SENTIMENT), "-o", tmp_path / "m", code=1)
    assert result.stderr.startswith("framing: no model can be trained for 'frames'; there are: ")


def test_a_list_for_news_is_trained_with_its_provenance_and_validated(write, tmp_path):
    path, words = write(SENTIMENT), tmp_path / "words.csv"
    options = ["--about", "licence=MIT", "--about", "data=our own = invented"]
    output = run("train", "news-sentiment", path, "-o", words, *options).output
    assert "pearson_r" in output and "untrained" in output
    about = tomllib.loads((tmp_path / "words.toml").read_text("utf-8"))
    assert (about["licence"], about["data"]) == ("MIT", "our own = invented")
    assert about["command"] == "framing train news-sentiment rows.jsonl"
    assert set(about["figures"]) == {"pearson_r", "baselines"}
    found = validate("sentiment", path, model=words)
    assert found.measure == "model"
    assert value(found, "pearson_r") > found.baselines["vader"]
    assert "trained on" in found.notes[0]


def test_what_is_said_of_the_data_needs_a_name(write, tmp_path):
    result = run(
        "train", "news-sentiment", write(SENTIMENT), "-o", tmp_path / "w", "--about", "MIT", code=2
    )
    assert "'MIT': write NAME=TEXT, for example licence=MIT." in result.stderr


def test_ratings_on_another_scale_are_not_trained_on(write, tmp_path):
    rows = [*SENTIMENT, {"text": "A day.", "valence": 40}]
    result = run("train", "news-sentiment", write(rows), "-o", tmp_path / "w.csv", code=1)
    assert (
        result.stderr
        == "framing: row 7 of rows.jsonl: 'valence' must be from -4 to 4 to train on, got 40.\n"
    )


def test_a_trained_model_is_validated_with_its_probabilities(write, tmp_path):
    rows = [
        {**row, "id": f"{n}-{row['id']}", "group": f"{n}-{row['id']}"}
        for n in range(12)
        for row in BIAS
    ]
    path, model = write(rows), tmp_path / "model"
    output = run("train", "sentence-bias", path, "-o", model).output
    assert "on outlets it had not seen" in output and "the outlet's name alone" in output
    found = validate("sentence-bias", path, model=model)
    assert {"macro_f1", "ece"} <= set(found.metrics)
    assert {"majority", "outlet_only", "leave_outlet_out"} <= set(found.baselines)
