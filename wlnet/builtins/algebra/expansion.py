"""Expand and its relatives."""

from ...evaluator import Evaluator, builtin
from ...expression import Expr, Expression, S, Symbol
from ..kit.terms import term_parts
from ..numbers.fraction_parts import fraction_parts
from .coefficients import variables_of
from .forms import depends_on, expanded

OPTIONS = {"Modulus": 0, "Trig": S.False_}


@builtin("Expand", options=OPTIONS, unsupported="Trig")
def expand(ev: Evaluator, x: Expression, pattern: Expression = None, options: dict = None) -> Expression:
    """Expand[expr] expands out products and positive integer powers in expr.
    Expand[expr, patt] leaves unexpanded any parts of expr that are free of the pattern patt."""
    if pattern is not None and not depends_on(x, pattern) and type(pattern) is Symbol:
        return x
    return _modular(ev, expanded(ev, x), options)


def _modular(ev, x, options):
    m = options["Modulus"]
    if type(m) is not int or m == 0:
        return x
    if type(x) is int:
        return x % m
    if type(x) is Expr and x.head is S.Plus:
        return Expr(S.Plus, tuple([_modular(ev, a, options) for a in x.args]))
    c, rest = term_parts(x)
    return Expr(S.Times, (c % m, rest)) if type(c) is int else x


@builtin("ExpandAll", options=OPTIONS, unsupported="Trig")
def expand_all(ev: Evaluator, x: Expression, options: dict) -> Expression:
    """ExpandAll[expr] expands out all products and integer powers in any part of expr."""
    return _modular(ev, expanded(ev, x, everywhere=True), options)


@builtin("ExpandNumerator")
def expand_numerator(ev: Evaluator, x: Expression) -> Expression:
    """ExpandNumerator[expr] expands out products and powers that appear in the numerator of expr."""
    above, below = fraction_parts(ev, x)
    return Expr(S.Times, (expanded(ev, above), Expr(S.Power, (below, -1))))


@builtin("ExpandDenominator")
def expand_denominator(ev: Evaluator, x: Expression) -> Expression:
    """ExpandDenominator[expr] expands out products and powers that appear as denominators in expr."""
    above, below = fraction_parts(ev, x)
    return Expr(S.Times, (above, Expr(S.Power, (expanded(ev, below), -1))))


@builtin("PolynomialMod")
def polynomial_mod(ev: Evaluator, p: Expression, m: Expression) -> Expression | None:
    """PolynomialMod[poly, m] gives the polynomial poly reduced modulo m."""
    if type(m) is int:
        return _modular(ev, expanded(ev, p), {"Modulus": m})
    variables = variables_of(ev, m)
    return Expr(S.PolynomialRemainder, (p, m, variables[0])) if len(variables) == 1 else None
