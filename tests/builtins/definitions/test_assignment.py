"""Definitions: flat heads, up values of atoms, conditions, values cleared and taken back."""

import pytest
from asking import value_of

FLAT = "SetAttributes[f, Flat]; "


@pytest.mark.parametrize(
    "code, text",
    [
        (FLAT + "f[p, q, r] /. f[p, q] -> z", "f[z, r]"),
        (FLAT + "f[p, q, r, s] /. f[q, r] -> z", "f[p, z, s]"),
        (FLAT + "f[p, q] = z; f[p, q, r]", "f[z, r]"),
        (FLAT + "f[x_, x_] := g[x]; f[p, q, q, r]", "f[p, g[q], r]"),
        (FLAT + "f[p, q, r] /. f[x_, q] /; x === p -> z", "f[z, r]"),
        ("SetAttributes[f, {Flat, Orderless}]; f[p, q, r] /. f[p, r] -> z", "f[q, z]"),
        ("p + q + r /. p + r -> z", "q + z"),
        ("p q r /. q r -> 2", "2*p"),
        ("p + q /. p + q + r -> z", "p + q"),
        ("p /: p + q = z; p + q + r", "r + z"),
        ("{FreeQ[p + q + r, p + r], FreeQ[p + q, r + p], MatchQ[p + q + r, p + q]}", "{False, True, False}"),
        ("MatchQ[p + 2, Verbatim[Plus][_, _]]", "True"),
    ],
)
def test_flat_rules(code, text):
    assert value_of(code) == text


@pytest.mark.parametrize(
    "code, text",
    [
        ("f[x_] /; x > 1 /; x < 5 := yes; {f[0], f[3], f[9]}", "{f[0], yes, f[9]}"),
        ("Do[f[3], {3}]; f[x_] /; x > 1 /; x < 5 := yes; Table[f[k], {k, 4, 6}]", "{yes, f[5], f[6]}"),
        ("g /: f[g[x_]] := x; g /: f[g[x_]] =.; f[g[1]]", "f[g[1]]"),
        ("f[1] = 2; DownValues[f] =.; f[1]", "f[1]"),
        (
            'SyntaxInformation[f] = {"ArgumentsPattern" -> {_}}; {SyntaxInformation[f], f[1], SyntaxInformation[Plus]}',
            '{{"ArgumentsPattern" -> {_}}, f[1], {}}',
        ),
        ("Unprotect[Real]; Real /: f[x_Real] := 2 x; {f[1.5], f[1]}", "{3., f[1]}"),
        ("N[k] = 2; {N[k], NValues[k]}", "{2., {HoldPattern[N[k, {MachinePrecision, MachinePrecision}]] :> 2}}"),
        ("DefaultValues[Plus]", "{HoldPattern[Default[Plus]] :> 0}"),
        ("h = Function[{x}, Hold[x], HoldAll]; h[1 + 1]", "Hold[1 + 1]"),
        ("Attributes[p + q]", "Attributes[p + q]"),
        ("{p && p, p || q || p}", "{p && p, p || q || p}"),
        ("{ConditionalExpression[p, True], ConditionalExpression[p, False]}", "{p, Undefined}"),
        ("{Union[{p -> q}, {r -> s}], Complement[{p -> q, r}, {p -> q}]}", "{{p -> q, r -> s}, {r}}"),
        ("Sort[{3/2, 1.5, 2., 2}]", "{1.5, 3/2, 2, 2.}"),
        ("Nearest[{4, 9, 1} -> Automatic, 8]", "{2}"),
        ("Table[k, {k, 2, 5, Infinity}]", "{2}"),
    ],
)
def test_definitions(code, text):
    assert value_of(code) == text


@pytest.mark.parametrize(
    "code, text",
    [
        ("Hold[%, %%, Out[3]]", "Hold[%, %%, Out[3]]"),
        ('FullForm[{"p", 1.}]', 'FullForm[{"p", 1.}]'),
        ('ToString[FullForm[{"p", 1.5}]]', 'List["p", 1.5`]'),
    ],
)
def test_printing(code, text):
    assert value_of(code, "OutputForm") == text


@pytest.mark.parametrize(
    "code, text",
    [
        ("b = 3; b = . ; b", "b"),
        ("p ^= 3", "p ^= 3"),
        ("f[g, p + q] ^= 2; UpValues[g]", "{HoldPattern[f[g, p + q]] :> 2}"),
        ("b = q; HoldPattern[b[x_]] = x^2; {b[1], q[1]}", "{q[1], q[1]}"),
        ("b = q; HoldPattern[b[x_]] = x^2; b =.; {b[3], q[3]}", "{9, q[3]}"),
        ("b[1 + c[2 x]] /. b[p_. + c[q_. x_]] -> {p, q, x}", "{1, 2, x}"),
        ("3 y z /. p_. n_Integer -> {p, n}", "{y*z, 3}"),
        ("{p != p != q, p != q != p, 1 == 1 == p, p == q != r}", "{False, p != q != p, 1 == 1 == p, p == q && q != r}"),
    ],
)
def test_left_sides_and_chains(code, text):
    assert value_of(code) == text


@pytest.mark.parametrize(
    "code, text",
    [
        ("With[{x = 1}, With[{x = 2}, x]]", "2"),
        ("With[{x = 1}, Module[{x = x + 1}, x]]", "2"),
        ("Function[x, Module[{x = 2 x}, x]][3]", "6"),
        ("With[{x = 1}, Table[With[{x = x + k}, x], {k, 2}]]", "{2, 3}"),
        ("{Total[2 + I], Abs[Sqrt[p]], Nearest[{1, 2}, 1, 0]}", "{2 + I, Sqrt[Abs[p]], {}}"),
    ],
)
def test_inner_variables(code, text):
    assert value_of(code) == text


@pytest.mark.parametrize(
    "code, text",
    [
        ('Messages[a] = {a::c :> "bar"}; a::c', '"bar"'),
        ('a::b = "x"; Messages[a] = {HoldPattern[a::c] :> "y"}; Length[Messages[a]]', "1"),
        ("DefaultValues[g] = {Default[g] -> 3}; g[x_.] := {x}; g[]", "{3}"),
        ("N[b] = 3; NValues[b] = NValues[b]; N[b]", "3."),
        ("N[b] = 3; NValues[b] = {}; N[b]", "b"),
    ],
)
def test_lists_of_messages_defaults_and_numerical_values_can_be_set(code, text):
    assert value_of(code) == text
