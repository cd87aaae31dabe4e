"""Which blocks of a page are its main text, by trafilatura and by the page's own data."""

from .blocks import Block, squeeze
from .lines import ends_sentence
from .markup import is_deeper
from .metadata import Metadata

__all__ = ["choose_blocks", "is_manageable"]

_LONGEST_TEXT = 20_000_000
#: Pages of more elements, or deeper ones, are read without trafilatura: it would take minutes.
_MOST_ELEMENTS, _DEEPEST = 50_000, 200


def choose_blocks(blocks: list[Block], root, metadata: Metadata) -> None:
    """Mark the blocks that trafilatura or the page's own data have for its main text."""
    texts = _main_text(root, blocks)
    if len(metadata.body) < _LONGEST_TEXT:
        texts += metadata.body.split("\n")
    keys = [key for key in map(squeeze, texts) if key]
    known, joined = set(keys), "".join(keys)
    for block in blocks:
        key = squeeze(block.text)
        block.chosen = key in known or (len(key) > 40 and key in joined)


def _main_text(root, blocks: list[Block]) -> list[str]:
    """Return the paragraphs of the main text, as trafilatura has them or by their length."""
    if is_manageable(root) and len(text := _extract(root)) > 250:
        return text.split("\n")
    return [
        block.text
        for block in blocks
        if block.linked < 0.3
        and (block.words >= 25 or block.tag == "p" and ends_sentence(block.text))
    ]


def is_manageable(root) -> bool:
    """Tell whether a page is small and flat enough for the libraries that search all of it."""
    return sum(1 for _ in root.iter()) <= _MOST_ELEMENTS and not is_deeper(root, _DEEPEST)


def _extract(root) -> str:
    from copy import deepcopy

    from trafilatura import bare_extraction

    try:
        found = bare_extraction(deepcopy(root), include_comments=False, include_tables=False)
    except Exception:  # whatever trips the extractor, the page still has paragraphs
        return ""
    return (found.text or "") if found is not None else ""
