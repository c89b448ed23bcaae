"""Truth tables, satisfiability and minimal forms of Boolean functions."""

import pytest
from asking import messages_of, value_of


@pytest.mark.parametrize("code, expected", [
    ("TautologyQ[p || q || !p]", "True"), ("TautologyQ[p || q]", "False"), ("SatisfiableQ[p && !p && q]", "False"),
    ("SatisfiableQ[Xor[p, q]]", "True"), ("BooleanTable[Implies[p, q], {p, q}]", "{True, False, True, True}"),
    ("SatisfiabilityInstances[p && !q, {p, q}]", "{{True, False}}"), ("SatisfiabilityInstances[p && !p, {p}]", "{}"),
    ("SatisfiabilityCount[p || q || r]", "7"), ("BooleanVariables[p || !f[1] && p]", "{p, f[1]}"),
    ("BooleanMinimize[p && q || p && !q]", "p"), ("BooleanMinimize[(p || q) && (p || r)]", "p || q && r"),
    ("BooleanMinimize[p || !p]", "True"), ("BooleanMinimize[p && q || r, \"CNF\"]", "(p || r) && (q || r)"),
    ("SatisfiabilityCount[BooleanMinimize[Xor[p, q, r, s]], {p, q, r, s}]", "8"),
])
def test_boolean_function(code, expected):
    assert value_of(f"{code} === ({expected})") == "True"


@pytest.mark.parametrize("code, tag", [
    ("SatisfiableQ[And @@ Array[v, 25]]", "SatisfiableQ::many"), ("BooleanMinimize[p, 7]", "BooleanMinimize::form"),
])
def test_message(code, tag):
    assert tag in messages_of(code)
