"""Cards in plain words: how far a measure agrees with people, and what does as well."""

from .cards import Card, Test, card_names, is_current, read_card
from .measure import Family, Measure

__all__ = ["describe_accuracy", "describe_tests"]


def describe_accuracy(measure: Measure, family: Family) -> str:
    """Say in plain words how far a measure agrees with people, and its intervals with the truth."""
    if measure.name not in card_names():
        return "Not tested against people's annotations."
    card = read_card(measure.name)
    if card.version != measure.version:
        return "Not tested in this version."
    if not is_current(card, measure, family):
        return "Not tested with this lexicon; `framing validate` tests it on rows of your own."
    told = f"Not tested: {card.untested}." if card.untested else describe_tests(card.tests)
    return f"{told} {_describe_coverage(card)}".rstrip()


def describe_tests(tests: tuple[Test, ...]) -> str:
    """Say in plain words what the tests of a card found, a sentence for each."""
    return " ".join(_describe(test) for test in tests)


def _describe_coverage(card: Card) -> str:
    """Say how often intervals hold the truth, by how long texts are."""
    known = {n.removeprefix("of_"): v for n, v in card.coverage.items() if n.startswith("of_")}
    if not known:
        return ""
    held = _enumerate([f"{100 * share:.0f}" for share in known.values()])
    return (
        f"Of texts of {_enumerate(list(known))} sentences, drawn from {card.coverage['articles']} "
        f"long articles, its 95 % interval holds the whole article's figure in {held} %."
    )


def _describe(test: Test) -> str:
    what = f"{test.what}," if "," in test.what else test.what
    note = f" ({test.note[0].upper()}{test.note[1:]}.)" if test.note else ""
    return f"On {test.rows:,} {what} {_SENTENCES[test.task](test)}{_beside(test)}.{note}"


def _figure(test: Test) -> str:
    found = test.metrics[test.metric]
    interval = f", {_short(found['low'])} to {_short(found['high'])}" if "low" in found else ""
    return f"{_short(found['value'])}{interval}"


def _short(value: float) -> str:
    return f"{value:.2f}".replace("0.", ".", 1) if abs(value) < 1 else f"{value:.2f}"


def _percent(value: float) -> str:
    return f"{100 * value:.0f} %"


def _beside(test: Test) -> str:
    """Say what does worse, as well or better; as well is within the interval."""
    found = test.metrics[test.metric]
    ends = sorted(abs(found.get(end, found["value"])) for end in ("low", "high"))
    known = {**test.rivals, "people": test.people}
    ranked: dict[str, list[str]] = {}
    for name, said in _RIVALS.items():
        if (value := known.get(name)) is not None:
            rank = _RANKS[(abs(value) > ends[0]) + (abs(value) > ends[1])]
            ranked.setdefault(rank, []).append(f"{said} ({_short(value)})")
    listed = [f"{rank} {_enumerate(ranked[rank])}" for rank in _RANKS if rank in ranked]
    return f": {', '.join(listed)}" if listed else ""


def _enumerate(names: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


_RANKS = ("better than", "about as well as", "less well than")
_RIVALS = {
    "nearest": "the name or noun before the verb, whichever it is",
    "be_and_ed": "a form of “be” directly before a word in -ed",
    "same_text": "putting together what reads the same",
    "tfidf_alone": "TF-IDF of words alone, at the threshold that suits these rows best",
    "identical_alone": "what both quote word for word, alone",
    "majority": "always the commonest label",
    "everything": "marking everything",
    "outlet_only": "the outlet's name alone",
    "vader": "VADER",
    "vader_document": "VADER of the text at once",
    "vader_words": "VADER's words",
    "chance": "guessing",
    "bag_of_words": "a bag of words that learns from such rows",
    "people": "one person with the others",
}


def _sentiment(test: Test) -> str:
    value = test.metrics["pearson_r"]["value"]
    kind = next(word for least, word in _STRENGTHS if abs(value) >= least)
    return f"it agrees {kind} with people's mean rating (r = {_figure(test)})"


_STRENGTHS = ((0.7, "well"), (0.5, "moderately"), (0.3, "weakly"), (0.0, "hardly at all"))


def _labels(test: Test) -> str:
    alpha = test.human.get("alpha")
    among = f"; people among themselves: alpha {_short(alpha)}" if alpha else ""
    return f"it agrees with people's labels (macro-F1 {_figure(test)}{among})"


def _marks(unit: str):
    def describe(test: Test) -> str:
        found, right = (_percent(test.metrics[n]["value"]) for n in ("recall", "precision"))
        return (
            f"people also marked {right} of the {unit} that it marks, and it marks {found} of "
            f"theirs (F1 {_figure(test)})"
        )

    return describe


def _order(test: Test) -> str:
    full, part = (test.metrics[name] for name in ("pair_accuracy", "pair_accuracy_250"))
    words = _percent(test.baselines["word_count_pair_accuracy"])
    return (
        f"it puts {_percent(full['value'])} of pairs of versions in the right order, which the "
        f"number of words alone does for {words}; by their first 250 words, all of one length, it "
        f"does so for {_percent(part['value'])} ({_percent(part['low'])} to "
        f"{_percent(part['high'])})"
    )


def _parser(unit: str):
    def describe(test: Test) -> str:
        right, found = (_percent(test.metrics[n]["value"]) for n in ("precision", "recall"))
        return (
            f"the parser says so, too, of {right} of {unit}, and it finds {found} of the "
            f"parser's (F1 {_figure(test)})"
        )

    return describe


def _names(test: Test) -> str:
    right, found = (_percent(test.metrics[n]["value"]) for n in ("precision", "recall"))
    return (
        f"{right} of the pairs that it puts together belong together, and it puts together "
        f"{found} of those that do (F1 {_figure(test)})"
    )


def _links(test: Test) -> str:
    right, found, right_by_others, found_by_others = (
        _percent(test.metrics[f"{name}{which}"]["value"])
        for which in ("", "_by_others")
        for name in ("precision", "recall")
    )
    return (
        f"{right} of those that it makes are among them, and it makes {found} of them (F1 "
        f"{_figure(test)}); with a threshold chosen by the other pairs of articles, "
        f"{right_by_others} and {found_by_others}"
    )


def _traps(test: Test) -> str:
    return (
        "it tells those that say the same from those that do not (balanced accuracy "
        f"{_figure(test)})"
    )


def _relations(test: Test) -> str:
    right, found = (_percent(test.metrics[n]["value"]) for n in ("precision", "recall"))
    return (
        f"{right} of those that it gives are as people see them, and it gives {found} of theirs "
        f"(F1 {_figure(test)})"
    )


def _voices(test: Test) -> str:
    names = ("span_f1", "speaker_accuracy_default", "speaker_coverage_default")
    spans, right, named = (test.metrics[name]["value"] for name in names)
    clauses, found = (test.metrics[f"reported_{n}"]["value"] for n in ("precision", "recall"))
    nearest = test.baselines["nearest_name_speaker_accuracy"]
    return (
        f"quotations are found at an F1 of {_short(spans)}; a speaker is named for "
        f"{_percent(named)} of the attributed ones, rightly for {_percent(right)} of these (the "
        f"name nearest to the marks: {_percent(nearest)}); {_percent(clauses)} of the reported "
        f"clauses lie in what people marked as attributed, and {_percent(found)} of what they "
        "marked without quotation marks, attitudes and plans included, is found"
    )


def _frames(test: Test) -> str:
    """Say how far cues agree with coders over all frames, and for which least and most."""
    by_frame = {
        name.removeprefix("auc."): found["value"]
        for name, found in test.metrics.items()
        if name.startswith("auc.")
    }
    worst, best = min(by_frame, key=by_frame.get), max(by_frame, key=by_frame.get)
    return (
        f"{_percent(test.metrics['macro_auc']['value'])} of the time it ranks a text in which "
        f"coders saw a frame above one in which they did not (mean AUC {_figure(test)}; from "
        f"{_short(by_frame[worst])} for {worst} to {_short(by_frame[best])} for {best}); to call a "
        f"frame present where there are more cues than usual agrees with coders at a mean kappa of "
        f"{_short(test.metrics['macro_kappa']['value'])}"
    )


_SENTENCES = {
    "frames": _frames,
    "quotes": _voices,
    "parser": _parser("what it finds"),
    "names": _names,
    "links": _links,
    "traps": _traps,
    "quotation-relations": _relations,
    "subjects": _parser("the subjects that it finds"),
    "sentiment": _sentiment,
    "sentence-bias": _labels,
    "target-sentiment": _labels,
    "loaded-words": _marks("words"),
    "loaded-spans": _marks("characters"),
    "readability": _order,
}
