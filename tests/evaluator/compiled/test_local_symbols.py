"""Symbols of Module variables: their names, and when they go."""

import gc
import weakref

import pytest
from asking import value_of

from wlnet import Session
from wlnet.evaluator.compiled.local_symbols import fresh_local
from wlnet.expression import symbol


def test_a_local_symbol_is_new_but_has_the_context_of_its_name():
    x = symbol("Private`x")
    first, second = fresh_local(x, 7), fresh_local(x, 7)
    assert (first.name, first.context) == ("x$7", "Private`")
    assert first is not second and first is not symbol("Private`x$7")


def locals_left(code: str) -> int:
    """How many symbols x$n the session still defines after some code."""
    session = Session()
    session.evaluate(code)
    return sum([s.name.startswith("x$") for s in session.evaluator.definitions])


@pytest.mark.parametrize(
    "code, left",
    [
        ("Do[Module[{x = i}, Hold[x]; x + 1], {i, 20}]", 0),
        ("f[n_] := Module[{x = n}, Hold[x]; x + 1]; Total[Table[f[i], {i, 20}]]", 0),
        ("l = Table[Module[{x = i}, Hold[x]], {i, 20}]; 0", 20),
        ("l = {}; Do[Module[{x = i}, AppendTo[l, Hold[x]]; 0], {i, 20}]; 0", 20),
        ("Do[Module[{x}, x[1] = i; x[1]], {i, 20}]", 0),
        ("Do[Module[{x}, x[n_] := n + i; {x[1], y}], {i, 20}]", 0),
        ("l = Table[Module[{x}, x[n_] := n + i; x], {i, 20}]; Total[Map[#[1] &, l]]", 20),
    ],
)
def test_symbols_that_nothing_can_reach_go(code, left):
    assert locals_left(code) == left


def test_a_local_function_vanishes_from_memory():
    """Its rules mention it: Python's search for garbage finds that nothing else does."""
    session = Session()
    session.evaluate("Module[{x}, x[n_] := x[n - 1]; x[0] = 1; s = x; x[3]]")
    kept = weakref.ref(session.evaluator.definitions[session.evaluator.resolve("s")].own)
    gc.collect()
    assert kept() is not None and session.evaluate("s[2]") == 1
    session.evaluate("$HistoryLength = 0; Clear[s]; 1")
    session.evaluator.forget_matchers()
    gc.collect()
    assert kept() is None


@pytest.mark.parametrize(
    "code, expected",
    [
        ("g = Module[{x = 1}, (x++; x) &]; {g[], g[]}", "{2, 3}"),
        ("{a, b} = Table[Module[{x = i}, {x &, (x = #) &}], {i, 2}]; b[[2]][9]; {a[[1]][], b[[1]][]}", "{1, 9}"),
        ("Module[{x = 1}, Module[{x = 2}, x] + x]", "3"),
        ("h = Module[{x}, x[n_] := n + 1; x]; h[4]", "5"),
        ("Module[{x}, x[n_] := n + 1; h = x; 0]; {h[4], h[5], Head[h]}", "{5, 6, Symbol}"),
        ("Module[{x}, x[n_] := n + 1; h[n_] := x[n]; 0]; {h[4], h[5]}", "{5, 6}"),
        (
            "Module[{x}, x[n_ + 0] := n; SetAttributes[x, Flat]; h = x; 0]; SetAttributes[g, Flat]; Attributes[Evaluate[h]]",
            "{Flat, Temporary}",
        ),
    ],
)
def test_symbols_that_something_reaches_keep_their_values(code, expected):
    assert value_of(code) == expected
