"""Mixed text to hold measures against their originals: what every installation has, and the seeds."""

import random
import re
import sysconfig
from pathlib import Path

import pytest

from framing import read

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
PACKAGES = ("numpy", "pandas", "click", "hypothesis")
DOCSTRING = re.compile(r'"""(.*?)"""', re.DOTALL)
AFTER_SENTENCE = re.compile(r"(?<=[.!?…])[\"'”’)]*\s+")


def gather_texts():
    """Yield docstrings, descriptions of packages and Python's help pages."""
    folder = Path(sysconfig.get_path("purelib"))
    for name in PACKAGES:
        for path in sorted((folder / name).rglob("*.py"))[:150]:
            yield from DOCSTRING.findall(path.read_text(encoding="utf-8", errors="replace"))
    for path in sorted(folder.glob("*.dist-info/METADATA")):
        yield path.read_text(encoding="utf-8", errors="replace").partition("\n\n")[2]
    from pydoc_data.topics import topics

    yield from (topics[name] for name in sorted(topics))


def cut_sentences(texts):
    """Return the distinct sentences of two to sixty words, roughly cut; none holds a line end."""
    found = set()
    for text in texts:
        for paragraph in re.split(r"\n\s*\n", text):
            sentences = AFTER_SENTENCE.split(" ".join(paragraph.split()))
            found.update(sentence for sentence in sentences if 2 <= len(sentence.split()) <= 60)
    return sorted(found)


@pytest.fixture(scope="session")
def mixed_sentences():
    """6,000 sentences: those of the seeds, and of other texts as many as are wanted, by a seed."""
    of_seeds = cut_sentences(f"{article.headline}\n\n{article.body}" for article in read(SEEDS))
    rng = random.Random(20251010)
    drawn = of_seeds + rng.sample(cut_sentences(gather_texts()), 6_000 - len(of_seeds))
    rng.shuffle(drawn)
    return drawn
