"""Digits of numbers and bits of integers."""

import sys
from math import log10

from ...evaluator import Evaluator, builtin
from ...expression import (
    NUMBERS,
    BigReal,
    Expr,
    Expression,
    MessageError,
    PackedArray,
    Rational,
    S,
    elements,
    from_array,
    is_list,
    make_list,
    pack,
    rational,
)
from ...expression.arithmetic import precision_of
from ...expression.numbers import as_fraction
from .constants import MACHINE_VALUES

_LISTABLE = "Listable"
_BASE = {"ibase": "Base `1` is not an integer greater than 1.", "int": "Integer expected at position `1` in `2`."}


def digits_of(n: int, base: int) -> list:
    """The digits of n >= 0 from the highest on; [0] for 0."""
    if base == 10:
        return [int(c) for c in _decimal(n)]
    if base == 2:
        return [int(c) for c in bin(n)[2:]]
    found = []
    while n:
        n, d = divmod(n, base)
        found.append(d)
    return found[::-1] or [0]


def _decimal(n: int) -> str:
    limit = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(0)
    try:
        return str(n)
    finally:
        sys.set_int_max_str_digits(limit)


@builtin("IntegerDigits", attributes=_LISTABLE, packed=False, messages=_BASE)
def integer_digits(ev: Evaluator, n: Expression, base: Expression = 10, length: Expression = None) -> Expression | None:
    """IntegerDigits[n] gives a list of the decimal digits in the integer n.
    IntegerDigits[n, b] gives the digits in base b; IntegerDigits[n, b, len] pads on the left to length len."""
    if type(n) is not int:
        if type(n) in NUMBERS:
            ev.message("IntegerDigits", "int", 1, Expr(S.IntegerDigits, (n,)))
        return None
    if type(length) not in (int, type(None)):
        return None
    if is_list(base):
        return None
    mixed = type(base) is Expr and base.head is S.MixedRadix and len(base.args) == 1 and is_list(base.args[0])
    digits = _mixed_radix(n, elements(base.args[0])) if mixed else digits_of(abs(n), _checked_base(base))
    if length is not None and length >= 0:
        digits = [0] * (length - len(digits)) + digits[max(len(digits) - length, 0) :]
    return pack(make_list(digits))


def _mixed_radix(n: int, bases) -> list:
    found, n = [], abs(n)
    for b in reversed(bases):
        n, d = divmod(n, b)
        found.append(d)
    return ([n] if n else []) + found[::-1]


def _checked_base(base) -> int:
    if type(base) is not int or base < 2:
        raise MessageError("ibase", base)
    return base


@builtin("IntegerReverse", attributes=_LISTABLE, packed=False)
def integer_reverse(ev: Evaluator, n: Expression, base: Expression = 10) -> Expression | None:
    """IntegerReverse[n] gives the integer whose digits are reversed with respect to those of n."""
    if type(n) is not int or type(base) is not int or base < 2:
        return None
    value = 0
    for d in reversed(digits_of(abs(n), base)):
        value = value * base + d
    return value


@builtin("IntegerLength", attributes=_LISTABLE, packed=False, messages=_BASE)
def integer_length(ev: Evaluator, n: Expression, base: Expression = 10) -> Expression | None:
    """IntegerLength[n] gives the number of digits in the decimal representation of the integer n.
    IntegerLength[n, b] gives the number of digits in base b."""
    if type(n) is not int or is_list(base):
        return None
    return len(digits_of(abs(n), _checked_base(base))) if n else 0


@builtin("DigitSum", attributes=_LISTABLE, packed=False)
def digit_sum(ev: Evaluator, n: Expression, base: Expression = 10) -> Expression | None:
    """DigitSum[n] gives the sum of the decimal digits of the integer n."""
    return sum(digits_of(abs(n), base)) if type(n) is int and type(base) is int and base > 1 else None


@builtin("DigitCount", attributes=_LISTABLE, packed=False)
def digit_count(ev: Evaluator, n: Expression, base: Expression = 10, digit: Expression = None) -> Expression | None:
    """DigitCount[n, b, d] gives the number of d digits in the base-b representation of n.
    DigitCount[n, b] gives a list of the numbers of 1, 2, …, b-1, 0 digits."""
    if type(n) is not int or type(base) is not int or base < 2:
        return None
    digits = digits_of(abs(n), base)
    if digit is not None:
        return digits.count(digit) if type(digit) is int else None
    return make_list([digits.count(d % base) for d in range(1, base + 1)])


@builtin("FromDigits", messages={"nlst": "The expression `1` is not a list of digits or a string of valid digits."})
def from_digits(ev: Evaluator, digits: Expression, base: Expression = 10) -> Expression:
    """FromDigits[list] constructs an integer from the list of its decimal digits.
    FromDigits[list, b] takes the digits to be given in base b.
    FromDigits["string"] constructs an integer from a string of digits."""
    if type(digits) is str:
        return _from_string(ev, digits, base)
    if is_list(digits):
        items = elements(digits)
        if len(items) == 2 and is_list(items[0]) and type(items[1]) is int:
            whole = _combined(ev, elements(items[0]), base)
            power = Expr(S.Power, (base, items[1] - len(elements(items[0]))))
            return Expr(S.Times, (whole, power))
        if items and any([is_list(i) for i in items]):
            return (
                Expr(
                    S.List,
                    tuple(_combined(ev, column, base) for column in zip(*[elements(i) if is_list(i) else (i,) for i in items])),
                )
                if len(items) != 2
                else _positional_lists(ev, items, base)
            )
        return _combined(ev, items, base)
    raise MessageError("nlst", digits)


def _positional_lists(ev, items, base):
    """{{d1, d2, …}, {n}}: the digits scaled by each exponent."""
    if not is_list(items[0]) or not is_list(items[1]):
        return None
    whole = _combined(ev, elements(items[0]), base)
    count = len(elements(items[0]))
    return make_list([Expr(S.Times, (whole, Expr(S.Power, (base, Expr(S.Plus, (e, -count)))))) for e in elements(items[1])])


def _combined(ev, items, base):
    if type(base) is int and all([type(d) is int for d in items]):
        value = 0
        for d in items:
            value = value * base + d
        return value
    value = 0
    for i, d in enumerate(items):
        value = d if i == 0 else ev.evaluate(Expr(S.Plus, (Expr(S.Times, (value, base)), d)))
    return value


def _from_string(ev, text: str, base):
    if base == "Roman":
        return _roman(text)
    values = []
    for c in text.lower():
        if not (c.isascii() and c.isalnum()):
            raise MessageError("nlst", text)
        values.append(int(c, 36))
    return _combined(ev, values, base)


_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def _roman(text: str):
    total, last = 0, 0
    for c in reversed(text.upper()):
        value = _ROMAN.get(c, 0)
        total += -value if value < last else value
        last = max(last, value)
    return total


@builtin(
    "RealDigits",
    attributes=_LISTABLE,
    packed=False,
    messages={
        "ndig": "The number of digits to return cannot be determined.",
        "realx": "The value `1` is not a real number.",
        "ibase": "Base `1` is not an integer greater than 1.",
    },
)
def real_digits(
    ev: Evaluator, x: Expression, base: Expression = 10, count: Expression = None, first: Expression = None
) -> Expression | None:
    """RealDigits[x] gives a list of the digits in the approximate real number x, together with the number of digits to
    the left of the decimal point.
    RealDigits[x, b, len] gives len digits in base b; RealDigits[x, b, len, n] starts with the coefficient of b^n."""
    if is_list(x) or is_list(base) or is_list(count) or is_list(first):
        return None
    _checked_base(base)
    if type(count) is not int:
        count = None
    wanted, symbolic = count, type(x) not in NUMBERS
    if type(x) not in NUMBERS:
        if count is None:
            if type(ev.evaluate(Expr(S.N, (x,)))) is float:
                raise MessageError("ndig", x)
            return None
        x = MACHINE_VALUES.get(getattr(x, "name", None), x) if count < 15 else x
        x = ev.evaluate(Expr(S.N, (x, int(count * log10(base)) + 5)))
    if type(x) not in (int, float, Rational, BigReal):
        raise MessageError("realx", x)
    value = abs(as_fraction(x))
    if count is None:
        if type(x) is Rational:
            return _repeating(value, base)
        count = len(digits_of(int(value), base)) if type(x) is int else max(int(round(precision_of(x) / log10(base))), 1)
    return _digit_run(value, base, count, first, symbolic or type(x) is int and wanted is None)


def _digit_run(value, base: int, count: int, first, exact: bool):
    if not value:
        return make_list((make_list([0] * count), 1 if exact else -count + 1 if count > 1 else 0))
    exponent = _leading_exponent(value, base)
    start = exponent - 1 if first is None else first
    shift = count - 1 - start
    scaled = value * base**shift if shift >= 0 else value / base**-shift
    n = int(scaled) if exact or first is not None else _rounded_half(scaled)
    digits = digits_of(n, base)
    if len(digits) > count and first is None:
        digits, exponent = digits[:count], exponent + 1
    digits = [0] * (count - len(digits)) + digits[-count:]
    return make_list((make_list(digits), exponent if first is None else start + 1))


def _rounded_half(x) -> int:
    from fractions import Fraction  # slow to import

    return int(x + Fraction(1, 2))


def _leading_exponent(value, base: int) -> int:
    """The number of digits left of the point: the smallest e with value < base^e."""
    e = 0
    while value >= base ** max(e, 0) and e >= 0:
        e += 1
    while e <= 0 and value * base ** (1 - e) < 1:
        e -= 1
    return e


def _repeating(value, base: int):
    """{{non-repeating digits, {repeating digits}}, exponent} of a fraction."""
    exponent = _leading_exponent(value, base)
    value = value / base**exponent if exponent >= 0 else value * base**-exponent
    digits, seen = [], {}
    remainder, d = value.numerator, value.denominator
    while remainder and remainder not in seen:
        seen[remainder] = len(digits)
        whole, remainder = divmod(remainder * base, d)
        digits.append(whole)
    if not remainder:
        return make_list((make_list(digits), exponent))
    start = seen[remainder]
    return make_list((make_list([*digits[:start], make_list(digits[start:])]), exponent))


@builtin("ContinuedFraction", attributes=_LISTABLE, packed=False)
def continued_fraction(ev: Evaluator, x: Expression, n: Expression = None) -> Expression | None:
    """ContinuedFraction[x, n] generates a list of the first n terms in the continued fraction representation of x.
    ContinuedFraction[x] generates all terms that can be obtained given the precision of x."""
    limit = n if type(n) is int else None
    if type(x) in (int, Rational):
        value, slack = as_fraction(x), 0
    elif type(x) in (float, BigReal):
        value = as_fraction(x)
        slack = abs(value) / 10 ** int(precision_of(x))
    elif limit is not None:
        return Expr(S.ContinuedFraction, (Expr(S.N, (x, 2 * limit + 20)), limit))
    else:
        return None
    return make_list(_partial_quotients(value, slack, limit))


def _partial_quotients(value, slack, limit):
    from fractions import Fraction  # slow to import

    low, high = Fraction(value) - slack, Fraction(value) + slack
    found = []
    while limit is None or len(found) < limit:
        a = low.numerator // low.denominator
        if slack and high.numerator // high.denominator != a:
            break
        found.append(a)
        low, high = low - a, high - a
        if not low or not high:
            break
        low, high = (1 / high, 1 / low)
    return found


@builtin("FromContinuedFraction")
def from_continued_fraction(ev: Evaluator, terms: Expression) -> Expression | None:
    """FromContinuedFraction[list] reconstructs a number from the list of its continued fraction terms."""
    if not is_list(terms) or not elements(terms):
        return None
    items = list(elements(terms))
    value = items[-1]
    for a in reversed(items[:-1]):
        value = ev.evaluate(Expr(S.Plus, (a, Expr(S.Power, (value, -1)))))
    return value


@builtin("Convergents")
def convergents(ev: Evaluator, x: Expression) -> Expression | None:
    """Convergents[list] gives the convergents of the continued fraction terms in list."""
    terms = x if is_list(x) else ev.evaluate(Expr(S.ContinuedFraction, (x,)))
    if not is_list(terms):
        return None
    h, k, h1, k1, out = 1, 0, 0, 1, []
    for a in elements(terms):
        if type(a) is not int:
            return None
        h, h1, k, k1 = a * h + h1, h, a * k + k1, k
        out.append(rational(h, k))
    return make_list(out)


# --- bits -------------------------------------------------------------------------------------------------------------

_BITS = "Flat Listable OneIdentity Orderless"


def _bitwise(head, args, operation, identity: int):
    if any([type(a) is PackedArray for a in args]):
        import numpy as np  # slow to import, and many sessions never see an array

        values = [a.array if type(a) is PackedArray else a for a in args]
        if any(
            [
                isinstance(v, np.ndarray)
                and v.dtype.kind != "i"
                or not isinstance(v, np.ndarray)
                and (type(v) is not int or abs(v) > 2**62)
                for v in values
            ]
        ):
            return None
        result = values[0]
        for v in values[1:]:
            result = operation(result, v)
        return from_array(result)
    whole = [a for a in args if type(a) is int]
    rest = tuple([a for a in args if type(a) is not int])
    if not whole and rest:
        return rest[0] if len(rest) == 1 else None
    result = identity
    for a in whole:
        result = operation(result, a)
    if not rest:
        return result
    return Expr(head, (result, *rest)) if len(whole) > 1 else None


@builtin("BitAnd", attributes=_BITS, pure=True)
def bit_and(ev: Evaluator, args: tuple) -> Expression:
    """BitAnd[n1, n2, …] gives the bitwise AND of the integers ni."""
    return _bitwise(S.BitAnd, args, lambda a, b: a & b, -1)


@builtin("BitOr", attributes=_BITS, pure=True)
def bit_or(ev: Evaluator, args: tuple) -> Expression:
    """BitOr[n1, n2, …] gives the bitwise OR of the integers ni."""
    return _bitwise(S.BitOr, args, lambda a, b: a | b, 0)


@builtin("BitXor", attributes=_BITS, pure=True)
def bit_xor(ev: Evaluator, args: tuple) -> Expression:
    """BitXor[n1, n2, …] gives the bitwise XOR of the integers ni."""
    return _bitwise(S.BitXor, args, lambda a, b: a ^ b, 0)


@builtin("BitNot", attributes=_LISTABLE, packed=False, pure=True)
def bit_not(ev: Evaluator, n: Expression) -> Expression | None:
    """BitNot[n] gives the bitwise NOT of the integer n."""
    return ~n if type(n) is int else None


@builtin("BitShiftLeft", attributes=_LISTABLE, packed=False, pure=True)
def bit_shift_left(ev: Evaluator, n: Expression, k: Expression = 1) -> Expression | None:
    """BitShiftLeft[n, k] shifts the binary bits in the integer n to the left by k places."""
    if type(n) is not int or type(k) is not int:
        return None
    return n << k if k >= 0 else n >> -k


@builtin("BitShiftRight", attributes=_LISTABLE, packed=False, pure=True)
def bit_shift_right(ev: Evaluator, n: Expression, k: Expression = 1) -> Expression | None:
    """BitShiftRight[n, k] shifts the binary bits in the integer n to the right by k places."""
    if type(n) is not int or type(k) is not int:
        return None
    return n >> k if k >= 0 else n << -k


@builtin("BitGet", attributes=_LISTABLE, packed=False, pure=True)
def bit_get(ev: Evaluator, n: Expression, k: Expression) -> Expression | None:
    """BitGet[n, k] gets the bit corresponding to the coefficient of 2^k in the integer n."""
    return n >> k & 1 if type(n) is int and type(k) is int and k >= 0 else None


@builtin("BitSet", attributes=_LISTABLE, packed=False, pure=True)
def bit_set(ev: Evaluator, n: Expression, k: Expression) -> Expression | None:
    """BitSet[n, k] sets to 1 the bit corresponding to the coefficient of 2^k in the integer n."""
    return n | 1 << k if type(n) is int and type(k) is int and k >= 0 else None


@builtin("BitClear", attributes=_LISTABLE, packed=False, pure=True)
def bit_clear(ev: Evaluator, n: Expression, k: Expression) -> Expression | None:
    """BitClear[n, k] sets to 0 the bit corresponding to the coefficient of 2^k in the integer n."""
    return n & ~(1 << k) if type(n) is int and type(k) is int and k >= 0 else None


@builtin("BitLength", attributes=_LISTABLE, packed=False, pure=True)
def bit_length(ev: Evaluator, n: Expression) -> Expression | None:
    """BitLength[n] gives the number of binary bits necessary to represent the integer n."""
    return (n if n >= 0 else ~n).bit_length() if type(n) is int else None


@builtin("ThueMorse", attributes=_LISTABLE, packed=False, pure=True)
def thue_morse(ev: Evaluator, n: Expression) -> Expression | None:
    """ThueMorse[n] gives the nth term in the Thue-Morse sequence."""
    return bin(n).count("1") % 2 if type(n) is int and n >= 0 else None
