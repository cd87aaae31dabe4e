"""An exercise and marks that several tests look at."""

from pathlib import Path

import pytest

import framing
from framing.classroom import Mark, Sheet, make_exercise

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


@pytest.fixture(scope="session")
def engine():
    return framing.Engine()


@pytest.fixture(scope="session")
def cup_final(engine):
    """Two outlets on one match."""
    return make_exercise(framing.read(SEEDS / "cup-final"), engine=engine)


@pytest.fixture(scope="session")
def tiny(engine):
    """Two texts of a headline and two sentences each; words 0 to 21."""
    a = framing.Article("a", "Mob storms hall", "A mob stormed the hall. It rained.", "The Gull")
    b = framing.Article(
        "b", "Crowd enters hall", "A crowd went in, said the Gull. Wet!", "Tide News"
    )
    return make_exercise([a, b], engine=engine)


@pytest.fixture
def make_sheet(tiny):
    """Make a sheet on the tiny exercise: numbers of single words that are marked."""

    def make(number, *words, category=0, done=(True, True), frames=(0, 0)):
        marks = tuple(Mark(word, word, category) for word in words)
        return Sheet(tiny.id, number, done, frames, marks)

    return make
