"""Names of outlets, set off wherever a page shows them."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.articles import Article
from framing.report import render_page
from framing.report.blind import mark_outlets

ARTICLES = (
    Article(
        "a", "", "It told the Gull so. “Look,” the O’Dea & Sons’ man said.", "The Morning Gull"
    ),
    Article("b", "", "A man of O’Dea & Sons came.", "O’Dea & Sons"),
    Article("c", "", "Rain.", "The Morning Gull"),
)


def marked(text, letters):
    return f'<span class="o" data-o="{letters}"><span>{text}</span></span>'


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>It told the Gull so.</p>", f"<p>It told {marked('the Gull', 'A/C')} so.</p>"),
        ("<p>Gull’s view</p>", f"<p>{marked('Gull', 'A/C')}’s view</p>"),
        # an item of a list is in small letters; a word of a sentence is a word
        ("<td>gull</td>", f"<td>{marked('gull', 'A/C')}</td>"),
        ("<p>a gull cried</p>", "<p>a gull cried</p>"),
        # what pages escape stays so
        (
            "<p>O’Dea &amp; Sons &lt;b&gt;</p>",
            f"<p>{marked('O’Dea &amp; Sons', 'B')} &lt;b&gt;</p>",
        ),
        ("<p>İ, the Gull</p>", f"<p>İ, {marked('the Gull', 'A/C')}</p>"),
        # neither attributes nor what is set off already
        ('<a title="the Gull">so</a>', '<a title="the Gull">so</a>'),
        ('<bdi class="outlet">The Gull</bdi>', '<bdi class="outlet">The Gull</bdi>'),
    ],
)
def test_what_is_marked(body, expected):
    page = "<title>The Gull</title><body>{}<script>x = '>the Gull<'</script></body>"
    assert mark_outlets(page.format(body), ARTICLES) == page.format(expected)


def test_a_page_of_texts_without_outlets_stays_as_it_is():
    page = "<body><p>The Gull</p><script></script></body>"
    assert mark_outlets(page, [Article("a", "", "The Gull")]) == page


def text_of(page):
    return unescape(re.sub(r"<[^>]*>", "", page))


@given(
    st.lists(st.sampled_from(("The ", "Gull", "O’Dea", " & ", "Sons", "’s", " <", ". ", "@gull")))
)
def test_the_text_is_the_same(pieces):
    text = "".join(pieces).replace("&", "&amp;").replace("<", "&lt;")
    page = f"<body><p>{text}</p><script></script></body>"
    assert text_of(mark_outlets(page, ARTICLES)) == text_of(page)


def test_the_page_sets_off_what_its_articles_say(cup_final):
    assert 'data-o="A"><span>The Harbour Post</span></span> spoke to' in render_page(cup_final)
