"""Associations as functions, and lists of values: when they change, and when they are packed."""

import pytest
from asking import value_of

from wlnet import Session
from wlnet.evaluator.lists import final_list, stack_rows
from wlnet.expression import Association, PackedArray, S, expr, rational, symbol


@pytest.mark.parametrize(
    "code, expected",
    [
        ("<|a -> 1|>[a]", "1"),
        ("<|a -> 1|>[b]", 'Missing["KeyAbsent", b]'),
        ("<|a -> <|b -> 2|>|>[a, b]", "2"),
        ("<|a -> f|>[a, 3]", "f[3]"),
        ('<|"x" -> 1|>["x"]', "1"),
        ("<|1 -> one|>[1]", "one"),
        ("<|1 -> one|>[1.]", 'Missing["KeyAbsent", 1.]'),
        ("<|a -> 1|>[Key[a]]", "1"),
        ("<|Key[a] -> 1, a -> 2|>[Key[a]]", "2"),
        ("<|a -> 1|>[]", "<|a -> 1|>[]"),
        ("x = <|a -> 1|>; x[a] + x[b]", '1 + Missing["KeyAbsent", b]'),
        ("Lookup[<|a -> 1|>, {a, b}, 0]", "{1, 0}"),
        ("Map[<|a -> 1, b -> 2|>, {a, b}]", "{1, 2}"),
    ],
)
def test_associations_as_functions(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("l = {a, b}; a = 1; l", "{1, b}"),
        ("l = {f[1]}; f[x_] := 2 x; l", "{2}"),
        ("l = Table[{i, q}, {i, 3}]; q = 7; l", "{{1, 7}, {2, 7}, {3, 7}}"),
        ("l = Table[g[i], {i, 40}]; g[x_] := x^2; Total[l]", "22140"),
        ("l = {<|k -> a|>}; a = 5; l", "{<|k -> 5|>}"),
        ("l = {Nothing, 1}; l", "{1}"),
        ("l = {h[a]}; a = 3; l", "{h[3]}"),
        ('l = {1, 2., "s", 1/2}; l', '{1, 2., "s", 1/2}'),
        ("l = Range[3]; l[[2]] = z; z = 9; l", "{1, 9, 3}"),
        ("l = {a, a}; a = Sequence[1, 2]; l", "{1, 2, 1, 2}"),
        ("l = {b}; b = Nothing; l", "{}"),
        ("l = {c}; SetAttributes[k, Listable]; c = k[{1, 2}]; l", "{{k[1], k[2]}}"),
    ],
)
def test_lists_that_hold_values_change_with_them(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Developer`PackedArrayQ[Table[Range[40], {3}]]", "True"),
        ("Developer`PackedArrayQ[Table[N[i], {i, 40}]]", "True"),
        ("Developer`PackedArrayQ[Table[If[i < 40, 1, 1.], {i, 40}]]", "False"),
        ("Dimensions[Table[Range[40] + i, {i, 3}]]", "{3, 40}"),
        ("Developer`PackedArrayQ[Table[Range[If[i == 2, 39, 40]], {i, 3}]]", "False"),
        ("Total[Table[Range[40] + i, {i, 3}], 2]", "2700"),
        ("Table[Range[40] + i, {i, 2}][[2, 3]]", "5"),
    ],
)
def test_rows_are_packed_together(code, expected):
    assert value_of(code) == expected


def test_final_lists_are_stamped_and_others_are_not():
    """A stamped list is not looked through again, so that only what nothing can change may get one."""
    evaluator = Session().evaluator
    clock = evaluator.clock
    x, y = symbol("Global`x"), symbol("Global`y")
    evaluator.definitions[y].own = 5
    final = (1, 2.5, "s", x, rational(1, 2))
    assert final_list(evaluator, final).stamp == clock
    for open_item in (y, S.Nothing, expr("f", x), expr("Sequence", 1), expr("Splice", 1), Association.from_items([(1, x)])):
        assert final_list(evaluator, (*final, open_item)).stamp != clock


def test_rows_of_one_shape_and_type_are_stacked():
    import numpy as np

    ints, others, floats = PackedArray(np.arange(3)), PackedArray(np.arange(4)), PackedArray(np.arange(3.0))
    assert stack_rows([ints, ints]).array.tolist() == [[0, 1, 2], [0, 1, 2]]
    assert stack_rows([ints, others]) is None and stack_rows([ints, floats]) is None and stack_rows([ints, 1]) is None
