"""Bytes of a saved page → its tree: which encoding, and what is taken out before it is parsed."""

import codecs
import re

from framing.articles import clean_text

from .errors import ReadingError

__all__ = ["is_deeper", "parse_markup"]

#: Elements within each other, more of them than any page has: those of news sites have some 60.
_DEEPEST = 2000
#: Places where a word may be broken; a browser shows nothing there.
_UNSEEN = re.compile("[\u00ad\u200b\u2060]|&(?:shy|ZeroWidthSpace|#173|#xad|#8203|#x200b);", re.I)
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I)
_DECLARED = re.compile(r"\s*<\?xml[^>]*\?>", re.I)
_DOCTYPE = re.compile(r"<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>", re.I | re.S)


def parse_markup(data: bytes, where: str) -> tuple[object, list[str]]:
    """Return the root of a page (an lxml element), and notes; nothing is fetched or run.

    Raises
    ------
    ReadingError
        If it is no page.
    """
    from lxml import etree, html

    notes: list[str] = []
    if data[:4096].lstrip()[:5].lower() in (b"from:", b"mime-", b"date:", b"subje", b"conte"):
        data = _unpack(data, where)
    text = clean_text(_decode(data, notes).replace("\0", ""))
    text = _DOCTYPE.sub("", _DECLARED.sub("", text[:20_000], count=1), count=1) + text[20_000:]
    if not text.strip():
        raise ReadingError(f"{where}: there is no text in it; paste the article's text.")
    if _UNSEEN.search(text):
        text = _UNSEEN.sub("", text)
    parser = html.HTMLParser(no_network=True, huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(text, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        raise ReadingError(f"{where}: this is no web page; paste the text into a .txt.") from None
    if is_deeper(root, _DEEPEST):
        raise ReadingError(f"{where}: the page is nested too deeply; paste its text into a .txt.")
    return root, notes


def is_deeper(root, most: int) -> bool:
    """Tell whether elements lie in more than `most` others."""
    from lxml import etree

    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > most:
            return True
    return False


def _decode(data: bytes, notes: list[str]) -> str:
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    found = _CHARSET.search(data[:8192])
    named = found[1].decode("ascii").lower() if found else "windows-1252"
    if data.count(b"\xc3") + data.count(b"\xe2\x80") > 3 and "utf" in named:
        return data.decode("utf-8", "replace")  # a few broken bytes in UTF-8
    try:
        encoding = codecs.lookup(named).name
        encoding = "cp1252" if encoding in ("iso8859-1", "ascii", "utf-8") else encoding
        text = data.decode(encoding, "replace")
    except (LookupError, TypeError, ValueError):
        encoding, text = "cp1252", data.decode("cp1252", "replace")
    if encoding == "cp1252":
        notes.append("Read as Windows-1252, since it is not UTF-8.")
    return text


def _unpack(data: bytes, where: str) -> bytes:
    """Take the page out of a web archive (MHTML)."""
    import email

    for part in email.message_from_bytes(data).walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            found = part.get_payload(decode=True) or b""
            charset = part.get_content_charset() or "utf-8"
            try:
                return found.decode(charset).encode("utf-8")
            except (LookupError, UnicodeDecodeError):
                return found
    raise ReadingError(f"{where}: there is no page in this archive; save it as .html.")
