"""Leaving an evaluation early: Throw and Catch, Break, Continue, Return, Abort."""

import pytest
from asking import messages_of, value_of

from wlnet import Session
from wlnet.evaluator.control import Abort, BreakLoop, ContinueLoop, Control, ExitSession, ThrowValue
from wlnet.expression import WolframError


@pytest.mark.parametrize("kind", [Abort, BreakLoop, ContinueLoop, ExitSession])
def test_all_exits_pass_the_error_boundaries_of_builtins(kind):
    assert issubclass(kind, Control) and issubclass(kind, WolframError)


def test_what_they_carry():
    thrown = ThrowValue(1, "tag")
    assert (thrown.value, thrown.tag, ThrowValue(1).tag) == (1, "tag", None)
    assert Abort("owner").owner == "owner" and Abort().owner is None
    assert ExitSession(3).code == 3 and ExitSession().code == 0


@pytest.mark.parametrize("code, status", [("Exit[]", 0), ("Exit[3]", 3), ("Quit[]", 0), ("f[x_] := Exit[x]; f[7]", 7)])
def test_exit_leaves_the_session(code, status):
    with pytest.raises(ExitSession) as left:
        Session().run(code)
    assert left.value.code == status


CASES = [
    ("Catch[1; Throw[2]; 3]", "2"),
    ("Catch[1; 2]", "2"),
    ("Catch[{Throw[1], Throw[2]}]", "1"),
    ("{Catch[Throw[1]], 5}", "{1, 5}"),
    ("Catch[Catch[Throw[1]]; 2]", "2"),
    ("Catch[Throw[1, t], t]", "1"),
    ("Catch[Catch[Throw[1, t], u]; 5, t]", "1"),
    ("Catch[Throw[1, t], t, f]", "f[1, t]"),
    ("Catch[Throw[1, t], _Symbol]", "1"),
    ("Catch[f[x_] := Throw[x]; f /@ {1, 2}]", "1"),
    ("Catch[Do[If[i > 3, Throw[i]], {i, 10}]]", "4"),
    ("s = 0; Do[If[i == 3, Break[]]; s += i, {i, 9}]; s", "3"),
    ("s = 0; Do[If[i == 3, Continue[]]; s += i, {i, 5}]; s", "12"),
    ("s = 0; i = 0; While[True, i++; If[i > 4, Break[]]; If[i == 2, Continue[]]; s += i]; s", "8"),
    ("s = 0; Do[Do[If[j > i, Break[]]; s++, {j, 5}], {i, 3}]; s", "6"),
    ("f[x_] := (If[x > 1, Return[big]]; small); {f[1], f[2]}", "{small, big}"),
    ("f[x_] := Do[If[i == x, Return[i^2]], {i, 5}]; {f[3], f[9]}", "{9, Null}"),
    ("CheckAbort[Abort[]; 1, aborted]", "aborted"),
    ("CheckAbort[1, aborted]", "1"),
    ("x = 1; CheckAbort[Block[{x = 2}, Abort[]], x]", "1"),
    ("{1, CheckAbort[2 + Abort[], 0]}", "{1, 0}"),
    ("TimeConstrained[While[True], 0.05, late]", "late"),
    ("TimeConstrained[1 + 1, 5, late]", "2"),
]


@pytest.mark.parametrize("code, expected", CASES)
def test_where_it_goes_on(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, found",
    [("Throw[1]", ["Throw::nocatch"]), ("Throw[1, t]", ["Throw::nocatch"]), ("Catch[Throw[1, t], u]", ["Throw::nocatch"])],
)
def test_a_throw_that_nobody_catches(code, found):
    assert messages_of(code) == found
