"""Exact numbers beside approximate ones become approximate."""

from ...evaluator import Evaluator
from ...expression import NUMBERS, BigReal, Complex, Expr, S, Symbol
from ...expression.arithmetic import is_machine
from ..kit.terms import is_infinite, is_numeric

_INEXACT = frozenset((float, complex, BigReal))


def has_inexact(args: tuple) -> bool:
    """Is one of the arguments an approximate number?"""
    for a in args:
        kind = type(a)
        if kind in _INEXACT or kind is Complex and (type(a.re) in _INEXACT or type(a.im) in _INEXACT):
            return True
    return False


def numericized(ev: Evaluator, args: tuple) -> "tuple | None":
    """The arguments with exact numeric ones as approximate numbers where an approximate number stands beside them."""
    if not has_inexact(args):
        return None
    out, changed = [], False
    for a in args:
        if (type(a) is Expr or type(a) is Symbol) and not is_infinite(a) and is_numeric(ev, a):
            precision = precision_of(args)
            if type(precision) is float:
                precision += 20.0  # so that the exact number costs no digit of the others
            value = ev.evaluate(Expr(S.N, (a, precision)))
            if type(value) in NUMBERS:
                a = value
                changed = True
        out.append(a)
    return tuple(out) if changed else None


def precision_of(args: tuple) -> float | Symbol:
    """The precision that exact numbers get beside these: MachinePrecision if any is a machine number."""
    precision = 0.0
    for a in args:
        if is_machine(a) or type(a) is Complex and float in (type(a.re), type(a.im)):
            return S.MachinePrecision
        for p in (a.re, a.im) if type(a) is Complex else (a,):
            if type(p) is BigReal:
                precision = max(precision, p.precision)
    return precision or S.MachinePrecision
