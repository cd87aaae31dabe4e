"""Saved web page → Article: what each of its blocks of text is.

Trafilatura chooses the main text; the page's markup and what the reader of pasted texts knows of
captions, credits and boilerplate say what in and around it is no paragraph of the article.
"""

import re
from dataclasses import replace

from framing.articles import Article

from .assembly import assemble
from .blocks import Block, find_blocks
from .choice import choose_blocks, is_manageable
from .dates import find_date
from .errors import ReadingError
from .lines import Line
from .main_text import MainText
from .markup import parse_markup
from .metadata import Metadata, read_metadata
from .outside import describe_outside, outside_lines

__all__ = ["label_page", "parse_page"]

_CONSENT = re.compile(
    r"cookies?\b|your privacy|consent|enable javascript|javascript (?:is|to)|are you a robot"
    r"|ad ?blocker|verify you are|unusual (?:traffic|activity)|access denied|captcha",
    re.I,
)
_TEASER = re.compile(r"paywall|subscriber-only|premium-content", re.I)
#: What stands before the dash of a first paragraph that begins with its place and date.
_LEAD_IN = re.compile(r"[^.!?]{6,60}?(?:\.[^.!?]{1,30})?\s?(?:--|[-–—/])\s?(?=\S)")
#: How many blocks above the text may hold its date.
_ABOVE = 15
#: A page with fewer words than this in its paragraphs holds no article.
_FEWEST = 12


def parse_page(data: bytes, *, id: str = "", where: str = "the page") -> Article:
    """Read a saved page; nothing is fetched and no script is run.

    Raises
    ------
    ReadingError
        If there is no article on it.

    Examples
    --------
    >>> page = (
    ...     b"<title>Pool to close - Post</title><h1>Pool to close</h1><article><p>The harbour "
    ...     b"pool will close in May, the council said on Monday.<p>It opened in 1934.</article>"
    ... )
    >>> parse_page(page).headline
    'Pool to close'
    """
    lines, _, notes = label_page(data, where)
    article = assemble(lines, id, whole=True)
    return replace(article, notes=(*notes, *article.notes))


def label_page(data: bytes, where: str) -> tuple[list[Line], list[Line], list[str]]:
    """Label the blocks of a page.

    Returns
    -------
    lines : list of Line
        Those of the article; what its metadata say comes first, numbered 0.
    outside : list of Line
        What stands beside the article, piece by piece, and the rest of the page kind by kind.
    notes : list of str
    """
    root, notes = parse_markup(data, where)
    blocks = find_blocks(root)
    metadata = read_metadata(root, [block.text for block in blocks])
    choose_blocks(blocks, root, metadata)
    if not any(block.chosen for block in blocks):
        raise ReadingError(_explain_nothing(blocks, where))
    text = MainText(blocks, root, metadata)
    lines = text.label(_metadata_lines(metadata))
    if sum(line.words for line in lines if line.label == "body") < _FEWEST:
        raise ReadingError(_explain_nothing(blocks, where))
    if not metadata.published and (day := _guess_date(root, text, lines)):
        lines.insert(1, Line(0, day, label="date"))
    if not metadata.free or _is_teaser(text):
        notes.append("The page may hold only the beginning of the article: it has a paywall.")
    if metadata.site:
        notes.append(f"Left out of the headline as the name of the site: {metadata.site!r}.")
    outside, near = text.outside()
    notes += describe_outside(outside)
    return lines, outside_lines(outside, near), notes


def _metadata_lines(metadata: Metadata) -> list[Line]:
    when = " ".join(filter(None, (metadata.published, metadata.time)))
    said = [
        ("headline", metadata.headline),
        ("date", when),
        ("byline", metadata.author),
        ("outlet", metadata.outlet),
        ("section", metadata.section),
        ("url", metadata.url),
    ]
    return [Line(0, text, label=label) for label, text in said if text]


def _guess_date(root, text: MainText, lines: list[Line]) -> str | None:
    if any(line.label == "date" for line in lines):
        return None
    above = text.blocks[max(0, text.first - _ABOVE) : text.first]
    said = [block.text for block in above if block.words <= 25]
    said += [
        found[0] for block in text.blocks[text.first :][:2] if (found := _LEAD_IN.match(block.text))
    ]
    for line in said:
        if day := find_date(line)[0]:
            return day
    if not is_manageable(root):
        return None
    # its thorough search loads a parser for seconds; most dates are found without
    return _search_date(root, thorough=False) or _search_date(root, thorough=True)


def _search_date(root, thorough: bool) -> str | None:
    import htmldate

    try:
        day = htmldate.find_date(
            root, extensive_search=thorough, original_date=True, outputformat="%Y-%m-%d"
        )
    except Exception:  # a page that trips it has no date
        return None
    return None if (day or "").endswith("-01-01") else day  # a year by itself, of the copyright


def _is_teaser(text: MainText) -> bool:
    marked = (element.get("class") for element in text.container.iter() if element.get("class"))
    return text.total < 200 and any(_TEASER.search(names) for names in marked)


def _explain_nothing(blocks: list[Block], where: str) -> str:
    text = " ".join(block.text for block in blocks)[:5000]
    if not text.strip():
        why = "the page has no text of its own (a script may write it)"
    elif _CONSENT.search(text):
        why = "the page is only a notice about cookies, consent or scripts"
    else:
        why = "no article was found on the page"
    return f"{where}: {why}; copy the article's text into a .txt."
