"""Prime numbers against a sieve, factors against their product, and numbers that fool weaker tests."""

import pytest

from wlnet.mathematics.primes import (
    _is_lucas_probable_prime,
    count_primes,
    divisors,
    factor,
    is_prime,
    jacobi,
    next_prime,
    nth_prime,
    previous_prime,
    primes_below,
)

SIEVE = [n for n in range(2, 3000) if all(n % d for d in range(2, int(n**0.5) + 1))]


def test_primes_below_a_bound():
    assert list(primes_below(3000)) == SIEVE
    assert [len(primes_below(n)) for n in (0, 1, 2, 3, 4, 5, 1369, 1370)] == [0, 0, 0, 1, 2, 2, 219, 219]  # 1369 = 37^2


def test_small_numbers():
    assert [n for n in range(-5, 3000) if is_prime(n)] == SIEVE


@pytest.mark.parametrize(
    "n", [2**31 - 1, 2**61 - 1, 2**89 - 1, 2**127 - 1, 10**18 + 9, 10**24 + 7, 10**40 + 121, 1681 + 12, 41 * 41 + 12]
)
def test_large_primes(n):
    assert is_prime(n) and factor(n) == {n: 1}


@pytest.mark.parametrize("n", [
    41 * 41, 41 * 43, 561, 1105, 2047, 3277, 29341, 1373653, 25326001, 3215031751, 2152302898747, 3474749660383, 341550071728321, 3825123056546413051, 318665857834031151167461, 3317044064679887385961981,
    (2**61 - 1) ** 2, (10**18 + 9) * (10**24 + 7), (2**89 - 1) * (2**127 - 1), 2**67 - 1, 10**30, 10**30 + 1,
])  # fmt: skip
def test_composite_numbers(n):
    """Squares, Carmichael numbers, and the smallest strong pseudoprimes to the first k primes."""
    assert not is_prime(n)


def test_lucas_test():
    """It takes all primes above 40, no square, and no strong pseudoprime of base 2 below 10^4."""
    assert all(_is_lucas_probable_prime(p) for p in SIEVE if p > 40)
    assert not any(_is_lucas_probable_prime(n) for n in (2047, 3277, 4033, 4681, 8321, 25, 49, 121, 10**20 + 1, 2**67 - 1))
    fooled = [
        n
        for n in range(41, 6000)
        if all(n % p for p in SIEVE if p < 40) and not all(n % p for p in SIEVE if p * p <= n) and _is_lucas_probable_prime(n)
    ]
    assert fooled == [3827, 5459, 5777]  # OEIS A217120, those without a factor below 41


def test_neighbours():
    for n in range(-3, 120):
        assert next_prime(n) == min(p for p in SIEVE if p > n)
        assert previous_prime(n) == max([p for p in SIEVE if p < n], default=None)
    assert next_prime(10**18) == 10**18 + 3 and previous_prime(10**18) == 10**18 - 11


def test_counting():
    for n in (0, 1, 2, 3, 10, 24, 25, 26, 100, 101, 961, 2999):
        assert count_primes(n) == sum(p <= n for p in SIEVE), n
    assert [count_primes(10**k) for k in range(1, 8)] == [4, 25, 168, 1229, 9592, 78498, 664579]
    assert [nth_prime(n) for n in range(1, 401)] == SIEVE[:400] and nth_prime(10**5) == 1299709 and nth_prime(300000) == 4256233


def test_factors_multiply_to_the_number_and_are_prime():
    numbers = [
        *range(1, 400),
        2**32 + 1,
        2**64 + 1,
        10**18 - 1,
        1009**2,
        1009 * 1013,
        1009**3 * 7,
        (10**9 + 7) * (10**9 + 9),
        2**67 - 1,
        997**2 * 1009,
    ]
    for n in numbers:
        found, product = factor(n), 1
        for p, k in found.items():
            assert is_prime(p) and k > 0
            product *= p**k
        assert product == n and list(found) == sorted(found), n


def test_divisors():
    for n in range(1, 200):
        assert divisors(n) == [d for d in range(1, n + 1) if n % d == 0]
    assert len(divisors(2**10 * 3**5 * 1009)) == 11 * 6 * 2


def test_jacobi_symbol():
    for n in (3, 5, 7, 11, 13, 101):
        squares = {k * k % n for k in range(1, n)}
        for a in range(-n, 2 * n):
            assert jacobi(a, n) == (0 if a % n == 0 else 1 if a % n in squares else -1)
    for a in range(-20, 21):
        assert jacobi(a, 45) == jacobi(a, 3) ** 2 * jacobi(a, 5) and jacobi(a, 1) == 1


def test_composite_numbers_that_pass_for_many_bases():
    """The least numbers that pass the strong test for the first 12 and 13 primes (Sorenson and Webster, 2015)."""
    assert not is_prime(318665857834031151167461) and not is_prime(3317044064679887385961981)
