"""Values → Arrow arrays in which what is missing is null, without pandas.

pyarrow imports pandas as soon as it makes an array of a list or of numpy's; see
`framing.language.arrow`.
"""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa

from ..language.arrow import from_strings

__all__ = ["from_columns", "from_numbers", "from_texts"]


def from_numbers(values: np.ndarray) -> pa.Array:
    """Return whole numbers or fractions as an array; NaN becomes null.

    Examples
    --------
    >>> import numpy as np
    >>> from_numbers(np.array([0.5, np.nan])).to_pylist(), from_numbers(np.array([7])).to_pylist()
    ([0.5, None], [7])
    """
    if np.issubdtype(values.dtype, np.integer):
        data = np.ascontiguousarray(values, np.int64)
        return pa.Array.from_buffers(pa.int64(), len(data), [None, pa.py_buffer(data)])
    return from_columns(np.asarray(values, float)[None])[0]


def from_columns(values: np.ndarray) -> list[pa.Array]:
    """Return columns of fractions, each a row of `values`, as arrays; NaN becomes null.

    Examples
    --------
    >>> [column.to_pylist() for column in from_columns(np.array([[0.5, np.nan], [1.0, 2.0]]))]
    [[0.5, None], [1.0, 2.0]]
    """
    data = np.ascontiguousarray(values, float)
    missing = np.isnan(data)
    whole = ~missing.any(axis=1)
    known = np.packbits(~missing, axis=1, bitorder="little")
    return [
        pa.Array.from_buffers(
            pa.float64(),
            data.shape[1],
            [None if is_whole else pa.py_buffer(bits), pa.py_buffer(column)],
        )
        for is_whole, bits, column in zip(whole.tolist(), known, data, strict=True)
    ]


def from_texts(texts: Sequence[str | None]) -> pa.StringArray:
    """Return texts as an array; None becomes null.

    Examples
    --------
    >>> from_texts(["a", None, ""]).to_pylist()
    ['a', None, '']
    """
    if None not in texts:
        return from_strings(texts)
    _, ends, data = from_strings([text or "" for text in texts]).buffers()
    known = _pack(np.fromiter((text is not None for text in texts), bool, len(texts)))
    return pa.StringArray.from_buffers(len(texts), ends, data, known)


def _pack(known: np.ndarray) -> pa.Buffer | None:
    return None if known.all() else pa.py_buffer(np.packbits(known, bitorder="little"))
