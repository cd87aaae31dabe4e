"""What the markup of a page says by the names and the kinds of its elements."""

import re

__all__ = ["PARTS", "zone_of"]

#: Zones that are parts of an article; text in the others is left out.
PARTS = ("caption", "credit", "byline", "date", "standfirst", "kicker")

_CAMEL = re.compile(r"([a-z])([A-Z])")

#: Names (patterns, in lower case) that classes and ids of each zone have or end in; the first zone
#: that fits counts. ``-?`` stands between parts of a name that are written in several ways.
_NAMES = {
    "caption": """(?:wp-)?caption(?:-text)? cutline legend figcaption image-?desc(?:ription)?""",
    "credit": """(?:photo|image|picture|media|img)-?(?:credit|copyright|source|by) credits?
        copyright(?:-holder|-info)? photographer""",
    "embedded posts": """twitter-(?:tweet|video) instagram-media fb-post tiktok-embed
        tweet(?:-embed)? embed-tweet bluesky-embed reddit-embed(?:-bq)?""",
    "pull quotes and repeated lines": """pull-?quotes? blockquote-pull""",
    "calls to subscribe": """newsletters? subscri(?:be|ption|ber)s? sign-?up piano registration
        paywall-?(?:prompt|message|overlay|banner|promo|cta|box) regwall membership
        donat(?:e|ion)s? email-capture optin mailmunch mc-embed support-us contributions?
        contribute""",
    "share buttons": """share shar(?:ing|ebar|etools|e-?(?:tools?|bar|links?|buttons?)) sharedaddy
        social(?:-\\w+)? addthis sociable follow(?:-\\w+)? print-?(?:link|button)""",
    "advertisements": """ads? adv advert\\w* sponsor(?:ed)? dfp commercial dianomi affiliate
        google-ads? ad-?(?:slot|unit|wrapper|container|box|label|block|text)""",
    "links to other articles": """related(?:-?\\w+)* recirc\\w* more-(?:stories|news|on|from|like)
        read-?(?:more|next|also|on) see-?also also-?read recommend\\w* trending teasers?
        most-?(?:popular|read|viewed|shared|commented) popular(?:-\\w+)? outbrain taboola\\w*
        zergnet nrelate revcontent promo(?:s|-\\w+)? story-?(?:list|links|package)
        in-?(?:line|body)-?(?:link|related)s? tags? tag-?(?:list|links|cloud) topics? breadcrumbs?
        you-may linked-?(?:stories|articles) further-?reading next-?article prevnext headlines
        latest(?:-\\w+)? cross-?link\\w* interlink\\w* yarpp\\w*""",
    "page furniture": """comments? comment-?(?:list|section|body|thread|respond) disqus\\w* nav
        navigation menu side-?bar rail widgets? toolbar tools pagination pager skip(?:-\\w+)?
        print-?(?:only|info) cookies? consent gdpr modal popup overlay log-?in player slideshow
        video-?(?:player|info|meta|title|desc\\w*|caption) carousel gallery(?:-\\w+)? toc
        jump-?(?:link|nav) table-of-contents rating poll quiz hidden screen-reader(?:-text)?
        visually-?hidden sr-only offscreen tooltip infobox fact-?box disclaimer feedback survey
        interactive""",
    "credits and footers": """(?:author|writer|contributor)-?(?:bio|box|info|card|profile|about)
        (?:author|writer|contributor)-?(?:desc\\w*|details) about-?(?:the-)?author bio biography
        tagline (?:article-?|post-?)?foot(?:er)? endnote shirttail byline-?bottom""",
    "byline": """bylines? (?:by-?|article-?|post-?)?authors? writers? contributors? story-?byline
        reporter""",
    "date": """(?:pub|publish|published|post|article|story|entry|date)-?(?:date|time|ed|stamp)\\w*
        datetime dateline timestamp date time updated last-?modified""",
    "standfirst": """stand-?first deks? decks? sub-?(?:title|headline|heading|head)s? strap-?line
        (?:article|story|post|entry|content|headline)-?(?:summary|description|subtitle|excerpt|dek)
        summary excerpt blurb key-?points (?:story|article)?-?highlights abstract""",
    "kicker": """kicker eyebrow overline rubric super-?title pre-?title
        section-?(?:name|label|link)""",
}


def _compiled(names: str) -> re.Pattern[str]:
    alternatives = "|".join(names.split())
    return re.compile(rf"(?:^|\s)(?:[a-z0-9]+[-_]+){{0,4}}(?:{alternatives})(?=[-_\s\d]|$)")


_PATTERNS = [(zone, _compiled(names)) for zone, names in _NAMES.items()]
_ELEMENTS = {
    "figcaption": "caption",
    "figure": "caption",
    "nav": "page furniture",
    "menu": "page furniture",
    "aside": "page furniture",
    "form": "calls to subscribe",
    "footer": "credits and footers",
    "th": "tables",
    "td": "tables",
}
_PROPERTIES = {
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
    said = _PROPERTIES.get((element.get("itemprop") or "").lower())
    if said is not None:
        return said
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    names += f" {element.get('data-component') or ''} {element.get('data-testid') or ''}"
    if names.strip():
        names = _CAMEL.sub(r"\1-\2", names[:400]).lower()
        for zone, pattern in _PATTERNS:
            if pattern.search(names):
                return zone
    if (element.get("aria-hidden") or "").lower() == "true":
        return "page furniture"
    return _ELEMENTS.get(element.tag, "")
