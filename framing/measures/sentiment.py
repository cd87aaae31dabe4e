"""Sentiment: VADER's figures for sentences, averaged over a part, and for a whole text at once."""

import numpy as np

from ..language.tokens import number_groups
from ..voices import SentenceTable
from .measure import Counts, Evidence, Family, Measure, Minimum, ratio
from .polarity import polarity
from .valence import ValenceHits, read_valences, score_sentences

__all__ = ["SENTIMENT"]

_REFERENCE = "Hutto & Gilbert (2014), VADER, ICWSM 8(1)"
_LIMITS = (
    "Not whether the article is for or against anybody, and not what its author feels: words such "
    "as 'war' or 'killed' count as negative whoever writes them. Agreement with people on news is "
    "moderate at best. VADER was made for tweets: a word that touches a curly quotation mark or a "
    "dash goes unrated, as in the original."
)
_FIGURES = ("compound", "positive", "neutral", "negative")
_SOME = (Minimum("scored", 1, "no words"),)


def _score_rows(table: SentenceTable, hits: ValenceHits, row, figures) -> np.ndarray:
    """Return VADER's figures of each row: its sentence's, or if that has several rows, its own."""
    is_shared = ~table.first_of_sentence
    is_shared[:-1] |= is_shared[1:]
    shared, among_shared = is_shared.nonzero()[0], np.cumsum(is_shared) - 1
    words = table.tokens.once(read_valences)
    size = table.size + table.count(words.extra)
    marks = {k: v[shared] for k, v in words.sum_marks(size, table.row_of).items()}
    inside = is_shared[row].nonzero()[0]
    figures = figures.copy()
    figures[:, shared] = polarity(hits.valence[inside], among_shared[row[inside]], marks)
    return figures


def _count(table: SentenceTable) -> Counts:
    hits, of_sentence = table.tokens.once(score_sentences)
    row, sentence = table.row_of(hits.token), table.sentence
    figures = np.array(of_sentence)[:, sentence]
    rated = np.bincount(row, minlength=len(table)) > 0
    scored = (table.words > 0) | rated
    is_scored = np.zeros(len(of_sentence.compound), bool)
    is_scored[sentence[scored]] = True
    by_voice = _keep(_score_rows(table, hits, row, figures), scored)
    return Counts(by_voice, _keep(figures, table.first_of_sentence & is_scored[sentence]))


def _keep(figures: np.ndarray, scored: np.ndarray) -> dict[str, np.ndarray]:
    """Return the figures of the rows that are scored, by name, and which rows are."""
    return {"scored": scored * 1.0, **dict(zip(_FIGURES, figures * scored, strict=True))}


def score_whole_texts(table: SentenceTable) -> np.ndarray:
    """Return VADER's compound of each segment read as one text."""
    tokens, starts = table.tokens, table.tokens.segment_tokens[:-1]
    return tokens.once(read_valences).compound(starts, lambda token: number_groups(token, starts))


def _find(table: SentenceTable) -> list[Evidence]:
    tokens = table.tokens
    hits, _ = tokens.once(score_sentences)
    hits = hits.take(hits.valence != 0)
    start, end = tokens.word_spans(hits.token)

    def describe(place: int) -> tuple[str, str, str, str]:
        word = tokens.data[start[place] : end[place]].decode()
        category = "positive" if hits.valence[place] > 0 else "negative"
        return category, "vader", word.lower(), _explain(hits, place)

    return [Evidence(hits.token, start, end, "vader", hits.valence, describe)]


def _explain(hits: ValenceHits, place: int) -> str:
    said = [f"rated {hits.rated[place]:+.1f} in VADER's lexicon"]
    if hits.boosted[place]:
        said.append("changed by a word of degree before it")
    if hits.negated[place]:
        said.append("negated")
    if hits.capitals[place]:
        said.append("in capitals")
    if hits.contrasted[place]:
        said.append("in a sentence with 'but', which weighs what follows it more")
    return "; ".join(said)


def _share(name: str, what: str) -> Measure:
    return Measure(
        name=f"vader_{name}",
        label=f"{name.capitalize()} share",
        unit="share of a sentence, 0 to 1, mean of sentences",
        low=0.0,
        high=1.0,
        direction=f"higher: more of the words are {what}",
        explanation=f"How much of an average sentence VADER takes for {what}.",
        limits=_LIMITS,
        reference=_REFERENCE,
        version="1",
        n="scored",
        value=ratio(name, "scored"),
        minima=_SOME,
    )


SENTIMENT = Family(
    name="sentiment",
    label="Sentiment",
    measures=(
        Measure(
            name="vader",
            label="Sentiment",
            unit="VADER compound, −1 to +1, mean of sentences",
            low=-1.0,
            high=1.0,
            direction="higher: more positive words, fewer negative ones",
            explanation=(
                "VADER rates each sentence from −1 (only negative words) to +1 (only positive "
                "ones); a part's figure is the mean of its sentences."
            ),
            limits=_LIMITS,
            reference=_REFERENCE,
            version="1",
            n="scored",
            value=ratio("compound", "scored"),
            minima=_SOME,
        ),
        _share("positive", "positive"),
        _share("neutral", "neither positive nor negative"),
        _share("negative", "negative"),
        Measure(
            name="vader_document",
            label="Sentiment of the text at once",
            unit="VADER compound, −1 to +1",
            low=-1.0,
            high=1.0,
            direction="higher: more positive words, fewer negative ones",
            explanation="VADER's compound of the whole part read as one text.",
            limits=(
                _LIMITS + " Long texts end near −1 or +1 whatever they say, so it hardly tells "
                "articles apart; it is given to compare with other tools."
            ),
            reference=_REFERENCE,
            version="1",
            n="scored",
            value=lambda sums: np.full(np.shape(sums["scored"]), np.nan),
            minima=_SOME,
            whole_text=True,
        ),
    ),
    count=_count,
    find=_find,
)
