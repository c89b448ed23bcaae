"""Plus: numbers are added first, then like terms."""

from ...evaluator import Evaluator, builtin
from ...expression import NUMBERS, Expr, Expression, PackedArray, Rational, S, rational
from ...expression.arithmetic import add, is_exact
from ..kit.terms import ARITHMETIC, PLUS, term_parts, with_coefficient
from .approximate import numericized
from .infinities import infinite_sum
from .intervals import interval_sum
from .ordering import INTERVAL
from .quantity_arithmetic import QUANTITY, quantity_sum


@builtin("Plus", attributes=ARITHMETIC, pure=True)
def plus(ev: Evaluator, args: tuple) -> Expression:
    """x + y + z represents a sum of terms."""
    n = len(args)
    if n == 2:
        x, y = args
        if type(x) is int and type(y) is int:
            return x + y
    elif n == 0:
        return 0
    elif n == 1:
        return args[0]
    for a in args:
        kind = type(a)
        if kind is PackedArray:
            from .packed_arithmetic import plus as packed_plus  # NumPy is slow to import

            return packed_plus(ev, args)
        if kind is Expr:
            head = a.head
            if head is _DIRECTED:
                return infinite_sum(ev, args)
            if head is QUANTITY or head is INTERVAL:
                total = quantity_sum(ev, args) if head is QUANTITY else interval_sum(ev, args)
                if total is not None:
                    return total
        elif a is _INDETERMINATE:
            return infinite_sum(ev, args)
    return _sum(ev, args)


_DIRECTED, _INDETERMINATE = S.DirectedInfinity, S.Indeterminate


def _sum_of_numbers(values: list):
    """The sum of numbers; with machine numbers among three or more in the order that Orderless gives them."""
    if len(values) > 2 and float in map(type, values) and all([type(v) in _MACHINE_OR_EXACT for v in values]):
        values = _in_order(values)
    number = 0
    for i, v in enumerate(values):
        number = add(number, v) if i else v
    return number


_MACHINE_OR_EXACT = frozenset((int, float, Rational))


def _in_order(values: list) -> list:
    """The numbers from the smallest to the largest, equal fractions as one term."""
    counts: dict = {}
    for v in values:
        key = (v.numerator, v.denominator) if type(v) is Rational else None
        if key in counts:
            counts[key] += 1
        elif key is not None:
            counts[key] = 1
    merged = [rational(n * count, d) for (n, d), count in counts.items()]
    try:
        return sorted([v for v in values if type(v) is not Rational] + merged, key=float)
    except OverflowError:
        return values


def _sum(ev, args):
    values = []
    terms: dict = {}
    merged = False
    for a in args:
        if type(a) in NUMBERS:
            values.append(a)
            continue
        coefficient, rest = term_parts(a)
        if rest in terms:
            merged = True
            terms[rest] = add(terms[rest], coefficient)
        else:
            terms[rest] = coefficient
    numbers = len(values)
    number = _sum_of_numbers(values)
    if not terms:
        return number
    if numbers and not is_exact(number):
        changed = numericized(ev, (number, *[a for a in args if type(a) not in NUMBERS]))
        if changed is not None:
            return Expr(PLUS, changed)
    if not merged and numbers < 2 and (numbers == 0 or type(number) is not int or number != 0):
        return None
    out = [] if type(number) is int and number == 0 else [number]
    for rest, coefficient in terms.items():
        if type(coefficient) is int and coefficient == 0:
            continue
        out.append(with_coefficient(coefficient, rest))
    if not out:
        return 0
    return out[0] if len(out) == 1 else Expr(PLUS, tuple(out))
