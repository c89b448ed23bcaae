"""Numerators and denominators."""

from math import lcm

from ...evaluator import Evaluator, builtin
from ...expression import EXACT_REALS, Complex, Expr, Expression, Rational, S, make_list, rational
from ...expression.arithmetic import denominator, multiply, negate, numerator
from ..kit.terms import is_negative, opposite


@builtin("Numerator", attributes="Listable", packed=False)
def numerator_(ev: Evaluator, x: Expression) -> Expression:
    """Numerator[expr] gives the numerator of expr."""
    return fraction_parts(ev, x)[0]


@builtin("Denominator", attributes="Listable", packed=False)
def denominator_(ev: Evaluator, x: Expression) -> Expression:
    """Denominator[expr] gives the denominator of expr."""
    return fraction_parts(ev, x)[1]


@builtin("NumeratorDenominator", attributes="Listable", packed=False)
def numerator_denominator(ev: Evaluator, x: Expression) -> Expression:
    """NumeratorDenominator[expr] gives the list {Numerator[expr], Denominator[expr]}."""
    return make_list(fraction_parts(ev, x))


def fraction_parts(ev: Evaluator, x: Expression) -> tuple:
    """(numerator, denominator) of an expression: factors with negative exponents go below."""
    if type(x) is Rational:
        return x.numerator, x.denominator
    if type(x) is Complex and (type(x.re) is Rational or type(x.im) is Rational):
        below = lcm(*[denominator(p) for p in (x.re, x.im) if type(p) in EXACT_REALS])
        return multiply(x, below), below
    factors = x.args if type(x) is Expr and x.head is S.Times else (x,)
    above, below = [], []
    for f in factors:
        if len(factors) > 1 and type(f) in (Rational, Complex):
            n, d = fraction_parts(ev, f)
            above.append(n)
            below.append(d)
        elif type(f) is Expr and f.head is S.Power and len(f.args) == 2:
            n, d = _fraction_of_power(*f.args)
            above.append(n)
            below.append(d)
        else:
            above.append(f)
    return ev.evaluate(Expr(S.Times, tuple(above))), ev.evaluate(Expr(S.Times, tuple(below)))


def _fraction_of_power(base, exponent):
    if type(base) is Rational and type(exponent) is Rational:
        if exponent.numerator < 0:
            base, exponent = rational(base.denominator, base.numerator), negate(exponent)
        return Expr(S.Power, (numerator(base), exponent)), Expr(S.Power, (denominator(base), exponent))
    if is_negative(exponent):
        return 1, Expr(S.Power, (base, opposite(exponent)))
    if type(exponent) is Expr and exponent.head is S.Plus:
        down = [a for a in exponent.args if is_negative(a)]
        if down:
            up = [a for a in exponent.args if not is_negative(a)]
            return Expr(S.Power, (base, Expr(S.Plus, tuple(up)))), Expr(
                S.Power, (base, Expr(S.Plus, tuple([opposite(a) for a in down])))
            )
    return Expr(S.Power, (base, exponent)), 1
