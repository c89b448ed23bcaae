"""Membership of values in the domains of numbers; assumptions about symbols."""

import pytest
from asking import text_of, value_of

from wlnet import Session
from wlnet.builtins.numbers.domains import Assumptions

DOMAINS = (
    "Integers",
    "Rationals",
    "Reals",
    "Complexes",
    "Primes",
    "Booleans",
    "Algebraics",
    "PositiveIntegers",
    "NegativeIntegers",
    "NonNegativeIntegers",
    "NonPositiveIntegers",
    "PositiveReals",
    "NegativeReals",
    "NonNegativeReals",
    "NonPositiveReals",
)


@pytest.mark.parametrize(
    "value, holding",
    [
        (
            "7",
            "Integers Rationals Reals Complexes Primes Algebraics PositiveIntegers NonNegativeIntegers PositiveReals NonNegativeReals",
        ),
        ("8", "Integers Rationals Reals Complexes Algebraics PositiveIntegers NonNegativeIntegers PositiveReals NonNegativeReals"),
        (
            "0",
            "Integers Rationals Reals Complexes Algebraics NonNegativeIntegers NonPositiveIntegers NonNegativeReals NonPositiveReals",
        ),
        ("-4", "Integers Rationals Reals Complexes Algebraics NegativeIntegers NonPositiveIntegers NegativeReals NonPositiveReals"),
        ("1/2", "Rationals Reals Complexes Algebraics PositiveReals NonNegativeReals"),
        ("-1/2", "Rationals Reals Complexes Algebraics NegativeReals NonPositiveReals"),
    ],
)
def test_membership(value, holding):
    code = "{" + ", ".join([f"Element[{value}, {d}]" for d in DOMAINS]) + "}"
    assert text_of(code) == "{" + ", ".join([str(d in holding.split()) for d in DOMAINS]) + "}"


@pytest.mark.parametrize(
    "code, expected",
    [
        (
            "{Element[I, Reals], Element[I, Complexes], Element[1 + I, Integers], Element[2.5, Integers], Element[2.5, Reals]}",
            "{False, True, False, False, True}",
        ),
        (
            "{Element[x, Reals], Element[x, Integers], Element[x, Complexes], Element[x, Booleans]}",
            "{Element[x, Reals], Element[x, Integers], Element[x, Complexes], Element[x, Booleans]}",
        ),
        ("{Element[True, Booleans], Element[False, Booleans], Element[1, Booleans]}", "{True, True, False}"),
        (
            # both are integers, and rounding of machine numbers hides it
            "FreeQ[{Element[(1 + Sqrt[2])^26 + (1 - Sqrt[2])^26, Integers], Element[10^10 (Sqrt[2] + Sqrt[3])^2 - 2 10^10 Sqrt[6], Integers]}, False]",
            "True",
        ),
        ("{Element[Exp[Pi Sqrt[163]], Integers], Element[I Sqrt[2], Integers]}", "{False, False}"),
        (
            "{Element[Sqrt[2], Integers], Element[Sqrt[-2], Reals], Element[Sqrt[2], Reals], Element[1 - Sqrt[2], PositiveReals]}",
            "{False, False, True, False}",
        ),
        ("{Element[Infinity, Reals], Element[3 - Pi, NegativeReals], Element[E, Rationals]}", "{False, True, False}"),
        (
            "{Element[{1, 2}, Integers], Element[{1, 1/2}, Integers], Element[1 | 2, Integers], Element[x | 1, Reals]}",
            "{True, False, True, Element[x, Reals]}",
        ),
        ("{NotElement[1, Integers], NotElement[1/2, Integers], NotElement[x, Reals]}", "{False, True, NotElement[x, Reals]}"),
    ],
)
def test_value(code, expected):
    assert text_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("{Refine[Abs[x], x > 0], Refine[Abs[x], x < 0], Refine[Abs[x], x >= 0], Refine[Abs[x], x > 2]}", "{x, -x, x, x}"),
        (
            "{Refine[Sqrt[x^2], x > 0], Refine[Sqrt[x^2], x < 0], Refine[Sqrt[x^2], Element[x, Reals]], Refine[Sqrt[x^2]]}",
            "{x, -x, Abs[x], Sqrt[x^2]}",
        ),
        (
            "{Refine[Sqrt[x^2], 0 < x], Refine[Sqrt[x^2], x < -1], Refine[Sqrt[x^2], 1 < x < 2], Refine[Sqrt[x^2], x > 0 && y > 0]}",
            "{x, -x, x, x}",
        ),
        (
            "{Refine[Sqrt[x^2 y^2], x > 0 && y < 0], Refine[Sqrt[x^2], Element[x, PositiveReals]], Refine[Sqrt[x^2], x > -1]}",
            "{-(x*y), x, Abs[x]}",
        ),
        ("{Simplify[Sqrt[x^2], x > 0], Simplify[Sin[n Pi], Element[n, Integers]], Simplify[x > 0, x > 0]}", "{x, 0, True}"),
    ],
)
def test_assumptions(code, expected):
    assert text_of(code) == expected


# what follows from: x > 0, y >= 0, z < 0, w <= 0, r real, n an integer, 1 < a < 5, -3 <= b
FACTS = "x > 0 && y >= 0 && z < 0 && 0 >= w && Element[r | s, Reals] && Element[n, Integers] && 1 < a < 5 && -3 <= b && Element[p, PositiveIntegers]"


@pytest.mark.parametrize("value, following", [
    ("x", "positive non_negative real"), ("y", "non_negative real"), ("z", "negative real"), ("w", "real"), ("r", "real"),
    ("s", "real"), ("n", "real"), ("a", "positive non_negative real"), ("b", "real"), ("p", "positive non_negative real"), ("q", ""),
    ("x + a", "positive non_negative real"), ("x + y", "non_negative real"), ("x + r", "real"), ("x a", "positive non_negative real"),
    ("x y", "non_negative real"), ("x z", "real"), ("x q", ""), ("x^r", "positive non_negative"), ("x^2", "positive non_negative real"),
    ("x^q", ""), ("r^2", "non_negative real"), ("r^3", "real"), ("z^2", "non_negative real"), ("q^2", ""), ("q^3 + x", ""),
    ("2", "positive non_negative real"), ("0", "non_negative real"), ("-2", "negative real"), ("-1/2", "negative real"), ("0.5", "positive non_negative real"),
    ("Pi", "positive non_negative real"), ("E", "positive non_negative real"), ("2 x + 3", "positive non_negative real"), ("Pi x", "positive non_negative real"),
])  # fmt: skip
def test_what_follows_from_assumptions(value, following):
    session = Session()
    assumptions = Assumptions(session.run(f"Hold[{FACTS}]").args[0])
    x = session.run(value)
    assert (
        " ".join([q for q in ("positive", "non_negative", "negative", "real") if getattr(assumptions, f"is_{q}")(x)]) == following
    )


def test_integers_and_statements_of_assumptions():
    session = Session()
    assumptions = Assumptions(session.run("Hold[Element[n | m, Integers] && Element[r, Reals] && x > y]").args[0])
    assert {s.name for s in assumptions.integer} == {"n", "m"}
    assert {s.name for s in assumptions.real} == {"n", "m", "r"}
    assert session.run("Hold[x > y]").args[0] in assumptions.statements


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Element[Pi, Reals]", "True"),
        ("Element[1/2, Integers]", "False"),
        ("Element[x, Reals]", "Element[x, Reals]"),
    ],
)
def test_value_too(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        (
            "{Element[InverseErf[1.6], Reals], Element[InverseErf[0.6], Reals], Element[ArcSin[2], Reals]}",
            "{Element[InverseErf[1.6], Reals], True, False}",
        ),
    ],
)
def test_what_has_no_value_is_in_no_domain_known(code, expected):
    assert value_of(code) == expected
