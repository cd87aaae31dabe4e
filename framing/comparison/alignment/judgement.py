"""Two sentences that may say the same: do they?"""

from collections.abc import Callable
from datetime import date

from .agents import check_agent
from .attribution import check_attribution
from .figures import check_numbers, check_order, check_quantifiers, check_times
from .grammar import read_sentences
from .matching import Pair
from .modality import check_modality
from .polarity import check_polarity
from .roles import check_reversal, check_turned
from .severity import check_severity
from .slots import check_slots
from .verdict import Verdict

__all__ = ["CHECKS", "SAME", "explain_pair", "judge_pair", "judge_sentences"]

#: In the order in which they are asked; the first that objects decides.
CHECKS: dict[str, Callable[[Pair], Verdict | None]] = {
    "numbers": check_numbers,
    "times": check_times,
    "order": check_order,
    "quantifiers": check_quantifiers,
    "agent": check_agent,
    "polarity": check_polarity,
    "attribution": check_attribution,
    "modality": check_modality,
    "reversal": check_reversal,
    "turned": check_turned,
    "severity": check_severity,
    "slots": check_slots,
}
SAME = Verdict("none", "same")


def judge_pair(
    a: str,
    b: str,
    *,
    published: date | tuple[date | None, date | None] | None = None,
) -> Verdict:
    """Judge whether two sentences that may say the same do so.

    Parameters
    ----------
    a, b : str
    published : date or pair of date, optional
        Day of publication, or that of each.

    Returns
    -------
    Verdict
        ``label`` is ``same`` unless a check objects.

    Examples
    --------
    >>> judge_pair("The bill was vetoed by the king.", "The king vetoed the bill.").label
    'same'
    >>> judge_pair("Eight people drowned.", "About twenty people drowned.")
    Verdict(check='number', label='different', span_a=(0, 5), span_b=(0, 12))
    """
    days = published if isinstance(published, tuple) else (published, published)
    return judge_sentences(Pair(*read_sentences([a, b]), days))


def judge_sentences(pair: Pair) -> Verdict:
    """Judge a pair of sentences that have been read; the order of the two changes nothing."""
    if pair.b.text < pair.a.text:
        return judge_sentences(pair.swapped()).swapped()
    return next(filter(None, (check(pair) for check in CHECKS.values())), SAME)


def explain_pair(pair: Pair) -> dict[str, Verdict]:
    """Return what every check says, by name, for those that object."""
    found = {name: check(pair) for name, check in CHECKS.items()}
    return {name: verdict for name, verdict in found.items() if verdict}
