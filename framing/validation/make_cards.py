"""Cards made anew: every measure held against the annotated data of a folder.

Run by ``python3 do.py cards FOLDER``; the folder holds the files named below. Their texts stay
where they are: a card has figures, and examples of our own.
"""

import datetime
import sys
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from ..analysis import analyze
from ..articles import Article
from ..comparison.alignment import ALIGNMENT_VERSION, judge_pair
from ..comparison.quotes_compared import QUOTATIONS_VERSION
from ..measures import Family, Measure, cue_families, default_families
from ..measures.cards import card_names, read_card, read_cards, used_for_targets, used_lexicon
from ..output import write_beside
from ..voices import VOICES_VERSION
from ..voices.names import RULES
from .card_data import ANNOTATORS, ATTRIBUTIONS, BABE, TARGETS, TESTED_ON, TRAINED_ON, Data
from .coverage import measure_coverage
from .cue_cards import UNTESTED_CUES, count_usual
from .data import read_rows
from .failures import (
    ALIGNMENT_FAILURES,
    FAILURES,
    NAME_FAILURES,
    QUOTATION_FAILURES,
    TARGET_FAILURES,
    VOICE_FAILURES,
)
from .folds import cross_predict
from .linking import hold_links, hold_quotations, hold_traps, relate_texts
from .metrics import accuracy, calibration_error, estimate, macro_f1, pearson_r
from .provenance import to_key, to_lines
from .tasks.models import model_rows
from .tasks.texts import count_told, measure_texts
from .validate import Validation, validate
from .wording import PARSED, count_referents, hold_against_parser, hold_names_against_labels

__all__ = ["CARDS", "format_card", "main", "make_cards"]

#: Where cards lie in the package.
CARDS = Path(__file__).resolve().parents[1] / "measures" / "cards"

_NO_CERTAINTY = "no annotated news says which words hold back a claim or press it"
_UNTESTED = {
    "vader_neutral": "no annotated data says how much of a sentence is neutral",
    "nominalised": "neither a parser nor annotated news says which nouns are deeds",
    "hedges": _NO_CERTAINTY,
    "boosters": _NO_CERTAINTY,
    "absolutes": _NO_CERTAINTY,
}
#: Loaded terms of more than this strength in 100 words, and a sentence is called biased: about one
#: clear term in a sentence of 50 words. Near what each fold of BABE's rows would choose.
_THRESHOLD = {"loaded": 4.0}
_IN_SIGHT = "the list was drawn up with some of these rows in sight"


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
    changed, coverage = [], {}
    for family in default_families():
        for measure in family.measures:
            if only and measure.name not in only:
                continue
            coverage = coverage or measure_coverage(folder)
            tests = _test(folder, family.label, measure)
            head = {"measure": measure.name, "version": measure.version}
            name, sha256 = used_lexicon(family)
            if name:
                head |= {"lexicon": name, "lexicon_sha256": sha256}
            if measure.name in _THRESHOLD:
                head["threshold"] = _THRESHOLD[measure.name]
            if measure.name in _UNTESTED:
                head["untested"] = _UNTESTED[measure.name]
            if measure.name in coverage:
                head["coverage"] = coverage[measure.name]
            if _write(into / f"{measure.name}.toml", head, tests, _fail(measure.name)):
                changed.append(measure.name)
    of_tables = {
        "target_sentiment": _write_target_card,
        "names": _write_names_card,
        "alignment": _write_alignment_card,
        "quotations_compared": _write_quotations_card,
    }
    of_cues = {family.name: partial(_write_cue_card, family) for family in cue_families()}
    for name, write in {**of_tables, "voices": _write_voices_card, **of_cues}.items():
        if (not only or name in only) and write(folder, into):
            changed.append(name)
    return changed


def _test(folder: str | Path, family: str, measure: Measure) -> list[dict]:
    """Return the tests of a measure; where a parser is needed and there is none, those it has."""
    if measure.name not in PARSED:
        return [] if measure.name in _UNTESTED else _run(folder, family, measure)
    if tests := hold_against_parser(folder, measure.name):
        return [_round(test) for test in tests]
    return tomllib.loads((CARDS / f"{measure.name}.toml").read_text(encoding="utf-8"))["tests"]


def _run(folder: str | Path, family: str, measure: Measure) -> list[dict]:
    tests = []
    for data in TESTED_ON.get(family, ()):
        path = Path(folder) / data.file
        found = validate(data.task, path, measure=measure.name)
        test = _describe(data, found)
        if data == BABE:
            experts = validate("agreement", Path(folder) / ANNOTATORS, split=("source", "SG2"))
            test["human"] = {name: round(v, 3) for name, v in experts.human.items()}
        if (measure.name, data) in TRAINED_ON:
            test["metrics"]["pearson_r"] = _cross_validate(path)
            test["note"] = "each scored by a list that was fitted to the others' articles"
        if measure.name in _THRESHOLD:
            test["note"] = _IN_SIGHT
            if data == BABE:
                limit = _THRESHOLD[measure.name]
                test["note"] = f"biased: terms of strength over {limit:g} in 100 words; {_IN_SIGHT}"
        tests.append(test)
    return tests


def _cross_validate(path: Path) -> dict[str, float]:
    """Return r of the news list over rows that the list in question was not fitted to."""
    from . import news_sentiment

    rows = read_rows(path).without("text").without("valence")
    said = cross_predict(news_sentiment, rows.values)
    metric = pearson_r(rows.floats("valence"), [row["score"] for row in said])
    found = estimate([metric], rows.groups())["pearson_r"]
    return {name: round(value, 3) for name, value in found.items()}


def _write_cue_card(family: Family, folder: str | Path, into: Path) -> bool:
    """Write the card of one scheme of frame cues.

    What is usual is written first, since it decides in the tests which texts have a frame.
    """
    name, sha256 = used_lexicon(family)
    head = {"measure": family.name, "version": family.measures[0].version, "lexicon": name}
    head |= {"lexicon_sha256": sha256, "usual": count_usual(folder, family)}
    failures = [{**f, "value": _count_cues(f, family)} for f in FAILURES.get(family.name, ())]
    if family.name in UNTESTED_CUES:
        head["untested"] = UNTESTED_CUES[family.name]
        return _write(into / f"{family.name}.toml", head, [], failures)
    if read_card(family.name).usual != head["usual"]:
        _write(into / f"{family.name}.toml", head, [], failures)
        read_cards.cache_clear()
    tests = []
    for data in TESTED_ON[family.label]:
        found = validate(data.task, Path(folder) / data.file, measure=family.name)
        note = f"{found.notes[0]}; {_IN_SIGHT}"
        tests.append({**_describe(data, found, single=True), "note": note})
    return _write(into / f"{family.name}.toml", head, tests, failures)


def _count_cues(failure: Mapping[str, str], family: Family) -> float:
    """Return how many cues of its frame there are in 100 words of a failure's text."""
    measure = f"{family.name}.{failure['frame']}"
    analysis = analyze([Article("a", body=failure["text"])])
    return round(analysis.cues.value("a", "body", "all", measure), 2)


def _write_target_card(folder: str | Path, into: Path) -> bool:
    """Write the card of the sentiment toward a target, which is asked of spans, not of articles."""
    from ..measures.target_features import FEATURES
    from ..measures.target_sentiment import score_targets
    from . import target_sentiment

    path = Path(folder) / TARGETS.file
    rows = read_rows(path)
    values = model_rows("target-sentiment", rows)
    gold, groups = [row["label"] for row in values], rows.groups()
    said = cross_predict(target_sentiment, values)
    labels = [row["label"] for row in said]
    sure = [max(row["probabilities"].values()) for row in said]
    right = [g == label for g, label in zip(gold, labels, strict=True)]
    metrics = (macro_f1(gold, labels), accuracy(gold, labels), calibration_error(sure, right))
    found = replace(validate("target-sentiment", path), metrics=estimate(metrics, groups))
    test = _describe(TARGETS, replace(found, rows=len(rows)))
    test["note"] = "each labelled by weights that were fitted to other articles"
    failures = []
    for failure in TARGET_FAILURES:
        start = failure["text"].index(failure["target"])
        span = (0, start, start + len(failure["target"]))
        score = score_targets([failure["text"]], [span])[0].score
        failures.append({**failure, "value": round(float(score), 2)})
    lexicon, sha256 = used_for_targets()
    head = {
        "measure": TARGETS.task.replace("-", "_"),
        "version": str(FEATURES),
        "lexicon": lexicon,
        "lexicon_sha256": sha256,
    }
    return _write(into / "target_sentiment.toml", head, [test], failures)


def _write_names_card(folder: str | Path, into: Path) -> bool:
    tests = [_round(test) for test in hold_names_against_labels(folder)]
    failures = [{**f, "value": count_referents(f["text"])} for f in NAME_FAILURES]
    return _write(into / "names.toml", {"measure": "names", "version": RULES}, tests, failures)


def _write_voices_card(folder: str | Path, into: Path) -> bool:
    tests = [_describe(ATTRIBUTIONS, validate(ATTRIBUTIONS.task, Path(folder) / ATTRIBUTIONS.file))]
    failures = [{**f, "value": count_told(f["text"])} for f in VOICE_FAILURES]
    head = {"measure": "voices", "version": VOICES_VERSION}
    return _write(into / "voices.toml", head, tests, failures)


def _write_alignment_card(folder: str | Path, into: Path) -> bool:
    tests = [_round(hold(folder)) for hold in (hold_links, hold_traps)]
    failures = [{**f, "value": judge_pair(f["text"], f["other"]).label} for f in ALIGNMENT_FAILURES]
    head = {"measure": "alignment", "version": ALIGNMENT_VERSION}
    return _write(into / "alignment.toml", head, tests, failures)


def _write_quotations_card(folder: str | Path, into: Path) -> bool:
    failures = [{**f, "value": relate_texts(f["text"], f["other"])} for f in QUOTATION_FAILURES]
    head = {"measure": "quotations_compared", "version": QUOTATIONS_VERSION}
    tests = [_round(hold_quotations(folder))]
    return _write(into / "quotations_compared.toml", head, tests, failures)


def _round(test: dict) -> dict[str, object]:
    """Round the figures of a test that is no annotated file's."""
    metrics = {
        name: {key: round(value, 3) for key, value in values.items() if value is not None}
        for name, values in test["metrics"].items()
    }
    baselines = {name: round(value, 3) for name, value in test["baselines"].items()}
    return {**test, "metrics": metrics, "baselines": baselines}


def _fail(measure: str) -> list[dict]:
    """Return a measure's known failures with the value that it gives each."""
    known = FAILURES.get(measure, ())
    texts = [failure["text"] * failure.get("repeat", 1) for failure in known]
    values = measure_texts(texts).wide[f"body.all.{measure}"] if texts else ()
    return [{**f, "value": round(float(v), 2)} for f, v in zip(known, values, strict=True)]


def _describe(data: Data, found: Validation, *, single: bool = False) -> dict[str, object]:
    """Return a test as a card has it; with the figures of single categories if these are wanted."""
    metrics = {
        name: {k: round(v, 3) for k, v in values.items() if v is not None}
        for name, values in found.metrics.items()
        if single or "." not in name
    }
    return {
        "task": data.task,
        "data": data.title,
        "licence": data.licence,
        "what": data.what,
        "rows": found.rows,
        "groups": found.groups,
        "metrics": metrics,
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
    blocks = [to_lines(head)]
    for name in ("usual", "coverage"):
        if table := head.get(name):
            blocks.append([f"[{name}]", *to_lines(table)])
    for test in tests:
        blocks.append(["[[tests]]", *to_lines(test)])
        for name, value in test["metrics"].items():
            blocks.append([f"[tests.metrics.{to_key(name)}]", *to_lines(value)])
        for part in ("baselines", "human"):
            if test.get(part):
                blocks.append([f"[tests.{part}]", *to_lines(test[part])])
    blocks += [["[[failures]]", *to_lines(failure)] for failure in failures]
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def main(arguments: list[str]) -> None:
    """Make the cards of a folder's data; further arguments name single measures."""
    if not arguments:
        sys.exit("give the folder of the annotated data: do.py cards FOLDER [MEASURE ...]")
    changed = make_cards(arguments[0], only=tuple(arguments[1:]))
    read_cards.cache_clear()
    print(f"{len(card_names())} cards; changed: {', '.join(changed) or 'none'}")


if __name__ == "__main__":
    main(sys.argv[1:])
