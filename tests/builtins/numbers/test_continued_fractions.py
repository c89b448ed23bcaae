"""Continued fractions."""

import pytest
from asking import text_of, value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        (
            "{ContinuedFraction[415/93], ContinuedFraction[Pi, 7], ContinuedFraction[3], ContinuedFraction[x]}",
            "{{4, 2, 6, 7}, {3, 7, 15, 1, 292, 1, 1}, {3}, ContinuedFraction[x]}",
        ),
        (
            "{ContinuedFraction[E, 8], ContinuedFraction[{1/2, 2/3}], ContinuedFraction[47/17, 2]}",
            "{{2, 1, 2, 1, 1, 4, 1, 1}, {{0, 2}, {0, 1, 2}}, {2, 1}}",
        ),
        (
            "{FromContinuedFraction[{4, 2, 6, 7}], FromContinuedFraction[{3}], FromContinuedFraction[{a, b, c}], FromContinuedFraction[{}]}",
            "{415/93, 3, a + (b + c^(-1))^(-1), FromContinuedFraction[{}]}",
        ),
        (
            "{Convergents[{3, 7, 15, 1}], Convergents[415/93], Convergents[{5}]}",
            "{{3, 22/7, 333/106, 355/113}, {4, 9/2, 58/13, 415/93}, {5}}",
        ),
    ],
)
def test_real_digits_and_continued_fractions(code, expected):
    assert text_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("ContinuedFraction[Pi, 5]", "{3, 7, 15, 1, 292}"),
        ("FromContinuedFraction[{3, 7, 15}]", "333/106"),
    ],
)
def test_value(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("{ContinuedFraction[-7/3], ContinuedFraction[-2], ContinuedFraction[-Pi, 4]}", "{{-2, -3}, {-2}, {-3, -7, -15, -1}}"),
        ("FromContinuedFraction[ContinuedFraction[-17/5]]", "-17/5"),
        ("ContinuedFraction[-3.25] == -ContinuedFraction[3.25]", "True"),
    ],
)
def test_fractions_of_negative_numbers(code, expected):
    assert value_of(code) == expected
