"""Items of lists, associations and expressions alike; rules as associations; counts."""

import numpy as np
import pytest

from wlnet.expression import Association, Expr, PackedArray, S, expr, make_list, symbol
from wlnet.expression.compounds import (
    as_association,
    association_of_rules,
    count_limit,
    is_compound,
    is_infinity,
    items_of,
    rules_of,
    select_items,
    with_items,
)

x, y = symbol("Global`x"), symbol("Global`y")
PACKED = PackedArray(np.arange(40))
ASSOCIATION = Association({x: 1, y: 2, "z": 3}, frozenset((y,)))
CALL = expr("f", 1, 2, 3)
LIST = make_list((1, 2, 3))


@pytest.mark.parametrize(
    "value, items", [(CALL, (1, 2, 3)), (ASSOCIATION, [1, 2, 3]), (PACKED, list(range(40))), (1, None), ("s", None)]
)
def test_items(value, items):
    assert items_of(value) == items
    assert is_compound(value) is (items is not None)


def test_other_items_with_the_same_head_or_keys():
    assert with_items(CALL, [7, 8]) == expr("f", 7, 8)
    changed = with_items(ASSOCIATION, [7, 8, 9])
    assert changed.items() == [(x, 7), (y, 8), ("z", 9)] and changed.delayed == frozenset((y,))
    assert type(with_items(PACKED, range(1, 41))) is PackedArray
    assert type(with_items(PACKED, [1, x])) is Expr


@pytest.mark.parametrize(
    "indices, chosen", [([0, 2], (1, 3)), (range(1, 3), (2, 3)), ([2, 0, 0], (3, 1, 1)), ([], ()), (range(2, -1, -1), (3, 2, 1))]
)
def test_chosen_items(indices, chosen):
    assert select_items(CALL, indices) == Expr(CALL.head, chosen)
    assert select_items(LIST, indices) == make_list(chosen)


def test_chosen_items_of_packed_lists_and_associations():
    assert select_items(PACKED, [3, 1]).array.tolist() == [3, 1]
    assert select_items(PACKED, range(5, 8)).array.tolist() == [5, 6, 7]
    assert select_items(PACKED, range(39, -1, -13)).array.tolist() == [39, 26, 13, 0]
    assert select_items(PACKED, []) == make_list(())
    assert select_items(ASSOCIATION, [2, 1]).items() == [("z", 3), (y, 2)]


def test_a_choice_of_a_final_list_is_final():
    final, call = make_list((1, 2, 3)), expr("f", 1, 2, 3)
    final.stamp = call.stamp = 77
    assert select_items(final, [0]).stamp == 77 and select_items(call, [0]).stamp == 0


@pytest.mark.parametrize(
    "value, infinite",
    [(S.Infinity, True), (expr("DirectedInfinity", 1), True), (expr("DirectedInfinity", -1), False), (x, False), (1, False)],
)
def test_infinity(value, infinite):
    assert is_infinity(value) is infinite


@pytest.mark.parametrize("value, limit", [(3, 3), (0, 0), (-1, None), (S.Infinity, float("inf")), (x, None), (2.0, None)])
def test_limits_of_counts(value, limit):
    assert count_limit(value) == limit


RULE, DELAYED = expr("Rule", x, 1), expr("RuleDelayed", y, 2)


@pytest.mark.parametrize(
    "value, rules",
    [
        (RULE, [RULE]),
        (make_list((RULE, DELAYED)), [RULE, DELAYED]),
        (make_list((make_list((RULE,)), DELAYED)), [RULE, DELAYED]),
        (make_list(()), []),
        (make_list((RULE, 1)), None),
        (expr("Rule", x), None),
        (1, None),
        (Association({x: 1}), [RULE]),
    ],
)
def test_rules(value, rules):
    assert rules_of(value) == rules
    association = as_association(value)
    assert (association is None) is (rules is None)
    if rules is not None:
        assert len(association) == len(rules)


def test_associations_of_rules():
    a = association_of_rules([RULE, DELAYED, expr("RuleDelayed", x, 3), expr("Rule", y, 4)])
    assert a.items() == [(x, 3), (y, 4)] and a.delayed == frozenset((x,))
    assert as_association(ASSOCIATION) is ASSOCIATION
