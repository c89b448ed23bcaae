"""Short disjunctive normal forms: what the cover holds for, and how short it is."""

from itertools import product
from random import Random

import pytest

from wlnet.mathematics.boolean_minimization import minimal_cover, prime_implicants


def covered(implicants, n: int) -> set:
    return {m for m in range(1 << n) if any(m & care == values for care, values in implicants)}


@pytest.mark.parametrize("n", [1, 2, 3])
def test_all_functions_of_few_variables(n):
    for truth in product([False, True], repeat=1 << n):
        minterms = {m for m in range(1 << n) if truth[m]}
        assert covered(minimal_cover(minterms, n), n) == minterms


@pytest.mark.parametrize("seed", range(8))
def test_prime_implicants_hold_and_cannot_be_widened(seed):
    n = 5
    minterms = set(Random(seed).sample(range(1 << n), 17))
    primes = prime_implicants(minterms, n)
    assert len(set(primes)) == len(primes) and covered(primes, n) == minterms
    for care, values in primes:
        for i in range(n):
            bit = 1 << i
            assert not care & bit or not covered([(care & ~bit, values & ~bit)], n) <= minterms
    cover = minimal_cover(minterms, n)
    assert covered(cover, n) == minterms and set(cover) <= set(primes) and len(cover) <= len(minterms)


@pytest.mark.parametrize(
    "minterms, n, cover",
    [
        (set(), 2, []),
        ({0, 1, 2, 3}, 2, [(0, 0)]),  # always true: no variable matters
        ({2, 3}, 2, [(0b10, 0b10)]),  # the first variable
        ({1, 3}, 2, [(0b01, 0b01)]),
        ({0}, 2, [(0b11, 0)]),
        ({1, 2}, 2, [(0b11, 0b10), (0b11, 0b01)]),  # exclusive or: the first variable plain before negated
        ({3, 5, 6, 7}, 3, [(0b110, 0b110), (0b101, 0b101), (0b011, 0b011)]),  # the majority of three
    ],
)
def test_covers(minterms, n, cover):
    assert minimal_cover(minterms, n) == cover
