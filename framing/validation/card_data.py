"""The annotated data that cards are made from: which file holds what, and under which licence."""

from dataclasses import dataclass

__all__ = [
    "ANNOTATORS",
    "ATTRIBUTIONS",
    "BABE",
    "EDITORIALS",
    "TARGETS",
    "TESTED_ON",
    "TRAINED_ON",
    "Data",
]


@dataclass(frozen=True)
class Data:
    """A data set: its file in the folder, what it is, and under which licence it came."""

    file: str
    task: str
    title: str
    licence: str
    what: str


EDITORIALS = Data(
    "vader_nyt.jsonl", "sentiment", "New York Times editorials, Hutto & Gilbert (2014)", "MIT",
    "sentences of newspaper editorials",
)  # fmt: skip
HEADLINES = Data(
    "affective_headlines.jsonl", "sentiment", "Affective Text, Strapparava & Mihalcea (2007)",
    "none given", "news headlines",
)  # fmt: skip
BABE = Data(
    "babe_sg2.jsonl", "sentence-bias", "BABE, Spinde et al. (2021)", "AGPL-3",
    "news sentences labelled biased or not",
)  # fmt: skip
#: What each of the experts said who labelled them.
ANNOTATORS = "babe_annotators.jsonl"
BABE_WORDS = Data(
    "babe_sg2.jsonl", "loaded-words", "BABE, Spinde et al. (2021)", "AGPL-3",
    "news sentences with words marked as biased",
)  # fmt: skip
PTC = Data(
    "ptc_articles.jsonl", "loaded-spans",
    "Propaganda Techniques Corpus, Da San Martino et al. (2019)", "research use",
    "articles with loaded language and name calling marked",
)  # fmt: skip
ONESTOP = Data(
    "onestop.jsonl", "readability", "OneStopEnglish, Vajjala & Lučić (2018)", "CC BY-SA 4.0",
    "versions of articles rewritten at three levels",
)  # fmt: skip
TARGETS = Data(
    "newsmtsc.jsonl", "target-sentiment", "NewsMTSC, Hamborg & Donnay (2021)", "MIT",
    "mentions of people and groups in news",
)  # fmt: skip
ATTRIBUTIONS = Data(
    "polnear.jsonl", "quotes", "PolNeAR, Newell et al. (2018)", "none given",
    "news articles with attributions marked",
)  # fmt: skip
TESTED_ON = {
    "Sentiment": (EDITORIALS, HEADLINES),
    "Loaded terms": (BABE, BABE_WORDS, PTC),
    "Readability": (ONESTOP,),
}
#: The list of words was fitted to these rows, so that only cross-validation says how good it is.
TRAINED_ON = (("news", EDITORIALS),)
