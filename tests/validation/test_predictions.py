"""What --predictions writes is enough to compute each figure again, with scikit-learn and scipy."""

import json

import numpy as np
import pytest
from click.testing import CliRunner
from scipy.stats import kendalltau, pearsonr
from sklearn.calibration import calibration_curve
from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS
from sklearn.metrics import accuracy_score, f1_score, precision_recall_fscore_support

from framing.cli import main
from framing.validation.tasks.registry import TASKS

SENTENCES = [
    ("The radical regime ravaged the quiet village.", -3, 1),
    ("A mob of thugs rampaged through the market.", -2, 1),
    ("The council meets on Friday.", 0, 0),
    ("The bill passed by ten votes.", 1, 0),
    ("The rescue was a wonderful success.", 3, 0),
    ("Her shameless attack was a disgrace.", -3, 1),
    ("The nightmare flood hit the port.", -2, 0),
    ("Everybody praised the brave crew.", 2, 1),
]
EASY = "We go to the sea. It is a hot day. The dog ran to the man. "
PLAIN = "The council met on Friday and talked about the harbour. Nobody voted against the plan. "
HARD = "Considerable administrative deliberation preceded the announcement, which organisations subsequently characterised as regrettable. "


def labelled(n, **fields):
    return {"id": f"s{n}", "text": SENTENCES[n][0], "group": f"g{n // 2}", **fields}


def words_of(text):
    """Return the words that count, none of which stands twice in a sentence."""
    return [w for w in text.rstrip(".").split() if w.lower() not in ENGLISH_STOP_WORDS]


ROWS = {
    "sentiment": [labelled(n, valence=v) for n, (_, v, _) in enumerate(SENTENCES)],
    "target-sentiment": [
        labelled(n, start=0, end=len(text.split()[1]) + 4, label=int(np.sign(v)))
        for n, (text, v, _) in enumerate(SENTENCES)
    ],
    "sentence-bias": [labelled(n, label_bias=b, outlet="Post") for n, (*_, b) in enumerate(SENTENCES)],
    "loaded-words": [labelled(n, spans=[[4, 20]]) for n in range(len(SENTENCES))],
    "loaded-spans": [
        labelled(n, spans=[{"start": 2, "end": 16, "technique": "Loaded_Language"}])
        for n in range(len(SENTENCES))
    ],
    "readability": [
        {"id": f"{article}{rank}", "article": article, "level_rank": rank, "text": text * 15}
        for article, texts in {"a": (EASY, PLAIN, HARD), "b": (PLAIN, EASY, HARD)}.items()
        for rank, text in enumerate(texts)
    ],
}  # fmt: skip


@pytest.fixture
def run(tmp_path):
    """Validate rows of a task by the command; return its JSON and what it predicted, by id."""

    def validate(task, rows=None, *options):
        file, out = tmp_path / "rows.jsonl", tmp_path / "predicted.jsonl"
        lines = [json.dumps(row) + "\n" for row in rows or ROWS[task]]
        file.write_text("".join(lines), encoding="utf-8")
        command = ["validate", task, str(file), "--json", "--predictions", str(out), *options]
        result = CliRunner().invoke(main, command, catch_exceptions=False)
        predicted = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
        metrics = json.loads(result.stdout)["metrics"]
        return {n: m["value"] for n, m in metrics.items()}, {row["id"]: row for row in predicted}

    return validate


def about(value):
    return pytest.approx(value, abs=2e-5)


@pytest.mark.parametrize("measure", ["vader", "news"])
def test_sentiment(run, measure):
    figures, said = run("sentiment", None, "--measure", measure)
    scores = [said[row["id"]]["score"] for row in ROWS["sentiment"]]
    wanted = pearsonr(scores, [row["valence"] for row in ROWS["sentiment"]])[0]
    assert figures == {"pearson_r": about(wanted)}


def expected_error(chances, happened):
    """Return the calibration error in ten bins of equal width, by scikit-learn's curve."""
    observed, stated = calibration_curve(happened, chances, n_bins=10, strategy="uniform")
    sizes, _ = np.histogram(chances, bins=np.linspace(0, 1, 11))
    return np.average(np.abs(observed - stated), weights=sizes[sizes > 0])


@pytest.mark.parametrize(
    ("task", "measure"),
    [
        ("target-sentiment", "target_sentiment"),
        ("target-sentiment", "vader"),
        ("sentence-bias", "loaded"),
        ("sentence-bias", "vader"),
    ],
)
def test_labels(run, task, measure):
    field = "label" if task == "target-sentiment" else "label_bias"
    gold = [row[field] for row in ROWS[task]]
    figures, said = run(task, None, "--measure", measure)
    labels = [said[row["id"]]["label"] for row in ROWS[task]]
    wanted = {
        "macro_f1": about(f1_score(gold, labels, average="macro")),
        "accuracy": about(accuracy_score(gold, labels)),
    }
    if measure == "target_sentiment":
        chances = [said[row["id"]]["probabilities"] for row in ROWS[task]]
        sure = [max(chance.values()) for chance in chances]
        right = [int(max(c, key=c.get)) == y for c, y in zip(chances, gold, strict=True)]
        wanted["ece"] = about(expected_error(sure, right))
    figures.pop("words_per_false_alarm", None)  # worked out by hand in test_tasks
    assert figures == wanted


def test_a_trained_models_probabilities(run, tmp_path):
    file, model = tmp_path / "train.jsonl", tmp_path / "model"
    rows = [{**row, "group": f"{n}-{row['id']}"} for n in range(6) for row in ROWS["sentence-bias"]]
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    command = ["train", "sentence-bias", str(file), "-o", str(model)]
    assert CliRunner().invoke(main, command, catch_exceptions=False).exit_code == 0
    figures, said = run("sentence-bias", None, "--model", str(model))
    gold = [row["label_bias"] for row in ROWS["sentence-bias"]]
    chances = [said[row["id"]]["probability"] for row in ROWS["sentence-bias"]]
    assert figures["ece"] == about(expected_error(chances, gold))
    assert [said[row["id"]]["label"] for row in ROWS["sentence-bias"]] == [
        int(chance >= 0.5) for chance in chances
    ]


@pytest.mark.parametrize("task", ["loaded-words", "loaded-spans"])
def test_marks(run, task):
    figures, said = run(task)
    gold, guess = [], []
    for row in ROWS[task]:
        marks = [
            span if isinstance(span, list) else [span["start"], span["end"]]
            for span in row["spans"]
        ]
        for spans, into in ((marks, gold), (said[row["id"]]["spans"], guess)):
            inside = np.zeros(len(row["text"]), int)
            for start, end in spans:
                inside[start:end] = 1
            if task == "loaded-words":
                places = [(row["text"].index(word), len(word)) for word in words_of(row["text"])]
                inside = [inside[start : start + size].any() for start, size in places]
            into.extend(map(int, inside))
    wanted = precision_recall_fscore_support(gold, guess, average="binary")[:3]
    assert 0 < wanted[2] < 1
    overall = {name: value for name, value in figures.items() if "." not in name}
    assert overall == dict(zip(("precision", "recall", "f1"), map(about, wanted), strict=True))


def test_readability(run):
    figures, said = run("readability")
    for ending in ("", "_250"):
        taus = []
        for article in ("a", "b"):
            rows = [row for row in ROWS["readability"] if row["article"] == article]
            scores = [said[row["id"]][f"score{ending}"] for row in rows]
            taus.append(kendalltau(scores, [row["level_rank"] for row in rows])[0])
        assert taus[0] == 1 and taus[1] < 1
        # of three versions each: tau is the share of pairs in order less that of the others
        assert figures[f"pair_accuracy{ending}"] == about((np.mean(taus) + 1) / 2)
        assert figures[f"order_accuracy{ending}"] == about(np.mean(np.array(taus) == 1))


def test_no_task_is_forgotten():
    """The others are computed again, by hand, in tests of their own."""
    assert set(TASKS) == {*ROWS, "quotes", "agreement", "alignment", "frames"}
