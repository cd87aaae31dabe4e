"""Synonyms: wordings that say the same, exclude each other, or tell an event from its other end."""

import csv
import tomllib
from collections import Counter
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.language.stems import find_stem
from framing.language.synonyms import Synonyms, load_synonyms

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


def test_every_wording_is_found():
    synonyms = load_synonyms()
    for row in rows_of("same"):
        members = row[2].split("|")
        for one, other in zip(members, members[1:], strict=False):
            check = synonyms.stands_for if row[1] == "metonym" else synonyms.same
            assert check(one, other), row


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("lawmaker", "MP"),
        ("cop", "police officer"),
        ("underground", "subway"),
        ("Lorries", "truck"),
        ("nabbed", "caught"),
        ("pickpocket", "thief"),
        ("postponing", "put off"),
        ("called off", "cancelled"),
        ("pulled out", "withdrew"),
        ("turned in", "hand in"),
        ("blew up", "exploded"),
        ("went up", "rose"),
        ("driver’s licence", "driving licence"),
        ("UK", "Britain"),
        ("U.S.", "United States"),
        ("WHO", "World Health Organization"),
        ("French", "France"),
        ("Scotland Yard", "Metropolitan Police"),
        ("9/11", "September 11"),
        ("at least", "no fewer than"),
        ("purchas", "bought"),
    ],
)
def test_wordings_of_one_thing_are_the_same_either_way_round(a, b):
    synonyms = load_synonyms()
    assert synonyms.same(a, b) and synonyms.same(b, a)
    assert not synonyms.exclude(a, b) and not synonyms.exclude(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("us", "America"),
        ("who", "World Health Organization"),
        ("Moscow", "Russia"),
        ("violin", "laptop"),
        ("walkout", "assault"),
        ("brother", "sister"),
        ("", "truck"),
    ],
)
def test_what_shares_no_set_is_not_the_same(a, b):
    synonyms = load_synonyms()
    assert not synonyms.same(a, b) and not synonyms.same(b, a)


def test_a_word_class_picks_the_sense():
    synonyms = load_synonyms()
    assert synonyms.same("strike", "walkout", word_class="noun")
    assert not synonyms.same("strike", "walkout", word_class="verb")
    assert synonyms.same("strike", "strikes", word_class="verb")


def test_a_seat_of_government_stands_for_the_state_and_is_not_the_state():
    synonyms = load_synonyms()
    assert synonyms.stands_for("Kremlin", "Russia") and synonyms.stands_for("Russia", "Kremlin")
    assert not synonyms.stands_for("Berlin", "Russia")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("buses", "tram"),
        ("nasal spray", "eye drops"),
        ("pipeline", "railways"),
        ("mornings", "evening"),
        ("first", "third"),
        ("health minister", "transport secretary"),
        ("plaintiff", "defendants"),
        ("May", "June"),
        ("men's", "women's"),
        ("best", "worst"),
        ("went up", "dropped"),
        ("turned down", "approved"),
        ("hiring", "laid off"),
        ("known", "unknown"),
        ("not guilty", "guilty"),
    ],
)
def test_one_kind_and_opposites_exclude_each_other_either_way_round(a, b):
    synonyms = load_synonyms()
    assert synonyms.exclude(a, b) and synonyms.exclude(b, a)
    assert not synonyms.same(a, b)


@pytest.mark.parametrize(
    ("a", "b"), [("bus", "coaches"), ("tube", "metro"), ("lorry", "violin"), ("may", "June")]
)
def test_wordings_of_one_member_or_of_no_kind_do_not_exclude_each_other(a, b):
    assert not load_synonyms().exclude(a, b)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("beat", "lost to", ("X beats Y", "Y loses to X")),
        ("lost to", "defeated", ("Y loses to X", "X beats Y")),
        ("lent", "borrowed", ("X lends Z to Y", "Y borrows Z from X")),
        ("drove out", "fled from", ("X drives out Y", "Y flees from X")),
        ("employer", "employees", ("X is the employer of Y", "Y is an employee of X")),
        ("lent", "beat", None),
        ("lend", "lent", None),
    ],
)
def test_converses_tell_how_roles_change_places(a, b, expected):
    assert load_synonyms().converse(a, b) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The council has called off the fair", ["called off"]),
        ("He lost his driver 's license and a lot of money", ["driver 's license", "a lot of"]),
        ("a minister of state for foreign affairs", []),
        ("The World Health Organization warned of bird flu", ["World Health Organization",
                                                              "warned of", "bird flu"]),
        ("prime", []),
        ("", []),
    ],
)  # fmt: skip
def test_phrases_are_found_the_longest_first(text, expected):
    tokens = text.split()
    found = load_synonyms().find_phrases(tokens)
    assert [" ".join(tokens[start:end]) for start, end in found] == expected


def test_other_rows_make_another_list():
    synonyms = Synonyms([["same", "noun", "tram|streetcar", ""], ["kind", "noun", "tram|bus", ""]])
    assert synonyms.same("trams", "streetcar") and synonyms.exclude("bus", "tram")
    assert not synonyms.exclude("bus", "streetcar")


words = st.sampled_from(sorted({w for row in ROWS for w in row[2].replace("/", "|").split("|")}))


@given(words | st.text(max_size=12), words | st.text(max_size=12))
def test_every_relation_is_symmetric_and_a_word_is_itself(a, b):
    synonyms = load_synonyms()
    assert synonyms.same(a, b) == synonyms.same(b, a) and synonyms.same(a, a)
    assert synonyms.exclude(a, b) == synonyms.exclude(b, a) and not synonyms.exclude(a, a)
    one, other = synonyms.converse(a, b), synonyms.converse(b, a)
    assert one == (other and other[::-1])
    assert synonyms.stands_for(a, b) == synonyms.stands_for(b, a)


@given(st.lists(words | st.text(max_size=8), max_size=12))
def test_phrases_lie_in_the_tokens_one_after_the_other(tokens):
    ends = 0
    for start, end in load_synonyms().find_phrases(tokens):
        assert ends <= start < end - 1 < len(tokens)
        ends = end
