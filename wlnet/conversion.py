"""Python values as expressions and expressions as Python values."""

from .expression import (
    TYPE_CHECKING,
    Association,
    Atom,
    ByteArray,
    Expr,
    Expression,
    NumericArray,
    PackedArray,
    Rational,
    S,
    Symbol,
    finite,
    from_array,
    make_list,
)

if TYPE_CHECKING:
    from typing import Any

_PLAIN: tuple[type, ...] = (int, float, complex, str)
_CONSTANTS = {S.True_: True, S.False_: False, S.Null: None}
# What arrays hold that become lists, and numeric arrays: NumPy's kind of number and its bytes.
_LIST_NUMBERS = frozenset((("b", 1), ("i", 8), ("f", 8), ("c", 16)))
_ARRAY_NUMBERS = frozenset((("f", 4), ("c", 8), *[("i", n) for n in (1, 2, 4)], *[("u", n) for n in (1, 2, 4, 8)]))
_EXPRESSIONS = (Expr, Symbol, PackedArray, Rational, Atom)


def to_python(value: Expression) -> "Any":
    """The Python object that an expression stands for, or the expression itself.

    Lists become Python lists, lists of machine numbers and numeric arrays NumPy arrays, associations dicts, True, False
    and Null their Python counterparts, byte arrays bytes.
    """
    kind = type(value)
    if kind is PackedArray or kind is NumericArray:
        return value.array
    if kind is Association:
        # lists as keys stay expressions: Python's lists cannot be keys
        return {k if isinstance(k, Expr) else to_python(k): to_python(v) for k, v in value.items()}
    if kind is Symbol:
        return _CONSTANTS.get(value, value)
    if kind is ByteArray:
        return value.data
    if kind is Expr and value.head is S.List:
        return [to_python(a) for a in value.args]
    return value


def to_expression(value: "Any") -> Expression:
    """The expression for a Python value: the inverse of `to_python`.

    NumPy arrays of float64, int64 or complex128 become lists, those of other types numeric arrays, which keep their
    type.  Raises TypeError for objects that nothing in Wolfram Language stands for.
    """
    if value is None:
        return S.Null
    kind = type(value)
    if kind.__name__ == "ndarray" and kind.__module__ == "numpy":  # nets are called with these: not after all the questions below
        return _from_numpy(value)
    # before the numbers: True is an int in Python
    if isinstance(value, bool):
        return S.True_ if value else S.False_
    for plain in _PLAIN:
        if isinstance(value, plain):
            # subclasses (NumPy's float64 is a float) become the plain type, by which the evaluator tells values
            x = plain(value)
            return finite(x) if plain is float or plain is complex else x
    if isinstance(value, _EXPRESSIONS):
        return value
    if isinstance(getattr(value, "expression", None), Atom):  # what Session.evaluate gives for a net
        return value.expression
    if isinstance(value, (list, tuple)):
        return make_list([to_expression(v) for v in value])
    if isinstance(value, dict):
        return Association.from_items([(to_expression(k), to_expression(v)) for k, v in value.items()])
    if isinstance(value, (bytes, bytearray)):
        return ByteArray(bytes(value))
    return _from_numpy(value)


def _from_numpy(value: "Any") -> Expression:
    if hasattr(value, "dtype") and hasattr(value, "tolist"):
        numbers = value.dtype.kind, value.dtype.itemsize  # the dtype's name takes ten times as long
        if not value.shape or numbers in _LIST_NUMBERS:
            return from_array(value)
        if numbers in _ARRAY_NUMBERS:
            return NumericArray(value)
    raise TypeError(f"no expression stands for a value of type {type(value).__name__}")
