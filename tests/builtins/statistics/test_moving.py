"""Running values and standardised data."""

import pytest
from asking import value_of


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("MovingAverage[{1, 2, 3, 5}, 2]", "{3/2, 5/2, 4}"),
        ("MovingAverage[{a, b, c}, {1, 3}]", "{(a + 3*b)/4, (b + 3*c)/4}"),
        ("MovingMedian[{1, 9, 2, 3}, 3]", "{2, 3}"),
        ("Standardize[{1, 2, 3}]", "{-1, 0, 1}"),
        ("MovingMap[f, {1, 2, 3}, 1]", "{f[{1, 2}], f[{2, 3}]}"),
        ("ExponentialMovingAverage[{1, 2, 4}, 1/2]", "{1, 3/2, 11/4}"),
        ("MovingAverage[{1, 2}, 3]", "MovingAverage[{1, 2}, 3]"),
        ("Standardize[{{1, 2}, {3, 6}}, Mean]", "{{-1, -2}, {1, 2}}"),
    ],
)
def test_exact(code, expected):
    assert value_of(code, "OutputForm") == expected
