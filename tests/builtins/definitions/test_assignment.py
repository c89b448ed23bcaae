"""Definitions: flat heads, up values of atoms, conditions, values cleared and taken back."""

import pytest
from asking import messages_of, value_of

FLAT = "SetAttributes[f, Flat]; "


@pytest.mark.parametrize(
    "code, text",
    [
        (FLAT + "f[p, q, r] /. f[p, q] -> z", "f[z, r]"),
        (FLAT + "f[p, q, r, s] /. f[q, r] -> z", "f[p, z, s]"),
        (FLAT + "f[p, q] = z; f[p, q, r]", "f[z, r]"),
        (FLAT + "f[x_, x_] := g[x]; f[p, q, q, r]", "f[p, g[f[q]], r]"),
        (FLAT + "f[p, q, r] /. f[x_, q] /; x === f[p] -> z", "f[z, r]"),
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


@pytest.mark.parametrize(
    "code, text",
    [
        ("{a, b} = {1, 2}; {b, a}", "{2, 1}"),
        ("{a, {b, c}} = {1, {2, 3}}; a + b + c", "6"),
        ("a = 1; b = 2; {a, b} = {b, a}; {a, b}", "{2, 1}"),
        ("x = y = 3; x y", "9"),
        ("x = 1; x := 2 + y; y = 3; x", "5"),
        ("f[x_] = x + 1; f[2]", "3"),
        ("f[1] = a; f[x_] := b; {f[1], f[2]}", "{a, b}"),
        ("f[x_] := b; f[1] = a; {f[1], f[2]}", "{a, b}"),
        ("f[x_Integer] := i; f[x_] := o; {f[1], f[a]}", "{i, o}"),
        ("f[x_] := 1; f[x_] := 2; f[0]", "2"),
        ("f[x_, y_: 7] := {x, y}; f[1]", "{1, 7}"),
        ("f[x_][y_] := {x, y}; f[1][2]", "{1, 2}"),
        ("x = {1, 2, 3}; x[[2]] = 9; x", "{1, 9, 3}"),
        ("x = {1, 2, 3}; x[[-1]] = a; x", "{1, 2, a}"),
        ("x = {1, 2, 3}; x[[{1, 3}]] = {7, 8}; x", "{7, 2, 8}"),
        ("x = {{1, 2}, {3, 4}}; x[[All, 1]] = 0; x", "{{0, 2}, {0, 4}}"),
        ("x = {{1, 2}, {3, 4}}; x[[2, 2]] = a; x", "{{1, 2}, {3, a}}"),
        ("a = <|k -> 1|>; a[j] = 2; a", "<|k -> 1, j -> 2|>"),
        ("a = <|k -> 1|>; a[Key[k]] = 3; a", "<|k -> 3|>"),
        ('a = <|"k" -> {1, 2}|>; a["k"][[2]] = 5; a', '<|"k" -> {1, 5}|>'),
        ("a = <|k -> 1, j -> 2|>; a[k] =.; a", "<|j -> 2|>"),
        ("a = <|x -> <|y -> 1|>|>; a[x][y] = 5; a[x][z] = 6; a", "<|x -> <|y -> 5, z -> 6|>|>"),
        ("a = <|x -> <|y -> 1|>|>; a[x, y] = 5; b = a; a[x][y]++; {a, b}", "{<|x -> <|y -> 6|>|>, <|x -> <|y -> 5|>|>}"),
        ("a = <|x -> <|y -> {1, 2}|>|>; a[x][y][[1]] = 9; AppendTo[a[x, y], 3]; a", "<|x -> <|y -> {9, 2, 3}|>|>"),
        ("a = <|x -> <||>|>; f[k_] := (a[x][k] = 1; a[x][k]++); f[u]; f[v]; f[u]; a", "<|x -> <|u -> 2, v -> 2|>|>"),
        ("a = <|x -> h|>; a[x][y] = 3; {a, h[y]}", "{<|x -> h|>, 3}"),
        ("a = <|x -> 1|>; a[z] := y; y = 3; {a, a[z]}", "{<|x -> 1, z :> y|>, 3}"),
        ("a = <|x :> 1 + 1|>; a[x] = 5; a", "<|x -> 5|>"),
        ("o /: {o, z_} := z; {{o, 5}, {p, 5}, {o, 1, 2}}", "{5, {p, 5}, {o, 1, 2}}"),
        ("NumericQ[a] = True; {NumericQ[a], NumericQ[Sin[a + 2]], NumericQ[b]}", "{True, True, False}"),
        ("Format[r[x_]] ^= q; UpValues[r]", "{}"),
        (
            "f[x_] := 1; f[1] := 2; DownValues[f] = {HoldPattern[f[x_]] :> 1, HoldPattern[f[1]] :> 2}; {f[1], f[1], DownValues[f]}",
            "{1, 1, {HoldPattern[f[x_]] :> 1, HoldPattern[f[1]] :> 2}}",
        ),
        ("DownValues[f] = {HoldPattern[f[x_]] :> 1, HoldPattern[f[1]] :> 2}; f[1] = 3; f[x_] =.; {f[1], f[2]}", "{3, f[2]}"),
        ("f[x_] := With[{y = x}, 1 /; y > 2]; f[x_] := With[{y = x}, 2 /; y < 0]; {f[3], f[-1], f[1]}", "{1, 2, f[1]}"),
        ("f[x_] := 9; f[x_] := Module[{y = x}, 1 /; y > 2]; {f[3], f[-1]}", "{1, 9}"),
        ("v = {1, 2}; Protect[v]; f[] := (v[[1]] = 9); Quiet[f[]; f[]; v[[2]]++; {v[[1]]} = {3}]; v", "{1, 2}"),
        ("v = <|x -> 1|>; Protect[v]; f[] := (v[x] = 9); Quiet[f[]; f[]; v[y] = 1; v[x] =.]; v", "<|x -> 1|>"),
        ("a = <|k -> 1, j -> 2|>; a[[Key[k]]] =.; a", "<|j -> 2|>"),
        ("x = 1; x =.; x", "x"),
        ("f[1] = 2; f[1] =.; f[1]", "f[1]"),
        ("f[x_] := 1; f[x_] =.; f[3]", "f[3]"),
        ("{x, y} = {1, 2}; {x, y} =.; {x, y}", "{x, y}"),
        ("g /: f[g] = 2; g /: f[g] =.; f[g]", "f[g]"),
        ("g /: f[g] = 2; f[g] =.; f[g]", "f[g]"),
        ("f[g[x_]] ^:= x + 1; {f[g[2]], DownValues[f]}", "{3, {}}"),
        ("f[g, h] ^= 1; {Length[UpValues[g]], Length[UpValues[h]]}", "{1, 1}"),
        ("g /: f[g[x_]] := x; f[g[4]]", "4"),
        ("g /: g[x_] := x; {g[4], DownValues[g]}", "{4, {HoldPattern[g[x_]] :> x}}"),
        ("x := Print; x = 3", "3"),
        ("{x := 5, x}", "{Null, 5}"),
        ("x /; t := 5; {x, t = True; x}", "{x, 5}"),
        ("f[x_] /; x > 0 := p; {f[1], f[-1]}", "{p, f[-1]}"),
        ("f[Sequence[1, 2]] = 3; f[1, 2]", "3"),
        ("f[x_Real | x_Integer] := x; f[2]", "2"),
        ("f[] = 3; f[]", "3"),
        ("Hold[x = 1 + 1]; x", "x"),
        ("a = 3; f[a] = 4; f[3]", "4"),
        ("Options[f] = {o -> 1}; Options[f] =.; Options[f]", "{}"),
        ("Format[f[x_]] := g[x]; ToString[f[1]]", '"g[1]"'),
        ("N[c] = 2.5; N[c + 1]", "3.5"),
    ],
)
def test_assignments(code, text):
    assert value_of(code) == text


@pytest.mark.parametrize(
    "code, messages",
    [
        ("1 = 2", ["Set::setraw"]),
        ('"a" = 2', ["Set::setraw"]),
        ("{a, b} = {1}", ["Set::shape"]),
        ("{a, b} = 3", ["Set::shape"]),
        ("x[[1]] = 3", ["Set::noval"]),
        ("Plus = 3", ["Set::wrsym"]),
        ("v = {1}; Protect[v]; v[[1]] = 2", ["Set::wrsym"]),
        ("v = <|x -> 1|>; Protect[v]; v[x] = 2", ["Set::wrsym"]),
        ("v = <|x -> 1|>; Protect[v]; v[x] =.", ["Unset::wrsym"]),
        ("a = <|x -> 1|>; a[x][y] = 2", ["Set::setraw"]),
        ("a = <|x -> 1|>; a[z][y] = 2", ["Set::write"]),
        ("a + b = 3", ["Set::write"]),
        ("Sin[x_] := 1", ["SetDelayed::write"]),
        ("f /: g[x_] := 1", ["TagSetDelayed::tagnf"]),
        ("f /: g[x_] = 1", ["TagSet::tagnf"]),
        ("1 ^= 2", ["UpSet::nosym"]),
        ("f[1] ^= 2", ["UpSet::nosym"]),
        ("f[Plus] ^= 2", ["UpSet::write"]),
        ("f[1] =.", ["Unset::norep"]),
        ("1 =.", ["Unset::usraw"]),
        ("Plus =.", ["Unset::wrsym"]),
        ("g /: f[g] =.", ["TagUnset::tagnf"]),
        ("Set[x]", ["Set::argr"]),
    ],
)
def test_assignments_that_are_refused(code, messages):
    assert messages_of(code) == messages


@pytest.mark.parametrize(
    "names, attributes",
    [
        ("Set UpSet", "{HoldFirst, Protected, SequenceHold}"),
        ("SetDelayed TagSet TagSetDelayed UpSetDelayed", "{HoldAll, Protected, SequenceHold}"),
        ("Unset", "{HoldFirst, Protected, ReadProtected}"),
        ("TagUnset", "{HoldAll, Protected, ReadProtected}"),
    ],
)
def test_held_arguments(names, attributes):
    for name in names.split():
        assert value_of(f"Attributes[{name}]") == attributes, name
