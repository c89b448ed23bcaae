"""Rounding to integers and multiples."""

import pytest
from asking import text_of, value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("{Floor[2.7], Floor[-2.7], Floor[3], Floor[-7/2], Floor[7/2], Floor[Pi], Floor[-E]}", "{2, -3, 3, -4, 3, 3, -3}"),
        (
            "{Ceiling[2.1], Ceiling[-2.7], Ceiling[3], Ceiling[-7/2], Ceiling[7/2], Ceiling[Pi], Ceiling[-E]}",
            "{3, -2, 3, -3, 4, 4, -2}",
        ),
        ("{Round[1/2], Round[3/2], Round[5/2], Round[-1/2], Round[-3/2], Round[-5/2]}", "{0, 2, 2, 0, -2, -2}"),
        ("{Round[0.5], Round[1.5], Round[2.5], Round[-0.5], Round[-1.5], Round[2.5`20]}", "{0, 2, 2, 0, -2, 2}"),
        ("Round[{-2.5, -1.5, -0.5, 0.5, 1.5, 2.5, 2.6}]", "{-2, -2, 0, 0, 2, 2, 3}"),
        ("{Round[5/2 + 7/2 I], Round[2.6 - 1.4 I], Floor[2.7 - 2.7 I], Ceiling[1/2 + I/2]}", "{2 + 4*I, 3 - I, 2 - 3*I, 1 + I}"),
        (
            "{IntegerPart[2.7], IntegerPart[-2.7], IntegerPart[7/2], IntegerPart[-7/2], IntegerPart[-Pi], IntegerPart[0.5 - 1.5 I]}",
            "{2, -2, 3, -3, -3, -I}",
        ),
        (
            "{FractionalPart[2.75], FractionalPart[-2.75], FractionalPart[7/2], FractionalPart[-7/2], FractionalPart[4], "
            "FractionalPart[Pi], FractionalPart[-Pi], FractionalPart[1.5 - 2.25 I]}",
            "{0.75, -0.75, 1/2, -1/2, 0, -3 + Pi, 3 - Pi, 0.5 - 0.25*I}",
        ),
        (
            "{Floor[{1.5, -1.5}], Ceiling[{1.5, -1.5}], IntegerPart[{1.5, -1.5}], FractionalPart[{1.5, -1.5}], Floor[Range[3]]}",
            "{{1, -2}, {2, -1}, {1, -1}, {0.5, -0.5}, {1, 2, 3}}",
        ),
        (
            "{Floor[x], Floor[x + 2], Ceiling[x - 3], Floor[-x], Ceiling[-x], Round[-x], IntegerPart[-x], FractionalPart[-x]}",
            "{Floor[x], 2 + Floor[x], -3 + Ceiling[x], -Ceiling[x], -Floor[x], -Round[x], -IntegerPart[x], -FractionalPart[x]}",
        ),
        (
            "{Floor[Floor[x]], Ceiling[Round[x]], Floor[Infinity], Round[-Infinity], Floor[Indeterminate]}",
            "{Floor[x], Round[x], Infinity, -Infinity, Indeterminate}",
        ),
        (
            "{Floor[10^20 (Sqrt[2] - 1)], Ceiling[(Sqrt[2] + Sqrt[3])^2 - 2 Sqrt[6]], Floor[E^(Pi Sqrt[163])]}",
            "{41421356237309504880, 5, 262537412640768743}",
        ),
        (
            "{Floor[1.*^18], Floor[{1.*^18, 0.5}], Round[2.^62], Round[{2.^62}]}",
            "{1000000000000000000, {1000000000000000000, 0}, 4611686018427387904, {4611686018427387904}}",
        ),
        (
            "{Floor[7, 3], Floor[-7, 3], Ceiling[7, 3], Ceiling[-7, 3], Round[7, 3], Round[8, 3], Round[5, 2], Round[7, 2]}",
            "{6, -9, 9, -6, 6, 9, 4, 8}",
        ),
        (
            "{Round[3.14159, 0.01], Round[1.35, 0.1], Floor[2.7, 1/2], Floor[5/3, 1/4], Floor[Pi, 2], Round[Pi, 1/10]}",
            "{3.14, 1.4000000000000001, 5/2, 3/2, 2, 31/10}",
        ),
        (
            "{Floor[7, 0], Floor[0, 0], Floor[Infinity, 2], Floor[x, 2], Round[{7, 8}, 3]}",
            "{ComplexInfinity, Indeterminate, Infinity, Floor[x, 2], {6, 9}}",
        ),
    ],
)
def test_rounding(code, expected):
    assert text_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        (
            "{Floor[p[{1.5, -1.5}]], Ceiling[p[{1.5, -1.5}]], Round[p[{2.5, -2.5, 3.5}]], IntegerPart[p[{1.5, -1.5}]], "
            "FractionalPart[p[{1.5, -1.5}]], FractionalPart[p[{3, 4}]], Round[p[{3, 4}]]}",
            "{{1, -2}, {2, -1}, {2, -2, 4}, {1, -1}, {0.5, -0.5}, {0, 0}, {3, 4}}",
        ),
    ],
)
def test_packed_arrays(code, expected):
    assert text_of("p = Developer`ToPackedArray; " + code) == expected


@pytest.mark.parametrize(
    "code, attributes",
    [
        ("Floor", "{Listable, NumericFunction, Protected}"),
    ],
)
def test_attributes(code, attributes):
    assert text_of(f"Attributes[{code}]") == attributes


@pytest.mark.parametrize(
    "number, nearest",
    [
        ("1/2", 0),
        ("3/2", 2),
        ("5/2", 2),
        ("7/2", 4),
        ("-1/2", 0),
        ("-3/2", -2),
        ("-5/2", -2),
        ("2.5", 2),
        ("3.5", 4),
        ("2.5`20", 2),
        ("5/2 + 7/2*I", "2 + 4*I"),
        ("8/3", 3),
        ("7/3", 2),
        ("-8/3", -3),
    ],
)
def test_round_takes_halves_to_the_even_integer(number, nearest):
    assert value_of(f"Round[{number}]") == str(nearest)


def test_round_to_a_multiple_takes_halves_to_the_even_multiple():
    assert value_of("{Round[5, 2], Round[3, 2], Round[-5, 2], Round[1/4, 1/2], Round[3/4, 1/2]}") == "{4, 4, -4, 0, 1}"


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Floor[{2.7, -2.7, Pi, 7/2}]", "{2, -3, 3, 3}"),
        ("Ceiling[2.1]", "3"),
        ("Round[{0.5, 1.5, 2.5, -0.5}]", "{0, 2, 2, 0}"),
        ("Round[3.14159, 0.01]", "3.14"),
        ("Floor[7, 3]", "6"),
        ("IntegerPart[-2.7]", "-2"),
        ("FractionalPart[2.75]", "0.75"),
        ("Floor[10^30 Pi]", "3141592653589793238462643383279"),
        ("Floor[x + 2]", "2 + Floor[x]"),
    ],
)
def test_value(code, expected):
    assert value_of(code) == expected
