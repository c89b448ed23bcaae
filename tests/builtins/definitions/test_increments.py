"""Values changed in place: ++, +=, AppendTo and their relatives."""

import pytest
from asking import messages_of, value_of


@pytest.mark.parametrize(
    "code, text",
    [
        ("x = 5; {x++, x}", "{5, 6}"),
        ("x = 5; {x--, x}", "{5, 4}"),
        ("x = 5; {++x, x}", "{6, 6}"),
        ("x = 5; {--x, x}", "{4, 4}"),
        ("x = a; {x++, x}", "{a, 1 + a}"),
        ("x = a; {--x, x}", "{-1 + a, -1 + a}"),
        ("x = 5; {x += 3, x}", "{8, 8}"),
        ("x = 5; {x -= 3, x}", "{2, 2}"),
        ("x = 5; {x *= 3, x}", "{15, 15}"),
        ("x = 5; {x /= 2, x}", "{5/2, 5/2}"),
        ("x = 5; {x //= f, x}", "{f[5], f[5]}"),
        ("x = {1, 2}; x += 1; x", "{2, 3}"),
        ("x = {1, 2}; {AppendTo[x, 3], x}", "{{1, 2, 3}, {1, 2, 3}}"),
        ("x = {1, 2}; {PrependTo[x, 3], x}", "{{3, 1, 2}, {3, 1, 2}}"),
        ("x = {1, 2}; x[[1]]++; x", "{2, 2}"),
        ("a = <|k -> 1|>; a[k] += 5; a", "<|k -> 6|>"),
        ("a = <|k -> 1|>; AssociateTo[a, j -> 2]; a", "<|k -> 1, j -> 2|>"),
        ("a = <|k -> 1, j -> 2|>; KeyDropFrom[a, k]; a", "<|j -> 2|>"),
        ("x[1] = 3; x[1]++; x[1]", "4"),
        ("a = <|k -> 1|>; AssociateTo[a, {j -> 2, i -> 5}]; a", "<|k -> 1, j -> 2, i -> 5|>"),
        ("x = {{1}, {2}}; AppendTo[x[[2]], 5]; x", "{{1}, {2, 5}}"),
    ],
)
def test_values_changed_in_place(code, text):
    assert value_of(code) == text


@pytest.mark.parametrize(
    "code, messages",
    [
        ("x++", ["Increment::rvalue"]),
        ("--x", ["PreDecrement::rvalue"]),
        ("x += 1", ["AddTo::rvalue"]),
        ("x -= 1", ["SubtractFrom::rvalue"]),
        ("x *= 2", ["TimesBy::rvalue"]),
        ("x /= 2", ["DivideBy::rvalue"]),
        ("AppendTo[x, 1]", ["AppendTo::rvalue"]),
        ("PrependTo[x, 1]", ["PrependTo::rvalue"]),
        ("AssociateTo[x, a -> 1]", ["AssociateTo::rvalue"]),
        ("KeyDropFrom[x, a]", ["KeyDropFrom::rvalue"]),
        ("5++", ["Increment::rvalue"]),
    ],
)
def test_changes_that_are_refused(code, messages):
    assert messages_of(code) == messages


@pytest.mark.parametrize(
    "name",
    "Increment Decrement PreIncrement PreDecrement AddTo SubtractFrom TimesBy DivideBy ApplyTo AppendTo PrependTo AssociateTo KeyDropFrom".split(),
)
def test_held_arguments(name):
    read_protected = ", ReadProtected" if name.endswith("crement") else ""
    assert value_of(f"Attributes[{name}]") == "{HoldFirst, Protected" + read_protected + "}"
