"""Numbers and strings as text: machine reals, arbitrary-precision reals, integers of any length, escapes."""

from decimal import MAX_EMAX, MIN_EMIN, ROUND_HALF_UP, Context, Decimal

from ..expression import BigReal, Rational, Real

PAGE_DIGITS = 6  # significant digits of a machine real in OutputForm and on documentation pages
_SHOWN_EXPONENTS = range(-5, 6)  # decimal exponents that Wolfram writes out with zeros; others stand after *^


def full_real(x: float) -> str:
    """A machine real with all its digits, the shortest text that reads back: ``0.1``, ``2.``, ``1.5*^-7``."""
    text = repr(x)
    if "e" not in text and "n" not in text:  # the quick ways for what most reals look like: lists of them are long
        if text.endswith(".0"):
            if len(text) <= 9 and -1e6 < x < 1e6:
                return text[:-1]
        elif 1e-5 <= x < 1e6 or -1e6 < x <= -1e-5:
            return text
    if text in ("inf", "-inf", "nan"):
        return {"inf": "Infinity", "-inf": "-Infinity", "nan": "Indeterminate"}[text]
    mantissa, _, exponent = text.partition("e")
    return _place_point(mantissa, int(exponent or 0))


def short_real(x: float, digits: int = PAGE_DIGITS) -> str:
    """A machine real rounded to a few significant digits: ``0.333333``, ``1.5*^-7``."""
    if x - x != 0:
        return full_real(x)
    mantissa, _, exponent = _rounded(x, digits).partition("e")
    return _place_point(mantissa, int(exponent))


def _rounded(x: float, digits: int) -> str:
    """Scientific notation with this many digits; a tie goes away from zero, where Python would go to the even digit."""
    written = repr(x).partition("e")[0].replace(".", "").strip("-0")
    if len(written) == digits + 1 and written[-1] == "5":
        rounded = Context(prec=digits, rounding=ROUND_HALF_UP).create_decimal(Decimal(x))
        return f"{rounded:.{digits - 1}e}"
    return f"{x:.{digits - 1}e}"


def _place_point(mantissa: str, exponent: int) -> str:
    """Digits and a decimal exponent in Wolfram's notation: positional from 10^-5 up to 10^6."""
    sign = ""
    if mantissa[0] == "-":
        sign, mantissa = "-", mantissa[1:]
    whole, _, fraction = mantissa.partition(".")
    digits = (whole + fraction).lstrip("0")
    if not digits:
        return sign + "0."
    exponent += len(whole) - 1 - (len(whole + fraction) - len(digits))
    digits = digits.rstrip("0")
    if exponent in _SHOWN_EXPONENTS:
        return sign + _positional(digits, exponent)
    return f"{sign}{digits[0]}.{digits[1:]}*^{exponent}"


def _positional(digits: str, exponent: int) -> str:
    if exponent < 0:
        return "0." + "0" * (-exponent - 1) + digits
    if len(digits) <= exponent:
        digits += "0" * (exponent + 1 - len(digits))
    return digits[: exponent + 1] + "." + digits[exponent + 1 :]


def full_big_real(x: BigReal) -> str:
    """An arbitrary-precision real with its precision mark: ``15.`30.``, ``1.5`20.*^40``."""
    sign, digits, exponent = _decimal_digits(x)
    mark = "`" + full_real(float(x.precision))
    if digits == "0":
        return f"0`{mark}"  # what is known of zero is its accuracy
    digits = digits.rstrip("0")
    if exponent in _SHOWN_EXPONENTS:
        return sign + _positional(digits, exponent) + mark
    return f"{sign}{digits[0]}.{digits[1:]}{mark}*^{exponent}"


def short_big_real(x: BigReal) -> str:
    """An arbitrary-precision real to its precision, without a mark: ``2.718282``."""
    rounded = BigReal(Context(prec=max(1, round(x.precision)), Emax=MAX_EMAX, Emin=MIN_EMIN).plus(x.value), x.precision)
    sign, digits, exponent = _decimal_digits(rounded)
    count = max(1, round(x.precision))
    digits = digits.ljust(count, "0")[:count]
    if exponent in _SHOWN_EXPONENTS:
        return sign + _positional(digits, exponent)
    return f"{sign}{digits[0]}.{digits[1:]}*^{exponent}"


def _decimal_digits(x: BigReal):
    """Sign, significant digits, and the decimal exponent of the first digit."""
    parts = x.value.as_tuple()
    digits = "".join([str(d) for d in parts.digits]).lstrip("0") or "0"
    return "-" if parts.sign else "", digits, parts.exponent + len(digits) - 1


def is_negative(x: Real) -> bool:
    """Does this real number print with a leading minus sign?"""
    kind = type(x)
    if kind is Rational:
        return x.numerator < 0
    if kind is BigReal:
        return x.value < 0
    if kind is float:
        return x < 0 or x == 0 and repr(x)[0] == "-"
    return x < 0


_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r", "\b": "\\b", "\f": "\\f"}


def quoted(text: str) -> str:
    """A string as it is written in a program, with quotes and escapes."""
    if text.isprintable() and "\\" not in text and '"' not in text:
        return f'"{text}"'
    return '"' + "".join([_escape(c) for c in text]) + '"'


def _escape(c: str) -> str:
    escaped = _ESCAPES.get(c)
    if escaped is not None:
        return escaped
    code = ord(c)
    if code < 32 or code == 127:  # control characters
        return f"\\.{code:02x}"
    if 0xD800 <= code < 0xE000:  # half of a surrogate pair: no file could hold it as it is
        return f"\\:{code:04x}"
    return c
