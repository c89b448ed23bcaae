"""And, Or, Not and their relatives; membership of domains is in test_domains."""

from itertools import product

import pytest
from asking import text_of, value_of

# The truth tables, by Python: every function on every pair (and, where it takes any number, triple) of truth values.
FUNCTIONS = {
    "And": all,
    "Or": any,
    "Nand": lambda v: not all(v),
    "Nor": lambda v: not any(v),
    "Xor": lambda v: sum(v) % 2 == 1,
    "Xnor": lambda v: sum(v) % 2 == 0,
    "Equivalent": lambda v: len(set(v)) == 1,
    "Majority": lambda v: 2 * sum(v) > len(v),
    "Implies": lambda v: not v[0] or v[1],
}


@pytest.mark.parametrize("name", FUNCTIONS)
def test_truth_tables(name):
    rows = [v for n in ((2,) if name == "Implies" else (1, 2, 3)) for v in product((True, False), repeat=n)]
    code = "{" + ", ".join([f"{name}[{', '.join(map(str, v))}]" for v in rows]) + "}"
    assert text_of(code) == "{" + ", ".join([str(FUNCTIONS[name](v)) for v in rows]) + "}"


@pytest.mark.parametrize(
    "code, expected",
    [
        (
            "{And[], Or[], Xor[], Nand[], Nor[], Equivalent[], And[p], Or[p], Xor[p]}",
            "{True, False, False, False, True, True, p, p, p}",
        ),
        ("{True && p && True, p && False && q, p && q, p && (q && r)}", "{p, False, p && q, p && q && r}"),
        ("{False || p || False, p || True || q, p || q, p || (q || r)}", "{p, True, p || q, p || q || r}"),
        ("n = 0; {False && (n++; True), True || (n++; True), n}", "{False, True, 0}"),
        ("n = 0; {True && (n++; False) && (n++; True), n}", "{False, 1}"),
        ("{!True, !False, !!p, !p}", "{False, True, p,  !p}"),
        ("{!(a == b), !(a != b), !(a < b), !(a <= b), !(a > b), !(a >= b)}", "{a != b, a == b, a >= b, a > b, a <= b, a < b}"),
        (
            "{Xor[p, True], Xor[p, False], Xor[p, p], Xor[p, q], Xor[p, q, p], Xor[True, p, True]}",
            "{ !p, p, False, Xor[p, q], q, p}",
        ),
        (
            "{Nand[p, False], Nand[p, True], Nand[p, q], Nor[p, True], Nor[p, False], Nor[p, q]}",
            "{True,  !p, Nand[p, q], False,  !p, Nor[p, q]}",
        ),
        (
            "{Implies[True, q], Implies[False, q], Implies[p, True], Implies[p, False], Implies[p, p], Implies[p, q]}",
            "{q, True, True,  !p, True, Implies[p, q]}",
        ),
        (
            "{Equivalent[p, True], Equivalent[p, False], Equivalent[p, p], Equivalent[q, p], Equivalent[True, p, q], Equivalent[True, p, False]}",
            "{p,  !p, True, Equivalent[p, q], p && q, False}",
        ),
        ("{Majority[True, p, False], Majority[True, True, False, False]}", "{Majority[False, p, True], False}"),
        ("{Boole[True], Boole[False], Boole[p], Boole[{True, {False, p}}]}", "{1, 0, Boole[p], {1, {0, Boole[p]}}}"),
        ("{ForAll[x, x > 0], Exists[x, x > 0]}", "{ForAll[x, x > 0], Exists[x, x > 0]}"),
        ("f[x_] := x > 1 && x < 5 || x == 7; f /@ {0, 3, 5, 7}", "{False, True, False, True}"),
        ("Table[Xor[i > 2, i > 4], {i, 6}]", "{False, False, True, True, False, False}"),
        (
            "Attributes /@ {And, Or, Xor, Nand, Nor, Boole}",
            "{{Flat, HoldAll, OneIdentity, Protected}, {Flat, HoldAll, OneIdentity, Protected}, "
            "{Flat, OneIdentity, Orderless, Protected}, {HoldAll, Protected}, {HoldAll, Protected}, {Listable, Protected}}",
        ),
    ],
)
def test_value(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("True && a && True", "a"),
        ("False && Print[1]", "False"),
        ("True || Print[1]", "True"),
        ("a || False", "a"),
        ("And[]", "True"),
        ("Or[]", "False"),
        ("!True", "False"),
        ("!(a < b)", "a >= b"),
        ("!!a", "a"),
        ("Xor[True, False, True]", "False"),
        ("Xor[a, True]", " !a"),
        ("Nand[True, True]", "False"),
        ("Nor[False, False]", "True"),
        ("Implies[False, a]", "True"),
        ("Implies[True, a]", "a"),
        ("Equivalent[a, True]", "a"),
        ("Boole[{True, False, x}]", "{1, 0, Boole[x]}"),
    ],
)
def test_value_too(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize("code, expected", [
    ("{3 \\[Element] Integers, Element[2 | 3, Primes], Element[2 | 4, Primes], Element[{1, 2}, Integers], Element[{1, 1/2}, Integers], Element[{{1}, {2.5}}, Reals]}", "{True, True, False, True, False, True}"),
    ("{3 \\[NotElement] Integers, NotElement[1/2, Integers], NotElement[4, Primes], NotElement[I, Reals], NotElement[2 | 3, Primes]}", "{False, True, True, True, False}"),
    ("{Element[x, Reals], NotElement[x, Reals], Element[x, dom], NotElement[x, dom]}", "{Element[x, Reals], NotElement[x, Reals], Element[x, dom], NotElement[x, dom]}"),
    ("!Element[1/2, Integers] && Element[1/2, Rationals]", "True"),
])  # fmt: skip
def test_membership(code, expected):
    assert text_of(code) == expected
