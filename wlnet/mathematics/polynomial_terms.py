"""Polynomials in several variables: dictionaries from tuples of exponents to integer coefficients."""

from fractions import Fraction
from itertools import combinations
from math import gcd, isqrt, lcm

from .polynomial_factors import factor_polynomial
from .polynomials import multiply_polynomials, ratio, trimmed

_EVALUATIONS = 6  # points at which a greatest common divisor is tried; hardly ever more than one is needed
_LARGEST_IMAGE = 400  # degree of the image under Kronecker's substitution: factoring it takes seconds beyond
_MOST_IMAGES = 14  # factors of the image, whose 2^14 products are tried


def widened(f: dict, count: int) -> dict:
    """The same polynomial in more variables."""
    wide: dict = {}
    for e, c in f.items():
        key = e + (0,) * (count - len(e))
        wide[key] = wide.get(key, 0) + c
    return wide


def to_dense(f: dict) -> list:
    """A polynomial in one variable as a list of coefficients from the constant up."""
    dense = [0] * (max([e[0] for e in f]) + 1)
    for (k,), c in f.items():
        dense[k] = c
    return dense


def from_dense(f: list) -> dict:
    """A list of coefficients as a polynomial in one variable."""
    return {(k,): c for k, c in enumerate(f) if c}


def join_power(powers: list, f: dict, k: int) -> None:
    """Multiply a product [(polynomial, exponent)] by f^k: equal polynomials stand in it once."""
    for i, (g, m) in enumerate(powers):
        if g == f:
            powers[i] = (g, m + k)
            return
    powers.append((f, k))


def divide_terms(f: dict, g: dict) -> "dict | None":
    """f/g where the division is exact (coefficients may become fractions), else None."""
    if not f:
        return {}
    lead = max(g)
    rest, quotient = dict(f), {}
    while rest:
        top = max(rest)
        key = tuple([x - y for x, y in zip(top, lead)])
        if min(key, default=0) < 0:
            return None
        c = quotient[key] = ratio(rest[top], g[lead])
        for e, b in g.items():
            place = tuple([x + y for x, y in zip(e, key)])
            value = rest.get(place, 0) - c * b
            if value:
                rest[place] = value
            else:
                rest.pop(place, None)
    return quotient


def content_of(f: dict) -> int | Fraction:
    """The greatest rational that leaves integer coefficients without common divisor; signed like the leading term."""
    below = lcm(*[Fraction(c).denominator for c in f.values()])
    common = gcd(*[int(c * below) for c in f.values()])
    value = Fraction(common, below)
    if f[max(f)] < 0:
        value = -value
    return value.numerator if value.denominator == 1 else value


def primitive_terms(f: dict) -> dict:
    """f over its content."""
    content = content_of(f)
    return {e: ratio(c, content) for e, c in f.items()}


def gcd_terms(f: dict, g: dict) -> dict:
    """The primitive greatest common divisor of multivariate polynomials, by evaluation at large integers."""
    if not f or not g:
        return primitive_terms(f or g)
    count = len(next(iter(f)))
    f, g = primitive_terms(f), primitive_terms(g)
    common = _heuristic_gcd(f, g, count)
    return {(0,) * count: 1} if common is None else common


def _heuristic_gcd(f: dict, g: dict, count: int) -> "dict | None":
    if count == 0:
        return {(): gcd(f.get((), 0), g.get((), 0))}
    size = min(max([abs(c) for c in h.values()]) for h in (f, g))
    point = 2 * size + 29  # above twice the coefficients; 29 keeps small ones from agreeing by chance
    for _ in range(_EVALUATIONS):
        u, v = _evaluated(f, point), _evaluated(g, point)
        if u and v:
            inner = _heuristic_gcd(u, v, count - 1)
            if inner is not None:
                candidate = _interpolated(inner, point)
                if candidate:
                    candidate = primitive_terms(candidate)
                    if divide_exactly(f, candidate) is not None and divide_exactly(g, candidate) is not None:
                        return candidate
        point = 73794 * point * isqrt(isqrt(point)) // 27011  # irregular growth, as Char, Geddes and Gonnet chose it
    return None


def divide_exactly(f: dict, g: dict) -> dict | None:
    """f/g where it is a polynomial with integer coefficients, else None."""
    quotient = divide_terms(f, g)
    return None if quotient is None or any([type(c) is not int for c in quotient.values()]) else quotient


def _evaluated(f: dict, point: int) -> dict:
    """f with its last variable replaced by an integer."""
    out: dict = {}
    for e, c in f.items():
        out[e[:-1]] = out.get(e[:-1], 0) + c * point ** e[-1]
    return {e: c for e, c in out.items() if c}


def _interpolated(f: dict, point: int) -> dict:
    """The polynomial whose value at the point is f, with coefficients between -point/2 and point/2."""
    out: dict = {}
    power = 0
    while f:
        rest = {}
        for e, c in f.items():
            r = c % point
            if r > point // 2:
                r -= point
            if r:
                out[(*e, power)] = r
            if c := (c - r) // point:
                rest[e] = c
        f = rest
        power += 1
    return out


def factor_terms(f: dict) -> tuple:
    """(content, [(irreducible factor, multiplicity)]) of a multivariate polynomial by Kronecker's substitution."""
    content = content_of(f)
    f = primitive_terms(f)
    count = len(next(iter(f)))
    factors = []
    lowest = [min(e[i] for e in f) for i in range(count)]
    if any(lowest):
        for i, k in enumerate(lowest):
            if k:
                factors.append(({tuple([int(i == j) for j in range(count)]): 1}, k))
        f = {tuple([x - y for x, y in zip(e, lowest)]): c for e, c in f.items()}
    used = [i for i in range(count) if any(e[i] for e in f)]
    if not used:
        return content * f[(0,) * count], factors
    small = {tuple([e[i] for i in used]): c for e, c in f.items()}
    for g, k in _factor_used(small):
        wide = {}
        for e, c in g.items():
            full = [0] * count
            for i, x in zip(used, e):
                full[i] = x
            wide[tuple(full)] = c
        factors.append((wide, k))
    return content, factors


def _factor_used(f: dict) -> list:
    """Irreducible factors of a primitive polynomial that uses all its variables."""
    count = len(next(iter(f)))
    degrees = [max(e[i] for e in f) for i in range(count)]
    if count == 1:
        return [(from_dense(g), k) for g, k in factor_polynomial(to_dense(f))[1]]
    base = max(degrees) + 1
    weights = [base**i for i in range(count)]
    size = sum([d * w for d, w in zip(degrees, weights)])
    if size > _LARGEST_IMAGE:
        return [(f, 1)]
    dense = [0] * (size + 1)
    for e, c in f.items():
        dense[sum([x * w for x, w in zip(e, weights)])] = c
    images = [g for g, k in factor_polynomial(trimmed(dense))[1] for _ in range(k)]
    if len(images) > _MOST_IMAGES:
        return [(f, 1)]
    powers: list = []
    for g in _kronecker_recombined(f, images, base, count):
        join_power(powers, g, 1)
    return powers


def _kronecker_recombined(f: dict, images: list, base: int, count: int) -> list:
    factors = []
    size = 1
    while 2 * size <= len(images):
        for chosen in combinations(range(len(images)), size):
            product = [1]
            for i in chosen:
                product = multiply_polynomials(product, images[i])
            image = _unpacked(product, base, count)
            candidate = None if image is None else primitive_terms(image)
            quotient = None if image is None else divide_exactly(f, candidate)
            if quotient is not None:
                factors.append(candidate)
                f = quotient
                images = [g for i, g in enumerate(images) if i not in chosen]
                break
        else:
            size += 1
    if any([any(e) for e in f]):
        factors.append(primitive_terms(f))
    return factors


def _unpacked(dense: list, base: int, count: int) -> "dict | None":
    """The multivariate polynomial with this image under Kronecker's substitution, or None if there is none."""
    out = {}
    for k, c in enumerate(dense):
        if c:
            e = []
            for _ in range(count):
                k, x = divmod(k, base)
                e.append(x)
            if k:
                return None
            out[tuple(e)] = c
    return out
