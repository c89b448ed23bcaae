"""Associations: order, keys, delayed entries, equality."""

from wlnet import Session
from wlnet.expression import Association, Expr, S, symbol

x, y = symbol("Global`x"), symbol("Global`y")
A = Association.from_items([(x, 1), (1, "one"), (1.0, "real"), ("x", 2)])


def test_keys_are_told_apart_by_identity():
    assert len(A) == 4 and A.length() == 4
    assert A.keys() == [x, 1, 1.0, "x"] and [type(k) for k in A.keys()][1:3] == [int, float]
    assert (A.get(1), A.get(1.0), A.get("x"), A.get(x)) == ("one", "real", 2, 1)
    assert A.get(y) is None and A.get(y, 7) == 7 and 1.0 in A and 2 not in A
    assert A.items()[2] == (1.0, "real") and A.values() == [1, "one", "real", 2]


def test_a_later_pair_replaces_the_value_not_the_place():
    a = Association.from_items([(x, 1), (y, 2), (x, 3)])
    assert a.items() == [(x, 3), (y, 2)]
    b = a.with_item(y, 5).with_item("new", 6)
    assert b.items() == [(x, 3), (y, 5), ("new", 6)] and a.items() == [(x, 3), (y, 2)]


def test_rules_tell_delayed_entries():
    a = Association({x: 1, y: 2}, frozenset((y,)))
    assert [r.head for r in a.rules()] == [S.Rule, S.RuleDelayed]
    assert a.to_expression() == Expr(S.Association, (Expr(S.Rule, (x, 1)), Expr(S.RuleDelayed, (y, 2))))
    assert a.with_item(x, 9).delayed == frozenset((y,))


def test_equality_needs_the_same_order_and_the_same_kinds():
    assert Association.from_items([(x, 1), (y, 2)]) == Association.from_items([(x, 1), (y, 2)])
    assert hash(Association.from_items([(x, 1)])) == hash(Association.from_items([(x, 1)]))
    assert Association.from_items([(x, 1), (y, 1)]) != Association.from_items([(y, 1), (x, 1)])
    assert Association.from_items([(x, 1)]) != Association.from_items([(x, 1.0)])
    assert Association.from_items([(x, 1)]) != Association.from_items([(x, 1), (y, 2)])
    assert Association({x: 1}) != Association({x: 1}, frozenset((x,))) and Association({}) != 1


def test_associations_with_nan_can_be_compared():
    session = Session()
    session.set_value("v", [float("nan"), float("nan"), 1.0])
    assert session.evaluate('<|"a" -> v[[1]]|> === <|"a" -> v[[2]]|>') is True
    assert session.evaluate('<|"a" -> v[[1]]|> === <|"a" -> v[[3]]|>') is False
    assert session.evaluate("{Length[Union[v]], Length[Counts[v]], Counts[v][v[[2]]]}") == [2, 2, 2]
