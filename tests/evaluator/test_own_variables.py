"""The variables that the evaluator goes by: the symbol's value and the evaluator's own number are the same thing."""

import pytest
from asking import messages_of, value_of

from wlnet import Session
from wlnet.evaluator.own_variables import ITERATION_LIMIT, NO_LIMIT, RECURSION_LIMIT, WATCHERS


@pytest.mark.parametrize(
    "name, attribute, limit",
    [("$RecursionLimit", "recursion_limit", RECURSION_LIMIT), ("$IterationLimit", "iteration_limit", ITERATION_LIMIT)],
)
def test_limits_are_known_in_one_place(name, attribute, limit):
    session = Session()
    assert limit == {"$RecursionLimit": 1024, "$IterationLimit": 4096}[name]  # as Wolfram documents them
    assert session.evaluate(name) == getattr(session.evaluator, attribute) == limit
    assert session.evaluate(f"{name} = 30") == 30
    assert getattr(session.evaluator, attribute) == 30
    session.run(f"{name} = 20")
    assert getattr(session.evaluator, attribute) == 20
    session.run(f"Block[{{{name} = Infinity}}, x = 1]")
    assert getattr(session.evaluator, attribute) == 20
    session.run(f"{name} = 19")
    assert getattr(session.evaluator, attribute) == 20
    session.run(f"{name} = Infinity")
    assert getattr(session.evaluator, attribute) == NO_LIMIT


def test_the_limits_as_they_are_at_first_hold():
    session = Session()
    session.run("f[0] = 0; f[n_] := 1 + f[n - 1]; g[n_] := g[n + 1]")
    assert session.evaluate("f[1000]") == 1000
    session.run("f[1030]")
    assert [(name, tag) for name, tag, _ in session.messages][:1] == [("$RecursionLimit", "reclim2")]
    session.run("g[0]")
    assert [(name, tag) for name, tag, _ in session.messages] == [("$IterationLimit", "itlim")]


def test_counters_and_contexts():
    session = Session()
    session.run("$Line = 40")
    assert session.evaluate("$Line") == 41
    session.run("$ModuleNumber = 70")
    assert session.evaluator.module_number == 69
    assert session.evaluate("$ModuleNumber") == 70
    session.run('$Context = "p`"; $ContextPath = {"System`", "q`"}')
    assert (session.evaluator.context, session.evaluator.context_path) == ("p`", ["System`", "q`"])
    session.run('$Context = "no context"')
    assert session.evaluator.context == "p`"


def test_every_watched_symbol_is_a_builtin():
    session = Session()
    assert [s.name for s in WATCHERS if not session.evaluator.is_builtin_name(s.name)] == []


@pytest.mark.parametrize(
    "code, expected",
    [
        ("$RecursionLimit = 100; $RecursionLimit = 5; $RecursionLimit", "100"),
        ("$IterationLimit = Infinity; $IterationLimit = x; $IterationLimit", "Infinity"),
        ("Block[{$RecursionLimit = 1}, $RecursionLimit]", "1024"),
        ("f[n_] := If[n == 0, 0, 1 + f[n - 1]]; $RecursionLimit = 1; f[30]", "30"),
    ],
)
def test_a_limit_that_is_none_changes_nothing(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("$RecursionLimit = 5", ["$RecursionLimit::limset"]),
        ("$IterationLimit = x", ["$IterationLimit::limset"]),
        ("$RecursionLimit = 20", []),
        ("Block[{$RecursionLimit = 1}, 1]", ["$RecursionLimit::limset"]),
    ],
)
def test_a_limit_that_is_none_is_refused(code, expected):
    assert messages_of(code) == expected
