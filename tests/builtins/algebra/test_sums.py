"""Sum and Product over explicit ranges: bounds, steps, lists, several iterators, scope."""

import pytest
from asking import messages_of, value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Sum[i^2, {i, 10}]", "385"),
        ("Sum[i j, {i, 3}, {j, i}]", "25"),
        ("Sum[f[i], {i, 3}]", "f[1] + f[2] + f[3]"),
        ("Sum[i, {i, 2, 5}]", "14"),
        ("Sum[i, {i, 1, 9, 2}]", "25"),
        ("Sum[i, {i, 5, 1, -2}]", "9"),
        ("Sum[i, {i, 3, 2}]", "0"),
        ("Sum[i, {i, 0}]", "0"),
        ("Sum[i, {i, {2, 3, 10}}]", "15"),
        ("Sum[x, {3}]", "3*x"),
        ("Sum[i, {i, 1.5, 3}]", "4."),
        ("Sum[f[i], {i, a, a + 2}]", "f[a] + f[1 + a] + f[2 + a]"),
        ("Sum[i, {i, 1/2, 5/2}]", "9/2"),
        ("Sum[{i, i^2}, {i, 3}]", "{6, 14}"),
        ("Sum[i x^i, {i, 2}]", "x + 2*x^2"),
        ("Sum[i + j, {i, 2}, {j, 2}]", "12"),
        ("Sum[1., {i, 3}]", "3."),
        ("Product[i, {i, 5}]", "120"),
        ("Product[i, {i, 3, 5}]", "60"),
        ("Product[i, {i, 1, 7, 3}]", "28"),
        ("Product[i, {i, 3, 2}]", "1"),
        ("Product[x + i, {i, 2}]", "(1 + x)*(2 + x)"),
        ("Product[i, {i, {2, 3, 10}}]", "60"),
        ("Product[x, {3}]", "x^3"),
        ("Product[i + j, {i, 2}, {j, 2}]", "72"),
        ("Product[i, {i, 25}] == 25!", "True"),
        ("Product[i/2, {i, 3}]", "3/4"),
        ("Sum[i, {i, 10^5}]", "5000050000"),
    ],
)
def test_explicit_ranges(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("i = 7; Sum[i, {i, 3}] + i", "13"),
        ("i = 7; Product[i, {i, 3}] + i", "13"),
        ("k = 5; Sum[k^2, {k, n}]", "(n*(1 + n)*(1 + 2*n))/6"),
        ("k = 5; Sum[1/k^2, {k, Infinity}]; k", "5"),
        ("n = 4; Sum[k, {k, n}]", "10"),
        ("f[x_] := Sum[x^k, {k, 2}]; f[k]", "5"),
        ("t = {i, 3}; Sum[i, Evaluate[t]]", "6"),
        ("Attributes[Sum]", "{HoldAll, Protected, ReadProtected}"),
        ("Attributes[Product]", "{HoldAll, Protected, ReadProtected}"),
        ("Sum[k, {k, n}, Assumptions -> n > 0]", "(n*(1 + n))/2"),
        ('Sum[k, {k, 3}, Method -> "Procedural"]', "6"),
        ("Sum[k]", "Sum[k]"),
        ("Sum[i j, {i, n}, {j, i}] /. n -> 3", "25"),
    ],
)
def test_scope_and_options(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Sum[i, {i, a, b, c, d, e}]", ["Sum::itform"]),
        ("Product[i, {i}, 3, {4}]", ["Product::iterb"]),
        ("Sum[i, {3, i}]", ["Sum::itraw"]),
        ("Table[i, {3, i}]", ["Table::itraw"]),
    ],
)
def test_iterators_that_are_none_are_the_sum_s(code, expected):
    assert messages_of(code) == expected
