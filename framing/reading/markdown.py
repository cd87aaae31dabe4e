"""Markdown with YAML front matter: the form in which an article is written and corrected."""

import datetime
import re
from collections.abc import Mapping
from dataclasses import replace

from framing.articles import Article, clean_text

from .errors import ReadingError
from .fields import FIELDS, LISTS, make_article, plain

__all__ = ["explain_markdown", "has_front_matter", "parse_markdown", "to_markdown"]

_ORDER = (
    "id headline kicker standfirst outlet published event author section url "
    "subheads captions credits notes"
)
_TITLE = re.compile(r"(#{1,6})[^\S\n]+(\S.*)")
#: Lists or mappings within each other, more of them than any front matter has.
_DEEP = re.compile(r"(?:[\[{][^\[\]{}]{0,200}){100}|(?:- ){100}")
_DATED = re.compile(r"^(\w+):[^\S\n]*(\d{4}-\d\d-\d\d\S*)", re.M)
_ESCAPED = re.compile(r"\\+#")
_ODD_ENDS = re.compile("[\\x0b\\x0c\\x85\\u2028\\u2029]")
_MARK = re.compile(r"\\*#")
_LONGEST = 2_000_000


def has_front_matter(text: str) -> bool:
    """Tell whether a text opens with a line ``---``."""
    return text[:3] == "---" and text.split("\n", 1)[0].rstrip() == "---"


def parse_markdown(text: str, *, id: str = "", where: str = "the text") -> Article:
    """Read front matter and body; nothing is guessed unless there is no headline.

    ``## Title`` lines are subheads. Without a ``headline`` the first line ``# Title`` is it; if
    there is none either, the body is read as pasted text and the front matter wins over guesses.

    Raises
    ------
    ReadingError
        If the front matter is not closed, not YAML, or not ``name: value`` lines.

    Examples
    --------
    >>> article = parse_markdown("---\\noutlet: Ledger\\n---\\n# Pool to close\\n\\nIt closes.")
    >>> article.outlet, article.headline, article.body
    ('Ledger', 'Pool to close', 'It closes.')
    """
    values, rest = _split(clean_text(text), where)
    given = make_article(values, where, id)
    if "body" in values:
        return given
    headline, subheads, body = _read_body(rest, wanted="headline" not in values)
    if headline is None and "headline" not in values and body:
        from .pasted import parse_text

        return _merge(given, parse_text(rest, id=given.id), values)
    names = (*given.subheads, *(title for title in subheads if title not in given.subheads))
    return replace(given, headline=headline or given.headline, body=body, subheads=names)


def _merge(given: Article, guessed: Article, values: Mapping[str, object]) -> Article:
    told = {name: getattr(given, name) for name in FIELDS if name in values and name != "notes"}
    notes = (*given.notes, *guessed.notes)
    return replace(guessed, **told, notes=notes, extra={**guessed.extra, **given.extra})


def _split(text: str, where: str) -> tuple[dict, str]:
    """Cut a text into its front matter, read, and the rest."""
    found = re.search(r"^(?:---|\.\.\.)[^\S\n]*$", text[4:], re.M)
    if not found:
        raise ReadingError(f"{where}: the front matter is not closed; end it with a line '---'.")
    source, rest = text[4 : 4 + found.start()], text[4 + found.end() :]
    values = _load(source, where)
    return {name: value for name, value in values.items() if value is not None}, rest


def _load(source: str, where: str) -> dict:
    import yaml

    if len(source) > _LONGEST:
        raise ReadingError(f"{where}: the front matter is too long ({len(source):,} characters).")
    if _DEEP.search(source):
        raise ReadingError(_too_deep(where))
    try:
        if "&" in source and "*" in source and _has_alias(source):
            raise ReadingError(f"{where}: the front matter has YAML aliases; write values out.")
        values = yaml.safe_load(source)
        texts = None
        if isinstance(values, dict):
            for name, value in values.items():
                if name in _AS_WRITTEN and isinstance(value, _NOT_TEXT):
                    texts = texts or _as_written(source)
                    values[name] = texts[name]
    except RecursionError:
        raise ReadingError(_too_deep(where)) from None
    except (yaml.YAMLError, ValueError, TypeError) as error:
        if isinstance(error, ReadingError):
            raise
        raise ReadingError(_explain(error, source, where)) from None
    if values is None:
        return {}
    if not isinstance(values, dict):
        raise ReadingError(f"{where}: the front matter must be lines 'name: value'.")
    return {str(name): value for name, value in values.items()}


_AS_WRITTEN = {*FIELDS} - {*LISTS, "published"}
_NOT_TEXT = (bool, int, float, datetime.date)


def _too_deep(where: str) -> str:
    return f"{where}: the front matter is not valid YAML (nested too deeply); write plain values."


def _as_written(source: str) -> dict[str, str]:
    """Return the single values of a YAML mapping as they are written, so that 007 stays 007."""
    import yaml

    pairs = yaml.compose(source, Loader=yaml.SafeLoader).value
    return {key.value: value.value for key, value in pairs if isinstance(value, yaml.ScalarNode)}


def _has_alias(source: str) -> bool:
    import yaml

    return any(isinstance(token, yaml.AliasToken) for token in yaml.scan(source))


def _explain(error: Exception, source: str, where: str) -> str:
    for name, value in _DATED.findall(source):
        try:
            datetime.date.fromisoformat(value[:10])
        except ValueError:
            return f"{where}: {name!r} must be a date (YYYY-MM-DD), got {value!r}."
    if "integer string conversion" in str(error):
        return f"{where}: the front matter has a number of too many digits; put it in quotes."
    mark = getattr(error, "problem_mark", None)
    line = f" in line {mark.line + 2}" if mark else ""
    problem = getattr(error, "problem", None) or str(error)
    problem = " ".join(str(problem).split())[:100].rstrip(".")
    advice = "; put values that hold ': ' or begin with a sign in quotes"
    return f"{where}: the front matter is not valid YAML{line} ({problem}){advice}."


def _read_body(text: str, *, wanted: bool) -> tuple[str | None, list[str], str]:
    headline, subheads, kept, begun = None, [], [], False
    for line in text.split("\n"):
        found = _TITLE.fullmatch(line) if line.startswith("#") else None
        if found and len(found[1]) > 1:
            subheads.append(found[2].strip())
            kept.append("")
        elif found and wanted and not begun:
            headline = found[2].strip()
        else:
            kept.append(line[1:] if line.startswith("\\") and _ESCAPED.match(line) else line)
        begun = begun or bool(line.strip())
    return headline, subheads, tidy("\n".join(kept))


def explain_markdown(text: str, *, where: str = "the text") -> list[tuple[int, str, str]]:
    """Say what each line of a text with front matter is taken for; see `framing.reading.explain`.

    Examples
    --------
    >>> explain_markdown("---\\noutlet: Post\\n---\\n# Pool to close\\n\\nIt closes.")[3:]
    [(4, 'headline', '# Pool to close'), (6, 'body', 'It closes.')]
    """
    text = clean_text(text)
    values, rest = _split(text, where)
    above = text[: len(text) - len(rest)].split("\n")
    first = len(above)
    shown = [(i, "front matter", line) for i, line in enumerate(above, 1) if line.strip()]
    headline = _read_body(rest, wanted="headline" not in values)[0]
    if "body" not in values and "headline" not in values and headline is None:
        from .pasted import explain

        return shown + [(number + first - 1, label, line) for number, label, line in explain(rest)]
    for number, line in enumerate(rest.split("\n"), first):
        found = _TITLE.fullmatch(line)
        label = "left out (the body is in the front matter)" if "body" in values else "body"
        if found and label == "body":
            title = len(found[1]) == 1 and found[2].strip() == headline
            label = "headline" if title else "subhead" if len(found[1]) > 1 else "body"
            headline = None if title else headline
        if line.strip():
            shown.append((number, label, line))
    return shown


def tidy(body: str) -> str:
    """Join paragraphs by one blank line and change nothing within them.

    Examples
    --------
    >>> tidy("\\none\\n \\n\\ntwo\\nthree\\n")
    'one\\n\\ntwo\\nthree'
    """
    kept: list[str] = []
    for line in body.split("\n"):
        if line.strip():
            kept.append(line)
        elif kept and kept[-1]:
            kept.append("")
    return "\n".join(kept).rstrip("\n")


def to_markdown(article: Article) -> str:
    """Write an article as Markdown with front matter; reading it gives an equal article.

    Examples
    --------
    >>> print(to_markdown(Article("a", "Pool: closed", "It closed.\\n\\nAll are sad.")), end="")
    ---
    id: a
    headline: 'Pool: closed'
    ---
    <BLANKLINE>
    It closed.
    <BLANKLINE>
    All are sad.
    """
    values: dict[str, object] = {}
    for name in _ORDER.split():
        value = getattr(article, name)
        if value or name in ("id", "headline") or (value is not None and name not in LISTS):
            values[name] = list(value) if name in LISTS else value
    if article.published:
        try:
            values["published"] = datetime.date.fromisoformat(article.published)
        except ValueError:
            values["published"] = article.published
    extra = {str(name): plain(value) for name, value in article.extra.items()}
    clash = {name: extra.pop(name) for name in list(extra) if name in (*FIELDS, "extra")}
    values.update({name: value for name, value in extra.items() if value is not None})
    if clash:
        values["extra"] = clash
    if tidy(article.body) != article.body:
        values["body"] = article.body
        body = ""
    else:
        body = "\n".join(
            f"\\{line}" if _MARK.match(line) else line for line in article.body.split("\n")
        )
    front = _dump(values)
    return f"---\n{front}---\n\n{body}\n" if body else f"---\n{front}---\n"


def _dump(values: dict[str, object]) -> str:
    import yaml

    class Dumper(yaml.SafeDumper):
        """Puts line ends other than ``\\n``, which YAML does not keep, in escapes."""

    def represent(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
        style = '"' if _ODD_ENDS.search(text) else None
        return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)

    Dumper.add_representer(str, represent)
    return yaml.dump(values, Dumper=Dumper, sort_keys=False, allow_unicode=True, width=10**9)
