"""Cards made anew: every measure held against the annotated data of a folder.

Run by ``python3 do.py cards FOLDER``; the folder holds the files named below. Their texts stay
where they are: a card has figures, and examples of our own.
"""

import datetime
import json
import sys
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ..measures import Measure, default_families
from ..measures.cards import card_names, read_card, sha256_of, used_lexicon
from ..output import write_beside
from ..voices import VOICES_VERSION
from ..voices.names import RULES
from .data import read_rows
from .failures import FAILURES, NAME_FAILURES, TARGET_FAILURES, VOICE_FAILURES
from .metrics import accuracy, calibration_error, estimate, macro_f1, pearson_r
from .tasks.labels import model_rows
from .tasks.texts import count_told, measure_texts
from .validate import Validation, validate
from .wording import PARSED, count_referents, hold_against_parser, hold_names_against_labels

__all__ = ["CARDS", "TARGET_WEIGHTS", "Data", "cross_predict", "format_card", "main", "make_cards"]

#: Where cards lie in the package.
CARDS = Path(__file__).resolve().parents[1] / "measures" / "cards"


@dataclass(frozen=True)
class Data:
    """A data set: its file in the folder, what it is, and under which licence it came."""

    file: str
    task: str
    title: str
    licence: str
    what: str


_EDITORIALS = Data(
    "vader_nyt.jsonl", "sentiment", "New York Times editorials, Hutto & Gilbert (2014)", "MIT",
    "sentences of newspaper editorials",
)  # fmt: skip
_HEADLINES = Data(
    "affective_headlines.jsonl", "sentiment", "Affective Text, Strapparava & Mihalcea (2007)",
    "none given", "news headlines",
)  # fmt: skip
_BABE = Data(
    "babe_sg2.jsonl", "sentence-bias", "BABE, Spinde et al. (2021)", "AGPL-3",
    "news sentences labelled biased or not",
)  # fmt: skip
#: What each of the experts said who labelled them.
_ANNOTATORS = "babe_annotators.jsonl"
_BABE_WORDS = Data(
    "babe_sg2.jsonl", "loaded-words", "BABE, Spinde et al. (2021)", "AGPL-3",
    "news sentences with words marked as biased",
)  # fmt: skip
_PTC = Data(
    "ptc_articles.jsonl", "loaded-spans",
    "Propaganda Techniques Corpus, Da San Martino et al. (2019)", "research use",
    "articles with loaded language and name calling marked",
)  # fmt: skip
_ONESTOP = Data(
    "onestop.jsonl", "readability", "OneStopEnglish, Vajjala & Lučić (2018)", "CC BY-SA 4.0",
    "versions of articles rewritten at three levels",
)  # fmt: skip
_TARGETS = Data(
    "newsmtsc.jsonl", "target-sentiment", "NewsMTSC, Hamborg & Donnay (2021)", "MIT",
    "mentions of people and groups in news",
)  # fmt: skip
_ATTRIBUTIONS = Data(
    "polnear.jsonl", "quotes", "PolNeAR, Newell et al. (2018)", "none given",
    "news articles with attributions marked",
)  # fmt: skip
#: The weights that the package ships for the sentiment toward a target.
TARGET_WEIGHTS = "target_sentiment.csv"
_DATA = {
    "Sentiment": (_EDITORIALS, _HEADLINES),
    "Loaded terms": (_BABE, _BABE_WORDS, _PTC),
    "Readability": (_ONESTOP,),
}
#: The list of words was fitted to these rows, so that only cross-validation says how good it is.
_TRAINED_ON = (("news", _EDITORIALS),)
_NO_CERTAINTY = "no annotated news says which words hold back a claim or press it"
_UNTESTED = {
    "vader_neutral": "no annotated data says how much of a sentence is neutral",
    "nominalised": "neither a parser nor annotated news says which nouns are deeds",
    "hedges": _NO_CERTAINTY,
    "boosters": _NO_CERTAINTY,
    "absolutes": _NO_CERTAINTY,
}
#: More than this many loaded terms in 100 words, and a sentence is called biased: any at all.
_THRESHOLD = {"loaded": 0.0}


def make_cards(folder: str | Path, *, into: Path = CARDS, only: tuple[str, ...] = ()) -> list[str]:
    """Measure everything and write the cards.

    Parameters
    ----------
    folder : path
        Of the annotated data.
    into : path
    only : tuple of str
        Names of measures; all if empty.

    Returns
    -------
    list of str
        The measures whose card has changed.
    """
    changed = []
    for family in default_families():
        for measure in family.measures:
            if only and measure.name not in only:
                continue
            if measure.name in PARSED:
                tests = _parsed(folder, measure.name) or _kept(measure.name)
            else:
                tests = [] if measure.name in _UNTESTED else _run(folder, family.label, measure)
            head = {"measure": measure.name, "version": measure.version}
            name, sha256 = used_lexicon(family)
            if name:
                head |= {"lexicon": name, "lexicon_sha256": sha256}
            if measure.name in _THRESHOLD:
                head["threshold"] = _THRESHOLD[measure.name]
            if measure.name in _UNTESTED:
                head["untested"] = _UNTESTED[measure.name]
            if _write(into / f"{measure.name}.toml", head, tests, _fail(measure.name)):
                changed.append(measure.name)
    name = "target_sentiment"
    if (not only or name in only) and _write_target_card(folder, into):
        changed.append(name)
    name = "names"
    if not only or name in only:
        tests = [_rounded(test) for test in hold_names_against_labels(folder)]
        failures = [{**f, "value": count_referents(f["text"])} for f in NAME_FAILURES]
        if _write(into / f"{name}.toml", {"measure": name, "version": RULES}, tests, failures):
            changed.append(name)
    name = "voices"
    if not only or name in only:
        found = validate(_ATTRIBUTIONS.task, Path(folder) / _ATTRIBUTIONS.file)
        tests = [_describe(_ATTRIBUTIONS, found)]
        failures = [{**f, "value": count_told(f["text"])} for f in VOICE_FAILURES]
        head = {"measure": name, "version": VOICES_VERSION}
        if _write(into / f"{name}.toml", head, tests, failures):
            changed.append(name)
    return changed


def _parsed(folder: str | Path, measure: str) -> list[dict]:
    return [_rounded(test) for test in hold_against_parser(folder, measure)]


def _kept(measure: str) -> list[dict]:
    """Return the tests of a card as it is."""
    return tomllib.loads((CARDS / f"{measure}.toml").read_text(encoding="utf-8"))["tests"]


def _rounded(test: dict) -> dict:
    baselines = {name: round(value, 3) for name, value in test["baselines"].items()}
    return {**test, "metrics": _round(test["metrics"]), "baselines": baselines}


def _run(folder: str | Path, family: str, measure: Measure) -> list[dict]:
    tests = []
    for data in _DATA.get(family, ()):
        path = Path(folder) / data.file
        found = validate(data.task, path, measure=measure.name)
        test = _describe(data, found)
        if data == _BABE:
            experts = validate("agreement", Path(folder) / _ANNOTATORS, split=("source", "SG2"))
            test["human"] = {name: round(v, 3) for name, v in experts.human.items()}
        if (measure.name, data) in _TRAINED_ON:
            test["metrics"]["pearson_r"] = _cross_validate(path)
            test["note"] = "each scored by a list that was fitted to the others' articles"
        tests.append(test)
    return tests


def _round(metrics: Mapping) -> dict[str, dict]:
    return {
        name: {key: round(value, 3) for key, value in values.items() if value is not None}
        for name, values in metrics.items()
    }


def _cross_validate(path: Path) -> dict[str, float]:
    """Return r of the news list over rows that the list in question was not fitted to."""
    from . import news_sentiment

    rows = read_rows(path).without("text").without("valence")
    said = cross_predict(news_sentiment, rows.values, rows.groups())
    metric = pearson_r(rows.floats("valence"), [row["score"] for row in said])
    found = estimate([metric], rows.groups())["pearson_r"]
    return {name: round(value, 3) for name, value in found.items()}


def _write_target_card(folder: str | Path, into: Path) -> bool:
    """Write the card of the sentiment toward a target, which is asked of spans, not of articles."""
    from ..measures.target_features import FEATURES
    from ..measures.target_sentiment import score_targets
    from . import target_sentiment

    path = Path(folder) / _TARGETS.file
    rows = read_rows(path)
    values = model_rows("target-sentiment", rows)
    gold, groups = [row["label"] for row in values], rows.groups()
    said = cross_predict(target_sentiment, values, groups)
    labels = [row["label"] for row in said]
    sure = [max(row["probabilities"].values()) for row in said]
    right = [g == label for g, label in zip(gold, labels, strict=True)]
    metrics = (macro_f1(gold, labels), accuracy(gold, labels), calibration_error(sure, right))
    found = replace(
        validate("target-sentiment", path, measure="vader"), metrics=estimate(metrics, groups)
    )
    test = _describe(_TARGETS, replace(found, rows=len(rows)))
    test["note"] = "each labelled by weights that were fitted to other articles"
    failures = []
    for failure in TARGET_FAILURES:
        start = failure["text"].index(failure["target"])
        span = (0, start, start + len(failure["target"]))
        score = score_targets([failure["text"]], [span])[0].score
        failures.append({**failure, "value": round(float(score), 2)})
    head = {
        "measure": _TARGETS.task.replace("-", "_"),
        "version": str(FEATURES),
        "lexicon": TARGET_WEIGHTS,
        "lexicon_sha256": sha256_of(TARGET_WEIGHTS),
    }
    return _write(into / "target_sentiment.toml", head, [test], failures)


def cross_predict(module, values: list[dict], groups: list[str], *, folds: int = 5) -> list[dict]:
    """Predict each row by a model that was trained on rows of other groups.

    Parameters
    ----------
    module : module
        With ``train(rows)`` and ``predict(rows, model)``.
    values : list of dict
    groups : list of str
    folds : int
    """
    from sklearn.model_selection import GroupKFold

    said: list[dict] = [{}] * len(values)
    for seen, unseen in GroupKFold(folds).split(values, groups=groups):
        model = module.train([values[place] for place in seen])
        answers = module.predict([values[place] for place in unseen], model)
        for place, answer in zip(unseen, answers, strict=True):
            said[place] = answer
    return said


def _fail(measure: str) -> list[dict]:
    """Return a measure's known failures with the value that it gives each."""
    known = FAILURES.get(measure, ())
    texts = [failure["text"] * failure.get("repeat", 1) for failure in known]
    values = measure_texts(texts).wide[f"body.all.{measure}"] if texts else ()
    return [{**f, "value": round(float(v), 2)} for f, v in zip(known, values, strict=True)]


def _describe(data: Data, found: Validation) -> dict[str, object]:
    return {
        "task": data.task,
        "data": data.title,
        "licence": data.licence,
        "what": data.what,
        "rows": found.rows,
        "groups": found.groups,
        "metrics": _round(found.metrics),
        "baselines": {name: round(value, 3) for name, value in found.baselines.items()},
        "human": {name: round(value, 3) for name, value in found.human.items()},
    }


def _write(path: Path, head: dict, tests: list[dict], failures) -> bool:
    """Write a card, unless all that differs is the date."""
    old = path.read_text(encoding="utf-8") if path.exists() else ""
    today = datetime.date.today().isoformat()
    known = [line[11:-1] for line in old.splitlines() if line.startswith('written = "')]
    if known and format_card({**head, "written": known[0]}, tests, failures) == old:
        return False
    write_beside(path, format_card({**head, "written": today}, tests, failures))
    return True


def format_card(head: Mapping, tests: list[dict], failures: Sequence[Mapping] = ()) -> str:
    """Return a card as TOML."""
    blocks = [_lines(head)]
    for test in tests:
        plain = {k: v for k, v in test.items() if not isinstance(v, Mapping)}
        blocks.append(["[[tests]]", *_lines(plain)])
        for name, value in test["metrics"].items():
            blocks.append([f"[tests.metrics.{name}]", *_lines(value)])
        for part in ("baselines", "human"):
            if test.get(part):
                blocks.append([f"[tests.{part}]", *_lines(test[part])])
    blocks += [["[[failures]]", *_lines(failure)] for failure in failures]
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _lines(table: Mapping) -> list[str]:
    return [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in table.items()]


def main(arguments: list[str]) -> None:
    """Make the cards of a folder's data; further arguments name single measures."""
    if not arguments:
        sys.exit("give the folder of the annotated data: do.py cards FOLDER [MEASURE ...]")
    changed = make_cards(arguments[0], only=tuple(arguments[1:]))
    read_card.cache_clear()
    print(f"{len(card_names())} cards; changed: {', '.join(changed) or 'none'}")


if __name__ == "__main__":
    main(sys.argv[1:])
