"""Times: numbers are multiplied first, then powers of equal bases and roots of exact numbers joined."""

from ...evaluator import Evaluator, builtin
from ...expression import EXACT_REALS, NUMBERS, Complex, Expr, Expression, PackedArray, Rational, S, rational
from ...expression.arithmetic import add, is_exact, is_zero, multiply, negate
from ...mathematics.radicals import reduced_product
from ..kit.scalars import HALF
from ..kit.terms import ARITHMETIC, PLUS, POWER, TIMES
from .approximate import numericized
from .infinities import infinite_product
from .intervals import interval_product
from .ordering import INTERVAL
from .quantity_arithmetic import QUANTITY, quantity_product


@builtin("Times", attributes=ARITHMETIC, pure=True)
def times(ev: Evaluator, args: tuple) -> Expression:
    """x y z, x*y*z represents a product of terms."""
    n = len(args)
    if n == 2:
        x, y = args
        if type(x) is int and type(y) is int:
            return x * y
    elif n == 0:
        return 1
    elif n == 1:
        return args[0]
    for a in args:
        kind = type(a)
        if kind is PackedArray:
            from .packed_arithmetic import times as packed_times  # NumPy is slow to import

            return packed_times(ev, args)
        if kind is Expr:
            head = a.head
            if head is _DIRECTED:
                return infinite_product(ev, args)
            if head is QUANTITY or head is INTERVAL:
                total = quantity_product(ev, args) if head is QUANTITY else interval_product(ev, args)
                if total is not None:
                    return total
        elif a is _INDETERMINATE:
            return infinite_product(ev, args)
    return _product(ev, args)


_DIRECTED, _INDETERMINATE = S.DirectedInfinity, S.Indeterminate


def _product(ev, args):
    number = 1
    numbers = radicals = 0
    bases: dict = {}
    merged = False
    for a in args:
        kind = type(a)
        if kind in NUMBERS:
            number = multiply(number, a) if numbers else a
            numbers += 1
            continue
        if kind is Expr and a.head is POWER and len(a.args) == 2:
            base, exponent = a.args
            if type(exponent) is Rational and type(base) in EXACT_REALS:
                radicals += 1
        else:
            base, exponent = a, 1
        if base in bases:
            merged = True
            bases[base].append(exponent)
        else:
            bases[base] = [exponent]
    if not bases:
        return number
    if numbers:
        if is_zero(number):
            return number if is_exact(number) or number == 0 else None
        if not is_exact(number):
            changed = numericized(ev, args)
            if changed is not None:
                return Expr(TIMES, changed)
    if radicals and (radicals > 1 or numbers):
        simpler = _join_radicals(number, bases)
        if simpler is not None:
            return simpler
    if numbers and (type(number) is int or type(number) is Rational) and number != 1 and number != -1:
        simpler = _join_number(number, bases)
        if simpler is not None:
            return simpler
    if numbers and type(number) is Complex:
        simpler = _join_imaginary(number, bases)
        if simpler is not None:
            return simpler
    if not merged:
        if numbers == 1 and type(number) is int and len(args) == 2:
            if number == 1:
                return args[1]
            if number == -1 and type(args[1]) is Expr and args[1].head is PLUS:
                return Expr(PLUS, tuple([_negated(t) for t in args[1].args]))
        if (
            numbers == 1
            and type(number) is Rational
            and number.numerator == -1
            and len(args) == 2
            and type(args[1]) is Expr
            and args[1].head is PLUS
        ):
            return Expr(TIMES, (negate(number), Expr(PLUS, tuple([_negated(t) for t in args[1].args]))))
        if numbers < 2 and (numbers == 0 or type(number) is not int or number != 1):
            return None
    out = [] if type(number) is int and number == 1 else [number]
    out.extend([_joined(base, exponents) for base, exponents in bases.items()])
    return out[0] if len(out) == 1 else Expr(TIMES, tuple(out))


def _joined(base, exponents: list):
    if len(exponents) == 1:
        e = exponents[0]
        return base if type(e) is int and e == 1 else Expr(POWER, (base, e))
    return Expr(POWER, (base, Expr(PLUS, tuple(exponents))))


def _negated(term):
    return negate(term) if type(term) in NUMBERS else Expr(TIMES, (-1, term))


def _join_radicals(number, bases: dict):
    """The product with its roots of exact numbers joined, or None if they are in lowest terms already."""
    radicals, positive, others = [], [], []
    turn = 0  # the exponent of -1
    for base, exponents in bases.items():
        for e in exponents:
            if type(e) is Rational and type(base) in EXACT_REALS:
                radicals.append((base, e))
                size = base
                if base.numerator < 0:
                    turn, size = add(turn, e), negate(base)
                if size != 1:
                    positive.append((size, e))
            else:
                others.append(_joined(base, [e]))
    is_imaginary = type(number) is Complex and number.re == 0 and type(number.im) in EXACT_REALS
    if not radicals or len(radicals) == 1 and type(number) not in EXACT_REALS and not (turn and is_imaginary):
        return None
    coefficient = number
    if turn and is_imaginary:
        coefficient, turn = number.im, add(turn, HALF)
    coefficient, reduced = reduced_product(coefficient, positive)
    if turn:
        coefficient, reduced = _with_turn(coefficient, reduced, turn)
    if coefficient == number and sorted(map(repr, reduced)) == sorted(map(repr, radicals)):
        return None
    return Expr(TIMES, (coefficient, *[Expr(POWER, r) for r in reduced], *others))


def _with_turn(coefficient, radicals: list, turn) -> tuple:
    """A product of positive roots times (-1)^turn: -1 goes into a root of the same exponent, where there is one."""
    whole, rest = divmod(turn.numerator, turn.denominator)
    if whole % 2:
        coefficient = negate(coefficient)
    rest = rational(rest, turn.denominator)
    if rest == HALF:
        return multiply(coefficient, Complex(0, 1)), radicals
    if rest == 0:
        return coefficient, radicals
    for i, (base, e) in enumerate(radicals):
        if e == rest:
            return coefficient, [*radicals[:i], (negate(base), e), *radicals[i + 1 :]]
    return coefficient, [(-1, rest), *radicals]


def _join_imaginary(number: Complex, bases: dict):
    """I I^n is I^(1 + n)."""
    exponents = bases.get(_I)
    if exponents is None or number.re != 0:
        return None
    rest = [_joined(b, e) for b, e in bases.items() if b != _I]
    return Expr(TIMES, (number.im, Expr(POWER, (_I, Expr(PLUS, (1, *exponents)))), *rest))


_I = Complex(0, 1)


def _join_number(number, bases: dict):
    """2 2^x is 2^(1 + x): powers of an exact base taken out of the numeric factor; None if there is none."""
    for base, exponents in bases.items():
        if type(base) is not int or base < 2 or any([type(e) in NUMBERS for e in exponents]):
            continue
        n, d, moved = number.numerator, number.denominator, 0
        if base == abs(n) or d == base or n % base == 0 or d % base == 0:
            while n % base == 0:
                n, moved = n // base, moved + 1
            while d % base == 0:
                d, moved = d // base, moved - 1
            rest = [_joined(b, e) for b, e in bases.items() if b is not base]
            return Expr(TIMES, (rational(n, d), Expr(POWER, (base, Expr(PLUS, (moved, *exponents)))), *rest))
    return None
