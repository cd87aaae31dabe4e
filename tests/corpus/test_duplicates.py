"""Near-duplicates: copies with new headlines, cuts and changed names; not what only tells the same."""

import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from click.testing import CliRunner

from framing import Article, find_duplicates, read
from framing.cli import main
from framing.corpus import duplicates

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
WIRE = """\
The river Ester broke its banks in the early hours of Tuesday and flooded some four hundred homes in the lower town, the fire service said. Nobody was hurt.

Boats brought out families from the streets behind the old mill, where the water stood a metre and a half deep by six in the morning. Schools will stay shut until the end of the week, and the bridge at Ferry Lane is closed to lorries.

“We had two hours, and two hours is not much,” said Ina Holt, who runs the bakery on Mill Street. Her cellar, with a week's flour in it, was lost.

The water board had raised its warning to the second of three levels on Monday evening. It said that the third is called only where a dam is at risk, and that none was.

The region's premier is to visit the town on Wednesday afternoon. Her office said that money for those without insurance would be paid out by Friday, as it was after the flood eleven years ago.
"""
OWN = """\
Four hundred households in the lower town woke up to a flood on Tuesday. By dawn the Ester stood waist-high in Mill Street, and firefighters were rowing from door to door.

“We had two hours, and two hours is not much,” said Ina Holt, a baker, standing beside what is left of a week's flour.

Why was the alarm no louder? On Monday night the water board called level two. Level three, it says, is for dams. Residents whose cars floated off think that somebody should think again.

No one came to harm. Classes are off until Monday, lorries have to find another way across, and the premier has promised cash within days for people whom no insurer would take.
"""
PARAGRAPHS = WIRE.strip().split("\n\n")


def article(name, body, headline="Flood in the lower town"):
    return Article(name, headline, body)


def stories(*bodies):
    found = find_duplicates([article(str(place), body) for place, body in enumerate(bodies)])
    return found["story"].tolist()


@pytest.mark.parametrize(
    "copy",
    [
        WIRE,
        "\n\n".join(PARAGRAPHS[:3]),
        PARAGRAPHS[0] + " " + PARAGRAPHS[1],
        "\n\n".join(PARAGRAPHS[1:]),
        WIRE.replace("Ester", "Oster").replace("Ina Holt", "Mrs Holt").replace("Mill Street", "Mill Road").replace("Ferry Lane", "the ferry"),
        WIRE.replace("“", '"').replace("”", '"').replace("\n\n", "\n").upper(),
        "LOWER TOWN (Wire) — " + WIRE + "\n\nThe agency's photographs are by its own staff.",
    ],
    ids=["whole", "last paragraphs cut", "the lead alone", "the lead cut", "names changed", "marks and capitals", "framed"],
)  # fmt: skip
def test_an_edited_copy_is_the_same_story(copy):
    found = find_duplicates([article("wire", WIRE), article("copy", copy, "Homes under water")])
    assert found["story"].tolist() == [0, 0]
    assert found.loc["copy", "duplicate_of"] == "wire"
    assert 0.5 <= found.loc["copy", "overlap"] <= 1


@pytest.mark.parametrize("other", [OWN, "The council met. It agreed on nothing.", "", "— … !"])
def test_the_same_event_in_other_words_is_another_story(other):
    found = find_duplicates([article("wire", WIRE), article("other", other)])
    assert found["story"].tolist() == [0, 1]
    assert found["duplicate_of"].isna().all()
    assert found["overlap"].isna().all()


def test_the_overlap_can_be_worked_out_by_hand():
    words = [f"word{number}x" for number in range(42)]  # 40 runs of three
    changed = [*words[:20], "new", *words[21:]]  # of which one new word stands in three
    found = find_duplicates([article("a", " ".join(words)), article("b", " ".join(changed))])
    assert found.loc["b", "overlap"] == 37 / 40


def test_the_first_given_is_the_original_and_stories_are_numbered_in_order():
    cut = "\n\n".join(PARAGRAPHS[:3])
    assert stories(OWN, cut, WIRE, OWN + " More to come.", "Another.") == [0, 1, 1, 0, 2]
    found = find_duplicates([article("cut", cut), article("own", OWN), article("wire", WIRE)])
    assert found["duplicate_of"].fillna("").tolist() == ["", "", "cut"]


def test_copies_of_copies_are_one_story():
    halves = "\n\n".join(PARAGRAPHS[:4]), "\n\n".join(PARAGRAPHS[1:])
    assert stories(WIRE, *halves) == [0, 0, 0]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("It rained.", "It rained.", True),
        ("It rained.", "it rained", True),
        ("It rained.", "It rained. Nobody minded at all.", False),
        ("Rain", "Rain", True),
    ],
)
def test_of_short_texts_only_equal_ones_are_copies(one, other, same):
    assert stories(one, other) == [0, 1 - same]


def test_without_bodies_headlines_are_compared():
    found = find_duplicates(
        [Article("a", "Rain in town"), Article("b", "Rain in town"), Article("c", "Sun in town")]
    )
    assert found["story"].tolist() == [0, 0, 1]


@pytest.mark.parametrize(("overlap", "expected"), [(0.5, [0, 0]), (0.9, [0, 1])])
def test_the_share_may_be_set(overlap, expected):
    half = article("half", "\n\n".join(PARAGRAPHS[:3]) + "\n\n" + OWN[:300])
    found = find_duplicates([article("wire", WIRE), half], overlap=overlap)
    assert found["story"].tolist() == expected


@pytest.mark.parametrize("overlap", [0.4, 1.1, -1, float("nan")])
def test_a_share_out_of_range_is_refused(overlap):
    with pytest.raises(ValueError, match="from 0.5 to 1, got"):
        find_duplicates([article("wire", WIRE)], overlap=overlap)


def test_a_data_frame_keeps_its_index():
    frame = pd.DataFrame(
        {"body": [WIRE, OWN, None, PARAGRAPHS[0]], "outlet": "x"}, index=[9, 5, 5, 7]
    )
    found = find_duplicates(frame)
    assert found.index.tolist() == [9, 5, 5, 7]
    assert found["story"].tolist() == [0, 1, 2, 0]
    assert found["duplicate_of"].tolist()[3] == 9


def test_no_articles():
    assert list(find_duplicates([]).columns) == ["story", "duplicate_of", "overlap"]


def test_an_order_of_copies_changes_no_groups():
    bodies = [WIRE, OWN, "\n\n".join(PARAGRAPHS[:3]), OWN + " More.", "Another story altogether."]
    expected = {frozenset({0, 2}), frozenset({1, 3}), frozenset({4})}
    for seed in range(5):
        order = np.random.default_rng(seed).permutation(len(bodies))
        numbers = stories(*(bodies[place] for place in order))
        groups = {frozenset(order[np.array(numbers) == n].tolist()) for n in set(numbers)}
        assert groups == expected


def test_no_seed_article_is_a_copy_of_another():
    seeds = read(SEEDS)
    assert len(set(find_duplicates(seeds)["story"])) == len(seeds)


def test_without_datasketch_it_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "datasketch", None)
    duplicates._blank.cache_clear()
    with pytest.raises(ImportError, match="pip install 'framing.duplicates.'"):
        find_duplicates([article("wire", WIRE)])
    duplicates._blank.cache_clear()


# --- the command


def test_the_command_writes_a_row_for_each_article(tmp_path):
    rows = {"id": ["wire", "own", "cut"], "body": [WIRE, OWN, PARAGRAPHS[0]]}
    pd.DataFrame(rows).to_csv(tmp_path / "a.csv", index=False)
    out = tmp_path / "copies.csv"
    run = CliRunner().invoke(
        main, ["corpus", "duplicates", str(tmp_path / "a.csv"), "-o", str(out)]
    )
    assert (run.exit_code, run.output) == (0, f"1 of 3 articles are copies → {out}\n")
    found = pd.read_csv(out).fillna("")
    assert found["article_id"].tolist() == ["wire", "own", "cut"]
    assert found["story"].tolist() == [0, 1, 0]
    assert found["duplicate_of"].tolist() == ["", "", "wire"]


@pytest.mark.parametrize(("overlap", "copies"), [("0.5", 1), ("0.9", 0)])
def test_the_command_takes_the_share(tmp_path, overlap, copies):
    half = "\n\n".join(PARAGRAPHS[:3]) + "\n\n" + OWN[:300]
    pd.DataFrame({"body": [WIRE, half]}).to_csv(tmp_path / "a.csv", index=False)
    arguments = ["corpus", "duplicates", str(tmp_path / "a.csv"), "-o", str(tmp_path / "out.csv")]
    run = CliRunner().invoke(main, [*arguments, "--overlap", overlap])
    assert run.exit_code == 0 and run.output.startswith(f"{copies} of 2 articles")


def test_the_command_says_what_to_install(monkeypatch, tmp_path):
    monkeypatch.setitem(sys.modules, "datasketch", None)
    duplicates._blank.cache_clear()
    (tmp_path / "a.txt").write_text(f"Flood\n\n{WIRE}", encoding="utf-8")
    options = ["corpus", "duplicates", str(tmp_path), "-o", str(tmp_path / "out.csv")]
    run = CliRunner().invoke(main, options)
    duplicates._blank.cache_clear()
    assert run.exit_code == 1
    assert "pip install 'framing[duplicates]'" in run.output
