"""Quantity: numbers with units, as far as time goals, percentages and sizes need them."""

from ...evaluator import Evaluator, builtin
from ...expression import NUMBERS, Expr, Expression, S, boolean, elements, has_head, is_list, make_list, rational, same
from ..kit.scalars import divide, multiply

# unit: (dimension, factor to the base unit)
UNITS = {
    "Milliseconds": ("time", rational(1, 1000)),
    "Seconds": ("time", 1),
    "Minutes": ("time", 60),
    "Hours": ("time", 3600),
    "Days": ("time", 86400),
    "Weeks": ("time", 604800),
    "Years": ("time", 31536000),
    "Percent": ("ratio", rational(1, 100)),
    "DimensionlessUnit": ("ratio", 1),
    "Bytes": ("data", 1),
    "Kilobytes": ("data", 1000),
    "Megabytes": ("data", 10**6),
    "Gigabytes": ("data", 10**9),
    "Kibibytes": ("data", 1024),
    "Mebibytes": ("data", 1 << 20),
    "Gibibytes": ("data", 1 << 30),
    "Meters": ("length", 1),
    "Kilometers": ("length", 1000),
    "Centimeters": ("length", rational(1, 100)),
    "Millimeters": ("length", rational(1, 1000)),
    "Hertz": ("frequency", 1),
    "Kilohertz": ("frequency", 1000),
    "Grams": ("mass", 1),
    "Kilograms": ("mass", 1000),
    "Rounds": ("rounds", 1),
    "Batches": ("batches", 1),
}
_ALIASES = {
    "s": "Seconds",
    "sec": "Seconds",
    "secs": "Seconds",
    "min": "Minutes",
    "mins": "Minutes",
    "h": "Hours",
    "hr": "Hours",
    "ms": "Milliseconds",
    "%": "Percent",
    "m": "Meters",
    "km": "Kilometers",
    "cm": "Centimeters",
    "mm": "Millimeters",
    "Hz": "Hertz",
    "kHz": "Kilohertz",
    "kg": "Kilograms",
    "g": "Grams",
    "MB": "Megabytes",
    "GB": "Gigabytes",
    "KB": "Kilobytes",
    "kB": "Kilobytes",
    "B": "Bytes",
    "Batch": "Batches",
    "batch": "Batches",
    "batches": "Batches",
}


def unit_name(text: str) -> "str | None":
    """The canonical name of a unit wlnet knows."""
    if type(text) is not str:
        return None
    if text in UNITS:
        return text
    if text in _ALIASES:
        return _ALIASES[text]
    plural = text[:1].upper() + text[1:] + ("" if text.endswith("s") else "s")
    return plural if plural in UNITS else None


def in_base_units(q: Expression) -> tuple | None:
    """(dimension, magnitude in the base unit) of Quantity[m, unit], else None.  Seconds are the base of time."""
    if not has_head(q, S.Quantity) or len(q.args) != 2 or q.args[1] not in UNITS:
        return None
    return UNITS[q.args[1]][0], q.args[0], UNITS[q.args[1]][1]


@builtin("Quantity", messages={"unkunit": "Unable to interpret unit specification `1`."})
def quantity(ev: Evaluator, magnitude: Expression, unit: Expression = None) -> Expression | None:
    """Quantity[m, \"unit\"] is the magnitude m in the unit: times, percentages, lengths, masses and data sizes.
    Quantity[\"unit\"] is one such unit."""
    if unit is None:
        return Expr(S.Quantity, (1, unit_name(magnitude))) if unit_name(magnitude) else None
    name = unit_name(unit)
    if name is None:
        if type(unit) is str:
            ev.message("Quantity", "unkunit", unit)
        return None
    if is_list(magnitude):
        return make_list([Expr(S.Quantity, (m, name)) for m in elements(magnitude)])
    return Expr(S.Quantity, (magnitude, name)) if name != unit else None


@builtin("QuantityMagnitude")
def quantity_magnitude(ev: Evaluator, q: Expression, unit: Expression = None) -> Expression | None:
    """QuantityMagnitude[q] gives the magnitude of a quantity; QuantityMagnitude[q, \"unit\"] in that unit."""
    if unit is not None:
        q = unit_convert(ev, q, unit)
        if q is None:
            return None
    if type(q) in NUMBERS:
        return q
    return q.args[0] if has_head(q, S.Quantity) and len(q.args) == 2 else None


@builtin("QuantityUnit")
def quantity_unit(ev: Evaluator, q: Expression) -> Expression | None:
    """QuantityUnit[q] gives the unit of a quantity."""
    return q.args[1] if has_head(q, S.Quantity) and len(q.args) == 2 else None


@builtin("QuantityQ")
def quantity_q(ev: Evaluator, q: Expression) -> Expression:
    """QuantityQ[x] tells whether x is a quantity with a known unit."""
    return boolean(in_base_units(q) is not None)


@builtin("UnitConvert", messages={"compat": "`1` and `2` are incompatible units."})
def unit_convert(ev: Evaluator, q: Expression, unit: Expression = None) -> Expression | None:
    """UnitConvert[q, \"unit\"] gives the quantity in another unit; UnitConvert[q] in the base unit."""
    base = in_base_units(q)
    if base is None:
        return None
    kind, magnitude, factor = base
    name = unit_name(unit) if unit is not None else next(n for n, (k, f) in UNITS.items() if k == kind and same(f, 1))
    if name is None or UNITS[name][0] != kind:
        ev.message("UnitConvert", "compat", q.args[1], unit)
        return None
    return Expr(S.Quantity, (divide(ev, multiply(ev, magnitude, factor), UNITS[name][1]), name))
