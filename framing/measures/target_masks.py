"""Sentences as a transformer reads them: cut into pieces of words, a mask in the target's place."""

from collections.abc import Sequence
from dataclasses import dataclass

from .target_contexts import find_sentences

__all__ = ["LONGEST", "Masked", "cut_whole", "mask_target", "read_targets"]

#: Pieces of words that the network reads at most, the mask and both ends among them.
LONGEST = 128
#: Pieces of the target's own words that are read at most.
_NAMED = 12


@dataclass(frozen=True, slots=True)
class Masked:
    """A sentence as the network reads it: its target behind a mask.

    Attributes
    ----------
    ids : tuple of int
        Numbers of the pieces of words, from the tokenizer.
    words : tuple of (start, end, first, last)
        Each word beside the target: characters in the text, half open, and pieces, half open.
    """

    ids: tuple[int, ...]
    words: tuple[tuple[int, int, int, int], ...]


def cut_whole(tokenizer: str):
    """Return a tokenizer (JSON) that shortens no text and fills none up."""
    from tokenizers import Tokenizer

    found = Tokenizer.from_str(tokenizer)
    found.no_truncation()
    found.no_padding()
    return found


def mask_target(
    tokenizer, text: str, start: int, end: int, *, offset: int = 0, named: bool = False
) -> Masked | None:
    """Write a mask in the place of the target, and cut a long text around it.

    Parameters
    ----------
    tokenizer : tokenizers.Tokenizer
    text : str
        The sentence.
    start, end : int
        Characters of the target in it, half open.
    offset : int
        Where the sentence begins in what the words' characters count in.
    named : bool
        Whether the target's own words follow the mask.

    Returns
    -------
    Masked or None
        None if the target holds no word.
    """
    code = tokenizer.encode(text, add_special_tokens=False)
    inside = [i for i, (a, b) in enumerate(code.offsets) if a < end and b > start]
    if not inside or not any(c.isalnum() for c in text[start:end]):
        return None
    opening, mask, closing, unknown = map(
        tokenizer.token_to_id, ("[CLS]", "[MASK]", "[SEP]", "[UNK]")
    )
    name = inside[:_NAMED] if named else []
    left, right = inside[0], len(code.ids) - inside[-1] - 1
    room = LONGEST - 3 - len(name)
    before = min(left, max(room // 2, room - right))
    after = min(right, room - before)
    kept = [*range(left - before, left), *name, *range(inside[-1] + 1, inside[-1] + 1 + after)]
    # a text that has "[MASK]" written in it holds no second mask
    pieces = [unknown if code.ids[i] in (opening, mask, closing) else code.ids[i] for i in kept]
    ids = (opening, *pieces[:before], mask, *pieces[before:], closing)
    words: dict[int, list[int]] = {}  # first and last character, first and last piece
    for place, i in enumerate(kept):
        if i in name:
            continue
        here = place + 1 + (place >= before)
        a, b = code.offsets[i]
        word = words.setdefault(code.word_ids[i], [a, b, here, here])
        word[1], word[3] = b, here
    return Masked(
        ids,
        tuple(
            (offset + a, offset + b, first, last + 1)
            for a, b, first, last in words.values()
            if any(c.isalnum() for c in text[a:b])
        ),
    )


def read_targets(
    tokenizer,
    texts: Sequence[str],
    spans: Sequence[tuple[int, int, int]],
    *,
    named: bool = False,
) -> list[Masked | None]:
    """Return the masked sentence of each target, None where the span holds no word.

    Parameters
    ----------
    tokenizer : tokenizers.Tokenizer
    texts : sequence of str
    spans : sequence of (text, start, end)
        Place of the text and character offsets in it.
    named : bool
        Whether the target's own words follow the mask.

    Raises
    ------
    ValueError
        If a span does not lie within its text.
    """
    masked = []
    for (number, start, end), (left, right) in zip(
        spans, find_sentences(texts, spans), strict=True
    ):
        sentence, stop = texts[number][left:right], min(end, right)
        where = start - left, stop - left
        masked.append(mask_target(tokenizer, sentence, *where, offset=left, named=named))
    return masked
