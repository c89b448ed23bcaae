"""Rationalize, Chop and the like."""

import pytest
from asking import answer_of, text_of, value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        (
            "{Rationalize[0.75], Rationalize[3.2], Rationalize[N[Pi]], Rationalize[0.1], Rationalize[2.], Rationalize[-0.125]}",
            "{3/4, 16/5, 3.141592653589793, 1/10, 2, -1/8}",
        ),
        (
            "{Rationalize[N[Pi], 0.01], Rationalize[N[Pi], 10^-6], Rationalize[Pi, 1/100], Rationalize[Sqrt[2], 10^-4], Rationalize[0.3, 0.1]}",
            "{22/7, 355/113, 22/7, 99/70, 1/3}",
        ),
        (
            "{Rationalize[0.1, 0], Rationalize[0.3 + 0.5 I], Rationalize[{0.5, x, 0.25 y}], Rationalize[1/3, 1/10], Rationalize[p[{0.5, 0.75}]]}",
            "{1/10, 3/10 + I/2, {1/2, x, y/4}, 1/3, {1/2, 3/4}}",
        ),
        (
            "{Rationalize[0.05, 0.1], Rationalize[-0.7, 0.1], Rationalize[x], Rationalize[p[{1, 2}]], Rationalize[E, 1]}",
            "{0, -2/3, x, {1, 2}, 2}",
        ),
        (
            "{Chop[1.*^-12], Chop[-1.*^-12], Chop[1.*^-9], Chop[0.], Chop[10^-20], Chop[x + 1.*^-15]}",
            "{0, 0, 1.*^-9, 0, 1/100000000000000000000, x}",
        ),
        (
            "{Chop[1.*^-12 + 2. I], Chop[2. + 1.*^-12 I], Chop[{1., 1.*^-15}], Chop[<|a -> 1.*^-15, b -> 2.|>], Chop[1`20*^-15]}",
            "{0. + 2.*I, 2., {1., 0}, <|a -> 0, b -> 2.|>, 0}",
        ),
        (
            "{Chop[0.05, 0.1], Chop[-0.05, 0.1], Chop[0.2, 0.1], Chop[0.2, 1/4], Chop[p[{0.05, 1.}], 0.1], Chop[p[{1., 2.}]]}",
            "{0, 0, 0.2, 0, {0, 1.}, {1., 2.}}",
        ),
        (
            "{MantissaExponent[1234.5], MantissaExponent[0.00123], MantissaExponent[-8.], MantissaExponent[0], MantissaExponent[100], MantissaExponent[1/8, 2]}",
            "{{0.12345, 4}, {0.123, -2}, {-0.8, 1}, {0, 0}, {1/10, 3}, {1/2, -2}}",
        ),
        (
            "{MantissaExponent[8, 2], MantissaExponent[x], MantissaExponent[{1., 20.}]}",
            "{{1/2, 4}, MantissaExponent[x], {{0.1, 1}, {0.2, 2}}}",
        ),
    ],
)
def test_rationals_and_small_numbers(code, expected):
    assert text_of("p = Developer`ToPackedArray; " + code) == expected


@pytest.mark.parametrize(
    "code, value, message",
    [
        ("Rationalize[0.5, x]", "Rationalize[0.5, x]", "Rationalize::tolnn"),
        ("Rationalize[0.5, -1]", "Rationalize[0.5, -1]", "Rationalize::tolnn"),
    ],
)
def test_mistakes_are_reported_and_leave_the_call(code, value, message):
    assert answer_of(code) == (value, [message])


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Chop[1.*^-12 + 2. I]", "0. + 2.*I"),
        ("Rationalize[0.75]", "3/4"),
        ("Rationalize[N[Pi]]", "3.141592653589793"),
        ("Rationalize[N[Pi], 1/100]", "22/7"),
    ],
)
def test_value(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("MantissaExponent[1234.5]", "{0.12345, 4}"),
    ],
)
def test_value_too(code, expected):
    assert value_of(code) == expected
