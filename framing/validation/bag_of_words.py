"""A bag of words that learns from the rows themselves: what words alone can reach on such data."""

from collections.abc import Sequence

import numpy as np

from .folds import split_groups

__all__ = ["cross_words"]


def cross_words(texts: Sequence[str], gold: np.ndarray, groups: Sequence[str]) -> np.ndarray:
    """Predict each text's labels by the words of other groups' texts.

    Parameters
    ----------
    texts : sequence of str
    gold : ndarray of bool, shape (n_texts, n_labels)
    groups : sequence of str

    Returns
    -------
    ndarray, shape (n_texts, n_labels)
        Probabilities by logistic regression on TF-IDF of words; NaN where the others' rows are too
        few, or all alike.
    """
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression

    said = np.full(gold.shape, np.nan)
    if len(set(groups)) < 2:
        return said
    for seen, unseen in split_groups(groups):
        words = TfidfVectorizer(sublinear_tf=True)
        try:
            known = words.fit_transform([texts[place] for place in seen])
        except ValueError:  # not one word
            continue
        asked = words.transform([texts[place] for place in unseen])
        for label in range(gold.shape[1]):
            answers = gold[seen, label]
            if answers.any() and not answers.all():
                model = LogisticRegression(class_weight="balanced", max_iter=500)
                said[unseen, label] = model.fit(known, answers).predict_proba(asked)[:, 1]
    return said
