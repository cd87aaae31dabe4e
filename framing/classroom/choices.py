"""What students choose from: what a word does, and how a story is framed."""

from collections.abc import Mapping
from typing import NamedTuple

from ..lexicons import Category

__all__ = ["FRAMES", "Choice", "list_categories"]


class Choice(NamedTuple):
    """Something to choose: its name in files, its label, and what it means in a few words."""

    name: str
    label: str
    gloss: str


#: The five generic frames of news; Semetko & Valkenburg (2000), Journal of Communication 50(2).
FRAMES = (
    Choice("conflict", "Conflict", "two sides against each other; who wins, who loses"),
    Choice("human-interest", "People’s fate", "one person’s or family’s story, and how it feels"),
    Choice("responsibility", "Responsibility", "whose fault it is, or whose job to put it right"),
    Choice("consequences", "Money and consequences", "what it costs, what it will lead to"),
    Choice("morality", "Right and wrong", "what decent people should do or be ashamed of"),
    Choice("other", "Something else", "none of these"),
)

#: Categories of the project's list in words for a class.
_IN_CLASS = {
    "emotive": ("Feeling", "makes you feel before you know"),
    "epithet": ("Label", "a name stuck on somebody"),
    "euphemism": ("Softer or harsher word", "in place of the plain one"),
    "intensifier": ("Volume", "turns a claim up, adds no fact"),
    "judgement": ("Praise or blame", "says who is good or bad"),
    "metaphor": ("Loaded picture", "one thing told as another"),
    "partisan": ("One side’s word", "others call it something else"),
    "question": ("No way out", "a phrase that leaves no choice"),
    "secrecy": ("Secrecy", "hints that something is hidden"),
    "sensational": ("Noise", "makes an event louder"),
    "severity": ("Force", "makes harm sound harder"),
}
_OTHER = Choice("other", "Something else", "or you are not sure")
_MOST = 24


def list_categories(categories: Mapping[str, Category]) -> tuple[Choice, ...]:
    """Return what a marked word may do: the lexicon's categories, and "something else" last.

    Raises
    ------
    ValueError
        If there are more than can be chosen from.

    Examples
    --------
    >>> [choice.label for choice in list_categories({"mine": Category("mine", "Rumours")})]
    ['Rumours', 'Something else']
    """
    if len(categories) > _MOST:
        raise ValueError(f"a lexicon for an exercise may have {_MOST} categories at most.")
    known = [
        Choice(name, *_IN_CLASS.get(name, (category.label, category.definition)))
        for name, category in sorted(categories.items())
    ]
    return (*known, _OTHER)
