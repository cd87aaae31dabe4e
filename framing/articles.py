"""Article: what a news article is, cut into the parts that are scored apart."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from types import MappingProxyType

__all__ = [
    "Article",
    "PARTS",
    "clean_text",
    "describe_cleaning",
    "is_even",
    "make_of_clean",
    "with_unique_ids",
]

#: The parts of an article that are scored, in reading order. ``all`` is their sum without captions.
PARTS = ("kicker", "headline", "standfirst", "body", "caption")

_LISTS = ("subheads", "captions", "credits", "notes")
_NEEDED = ("id", "headline", "body")
_TEXTS = (
    *_NEEDED, "outlet", "published", "event", "url", "author", "section", "kicker", "standfirst"
)  # fmt: skip
#: Patterns that are compiled when they are needed: hardly a text holds any of this.
_ESCAPES = r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b\n]*(?:\x07|\x1b\\))"
_UNPRINTABLE = "[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]"
_INVISIBLE = "[\u202a-\u202e\u2066-\u2069\ufeff]"
#: What of ASCII is printed, and line ends.
_PRINTED = bytes(range(0x20, 0x7F)) + b"\n"


def is_even(text: str) -> bool:
    """Tell whether a text holds nothing but what is printed, spaces and line ends.

    Examples
    --------
    >>> is_even("one\\ntwo"), is_even("one\\ttwo")
    (True, False)
    """
    odd = text.encode("utf-8", "surrogatepass").translate(None, _PRINTED)  # mostly next to nothing
    return odd.decode("utf-8", "surrogatepass").isprintable()


def clean_text(text: str) -> str:
    """Make a text harmless to store, show and count in, and change nothing else.

    Line ends become ``\\n``; control characters and lone surrogates become U+FFFD; byte order
    marks, escape sequences of terminals, and bidirectional overrides, which can show a text in
    another order than it has, go.

    Examples
    --------
    >>> clean_text("one\\r\\ntwo\\x00")
    'one\\ntwo\\ufffd'
    """
    if is_even(text):
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = re.sub(_ESCAPES, "", text) if "\x1b" in text else text
    return re.sub(_INVISIBLE, "", re.sub(_UNPRINTABLE, "\ufffd", text))


def describe_cleaning(text: str) -> str:
    """Say what `clean_text` takes out of a text that a reader would miss; empty if nothing.

    Examples
    --------
    >>> describe_cleaning("a\\x00b\\u202ec")
    'Made harmless: 1 control character, 1 invisible sign of direction.'
    """
    if is_even(text):
        return ""
    bare = re.sub(_ESCAPES, "", text)
    found = (
        ("escape sequence", len(re.findall(_ESCAPES, text))),
        ("control character", len(re.findall(_UNPRINTABLE, bare))),
        ("invisible sign of direction", len(re.findall(_INVISIBLE, bare.replace("\ufeff", "")))),
    )
    said = [f"{count} {name}{'s' * (count > 1)}" for name, count in found if count]
    said = [part.replace("sign of directions", "signs of direction") for part in said]
    return f"Made harmless: {', '.join(said)}." if said else ""


@dataclass(frozen=True, slots=True)
class Article:
    """One news article; nothing of it is changed after it was made.

    Parameters
    ----------
    id : str
        Identifier as given, or the file's stem made unique; never a path.
    headline, body : str
        The headline, and the article's own text with paragraphs joined by one blank line.
    outlet, published, event, url, author, section, kicker, standfirst : str or None
        What is known about the article; ``published`` as ``YYYY-MM-DD``.
    subheads, captions, credits : tuple of str
        Kept apart from the body, so that nothing is scored as the article's own words that is not.
    notes : tuple of str
        What the reader guessed or left out, in sentences.
    extra : mapping
        Columns of a table or keys of front matter that the suite does not know.

    Examples
    --------
    >>> article = Article("a", "Council votes", "The council voted.\\n\\nNobody objected.")
    >>> article.text("body")[:11]
    'The council'
    """

    id: str = ""
    headline: str = ""
    body: str = ""
    outlet: str | None = None
    published: str | None = None
    event: str | None = None
    url: str | None = None
    author: str | None = None
    section: str | None = None
    kicker: str | None = None
    standfirst: str | None = None
    subheads: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    extra: Mapping[str, object] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        if not isinstance(self.extra, Mapping):
            raise TypeError(f"Article {self.id!r}: 'extra' must be a mapping.")
        object.__setattr__(self, "extra", MappingProxyType(dict(self.extra)))
        for name in _TEXTS:
            value = getattr(self, name)
            if value is None and name not in _NEEDED:
                continue
            if not isinstance(value, str):
                kind = type(value).__name__
                raise TypeError(f"Article {self.id!r}: {name!r} must be text, got {kind}.")
            if (clean := clean_text(value)) is not value:
                object.__setattr__(self, name, clean)
        for name in _LISTS:
            if (value := getattr(self, name)) != ():
                object.__setattr__(self, name, self._clean_list(name, value))

    def _clean_list(self, name: str, value: object) -> tuple[str, ...]:
        listed = isinstance(value, Iterable) and not isinstance(value, str)
        value = tuple(value) if listed else (value, None)
        if not all(isinstance(text, str) for text in value):
            raise TypeError(f"Article {self.id!r}: {name!r} must be a list of texts.")
        return tuple(map(clean_text, value))

    @property
    def name(self) -> str:
        """What to call the article on a page: its outlet, or its id."""
        return self.outlet or self.id

    def texts(self) -> tuple[str, ...]:
        """Return the texts of all parts, in the order of ``PARTS``."""
        captions = "\n\n".join(self.captions)
        return self.kicker or "", self.headline, self.standfirst or "", self.body, captions

    def text(self, part: str) -> str:
        """Return the text of one part, in which the offsets of that part's spans count.

        Parameters
        ----------
        part : {"kicker", "headline", "standfirst", "body", "caption"}
            Captions are joined by one blank line.

        Raises
        ------
        ValueError
            If `part` is not one of ``PARTS``.
        """
        if part == "caption":
            return "\n\n".join(self.captions)
        if part not in PARTS:
            raise ValueError(f"part must be one of {', '.join(PARTS)}; got {part!r}.")
        return getattr(self, part) or ""

    def __reduce__(self):
        values = {item.name: getattr(self, item.name) for item in fields(self)}
        return _remake, ({**values, "extra": dict(self.extra)},)


def make_of_clean(id: str, *, extra: Mapping[str, object], **values: object) -> Article:
    """Make an article of texts that `clean_text` has been over, without going over them again.

    Examples
    --------
    >>> make_of_clean("a", extra={}, headline="Council votes") == Article("a", "Council votes")
    True
    """
    article = Article(id, extra=extra)
    for name, value in values.items():
        object.__setattr__(article, name, value)
    return article


def _remake(values: dict) -> Article:
    return Article(**values)


def with_unique_ids(articles: Iterable[Article]) -> list[Article]:
    """Give every article an id of its own: a second ``post`` becomes ``post-2``.

    Examples
    --------
    >>> [a.id for a in with_unique_ids([Article("post"), Article("post"), Article()])]
    ['post', 'post-2', 'article']
    """
    made, taken, counts = [], set(), {}
    articles = list(articles)
    given = {article.id for article in articles}
    if len(given) == len(articles) and "" not in given:
        return articles
    for article in articles:
        stem = article.id or "article"
        name, count = stem, counts.get(stem, 1)
        while name in taken or (name != article.id and name in given):
            count += 1
            name = f"{stem}-{count}"
        taken.add(name)
        counts[stem] = count
        made.append(article if name == article.id else replace(article, id=name))
    return made
