"""Scores as features for scikit-learn."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.utils.validation import check_is_fitted

from ..analysis import Engine
from ..lexicons import Lexicon, open_lexicon
from .frames import TEXT_COLUMNS, batch_analyses, iter_rows, list_columns, pick_columns
from .terms import count_terms, find_terms

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["FramingFeatures"]


class FramingFeatures(TransformerMixin, BaseEstimator):
    """Scores of articles as features, a column for each part, voice and measure.

    What is undefined (a part that is missing, a text too short for a formula) is NaN: follow with
    ``SimpleImputer(keep_empty_features=True)``, or with an estimator that takes columns in which
    nothing is known, such as ``RandomForestClassifier``. Scores do not depend on other articles, so
    that they may be made once, before cross-validation; a ``Pipeline``'s ``memory`` sees to that.

    Parameters
    ----------
    parts : list of str, optional
        Of ``headline, body, kicker, standfirst, caption, all``; by default headline and body, as
        far as `fit` is given them.
    voices : list of str
        Whose words are scored: of ``outlet, quoted, all``.
    measures : list of str, optional
        Names of the catalogue (``framing measures``); all by default.
    lexicon : Lexicon, str or path, optional
        Of loaded terms: a shipped one by its name, or a CSV of your own.
    keep_terms : bool
        Also count every loaded term that `fit` meets, in columns such as
        ``body.outlet.loaded:slam``.
    sparse_output : bool
        Return a SciPy sparse array, which suits `keep_terms`; not with ``set_output``.

    Attributes
    ----------
    terms_ : list of str
        The loaded terms that `fit` met; empty without `keep_terms`.
    n_features_in_ : int
        How many columns of texts are read.
    feature_names_in_ : ndarray of str
        Their names, if `fit` was given a data frame.

    Examples
    --------
    >>> features = FramingFeatures(measures=["loaded", "vader"], keep_terms=True)
    >>> features.fit_transform(["The war was a nightmare.", "It rained."]).round(2).tolist()
    [[20.0, -0.6, 1.0], [0.0, 0.0, 0.0]]
    >>> features.get_feature_names_out().tolist()
    ['body.outlet.loaded', 'body.outlet.vader', 'body.outlet.loaded:nightmare']
    """

    def __init__(
        self,
        *,
        parts: Sequence[str] | None = None,
        voices: Sequence[str] = ("outlet",),
        measures: Sequence[str] | None = None,
        lexicon: Lexicon | str | None = None,
        keep_terms: bool = False,
        sparse_output: bool = False,
    ) -> None:
        self.parts = parts
        self.voices = voices
        self.measures = measures
        self.lexicon = lexicon
        self.keep_terms = keep_terms
        self.sparse_output = sparse_output

    def fit(self, X: object, y: object = None) -> "FramingFeatures":
        """Learn which columns there are and, with `keep_terms`, which loaded terms.

        Parameters
        ----------
        X : DataFrame or sequence of str
            A row an article, with ``headline`` or ``body`` or both; or bodies alone.
        y : ignored

        Raises
        ------
        ValueError
            If `X` is neither, or there is no such part, voice, measure or lexicon.
        """
        frame = _as_frame(X)
        articles = iter_rows(frame)
        columns = [name for name in TEXT_COLUMNS if name in frame.columns]
        parts = self.parts
        if parts is None:
            parts = [name for name in columns if name in ("headline", "body")]
        engine = self._engine = self._make_engine()
        where = {"parts": parts, "voices": self.voices}
        self._columns = list_columns(engine, **where, measures=self.measures)
        self._places = list_columns(engine, **where, measures=["loaded"])
        self.terms_ = find_terms(articles, engine) if self.keep_terms else []
        for _ in articles:  # if not looked at by now: is each a text?
            pass
        self.n_features_in_ = len(columns)
        self.feature_names_in_ = np.array(columns, object)
        if X is not frame:
            del self.feature_names_in_
        return self

    def transform(self, X: object) -> "np.ndarray | sparse.csr_array":
        """Score articles.

        Parameters
        ----------
        X : DataFrame or sequence of str
            With the columns of texts that `fit` was given.

        Returns
        -------
        ndarray, shape (n_articles, n_features)
            Or a sparse array, or what ``set_output`` asks for; undefined scores are NaN.

        Raises
        ------
        ValueError
            If a column that `fit` was given is missing.
        """
        check_is_fitted(self)
        frame, wanted = _as_frame(X), list(getattr(self, "feature_names_in_", ["body"]))
        if missing := [name for name in wanted if name not in frame.columns]:
            raise ValueError(f"the column {missing[0]!r}, which fit was given, is missing.")
        if not hasattr(self, "_engine"):
            self._engine = self._make_engine()
        blocks = [
            self._count_and_score(analysis)
            for _, analysis in batch_analyses(iter_rows(frame[wanted]), self._engine)
        ]
        if not blocks:
            return np.zeros((0, len(self.get_feature_names_out())))
        return sparse.vstack(blocks, format="csr") if self.sparse_output else np.vstack(blocks)

    def _count_and_score(self, analysis) -> "np.ndarray | sparse.csr_array":
        scores = pick_columns(analysis, self._columns)
        counts = count_terms(analysis.articles, self._engine, self._places, self.terms_)
        if self.sparse_output:
            return sparse.hstack([sparse.csr_array(scores), counts], format="csr")
        return np.hstack([scores, counts.toarray()])

    def get_feature_names_out(self, input_features: object = None) -> np.ndarray:
        """Return the names of the columns: ``part.voice.measure``, then ``….loaded:term``."""
        check_is_fitted(self)
        scores = map(".".join, self._columns)
        terms = (f"{'.'.join(place)}:{term}" for place in self._places for term in self.terms_)
        return np.array([*scores, *terms], object)

    def _make_engine(self) -> Engine:
        ready = self.lexicon is None or isinstance(self.lexicon, Lexicon)
        return Engine(self.lexicon if ready else open_lexicon(self.lexicon))

    def __getstate__(self) -> dict:
        state = super().__getstate__()  # an engine is made anew where it is needed
        return {name: value for name, value in state.items() if name != "_engine"}

    def __sklearn_tags__(self):
        tags = super().__sklearn_tags__()
        tags.input_tags.string = True
        tags.input_tags.one_d_array = True
        tags.input_tags.two_d_array = False  # of numbers, which is what scikit-learn's checks try
        tags.input_tags.allow_nan = True
        return tags


def _as_frame(X: object) -> "pd.DataFrame":
    """Return a data frame as it is, and a sequence of texts as bodies."""
    import pandas as pd

    if isinstance(X, pd.DataFrame):
        return X
    if isinstance(X, pd.Series):
        return X.to_frame("body")
    flat = X.ndim == 1 if isinstance(X, np.ndarray) else isinstance(X, Sequence)
    if not flat or isinstance(X, str | bytes):
        sort = "sparse array" if sparse.issparse(X) else type(X).__name__
        shape = f" of shape {X.shape}" if hasattr(X, "shape") else ""
        raise ValueError(
            "FramingFeatures takes a DataFrame with a column 'headline' or 'body', or a sequence "
            f"of texts; got a {sort}{shape}."
        )
    return pd.DataFrame({"body": pd.Series(list(X), dtype=object)})
