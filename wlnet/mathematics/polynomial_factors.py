"""Factors of polynomials in one variable (see polynomials.py) over the integers."""

from fractions import Fraction
from itertools import combinations
from math import isqrt

from .modular_polynomials import factor_square_free_modulo, gcd_modulo, monic, multiply_modulo
from .polynomials import derivative, divide_polynomials, gcd_polynomials, multiply_polynomials, primitive, ratio, trimmed
from .primes import is_prime


def square_free(f: list) -> list:
    """[(factor, multiplicity)] of a primitive polynomial by Yun's algorithm."""
    factors = []
    g = gcd_polynomials(f, derivative(f))
    if len(g) < 2:
        return [(f, 1)]
    c = divide_polynomials(f, g)[0]
    w = g
    k = 1
    while len(c) > 1:
        y = gcd_polynomials(c, w)
        factor = divide_polynomials(c, y)[0]
        if len(factor) > 1:
            factors.append((primitive(factor)[1], k))
        c, w = y, divide_polynomials(w, y)[0]
        k += 1
    return factors


def factor_polynomial(f: list) -> tuple:
    """(content, [(irreducible factor, multiplicity)]) of a polynomial with rational coefficients."""
    content, f = primitive(f)
    factors = []
    shift = 0
    while f and f[0] == 0:
        f = f[1:]
        shift += 1
    if shift:
        factors.append(([0, 1], shift))
    if len(f) > 1:
        for part, k in square_free(f):
            factors.extend([(g, k) for g in _factor_square_free(part)])
    elif f and f[0] == -1:
        content = -content
    return content, factors


def _factor_square_free(f: list) -> list:
    """Irreducible factors of a primitive square-free integer polynomial.

    Modulo one prime above twice the bound of all coefficients of factors, so that no lifting is needed; then products
    of the modular factors are tried.
    """
    degree = len(f) - 1
    if degree == 1:
        return [f]
    if degree == 2:
        return _factor_quadratic(f)
    lead = f[-1]
    # Mignotte: the coefficients of factors are at most half of it, so that modulo p they keep their signs
    bound = 2 * abs(lead) * (isqrt(sum([c * c for c in f])) + 1) * 2**degree
    p = _large_prime(f, bound)
    factors = factor_square_free_modulo(monic(f, p), p)
    return _recombined(f, factors, p)


def _factor_quadratic(f: list) -> list:
    c, b, a = f
    d = b * b - 4 * a * c
    if d < 0 or isqrt(d) ** 2 != d:
        return [f]
    r = isqrt(d)
    factors = []
    for s in (r, -r):
        root = Fraction(-b + s, 2 * a)
        factors.append([-root.numerator, root.denominator])
    return factors


def _large_prime(f: list, bound: int) -> int:
    p = bound | 1
    while True:
        p += 2
        if f[-1] % p and is_prime(p):
            reduced = trimmed([c % p for c in f])
            if len(gcd_modulo(reduced, trimmed([c % p for c in derivative(f)]), p)) == 1:
                return p


def _recombined(f: list, factors: list, p: int) -> list:
    result = []
    size = 1
    while 2 * size <= len(factors):
        for chosen in combinations(range(len(factors)), size):
            product = [f[-1] % p]  # modular factors are monic, where those of f share its leading coefficient
            for i in chosen:
                product = multiply_modulo(product, factors[i], p)
            candidate = primitive(_symmetric(product, p))[1]
            quotient, rest = divide_polynomials(f, candidate)
            if not rest and all([type(c) is int for c in quotient]):
                result.append(candidate)
                f = quotient
                factors = [g for i, g in enumerate(factors) if i not in chosen]
                break
        else:
            size += 1
    if len(f) > 1:
        result.append(primitive(f)[1])
    return result


def _symmetric(f: list, p: int) -> list:
    return trimmed([c if c <= p // 2 else c - p for c in f])


def rational_roots(f: list) -> tuple:
    """([(root, multiplicity)], rest) of a polynomial: its linear factors over the rationals."""
    roots, rest = [], [primitive(f)[0]]
    content, factors = factor_polynomial(f)
    rest = [content]
    for g, k in factors:
        if len(g) == 2:
            roots.append((ratio(-g[0], g[1]), k))
            rest = [c * g[1] ** k for c in rest]
        else:
            for _ in range(k):
                rest = multiply_polynomials(rest, g)
    return roots, rest
