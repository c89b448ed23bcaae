"""Exact rules of the inverse circular and hyperbolic functions."""

from ...evaluator import Evaluator
from ...expression import NUMBERS, Complex, Expr, Expression, S, Symbol, complex_number, rational
from ...expression.arithmetic import multiply, sign
from ..kit.scalars import HALF
from ..kit.terms import (
    COMPLEX_INFINITY,
    INFINITY,
    imaginary_factor,
    is_infinite,
    is_negative,
    is_numeric,
    make_minus,
    make_power,
    make_times,
    opposite,
)
from .circular_exact import ODD, mentions, value_of
from .ordering import sign_of

_ARCSINES = {
    "0": 0,
    "1/2": 10,
    "1/Sqrt[2]": 15,
    "Sqrt[3]/2": 20,
    "1": 30,
    "(-1 + Sqrt[3])/(2 Sqrt[2])": 5,
    "(1 + Sqrt[3])/(2 Sqrt[2])": 25,
    "(-1 + Sqrt[5])/4": 6,
    "(1 + Sqrt[5])/4": 18,
}


_ARCTANGENTS = {"0": 0, "1/Sqrt[3]": 10, "1": 15, "Sqrt[3]": 20, "2 - Sqrt[3]": 5, "2 + Sqrt[3]": 25}


_INVERSE_AT_INFINITY = {
    S.ArcTan: "Pi/2",
    S.ArcSinh: "Infinity",
    S.ArcCosh: "Infinity",
    S.ArcCot: "0",
    S.ArcTanh: "-I Pi/2",
    S.ArcCoth: "0",
    S.ArcSec: "Pi/2",
    S.ArcCsc: "0",
    S.ArcSech: "I Pi/2",
    S.ArcCsch: "0",
}


_INVERSE_AT = {
    S.ArcSinh: {0: "0"},
    S.ArcCosh: {0: "I Pi/2", 1: "0", -1: "I Pi"},
    S.ArcTanh: {0: "0", 1: "Infinity", -1: "-Infinity"},
}


_I, _MINUS_I = Complex(0, 1), Complex(0, -1)
_TURNED_AT_INFINITY = {  # the directions of the values at Infinity in the directions 1, -1, I and -I
    S.ArcSin: (_MINUS_I, _I, _I, _MINUS_I),
    S.ArcCos: (_I, _MINUS_I, _MINUS_I, _I),
}


def inverse(ev: Evaluator, head: Symbol, x: Expression) -> Expression | None:
    """ArcSin, ArcCos, ArcTan and the inverse hyperbolic functions of an exact or symbolic argument."""
    if is_infinite(x):
        return _inverse_at_infinity(ev, head, x)
    special = _INVERSE_AT.get(head, {}).get(x) if type(x) is int else None
    if special is not None:
        return value_of(ev, special)
    if head in (S.ArcSin, S.ArcCos, S.ArcTan):
        angle = _known_angle(ev, _ARCTANGENTS if head is S.ArcTan else _ARCSINES, x)
        if angle is not None:
            # angles are counted in sixtieths of Pi, as circular_exact.py has them
            return make_times(rational(30 - angle if head is S.ArcCos else angle, 60), S.Pi)
    undone = _undone(ev, head, x)
    if undone is not None:
        return undone
    if head in ODD and is_negative(x):
        return make_minus(Expr(head, (opposite(x),)))
    if head is S.ArcCos and is_negative(x) and _known_angle(ev, _ARCSINES, ev.evaluate(opposite(x))) is not None:
        return Expr(S.Plus, (S.Pi, make_minus(Expr(S.ArcCos, (opposite(x),)))))
    return _inverse_of_imaginary(head, x)


_CIRCULAR = {  # inverse function -> the function it undoes, and the one of the complement Pi/2 - x
    S.ArcSin: (S.Sin, S.Cos),
    S.ArcCos: (S.Cos, S.Sin),
    S.ArcTan: (S.Tan, S.Cot),
    S.ArcCot: (S.Cot, S.Tan),
    S.ArcSec: (S.Sec, S.Csc),
    S.ArcCsc: (S.Csc, S.Sec),
}
_HYPERBOLIC = {
    S.ArcSinh: S.Sinh,
    S.ArcCosh: S.Cosh,
    S.ArcTanh: S.Tanh,
    S.ArcCoth: S.Coth,
    S.ArcSech: S.Sech,
    S.ArcCsch: S.Csch,
}
_EVEN = frozenset((S.ArcCos, S.ArcSec, S.ArcCosh, S.ArcSech))  # of even functions: their values are not negative
_PERIOD_PI = frozenset((S.ArcTan, S.ArcCot))


def _undone(ev, head, x):
    """ArcTan[Tan[y]] and the like for an exact real number y: y, moved into the range of the inverse function."""
    if type(x) is not Expr or len(x.args) != 1 or not is_numeric(ev, x.args[0]):
        return None
    y = x.args[0]
    if x.head is _HYPERBOLIC.get(head):
        s = sign_of(ev, y)
        return None if s is None else make_minus(y) if s < 0 and head in _EVEN else y
    direct, complement = _CIRCULAR.get(head, (None, None))
    if x.head is not direct and x.head is not complement:
        return None
    if x.head is complement:
        y = Expr(S.Subtract, (make_times(HALF, S.Pi), y))
    turns = ev.evaluate(Expr(S.Round, (Expr(S.Divide, (y, S.Pi if head not in _EVEN else make_times(2, S.Pi))),)))
    if type(turns) is not int:
        return None
    if head in _EVEN:
        rest = ev.evaluate(Expr(S.Subtract, (y, make_times(2 * turns, S.Pi))))
        return Expr(S.Abs, (rest,))
    rest = Expr(S.Subtract, (y, make_times(turns, S.Pi)))
    return make_minus(rest) if turns % 2 and head not in _PERIOD_PI else rest


def _inverse_of_imaginary(head, x):
    y = imaginary_factor(x)
    if y is None:
        return None
    other = {S.ArcSin: S.ArcSinh, S.ArcTan: S.ArcTanh, S.ArcSinh: S.ArcSin, S.ArcTanh: S.ArcTan}.get(head)
    return None if other is None else make_times(Complex(0, 1), Expr(other, (y,)))


def _inverse_at_infinity(ev, head, x):
    if head is S.ArcCosh:
        return INFINITY
    turned = _TURNED_AT_INFINITY.get(head)
    if turned is not None and x.args and (x.args[0] in (1, -1) or x.args[0] in (_I, _MINUS_I)):
        return Expr(S.DirectedInfinity, (turned[(1, -1, _I, _MINUS_I).index(x.args[0])],))
    text = _INVERSE_AT_INFINITY.get(head)
    if not x.args:
        if head is S.ArcTan:
            return S.Indeterminate
        return value_of(ev, text) if text == "0" else COMPLEX_INFINITY
    if text is None or x.args[0] not in (1, -1):
        return None
    value = value_of(ev, text)
    return value if x.args[0] == 1 or head in (S.ArcCosh, S.ArcSec, S.ArcSech) else make_minus(value)


def _known_angle(ev, table: dict, x):
    """n where the angle n Pi/60 has this sine (or tangent), else None."""
    for text, n in table.items():
        value = value_of(ev, text)
        if value == x and type(value) is type(x):
            return n
    return None


def inverse_of_reciprocal(ev: Evaluator, head: Symbol, of: Symbol, x: Expression) -> Expression | None:
    """ArcCot, ArcSec, … at an exact argument: by the partner function where that has a value."""
    if is_infinite(x):
        return _inverse_at_infinity(ev, head, x)
    if type(x) is int and x == 0:
        return {S.ArcCot: make_times(HALF, S.Pi), S.ArcCoth: make_times(complex_number(0, HALF), S.Pi)}.get(head, COMPLEX_INFINITY)
    undone = _undone(ev, head, x)
    if undone is not None:
        return undone
    value = ev.evaluate(Expr(of, (make_power(x, -1),)))
    if not mentions(value, of):
        return value
    if head in ODD and is_negative(x):
        return make_minus(Expr(head, (opposite(x),)))
    return None


def angle_of_point(ev: Evaluator, x: Expression, y: Expression) -> Expression | None:
    """ArcTan[x, y] for exact or symbolic coordinates."""
    if complex in (type(x), type(y)) or Complex in (type(x), type(y)):
        return make_times(
            Complex(0, -1),
            Expr(
                S.Log,
                (
                    make_times(
                        Expr(S.Plus, (x, make_times(Complex(0, 1), y))),
                        make_power(Expr(S.Plus, (make_power(x, 2), make_power(y, 2))), rational(-1, 2)),
                    ),
                ),
            ),
        )
    if type(x) in NUMBERS and type(y) in NUMBERS:
        if sign(x) == 0 and sign(y) == 0:
            ev.message("ArcTan", "indet", Expr(S.HoldForm, (Expr(S.ArcTan, (x, y)),)))
            return S.Indeterminate
        if sign(x) == 0:
            return make_times(multiply(HALF, sign(y)), S.Pi)
        if sign(y) == 0:
            return 0 if sign(x) > 0 else S.Pi
        base = Expr(S.ArcTan, (make_times(y, make_power(x, -1)),))
        return base if sign(x) > 0 else Expr(S.Plus, (base, make_times(sign(y), S.Pi)))
    s, t = sign_of(ev, x), sign_of(ev, y)
    if s is None or t is None or is_infinite(x) or is_infinite(y):
        return None
    if s == 0:
        return make_times(multiply(HALF, t), S.Pi)
    base = Expr(S.ArcTan, (make_times(y, make_power(x, -1)),))
    if s > 0:
        return base
    return Expr(S.Plus, (base, make_times(t if t else 1, S.Pi)))
