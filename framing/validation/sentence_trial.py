"""How well a sentence-bias model of some rows does on articles and outlets that it has not seen."""

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from .folds import groups_of, split_groups
from .metrics import calibration_error, macro_f1
from .sentence_features import Features, describe_rows, grow_vocabularies, to_features
from .sentence_model import fit, probabilities

__all__ = ["cross_validate", "describe_figures", "labelled", "labels_of"]


def cross_validate(rows: Sequence[Mapping], *, seed: int = 0) -> dict[str, object]:
    """Return how well a model of these rows does on articles, and on outlets, it has not seen.

    Parameters
    ----------
    rows : sequence of mapping
        As for ``train``; ``outlet`` too, for the outlets.
    seed : int

    Returns
    -------
    dict
        ``rows, groups, base_rate, macro_f1, ece`` (over five splits by group);
        ``leave_outlet_out_macro_f1, leave_outlet_out_ece`` (each outlet scored by a model of the
        others); ``baselines``: macro-F1 of ``outlet_only`` (an outlet's majority label in the other
        articles), ``majority`` and ``lexicon_rate`` (more loaded terms than a threshold chosen on
        the other articles). Figures by outlet are left out where rows have none, or all the same.
    """
    rows = labelled(rows)
    label, groups = labels_of(rows), np.array(groups_of(rows))
    described = describe_rows(rows)
    # terms are gathered from all rows, for speed; what they weigh is fitted inside each split
    features = to_features(described, grow_vocabularies(described))
    outlets = np.array([str(row.get("outlet") or "") for row in rows])
    folds = list(split_groups(groups, seed=seed))
    by_group = _cross_fit(features, label, groups, folds, seed)
    found: dict[str, object] = {
        "rows": len(rows),
        "groups": len(set(groups)),
        "base_rate": float(label.mean()),
        "macro_f1": macro_f1(label.tolist(), (by_group >= 0.5).astype(int).tolist()).of(),
        "ece": calibration_error(by_group, label == 1).of(),
    }
    rate = features.summary[:, 1]
    guesses = {
        "majority": _cross_guess(label, folds, np.zeros(len(label), int)),
        "lexicon_rate": _cross_threshold(label, folds, rate),
    }
    if len(set(outlets)) > 1:
        unseen = [np.flatnonzero(outlets == name) for name in sorted(set(outlets))]
        splits = [(np.setdiff1d(np.arange(len(rows)), places), places) for places in unseen]
        by_outlet = _cross_fit(features, label, groups, splits, seed)
        labels = (by_outlet >= 0.5).astype(int).tolist()
        found["leave_outlet_out_macro_f1"] = macro_f1(label.tolist(), labels).of()
        found["leave_outlet_out_ece"] = calibration_error(by_outlet, label == 1).of()
        codes = np.unique(outlets, return_inverse=True)[1]
        guesses["outlet_only"] = _cross_guess(label, folds, codes)
    found["baselines"] = {
        name: macro_f1(label.tolist(), guess.tolist()).of() for name, guess in guesses.items()
    }
    return found


def describe_figures(found: Mapping[str, object]) -> list[str]:
    """Return what `cross_validate` found as lines: the model and the baselines side by side."""
    shown = [f"{'':<30}{'macro-F1':>9}{'ECE':>8}"]
    for name, key in (("articles", ""), ("outlets", "leave_outlet_out_")):
        if f"{key}macro_f1" in found:
            figures = found[f"{key}macro_f1"], found[f"{key}ece"]
            shown.append(
                f"  {f'on {name} it had not seen':<28}{figures[0]:>9.3f}{figures[1]:>8.3f}"
            )
    shown += [
        f"  {_BASELINES[name]:<28}{value:>9.3f}"
        for name, value in sorted(found["baselines"].items(), key=lambda item: -item[1])
    ]
    rate = found["base_rate"]
    return [
        *shown,
        f"Calibrated (Platt) on rows of which {rate:.1%} are biased: where fewer sentences are,",
        "its probabilities are too high.",
    ]


_BASELINES = {
    "outlet_only": "the outlet's name alone",
    "lexicon_rate": "the rate of loaded terms",
    "majority": "always the commonest label",
}


def labelled(rows: Sequence[Mapping]) -> list[Mapping]:
    """Return the rows that have a label.

    Raises
    ------
    ValueError
        If one of the labels has fewer than two rows.
    """
    kept = [row for row in rows if row.get("label_bias") in (0, 1)]
    count = Counter(int(row["label_bias"]) for row in kept)
    if min(count[0], count[1]) < 2:
        raise ValueError(
            "a model needs rows of both kinds: label_bias is 1 in "
            f"{count[1]} of them and 0 in {count[0]}."
        )
    return kept


def labels_of(rows: Sequence[Mapping]) -> np.ndarray:
    """Return the labels, 0 or 1."""
    return np.array([int(row["label_bias"]) for row in rows])


def _cross_fit(features: Features, label, groups, folds, seed: int) -> np.ndarray:
    found = np.zeros(len(label))
    for seen, unseen in folds:
        if len(np.unique(label[seen])) < 2:
            found[unseen] = label[seen].mean()
            continue
        weights = fit(features, label, seen, groups, seed=seed)
        found[unseen] = probabilities(features, weights, unseen)
    return found


def _cross_guess(label: np.ndarray, folds, kind: np.ndarray) -> np.ndarray:
    """Guess the majority label of the same kind among the other articles."""
    guess = np.zeros(len(label), int)
    for seen, unseen in folds:
        shares = np.full(kind.max() + 1, label[seen].mean())
        for one in np.unique(kind[seen]):
            shares[one] = label[seen][kind[seen] == one].mean()
        guess[unseen] = shares[kind[unseen]] > 0.5
    return guess


def _cross_threshold(label: np.ndarray, folds, rate: np.ndarray) -> np.ndarray:
    guess = np.zeros(len(label), int)
    for seen, unseen in folds:
        best = max(
            np.unique(np.append(rate[seen], 0.0)),
            key=lambda cut: macro_f1(label[seen].tolist(), (rate[seen] > cut).tolist()).of(),
        )
        guess[unseen] = rate[unseen] > best
    return guess
