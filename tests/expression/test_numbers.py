"""Exact numbers: lowest terms, canonical complex numbers, identity."""

from decimal import Decimal
from fractions import Fraction

import pytest

from wlnet.expression import BigReal, Complex, Rational, negate, rational
from wlnet.expression.numbers import as_fraction, complex_number, identical_atoms


@pytest.mark.parametrize(
    "numerator, denominator, value",
    [(1, 2, (1, 2)), (2, 4, (1, 2)), (1, -2, (-1, 2)), (-1, -2, (1, 2)), (4, 2, 2), (4, -2, -2), (0, 5, 0), (0, -5, 0), (7, 1, 7)],
)
def test_fractions_are_in_lowest_terms_with_a_denominator_above_one(numerator, denominator, value):
    number = rational(numerator, denominator)
    if type(value) is int:
        assert number == value and type(number) is int
    else:
        assert type(number) is Rational and (number.numerator, number.denominator) == value


def test_fractions_as_values():
    half = rational(1, 2)
    assert half == rational(2, 4) and hash(half) == hash(rational(2, 4)) and half != rational(1, 3) and half != 0.5
    assert float(half) == 0.5 and repr(half) == "1/2"


@pytest.mark.parametrize(
    "re, im, kind, value",
    [
        (3, 0, int, 3),
        (1.5, 0, float, 1.5),
        (3, 0.0, complex, 3 + 0j),
        (1.5, 2, complex, 1.5 + 2j),
        (rational(1, 2), 1.0, complex, 0.5 + 1j),
        (1, 2, Complex, Complex(1, 2)),
        (0, rational(1, 2), Complex, Complex(0, rational(1, 2))),
    ],
)
def test_complex_numbers_in_their_canonical_form(re, im, kind, value):
    number = complex_number(re, im)
    assert type(number) is kind and number == value


def test_complex_numbers_as_values():
    assert Complex(1, 2) == Complex(1, 2) and hash(Complex(1, 2)) == hash(Complex(1, 2))
    assert Complex(1, 2) != Complex(1, 2.0) and Complex(1, 2) != Complex(2, 1) and Complex(1, 2) != (1 + 2j)


def test_big_reals_as_values():
    a = BigReal(Decimal("1.50"), 20.0)
    assert a == BigReal(Decimal("1.5"), 20.0) and hash(a) == hash(BigReal(Decimal("1.5"), 20.0))
    assert a != BigReal(Decimal("1.5"), 10.0) and a != BigReal(Decimal("1.6"), 20.0) and a != 1.5 and float(a) == 1.5


@pytest.mark.parametrize(
    "number, value",
    [(3, 3), (rational(1, 3), Fraction(1, 3)), (0.1, Fraction(0.1)), (BigReal(Decimal("0.1"), 9.0), Fraction(1, 10))],
)
def test_exact_values(number, value):
    assert as_fraction(number) == value


@pytest.mark.parametrize(
    "a, b, identical", [(1, 1, True), (1, 1.0, False), (1.0, 1.0, True), (rational(1, 2), 0.5, False), (1, 2, False)]
)
def test_identity_of_numbers(a, b, identical):
    assert identical_atoms(a, b) is identical


def test_negate_keeps_all_digits():
    """Decimal's own minus sign rounds to 28 digits, and gives zero a sign of its own."""
    digits = Decimal("1.2345678901234567890123456789012345678901")
    assert negate(BigReal(digits, 41.0)).value == digits.copy_negate()
    assert not negate(BigReal(Decimal("0.000"), 3.0)).value.is_signed()
    assert negate(Complex(1, 2.5)) == Complex(-1, -2.5) and negate(Rational(1, 3)) == Rational(-1, 3)
