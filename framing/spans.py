"""Span tables: evidence, quotations and sentences of a batch, with offsets that people can use."""

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np

from .articles import PARTS, Article
from .measures import Description, Evidence, Family
from .voices import CONFIDENCE, VOICES, SentenceTable, Utterance, find_lemma, read_utterances

__all__ = [
    "EVIDENCE_COLUMNS",
    "QUOTATION_COLUMNS",
    "SOURCE_COLUMNS",
    "list_evidence",
    "list_quotations",
    "list_sources",
    "name_speakers",
    "locate_rows",
]

EVIDENCE_COLUMNS = (
    "article_id", "part", "sentence", "start", "end", "text", "measure", "category", "weight",
    "voice", "speaker", "lexicon", "entry", "reason", "alternative", "use",
)  # fmt: skip
QUOTATION_COLUMNS = (
    "article_id", "part", "quotation", "start", "end", "text", "kind", "cue", "stance", "speaker",
    "speaker_start", "speaker_end", "person", "confidence",
)  # fmt: skip
#: Source of what nobody is told to have said.
UNATTRIBUTED = "unattributed"
SOURCE_COLUMNS = (
    "article_id", "source", "role", "named", "anonymous", "quotations", "reported", "words_quoted",
    "words_reported", "share", "first", "lede", "first_half", "verbs", "stances",
)  # fmt: skip


def list_evidence(
    table: SentenceTable, articles: Sequence[Article], families: Sequence[Family]
) -> Iterator[tuple]:
    """Yield a record (``EVIDENCE_COLUMNS``) for each span that made a measure's counts.

    Records come in order of place, those of one place in the families' order.
    """
    found = [evidence for family in families for evidence in family.find(table)]
    keyed = [
        (int(evidence.start[place]), order, place)
        for order, evidence in enumerate(found)
        for place in range(len(evidence.start))
    ]
    located = [_locate(table, evidence) for evidence in found]
    for _, order, place in sorted(keyed):
        evidence, where = found[order], located[order]
        article, part = articles[where["article"][place]], PARTS[where["part"][place]]
        start, end = where["start"][place], where["end"][place]
        said = Description(*evidence.describe(place))
        yield (
            article.id, part, where["sentence"][place], start, end, article.text(part)[start:end],
            evidence.measure, said.category, float(evidence.weight[place]),
            VOICES[where["voice"][place]], where["speaker"][place], *said[1:],
        )  # fmt: skip


def _locate(table: SentenceTable, evidence: Evidence) -> dict[str, list]:
    tokens = table.tokens
    row = table.row_of(evidence.token)
    segment = table.segment[row]
    return {
        "article": tokens.article[segment].tolist(),
        "part": tokens.part[segment].tolist(),
        "sentence": table.sentence_number[row].tolist(),
        "voice": table.voice[row].tolist(),
        "speaker": name_speakers(table)[row].tolist(),
        "start": tokens.characters(evidence.start, segment).tolist(),
        "end": tokens.characters(evidence.end, segment).tolist(),
    }


def name_speakers(table: SentenceTable) -> np.ndarray:
    """Return who says each row's words, as the article best names them; None where nobody does."""
    of_quotation = np.full(len(table.quotations) + 1, None)
    of_clause = np.full(len(table.reported) + 1, None)
    for said in table.once(read_utterances):
        (of_quotation if said.quotation >= 0 else of_clause)[max(said.quotation, said.clause)] = (
            said.person if said.sure else None
        )
    return np.where(table.quotation >= 0, of_quotation[table.quotation], of_clause[table.clause])


def list_quotations(
    table: SentenceTable, articles: Sequence[Article], *, least: float = CONFIDENCE
) -> Iterator[tuple]:
    """Yield a record (``QUOTATION_COLUMNS``) for each paragraph of a quotation and reported clause.

    Quotations are numbered within their part, reported clauses have -1; ``kind`` is a kind of
    quotation or ``reported``. A speaker of less than the `least` confidence is None: the words are
    unattributed.
    """
    tokens, number = table.tokens, table.number_quotations(np.arange(len(table.quotations)))
    for said in table.once(read_utterances):
        article, part = articles[tokens.article[said.segment]], PARTS[tokens.part[said.segment]]
        named = said.named or (0, 0)
        places = np.array([said.start, said.end, *named], np.int64)
        start, end, *named_at = tokens.characters(places, np.full(4, said.segment)).tolist()
        known = said.named is not None and said.confidence >= least
        place = int(number[said.quotation]) if said.quotation >= 0 else -1
        yield (
            article.id, part, place, start, end,
            article.text(part)[start:end], said.kind, said.cue, said.stance,
            said.speaker if known else None, named_at[0] if known else None,
            named_at[1] if known else None, said.person if known else None, said.confidence,
        )  # fmt: skip


def locate_rows(table: SentenceTable) -> dict[str, np.ndarray]:
    """Return where the sentence of each row begins and ends, and the number of its quotation."""
    tokens = table.tokens
    first = tokens.sentence_starts
    end = tokens.token_ends(np.append(first, len(tokens))[1:] - 1)
    return {
        "start": tokens.characters(tokens.starts[first][table.sentence], table.segment),
        "end": tokens.characters(end[table.sentence], table.segment),
        "quotation": table.number_quotations(table.quotation),
    }


def list_sources(table: SentenceTable, articles: Sequence[Article]) -> Iterator[tuple]:
    """Yield a record (``SOURCE_COLUMNS``) for each source of each article, the most used first.

    Captions are left out. `share` is of all words of the article; `first` is the headline, kicker,
    standfirst, ``lede`` (the body's first paragraph), ``first half`` or ``second half``; `lede` and
    `first_half` count utterances there, the lede being in the first half.
    """
    tokens, names = table.tokens, name_speakers(table)
    caption = PARTS.index("caption")
    words = np.zeros(len(articles))
    counted = tokens.part[table.segment] != caption
    of_article = tokens.article[table.segment]
    np.add.at(words, of_article[counted], table.words[counted])
    by_source: dict[tuple, dict] = {}
    for said in table.once(read_utterances):
        if said.kind in ("scare", "title") or tokens.part[said.segment] == caption:
            continue
        name = said.person if said.sure and said.person else UNATTRIBUTED
        key = int(tokens.article[said.segment]), name
        _add_utterance(by_source.setdefault(key, _new_source()), table, said)
    names[names == None] = UNATTRIBUTED  # noqa: E711 - elementwise
    for row in np.flatnonzero(counted & (table.voice > 0)).tolist():
        found = by_source[int(of_article[row]), names[row]]
        found["words"][int(table.quotation[row] < 0)] += int(table.words[row])
    for (place, name), found in sorted(
        by_source.items(), key=lambda item: (item[0][0], -sum(item[1]["words"]), item[0][1])
    ):
        quoted, reported = found["words"]
        share = (quoted + reported) / words[place]
        cues = (
            ", ".join(f"{k} {n}" for k, n in found[c].most_common()) for c in ("verbs", "stances")
        )
        yield (
            articles[place].id, name, found["role"], found["named"], found["anonymous"],
            len(found["quotations"]), found["reported"], quoted, reported, float(share),
            found["first"], found["lede"], found["half"], *cues,
        )  # fmt: skip


def _new_source() -> dict:
    return {
        "role": "", "named": False, "anonymous": False, "quotations": set(), "reported": 0,
        "words": [0, 0], "first": "", "lede": 0, "half": 0, "verbs": Counter(),
        "stances": Counter(),
    }  # fmt: skip


def _add_utterance(found: dict, table: SentenceTable, said: Utterance) -> None:
    tokens = table.tokens
    if said.quotation >= 0:
        number = int(table.quotations.quotation[said.quotation])
        fresh = number not in found["quotations"]
        found["quotations"].add(number)
    else:
        fresh, found["reported"] = True, found["reported"] + 1
    found["role"] = found["role"] or said.role
    found["named"] |= said.known
    found["anonymous"] |= said.anonymous
    if not fresh:
        return
    begin, end = tokens.segment_bytes[said.segment : said.segment + 2].tolist()
    part = PARTS[tokens.part[said.segment]]
    lede = part == "body" and b"\n\n" not in tokens.data[begin : said.start]
    half = part != "body" or 2 * (said.start - begin) < end - begin
    place = (
        ("lede" if lede else "first half" if half else "second half") if part == "body" else part
    )
    found["first"] = found["first"] or place
    found["lede"] += lede
    found["half"] += half
    if said.cue:
        found["verbs"][find_lemma(said.cue)] += 1
        found["stances"][said.stance] += 1
