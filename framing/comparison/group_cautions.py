"""Cautions: what about groups of articles may make a comparison of them say less than it seems."""

from collections.abc import Iterator

import numpy as np

from .group_scores import GroupScores
from .intervals import MINIMUM_UNITS

__all__ = ["find_group_cautions"]


def find_group_cautions(scores: GroupScores) -> list[str]:
    """Say what to bear in mind with groups of articles.

    Parameters
    ----------
    scores : GroupScores

    Returns
    -------
    list of str
        Sentences: groups of one article or few, groups that cannot be told apart from what they
        write about, articles that count for no contrast, articles left out.
    """
    return [*_small_groups(scores), *_subjects(scores), *_left_out(scores)]


def _small_groups(scores: GroupScores) -> Iterator[str]:
    sizes = np.bincount(scores.group, minlength=len(scores.groups)).tolist()
    single = [name for name, size in zip(scores.groups, sizes, strict=True) if size == 1]
    few = [
        f"{name} ({size})"
        for name, size in zip(scores.groups, sizes, strict=True)
        if 1 < size < MINIMUM_UNITS
    ]
    if single:
        yield (
            f"One article only: {_list(single)}. What is shown is about that article, and nothing "
            f"follows about its {scores.by}."
        )
    if few:
        yield f"Few articles: {_list(few)}. No interval is given below {MINIMUM_UNITS}."


def _subjects(scores: GroupScores) -> Iterator[str]:
    if scores.event is None:
        if scores.same:
            yield (
                f"{scores.by.capitalize()} and {_list(scores.same)} cannot be told apart here: "
                f"each {scores.same[0]} has articles of one {scores.by} only. A difference may be "
                "one of what they write about."
            )
        else:
            yield (
                "What the articles are about is not held constant: a difference may be one of the "
                "topics that each group writes about."
            )
        return
    pairs = np.unique(np.stack([scores.event, scores.group]), axis=1)
    groups_of = np.bincount(pairs[0])
    shared = groups_of[scores.event] > 1
    if not shared.any():
        yield (
            f"{scores.by.capitalize()} and {scores.within} cannot be told apart: each "
            f"{scores.within} has articles of one {scores.by} only, so that nothing can be "
            "compared within one."
        )
        return
    alone = len(shared) - int(shared.sum())
    if alone:
        yield (
            f"{alone:,} of {len(shared):,} articles are of {_plural(scores.within)} that one "
            f"{scores.by} only covers; they count in the means, and not in the differences."
        )
    lonely = sorted(set(range(len(scores.groups))) - set(scores.group[shared].tolist()))
    if lonely:
        names = _list([scores.groups[place] for place in lonely])
        yield (
            f"No {scores.within} in common with any other {scores.by}: {names}; what sets them "
            "apart may be what they write about."
        )
    others = [name for name in scores.same if name != scores.within]
    if others:
        yield f"{scores.by.capitalize()} and {_list(others)} cannot be told apart here."


def _left_out(scores: GroupScores) -> Iterator[str]:
    if scores.left_out:
        count = scores.left_out
        yield f"Left out: {count:,} article{'s' * (count > 1)} without {scores.by}."


def _list(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _plural(name: str) -> str:
    return f"{name[:-1]}ies" if name.endswith("y") else f"{name}s"
