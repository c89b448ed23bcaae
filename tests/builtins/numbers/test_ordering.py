"""The order of two values: by machine numbers, by more digits where these are close, by proof where they agree."""

import pytest
from asking import value_of

from wlnet import Session
from wlnet.builtins.numbers.ordering import is_provably_zero, order, sign_of


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("1", "2", -1),
        ("1/3", "0.3333333333333333", 0),
        ("1.", "1. + 2^-44", -1),
        ("2`5", "2.00001", 0),
        ("Pi", "22/7", -1),
        ("E^(Pi Sqrt[163])", "640320^3 + 744", -1),
        ("Sqrt[2] + Sqrt[3]", "Sqrt[5 + 2 Sqrt[6]]", 0),
        ("Infinity", "10^100", 1),
        ("-Infinity", "Infinity", -1),
        ("x", "1", None),
        ("x", "Infinity", None),
        ("I", "1", None),
        ("ComplexInfinity", "1", None),
    ],
)
def test_order(a, b, expected):
    ev = Session().evaluator
    x, y = [ev.evaluate(ev.read(text)[0]) for text in (a, b)]
    assert order(ev, x, y) == expected
    assert order(ev, y, x) == (None if expected is None else -expected)


@pytest.mark.parametrize(("code", "expected"), [("Pi - 3", 1), ("0", 0), ("-2.5", -1), ("-Infinity", -1), ("I", None), ("x", None)])
def test_sign(code, expected):
    ev = Session().evaluator
    assert sign_of(ev, ev.evaluate(ev.read(code)[0])) == expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("Sin[2] - 2 Sin[1] Cos[1]", True),
        ("(x + 1)^2 - x^2 - 2 x - 1", True),
        ("Pi - 355/113", False),
        ("E^(Pi Sqrt[163]) - 640320^3 - 744", False),
    ],
)
def test_zeros(code, expected):
    ev = Session().evaluator
    assert is_provably_zero(ev, ev.evaluate(ev.read(code)[0])) is expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Ordering[{Exp[1.5*^7], 3, Exp[-1.5*^7], 1/2, 10^1000}]", "{3, 4, 2, 5, 1}"),
        (
            "{Exp[1.5*^7] > 10^1000, Exp[-1.5*^7] < 1/3, Exp[1.5*^7] > Exp[1.4*^7], Min[Exp[1.5*^7], 7/2]}",
            "{True, True, True, 7/2}",
        ),
    ],
)
def test_numbers_far_beyond_the_machine_s(code, expected):
    assert value_of(code) == expected
