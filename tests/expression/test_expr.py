"""Expressions: identity, hashing, printing, and keys of tables, without recursion."""

import pickle
from decimal import Decimal

import numpy as np
import pytest

from wlnet.expression import (
    Association,
    BigReal,
    Complex,
    Expr,
    NumericArray,
    PackedArray,
    S,
    expr,
    make_list,
    rational,
    same,
    symbol,
)
from wlnet.expression.expr import from_identity_key, full_form, has_head, head_of, identity_key, identity_keys, rule

x, y, f = symbol("Global`x"), symbol("Global`y"), symbol("Global`f")
NAN = float("nan")
PACKED = PackedArray(np.arange(3))


def fx(*args):
    """f[args…]."""
    return Expr(f, args)


@pytest.mark.parametrize(
    "a, b",
    [
        (1, 1),
        (1.5, 1.5),
        ("a", "a"),
        (x, x),
        (rational(1, 2), rational(2, 4)),
        (fx(1, x), fx(1, x)),
        (fx(fx(2.5)), fx(fx(2.5))),
        (Expr(fx(1), (2,)), Expr(fx(1), (2,))),
        (make_list((0, 1, 2)), PACKED),
        (fx(make_list((0, 1, 2))), fx(PACKED)),
        (make_list(()), make_list(())),
        (PackedArray(np.arange(4).reshape(2, 2)), make_list((make_list((0, 1)), PackedArray(np.array([2, 3]))))),
        (BigReal(Decimal("1.5"), 20.0), BigReal(Decimal("1.5"), 20.0)),
        (Complex(1, rational(1, 2)), Complex(1, rational(1, 2))),
        (Association.from_items([(x, 1)]), Association.from_items([(x, 1)])),
    ],
)
def test_the_same(a, b):
    assert same(a, b) and same(b, a)
    assert identity_key(a) == identity_key(b) and hash(identity_key(a)) == hash(identity_key(b))


@pytest.mark.parametrize(
    "a, b",
    [
        (1, 1.0),
        (1.0, 1 + 0j),
        (1, "1"),
        (x, "x"),
        (x, y),
        (x, symbol("Other`x")),
        (fx(1), fx(1.0)),
        (fx(1), fx(1, 2)),
        (fx(1), Expr(x, (1,))),
        (fx(), fx(fx())),
        (Expr(fx(1), (2,)), Expr(fx(2), (2,))),
        (make_list((0, 1, 2)), PackedArray(np.arange(4))),
        (make_list((0, 1, 2)), PackedArray(np.arange(3.0))),
        (fx(0, 1, 2), PACKED),
        (PackedArray(np.arange(4)), PackedArray(np.arange(4).reshape(2, 2))),
        (PackedArray(np.arange(3)), PackedArray(np.arange(3.0))),
        (PACKED, NumericArray(np.arange(3))),
        (rational(1, 2), 0.5),
        (BigReal(Decimal("1.5"), 20.0), BigReal(Decimal("1.5"), 21.0)),
        (BigReal(Decimal("1.5"), 20.0), 1.5),
        (Complex(1, 1), Complex(1, 1.0)),
        (Association.from_items([(x, 1)]), Association.from_items([(x, 1.0)])),
        (Association.from_items([(x, 1), (y, 2)]), Association.from_items([(y, 2), (x, 1)])),
    ],
)
def test_not_the_same(a, b):
    assert not same(a, b) and not same(b, a)
    assert identity_key(a) != identity_key(b) and identity_key(b) != identity_key(a)


@pytest.mark.parametrize(
    "value, head, has",
    [
        (fx(1), f, True),
        (fx(1), x, False),
        (PACKED, S.List, True),
        (Association.from_items([]), S.Association, True),
        (1, S.Integer, False),
    ],
)
def test_only_what_has_parts_has_a_head_in_this_sense(value, head, has):
    assert has_head(value, head) is has


def test_two_nan_are_the_same():
    assert same(NAN, NAN) and same(fx(NAN), fx(float("nan"))) and not same(NAN, 0.0)


def test_hashes_that_are_known_do_not_decide_alone():
    a, b = fx(1, fx(2)), fx(1, fx(2))
    hash(a)
    assert same(a, b)
    hash(b)
    assert same(a, b) and a == b and len({a, b}) == 1
    assert len({fx(1), fx(1.0), fx("1")}) == 3


def test_depth_costs_no_stack():
    deep, other = x, x
    for _ in range(100_000):
        deep, other = Expr(f, (deep,)), Expr(f, (other,))
    assert deep == other and hash(deep) == hash(other) and full_form(deep).startswith("f[f[")
    chain = f
    for _ in range(100_000):
        chain = Expr(chain, ())
    assert isinstance(hash(chain), int) and full_form(chain).endswith("[][][]")


@pytest.mark.parametrize("value", [1, 1.5, 2 + 3j, "a", x, fx(1), NAN])
def test_keys_of_tables_give_their_values_back(value):
    back = from_identity_key(identity_key(value))
    assert same(back, value) and type(back) is type(value)


def test_keys_tell_numbers_apart_that_python_takes_for_equal():
    table = {identity_key(k): k for k in (1, 1.0, 1 + 0j, "1")}
    assert len(table) == 4
    assert identity_keys((1, "a", x)) == (1, "a", x)
    assert len(set(identity_keys([1, 1.0]))) == 2


@pytest.mark.parametrize(
    "value, head",
    [
        (1, S.Integer),
        (1.5, S.Real),
        (1j, S.Complex),
        ("a", S.String),
        (rational(1, 2), S.Rational),
        (Complex(1, 2), S.Complex),
        (BigReal(Decimal(1), 20.0), S.Real),
        (x, S.Symbol),
        (fx(1), f),
        (PACKED, S.List),
        (Association.from_items([]), S.Association),
        (NumericArray(np.arange(3)), S.NumericArray),
    ],
)
def test_heads(value, head):
    assert head_of(value) is head
    assert not has_head(value, S.Plus)


@pytest.mark.parametrize(
    "value, text",
    [
        (fx(1, "a", x), 'f[1, "a", x]'),
        (fx(), "f[]"),
        (Expr(fx(1), (2,)), "f[1][2]"),
        ('a"b\\', r'"a\"b\\"'),
        (PACKED, "List[0, 1, 2]"),
        (symbol("Other`x"), "Other`x"),
        (Association.from_items([(x, 1)]), "Association[Rule[x, 1]]"),
        (rule(x, 2), "Rule[x, 2]"),
        (expr("Plus", 1, x), "Plus[1, x]"),
    ],
)
def test_text_for_programmers(value, text):
    assert full_form(value) == text


def test_expressions_are_pickled_without_what_the_evaluator_keeps_on_them():
    e = fx(1, x)
    e.stamp, e.symbols, e.code = 5, (x,), object()
    copy = pickle.loads(pickle.dumps(e))
    assert copy == e and copy.args[1] is x and (copy.stamp, copy.symbols, copy.code) == (0, None, None)
