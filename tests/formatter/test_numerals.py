"""Numbers and strings as text: positional from 10^-5 up to 10^6, ties away from zero, escapes."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wlnet.expression import BigReal, rational, symbol
from wlnet.formatter.numerals import (
    full_big_real,
    full_real,
    is_negative,
    quoted,
    short_big_real,
    short_real,
)
from wlnet.reader.reader import read


@pytest.mark.parametrize(
    "x, text",
    [
        (0.1, "0.1"),
        (2.0, "2."),
        (-2.0, "-2."),
        (0.0, "0."),
        (-0.0, "-0."),
        (0.1 + 0.2, "0.30000000000000004"),
        (999999.0, "999999."),
        (999999.5, "999999.5"),
        (1e6, "1.*^6"),
        (1234567.5, "1.2345675*^6"),
        (-1e6, "-1.*^6"),
        (-1234567.5, "-1.2345675*^6"),
        (1e-5, "0.00001"),
        (-1e-5, "-0.00001"),
        (9.9e-6, "9.9*^-6"),
        (1.5e-7, "1.5*^-7"),
        (1e22, "1.*^22"),
        (1.7976931348623157e308, "1.7976931348623157*^308"),
        (5e-324, "5.*^-324"),
        (float("inf"), "Infinity"),
        (float("-inf"), "-Infinity"),
        (float("nan"), "Indeterminate"),
        (123456.789, "123456.789"),
    ],
)
def test_machine_reals_with_all_digits(x, text):
    assert full_real(x) == text


@pytest.mark.parametrize(
    "x, digits, text",
    [
        (1 / 3, 6, "0.333333"),
        (2 / 3, 6, "0.666667"),
        (123456.5, 6, "123457."),
        (0.125, 2, "0.13"),
        (0.375, 2, "0.38"),
        (-0.125, 2, "-0.13"),
        (2.5, 1, "3."),
        (999999.9, 6, "1.*^6"),
        (1e-7, 6, "1.*^-7"),
        (0.0, 6, "0."),
        (12.0, 6, "12."),
        (0.00001234, 3, "0.0000123"),
        (9.996, 3, "10."),
        (float("inf"), 6, "Infinity"),
    ],
)
def test_machine_reals_with_a_few_digits(x, digits, text):
    assert short_real(x, digits) == text


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_all_digits_read_back(x):
    assert float(read(full_real(x), symbol)) == x


@pytest.mark.parametrize(
    "value, precision, full, short",
    [
        ("15", 30.0, "15.`30.", "15.0000000000000000000000000000"),
        ("1.5E+40", 20.0, "1.5`20.*^40", "1.5000000000000000000*^40"),
        ("-0.25", 5.0, "-0.25`5.", "-0.25000"),
        ("0.00001", 3.0, "0.00001`3.", "0.0000100"),
        ("0.000001", 3.0, "1.`3.*^-6", "1.00*^-6"),
        ("999999", 7.5, "999999.`7.5", "999999.00"),
        ("1000000", 3.0, "1.`3.*^6", "1.00*^6"),
        ("2.7182818", 4.0, "2.7182818`4.", "2.718"),
        ("0", 12.0, "0``12.", "0.00000000000"),
    ],
)
def test_reals_of_any_precision(value, precision, full, short):
    x = BigReal(Decimal(value), precision)
    assert full_big_real(x) == full and short_big_real(x) == short


@pytest.mark.parametrize(
    "x, negative",
    [
        (-1, True),
        (0, False),
        (1.5, False),
        (-0.0, True),
        (0.0, False),
        (rational(-1, 2), True),
        (rational(1, 2), False),
        (BigReal(Decimal(-1), 5.0), True),
        (BigReal(Decimal(1), 5.0), False),
    ],
)
def test_signs(x, negative):
    assert is_negative(x) is negative


@pytest.mark.parametrize(
    "text, written",
    [
        ("a b", '"a b"'),
        ('a"b', r'"a\"b"'),
        ("a\\b", r'"a\\b"'),
        ("a\nb\tc\rd\be\ff", r'"a\nb\tc\rd\be\ff"'),
        ("é€α", '"é€α"'),
        ("\x01\x7f", r'"\.01\.7f"'),
        ("\ud800", r'"\:d800"'),
        ("", '""'),
    ],
)
def test_strings_as_they_are_written(text, written):
    assert quoted(text) == written


@given(st.text(st.characters(blacklist_categories=("Cs",)), max_size=20))
def test_strings_read_back(text):
    assert read(quoted(text), symbol) == text
