"""Numbers with chosen digits: NumberForm, PaddedForm, ScientificForm, EngineeringForm, AccountingForm, DecimalForm."""

from decimal import MAX_EMAX, MIN_EMIN, ROUND_HALF_UP, Context, Decimal
from math import log

from ..expression import BigReal, Expression, Rational, Real, S, elements, integer_text, is_list
from ..expression.arithmetic import nearest_float
from ..expression.compounds import is_infinity
from ..expression.integers import decimal_value
from . import numerals

LARGEST_POSITIONAL, SMALLEST_POSITIONAL = 6, -5  # decimal exponents between which no power of ten is shown
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
LARGEST_BASE = len(_DIGITS)
ALL_DIGITS = 17  # as many as a machine real can have
ALL_DIGITS_WITH_POINT = 40  # for {Infinity, f}: room for the digits before the point of most numbers and the f behind it


class NumberLayout:
    """How one of the number forms writes a number: a style, digits and the values of its options."""

    def __init__(self, style: str, digits: int | None, after: int | None, options: dict):
        self.style = style
        self.digits = digits  # significant digits, None where not given
        self.after = after  # digits after the point, or None
        self.options = options
        self.point = _text(options.get("NumberPoint"), ".")
        self.signs = _two(options.get("NumberSigns"), ("-", ""))
        if style == "accounting":
            self.signs = _two(options.get("NumberSigns"), (("(", ")"), ("", "")))
        self.padding = _two(
            options.get("NumberPadding"), (" ", "0" if after is not None else " ") if style == "padded" else ("", "0")
        )

    def write(self, x: Real) -> str:
        """The text of an integer or real."""
        if type(x) is int:
            return self._integer(x)
        if type(x) is float and x - x != 0:  # an infinity or NaN
            return numerals.full_real(x)
        return self._real(x, x.value if type(x) is BigReal else float(x))

    def _integer(self, n: int) -> str:
        whole = integer_text(abs(n))
        if self.style in ("scientific", "engineering") and len(whole) > (1 if self.style == "scientific" else 3):
            return self._real(n, decimal_value(n))
        return self._assembled(n < 0, whole, "", False, None)

    def _real(self, x, value) -> str:
        digits = self.digits or (round(x.precision) if type(x) is BigReal else numerals.PAGE_DIGITS)
        exact = Decimal(value)
        rounded = Context(prec=max(digits, 1), rounding=ROUND_HALF_UP, Emax=MAX_EMAX, Emin=MIN_EMIN).plus(exact)
        exponent = rounded.adjusted() if rounded else 0
        shown = self._exponent(exponent)
        scaled = rounded.scaleb(-shown) if shown else rounded
        after = self.after
        if after is not None:
            places = Context(prec=max(digits, 1) + abs(exponent) + after + 5, Emax=MAX_EMAX, Emin=MIN_EMIN)
            scaled = scaled.quantize(Decimal(1).scaleb(-after), ROUND_HALF_UP, places)
        text = f"{abs(scaled):f}"
        whole, _, fraction = text.partition(".")
        if after is None:
            fraction = fraction.rstrip("0")
        return self._assembled(value < 0, whole, fraction, True, shown)

    def _exponent(self, exponent: int) -> int:
        """The power of ten to write out, 0 for none."""
        function = self.options.get("ExponentFunction")
        if self.style == "scientific":
            return exponent
        if self.style == "engineering":
            return exponent - exponent % 3
        if self.style in ("accounting", "decimal") or function is not None and function is not S.Automatic:
            return 0
        low, high = self._thresholds()
        return 0 if low <= exponent < high else exponent

    def _thresholds(self):
        spec = self.options.get("ScientificNotationThreshold")
        if spec is not None and is_list(spec) and len(elements(spec)) == 2:
            low, high = elements(spec)
            if type(low) is int and type(high) is int:
                return low, high
        return SMALLEST_POSITIONAL, LARGEST_POSITIONAL

    def _assembled(self, negative: bool, whole: str, fraction: str, is_real: bool, exponent) -> str:
        """Sign, grouped digits, padding and power of ten put together."""
        whole_digits = len(whole)
        whole, fraction = self._grouped(whole, fraction)
        if is_real and self.after is not None and self.padding[1] != "0":
            fraction = _without_zeros(fraction, self.padding[1])
        body = whole + (self.point + fraction if is_real else "")
        sign = self.signs[0] if negative else self.signs[1]
        before, behind = sign if type(sign) is tuple else (sign, "")
        missing = self._field(is_real, whole_digits, fraction) if self.padding[0] else 0
        other = self.signs[1] if negative else self.signs[0]
        missing_sign = max(0, len("".join(other)) - len(before + behind)) if self.padding[0] else 0
        filler = self.padding[0] * (missing + missing_sign)
        if self.options.get("SignPadding") is S.True_ or self.padding[0] not in ("", " ") and not before:
            text = before + filler + body + behind
        else:
            text = filler + before + body + behind
        return text if not exponent else f"{text}*^{exponent}"

    def _field(self, is_real: bool, whole_digits: int, fraction: str) -> int:
        """How many digits the part before the point falls short of its field."""
        if self.digits is None:
            return 0
        if is_real:
            after = self.after if self.after is not None else len(fraction)
            return max(0, self.digits - after - whole_digits)
        return max(0, self.digits - whole_digits)

    def _grouped(self, whole: str, fraction: str):
        spec = self.options.get("DigitBlock")
        sizes = (spec, None) if type(spec) is int else tuple(elements(spec)) if is_list(spec) else ()
        if not sizes:
            return whole, fraction
        separators = _two(self.options.get("NumberSeparator"), (",", " "))
        if type(sizes[0]) is int:
            whole = separators[0].join(_groups_from_right(whole, sizes[0]))
        right = sizes[1] if len(sizes) > 1 else None
        if type(spec) is int:
            right = spec
        if type(right) is int and fraction:
            fraction = separators[1].join([fraction[i : i + right] for i in range(0, len(fraction), right)])
        return whole, fraction


def _without_zeros(fraction: str, filler: str) -> str:
    digits = fraction.rstrip("0")
    return digits + filler * (len(fraction) - len(digits))


def _groups_from_right(digits: str, size: int) -> list:
    groups: list = []
    while len(digits) > size:
        groups.insert(0, digits[-size:])
        digits = digits[:-size]
    return [digits, *groups]


def _text(x, default):
    return x if type(x) is str else default


def _two(x, default: tuple) -> tuple:
    """A pair of texts from an option that takes one text or two (each may be a pair again)."""
    if type(x) is str:
        return x, x
    if x is not None and is_list(x) and len(elements(x)) == 2:
        return tuple([tuple(elements(p)) if is_list(p) else p if type(p) is str else "" for p in elements(x)])
    return default


def digit_spec(x: Expression) -> tuple | None:
    """(digits, digits after the point or None) from ``n`` or ``{n, f}``; None if it is neither."""
    if type(x) is int and x > 0:
        return x, None
    if x is S.Automatic:
        return None, None
    if x is S.All or is_infinity(x):
        return ALL_DIGITS, None
    if is_list(x):
        parts = list(elements(x))
        if len(parts) == 2 and type(parts[1]) is int and parts[1] >= 0:
            if type(parts[0]) is int and parts[0] > 0:
                return parts[0], parts[1]
            if is_infinity(parts[0]):
                return ALL_DIGITS_WITH_POINT, parts[1]
    return None


def layout_of(style: str, arguments: tuple, options: dict) -> NumberLayout | None:
    """The layout that the arguments after the first and the options of a number form ask for."""
    if len(arguments) > 1:
        return None
    spec = digit_spec(arguments[0]) if arguments else (None, None)
    if spec is None:
        return None
    return NumberLayout(style, *spec, options)


def base_text(x: Real, base: int, digits: int = numerals.PAGE_DIGITS) -> str:
    """An integer, fraction or real in another base, letters for digits above 9."""
    if type(x) is int:
        return ("-" if x < 0 else "") + _digits(abs(x), base)
    if type(x) is Rational:
        return f"{base_text(x.numerator, base)}/{base_text(x.denominator, base)}"
    value, sign = abs(nearest_float(x)), "-" if x < 0 else ""
    from fractions import Fraction  # slow, and BaseForm of reals is rare

    places = max(0, round(digits * log(10) / log(base)) - len(_digits(int(value), base)))
    scaled = round(Fraction(value) * base**places)
    text = _digits(scaled, base).rjust(places + 1, "0")
    whole, fraction = text[: len(text) - places], text[len(text) - places :]
    return f"{sign}{whole}.{fraction.rstrip('0')}"


def _digits(n: int, base: int) -> str:
    out: list = []
    while n or not out:
        n, digit = divmod(n, base)
        out.append(_DIGITS[digit])
    return "".join(reversed(out))
