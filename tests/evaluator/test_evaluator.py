"""The main loop: held arguments, sequences, attributes, values of all kinds, and the limits of depth and of steps."""

import pytest
from asking import messages_of, value_of

from wlnet.session import Session


@pytest.mark.parametrize(
    "code, expected",
    [
        ("SetAttributes[f, HoldFirst]; x = 1; y = 2; f[x, y]", "f[x, 2]"),
        ("SetAttributes[f, HoldRest]; x = 1; y = 2; z = 3; f[x, y, z]", "f[1, y, z]"),
        ("SetAttributes[f, HoldAll]; x = 1; f[x, x]", "f[x, x]"),
        ("SetAttributes[f, HoldAll]; x = 1; f[Evaluate[x], x]", "f[1, x]"),
        (
            "SetAttributes[f, HoldAllComplete]; x = 1; f[Evaluate[x], Sequence[1, 2], Unevaluated[x]]",
            "f[Evaluate[x], Sequence[1, 2], Unevaluated[x]]",
        ),
        ("SetAttributes[f, HoldAll]; f[Sequence[1, 2]]", "f[1, 2]"),
        ("SetAttributes[f, SequenceHold]; f[Sequence[1, 2]]", "f[Sequence[1, 2]]"),
        ("x = 1; Hold[x, Evaluate[x]]", "Hold[x, 1]"),
        ("x = 1; HoldComplete[x, Evaluate[x]]", "HoldComplete[x, Evaluate[x]]"),
        ("SetAttributes[f, HoldAll]; x = 5; f[y_] := Hold[y]; f[x]", "Hold[x]"),
        ("x = 1; f[Unevaluated[x + x]]", "f[Unevaluated[x + x]]"),
        ("f[y_] := Length[Unevaluated[y]]; f[1 + 2 + 3]", "0"),
        ("Length[Unevaluated[1 + 2 + 3]]", "3"),
        ("x = 5; Hold[x] /. x -> 6", "Hold[x]"),
        ("x = 5; ReleaseHold[Hold[x + 1]]", "6"),
        ("ReleaseHold[f[Hold[1 + 1], HoldForm[2 + 2]]]", "f[2, 4]"),
    ],
)
def test_held_arguments(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("x = y; y = 3; x", "3"),
        ("x := y; y = 3; y = 4; x", "4"),
        ("x = 1; x = x + 1; x", "2"),
        ("x = {1, 2}; x[[1]] = 5; x", "{5, 2}"),
        ("a = b; b = c; c = 7; {a, b, c}", "{7, 7, 7}"),
        ("x = y; y = 3; y =.; x", "y"),
        ("x /; cond = 5; cond = True; x", "5"),
        ("x := 1 /; flag; {x, flag = True; x}", "{x, 1}"),
    ],
)
def test_own_values_and_their_chains(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("g /: f[g[x_]] := up[x]; f[y_] := down[y]; {f[g[1]], f[2]}", "{up[1], down[2]}"),
        ("g /: x_ + g := added[x]; 1 + g", "added[1]"),
        ("g /: Plus[g, x__] := added[x]; g + 1 + 2", "added[1, 2]"),
        ("g /: f[g, x_] := 1; f[g, 2]", "1"),
        ("g /: f[x_, g] := 1; f[2, g]", "1"),
        ("g /: h[f[g]] := deep; h[f[g]]", "h[f[g]]"),
        ("g /: {g, x_} := list; {g, 2}", "list"),
        ("g /: (g = x_) := assigned; g = 5", "assigned"),
    ],
)
def test_up_values_come_first(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("f[1][x_] := x + 1; f[1][5]", "6"),
        ("f[x_][y_] := {x, y}; f[1][2]", "{1, 2}"),
        ("f[1] = g; f[1][2]", "g[2]"),
        ("h = f; h[x_] := x + 1; f[2]", "3"),
        ("(f[#] &)[3]", "f[3]"),
        ("f[][x_] := x; f[][3]", "3"),
    ],
)
def test_values_of_heads(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("f[x_] := x /; x > 2; {f[1], f[3]}", "{f[1], 3}"),
        ("f[x_] := Module[{y = x^2}, y /; y > 4]; {f[1], f[3]}", "{f[1], 9}"),
        ("f[x_] := With[{y = x^2}, y /; y > 4]; {f[1], f[3]}", "{f[1], 9}"),
        ("f[x_] := Block[{y = x^2}, y /; y > 4]; {f[1], f[3]}", "{f[1], 9}"),
        ("f[x_] := Module[{y}, With[{z = x}, z /; z > 1]]; {f[1], f[3]}", "{f[1], 3}"),
        ("f[x_] := 1 /; x == 1; f[x_] := 2 /; x == 2; f[x_] := other; f /@ {1, 2, 3}", "{1, 2, other}"),
    ],
)
def test_conditions_on_the_right_side(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("N[f[1/2]]", "f[0.5]"),
        ("SetAttributes[f, NHoldFirst]; N[f[1, 1]]", "f[1, 1.]"),
        ("SetAttributes[f, NHoldRest]; N[f[1, 1, 1]]", "f[1., 1, 1]"),
        ("SetAttributes[f, NHoldAll]; N[f[1, 1]]", "f[1, 1]"),
        ("N[c] = 1.5; N[c + 1]", "2.5"),
        ("f /: N[f[x_]] := 2 x; N[f[3]]", "6."),
        ("NumericQ[f[1]]", "False"),
        ("SetAttributes[f, NumericFunction]; {NumericQ[f[1]], NumericQ[f[a]]}", "{True, False}"),
    ],
)
def test_numbers_of_values(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("f[x_] := 1; a = f[0]; f[x_] := 2; {a, f[0]}", "{1, 2}"),
        ("g[x_] := f[x]; a = g[1]; f[x_] := x + 1; {a, g[1]}", "{2, 2}"),
        ("e = f[x]; x = 3; f[y_] := y^2; e", "9"),
        ("e = {x, {x}}; x = 1; e", "{1, {1}}"),
        ("l = Table[x, {3}]; x = 2; l", "{2, 2, 2}"),
        ("f[1] := a; r = f[1]; a = 2; r", "2"),
        ("s = f[y]; SetAttributes[f, Listable]; y = {1, 2}; s", "{f[1], f[2]}"),
        ("h = Hold[f[1]]; f[x_] := x + 1; ReleaseHold[h]", "2"),
        ("p = q + r; q = 1; r = 2; p", "3"),
    ],
)
def test_definitions_take_effect_at_once(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected", [("{b, b = 5}", "{5, 5}"), ("f[c, c = 5]", "f[5, 5]"), ("Table[{c, c = i}, {i, 2}]", "{{1, 1}, {1, 2}}")]
)
def test_an_expression_that_changed_is_evaluated_again(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("f[0] = 1; f[n_] := n f[n - 1]; f[20]", "2432902008176640000"),
        (
            "fib[0] = 0; fib[1] = 1; fib[n_] := fib[n] = fib[n - 1] + fib[n - 2]; {fib[40], Length[DownValues[fib]]}",
            "{102334155, 42}",
        ),
        ("ack[0, n_] := n + 1; ack[m_, 0] := ack[m - 1, 1]; ack[m_, n_] := ack[m - 1, ack[m, n - 1]]; ack[2, 3]", "9"),
        ("even[0] = True; odd[0] = False; even[n_] := odd[n - 1]; odd[n_] := even[n - 1]; {even[10], odd[10]}", "{True, False}"),
    ],
)
def test_recursion(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("x = 1; <|a -> x, b :> x|>", "<|a -> 1, b :> x|>"),
        ("<|a -> 1, a -> 2|>", "<|a -> 2|>"),
        ("<|a -> 1, <|b -> 2|>, {c -> 3}|>", "<|a -> 1, b -> 2, c -> 3|>"),
        ("x = k; <|x -> 1|>", "<|k -> 1|>"),
        ("<|a -> 1|>[a]", "1"),
        ("<|a -> f[1]|>; f[x_] := x; <|a -> f[1]|>[a]", "1"),
    ],
)
def test_associations_are_evaluated(code, expected):
    assert value_of(code) == expected


def test_the_limits_the_manual_gives():
    evaluator = Session().evaluator
    assert (evaluator.recursion_limit, evaluator.iteration_limit) == (1024, 4096)
    assert value_of("{$RecursionLimit, $IterationLimit}") == "{1024, 4096}"


COUNT_DOWN = "r[n_] := If[n == 0, 0, 1 + r[n - 1]]; "
STEP_DOWN = "c[0] = done; c[n_] := c[n - 1]; "


@pytest.mark.parametrize("limit, fitting, too_deep", [("", 250, 1024), ("$RecursionLimit = 100; ", 20, 100)])
def test_recursion_ends_at_the_limit(limit, fitting, too_deep):
    """A call takes from one to four levels: how many differs between the modes."""
    assert value_of(f"{limit}{COUNT_DOWN}r[{fitting}]") == str(fitting)
    assert messages_of(f"{limit}{COUNT_DOWN}r[{too_deep}]")[0] == "$RecursionLimit::reclim2"


@pytest.mark.parametrize("limit, fitting, too_many", [("", 4095, 4100), ("$IterationLimit = 30; ", 29, 34)])
def test_iteration_ends_at_the_limit(limit, fitting, too_many):
    """A step that calls itself last takes no level, but counts."""
    assert value_of(f"{limit}{STEP_DOWN}c[{fitting}]") == "done"
    assert messages_of(f"{limit}{STEP_DOWN}c[{fitting}]") == []
    assert messages_of(f"{limit}{STEP_DOWN}c[{too_many}]") == ["$IterationLimit::itlim"]
    assert value_of(f"{limit}{STEP_DOWN}Head[c[{too_many}]]") == "Hold"


def test_a_topic_s_memory_is_one_object_for_each_evaluator():
    class Counter:
        def __init__(self):
            self.count = 0

    first, second = Session().evaluator, Session().evaluator
    first.own(Counter).count += 1
    first.own(Counter).count += 1
    assert (first.own(Counter).count, second.own(Counter).count) == (2, 0)


@pytest.mark.parametrize(
    "template, text",
    [
        ("`1` and `2`", "a and 5"),
        ("`2` and `1`", "5 and a"),
        ("`` and ``", "a and 5"),
        ("`2` and ``", "5 and `"),
        ("`3`", "`3`"),
        ("no slots", "no slots"),
        ("one ` alone", "one ` alone"),
        ("`name`", "`name`"),
    ],
)
def test_message_texts_are_filled(template, text):
    """A slot without a number is the one after the last."""
    assert Session().evaluator.fill(template, ("a", 5)).replace("``", "`") == text
