"""How functions of numbers treat exact, machine and arbitrary-precision arguments."""

import math
from collections.abc import Callable

from ...expression import NUMBERS, BigReal, Complex, Expression, Rational
from ...expression.arithmetic import is_exact, is_machine, nearest_float, to_float
from ...expression.numbers import Number
from ...mathematics.precise import precise


def half_integer(x: Expression) -> bool:
    """Is this n/2 for an odd n?"""
    return type(x) is Rational and x.denominator == 2


def numeric_call(name: str, args: tuple, machine: Callable = None) -> Expression | None:
    """A function of numbers of which one is approximate: by math for machine reals, else by mpmath; None if exact."""
    if any([type(a) not in NUMBERS for a in args]) or all([is_exact(a) for a in args]):
        return None
    machine_number = any([is_machine(a) for a in args])
    if machine is not None and machine_number and all([type(a) in (int, float, Rational) for a in args]):
        try:
            value = machine(*[nearest_float(a) for a in args])
            if math.isfinite(value):
                return value
        except (ValueError, OverflowError):
            pass
    result = precise(name, args)
    if machine_number:
        return as_machine(result)
    return result


def as_machine(x: Number) -> float | complex | None:
    """A number as a machine number, or as it is where it is too large or too small for one."""
    if type(x) is BigReal:
        value = to_float(x)
        return x if value is None else value
    if type(x) is Complex:
        re, im = as_machine(x.re), as_machine(x.im)
        return complex(re, im) if type(re) is float and type(im) in (float, int) else x
    return x


def is_approximate(x: Expression) -> bool:
    """Is this a number that is not exact?"""
    return type(x) in NUMBERS and not is_exact(x)
