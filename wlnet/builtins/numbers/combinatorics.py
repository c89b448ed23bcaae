"""Combinatorial numbers: binomials, Fibonacci, Bernoulli, Stirling, partitions."""

import math

from ...evaluator import Evaluator, builtin
from ...expression import EXACT_REALS, NUMBERS, Expr, Expression, PackedArray, S, rational
from ...expression.arithmetic import add, divide, is_exact, multiply
from ...mathematics.combinatorics import (
    bell,
    bernoulli,
    binomial_of,
    distinct_partition_count,
    euler,
    fibonacci_pair,
    partition_count,
    stirling1,
    stirling2,
    sum_of_reciprocals,
)
from ..kit.terms import COMPLEX_INFINITY, INFINITY, NUMERIC, is_infinite, is_numeric
from .numeric_calls import is_approximate, numeric_call

# Each cap is about where one call starts to take minutes; beyond it the call stays as it is.
LARGEST_FACTORIAL = 10**6
_LARGEST_BELL = 10**4
_LARGEST_PARTITION = 10**5
_LARGEST_INDEX = 10**8  # of numbers whose digits grow with their index
LARGEST_ZETA = 10**4  # of numbers that need all those before them


@builtin("Binomial", attributes=NUMERIC, packed=False, pure=True)
def binomial(ev: Evaluator, n: Expression, k: Expression) -> Expression | None:
    """Binomial[n, k] gives the binomial coefficient n!/(k! (n - k)!)."""
    if type(n) is int and type(k) is int:
        return binomial_of(n, k) if min(abs(k), abs(n - k)) <= LARGEST_FACTORIAL else None
    if type(n) is PackedArray or type(k) is PackedArray:
        return None
    if n == k and type(n) is type(k):
        return 1 if type(n) not in NUMBERS or is_exact(n) else 1.0
    if type(k) is int and k >= 0 and (k < 7 or type(n) in EXACT_REALS):
        if type(n) in NUMBERS:
            value = 1
            for i in range(k):
                value = multiply(value, add(n, -i))
            return divide(value, math.factorial(k))
        factors = [Expr(S.Plus, (n, -i)) for i in range(k)]
        return Expr(S.Times, (rational(1, math.factorial(k)), *factors)) if k else 1
    if type(k) is int and k < 0 and is_numeric(ev, n):
        return 0
    difference = ev.evaluate(Expr(S.Plus, (n, Expr(S.Times, (-1, k)))))
    if type(difference) is int and type(n) not in NUMBERS:
        return Expr(S.Binomial, (n, difference)) if 0 <= difference < 7 else None
    if is_numeric(ev, n) and is_numeric(ev, k) and (is_approximate(n) or is_approximate(k)):
        n, k = [v if type(v) in NUMBERS else ev.evaluate(Expr(S.N, (v,))) for v in (n, k)]
    value = numeric_call("binomial", (n, k))
    # a pole: the sign of the infinity depends on the way there
    return COMPLEX_INFINITY if type(value) is Expr and is_infinite(value) else value


@builtin("Multinomial", attributes="Listable NumericFunction Orderless", packed=False, pure=True)
def multinomial(ev: Evaluator, args: tuple) -> Expression | None:
    """Multinomial[n1, n2, …] gives the multinomial coefficient (n1 + n2 + …)!/(n1! n2! …)."""
    if any([type(a) is not int or a < 0 for a in args]):
        return None
    value, total = 1, 0
    for a in args:
        total += a
        value *= math.comb(total, a)
    return value


@builtin("CatalanNumber", attributes=NUMERIC, packed=False, pure=True)
def catalan_number(ev: Evaluator, n: Expression) -> Expression | None:
    """CatalanNumber[n] gives the nth Catalan number."""
    return math.comb(2 * n, n) // (n + 1) if type(n) is int and 0 <= n <= LARGEST_FACTORIAL else None


@builtin("Fibonacci", attributes=NUMERIC, packed=False, pure=True)
def fibonacci(ev: Evaluator, n: Expression, x: Expression = None) -> Expression | None:
    """Fibonacci[n] gives the Fibonacci number F_n; Fibonacci[n, x] the Fibonacci polynomial."""
    if type(n) is int and abs(n) > _LARGEST_INDEX:
        return None
    if type(n) is int and x is None:
        value = fibonacci_pair(abs(n))[0]
        return -value if n < 0 and n % 2 == 0 else value
    if type(n) is int and n >= 0:
        a, b = 0, 1
        for _ in range(n):
            a, b = b, ev.evaluate(Expr(S.Expand, (Expr(S.Plus, (Expr(S.Times, (x, b)), a)),)))
        return a
    if x is None and type(n) is float:
        phi = (1 + 5**0.5) / 2
        return (phi**n - math.cos(math.pi * n) * phi**-n) / 5**0.5
    return None


@builtin("LucasL", attributes=NUMERIC, packed=False, pure=True)
def lucas_l(ev: Evaluator, n: Expression) -> Expression | None:
    """LucasL[n] gives the Lucas number L_n."""
    if type(n) is not int or abs(n) > _LARGEST_INDEX:
        return None
    a, b = fibonacci_pair(abs(n))
    value = 2 * b - a
    return -value if n < 0 and n % 2 else value


@builtin("HarmonicNumber", attributes=NUMERIC, packed=False, pure=True)
def harmonic_number(ev: Evaluator, n: Expression, r: Expression = 1) -> Expression | None:
    """HarmonicNumber[n] gives the nth harmonic number; HarmonicNumber[n, r] that of order r."""
    if type(n) is int and type(r) is int:
        if n < 0 or n > LARGEST_FACTORIAL:
            return COMPLEX_INFINITY if r == 1 and n < 0 else None
        if r < 0:
            return sum([k**-r for k in range(1, n + 1)])
        return sum_of_reciprocals(1, n + 1, r)
    if n == INFINITY and type(r) is int:
        return INFINITY if r <= 1 else Expr(S.Zeta, (r,))
    return numeric_call("harmonic", (n,)) if r == 1 and type(r) is int else None


@builtin("BernoulliB", attributes=NUMERIC, packed=False, pure=True)
def bernoulli_b(ev: Evaluator, n: Expression, x: Expression = None) -> Expression | None:
    """BernoulliB[n] gives the Bernoulli number B_n; BernoulliB[n, x] the Bernoulli polynomial."""
    if type(n) is not int or not 0 <= n <= LARGEST_ZETA:
        return None
    if x is None:
        return bernoulli(n)
    return Expr(
        S.Plus,
        tuple(
            [
                Expr(S.Times, (multiply(math.comb(n, k), bernoulli(k)), Expr(S.Power, (x, n - k)))) if n - k else bernoulli(k)
                for k in range(n + 1)
            ]
        ),
    )


@builtin("EulerE", attributes=NUMERIC, packed=False, pure=True)
def euler_e(ev: Evaluator, n: Expression) -> Expression | None:
    """EulerE[n] gives the Euler number E_n."""
    if type(n) is not int or not 0 <= n <= LARGEST_ZETA:
        return None
    return euler(n)


@builtin("StirlingS1", attributes=NUMERIC, packed=False, pure=True)
def stirling_s1(ev: Evaluator, n: Expression, m: Expression) -> Expression | None:
    """StirlingS1[n, m] gives the Stirling number of the first kind."""
    if type(n) is not int or type(m) is not int or not 0 <= n <= LARGEST_ZETA or m < 0:
        return None
    return stirling1(n, m)


@builtin("StirlingS2", attributes=NUMERIC, packed=False, pure=True)
def stirling_s2(ev: Evaluator, n: Expression, m: Expression) -> Expression | None:
    """StirlingS2[n, m] gives the Stirling number of the second kind."""
    if type(n) is not int or type(m) is not int or not 0 <= n <= LARGEST_ZETA or m < 0:
        return None
    return stirling2(n, m)


@builtin("BellB", attributes=NUMERIC, packed=False, pure=True)
def bell_b(ev: Evaluator, n: Expression) -> Expression | None:
    """BellB[n] gives the Bell number B_n."""
    if type(n) is not int or not 0 <= n <= _LARGEST_BELL:
        return None
    return bell(n)


@builtin("PartitionsP", attributes=NUMERIC, packed=False, pure=True)
def partitions_p(ev: Evaluator, n: Expression) -> Expression | None:
    """PartitionsP[n] gives the number p(n) of unrestricted partitions of the integer n."""
    if type(n) is not int or n > _LARGEST_PARTITION:
        return None
    return partition_count(n)


@builtin("PartitionsQ", attributes=NUMERIC, packed=False, pure=True)
def partitions_q(ev: Evaluator, n: Expression) -> Expression | None:
    """PartitionsQ[n] gives the number of partitions of the integer n into distinct parts."""
    if type(n) is not int or n > _LARGEST_PARTITION:
        return None
    return distinct_partition_count(n)


@builtin("PolygonalNumber", attributes=NUMERIC, packed=False, pure=True)
def polygonal_number(ev: Evaluator, r: Expression, n: Expression = None) -> Expression | None:
    """PolygonalNumber[n] gives the nth triangular number; PolygonalNumber[r, n] the nth r-gonal number."""
    if n is None:
        r, n = 3, r
    if type(r) is int and type(n) is int:
        return n * ((r - 2) * n - (r - 4)) // 2
    return None
