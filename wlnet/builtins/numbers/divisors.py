"""Divisors and functions of them."""

from math import gcd, lcm

from ...evaluator import Evaluator, builtin
from ...expression import (
    EXACT_REALS,
    NUMBERS,
    Complex,
    Expr,
    Expression,
    MessageError,
    S,
    boolean,
    complex_number,
    make_list,
    pack,
    rational,
)
from ...expression.arithmetic import add, denominator, multiply, negate, numerator, reciprocal, round_of
from ...mathematics import number_theory, primes
from ..kit.terms import INFINITY

EXACT_NUMBER = "Exact number expected at position `1` in `2`."

_LARGEST_SQUARES_SUM = 10**6  # every number below it is visited


@builtin("GCD", attributes="Flat Listable OneIdentity Orderless", packed=False, pure=True, messages={"exact": EXACT_NUMBER})
def gcd_(ev: Evaluator, args: tuple) -> Expression:
    """GCD[n1, n2, …] gives the greatest common divisor of the ni."""
    if all([type(a) is int for a in args]):
        return gcd(*args)
    if all([type(a) in EXACT_REALS for a in args]):
        return rational(gcd(*[numerator(a) for a in args]), lcm(*[denominator(a) for a in args]))
    if all([is_gaussian(a) for a in args]):
        result = 0
        for a in args:
            result = _gaussian_gcd(result, a)
        return result
    return _partly(ev, S.GCD, args, gcd)


@builtin("LCM", attributes="Flat Listable OneIdentity Orderless", packed=False, pure=True, messages={"exact": EXACT_NUMBER})
def lcm_(ev: Evaluator, args: tuple) -> Expression | None:
    """LCM[n1, n2, …] gives the least common multiple of the ni."""
    if not args:
        return None
    if all([type(a) is int for a in args]):
        return lcm(*args)
    if all([type(a) in EXACT_REALS for a in args]):
        return rational(lcm(*[numerator(a) for a in args]), gcd(*[denominator(a) for a in args]))
    if all([is_gaussian(a) for a in args]):
        multiple = args[0]
        for a in args[1:]:
            multiple = 0 if multiple == 0 or a == 0 else multiply(multiple, multiply(a, reciprocal(_gaussian_gcd(multiple, a))))
        return _in_first_quadrant(multiple)
    return _partly(ev, S.LCM, args, lcm)


def _partly(ev, head, args, combine):
    for i, a in enumerate(args):
        if type(a) in NUMBERS and type(a) not in EXACT_REALS and not is_gaussian(a):
            ev.message(head, "exact", i + 1, Expr(head, args))
            return None
    whole = [a for a in args if type(a) is int]
    others = tuple([a for a in args if type(a) is not int])
    return Expr(head, (combine(*whole), *others)) if len(whole) > 1 else None


def is_gaussian(a: Expression) -> bool:
    """Is this a Gaussian integer, real ones included?"""
    return type(a) is int or type(a) is Complex and type(a.re) is int and type(a.im) is int


def _gaussian_gcd(a, b):
    while b != 0:
        q = multiply(a, reciprocal(b))
        re, im = (q.re, q.im) if type(q) is Complex else (q, 0)
        a, b = b, add(a, negate(multiply(b, complex_number(round_of(re), round_of(im)))))
    return _in_first_quadrant(a)


def _in_first_quadrant(a):
    """The one of a, I a, -a and -I a that Wolfram takes for all of them."""
    for unit in (1, Complex(0, 1), -1, Complex(0, -1)):
        z = multiply(a, unit)
        re, im = (z.re, z.im) if type(z) is Complex else (z, 0)
        if re > 0 and im >= 0:
            return z
    return a


@builtin("ExtendedGCD", attributes="Listable", packed=False)
def extended_gcd(ev: Evaluator, args: tuple) -> Expression | None:
    """ExtendedGCD[n1, n2, …] gives {g, {r1, r2, …}} where g = GCD[n1, n2, …] = r1 n1 + r2 n2 + …"""
    if not args or any([type(a) is not int for a in args]):
        return None
    g, factors = args[0], [1]
    for n in args[1:]:
        g, x, y = number_theory.bezout(g, n)
        factors = [f * x for f in factors] + [y]
    if g < 0:
        g, factors = -g, [-f for f in factors]
    return make_list((g, make_list(factors)))


@builtin("Divisors", attributes="Listable", packed=False, options={"GaussianIntegers": S.False_})
def divisors(ev: Evaluator, n: Expression, options: dict) -> Expression | None:
    """Divisors[n] gives a list of the integers that divide n."""
    return pack(make_list(primes.divisors(abs(n)))) if type(n) is int and n else None


@builtin("DivisorSigma", attributes="Listable NumericFunction", packed=False)
def divisor_sigma(ev: Evaluator, k: Expression, n: Expression) -> Expression | None:
    """DivisorSigma[k, n] gives the divisor function, the sum of the kth powers of the divisors of n."""
    if type(n) is not int or n == 0:
        return None
    if type(k) is int and k >= 0:
        return sum([d**k for d in primes.divisors(abs(n))])
    return Expr(S.Plus, tuple([Expr(S.Power, (d, k)) for d in primes.divisors(abs(n))]))


@builtin("DivisorSum")
def divisor_sum(ev: Evaluator, n: Expression, form: Expression, condition: Expression = None) -> Expression | None:
    """DivisorSum[n, form] represents the sum of form[i] for all i that divide n.
    DivisorSum[n, form, cond] includes only those divisors for which cond[i] gives True."""
    if type(n) is not int or n <= 0:
        return None
    chosen = [d for d in primes.divisors(n) if condition is None or ev.test(condition, d)]
    return Expr(S.Plus, tuple([Expr(form, (d,)) for d in chosen]))


@builtin("EulerPhi", attributes="Listable", packed=False)
def euler_phi(ev: Evaluator, n: Expression) -> Expression | None:
    """EulerPhi[n] gives the Euler totient function of n."""
    return number_theory.euler_phi(n) if type(n) is int else None


@builtin("MoebiusMu", attributes="Listable", packed=False)
def moebius_mu(ev: Evaluator, n: Expression) -> Expression | None:
    """MoebiusMu[n] gives the Möbius function of n."""
    return number_theory.moebius_mu(n) if type(n) is int else None


@builtin("LiouvilleLambda", attributes="Listable", packed=False)
def liouville_lambda(ev: Evaluator, n: Expression) -> Expression | None:
    """LiouvilleLambda[n] gives the Liouville function of n."""
    return (-1) ** sum(primes.factor(n).values()) if type(n) is int and n > 0 else None


@builtin("MangoldtLambda", attributes="Listable", packed=False)
def mangoldt_lambda(ev: Evaluator, n: Expression) -> Expression | None:
    """MangoldtLambda[n] gives the von Mangoldt function of n."""
    if type(n) is not int or n < 1:
        return None
    factors = list(primes.factor(n))
    return Expr(S.Log, (factors[0],)) if len(factors) == 1 else 0


@builtin("PrimeNu", attributes="Listable", packed=False)
def prime_nu(ev: Evaluator, n: Expression) -> Expression | None:
    """PrimeNu[n] gives the number of distinct primes in n."""
    return len(primes.factor(abs(n))) if type(n) is int and n else None


@builtin("PrimeOmega", attributes="Listable", packed=False)
def prime_omega(ev: Evaluator, n: Expression) -> Expression | None:
    """PrimeOmega[n] gives the number of prime factors of n, counting multiplicities."""
    return sum(primes.factor(abs(n)).values()) if type(n) is int and n else None


@builtin("CarmichaelLambda", attributes="Listable", packed=False)
def carmichael_lambda(ev: Evaluator, n: Expression) -> Expression | None:
    """CarmichaelLambda[n] gives the smallest m with a^m = 1 modulo n for all a relatively prime to n."""
    return number_theory.carmichael_lambda(n) if type(n) is int and n else None


@builtin("PerfectNumberQ", attributes="Listable", packed=False)
def perfect_number_q(ev: Evaluator, n: Expression) -> Expression:
    """PerfectNumberQ[n] returns True if n is a perfect number, and False otherwise."""
    return boolean(type(n) is int and number_theory.is_perfect(n))


@builtin("IntegerExponent", attributes="Listable", packed=False, messages={"ibase": "Base `1` is not an integer greater than 1."})
def integer_exponent(ev: Evaluator, n: Expression, b: Expression = 10) -> Expression | None:
    """IntegerExponent[n, b] gives the highest power of b that divides n; b is 10 if not given."""
    if type(n) is not int or type(b) is not int:
        return None
    if b < 2:
        raise MessageError("ibase", b)
    return number_theory.integer_exponent(n, b) if n else INFINITY


@builtin("SquaresR", attributes="Listable", packed=False)
def squares_r(ev: Evaluator, d: Expression, n: Expression) -> Expression | None:
    """SquaresR[d, n] gives the number of ways r_d(n) to represent the integer n as a sum of d squares."""
    if type(d) is not int or type(n) is not int or d < 1 or not 0 <= n <= _LARGEST_SQUARES_SUM:
        return None
    return number_theory.squares_count(d, n)
