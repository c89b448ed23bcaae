"""Exact rules of the logarithm."""

from ...evaluator import Evaluator
from ...evaluator.attributes import CONSTANT
from ...expression import Complex, Expr, Expression, Rational, S, Symbol, complex_number, rational
from ...expression.arithmetic import denominator, multiply, negate, numerator, sign
from ...mathematics.number_theory import common_base
from ..kit.scalars import HALF
from ..kit.terms import (
    INFINITY,
    MINUS_INFINITY,
    is_infinite,
    is_numeric,
    make_minus,
    make_times,
    opposite,
)
from .circular_exact import EXACT_REALS


def logarithm(ev: Evaluator, head: Symbol, x: Expression) -> Expression | None:
    """Log of an exact or symbolic argument."""
    kind = type(x)
    if kind is int and x in (0, 1):
        return MINUS_INFINITY if x == 0 else 0
    if x is S.E:
        return 1
    if is_infinite(x):
        return INFINITY
    if kind in EXACT_REALS:
        if sign(x) < 0:
            return Expr(S.Plus, (make_times(Complex(0, 1), S.Pi), Expr(S.Log, (negate(x),))))
        if numerator(x) < denominator(x):
            return make_minus(Expr(S.Log, (rational(denominator(x), numerator(x)),)))
        return None
    if kind is Complex and type(x.re) is int and x.re == 0:
        angle = complex_number(0, multiply(HALF, sign(x.im)))
        size = negate(x.im) if sign(x.im) < 0 else x.im
        return Expr(S.Plus, (make_times(angle, S.Pi), Expr(S.Log, (size,))))
    if kind is Expr:
        return _logarithm_of_power(ev, x)
    return None


def _logarithm_of_power(ev, x):
    if x.head is S.Power and len(x.args) == 2:
        base, exponent = x.args
        if base is S.E and _is_real(ev, exponent):
            return exponent
        if base is S.E and is_numeric(ev, exponent):
            return _in_principal_strip(ev, exponent)
        is_positive = type(base) in EXACT_REALS and sign(base) > 0
        if type(base) is Symbol:
            is_positive = bool(ev.definitions[base].attributes & CONSTANT)
        if is_positive and type(exponent) in EXACT_REALS:
            return make_times(exponent, Expr(S.Log, (base,)))
    if x.head is S.Times and type(x.args[0]) in EXACT_REALS and sign(x.args[0]) < 0 and _is_positive(ev, x):
        return Expr(S.Plus, (make_times(Complex(0, 1), S.Pi), Expr(S.Log, (opposite(x),))))
    return None


def _in_principal_strip(ev, z):
    """Log[E^z] for an exact number z: z less as many turns as bring its imaginary part between -Pi and Pi."""
    turns = ev.evaluate(Expr(S.Ceiling, (Expr(S.Subtract, (Expr(S.Divide, (Expr(S.Im, (z,)), make_times(2, S.Pi))), HALF)),)))
    return Expr(S.Subtract, (z, make_times(Complex(0, 2 * turns), S.Pi))) if type(turns) is int else None


def _is_real(ev, x) -> bool:
    return type(x) in EXACT_REALS or is_numeric(ev, x) and type(ev.evaluate(Expr(S.N, (x,)))) is float


def _is_positive(ev, x) -> bool:
    if not is_numeric(ev, x):
        return False
    value = ev.evaluate(Expr(S.N, (opposite(x),)))
    return type(value) is float and value > 0


def integer_logarithm(base: int, x: int | Rational) -> int | Rational | None:
    """Log[base, x] where it is an exact fraction, else None."""
    if sign(x) <= 0:
        return None
    if numerator(x) == 1 and denominator(x) > 1:
        inverse = integer_logarithm(base, denominator(x))
        return None if inverse is None else negate(inverse)
    if type(x) is not int:
        return None
    if x == 1:
        return 0
    exponents = common_base(x, base)
    return None if exponents is None else rational(*exponents)
