"""The methods paragraph: what was done, in plain text to paste into a paper."""

from collections.abc import Iterable, Mapping

from .numbers import format_level, format_number, join_words
from .source import Source

__all__ = ["write_paragraph"]

_COUNTS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight")


def write_paragraph(source: Source, methods: Mapping) -> str:
    """Write the methods paragraph.

    Parameters
    ----------
    source : Source
    methods : mapping
        ``methods`` of ``Comparison.to_dict``.

    Returns
    -------
    str
        Sentences with versions, lexicons and their hashes, how intervals are made and adjusted,
        how statements are linked, and what is left out.
    """
    settings = source.comparison.settings
    cues = [family.lexicon.describe() for family in source.comparison.analysis.cues.engine.families]
    said = [
        f"{_COUNTS[len(source.articles)]} articles ({_name_articles(source)}) were compared with "
        f"framing {methods['version']}.",
        "The outlet’s own words, quotations and reported speech were counted apart; captions, "
        "credits and subheads were left out.",
        f"Lexicons: {_name_lexicons([*methods['lexicons'], *cues])}.",
        *_describe_intervals(methods["interval"]),
        "Statements (sentences of standfirst and body) were linked where the similarity of their "
        f"words and characters, less a penalty for distant places (up to {settings.position:g}), "
        f"is {settings.threshold:g} or more; linked ones that are near enough "
        f"({settings.judged:g}) were held against each other by rules for numbers, times, "
        "quantifiers, agents, negation, attribution, modality, roles and severity.",
        "Words were compared by weighted log-odds with an informative Dirichlet prior (Monroe, "
        "Colaresi and Quinn 2008).",
        "Nothing is inferred about the outlets.",
    ]
    return " ".join(said)


def _name_articles(source: Source) -> str:
    named = []
    for article in source.articles:
        about = ", ".join(filter(None, [article.name, (article.published or "")[:10]]))
        words = sum(s["words"] for s in source.sentences[article.id, "body"])
        named.append(f"{about}, {words:,} words")
    return "; ".join(named)


def _name_lexicons(lexicons: Iterable[Mapping]) -> str:
    named = {f"{x['name']} {x['version']} (sha256 {x['sha256'][:12]})": None for x in lexicons}
    return join_words(list(named))


def _describe_intervals(interval: Mapping) -> list[str]:
    said = [
        f"Intervals ({format_level(interval['level'])}; "
        f"{format_number(interval['replicates'], 0)} draws; none below "
        f"{interval['minimum_sentences']} sentences) are made by {interval['method']}."
    ]
    if interval["differences"]:
        said.append(
            f"Intervals of the {interval['differences']:,} differences hold "
            f"{format_level(interval['adjusted_level'])}, so that the false coverage rate is "
            f"{100 * interval['false_coverage_rate']:g}\N{NO-BREAK SPACE}% "
            "(Benjamini and Yekutieli 2005)."
        )
    if interval["primary"]:
        said.append(
            f"The primary measure, declared beforehand, was {interval['primary']}; its interval "
            "was not adjusted."
        )
    return said
