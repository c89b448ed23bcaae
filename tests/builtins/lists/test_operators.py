"""Functions of functions: Composition, OperatorApplied, Through, Operate, Comap."""

import pytest
from asking import value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Composition[f,g][x]", "f[g[x]]"),
        ("OperatorApplied[f][x][y]", "f[y, x]"),
        ("CurryApplied[f,{2,3,1}][a][b][c]", "f[b, c, a]"),
        ("CurryApplied[f,3][a][b][c]", "f[a, b, c]"),
        ("Through[{f,g}[x]]", "{f[x], g[x]}"),
        ("Operate[p,f[x]]", "p[f][x]"),
        ("Composition[]", "Identity"),
        ("Composition[f]", "f"),
        ("Composition[f,Identity,g]", "f @* g"),
        ("Composition[Composition[f,g],h]", "f @* g @* h"),
        ("(f@*g)[x,y]", "f[g[x, y]]"),
        ("RightComposition[f,g][x]", "g[f[x]]"),
        ("f@*g@*h", "f @* g @* h"),
        ("Through[(f+g)[x]]", "f[x] + g[x]"),
        ("Through[f[a][x]]", "f[a[x]]"),
        ("Through[{f,g}[x],List]", "{f[x], g[x]}"),
        ("Operate[p,f[a][b],2]", "p[f][a][b]"),
        ("Construct[f,a,b]", "f[a, b]"),
        ("Comap[{f,g},x]", "{f[x], g[x]}"),
    ],
)
def test_value(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize("code, expected", [
    ("{Composition[f, g][x], (f @* g @* h)[x, y], Composition[][x], Composition[f][x], Composition[f, Identity][x], (f @* g)[]}", "{f[g[x]], f[g[h[x, y]]], x, f[x], f[x], f[g[]]}"),
    ("{RightComposition[f, g][x], (f /* g /* h)[x, y], RightComposition[], RightComposition[Identity, f], (f /* g) @ {1, 2}, Map[Sqrt /* f, {4, 9}]}", "{g[f[x]], h[g[f[x, y]]], Identity, f, g[f[{1, 2}]], {f[2], f[3]}}"),
    ("{OperatorApplied[f][x][y], OperatorApplied[f, 3][x][y][z], OperatorApplied[f, {3, 1, 2}][x][y][z], OperatorApplied[f, {2, 1}][x, y], OperatorApplied[f][x]}",
     "{f[y, x], f[x, y, z], f[z, x, y], f[y, x], OperatorApplied[f][x]}"),
    ("{CurryApplied[f, 2][x][y], CurryApplied[f, 3][x, y][z], CurryApplied[f, {2, 1}][x][y], CurryApplied[f, 2][x, y, z], CurryApplied[2][f][x][y], CurryApplied[f, 3][x][y], CurryApplied[f, 3 -> {1, 3}][x][y][z]}",
     "{f[x, y], f[x, y, z], f[y, x], f[x, y][z], f[x, y], CurryApplied[f, 3][x][y], f[x, z]}"),
    ("{Through[{f, g}[x, y]], Through[p[f, g][x]], Through[f[x]], Through[(f + g)[x]], Through[(f + g)[x], Plus], Through[(f + g)[x], Times], Through[f[g][x]], Through[5]}",
     "{{f[x, y], g[x, y]}, p[f[x], g[x]], f[x], f[x] + g[x], f[x] + g[x], (f + g)[x], f[g[x]], Through[5]}"),
    ("{Operate[p, f[x, y]], Operate[p, f[x][y]], Operate[p, f[x][y], 2], Operate[p, f[x], 0], Operate[p, f[x], 2], Operate[p, x], Operate[p, f[x][y][z], 3]}",
     "{p[f][x, y], p[f[x]][y], p[f][x][y], p[f[x]], f[x], x, p[f][x][y][z]}"),
    ("{Construct[f], Construct[f, x], Construct[f, x, y], Construct[Plus, 1, 2], Construct @@ {f, x}}", "{f[], f[x], f[x, y], 3, f[x]}"),
    ("{Comap[{f, g}, x], Comap[p[f, g], x], Comap[<|a -> f|>, x], Comap[{}, x], Comap[{Min, Max}, {3, 1, 2}], Comap[f, x]}", "{{f[x], g[x]}, p[f[x], g[x]], <|a -> f[x]|>, {}, {1, 3}, Comap[f, x]}"),
    ("{ComapApply[{f, g}, {x, y}], ComapApply[{Plus, Times}, {2, 3}], ComapApply[{f}, h[x]], ComapApply[{f}, x]}", "{{f[x, y], g[x, y]}, {5, 6}, {f[x]}, ComapApply[{f}, x]}"),
    ("{ReverseApplied[f][x, y], ReverseApplied[f][x, y, z], Fold[ReverseApplied[f], x, {a, b}], Attributes[Composition]}", "{f[y, x], f[z, y, x], f[b, f[a, x]], {Flat, OneIdentity, Protected}}"),
])  # fmt: skip
def test_more_values(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        (
            '{Comap[{f, g}, x], Comap[{f, g}][x], Comap[h[f, g], x], Comap[<|"a" -> f|>, x]}',
            '{{f[x], g[x]}, {f[x], g[x]}, h[f[x], g[x]], <|"a" -> f[x]|>}',
        ),
        (
            "{Comap[{f, {g}}, x, 2], Comap[{f, {g}}, x, {-1}], Comap[h[f], x, Heads -> True]}",
            "{{f[x], {g[x]}[x]}, {f[x], {g[x]}}, h[x][f[x]]}",
        ),
        (
            "{ComapApply[{f, g}, {a, b}], ComapApply[{f, g}][{a, b}], ComapApply[{f}, 3]}",
            "{{f[a, b], g[a, b]}, {f[a, b], g[a, b]}, ComapApply[{f}, 3]}",
        ),
    ],
)
def test_functions_of_a_list_at_one_argument(code, expected):
    assert value_of(code) == expected
