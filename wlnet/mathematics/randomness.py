"""Random generators, and what NumPy does not draw itself."""

import numpy as np


def new_generator(seed: int | str | None = None) -> np.random.Generator:
    """A generator started from an integer of any size or sign, from a string, or (None) from the system's entropy."""
    return np.random.Generator(np.random.SFC64(None if seed is None else np.random.SeedSequence(_entropy(seed))))


def _entropy(seed: int | str) -> list:
    """Different lists for all integers and strings: the first number says which they are."""
    if type(seed) is str:
        return [2, *seed.encode("utf-8")]
    return [int(seed < 0), abs(seed)]


def copy_generator(generator: np.random.Generator) -> np.random.Generator:
    """Another generator that goes on as this one would."""
    copy = np.random.Generator(np.random.SFC64(0))
    copy.bit_generator.state = generator.bit_generator.state
    return copy


def big_integer(generator: np.random.Generator, low: int, high: int) -> int:
    """An integer of any size, uniform between low and high: random bits, drawn again where they exceed the range."""
    span = high - low
    bits = span.bit_length()
    count = (bits + 7) // 8
    while True:
        value = int.from_bytes(generator.bytes(count), "little") >> (8 * count - bits) if count else 0
        if value <= span:
            return low + value


def cycles_of(image: list) -> list:
    """The cycles longer than 1, counted from 1, of the permutation i -> image[i], each from its smallest member."""
    seen = [False] * len(image)
    cycles = []
    for start in range(len(image)):
        cycle = []
        i = start
        while not seen[i]:
            seen[i] = True
            cycle.append(i + 1)
            i = image[i]
        if len(cycle) > 1:
            cycles.append(cycle)
    return cycles
