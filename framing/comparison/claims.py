"""Claims: how much of a body is the outlet's own word, and how surely it is put."""

import numpy as np

from ..analysis import Analysis
from ..articles import PARTS
from ..language.sets import distinct, is_among
from ..measures.certainty import CERTAINTY_KINDS

__all__ = ["CLAIM_COLUMNS", "list_claims"]

_COUNTS = tuple(name for name, *_ in CERTAINTY_KINDS)
CLAIM_COLUMNS = ("article_id", "claims", "sentences", "words", *_COUNTS)


def list_claims(analysis: Analysis) -> dict[str, list]:
    """Count the sentences of each body that are wholly the outlet's, and those that are not.

    Parameters
    ----------
    analysis : Analysis

    Returns
    -------
    dict of list
        ``CLAIM_COLUMNS``, two rows an article: `claims` is "own" for sentences without a word of
        anybody else, "attributed" for those with a quotation or reported speech; `hedges`,
        `boosters` and `absolutes` are counts over all words of these sentences.
    """
    rows, body = analysis.rows, PARTS.index("body")
    columns: dict[str, list] = {name: [] for name in CLAIM_COLUMNS}
    for place, article in enumerate(analysis.articles):
        mine = np.flatnonzero((rows["article"] == place) & (rows["part"] == body))
        sentence = rows["sentence"][mine]
        others = is_among(sentence, sentence[rows["voice"][mine] != 0])
        for name, chosen in (("own", ~others), ("attributed", others)):
            columns["article_id"].append(article.id)
            columns["claims"].append(name)
            columns["sentences"].append(len(distinct(sentence[chosen])))
            for count in ("words", *_COUNTS):
                columns[count].append(int(rows[count][mine][chosen].sum()))
    return columns
