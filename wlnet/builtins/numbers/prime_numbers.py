"""Primes and factors of integers."""

from ...evaluator import Evaluator, builtin
from ...expression import NUMBERS, Complex, Expr, Expression, Rational, S, boolean, make_list
from ...expression.arithmetic import ceiling_of, denominator, floor_of, numerator
from ...mathematics import primes
from .divisors import EXACT_NUMBER, is_gaussian


@builtin("PrimeQ", attributes="Listable", packed=False, pure=True, options={"GaussianIntegers": S.False_})
def prime_q(ev: Evaluator, n: Expression, options: dict) -> Expression:
    """PrimeQ[expr] yields True if expr is a prime number, and yields False otherwise."""
    if options["GaussianIntegers"] is S.True_ or type(n) is Complex:
        return boolean(_is_gaussian_prime(n))
    return boolean(type(n) is int and primes.is_prime(abs(n)))


def _is_gaussian_prime(z) -> bool:
    if not is_gaussian(z):
        return False
    re, im = (z.re, z.im) if type(z) is Complex else (z, 0)
    if re and im:
        return primes.is_prime(re * re + im * im)
    return primes.is_prime(abs(re + im)) and abs(re + im) % 4 == 3


@builtin("CompositeQ", attributes="Listable", packed=False)
def composite_q(ev: Evaluator, n: Expression) -> Expression:
    """CompositeQ[n] yields True if n is a composite number, and yields False otherwise."""
    return boolean(type(n) is int and abs(n) > 3 and not primes.is_prime(abs(n)))


@builtin("PrimePowerQ", attributes="Listable", packed=False)
def prime_power_q(ev: Evaluator, n: Expression) -> Expression:
    """PrimePowerQ[expr] yields True if expr is a power of a prime number, and yields False otherwise."""
    return boolean(type(n) is int and abs(n) > 1 and len(primes.factor(abs(n))) == 1)


@builtin("SquareFreeQ", attributes="Listable", packed=False)
def square_free_q(ev: Evaluator, n: Expression) -> Expression:
    """SquareFreeQ[expr] gives True if expr is a square-free integer, and False otherwise."""
    return boolean(type(n) is int and n != 0 and all([k == 1 for k in primes.factor(abs(n)).values()]))


@builtin("Prime", attributes="Listable", packed=False, messages={"intpp": "Positive integer argument expected in `1`."})
def prime(ev: Evaluator, n: Expression) -> Expression | None:
    """Prime[n] gives the nth prime number."""
    if type(n) is int and n > 0:
        return primes.nth_prime(n)
    if type(n) in NUMBERS:
        ev.message("Prime", "intpp", Expr(S.Prime, (n,)))
    return None


@builtin("PrimePi", attributes="Listable", packed=False)
def prime_pi(ev: Evaluator, x: Expression) -> Expression | None:
    """PrimePi[x] gives the number of primes less than or equal to x."""
    if type(x) in (int, float, Rational):
        return primes.count_primes(max(floor_of(x), 0))
    value = ev.evaluate(Expr(S.Floor, (x,)))
    return primes.count_primes(max(value, 0)) if type(value) is int else None


@builtin("NextPrime", attributes="Listable", packed=False)
def next_prime(ev: Evaluator, x: Expression, k: Expression = 1) -> Expression | None:
    """NextPrime[x] gives the smallest prime above x; NextPrime[x, k] the kth-next one."""
    if type(x) not in (int, float, Rational) or type(k) is not int:
        return None
    n = floor_of(x) if k > 0 else ceiling_of(x)
    for _ in range(abs(k)):
        n = _next(n) if k > 0 else _previous(n)
    return n


def _next(n: int) -> int:
    """The next prime above n, where -3 is a prime as 3 is."""
    p = primes.previous_prime(-n) if n < 0 else None
    return -p if p is not None else primes.next_prime(n)


def _previous(n: int) -> int:
    p = primes.previous_prime(n)
    return p if p is not None else -primes.next_prime(-n) if n <= 0 else -2


@builtin(
    "FactorInteger", attributes="Listable", packed=False, options={"GaussianIntegers": S.False_}, messages={"exact": EXACT_NUMBER}
)
def factor_integer(ev: Evaluator, n: Expression, options: dict) -> Expression | None:
    """FactorInteger[n] gives a list of the prime factors of the integer n, together with their exponents."""
    if type(n) is int or type(n) is Rational:
        pairs = {} if n in (0, 1) else {-1: 1} if numerator(n) < 0 else {}
        if n == 0 or n == 1:
            pairs = {n: 1}
        elif n != -1:
            exponents = primes.factor(abs(numerator(n)))
            for p, k in primes.factor(denominator(n)).items():
                exponents[p] = -k
            pairs.update(sorted(exponents.items()))
        return make_list([make_list(pair) for pair in pairs.items()])
    if type(n) in NUMBERS:
        ev.message("FactorInteger", "exact", 1, Expr(S.FactorInteger, (n,)))
    return None
