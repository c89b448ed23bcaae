"""Divisors and functions of them, by their definitions."""

from math import lcm

import pytest
from asking import messages_of, value_of
from number_theory import assert_defined_by, divisors, exponents, order, units

DEFINITIONS = {
    "PerfectNumberQ": lambda n: sum(divisors(n)) == 2 * n,
    "Divisors": divisors,
    "EulerPhi": lambda n: len(units(n)),
    "MoebiusMu": lambda n: 0 if any(k > 1 for k in exponents(n).values()) else (-1) ** len(exponents(n)),
    "LiouvilleLambda": lambda n: (-1) ** sum(exponents(n).values()),
    "PrimeNu": lambda n: len(exponents(n)),
    "PrimeOmega": lambda n: sum(exponents(n).values()),
    "CarmichaelLambda": lambda n: lcm(*[order(k, n) for k in units(n)]),
    "IntegerExponent[#, 2] &": lambda n: (n & -n).bit_length() - 1,
    "DivisorSigma[2, #] &": lambda n: sum(d * d for d in divisors(n)),
    "SquaresR[2, #] &": lambda n: sum(a * a + b * b == n for a in range(-8, 9) for b in range(-8, 9)),
    "SquaresR[3, #] &": lambda n: sum(a * a + b * b + c * c == n for a in range(-8, 9) for b in range(-8, 9) for c in range(-8, 9)),
}


@pytest.mark.parametrize(
    "code, expected",
    [
        ("GCD[24, 36, 60]", "12"),
        ("GCD[1/2, 3/4]", "1/4"),
        ("GCD[5 + 3 I, 2 - 8 I]", "1 + I"),
        ("LCM[4, 6]", "12"),
        ("ExtendedGCD[12, 18]", "{6, {-1, 1}}"),
        ("Divisors[28]", "{1, 2, 4, 7, 14, 28}"),
        ("DivisorSigma[1, 28]", "56"),
        ("EulerPhi[36]", "12"),
        ("MoebiusMu[{6, 12, 30}]", "{1, 0, -1}"),
        ("IntegerExponent[1000]", "3"),
        ("Mod[10, 3, 1]", "1"),
        ("Threshold[{0.1, 2.}, 0.5]", "{0., 2.}"),
        ("{LCM[4 + 2 I, 6], LCM[2 + I, 2 - I], LCM[0, 1 + I]}", "{12 + 6*I, 5, 0}"),
    ],
)
def test_value(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, messages",
    [
        ("GCD[1.5, 2]", ["GCD::exact"]),
    ],
)
def test_messages(code, messages):
    assert messages_of(code) == messages


@pytest.mark.parametrize("name", DEFINITIONS)
def test_definitions(name):
    assert_defined_by(DEFINITIONS[name], name)


@pytest.mark.parametrize(
    "code, expected",
    [
        (
            "{GCD[12, 18], GCD[-12, 18], GCD[0, 5], GCD[], GCD[7], GCD[1/2, 3/4], GCD[12, x], GCD[12, 18, x]}",
            "{6, 6, 5, 0, 7, 1/4, GCD[12, x], GCD[6, x]}",
        ),
        (
            "{LCM[4, 6], LCM[-4, 6], LCM[0, 5], LCM[7], LCM[1/2, 3/4], LCM[4, 6, 10], LCM[4, 6, x], LCM[{4, 6}, 10]}",
            "{12, 12, 0, 7, 3/2, 60, LCM[12, x], {20, 30}}",
        ),
        ("{GCD[5 + 3 I, 2 - 8 I], GCD[2, 1 + I], GCD[3 I, 6]}", "{1 + I, 1 + I, 3}"),
        (
            "{ExtendedGCD[12, 18], ExtendedGCD[7], ExtendedGCD[0, 5], ExtendedGCD[x, 2]}",
            "{{6, {-1, 1}}, {7, {1}}, {5, {0, 1}}, ExtendedGCD[x, 2]}",
        ),
        (
            "And @@ Flatten[Table[Block[{e = ExtendedGCD[a, b]}, e[[2]] . {a, b} == e[[1]] == GCD[a, b]], {a, -9, 9, 4}, {b, -10, 10, 3}]]",
            "True",
        ),
        ("Block[{e = ExtendedGCD[30, 42, 70]}, {First[e], e[[2]] . {30, 42, 70}}]", "{2, 2}"),
        (
            "{Divisors[-6], Divisors[0], Divisors[{4, 6}], DivisorSigma[0, 12], DivisorSigma[-1, 6], DivisorSigma[1, -6], DivisorSigma[k, 2]}",
            "{{1, 2, 3, 6}, Divisors[0], {{1, 2, 4}, {1, 2, 3, 6}}, 6, 2, 12, 1 + 2^k}",
        ),
        (
            "{DivisorSum[6, f], DivisorSum[12, # &, EvenQ], EulerPhi[0], EulerPhi[-12], MoebiusMu[-30], MangoldtLambda[8], MangoldtLambda[6], MangoldtLambda[1]}",
            "{f[1] + f[2] + f[3] + f[6], 24, 0, 4, -1, Log[2], 0, 0}",
        ),
        (
            "{IntegerExponent[1000], IntegerExponent[-1000], IntegerExponent[7], IntegerExponent[0], IntegerExponent[54, 3], IntegerExponent[x]}",
            "{3, 3, 0, Infinity, 3, IntegerExponent[x]}",
        ),
        (
            "{ExtendedGCD[-4, -6], ExtendedGCD[-4, 6], ExtendedGCD[0, -6], ExtendedGCD[-7]}",
            "{{2, {1, -1}}, {2, {1, 1}}, {6, {0, -1}}, {7, {-1}}}",
        ),
    ],
)
def test_more_values(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, message",
    [
        ("IntegerExponent[4, 1]", "IntegerExponent::ibase"),
        ("LCM[1.5, 2]", "LCM::exact"),
    ],
)
def test_mistakes_are_reported_and_leave_the_call(code, message):
    assert messages_of(code) == [message]
    assert value_of(f"Quiet[Head[{code}]]") == message.split("::")[0]
