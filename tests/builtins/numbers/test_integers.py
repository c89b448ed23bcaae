"""Number theory, digits, rounding and precision."""

from math import gcd, lcm

import pytest
from asking import messages_of, value_of

from wlnet import Session


@pytest.mark.parametrize(
    "code, expected",
    [
        ("GCD[24, 36, 60]", "12"),
        ("GCD[1/2, 3/4]", "1/4"),
        ("GCD[5 + 3 I, 2 - 8 I]", "1 + I"),
        ("LCM[4, 6]", "12"),
        ("ExtendedGCD[12, 18]", "{6, {-1, 1}}"),
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
        ("Divisors[28]", "{1, 2, 4, 7, 14, 28}"),
        ("DivisorSigma[1, 28]", "56"),
        ("EulerPhi[36]", "12"),
        ("MoebiusMu[{6, 12, 30}]", "{1, 0, -1}"),
        ("PowerMod[3, -1, 7]", "5"),
        ("PowerMod[2, 10^20, 1009]", "845"),
        ("ChineseRemainder[{2, 3}, {3, 5}]", "8"),
        ("JacobiSymbol[2, 7]", "1"),
        ("MultiplicativeOrder[2, 7]", "3"),
        ("PrimitiveRoot[7]", "3"),
        ("IntegerExponent[1000]", "3"),
        ("SquareFreeQ[12]", "False"),
        ("Numerator[(a b)/(c d)]", "a*b"),
        ("Denominator[3/4 x^-2]", "4*x^2"),
        ("IntegerDigits[255, 2]", "{1, 1, 1, 1, 1, 1, 1, 1}"),
        ("IntegerDigits[5, 2, 8]", "{0, 0, 0, 0, 0, 1, 0, 1}"),
        ("IntegerDigits[-123]", "{1, 2, 3}"),
        ("FromDigits[{1, 2, 3}]", "123"),
        ('FromDigits["ff", 16]', "255"),
        ("FromDigits[{a, b}, x]", "b + a*x"),
        ("RealDigits[3.25, 10, 4]", "{{3, 2, 5, 0}, 1}"),
        ("RealDigits[1/7]", "{{{1, 4, 2, 8, 5, 7}}, 0}"),
        ("RealDigits[Pi, 10, 6]", "{{3, 1, 4, 1, 5, 9}, 1}"),
        ("DigitCount[1223, 10, 2]", "2"),
        ("IntegerLength[2^100]", "31"),
        ("IntegerReverse[123]", "321"),
        ("BitAnd[12, 10]", "8"),
        ("BitOr[12, 10]", "14"),
        ("BitXor[5, 3]", "6"),
        ("BitNot[5]", "-6"),
        ("BitShiftLeft[1, 70]", "1180591620717411303424"),
        ("BitLength[255]", "8"),
        ("ContinuedFraction[Pi, 5]", "{3, 7, 15, 1, 292}"),
        ("FromContinuedFraction[{3, 7, 15}]", "333/106"),
        ("Floor[{2.7, -2.7, Pi, 7/2}]", "{2, -3, 3, 3}"),
        ("Ceiling[2.1]", "3"),
        ("Round[{0.5, 1.5, 2.5, -0.5}]", "{0, 2, 2, 0}"),
        ("Round[3.14159, 0.01]", "3.14"),
        ("Floor[7, 3]", "6"),
        ("IntegerPart[-2.7]", "-2"),
        ("FractionalPart[2.75]", "0.75"),
        ("Floor[10^30 Pi]", "3141592653589793238462643383279"),
        ("Floor[x + 2]", "2 + Floor[x]"),
        ("Mod[-7, 3]", "2"),
        ("Mod[5.5, 2]", "1.5"),
        ("Mod[10, 3, 1]", "1"),
        ("Mod[7/2, 1]", "1/2"),
        ("Mod[Pi, 3]", "-3 + Pi"),
        ("Quotient[17, 5]", "3"),
        ("Quotient[-7, 2]", "-4"),
        ("QuotientRemainder[17, 5]", "{3, 2}"),
        ("Clip[{-2, 0.5, 3}]", "{-1, 0.5, 1}"),
        ("Clip[5, {0, 3}, {a, b}]", "b"),
        ("Rescale[{1, 2, 3}]", "{0, 1/2, 1}"),
        ("Rescale[5, {0, 10}, {0, 1}]", "1/2"),
        ("Threshold[{0.1, 2.}, 0.5]", "{0., 2.}"),
        ("Chop[1.*^-12 + 2. I]", "0. + 2.*I"),
        ("Rationalize[0.75]", "3/4"),
        ("Rationalize[N[Pi]]", "3.141592653589793"),
        ("Rationalize[N[Pi], 1/100]", "22/7"),
        ("Precision[1.5]", "MachinePrecision"),
        ("Precision[1/2]", "Infinity"),
        ("Precision[1.5`30]", "30."),
        ("Accuracy[100.`20]", "18."),
        ("SetPrecision[1.5, 20]", "1.5`20."),
        ("N[1/3]", "0.3333333333333333"),
        ("N[x^2/2]", "0.5*x^2"),
        ("N[{1, 2}/3]", "{0.3333333333333333, 0.6666666666666666}"),
        ("N[k, _] = 7; N[k]", "7."),
        ("SetAttributes[g, NHoldFirst]; N[g[1, 1]]", "g[1, 1.]"),
        ("MantissaExponent[1234.5]", "{0.12345, 4}"),
    ],
)
def test_value(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, messages",
    [
        ("Mod[5, 0]", ["Mod::indet"]),
        ("Quotient[5, 0]", ["Quotient::infy"]),
        ("Prime[0]", ["Prime::intpp"]),
        ("PowerMod[2, -1, 4]", ["PowerMod::ninv"]),
        ("IntegerDigits[5, 1]", ["IntegerDigits::ibase"]),
        ("FromDigits[x]", ["FromDigits::nlst"]),
        ("GCD[1.5, 2]", ["GCD::exact"]),
        ("N[1, x]", ["N::precbd"]),
    ],
)
def test_messages(code, messages):
    assert messages_of(code) == messages


# --- by their definitions ---------------------------------------------------------------------------------------------


def divisors(n: int) -> list:
    return [d for d in range(1, n + 1) if n % d == 0]


def exponents(n: int) -> dict:
    """Prime -> exponent, by trial division."""
    found: dict = {}
    p = 2
    while n > 1:
        while n % p == 0:
            found[p] = found.get(p, 0) + 1
            n //= p
        p += 1
    return found


def is_prime(n: int) -> bool:
    return n > 1 and divisors(n) == [1, n]


def order(k: int, n: int) -> int:
    return next(m for m in range(1, n + 1) if pow(k, m, n) == 1 % n)


def units(n: int) -> list:
    return [k for k in range(1, n + 1) if gcd(k, n) == 1]


DEFINITIONS = {
    "PrimeQ": is_prime,
    "CompositeQ": lambda n: n > 1 and not is_prime(n),
    "PrimePowerQ": lambda n: len(exponents(n)) == 1,
    "SquareFreeQ": lambda n: all(k == 1 for k in exponents(n).values()),
    "PerfectNumberQ": lambda n: sum(divisors(n)) == 2 * n,
    "PrimePi": lambda n: sum(is_prime(k) for k in range(n + 1)),
    "NextPrime": lambda n: next(k for k in range(n + 1, 2 * n + 2) if is_prime(k)),
    "Divisors": divisors,
    "EulerPhi": lambda n: len(units(n)),
    "MoebiusMu": lambda n: 0 if any(k > 1 for k in exponents(n).values()) else (-1) ** len(exponents(n)),
    "LiouvilleLambda": lambda n: (-1) ** sum(exponents(n).values()),
    "PrimeNu": lambda n: len(exponents(n)),
    "PrimeOmega": lambda n: sum(exponents(n).values()),
    "CarmichaelLambda": lambda n: lcm(*[order(k, n) for k in units(n)]),
    "FactorInteger": lambda n: [list(pair) for pair in exponents(n).items()] or [[1, 1]],
    "IntegerExponent[#, 2] &": lambda n: (n & -n).bit_length() - 1,
    "DivisorSigma[2, #] &": lambda n: sum(d * d for d in divisors(n)),
    "MultiplicativeOrder[3, 3 # + 1] &": lambda n: order(3, 3 * n + 1),
    "PowerMod[3, #, 7] &": lambda n: 3**n % 7,
    "ModularInverse[2, 2 # + 1] &": lambda n: n + 1,
    "SquaresR[2, #] &": lambda n: sum(a * a + b * b == n for a in range(-8, 9) for b in range(-8, 9)),
    "SquaresR[3, #] &": lambda n: sum(a * a + b * b + c * c == n for a in range(-8, 9) for b in range(-8, 9) for c in range(-8, 9)),
}


@pytest.mark.parametrize("name", DEFINITIONS)
def test_definitions(name):
    values = Session().evaluate(f"Table[({name})[n], {{n, 60}}]")
    for n, value in enumerate(values, 1):
        assert (value if isinstance(value, bool) else value.tolist() if hasattr(value, "tolist") else value) == \
            DEFINITIONS[name](n), n  # fmt: skip


def test_primitive_roots_and_their_absence():
    """A number has a primitive root just if the order of some unit is the number of units."""
    for n, root in enumerate(Session().evaluate("Table[PrimitiveRoot[n], {n, 2, 60}]"), 2):
        if any(order(k, n) == len(units(n)) for k in units(n)):
            assert order(root, n) == len(units(n)), n
        else:
            assert str(root) == f"PrimitiveRoot[{n}]"


def test_symbols_of_jacobi_and_kronecker():
    for m in (3, 5, 7, 11, 13):
        squares = {k * k % m for k in range(1, m)}
        legendre = [0 if n % m == 0 else 1 if n % m in squares else -1 for n in range(-15, 16)]
        assert Session().evaluate(f"Table[JacobiSymbol[n, {m}], {{n, -15, 15}}]") == legendre
        assert Session().evaluate(f"Table[KroneckerSymbol[n, {m}], {{n, -15, 15}}]") == legendre
    assert value_of("And @@ Flatten[Table[JacobiSymbol[n, 15] == JacobiSymbol[n, 3] JacobiSymbol[n, 5], {n, -20, 20}]]") == "True"


@pytest.mark.parametrize("code, expected", [
    ("{GCD[12, 18], GCD[-12, 18], GCD[0, 5], GCD[], GCD[7], GCD[1/2, 3/4], GCD[12, x], GCD[12, 18, x]}",
     "{6, 6, 5, 0, 7, 1/4, GCD[12, x], GCD[6, x]}"),
    ("{LCM[4, 6], LCM[-4, 6], LCM[0, 5], LCM[7], LCM[1/2, 3/4], LCM[4, 6, 10], LCM[4, 6, x], LCM[{4, 6}, 10]}",
     "{12, 12, 0, 7, 3/2, 60, LCM[12, x], {20, 30}}"),
    ("{GCD[5 + 3 I, 2 - 8 I], GCD[2, 1 + I], GCD[3 I, 6]}", "{1 + I, 1 + I, 3}"),
    ("{ExtendedGCD[12, 18], ExtendedGCD[7], ExtendedGCD[0, 5], ExtendedGCD[x, 2]}", "{{6, {-1, 1}}, {7, {1}}, {5, {0, 1}}, ExtendedGCD[x, 2]}"),
    ("And @@ Flatten[Table[Block[{e = ExtendedGCD[a, b]}, e[[2]] . {a, b} == e[[1]] == GCD[a, b]], {a, -9, 9, 4}, {b, -10, 10, 3}]]", "True"),
    ("Block[{e = ExtendedGCD[30, 42, 70]}, {First[e], e[[2]] . {30, 42, 70}}]", "{2, 2}"),
    ("{PrimeQ[0], PrimeQ[1], PrimeQ[-7], PrimeQ[7.], PrimeQ[x], PrimeQ[1 + I], PrimeQ[5, GaussianIntegers -> True], "
     "PrimeQ[7, GaussianIntegers -> True], PrimeQ[3 I], PrimeQ[2 I]}",
     "{False, False, True, False, False, True, False, True, True, False}"),
    ("{CompositeQ[4], CompositeQ[1], CompositeQ[0], CompositeQ[x], PrimePowerQ[1], PrimePowerQ[27], PrimePowerQ[12], SquareFreeQ[0], SquareFreeQ[1]}",
     "{True, False, False, False, False, True, False, False, True}"),
    ("{Prime[1], Prime[100], Prime[x], PrimePi[-3], PrimePi[10.5], PrimePi[7], PrimePi[6], PrimePi[Pi^3], PrimePi[x]}",
     "{2, 541, Prime[x], 0, 4, 4, 3, 11, PrimePi[x]}"),
    ("{NextPrime[7], NextPrime[7, 2], NextPrime[7, -1], NextPrime[8, -1], NextPrime[2.5], NextPrime[2, -1], NextPrime[-2, -1]}",
     "{11, 13, 5, 7, 3, -2, -3}"),
    ("{FactorInteger[0], FactorInteger[-1], FactorInteger[-12], FactorInteger[3/8], FactorInteger[-3/8], FactorInteger[x]}",
     "{{{0, 1}}, {{-1, 1}}, {{-1, 1}, {2, 2}, {3, 1}}, {{2, -3}, {3, 1}}, {{-1, 1}, {2, -3}, {3, 1}}, FactorInteger[x]}"),
    ("{Divisors[-6], Divisors[0], Divisors[{4, 6}], DivisorSigma[0, 12], DivisorSigma[-1, 6], DivisorSigma[1, -6], DivisorSigma[k, 2]}",
     "{{1, 2, 3, 6}, Divisors[0], {{1, 2, 4}, {1, 2, 3, 6}}, 6, 2, 12, 1 + 2^k}"),
    ("{DivisorSum[6, f], DivisorSum[12, # &, EvenQ], EulerPhi[0], EulerPhi[-12], MoebiusMu[-30], MangoldtLambda[8], MangoldtLambda[6], MangoldtLambda[1]}",
     "{f[1] + f[2] + f[3] + f[6], 24, 0, 4, -1, Log[2], 0, 0}"),
    ("{PowerMod[2, 10, 7], PowerMod[3, -1, 7], PowerMod[3, -2, 7], PowerMod[4, 1/2, 7], PowerMod[2, 3, -5], PowerMod[x, 2, 3], PowerMod[2, {1, 2}, 3]}",
     "{2, 5, 4, 2, 3, PowerMod[x, 2, 3], {2, 1}}"),
    ("{ChineseRemainder[{2, 3, 2}, {3, 5, 7}], ChineseRemainder[{2, 3}, {4, 6}], ChineseRemainder[{1, 3}, {4, 6}], ChineseRemainder[{2, 3}, {3, 5}, 100], "
     "ChineseRemainder[{}, {}]}", "{23, ChineseRemainder[{2, 3}, {4, 6}], 9, 113, 0}"),
    ("{ModularInverse[3, 7], ModularInverse[3, -7], MultiplicativeOrder[2, 4], MultiplicativeOrder[5, 1], JacobiSymbol[2, 4], KroneckerSymbol[3, 0], KroneckerSymbol[1, 0]}",
     "{5, 5, MultiplicativeOrder[2, 4], 1, JacobiSymbol[2, 4], 0, 1}"),
    ("{KroneckerSymbol[3, 2], KroneckerSymbol[7, 2], KroneckerSymbol[4, 2], KroneckerSymbol[-3, -5], KroneckerSymbol[3, -5], KroneckerSymbol[5, 8]}",
     "{-1, 1, 0, 1, -1, -1}"),
    ("{IntegerExponent[1000], IntegerExponent[-1000], IntegerExponent[7], IntegerExponent[0], IntegerExponent[54, 3], IntegerExponent[x]}",
     "{3, 3, 0, Infinity, 3, IntegerExponent[x]}"),
    ("{Numerator[3/4], Denominator[3/4], Numerator[x], Denominator[x], Numerator[2.5], Denominator[2.5], Numerator[a/b], Denominator[a/b]}",
     "{3, 4, x, 1, 2.5, 1, a, b}"),
    ("{Numerator[x^-2], Denominator[x^-2], Numerator[2^(-x)], Denominator[2^(-x)], Denominator[E^(a - b)], Numerator[E^(a - b)], Denominator[Sqrt[2/3]]}",
     "{1, x^2, 1, 2^x, E^b, E^a, Sqrt[3]}"),
    ("{Numerator[2 x/(3 y)], Denominator[2 x/(3 y)], NumeratorDenominator[a/b^2], Numerator[{1/2, 2/3}], Numerator[(a + b)/c], Denominator[I/2]}",
     "{2*x, 3*y, {a, b^2}, {1, 2}, a + b, 2}"),
])  # fmt: skip
def test_more_values(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize("code, message", [
    ("PowerMod[2, 3, 0]", "PowerMod::divz"), ("PowerMod[3, 1/2, 7]", "PowerMod::root"), ("ModularInverse[2, 4]", "ModularInverse::ninv"),
    ("FactorInteger[1.5]", "FactorInteger::exact"), ("IntegerExponent[4, 1]", "IntegerExponent::ibase"), ("Prime[-1]", "Prime::intpp"),
    ("LCM[1.5, 2]", "LCM::exact"),
])  # fmt: skip
def test_mistakes_are_reported_and_leave_the_call(code, message):
    assert messages_of(code) == [message]
    assert value_of(f"Quiet[Head[{code}]]") == message.split("::")[0]
