"""Exponential and logarithms."""

import pytest
from asking import value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Log[-1]", "I*Pi"),
        ("Log[0]", "-Infinity"),
        ("Log[2, 8]", "3"),
        ("Log[8, 4]", "2/3"),
        ("Log[2, x]", "Log[x]/Log[2]"),
        ("Log[1/2]", "-Log[2]"),
        ("Log[E^3]", "3"),
        ("Log[I]", "I/2*Pi"),
        ("Log10[1000]", "3"),
        ("Log2[x]", "Log[x]/Log[2]"),
        ("Exp[2]", "E^2"),
        ("Log[-2.]", "0.6931471805599453 + 3.141592653589793*I"),
        ("LogisticSigmoid[0]", "1/2"),
        ("LogisticSigmoid[-1000.] > 0", "False"),
        ("Head[Exp[1000.]]", "Real"),
        ("Abs[N[Exp[1] - Sum[1/k!, {k, 0, 30}], 40]] < 10^-33", "True"),
        ("Abs[E^(I 2)]", "1"),
    ],
)
def test_value(code, expected):
    assert value_of(code) == expected
