"""Handlers of functions that act on each number: arithmetic, elementary functions, rounding, comparison, logic."""

import math
import operator
from collections.abc import Callable
from typing import TYPE_CHECKING

from .. import ops
from ..expression import Symbol
from ..expression.arithmetic import nearest_float
from ..ops import Value
from .table import Closure, Untranslatable, handler

if TYPE_CHECKING:
    from .translator import Translator


_THRESHOLD = 1e-10  # of Chop and Threshold


def _constant(t, function, numbers):
    """The result of an op on plain numbers."""
    value = function(*[ops.constant(nearest_float(n), ops.FLOAT64) for n in numbers])
    result = ops.compile([value]).run({})[0]
    return bool(result) if result.dtype.kind == "b" else float(result)


def _elementwise(t, function, args):
    """function(values…) with Wolfram's listable alignment; plain numbers stay numbers."""
    if not any([isinstance(a, (Value, list)) for a in args]):
        return _constant(t, function, [_number(a) for a in args])
    return function(*t.aligned([_operand(t, a) for a in args]))


def _operand(t, a):
    if isinstance(a, Value):
        return a if a.is_float and a.dtype == t.dtype else ops.cast(a, t.dtype)
    return t.real(a) if type(a) is list else _number(a)


def _number(a):
    if type(a) is bool or type(a) not in (int, float):
        raise Untranslatable(f"a number or an array expected, not {_name(a)}")
    return a


def _name(a) -> str:
    return (
        a.name
        if type(a) is Symbol
        else "a function"
        if type(a) is Closure
        else repr(a)
        if type(a) is str
        else "an association"
        if type(a) is dict
        else str(a)
    )


# --- functions of one number -----------------------------------------------------------------------------------------


def _reciprocal_of(function):
    return lambda x: ops.reciprocal(function(x))


def _at_reciprocal(function):
    return lambda x: function(ops.reciprocal(x))


def _acot(x):
    zero = ops.equal(x, 0.0)
    return ops.where(zero, math.pi / 2, ops.atan(ops.reciprocal(ops.where(zero, 1.0, x))))


def _indicator(test):
    return lambda x: ops.where(test(x), 1.0, 0.0)


def _sinc(x):
    zero = ops.equal(x, 0.0)
    safe = ops.where(zero, 1.0, x)
    return ops.where(zero, 1.0, ops.sin(safe) / safe)


UNARY = {
    "Minus": ops.negative,
    "Exp": ops.exp,
    "Sqrt": ops.sqrt,
    "CubeRoot": ops.cbrt,
    "Abs": ops.absolute,
    "RealAbs": ops.absolute,
    "Ramp": ops.relu,
    "LogisticSigmoid": ops.sigmoid,
    "Tanh": ops.tanh,
    "Sin": ops.sin,
    "Cos": ops.cos,
    "Tan": ops.tan,
    "ArcSin": ops.asin,
    "ArcCos": ops.acos,
    "Sinh": ops.sinh,
    "Cosh": ops.cosh,
    "ArcSinh": ops.asinh,
    "ArcCosh": ops.acosh,
    "ArcTanh": ops.atanh,
    "Cot": _reciprocal_of(ops.tan),
    "Csc": _reciprocal_of(ops.sin),
    "Sec": _reciprocal_of(ops.cos),
    "Coth": _reciprocal_of(ops.tanh),
    "Csch": _reciprocal_of(ops.sinh),
    "Sech": _reciprocal_of(ops.cosh),
    "ArcCot": _acot,
    "ArcCsc": _at_reciprocal(ops.asin),
    "ArcSec": _at_reciprocal(ops.acos),
    "ArcCoth": _at_reciprocal(ops.atanh),
    "ArcCsch": _at_reciprocal(ops.asinh),
    "ArcSech": _at_reciprocal(ops.acosh),
    "Haversine": lambda x: (1.0 - ops.cos(x)) * 0.5,
    "InverseHaversine": lambda x: ops.asin(ops.sqrt(x)) * 2.0,
    "Gudermannian": lambda x: ops.atan(ops.tanh(x * 0.5)) * 2.0,
    "InverseGudermannian": lambda x: ops.atanh(ops.tan(x * 0.5)) * 2.0,
    "Log2": lambda x: ops.log(x) * (1 / math.log(2)),
    "Log10": lambda x: ops.log(x) * (1 / math.log(10)),
    "Gamma": ops.gamma,
    "LogGamma": ops.lgamma,
    "Erfc": ops.erfc,
    "InverseErf": ops.erfinv,
    "InverseErfc": ops.erfcinv,
    "PolyGamma": ops.digamma,
    "Sinc": _sinc,
    "IntegerPart": ops.trunc,
    "FractionalPart": lambda x: x - ops.trunc(x),
    "Sign": ops.sign,
    "RealSign": ops.sign,
    "Unitize": _indicator(lambda x: ops.not_equal(x, 0.0)),
    "KroneckerDelta": _indicator(lambda x: ops.equal(x, 0.0)),
    "DiscreteDelta": _indicator(lambda x: ops.equal(x, 0.0)),
    "UnitStep": _indicator(lambda x: ops.greater_equal(x, 0.0)),
}


def _declare_unary(name, function):
    @handler(name, scalar=True)
    def translated(t: "Translator", args: list) -> Value:
        if len(args) != 1:
            raise Untranslatable(f"{name} takes one argument inside a net, not {len(args)}")
        return _elementwise(t, function, args)


for _each, _function in UNARY.items():
    _declare_unary(_each, _function)


# --- arithmetic ------------------------------------------------------------------------------------------------------


def _reduce(t, args, function, exact, neutral):
    """An associative function of any number of arguments, in the order given; numbers are put together exactly."""
    if not args:
        return neutral
    if all([type(a) in (int, float) for a in args]):
        result = args[0]
        for a in args[1:]:
            mixed = type(a) is not type(result)  # an integer beyond the reals beside one
            result = exact(nearest_float(result), nearest_float(a)) if mixed else exact(result, a)
        return result
    args = [_integers_kept(t, a) for a in args]
    values = t.aligned(args)
    result = values[0]
    for v in values[1:]:
        both_plain = not isinstance(result, Value) and not isinstance(v, Value)
        result = exact(result, v) if both_plain else function(result, v)
    return result


def _integers_kept(t, a):
    if isinstance(a, Value):
        return ops.cast(a, ops.INT64) if a.dtype is ops.BOOL else a
    return t.array_of(a) if type(a) is list else _number(a)


@handler("Plus", scalar=True)
def _plus(t, args):
    return _reduce(t, args, ops.add, operator.add, 0)


@handler("Times", scalar=True)
def _times(t, args):
    return _reduce(t, args, ops.multiply, operator.mul, 1)


@handler("Subtract", scalar=True)
def _subtract(t, args):
    return _reduce(t, _exactly(args, 2, "Subtract"), ops.subtract, operator.sub, 0)


@handler("Divide", scalar=True)
def _divide(t, args):
    return _quotient(t, *_exactly(args, 2, "Divide"))


def _quotient(t, a, b):
    if type(a) in (int, float) and type(b) in (int, float):
        if b == 0:
            raise Untranslatable("division by zero")
        return a // b if type(a) is type(b) is int and a % b == 0 else nearest_float(a) / nearest_float(b)
    return _elementwise(t, ops.divide, [a, b])


def _exactly(args, n, name):
    if len(args) != n:
        raise Untranslatable(f"{name} takes {n} arguments inside a net, not {len(args)}")
    return args


_LONGEST_POWER = 4096  # bits: far beyond the range of reals, in which a net computes


@handler("Power", scalar=True)
def _power(t, args):
    if len(args) != 2:
        raise Untranslatable("Power takes two arguments inside a net")
    a, b = args
    if type(a) in (int, float) and type(b) in (int, float):
        if type(a) is type(b) is int and b >= 0 and b * a.bit_length() <= _LONGEST_POWER:
            return a**b
        if not a > 0:
            return _constant(t, ops.power, args)
        try:
            return nearest_float(a) ** nearest_float(b)
        except OverflowError:
            return math.inf
    if type(a) in (int, float) and a == math.e:
        return _elementwise(t, ops.exp, [b])
    return _elementwise(t, ops.power, args)


@handler("Surd", scalar=True)
def _surd(t, args):
    x, n = _exactly(args, 2, "Surd")
    if isinstance(n, Value):  # the roots that exist: of positive numbers, and odd ones of negative numbers
        return _elementwise(t, lambda v, k: ops.sign(v) * ops.power(ops.absolute(v), 1.0 / k), [x, t.real(n)])
    if type(n) is not int:
        raise Untranslatable("the index of Surd must be an integer inside a net")
    if n == 3:
        return _elementwise(t, ops.cbrt, [x])
    if n % 2 == 0:
        return _elementwise(t, lambda v: ops.power(v, 1 / n), [x])
    return _elementwise(t, lambda v: ops.sign(v) * ops.power(ops.absolute(v), 1 / n), [x])


@handler("Log", scalar=True)
def _log(t, args):
    if len(args) == 1:
        return _elementwise(t, ops.log, args)
    return _elementwise(t, lambda b, x: ops.log(x) / ops.log(b), _lifted(t, _exactly(args, 2, "Log")))


def _lifted(t, args):
    """Plain numbers as values, where they meet arrays."""
    if not any([isinstance(a, (Value, list)) for a in args]):
        return args
    return [t.real(a) if type(a) in (int, float) else a for a in args]


@handler("ArcTan", scalar=True)
def _arctan(t, args):
    if len(args) == 1:
        return _elementwise(t, ops.atan, args)
    x, y = _exactly(args, 2, "ArcTan")
    return _elementwise(t, ops.atan2, [y, x])


@handler("Erf", scalar=True)
def _erf(t, args):
    if len(args) == 1:
        return _elementwise(t, ops.erf, args)
    return _elementwise(t, lambda a, b: ops.erf(b) - ops.erf(a), _lifted(t, _exactly(args, 2, "Erf")))


# --- rounding --------------------------------------------------------------------------------------------------------


def _declare_rounding(name, function, exact):
    @handler(name, scalar=True)
    def rounded(t: "Translator", args: list) -> int | Value:
        if len(args) == 1:
            return int(exact(args[0])) if type(args[0]) in (int, float) else _elementwise(t, function, args)
        if len(args) != 2:
            raise Untranslatable(f"{name} takes one or two arguments")
        return _elementwise(t, lambda x, a: function(x / a) * a, args)


for _each, _function, _exact in (("Round", ops.rint, round), ("Floor", ops.floor, math.floor), ("Ceiling", ops.ceil, math.ceil)):
    _declare_rounding(_each, _function, _exact)


@handler("Mod", scalar=True)
def _mod(t, args):
    if all([type(a) is int for a in args]) and len(args) == 2:
        return args[0] % args[1]
    if len(args) == 3:
        x, n, d = args
        return _elementwise(t, lambda u, m, o: ops.mod(u - o, m) + o, [x, n, d])
    return _elementwise(t, ops.mod, _exactly(args, 2, "Mod"))


@handler("Quotient", scalar=True)
def _integer_quotient(t, args):
    m, n = _exactly(args, 2, "Quotient")
    if type(m) is type(n) is int:
        return m // n
    return _elementwise(t, lambda a, b: ops.floor(a / b), [m, n])


@handler("Clip", scalar=True)
def _clip(t, args):
    x = args[0]
    low, high = _pair(args[1]) if len(args) > 1 else (-1, 1)
    if len(args) < 3:
        if type(low) in (int, float) and type(high) in (int, float):
            return _elementwise(t, lambda v: ops.clip(v, nearest_float(low), nearest_float(high)), [x])
        return _elementwise(t, lambda v, a, b: ops.minimum(ops.maximum(v, a), b), [x, low, high])
    below, above = _pair(args[2])
    return _elementwise(
        t, lambda v, a, b, u, o: ops.where(ops.less(v, a), u, ops.where(ops.greater(v, b), o, v)), [x, low, high, below, above]
    )


def _pair(x):
    if type(x) is not list or len(x) != 2:
        raise Untranslatable("Clip needs limits of the form {min, max}")
    return x


@handler("Chop", scalar=True)
def _chop(t, args):
    if not 1 <= len(args) <= 2:
        raise Untranslatable(f"Chop takes one or two arguments inside a net, not {len(args)}")
    limit = args[1] if len(args) > 1 else _THRESHOLD
    return _elementwise(t, lambda v, d: ops.where(ops.less(ops.absolute(v), d), 0.0, v), [args[0], limit])


@handler("Threshold", scalar=True)
def _threshold(t, args):
    x, spec = args[0], args[1] if len(args) > 1 else _THRESHOLD
    kind, limit = spec if type(spec) is list and len(spec) == 2 else ("Hard", spec)
    if kind == "Hard":
        return _elementwise(t, lambda v, d: ops.where(ops.greater(ops.absolute(v), d), v, 0.0), [x, limit])
    if kind == "Soft":
        return _elementwise(t, lambda v, d: ops.sign(v) * ops.relu(ops.absolute(v) - d), [x, limit])
    raise Untranslatable(f'Threshold knows the methods "Hard" and "Soft" inside a net, not {_name(kind)}')


@handler("Rescale")
def _rescale(t, args):
    x = args[0]
    if len(args) < 2:
        x = t.real(x)
        axes = tuple(range(1, x.ndim))
        low, high = ops.reduce_min(x, axes, True), ops.reduce_max(x, axes, True)
        return (x - low) / (high - low)
    low, high = args[1]
    new_low, new_high = args[2] if len(args) > 2 else (0, 1)
    return _elementwise(t, lambda v, a, b, c, d: (v - a) / (b - a) * (d - c) + c, [x, low, high, new_low, new_high])


# --- extremes --------------------------------------------------------------------------------------------------------


def _declare_extreme(name, pairwise, over, exact):
    @handler(name, scalar=True)
    def extreme(t: "Translator", args: list) -> Value:
        """The extreme one of numbers; lists count with all their elements, unless the layer threads over them."""
        if all([type(a) in (int, float) for a in args]) and args:
            return exact(args)
        if len(args) > 1 and all([_is_flat(a) or t.pads for a in args]):
            return _reduce(t, args, pairwise, lambda a, b: exact((a, b)), 0)
        parts = [t.array_of(a) for a in args]
        reduced = [p if p.ndim == 1 or t.pads else over(p, tuple(range(1, p.ndim))) for p in parts]
        return _reduce(t, reduced, pairwise, lambda a, b: exact((a, b)), 0)


def _is_flat(a) -> bool:
    return not isinstance(a, Value) and type(a) is not list or isinstance(a, Value) and a.ndim == 1


_declare_extreme("Max", ops.maximum, ops.reduce_max, max)
_declare_extreme("Min", ops.minimum, ops.reduce_min, min)


# --- comparison and logic --------------------------------------------------------------------------------------------


def _chain(t, args, function, exact):
    """a < b < c: every neighbouring pair."""
    if all([type(a) in (int, float, str, bool) for a in args]):
        return all([exact(a, b) for a, b in zip(args, args[1:])])
    result = None
    for a, b in zip(args, args[1:]):
        part = _compare(t, function, exact, a, b)
        result = part if result is None else _both(result, part)
    return True if result is None else result


def _compare(t, function, exact, a, b):
    if type(a) in (int, float) and type(b) in (int, float):
        return exact(a, b)
    return function(*t.aligned([_integers_kept(t, a), _integers_kept(t, b)]))


def _both(a, b):
    if type(a) is bool:
        return b if a else False
    if type(b) is bool:
        return a if b else False
    return ops.logical_and(a, b)


def _either(a, b):
    if type(a) is bool:
        return True if a else b
    if type(b) is bool:
        return True if b else a
    return ops.logical_or(a, b)


def _declare_comparison(name, function, exact):
    @handler(name, scalar=True)
    def compared(t: "Translator", args: list) -> Value:
        return _chain(t, args, function, exact)


COMPARISONS: dict[str, tuple[Callable, Callable]] = {
    "Equal": (ops.equal, operator.eq),
    "Unequal": (ops.not_equal, operator.ne),
    "Less": (ops.less, operator.lt),
    "LessEqual": (ops.less_equal, operator.le),
    "Greater": (ops.greater, operator.gt),
    "GreaterEqual": (ops.greater_equal, operator.ge),
    "SameQ": (ops.equal, operator.eq),
    "UnsameQ": (ops.not_equal, operator.ne),
}
for _each, (_function, _exact) in COMPARISONS.items():
    _declare_comparison(_each, _function, _exact)

for _each, _base in (
    ("GreaterThan", "Greater"),
    ("GreaterEqualThan", "GreaterEqual"),
    ("LessThan", "Less"),
    ("LessEqualThan", "LessEqual"),
    ("EqualTo", "Equal"),
    ("UnequalTo", "Unequal"),
):
    _declare_comparison(_each, *COMPARISONS[_base])


@handler("Inequality", scalar=True)
def _inequality(t, args):
    result = True
    for i in range(0, len(args) - 2, 2):
        result = _both(result, _compare(t, *COMPARISONS[args[i + 1].name], args[i], args[i + 2]))
    return result


def _declare_sign_test(name, function, exact):
    @handler(name, scalar=True)
    def tested(t: "Translator", args: list) -> Value:
        return _compare(t, function, exact, _exactly(args, 1, name)[0], 0)


for _each, _base in (
    ("Positive", "Greater"),
    ("Negative", "Less"),
    ("NonNegative", "GreaterEqual"),
    ("NonPositive", "LessEqual"),
    ("PossibleZeroQ", "Equal"),
):
    _declare_sign_test(_each, *COMPARISONS[_base])


@handler("And", scalar=True)
def _and(t, args):
    result = True
    for a in args:
        result = _both(result, _logical(a))
    return result


@handler("Or", scalar=True)
def _or(t, args):
    result = False
    for a in args:
        result = _either(result, _logical(a))
    return result


def _logical(a):
    if type(a) is bool or isinstance(a, Value):
        return a
    raise Untranslatable(f"True, False or a comparison expected, not {_name(a)}")


def _not(a):
    return not a if type(a) is bool else ops.logical_not(a)


@handler("Not", scalar=True)
def _negation(t, args):
    return _not(_logical(_exactly(args, 1, "Not")[0]))


@handler("Nand", scalar=True)
def _nand(t, args):
    return _not(_and(t, args))


@handler("Nor", scalar=True)
def _nor(t, args):
    return _not(_or(t, args))


@handler("Implies", scalar=True)
def _implies(t, args):
    a, b = _exactly(args, 2, "Implies")
    return _either(_not(_logical(a)), _logical(b))


@handler("Xor", scalar=True)
def _xor(t, args):
    result = _logical(args[0])
    for a in args[1:]:
        a = _logical(a)
        result = result != a if type(a) is type(result) is bool else ops.logical_xor(t.array_of(result), t.array_of(a))
    return result


@handler("Boole", scalar=True)
def _boole(t, args):
    a = _logical(_exactly(args, 1, "Boole")[0])
    return int(a) if type(a) is bool else ops.cast(a, t.dtype)
