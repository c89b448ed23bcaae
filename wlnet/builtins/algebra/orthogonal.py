"""Polynomials and sequences defined by recurrences: Chebyshev, Hermite, Legendre, Laguerre, cyclotomic."""

from ...evaluator import Evaluator, builtin
from ...expression import Expr, Expression, S, elements, is_list, make_list, rational
from ...mathematics import primes
from ...mathematics.polynomials import divide_polynomials, multiply_polynomials
from ..kit.terms import NUMERIC

_HIGHEST = 2000  # degree; the coefficients of higher ones have thousands of digits

# --- orthogonal polynomials -------------------------------------------------------------------------------------------


def _recurrence(ev, n, x, first, step):
    """p_n(x) by p_(k+1) = step(k, x, p_k, p_(k-1)), expanded; None unless n is a non-negative integer."""
    if type(n) is not int or n < 0 or n > _HIGHEST:
        return None
    before, current = 0, 1
    if n == 0:
        return 1
    before, current = current, ev.evaluate(Expr(S.Expand, (first,)))
    for k in range(1, n):
        before, current = current, ev.evaluate(Expr(S.Expand, (step(k, x, current, before),)))
    return current


def _combination(a, p, b, q):
    return Expr(S.Plus, (Expr(S.Times, (a, p)), Expr(S.Times, (b, q))))


@builtin("ChebyshevT", attributes=NUMERIC, packed=False)
def chebyshev_t(ev: Evaluator, n: Expression, x: Expression) -> Expression:
    """ChebyshevT[n, x] gives the Chebyshev polynomial of the first kind T_n(x)."""
    return _recurrence(ev, n, x, x, lambda k, t, p, q: _combination(Expr(S.Times, (2, t)), p, -1, q))


@builtin("ChebyshevU", attributes=NUMERIC, packed=False)
def chebyshev_u(ev: Evaluator, n: Expression, x: Expression) -> Expression:
    """ChebyshevU[n, x] gives the Chebyshev polynomial of the second kind U_n(x)."""
    return _recurrence(ev, n, x, Expr(S.Times, (2, x)), lambda k, t, p, q: _combination(Expr(S.Times, (2, t)), p, -1, q))


@builtin("HermiteH", attributes=NUMERIC, packed=False)
def hermite_h(ev: Evaluator, n: Expression, x: Expression) -> Expression:
    """HermiteH[n, x] gives the Hermite polynomial H_n(x)."""
    return _recurrence(ev, n, x, Expr(S.Times, (2, x)), lambda k, t, p, q: _combination(Expr(S.Times, (2, t)), p, -2 * k, q))


@builtin("LegendreP", attributes=NUMERIC, packed=False)
def legendre_p(ev: Evaluator, n: Expression, x: Expression) -> Expression:
    """LegendreP[n, x] gives the Legendre polynomial P_n(x)."""
    return _recurrence(
        ev, n, x, x, lambda k, t, p, q: _combination(Expr(S.Times, (rational(2 * k + 1, k + 1), t)), p, rational(-k, k + 1), q)
    )


@builtin("LaguerreL", attributes=NUMERIC, packed=False)
def laguerre_l(ev: Evaluator, n: Expression, x: Expression) -> Expression:
    """LaguerreL[n, x] gives the Laguerre polynomial L_n(x)."""
    minus = Expr(S.Times, (-1, x))
    return _recurrence(
        ev,
        n,
        x,
        Expr(S.Plus, (1, minus)),
        lambda k, t, p, q: _combination(
            Expr(S.Plus, (rational(2 * k + 1, k + 1), Expr(S.Times, (rational(-1, k + 1), t)))), p, rational(-k, k + 1), q
        ),
    )


@builtin("Cyclotomic")
def cyclotomic(ev: Evaluator, n: Expression, x: Expression) -> Expression | None:
    """Cyclotomic[n, x] gives the nth cyclotomic polynomial in x."""
    if type(n) is not int or n < 1:
        return None
    above, below = [1], [1]
    for d in primes.divisors(n):
        mu = [k for k in primes.factor(n // d).values()]
        if any([k > 1 for k in mu]):
            continue
        factor = [-1] + [0] * (d - 1) + [1]
        if len(mu) % 2:
            below = multiply_polynomials(below, factor)
        else:
            above = multiply_polynomials(above, factor)
    quotient = divide_polynomials(above, below)[0]
    return Expr(S.Plus, tuple([Expr(S.Times, (c, Expr(S.Power, (x, k)) if k else 1)) for k, c in enumerate(quotient)]))


@builtin("LinearRecurrence")
def linear_recurrence(ev: Evaluator, kernel: Expression, start: Expression, n: Expression) -> Expression | None:
    """LinearRecurrence[ker, init, n] gives the sequence of length n obtained by iterating the linear recurrence with
    kernel ker starting with initial values init."""
    if not is_list(kernel) or not is_list(start) or type(n) is not int:
        return None
    weights, values = elements(kernel), list(elements(start))
    if len(values) < len(weights):
        return None
    while len(values) < n:
        terms = [Expr(S.Times, (w, v)) for w, v in zip(weights, reversed(values))]
        values.append(ev.evaluate(Expr(S.Plus, tuple(terms))))
    return make_list(values[:n])
