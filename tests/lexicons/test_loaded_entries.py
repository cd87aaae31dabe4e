"""The lexicon of loaded language, row by row: what every entry owes its reader.

The files are read with `csv` and `tomllib`, not with the package's own reader, so that neither
can hide a fault of the other.
"""

import csv
import json
import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest

import framing.lexicons.inflection as inflection
from framing import Article, analyze
from framing.language import Vocabulary, tokenize
from framing.language.vocabulary import find_words
from framing.lexicons import Matcher, load_lexicon

DATA = Path(inflection.__file__).parent / "data"
COLUMNS = "term,pos,category,strength,reason,neutral,note,forms,ordinary,case,context,seen".split(
    ","
)
CATEGORIES = {
    "emotive", "epithet", "euphemism", "intensifier", "judgement", "metaphor",
    "partisan", "question", "secrecy", "sensational", "severity",
}  # fmt: skip

with (DATA / "loaded.csv").open(encoding="utf-8", newline="") as file:
    READER = csv.DictReader(file)
    ROWS = list(READER)
PROVENANCE = tomllib.loads((DATA / "loaded.toml").read_text(encoding="utf-8"))


def split(cell):
    return [part for part in cell.split("|") if part]


def surface_forms(row):
    given = split(row["forms"])
    return [row["term"], *given] if given else inflection.inflect(row["term"], row["pos"])


def fold(phrase):
    """As the matcher compares: lower case, hyphens as spaces."""
    return " ".join(phrase.lower().replace("-", " ").split())


def contains(phrase, form):
    return f" {fold(form)} " in f" {fold(phrase)} "


def name(row):
    return f"{row['term']} ({row['pos']})"


def faulty(is_fault):
    return [name(row) for row in ROWS if is_fault(row)]


def repeated(values):
    return [value for value, count in Counter(values).items() if count > 1]


def test_columns():
    assert READER.fieldnames == COLUMNS
    assert faulty(lambda row: None in row or None in row.values()) == []


def test_size():
    assert len(ROWS) >= 1200
    assert len({row["category"] for row in ROWS}) >= 8


def test_every_category_is_defined_and_used():
    assert set(PROVENANCE["categories"]) == CATEGORIES
    assert {row["category"] for row in ROWS} == CATEGORIES


@pytest.mark.parametrize("field", ["label", "definition", "reference"])
def test_every_category_has(field):
    values = [category.get(field, "") for category in PROVENANCE["categories"].values()]
    assert all(values)
    if field != "reference":
        assert repeated(values) == []


@pytest.mark.parametrize(
    "field",
    ["name", "title", "description", "version", "authors", "language", "licence", "compiled"],
)
def test_provenance_says(field):
    assert isinstance(PROVENANCE[field], str)
    assert PROVENANCE[field].strip()


def test_provenance_lists_changes_up_to_this_version():
    assert PROVENANCE["changes"][0].startswith(f"{PROVENANCE['version']}: ")


def test_category_references_are_listed():
    """Each category's reference names works in the file's own list, by author."""
    authors = {entry.split(",")[0] for entry in PROVENANCE["references"]}
    for category in PROVENANCE["categories"].values():
        assert any(author in category["reference"] for author in authors), category["label"]
    assert PROVENANCE["references"] == sorted(PROVENANCE["references"])


def test_pos():
    known = {"noun", "verb", "adjective", "adverb", "phrase"}
    assert faulty(lambda row: row["pos"] not in known) == []


def test_strength():
    assert faulty(lambda row: row["strength"] not in {"1", "2", "3"}) == []


def test_case():
    assert faulty(lambda row: row["case"] not in {"", "exact", "lower"}) == []


def test_capitals_only_where_case_matters():
    """`US` or a name may keep its capital; a term in block letters must say that it needs them."""
    assert faulty(lambda row: row["term"].isupper() and row["case"] != "exact") == []


def test_no_term_twice():
    assert repeated((fold(row["term"]), row["pos"]) for row in ROWS) == []


def test_no_surface_form_twice():
    """Two entries with one form would leave it to their order which reason a reader sees."""
    owners = [(form, name(row)) for row in ROWS for form in {fold(f) for f in surface_forms(row)}]
    twice = set(repeated(form for form, _ in owners))
    assert sorted(owner for owner in owners if owner[0] in twice) == []


def test_reasons():
    assert faulty(lambda row: not row["reason"]) == []
    assert faulty(lambda row: len(row["reason"]) > 110) == []
    assert faulty(lambda row: not row["reason"].endswith(".")) == []
    assert repeated(row["reason"] for row in ROWS) == []


def test_reasons_speak_of_words_not_of_outlets():
    """Promise of the project: language associated with something, never a biased outlet."""
    assert faulty(lambda row: "biased" in row["reason"].lower()) == []


def test_neutral_differs_from_the_term():
    def is_fault(row):
        return any(fold(n) in map(fold, surface_forms(row)) for n in split(row["neutral"]))

    assert faulty(is_fault) == []


def test_neutral_is_no_loaded_wording_itself():
    """Advice to write one loaded word for another of like strength would be no advice."""

    def normal(phrase):
        return " ".join(word for word, *_ in find_words(phrase))

    entries = load_lexicon("loaded").entries
    strength = {normal(form): entry.strength for entry in entries for form in entry.forms}
    circular = [
        (entry.term, neutral)
        for entry in entries
        for neutral in entry.neutral
        if strength.get(normal(neutral), 0) >= entry.strength
    ]
    assert circular == []


def test_no_stray_white_space():
    def is_fault(row):
        return any(part != " ".join(part.split()) for v in row.values() for part in v.split("|"))

    assert faulty(is_fault) == []


def test_no_empty_alternative():
    """`a||b` or a bar at the end is a slip of the pen."""

    def is_fault(row):
        cells = (row[column] for column in ("neutral", "forms", "ordinary"))
        return any(cell and "" in cell.split("|") for cell in cells)

    assert faulty(is_fault) == []


def test_apostrophes_are_ascii():
    assert faulty(lambda row: any("’" in row[c] for c in ("term", "forms", "ordinary"))) == []


def test_order():
    keys = [(row["category"], row["term"]) for row in ROWS]
    assert keys == sorted(keys)


def test_ordinary_phrases_can_block():
    """An ordinary use blocks by being the longer match, so it must contain a form of the term."""
    idle = [
        (name(row), phrase)
        for row in ROWS
        for phrase in split(row["ordinary"])
        if not any(
            contains(phrase, form) and fold(phrase) != fold(form) for form in surface_forms(row)
        )
    ]
    assert idle == []


def test_ordinary_phrases_block_no_other_entry():
    forms = {fold(form): name(row) for row in ROWS for form in surface_forms(row)}
    blocked = [
        (name(row), phrase, forms[fold(phrase)])
        for row in ROWS
        for phrase in split(row["ordinary"])
        if fold(phrase) in forms
    ]
    assert blocked == []


def test_partisan_terms_have_a_note():
    assert faulty(lambda row: row["category"] == "partisan" and not row["note"]) == []


def test_both_sides_of_a_dispute_are_in():
    """A list that marked one side's words alone would itself be loaded."""
    terms = {row["term"] for row in ROWS if row["category"] == "partisan"}
    for one, other in [
        ("illegal alien", "undocumented immigrant"),
        ("pro-life", "pro-choice"),
        ("climate alarmist", "climate denier"),
        ("far-left", "far-right"),
        ("tax relief", "tax giveaway"),
        ("voter suppression", "election integrity"),
        ("soft-on-crime", "tough-on-crime"),
        ("traditional marriage", "marriage equality"),
        ("chain migration", "family reunification"),
        ("radical left", "radical right"),
        ("liberal media", "conservative media"),
        ("leftist agenda", "right-wing agenda"),
        ("woke mob", "MAGA extremist"),
        ("gun grabber", "gun nut"),
        ("gun lobby", "anti-gun lobby"),
        ("gun rights", "gun safety"),
        ("anti-gun", "pro-gun"),
        ("transgender ideology", "anti-trans"),
        ("gender-affirming care", "sex change"),
        ("union boss", "union-busting"),
        ("tax-and-spend", "trickle-down"),
        ("stop the steal", "election denier"),
        ("partial-birth abortion", "forced birth"),
        ("disputed territories", "occupied territories"),
    ]:
        assert {one, other} <= terms


def test_secretly():
    (row,) = [row for row in ROWS if row["term"] == "secretly"]
    assert (row["category"], row["pos"]) == ("secrecy", "adverb")


EXAMPLES = [
    (name, example)
    for name, category in PROVENANCE["categories"].items()
    for example in category["examples"]
]


def test_every_category_has_three_worked_examples():
    assert {len(category["examples"]) for category in PROVENANCE["categories"].values()} == {3}


@pytest.mark.parametrize(("category", "example"), EXAMPLES)
def test_a_worked_example_is_marked_as_it_says(category, example):
    marked = re.findall(r"\*(.+?)\*", example)
    found = analyze([Article("a", body=example.replace("*", ""))]).evidence_columns
    rows = zip(found["measure"], found["text"], found["category"], strict=True)
    hits = [(text, kind) for measure, text, kind in rows if measure == "loaded"]
    assert hits == [(text, category) for text in marked]


#: What the rules would make of axe, base, do, fell, found, leave, lie, rot, rut, sew, stave, wind …
#: and what is a form of another word too: of axis, basis, doe, fall, find, leaf, lay …
UNRELATED = set(
    "axes bases does felled founded grounded leaves lies lied lying rooted routed routing staves "
    "wolves wounded bored boring caller pining planed planing rating staring slopping".split()
)


def test_no_inflection_by_rule_is_an_unrelated_word():
    made = {
        (form, name(row))
        for row in ROWS
        if not row["forms"]
        for form in inflection.inflect(row["term"], row["pos"])[1:]
    }
    assert [pair for pair in sorted(made) if pair[0] in UNRELATED] == []


def test_what_annotated_data_showed_is_named():
    assert {row["seen"] for row in ROWS} == {"", "BABE", "PTC"}
    assert all(name in PROVENANCE["compiled"] for name in ("BABE", "Propaganda Techniques"))


def read_texts(folder):
    """Yield every longer text of the annotated data: news of many outlets."""

    def walk(value):
        if isinstance(value, str) and len(value) > 30:
            yield value
        for inner in value.values() if isinstance(value, dict) else ():
            yield from walk(inner)
        for inner in value if isinstance(value, list) else ():
            yield from walk(inner)

    names = "babe_sg2 ptc_articles basil_articles neus_allsides_lcr polnear newsmtsc vader_nyt"
    for stem in names.split():
        with (folder / "gold" / f"{stem}.jsonl").open(encoding="utf-8") as lines:
            for line in lines:
                yield from walk(json.loads(line))


@pytest.mark.shared
def test_four_in_five_entries_occur_in_running_news(shared):
    lexicon, vocabulary = load_lexicon("loaded"), Vocabulary()
    matcher, found = Matcher(lexicon), set()
    texts = list(dict.fromkeys(read_texts(shared)))
    for first in range(0, len(texts), 4000):
        batch = [Article(str(i), body=text) for i, text in enumerate(texts[first : first + 4000])]
        found.update(matcher.find(tokenize(batch, vocabulary)).entry.tolist())
    assert len(found) >= 0.8 * len(lexicon)
