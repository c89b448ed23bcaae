"""Exact logarithms."""

import pytest
from asking import text_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("{Log[E^(4 I)], Log[E^(5 + 7 I)], Log[E^(2 I Pi/7)]}", "{4*I - (2*I)*Pi, (5 + 7*I) - (2*I)*Pi, (2*I)/7*Pi}"),
        ("{Log[Pi^3], Log[GoldenRatio^(1/2)], Log[x^3]}", "{3*Log[Pi], Log[GoldenRatio]/2, Log[x^3]}"),
        (
            "{Log[1], Log[0], Log[E], Log[E^3], Log[E^x], Log[-1], Log[-2], Log[I], Log[-2 I], Log[1/2], Log[2/3], Log[-2/3]}",
            "{0, -Infinity, 1, 3, Log[E^x], I*Pi, I*Pi + Log[2], I/2*Pi, (-1/2*I)*Pi + Log[2], -Log[2], -Log[3/2], I*Pi - Log[3/2]}",
        ),
        (
            "{Log[Infinity], Log[-Infinity], Log[ComplexInfinity], Log[Sqrt[2]], Log[E^(3/2)], Log[2^(1/3)]}",
            "{Infinity, Infinity, Infinity, Log[2]/2, 3/2, Log[2]/3}",
        ),
        (
            "{Log[2, 8], Log[8, 4], Log[4, 8], Log[2, 1/8], Log[10, 1], Log[6, 36], Log[2, 6], Log[E, 5], Log[x, y]}",
            "{3, 2/3, 3/2, -3, 0, 2, Log[6]/Log[2], Log[5], Log[y]/Log[x]}",
        ),
        (
            "{Log10[1000], Log10[1/100], Log2[8], Log2[6], Log2[-8], Log10[x]}",
            "{3, -2, 3, Log[6]/Log[2], (I*Pi + Log[8])/Log[2], Log[x]/Log[10]}",
        ),
        (
            "{LogisticSigmoid[0], LogisticSigmoid[Infinity], LogisticSigmoid[-Infinity], LogisticSigmoid[x]}",
            "{1/2, 1, 0, LogisticSigmoid[x]}",
        ),
    ],
)
def test_value(code, expected):
    assert text_of(code) == expected
