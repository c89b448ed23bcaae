"""Together, Cancel: sums over a common denominator, common factors cancelled."""

from fractions import Fraction

from ...evaluator import Evaluator, builtin
from ...expression import Expr, Expression, Rational, S, has_head
from ...mathematics.polynomial_terms import content_of, primitive_terms, widened
from ...mathematics.polynomials import ratio
from ...mathematics.rational_functions import cancel_power
from .expansion import OPTIONS
from .factors import each, product
from .forms import Generators, over_common_denominator, to_polynomial


@builtin("Together", options=OPTIONS, unsupported="Modulus Trig")
def together(ev: Evaluator, x: Expression, options: dict) -> Expression:
    """Together[expr] puts terms in a sum over a common denominator, and cancels factors in the result."""
    return each(ev, x, joined)


def joined(ev: Evaluator, x: Expression) -> Expression:
    """x over a common denominator, with common factors cancelled."""
    if type(x) is not Expr or x.head not in (S.Plus, S.Times, S.Power):
        return x
    above, below = over_common_denominator(ev, x)
    if not below and not _is_fraction(x):
        return x if x.head is not S.Plus else _with_content(ev, x)
    return cancelled(ev, above, below)


def _with_content(ev, x):
    """A sum with fractions over their common denominator."""
    generators = Generators()
    f = to_polynomial(ev, x, generators)
    if not f:
        return x
    content = content_of(f)
    if type(content) is int and abs(content) == 1:
        return x
    powers = [({e: ratio(c, content) for e, c in f.items()}, 1)]
    return product(ev, content, powers, generators)


def cancelled(ev: Evaluator, above: Expression, below: dict) -> Expression:
    """above over the product of below, with common polynomial factors cancelled."""
    generators = Generators()
    top = to_polynomial(ev, above, generators)
    if top is None:
        return Expr(S.Times, (above, *[Expr(S.Power, (b, -e)) for b, e in below.items()]))
    if not top:
        return 0
    others = []
    for base, e in below.items():
        f = to_polynomial(ev, base, generators)
        if f is None:
            others.append(Expr(S.Power, (base, -e)))
            continue
        others.append((f, e))
    count = len(generators.bases)
    top = widened(top, count)
    content = Fraction(content_of(top))
    top = primitive_terms(top)  # integers, and divided by primitive polynomials they stay so
    powers: list = []
    rest = []
    for item in others:
        if type(item) is Expr:
            rest.append(item)
            continue
        f, e = widened(item[0], count), item[1]
        c = content_of(f)
        content /= Fraction(c) ** e
        f = primitive_terms(f)
        top, powers = cancel_power(top, f, e, powers)
    merged: list = [(top, 1)] if any([any(e) for e in top]) else []
    for f, k in powers:
        if any([any(e) for e in f]):
            merged.append((f, -k))
    value = product(ev, content, merged, generators)
    return ev.evaluate(Expr(S.Times, (value, *rest))) if rest else value


@builtin("Cancel", options={"Modulus": 0, "Extension": S.None_, "Trig": S.False_}, unsupported="Modulus Extension Trig")
def cancel(ev: Evaluator, x: Expression, options: dict) -> Expression:
    """Cancel[expr] cancels out common factors in the numerator and denominator of expr."""
    return each(ev, x, _cancelled_terms)


def _cancelled_terms(ev, x):
    if type(x) is Expr and x.head is S.Plus:
        return Expr(S.Plus, tuple([_cancelled_terms(ev, a) for a in x.args]))
    if type(x) is not Expr or x.head not in (S.Times, S.Power):
        return x
    above, below = over_common_denominator(ev, x)
    return cancelled(ev, above, below) if below or _is_fraction(x) else x


def _is_fraction(x) -> bool:
    """A sum over an integer, whose common divisors cancel too?"""
    return x.head is S.Times and type(x.args[0]) is Rational and has_head(x.args[-1], S.Plus)
