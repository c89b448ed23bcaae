"""Truth tables, satisfiability and minimal forms of Boolean functions."""

import pytest
from asking import messages_of, value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("TautologyQ[p || q || !p]", "True"),
        ("TautologyQ[p || q]", "False"),
        ("SatisfiableQ[p && !p && q]", "False"),
        ("SatisfiableQ[Xor[p, q]]", "True"),
        ("BooleanTable[Implies[p, q], {p, q}]", "{True, False, True, True}"),
        ("SatisfiabilityInstances[p && !q, {p, q}]", "{{True, False}}"),
        ("SatisfiabilityInstances[p && !p, {p}]", "{}"),
        ("SatisfiabilityCount[p || q || r]", "7"),
        ("BooleanVariables[p || !f[1] && p]", "{p, f[1]}"),
        ("BooleanMinimize[p && q || p && !q]", "p"),
        ("BooleanMinimize[(p || q) && (p || r)]", "p || q && r"),
        ("BooleanMinimize[p || !p]", "True"),
        ('BooleanMinimize[p && q || r, "CNF"]', "(p || r) && (q || r)"),
        ("SatisfiabilityInstances[Xor[p, q], {p, q}, All]", "{{True, False}, {False, True}}"),
        ("SatisfiabilityInstances[p || q, {p, q}, 2]", "{{True, True}, {True, False}}"),
        ("SatisfiabilityInstances[p || q, {q, p}]", "{{True, True}}"),
        ("BooleanTable[Xor[p, q]]", "{False, True, True, False}"),
        ("BooleanTable[p, {p, q}]", "{True, True, False, False}"),
        ("BooleanTable[Equivalent[p, q]]", "{True, False, False, True}"),
        ("BooleanVariables[Nand[b, a] && Nor[c, a]]", "{a, b, c}"),
        ("BooleanVariables[True]", "{}"),
        ("SatisfiabilityCount[p, {p, q}]", "2"),
        ("SatisfiableQ[p && q, {p}]", "False"),
        ("TautologyQ[True]", "True"),
        ("BooleanMinimize[p && !p]", "False"),
        ("BooleanMinimize[!p || !q]", "!p || !q"),
        ("BooleanMinimize[(p && q) || (!p && r) || (q && r)]", "(p && q) || (!p && r)"),
        ('BooleanMinimize[p && !p, "CNF"]', "False"),
        ('BooleanMinimize[p || !p, "CNF"]', "True"),
        ("SatisfiabilityCount[BooleanMinimize[Xor[p, q, r, s]], {p, q, r, s}]", "8"),
    ],
)
def test_boolean_function(code, expected):
    assert value_of(f"{code} === ({expected})") == "True"


@pytest.mark.parametrize(
    "code, tag",
    [
        ("SatisfiableQ[And @@ Array[v, 25]]", "SatisfiableQ::many"),
        ("BooleanMinimize[p, 7]", "BooleanMinimize::form"),
        ("TautologyQ[Or @@ Array[v, 21]]", "TautologyQ::many"),
        ("BooleanTable[p, Array[v, 21]]", "BooleanTable::many"),
    ],
)
def test_message(code, tag):
    assert tag in messages_of(code)
