"""Factor and its relatives: products of irreducible polynomials."""

from collections.abc import Callable
from fractions import Fraction
from functools import cmp_to_key

from ...evaluator import Evaluator, builtin
from ...expression import Expr, Expression, S, Symbol, elements, is_list, make_list
from ...expression.numbers import from_fraction
from ...expression.order import compare
from ...mathematics.modular_polynomials import factor_modulo
from ...mathematics.polynomial_factors import square_free
from ...mathematics.polynomial_terms import content_of, from_dense, to_dense, widened
from ...mathematics.polynomial_terms import factor_terms as factor_polynomial_terms
from ...mathematics.polynomials import primitive, ratio
from ...mathematics.rational_functions import divide_factors
from .forms import Generators, dense_modulo, from_polynomial, modulus_of, over_common_denominator, to_polynomial


def each(ev: Evaluator, x: Expression, function: Callable) -> Expression:
    """function over lists and equations, and the parts of rules."""
    if is_list(x):
        return make_list([each(ev, a, function) for a in elements(x)])
    if type(x) is Expr and x.head in (S.Equal, S.Unequal, S.Less, S.LessEqual, S.Greater, S.GreaterEqual, S.Rule):
        return Expr(x.head, tuple([each(ev, a, function) for a in x.args]))
    return function(ev, x)


@builtin(
    "Factor",
    options={"Modulus": 0, "Extension": S.None_, "GaussianIntegers": S.False_, "Trig": S.False_},
    unsupported="Extension GaussianIntegers Trig",
)
def factor(ev: Evaluator, x: Expression, options: dict) -> Expression:
    """Factor[poly] factors a polynomial over the integers; Factor[poly, Modulus -> p] over the integers modulo a prime."""
    p = modulus_of(ev, S.Factor, options)
    return each(ev, x, (lambda ev, x: _factored_modulo(ev, x, p)) if p else factored)


def _factored_modulo(ev, x, p: int):
    parts = _factors_modulo(ev, S.Factor, x, p)
    return x if parts is None else product(ev, *parts)


def _factors_modulo(ev, head: Symbol, x, p: int) -> "tuple | None":
    """(content, [(polynomial, multiplicity)], generators) of a polynomial in one variable over a field of p elements."""
    dense = dense_modulo(ev, head, [x], p)
    if dense is None:
        return None
    generators, (f,) = dense
    content, factors = factor_modulo(f, p) if f else (0, [])
    return content, [(from_dense(g), k) for g, k in factors], generators


def factored(ev: Evaluator, x: Expression) -> Expression:
    """x as a quotient of products of irreducible polynomials."""
    if type(x) is not Expr:
        return x
    above, below = over_common_denominator(ev, x)
    generators = Generators()
    top = _factors(ev, above, generators)
    if top is None:
        return x
    bottom = []
    for base, e in below.items():
        parts = _factors(ev, base, generators)
        if parts is None:
            return x
        bottom.append((parts, e))
    content, powers = divide_factors(top, bottom, len(generators.bases))
    return product(ev, content, powers, generators)


def _factors(ev, x, generators: Generators):
    """(content, [(polynomial, multiplicity)]) of a polynomial expression, or None."""
    if type(x) is Expr and x.head is S.Times:
        content, factors = 1, []
        for a in x.args:
            parts = _factors(ev, a, generators)
            if parts is None:
                return None
            content *= parts[0]
            factors.extend(parts[1])
        return content, factors
    if type(x) is Expr and x.head is S.Power and len(x.args) == 2 and type(x.args[1]) is int and x.args[1] > 0:
        parts = _factors(ev, x.args[0], generators)
        return None if parts is None else (parts[0] ** x.args[1], [(f, k * x.args[1]) for f, k in parts[1]])
    f = to_polynomial(ev, x, generators)
    if f is None:
        return None
    if not f:
        return 0, []
    return factor_polynomial_terms(f)


def product(ev: Evaluator, content: int | Fraction, powers: list, generators: Generators) -> Expression:
    """The evaluated product of polynomials to their powers, each with a positive leading coefficient."""
    factors = []
    order = sorted(range(len(generators.bases)), key=cmp_to_key(lambda i, j: compare(generators.bases[i], generators.bases[j])))
    for f, k in powers:
        if f[max(f, key=lambda e: [e[i] for i in order])] < 0:
            f = {e: -c for e, c in f.items()}
            content = -content if k % 2 else content
        base = ev.evaluate(from_polynomial(f, generators))
        factors.append(base if k == 1 else Expr(S.Power, (base, k)))
    content = from_fraction(content)
    if type(content) is int and content == 1:
        return ev.evaluate(Expr(S.Times, tuple(factors)))
    if type(content) is int and content == -1 and len(factors) == 1 and type(factors[0]) is Expr and factors[0].head is S.Plus:
        return ev.evaluate(Expr(S.Times, (-1, factors[0])))
    return ev.evaluate(Expr(S.Times, (content, *factors)))


@builtin("FactorList", options={"Modulus": 0})
def factor_list(ev: Evaluator, x: Expression, options: dict) -> Expression | None:
    """FactorList[poly] gives a list of the factors of a polynomial, together with their exponents."""
    p = modulus_of(ev, S.FactorList, options)
    modular = _factors_modulo(ev, S.FactorList, x, p) if p else None
    if modular is not None:
        *parts, generators = modular
    else:
        generators = Generators()
        parts = _factors(ev, x, generators)
    if parts is None:
        return None
    pairs = [make_list((from_fraction(parts[0]), 1))]
    for f, k in parts[1]:
        pairs.append(make_list((ev.evaluate(from_polynomial(widened(f, len(generators.bases)), generators)), k)))
    return make_list(pairs)


@builtin("FactorSquareFree")
def factor_square_free(ev: Evaluator, x: Expression) -> Expression:
    """FactorSquareFree[poly] pulls out any multiple factors in a polynomial."""
    generators = Generators()
    f = to_polynomial(ev, x, generators)
    if f is None or len(generators.bases) != 1:
        return factored(ev, x)
    content, part = primitive(to_dense(f))
    factors = [(from_dense(g), k) for g, k in square_free(part)]
    return product(ev, content, factors, generators)


@builtin("FactorTerms")
def factor_terms(ev: Evaluator, x: Expression) -> Expression:
    """FactorTerms[poly] pulls out any overall numerical factor in poly."""
    generators = Generators()
    f = to_polynomial(ev, x, generators)
    if not f:
        return x
    content = content_of(f)
    if f[max(f)] < 0:
        content = -content
    rest = ev.evaluate(
        from_polynomial({e: c / content if type(content) is not int else ratio(c, content) for e, c in f.items()}, generators)
    )
    return Expr(S.Times, (from_fraction(content), rest)) if content != 1 else rest
