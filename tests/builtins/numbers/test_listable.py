"""Listable functions: a packed array gives what its elements give one by one, with the same messages."""

import pytest

from wlnet import Session

# By name, not by what `Attributes` says: a function that loses the attribute must be noticed.
LISTABLE = {
    "arithmetic": "CubeRoot Divide Minus Plus Power Sqrt Subtract Surd Times",
    "comparison": "Negative NonNegative NonPositive Positive",
    "elementary": "ArcCos ArcCosh ArcCot ArcCoth ArcCsc ArcCsch ArcSec ArcSech ArcSin ArcSinh ArcTan ArcTanh Cos Cosh Cot "
    "Coth Csc Csch Exp Gudermannian Haversine InverseGudermannian InverseHaversine Log Log10 Log1p Log2 "
    "LogisticSigmoid Sec Sech Sin Sinc Sinh Tan Tanh",
    "complex_parts": "Abs AbsArg Arg Conjugate DiracDelta HeavisideTheta Im Ramp Re ReIm RealAbs RealSign Sign SquareWave "
    "UnitBox UnitStep UnitTriangle Unitize",
    "rounding": "Ceiling Floor FractionalPart IntegerPart Mod Quotient QuotientRemainder Round",
    "number_predicates": "CoprimeQ Divisible EvenQ OddQ PossibleZeroQ",
    "digits": "BitAnd BitClear BitGet BitLength BitNot BitOr BitSet BitShiftLeft BitShiftRight BitXor ContinuedFraction "
    "DigitCount DigitSum IntegerDigits IntegerLength IntegerReverse MantissaExponent RealDigits ThueMorse",
    "integers": "CarmichaelLambda CompositeQ Denominator DivisorSigma Divisors EulerPhi ExtendedGCD FactorInteger GCD "
    "IntegerExponent JacobiSymbol KroneckerSymbol LCM LiouvilleLambda MangoldtLambda ModularInverse MoebiusMu "
    "MultiplicativeOrder NextPrime Numerator NumeratorDenominator PerfectNumberQ PowerMod Prime PrimeNu "
    "PrimeOmega PrimePi PrimePowerQ PrimeQ PrimitiveRoot SquareFreeQ SquaresR",
    "combinatorics": "BellB BernoulliB Binomial CatalanNumber EulerE Fibonacci HarmonicNumber LucasL Multinomial "
    "PartitionsP PartitionsQ PolygonalNumber StirlingS1 StirlingS2",
    "gamma": "AiryAi AiryBi BesselI BesselJ BesselK BesselY Beta ChebyshevT ChebyshevU CosIntegral EllipticE EllipticK Erfi "
    "ExpIntegralE ExpIntegralEi Factorial Factorial2 FactorialPower FresnelC FresnelS Gamma HermiteH "
    "Hypergeometric2F1 LaguerreL LegendreP LogGamma LogIntegral Pochhammer PolyGamma PolyLog ProductLog "
    "SinIntegral Subfactorial Zeta",
    "special_functions": "BetaRegularized Erf Erfc GammaRegularized InverseBetaRegularized InverseErf InverseErfc "
    "InverseGammaRegularized",
}
ARRAYS = ("Range[2, 41]", "Range[0.1, 4., 0.1]", "Range[-20, 19]", "Range[-2., 1.9, 0.1]")
CALLS = ("{f}[{a}]", "{f}[{a}, 3]", "{f}[3, {a}]")
# Functions that thread and then compute one value after the other, packed or not, some in 0.1 s: every fifth or so
# element tells as much.
STEPS = {"BellB": 5, "PolyLog": 19, "PrimitiveRoot": 5, "SquaresR": 5, "StirlingS1": 5}
STEPS |= dict.fromkeys(
    [name for module in ("gamma", "special_functions") for name in LISTABLE[module].split() if name not in STEPS], 5
)


@pytest.mark.parametrize("module", LISTABLE)
def test_packed_and_single_elements_agree(module):
    session = Session()
    messages: set = set()
    session.on_message(lambda symbol, tag, text: messages.add((symbol.name, tag)))
    for name in LISTABLE[module].split():
        for call in CALLS:
            for array in ARRAYS:
                array += f"[[;; ;; {STEPS.get(name, 1)}]]"
                whole = session.evaluate_to_string(call.format(f=name, a=array), "FullForm")
                of_whole = messages.copy()
                messages.clear()
                single = session.evaluate_to_string("Table[" + call.format(f=name, a="k") + f", {{k, {array}}}]", "FullForm")
                assert whole == single, (name, call, array)
                assert of_whole == messages, (name, call, array)
                assert whole.startswith("List["), (name, call, array)
                messages.clear()
