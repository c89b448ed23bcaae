"""Flow of control: sequences, conditionals, loops, jumps, limits, what is sown and held."""

import pytest
from asking import messages_of, value_of

from wlnet import Session
from wlnet.evaluator import ExitSession


@pytest.mark.parametrize(
    "code, expected",
    [
        ("1; 2; 3", "3"),
        ("1;", "Null"),
        ("CompoundExpression[]", "Null"),
        ("x = 1; x + 1", "2"),
        ("f[x_] := (Return[7]; 8); f[1]", "7"),
        ("f[] := (For[i = 1, i < 9, i++, If[i > 5, Return[i]]]; more); {f[], f[], f[]}", "{6, 6, 6}"),
        ("f[] := (i = 0; While[True, i++; If[i > 5, Return[i]]]; more); {f[], f[], f[]}", "{6, 6, 6}"),
        ("f[1] := (Return[3]; 4); f[{}] := (Return[5]; 6); {f[1], f[1], f[{}], f[{}]}", "{3, 3, 5, 5}"),
        ("f[] := (Do[If[i > 5, Return[i]], {i, 9}]; more); {f[], f[]}", "{more, more}"),
        ("Module[{x = 1}, Return[x + 1]]", "2"),
        ("Block[{}, Return[4]; 5]", "4"),
        ("For[i = 1, i < 9, i++, If[i > 5, Return[i]]]; more", "6"),
        ("Return[3]", "Return[3]"),
        ("f[x_] := (If[x > 0, Return[p]]; n); {f[1], f[-1]}", "{p, n}"),
        ("If[True, a, b]", "a"),
        ("If[False, a, b]", "b"),
        ("If[x, a, b]", "If[x, a, b]"),
        ("If[x, a, b, c]", "c"),
        ("If[False, a]", "Null"),
        ("If[True, 1 + 1, Print[2]]", "2"),
        ("x = 0; If[True, 1, x = 5]; x", "0"),
        ("Which[False, a, True, b]", "b"),
        ("Which[1 > 2, a, 2 > 1, b]", "b"),
        ("Which[False, a]", "Null"),
        ("Which[False, a, x, b, True, c]", "Which[x, b, True, c]"),
        ("Which[x, b]", "Which[x, b]"),
        ("Which[]", "Null"),
        ("Which[True, a, True, x = 1]; x", "x"),
        ("Switch[2, 1, a, 2, b]", "b"),
        ("Switch[x, _Integer, a, _Symbol, b, _, c]", "b"),
        ("Switch[5, 1, a]", "Switch[5, 1, a]"),
        ("Switch[1, _, a, _, b]", "a"),
        ("Switch[5, 1, a, _, b]", "b"),
    ],
)
def test_conditionals(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("i = 0; While[i < 3, i++]; i", "3"),
        ("i = 0; While[True, If[i == 4, Break[]]; i++]; i", "4"),
        ("i = s = 0; While[i < 5, i++; If[OddQ[i], Continue[]]; s += i]; s", "6"),
        ("While[False, x = 1]", "Null"),
        ("i = 0; While[++i < 3]; i", "3"),
        ("i = 0; While[x, i++]; i", "0"),
        ("f[] := Module[{i = 0}, While[True, i++; If[i > 2, Return[i]]]]; f[]", "3"),
        ("For[i = 0, i < 3, i++]; i", "3"),
        ("s = 0; For[i = 1, i <= 4, i++, s += i]; s", "10"),
        ("For[i = 0, True, i++, If[i > 3, Break[]]]; i", "4"),
        ("s = 0; For[i = 0, i < 5, i++, If[OddQ[i], Continue[]]; s += i]; s", "6"),
        ("For[i = 0, i < 3, i++, 7]", "Null"),
        ("f[] := For[i = 1, True, i++, If[i == 4, Return[i]]]; f[]", "4"),
        ("s = {}; Do[If[k == 3, Break[]]; AppendTo[s, k], {k, 5}]; s", "{1, 2}"),
        ("s = {}; Do[If[k == 3, Continue[]]; AppendTo[s, k], {k, 5}]; s", "{1, 2, 4, 5}"),
        ("s = 0; Do[While[True, s++; Break[]], {3}]; s", "3"),
    ],
)
def test_loops(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Catch[1 + Throw[2]]", "2"),
        ("Catch[3]", "3"),
        ("Catch[Catch[Throw[1]] + 1]", "2"),
        ("Catch[Throw[1, t], t]", "1"),
        ("Catch[Throw[1, t], s | t]", "1"),
        ("Catch[Catch[Throw[1, t], s]; 5, t]", "1"),
        ("Catch[Throw[1, t], t, f]", "f[1, t]"),
        ("Catch[Catch[Throw[1, t]]; 5, t]", "1"),
        ("Catch[Map[If[# > 2, Throw[#], #] &, {1, 2, 3, 4}]]", "3"),
        ("Catch[Do[If[k^2 > 30, Throw[k]], {k, 10}]]", "6"),
        ("Catch[a, _]", "a"),
        ("CheckAbort[Abort[]; 1, 2]", "2"),
        ("CheckAbort[1, 2]", "1"),
        ("x = 0; CheckAbort[x = 1; Abort[]; x = 2, 3]; x", "1"),
        ("Abort[]", "$Aborted"),
        ("AbortProtect[3]", "3"),
        ("x = 1; AbortProtect[x = 2]; x", "2"),
        ("x = 0; WithCleanup[5, x = 1]; x", "1"),
        ("WithCleanup[5, 6]", "5"),
        ("x = 0; WithCleanup[x = 3, x + 1, x = 9]", "4"),
        ("x = 0; Catch[WithCleanup[Throw[7], x = 1]]; x", "1"),
        ("x = 0; CheckAbort[WithCleanup[Abort[], x = 1], 0]; x", "1"),
        ("TimeConstrained[Pause[10], 0.01]", "$Aborted"),
        ("TimeConstrained[Pause[10], 0.01, late]", "late"),
        ("TimeConstrained[7, 5]", "7"),
        ("TimeConstrained[7, Infinity]", "7"),
        ("TimeConstrained[While[True], 1/50, 2]", "2"),
        ("TimeConstrained[CheckAbort[While[True], 1], 0.02, 2]", "2"),
        ("MemoryConstrained[5, 10^9]", "5"),
        ("MemoryConstrained[5, Infinity]", "5"),
        ("MemoryConstrained[5, x]", "MemoryConstrained[5, x]"),
        ("MemoryConstrained[Table[f[i], {i, 10^6}]; 1, 10^6]", "$Aborted"),
        ("MemoryConstrained[Table[f[i], {i, 10^6}]; 1, 10^6, no]", "no"),
        ("MemoryConstrained[Table[f[i], {i, 10^2}]; 1, 10^6, no]", "1"),
        ("Length[Range[5]]; MemoryConstrained[CheckAbort[Table[f[i], {i, 10^6}]; 1, 2], 10^6, no]", "no"),
        ("TimeConstrained[MemoryConstrained[While[True], 10^9], 0.02, late]", "late"),
    ],
)
def test_jumps_and_limits(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Reap[Sow[1]; Sow[2]; 3]", "{3, {{1, 2}}}"),
        ("Reap[7]", "{7, {}}"),
        ("Reap[Sow[1, a]; Sow[2, b]; Sow[3, a]]", "{3, {{1, 3}, {2}}}"),
        ("Reap[Sow[1, a]; Sow[2, b]; 0, a]", "{0, {{1}}}"),
        ("Reap[Sow[1, {a, b}]; 0, _, f]", "{0, {f[a, {1}], f[b, {1}]}}"),
        ("Reap[Sow[1, a]; Sow[2, b]; 0, {a, b, c}]", "{0, {{{1}}, {{2}}, {}}}"),
        ("Reap[Reap[Sow[1, a]; Sow[2, b], a]; 0, b]", "{0, {{2}}}"),
        ("Reap[Reap[Sow[1]]; Sow[2]]", "{2, {{2}}}"),
        ("Sow[5]", "5"),
        ("Last[Reap[Scan[Sow, {1, 2}]]]", "{{1, 2}}"),
        ("Reap[Sow[1, x]; 0, _Symbol]", "{0, {{1}}}"),
        ("Reap[Sow[1, 5]; 0, _Symbol]", "{0, {}}"),
        ("Reap[Sow[1, a]; 0, {a, _}]", "{0, {{{1}}, {{1}}}}"),
        ("Catch[Reap[Sow[1]; Throw[2]]]; Reap[Sow[3]]", "{3, {{3}}}"),
    ],
)
def test_sowing(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Hold[1 + 1]", "Hold[1 + 1]"),
        ("ReleaseHold[Hold[1 + 1]]", "2"),
        ("ReleaseHold[{Hold[1 + 1], HoldForm[2 + 2], 3}]", "{2, 4, 3}"),
        ("ReleaseHold[Hold[Hold[1 + 1]]]", "Hold[1 + 1]"),
        ("ReleaseHold[f[Hold[1, 2]]]", "f[1, 2]"),
        ("ReleaseHold[<|a -> Hold[1 + 1]|>]", "<|a -> 2|>"),
        ("ReleaseHold[5]", "5"),
        ("Hold[Evaluate[1 + 1]]", "Hold[2]"),
        ("Hold[f[Evaluate[1 + 1]]]", "Hold[f[Evaluate[1 + 1]]]"),
        ("HoldComplete[Evaluate[1 + 1]]", "HoldComplete[Evaluate[1 + 1]]"),
        ("Hold[Evaluate[1, 2]]", "Hold[1, 2]"),
        ("Evaluate[3]", "3"),
        ("Hold[Sequence[1, 2]]", "Hold[1, 2]"),
        ("HoldComplete[Sequence[1, 2]]", "HoldComplete[Sequence[1, 2]]"),
        ("Length[Unevaluated[1 + 2 + 3]]", "3"),
        ("f[Sequence[]]", "f[]"),
        ("{1, Sequence[2, 3], 4}", "{1, 2, 3, 4}"),
        ("Identity[x]", "x"),
        ("Inactivate[1 + 2]", "Inactive[Plus][1, 2]"),
        ("Activate[Inactivate[1 + 2]]", "3"),
        ("Inactivate[Sin[1 + 2], Sin]", "Inactive[Sin][3]"),
        ("Inactivate[1 + 2 3, Plus]", "Inactive[Plus][1, 6]"),
        ("Activate[Inactive[f][Inactive[g][1]], f]", "f[Inactive[g][1]]"),
        ("Inactivate[{1 + 1}]", "{Inactive[Plus][1, 1]}"),
        ('FailureQ /@ {$Failed, $Aborted, Failure["a", <||>], 3, Null, Missing[]}', "{True, True, True, False, False, False}"),
        ("Monitor[1 + 1, x]", "2"),
        ("FailureQ[$Canceled]", "True"),
    ],
)
def test_holding(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, messages",
    [
        ("Throw[1]", ["Throw::nocatch"]),
        ("Throw[1, t]", ["Throw::nocatch"]),
        ("Which[True]", ["Which::argct"]),
        ("Switch[1, 2]", ["Switch::argct"]),
        ("TimeConstrained[1, x]", ["TimeConstrained::timc"]),
        ("TimeConstrained[1, -1]", ["TimeConstrained::timc"]),
        ("TimeConstrained[1, 0]", ["TimeConstrained::timc"]),
        ("Catch[Throw[1, t], s]", ["Throw::nocatch"]),
        ("If[]", ["If::argb"]),
        ("Catch[Throw[1]]", []),
    ],
)
def test_messages(code, messages):
    assert messages_of(code) == messages


@pytest.mark.parametrize(
    "names, attributes",
    [
        ("CompoundExpression", "{HoldAll, Protected, ReadProtected}"),
        ("If Switch", "{HoldRest, Protected}"),
        (
            "Which While For CheckAbort WithCleanup TimeConstrained MemoryConstrained Monitor Hold HoldForm HoldPattern",
            "{HoldAll, Protected}",
        ),
        ("Catch Reap AbortProtect Inactivate Inactive", "{HoldFirst, Protected}"),
        ("HoldComplete Unevaluated", "{HoldAllComplete, Protected}"),
        ("True False", "{Locked, Protected}"),
        ("Throw Sow ReleaseHold Identity", "{Protected}"),
    ],
)
def test_attributes(names, attributes):
    for name in names.split():
        assert value_of(f"Attributes[{name}]") == attributes, name


@pytest.mark.parametrize("code, status", [("Quit[]", 0), ("Exit[3]", 3), ("Quit[2]; 1", 2), ("Exit[x]", 0)])
def test_leaving(code, status):
    with pytest.raises(ExitSession) as left:
        Session().evaluate(code)
    assert left.value.args == (status,) or left.value.code == status
