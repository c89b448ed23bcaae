"""Numbers and symbols inside other expressions, FullForm, packed lists, depth."""

from decimal import Decimal

import pytest
from formatter.hand_made import f, plus, power, times, x

from wlnet.expression import Association, BigReal, Complex, Expr, PackedArray, S, expr, make_list, rational, symbol
from wlnet.formatter import format_expression

NUMBERS = [
    (0.1 + 0.2, "0.30000000000000004"),
    (3.0, "3."),
    (-0.25, "-0.25"),
    (1e6, "1.*^6"),
    (999999.5, "999999.5"),
    (1e-5, "0.00001"),
    (1e-6, "1.*^-6"),
    (1.25e300, "1.25*^300"),
    (-2.5e-7, "-2.5*^-7"),
    (BigReal(Decimal("2.50"), 20.0), "2.5`20."),
    (BigReal(Decimal("1.5E+40"), 20.0), "1.5`20.*^40"),
    (BigReal(Decimal("2500000"), 20.0), "2.5`20.*^6"),
    (BigReal(Decimal("250000"), 20.0), "250000.`20."),
    (BigReal(Decimal("-0.0000001"), 10.0), "-1.`10.*^-7"),
    (10**40, "1" + "0" * 40),
    (Complex(0, 1), "I"),
    (Complex(0, -1), "-I"),
    (Complex(2, -3), "2 - 3*I"),
    (Complex(rational(1, 2), rational(-3, 5)), "1/2 - (3*I)/5"),
    (complex(1.5, -2.5), "1.5 - 2.5*I"),
    (complex(0.0, 1e-9), "0. + 1.*^-9*I"),
    # where other things stand around them
    (power(rational(5, 2), x), "(5/2)^x"),
    (power(-2, x), "(-2)^x"),
    (power(x, -1.5), "x^(-1.5)"),
    (power(Complex(1, 2), x), "(1 + 2*I)^x"),
    (times(x, rational(1, 2)), "x*(1/2)"),
    (Complex(rational(-1, 2), rational(1, 3)), "-1/2 + I/3"),
    (Complex(1, -1), "1 - I"),
]


@pytest.mark.parametrize("value, text", NUMBERS, ids=[text for _, text in NUMBERS])
def test_numbers(value, text):
    assert format_expression(value, "InputForm") == text


@pytest.mark.parametrize(
    "number, first, last",
    [
        (Complex(0, rational(-1, 2)), "(-1/2*I) + x", "x - (-1/2*I)"),
        (Complex(0, rational(1, 2)), "I/2 + x", "x - I/2"),
        (Complex(0, 1), "I + x", "x - I"),
        (Complex(0, -1), "-I + x", "x - -I"),
        (Complex(0, 2), "2*I + x", "x - 2*I"),
        (Complex(0, -2), "(-2*I) + x", "x - (-2*I)"),
        (Complex(0, rational(-3, 2)), "(-3*I)/2 + x", "x - (-3*I)/2"),
    ],
)
def test_imaginary_numbers_in_a_sum(number, first, last):
    assert format_expression(expr("Plus", number, x), "InputForm") == first
    assert format_expression(expr("Subtract", x, number), "InputForm") == last


@pytest.mark.parametrize(
    "value, text",
    [
        (plus(1, times(-1, x)), "Plus[1, Times[-1, x]]"),
        (rational(1, 2), "Rational[1, 2]"),
        (complex(1, 2), "Complex[1.`, 2.`]"),
        (make_list([1, 'a"b']), 'List[1, "a\\"b"]'),
        (Association.from_items([("a", 1)]), 'Association[Rule["a", 1]]'),
        (1e-7, "1.`*^-7"),
        (symbol("Global`q"), "q"),
    ],
)
def test_full_form(value, text):
    assert format_expression(value, "FullForm") == text


def test_packed_lists_print_like_ordinary_ones():
    import numpy as np

    array = np.array([[1.5, -2.0], [1e7, 0.1]])
    packed = PackedArray(array)
    for form in ("InputForm", "FullForm", "OutputForm", "PageForm", "CodeForm"):
        assert format_expression(packed, form) == format_expression(packed.unpack(), form)
    numbers = PackedArray(np.arange(3) * (1 - 2j))
    assert format_expression(numbers, "InputForm") == format_expression(numbers.unpack(), "InputForm")


def test_symbol_names_are_the_callers_choice():
    value = plus(symbol("Deep`er`s"), x)
    assert format_expression(value, symbol_name=lambda s: s.name.upper()) == "S + X"


@pytest.mark.parametrize("head", [S.List, S.Plus, S.Not, f])
def test_depth_costs_no_recursion(head):
    value = x
    for _ in range(50_000):
        value = Expr(head, (value, 1) if head is S.Plus else (value,))
    for form in ("InputForm", "FullForm", "OutputForm"):
        assert len(format_expression(value, form)) > 100_000


def test_integers_longer_than_python_prints_by_itself():
    from math import log10

    n = 7**20_000
    text = format_expression(-n)
    assert text[0] == "-" and len(text) == int(20_000 * log10(7)) + 2
    assert int(text[1:1001]) == n // 10 ** (len(text) - 1001) and int(text[-1000:]) == n % 10**1000
