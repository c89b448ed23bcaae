"""Infinities and what is indeterminate: the symbols, and sums, products and powers that have one."""

from ...evaluator import Evaluator, builtin, declare_symbol
from ...expression import COMPLEXES, NUMBERS, BigReal, Complex, Expr, Expression, Rational, S, Symbol
from ...expression.arithmetic import is_exact, is_zero, sign
from ..kit.terms import COMPLEX_INFINITY, INFINITY, PLUS, POWER, TIMES, is_infinite, is_numeric

declare_symbol(
    "Infinity",
    value=INFINITY,
    attributes="ReadProtected",
    usage="Infinity is a symbol that represents a positive infinite quantity.",
)


declare_symbol(
    "ComplexInfinity",
    value=COMPLEX_INFINITY,
    usage="ComplexInfinity represents a quantity with infinite magnitude but undetermined complex phase.",
)


declare_symbol("Indeterminate", usage="Indeterminate represents a numerical quantity whose value cannot be determined.")


declare_symbol("Overflow", usage="Overflow[] represents a number too large to represent explicitly.")


declare_symbol("Underflow", usage="Underflow[] represents a number too small to represent explicitly.")


declare_symbol("I", attributes="Locked ReadProtected", value=Complex(0, 1), usage="I represents the imaginary unit Sqrt[-1].")


def _is_oblique(infinite) -> bool:
    """Does this infinity point off the real axis?"""
    return type(infinite.args[0]) is not int


def infinite_sum(ev: Evaluator, args: tuple) -> Expression | None:
    """A sum with an infinite or indeterminate term."""
    if S.Indeterminate in args:
        return S.Indeterminate
    infinities = []
    for a in args:
        if is_infinite(a):
            infinities.append(a)
    first = infinities[0]
    for other in infinities[1:]:
        if first.args and other.args and (_is_oblique(first) or _is_oblique(other)):
            if other == first:
                continue
            if ev.evaluate(Expr(PLUS, (first.args[0], other.args[0]))) != 0:
                return None
            ev.message("Infinity", "indet", Expr(S.HoldForm, (Expr(PLUS, tuple(infinities)),)))
            return S.Indeterminate
        elif other != first or not first.args:
            ev.message("Infinity", "indet", Expr(S.HoldForm, (Expr(PLUS, tuple(infinities)),)))
            return S.Indeterminate
    return first


def infinite_product(ev: Evaluator, args: tuple) -> Expression | None:
    """A product with an infinite or indeterminate factor."""
    if S.Indeterminate in args:
        return S.Indeterminate
    direction, rest, complex_infinity = 1, [], False
    for a in args:
        if is_infinite(a):
            if a.args:
                direction = Expr(TIMES, (direction, a.args[0]))
            else:
                complex_infinity = True
        else:
            rest.append(a)
    numbers = [a for a in rest if type(a) in NUMBERS]
    if any([is_zero(a) for a in numbers]):
        ev.message("Infinity", "indet", Expr(S.HoldForm, (Expr(TIMES, args),)))
        return S.Indeterminate
    numeric = [a for a in rest if is_numeric(ev, a)]
    symbolic = [a for a in rest if not is_numeric(ev, a)]
    if complex_infinity:
        return COMPLEX_INFINITY
    else:
        infinite = Expr(S.DirectedInfinity, (ev.evaluate(Expr(TIMES, (direction, *numeric))),))
    if not symbolic:
        return infinite
    if len(symbolic) + 1 == len(args):
        return None
    return Expr(TIMES, (*symbolic, infinite))


@builtin("DirectedInfinity", attributes="Listable")
def directed_infinity(ev: Evaluator, args: tuple) -> Expression | None:
    """DirectedInfinity[] represents an infinite quantity of unknown direction in the complex plane.

    DirectedInfinity[z] represents an infinite quantity that is a positive real multiple of the complex number z."""
    if len(args) != 1:
        return None
    z = args[0]
    if z is S.Indeterminate or is_infinite(z) and not z.args:
        return COMPLEX_INFINITY
    if is_infinite(z):
        return z
    kind = type(z)
    if kind in (int, Rational, float, BigReal):
        s = sign(z)
        if not s:
            return COMPLEX_INFINITY
        return None if kind is int and z in (1, -1) else Expr(S.DirectedInfinity, (s,))
    if kind is Complex or kind is complex:
        size = ev.evaluate(Expr(S.Abs, (z,)))
        unit = ev.evaluate(Expr(TIMES, (z, Expr(POWER, (size, -1)))))
        return None if unit == z else Expr(S.DirectedInfinity, (unit,))
    if kind in (Expr, Symbol) and is_numeric(ev, z):
        direction = ev.evaluate(Expr(S.Sign, (z,)))
        if type(direction) in NUMBERS:
            return Expr(S.DirectedInfinity, (direction,))
        size = ev.evaluate(Expr(S.ComplexExpand, (Expr(S.Abs, (z,)),)))
        if type(size) is not int and not _mentions_size(size):
            return Expr(S.DirectedInfinity, (ev.evaluate(Expr(TIMES, (z, Expr(POWER, (size, -1))))),))
    return None


def _mentions_size(x) -> bool:
    stack = [x]
    while stack:
        x = stack.pop()
        if type(x) is Expr:
            if x.head in (S.Abs, S.Re, S.Im):
                return True
            stack.extend(x.args)
    return False


def infinite(ev: Evaluator, base: Expression, exponent: Expression) -> Expression:
    """ComplexInfinity for a power that divides by zero, after its message."""
    shown = Expr(S.HoldForm, (Expr(POWER, (base, exponent)),))
    if type(exponent) is int:  # 1/0 is what was written, not 0^(-1)
        shown = f"1/{ev.format(base, 'MessageForm')}{'' if exponent == -1 else f'^{-exponent}'}"
    ev.message("Power", "infy", shown)
    return COMPLEX_INFINITY


def indeterminate(ev: Evaluator, base: Expression, exponent: Expression) -> Expression:
    """Indeterminate for a power like 0^0, after its message."""
    ev.message("Power", "indet", Expr(S.HoldForm, (Expr(POWER, (base, exponent)),)))
    return S.Indeterminate


def infinite_power(ev: Evaluator, base: Expression, exponent: Expression) -> Expression | None:
    """A power with an infinite base or exponent."""
    if is_infinite(base):
        if is_infinite(exponent):
            if not exponent.args or exponent.args[0] not in (1, -1):
                return S.Indeterminate
            return COMPLEX_INFINITY if exponent.args[0] == 1 else 0
        if type(exponent) in NUMBERS:
            if is_zero(exponent):
                return indeterminate(ev, base, exponent)
            re = exponent.real if type(exponent) is complex else getattr(exponent, "re", exponent)
            if sign(re) < 0:
                return 0
            if type(exponent) is Complex or type(exponent) is complex or not base.args:
                return COMPLEX_INFINITY if sign(re) else S.Indeterminate
            return Expr(S.DirectedInfinity, (Expr(POWER, (base.args[0], exponent)),))
        value = ev.evaluate(Expr(S.N, (exponent,))) if is_numeric(ev, exponent) else None
        if type(value) is float and value:
            return 0 if value < 0 else base if base.args in ((), (1,)) else None
        return None
    if not exponent.args:
        return S.Indeterminate
    direction = exponent.args[0]
    if type(direction) is not int:
        return None
    return _power_of_infinity(ev, base, direction)


def _power_of_infinity(ev, base, direction: int):
    if type(base) in NUMBERS:
        if is_zero(base):
            return 0 if direction > 0 else COMPLEX_INFINITY
        size = ev.evaluate(Expr(S.Abs, (base,)))
        order = ev.evaluate(Expr(S.Less, (size, 1)))
        if type(size) in NUMBERS and size == 1:
            return indeterminate(ev, base, Expr(S.DirectedInfinity, (direction,)))
        if (order is S.True_) == (direction > 0):
            return 0 if is_exact(base) else 0.0
        positive = type(base) not in COMPLEXES and sign(base) > 0
        return INFINITY if positive else COMPLEX_INFINITY
    if is_numeric(ev, base):
        value = ev.evaluate(Expr(S.N, (base,)))
        if type(value) is float and value > 0 and value != 1:
            return INFINITY if (value > 1) == (direction > 0) else 0
    return None
