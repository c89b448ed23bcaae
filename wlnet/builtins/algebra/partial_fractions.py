"""Apart: rational functions as sums of fractions with powers of irreducible polynomials below."""

from fractions import Fraction

from ...evaluator import Evaluator, builtin
from ...expression import EXACT_REALS, Expr, Expression, S, elements, is_list, make_list
from ...expression.numbers import as_fraction, from_fraction
from ...mathematics import rational_functions
from ...mathematics.polynomials import multiply_polynomials, primitive
from .coefficients import variables_of
from .forms import dense_coefficients, over_common_denominator, polynomial_from


@builtin("Apart")
def apart(ev: Evaluator, x: Expression, variable: Expression = None) -> Expression:
    """Apart[expr] rewrites a rational expression as a sum of terms with minimal denominators.
    Apart[expr, var] treats all variables other than var as constants."""
    if is_list(x):
        return make_list([Expr(S.Apart, (a, *([variable] if variable is not None else []))) for a in elements(x)])
    if variable is None:
        variables = variables_of(ev, x)
        if len(variables) != 1:
            return x if not variables else Expr(S.Apart, (x, variables[0]))
        variable = variables[0]
    terms = partial_fractions(ev, x, variable)
    if terms is None:
        return x
    return Expr(S.Plus, tuple(terms))


def partial_fractions(ev: Evaluator, x: Expression, variable: Expression) -> list | None:
    """The terms of the partial fraction expansion of a rational function with rational coefficients, or None."""
    parts = rational_function(ev, x, variable)
    if parts is None:
        return None
    quotient, fractions = rational_functions.partial_fractions(*parts)
    terms = [_polynomial(quotient, variable)] if quotient else []
    for numerator, factor, k in fractions:
        content, part = primitive([Fraction(c) for c in numerator])
        above = Expr(S.Times, (from_fraction(content), _polynomial(part, variable)))
        terms.append(Expr(S.Times, (above, Expr(S.Power, (_polynomial(factor, variable), -k)))))
    return terms


def rational_function(ev: Evaluator, x: Expression, variable: Expression) -> "tuple | None":
    """(numerator, denominator) as coefficient lists over the rationals, without common factors; None otherwise."""
    above, below = over_common_denominator(ev, x)
    top = rational_coefficients(ev, above, variable)
    if top is None:
        return None
    bottom = [1]
    for base, e in below.items():
        f = rational_coefficients(ev, base, variable)
        if f is None:
            return None
        for _ in range(e):
            bottom = multiply_polynomials(bottom, f)
    if not top:
        return [], [1]
    return rational_functions.reduced_fraction(top, bottom)


def rational_coefficients(ev: Evaluator, x: Expression, variable: Expression) -> "list | None":
    """[c0, c1, …] as ints and Fractions of a polynomial in one variable over the rationals, or None."""
    dense = dense_coefficients(ev, x, variable)
    return None if dense is None or any([type(c) not in EXACT_REALS for c in dense]) else [as_fraction(c) for c in dense]


def _polynomial(f: list, variable):
    return polynomial_from([from_fraction(c) for c in f], variable)
