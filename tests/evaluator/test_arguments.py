"""What becomes of evaluated arguments: Sequence, Flat, Orderless and Listable heads."""

import pytest
from asking import value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("f[1, Sequence[2, 3], 4]", "f[1, 2, 3, 4]"),
        ("f[Sequence[]]", "f[]"),
        ("{Sequence[1, 2], 3}", "{1, 2, 3}"),
        ("x = Sequence[1, 2]; f[x, 3]", "f[1, 2, 3]"),
        ("f[g[Sequence[1, 2]]]", "f[g[1, 2]]"),
        ("Length[{1, Sequence[], 2}]", "2"),
        ("{1, Nothing, 2}", "{1, 2}"),
        ("f[1, Nothing, 2]", "f[1, Nothing, 2]"),
        ("{1, Splice[{2, 3}], 4}", "{1, 2, 3, 4}"),
        ("f[1, Splice[{2, 3}]]", "f[1, Splice[{2, 3}]]"),
    ],
)
def test_sequences_are_spliced(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("{1, 2} + {10, 20}", "{11, 22}"),
        ("{1, 2} + 10", "{11, 12}"),
        ("SetAttributes[f, Listable]; f[{1, 2}, {a, b}]", "{f[1, a], f[2, b]}"),
        ("SetAttributes[f, Listable]; f[{1, 2}, a]", "{f[1, a], f[2, a]}"),
        ("SetAttributes[f, Listable]; f[{{1, 2}, 3}]", "{{f[1], f[2]}, f[3]}"),
        ("SetAttributes[f, Listable]; f[{}]", "{}"),
        ("SetAttributes[f, Listable]; f[x_] := x^2; f[{1, 2, a}]", "{1, 4, a^2}"),
        ("SetAttributes[f, Listable]; f[{1, 2}, {{a, b}, c}]", "{{f[1, a], f[1, b]}, f[2, c]}"),
    ],
)
def test_listable_functions(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("SetAttributes[f, Flat]; f[f[a, b], c, f[f[d]]]", "f[a, b, c, d]"),
        ('SetAttributes[f, Orderless]; f[c, 1, b, "s", a]', 'f[1, "s", a, b, c]'),
        ("SetAttributes[f, {Flat, Orderless}]; f[c, f[b, a]]", "f[a, b, c]"),
        ("SetAttributes[f, OneIdentity]; f[a]", "f[a]"),
        ("Attributes[f] = {Flat, Orderless}; f[x_, x_] := 2; f[a, b, a]", "f[2, b]"),
    ],
)
def test_flat_and_orderless_functions(code, expected):
    assert value_of(code) == expected
