"""Values put into scoping constructs are never captured by their variables, in every mode of the evaluator."""

import pytest
from asking import value_of


@pytest.mark.parametrize("scope", ["With", "Module"])
def test_an_argument_is_not_captured_by_an_inner_scope(scope):
    assert value_of(f"Map[Function[x, {scope}[{{y = 1}}, x + y]], {{y, 2}}]") == "{1 + y, 3}"


@pytest.mark.parametrize(
    "code, expected",
    [
        ("With[{m = n}, With[{n = 9}, m + n]]", "9 + n"),
        ("With[{m = n}, With[{k = 1}, {n = 9 + k}, m + n]]", "10 + n"),
        ("With[{m = n}, Module[{n = 9}, m + n]]", "9 + n"),
        ("With[{a = b}, <|x -> Function[b, a + b]|>][x][1]", "1 + b"),
        ("With[{v = x}, {1, 2} /. x_Integer :> x + v]", "{1 + x, 2 + x}"),
        ("With[{v = x}, f[x_] := x + v]; f[3]", "3 + x"),
        ("With[{v = x}, f[x_ /; x > 2 && FreeQ[v, y]] := x + v]; {f[3], f[1]}", "{3 + x, f[1]}"),
        ("With[{v = x}, f[x_ /; ! NumberQ[v]] := y]; f[3]", "y"),
        ("g[z_] := Function[t, z + t]; {g[t][1], g[t][1], g[1][t]}", "{1 + t, 1 + t, 1 + t}"),
        ("g[z_] := With[{t = 1}, z + t]; {g[t], g[t], g[2]}", "{1 + t, 1 + t, 3}"),
        ("g[z_] := Module[{t = 1}, z + t]; {g[t], g[t], g[2]}", "{1 + t, 1 + t, 3}"),
        ("g[z_] := {1, 2} /. t_Integer :> t + z; {g[t], g[t]}", "{{1 + t, 2 + t}, {1 + t, 2 + t}}"),
        ("g[z_] := (h[t_] := t + z); g[t]; {h[1], h[2]}", "{1 + t, 2 + t}"),
        ("Cases[{t}, z_ :> Function[t, z + t][1]]", "{1 + t}"),
        ("(Function[t, # + t] &)[t][1]", "1 + t"),
        ("Map[(Function[t, # + t] &)[#][1] &, {t, u, 3}]", "{1 + t, 1 + u, 4}"),
        ("({1} /. t_Integer :> # + t &)[t]", "{1 + t}"),
        ("g[a_ /; With[{t = 1}, FreeQ[a + t, 1]]] := 1; {g[t], g[2]}", "{g[t], 1}"),
        ("f[x_] := Table[Function[y, x + y + i][1], {i, 2}]; {f[y], f[1], f[y]}", "{{2 + y, 3 + y}, {3, 4}, {2 + y, 3 + y}}"),
        ("g[f_, h_] := Function[x, f[h[x]]]; g[Function[x, x + 1], Function[x, x^2]][3]", "10"),
        ("Nest[Function[g, Function[x, g[x] + 1]], Function[x, x], 3][10]", "13"),
    ],
)
def test_no_value_is_captured(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        # documented: tutorial "Variables in Pure Functions and Rules"
        ("Function[{x}, Function[{y}, x + y]][2 y]", "Function[{y$}, 2*y + y$]"),
        ("Function[{x}, Function[{y}, Function[{z}, x + y + z]]][a]", "Function[{y$}, Function[{z$}, a + y$ + z$]]"),
        ("Function[{x}, Function[{y}, y]][a]", "Function[{y}, y]"),
        ("f[x_] := Function[y, x + y]; {f[2], f[2]}", "{Function[y$, 2 + y$], Function[y$, 2 + y$]}"),
        ("f[x_] := Function[y, y]; {f[2], f[2]}", "{Function[y, y], Function[y, y]}"),
        ("(Function[y, # + y] &)[2]", "Function[y$, 2 + y$]"),
        ("With[{v = 2}, f[x_] := x + v]; DownValues[f]", "{HoldPattern[f[x$_]] :> x$ + 2}"),
        ("With[{v = 2}, Hold[Module[{x = v}, x]]]", "Hold[Module[{x = 2}, x]]"),
        ("With[{v = 2}, Hold[With[{x = v}, x + v]]]", "Hold[With[{x$ = 2}, x$ + 2]]"),
        ("With[{v = 2}, Hold[x_ -> v + x, y -> v]]", "Hold[x$_ -> 2 + x$, y -> 2]"),
        ("f[x_] := Function[y, x + y]; DownValues[f]", "{HoldPattern[f[x_]] :> Function[y, x + y]}"),
    ],
)
def test_variables_are_renamed_where_the_body_changes(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Function[x, Function[x, x + 1]][5]", "Function[x, x + 1]"),
        ("{Function[x, With[{x = 2}, x]][5], Function[x, Module[{x = 2}, x]][5]}", "{2, 2}"),
        ("With[{x = 5}, {1, 2} /. x_ :> x + 1]", "{2, 3}"),
        ("With[{x = 5}, Hold[Module[{x = x}, x]]]", "Hold[Module[{x = 5}, x]]"),
        ("With[{x = 5}, Hold[f[x_] := x]]", "Hold[f[x_] := x]"),
    ],
)
def test_inner_variables_hide_outer_ones(code, expected):
    assert value_of(code) == expected


def test_variables_of_module_keep_their_name_where_they_were_renamed():
    assert value_of('f[n_] := Module[{x}, x + n]; StringMatchQ[ToString[f[2]], "2 + x$" ~~ DigitCharacter ..]') == "True"


@pytest.mark.parametrize("scope", ["Module", "With"])
def test_a_parameter_of_a_rule_does_not_stop_at_a_local_variable(scope):
    assert value_of(f"f[x_] := {scope}[{{x = 2}}, x]; Quiet[{{f[5], f[6]}}]") == f"{{{scope}[{{5 = 2}}, 5], {scope}[{{6 = 2}}, 6]}}"
