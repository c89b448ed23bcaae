"""Digits of numbers and bits of integers."""

from math import log10

from ...evaluator import Evaluator, builtin
from ...expression import (
    NUMBERS,
    REALS,
    Expr,
    Expression,
    MessageError,
    Rational,
    S,
    elements,
    is_list,
    make_list,
    pack,
)
from ...expression.arithmetic import precision_of
from ...expression.numbers import as_fraction
from ...mathematics.digits import digit_run, digits_of, mixed_radix_digits, number_of, repeating_digits, roman_number

_BASE = {"ibase": "Base `1` is not an integer greater than 1.", "int": "Integer expected at position `1` in `2`."}


@builtin("IntegerDigits", attributes="Listable", packed=False, messages=_BASE)
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
    if mixed and not all([type(b) is int and b > 0 for b in elements(base.args[0])]):
        return None
    digits = mixed_radix_digits(n, list(elements(base.args[0]))) if mixed else digits_of(abs(n), _checked_base(base))
    if length is not None and length >= 0:
        digits = [0] * (length - len(digits)) + digits[max(len(digits) - length, 0) :]
    return pack(make_list(digits))


def _checked_base(base) -> int:
    if type(base) is not int or base < 2:
        raise MessageError("ibase", base)
    return base


@builtin("IntegerReverse", attributes="Listable", packed=False)
def integer_reverse(ev: Evaluator, n: Expression, base: Expression = 10) -> Expression | None:
    """IntegerReverse[n] gives the integer whose digits are reversed with respect to those of n."""
    if type(n) is not int or type(base) is not int or base < 2:
        return None
    return number_of(digits_of(abs(n), base)[::-1], base)


@builtin("IntegerLength", attributes="Listable", packed=False, messages=_BASE)
def integer_length(ev: Evaluator, n: Expression, base: Expression = 10) -> Expression | None:
    """IntegerLength[n] gives the number of digits in the decimal representation of the integer n.
    IntegerLength[n, b] gives the number of digits in base b."""
    if type(n) is not int or is_list(base):
        return None
    return len(digits_of(abs(n), _checked_base(base))) if n else 0


@builtin("DigitSum", attributes="Listable", packed=False)
def digit_sum(ev: Evaluator, n: Expression, base: Expression = 10) -> Expression | None:
    """DigitSum[n] gives the sum of the decimal digits of the integer n."""
    return sum(digits_of(abs(n), base)) if type(n) is int and type(base) is int and base > 1 else None


@builtin("DigitCount", attributes="Listable", packed=False)
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
        return number_of(items, base)
    value = 0
    for i, d in enumerate(items):
        value = d if i == 0 else ev.evaluate(Expr(S.Plus, (Expr(S.Times, (value, base)), d)))
    return value


def _from_string(ev, text: str, base):
    if base == "Roman":
        return roman_number(text)
    values = []
    for c in text.lower():
        if not (c.isascii() and c.isalnum()):
            raise MessageError("nlst", text)
        values.append(int(c, 36))  # digits behind 9 are letters, whatever the base
    return _combined(ev, values, base)


@builtin(
    "RealDigits",
    attributes="Listable",
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
    if first is not None and type(first) is not int:
        return None
    symbolic = type(x) not in NUMBERS
    is_free = count is None and type(x) is int
    if type(x) not in NUMBERS:
        if count is None:
            if type(ev.evaluate(Expr(S.N, (x,)))) is float:
                raise MessageError("ndig", x)
            return None
        # 5 decimal digits more than are cut off: one would do, but for runs of nines
        x = ev.evaluate(Expr(S.N, (x, int(count * log10(base)) + 5)))
    if type(x) not in REALS:
        raise MessageError("realx", x)
    value = abs(as_fraction(x))
    if count is None:
        if type(x) is Rational:
            return _fraction_digits(value, base)
        count = len(digits_of(int(value), base)) if type(x) is int else max(int(round(precision_of(x) / log10(base))), 1)
    truncate = symbolic or is_free
    if not value:
        return make_list((make_list([0] * count), 1 if truncate else -count + 1 if count > 1 else 0))
    digits, exponent = digit_run(value, base, count, first, truncate)
    return make_list((make_list(digits), exponent))


def _fraction_digits(value, base: int):
    """{{digits, {digits that repeat}}, exponent} of a fraction."""
    digits, cycle, exponent = repeating_digits(value, base)
    return make_list((make_list([*digits, make_list(cycle)] if cycle else digits), exponent))
