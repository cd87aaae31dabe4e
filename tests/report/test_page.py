import hashlib
import re
import subprocess
import sys
from base64 import b64encode
from html import unescape
from html.parser import HTMLParser

import hypothesis.strategies as st
import pytest
from hypothesis import example, given

import framing
from framing import Article
from framing.report import render_page, render_summary
from framing.report.course import summarize_course
from framing.report.numbers import format_level
from framing.report.page import _set_off_outlets, read_script
from framing.report.source import Source

HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(1)>\"'</style></title>--> "
    "{{7*7}}{% raw %} &lt; \u202eevil\u202c \x00\ud800 <svg/onload=alert(1)>"
)
TAGS = set(
    "a article b bdi body br button caption cite code dd details div dl dt em fieldset figcaption figure "
    "footer h1 h2 h3 h4 h5 head header html i input ins kbd label legend li link main mark meta nav ol output p "
    "path rect script section small span strong "
    "style summary sup svg table tbody td tfoot th thead time title tr ul".split()
)
DOWNLOADS = ("data:text/csv;charset=utf-8,", "data:application/json;charset=utf-8,")
VOID = {"br", "input", "link", "meta"}
SCRIPT = read_script()


class Page(HTMLParser):
    """Collects tags, attributes and the text of elements by id."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.tags, self.attributes, self.ids, self.open = set(), [], {}, []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        self.attributes += [(tag, *pair) for pair in attributes]
        if tag not in VOID:
            self.open.append((tag, dict(attributes).get("id")))

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        self.open.pop()

    def handle_endtag(self, tag):
        assert self.open and self.open[-1][0] == tag, (tag, self.open[-3:])
        self.open.pop()

    def handle_data(self, data):
        if any(tag in ("sup", "ins") for tag, _ in self.open):
            return  # the label of a mark, or what might stand in its place
        for _, id_ in self.open:
            if id_:
                self.ids[id_] = self.ids.get(id_, "") + data


def check_inert(html):
    page = Page(html)
    assert not page.open
    assert page.tags <= TAGS
    assert re.findall(r"<script.*?>(.*?)</script", html, re.DOTALL) in ([], [SCRIPT])
    for tag, name, value in page.attributes:
        assert not name.startswith("on"), (tag, name)
        assert name not in ("style", "src", "srcset", "action"), (tag, name)
        if name == "href":
            assert value.startswith(("#", "data:,", *DOWNLOADS, "http://", "https://")), value
    ids = [value for _, name, value in page.attributes if name == "id"]
    assert len(ids) == len(set(ids))
    links = {v[1:] for _, name, v in page.attributes if name == "href" and v.startswith("#")}
    assert links <= set(ids)
    return page


def make_pair(text):
    hostile = Article(
        text, text, f"{text}\n\n{text} The critics slammed it. " + "It was long ago. " * 30,
        outlet=text, published=text, event=text, url=text, author=text, section=text, kicker=text,
        standfirst=text, subheads=(text,), captions=(text, text), credits=(text,), notes=(text,),
    )  # fmt: skip
    return [hostile, Article("b", "Vote", "The council voted. " * 40)]


@given(st.text(max_size=60))
@example(HOSTILE)
@example("</script>")
@example("\r")
@example("javascript:alert(1)")
def test_any_text_renders_escaped(engine, text):
    comparison = framing.compare(make_pair(text), engine=engine)
    page = check_inert(render_page(comparison, title=text or None))
    shown = comparison.articles[0].headline.strip() or "No headline"
    assert page.ids["headline-a"].split() == shown.split()
    check_inert(render_summary(comparison))
    check_inert(render_page(comparison, excerpts=True))


def test_only_web_addresses_become_links(engine):
    for url, linked in (("https://example.org/a", True), ("javascript:alert(1)", False)):
        articles = [Article("a", "Vote", "It passed.", url=url), Article("b", "Vote", "It passed.")]
        html = render_page(framing.compare(articles, engine=engine))
        assert (f'href="{url}"' in html) == linked


@pytest.mark.parametrize("tag", ["style", "script"])
def test_policy_names_the_style_and_the_script(cup_final, tag):
    html = render_page(cup_final)
    (held,) = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
    digest = b64encode(hashlib.sha256(held.encode()).digest()).decode()
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', html)
    assert "default-src 'none'" in policy.replace("&#39;", "'")
    assert f"{tag}-src 'sha256-{digest}'" in policy.replace("&#43;", "+").replace("&#39;", "'")
    assert "unsafe" not in policy


def test_page_is_whole_and_small(cup_final):
    html = render_page(cup_final)
    page = check_inert(html)
    assert len(re.findall("<h1[ >]", html)) == 1
    assert {
        "headlines",
        "figures",
        "sentiment",
        "loaded",
        "readability",
        "texts",
        "methods",
    } <= set(page.ids)
    assert len(html.encode()) < 400_000
    for article in cup_final.articles:
        letter = "ab"[cup_final.articles.index(article)]
        shown = "".join(
            text for id_, text in page.ids.items() if re.fullmatch(rf"{letter}-\d+", id_)
        )
        assert re.sub(r"\s", "", article.body) == re.sub(r"\s", "", shown)


def test_same_bytes_twice(engine, seed_articles):
    first, second = (
        framing.compare(seed_articles[:3], engine=e) for e in (engine, framing.Engine())
    )
    assert render_page(first) == render_page(second)
    assert render_summary(first) == render_summary(second)


@pytest.mark.parametrize(
    "plain",
    ["Nobody had heard of the plan before the meeting in the hall.", "Few had come to listen."],
)
def test_excerpts_hold_no_sentence_without_marks(engine, plain):
    articles = [
        Article("a", "Vote", f"{plain} Critics slammed it.", captions=("A caption.",)),
        Article("b", "Vote", "The council voted."),
    ]
    comparison = framing.compare(articles, engine=engine)
    assert plain in render_page(comparison)
    shown = render_page(comparison, excerpts=True)
    assert plain not in shown and "slammed" in shown and "A caption." not in shown


def test_outlets_that_a_sentence_names_can_be_hidden():
    articles = [{"id": "x", "letter": "A", "name": "The <i> Post"}]
    articles += [
        {"id": y, "letter": letter, "name": "Wire"} for y, letter in (("y", "B"), ("z", "C"))
    ]
    said = _set_off_outlets("The <i> Post & Wire (z) differ; Wire.", articles)
    assert said == (
        '<span class="badge">A</span> <bdi class="outlet">The &lt;i&gt; Post</bdi> &amp; '
        '<span class="badge">C</span> <bdi class="outlet">Wire (z)</bdi> differ; Wire.'
    )
    by_id = [{"name": name, "id": name, "letter": name.upper()} for name in "ab"]
    said = _set_off_outlets("“b” is short: it says a little, and has a headline.", by_id)
    assert said.endswith(" is short: it says a little, and has a headline.")
    assert said.startswith('<span class="badge">B</span> <bdi class="outlet">“b”</bdi>')
    said = _set_off_outlets("Posts differ.", [{"id": "p", "letter": "A", "name": "Post"}])
    assert said == "Posts differ."
    assert _set_off_outlets("<b>", []) == "&lt;b&gt;"


def test_excerpts_republish_no_article(cup_final):
    shown = re.sub(
        r"\s+", " ", unescape(re.sub("<[^>]*>", "", render_page(cup_final, excerpts=True)))
    )
    source = Source(cup_final)
    weighty = {(a["letter"], s["number"]) for a in summarize_course(source) for s in a["weighty"]}
    for article in cup_final.articles:
        letter, hits = source.letters[article.id], source.evidence[article.id, "loaded"]
        marked = {hit["sentence"] + 1 for hit in hits if hit["part"] == "body"}
        for sentence in source.sentences[article.id, "body"]:
            text = article.body[sentence["start"] : sentence["end"]].strip()
            number = sentence["number"]
            if len(text) > 120 and number not in marked and (letter, number) not in weighty:
                assert text not in shown


@pytest.mark.parametrize("count", range(2, 9))
def test_two_to_eight_articles(engine, seed_articles, count):
    html = render_page(framing.compare(seed_articles[:count], engine=engine))
    page = check_inert(html)
    assert f"text-{'abcdefgh'[count - 1]}" in page.ids
    assert len(html) < 80_000 + 160_000 * count


def test_page_needs_none_of_the_heavy_packages():
    code = (
        "import sys, framing\n"
        "a, b = (framing.Article(i, 'Vote', 'Critics slammed it. It passed.') for i in 'ab')\n"
        "c = framing.compare([a, b])\n"
        "c.to_dict()\n"
        "before = set(sys.modules)\n"
        "c.to_html(), c._repr_html_(), repr(c)\n"
        "print(*{'pandas', 'sklearn', 'matplotlib'} & (set(sys.modules) - before))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_a_mark_says_how_the_text_uses_its_term(engine):
    articles = [
        Article("a", "Vote", "The mayor called it a witch hunt. It is not a nightmare."),
        Article("b", "Vote", "It passed."),
    ]
    html = render_page(framing.compare(articles, engine=engine))
    for term, use in (("witch hunt", "reported"), ("nightmare", "negated")):
        (note,) = set(re.findall(rf'<span class="tip"><span>{term}: (.*?)</span>', html))
        assert note.endswith(f"Voice: outlet, {use}.")
        assert f"outlet · {use}</span>" in html


def test_every_report_names_the_content_of_the_lexicon(cup_final):
    sha256 = cup_final.analysis.engine.lexicon.sha256
    assert sha256 in render_page(cup_final)
    for shown in (render_summary(cup_final), repr(cup_final)):
        assert sha256[:12] in shown
    assert cup_final.to_dict()["methods"]["lexicons"][0]["sha256"] == sha256


def test_the_page_says_how_intervals_are_adjusted_and_what_was_declared(engine, cup_final):
    assert "None was declared beforehand" in render_page(cup_final)
    comparison = framing.Comparison(cup_final.analysis, primary="vader")
    page = render_page(comparison)
    assert "<code>body.outlet.vader</code> was declared beforehand" in page
    assert page.count("Declared beforehand: an interval of 95\N{NO-BREAK SPACE}%.") == 1
    level = comparison.to_dict()["methods"]["interval"]["adjusted_level"]
    assert f"intervals, of {format_level(level)}, because" in page
