"""Elementwise bodies over many numbers at once, with NumPy.

A body such as ``Sin[x]^2 + 1`` is walked once over whole arrays.  Integers carry exact bounds as Python integers, and
whatever could leave 64 bits refuses; reals refuse wherever an infinity or a domain error could appear, before a later
operation can hide it.  A refusal is not an error: the caller then goes one by one, where the exact rules apply.
"""

from ...expression import TYPE_CHECKING, Expr, Expression, PackedArray, Rational, S, Symbol
from ...expression.arithmetic import elementwise, elementwise_power, repeated_product

if TYPE_CHECKING:
    import numpy as np

    from ..evaluator import Evaluator

VECTOR_FROM = 32  # elements; for fewer a closure is faster than the operations of NumPy
_LIMIT = 2**63 - 1  # what an int64 holds
_LARGEST_ROUNDED = 2**62  # reals beyond it may round to more than 64 bits
_LARGEST_POWER = 63  # of integers: 2^64 is beyond 64 bits already


class Refuse(Exception):
    """This body, or these numbers, must be evaluated one by one."""


class _Integers:
    """An int64 array, or a Python integer, with bounds low <= values <= high; refused where they leave 64 bits.

    NumPy's integers wrap around in silence: bounds of a result that wrapped say so.
    """

    __slots__ = ("values", "low", "high")

    def __init__(self, values, low, high):
        if low < -_LIMIT or high > _LIMIT:
            raise Refuse
        self.values = values
        self.low = low
        self.high = high


def vector_body(ev: "Evaluator", body: Expression, variables: dict) -> "np.ndarray | None":
    """The body for each row of the variables as a NumPy array, or None where it must be evaluated one by one.

    ``variables`` maps symbols, or slot numbers of a pure function, to arrays of equal length.  The result has that
    length; a body that does not depend on the variables gives None.
    """
    import numpy as np  # slow; whoever has arrays has paid for it

    definitions = ev.definitions
    env = {}
    try:
        # what underflows has numbers of its own, beyond the machine's: the error says so without a look at the array
        with np.errstate(all="ignore", under="raise"):
            for name, array in variables.items():
                if array.dtype.kind == "i":
                    env[name] = _Integers(array, int(array.min()), int(array.max()))
                elif array.dtype.kind == "f":
                    env[name] = _finite(np, array)
                else:
                    return None
            result = _walk(ev, np, definitions, body, env)
    except (Refuse, FloatingPointError):
        return None
    values = result.values if type(result) is _Integers else result
    return values if isinstance(values, np.ndarray) else None


def _finite(np, x):
    """x if it is finite everywhere."""
    if isinstance(x, np.ndarray):
        if not np.isfinite(x).all():
            raise Refuse
    elif x - x != 0.0:
        raise Refuse
    return x


def _positive(np, x):
    """x, finite and found by a loop over Python's floats, which underflow in silence, where no true value is 0."""
    if _has_zero(np, x):
        raise Refuse
    return _finite(np, x)


def _walk(ev, np, definitions, e, env):
    kind = type(e)
    if kind is Symbol:
        column = env.get(e)
        if column is not None:
            return column
        d = definitions[e]
        value = d.own
        if type(value) is int:
            return _Integers(value, value, value)
        if type(value) is float:
            return value
        raise Refuse
    if kind is int:
        return _Integers(e, e, e)
    if kind is float:
        return e
    if kind is not Expr or type(e.head) is not Symbol:
        raise Refuse
    head, args = e.head, e.args
    if head is S.Slot and len(args) == 1:
        column = env.get(args[0])
        if column is None:
            raise Refuse
        return column
    d = definitions[head]
    if d.down or d.own is not None or d.function is None:
        raise Refuse
    if head is S.Power and len(args) == 2:
        return _power(ev, np, definitions, args, env)
    rule = _RULES.get(head)
    if rule is None:
        raise Refuse
    return rule(np, [_walk(ev, np, definitions, a, env) for a in args])


def _real(x):
    """A value as real numbers; integers beyond 2^53 would be rounded, as Wolfram does too."""
    if type(x) is _Integers:
        return x.values.astype("float64") if hasattr(x.values, "astype") else float(x.values)
    return x


def _plus(np, xs):
    if not xs:
        raise Refuse
    if len(xs) > 2 and not all([type(x) is _Integers for x in xs]):  # in the order that Orderless gives them
        xs = np.sort(np.broadcast_arrays(*[_real(x) for x in xs]), axis=0)
    total = xs[0]
    for x in xs[1:]:
        if type(total) is _Integers and type(x) is _Integers:
            total = _Integers(total.values + x.values, total.low + x.low, total.high + x.high)
        else:
            total = _finite(np, _real(total) + _real(x))
    return total


def _times(np, xs):
    if not xs:
        raise Refuse
    product = xs[0]
    for x in xs[1:]:
        if type(product) is _Integers and type(x) is _Integers:
            corners = [a * b for a in (product.low, product.high) for b in (x.low, x.high)]
            product = _Integers(product.values * x.values, min(corners), max(corners))
        else:
            a, b = _real(product), _real(x)
            product = _finite(np, a * b)
            if type(product) is float and not product and a and b:
                raise Refuse
    return product


def _has_zero(np, values) -> bool:
    return bool((values == 0).any()) if isinstance(values, np.ndarray) else values == 0


def _power(ev, np, definitions, args, env):
    base, exponent = args
    if base is S.E:
        return _positive(np, elementwise(np, "exp", _only_real(_walk(ev, np, definitions, exponent, env))))
    x = _walk(ev, np, definitions, base, env)
    if type(exponent) is Rational and (exponent.numerator, exponent.denominator) == (1, 2):
        return _square_root(np, [x])
    if type(exponent) is int:
        if type(x) is _Integers:
            if not 0 < exponent <= _LARGEST_POWER:
                raise Refuse
            corners = [x.low**exponent, x.high**exponent]
            low = 0 if exponent % 2 == 0 and x.low <= 0 <= x.high else min(corners)
            return _Integers(x.values**exponent, low, max(corners))
        if exponent == 0 or exponent < 0 and _has_zero(np, x):
            raise Refuse
        power = repeated_product(x, abs(exponent), lambda a, b: a * b)
        return _finite(np, power if exponent > 0 else 1.0 / _finite(np, power))
    y = _walk(ev, np, definitions, exponent, env)
    if type(y) is _Integers or type(x) is _Integers:
        raise Refuse
    if (np.asarray(x) <= 0).any():
        raise Refuse
    return _positive(np, elementwise_power(np, x, y))


def _only_real(x):
    if type(x) is _Integers:
        raise Refuse  # an exact argument keeps the function symbolic
    return x


def _function(name: str, domain=None, checked=_finite):
    def apply(np, xs):
        if len(xs) != 1:
            raise Refuse
        x = _only_real(xs[0])
        if domain is not None and not domain(np.asarray(x)).all():
            raise Refuse
        return checked(np, elementwise(np, name, x))

    return apply


def _square_root(np, xs):
    if len(xs) != 1:
        raise Refuse
    x = _only_real(xs[0])
    if (np.asarray(x) < 0).any():
        raise Refuse
    return np.sqrt(x)


def _absolute(np, xs):
    if len(xs) != 1:
        raise Refuse
    x = xs[0]
    if type(x) is _Integers:
        return _Integers(abs(x.values), 0, max(abs(x.low), abs(x.high)))
    return abs(x)


def _rounding(name: str):
    def apply(np, xs):
        if len(xs) != 1:
            raise Refuse
        x = xs[0]
        if type(x) is _Integers:
            return x
        y = np.asarray(getattr(np, name)(x))
        if (abs(y) > _LARGEST_ROUNDED).any():
            raise Refuse
        y = y.astype("int64")
        return _Integers(y if y.ndim else int(y), int(y.min()), int(y.max()))

    return apply


def _modulo(np, xs):
    if len(xs) != 2 or type(xs[0]) is not _Integers or type(xs[1]) is not _Integers or xs[1].low <= 0:
        raise Refuse
    return _Integers(xs[0].values % xs[1].values, 0, xs[1].high - 1)


def _quotient(np, xs):
    if len(xs) != 2 or type(xs[0]) is not _Integers or type(xs[1]) is not _Integers or xs[1].low <= 0:
        raise Refuse
    bound = max(abs(xs[0].low), abs(xs[0].high))
    return _Integers(xs[0].values // xs[1].values, -bound, bound)


def _minus(np, xs):
    return _times(np, [_Integers(-1, -1, -1), *xs]) if len(xs) == 1 else _refuse()


def _subtract(np, xs):
    return _plus(np, [xs[0], _minus(np, [xs[1]])]) if len(xs) == 2 else _refuse()


def _divide(np, xs):
    if len(xs) != 2 or type(xs[1]) is _Integers or _has_zero(np, xs[1]):
        raise Refuse
    return _times(np, [xs[0], _finite(np, 1.0 / xs[1])])


def _refuse():
    raise Refuse


def _numeric(np, xs):
    return _real(xs[0]) if len(xs) == 1 else _refuse()


# Only functions whose NumPy loop gives bit for bit what the scalar path gives belong here.
_RULES = {
    S.Plus: _plus,
    S.Times: _times,
    S.Minus: _minus,
    S.Subtract: _subtract,
    S.Divide: _divide,
    S.Sqrt: _square_root,
    S.Sin: _function("sin"),
    S.Cos: _function("cos"),
    S.Exp: _function("exp", checked=_positive),
    S.Log: _function("log", lambda x: x > 0),
    S.Abs: _absolute,
    S.Floor: _rounding("floor"),
    S.Ceiling: _rounding("ceil"),
    S.Round: _rounding("rint"),
    S.Mod: _modulo,
    S.Quotient: _quotient,
    S.N: _numeric,
}


def vector_map(ev: "Evaluator", f: Expression, items: Expression) -> PackedArray | None:
    """f over a list of numbers as a PackedArray, or None: for pure functions of one argument."""
    if type(f) is not Expr or f.head is not S.Function or not 1 <= len(f.args) <= 2:
        return None
    if type(items) is not PackedArray or items.array.ndim != 1 or items.array.shape[0] < VECTOR_FROM:
        return None
    if len(f.args) == 1:
        body, name = f.args[0], 1
    else:
        body, name = f.args[1], f.args[0]
        if type(name) is Expr and name.head is S.List and len(name.args) == 1:
            name = name.args[0]
        if type(name) is not Symbol:
            return None
    result = vector_body(ev, body, {name: items.array})
    return None if result is None else PackedArray(result)
