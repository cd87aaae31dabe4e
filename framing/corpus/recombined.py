"""A corpus to try things on: many articles made of the paragraphs of a few."""

import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from ..articles import Article

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["RECOMBINED_COLUMNS", "recombine_articles"]

RECOMBINED_COLUMNS = ("id", "outlet", "story", "event", "published", "headline", "body")
#: How often an outlet tells an event at all.
_TELLS = 0.9


def recombine_articles(
    articles: Iterable[Article],
    number: int,
    *,
    paragraphs: int = 6,
    copies: float = 0.03,
    seed: int = 0,
) -> "pd.DataFrame":
    """Make many articles of the paragraphs of a few.

    Each made event belongs to a story, which is the event of the articles given; most outlets that
    told the story tell it, each in some paragraphs of its own telling, in their order. Some made
    articles are printed again, word for word, by another outlet. What is made serves to try out
    tools. It says nothing about news: paragraphs recur, so that there is no more in a thousand such
    articles than in those they are made of.

    Parameters
    ----------
    articles : iterable of Article
        With outlet and event; those with too few paragraphs are left out.
    number : int
        How many to make.
    paragraphs : int
        How many each has; no two are made of the same ones.
    copies : float
        The share of articles that another outlet prints again.
    seed : int
        The same seed makes the same articles.

    Returns
    -------
    DataFrame
        ``id, outlet, story, event, published, headline, body``, a row an article.

    Raises
    ------
    ValueError
        If there are too few articles to make so many of.

    Examples
    --------
    >>> given = Article("a", body="One.\\n\\nTwo.\\n\\nThree.", outlet="The Post", event="flood")
    >>> recombine_articles([given], 2, paragraphs=2, copies=0)["body"].tolist()
    ['One.\\n\\nTwo.', 'Two.\\n\\nThree.']
    """
    import pandas as pd

    stories: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        if len(article.body.split("\n\n")) > paragraphs:
            stories[article.event or ""].append(article)
    outlets = sorted({article.outlet or "" for told in stories.values() for article in told})
    names, rng = sorted(stories), random.Random(seed)
    rows: list[tuple] = []
    taken: set[tuple] = set()
    for event in range(20 * number if stories else 0):
        if len(rows) >= number:
            break
        story = names[rng.randrange(len(names))]
        for article in stories[story]:
            body = _draw(article, paragraphs, taken, rng) if rng.random() < _TELLS else ""
            others = [name for name in outlets if name != article.outlet]
            if body:
                printed = [article.outlet]
                if others and rng.random() < copies:
                    printed.append(rng.choice(others))
                made = story, f"{story}-{event:04d}", article.published, article.headline, body
                rows += [(outlet, *made) for outlet in printed]
    if len(rows) < number:
        raise ValueError(f"only {len(rows)} articles can be made of those given, not {number}.")
    numbered = [(f"made-{place:05d}", *row) for place, row in enumerate(rows[:number])]
    return pd.DataFrame(numbered, columns=list(RECOMBINED_COLUMNS))


def _draw(article: Article, size: int, taken: set[tuple], rng: random.Random) -> str:
    """Return some paragraphs that were not drawn together before; "" if those drawn were."""
    paragraphs: Sequence[str] = article.body.split("\n\n")
    chosen = sorted(rng.sample(range(len(paragraphs)), size))
    key = (article.id, *chosen)
    if key in taken:
        return ""
    taken.add(key)
    return "\n\n".join(paragraphs[place] for place in chosen)
