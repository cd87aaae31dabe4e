"""Lexicons of frame cues: what every row owes its reader, and what is marked in sentences.

The files are read with `csv` and `tomllib`, so that the package's own reader cannot hide a fault.
"""

import csv
import tomllib
from collections import Counter
from pathlib import Path

import pytest

import framing.lexicons.inflection as inflection
from framing import Article
from framing.language import tokenize
from framing.language.vocabulary import split_words
from framing.lexicons import Matcher, check_lexicon, load_lexicon

DATA = Path(inflection.__file__).parent / "data"
NAMES = ("generic_cues", "policy_cues", "moral_cues")
FRAMES = {
    "generic_cues": {"conflict", "economic", "human_interest", "morality", "responsibility"},
    "policy_cues": {
        "economic", "capacity", "morality", "fairness", "legality", "policy", "crime", "security",
        "health", "quality_of_life", "culture", "opinion", "politics", "external",
    },
    "moral_cues": {
        "care", "harm", "fairness", "cheating", "loyalty", "betrayal", "authority", "subversion",
        "sanctity", "degradation",
    },
}  # fmt: skip
COLUMNS = "term pos category strength reason note forms ordinary case context seen".split()
every_lexicon = pytest.mark.parametrize("name", NAMES)


def read_rows(name):
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def read_provenance(name):
    return tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))


def find_cues(name, text):
    lexicon = load_lexicon(name)
    tokens = tokenize([Article("a", body=text)])
    hits = Matcher(lexicon).find(tokens)
    return [
        (text.encode()[start:end].decode(), lexicon.entries[entry].category)
        for start, end, entry in zip(hits.start, hits.end, hits.entry, strict=True)
    ]


@every_lexicon
def test_sound_as_the_command_checks_it(name):
    assert check_lexicon(DATA / f"{name}.csv") == []


@every_lexicon
def test_columns(name):
    assert list(read_rows(name)[0]) == COLUMNS


@every_lexicon
def test_frames_are_those_of_the_literature_and_each_has_its_share(name):
    counts = Counter(row["category"] for row in read_rows(name))
    assert counts.keys() == FRAMES[name] == read_provenance(name)["categories"].keys()
    assert min(counts.values()) >= 25


@every_lexicon
def test_every_entry_says_why(name):
    rows = read_rows(name)
    assert [row["term"] for row in rows if not row["reason"].endswith(".")] == []
    assert [row["term"] for row in rows if len(row["reason"]) > 110] == []
    assert {row["strength"] for row in rows} == {"1", "2", "3"}


@every_lexicon
def test_order(name):
    keys = [(row["category"], row["term"]) for row in read_rows(name)]
    assert keys == sorted(keys)


@every_lexicon
def test_no_slip_of_the_pen(name):
    cells = [part for row in read_rows(name) for cell in row.values() for part in cell.split("|")]
    assert [cell for cell in cells if "  " in cell or "’" in cell] == []


@every_lexicon
def test_an_ordinary_phrase_holds_a_cue_and_is_none(name):
    lexicon = load_lexicon(name)
    forms = {split_words(form) for entry in lexicon for form in entry.forms}
    for entry in lexicon:
        own = [" ".join(split_words(form)) for form in entry.forms]
        for phrase in map(split_words, entry.ordinary):
            assert phrase not in forms
            assert any(f" {form} " in f" {' '.join(phrase)} " for form in own), (entry.term, phrase)


@every_lexicon
def test_the_toml_says_whence_it_is(name):
    provenance = read_provenance(name)
    for field in ("title", "description", "version", "licence", "authors", "compiled"):
        assert provenance[field]
    assert "no word list was copied" in provenance["compiled"].replace("\n", " ")
    assert provenance["references"] == sorted(provenance["references"])


EXAMPLES = [
    (name, category, example)
    for name in NAMES
    for category, table in read_provenance(name)["categories"].items()
    for example in table["examples"]
]


@pytest.mark.parametrize(("name", "category", "example"), EXAMPLES)
def test_examples_are_marked_as_they_show(name, category, example):
    marked = example.split("*")[1::2]
    found = find_cues(name, example.replace("*", ""))
    assert [text for text, frame in found if frame == category] == marked


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("generic_cues", "They hold a conflict of interest.", []),
        ("generic_cues", "Police used tear gas.", []),
        ("generic_cues", "She shed a tear.", [("tear", "human_interest")]),
        ("generic_cues", "He paid attention.", []),
        ("generic_cues", "He paid the toll.", [("paid", "economic")]),
        ("generic_cues", "They spoke with Tom Price.", []),
        ("generic_cues", "The price fell.", [("price", "economic")]),
        ("policy_cues", "She works for a law firm.", []),
        ("policy_cues", "The drug is in a clinical trial.", []),
        ("policy_cues", "The trial begins.", [("trial", "crime")]),
        ("policy_cues", "They held a birthday party.", []),
        ("policy_cues", "She plays on the tennis court.", []),
        ("moral_cues", "They bought stained glass.", []),
        ("moral_cues", "It was done in order to last.", []),
        ("moral_cues", "It is fair game.", []),
        ("moral_cues", "It was a fair price.", [("fair", "fairness")]),
    ],
)
def test_ordinary_uses_are_left_alone(name, text, found):
    assert find_cues(name, text) == found
