"""Apart."""

import pytest
from asking import value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Apart[1/(x (x + 1))]", "x^(-1) - (1 + x)^(-1)"),
        ("Apart[x^2/(x - 1)]", "1 + (-1 + x)^(-1) + x"),
        ("Apart[1/((1 + x) (5 + x))]", "1/(4*(1 + x)) - 1/(4*(5 + x))"),
        ("Apart[x/(x - 1)^2]", "(-1 + x)^(-2) + (-1 + x)^(-1)"),
        ("Apart[{1/(x (x + 1)), x}]", "{x^(-1) - (1 + x)^(-1), x}"),
        ("Apart[1/(x (x^2 + 1)), x]", "x^(-1) - x/(1 + x^2)"),
        ("Apart[x + 1]", "1 + x"),
    ],
)
def test_partial_fractions(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize("seed", range(4))
def test_partial_fractions_add_up_to_the_quotient(seed):
    code = (
        f"SeedRandom[{seed}]; q = RandomInteger[{{-5, 5}}, 5] . x^Range[0, 4]/((x - 1)^2 (2 x + 3) (x^2 + x + 1)); "
        "a = Apart[q]; {Together[a - q], Length[a] > 2}"
    )
    assert value_of(code) == "{0, True}"
