"""Names that coders give to frames, and the cues that are held against each."""

import re
from collections.abc import Iterable

from ..rows import Rows

__all__ = ["find_counterparts", "read_frames"]

_MARKS = re.compile(r"[^a-z0-9]+")
_PARTING = re.compile(r"[|;]")

#: By scheme, what coders call its frames, besides their own names. A name that covers several
#: frames has the cues of all; it was given them by its definition, not by what fits the data.
_NAMES: dict[str, dict[str, tuple[str, ...]]] = {
    "generic": {
        "conflict": ("co", "conflict"),
        "economic": ("ec", "economic", "economic_consequences"),
        "human_interest": ("hi", "human_interest"),
        "morality": ("mo", "morality"),
        "responsibility": ("re", "responsibility", "attribution_of_responsibility"),
    },
    "policy": {
        "economic": ("economic", "economic_consequences"),
        "capacity": ("capacity", "capacity_and_resources", "economic"),
        "morality": ("morality",),
        "fairness": ("fairness", "fairness_equality", "fairness_and_equality", "race_ethnicity"),
        "legality": (
            "legality", "legality_constitutionality_jurisdiction", "legality_crime",
            "legality_constitutionality_and_jurisprudence", "gun_rights_2nd_amendment",
        ),
        "policy": (
            "policy", "policy_prescription_and_evaluation", "political_policies",
            "gun_control_regulation",
        ),
        "crime": ("crime", "crime_and_punishment", "legality_crime"),
        "security": (
            "security", "security_defense", "security_and_defense", "school_public_space_safety",
        ),
        "health": (
            "health", "health_safety", "health_and_safety", "mental_health",
            "school_public_space_safety",
        ),
        "quality_of_life": ("quality_of_life", "health_safety"),
        "culture": ("culture", "cultural_identity", "society_culture", "race_ethnicity"),
        "opinion": ("opinion", "public_opinion", "public_sentiment"),
        "politics": ("politics", "political", "political_policies"),
        "external": ("external", "external_regulation_and_reputation"),
    },
    "moral": {
        "care": ("care", "care_harm"),
        "harm": ("harm", "care_harm"),
        "fairness": ("fairness", "fairness_cheating"),
        "cheating": ("cheating", "fairness_cheating"),
        "loyalty": ("loyalty", "loyalty_betrayal"),
        "betrayal": ("betrayal", "loyalty_betrayal"),
        "authority": ("authority", "authority_subversion"),
        "subversion": ("subversion", "authority_subversion"),
        "sanctity": ("sanctity", "purity", "sanctity_degradation"),
        "degradation": ("degradation", "sanctity_degradation"),
    },
}  # fmt: skip


def find_counterparts(labels: Iterable[str], scheme: str = "") -> tuple[str, dict[str, list[str]]]:
    """Find the frames of a scheme whose cues are held against coders' labels.

    Parameters
    ----------
    labels : iterable of str
    scheme : str, optional
        The one that knows most of the labels otherwise.

    Returns
    -------
    scheme : str
    counterparts : dict of list
        Frames by label; labels that have none are not there.

    Examples
    --------
    >>> find_counterparts(["CO", "EC", "other"])
    ('generic', {'CO': ['conflict'], 'EC': ['economic']})
    """
    found = {}
    for name, frames in _NAMES.items():
        known = {
            label: [frame for frame, names in frames.items() if _fold(label) in names]
            for label in labels
        }
        found[name] = {label: frames for label, frames in known.items() if frames}
    scheme = scheme or max(found, key=lambda name: len(found[name]))
    return scheme, found[scheme]


def _fold(label: str) -> str:
    return _MARKS.sub("_", label.lower()).strip("_")


def read_frames(rows: Rows) -> list[set[str]]:
    """Return the frames that coders found in each row.

    The column ``frames`` holds a list of names, a text of names parted by ``|`` or ``;``, or names
    with 0 or 1; or else the column ``frame`` one name.

    Raises
    ------
    ReadingError
        If a row has neither.
    """
    column = "frames" if any("frames" in row for row in rows.values) else "frame"
    rows.need(column)
    found = []
    for place, row in enumerate(rows.values):
        said = row.get(column)
        if isinstance(said, dict):
            wrong = [value for value in said.values() if value not in (0, 1)]
            said = None if wrong else [name for name, value in said.items() if value]
        elif isinstance(said, str):
            said = _PARTING.split(said) if column == "frames" else [said]
        elif said is None or said != said:
            said = []
        if not isinstance(said, list) or not all(isinstance(name, str) for name in said):
            rows.refuse(place, column, "names of frames, or names with 0 or 1")
        found.append({name.strip() for name in said if name.strip()})
    return found
