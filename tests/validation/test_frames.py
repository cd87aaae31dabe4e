"""The task frames: coders' labels in every shape, and cues held against them."""

import json

import pytest
from sklearn.metrics import cohen_kappa_score, f1_score, roc_auc_score

from framing import ReadingError
from framing.validation import validate
from framing.validation.tasks.frame_labels import find_counterparts

#: text, its frames as two coders of our own would have them, and its group.
CODED = [
    ("The mill cut forty jobs, and wages fell in the valley.", {"EC"}, "a"),
    ("The bridge will cost the town a million crowns.", {"EC"}, "b"),
    ("The widow wept as her son came ashore.", {"HI"}, "c"),
    ("His daughter mourned the old sailor.", {"HI"}, "d"),
    ("The treasurer accused the mayor of haste.", {"CO"}, "e"),
    ("Rain fell on the harbour all day long.", set(), "f"),
    ("The tide was low and the boats lay still.", {"CO"}, "g"),
    ("The two towns clash over the price of the ferry.", {"CO"}, "h"),
]
TEXTS = [text for text, _, _ in CODED]
#: Cues by hand: EC jobs, wages | cost | - | - | - | - | - | price; HI widow, wept, son | daughter,
#: mourned; CO accused | clash.
FOUND = {
    "CO": [0, 0, 0, 0, 1, 0, 0, 1],
    "EC": [1, 1, 0, 0, 0, 0, 0, 1],
    "HI": [0, 0, 1, 1, 0, 0, 0, 0],
}


@pytest.fixture
def write(tmp_path):
    def write_rows(rows):
        path = tmp_path / "rows.jsonl"
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        return path

    return write_rows


def as_rows(shape, column="frames"):
    return [{"id": g, "text": t, column: shape(said), "group": g} for t, said, g in CODED]


SHAPES = {
    "list": sorted,
    "text": lambda said: " | ".join(sorted(said)),
    "marks": lambda said: {name: int(name in said) for name in FOUND},
}


@pytest.mark.parametrize("shape", SHAPES)
def test_figures_are_those_of_the_predictions(write, shape):
    found = validate("frames", write(as_rows(SHAPES[shape])))
    assert (found.measure, found.rows, found.groups) == ("generic_cues", 8, 8)
    for name, expected in FOUND.items():
        gold = [name in said for _, said, _ in CODED]
        said = [name in row["frames"] for row in found.predictions]
        scores = [row["scores"][name] for row in found.predictions]
        assert said == list(map(bool, expected))
        figures = {
            kind: found.metrics[f"{kind}.{name}"]["value"] for kind in ("auc", "f1", "kappa")
        }
        assert figures["auc"] == pytest.approx(roc_auc_score(gold, scores), abs=1e-5)
        assert figures["f1"] == pytest.approx(f1_score(gold, said), abs=1e-5)
        assert figures["kappa"] == pytest.approx(cohen_kappa_score(gold, said), abs=1e-5)
    means = [found.metrics[f"auc.{name}"]["value"] for name in FOUND]
    assert found.metrics["macro_auc"]["value"] == pytest.approx(sum(means) / 3, abs=1e-5)


def test_scores_are_cues_in_100_words(write):
    found = validate("frames", write(as_rows(sorted)))
    assert found.predictions[0]["scores"]["EC"] == pytest.approx(200 / 11, abs=1e-5)


def test_baselines(write):
    """The commoner answer is no for each frame, which finds none; always yes finds them all."""
    baselines = validate("frames", write(as_rows(sorted))).baselines
    assert baselines["majority_macro_f1"] == baselines["majority_macro_kappa"] == 0
    shares = {name: sum(name in said for _, said, _ in CODED) / 8 for name in FOUND}
    assert {name: baselines[f"share.{name}"] for name in FOUND} == shares
    always = sum(2 * share / (1 + share) for share in shares.values()) / 3
    assert baselines["everything_macro_f1"] == pytest.approx(always, abs=1e-5)
    assert baselines["chance_macro_auc"] == 0.5


def test_answers_do_not_depend_on_the_labels(write):
    """What is held against coders must not have seen them."""
    right = validate("frames", write(as_rows(sorted))).predictions
    turned = [
        {**row, "frames": said}
        for row, (_, said, _) in zip(as_rows(sorted), reversed(CODED), strict=True)
    ]
    other = [{**row, "frames": sorted(row["frames"])} for row in turned]
    assert validate("frames", write(other)).predictions == right


def test_one_frame_a_row_and_a_scheme_by_name(write):
    rows = [
        {"text": "A poll put her ahead.", "frame": "public_opinion"},
        {"text": "The clerk was arrested at dawn.", "frame": "legality_crime"},
        {"text": "Rain fell on the town again.", "frame": "other"},
        {"text": "Prosecutors were silent on Monday.", "frame": "legality_crime"},
    ]
    found = validate("frames", write(rows))
    assert found.measure == "policy_cues"
    assert [row["frames"] for row in found.predictions] == [
        ["public_opinion"], ["legality_crime"], [], ["legality_crime"],
    ]  # fmt: skip
    assert found.metrics["macro_kappa"]["value"] == 1
    assert "no policy cues for: other" in found.notes
    moral = [{**row, "frame": "harm" if place else "care"} for place, row in enumerate(rows)]
    assert validate("frames", write(moral)).measure == "moral_cues"
    assert validate("frames", write(rows), measure="policy_cues").metrics == found.metrics


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([{"text": "Rain fell."}], "no field 'frame'"),
        ([{"text": "Rain fell.", "frames": [1]}], "row 1 of rows.jsonl: 'frames' must be names"),
        ([{"text": "Rain fell.", "frames": {"CO": "yes"}}], "'frames' must be names of frames"),
        ([{"text": "Rain fell.", "frames": ["weather"]}], "must be frames that there are cues of"),
    ],
)
def test_faulty_rows_are_refused(write, rows, message):
    with pytest.raises(ReadingError, match=message):
        validate("frames", write(rows))


@pytest.mark.parametrize(
    ("labels", "scheme", "frames"),
    [
        (["RE", "HI", "CO", "MO", "EC"], "generic", ["responsibility"]),
        (["Capacity and Resources", "Health & Safety", "Quality of life"], "policy", ["capacity"]),
        (["gun_control_regulation", "economic_consequences", "politics"], "policy", ["policy"]),
        (["Care/Harm", "Sanctity/Degradation"], "moral", ["care", "harm"]),
    ],
)
def test_counterparts(labels, scheme, frames):
    found, counterparts = find_counterparts(labels)
    assert found == scheme
    assert counterparts[labels[0]] == frames


def test_a_label_without_cues_has_no_counterpart():
    assert find_counterparts(["weather", "conflict"]) == ("generic", {"conflict": ["conflict"]})
