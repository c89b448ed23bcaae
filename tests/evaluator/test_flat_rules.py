"""Rules that fit a part of the arguments of a Flat head."""

import pytest
from asking import value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("a + b + c /. a + b -> t", "c + t"),
        ("a + b + c /. a + c -> t", "b + t"),
        ("a b c /. a c -> t", "b*t"),
        ("a b c d /. b d -> t", "a*c*t"),
        ("a + b + c /. a + x_ -> f[x]", "f[b + c]"),
        ("{1, a, b, c} /. {a, b} -> t", "{1, a, b, c}"),
        ("SetAttributes[f, Flat]; f[a, b, c] /. f[a, b] -> t", "f[t, c]"),
        ("SetAttributes[f, Flat]; f[a, b, c] /. f[b, c] -> t", "f[a, t]"),
        ("SetAttributes[f, Flat]; f[a, b, c, d] /. f[b, c] -> t", "f[a, t, d]"),
        ("SetAttributes[f, Flat]; f[a, b, c] /. f[a, c] -> t", "f[a, b, c]"),
        ("SetAttributes[f, {Flat, Orderless}]; f[a, b, c] /. f[a, c] -> t", "f[b, t]"),
        ("SetAttributes[f, Orderless]; f[a, b, c] /. f[a, c] -> t", "f[a, b, c]"),
        ("f[a, b, c] /. f[a, b] -> t", "f[a, b, c]"),
        ("a + b + c //. x_ + y_ -> g[x, y]", "g[a, g[b, c]]"),
        ("a + b + c /. HoldPattern[a + b] -> t", "c + t"),
        ("a + b + c /. x_ + a /; x === b -> t", "c + t"),
        ("a + b + c /. (x_ + a /; FreeQ[x, c]) -> t", "c + t"),
        ("2 a + 3 b + c /. 2 a + 3 b -> t", "c + t"),
        ("a^2 + b^2 + c /. x_^2 + y_^2 -> g[x, y]", "c + g[a, b]"),
        ("Sin[x]^2 + Cos[x]^2 + y /. Sin[u_]^2 + Cos[u_]^2 -> 1", "1 + y"),
        ("Sin[x]^2 Cos[x] /. Sin[u_]^2 -> 1 - Cos[u]^2", "Cos[x]*(1 - Cos[x]^2)"),
        ("a + b /. a + b + c -> t", "a + b"),
        ("a + b /. a + b -> t", "t"),
        ("a + a b /. a -> 2", "2 + 2*b"),
        ("1 + a + b /. 1 + a -> t", "b + t"),
        ("I a /. I -> 2", "2*a"),
    ],
)
def test_a_rule_fits_some_of_the_arguments(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("SetAttributes[f, Flat]; f[x_Integer, y_Integer] := x + y; f[1, 2, a, 3, 4]", "f[3, a, 7]"),
        ("SetAttributes[f, {Flat, Orderless}]; f[x_, x_] := x; f[a, b, a, b, c]", "f[a, b, c]"),
        ("SetAttributes[f, {Flat, Orderless}]; f[x_Integer, y_Integer] := x y; f[2, a, 3, b, 4]", "f[24, a, b]"),
        ("SetAttributes[f, Flat]; f[a, b] = c; f[x, a, b, y]", "f[x, c, y]"),
        # ref/OneIdentity: without it an argument alone stands for f[argument]
        (
            "SetAttributes[q, Flat]; {q[a, b, b] /. q[x_, x_] :> g[x], q[a, b, c] /. q[x_, y_] :> {x, y}}",
            "{q[a, g[q[b]]], {q[a], q[b, c]}}",
        ),
        ("SetAttributes[q, {Flat, OneIdentity}]; q[a, b, c] /. q[x_, y_] :> {x, y}", "{a, q[b, c]}"),
        (
            "SetAttributes[q, {Flat, Orderless}]; {q[a, b, b] /. q[x_, x_] :> g[x], q[a, b, c] /. q[x_, c] :> {x}}",
            "{q[a, g[q[b]]], {q[a, b]}}",
        ),
        ("SetAttributes[q, Flat]; q[1, 2] /. q[x_Integer, y_] :> {x, y}", "{1, q[2]}"),
        ("SetAttributes[f, {Flat, Orderless, OneIdentity}]; f[x_, inv[x_]] := e; f[a, b, inv[a]]", "f[b, e]"),
        ("Unprotect[Plus]; a + b = c; a + b + d", "c + d"),
        ("Unprotect[Times]; a /: a b = c; a b d", "c*d"),
        ("g /: g + x_Integer := h[x]; g + 5 + y", "y + h[5]"),
    ],
)
def test_definitions_for_flat_heads(code, expected):
    assert value_of(code) == expected
