"""Digits of integers and fractions in any base, and terms of continued fractions."""

from fractions import Fraction

from ..expression import integer_text

_HALF = Fraction(1, 2)
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def digits_of(n: int, base: int) -> list:
    """The digits of n >= 0 from the highest on; [0] for 0."""
    if base == 10:
        return [int(c) for c in integer_text(n)]
    if base == 2:
        return [int(c) for c in bin(n)[2:]]
    digits = []
    while n:
        n, d = divmod(n, base)
        digits.append(d)
    return digits[::-1] or [0]


def number_of(digits: list, base: int) -> int:
    """The integer with these digits."""
    value = 0
    for d in digits:
        value = value * base + d
    return value


def mixed_radix_digits(n: int, bases: list) -> list:
    """The digits of |n| in a system whose places have these bases, with what is left in front."""
    digits, n = [], abs(n)
    for b in reversed(bases):
        n, d = divmod(n, b)
        digits.append(d)
    return ([n] if n else []) + digits[::-1]


def roman_number(text: str) -> int:
    """The value of a Roman numeral."""
    total, last = 0, 0
    for c in reversed(text.upper()):
        value = _ROMAN.get(c, 0)
        total += -value if value < last else value
        last = max(last, value)
    return total


def leading_exponent(value: "Fraction | int", base: int) -> int:
    """The number of digits left of the point of a positive value: the smallest e with value < base^e."""
    e = 0
    while value >= base ** max(e, 0) and e >= 0:
        e += 1
    while e <= 0 and value * base ** (1 - e) < 1:
        e -= 1
    return e


def digit_run(value: "Fraction | int", base: int, count: int, first: int | None, truncate: bool) -> tuple:
    """(digits, exponent) of a positive value: so many digits from base^first on, or (None) from the leading one, rounded
    unless ``truncate``."""
    exponent = leading_exponent(value, base)
    start = exponent - 1 if first is None else first
    shift = count - 1 - start
    scaled = value * base**shift if shift >= 0 else value / base**-shift
    digits = digits_of(int(scaled) if truncate or first is not None else int(scaled + _HALF), base)
    if len(digits) > count and first is None:  # rounded up to the next power of the base
        digits, exponent = digits[:count], exponent + 1
    digits = [0] * (count - len(digits)) + digits[-count:]
    return digits, exponent if first is None else start + 1


def repeating_digits(value: "Fraction | int", base: int) -> tuple:
    """(digits, digits that repeat for ever, exponent) of a positive fraction."""
    exponent = leading_exponent(value, base)
    value = value / base**exponent if exponent >= 0 else value * base**-exponent
    digits, places = [], {}
    remainder, d = value.numerator, value.denominator
    while remainder and remainder not in places:
        places[remainder] = len(digits)
        whole, remainder = divmod(remainder * base, d)
        digits.append(whole)
    start = places[remainder] if remainder else len(digits)
    return digits[:start], digits[start:], exponent


def partial_quotients(value: "Fraction | int", slack: "Fraction | int", limit: int | None) -> list:
    """The terms of the continued fraction, at most ``limit``, that all numbers within the slack of the value share.

    Those of a negative number are those of its opposite, negated.
    """
    if value < 0:
        return [-a for a in partial_quotients(-value, slack, limit)]
    low, high = Fraction(value) - slack, Fraction(value) + slack
    quotients = []
    while limit is None or len(quotients) < limit:
        a = low.numerator // low.denominator
        if slack and high.numerator // high.denominator != a:
            break
        quotients.append(a)
        low, high = low - a, high - a
        if not low or not high:
            break
        low, high = (1 / high, 1 / low)
    return quotients
