"""Rounding, remainders, quotients and ranges of numbers."""

import pytest
from asking import answer_of, messages_of, text_of, value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("{Floor[2.7], Floor[-2.7], Floor[3], Floor[-7/2], Floor[7/2], Floor[Pi], Floor[-E]}", "{2, -3, 3, -4, 3, 3, -3}"),
        (
            "{Ceiling[2.1], Ceiling[-2.7], Ceiling[3], Ceiling[-7/2], Ceiling[7/2], Ceiling[Pi], Ceiling[-E]}",
            "{3, -2, 3, -3, 4, 4, -2}",
        ),
        # halves go to the even integer, in every kind of number
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
        # exact quantities close to an integer are decided by more digits
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
        ("{Mod[7, 3], Mod[-7, 3], Mod[7, -3], Mod[-7, -3], Mod[6, 3], Mod[2, 3]}", "{1, 2, -2, -1, 0, 2}"),
        (
            "{Mod[5.5, 2], Mod[-5.5, 2], Mod[5.5, -2], Mod[7/2, 1], Mod[-1/3, 1], Mod[Pi, 3], Mod[-Pi, 3]}",
            "{1.5, 0.5, -0.5, 1/2, 2/3, -3 + Pi, 6 - Pi}",
        ),
        ("{Mod[5, 3, 1], Mod[6, 3, 1], Mod[7, 3, -1], Mod[5.5, 2, 1], Mod[5, 3, 10]}", "{2, 3, 1, 1.5, 11}"),
        ("{Mod[10^20 + 1, 7], Mod[2^70, 10^9]}", "{3, 411303424}"),
        (
            "{Mod[5 + 3 I, 2], Mod[x, 3], Mod[5, Infinity], Mod[x, Infinity], Mod[Infinity, 5], Mod[x, 3, 1]}",
            "{1 - I, Mod[x, 3], 5, Mod[x, Infinity], Indeterminate, Mod[x, 3, 1]}",
        ),
        (
            "{Mod[{5, -5}, 3], Mod[5, {2, 3}], Mod[{5, 6}, {2, 4}], Mod[Range[4], 2.5], Mod[Range[5], 3, 1]}",
            "{{2, 1}, {1, 2}, {1, 2}, {1., 2., 0.5, 1.5}, {1, 2, 3, 1, 2}}",
        ),
        (
            "{Quotient[7, 3], Quotient[-7, 3], Quotient[7, -3], Quotient[-7, -3], Quotient[6, 3], Quotient[2, 3]}",
            "{2, -3, -3, 2, 2, 0}",
        ),
        ("{Quotient[7.5, 2], Quotient[-7.5, 2], Quotient[7/2, 1/3], Quotient[Pi, 1/2], Quotient[10, E]}", "{3, -4, 10, 6, 3}"),
        (
            "{Quotient[7, 3, 1], Quotient[7, 3, 2], Quotient[6, 3, 1], Quotient[x, 3], Quotient[5, Infinity]}",
            "{2, 1, 1, Quotient[x, 3], 0}",
        ),
        ("{Quotient[Infinity, 2], Quotient[Infinity, -2], Quotient[Infinity, Infinity]}", "{Infinity, -Infinity, Indeterminate}"),
        (
            "{Quotient[{7, -7}, 3], Quotient[7, {2, 3}], Quotient[{7.5, -7.5}, 2], Quotient[{9, 8}, {2, 3}]}",
            "{{2, -3}, {3, 2}, {3, -4}, {4, 2}}",
        ),
        (
            "{QuotientRemainder[17, 5], QuotientRemainder[-17, 5], QuotientRemainder[7.5, 2], QuotientRemainder[{7, 8}, 3]}",
            "{{3, 2}, {-4, 3}, {3, 1.5}, {{2, 1}, {2, 2}}}",
        ),
        # a == n Quotient + Mod for every sign
        ("And @@ Flatten[Table[m == n Quotient[m, n] + Mod[m, n], {m, -7, 7}, {n, {-3, -1, 2, 4}}]]", "True"),
        (
            "And @@ Flatten[Table[{Quotient[m, n, d] n + Mod[m, n, d] == m, d <= Mod[m, n, d] < d + n}, {m, -5, 5}, {n, 3}, {d, -2, 2}]]",
            "True",
        ),
    ],
)
def test_remainders(code, expected):
    assert text_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        (
            "{Floor[p[{1.5, -1.5}]], Ceiling[p[{1.5, -1.5}]], Round[p[{2.5, -2.5, 3.5}]], IntegerPart[p[{1.5, -1.5}]], "
            "FractionalPart[p[{1.5, -1.5}]], FractionalPart[p[{3, 4}]], Round[p[{3, 4}]]}",
            "{{1, -2}, {2, -1}, {2, -2, 4}, {1, -1}, {0.5, -0.5}, {0, 0}, {3, 4}}",
        ),
        (
            "{Mod[p[{7, -7}], 3], Mod[7, p[{3, -3}]], Mod[p[{7, -7}], p[{4, 3}]], Mod[p[{7., -7.}], 2.5], Mod[p[{7, -7}], 2.5]}",
            "{{1, 2}, {1, -2}, {3, 2}, {2., 0.5}, {2., 0.5}}",
        ),
        (
            "{Mod[p[{1, 2, 3, 4}], 3, 1], Mod[p[{{1, 2}, {3, 4}}], 3, -1], Mod[p[{{1, 2}, {3, 4}}], p[{2, 3}]]}",
            "{{1, 2, 3, 1}, {{1, -1}, {0, 1}}, {{1, 0}, {0, 1}}}",
        ),
        ("{Mod[p[{2^62 + 1, 5}], 3, 1], Mod[2^70, p[{5, 7}]], Mod[p[{5, 7}], 2^70]}", "{{2, 2}, {4, 2}, {5, 7}}"),
        (
            "{Quotient[p[{7, -7}], 3], Quotient[7, p[{3, -3}]], Quotient[p[{7., -7.}], 2.5], Quotient[p[{7, 9}], p[{2, -2}]]}",
            "{{2, -3}, {2, -3}, {2, -3}, {3, -5}}",
        ),
        ("{Quotient[p[{-2^63, 5}], -1], Quotient[p[{2.^60, 5.}], 2]}", "{{9223372036854775808, -5}, {576460752303423488, 2}}"),
        (
            "{Clip[p[{-2, 0, 2}]], Clip[p[{-2., 0.5}], {-1., 1.}, {-9., 9.}], Clip[p[{-2, 0, 2}], {a, b}]}",
            "{{-1, 0, 1}, {-9., 0.5}, {Clip[-2, {a, b}], Clip[0, {a, b}], Clip[2, {a, b}]}}",
        ),
        ("{Rescale[p[{1, 2, 3}]], Threshold[p[{0.1, 0.5, -2.}], 0.5]}", "{{0, 1/2, 1}, {0., 0., -2.}}"),
    ],
)
def test_packed_arrays(code, expected):
    assert text_of("p = Developer`ToPackedArray; " + code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        (
            "{Clip[-2], Clip[-1], Clip[0.5], Clip[1], Clip[7], Clip[Pi], Clip[x], Clip[Infinity]}",
            "{-1, -1, 0.5, 1, 1, 1, Clip[x], 1}",
        ),
        ("{Clip[5, {0, 3}], Clip[-5, {0, 3}], Clip[2, {0, 3}], Clip[3, {0, 3}], Clip[Pi, {0, 3}]}", "{3, 0, 2, 3, 3}"),
        ("{Clip[5, {0, 3}, {a, b}], Clip[-5, {0, 3}, {a, b}], Clip[0, {0, 3}, {a, b}], Clip[3, {0, 3}, {a, b}]}", "{b, a, 0, 3}"),
        (
            "{Clip[{-2, 0, 2}], Clip[{{-2., 0.5}, {2., 1.}}, {-1., 1.}], Clip[{-2, 0, 2}, {0, 1}, {-9, 9}], Clip[{1, x}, {2, 3}]}",
            "{{-1, 0, 1}, {{-1., 0.5}, {1., 1.}}, {-9, 0, 9}, {2, Clip[x, {2, 3}]}}",
        ),
        ("{Clip[{-5., 5.}, {-Infinity, 1.}], Clip[{-5, 5}, {0, Infinity}]}", "{{-5., 1.}, {0, 5}}"),
        (
            "{Rescale[{1, 2, 3}], Rescale[{-2., 0., 2.}], Rescale[{{0, 1}, {2, 4}}], Rescale[{5, 5}]}",
            "{{0, 1/2, 1}, {0., 0.5, 1.}, {{0, 1/4}, {1/2, 1}}, {0, 0}}",
        ),
        (
            "{Rescale[5, {0, 10}], Rescale[5, {0, 10}, {-1, 1}], Rescale[12, {0, 10}], Rescale[{1, 2}, {0, 4}, {10, 20}]}",
            "{1/2, 0, 6/5, {25/2, 15}}",
        ),
        ("{Rescale[x, {0, 10}], Rescale[x, {-1, 1}], Rescale[<|a -> 1, b -> 3|>]}", "{x/10, 1/2 + x/2, <|a -> 0, b -> 1|>}"),
        (
            '{Threshold[{0.1, -0.1, 2., -2.}, 0.5], Threshold[{0.1, 2., -2.}, {"Soft", 0.5}], Threshold[{{1, 5}, {-1, -5}}, 2]}',
            "{{0., 0., 2., -2.}, {0., 1.5, -1.5}, {{0, 5}, {0, -5}}}",
        ),
        (
            "{Threshold[{1.*^-12, 1.}], Threshold[{1, x}, 3], Threshold[{2, 3}, E], Threshold[{1, 2}, 2]}",
            "{{0., 1.}, {0, x}, {0, 3}, {0, 0}}",
        ),
        (
            "{Clip[5, {0}], Clip[5, 3], Clip[5, {0, 3}, {a}], Rescale[5, {0}], Rescale[5, {0, 1}, {2}], Rescale[x]}",
            "{Clip[5, {0}], Clip[5, 3], Clip[5, {0, 3}, {a}], Rescale[5, {0}], Rescale[5, {0, 1}, {2}], Rescale[x]}",
        ),
    ],
)
def test_ranges(code, expected):
    assert text_of(code) == expected


@pytest.mark.parametrize(
    "code, value, message",
    [
        ("Mod[5, 0]", "Indeterminate", "Mod::indet"),
        ("Quotient[5, 0]", "ComplexInfinity", "Quotient::infy"),
        ("Quotient[0, 0]", "Indeterminate", "Quotient::indet"),
        ("QuotientRemainder[5, 0]", "QuotientRemainder[5, 0]", "QuotientRemainder::divz"),
    ],
)
def test_division_by_zero_is_reported(code, value, message):
    assert answer_of(code) == (value, [message])


@pytest.mark.parametrize(
    "code, attributes",
    [
        ("Floor", "{Listable, NumericFunction, Protected}"),
        ("Mod", "{Listable, NumericFunction, Protected}"),
        ("Clip", "{NumericFunction, Protected}"),
        ("Rescale", "{Protected}"),
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
        ("Mod[-7, 3]", "2"),
        ("Mod[5.5, 2]", "1.5"),
        ("Mod[7/2, 1]", "1/2"),
        ("Mod[Pi, 3]", "-3 + Pi"),
        ("Quotient[17, 5]", "3"),
        ("Quotient[-7, 2]", "-4"),
        ("QuotientRemainder[17, 5]", "{3, 2}"),
        ("Clip[{-2, 0.5, 3}]", "{-1, 0.5, 1}"),
        ("Clip[5, {0, 3}, {a, b}]", "b"),
        ("Rescale[{1, 2, 3}]", "{0, 1/2, 1}"),
        ("Rescale[5, {0, 10}, {0, 1}]", "1/2"),
    ],
)
def test_value(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, messages",
    [
        ("Mod[5, 0]", ["Mod::indet"]),
        ("Quotient[5, 0]", ["Quotient::infy"]),
    ],
)
def test_messages(code, messages):
    assert messages_of(code) == messages
