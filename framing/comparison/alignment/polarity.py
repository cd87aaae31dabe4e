"""Check of polarity: does one affirm what the other negates, or say the opposite?"""

import re
from collections.abc import Iterator

from ...language.stems import find_stem
from ...language.thesaurus import Term
from .grammar import Sentence
from .matching import EMPTY, Pair
from .verdict import Verdict
from .words import VERBS

__all__ = ["check_polarity", "has_opposites", "negated_places"]

#: What turns what follows it into its opposite, up to the end of the clause.
_NEGATOR = re.compile(
    r"""(?ix)(?<![\w-])(?:
      (?<!or\ )not(?!\s+(?:only|just|merely|least))|cannot|\w+n['’]t|never|no(?=\s+[a-z])
      (?!\s+(?:more|fewer|less|later|sooner|matter|doubt|one\b(?=\s+else)))|no\s+one|none|nobody
    | nothing|neither|nowhere|without|unless|unable|incapable|impossible|inability
    | hardly|scarcely|barely|far\s+from|instead\s+of|rather\s+than|short\s+of
    | fail(?:s|ed|ing)?(?=\s+(?:to|in|at)\b)|failure\s+to|yet\s+to|ignor(?:e[sd]?|ing)
    | refus(?:e[sd]?|ing|al)|declin(?:e[sd]?|ing)(?=\s+(?:to|comment|request))
    | r[ua]n(?:s|ning)?\s+out\s+of
    | den(?:y|ies|ied|ying|ial)|rul(?:e[sd]?|ing)\s+out|lack(?:s|ed|ing)?|untrue|reluctant
    | insufficient|inadequate|too\s+little|shortage\s+of
    | lost\s+(?:his|her|its|their)|lose\s+(?:his|her|its|their)
    | prevent(?:s|ed|ing)?|stopp(?:ed|ing)\s+\w+\s+from|avoid(?:s|ed|ing)?|unwilling|no\s+longer
    | drops?\s+plans\s+to|dropped\s+plans\s+to|abandon(?:s|ed|ing)?\s+plans\s+to|away\s+without
    )(?![\w-])"""
)
#: Where the reach of a negation ends.
_CLAUSE_END = re.compile(
    r"(?i)[,;:.!?―—–()\"“”…]|--|\b(?:and|but|because|although|though|while|whereas|after|before|until|unless|when|if|"
    r"which|who|so|since|despite|said|says)\b"
)
_PHRASE_END = re.compile(rf"{_CLAUSE_END.pattern}|(?i:\bto\b)")
#: "Only if they agree" is "not without their agreement".
_ONLY_IF = re.compile(r"(?i)\bonly\s+(?:if|when|after|once|with)\b")
_IF = re.compile(r"(?i)(?<!only )(?<!even )(?<!as )\bif\b(?! only)")
_SHORT = re.compile(r"(?i)no$|without|lack|r[ua]n")
_NOUN = re.compile(r"(?i)refusal|inability|denial|failure")
_WORD = re.compile(r"\w+")
_INFINITIVE = re.compile(r"(?i)\bto\s+\w+|$")
#: Words that are negative in themselves.
_UN = re.compile(r"(?:un|non-?|dis)[a-z]{4,}|[a-z]{3,}less|redundant")
_NO_NOUN = frozenset("no without any neither lack of".split())
#: Stems of verbs that say what is not done.
_NEGATIVE = frozenset(
    map(find_stem, "reject veto oppose ban block halt scrap miss skip boycott dismiss shun".split())
)
#: Opposites that say how many, which the quantifiers are asked about.
_SHARES = frozenset(map(find_stem, "majority minority most few many all none some".split()))
_PREDICATES = ("VB", "VBP", "VBD", "VBN", "VBG", "JJ", "NN")


def negated_places(s: Sentence) -> list[bool]:
    """Tell of each word whether it stands under an odd number of negations."""
    flips = [0] * len(s)
    for match in _NEGATOR.finditer(s.text):
        ending = _PHRASE_END if _SHORT.match(match[0]) else _CLAUSE_END
        end = ending.search(s.text, match.end() + 1)
        stop = end.start() if end else len(s.text)
        if _NOUN.match(match[0]):  # the refusal to sign delayed the deal
            verb = _WORD if match[0].endswith("to") else _INFINITIVE
            done = verb.search(s.text, match.end())
            stop = min(stop, done.end()) if done else match.end()
        for i, (start, _) in enumerate(s.spans):
            if match.end() <= start < stop:
                flips[i] += 1
    return [count % 2 == 1 for count in flips]


def check_polarity(pair: Pair) -> Verdict | None:
    """Find a predicate that one affirms and the other negates, or opposites of one another."""
    negated_a, negated_b = negated_places(pair.a), negated_places(pair.b)
    conditional = _ONLY_IF.search(pair.a.text) or _ONLY_IF.search(pair.b.text)
    # what would be, were it so, denies nothing of what is
    conditional = conditional or bool(_IF.search(pair.a.text)) != bool(_IF.search(pair.b.text))
    if (any(negated_a) or any(negated_b)) and not conditional:
        predicates = list(_predicate_links(pair))
        if not predicates and any(negated_a) != any(negated_b) and not _may_agree(pair):
            return Verdict("negator", span_a=_negator(pair.a), span_b=_negator(pair.b))
        agreed = [(i, j) for i, j in predicates if negated_a[i] == negated_b[j]]
        settled = {i for i, _ in agreed}, {j for _, j in agreed}
        open_a, open_b = (
            any(s.stems[i] not in EMPTY and i in residue for i, no in enumerate(negated) if no)
            for s, negated, residue in zip(
                (pair.a, pair.b), (negated_a, negated_b), pair.residue, strict=True
            )
        )
        for i, j in predicates:
            # what affirms it and denies something else may go on with that: not told, written down
            if open_b if negated_a[i] else open_a:
                continue
            if i not in settled[0] and j not in settled[1]:
                return Verdict("negation", span_a=pair.a.spans[i], span_b=pair.b.spans[j])
    if any(negated_a) != any(negated_b) and not conditional:
        for i, linked in sorted(pair.links.items()):
            for j in sorted(linked):
                none_a, none_b = (
                    {_is_none(s, place) for place in places}
                    for s, places in ((pair.a, pair.back[j]), (pair.b, pair.links[i]))
                )
                if none_a.isdisjoint(none_b):
                    return Verdict("negation", span_a=pair.a.spans[i], span_b=pair.b.spans[j])
    return _opposites(pair, negated_a, negated_b)


def _negator(s: Sentence) -> tuple[int, int] | None:
    match = _NEGATOR.search(s.text)
    return match.span() if match else None


def _may_agree(pair: Pair) -> bool:
    """Tell whether a negated word and another may mean the same: not to sign is to veto."""
    negative = any(
        s.stems[i] in _NEGATIVE or _UN.fullmatch(s.words[i])
        for s, residue in zip((pair.a, pair.b), pair.residue, strict=True)
        for i in residue
    )
    return negative or has_opposites(pair)


def has_opposites(pair: Pair) -> bool:
    """Tell whether a word of one has an opposite in the other, as "hurt" and "unhurt"."""
    sides = [set(s.stems) for s in (pair.a, pair.b)]
    poles = [
        {
            p
            for term in s.terms
            if not set(s.stems[term.start : term.end]) & (other | _SHARES)
            for p in term.poles
        }
        for s, other in zip((pair.a, pair.b), sides[::-1], strict=True)
    ]
    return any(-pole in poles[1] for pole in poles[0]) or any(
        prefix + stem in other
        for own, other in (sides, sides[::-1])
        for stem in own
        if len(stem) > 3
        for prefix in ("un", "in", "dis", "non", "im", "il")
    )


def _predicate_links(pair: Pair) -> Iterator[tuple[int, int]]:
    """Yield verbs, nouns of the same root, and adjectives that are said of something."""
    for i, linked in sorted(pair.links.items()):
        if pair.a.stems[i] in EMPTY or i not in pair.content[0]:
            continue
        for j in sorted(linked):
            kinds = (pair.a.classes[i], pair.b.classes[j])
            if not all(kind in _PREDICATES for kind in kinds) or kinds == ("NN", "NN"):
                continue
            if not (_is_attribute(pair.a, i) or _is_attribute(pair.b, j)):
                yield i, j


def _is_attribute(s: Sentence, place: int) -> bool:
    """Tell whether a word stands before a noun within its phrase, as in "main station"."""
    return any(phrase.start <= place < phrase.head for phrase in s.phrases)


def _is_none(s: Sentence, place: int) -> bool:
    """Tell whether a noun is said not to be there: no trace, without an agreement."""
    if s.classes[place] not in ("NN", "NNP"):
        return False
    phrase = next((p for p in s.phrases if p.head == place), None)
    if phrase is None:
        return False
    before = s.words[max(0, phrase.start - 1) : phrase.head]
    return bool(_NO_NOUN & set(before) - {"of"})


def _tells(s: Sentence, term: Term, content: frozenset[int]) -> bool:
    """Tell whether a term says something: to refuse a licence, but not to refuse to go."""
    places = range(term.start, term.end)
    full = s.classes[term.start] in VERBS and s.words[term.end : term.end + 1] not in ([], ["to"])
    return bool(content.intersection(places)) or full


def _opposites(pair: Pair, negated_a: list[bool], negated_b: list[bool]) -> Verdict | None:
    """Find a word in each that are opposites, both affirmed or both negated."""
    if re.search(r"(?i)\b(?:until|only (?:once|when|after))\b", pair.a.text + " " + pair.b.text):
        return None  # "closed until" is "open after"
    all_a = {pole for term in pair.a.terms for pole in term.poles}
    all_b = {pole for term in pair.b.terms for pole in term.poles}
    terms_a, terms_b = (
        [term for term in s.terms if term.poles and _tells(s, term, content)]
        for s, content in zip((pair.a, pair.b), pair.content, strict=True)
    )
    for a in terms_a:
        for b in terms_b:
            against = {pole for pole in a.poles if -pole in b.poles}
            against = {p for p in against if -p not in all_a and p not in all_b}
            if not against or a.same & b.same:
                continue
            if all(i in pair.links for i in range(a.start, a.end)):
                continue
            if "DT" in (pair.a.classes[a.start], pair.b.classes[b.start]):
                continue
            if negated_a[a.end - 1] == negated_b[b.end - 1]:
                return Verdict(
                    "opposite",
                    span_a=pair.a.place(a.start, a.end),
                    span_b=pair.b.place(b.start, b.end),
                )
    return None
