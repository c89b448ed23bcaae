"""Digits and terms of continued fractions give back their numbers."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from wlnet.mathematics.digits import (
    digit_run,
    digits_of,
    leading_exponent,
    mixed_radix_digits,
    number_of,
    partial_quotients,
    repeating_digits,
    roman_number,
)

BASES = st.integers(2, 36)
POSITIVE = st.fractions(min_value=0, max_value=1000, max_denominator=300).filter(bool)


@given(st.integers(0, 10**40), BASES)
def test_digits_of_integers(n, base):
    digits = digits_of(n, base)
    assert number_of(digits, base) == n and max(digits) < base and (digits[0] > 0 or digits == [0])


def test_long_numbers_have_digits_too():
    assert len(digits_of(10**10_000, 10)) == 10_001


def test_mixed_radix():
    assert mixed_radix_digits(2 * 3600 + 5 * 60 + 9, [60, 60]) == [2, 5, 9]
    assert mixed_radix_digits(59, [60, 60]) == [0, 59]


@given(POSITIVE, BASES)
def test_the_leading_exponent(x, base):
    e = leading_exponent(x, base)
    assert Fraction(base) ** (e - 1) <= x < Fraction(base) ** e


@given(POSITIVE, BASES, st.integers(1, 12))
def test_runs_of_digits_are_rounded_or_cut(x, base, count):
    for truncate in (False, True):
        digits, exponent = digit_run(x, base, count, None, truncate)
        unit = Fraction(base) ** (exponent - count)
        error = x - number_of(digits, base) * unit
        assert len(digits) == count and (0 <= error < unit if truncate else abs(error) <= unit / 2)
    digits, exponent = digit_run(Fraction(1234, 10), 10, 3, 1, True)
    assert (digits, exponent) == ([2, 3, 4], 2)


@given(POSITIVE, BASES)
def test_repeating_digits_are_the_fraction(x, base):
    digits, cycle, exponent = repeating_digits(x, base)
    value = Fraction(number_of(digits, base), base ** len(digits))
    if cycle:
        value += Fraction(number_of(cycle, base), (base ** len(cycle) - 1) * base ** len(digits))
    assert value * Fraction(base) ** exponent == x


@given(st.fractions(-50, 50, max_denominator=200))
def test_terms_of_continued_fractions(x):
    terms = partial_quotients(x, 0, None)
    value = Fraction(terms[-1])
    for a in reversed(terms[:-1]):
        value = a + 1 / value
    assert value == x and partial_quotients(x, 0, 2) == terms[:2]
    certain = partial_quotients(x, Fraction(1, 10**6), None)
    assert certain == terms[: len(certain)]


def test_roman_numbers():
    assert [roman_number(text) for text in ("I", "iv", "MCMXCIV", "MMXXVI")] == [1, 4, 1994, 2026]
