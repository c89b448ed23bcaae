"""Number theory of integers: divisors, congruences, logarithms.  Primes and factors stand in primes.py."""

from math import gcd, isqrt, lcm

from ..expression import Rational
from .primes import divisors, factor, jacobi

_LARGEST_MODULUS = 10**7  # of roots, which trying finds: some seconds beyond


def bezout(a: int, b: int) -> tuple:
    """(g, x, y) with g = gcd(a, b) = a x + b y."""
    x, y, u, v = 1, 0, 0, 1
    while b:
        q = a // b
        a, b, x, u, y, v = b, a - q * b, u, x - q * u, v, y - q * v
    return (a, x, y) if a >= 0 else (-a, -x, -y)


def euler_phi(n: int) -> int:
    """How many of 1, …, |n| have no common divisor with n."""
    if n == 0:
        return 0
    result = 1
    for p, k in factor(abs(n)).items():
        result *= (p - 1) * p ** (k - 1)
    return result


def carmichael_lambda(n: int) -> int:
    """The smallest m with a^m = 1 modulo n for all a without common divisor with n."""
    result = 1
    for p, k in factor(abs(n)).items():
        result = lcm(result, 2 ** (k - 2) if p == 2 and k > 2 else (p - 1) * p ** (k - 1))
    return result


def moebius_mu(n: int) -> int:
    """(-1)^k for a product of k different primes, 0 for other n."""
    if n == 0:
        return 0
    exponents = list(factor(abs(n)).values())
    return 0 if any([k > 1 for k in exponents]) else (-1) ** len(exponents)


def is_perfect(n: int) -> bool:
    """Is n the sum of its divisors below n?"""
    return n > 1 and sum(divisors(n)) == 2 * n


def integer_exponent(n: int, b: int) -> int:
    """The highest power of b that divides n, which is not 0."""
    k = 0
    while n % b == 0:
        n //= b
        k += 1
    return k


def squares_count(d: int, n: int) -> int:
    """The number of ways to write n as a sum of d squares, signs and order counting."""
    counts = [1] + [0] * n
    for _ in range(d):
        counts = [sum([counts[m - k * k] * (2 if k else 1) for k in range(isqrt(m) + 1)]) for m in range(n + 1)]
    return counts[n]


def fractional_power_mod(a: int, exponent: Rational, m: int) -> int | None:
    """The smallest x >= 0 with x^q = a^p modulo m for the exponent p/q; None if there is none, or m is too large to try."""
    if m > _LARGEST_MODULUS:
        return None
    target = pow(a, exponent.numerator, m)
    for x in range(m):
        if pow(x, exponent.denominator, m) == target:
            return x
    return None


def chinese_remainder(remainders: list, moduli: list) -> tuple | None:
    """(x, m): x modulo m is what satisfies all congruences; None where they contradict each other."""
    x, step = 0, 1
    for r, m in zip(remainders, moduli):
        g, inverse, _ = bezout(step, m)
        if (r - x) % g:
            return None
        x += (r - x) // g * inverse % (m // g) * step
        step = lcm(step, m)
    return x, step


def multiplicative_order(k: int, n: int) -> int:
    """The smallest m > 0 with k^m = 1 modulo n, for k without common divisor with n."""
    if n == 1:
        return 1
    order = carmichael_lambda(n)
    for p in factor(order):
        while order % p == 0 and pow(k, order // p, n) == 1:
            order //= p
    return order


def primitive_root(n: int) -> int | None:
    """The smallest g whose powers are all numbers below n without common divisor with n; None if there is none."""
    size = euler_phi(n)
    if carmichael_lambda(n) != size:
        return None
    tests = [size // p for p in factor(size)]
    for g in range(1, n + 1):
        if gcd(g, n) == 1 and all([pow(g, t, n) != 1 for t in tests]) or n == 2:
            return g
    return None


def kronecker(n: int, m: int) -> int:
    """The Kronecker symbol (n/m), the Jacobi symbol for all integers."""
    if m == 0:
        return int(abs(n) == 1)
    result = -1 if m < 0 and n < 0 else 1
    m = abs(m)
    while m % 2 == 0:
        m //= 2
        result *= 0 if n % 2 == 0 else 1 if n % 8 in (1, 7) else -1
    return result * jacobi(n, m)


def common_base(a: int, b: int) -> tuple | None:
    """(p, q) with a = c^p and b = c^q for some integer c, else None; a and b are greater than 1."""
    x, y = a, b
    while x != y:
        if x < y:
            x, y = y, x
        if x % y:
            return None
        x //= y
        if x == 1:
            break
    p = q = 0
    while a > 1 and a % y == 0:
        a //= y
        p += 1
    while b > 1 and b % y == 0:
        b //= y
        q += 1
    return (p, q) if a == 1 and b == 1 and q else None
