"""The canonical order of expressions: what Sort, Order and Orderless use."""

from functools import cmp_to_key

from .arithmetic import compare as compare_reals
from .arithmetic import parts
from .arrays import ByteArray
from .expr import Expr, Expression
from .numbers import COMPLEXES, TYPE_CHECKING, BigReal, Complex, Rational
from .packed import PackedArray
from .symbols import S, Symbol

if TYPE_CHECKING:
    from collections.abc import Iterable


def canonical_sort(args: tuple) -> tuple:
    """The arguments in canonical order; the same tuple if they are in order already."""
    previous = None
    first = True
    for a in args:
        if not first and compare(previous, a) > 0:
            return tuple(sorted(args, key=cmp_to_key(compare)))
        previous = a
        first = False
    return args


def compare(a: Expression, b: Expression) -> int:
    """-1, 0 or 1: the canonical order.  Numbers by value, strings, symbols, then expressions by their base and powers.

    Sums and products are ordered as Wolfram does it: by their variables from the last one on, constants ignored, so
    that polynomials come out by increasing degree.
    """
    if a is b:
        return 0
    kind_a, kind_b = type(a), type(b)
    if kind_a is int and kind_b is int:
        return (a > b) - (a < b)
    if kind_a is Symbol and kind_b is Symbol:
        return compare_names(a, b)
    rank_a, rank_b = _RANK.get(kind_a, 4), _RANK.get(kind_b, 4)
    if rank_a == 0 and rank_b == 0:
        return _compare_numbers(a, b)
    if rank_a == 0 or rank_b == 0:
        return -1 if rank_a == 0 else 1
    if rank_a == 1 and rank_b == 1:
        return compare_strings(a, b)
    if rank_a == 1 or rank_b == 1:
        return -1 if rank_a == 1 else 1
    if kind_a is PackedArray:
        a = a.unpack()
    elif rank_a == 4:
        if kind_a is ByteArray and kind_b is ByteArray:
            return (a.data > b.data) - (a.data < b.data)
        a = _as_expression(a)
    if kind_b is PackedArray:
        b = b.unpack()
    elif rank_b == 4:
        b = _as_expression(b)
    return _compare_compound(a, b)


_RANK = {int: 0, float: 0, complex: 0, Rational: 0, Complex: 0, BigReal: 0, str: 1, Symbol: 2, Expr: 3, PackedArray: 3}


def _as_expression(x):
    try:
        return x.to_expression()
    except (NotImplementedError, AttributeError):
        return Expr(x.head, (repr(x),)) if hasattr(x, "head") else str(x)


def compare_strings(a: str, b: str) -> int:
    """Alphabetical order: letters first without regard to case, lower case before upper case on a tie."""
    if a == b:
        return 0
    if a.isascii() and b.isascii():
        key_a, key_b = _ascii_key(a), _ascii_key(b)
    else:
        key_a, key_b = _string_key(a), _string_key(b)
    return (key_a > key_b) - (key_a < key_b)


def string_keys(strings: "Iterable[str]") -> list:
    """Sort keys that put strings in canonical order."""
    for s in strings:
        if not s.isascii():
            return [_string_key(s) for s in strings]
    return [_ascii_key(s) for s in strings]


# ASCII characters as they sort: punctuation, digits, letters without regard to case.
_ASCII_ORDER = {
    code: rank
    for rank, code in enumerate(
        sorted([c for c in range(128) if not 65 <= c <= 90], key=lambda c: (chr(c).isalpha(), chr(c).isdigit(), c))
    )
}
_ASCII_ORDER.update({c: _ASCII_ORDER[c + 32] for c in range(65, 91)})


def _ascii_key(s: str):
    return s.translate(_ASCII_ORDER), s.swapcase()


# Marks on letters as the Unicode collation algorithm orders them: acute, grave, breve, circumflex, caron, ring, …
_MARKS = {
    mark: rank
    for rank, mark in enumerate("\u0301\u0300\u0306\u0302\u030c\u030a\u0309\u0308\u030b\u0303\u0307\u0338\u0327\u0328\u0304", 1)
}
_LIGATURES = {"æ": "ae", "œ": "oe", "ß": "ss", "ø": "o\u0338", "ł": "l\u0338", "đ": "d\u0338", "ı": "i"}


def _string_key(s: str):
    """Letters without their marks first, then the marks, then case."""
    from unicodedata import category, normalize  # slow, and few strings have such letters

    letters: list = []
    marks: list = []
    for c in normalize("NFD", "".join([_LIGATURES.get(c, c) for c in s.lower()])):
        if letters and category(c) == "Mn":
            marks[-1] += (_MARKS.get(c, len(_MARKS) + 1),)
        else:
            letters.append(_character_key(c))
            marks.append(())
    return letters, marks, s.swapcase()


def _character_key(c: str):
    """Punctuation, then digits, then letters."""
    if c.isalpha():
        return 2, c
    return (1 if c.isdigit() else 0), c


def compare_names(a: Symbol, b: Symbol) -> int:
    """Symbols by name, then by context."""
    return compare_strings(a.name, b.name) or (a.context > b.context) - (a.context < b.context)


def _compare_numbers(a, b) -> int:
    """By real part, then imaginary part; on a tie complex numbers last, before them integers, reals, rationals."""
    kind, other = type(a), type(b)
    if (kind is float or kind is int) and (other is float or other is int) and a != b and a == a and b == b:
        return 1 if a > b else -1
    (re, im), (re2, im2) = parts(a), parts(b)
    order = compare_reals(re, re2)
    if order:
        return order
    if (kind in COMPLEXES) != (other in COMPLEXES):
        return 1 if kind in COMPLEXES else -1
    return compare_reals(im, im2) or _rank(kind) - _rank(other)


def _rank(kind: type) -> int:
    return 0 if kind is int or kind is Complex else 2 if kind is Rational else 1


def _compare_compound(a, b) -> int:
    """Symbols and expressions: products and powers by their bases, others by head, length and arguments."""
    algebraic = S.Plus, S.Times, S.Power
    if (type(a) is Expr and a.head in algebraic) or (type(b) is Expr and b.head in algebraic):
        result = _compare_algebraic(a, b)
        if result is not None:
            return result
    if type(a) is Symbol:
        if type(b) is Symbol:
            return compare_names(a, b)
        return -1
    if type(b) is Symbol:
        return 1
    if len(a.args) != len(b.args) and a.head is b.head:
        return -1 if len(a.args) < len(b.args) else 1
    order = compare(a.head, b.head)
    if order and not (type(a.head) is Expr or type(b.head) is Expr):
        if len(a.args) != len(b.args):
            return -1 if len(a.args) < len(b.args) else 1
        return order
    if order:
        return order
    for x, y in zip(a.args, b.args):
        order = compare(x, y)
        if order:
            return order
    return 0


def _compare_algebraic(a, b):
    """Order of sums, products and powers against anything; None where the general order decides."""
    plus_a, plus_b = type(a) is Expr and a.head is S.Plus, type(b) is Expr and b.head is S.Plus
    if plus_a and _is_power(b) or plus_b and _is_power(a):
        return _compare_factor(a, b)
    terms_a, terms_b = _factors(a), _factors(b)
    # a sum beside a product is one factor, as in a product of both
    if plus_a and type(b) is Expr and b.head is S.Times:
        terms_a = [a]
    elif plus_b and type(a) is Expr and a.head is S.Times:
        terms_b = [b]
    for x, y in zip(reversed(terms_a), reversed(terms_b)):
        order = _compare_factor(x, y)
        if order:
            return order
    if len(terms_a) != len(terms_b):
        return -1 if len(terms_a) < len(terms_b) else 1
    # beside 1/2 + x, which has a constant, x is 0 + x
    number_a, number_b = _coefficient(a, 0 if plus_b else 1), _coefficient(b, 0 if plus_a else 1)
    order = compare(number_a, number_b)
    if order:
        return order
    return None


def _factors(x) -> list:
    """The non-numeric terms of a sum or factors of a product; other things are their own only factor."""
    if type(x) is Expr and x.head in (S.Times, S.Plus):
        return [f for f in x.args if _RANK.get(type(f), 4) != 0]
    return [x]


def _coefficient(x, otherwise: int):
    """The number in a product or sum; where there is none, 1 or 0 as the other side has it."""
    if type(x) is Expr and x.head in (S.Times, S.Plus):
        return x.args[0] if x.args and _RANK.get(type(x.args[0]), 4) == 0 else 0 if x.head is S.Plus else 1
    return otherwise


def _is_power(x) -> bool:
    return type(x) is Expr and x.head is S.Power and len(x.args) == 2


def _compare_factor(x, y) -> int:
    base_x, exponent_x = _base(x)
    base_y, exponent_y = _base(y)
    order = _compare_base(base_x, base_y)
    if order:
        return order
    return compare(exponent_x, exponent_y)


def _compare_base(a, b) -> int:
    if type(a) is Expr and a.head in (S.Times, S.Plus) or type(b) is Expr and b.head in (S.Times, S.Plus):
        same_head = type(a) is Expr and type(b) is Expr and a.head is b.head
        return compare(a, b) if same_head else _plain_or_algebraic(a, b)
    return compare(a, b)


def _plain_or_algebraic(a, b) -> int:
    order = _compare_algebraic(a, b)
    if order:
        return order
    if type(a) is type(b) is Expr:
        return compare(a.head, b.head)
    return 1 if type(a) is Expr else -1


def _base(x):
    if type(x) is Expr and x.head is S.Power and len(x.args) == 2:
        return x.args
    return x, 1
