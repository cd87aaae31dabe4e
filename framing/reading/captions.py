"""Captions and picture credits: told by the credit at their end or by the words before them."""

import re

from .lines import Line

__all__ = [
    "CAPTION_WORDS",
    "clean_credit",
    "label_beside_credits",
    "label_captions",
    "split_credit",
]

_PICTURE = (
    r"(?:photo(?:graph)?|picture|pic|image|illustration|graphic|video|cover|file photo)s?"
    r"(?: (?:credit|source|copyright|illustration))?"
)
_NAME = r"[A-Z][\w.'’&-]*"
_NAMES = rf"{_NAME}(?: (?:{_NAME}|of|the|for|and|via|de|da|van|von|der|al|bin|el|&)){{0,6}}"
#: Agencies and archives that end a caption without further signs.
_ARCHIVES = (
    r"(?:Getty Images|Getty|Shutterstock|Alamy(?: Stock Photo| Live News)?|iStock|AFP|AP Photo|EPA"
    r"|EPA-EFE|Xinhua|Anadolu(?: Agency)?|NurPhoto|Zuma(?: Press)?|SWNS|Backgrid|Unsplash|Pexels"
    r"|Wikimedia Commons|Wikipedia|Flickr|Adobe Stock|Depositphotos|Bridgeman Images|Magnum Photos"
    r"|PA Media|PA Wire|PA Images|PA|Press Association|Reuters|REUTERS|AP|The Associated Press"
    r"|Associated Press|Bloomberg|TASS|Rex Features|Splash News|Imago|dpa|ANI|PTI|CP|AAP|RTE"
    r"|[A-Z]\w+ (?:Images|Pictures|Photos|Press Photo|Photography|Picture Agency))"
)
_SAID = re.compile(
    rf"\s*(?:{_PICTURE}\s*(?:[:,|©–—-]|\bby\b|\bcourtesy of\b)"
    r"|(?:photo )?credits?\s*(?:[:,|]|\.\.\.)|©"
    r"|(?:photo |image |picture )?courtesy(?: of| :|:))\s*",
    re.I,
)
_CREDIT = re.compile(
    rf"(?:{_NAMES}(?: ?/ ?{_NAMES})+|(?:{_NAMES} ?[,/|-]? ?)?(?:via |for )?{_ARCHIVES}"
    rf"|(?:AP Photo|Reuters|REUTERS|AFP|PA|EPA)/.+|[Ff]ile (?:photo|image|picture)"
    rf"|[Hh]andout|[Ss]upplied|[Ss]creengrab|[Ss]creenshot)"
)
#: One of these no credit is without: words in lower case, and names as they are written.
_HINTS = tuple(
    "/ © photo pic image illustration graphic video cover credit courtesy file handout supplied"
    " screen getty shutterstock alamy istock xinhua anadolu zuma swns backgrid unsplash pexels wiki"
    " flickr adobe bridgeman magnum press reuters bloomberg splash imago (k (w".split()
) + (" for the ",)
_AGENCIES = tuple("AFP EPA TASS Rex dpa ANI PTI AAP RTE PA AP CP".split())
_BREAK = re.compile(
    r"[.!?…][\"”’')\]]*\s+(?:[|–—-]\s+)?|\s+[|–—]\s+"
    r"|\s+(?=[Pp](?:hoto|hotograph|icture|hoto [Cc]redit)s?(?: by)?\s?[:©])"
    r"|\s+(?=(?:Image|Illustration|Credit|Photo|Photograph|Image [Cc]redit)s?(?: by)?\s?[:©])"
    r"|\s+(?=©)|\s*(?=Credit\.\.\.)"
)
_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]{2,90})[)\]]\.?$")
#: In brackets at the end of a caption: a photographer with an outlet, a station's call sign.
_FOR = re.compile(rf"(?:{_NAME} ){{2,3}}for (?:[Tt]he )?{_NAMES}")
_CALL_SIGN = re.compile(r"[KW][A-Z]{2,3}(?:-TV)?")
_RIGHTS = re.compile(
    r"\s*\b(?:(?:Purchase|Acquire) Licensing Rights|Buy (?:this )?photo|opens new tab).*"
)
_DURATION = re.compile(r"Duration:? \d+:\d\d$", re.I)
_COUNT = re.compile(r"\[\d+/\d+\]\s*")
_BARE_TAIL = re.compile(
    rf"(?<=[\w)\"”’])\s+((?:{_NAME} ){{1,2}}?{_NAME}/{_NAMES}|(?:{_NAMES}/)?(?:via )?"
    r"(?:Getty Images|Shutterstock|Alamy(?: Stock Photo)?|AP Photo|iStock))$"
)
_LABELS = re.compile(
    r"(?:image|photo|picture|media|video)?\s?caption\s*[,:]\s*|figure \d+\s*[:.]\s*", re.I
)
_CUES = re.compile(
    r"(?:pictured|above|below|left|right|top|inset|main picture|file photo|file picture|file"
    r"|photo|picture|clockwise from [\w ]+|from left|left to right|in this [\w ,.]*photo)\s?[:,(]"
)
CAPTION_WORDS = frozenset(
    "image photo picture media video caption figure pictured above below left right top inset main "
    "file clockwise from in".split()
)
_OPENINGS = frozenset(word[:2] for word in CAPTION_WORDS)
#: Captions that are known only by the credit beside them have no more words.
_LONGEST_CAPTION = 35
_SOURCE = re.compile(r"(?:image|photo|picture|media|video) source\s*[,:]?\s*", re.I)


def clean_credit(text: str) -> str:
    """Return a credit without its label, brackets and repetitions.

    Examples
    --------
    >>> clean_credit("(Photo: Ana Lund/Ana Lund/Meridian)")
    'Ana Lund/Meridian'
    """
    text = _RIGHTS.sub("", text.strip().strip("()[]").strip())
    if found := _SAID.match(text):
        text = text[found.end() :] or text
    parts: list[str] = []
    for part in text.split("/"):
        if not parts or part.strip() != parts[-1]:
            parts.append(part.strip())
    return "/".join(parts).strip(" .,|")


def is_credit(text: str) -> bool:
    """Tell whether a short text is a picture credit."""
    text = text.strip()
    if not text or len(text) > 120:
        return False
    found = _SAID.match(text)
    if found and found.end() < len(text) and text.count(" ") <= 14:
        return text[found.end()].isupper() or text[-1] not in ".!?"
    return bool(_CREDIT.fullmatch(text.rstrip(".")))


def split_credit(text: str) -> tuple[str, str]:
    """Cut the credit off a caption; both are empty if `text` has none.

    Examples
    --------
    >>> split_credit("The pool in May. Ana Lund/Meridian Pictures")
    ('The pool in May.', 'Ana Lund/Meridian Pictures')
    >>> split_credit("The pool closed in May.")
    ('', '')
    """
    start = max(0, len(text) - 130)
    if not _has_hint(text[start:]):
        return "", ""
    if is_credit(text):
        return "", clean_credit(text)
    if text[-1] in ")]." and (found := _BRACKETS.search(text[-100:])):
        caption = text[: -len(found[0])]
        station = caption[-1:] == "." and _CALL_SIGN.fullmatch(found[1])
        if station or is_credit(found[1]) or _FOR.fullmatch(found[1]):
            return caption.rstrip(), clean_credit(found[1])
    for found in _BREAK.finditer(text, start):
        if is_credit(text[found.end() :]):
            return text[: found.end()].rstrip(" |–—-"), clean_credit(text[found.end() :])
    if found := _BARE_TAIL.search(text, start):
        return text[: found.start()], clean_credit(found[1])
    return "", ""


def _has_hint(text: str) -> bool:
    return any(map(text.lower().__contains__, _HINTS)) or any(map(text.__contains__, _AGENCIES))


def label_captions(lines: list[Line]) -> None:
    """Mark captions and credits that can be told by their own words."""
    awaited = ""
    for i, line in enumerate(lines):
        if line.prose and not awaited:
            continue
        if line.label or (i == 0 and not _may_stand_first(line)):
            if _DURATION.match(line.text) and not any(below.gap for below in lines[i + 1 : i + 2]):
                awaited = "caption"  # what a video shows
            continue
        text = line.text
        if awaited:
            if line.words <= 60:
                line.label = awaited
                line.credit = clean_credit(text) if awaited == "credit" else ""
            awaited = ""
        elif line.words <= 90 and (not line.terminal or text[-1] in ")]" or text[-2:] == ")."):
            awaited = _label(line)
        elif text[:2].lower() not in _OPENINGS or line.words > 60 or not _may_begin_caption(text):
            continue
        elif _LABELS.match(text) or _CUES.match(text.lower()):
            line.label = "caption"
            line.text = _LABELS.sub("", text, count=1) if _LABELS.match(text) else text


def label_beside_credits(lines: list[Line]) -> None:
    """Mark the captions that stand right above or below a credit on a line of its own."""
    for i, line in enumerate(lines[1:-1], 1):
        if line.label != "credit" or not line.credit:
            continue
        above, below = lines[i - 1], lines[i + 1]
        if not above.label and i > 1 and above.words <= _LONGEST_CAPTION:
            block = above.gap and not line.gap and (below.gap or below.label)
            if (block and above.terminal) or "caption" in below.text.lower()[:15]:
                above.label = "caption"
                continue
        if not below.label and _is_plain(below) and (above.label or above.terminal):
            after = lines[i + 2] if i + 2 < len(lines) else below
            if above.label != "caption" and (after.label or after.terminal):
                below.label = "caption"


def _is_plain(line: Line) -> bool:
    """Tell whether a line may be a caption without a full stop."""
    return not line.terminal and 5 <= line.words <= _LONGEST_CAPTION and line.text[-1] not in ":,;"


def _may_stand_first(line: Line) -> bool:
    """Tell whether the first line, which mostly is the title, can be taken for a caption."""
    if _SOURCE.match(line.text):
        return True
    return line.text[-1] in ")]" and line.words >= 8 and "/" in split_credit(line.text)[1]


def _may_begin_caption(text: str) -> bool:
    return text.split(" ", 1)[0].lower().rstrip(",:(") in CAPTION_WORDS


def _label(line: Line) -> str:
    """Mark one line; return what the next line must be if this one is only its label."""
    text = line.text
    labelled = text[:2].lower() in _OPENINGS
    if labelled and (found := _SOURCE.match(text)):
        source, _, caption = _cut_source(text[found.end() :])
        line.label, line.credit = "credit", clean_credit(source)
        if caption:
            line.label, line.text = "caption", caption
        return "" if source else "credit"
    if labelled and (found := _LABELS.match(text)):
        line.label = "caption"
        line.text = text[found.end() :]
        if not line.text:
            line.label, line.kind, line.text = "left out", "page furniture", text
            return "caption"
        caption, credit = split_credit(line.text)
        line.text, line.credit = (caption, credit) if credit and caption else (line.text, "")
        return ""
    caption, credit = split_credit(text)
    if credit:
        caption = _COUNT.sub("", caption, count=1)
        line.label = "caption" if caption else "credit"
        line.text, line.credit = caption or text, credit
    elif labelled and _CUES.match(text.lower()):
        line.label = "caption"
    return ""


def _cut_source(text: str) -> tuple[str, str, str]:
    found = re.search(r"\bimage caption,?\s*", text, re.I)
    return (text[: found.start()], found[0], text[found.end() :]) if found else (text, "", "")
