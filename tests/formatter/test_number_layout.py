"""Numbers with chosen digits: where the last digit is rounded, fields, signs, blocks of digits, bases."""

import pytest
from asking import value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("NumberForm[0.125, 2]", "0.13"),
        ("NumberForm[2.5, 1]", "3."),
        ("NumberForm[-0.125, 2]", "-0.13"),
        ("NumberForm[0.375, {4, 2}]", "0.38"),
        ("NumberForm[0.625, {4, 2}]", "0.63"),
    ],
)
def test_a_half_is_rounded_away_from_zero(code, expected):
    """Halves that binary numbers hold exactly: rounding to even would give 0.12, 2. and 0.62."""
    assert value_of(code, "PageForm") == expected
