"""Polynomials in one variable over the field of p elements: lists of coefficients between 0 and p - 1, from the constant up,
without trailing zeros.  p is a prime."""

from random import Random

from .polynomials import derivative, multiply_polynomials, trimmed


def reduced_modulo(f: list, p: int) -> list:
    """A polynomial with integers or fractions as coefficients, in the field; ZeroDivisionError where p divides a denominator."""
    out = []
    for c in f:
        if c.denominator % p == 0:
            raise ZeroDivisionError
        out.append(c.numerator * pow(c.denominator, -1, p) % p)
    return trimmed(out)


def factor_modulo(f: list, p: int) -> tuple:
    """(leading coefficient, [(monic irreducible factor, multiplicity)]) of a polynomial that is not 0."""
    factors = []
    for part, k in _square_free_parts(monic(f, p), p):
        factors += [(g, k) for g in sorted(factor_square_free_modulo(part, p), key=lambda g: (len(g), g))]
    return f[-1], factors


def _square_free_parts(f: list, p: int) -> list:
    """[(square-free part, multiplicity)] of a monic polynomial."""
    parts = []
    scale = 1
    while len(f) > 1:
        slope = trimmed([c % p for c in derivative(f)])
        if not slope:  # a p-th power
            f, scale = f[::p], scale * p
            continue
        rest = gcd_modulo(f, slope, p)
        part = divide_modulo(f, rest, p)[0]
        k = 1
        while len(part) > 1:
            common = gcd_modulo(part, rest, p)
            once = divide_modulo(part, common, p)[0]
            if len(once) > 1:
                parts.append((once, k * scale))
            part, rest = common, divide_modulo(rest, common, p)[0]
            k += 1
        f = rest  # all multiplicities that p divides
    return sorted(parts, key=lambda part: part[1])


def _trace(x: list, d: int, f: list) -> list:
    """x + x^2 + x^4 + … of d terms modulo f and 2: 0 or 1 in each factor of degree d, as (p^d - 1)/2-th powers are for odd p."""
    total = power = x
    for _ in range(d - 1):
        power = remainder_modulo(multiply_modulo(power, power, 2), f, 2)
        size = max(len(total), len(power))
        total = trimmed([((total[i] if i < len(total) else 0) + (power[i] if i < len(power) else 0)) % 2 for i in range(size)])
    return total


def monic(f: list, p: int) -> list:
    """f over its leading coefficient."""
    inverse = pow(f[-1], -1, p)
    return [c * inverse % p for c in f]


def multiply_modulo(f: list, g: list, p: int) -> list:
    """f g."""
    return trimmed([c % p for c in multiply_polynomials(f, g)])


def remainder_modulo(f: list, g: list, p: int) -> list:
    """The remainder of f on division by g."""
    return divide_modulo(f, g, p)[1]


def divide_modulo(f: list, g: list, p: int) -> tuple:
    """(quotient, remainder) of f on division by g."""
    f = list(f)
    inverse = pow(g[-1], -1, p)
    quotient = [0] * max(len(f) - len(g) + 1, 0)
    for i in range(len(quotient) - 1, -1, -1):
        c = quotient[i] = f[i + len(g) - 1] * inverse % p
        if c:
            for j, b in enumerate(g):
                f[i + j] = (f[i + j] - c * b) % p
    return trimmed(quotient), trimmed(f[: len(g) - 1])


def gcd_modulo(f: list, g: list, p: int) -> list:
    """The monic greatest common divisor."""
    while g:
        f, g = g, remainder_modulo(f, g, p)
    return monic(f, p) if f else f


def power_modulo(base: list, n: int, f: list, p: int) -> list:
    """base^n modulo f."""
    result = [1]
    for digit in bin(n)[2:]:
        result = remainder_modulo(multiply_modulo(result, result, p), f, p)
        if digit == "1":
            result = remainder_modulo(multiply_modulo(result, base, p), f, p)
    return result


def factor_square_free_modulo(f: list, p: int) -> list:
    """Monic irreducible factors of a monic square-free polynomial over the field of p elements (Cantor-Zassenhaus)."""
    factors = []
    power = [0, 1]
    d = 0
    while len(f) - 1 >= 2 * (d + 1):
        d += 1
        power = power_modulo(power, p, f, p)  # x^(p^d); less x it is the product of all factors of degree d and divisors
        difference = list(power) + [0] * max(2 - len(power), 0)
        difference[1] = (difference[1] - 1) % p
        g = gcd_modulo(f, trimmed(difference), p)
        if len(g) > 1:
            factors.extend(_equal_degree(g, d, p))
            f = divide_modulo(f, g, p)[0]
            power = remainder_modulo(power, f, p)
    if len(f) > 1:
        factors.append(f)
    return factors


def _equal_degree(f: list, d: int, p: int) -> list:
    if len(f) - 1 == d:
        return [f]
    random = Random(len(f))  # a generator of its own: factoring neither uses nor changes the session's random numbers
    while True:
        trial = trimmed([random.randrange(p) for _ in range(len(f) - 1)])
        if len(trial) < 2:
            continue
        # modulo each factor the power is 1 for half of all polynomials and -1 for the others
        h = _trace(trial, d, f) if p == 2 else power_modulo(trial, (p**d - 1) // 2, f, p)
        h = h or [0]
        if p > 2:
            h[0] = (h[0] - 1) % p
        g = gcd_modulo(f, trimmed(h), p)
        if 1 < len(g) < len(f):
            return _equal_degree(g, d, p) + _equal_degree(divide_modulo(f, g, p)[0], d, p)
