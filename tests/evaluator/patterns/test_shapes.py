"""Questions about patterns."""

import pytest

from wlnet.evaluator.patterns.shapes import binds, can_be_flat, has_defaults, has_pattern, is_named_optional, is_sequence_pattern
from wlnet.expression import symbol
from wlnet.reader import read


def pattern(text: str):
    return read(text, lambda name: symbol(f"System`{name}" if name[0].isupper() else f"Global`{name}"))


@pytest.mark.parametrize(
    "text", ["_", "x_", "f[_]", "f[g[x__]]", "{a, b | c}", "HoldPattern[a]", "<|a -> _|>", "a /; b", "f[_][1]"]
)
def test_with_a_pattern(text):
    assert has_pattern(pattern(text))


@pytest.mark.parametrize("text", ["1", "x", "f[x]", '"_"', "<|a -> 1|>", "Blank"])
def test_without_a_pattern(text):
    assert not has_pattern(pattern(text))


@pytest.mark.parametrize(
    "text, sequence",
    [
        ("_", False),
        ("x_", False),
        ("__", True),
        ("x___", True),
        ("x : a ..", True),
        ("__?EvenQ", True),
        ("x__ /; t", True),
        ("HoldPattern[__]", True),
        ("Longest[_]", False),
        ("a | __", True),
        ("a | _", False),
        ("PatternSequence[a, b]", True),
        ("OptionsPattern[]", True),
        ("{__}", False),
    ],
)
def test_what_can_stand_for_several_arguments(text, sequence):
    assert is_sequence_pattern(pattern(text)) is sequence


def test_optional_arguments():
    assert is_named_optional(pattern("x : (_ : 3)")) and not is_named_optional(pattern("x : _"))
    assert has_defaults(pattern("{a, y_.}").args) and not has_defaults(pattern("{a, y_}").args)


@pytest.mark.parametrize(
    "text, flat", [("_", True), ("x_", True), ("x_?p", True), ("_Integer", False), ("a", False), ("x_ /; t", True)]
)
def test_what_can_stand_for_a_group_of_a_flat_head(text, flat):
    assert can_be_flat(pattern(text)) is flat


def test_names():
    assert binds(pattern("f[{x_}]")) and binds(pattern("x_[1]")) and not binds(pattern("f[_, __]"))
