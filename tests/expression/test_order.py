"""The canonical order of expressions."""

import pytest
from asking import value_of


@pytest.mark.parametrize(
    "items, in_order",
    [
        ("{2., 2}", "{2, 2.}"),
        ("{1/2, 0.5}", "{0.5, 1/2}"),
        ("{0.5, 1/2}", "{0.5, 1/2}"),
        ("{3/2, 1.5, 3/2}", "{1.5, 3/2, 3/2}"),
        ("{2., 2, 2.}", "{2, 2., 2.}"),
    ],
)
def test_of_equal_numbers_integers_come_first_rationals_last(items, in_order):
    assert value_of(f"Sort[{items}]") == in_order


@pytest.mark.parametrize(
    "items, in_order",
    [
        ("{3, 1, 2}", "{1, 2, 3}"),
        ("{2, 1.5, 1/3, -1}", "{-1, 1/3, 1.5, 2}"),
        ("{1 + I, 1, 2, 1 - I, 0.5 + 3 I}", "{0.5 + 3.*I, 1, 1 - I, 1 + I, 2}"),
        ('{b, 1, "a", a}', '{1, "a", a, b}'),
        ('{"b", "A", "a", "B", "ab", "Ab"}', '{"a", "A", "ab", "Ab", "b", "B"}'),
        ('{"a1", "a", "a-b", "ab", "a b", "_a", "1"}', '{"_a", "1", "a", "a b", "a-b", "a1", "ab"}'),
        ('{"é", "e", "f", "è", "E"}', '{"e", "E", "é", "è", "f"}'),
        ('{"éa", "é1", "é_"}', '{"é_", "é1", "éa"}'),
        ('{"Ä", "a", "z", "ö", "o"}', '{"a", "Ä", "o", "ö", "z"}'),
        ("{b, a, B, A, aa, Aa}", "{a, A, aa, Aa, b, B}"),
        ("{x, f[x], y, f[]}", "{x, y, f[], f[x]}"),
        ("{f[2], f[1], f[1, 2], f[]}", "{f[], f[1], f[2], f[1, 2]}"),
        ("{g[1], f[2], f[1, 1]}", "{f[2], g[1], f[1, 1]}"),
        ("{f[1, 2], g[1]}", "{g[1], f[1, 2]}"),
        ("{x^2, x, x^3, 1, y}", "{1, x, x^2, x^3, y}"),
        ("{x y, x, y, x^2, y^2, x^2 y}", "{x, x^2, y, x*y, x^2*y, y^2}"),
        ("{a + b, a, b, c}", "{a, b, a + b, c}"),
        ("{a + c, a + b, b + c}", "{a + b, a + c, b + c}"),
        ("{2 x, x, 3 x, -x}", "{-x, x, 2*x, 3*x}"),
        ("{x/2, x, 2 x}", "{x/2, x, 2*x}"),
        ("{Sqrt[x], x, 1/x}", "{x^(-1), Sqrt[x], x}"),
        ("{{2, 1}, {1, 2}, {1}, {}}", "{{}, {1}, {1, 2}, {2, 1}}"),
        ("{{1, 2}, {1, 1, 1}, {3}}", "{{3}, {1, 2}, {1, 1, 1}}"),
        ("{f[x][1], f[1], f[x][0], f[y][0]}", "{f[1], f[x][0], f[x][1], f[y][0]}"),
        ("{Global`z, Other`z, z}", "{z, z, Other`z}"),
        (
            "{Range[40], {1, 2}, 3}",
            "{3, {1, 2}, {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40}}",
        ),
        ("{True, False, None, Null, x}", "{False, None, Null, True, x}"),
        ("{Pi, E, 3, 2.5}", "{2.5, 3, E, Pi}"),
        ("{2.5`30, 2.5, 5/2}", "{2.5`30., 2.5, 5/2}"),
        ("{Infinity, 1, -Infinity, x}", "{1, x, -Infinity, Infinity}"),
        ("{a -> 2, a -> 1, b -> 1}", "{a -> 1, a -> 2, b -> 1}"),
        ("{Sin[x], Cos[x], x, Sin[y]}", "{x, Cos[x], Sin[x], Sin[y]}"),
        ('{1, {1}, "1", x}', '{1, "1", x, {1}}'),
        ("{1 + x, 1/2 + x, x, -1 + x}", "{-1 + x, x, 1/2 + x, 1 + x}"),
        ("{1 + x, Sqrt[x/(1 + x)]}", "{Sqrt[x/(1 + x)], 1 + x}"),
    ],
)
def test_sorted(items, in_order):
    assert value_of(f"Sort[{items}]") == in_order


THINGS = '{1, 1., 1/2, 0.5, 2, -3, -3., I, 1 + I, 1. + I, 2.5`30, 5/2, Pi, x, "a", {1}, {1, 2}, f[1], f[1., 2], x^2, 2 x, x y, x + y, 1/2 + x, 1 + x, -1 + x, I + x, x/(1 + x), Sqrt[x/(1 + x)], x (1/2 + x), (1 + x)^2, x^2 + y}'


def test_the_order_is_total():
    """Order[a, b] is minus Order[b, a], and where a stands before b and b before c, a stands before c."""
    code = (
        f"l = {THINGS}; o = Table[Order[a, b], {{a, l}}, {{b, l}}]; n = Length[l]; s = Sort[l]; "
        "{o === -Transpose[o], Union[Diagonal[o]], Sort[Reverse[s]] === s, OrderedQ[s], "
        "AllTrue[Tuples[Range[n], 3], !(o[[#[[1]], #[[2]]]] == 1 && o[[#[[2]], #[[3]]]] == 1) || o[[#[[1]], #[[3]]]] == 1 &]}"
    )
    assert value_of(code) == "{True, {0}, True, True, True}"
