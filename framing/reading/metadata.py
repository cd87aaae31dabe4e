"""What a web page says of itself: headline, date, author, outlet and section of its article.

Looked for in JSON-LD, in Open Graph and other ``meta`` elements, in microdata, and in what is
shown.
"""

import html
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from .bylines import parse_byline
from .dates import find_date, iso_date
from .lines import word_key
from .titles import choose_headline, shown_text

__all__ = ["Metadata", "read_metadata"]

_ARTICLE = re.compile(r"article|posting|news|report|review|story|liveblog|opinion", re.I)
_TAG = re.compile(r"<[^<>]{0,500}>")
_ISO_DAY = re.compile(r"(\d{4})[-/](\d\d?)[-/](\d\d?)(?!\d)")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?\d{4,6}Z?)?$")
_TIMED = re.compile(r"\d{4}-\d\d-\d\d[T ](\d\d:\d\d)(?::\d\d(?:\.\d+)?)?\s?(Z|UTC|[+-]\d\d:?\d\d)?")
_IN_ADDRESS = re.compile(
    r"/(20[0-3]\d|199\d)[/-]?(?:[a-z]{4,}/)?([01]\d|[a-z]{3})[/-]?([0-3]\d)(?=[/_-])", re.I
)
#: What an archive puts before the address of a page.
_ARCHIVED = re.compile(r"https?://web\.archive\.org/web/\d+\w*/(?=https?://)")
_BY = re.compile(
    r"(?:(?:view all |see all )?posts |written |posted |reported )?by:?(?:\s+|$)", re.I
)

_HEADLINES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "sailthru.title")
_HEADLINES += ("parsely-title", "hdl", "title")
_DATES = (
    "article:published_time article:published og:published_time datepublished parsely-pub-date "
    "sailthru.date pubdate publishdate publish-date published_time publication_date "
    "dc.date.issued dcterms.issued dcterms.created dc.date.created "
    "originalpublicationdate citation_publication_date citation_date rnews:datepublished "
    "displaydate cxenseparse:recs:publishtime article.published article_date_original"
).split()
#: Dates that may be those of the saving or of an update: the address of the page goes first.
_WEAK_DATES = ("date", "dc.date", "dcterms.date", "pdate", "ptime", "last-modified")
_AUTHORS = ("author", "byl", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator")
_AUTHORS += ("article:author", "article.author", "authors", "byline", "twitter:creator:name")
_NAMED_AUTHOR = (
    "//*["
    + " or ".join(
        f"contains(concat(' ', normalize-space(@class), ' '), ' {name} ')"
        for name in ("author", "author-name", "byline", "byline-name", "byline__name")
    )
    + "]"
)
_OUTLETS = ("og:site_name", "application-name", "publisher", "dc.publisher", "cre")
_SECTIONS = ("article:section", "section", "cg", "parsely-section", "prism.section")


@dataclass(slots=True)
class Metadata:
    """What was found; texts are cleaned, ``published`` is ``YYYY-MM-DD``."""

    headline: str = ""
    published: str | None = None
    time: str | None = None
    author: str | None = None
    outlet: str | None = None
    section: str | None = None
    url: str | None = None
    standfirsts: tuple[str, ...] = ()
    #: Text of the article as JSON-LD has it, for the choice of paragraphs.
    body: str = ""
    free: bool = True
    #: What was cut off the headline as the name of the site.
    site: str = ""


def read_metadata(root, texts: Sequence[str] = ()) -> Metadata:
    """Read what the page `root` (an lxml tree) says of its article.

    Parameters
    ----------
    root : lxml element
    texts : sequence of str
        The blocks of text that are shown, to find a headline by that is no heading.
    """
    meta = _meta(root)
    articles = list(_articles(root))
    found = Metadata()
    found.url = _address(root, meta)
    found.outlet = _first(_outlets(articles, meta))
    said = [_text(item.get("headline") or item.get("name")) for item in articles[:1]]
    said += [meta[name] for name in _HEADLINES if name in meta]
    titles = [text for text in map(shown_text, root.iterfind(".//title")) if text][:1]
    sites = _sites(articles, meta, found.url)
    found.headline, found.site = choose_headline(
        root, [text for text in said if text], titles, sites, texts
    )
    found.outlet = found.outlet or found.site or None
    found.published, found.time = _date(root, articles, meta, found.url)
    authors = [name for name in _authors(root, articles, meta) if name]
    own = {word_key(name) for name in (*sites, found.outlet or "")}
    # a site that names itself as the author counts only if nothing names a person
    found.author = _first(sorted(authors, key=lambda name: word_key(name) in own))
    if found.author and word_key(found.author) in own:
        found.outlet = found.outlet or found.author
    sections = [_text(_one(item.get("articleSection"))) for item in articles]
    sections += [meta[name] for name in _SECTIONS if name in meta]
    found.section = _first(text for text in sections if text and len(text) < 60)
    names = ("og:description", "description", "twitter:description", "dc.description")
    descriptions = [_text(_one(item.get("description"))) for item in articles]
    descriptions += [meta[name] for name in names if name in meta]
    found.standfirsts = tuple(dict.fromkeys(text for text in descriptions if text))
    bodies = [_text(_one(item.get("articleBody")), keep_lines=True) for item in articles]
    found.body = max(bodies, key=len, default="")
    found.free = all(
        str(item.get("isAccessibleForFree", "")).lower() != "false" for item in articles
    )
    return found


def _first(texts) -> str | None:
    return next((text for text in texts if text), None)


def _one(value):
    """Return the first of a list, or the value itself."""
    return value[0] if isinstance(value, list) and value else value


def _text(value, keep_lines: bool = False) -> str:
    """Return a value of JSON as one line of plain text; empty if it is none."""
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value")
    if not isinstance(value, str):
        return ""
    if "&" in value:
        value = html.unescape(html.unescape(value))
    if "<" in value:
        value = _TAG.sub("\n" if keep_lines else "", value)
    return value.strip() if keep_lines else " ".join(value.split())


def _meta(root) -> dict[str, str]:
    """Return the contents of ``meta`` elements by name in lower case; of several the first."""
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        content = _text(element.get("content"))
        for key in ("property", "name", "itemprop"):
            for name in (element.get(key) or "").lower().split():
                if content:
                    found.setdefault(name, content)
    return found


def _articles(root) -> Iterator[dict]:
    """Find the articles that JSON-LD describes, the page's own first."""
    found: list[dict] = []
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        source = (script.text or "").strip().removeprefix("<!--").removesuffix("-->")
        source = source.replace("//<![CDATA[", "").replace("//]]>", "").strip(" ;\n")
        try:
            data = json.loads(source, strict=False)
        except (ValueError, RecursionError):
            continue
        found += _things(data)
    # live reports describe each entry as an article too; what has a headline comes first
    yield from sorted(found, key=lambda item: not (item.get("headline") or item.get("articleBody")))


def _things(data) -> Iterator[dict]:
    todo = [(data, 0)]
    while todo:
        item, depth = todo.pop(0)
        if isinstance(item, list) and depth < 6:
            todo += [(one, depth + 1) for one in item[:200]]
        elif isinstance(item, dict):
            kinds = item.get("@type")
            kinds = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(k, str) and _ARTICLE.search(k) and "Organi" not in k for k in kinds):
                yield item
            elif depth < 6:
                inner = [item.get(name) for name in ("@graph", "mainEntity", "mainEntityOfPage")]
                todo += [(one, depth + 1) for one in inner if isinstance(one, dict | list)]


def _address(root, meta: dict[str, str]) -> str | None:
    links = [
        e.get("href") for e in root.iter("link") if (e.get("rel") or "").lower() == "canonical"
    ]
    for text in [*links, meta.get("og:url"), meta.get("twitter:url")]:
        text = _ARCHIVED.sub("", (text or "").strip(), count=1)
        if re.match(r"https?://\S+$", text):
            return text
    return None


def _outlets(articles: list[dict], meta: dict[str, str]) -> Iterator[str]:
    for item in articles:
        yield _text(_one(item.get("publisher")))
    for name in _OUTLETS:
        yield meta[name] if name in meta and not meta[name].startswith("http") else ""


def _sites(articles: list[dict], meta: dict[str, str], url: str | None) -> list[str]:
    """Return the names by which a page may call its site, for its titles to be cleaned of them."""
    names = [name for name in _outlets(articles, meta) if name]
    names += [meta.get("twitter:site", "").lstrip("@"), meta.get("al:ios:app_name", "")]
    if url:
        host = urlsplit(url).netloc.lower().removeprefix("www.")
        names += [host, *host.split(".")[:-1]]
    return [name for name in names if len(name) > 1]


# ---- date and author ----


def _date(root, articles: list[dict], meta: dict[str, str], url: str | None):
    for text in _dates(root, articles, meta):
        day, time = parse_date(text)
        if day:
            return day, time
    if url and (found := _IN_ADDRESS.search(url)):
        year, month, day = found.groups()
        written = f"{day} {month} {year}" if month.isalpha() else f"{year}-{month}-{day}"
        if day := parse_date(written)[0]:
            return day, None
    days = (parse_date(meta.get(name, "")) for name in _WEAK_DATES)
    return next((found for found in days if found[0]), (None, None))


def _dates(root, articles: list[dict], meta: dict[str, str]) -> Iterator[str]:
    for name in ("datePublished", "dateCreated", "uploadDate"):
        for item in articles:
            yield _text(_one(item.get(name)))
    for name in _DATES:
        yield meta.get(name, "")
    marked = root.xpath("//*[@itemprop='datePublished' or @property='datePublished' or @pubdate]")
    for element in marked[:5]:
        yield element.get("datetime") or element.get("content") or shown_text(element)
    for element in root.xpath("//time[@datetime]")[:1]:
        yield element.get("datetime")


def parse_date(text: str) -> tuple[str | None, str | None]:
    """Return the day and the time of a date as metadata have it.

    Examples
    --------
    >>> parse_date("2024-05-03T14:05:00+01:00"), parse_date("Fri, 03 May 2024")
    (('2024-05-03', '14:05 +01:00'), ('2024-05-03', None))
    """
    text = (text or "").strip()[:80]
    if found := _ISO_DAY.match(text) or _COMPACT.match(text):
        day = iso_date(*found.groups())
        timed = _TIMED.match(text)
        time = f"{timed[1]} {(timed[2] or '').replace('Z', 'UTC')}".strip() if timed else None
        return day, time if time and not time.startswith("00:00") else None
    day, time = find_date(text)
    return day, time if day else None


def _authors(root, articles: list[dict], meta: dict[str, str]) -> Iterator[str]:
    """Return what may name the authors, the surest first."""
    for item in articles:
        people = item.get("author") or item.get("creator")
        people = people if isinstance(people, list) else [people]
        yield join_names([name for person in people if (name := clean_author(_text(person)))])
    for name in _AUTHORS:
        yield clean_author(meta.get(name, ""))
    paths = ("//*[@rel='author']", "//*[@itemprop='author']//*[@itemprop='name']")
    for path in (*paths, "//*[@itemprop='author']"):
        elements = root.xpath(path)[:4]
        yield join_names([name for e in elements if (name := clean_author(shown_text(e)))])
    for element in root.xpath(_NAMED_AUTHOR)[:4]:
        byline = parse_byline(f"By {clean_author(shown_text(element))}")
        if byline and " " in byline.author:
            yield byline.author


def clean_author(text: str) -> str:
    """Return the names in a text, or nothing if it holds an address or no name.

    Examples
    --------
    >>> clean_author("By ANA LUND"), clean_author("https://example.org/ana")
    ('Ana Lund', '')
    """
    text = _BY.sub("", " ".join(text.split()), count=1) if _BY.match(text) else text
    text = text.strip(" ,|;-")
    if not text or "://" in text or "@" in text or len(text) > 120 or text.isdigit():
        return ""
    return text.title() if text.isupper() and " " in text else text


def join_names(names: list[str]) -> str:
    """Join names as a byline does.

    Examples
    --------
    >>> join_names(["Ana Lund", "Ivo Marsh", "Ana Lund"])
    'Ana Lund and Ivo Marsh'
    """
    names = list(dict.fromkeys(names))
    return ", ".join(names[:-1]) + " and " + names[-1] if len(names) > 1 else "".join(names)
