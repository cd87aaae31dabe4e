"""The cast across articles, what it is called, how it is spoken of, and where it first appears."""

from dataclasses import replace

import pytest

from framing import Article, Engine, compare
from framing.comparison.labels import LABEL_COLUMNS, list_labels
from framing.comparison.portrayal import PORTRAYAL_COLUMNS
from framing.comparison.prominence import PLACES, PROMINENCE_COLUMNS, find_place
from framing.lexicons import Matcher, read_lexicon

ENGINE = Engine()
A = Article(
    "a",
    "Mayor Lind saves 12 dogs",
    "It was a good day when Mayor Rosa Lind rescued the twelve stray dogs.\n\n"
    "“We love Mrs. Lind,” said the driver Tom Ware. The lost children were found. "
    "The mayor had cheered the lost children.",
)
B = Article(
    "b",
    "Then the dogs came home",
    "It was a long day in Ellery.\n\nThey say Lind bullied the stolen children of Ellery. "
    "Later the children were freed by Tom Ware.",
)


def pair(**changes):
    return compare([A, replace(B, **changes)], engine=ENGINE)


def labels_of(comparison, referent, article):
    table = comparison.labels
    chosen = table[(table.referent == referent) & (table.article_id == article)]
    return {(row.label, row.voice): row.n for row in chosen.itertuples()}


def test_the_same_person_is_found_in_both_articles_with_every_label():
    comparison = pair()
    assert labels_of(comparison, "Rosa Lind", "a") == {
        ("Mayor Lind", "outlet"): 1,
        ("Mayor Rosa Lind", "outlet"): 1,
        ("Mrs. Lind", "quoted"): 1,
        ("mayor", "outlet"): 1,
    }
    assert sum(labels_of(comparison, "Rosa Lind", "b").values()) == 1
    assert list(comparison.labels.columns) == list(LABEL_COLUMNS)


def test_descriptions_share_a_noun_and_say_so():
    comparison = pair()
    table = comparison.labels.query("referent == 'children'")
    assert set(table.link) == {"noun"}
    assert labels_of(comparison, "children", "a").keys() == {("lost children", "outlet")}
    said = {label for label, _ in labels_of(comparison, "children", "b")}
    assert said == {"stolen children", "children"}


def test_a_surname_that_two_of_the_other_articles_people_share_is_joined_to_neither():
    other = Article("c", "", "They saw Tom Lind and Rosa Lind in Ellery.")
    found = compare([other, B], engine=ENGINE).cast
    assert [m.name for m in found.members if len(m.articles) > 1 and m.kind != "place"] == []


def test_an_office_alone_is_whoever_holds_it():
    other = Article("c", "", "So the mayor left. It was late when the mayor cried.")
    comparison = compare([A, other], engine=ENGINE)
    assert labels_of(comparison, "Rosa Lind", "c") == {("mayor", "outlet"): 2}


def test_a_noun_that_names_nobody_is_no_label():
    other = Article("c", "", "No mayor came. Any mayor would have. The good mayor left.")
    labels = compare([A, other], engine=ENGINE).labels.query("article_id == 'c'")
    assert set(labels.label) == {"good mayor"}


def test_the_order_of_articles_changes_no_label():
    one, two = compare([A, B], engine=ENGINE), compare([B, A], engine=ENGINE)
    columns = [name for name in LABEL_COLUMNS if name != "referent"]
    key = {"by": columns, "ignore_index": True}
    assert one.labels[columns].sort_values(**key).equals(two.labels[columns].sort_values(**key))


def test_ladders_put_words_for_one_thing_side_by_side(tmp_path):
    path = tmp_path / "ladders.csv"
    path.write_text(
        "term,pos,category,strength,reason,forms,ladder,names,rung\n"
        "steal,verb,ships,3,x,stolen,taken,what was taken,2\n"
        "lost,adjective,ships,1,x,,taken,what was taken,1\n",
        encoding="utf-8",
    )
    columns = list_labels(pair().cast, Matcher(read_lexicon(path)))
    rows = [row for row in zip(*columns.values(), strict=True) if row[2] == "ladder"]
    assert [(row[0], *row[3:5], row[6]) for row in rows] == [
        ("what was taken", "a", "lost", 2),
        ("what was taken", "b", "stolen", 1),
    ]


def test_portrayal_counts_what_each_does_and_what_is_done_to_them():
    table = pair().portrayal
    assert list(table.columns) == list(PORTRAYAL_COLUMNS)
    rows = table.query("voice == 'all'").set_index(["referent", "article_id"])
    lind_a, lind_b = rows.loc["Rosa Lind", "a"], rows.loc["Rosa Lind", "b"]
    assert (lind_a.mentions, lind_b.mentions) == (4, 1)
    assert (lind_a.does_help, lind_a.does_harm) == (1, 0)  # what is saved are dogs: not counted
    assert (lind_b.does_help, lind_b.does_harm) == (0, 1)
    assert rows.loc["Tom Ware", "b"].does_help == 1
    assert "bullied" not in lind_b.verbs and "bully (does)" in lind_b.verbs
    assert -1 <= lind_a.sentiment <= 1


def test_an_interval_needs_five_mentions():
    few = pair().portrayal
    assert few.low.isna().all()
    many = compare([replace(A, body=A.body + " It was Lind." * 5), B], engine=ENGINE).portrayal
    row = many.query("referent == 'Rosa Lind' and article_id == 'a' and voice == 'all'").iloc[0]
    assert row.low <= row.sentiment <= row.high


@pytest.mark.parametrize(
    ("part", "start", "expected"),
    [
        ("headline", 3, "headline"),
        ("standfirst", 0, "standfirst"),
        ("body", 0, "lede"),
        ("body", 8, "tenth 3"),
        ("body", 28, "tenth 10"),
    ],
)
def test_places(part, start, expected):
    body = "a b c\n\n d e f g h i j k l m n"
    assert find_place(body, part, start) == expected
    assert expected in PLACES


def test_prominence_is_the_first_place_and_counts_all():
    table = pair().prominence
    assert list(table.columns) == list(PROMINENCE_COLUMNS)
    rows = table.set_index(["article_id", "what", "item"])
    lind = rows.loc["a", "referent", "Rosa Lind"]
    assert (lind.place, lind.n) == ("headline", 4)
    assert rows.loc["b", "referent", "Rosa Lind"].place.startswith("tenth")
    assert tuple(rows.loc["a", "number", "12"][["place", "n"]]) == ("headline", 2)
    said = table.query("what == 'quotation'")
    assert said.item.tolist() == ["We love Mrs. Lind,"]
    assert said.n.tolist() == [4]


def test_every_span_of_prominence_slices_back():
    comparison = pair()
    articles = {article.id: article for article in comparison.articles}
    for row in comparison.prominence.query("what == 'number'").itertuples():
        text = articles[row.article_id].text(row.part)[row.start : row.end]
        assert text.lower() in (row.item, "twelve")
