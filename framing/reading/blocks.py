"""A web page → its blocks of text in reading order, each with what the page's markup says of it."""

import re
from collections import Counter
from dataclasses import dataclass

__all__ = ["Block", "find_blocks", "find_container", "squeeze", "zone_of"]

_SKIPPED = frozenset(
    "script style noscript template svg math iframe object embed applet canvas audio video select "
    "textarea button input head option datalist map dialog".split()
)
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr o:p "
    "q rp rt ruby s samp small span strike strong sub sup time tt u var wbr tweet".split()
)
_BOLD = frozenset(("b", "strong"))
_BREAKS = re.compile(r"\n[^\S\n]*\n")
_CAMEL = re.compile(r"([a-z])([A-Z])")
_ALNUM = re.compile(r"[^\W_]+")


@dataclass(slots=True)
class Block:
    """A run of text between two block elements or two blank lines."""

    text: str
    #: The block element that it stands in.
    element: object
    #: Share of its characters that are in links, and in bold.
    linked: float
    bold: float
    zone: str = ""
    chosen: bool = False

    @property
    def tag(self) -> str:
        return self.element.tag

    @property
    def words(self) -> int:
        return self.text.count(" ") + 1

    @property
    def number(self) -> int:
        """The line of the page's source on which it begins."""
        return self.element.sourceline or 0


def squeeze(text: str) -> str:
    """Return the letters and figures of a text, to compare what two readers made of a page."""
    return "".join(_ALNUM.findall(text.lower()))


def find_blocks(root) -> list[Block]:
    """Cut a page (an lxml tree without comments) into its blocks of text."""
    return _Walk().run(root)


class _Walk:
    """Gathers the text between the borders of block elements."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.parts: list[str] = []
        self.stack: list[object] = []
        self.links = self.bolds = self.in_link = self.in_bold = 0

    def run(self, root) -> list[Block]:
        from lxml import etree

        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            tag = element.tag
            if event == "start":
                if tag in _SKIPPED:
                    walk.skip_subtree()
                    continue
                self.enter(element, tag)
                self.add(element.text)
            else:
                if tag not in _SKIPPED:
                    self.leave(element, tag)
                if element is not root:
                    self.add(element.tail)
        self.flush(root)
        return self.blocks

    def enter(self, element, tag: str) -> None:
        if tag == "br":
            self.parts.append("\n")
        elif tag == "hr" or tag not in _INLINE:
            self.flush(element.getparent())
            self.stack.append(element)
        self.in_link += tag == "a"
        self.in_bold += tag in _BOLD

    def leave(self, element, tag: str) -> None:
        self.in_link -= tag == "a"
        self.in_bold -= tag in _BOLD
        if tag != "br" and tag not in _INLINE:
            self.flush(element)
            self.stack.pop()

    def add(self, text: str | None) -> None:
        if text:
            self.parts.append(text.replace("\n", " "))
            size = len(text.strip())
            self.links += size if self.in_link else 0
            self.bolds += size if self.in_bold else 0

    def flush(self, element) -> None:
        text = "".join(self.parts)
        if text.strip() and self.stack:
            size = max(1, len(text.strip()))
            linked, bold = min(1.0, self.links / size), min(1.0, self.bolds / size)
            for part in _BREAKS.split(text):
                if squeezed := " ".join(part.split()):
                    self.blocks.append(Block(squeezed, self.stack[-1], linked, bold))
        self.parts.clear()
        self.links = self.bolds = 0


def find_container(root, blocks: list[Block], share: float = 0.85):
    """Find the smallest element that holds nearly all words of the blocks that were chosen."""
    weights: Counter = Counter()
    for block in blocks:
        if block.chosen:
            element = block.element
            while element is not None:
                weights[element] += block.words
                element = element.getparent()
    here, total = root, weights[root]
    while True:
        best = max(here, key=lambda child: weights[child], default=None)
        if best is None or weights[best] < share * total or weights[best] == 0:
            return here, weights
        here = best


_ZONES = (
    ("caption", r"(?:wp-)?caption(?:-text)?|cutline|legend|figcaption|image-?(?:desc|description)"),
    ("credit", r"(?:photo|image|picture|media|img)-?(?:credit|copyright|source|by)|credits?|copyright"
               r"(?:-holder|-info)?|photographer"),
    ("embedded posts", r"twitter-tweet|twitter-video|instagram-media|fb-post|tiktok-embed|embed-tweet"
                       r"|tweet(?:-embed)?|bluesky-embed|reddit-embed(?:-bq)?"),
    ("pull quotes and repeated lines", r"pull-?quotes?|blockquote-pull"),
    ("calls to subscribe", r"newsletters?|subscri(?:be|ption|ber)s?|sign-?up|piano"
                           r"|paywall-?(?:prompt|message|overlay|banner|promo|cta|box)"
                           r"|registration|regwall|membership|donat(?:e|ion)s?|email-capture|optin"
                           r"|mailmunch|mc-embed|support-us|contribute|contributions"),
    ("share buttons", r"share|shar(?:ing|ebar|etools|e-?tools?|e-?bar|e-?links?|e-?buttons?)|sharedaddy"
                      r"|social(?:-\w+)?|addthis|sociable|follow(?:-\w+)?|print-?(?:link|button)"),
    ("advertisements", r"ad|ads|adv|advert\w*|ad-?(?:slot|unit|wrapper|container|box|label|block|text)"
                       r"|sponsor(?:ed)?|dfp|commercial|dianomi|affiliate|google-ads?"),
    ("links to other articles", r"related(?:-?\w+)*|recirc\w*|more-(?:stories|news|on|from|like)"
                                r"|read-?(?:more|next|also|on)|see-?also|recommend\w*|trending|teasers?"
                                r"|most-?(?:popular|read|viewed|shared|commented)|popular(?:-\w+)?"
                                r"|outbrain|taboola\w*|zergnet|nrelate|revcontent|promo(?:s|-\w+)?"
                                r"|story-?(?:list|links|package)|in-?(?:line|body)-?(?:link|related)s?"
                                r"|also-?read|tags?|tag-?(?:list|links|cloud)|topics?|breadcrumbs?|you-may"
                                r"|linked-?(?:stories|articles)|further-?reading|next-?article|prevnext"
                                r"|headlines|latest(?:-\w+)?|cross-?link\w*|interlink\w*|yarpp\w*"),
    ("page furniture", r"comments?|comment-?(?:list|section|body|thread|respond)|disqus\w*|nav"
                       r"|navigation|menu|sidebar|side-?bar|rail|widgets?|toolbar|tools|pagination|pager"
                       r"|print-?(?:only|info)|skip(?:-\w+)?|cookies?|consent|gdpr|modal|popup|overlay"
                       r"|log-?in|player|video-?(?:player|info|meta|title|desc\w*|caption)|slideshow|carousel"
                       r"|gallery(?:-\w+)?|jump-?(?:link|nav)|toc|table-of-contents|rating|poll|quiz"
                       r"|hidden|screen-reader(?:-text)?|visually-?hidden|sr-only|offscreen|tooltip"
                       r"|infobox|fact-?box|disclaimer|corrections?-link|feedback|survey|timestamp-tools"),
    ("credits and footers", r"(?:author|writer|contributor)-?(?:bio|box|info|card|profile|desc\w*"
                            r"|about|details)|about-?(?:the-)?author|bio|biography|tagline|footer"
                            r"|article-?foot(?:er)?|post-?foot(?:er)?|endnote|shirttail|byline-?bottom"),
    ("byline", r"bylines?|authors?|by-?author|writers?|contributors?|article-?author|post-?author"
               r"|story-?byline|reporter"),
    ("date", r"(?:pub|publish|published|post|article|story|entry|date)-?(?:date|time|ed|stamp)\w*"
             r"|datetime|dateline|timestamp|date|time|updated|last-?modified"),
    ("standfirst", r"stand-?first|deks?|decks?|sub-?(?:title|headline|heading|head)s?|strap-?line"
                   r"|(?:article|story|post|entry|content|headline)-?(?:summary|description|subtitle|excerpt|dek)"
                   r"|summary|excerpt|blurb|key-?points|(?:story|article)?-?highlights|abstract"),
    ("kicker", r"kicker|eyebrow|overline|rubric|super-?title|pre-?title|section-?(?:name|label|link)"),
)  # fmt: skip
_NAMED = [
    (kind, re.compile(rf"(?:^|\s)(?:[a-z0-9]+[-_]+){{0,4}}(?:{names})(?=[-_\s\d]|$)"))
    for kind, names in _ZONES
]
_BY_TAG = {
    "figcaption": "caption",
    "nav": "page furniture",
    "form": "calls to subscribe",
    "footer": "credits and footers",
    "aside": "page furniture",
    "figure": "caption",
    "th": "tables",
    "td": "tables",
    "menu": "page furniture",
}
_BY_ITEMPROP = {
    "caption": "caption",
    "articlebody": "",
    "author": "byline",
    "datepublished": "date",
    "alternativeheadline": "standfirst",
    "copyrightholder": "credit",
}


def zone_of(element) -> str:
    """Return what the markup of one element says of the text in it; empty if nothing.

    Examples
    --------
    >>> from lxml.html import fromstring
    >>> [zone_of(fromstring(f'<div class="{name}">')) for name in ("c-imageCaption", "story")]
    ['caption', '']
    """
    said = _BY_ITEMPROP.get((element.get("itemprop") or "").lower())
    if said is not None:
        return said
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    names += f" {element.get('data-component') or ''} {element.get('data-testid') or ''}"
    if names.strip():
        names = _CAMEL.sub(r"\1-\2", names[:400]).lower()
        for kind, pattern in _NAMED:
            if pattern.search(names):
                return kind
    if (element.get("aria-hidden") or "").lower() == "true":
        return "page furniture"
    return _BY_TAG.get(element.tag, "")
