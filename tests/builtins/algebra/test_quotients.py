"""Together and Cancel."""

import pytest
from asking import value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Together[1/x + 1/y]", "(x + y)/(x*y)"),
        ("Together[1/(x + 1) + 1/(x - 1)]", "(2*x)/((-1 + x)*(1 + x))"),
        ("Together[x/2 + y/3]", "(3*x + 2*y)/6"),
        ("Together[x + y]", "x + y"),
        ("Together[1/x - 1/x^2]", "(-1 + x)/x^2"),
        ("Together[x^2/(x^2 - 1) + x/(x^2 - 1)]", "x/(-1 + x)"),
        ("Together[{1/a + 1, 2}]", "{(1 + a)/a, 2}"),
        ("Together[f[1/x + 1]]", "f[1 + x^(-1)]"),
        ("Cancel[(x^2 - 1)/(x - 1)]", "1 + x"),
        ("Cancel[(x - 1)/(x^2 - 1)]", "(1 + x)^(-1)"),
        ("Cancel[(2 x + 4)/6]", "(2 + x)/3"),
        ("Cancel[(x - y)/(x^2 - y^2) + (x^3 - 27)/(x - 3)]", "9 + 3*x + x^2 + (x + y)^(-1)"),
        ("Cancel[(x - 1)^3/(x - 1)]", "(-1 + x)^2"),
        ("Cancel[x^2/(x + 1)]", "x^2/(1 + x)"),
    ],
)
def test_quotients(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Together[(x^2/2 + x/3)/x^2]", "(2 + 3*x)/(6*x)"),
        ("Together[(x/2 + y/3)/(x y)]", "(3*x + 2*y)/(6*x*y)"),
        ("Cancel[(x^2/2 - 1/2)/(x^2 - 3 x + 2)]", "(1 + x)/(2*(-2 + x))"),
        ("Cancel[(x^2/2 - 1/2)/(x^2/3 - x + 2/3)]", "(3*(1 + x))/(2*(-2 + x))"),
        ("Cancel[(1/2 - x^2/2)/(1 - x)]", "(1 + x)/2"),
        ("Together[(x - x)/x^2]", "0"),
    ],
)
def test_fractions_as_coefficients(code, expected):
    assert value_of(code) == expected
