"""Number theory of integers by its definitions."""

from itertools import product
from math import gcd

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wlnet.expression import rational
from wlnet.mathematics import number_theory as theory

SMALL = range(1, 60)


def units(n: int) -> list:
    return [k for k in range(1, n + 1) if gcd(k, n) == 1]


@given(st.integers(-(10**20), 10**20), st.integers(-(10**20), 10**20))
def test_bezout(a, b):
    g, x, y = theory.bezout(a, b)
    assert g == gcd(a, b) == a * x + b * y


@pytest.mark.parametrize("n", SMALL)
def test_functions_of_units(n):
    assert theory.euler_phi(n) == theory.euler_phi(-n) == len(units(n))
    orders = {k: next(m for m in range(1, n + 1) if pow(k, m, n) == 1 % n) for k in units(n)}
    assert theory.carmichael_lambda(n) == max(orders.values())
    assert {k: theory.multiplicative_order(k, n) for k in orders} == orders
    generators = [k for k, order in orders.items() if order == len(orders)]
    assert theory.primitive_root(n) == (min(generators) if generators else None)


def test_functions_of_divisors():
    def divisors(n):
        return [d for d in SMALL if n % d == 0]

    assert [n for n in SMALL if theory.is_perfect(n)] == [6, 28]
    for n in SMALL:  # the sum of Moebius' function over divisors is 0 but for 1
        assert sum([theory.moebius_mu(d) for d in divisors(n)]) == int(n == 1)
    assert theory.euler_phi(0) == theory.moebius_mu(0) == 0
    assert [theory.integer_exponent(n, 2) for n in (1, 8, -12, 40)] == [0, 3, 2, 3]


@pytest.mark.parametrize("d", [1, 2, 3])
def test_sums_of_squares(d):
    for n in range(20):
        assert theory.squares_count(d, n) == sum([sum([a * a for a in t]) == n for t in product(range(-5, 6), repeat=d)])


def test_roots_modulo():
    for m in (7, 8, 11):
        for a in range(m):
            root = theory.fractional_power_mod(a, rational(1, 2), m)
            squares = [x for x in range(m) if x * x % m == a]
            assert root == (squares[0] if squares else None)
    assert theory.fractional_power_mod(1, rational(1, 2), 10**7 + 1) is None


@given(st.lists(st.tuples(st.integers(-20, 20), st.integers(1, 12)), max_size=4))
def test_chinese_remainder(congruences):
    solution = theory.chinese_remainder(*([list(c) for c in zip(*congruences)] or [[], []]))
    fitting = [x for x in range(27720) if all([(x - r) % m == 0 for r, m in congruences])]
    if solution is None:
        assert not fitting
    else:
        x, m = solution
        assert fitting[0] == x % m and (len(fitting) == 1 or fitting[1] - fitting[0] == m)


def test_kronecker_symbol():
    for m in (3, 5, 7, 11):
        squares = {k * k % m for k in range(1, m)}
        for n in range(-15, 16):
            assert theory.kronecker(n, m) == (0 if n % m == 0 else 1 if n % m in squares else -1)
    for n in range(-9, 10):
        for a in range(1, 9):
            for b in (2, -1, 3):
                assert theory.kronecker(n, a * b) == theory.kronecker(n, a) * theory.kronecker(n, b), (n, a, b)
    assert [theory.kronecker(n, 0) for n in (-1, 0, 1, 2)] == [1, 0, 1, 0]


def test_common_bases():
    assert theory.common_base(8, 4) == (3, 2) and theory.common_base(7, 7) == (1, 1)
    assert theory.common_base(12, 18) is None and theory.common_base(6, 2) is None
    assert theory.common_base(10**12, 10**9) == (4, 3)
