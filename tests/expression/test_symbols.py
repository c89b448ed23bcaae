"""Symbols: one object for a full name, and names that nothing reaches."""

import pickle

from wlnet.expression import S, symbol
from wlnet.expression.symbols import boolean, fresh_symbol, known_names, known_symbol


def test_one_object_for_a_full_name():
    assert symbol("Plus") is symbol("System`Plus") is S.Plus is S["Plus"]
    x = symbol("A`B`x")
    assert (x.name, x.context, x.full_name) == ("x", "A`B`", "A`B`x")
    assert symbol("A`B`x") is x and symbol("A`x") is not x
    assert pickle.loads(pickle.dumps(x)) is x


def test_known_names():
    assert known_symbol("Never`mentioned`before") is None
    assert known_symbol("System`Plus") is S.Plus and "System`Plus" in known_names()


def test_fresh_symbols_are_reached_by_no_name():
    first, second = fresh_symbol("x$1"), fresh_symbol("x$1")
    assert first is not second and known_symbol("Global`x$1") is not first
    assert first.full_name == "Global`x$1"


def test_texts_for_programmers():
    assert repr(symbol("Global`x")) == "x" and repr(S.Plus) == "Plus" and repr(symbol("Other`x")) == "Other`x"


def test_truth():
    assert boolean(True) is S.True_ is symbol("System`True") and boolean(False) is S.False_ and S.None_ is symbol("System`None")
