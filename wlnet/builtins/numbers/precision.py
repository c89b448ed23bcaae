"""How exact numbers are: Precision, Accuracy, and setting them."""

from math import inf, log10
from sys import float_info

from ...evaluator import Evaluator, builtin, declare_symbol
from ...evaluator.attributes import CONSTANT
from ...expression import NUMBERS, REALS, BigReal, Complex, Expr, Expression, PackedArray, Rational, S, Symbol, complex_number
from ...expression.arithmetic import MACHINE_PRECISION, is_zero, magnitude, nearest_float, parts, precision_of, to_decimal
from ...expression.compounds import is_infinity
from ..kit.terms import INFINITY
from .numerical import approximate, requested, set_number, with_precision

_INEXACT = frozenset((float, complex, BigReal))


declare_symbol("NHoldAll", usage="NHoldAll is an attribute: no argument is affected by N.")


declare_symbol("NHoldFirst", usage="NHoldFirst is an attribute: the first argument is not affected by N.")


declare_symbol("NHoldRest", usage="NHoldRest is an attribute: all but the first argument are not affected by N.")


# --- precision --------------------------------------------------------------------------------------------------------


@builtin("SetPrecision")
def set_precision(ev: Evaluator, x: Expression, precision: Expression) -> Expression | None:
    """SetPrecision[expr, p] yields a version of expr in which all numbers have been set to have precision p."""
    if is_infinity(precision):
        return with_precision(x, inf)
    if precision is S.MachinePrecision:
        return with_precision(x, None)
    digits = requested(ev, precision)
    if digits is False:
        return None
    if _has_constant(ev, x):
        x = approximate(ev, x, digits)
    return with_precision(x, digits)


def _has_constant(ev, x) -> bool:
    stack = [x]
    while stack:
        x = stack.pop()
        if type(x) is Symbol and ev.definitions[x].attributes & CONSTANT:
            return True
        if type(x) is Expr:
            stack.extend(x.args)
    return False


@builtin("SetAccuracy")
def set_accuracy(ev: Evaluator, x: Expression, accuracy: Expression) -> Expression | None:
    """SetAccuracy[expr, a] yields a version of expr in which all numbers have been set to have accuracy a."""
    if type(accuracy) not in (int, float, Rational):
        return with_precision(x, inf) if is_infinity(accuracy) else None
    return _at_accuracy(x, nearest_float(accuracy))


def _at_accuracy(x, accuracy: float):
    kind = type(x)
    if kind in REALS:
        if is_zero(x):
            return BigReal(to_decimal(0, 1), max(accuracy, 0.0))
        digits = accuracy + _size(x)
        return set_number(x, digits, False) if digits > 0 else 0
    if kind is Complex or kind is complex:
        re, im = parts(x)
        return complex_number(_at_accuracy(re, accuracy), _at_accuracy(im, accuracy))
    if kind is PackedArray:
        return _at_accuracy(x.unpack(), accuracy)
    if kind is Expr:
        return Expr(x.head, tuple([_at_accuracy(a, accuracy) for a in x.args]))
    return x


def _size(x) -> float:
    """log10 |x| of a real number."""
    return magnitude(to_decimal(x, 20))  # 20 digits: its logarithm is a machine number


@builtin("Precision")
def precision(ev: Evaluator, x: Expression) -> Expression:
    """Precision[x] gives the effective number of digits of precision in the number x."""
    return _measure(x, _precision)


def _precision(x):
    if type(x) is Complex:
        return _least(_precision(x.re), _precision(x.im))
    if type(x) is float or type(x) is complex:
        return S.MachinePrecision
    return 0.0 if type(x) is BigReal and is_zero(x) else precision_of(x)


def _least(a, b):
    if a is S.MachinePrecision or b is S.MachinePrecision:
        return S.MachinePrecision
    return min(a, b)


_ACCURACY_OF_ZERO = MACHINE_PRECISION - log10(float_info.min)  # as if 0. were the smallest machine number, as in Wolfram


@builtin("Accuracy")
def accuracy(ev: Evaluator, x: Expression) -> Expression:
    """Accuracy[x] gives the effective number of digits to the right of the decimal point in the number x."""
    return _measure(x, _accuracy)


def _accuracy(x):
    if type(x) is complex:
        return MACHINE_PRECISION - log10(abs(x)) if x else _ACCURACY_OF_ZERO
    if type(x) is Complex:
        re, im = parts(x)
        return min(_accuracy(re), _accuracy(im))
    if precision_of(x) == inf:
        return inf
    if is_zero(x):
        return x.precision if type(x) is BigReal else _ACCURACY_OF_ZERO
    return precision_of(x) - _size(x)


def _measure(x, measure):
    """The smallest measure among the numbers in x; Infinity without inexact ones."""
    smallest = inf
    stack = [x]
    while stack:
        x = stack.pop()
        if type(x) in NUMBERS:
            value = measure(x)
            if (MACHINE_PRECISION if value is S.MachinePrecision else value) < (
                MACHINE_PRECISION if smallest is S.MachinePrecision else smallest
            ):
                smallest = value
        elif type(x) is PackedArray:
            if x.array.dtype.kind != "i":
                stack.append(float(abs(x.array).max()))
        elif type(x) is Expr:
            stack.extend(x.args)
    return INFINITY if smallest == inf else smallest
