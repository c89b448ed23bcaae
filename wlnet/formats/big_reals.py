"""Reals of arbitrary precision as text: digits, precision mark, exponent."""

from decimal import Decimal, localcontext

from ..expression import BigReal, MessageError, S
from ..expression.arithmetic import real_of_text


def big_real_text(x: BigReal) -> str:
    """``1.5`20.*^-3``-style text."""
    sign, digits, exponent = x.value.as_tuple()
    if not isinstance(exponent, int):
        # a zero has an accuracy and no precision
        return f"0``{x.precision}"
    scale = exponent + len(digits) - 1
    text = "".join(map(str, digits))
    mantissa = f"{text[0]}.{text[1:]}"
    power = f"*^{scale}" if scale else ""
    return f"{'-' if sign else ''}{mantissa}`{x.precision:.17g}{'' if x.precision % 1 else '.'}{power}"


def parse_big_real(text: str) -> "BigReal | float":
    """The number that such a text means."""
    mantissa, _, exponent = text.partition("*^")
    number, mark, precision = mantissa.partition("`")
    if not mark:
        # without a mark it is a machine number
        return real_of_text(f"{number}e{exponent or 0}")
    with localcontext() as context:
        # five digits more than the number has, so that its own are right
        context.prec = max(28, len(number) + 5)
        value = Decimal(number or "0") * Decimal(10) ** int(exponent or 0)
    if precision.startswith("`"):  # accuracy
        digits = float(precision[1:] or 0) + (value.adjusted() + 1 if value else 0)
    else:
        # $MachinePrecision: 53 Log10[2]
        digits = float(precision) if precision else 15.954589770191003
    if digits != digits:
        raise MessageError("wxf", symbol=S.BinaryDeserialize, result=S["$Failed"])
    return BigReal(value, digits)
