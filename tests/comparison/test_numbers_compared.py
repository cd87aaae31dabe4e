"""Numbers of two articles: the same, another for the same thing, in one alone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing import Article, analyze
from framing.comparison.ledger import Ledger
from framing.comparison.numbers_compared import NUMBER_RELATIONS, compare_numbers


def compare(*bodies, **fields):
    articles = [Article("abc"[n], "News", body, **fields) for n, body in enumerate(bodies)]
    return compare_numbers(Ledger(analyze(articles)))


def rows(columns, *names):
    return list(zip(*(columns[name] for name in names), strict=True))


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (
            "Nearly 20,000 children were deported to camps.",
            "About 35,000 children were deported to camps.",
            [("different", "Nearly 20,000", "About 35,000")],
        ),
        (
            "The storm tore the roofs off 8 barns.",
            "Eight barns lost their roofs in the storm.",
            [("same", "8", "Eight")],
        ),
        (  # one thing, another thing
            "The storm killed 40 cows.",
            "The storm killed 30 sheep.",
            [("only in a", "40", None), ("only in b", None, "30")],
        ),
        (  # one name, but nothing else in common
            "Two boys found the purse under a bench.",
            "Five boys drowned off Marl on Friday.",
            [("only in a", "Two", None), ("only in b", None, "Five")],
        ),
        (
            "The bridge will cost $4.1 million, the mayor said.",
            "“We pay 4.1 million dollars,” the mayor said of the bridge.",
            [("same", "$4.1 million", "4.1 million dollars")],
        ),
        (
            "More than 1,300 homes were wrecked.",
            "On Friday 1,312 homes stood under water.",
            [("same", "More than 1,300", "1,312")],
        ),
        (  # the only such figure of either, though nothing else is alike
            "The concert took 25 minutes.",
            "Rescuers waited; 25 minutes later a boat came.",
            [("same", "25 minutes", "25 minutes")],
        ),
        (
            "A crack of 14cm ran across the wall.",
            "Engineers had warned: by May it was 14 centimetres wide.",
            [("same", "14cm", "14 centimetres")],
        ),
        (  # one and the same figure, of two things
            "The storm killed 40 cows.",
            "At the fair he sold 40 sheep.",
            [("only in a", "40", None), ("only in b", None, "40")],
        ),
        (  # stated twice by one article
            "Nearly 20,000 runners started. Of the 19,780 runners many fell.",
            "There were about 20,000 runners.",
            [("same", "Nearly 20,000", "about 20,000"), ("same", "19,780", "about 20,000")],
        ),
    ],
)
def test_relations(a, b, expected):
    assert rows(compare(a, b), "relation", "text_a", "text_b") == expected


def test_a_number_that_is_repeated_is_one_number():
    columns = compare("Eight barns burned. The 8 barns were old.", "No barns burned.")
    assert rows(columns, "relation", "text_a", "mentions_a") == [("only in a", "Eight", 2)]


def test_a_number_is_one_with_and_without_a_word_before_it():
    columns = compare("More than 1,300 homes fell.", "It rained.", standfirst="1,300 homes gone")
    assert rows(columns, "relation", "text_a", "mentions_a", "text_b") == [
        ("same", "1,300", 2, "1,300")
    ]


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("He ruled for 40 years.", "It rained.", [("year", 40.0, None)]),
        ("It stood 14 centimetres high.", "It was 14 cm.", [("centimetre", 14.0, 14.0)]),
        ("It took three weeks.", "The job took 21 days.", [("second", 1814400.0, 1814400.0)]),
        ("The river carried 410 cubic metres a second.", "", [("cubic metre a second", 410, None)]),
    ],
)
def test_values_are_in_the_unit_that_is_written(a, b, expected):
    assert rows(compare(a, b), "unit", "value_a", "value_b") == expected


def test_an_age_is_one_however_it_is_written():
    columns = compare("Olaf Berg, 78, drowned.", "A 78-year-old man was found dead.")
    assert rows(columns, "relation", "text_a", "text_b", "unit") == [
        ("same", "78", "78-year-old", "year")
    ]


def test_an_age_counts_nothing():
    columns = compare("A 78-year-old man drowned.", "")
    assert rows(columns, "text_a", "unit", "counted_a") == [("78-year-old", "year", "")]


def test_value_range_noun_and_place():
    body = "It rained. Nearly 500 angry dockers walked out."
    columns = compare(body, "")
    [row] = rows(columns, "value_a", "low_a", "high_a", "unit", "counted_a", "sentence_a")
    assert row == (500.0, 450.0, 500.0, "", "dockers", 1)
    assert body[columns["start_a"][0] : columns["end_a"][0]] == "Nearly 500"


def test_dates_years_and_ranks_are_no_numbers():
    assert compare("On 3 May 2021 the third pier fell.", "It fell in 2021.")["a"] == []


def test_voices():
    body = "“We lost forty cows in a night,” she said. The farm had 90 cows."
    assert rows(compare(body, ""), "text_a", "voice_a") == [("forty", "quoted"), ("90", "outlet")]


def test_headlines_count():
    columns = compare("Rain fell.", "Rain fell.", standfirst="Nine barns burned.")
    assert rows(columns, "relation", "part_a", "part_b") == [("same", "standfirst", "standfirst")]


def test_every_two_articles():
    columns = compare("Eight barns burned.", "Nine barns burned.", "8 barns burned.")
    assert rows(columns, "a", "b", "relation") == [
        ("a", "b", "different"),
        ("a", "c", "same"),
        ("b", "c", "different"),
    ]


SENTENCES = st.lists(
    st.sampled_from(
        [
            "Eight barns burned in the storm.",
            "The storm burned 9 barns.",
            "It cost $4 million.",
            "Nearly $5 million was spent.",
            "Forty per cent of voters stayed home.",
            "40 voters stayed at home.",
        ]
    ),
    max_size=4,
).map(" ".join)


@settings(max_examples=40)
@given(SENTENCES, SENTENCES)
def test_the_order_of_articles_changes_nothing_but_sides(a, b):
    one, other = compare(a, b), compare(b, a)
    swap = {"only in a": "only in b", "only in b": "only in a"}
    assert set(one["relation"]) <= set(NUMBER_RELATIONS)
    assert sorted(rows(one, "relation", "start_a", "start_b"), key=repr) == sorted(
        ((swap.get(r, r), *rest) for r, *rest in rows(other, "relation", "start_b", "start_a")),
        key=repr,
    )


@settings(max_examples=40)
@given(SENTENCES)
def test_the_same_article_has_the_same_numbers(body):
    columns = compare(body, body)
    assert set(columns["relation"]) <= {"same"}
    assert columns["start_a"] == columns["start_b"]


def test_a_figure_in_the_headline_counts_what_the_body_says():
    articles = [
        Article("a", "Fire kills nine", "Nine people died when fire swept through a depot."),
        Article("b", "Fire kills 11", "Eleven people died when fire swept through a depot."),
    ]
    columns = compare_numbers(Ledger(analyze(articles)))
    assert rows(columns, "relation", "text_a", "counted_a", "mentions_a") == [
        ("different", "nine", "people", 2)
    ]


def test_figures_for_which_two_statements_conflict_differ_here_too():
    columns = compare(
        "Orr struck his rival on stage and the broadcast was halted for 20 minutes.",
        "Orr struck his rival on stage and organisers halted the broadcast for 12 minutes.",
    )
    assert rows(columns, "relation", "text_a", "text_b") == [
        ("different", "20 minutes", "12 minutes")
    ]
