"""Reading costs less than scoring."""

import random
import time

from framing import analyze
from framing.analysis import Engine
from framing.reading import parse_text

SUBJECTS = "The council|A swimmer|The engineer|Her neighbour|The harbour master|Nobody".split("|")
VERBS = "said|denied|wrote|feared|hoped|remembered|told reporters".split("|")
ENDS = (
    "the north wall would not last another winter|nobody had asked what it would cost|the vote had "
    "been a disgrace|the money could be found if it were wanted|the children would go by bus"
).split("|")


def paste(random):
    """Return about 600 words as they are pasted, furniture and all."""
    lines = [f"{random.choice(SUBJECTS)} and the pool, part {random.randrange(10**6)}"]
    lines += [
        "By Ana Lund",
        "3 May 2024",
        "Share",
        "The pool on Friday. Photograph: Tess Arlo/Post",
    ]
    while sum(line.count(" ") + 1 for line in lines) < 600:
        sentences = [
            f"{random.choice(SUBJECTS)} {random.choice(VERBS)} on day {random.randrange(10**6)} that "
            f"{random.choice(ENDS)}."
            for _ in range(random.choice((1, 2, 3)))
        ]
        lines.append(" ".join(sentences))
    lines.insert(9, "Advertisement")
    lines.insert(14, "Read more: Ten pools to visit")
    return "\n\n".join(lines)


def test_reading_costs_less_than_scoring():
    seeded = random.Random(3)
    texts = [paste(seeded) for _ in range(1000)]
    assert analyze([parse_text(texts[0])]).values  # what is loaded once is not counted
    costs = []
    for _ in range(3):
        start = time.process_time()
        articles = [parse_text(text, id=str(i)) for i, text in enumerate(texts)]
        read = time.process_time()
        assert analyze(articles, engine=Engine()).values
        costs.append((read - start) / (time.process_time() - read))
    assert min(costs) < 1
