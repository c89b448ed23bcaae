"""Quantities: numbers with units."""

import pytest
from asking import answer_of, text_of

from wlnet.builtins.numbers.quantity import UNITS


@pytest.mark.parametrize(
    "code, expected",
    [
        ('Quantity[3, "Meters"]', 'Quantity[3, "Meters"]'),
        ('Quantity["Seconds"]', 'Quantity[1, "Seconds"]'),
        (
            '{Quantity[3, "meters"], Quantity[3, "Meter"], Quantity[3, "m"], Quantity[2, "min"], Quantity[5, "%"], Quantity[1, "kg"]}',
            '{Quantity[3, "Meters"], Quantity[3, "Meters"], Quantity[3, "Meters"], Quantity[2, "Minutes"], Quantity[5, "Percent"], '
            'Quantity[1, "Kilograms"]}',
        ),
        ('Quantity[{1, 2}, "Meters"]', '{Quantity[1, "Meters"], Quantity[2, "Meters"]}'),
        ("Quantity[x, y]", "Quantity[x, y]"),
        (
            '{QuantityMagnitude[Quantity[3, "Hours"]], QuantityMagnitude[Quantity[3, "Hours"], "Minutes"], QuantityMagnitude[7]}',
            "{3, 180, 7}",
        ),
        ('{QuantityUnit[Quantity[3, "Hours"]], QuantityUnit[5]}', '{"Hours", QuantityUnit[5]}'),
        (
            '{QuantityQ[Quantity[3, "Hours"]], QuantityQ[3], QuantityQ[Quantity[1, 2]], QuantityQ["Hours"]}',
            "{True, False, False, False}",
        ),
        ('UnitConvert[Quantity[90, "Minutes"], "Hours"]', 'Quantity[3/2, "Hours"]'),
        ('UnitConvert[Quantity[1.5, "Kilometers"]]', 'Quantity[1500., "Meters"]'),
        ('UnitConvert[Quantity[2, "Days"], "s"]', 'Quantity[172800, "Seconds"]'),
        ('UnitConvert[Quantity[25, "Percent"], "DimensionlessUnit"]', 'Quantity[1/4, "DimensionlessUnit"]'),
        ("UnitConvert[5]", "UnitConvert[5]"),
    ],
)
def test_value(code, expected):
    assert text_of(code) == expected


@pytest.mark.parametrize(
    "unit, other, factor",
    [
        ("Milliseconds", "Seconds", "1/1000"),
        ("Minutes", "Seconds", "60"),
        ("Hours", "Minutes", "60"),
        ("Days", "Hours", "24"),
        ("Weeks", "Days", "7"),
        ("Years", "Days", "365"),
        ("Kilobytes", "Bytes", "1000"),
        ("Megabytes", "Kilobytes", "1000"),
        ("Gigabytes", "Megabytes", "1000"),
        ("Kibibytes", "Bytes", "1024"),
        ("Mebibytes", "Kibibytes", "1024"),
        ("Gibibytes", "Mebibytes", "1024"),
        ("Kilometers", "Meters", "1000"),
        ("Centimeters", "Millimeters", "10"),
        ("Meters", "Centimeters", "100"),
        ("Kilohertz", "Hertz", "1000"),
        ("Kilograms", "Grams", "1000"),
        ("DimensionlessUnit", "Percent", "100"),
    ],
)
def test_factors(unit, other, factor):
    assert text_of(f'QuantityMagnitude[Quantity[1, "{unit}"], "{other}"]') == factor


def test_every_unit_has_a_factor_test_or_stands_alone():
    """A unit that is added must come into the table above."""
    table = {u for mark in test_factors.pytestmark for row in mark.args[1] for u in row[:2]}
    assert set(UNITS) - table == {"Rounds", "Batches"}


@pytest.mark.parametrize(
    "code, value, message",
    [
        ('Quantity[1, "Foos"]', 'Quantity[1, "Foos"]', "Quantity::unkunit"),
        ('UnitConvert[Quantity[1, "Meters"], "Hours"]', 'UnitConvert[Quantity[1, "Meters"], "Hours"]', "UnitConvert::compat"),
        ('UnitConvert[Quantity[1, "Meters"], "Foos"]', 'UnitConvert[Quantity[1, "Meters"], "Foos"]', "UnitConvert::compat"),
    ],
)
def test_mistakes_are_reported_and_leave_the_call(code, value, message):
    assert answer_of(code) == (value, [message])
