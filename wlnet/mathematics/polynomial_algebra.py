"""Algebra of polynomials as Python values: products, division, greatest common divisors and factors.

Univariate polynomials are lists of coefficients from the constant up, without trailing zeros.  Multivariate ones are
dicts from exponent tuples to coefficients.  Coefficients are integers, or fractions where a function says so.
"""

from fractions import Fraction
from itertools import combinations
from math import gcd, isqrt, lcm
from random import Random

from .primes import is_prime

# --- univariate -------------------------------------------------------------------------------------------------------


def trimmed(f: list) -> list:
    """f without trailing zeros."""
    while f and f[-1] == 0:
        f.pop()
    return f


def multiply_polynomials(f: list, g: list) -> list:
    if not f or not g:
        return []
    out = [0] * (len(f) + len(g) - 1)
    for i, a in enumerate(f):
        if a:
            for j, b in enumerate(g):
                out[i + j] += a * b
    return trimmed(out)


def divide_polynomials(f: list, g: list) -> tuple:
    """(quotient, remainder) over the fractions; integers where the division is exact."""
    rest = list(f)
    lead = g[-1]
    quotient = [0] * max(len(f) - len(g) + 1, 0)
    for i in range(len(quotient) - 1, -1, -1):
        top = rest[i + len(g) - 1]
        if not top:
            continue
        c = quotient[i] = ratio(top, lead)
        for j, b in enumerate(g):
            rest[i + j] -= c * b
    return trimmed(quotient), trimmed(rest)


def ratio(a, b):
    """a/b as an int where it is one, else as a Fraction."""
    if type(a) is int and type(b) is int and a % b == 0:
        return a // b
    value = Fraction(a) / b
    return value.numerator if value.denominator == 1 else value


def derivative(f: list) -> list:
    return trimmed([k * c for k, c in enumerate(f)][1:])


def primitive(f: list) -> tuple:
    """(content, primitive part) with a positive leading coefficient; coefficients may be fractions."""
    if not f:
        return 1, []
    below = lcm(*[Fraction(c).denominator for c in f])
    whole = [int(c * below) for c in f]
    common = gcd(*whole)
    if whole[-1] < 0:
        common = -common
    content = Fraction(common, below)
    return (content.numerator if content.denominator == 1 else content), [c // common for c in whole]


def gcd_polynomials(f: list, g: list) -> list:
    """The primitive greatest common divisor of integer polynomials."""
    f, g = primitive(f)[1], primitive(g)[1]
    while g:
        f, g = g, primitive(_pseudo_remainder(f, g))[1]
    return f


def _pseudo_remainder(f: list, g: list) -> list:
    f = list(f)
    lead = g[-1]
    while len(f) >= len(g):
        top, shift = f[-1], len(f) - len(g)
        f = [lead * c for c in f]
        for j, b in enumerate(g):
            f[shift + j] -= top * b
        trimmed(f)
    return f


def square_free(f: list) -> list:
    """[(factor, multiplicity)] of a primitive polynomial by Yun's algorithm."""
    found = []
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
            found.append((primitive(factor)[1], k))
        c, w = y, divide_polynomials(w, y)[0]
        k += 1
    return found


def factor_polynomial(f: list) -> tuple:
    """(content, [(irreducible factor, multiplicity)]) of a polynomial with rational coefficients."""
    content, f = primitive(f)
    found = []
    shift = 0
    while f and f[0] == 0:
        f = f[1:]
        shift += 1
    if shift:
        found.append(([0, 1], shift))
    if len(f) > 1:
        for part, k in square_free(f):
            found.extend([(g, k) for g in _factor_square_free(part)])
    elif f and f[0] == -1:
        content = -content
    return content, found


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
    bound = 2 * abs(lead) * (isqrt(sum([c * c for c in f])) + 1) * 2**degree
    p = _large_prime(f, bound)
    monic = _monic(f, p)
    factors = _factor_modulo(monic, p)
    return _recombined(f, factors, p)


def _factor_quadratic(f: list) -> list:
    c, b, a = f
    d = b * b - 4 * a * c
    if d < 0 or isqrt(d) ** 2 != d:
        return [f]
    r = isqrt(d)
    found = []
    for s in (r, -r):
        root = Fraction(-b + s, 2 * a)
        found.append([-root.numerator, root.denominator])
    return found


def _large_prime(f: list, bound: int) -> int:
    p = bound | 1
    while True:
        p += 2
        if f[-1] % p and is_prime(p):
            reduced = trimmed([c % p for c in f])
            if len(_gcd_modulo(reduced, trimmed([c % p for c in derivative(f)]), p)) == 1:
                return p


def _recombined(f: list, factors: list, p: int) -> list:
    found = []
    size = 1
    while 2 * size <= len(factors):
        for chosen in combinations(range(len(factors)), size):
            product = [f[-1] % p]
            for i in chosen:
                product = _multiply_modulo(product, factors[i], p)
            candidate = primitive(_symmetric(product, p))[1]
            quotient, rest = divide_polynomials(f, candidate)
            if not rest and all([type(c) is int for c in quotient]):
                found.append(candidate)
                f = quotient
                factors = [g for i, g in enumerate(factors) if i not in chosen]
                break
        else:
            size += 1
    if len(f) > 1:
        found.append(primitive(f)[1])
    return found


def _symmetric(f: list, p: int) -> list:
    return trimmed([c if c <= p // 2 else c - p for c in f])


def _monic(f: list, p: int) -> list:
    inverse = pow(f[-1], -1, p)
    return [c * inverse % p for c in f]


def _multiply_modulo(f: list, g: list, p: int) -> list:
    if not f or not g:
        return []
    out = [0] * (len(f) + len(g) - 1)
    for i, a in enumerate(f):
        if a:
            for j, b in enumerate(g):
                out[i + j] += a * b
    return trimmed([c % p for c in out])


def _remainder_modulo(f: list, g: list, p: int) -> list:
    return _divide_modulo(f, g, p)[1]


def _divide_modulo(f: list, g: list, p: int) -> tuple:
    f = list(f)
    inverse = pow(g[-1], -1, p)
    quotient = [0] * max(len(f) - len(g) + 1, 0)
    for i in range(len(quotient) - 1, -1, -1):
        c = quotient[i] = f[i + len(g) - 1] * inverse % p
        if c:
            for j, b in enumerate(g):
                f[i + j] = (f[i + j] - c * b) % p
    return trimmed(quotient), trimmed(f[: len(g) - 1])


def _gcd_modulo(f: list, g: list, p: int) -> list:
    while g:
        f, g = g, _remainder_modulo(f, g, p)
    return _monic(f, p) if f else f


def _power_modulo(base: list, n: int, f: list, p: int) -> list:
    result = [1]
    for digit in bin(n)[2:]:
        result = _remainder_modulo(_multiply_modulo(result, result, p), f, p)
        if digit == "1":
            result = _remainder_modulo(_multiply_modulo(result, base, p), f, p)
    return result


def _factor_modulo(f: list, p: int) -> list:
    """Monic irreducible factors of a monic square-free polynomial over the field of p elements (Cantor-Zassenhaus)."""
    found = []
    power = [0, 1]
    d = 0
    while len(f) - 1 >= 2 * (d + 1):
        d += 1
        power = _power_modulo(power, p, f, p)
        difference = list(power) + [0] * max(2 - len(power), 0)
        difference[1] = (difference[1] - 1) % p
        g = _gcd_modulo(f, trimmed(difference), p)
        if len(g) > 1:
            found.extend(_equal_degree(g, d, p))
            f = _divide_modulo(f, g, p)[0]
            power = _remainder_modulo(power, f, p)
    if len(f) > 1:
        found.append(f)
    return found


def _equal_degree(f: list, d: int, p: int) -> list:
    if len(f) - 1 == d:
        return [f]
    random = Random(len(f))
    while True:
        trial = trimmed([random.randrange(p) for _ in range(len(f) - 1)])
        if len(trial) < 2:
            continue
        h = _power_modulo(trial, (p**d - 1) // 2, f, p) or [0]
        h[0] = (h[0] - 1) % p
        g = _gcd_modulo(f, trimmed(h), p)
        if 1 < len(g) < len(f):
            return _equal_degree(g, d, p) + _equal_degree(_divide_modulo(f, g, p)[0], d, p)


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


# --- multivariate -----------------------------------------------------------------------------------------------------


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


def content_of(f: dict):
    """The greatest rational that leaves integer coefficients without common divisor; signed like the leading term."""
    below = lcm(*[Fraction(c).denominator for c in f.values()])
    common = gcd(*[int(c * below) for c in f.values()])
    value = Fraction(common, below)
    if f[max(f)] < 0:
        value = -value
    return value.numerator if value.denominator == 1 else value


def primitive_terms(f: dict) -> dict:
    content = content_of(f)
    return {e: ratio(c, content) for e, c in f.items()}


def gcd_terms(f: dict, g: dict) -> dict:
    """The primitive greatest common divisor of multivariate polynomials, by evaluation at large integers."""
    if not f or not g:
        return primitive_terms(f or g)
    count = len(next(iter(f)))
    f, g = primitive_terms(f), primitive_terms(g)
    found = _heuristic_gcd(f, g, count)
    return {(0,) * count: 1} if found is None else found


def _heuristic_gcd(f: dict, g: dict, count: int) -> "dict | None":
    if count == 0:
        return {(): gcd(f.get((), 0), g.get((), 0))}
    size = min(max([abs(c) for c in h.values()]) for h in (f, g))
    point = 2 * size + 29
    for _ in range(6):
        u, v = _evaluated(f, point), _evaluated(g, point)
        if u and v:
            inner = _heuristic_gcd(u, v, count - 1)
            if inner is not None:
                candidate = _interpolated(inner, point)
                if candidate:
                    candidate = primitive_terms(candidate)
                    if divide_exactly(f, candidate) is not None and divide_exactly(g, candidate) is not None:
                        return candidate
        point = 73794 * point * isqrt(isqrt(point)) // 27011
    return None


def divide_exactly(f: dict, g: dict) -> "dict | None":
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
    found = []
    lowest = [min(e[i] for e in f) for i in range(count)]
    if any(lowest):
        for i, k in enumerate(lowest):
            if k:
                found.append(({tuple([int(i == j) for j in range(count)]): 1}, k))
        f = {tuple([x - y for x, y in zip(e, lowest)]): c for e, c in f.items()}
    used = [i for i in range(count) if any(e[i] for e in f)]
    if not used:
        return content * f[(0,) * count], found
    small = {tuple([e[i] for i in used]): c for e, c in f.items()}
    for g, k in _factor_used(small):
        wide = {}
        for e, c in g.items():
            full = [0] * count
            for i, x in zip(used, e):
                full[i] = x
            wide[tuple(full)] = c
        found.append((wide, k))
    return content, found


def _factor_used(f: dict) -> list:
    """Irreducible factors of a primitive polynomial that uses all its variables."""
    count = len(next(iter(f)))
    degrees = [max(e[i] for e in f) for i in range(count)]
    if count == 1:
        dense = [0] * (degrees[0] + 1)
        for (k,), c in f.items():
            dense[k] = c
        return [({(i,): c for i, c in enumerate(g) if c}, k) for g, k in factor_polynomial(dense)[1]]
    base = max(degrees) + 1
    weights = [base**i for i in range(count)]
    size = sum([d * w for d, w in zip(degrees, weights)])
    if size > 400:
        return [(f, 1)]
    dense = [0] * (size + 1)
    for e, c in f.items():
        dense[sum([x * w for x, w in zip(e, weights)])] = c
    images = [g for g, k in factor_polynomial(trimmed(dense))[1] for _ in range(k)]
    if len(images) > 14:
        return [(f, 1)]
    return _collected(_kronecker_recombined(f, images, base, count))


def _kronecker_recombined(f: dict, images: list, base: int, count: int) -> list:
    found = []
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
                found.append(candidate)
                f = quotient
                images = [g for i, g in enumerate(images) if i not in chosen]
                break
        else:
            size += 1
    if any([any(e) for e in f]):
        found.append(primitive_terms(f))
    return found


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


def _collected(factors: list) -> list:
    found: list = []
    for g in factors:
        for i, (h, k) in enumerate(found):
            if h == g:
                found[i] = (h, k + 1)
                break
        else:
            found.append((g, 1))
    return found
