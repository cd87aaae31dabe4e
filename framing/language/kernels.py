"""Arrow's kernels by name: those of ``pyarrow.compute``, without waiting for all of it.

When ``pyarrow.compute`` is imported it writes a signature and a page of documentation for each of
its three hundred functions, which takes half as long as to count two articles. Here a kernel is
looked up at its first call, and is called as there: with its arrays, then with its options.
"""

from collections.abc import Callable

try:
    from pyarrow import _compute
except ImportError:  # in a later pyarrow it may have another name
    _compute = None

__all__ = []


def __getattr__(name: str) -> Callable:
    """Return the kernel of a name, and remember it."""
    try:
        globals()[name] = kernel = _find_kernel(name)
    except KeyError:
        raise AttributeError(f"Arrow has no kernel {name!r}") from None
    return kernel


def _find_kernel(name: str) -> Callable:
    try:
        found = _compute.get_function(name)
        arity, options = found.arity, getattr(_compute, found._doc.options_class or "", None)
    except AttributeError:
        import pyarrow.compute

        return getattr(pyarrow.compute, name)

    def kernel(*given, **named):
        more = given[arity:]
        return found.call(given[:arity], options(*more, **named) if more or named else None)

    return kernel
