"""Actions: verbs of harm and help with their forms, irregular participles, and their nouns."""

import csv
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ..lexicons import inflect

__all__ = ["IRREGULAR", "Action", "find_actions", "find_nouns", "list_actions"]

#: Past participles that no rule makes, by verb; those that are also the verb's base form or its
#: past tense are here too.
IRREGULAR = dict(
    pair.split(":")
    for pair in (
        "awoken:awake beaten:beat become:become begun:begin bent:bend bet:bet bitten:bite "
        "bled:bleed blown:blow born:bear borne:bear bought:buy bound:bind bred:breed "
        "broadcast:broadcast broken:break brought:bring built:build burnt:burn cast:cast "
        "caught:catch chosen:choose cut:cut dealt:deal done:do drawn:draw driven:drive dug:dig "
        "eaten:eat fed:feed felt:feel flown:fly forbidden:forbid forgiven:forgive "
        "forgotten:forget fought:fight found:find frozen:freeze given:give ground:grind "
        "grown:grow heard:hear held:hold hidden:hide hit:hit hung:hang hurt:hurt kept:keep "
        "known:know laid:lay learnt:learn led:lead left:leave lent:lend let:let lit:light "
        "lost:lose made:make meant:mean met:meet misled:mislead mistaken:mistake "
        "outnumbered:outnumber overseen:oversee overtaken:overtake overthrown:overthrow paid:pay "
        "proven:prove put:put raised:raise read:read rebuilt:rebuild ridden:ride rung:ring "
        "said:say seen:see sent:send set:set sewn:sew shaken:shake shot:shoot shown:show "
        "shut:shut slain:slay sold:sell sought:seek spent:spend split:split spoken:speak "
        "spread:spread spun:spin stolen:steal struck:strike stuck:stick stung:sting sung:sing "
        "sunk:sink swept:sweep sworn:swear swung:swing taken:take taught:teach thought:think "
        "thrown:throw told:tell torn:tear undone:undo undertaken:undertake understood:understand "
        "upheld:uphold upset:upset withdrawn:withdraw withheld:withhold woken:wake won:win "
        "run:run bound:bind worn:wear woven:weave wound:wind written:write rewritten:rewrite "
        "bid:bid burst:burst clad:clothe "
        "fled:flee flung:fling got:get gotten:get hewn:hew rid:rid shed:shed slit:slit "
        "stricken:strike tied:tie wrung:wring foreseen:foresee undercut:undercut overrun:overrun"
    ).split()
)


class Action(NamedTuple):
    """A verb: what it does to its object, its forms, and the nouns made of it.

    Attributes
    ----------
    verb : str
    kind : {"harm", "help", "other"}
    of_people : bool
        Whether it harms or helps only where a person or body is its object: to dismiss an aide is
        harm, to dismiss a claim is none.
    forms, nouns : tuple of str
    """

    verb: str
    kind: str
    of_people: bool
    forms: tuple[str, ...]
    nouns: tuple[str, ...]


@cache
def list_actions() -> tuple[Action, ...]:
    """Return the verbs that are known to harm or help, and those known for their nouns."""
    file = Path(__file__).with_name("data") / "actions.csv"
    rows = csv.DictReader(file.read_text(encoding="utf-8").splitlines())
    return tuple(
        Action(
            row["verb"],
            row["kind"],
            row["of"] == "people",
            (row["verb"], *row["forms"].split()) if row["forms"] else inflect(row["verb"], "verb"),
            tuple(filter(None, row["nouns"].split("|"))),
        )
        for row in rows
    )


@cache
def find_actions() -> dict[str, Action]:
    """Return the verbs by each of their forms.

    Examples
    --------
    >>> find_actions()["stole"].verb, find_actions()["stole"].kind
    ('steal', 'harm')
    """
    return {form: action for action in list_actions() for form in action.forms}


@cache
def find_nouns() -> dict[str, Action]:
    """Return the verbs by the nouns made of them."""
    return {noun: action for action in list_actions() for noun in action.nouns}
