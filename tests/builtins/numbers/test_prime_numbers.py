"""Primes and factors of integers."""

import pytest
from asking import messages_of, value_of
from number_theory import assert_defined_by, exponents, is_prime

DEFINITIONS = {
    "PrimeQ": is_prime,
    "CompositeQ": lambda n: n > 1 and not is_prime(n),
    "PrimePowerQ": lambda n: len(exponents(n)) == 1,
    "SquareFreeQ": lambda n: all(k == 1 for k in exponents(n).values()),
    "PrimePi": lambda n: sum(is_prime(k) for k in range(n + 1)),
    "NextPrime": lambda n: next(k for k in range(n + 1, 2 * n + 2) if is_prime(k)),
    "FactorInteger": lambda n: [list(pair) for pair in exponents(n).items()] or [[1, 1]],
}


@pytest.mark.parametrize(
    "code, expected",
    [
        ("PrimeQ[2^61 - 1]", "True"),
        ("PrimeQ[2^67 - 1]", "False"),
        ("PrimeQ[-7]", "True"),
        ("Prime[{1, 10, 1000}]", "{2, 29, 7919}"),
        ("PrimePi[10^6]", "78498"),
        ("NextPrime[10]", "11"),
        ("NextPrime[10, -1]", "7"),
        ("FactorInteger[2^67 - 1]", "{{193707721, 1}, {761838257287, 1}}"),
        ("FactorInteger[-12]", "{{-1, 1}, {2, 2}, {3, 1}}"),
        ("FactorInteger[3/8]", "{{2, -3}, {3, 1}}"),
        ("FactorInteger[1]", "{{1, 1}}"),
        ("SquareFreeQ[12]", "False"),
    ],
)
def test_value(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize("name", DEFINITIONS)
def test_definitions(name):
    assert_defined_by(DEFINITIONS[name], name)


@pytest.mark.parametrize(
    "code, messages",
    [
        ("Prime[0]", ["Prime::intpp"]),
    ],
)
def test_messages(code, messages):
    assert messages_of(code) == messages


@pytest.mark.parametrize(
    "code, expected",
    [
        (
            "{PrimeQ[0], PrimeQ[1], PrimeQ[-7], PrimeQ[7.], PrimeQ[x], PrimeQ[1 + I], PrimeQ[5, GaussianIntegers -> True], "
            "PrimeQ[7, GaussianIntegers -> True], PrimeQ[3 I], PrimeQ[2 I]}",
            "{False, False, True, False, False, True, False, True, True, False}",
        ),
        (
            "{CompositeQ[4], CompositeQ[1], CompositeQ[0], CompositeQ[x], PrimePowerQ[1], PrimePowerQ[27], PrimePowerQ[12], SquareFreeQ[0], SquareFreeQ[1]}",
            "{True, False, False, False, False, True, False, False, True}",
        ),
        (
            "{Prime[1], Prime[100], Prime[x], PrimePi[-3], PrimePi[10.5], PrimePi[7], PrimePi[6], PrimePi[Pi^3], PrimePi[x]}",
            "{2, 541, Prime[x], 0, 4, 4, 3, 11, PrimePi[x]}",
        ),
        (
            "{NextPrime[7], NextPrime[7, 2], NextPrime[7, -1], NextPrime[8, -1], NextPrime[2.5], NextPrime[2, -1], NextPrime[-2, -1]}",
            "{11, 13, 5, 7, 3, -2, -3}",
        ),
        (
            "{FactorInteger[0], FactorInteger[-1], FactorInteger[-12], FactorInteger[3/8], FactorInteger[-3/8], FactorInteger[x]}",
            "{{{0, 1}}, {{-1, 1}}, {{-1, 1}, {2, 2}, {3, 1}}, {{2, -3}, {3, 1}}, {{-1, 1}, {2, -3}, {3, 1}}, FactorInteger[x]}",
        ),
    ],
)
def test_more_values(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, message",
    [
        ("FactorInteger[1.5]", "FactorInteger::exact"),
        ("Prime[-1]", "Prime::intpp"),
    ],
)
def test_mistakes_are_reported_and_leave_the_call(code, message):
    assert messages_of(code) == [message]
    assert value_of(f"Quiet[Head[{code}]]") == message.split("::")[0]


@pytest.mark.parametrize(
    "code, expected",
    [
        ("{NextPrime[-4], NextPrime[-3], NextPrime[-2], NextPrime[0], NextPrime[-4.5], NextPrime[-4, 3]}", "{-3, -2, 2, 2, -3, 2}"),
        ("{NextPrime[-4, -1], NextPrime[2, -1], NextPrime[3, -2]}", "{-5, -2, -2}"),
    ],
)
def test_primes_below_zero_are_primes_too(code, expected):
    assert value_of(code) == expected
