"""Places: which names are told to be those of places. Expected kinds are by hand."""

import pytest

from framing.articles import Article
from framing.language import tokenize
from framing.voices.mentions import find_mentions
from framing.voices.names import link_mentions


def kinds(body):
    """Return the kind of each name of a text."""
    tokens = tokenize([Article("a", body=body)])
    links = link_mentions(tokens, find_mentions(tokens))
    return {one.name: one.kind for one in links.referents if one.proper}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met in Ellery. So Ellery fell.", {"Ellery": "place"}),
        ("They met in Ellery. So Ellery fell. They left Ellery.", {"Ellery": "name"}),
        # "the" is that of the quay
        ("The Port Ellery quay fell. They met in Port Ellery.", {"Port Ellery": "place"}),
        ("They saw the Bundestag. So the Bundestag met in May.", {"Bundestag": "body"}),
        # datelines
        ("PORT ELLERY (AHN) — The quay fell.", {"PORT ELLERY": "place"}),
        ("ELLERY, March 3 - The quay fell. So Ellery fell. Then Ellery rose.", {"Ellery": "name"}),
        ("Ellery – The quay fell. So Ellery fell.", {"Ellery": "place"}),
        ("Rosa Lind — the mayor — left.", {"Rosa Lind": "name"}),
        ("They met at the Dock Board. It was the Dock Board.", {"Dock Board": "body"}),
    ],
)
def test_places(text, expected):
    assert kinds(text) == expected
