"""Frame cues as a table of their own: they are too many for the columns of the wide scores."""

from collections.abc import Mapping, Sequence

from .measures.cards import read_card
from .measures.cues import SCHEMES, split_cue

__all__ = ["FRAME_CUE_COLUMNS", "tabulate_cues"]

FRAME_CUE_COLUMNS = (
    "article_id", "part", "voice", "speaker", "scheme", "frame", "cues", "n", "per_100", "usual",
    "reason",
)  # fmt: skip


def tabulate_cues(scores: Mapping[str, Sequence]) -> dict[str, Sequence]:
    """Turn scores of cue measures into a table of cues.

    Parameters
    ----------
    scores : mapping of sequences
        As from ``Analysis.score_columns``, perhaps with further columns, which are kept.

    Returns
    -------
    dict of sequences
        ``FRAME_CUE_COLUMNS``: ``cues`` of ``n`` words, and how many that is ``per_100``;
        ``usual`` is how many there are in running news. Further columns stand at the end.
    """
    named = [split_cue(measure) for measure in scores["measure"]]
    usual = {scheme: read_card(f"{scheme}_cues").usual for scheme in SCHEMES}
    made = {
        "scheme": [scheme for scheme, _ in named],
        "frame": [frame for _, frame in named],
        "cues": [_count(*pair) for pair in zip(scores["value"], scores["n"], strict=True)],
        "per_100": scores["value"],
        "usual": [usual[scheme].get(frame) for scheme, frame in named],
    }
    further = [name for name in scores if name not in (*FRAME_CUE_COLUMNS, *_REPLACED)]
    return {name: (made | scores)[name] for name in (*FRAME_CUE_COLUMNS, *further)}


def _count(per_100: float, n: int) -> int | None:
    """Return how many there are, by how many there are in 100 words; None if that is undefined."""
    if per_100 == per_100:
        return round(per_100 * n / 100)
    return None if n else 0


_REPLACED = ("measure", "value", "unit")
