"""Sums, products, powers and comparisons of quantities."""

import pytest
from asking import value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ('Quantity[1, "Meters"] + Quantity[2, "Meters"]', 'Quantity[3, "Meters"]'),
        (
            'f[x_] := x + Quantity[2, "Meters"]; {f[Quantity[1, "Meters"]], f[Quantity[1, "Meters"]]}',
            '{Quantity[3, "Meters"], Quantity[3, "Meters"]}',
        ),
        ('Quantity[1, "Kilometers"] + Quantity[1, "Meters"]', 'Quantity[1001, "Meters"]'),
        ('Quantity[1, "Hours"] - Quantity[30, "Minutes"]', 'Quantity[30, "Minutes"]'),
        (
            'Quantity[1, "Meters"] + Quantity[1, "Seconds"] + Quantity[1, "Meters"]',
            'Quantity[1, "Seconds"] + Quantity[2, "Meters"]',
        ),
        ('x + Quantity[1, "Meters"] + Quantity[2, "Meters"]', 'x + Quantity[3, "Meters"]'),
        ('Total[{Quantity[1, "Meters"], Quantity[2.5, "Meters"]}]', 'Quantity[3.5, "Meters"]'),
        (
            '{2 Quantity[3, "Meters"], Quantity[3, "Meters"]/2, -Quantity[3, "Meters"], Pi Quantity[2, "Meters"]}',
            '{Quantity[6, "Meters"], Quantity[3/2, "Meters"], Quantity[-3, "Meters"], Quantity[2*Pi, "Meters"]}',
        ),
        ('{Quantity[3, "Meters"]/Quantity[2, "Meters"], Quantity[3, "Kilometers"]/Quantity[2, "Meters"]}', "{3/2, 1500}"),
        (
            '{Quantity[6, "Meters"]/Quantity[2, "Seconds"], Quantity[2, "Meters"]^2}',
            '{Quantity[3, "Meters"/"Seconds"], Quantity[4, "Meters"^2]}',
        ),
        ('Quantity[3, "Meters"/"Seconds"] Quantity[2, "Seconds"]', 'Quantity[6, "Meters"]'),
        ('x Quantity[2, "Meters"] 3', 'x*Quantity[6, "Meters"]'),
        ('{Quantity[2, "Meters"] > Quantity[1, "Meters"], Quantity[2, "Meters"] < Quantity[1, "Kilometers"]}', "{True, True}"),
        (
            '{Quantity[1000, "Meters"] == Quantity[1, "Kilometers"], Quantity[1, "Meters"] == Quantity[2, "Meters"]}',
            "{True, False}",
        ),
        ('Quantity[1, "Meters"] < Quantity[1, "Seconds"]', 'Quantity[1, "Meters"] < Quantity[1, "Seconds"]'),
        ('Mean[{Quantity[1, "Meters"], Quantity[3, "Meters"]}]', 'Quantity[2, "Meters"]'),
    ],
)
def test_arithmetic(code, expected):
    assert value_of(code) == expected
