"""Sums, products and powers of quantities, and which of two is larger.

A unit is a name, or a product of powers of names as Wolfram writes it: Quantity[2, "Meters"/"Seconds"].
"""

from ...evaluator import Evaluator
from ...expression import NUMBERS, Expr, Expression, Rational, S, has_head
from ...expression.arithmetic import compare
from ..kit.scalars import add, divide, multiply, power
from ..kit.terms import is_numeric
from .quantity import UNITS

QUANTITY = S.Quantity


def _unit_powers(unit: Expression) -> dict | None:
    """{name: exponent} of a unit, None for what is no unit."""
    if type(unit) is str:
        return {unit: 1}
    if has_head(unit, S.Power) and len(unit.args) == 2 and type(unit.args[0]) is str and type(unit.args[1]) in (int, Rational):
        return {unit.args[0]: unit.args[1]}
    if has_head(unit, S.Times):
        powers: dict = {}
        for a in unit.args:
            for name, exponent in (_unit_powers(a) or {None: 0}).items():
                powers[name] = exponent
        return None if None in powers else powers
    return None


def _unit_of(powers: dict) -> Expression | None:
    """The unit of {name: exponent}, in canonical form; None for a pure number."""
    factors = [name if e == 1 else Expr(S.Power, (name, e)) for name, e in sorted(powers.items()) if e != 0]
    if not factors:
        return None
    return factors[0] if len(factors) == 1 else Expr(S.Times, tuple(factors))


def _measure(ev: Evaluator, powers: dict) -> tuple:
    """(exponents by dimension, factor to base units): of a name that is no unit of ours its own dimension, and 1."""
    dimensions: dict = {}
    factor: Expression = 1
    for name, exponent in powers.items():
        dimension, size = UNITS.get(name, (name, 1))
        dimensions[dimension] = add(ev, dimensions.get(dimension, 0), exponent)
        factor = multiply(ev, factor, power(ev, size, exponent))
    return {d: e for d, e in dimensions.items() if e != 0}, factor


def _read(ev: Evaluator, q: Expression) -> tuple | None:
    """(magnitude, {unit: exponent}, dimensions, factor) of a quantity; None for anything else."""
    if not has_head(q, QUANTITY) or len(q.args) != 2:
        return None
    powers = _unit_powers(q.args[1])
    return None if powers is None else (q.args[0], powers, *_measure(ev, powers))


def _in_unit(ev, quantity: tuple, factor):
    """The magnitude of a quantity in a unit of its dimension."""
    return divide(ev, multiply(ev, quantity[0], quantity[3]), factor)


def quantity_sum(ev: Evaluator, args: tuple) -> Expression | None:
    """A sum with its quantities of one dimension added, in the smallest of their units; None where nothing is."""
    groups: list = []  # lists of quantities
    others = []
    for a in args:
        q = _read(ev, a)
        if q is None:
            others.append(a)
            continue
        for group in groups:
            if group[0][2] == q[2]:
                group.append(q)
                break
        else:
            groups.append([q])
    if all([len(group) == 1 for group in groups]):
        return None
    totals = []
    for group in groups:
        smallest = group[0]
        for q in group[1:]:
            if compare(q[3], smallest[3]) < 0:
                smallest = q
        magnitude = Expr(S.Plus, tuple([_in_unit(ev, q, smallest[3]) for q in group]))
        totals.append(Expr(QUANTITY, (magnitude, _unit_of(smallest[1]))))
    return totals[0] if len(totals) == 1 and not others else Expr(S.Plus, (*totals, *others))


def quantity_product(ev: Evaluator, args: tuple) -> Expression | None:
    """A product with its numbers and quantities as one quantity (or number); None where there is only one of them."""
    magnitudes, powers, others = [], {}, []
    for a in args:
        q = _read(ev, a)
        if q is not None:
            magnitudes.append(q[0])
            for name, exponent in q[1].items():
                name, factor = _known_as(ev, powers, name)
                if factor != 1:
                    magnitudes.append(power(ev, factor, exponent))
                powers[name] = add(ev, powers.get(name, 0), exponent)
        elif type(a) in NUMBERS or is_numeric(ev, a):
            magnitudes.append(a)
        else:
            others.append(a)
    if len(args) - len(others) < 2:
        return None
    magnitude = Expr(S.Times, tuple(magnitudes))
    unit = _unit_of(powers)
    product = magnitude if unit is None else Expr(QUANTITY, (magnitude, unit))
    return Expr(S.Times, (product, *others)) if others else product


def _known_as(ev: Evaluator, powers: dict, name: str) -> tuple:
    """(the unit of the same dimension that is there already, or the unit itself; what one is in the other)."""
    if name in powers or name not in UNITS:
        return name, 1
    dimension, size = UNITS[name]
    for other in powers:
        if other in UNITS and UNITS[other][0] == dimension:
            return other, divide(ev, size, UNITS[other][1])
    return name, 1


def quantity_power(ev: Evaluator, base: Expr, exponent: Expression) -> Expression | None:
    """A quantity to an exact real power."""
    q = _read(ev, base)
    if q is None or type(exponent) not in (int, Rational):
        return None
    powers = {name: multiply(ev, e, exponent) for name, e in q[1].items()}
    unit = _unit_of(powers)
    magnitude = Expr(S.Power, (q[0], exponent))
    return magnitude if unit is None else Expr(QUANTITY, (magnitude, unit))


def comparable_magnitudes(ev: Evaluator, a: Expr, b: Expr) -> tuple | None:
    """The magnitudes of two quantities in one unit, or None where they have none in common."""
    x, y = _read(ev, a), _read(ev, b)
    if x is None or y is None or x[2] != y[2]:
        return None
    return ev.evaluate(Expr(S.Times, (x[0], x[3]))), ev.evaluate(Expr(S.Times, (y[0], y[3])))
