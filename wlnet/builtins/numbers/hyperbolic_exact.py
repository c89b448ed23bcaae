"""Exact rules of the hyperbolic functions."""

from ...evaluator import Evaluator
from ...expression import Complex, Expr, Expression, S, Symbol, rational
from ...expression.arithmetic import add, denominator, multiply, negate, numerator
from ..kit.formulas import fill
from ..kit.scalars import HALF
from ..kit.terms import (
    COMPLEX_INFINITY,
    INFINITY,
    imaginary_factor,
    is_infinite,
    is_negative,
    make_power,
    make_times,
    pi_multiple,
)
from .circular_exact import CIRCULAR, EXACT_REALS, mirrored, of_imaginary, of_inverse

_AT_ZERO = {S.Sinh: 0, S.Cosh: 1, S.Tanh: 0, S.Coth: COMPLEX_INFINITY, S.Sech: 1, S.Csch: COMPLEX_INFINITY}


_AT_INFINITY = {S.Sinh: None, S.Cosh: None, S.Tanh: 1, S.Coth: 1, S.Sech: 0, S.Csch: 0}


def hyperbolic(ev: Evaluator, head: Symbol, x: Expression) -> Expression | None:
    """Sinh, Cosh, Tanh, Coth, Sech, Csch of an exact or symbolic argument; None if nothing applies."""
    if type(x) is int and x == 0:
        return _AT_ZERO[head]
    if is_infinite(x):
        return _hyperbolic_at_infinity(head, x)
    if is_negative(x):
        return mirrored(head, x)
    y = imaginary_factor(x)
    if y is not None:
        return of_imaginary(head, y)
    if type(x) is Expr:
        if x.head is S.Log and len(x.args) == 1:
            return _of_logarithm(ev, head, x.args[0])
        if x.head is S.Plus:
            value = _imaginary_shift(head, x)
            if value is not None:
                return value
        return of_inverse(ev, head, x)
    return None


def _imaginary_shift(head, x):
    """A sum with a multiple of I Pi/2 among its terms: head[y + I q Pi] by the circular function of -I y + q Pi."""
    for i, a in enumerate(x.args):
        y = imaginary_factor(a)
        q = None if y is None else pi_multiple(y)
        if q is None or denominator(q) > 2:
            continue
        rest = x.args[:i] + x.args[i + 1 :]
        inner = rest[0] if len(rest) == 1 else Expr(S.Plus, rest)
        other, factor = CIRCULAR[head]
        turned = Expr(S.Plus, (make_times(q, S.Pi), make_times(Complex(0, -1), inner)))
        return make_times(factor, Expr(other, (turned,)))
    return None


def _hyperbolic_at_infinity(head, x):
    if not x.args or x.args[0] not in (1, -1):
        return S.Indeterminate
    s = x.args[0]
    limit = _AT_INFINITY[head]
    if limit is None:
        return INFINITY if head is S.Cosh else Expr(S.DirectedInfinity, (s,))
    return limit * s


_OF_LOGARITHM = {
    S.Sinh: "(-1 + x^2)/(2 x)",
    S.Cosh: "(1 + x^2)/(2 x)",
    S.Tanh: "(-1 + x^2)/(1 + x^2)",
    S.Coth: "(1 + x^2)/(-1 + x^2)",
    S.Sech: "2 x/(1 + x^2)",
    S.Csch: "2 x/(-1 + x^2)",
}


def _of_logarithm(ev, head, r):
    """Hyperbolic functions of Log[r] are rational in r."""
    if type(r) not in EXACT_REALS:
        return fill(ev, _OF_LOGARITHM[head], x=r)
    inverse = rational(denominator(r), numerator(r))
    sine = multiply(HALF, add(r, negate(inverse)))
    cosine = multiply(HALF, add(r, inverse))
    return {
        S.Sinh: sine,
        S.Cosh: cosine,
        S.Tanh: make_times(sine, make_power(cosine, -1)),
        S.Coth: make_times(cosine, make_power(sine, -1)),
        S.Sech: make_power(cosine, -1),
        S.Csch: make_power(sine, -1),
    }[head]
