"""Functions of integers by their definitions, slow and plain, and the comparison of a builtin with one."""

from math import gcd

from wlnet import Session


def divisors(n: int) -> list:
    return [d for d in range(1, n + 1) if n % d == 0]


def exponents(n: int) -> dict:
    """Prime -> exponent, by trial division."""
    powers: dict = {}
    p = 2
    while n > 1:
        while n % p == 0:
            powers[p] = powers.get(p, 0) + 1
            n //= p
        p += 1
    return powers


def is_prime(n: int) -> bool:
    return n > 1 and divisors(n) == [1, n]


def order(k: int, n: int) -> int:
    return next(m for m in range(1, n + 1) if pow(k, m, n) == 1 % n)


def units(n: int) -> list:
    return [k for k in range(1, n + 1) if gcd(k, n) == 1]


def assert_defined_by(definition, name: str) -> None:
    """A function of the language has the values of a Python function for 1 to 60."""
    values = Session().evaluate(f"Table[({name})[n], {{n, 60}}]")
    for n, value in enumerate(values, 1):
        plain = value if isinstance(value, bool) else value.tolist() if hasattr(value, "tolist") else value
        assert plain == definition(n), n
