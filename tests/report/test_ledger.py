"""The ledger as the page shows it: who tells what, by statements that a reader can check."""

import pytest

import framing
from framing import Article
from framing.report import render_page, summarize
from framing.report.statements import describe_check, describe_times, show_statement

FLOOD = "The flood killed eight people in Dorn. The mayor resigned. Schools are closed in Dorn."
OTHER = "In Dorn the flood killed twenty people. A ferry sank off the coast of Ister."


def words(item):
    return "".join(run["text"] for run in item["runs"])


def compare(*bodies, engine, **fields):
    articles = [Article(f"{n}", "Flood", body, **fields) for n, body in enumerate(bodies)]
    return framing.compare(articles, engine=engine)


@pytest.fixture(scope="module")
def ledger(engine):
    return summarize(compare(FLOOD, OTHER, engine=engine))["ledger"]


def test_a_conflict_names_the_check_and_marks_the_words(ledger):
    [pair] = ledger["pairs"]
    [link] = pair["otherwise"]
    assert link["relation"] == "conflicting"
    assert link["check"].startswith("another number: “eight")
    assert words(link["a"]) == "The flood killed eight people in Dorn."
    decided = [run["text"] for run in link["b"]["runs"] if "decided" in run]
    assert decided and decided[0].startswith("twenty")
    assert (link["a"]["label"], link["a"]["anchor"]) == ("A\N{NO-BREAK SPACE}1", "a-1")


def test_what_is_alone_is_told_with_the_others_nearest(ledger):
    [pair] = ledger["pairs"]
    first, second = pair["alone"]
    assert [words(row) for row in first["rows"]] == [
        "The mayor resigned.", "Schools are closed in Dorn.",
    ]  # fmt: skip
    assert (first["letter"], first["other"]) == ("A", "B")
    assert words(second["rows"][0]) == "A ferry sank off the coast of Ister."
    assert all(row["nearest"]["letter"] == "B" for row in first["rows"])
    assert all(row["score"] < ledger["threshold"] for row in first["rows"] + second["rows"])


def test_statements_of_each_article_add_up_at_every_threshold(ledger):
    [pair] = ledger["pairs"]
    for row in pair["counts"]:
        assert [sum(cell[side] for cell in row["cells"]) for side in (0, 1)] == [3, 2]
    assert [row["threshold"] for row in pair["counts"] if row["used"]] == [ledger["threshold"]]


def test_two_articles_have_no_rest_and_three_have(engine, ledger):
    assert ledger["rest"] == []
    told = ["The bridge fell. Schools are shut.", "The bridge fell.", "Schools are shut."]
    rest = summarize(compare(*told, engine=engine))["ledger"]["rest"]
    assert [len(item["only"]) for item in rest] == [0, 0, 0]
    missing = [[words(group["told"][0]) for group in item["others"]] for item in rest]
    assert missing == [[], ["Schools are shut."], ["The bridge fell."]]
    assert [one["letter"] for one in rest[1]["others"][0]["told"]] == ["A", "C"]


@pytest.mark.parametrize(
    ("check", "a", "b", "expected"),
    [
        ("number", "8", "20", "another number: “8” / “20”"),
        ("negator", "not", None, "denied in one: “not” / –"),
        ("time", None, None, "another time"),
        (None, None, None, ""),
    ],
)
def test_checks_in_plain_words(check, a, b, expected):
    record = {"check": check, "check_text_a": a, "check_text_b": b}
    assert describe_check(record) == expected


class Dated:
    """As much of a source as times of publication need."""

    def __init__(self, *dates):
        self.articles = [
            Article(letter, body="x", published=date)
            for letter, date in zip("AB", dates, strict=False)
        ]
        self.letters = {letter: letter for letter in "AB"}


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (
            ("2025-10-11", "2025-10-10"),
            "Published: B 10 October 2025, A 11 October 2025. The later article knows more.",
        ),
        (
            ("2025-10-10T08:30", "2025-10-10T06:00"),
            "Published: B 10 October 2025, 06:00, A 10 October 2025, 08:30. The later article "
            "knows more.",
        ),
        (
            ("2025-10-10", "2025-10-10"),
            "Published: A 10 October 2025, B 10 October 2025. They bear the same date; whichever "
            "is later knows more.",
        ),
        (("2025-10-10", None), "Published: A 10 October 2025; of B it is not known. The later "
         "article knows more."),
        ((None, None), "When they were published is not known; the later article knows more."),
    ],
)  # fmt: skip
def test_times_of_publication(dates, expected):
    assert describe_times(Dated(*dates)).replace("\N{NO-BREAK SPACE}", " ") == expected


def test_a_mark_on_a_whole_statement_is_none():
    record = {
        "part": "body", "sentence": 0, "start": 10, "text": "He left.", "check": "agent",
        "check_start": 10, "check_end": 18,
    }  # fmt: skip
    found = show_statement(Dated("2025-10-10"), "A", record, "{}")
    assert found["runs"] == [{"text": "He left."}]


def test_excerpts_show_conflicts_whole_and_the_rest_cut(engine):
    long = "The council of the town met for the first time since the long winter ended there."
    comparison = compare(f"{FLOOD} {long}", OTHER, engine=engine)
    assert long in render_page(comparison)
    [pair] = summarize(comparison, excerpts=True)["ledger"]["pairs"]
    assert words(pair["alone"][0]["rows"][-1]) == "The council of the town met for the …"
    assert words(pair["otherwise"][0]["a"]) == "The flood killed eight people in Dorn."


def test_the_page_words_absence_as_absence(engine):
    page = render_page(compare(FLOOD, OTHER, engine=engine))
    section = page[page.index('id="ledger"') : page.index('id="compared"')]
    for said in ("not found in", "Nearest in B", "nearness", "the later article knows more"):
        assert said in section
    for said in ("omit", "hides", "conceal", "ignores"):
        assert said not in section


def test_places_of_links_are_those_of_the_table(engine):
    comparison = compare(FLOOD, OTHER, engine=engine)
    page = render_page(comparison)
    for row in comparison.to_dict()["alignment"]:
        sides = (
            f'data-{side}="{side.upper()}/{row[f"part_{side}"]}/{row[f"sentence_{side}"]}"'
            for side in "ab"
        )
        assert " ".join([*sides, f'data-relation="{row["relation"]}"']) in page


def test_what_one_alone_tells_is_shown_once(engine):
    told = ["The bridge fell. A ferry sank.", "The bridge fell.", "Schools are shut."]
    ledger = summarize(compare(*told, engine=engine))["ledger"]
    assert [words(row) for row in ledger["rest"][0]["only"]] == ["A ferry sank."]
    first = ledger["pairs"][0]["alone"][0]
    assert (first["rows"], len(first["above"]), first["n"]) == ([], 1, 1)
    against_c = ledger["pairs"][1]["alone"][0]
    assert [words(row) for row in against_c["rows"]] == ["The bridge fell."]
    assert against_c["n"] == 2
