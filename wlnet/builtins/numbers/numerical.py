"""N: numerical values, to machine precision or to as many digits as asked for."""

from math import inf, log10

from ...evaluator import Evaluator, builtin
from ...evaluator.attributes import CONSTANT, N_HOLD_FIRST, N_HOLD_REST
from ...expression import (
    EXACT_REALS,
    NUMBERS,
    REALS,
    Association,
    BigReal,
    Complex,
    Expr,
    Expression,
    PackedArray,
    S,
    Symbol,
    complex_number,
    elements,
    has_head,
    make_list,
    pack,
    rational,
)
from ...expression.arithmetic import MACHINE_PRECISION, nearest_float, parts, rounded, sign, to_decimal, to_float
from ...expression.compounds import is_infinity
from ...expression.numbers import Number, as_fraction, from_fraction
from ...mathematics.precise import constant
from ..kit.terms import is_numeric
from .constants import MACHINE_VALUES


@builtin(
    "N",
    messages={
        "precbd": "Requested precision `1` is not a machine-sized real number.",
        "precsm": "Requested precision `1` is smaller than $MinPrecision.",
    },
)
def n(ev: Evaluator, x: Expression, precision: Expression = S.MachinePrecision) -> Expression | None:
    """N[expr] gives the numerical value of expr.
    N[expr, n] attempts to give a result with n-digit precision."""
    digits = requested(ev, precision)
    if digits is None:
        return approximate(ev, x, None)
    if digits is False:
        return None
    if has_head(precision, S.List) and len(precision.args) == 2 and type(precision.args[1]) in (int, float):
        return _with_accuracy(ev, x, digits, float(precision.args[1]))
    return _with_digits(ev, x, digits)


def _with_accuracy(ev, x, digits: float, accuracy: float):
    """x to so many digits, but to no more than so many behind the point."""
    if type(x) in (Expr, PackedArray) and x.head is S.List:
        return make_list([_with_accuracy(ev, a, digits, accuracy) for a in elements(x)])
    value = approximate(ev, x, None)
    if type(value) is not float or value == 0:
        return value if digits == inf else _with_digits(ev, x, digits)
    return _with_digits(ev, x, min(digits, accuracy + log10(abs(value))))


def requested(ev: Evaluator, precision: Expression) -> float | bool | None:
    """None for machine precision, a number of digits, or False for a bad request."""
    if precision is S.MachinePrecision:
        return None
    if type(precision) is Expr and precision.head is S.List:  # {precision, accuracy}
        has_accuracy = len(precision.args) == 2 and type(precision.args[1]) in (int, float)
        precision = precision.args[0] if precision.args else precision
        if is_infinity(precision) and has_accuracy:
            return inf
        if is_infinity(precision) or precision is S.MachinePrecision:
            return None
    value = ev.evaluate(Expr(S.N, (precision,))) if type(precision) in (Expr, Symbol) else precision
    if type(value) not in REALS or nearest_float(value) == inf:
        ev.message("N", "precbd", precision)
        return False
    return nearest_float(value) if sign(value) > 0 else 1.0


_MOST_ATTEMPTS = 6  # what loses all its digits every time is 0, as far as can be told


def _with_digits(ev, x, digits: float):
    """x to this many digits: with more and more digits on the way until enough are left."""
    extra = 12.0  # digits, to begin with: what an expression loses on the way is measured, and added, below
    for _ in range(_MOST_ATTEMPTS):
        value = approximate(ev, x, digits + extra)
        short = digits - _lowest_precision(value)
        if short <= 0:
            break
        extra += short + 4  # and some more, for what the longer digits lose
    return with_precision(value, digits, only_lower=True)


def _lowest_precision(x) -> float:
    """The smallest precision among the arbitrary-precision numbers in x; zeros do not count."""
    low = inf
    stack = [x]
    while stack:
        x = stack.pop()
        kind = type(x)
        if kind is BigReal and x.value:
            low = min(low, x.precision)
        elif kind is Complex:
            stack.extend((x.re, x.im))
        elif kind is Expr:
            stack.extend(x.args)
    return low


def approximate(ev: Evaluator, x: Expression, digits: "float | None") -> Expression:
    """x with its numbers and constants made approximate: machine numbers, or reals of this many digits."""
    kind = type(x)
    if kind in NUMBERS:
        return approximate_number(x, digits)
    if kind is Symbol:
        return _approximate_symbol(ev, x, digits)
    if kind is PackedArray:
        if digits is None:
            return PackedArray(x.array.astype("float64")) if x.array.dtype.kind == "i" else x
        return approximate(ev, x.unpack(), digits)
    if kind is Association:
        return Association({k: approximate(ev, v, digits) for k, v in x.items()})
    if kind is not Expr:
        convert = getattr(x, "numerical", None)
        return x if convert is None else convert()
    return _approximate_compound(ev, x, digits)


def approximate_number(x: Number, digits: "float | None") -> Number:
    """A number as a machine number, or with this many digits."""
    kind = type(x)
    if kind is float or kind is complex:
        return x
    if kind is Complex:
        return complex_number(approximate_number(x.re, digits), approximate_number(x.im, digits))
    if digits is None:
        value = to_float(x)
        return BigReal(to_decimal(x, MACHINE_PRECISION), MACHINE_PRECISION) if value is None else value
    if kind is BigReal:
        return BigReal(rounded(x.value, digits), digits) if x.precision > digits else x
    if kind is int and x == 0:
        return 0
    return _rounded_number(x, digits)


def _rounded_number(x, digits: float) -> BigReal:
    """A real number with this many digits."""
    # 30 digits more on the way: of a quotient that was rounded before, rounding must not go the wrong way
    return BigReal(rounded(to_decimal(x, digits + 30), digits), digits)


def _approximate_symbol(ev, x: Symbol, digits):
    d = ev.definitions[x]
    if d.nvalues:
        result = _user_value(ev, d, x, digits)
        if result is not None:
            return result
    if d.attributes & CONSTANT and x.name in MACHINE_VALUES:
        if digits is None:
            return MACHINE_VALUES[x.name]
        return constant(x.name, digits)
    return x


def _user_value(ev, d, x, digits):
    """N[x] by the definitions that the user has made for it."""
    if digits is None:
        machine = make_list((S.MachinePrecision, S.MachinePrecision))
        forms = [Expr(S.N, (x, machine)), Expr(S.N, (x,)), Expr(S.N, (x, S.MachinePrecision))]
    else:
        forms = [Expr(S.N, (x, digits))]
    if digits is not None and digits == int(digits):
        forms.append(Expr(S.N, (x, int(digits))))
    for form in forms:
        result = ev.apply_table(d.nvalues, form)
        if result is not None:
            value = ev.evaluate(result)
            return approximate_number(value, None) if digits is None and type(value) in EXACT_REALS else value
    return None


def _approximate_compound(ev, x: Expr, digits):
    head, args = x.head, x.args
    if type(head) is Symbol:
        d = ev.definitions[head]
        if d.nvalues:
            result = _user_value(ev, d, x, digits)
            if result is not None:
                return result
        numeric = _NUMERICAL.get(head.name)
        if numeric is not None:
            result = numeric(ev, x, digits)
            if result is not None:
                return result
        held = d.attributes
    else:
        held = 0
    if head is S.Power and len(args) == 2 and (type(args[1]) is int or args[1] in _ROOTS and not is_numeric(ev, args[0])):
        # integers and square roots stay as they are written
        new = (approximate(ev, args[0], digits), args[1])
    elif head is S.DirectedInfinity:
        return x
    else:
        new = []
        for i, a in enumerate(args):
            keep = held & (N_HOLD_FIRST if i == 0 else N_HOLD_REST)
            new.append(a if keep else approximate(ev, a, digits))
        new = tuple(new)
    if all([a is b for a, b in zip(args, new)]):
        return x
    result = Expr(head, new)
    return pack(result) if head is S.List else ev.evaluate(result)


_ROOTS = (rational(1, 2), rational(-1, 2))


def _numerical_sum(name: str):
    def evaluate(ev, x: Expr, digits):
        head = S[name]
        if ev.definitions[head].function is None:
            return None
        result = ev.evaluate(Expr(head, x.args))
        return result if type(result) in NUMBERS else None

    return evaluate


# What N makes of calls that stay unevaluated in exact form.
_NUMERICAL = {"Integrate": _numerical_sum("NIntegrate"), "Sum": _numerical_sum("NSum"), "Product": _numerical_sum("NProduct")}


def with_precision(x: Expression, digits: "float | None", only_lower: bool = False) -> Expression:
    """x with every number set to this many digits (None: machine precision)."""
    kind = type(x)
    if kind in NUMBERS:
        return set_number(x, digits, only_lower)
    if kind is PackedArray:
        if digits is None:
            return PackedArray(x.array.astype("float64")) if x.array.dtype.kind == "i" else x
        return with_precision(x.unpack(), digits, only_lower)
    if kind is Expr:
        if x.head is S.Power and len(x.args) == 2 and type(x.args[1]) is int:
            return Expr(x.head, (with_precision(x.args[0], digits, only_lower), x.args[1]))
        return Expr(x.head, tuple([with_precision(a, digits, only_lower) for a in x.args]))
    return x


def set_number(x: Number, digits: float | None, only_lower: bool) -> Number:
    """A number with this many digits; ``only_lower``: one with fewer keeps those it has."""
    kind = type(x)
    if kind is Complex or kind is complex:
        re, im = parts(x)
        return complex_number(set_number(re, digits, only_lower), set_number(im, digits, only_lower))
    if only_lower:
        if kind is not BigReal or x.precision <= digits:
            return x
    elif digits is None:
        return approximate_number(x, None)
    if digits == inf:
        exact = as_fraction(x)
        return from_fraction(exact)
    if kind is int and x == 0:
        return 0
    return _rounded_number(x, digits)
