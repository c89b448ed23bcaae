"""Bindings put into the right side of a rule."""

import pytest
from asking import value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Replace[f[1, 2], f[x__] :> g[x, h[x]]]", "g[1, 2, h[1, 2]]"),
        ("Replace[f[1, 2], f[x__] :> (x -> 1)]", "Sequence[1, 2] -> 1"),
        ("Replace[f[1], f[x_] :> <|k -> x|>]", "<|k -> 1|>"),
        ("Replace[f[a], f[x_] :> <|x -> x|>]", "<|a -> a|>"),
        ("Replace[f[1, 2], f[x__] :> <|k -> {x}|>]", "<|k -> {1, 2}|>"),
        ("Replace[f[g], f[x_] :> x[1][x]]", "g[1][g]"),
    ],
)
def test_substitution(code, expected):
    assert value_of(code) == expected
