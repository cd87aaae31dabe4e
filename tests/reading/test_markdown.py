"""Front matter: what is written is read again, and wins over guesses."""

import string

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from framing.articles import Article
from framing.reading import ReadingError, read, to_markdown
from framing.reading.markdown import parse_markdown

# letters, the signs that mean something to YAML or Markdown, and what breaks lines
SIGNS = string.printable + "“”‘’—…é中🙂\u00a0\u0085\u2028\u202e\ufeff\u200b\ud800#-:|>&*%@`'\"\\"
LINES = st.text(st.sampled_from(SIGNS) | st.characters(), max_size=40)
TRICKY = st.sampled_from(
    ["---", "...", "## Not a subhead", "# Not a title", "\\# no", "- item", "key: value", "null"]
    + ["Photo: Ana Lund/Meridian", "Published 3 May 2024", "Advertisement", "12:30", "1e3", "yes"]
    + [
        "> quoted",
        "``` code",
        "&a *a",
        "!!python/object:os.system x",
        "{a: b}",
        "[1, 2]",
        "~",
        " x",
    ]
)
TEXTS = LINES | TRICKY
MAYBE = st.none() | TEXTS
DATES = st.none() | st.dates().map(lambda day: day.isoformat())
EXTRA = st.dictionaries(
    TEXTS.filter(lambda text: text.isprintable()),
    st.booleans() | st.integers() | st.floats(allow_nan=False) | LINES.filter(str.isprintable),
    max_size=3,
)
ARTICLES = st.builds(
    Article,
    id=TEXTS.filter(bool),
    headline=TEXTS,
    body=st.lists(TEXTS, max_size=5).map("\n\n".join) | TEXTS,
    published=DATES,
    subheads=st.lists(TEXTS, max_size=3).map(tuple),
    captions=st.lists(TEXTS, max_size=3).map(tuple),
    credits=st.lists(TEXTS, max_size=3).map(tuple),
    notes=st.lists(TEXTS, max_size=3).map(tuple),
    extra=EXTRA,
    **dict.fromkeys(("outlet", "event", "url", "author", "section", "kicker", "standfirst"), MAYBE),
)


@given(ARTICLES)
@example(Article("a", "", "---\n\n# One\n\n\\# Two\n\n## Three"))
@example(Article("a", "Pool: 'closed' #now", "Photo: Ana Lund\n\nPublished 3 May 2024"))
@example(Article("007", "1984", "  indented\n\n\n\nspaced \n", extra={"headline": 1, "extra": 2}))
@example(Article("a", "b", "x", subheads=("# x",), extra={"year": 2024, "day": "2024-05-03"}))
def test_reading_what_was_written_gives_an_equal_article(article):
    assert parse_markdown(to_markdown(article)) == article


@given(ARTICLES)
def test_writing_twice_gives_the_same_bytes(article):
    once = to_markdown(article)
    assert to_markdown(parse_markdown(once)) == once


def test_front_matter_wins_over_guesses():
    article = parse_markdown(
        "---\nauthor: Jo Pell\nevent: pool\n---\n"
        "Harbour pool to close\n\nBy Ana Lund\n\n3 May 2024\n\n"
        "The harbour pool in Port Ellery will close in September, the council said.\n\n"
        "Advertisement\n"
    )
    assert article.headline == "Harbour pool to close"
    assert (article.author, article.event, article.published) == ("Jo Pell", "pool", "2024-05-03")
    assert article.body.startswith("The harbour pool") and "Advertisement" not in article.body
    assert any("Advertisement" in note for note in article.notes)


def test_with_a_headline_nothing_is_guessed():
    article = parse_markdown(
        "---\nheadline: Pool\n---\nBy Ana Lund\n\nAdvertisement\n\n## Why\n\nThe end."
    )
    assert article.body == "By Ana Lund\n\nAdvertisement\n\nThe end."
    assert (article.author, article.subheads, article.notes) == (None, ("Why",), ())


def test_subheads_are_taken_from_the_front_matter_and_the_body():
    article = parse_markdown(
        "---\nheadline: P\nsubheads: [Why]\n---\nOne.\n\n## Why\n\nTwo.\n\n## How\n\nThree."
    )
    assert article.subheads == ("Why", "How")
    assert article.body == "One.\n\nTwo.\n\nThree."


def test_values_are_read_as_they_are_written():
    article = parse_markdown(
        "---\nid: 007\nheadline: 12:30\nkicker: yes\nauthor: 2024-05-03\noutlet: null\n"
        "published: 2024-05-03\nvotes: 9\nseen: 2024-05-04\n---\nText."
    )
    assert (article.id, article.headline, article.kicker) == ("007", "12:30", "yes")
    assert (article.author, article.outlet, article.published) == ("2024-05-03", None, "2024-05-03")
    assert article.extra == {"votes": 9, "seen": "2024-05-04"}


BOMB = "a: &a [x, x]\n" + "".join(
    f"{new}: &{new} [*{old}, *{old}]\n"
    for old, new in zip("abcdefghijkl", "bcdefghijklm", strict=True)
)


@pytest.mark.parametrize(
    ("front", "said"),
    [
        ("headline: Pool: closed", "not valid YAML in line 2"),
        ("headline: 'Pool", "not valid YAML"),
        ("issue: " + "9" * 6000, "too many digits; put it in quotes."),
        ("- a\n- b", "must be lines 'name: value'"),
        ("just words", "must be lines 'name: value'"),
        (BOMB, "aliases"),
        ("x: !!python/object/apply:os.system ['echo hi']", "not valid YAML"),
        ("x: " + "[" * 5000, "not valid YAML"),
        ("headline: [a, b]", "'headline' must be text, got a list"),
        ("captions: 7", "'captions' must be a list of texts, got 7"),
        ("published: last week", "'published' must be a date (YYYY-MM-DD), got 'last week'"),
        ("published: 2024-02-30", "got '2024-02-30'"),
    ],
)
def test_bad_front_matter_is_one_clear_line(tmp_path, front, said):
    path = tmp_path / "pool.md"
    path.write_text(f"---\n{front}\n---\nText.\n", "utf-8")
    with pytest.raises(ReadingError) as caught:
        read(path)
    message = str(caught.value)
    assert said in message and str(path) in message and "\n" not in message


def test_front_matter_that_is_not_closed(tmp_path):
    path = tmp_path / "pool.md"
    path.write_text("---\nheadline: Pool\n\nText.\n", "utf-8")
    with pytest.raises(ReadingError, match="not closed; end it with a line '---'"):
        read(path)


def test_markdown_without_front_matter_is_a_pasted_text(tmp_path):
    path = tmp_path / "pool.md"
    path.write_text(
        "# Harbour pool to close\n\nThe [harbour pool](https://x.example/a) will close in May, "
        "the council said on Monday.\n\n![The pool in May](pool.jpg)\n\n## Why\n\n"
        "The walls are cracked and the town has no money.\n",
        "utf-8",
    )
    article = read(path)[0]
    assert article.headline == "Harbour pool to close"
    assert article.body.startswith("The harbour pool will close in May")
    assert (article.captions, article.subheads) == (("The pool in May",), ("Why",))
