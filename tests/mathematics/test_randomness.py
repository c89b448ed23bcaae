"""Random generators, big random integers, cycles of permutations."""

import pytest

from wlnet.mathematics.randomness import big_integer, copy_generator, cycles_of, new_generator


@pytest.mark.parametrize("seed", [0, 1, -1, 10**40, -(10**40), "", "a", "ä"])
def test_a_seed_says_what_comes(seed):
    assert new_generator(seed).random(5).tolist() == new_generator(seed).random(5).tolist()


def test_different_seeds_differ():
    seeds = [0, 1, -1, 2**32, 10**40, -(10**40), "", "1", "a", "ä", None, None]
    assert len({new_generator(seed).random() for seed in seeds}) == len(seeds)


def test_a_copy_goes_on_alike_and_alone():
    generator = new_generator(3)
    generator.random(7)
    copy = copy_generator(generator)
    expected = copy.random(4).tolist()
    assert generator.random(4).tolist() == expected and copy is not generator


@pytest.mark.parametrize("low, high", [(0, 0), (5, 5), (0, 1), (-2, 3), (0, 255), (10**30, 10**30 + 6)])
def test_big_integers_reach_all_of_a_small_range(low, high):
    generator = new_generator(1)
    drawn = {big_integer(generator, low, high) for _ in range(40 * (min(high - low, 20) + 1))}
    assert min(drawn) >= low and max(drawn) <= high and (high - low > 20 or drawn == set(range(low, high + 1)))


def test_big_integers_of_many_bits():
    generator = new_generator(1)
    drawn = [big_integer(generator, -(2**200), 2**200) for _ in range(64)]
    assert all([abs(x) <= 2**200 for x in drawn]) and {x > 0 for x in drawn} == {True, False}
    assert max([abs(x) for x in drawn]) > 2**195


@pytest.mark.parametrize(
    "image, cycles",
    [([], []), ([0, 1, 2], []), ([1, 0, 2], [[1, 2]]), ([1, 2, 0], [[1, 2, 3]]), ([3, 4, 2, 0, 1], [[1, 4], [2, 5]])],
)
def test_cycles(image, cycles):
    assert cycles_of(image) == cycles
