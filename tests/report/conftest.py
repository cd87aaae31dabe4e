"""Comparisons that several tests look at."""

from pathlib import Path

import pytest

import framing

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


@pytest.fixture(scope="session")
def engine():
    return framing.Engine()


@pytest.fixture(scope="session")
def cup_final(engine):
    """Two outlets on one match."""
    return framing.compare(framing.read(SEEDS / "cup-final"), engine=engine)


@pytest.fixture(scope="session")
def seed_articles():
    """Eight articles of several events."""
    return [article for folder in sorted(SEEDS.glob("*/")) for article in framing.read(folder)][:8]
