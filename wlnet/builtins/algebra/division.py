"""Quotients, remainders, common divisors and resultants of polynomials."""

from functools import reduce

from ...evaluator import Evaluator, builtin
from ...expression import Expr, Expression, S, Symbol, make_list
from ...mathematics.modular_polynomials import divide_modulo, gcd_modulo, multiply_modulo
from ...mathematics.polynomial_terms import from_dense, widened
from ...mathematics.rational_functions import scaled_gcd
from .coefficients import modulo, variables_of
from .forms import (
    Generators,
    dense_coefficients,
    dense_modulo,
    expanded,
    from_polynomial,
    modulus_of,
    polynomial_from,
    to_polynomial,
)


def _division(ev, head: Symbol, p, q, x, options):
    prime = modulus_of(ev, head, options)
    if prime:
        dense = dense_modulo(ev, head, [p, q], prime)
        if dense is None or not dense[1][1]:
            return None
        return tuple([polynomial_from(f, x) for f in divide_modulo(*dense[1], prime)])
    f, g = dense_coefficients(ev, p, x), dense_coefficients(ev, q, x)
    if f is None or g is None or not g:
        return None
    quotient, rest = [0] * max(len(f) - len(g) + 1, 0), list(f)
    for i in range(len(quotient) - 1, -1, -1):
        c = quotient[i] = ev.evaluate(Expr(S.Times, (rest[i + len(g) - 1], Expr(S.Power, (g[-1], -1)))))
        for j, b in enumerate(g):
            product = Expr(S.Times, (-1, c, b))
            rest[i + j] = expanded(ev, ev.evaluate(Expr(S.Plus, (rest[i + j], product))))
    return polynomial_from(quotient, x), polynomial_from(rest[: len(g) - 1], x)


@builtin("PolynomialQuotient", options={"Modulus": 0})
def polynomial_quotient(ev: Evaluator, p: Expression, q: Expression, x: Expression, options: dict) -> Expression | None:
    """PolynomialQuotient[p, q, x] gives the quotient of p and q, treated as polynomials in x."""
    pair = _division(ev, S.PolynomialQuotient, p, q, x, options)
    return None if pair is None else pair[0]


@builtin("PolynomialRemainder", options={"Modulus": 0})
def polynomial_remainder(ev: Evaluator, p: Expression, q: Expression, x: Expression, options: dict) -> Expression | None:
    """PolynomialRemainder[p, q, x] gives the remainder from dividing p by q, treated as polynomials in x."""
    pair = _division(ev, S.PolynomialRemainder, p, q, x, options)
    return None if pair is None else pair[1]


@builtin("PolynomialQuotientRemainder", options={"Modulus": 0})
def polynomial_quotient_remainder(ev: Evaluator, p: Expression, q: Expression, x: Expression, options: dict) -> Expression | None:
    """PolynomialQuotientRemainder[p, q, x] gives a list of the quotient and remainder of p and q."""
    pair = _division(ev, S.PolynomialQuotientRemainder, p, q, x, options)
    return None if pair is None else make_list(pair)


@builtin("PolynomialGCD", options={"Modulus": 0})
def polynomial_gcd(ev: Evaluator, args: tuple, options: dict) -> Expression:
    """PolynomialGCD[poly1, poly2, …] gives the greatest common divisor of the polynomials polyi."""
    prime = modulus_of(ev, S.PolynomialGCD, options)
    dense = dense_modulo(ev, S.PolynomialGCD, list(args), prime) if prime and args else None
    if dense is not None:
        return from_polynomial(from_dense(reduce(lambda f, g: gcd_modulo(f, g, prime), dense[1])), dense[0])
    return _combined(ev, args, lambda f, g: scaled_gcd(f, g))


@builtin("PolynomialLCM", options={"Modulus": 0})
def polynomial_lcm(ev: Evaluator, args: tuple, options: dict) -> Expression | None:
    """PolynomialLCM[poly1, poly2, …] gives the least common multiple of the polynomials polyi."""
    prime = modulus_of(ev, S.PolynomialLCM, options)
    dense = dense_modulo(ev, S.PolynomialLCM, list(args), prime) if prime and args else None
    if dense is not None:
        return from_polynomial(from_dense(reduce(lambda f, g: _least_multiple(f, g, prime), dense[1])), dense[0])
    if len(args) == 2:
        common = ev.evaluate(Expr(S.PolynomialGCD, args))
        first = ev.evaluate(Expr(S.Cancel, (Expr(S.Times, (args[0], Expr(S.Power, (common, -1)))),)))
        return Expr(S.Times, (first, args[1]))
    return args[0] if len(args) == 1 else None


def _least_multiple(f: list, g: list, p: int) -> list:
    if not f or not g:
        return []
    return multiply_modulo(divide_modulo(f, gcd_modulo(f, g, p), p)[0], g, p)


def _combined(ev, args, operation):
    generators = Generators()
    polynomials = [to_polynomial(ev, a, generators) for a in args]
    if any([f is None for f in polynomials]) or not args:
        return None
    count = len(generators.bases)
    result = widened(polynomials[0], count)
    for f in polynomials[1:]:
        result = operation(result, widened(f, count)) if result and f else result or widened(f, count)
    return from_polynomial(result, generators)


@builtin("Resultant", options={"Modulus": 0, "Method": S.Automatic})
def resultant(ev: Evaluator, p: Expression, q: Expression, x: Expression, options: dict) -> Expression | None:
    """Resultant[poly1, poly2, var] computes the resultant of the polynomials with respect to the variable var."""
    f, g = dense_coefficients(ev, p, x), dense_coefficients(ev, q, x)
    if f is None or g is None or not f or not g:
        return None
    m, n = len(f) - 1, len(g) - 1
    if m + n == 0:
        return 1
    rows = [[0] * i + f[::-1] + [0] * (n - 1 - i) for i in range(n)]
    rows += [[0] * i + g[::-1] + [0] * (m - 1 - i) for i in range(m)]
    value = expanded(ev, ev.evaluate(Expr(S.Det, (make_list([make_list(r) for r in rows]),))))
    return modulo(ev, value, options)


@builtin("Discriminant", options={"Modulus": 0})
def discriminant(ev: Evaluator, p: Expression, x: Expression, options: dict) -> Expression | None:
    """Discriminant[poly, var] computes the discriminant of the polynomial poly with respect to the variable var."""
    f = dense_coefficients(ev, p, x)
    if f is None or len(f) < 2:
        return None
    slope = polynomial_from([Expr(S.Times, (k, c)) for k, c in enumerate(f)][1:], x)
    n = len(f) - 1
    value = ev.evaluate(Expr(S.Resultant, (p, ev.evaluate(slope), x)))
    quotient = Expr(S.Times, ((-1) ** (n * (n - 1) // 2), value, Expr(S.Power, (f[-1], -1))))
    return modulo(ev, ev.evaluate(Expr(S.Expand, (Expr(S.Cancel, (quotient,)),))), options)


@builtin("HornerForm")
def horner_form(ev: Evaluator, p: Expression, x: Expression = None) -> Expression:
    """HornerForm[poly, x] puts the polynomial poly in Horner form with respect to x."""
    if x is None:
        variables = variables_of(ev, p)
        x = variables[0] if variables else None
    f = dense_coefficients(ev, p, x) if x is not None else None
    if not f:
        return p
    value = f[-1]
    for c in reversed(f[:-1]):
        value = Expr(S.Plus, (c, Expr(S.Times, (x, value))))
    return value
