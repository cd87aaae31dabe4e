"""Synonyms: wordings that say the same, exclude each other, or tell an event from its other end."""

import csv
import tomllib
from collections import Counter
from importlib.resources import files

import pytest

from framing.language.stems import find_stem
from framing.language.thesaurus import load_thesaurus

DATA = files("framing.language").joinpath("data")
HEADER, *ROWS = list(csv.reader(DATA.joinpath("synonyms.csv").read_text("utf-8").splitlines()))
CLASSES = {"noun", "verb", "adjective", "adverb", "phrase", "name", "demonym", "metonym"}


def key(wording):
    return " ".join(find_stem(word) for word in wording.replace("'s", "").split())


def sides(row):
    """The wordings of each member, by their stems."""
    relation, _, members, _ = row
    apart = "/" if relation in ("opposite", "converse") else "|"
    return [[key(wording) for wording in member.split(apart)] for member in members.split("|")]


def rows_of(*relations):
    return [row for row in ROWS if row[0] in relations]


def test_the_list_has_its_columns_and_knows_its_relations_and_classes():
    assert HEADER == ["relation", "class", "members", "note"]
    assert {len(row) for row in ROWS} == {4}
    assert {row[0] for row in ROWS} == {"same", "kind", "opposite", "converse"}
    assert {row[1] for row in ROWS} == CLASSES
    assert not [row for row in ROWS if any(cell != cell.strip() for cell in row)]


def test_its_card_names_licence_and_columns():
    card = tomllib.loads(DATA.joinpath("synonyms.toml").read_text("utf-8"))
    assert card["licence"] == "CC BY 4.0" and card["version"] in card["changes"]
    assert list(card["columns"]) == HEADER


def test_a_set_has_two_members_or_more_and_none_twice():
    for row in ROWS:
        found = [wording for side in sides(row) for wording in side]
        assert all(found) and len(sides(row)) >= 2, row
        assert [wording for wording, n in Counter(found).items() if n > 1] == [], row


def test_sets_are_small_and_opposites_and_converses_have_two_sides():
    assert [row for row in rows_of("same") if len(sides(row)) > 8] == []
    assert [row for row in rows_of("opposite", "converse") if len(sides(row)) != 2] == []


def test_no_set_is_contained_in_another():
    sets = [(row[1], frozenset(side for (side,) in sides(row))) for row in rows_of("same")]
    by_member = {}
    for word_class, members in sets:
        for member in members:
            by_member.setdefault((word_class, member), []).append(members)
    for word_class, members in sets:
        around = [by_member[word_class, member] for member in members]
        holders = [other for other in around[0] if members <= other]
        assert len(holders) == 1, sorted(members)


def test_opposites_are_never_also_the_same():
    same = {}
    for number, row in enumerate(rows_of("same")):
        for (member,) in sides(row):
            same.setdefault(member, set()).add(number)
    for row in rows_of("opposite"):
        for side in sides(row):
            for other in sides(row):
                for a, b in ((a, b) for a in side for b in other if side != other):
                    assert not same.get(a, set()) & same.get(b, set()), (a, b, row)


def test_the_patterns_of_a_converse_name_the_same_roles():
    for _, _, members, note in rows_of("converse"):
        first, second = note.split(" : ")
        for pattern in (first, second):
            assert {"X", "Y"} <= set(pattern.split()) <= set(pattern.split()) | {"Z"}, members
        assert len(members.split("|")) == 2


def together(a, b):
    """Tell whether two wordings share a set, in any inflected form."""
    found = []
    for wording in (a, b):
        stems = [find_stem(word) for word in wording.split()]
        terms = load_thesaurus().find_terms(stems, [""] * len(stems))
        found.append(next((t.related for t in terms if t.end - t.start == len(stems)), frozenset()))
    return bool(found[0] & found[1])


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("lawmaker", "MP"),
        ("cop", "police officer"),
        ("underground", "subway"),
        ("lorries", "truck"),
        ("nabbed", "caught"),
        ("postponing", "put off"),
        ("called off", "cancelled"),
        ("pulled out", "withdrew"),
        ("turned in", "hand in"),
        ("Scotland Yard", "Metropolitan Police"),
        ("French", "France"),
    ],
)
def test_wordings_of_one_thing_share_a_set_either_way_round(a, b):
    assert together(a, b) and together(b, a)


@pytest.mark.parametrize(
    ("a", "b"), [("violin", "laptop"), ("walkout", "assault"), ("brother", "sister")]
)
def test_what_is_not_the_same_shares_no_set(a, b):
    assert not together(a, b)
