"""Frame cues as a table of their own: they are too many for the columns of the wide scores."""

from collections.abc import Mapping, Sequence

from .measures.cards import read_card
from .measures.cues import SCHEMES, split_cue

__all__ = ["FRAME_CUE_COLUMNS", "name_frames", "tabulate_cues"]

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
    usual = {scheme: read_card(f"{scheme}_cues").usual for scheme in SCHEMES}
    table = name_frames(scores)
    made = {
        **table,
        "cues": [_count(*pair) for pair in zip(scores["value"], scores["n"], strict=True)],
        "per_100": scores["value"],
        "usual": [
            usual[scheme].get(frame)
            for scheme, frame in zip(table["scheme"], table["frame"], strict=True)
        ],
    }
    further = [name for name in table if name not in (*FRAME_CUE_COLUMNS, "value", "unit")]
    return {name: made[name] for name in (*FRAME_CUE_COLUMNS, *further)}


def name_frames(table: Mapping[str, Sequence]) -> dict[str, Sequence]:
    """Put ``scheme`` and ``frame`` in the place of the column ``measure``.

    Examples
    --------
    >>> name_frames({"measure": ["generic_cues.conflict"], "value": [0.5]})
    {'scheme': ['generic'], 'frame': ['conflict'], 'value': [0.5]}
    """
    known = {measure: split_cue(measure) for measure in dict.fromkeys(table["measure"])}
    named = [known[measure] for measure in table["measure"]]
    found: dict[str, Sequence] = {}
    for name, column in table.items():
        if name == "measure":
            found["scheme"] = [scheme for scheme, _ in named]
            found["frame"] = [frame for _, frame in named]
        else:
            found[name] = column
    return found


def _count(per_100: float, n: int) -> int | None:
    """Return how many there are, by how many there are in 100 words; None if that is undefined."""
    if per_100 == per_100:
        return round(per_100 * n / 100)
    return None if n else 0
