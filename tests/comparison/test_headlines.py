"""Headlines side by side: what only one of them says."""

import pytest

from framing import Article, compare, read
from framing.comparison.headlines import contrast_headlines

# The headlines of the two articles in ../shared, cited in seeds/README.md.
SECRECY = "Melania Has Been Secretly Working With Putin for Months"
RESCUE = "Melania Trump Secretly Working With Vladimir Putin to Return Kidnapped Ukrainian Children to Their Families"


def contrast(*headlines, body=""):
    """Return {term: letters of the headlines that have it}."""
    articles = [Article("abc"[n], text, body) for n, text in enumerate(headlines)]
    table = contrast_headlines(articles)
    return {term: "".join(ids) for term, ids in zip(table["term"], table["articles"], strict=True)}


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("Mayor quits", "Mayor sacked", {"mayor": "ab", "quits": "a", "sacked": "b"}),
        # words that say little are left out
        ("The mayor and her quitting", "A quitting of it", {"mayor": "a", "quitting": "ab"}),
        # case, hyphens, apostrophes and possessives make no difference
        ("MAYOR’S ‘U-TURN’", "Mayor's U turn", {"mayor": "ab", "u": "ab", "turn": "ab"}),
        ("Mayor can’t win", "Mayor can't win", {"mayor": "ab", "can't": "ab", "win": "ab"}),
        ("Rising. Prices", "Prices: rising!", {"rising": "ab", "prices": "ab"}),
        # numbers in words and figures, with and without separators
        ("Eight freed", "8 freed", {"8": "ab", "freed": "ab"}),
        ("8 freed", "Eight freed", {"8": "ab", "freed": "ab"}),
        ("20,000 taken", "20000 taken", {"20,000": "ab", "taken": "ab"}),
        ("Twelve held", "Two held", {"Twelve": "a", "held": "ab", "Two": "b"}),
        ("3.5% up", "35% up", {"3.5": "a", "35": "b"}),
        # "US" is a country, "us" is not, and capitals throughout tell nothing
        ("US strikes back", "U.S. strikes back", {"US": "ab", "strikes": "ab", "back": "ab"}),
        ("U.S. strikes", "5 p.m. strikes", {"U.S.": "a", "strikes": "ab", "5": "b", "p.m.": "b"}),
        ("WHO warns us", "Who warns it?", {"WHO": "a", "warns": "ab"}),
        ("IT FAILS US", "It fails IT staff", {"fails": "ab", "IT": "b", "staff": "b"}),
        ("", "Mayor quits", {"mayor": "b", "quits": "b"}),
        ("", "", {}),
        ("😀 — …", "“The”", {}),
    ],
)
def test_words_of_two_headlines(a, b, expected):
    assert contrast(a, b) == expected


def test_three_headlines():
    found = contrast("Mayor quits post", "Mayor quits", "Mayor stays")
    assert found == {"mayor": "abc", "quits": "ab", "post": "a", "stays": "c"}


def test_a_word_that_stands_twice_in_a_headline_is_there_once():
    assert contrast("Lies, lies, lies", "More truth") == {"lies": "a", "truth": "b"}


@pytest.mark.parametrize(
    ("headline", "kinds"),
    [
        (
            "Lind quits after 8 years",
            {"Lind": "name", "quits": "word", "8": "number", "years": "word"},
        ),
        ("LIND QUITS", {"LIND": "name", "quits": "word"}),
        ("£2m for Ellery bridge", {"2m": "number", "Ellery": "name", "bridge": "word"}),
    ],
)
def test_names_and_numbers_are_told_by_the_articles_texts(headline, kinds):
    body = "On Friday the mayor, Rosa Lind, quit. A bridge in Ellery costs more."
    table = contrast_headlines([Article("a", headline, body), Article("b")])
    assert dict(zip(table["term"], table["kind"], strict=True)) == kinds


@pytest.mark.parametrize(
    ("headline", "names"),
    [
        ("Five held in Ostrand since September", {"Ostrand", "September"}),
        # in title case only days and months are known to be names
        ("Five Held in Ostrand Since September", {"September"}),
        ("Mayor May Leave in August", {"August"}),
        # what a text writes small is none, nor what follows a stop
        ("Mayor quits over Bridge: Voters furious", set()),
        # all letters capitals, or hardly a word
        ("FIVE HELD IN OSTRAND", set()),
        ("Ostrand", set()),
    ],
)
def test_names_that_no_text_has(headline, names):
    table = contrast_headlines([Article("a", headline, "The bridge is shut."), Article("b")])
    found = zip(table["term"], table["kind"], strict=True)
    assert {term for term, kind in found if kind == "name"} == names


def test_the_order_of_articles_changes_only_the_order():
    a = Article("a", "EIGHT FREED BY LIND", "Then the mayor, Rosa Lind, left.")
    b = Article("b", "Lind frees 8 in U.S.", "She left.")
    one, other = contrast_headlines([a, b]), contrast_headlines([b, a])

    def content(table):
        return sorted(
            (term, kind, tuple(sorted(ids)))
            for term, kind, ids in zip(table["term"], table["kind"], table["articles"], strict=True)
        )

    assert content(one) == content(other)
    assert ("8", "number", ("a", "b")) in content(one)
    assert ("Lind", "name", ("a", "b")) in content(one)


def test_two_real_headlines():
    """Sentiment gives both 0.0; what sets them apart are words."""
    assert contrast(SECRECY, RESCUE) == {
        "melania": "ab", "secretly": "ab", "working": "ab", "putin": "ab", "months": "a",
        "trump": "b", "vladimir": "b", "return": "b", "kidnapped": "b", "ukrainian": "b",
        "children": "b", "families": "b",
    }  # fmt: skip


@pytest.mark.shared
def test_the_two_real_articles(shared):
    articles = [read(shared / "seeds" / f"event-2025-10-10-{letter}.txt")[0] for letter in "ab"]
    assert [article.headline for article in articles] == [SECRECY, RESCUE]
    comparison = compare(articles)
    table = comparison.headlines
    ids = [article.id for article in articles]
    for term in ("kidnapped", "return", "children", "families"):
        assert list(table.loc[table["term"] == term, "articles"]) == [(ids[1],)], term
    assert list(table.loc[table["term"] == "secretly", "articles"]) == [tuple(ids)]
    names = set(table.loc[table["kind"] == "name", "term"])
    assert names >= {"Melania", "Putin", "Trump", "Vladimir", "Ukrainian"}
    assert [article.kicker for article in comparison.articles] == ["KREMLIN WHISPERER", None]
    for article in articles:
        assert comparison.analysis.value(article.id, "headline", "all", "vader") == 0.0
    said = comparison.to_dict()
    assert said["articles"][0]["kicker"] == "KREMLIN WHISPERER"
    assert [row["articles"] for row in said["headlines"] if row["term"] == "kidnapped"] == [
        [ids[1]]
    ]
    assert not any("same event" in caution for caution in comparison.cautions)
