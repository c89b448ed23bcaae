"""Number theory, digits, rounding and precision."""

import pytest
from asking import messages_of, value_of


@pytest.mark.parametrize("code, expected", [
    ("GCD[24, 36, 60]", "12"), ("GCD[1/2, 3/4]", "1/4"), ("GCD[5 + 3 I, 2 - 8 I]", "1 + I"), ("LCM[4, 6]", "12"),
    ("ExtendedGCD[12, 18]", "{6, {-1, 1}}"), ("PrimeQ[2^61 - 1]", "True"), ("PrimeQ[2^67 - 1]", "False"),
    ("PrimeQ[-7]", "True"),
    ("Prime[{1, 10, 1000}]", "{2, 29, 7919}"), ("PrimePi[10^6]", "78498"), ("NextPrime[10]", "11"),
    ("NextPrime[10, -1]", "7"),
    ("FactorInteger[2^67 - 1]", "{{193707721, 1}, {761838257287, 1}}"),
    ("FactorInteger[-12]", "{{-1, 1}, {2, 2}, {3, 1}}"),
    ("FactorInteger[3/8]", "{{2, -3}, {3, 1}}"), ("FactorInteger[1]", "{{1, 1}}"),
    ("Divisors[28]", "{1, 2, 4, 7, 14, 28}"),
    ("DivisorSigma[1, 28]", "56"), ("EulerPhi[36]", "12"), ("MoebiusMu[{6, 12, 30}]", "{1, 0, -1}"),
    ("PowerMod[3, -1, 7]", "5"),
    ("PowerMod[2, 10^20, 1009]", "845"), ("ChineseRemainder[{2, 3}, {3, 5}]", "8"), ("JacobiSymbol[2, 7]", "1"),
    ("MultiplicativeOrder[2, 7]", "3"), ("PrimitiveRoot[7]", "3"), ("IntegerExponent[1000]", "3"),
    ("SquareFreeQ[12]", "False"),
    ("Numerator[(a b)/(c d)]", "a*b"), ("Denominator[3/4 x^-2]", "4*x^2"),
    ("IntegerDigits[255, 2]", "{1, 1, 1, 1, 1, 1, 1, 1}"),
    ("IntegerDigits[5, 2, 8]", "{0, 0, 0, 0, 0, 1, 0, 1}"), ("IntegerDigits[-123]", "{1, 2, 3}"),
    ("FromDigits[{1, 2, 3}]", "123"),
    ("FromDigits[\"ff\", 16]", "255"), ("FromDigits[{a, b}, x]", "b + a*x"),
    ("RealDigits[3.25, 10, 4]", "{{3, 2, 5, 0}, 1}"),
    ("RealDigits[1/7]", "{{{1, 4, 2, 8, 5, 7}}, 0}"), ("RealDigits[Pi, 10, 6]", "{{3, 1, 4, 1, 5, 9}, 1}"),
    ("DigitCount[1223, 10, 2]", "2"),
    ("IntegerLength[2^100]", "31"), ("IntegerReverse[123]", "321"), ("BitAnd[12, 10]", "8"), ("BitOr[12, 10]", "14"),
    ("BitXor[5, 3]", "6"), ("BitNot[5]", "-6"), ("BitShiftLeft[1, 70]", "1180591620717411303424"),
    ("BitLength[255]", "8"),
    ("ContinuedFraction[Pi, 5]", "{3, 7, 15, 1, 292}"), ("FromContinuedFraction[{3, 7, 15}]", "333/106"),
    ("Floor[{2.7, -2.7, Pi, 7/2}]", "{2, -3, 3, 3}"), ("Ceiling[2.1]", "3"),
    ("Round[{0.5, 1.5, 2.5, -0.5}]", "{0, 2, 2, 0}"),
    ("Round[3.14159, 0.01]", "3.14"), ("Floor[7, 3]", "6"), ("IntegerPart[-2.7]", "-2"),
    ("FractionalPart[2.75]", "0.75"),
    ("Floor[10^30 Pi]", "3141592653589793238462643383279"), ("Floor[x + 2]", "2 + Floor[x]"), ("Mod[-7, 3]", "2"),
    ("Mod[5.5, 2]", "1.5"),
    ("Mod[10, 3, 1]", "1"), ("Mod[7/2, 1]", "1/2"), ("Mod[Pi, 3]", "-3 + Pi"), ("Quotient[17, 5]", "3"),
    ("Quotient[-7, 2]", "-4"),
    ("QuotientRemainder[17, 5]", "{3, 2}"), ("Clip[{-2, 0.5, 3}]", "{-1, 0.5, 1}"), ("Clip[5, {0, 3}, {a, b}]", "b"),
    ("Rescale[{1, 2, 3}]", "{0, 1/2, 1}"), ("Rescale[5, {0, 10}, {0, 1}]", "1/2"),
    ("Threshold[{0.1, 2.}, 0.5]", "{0., 2.}"),
    ("Chop[1.*^-12 + 2. I]", "0. + 2.*I"), ("Rationalize[0.75]", "3/4"), ("Rationalize[N[Pi]]", "3.141592653589793"),
    ("Rationalize[N[Pi], 1/100]", "22/7"), ("Precision[1.5]", "MachinePrecision"), ("Precision[1/2]", "Infinity"),
    ("Precision[1.5`30]", "30."), ("Accuracy[100.`20]", "18."), ("SetPrecision[1.5, 20]", "1.5`20."),
    ("N[1/3]", "0.3333333333333333"),
    ("N[x^2/2]", "0.5*x^2"), ("N[{1, 2}/3]", "{0.3333333333333333, 0.6666666666666666}"), ("N[k, _] = 7; N[k]", "7."),
    ("SetAttributes[g, NHoldFirst]; N[g[1, 1]]", "g[1, 1.]"), ("MantissaExponent[1234.5]", "{0.12345, 4}"),
])
def test_value(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize("code, messages", [
    ("Mod[5, 0]", ["Mod::indet"]), ("Quotient[5, 0]", ["Quotient::infy"]), ("Prime[0]", ["Prime::intpp"]),
    ("PowerMod[2, -1, 4]", ["PowerMod::ninv"]), ("IntegerDigits[5, 1]", ["IntegerDigits::ibase"]),
    ("FromDigits[x]", ["FromDigits::nlst"]),
    ("GCD[1.5, 2]", ["GCD::exact"]), ("N[1, x]", ["N::precbd"]),
])
def test_messages(code, messages):
    assert messages_of(code) == messages
