"""The body of a row of a table → paragraphs parted by one blank line."""

from .lines import WIDEST_WRAP, Line, is_wrapped, unwrap

__all__ = ["part_paragraphs"]

#: Share of lines that end a sentence where each line is a paragraph.
_MOST = 0.8
_FEWEST_WRAPPED = 4


def part_paragraphs(body: str) -> tuple[str, str]:
    """Part the paragraphs of a text by blank lines, if its line ends show where they are.

    Lines that break in mid-sentence are put together; lines that each end a sentence, with no
    blank line anywhere, are paragraphs. Any other text stays as it is.

    Returns
    -------
    body, note : str
        What was done, or an empty text.

    Examples
    --------
    >>> part_paragraphs("It closed.\\nAll are sad.")[0]
    'It closed.\\n\\nAll are sad.'
    >>> part_paragraphs("Roses are red\\nViolets are blue")
    ('Roses are red\\nViolets are blue', '')
    """
    rows = body.split("\n")
    wide = any(len(raw) > WIDEST_WRAP and len(raw.strip()) > WIDEST_WRAP for raw in rows)
    if len(rows) == 1 or (wide and "\n\n" in body.strip()):  # neither wrapped nor without gaps
        return body, ""
    lines, gap = [], True
    for number, raw in enumerate(rows, 1):
        text = raw.strip()
        if text:
            lines.append(Line(number, text, gap))
        gap = not text
    if len(lines) > _FEWEST_WRAPPED and is_wrapped(lines):
        parted = unwrap(lines)
        kept = [line.text for line in parted if not line.label]
        note = "Broken lines of the body were joined to paragraphs."
        if heads := len(parted) - len(kept):
            note += f" Left out as page heads and numbers: {heads}."
        return "\n\n".join(kept), note
    ends = sum(line.terminal for line in lines)
    if len(lines) > 1 and not any(line.gap for line in lines[1:]) and ends >= _MOST * len(lines):
        return "\n\n".join(line.text for line in lines), "Each line of the body is a paragraph."
    return body, ""
