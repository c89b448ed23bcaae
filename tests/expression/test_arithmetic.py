"""Arithmetic of number atoms against exact fractions, and what it does at the ends of the machine numbers."""

import time
from decimal import Decimal
from fractions import Fraction
from math import inf, isinf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wlnet.expression import BigReal, Complex, Rational, rational
from wlnet.expression import arithmetic as a
from wlnet.expression.numbers import as_fraction

integers = st.integers(-(10**25), 10**25)
fractions = st.builds(rational, integers, st.integers(1, 10**12))
exact = integers | fractions


def big(text: str, precision: float) -> BigReal:
    """A real of this precision."""
    return BigReal(Decimal(text), precision)


@given(exact, exact)
def test_exact_numbers_are_fractions(x, y):
    p, q = as_fraction(x), as_fraction(y)
    assert as_fraction(a.add(x, y)) == p + q and as_fraction(a.subtract(x, y)) == p - q
    assert as_fraction(a.multiply(x, y)) == p * q and as_fraction(a.negate(x)) == -p
    assert a.compare(x, y) == (p > q) - (p < q) and a.sign(x) == (p > 0) - (p < 0)
    if q:
        assert as_fraction(a.divide(x, y)) == Fraction(p) / q and as_fraction(a.reciprocal(y)) == 1 / Fraction(q)


@given(exact, st.integers(-6, 6))
def test_exact_powers(x, n):
    if x != 0 or n >= 0:
        assert as_fraction(a.integer_power(x, n)) == Fraction(as_fraction(x)) ** n


@given(integers, integers, integers, integers)
def test_exact_complex_numbers(p, q, r, s):
    x, y = Complex(p, q), Complex(r, s)
    product = a.parts(a.multiply(x, y))
    assert product == (p * r - q * s, p * s + q * r)
    assert a.parts(a.add(x, y)) == (p + r, q + s) and a.parts(a.subtract(x, y)) == (p - r, q - s)
    if r or s:
        assert a.parts(a.multiply(a.divide(x, y), y)) == (p, q)


@pytest.mark.parametrize(
    "operation, x, y, value",
    [
        (a.add, 1, 0.5, 1.5),
        (a.add, rational(1, 2), 0.25, 0.75),
        (a.add, 1.5, 1j, 1.5 + 1j),
        (a.multiply, 2, 0.5, 1.0),
        (a.multiply, 0, 2.5, 0.0),
        (a.multiply, 2.0, 1 + 1j, 2 + 2j),
        (a.multiply, 2, Complex(1, 3), Complex(2, 6)),
        (a.multiply, Complex(0, 1), Complex(0, 1), -1),
        (a.divide, 1.0, 4.0, 0.25),
        (a.divide, 1, 4.0, 0.25),
        (a.divide, 1, 4, rational(1, 4)),
        (a.divide, 6, 3, 2),
        (a.divide, 1, 1j, -1j),
        (a.integer_power, 2.0, -2, 0.25),
        (a.integer_power, 1 + 1j, 2, 2j),
        (a.integer_power, rational(2, 3), 2, rational(4, 9)),
        (a.integer_power, rational(2, 3), 0, 1),
        (a.integer_power, Complex(0, 1), 3, Complex(0, -1)),
        (a.integer_power, 0, 0, 1),
    ],
)
def test_kinds_of_results(operation, x, y, value):
    result = operation(x, y)
    assert result == value and type(result) is type(value)


@pytest.mark.parametrize(
    "result, value",
    [
        (lambda: a.multiply(1e200, 1e200), "1e400"),
        (lambda: a.multiply(1e-200, 1e-200), "1e-400"),
        (lambda: a.add(1.7e308, 1.7e308), "3.4e308"),
        (lambda: a.multiply(10**400, 1.0), "1e400"),
        (lambda: a.integer_power(10.0, 400), "1e400"),
        (lambda: a.integer_power(10.0, -400), "1e-400"),
        (lambda: a.reciprocal(1e-320), None),
    ],
)
def test_beyond_the_machine_numbers_come_big_reals(result, value):
    number = result()
    assert type(number) is BigReal and number.precision == pytest.approx(a.MACHINE_PRECISION)
    if value is not None:
        assert abs(number.value / Decimal(value) - 1) < Decimal("1e-14")


@pytest.mark.parametrize(
    "result, value, precision",
    [
        (lambda: a.multiply(big("1.5", 20), big("2", 30)), "3", 20),
        (lambda: a.multiply(big("1.5", 20), 2), "3", 20),
        (lambda: a.multiply(big("1.5", 20), rational(1, 3)), "0.5", 20),
        (lambda: a.multiply(big("1.5", 20), big("2", 20)), "3", 20 - 0.30103),
        (lambda: a.add(big("1", 20), big("1", 20)), "2", 20),
        (lambda: a.add(big("1", 20), big("100", 20)), "101", 20),
        (lambda: a.add(big("1", 20), 1), "2", 20.30103),
        (lambda: a.add(big("1", 20), 10**30), "1000000000000000000000000000001", 50),
        (lambda: a.subtract(big("1.0000000001", 20), big("1", 20)), "1E-10", 9.699),
        (lambda: a.integer_power(big("2", 20), 10), "1024", 19),
        (lambda: a.reciprocal(big("4", 20)), "0.25", 20),
        (lambda: a.negate(big("4", 20)), "-4", 20),
    ],
)
def test_precision_of_big_reals(result, value, precision):
    """Errors add up: relative ones in products, absolute ones in sums."""
    number = result()
    assert abs(number.value - Decimal(value)) < Decimal("1e-18") * max(1, abs(Decimal(value)))
    assert number.precision == pytest.approx(precision, abs=2e-3)


def test_exact_zeros_annihilate_and_add_nothing():
    x = big("1.5", 20)
    assert a.multiply(0, x) == 0 and type(a.multiply(x, 0)) is int
    assert a.add(x, 0) is x and a.add(0, x) is x


@pytest.mark.parametrize("zero", [0, 0.0, 0j, big("0", 5)])
def test_zeros_have_no_reciprocal(zero):
    assert a.is_zero(zero)
    with pytest.raises(ZeroDivisionError):
        a.reciprocal(zero)


@pytest.mark.parametrize("number", [1, 1e-300, 1j, rational(1, 2), Complex(0, 1), big("1", 5)])
def test_no_zeros(number):
    assert not a.is_zero(number)


@pytest.mark.parametrize(
    "number, sign, exact, machine, precision",
    [
        (-3, -1, True, False, inf),
        (0, 0, True, False, inf),
        (rational(-1, 2), -1, True, False, inf),
        (2.5, 1, False, True, a.MACHINE_PRECISION),
        (big("-1", 7), -1, False, False, 7),
    ],
)
def test_what_a_real_is(number, sign, exact, machine, precision):
    assert (a.sign(number), a.is_exact(number), a.is_machine(number), a.precision_of(number)) == (sign, exact, machine, precision)


def test_what_a_complex_number_is():
    assert a.is_machine(1j) and a.is_exact(Complex(1, rational(1, 2))) and not a.is_exact(Complex(1, big("1", 5)))
    assert a.precision_of(Complex(big("1", 9), big("1", 5))) == 5 and a.parts(Complex(1, 2)) == (1, 2) and a.parts(7) == (7, 0)


@pytest.mark.parametrize(
    "number, value", [(3, 3.0), (rational(1, 4), 0.25), (10**400, None), (rational(1, 10**400), None), (big("1e400", 9), None)]
)
def test_to_machine_numbers(number, value):
    assert a.to_float(number) == value
    assert a.to_complex(number) == (None if value is None else complex(value))


def test_powers_of_machine_numbers_take_five_binary_digits_at_a_time():
    assert a.repeated_product("x", 35, lambda p, q: f"({p}{q})").count("x") == 35
    steps = []
    a.repeated_product(2, 64, lambda p, q: steps.append((p, q)) or p * q)
    assert a.repeated_product(3, 64, lambda p, q: p * q) == 3**64 and steps == [
        (2, 2),
        (4, 4),
        (16, 16),
        (256, 256),
        (65536, 65536),
        (2**32, 2**32),
    ]


@given(st.floats(0.5, 2.0), st.integers(1, 200))
def test_powers_are_near_the_true_ones(x, n):
    assert float(Fraction(a.integer_power(x, n)) / Fraction(x) ** n - 1) < 200 * 2e-16


@given(st.floats(-50, 50) | integers | fractions, st.floats(-50, 50) | integers | fractions)
def test_comparison_is_exact(x, y):
    p, q = as_fraction(x), as_fraction(y)
    assert a.compare(x, y) == (p > q) - (p < q) == -a.compare(y, x)


def test_numerators():
    assert (a.numerator(rational(3, 4)), a.denominator(rational(3, 4)), a.numerator(5), a.denominator(5)) == (3, 4, 5, 1)
    assert type(rational(3, 4)) is Rational and not isinf(a.decimals_kept(5))


@pytest.mark.parametrize("precision, decimals", [(1, 19), (8, 19), (9, 38), (20, 38), (30, 58)])
def test_decimals_come_in_words_of_64_bits(precision, decimals):
    """InputForm of N[Sin[1], 30] shows 58 digits."""
    assert a.decimals_kept(precision) == decimals


def test_comparing_what_is_far_beyond_the_machine_s_takes_no_time():
    """As a fraction E^(10^7) has millions of digits, which takes many seconds to find."""
    large, small = BigReal(Decimal("1.5e6500000"), 16.0), BigReal(Decimal("1.5e-6500000"), 16.0)
    begin = time.process_time()
    assert [a.compare(large, x) for x in (3, 2.5, rational(1, 3), small, large)] == [1, 1, 1, 1, 0]
    assert [a.compare(small, x) for x in (0, rational(1, 10**9), rational(-1, 3), -2.5, large)] == [1, -1, 1, 1, -1]
    assert time.process_time() - begin < 1


@pytest.mark.parametrize(
    "x, y, order", [("0.25", rational(1, 4), 0), ("0.2499999999999999999", rational(1, 4), -1), ("0.1", 0.1, -1)]
)
def test_comparisons_with_big_reals_are_exact(x, y, order):
    assert (a.compare(big(x, 20), y), a.compare(y, big(x, 20))) == (order, -order)


@pytest.mark.parametrize("text", ["1e400", "-2.5e-400", "1e+5000"])
def test_texts_beyond_the_machine_s_range_are_big_reals(text):
    value = a.real_of_text(text)
    assert type(value) is BigReal and value.value == Decimal(text) and value.precision == a.MACHINE_PRECISION


@pytest.mark.parametrize("text, value", [("1.5", 1.5), ("-0.", 0.0), ("0e999", 0.0), ("1E3", 1000.0), (".5", 0.5)])
def test_texts_of_machine_numbers(text, value):
    assert a.real_of_text(text) == value and type(a.real_of_text(text)) is float


@pytest.mark.parametrize("text", ["inf", "nan", "-Infinity", "", "1e", "x"])
def test_texts_that_are_no_numbers(text):
    with pytest.raises(ValueError):
        a.real_of_text(text)
