"""Number literals: machine numbers, big numbers, other bases, marked precision."""

import re
from decimal import MAX_EMAX, Decimal, localcontext
from math import log10

from ..expression import MACHINE_PRECISION, BigReal, Expr, Number, S, integer_value, rational
from ..expression.arithmetic import magnitude
from ..expression.integers import decimal_value

MACHINE_DIGITS = 17  # a real written with more significant digits keeps them all
LONGEST_ZERO = 18  # decimals; a zero written with as many or more is one of arbitrary precision
LARGEST_EXPONENT = 100_000  # larger powers of the base stay symbolic: the integer would fill the memory

NUMERAL = (
    r"(?:\d+\^\^(?:[0-9A-Za-z]+(?:\.(?!\.)[0-9A-Za-z]*)?|\.[0-9A-Za-z]+)|\d+(?:\.(?!\.)\d*)?|\.\d+)"
    r"(?:``[+-]?(?:\d+(?:\.(?!\.)\d*)?|\.\d+)|`(?:[+-]?(?:\d+(?:\.(?!\.)\d*)?|\.\d+))?)?"
    r"(?:\*\^[+-]?\d+)?"
)
_PARTS = re.compile(
    r"(?:(?P<base>\d+)\^\^)?(?P<mantissa>[0-9A-Za-z.]+)(?P<mark>``?)?(?P<digits>[+-]?[\d.]+)?"
    r"(?:\*\^(?P<exponent>[+-]?\d+))?\Z"
)


def numeral(text: str) -> Number | Expr:
    """The number a literal stands for; ValueError if it has no value (a digit outside its base)."""
    if text.isdigit():
        return integer_value(text)
    parts = _PARTS.match(text)
    mantissa, mark, exponent = parts["mantissa"], parts["mark"], parts["exponent"]
    if mark is None and parts["base"] is None and "." in mantissa:
        if len(mantissa) <= MACHINE_DIGITS or significant_digits(mantissa) <= MACHINE_DIGITS:
            value = float(mantissa if exponent is None else f"{mantissa}e{exponent}")
            if value and value != float("inf") or not mantissa.strip("0."):
                return value
            return _big_real(mantissa, exponent, "`", str(MACHINE_PRECISION))
        return _big_real(mantissa, exponent, None, None)
    if parts["base"] is not None:
        return _in_base(int(parts["base"]), mantissa, mark, parts["digits"], exponent)
    if mark is not None:
        if mark == "`" and parts["digits"] is None:  # a machine number, however long
            value = float(mantissa if exponent is None else f"{mantissa}e{exponent}")
            if value and value != float("inf") or not mantissa.strip("0."):
                return value
            return numeral(f"{mantissa if '.' in mantissa else mantissa + '.'}" + (f"*^{exponent}" if exponent else ""))
        return _big_real(mantissa, exponent, mark, parts["digits"])
    return _scaled(integer_value(mantissa), 10, int(exponent))


def significant_digits(mantissa: str) -> int:
    """How many digits of a mantissa count."""
    digits = mantissa.replace(".", "")
    return len(digits.lstrip("0")) or len(digits) - 1  # of a long zero its accuracy counts


def _big_real(mantissa: str, exponent, mark, digits):
    """A real with as many digits as written, or with marked precision (one tick) or accuracy (two ticks)."""
    power = int(exponent or 0)
    if abs(power) > MAX_EMAX // 2:  # arithmetic with it could leave what Decimal holds
        raise ValueError(mantissa)
    sign, numbers, scale = Decimal(mantissa).as_tuple()
    if mark == "`" and not any(numbers):
        return 0.0 if "." in mantissa else 0  # zero has no digits to count
    return _with_precision(Decimal((sign, numbers, scale + power)), -scale - power, mark, digits)


def _with_precision(value, accuracy, mark, digits):
    size = magnitude(value) if value else 0.0
    if mark == "``":
        precision = float(digits) + size
    elif mark == "`":
        precision = float(digits)
    else:
        precision = accuracy + size
    if not value and mark is None and accuracy < LONGEST_ZERO:
        return 0.0
    if precision <= 0 and value:
        precision = 0.0
    return BigReal(value, precision)


def _in_base(base: int, mantissa: str, mark, digits, exponent):
    if not 2 <= base <= 36:
        raise ValueError(base)
    whole, dot, fraction = mantissa.partition(".")
    value = integer_value((whole + fraction) or "0", base)
    power = int(exponent or 0) - len(fraction)
    if abs(power) > LARGEST_EXPONENT:
        raise ValueError(mantissa)
    exact = _scaled(value, base, power)
    if not dot and mark is None:
        return exact
    written = len((whole + fraction).lstrip("0")) * log10(base)
    if mark is None and written <= MACHINE_DIGITS or mark == "`" and digits is None:
        return _to_float(exact)
    with localcontext() as context:
        context.prec = max(int(written), int(float(digits or 0)), 20) + 5  # some guard digits, as the base is not ten
        if type(exact) is int:
            value = +decimal_value(exact)
        else:
            value = decimal_value(exact.numerator) / decimal_value(exact.denominator)
    return _with_precision(value, len(fraction) * log10(base), mark, digits)


def _to_float(exact) -> float:
    try:
        return float(exact)
    except OverflowError:
        raise ValueError(exact) from None


def _scaled(value: int, base: int, power: int):
    """value base^power, exactly."""
    if abs(power) > LARGEST_EXPONENT:
        return Expr(S.Times, (value, Expr(S.Power, (base, power))))
    return value * base**power if power >= 0 else rational(value, base**-power)
