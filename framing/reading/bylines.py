"""Who wrote it, for whom, and where from."""

import re
from dataclasses import dataclass

__all__ = [
    "DATELINE",
    "FOREIGN_BY",
    "Byline",
    "is_name",
    "is_outlet",
    "is_role",
    "names_author",
    "parse_byline",
]

_START = re.compile(
    r"(?:by|words by|words|story by|text by|text|report by|reported by|written by|author|authors"
    r"|posted by|analysis by|opinion by|review by|interview by)\s*[:|]?\s+(?=\S)",
    re.I,
)
_START_WORDS = frozenset(
    "by words story text report reported written author authors posted analysis opinion review"
    " interview".split()
)
#: How a byline begins in other languages; in English these words begin surnames.
FOREIGN_BY = re.compile(r"(?:von|par|por|di|door|av|af)\s+(?=[^\W\d_])", re.I)
_SMALL = frozenset(
    ("and in for of the at on de da di du van von der den la le el al bin ibn y").split()
)
_ROLE = re.compile(
    r"\b(?:editor|correspondent|reporter|writer|columnist|journalist|producer|analyst|bureau"
    r"|contributor|chief|staff|critic|presenter|deputy|freelance|specialist|fellow|intern"
    r"|photographer|professor|newsroom|desk)\b",
    re.I,
)
_OUTLET = re.compile(
    r"\b(?:times|post|news|herald|gazette|ledger|journal|tribune|chronicle|courier|observer"
    r"|guardian|telegraph|independent|mail|mirror|express|standard|star|sun|examiner|inquirer"
    r"|enquirer|dispatch|sentinel|bulletin|reporter|press|advertiser|argus|echo|globe|register"
    r"|record|review|recorder|messenger|monitor|daily|weekly|today|magazine|media|broadcasting"
    r"|tv|radio|wire|newswire|agency|dispatch|mercury|broadcast|network|reuters|bloomberg|afp"
    r"|politico|economist|bbc|cnn|nbc|abc|cbs|npr|pbs|itv|associated)\b"
    r"|\.(?:com|org|net|co\.uk|news)$",
    re.I,
)
_NO_NAMES = frozenset(("the a an how why what when where who in on at for my our no is").split())
_IN_BRACKETS = re.compile(r"\s*\((?:now|earlier|until [\d:.apm]+|from [\d:.apm]+)\)")
_HANDLE = re.compile(r"\s*\(?@\w+\)?")
#: Where an author is, said of each: “Ana Lund in Norvale and Ivo Marsh in Port Ellery”.
_WHERE = re.compile(r" in ([A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,2})")
_ROLE_FIRST = re.compile(r"((?:[a-z][\w-]* ){1,4}(?<!and )(?<!by ))([A-Z].*)")
#: A name's last part that keeps its full stop.
_ABBREVIATED = re.compile(r"\b(?:Jr|Sr|[A-Z]|Ph\.D)\.$")
_WITH = re.compile(r",? with (?:[Nn]ews )?(?:[Aa]gencies|[Ww]ires|AFP|AP|dpa|Reuters)\b.*$")
_SITE_END = re.compile(r"([^,]+ [^ ,]+) ([A-Z]\w+ (?:News|Digital|Media|TV|Radio|Network|Press))")
_DATES = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\d{4}$", re.I)

_PLACE = r"[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3}(?:, [A-Z][\w. ]{1,24}){0,2}"
_DAY = r"(?:,? [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)?"
_AGENCY = r" \([A-Z][\w .&-]{1,24}\)"
#: The place, and perhaps the day and the agency, that a first paragraph begins with.
DATELINE = re.compile(
    rf"({_PLACE}{_DAY}(?:{_AGENCY})?|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){{0,3}}"
    rf"(?:, [A-Z][\w. ]{{1,24}})?{_AGENCY})\s*(?:[—–]|--?|:)\s*(?=[\w“\"‘'$£€])"
)


@dataclass(frozen=True, slots=True)
class Byline:
    """What a byline says."""

    author: str
    outlet: str | None = None
    place: str | None = None
    role: str | None = None


def is_name(text: str) -> bool:
    """Tell whether a text looks like one to four names of people, and like nothing else.

    Examples
    --------
    >>> is_name("Ana Lund and Ivo Marsh"), is_name("Pool to close")
    (True, False)
    """
    words = text.replace(",", " ,").split()
    named = [word for word in words if word not in _SMALL and word not in (",", "&")]
    return (
        2 <= len(named) <= 12
        and words[0].lower() not in _NO_NAMES
        and len(words) <= 16
        and all(w[0].isupper() and not any(c.isdigit() or c in ":;!?|" for c in w) for w in named)
    )


def is_role(text: str) -> bool:
    """Tell whether a short line is a journalist's job and no more."""
    return text.count(" ") <= 7 and bool(_ROLE.search(text)) and text[-1] not in ".?!:"


def is_outlet(text: str) -> bool:
    """Tell whether a text looks like the name of a newspaper, station or site."""
    words = text.split()
    if len(words) > 5 or not _OUTLET.search(text):
        return False
    return "." in text or all(word[0].isupper() or word in _SMALL or word == "&" for word in words)


def parse_byline(text: str) -> Byline | None:
    """Read a byline, or return None if the line is none.

    Examples
    --------
    >>> parse_byline("By Ana Lund for The Harbour Ledger")
    Byline(author='Ana Lund', outlet='The Harbour Ledger', place=None, role=None)
    >>> parse_byline("By Tuesday the pool was empty") is None
    True
    """
    if text.partition(" ")[0].lower().rstrip(":|") not in _START_WORDS:
        return None
    found = _START.match(text)
    if not found or len(text) > 160 or text[-1] in "?!":
        return None
    rest = text[found.end() :]
    rest = (_HANDLE.sub("", rest) if "@" in rest else rest).lstrip(" .,|-–—")
    rest = rest.rstrip(" ,|-–—")
    if rest[-1:] != "." or not _ABBREVIATED.search(rest):
        rest = rest.rstrip(" .,|-–—")
    if not rest or _DATES.match(rest):
        return None
    rest = _WITH.sub("", _IN_BRACKETS.sub("", rest))
    outlet = place = role = None
    if (found := _ROLE_FIRST.fullmatch(rest)) and is_role(found[1].strip()):
        role, rest = found[1].strip(), found[2]
    if rest.count(" in ") > 1 and len(places := _WHERE.findall(rest)) > 1:
        rest, place = _WHERE.sub("", rest), " and ".join(places)
    elif (found := _SITE_END.fullmatch(rest)) and found[1].rsplit(" ", 1)[1] not in _SMALL:
        rest, outlet = found[1], found[2]
    head, _, tail = rest.partition(", ")
    if tail and " for " not in tail and (is_role(tail) or is_outlet(tail.split(", ")[-1])):
        rest = head
        for part in tail.split(", "):
            if is_outlet(part) and not _ROLE.search(part):
                outlet = part
            else:
                role = part if role is None else f"{role}, {part}"
    for word in (" for ", " in ", " at "):
        head, said, tail = rest.partition(word)
        if said and tail[:1].isupper():
            rest = head
            if word == " in ":
                place = tail
            else:
                outlet = tail
    if not rest or (not is_name(rest) and not is_outlet(rest) and rest.count(" ")):
        return None
    if rest.count(" ") == 0 and not rest[0].isupper():
        return None
    author = rest.title() if rest.isupper() and " " in rest else rest
    return Byline(author, outlet, place, role)


def names_author(text: str) -> bool:
    """Tell whether a line is a byline without “by”: in another language, or with an outlet."""
    if found := FOREIGN_BY.match(text):
        return is_name(text[found.end() :])
    bare = _WITH.sub("", _IN_BRACKETS.sub("", text))
    bare = _WHERE.sub("", bare) if len(_WHERE.findall(bare)) > 1 else bare
    name, comma, rest = bare.partition(", ")
    known = bare != text or (comma and (is_outlet(rest) or (rest[:1].isupper() and is_role(rest))))
    return is_name(name) and bool(known)
