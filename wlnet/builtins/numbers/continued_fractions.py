"""Continued fractions."""

from ...evaluator import Evaluator, builtin
from ...expression import EXACT_REALS, BigReal, Expr, Expression, S, elements, is_list, make_list, rational
from ...expression.arithmetic import precision_of
from ...expression.numbers import as_fraction
from ...mathematics.digits import partial_quotients


@builtin("ContinuedFraction", attributes="Listable", packed=False)
def continued_fraction(ev: Evaluator, x: Expression, n: Expression = None) -> Expression | None:
    """ContinuedFraction[x, n] generates a list of the first n terms in the continued fraction representation of x.
    ContinuedFraction[x] generates all terms that can be obtained given the precision of x."""
    limit = n if type(n) is int else None
    if type(x) in EXACT_REALS:
        value, slack = as_fraction(x), 0
    elif type(x) in (float, BigReal):
        value = as_fraction(x)
        slack = abs(value) / 10 ** int(precision_of(x))
    elif limit is not None:
        # a term takes about one digit, unusual ones more: twice as many and 20 serve
        approximation = ev.evaluate(Expr(S.N, (x, 2 * limit + 20)))
        return Expr(S.ContinuedFraction, (approximation, limit)) if type(approximation) is BigReal else None
    else:
        return None
    return make_list(partial_quotients(value, slack, limit))


@builtin("FromContinuedFraction")
def from_continued_fraction(ev: Evaluator, terms: Expression) -> Expression | None:
    """FromContinuedFraction[list] reconstructs a number from the list of its continued fraction terms."""
    if not is_list(terms) or not elements(terms):
        return None
    items = list(elements(terms))
    value = items[-1]
    for a in reversed(items[:-1]):
        value = ev.evaluate(Expr(S.Plus, (a, Expr(S.Power, (value, -1)))))
    return value


@builtin("Convergents")
def convergents(ev: Evaluator, x: Expression) -> Expression | None:
    """Convergents[list] gives the convergents of the continued fraction terms in list."""
    terms = x if is_list(x) else ev.evaluate(Expr(S.ContinuedFraction, (x,)))
    if not is_list(terms):
        return None
    h, k, h1, k1, out = 1, 0, 0, 1, []
    for a in elements(terms):
        if type(a) is not int:
            return None
        h, h1, k, k1 = a * h + h1, h, a * k + k1, k
        out.append(rational(h, k))
    return make_list(out)
