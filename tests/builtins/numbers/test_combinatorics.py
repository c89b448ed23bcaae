"""Numbers of combinatorics: by their definitions, where counting is possible, and by known values."""

from itertools import product
from math import comb, factorial, gamma

import numpy as np
import pytest
from asking import text_of

from wlnet import Session


def surjections(n: int, m: int) -> int:
    return sum(len(set(f)) == m for f in product(range(m), repeat=n))


def partitions(n: int, largest: int, distinct: bool = False) -> int:
    if n == 0:
        return 1
    return sum(partitions(n - k, k - distinct, distinct) for k in range(1, min(n, largest) + 1))


@pytest.mark.parametrize("code, value", [
    ("Table[StirlingS2[n, m], {n, 1, 5}, {m, 1, 5}]", [[surjections(n, m) // factorial(m) for m in range(1, 6)] for n in range(1, 6)]),
    ("Table[BellB[n], {n, 0, 5}]", [1] + [sum(surjections(n, m) // factorial(m) for m in range(1, n + 1)) for n in range(1, 6)]),
    ("Table[PartitionsP[n], {n, 0, 20}]", [partitions(n, n) for n in range(21)]),
    ("Table[PartitionsQ[n], {n, 0, 20}]", [partitions(n, n, True) for n in range(21)]),
    ("Table[Binomial[n, k], {n, 0, 8}, {k, 0, 8}]", [[comb(n, k) for k in range(9)] for n in range(9)]),
    ("Table[CatalanNumber[n], {n, 0, 9}]", [comb(2 * n, n) - comb(2 * n, n + 1) for n in range(10)]),
    ("Table[Multinomial[n, 2, 3], {n, 0, 6}]", [factorial(n + 5) // factorial(n) // 12 for n in range(7)]),
    ("Table[PolygonalNumber[r, n], {r, 3, 6}, {n, 0, 5}]", [[sum(1 + k * (r - 2) for k in range(n)) for n in range(6)] for r in range(3, 7)]),
])  # fmt: skip
def test_definitions(code, value):
    assert np.array_equal(Session().evaluate(code), value)


@pytest.mark.parametrize("code, expected", [
    # laws
    ("Union[Table[Sum[Binomial[n + 1, k] BernoulliB[k], {k, 0, n}], {n, 1, 20}]]", "{0}"),
    ("And @@ Table[Fibonacci[n] == Fibonacci[n - 1] + Fibonacci[n - 2], {n, -10, 20}]", "True"),
    ("And @@ Table[LucasL[n] == Fibonacci[n - 1] + Fibonacci[n + 1], {n, -10, 20}]", "True"),
    ("And @@ Flatten[Table[Binomial[n, k] == Binomial[n - 1, k - 1] + Binomial[n - 1, k], {n, -6, 6}, {k, 1, 6}]]", "True"),
    ("Sum[StirlingS1[6, m] x^m, {m, 0, 6}] === Expand[Product[x - i, {i, 0, 5}]]", "True"),
    ("And @@ Flatten[Table[Sum[StirlingS1[n, k] StirlingS2[k, m], {k, 0, 6}] == KroneckerDelta[n, m], {n, 0, 6}, {m, 0, 6}]]", "True"),
    ("Table[HarmonicNumber[n] - HarmonicNumber[n - 1], {n, 1, 6}]", "{1, 1/2, 1/3, 1/4, 1/5, 1/6}"),
    ("Union[Table[Sum[Binomial[2 n, 2 k] EulerE[2 k], {k, 0, n}], {n, 1, 8}]]", "{0}"),
    # values
    ("{Binomial[5, 2], Binomial[5, 7], Binomial[5, -1], Binomial[-3, 2], Binomial[-3, 5], Binomial[-2, -3], Binomial[-3, -2]}",
     "{10, 0, 0, 6, -21, -2, 0}"),
    ("{Binomial[1/2, 2], Binomial[n, 0], Binomial[n, 1], Binomial[n, 3], Binomial[n, n], Binomial[n, n - 1], Binomial[n, k], Binomial[2.5, 2]}",
     "{-1/8, 1, n, ((-2 + n)*(-1 + n)*n)/6, 1, n, Binomial[n, k], 1.875}"),
    ("{Multinomial[], Multinomial[5], Multinomial[1, 2, 3], Multinomial[{1, 2}, 3], Multinomial[x, 1]}",
     "{1, 1, 60, {4, 10}, Multinomial[1, x]}"),
    ("{CatalanNumber[10], CatalanNumber[x], PolygonalNumber[5], PolygonalNumber[4, 5], PolygonalNumber[x], PartitionsP[-1], PartitionsQ[-1]}",
     "{16796, CatalanNumber[x], 15, 25, PolygonalNumber[x], 0, 0}"),
    ("{Fibonacci[0], Fibonacci[1], Fibonacci[10], Fibonacci[-4], Fibonacci[-5], Fibonacci[100], Fibonacci[x]}",
     "{0, 1, 55, -3, 5, 354224848179261915075, Fibonacci[x]}"),
    ("{Fibonacci[4, x], Fibonacci[1, x], Fibonacci[0, x], Fibonacci[5, 2], LucasL[0], LucasL[1], LucasL[-3], LucasL[10]}",
     "{2*x + x^3, 1, 0, 29, 2, 1, -4, 123}"),
    ("{HarmonicNumber[0], HarmonicNumber[4], HarmonicNumber[3, 2], HarmonicNumber[4, -2], HarmonicNumber[3, 0], HarmonicNumber[-1], HarmonicNumber[x]}",
     "{0, 25/12, 49/36, 30, 3, ComplexInfinity, HarmonicNumber[x]}"),
    ("{HarmonicNumber[Infinity], HarmonicNumber[Infinity, 2], HarmonicNumber[Infinity, 1], HarmonicNumber[3, r]}",
     "{Infinity, Pi^2/6, Infinity, HarmonicNumber[3, r]}"),
    ("{BernoulliB[0], BernoulliB[1], BernoulliB[2], BernoulliB[3], BernoulliB[10], BernoulliB[2, x], BernoulliB[3, 1/2], BernoulliB[-1], BernoulliB[x]}",
     "{1, -1/2, 1/6, 0, 5/66, 1/6 - x + x^2, 0, BernoulliB[-1], BernoulliB[x]}"),
    ("{EulerE[0], EulerE[1], EulerE[2], EulerE[4], EulerE[6], EulerE[-1], EulerE[x]}", "{1, 0, -1, 5, -61, EulerE[-1], EulerE[x]}"),
    ("{StirlingS1[5, 2], StirlingS1[0, 0], StirlingS1[3, 4], StirlingS2[5, 2], StirlingS2[0, 0], StirlingS2[3, 4], StirlingS1[n, 2], StirlingS1[3, -1]}",
     "{-50, 1, 0, 15, 1, 0, StirlingS1[n, 2], StirlingS1[3, -1]}"),
    ("{BellB[10], BellB[0], BellB[-1], BellB[x], PartitionsP[100], PartitionsQ[50]}", "{115975, 1, BellB[-1], BellB[x], 190569292, 3658}"),
        ("{Binomial[-7, -2.5], Binomial[5., 2]}", "{ComplexInfinity, 10.}"),
])  # fmt: skip
def test_value(code, expected):
    assert text_of(code) == expected


@pytest.mark.parametrize("code, expected", [
    ("HarmonicNumber[2.5]", 1.680372305546776), ("Fibonacci[2.5]", 1.4893065462657091), ("Binomial[5.5, 2.5]", 14.4375),
    ("Binomial[5, 2.5]", 120 / gamma(3.5) ** 2), ("CatalanNumber[2] + 0.", 2.0),
])  # fmt: skip
def test_machine_numbers(code, expected):
    assert Session().evaluate(code) == pytest.approx(expected, rel=1e-14)


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Binomial[5, 2]", "10"),
        ("Binomial[-3, 2]", "6"),
        ("Binomial[n, 2]", "((-1 + n)*n)/2"),
        ("HarmonicNumber[10]", "7381/2520"),
        ("BernoulliB[10]", "5/66"),
        ("Fibonacci[100]", "354224848179261915075"),
        ("LucasL[10]", "123"),
        ("Multinomial[1, 2, 3]", "60"),
        ("PartitionsP[100]", "190569292"),
        ("StirlingS2[5, 2]", "15"),
        ("BellB[5]", "52"),
        ("CatalanNumber[5]", "42"),
    ],
)
def test_single_values(code, expected):
    assert text_of(code) == expected


@pytest.mark.parametrize(
    "call",
    [
        "Zeta[10^30]",
        "BellB[10^30]",
        "BernoulliB[10^30]",
        "EulerE[10^9]",
        "PartitionsP[10^9]",
        "StirlingS2[10^9, 3]",
        "Fibonacci[10^12]",
        "CatalanNumber[10^10]",
        "Binomial[10^10, 5*10^9]",
        "HarmonicNumber[10^9]",
    ],
)
def test_numbers_too_large_to_compute_stay(call):
    assert text_of(f"Head[{call}]") == call.split("[")[0]
