"""Remainders and quotients."""

import pytest
from asking import answer_of, messages_of, text_of, value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("{Mod[7, 3], Mod[-7, 3], Mod[7, -3], Mod[-7, -3], Mod[6, 3], Mod[2, 3]}", "{1, 2, -2, -1, 0, 2}"),
        (
            "{Mod[5.5, 2], Mod[-5.5, 2], Mod[5.5, -2], Mod[7/2, 1], Mod[-1/3, 1], Mod[Pi, 3], Mod[-Pi, 3]}",
            "{1.5, 0.5, -0.5, 1/2, 2/3, -3 + Pi, 6 - Pi}",
        ),
        ("{Mod[10, 4, 0], Mod[-1, 4, 0], Mod[7/2, 1, 0], Mod[{10, 11}, 4, 0]}", "{2, 3, 1/2, {2, 3}}"),
        ("f[x_] := Mod[x, 4, 0]; {f[10], f[10], Map[Mod[#, 4, 0] &, {10, 11}], Mod[10., 4, 0]}", "{2, 2, {2, 3}, 2.}"),
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
    ],
)
def test_packed_arrays(code, expected):
    assert text_of("p = Developer`ToPackedArray; " + code) == expected


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
        ("Mod", "{Listable, NumericFunction, Protected}"),
    ],
)
def test_attributes(code, attributes):
    assert text_of(f"Attributes[{code}]") == attributes


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Mod[-7, 3]", "2"),
        ("Mod[5.5, 2]", "1.5"),
        ("Mod[7/2, 1]", "1/2"),
        ("Mod[Pi, 3]", "-3 + Pi"),
        ("Quotient[17, 5]", "3"),
        ("Quotient[-7, 2]", "-4"),
        ("QuotientRemainder[17, 5]", "{3, 2}"),
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
