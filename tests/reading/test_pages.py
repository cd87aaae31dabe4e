"""Saved web pages in the styles that sites have; each element says with ``data-is`` what it is."""

import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from lxml import html

import framing
from framing.reading import ReadingError, explain_file, read
from framing.reading.metadata import clean_author, parse_date
from framing.reading.pages import parse_page
from framing.reading.titles import cut_site
from framing.reading.zones import zone_of

PAGES = sorted((Path(__file__).parent / "pages").glob("*.html"))
PARAGRAPHS = [
    "The harbour pool in Port Ellery will close in September, the council said on Thursday night.",
    "Engineers had found cracks in two of its walls, and there was no money to mend any of them.",
    "“We shall be back,” said Rosa Venn, who has been swimming there since she was six years old.",
]
TEXT = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
HEAD = "<head><title>Pool to close - Harbour Post</title></head>"


def page(body=TEXT, head=HEAD):
    return f"<!DOCTYPE html><html>{head}<body><h1>Pool to close</h1><article>{body}</article></body></html>"


def load(path):
    """Return what is expected of a page, and the texts of its elements by kind."""
    text = path.read_text("utf-8")
    expected = yaml.safe_load(re.search(r"<!--\n(.*?)-->", text, re.S)[1])
    marked = {}
    for element in html.document_fromstring(text).xpath("//*[@data-is]"):
        marked.setdefault(element.get("data-is"), []).append(
            " ".join(element.text_content().split())
        )
    return expected, marked


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_the_body_is_the_article_and_nothing_else(path):
    _, marked = load(path)
    assert read(path)[0].body.split("\n\n") == marked["body"]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_every_field_is_as_expected(path):
    expected, marked = load(path)
    (article,) = read(path)
    assert article.id == path.stem
    assert article.published == expected["published"].isoformat()
    for name in ("headline", "author", "outlet", "section", "url"):
        assert getattr(article, name) == expected.get(name), name
    for name in ("captions", "credits"):
        assert list(getattr(article, name)) == expected.get(name, []), name
    assert list(article.subheads) == marked.get("subhead", [])
    assert article.standfirst == expected.get("standfirst", *marked.get("standfirst", [None]))
    assert article.extra.get("dateline") == expected.get("dateline")
    notes = "\n".join(article.notes)
    for kind in [*expected.get("left_out", ()), *filter(None, [expected.get("note")])]:
        assert kind in notes


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_what_is_explained_is_what_is_read(path):
    (article,) = read(path)
    lines = explain_file(path)
    assert (0, "headline", article.headline) in lines
    body = [text for _, label, text in lines if label == "body"]
    assert len(body) == article.body.count("\n\n") + 1
    source = path.read_text("utf-8").split("\n")
    for number, label, text in lines:
        if label == "body":
            assert text.split()[0] in "\n".join(source[number - 1 :])


def test_there_are_at_least_ten_styles():
    assert len(PAGES) >= 10


@pytest.mark.parametrize(
    ("head", "headline"),
    [
        ("<title>Pool to close | Harbour Post</title>", "Pool to close"),
        ("<title>Harbour Post - Pool to close</title>", "Pool to close"),
        ('<meta property="og:title" content="You will not believe this pool">', "Pool to close"),
        ("<title>News</title>", "Pool to close"),
    ],
)
def test_the_headline_is_the_one_that_is_shown(head, headline):
    assert parse_page(page(head=f"<head>{head}</head>").encode()).headline == headline


def test_a_heading_keeps_what_it_begins_with():
    source = page().replace("<h1>Pool to close", "<h1>Post: Pool to close | Ana Lund")
    article = parse_page(source.replace("Harbour Post", "Post").encode())
    assert article.headline == "Post: Pool to close | Ana Lund"
    assert cut_site("Post: pool to close", ["Post"], shown=True) == ("Post: pool to close", "")


@pytest.mark.parametrize(
    ("title", "sites", "cut"),
    [
        ("Pool to close - at last", ["Harbour Post"], "Pool to close - at last"),
        ("Pool: why it closes", ["Harbour Post"], "Pool: why it closes"),
        ("Pool to close - The Harbour Post", ["harbourpost.example"], "Pool to close"),
        ("Pool to close | Society | Harbour Post", ["Harbour Post"], "Pool to close | Society"),
        ("Post: pool to close in May", ["Post"], "pool to close in May"),
        ("Mail - Post", ["Post"], "Mail - Post"),
    ],
)
def test_the_name_of_the_site_is_cut_off(title, sites, cut):
    assert cut_site(title, sites)[0] == cut


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-05-03T23:30:00-07:00", "2024-05-03"),
        ("2024/5/3", "2024-05-03"),
        ("20240503T101500Z", "2024-05-03"),
        ("Fri, 03 May 2024 10:00:00 GMT", "2024-05-03"),
        ("May 3, 2024", "2024-05-03"),
        ("1714725000", None),
        ("yesterday", None),
        ("2024-13-40", None),
    ],
)
def test_dates_of_metadata(text, day):
    assert parse_date(text)[0] == day


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ('<meta name="date" content="2020-01-01"><link rel="canonical" href="https://a.example/2024/05/03/x/">', "2024-05-03"),
        ('<link rel="canonical" href="https://a.example/2024/may/03/x/">', "2024-05-03"),
        ('<meta itemprop="datePublished" content="2024-05-03">', "2024-05-03"),
        ('<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2024-05-03"</script>'
         '<meta name="pubdate" content="20240503">', "2024-05-03"),
    ],
)  # fmt: skip
def test_dates_of_pages(head, day):
    assert parse_page(page(head=f"<head>{head}</head>").encode()).published == day


@pytest.mark.parametrize(
    ("text", "author"),
    [
        ("By Ana Lund", "Ana Lund"),
        ("ANA LUND", "Ana Lund"),
        ("https://a.example/ana", ""),
        ("ana@a.example", ""),
        ("Written by", ""),
        ("View all posts by Ana Lund", "Ana Lund"),
    ],
)
def test_authors(text, author):
    assert clean_author(text) == author


@pytest.mark.parametrize(
    ("names", "zone"),
    [
        ("ArticleFigure__imageCaption", "caption"),
        ("related-articles", "links to other articles"),
        ("c-newsletter_signup", "calls to subscribe"),
        ("story-body has-shared-layout", ""),
        ("adaptive", ""),
        ("paywall", ""),
        ("broadcast", ""),
        ("navigate-article", ""),
        ("rad-interactive-wrapper", "page furniture"),
    ],
)
def test_names_of_elements(names, zone):
    assert zone_of(html.fromstring(f'<div class="{names}">')) == zone


@pytest.mark.parametrize(
    "inside",
    [
        '<div class="related"><p>A landlord in the old town has put a bucket by the door of his pub.</p></div>',
        '<div class="share-bar"><a href="#">Facebook</a> <a href="#">X</a></div>',
        '<figure><figcaption>The pool on Friday morning, before it opened.</figcaption></figure>',
        '<p><a href="/x">Read more: Ten pools that were saved by those who swim in them</a></p>',
        "<p>Sign up to our newsletter for the best of the week.</p>",
        '<aside><p>Norvale is a town of forty thousand people to the north of Port Ellery.</p></aside>',
        "<script>document.write('<p>The pool is a swimming pool, and it is full of water now.</p>')</script>",
        "<noscript><p>Please enable JavaScript to see the pool in all its glory on this page.</p></noscript>",
        "<template><p>The pool is a swimming pool, and it is full of water, they say.</p></template>",
        "<p>Advertisement</p>",
        "<!-- <p>The pool is a swimming pool, and it is full of water, they say.</p> -->",
    ],
)  # fmt: skip
def test_what_is_no_paragraph_of_the_article(inside):
    text = "".join(f"<p>{p}</p>" for p in PARAGRAPHS[:2]) + inside + f"<p>{PARAGRAPHS[2]}</p>"
    assert parse_page(page(text).encode()).body.split("\n\n") == PARAGRAPHS


def test_an_element_that_holds_the_article_is_no_zone_whatever_its_name():
    body = "".join(f'<div class="paywall subscriber"><p>{p}</p></div>' for p in PARAGRAPHS)
    assert parse_page(page(body).encode()).body.split("\n\n") == PARAGRAPHS
    body = f'<div class="sidebar-enabled related">{TEXT}</div>'
    assert parse_page(page(body).encode()).body.split("\n\n") == PARAGRAPHS


ENTITIES = '<!DOCTYPE html [<!ENTITY a "ha ha "><!ENTITY b "&a;&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/hostname">]>'
NEWS = '{"@type": "NewsArticle", "headline": '


@pytest.mark.parametrize(
    "source",
    [
        page(),
        page().replace("</p>", ""),
        page().replace("<article>", "<article><div><b><i></div>"),
        page().replace("</article></body></html>", ""),
        page().replace("pool", "po\0ol"),
        "<div>" * 300 + page(),
        page("<div>" * 500 + TEXT),
        page(TEXT) + "<div>" * 1500 + "A word at the bottom.",
        "\n\n  " + page(),
        '<?xml version="1.0" encoding="utf-8"?>' + page(),
        page().replace("<!DOCTYPE html>", ENTITIES),
        page("<p>&x;&b;</p>" + TEXT),
        page(head=f'{HEAD}<script type="application/ld+json">{"[" * 50_000}</script>'),
        page(head=f'{HEAD}<script type="application/ld+json">{NEWS}</script>'),
        page(head=f'{HEAD}<script type="application/ld+json">{NEWS}7, "author": [null, 3]}}</script>'),
        page(head=f'{HEAD}<meta charset="no-such-charset">'),
        page(head=f'{HEAD}<base href="https://127.0.0.1:9/"><link rel="stylesheet" href="x.css">'),
        page(TEXT + '<img src="http://127.0.0.1:9/a.png"><iframe src="http://127.0.0.1:9/"></iframe>'),
    ],
    ids=lambda source: source[:40],
)  # fmt: skip
def test_broken_and_hostile_pages_are_read(source, monkeypatch):
    def refuse(*args, **options):
        raise AssertionError("a page was asked for over the network")

    monkeypatch.setattr(socket, "socket", refuse)
    article = parse_page(source.encode())
    assert article.headline.replace("\0", "").startswith("P")
    assert [p for p in article.body.split("\n\n") if "&" not in p][-3:] == PARAGRAPHS
    assert "ha ha" not in article.body and "file:" not in article.body


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", ""),
        ("utf-8", "iso-8859-1"),
        ("utf-8-sig", ""),
        ("utf-16", ""),
        ("cp1252", "iso-8859-1"),
        ("cp1252", "utf-8"),
        ("cp1252", ""),
        ("iso-8859-15", "iso-8859-15"),
        ("koi8-r", "koi8-r"),
    ],
)
def test_encodings(tmp_path, encoding, declared):
    sign = "ж" if encoding == "koi8-r" else "é"
    source = page(
        TEXT.replace("“", '"').replace("”", '"')
        + f"<p>The caf{sign} beside the pool will stay open, said its owner.</p>"
    )
    source = source.replace(
        "<head>", f'<head><meta charset="{declared}">' if declared else "<head>"
    )
    (tmp_path / "pool.html").write_bytes(source.encode(encoding))
    assert f"caf{sign} beside" in read(tmp_path / "pool.html")[0].body


def test_a_web_archive_is_read(tmp_path):
    archive = (
        "From: <Saved by a browser>\nSubject: Pool\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related; boundary="b"\n\n--b\nContent-Type: text/html; charset="utf-8"\n'
        f"Content-Transfer-Encoding: 8bit\n\n{page()}\n--b\nContent-Type: image/png\n\nx\n--b--\n"
    )
    (tmp_path / "pool.mhtml").write_text(archive, "utf-8")
    (article,) = read(tmp_path / "pool.mhtml")
    assert article.headline == "Pool to close" and article.body.split("\n\n") == PARAGRAPHS


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("<html></html>", "the page has no text of its own (a script may write it)"),
        ("<html><body><script>render()</script></body></html>", "a script may write it"),
        ("<html><frameset><frame src='a.html'></frameset></html>", "no text of its own"),
        ("<html><body><p>We value your privacy. We and our 812 partners use cookies.</p><button>Accept</button></body></html>", "only a notice about cookies"),
        ("<html><body><p>Please enable JavaScript to view this page.</p></body></html>", "only a notice about cookies, consent or scripts"),
        ("<html><body><h1>403</h1><p>Access denied</p></body></html>", "only a notice"),
        ("<html><body><h1>Page not found</h1><p>Sorry.</p></body></html>", "no article was found"),
        ("   \n ", "the page is empty"),
        ("Subject: x\nContent-Type: text/plain\n\ntext", "no page in this archive"),
    ],
)  # fmt: skip
def test_what_is_no_article_is_one_clear_line(tmp_path, source, said):
    path = tmp_path / ("a.mhtml" if source.startswith("Subject") else "a.html")
    path.write_text(source, "utf-8")
    errors = []
    assert read(path, on_error=errors.append) == []
    (error,) = map(str, errors)
    assert error.startswith(f"{path}: ") and said in error and "\n" not in error
    assert "paste" in error or "copy" in error or "save" in error


def test_a_page_is_known_without_its_ending(tmp_path):
    (tmp_path / "pool.txt").write_text(page(), "utf-8")
    assert read(tmp_path / "pool.txt")[0].body.split("\n\n") == PARAGRAPHS


def test_a_pasted_text_named_html_is_read_as_one(tmp_path):
    (tmp_path / "pool.html").write_text("Pool to close\n\n" + "\n\n".join(PARAGRAPHS), "utf-8")
    (article,) = read(tmp_path / "pool.html")
    assert (article.headline, article.body.split("\n\n")) == ("Pool to close", PARAGRAPHS)


def test_breaks_part_paragraphs_too():
    for sign in ("<br><br>", "<br/>\n<br/>", "<br>"):
        body = f"<div>{sign.join(PARAGRAPHS)}</div>"
        assert parse_page(page(body).encode()).body.split("\n\n") == PARAGRAPHS


@pytest.mark.parametrize(
    "source",
    [
        page("".join(f"<p>{PARAGRAPHS[0][:-1]} for the {n}th time.</p>" for n in range(20_000))),
        page(TEXT + "<a href='/x'>y</a> " * 60_000),
        page(TEXT, HEAD + "<script>" + "x = 1;" * 1_000_000 + "</script>"),
        page(TEXT, HEAD + '<meta name="x" content="' + "word " * 800_000 + '">'),
    ],
    ids=["paragraphs", "links", "script", "attribute"],
)
def test_large_pages_do_not_hang(source):
    assert parse_page(source.encode()).headline == "Pool to close"


def test_the_extractor_is_loaded_only_for_pages(tmp_path):
    (tmp_path / "pool.txt").write_text("Pool to close\n\n" + "\n\n".join(PARAGRAPHS), "utf-8")
    code = (
        "import sys; sys.path.insert(0, sys.argv[2]); from framing.reading import read;"
        "read(sys.argv[1]); print({'trafilatura', 'lxml'} & set(sys.modules))"
    )
    root = str(Path(framing.__path__[0]).parent)
    command = [sys.executable, "-c", code, str(tmp_path / "pool.txt"), root]
    assert subprocess.run(command, capture_output=True, text=True).stdout.strip() == "set()"


def test_a_folder_is_not_explained(tmp_path):
    with pytest.raises(ReadingError, match="only single texts"):
        explain_file(tmp_path)


OLD = (
    "<html><head><title>{title}</title></head><body><table><tr><td>{nav}</td><td>{top}<br>"
    + "<br><br>".join(PARAGRAPHS)
    + "</td></tr></table></body></html>"
)


@pytest.mark.parametrize(
    "top",
    [
        "<font size=5><b>Pool to close</b></font><br>By Ana Lund<br>May 3, 2024<br>",
        "<font size='+2'>Pool to close</font><br>By Ana Lund<br>May 3, 2024<br>",
        "<b>Pool to close</b><br>By Ana Lund<br>May 3, 2024<br>",
        "Pool to close<p>By Ana Lund<p>May 3, 2024<p>",
        "<b>HARBOUR</b><p><font size=6>Pool to close</font><p>By Ana Lund<p>May 3, 2024<p>",
    ],
)
@pytest.mark.parametrize("title", ["", "Harbour Post"])
def test_a_headline_that_is_only_set_large_is_found(top, title):
    nav = "<a href=/>Home</a><br><a href=/news>News</a>"
    article = parse_page(OLD.format(title=title, nav=nav, top=top).encode())
    assert article.headline == "Pool to close"
    assert (article.author, article.published) == ("Ana Lund", "2024-05-03")
    assert article.body.split("\n\n") == PARAGRAPHS


def test_a_headline_that_is_said_is_kept():
    top = "<font size=5>A pool of tears</font><br>By Ana Lund<br>"
    source = OLD.format(title="Why we weep - Harbour Post", nav="", top=top)
    assert parse_page(source.encode()).headline == "Why we weep"


@pytest.mark.parametrize(
    ("body", "paragraphs"),
    [
        ("<p>{0}</p><p>{1} <a><meta content=x>{2}</a></p>", ["{0}", "{1} {2}"]),
        ("<div>{0}\n\n{1}\n\n{2}</div>", ["{0}", "{1}", "{2}"]),
        ("<p>{0}</p><p>{1}</p><p>{2} Sept\u00adember.</p>", ["{0}", "{1}", "{2} September."]),
        ("<p>{0}</p><p><b>Why now</b><br>{1}</p><p>{2}</p>", ["{0}", "{1}", "{2}"]),
        ("<p>{0}</p><p>{1}</p><p>{2}</p><p>[<a href=x>Read how we counted the cracks.</a>]</p>",
         ["{0}", "{1}", "{2}"]),
        ("<p>{0}</p><p>>> <a href=x>READ ON: The pools of the coast</a></p><p>{1}</p><p>{2}</p>",
         ["{0}", "{1}", "{2}"]),
        ("<p>{0}</p><p>{1}</p><p>{2}</p><p>For more on pools, visit <a href=x>our page</a>.</p>",
         ["{0}", "{1}", "{2}"]),
        ("<p>{0}</p><p>Swimmers on Friday. (Video sent by a reader)</p><p>{1}</p><p>{2}</p>",
         ["{0}", "{1}", "{2}"]),
        ("<p>{0}</p><p>{1}</p><p>{2}</p><p>Article by Ana Lund (@analund)</p>",
         ["{0}", "{1}", "{2}"]),
        ("<p>{0}</p><p>{1}</p><p>{2}</p><p>To contact the reporter on this story: Ana Lund in Norvale</p>",
         ["{0}", "{1}", "{2}"]),
        ("<p>{0}</p><p>{1}</p><p>{2}</p><p>Follow Ana Lund @analund and the Post. First told in the Post.</p>",
         ["{0}", "{1}", "{2}"]),
        ("<p>{0}</p><p>{1}</p><p>{2}</p><p>Ana Lund is a Post staff writer. E-mail: ana@a.example</p>",
         ["{0}", "{1}", "{2}"]),
        ("<p>{0}</p><p>Ana Lund is a reporter of the old school.</p><p>{1}</p><p>{2}</p>",
         ["{0}", "Ana Lund is a reporter of the old school.", "{1}", "{2}"]),
        ("<p>{0}</p><p>The pool on Friday, before it opened. / AP Photo/Ana Lund</p><p>{1}</p><p>{2}</p>",
         ["{0}", "{1}", "{2}"]),
        ("<p>{0}</p><p>{1}</p><p>{2}</p><p>A pub has put a bucket by its door. <a href=x>more »</a></p>",
         ["{0}", "{1}", "{2}"]),
        ("<p>{0}</p><p>{1}</p><p>{2} It was built in 1934, of brick and of blue tiles. (AFP)</p>",
         ["{0}", "{1}", "{2} It was built in 1934, of brick and of blue tiles. (AFP)"]),
        ("<p>{0}</p><p>{1}</p><p>{2}</p><p>What the council wants:</p>"
         "<ul><li>A new wall by May.</li><li>A roof by the end of the year.</li></ul>",
         ["{0}", "{1}", "{2}", "What the council wants:", "A new wall by May.",
          "A roof by the end of the year."]),
    ],
)  # fmt: skip
def test_what_is_a_paragraph(body, paragraphs):
    article = parse_page(page(body.format(*PARAGRAPHS)).encode())
    assert article.body.split("\n\n") == [text.format(*PARAGRAPHS) for text in paragraphs]


def test_the_address_of_an_archive_is_taken_off():
    head = '<link rel="canonical" href="https://web.archive.org/web/2024/https://post.example/a">'
    assert parse_page(page(head=f"<head>{head}</head>").encode()).url == "https://post.example/a"


AROUND = (
    "<nav><li><a href=/>Home</a><li><a href=/n>News of the coast</a></nav>{0}"
    "<ul class=related><li><a href=1>Five things to know about the other pools</a></ul>"
    "<footer>© Harbour Post. All rights reserved.</footer>"
)


def test_what_lies_outside_of_the_article_is_named_with_its_kind():
    source = f"<body>{AROUND.format('<h1>Pool to close</h1><article>' + TEXT + '</article>')}"
    notes = "\n".join(parse_page(source.encode()).notes)
    assert "page furniture: 2 pieces (“Home”, “News of the coast”)" in notes
    assert "links to other articles: 1 piece (“Five things to know about the other pools”)" in notes
    assert "1 piece (“© Harbour Post. All rights reserved.”)" in notes


def test_notes_are_bounded():
    links = "".join(f"<li><a href={i}>Story {i} {'of the day ' * 20}</a>" for i in range(500))
    article = parse_page(f"<h1>Pool to close</h1>{TEXT}<nav>{links}</nav>".encode())
    assert all(len(note) < 400 for note in article.notes) and len(article.notes) < 12
    assert "500 pieces" in "\n".join(article.notes)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_nothing_is_silently_gone(path):
    """Each text of the page is explained: as itself, or counted with others of its kind."""
    from framing.reading.blocks import find_blocks
    from framing.reading.markup import parse_markup
    from framing.reading.pages import label_page

    data = path.read_bytes()
    blocks = find_blocks(parse_markup(data, "")[0])
    lines, outside, _ = label_page(data, "")
    counted = [re.match(r"(\d+) pieces?: “", line.text) for line in outside]
    apart = sum(int(found[1]) if found else 1 for found in counted)
    assert sum(line.number > 0 for line in lines) + apart == len(blocks)


@pytest.mark.parametrize(
    ("top", "first", "day"),
    [
        ("<p>By Ana Lund | Updated 3 May 2024</p>", "", "2024-05-03"),
        ("", "PORT ELLERY, May 3, 2024 -- ", "2024-05-03"),
        ("", "", None),
    ],
)
def test_a_date_that_only_the_text_has(top, first, day):
    source = f"<h1>Pool to close</h1>{top}" + TEXT.replace("<p>", f"<p>{first}", 1)
    article = parse_page(f"{source}<footer>Copyright 2011 Harbour Post</footer>".encode())
    assert article.published == day


@pytest.mark.parametrize(
    ("author", "byline", "expected"),
    [
        ("Ana Lund Jr.", "", "Ana Lund Jr."),
        ("Ana A. Lund, Ivo B.C. Marsh, and Rosa Venn, Harbour Post", "",
         "Ana A. Lund, Ivo B.C. Marsh, and Rosa Venn"),
        ("Ana Lund, Health Editor", "", "Ana Lund"),
        ("Harbour Post", "<p class=byline>Ana Lund</p>", "Ana Lund"),
        ("Harbour Post", "", "Harbour Post"),
    ],
)  # fmt: skip
def test_authors_of_pages(author, byline, expected):
    said = (
        f'<meta name=author content="{author}"><meta property=og:site_name content="Harbour Post">'
    )
    head = HEAD.replace("</head>", said + "</head>")
    assert parse_page(page(byline + TEXT, head).encode()).author == expected


def test_the_day_in_a_byline_is_no_name():
    top = "<p class=byline>By Ana Lund and Ivo Marsh May 3, 2024</p>"
    assert parse_page(page(top + TEXT).encode()).author == "Ana Lund and Ivo Marsh"


@pytest.mark.parametrize(
    ("top", "standfirst"),
    [
        ("<p class=byline>By Ana Lund</p><span><p>{}</p></span>", None),
        ("<span><p>{}</p></span>", PARAGRAPHS[0]),
    ],
)
def test_a_described_paragraph_below_the_byline_is_the_first(top, standfirst):
    said = f'<meta name=description content="{PARAGRAPHS[0]}"></head>'
    rest = [
        f"Ward {n} has a pool of its own, opened in 19{n} for its miners." for n in range(20, 50)
    ]
    body = "".join(f"<p>{text}</p>" for text in rest)
    source = page(top.format(PARAGRAPHS[0]) + body, HEAD.replace("</head>", said))
    article = parse_page(source.encode())
    assert article.standfirst == standfirst
    assert article.body.split("\n\n") == (rest if standfirst else [PARAGRAPHS[0], *rest])


def test_dated_teasers_below_the_text_are_left_out():
    teasers = "".join(
        f"<h3><a href=/{n}>The bakery of street {n}</a></h3><h4>Monday, {n} May 2024</h4>"
        f"<p>The bakery of street {n} will open its door on Monday.</p>"
        for n in (3, 4, 5)
    )
    article = parse_page(page(TEXT + f"<p>{' '.join(PARAGRAPHS)}</p>" + teasers).encode())
    assert "bakery" not in article.body
