"""ElementwiseLayer computes what the language computes, number by number."""

import numpy as np
import pytest
from asking import array_of, refusal, shape_of, text_of

ANYWHERE = (
    "Ramp LogisticSigmoid Tan Tanh ArcTan Sin Sinh ArcSinh Cos Cosh Cot Coth ArcCot Csc Csch ArcCsch Sec Sech "
    "Haversine Gudermannian Exp CubeRoot Abs Erf Erfc Round Floor Ceiling Sign FractionalPart IntegerPart "
    "Unitize UnitStep Minus"
).split()
WITHIN = {
    "ArcTanh": (-0.9, 0.9),
    "ArcSin": (-1, 1),
    "ArcCos": (-1, 1),
    "ArcCosh": (1.1, 3),
    "ArcCoth": (1.1, 3),
    "ArcCsc": (1.1, 3),
    "ArcSec": (1.1, 3),
    "ArcSech": (0.1, 0.9),
    "InverseHaversine": (0.05, 0.9),
    "InverseGudermannian": (-1.4, 1.4),
    "Log": (0.1, 3),
    "Log2": (0.1, 3),
    "Log10": (0.1, 3),
    "Sqrt": (0.1, 3),
    "Gamma": (0.2, 4),
    "LogGamma": (0.2, 4),
    "InverseErf": (-0.9, 0.9),
    "InverseErfc": (0.1, 1.9),
}


def points(low=-2.3, high=2.4):
    return "{" + ", ".join([f"{x:.6f}" for x in np.linspace(low, high, 7)]) + "}"


@pytest.mark.parametrize("name", [*ANYWHERE, *WITHIN])
def test_function_of_the_language(name):
    at = points(*WITHIN.get(name, ()))
    np.testing.assert_allclose(array_of(f"ElementwiseLayer[{name}][{at}]"), array_of(f"N[Map[{name}, {at}]]"), rtol=2e-5, atol=2e-6)


@pytest.mark.parametrize(
    "code",
    [
        "#^2 - 3/(# + 5) &",
        "If[# > 0, #, Exp[#] - 1] &",
        "Which[# < -1, -1, # < 1, #^3, True, Sqrt[#]] &",
        "Piecewise[{{#^2, # < 0}, {Sin[#], 0 <= # < 1}}, 7] &",
        "Clip[#, {-1, 0.5}] &",
        "Clip[#, {-1, 1}, {10, 20}] &",
        "Mod[#, 0.7] &",
        "Mod[#, 2, -1] &",
        "Surd[#, 3] + Surd[#, 5] &",
        "Min[#, 0.3, Abs[#]] &",
        "Max[0.1 #, #] &",
        "Threshold[#, 0.5] &",
        'Threshold[#, {"Soft", 0.5}] &',
        "Chop[#] &",
        "Chop[#, 0.5] &",
        "Chop[#, Abs[#]^2] &",
        "Boole[# > 0 && # < 2 || # == -1] &",
        "If[Positive[#] || NonPositive[# + 1], 1, 0] &",
        "If[-1 < # <= 1, #, 0] &",
        "Round[#, 0.5] &",
        "Floor[#, 0.3] &",
        "2^# + E^# + #^-2 &",
        "Log[3, Abs[#] + 1] &",
        "ArcTan[#, 2] &",
        "Erf[0.2, #] &",
        "Sin@*Cos",
        "Sin /* Abs",
        "Function[x, x^2 + x]",
        "With[{y = # + 1}, y^2 - y] &",
        "Module[{y = #}, y = y^2; y + 1] &",
        "Quotient[#, 0.5] &",
        "Boole[Xor[# > 0, # < 1]] &",
        "If[Not[# > 0], Pi #, E #] &",
        "x |-> 1/(1 + Exp[-x])",
        "Sinc[#] &",
        "RealAbs[#] &",
    ],
)
def test_code_of_the_language(code):
    at = points()
    np.testing.assert_allclose(array_of(f"ElementwiseLayer[{code}][{at}]"), array_of(f"N[Map[{code}, {at}]]"), rtol=2e-5, atol=2e-6)


@pytest.mark.parametrize(
    "name, formula",
    [
        ("ReLU", "Ramp[x]"),
        ("RectifiedLinearUnit", "Ramp[x]"),
        ("ELU", "If[x >= 0, x, Exp[x] - 1]"),
        ("SELU", "If[x >= 0, 1.0507009873554805 x, 1.758099340847161 (Exp[x] - 1)]"),
        ("GELU", "0.5 x (1 + Erf[x/Sqrt[2]])"),
        ("Swish", "x LogisticSigmoid[x]"),
        ("HardSwish", "x Min[Max[x + 3, 0], 6]/6"),
        ("Mish", "x Tanh[Log[1 + Exp[x]]]"),
        ("SoftSign", "x/(1 + Abs[x])"),
        ("SoftPlus", "Log[Exp[x] + 1]"),
        ("HardTanh", "Clip[x, {-1, 1}]"),
        ("HardSigmoid", "Clip[(x + 1)/2, {0, 1}]"),
        ("Sigmoid", "LogisticSigmoid[x]"),
        ("ExponentialLinearUnit", "If[x >= 0, x, Exp[x] - 1]"),
        ("ScaledExponentialLinearUnit", "If[x >= 0, 1.0507009873554805 x, 1.758099340847161 (Exp[x] - 1)]"),
        ("GaussianErrorLinearUnit", "0.5 x (1 + Erf[x/Sqrt[2]])"),
    ],
)
def test_named_function(name, formula):
    at = points(-4, 4)
    np.testing.assert_allclose(
        array_of(f'ElementwiseLayer["{name}"][{at}]'), array_of(f"N[Map[Function[x, {formula}], {at}]]"), rtol=2e-5, atol=2e-6
    )


@pytest.mark.parametrize(
    "code, expected",
    [
        ("ElementwiseLayer[Ramp][-2]", "0."),
        ("ElementwiseLayer[#^2 &][{{1, 2}, {3, 4}}]", "{{1., 4.}, {9., 16.}}"),
        ("outer[x_] := inner[x] + 1; inner[x_] := 2*x; ten = 10; ElementwiseLayer[outer[#]*ten &][{1, 2}]", "{30., 50.}"),
        ("ElementwiseLayer[5 &][{1, 2}]", "{5., 5.}"),
        ("twice[_?NumericQ] := 1; twice[x_] := 2*x; ElementwiseLayer[twice[# + 1] &][{1, 2}]", "{4., 6.}"),
        ('ElementwiseLayer[Ramp, "Input" -> 2][{{1, -2}, {-3, 4}}]', "{{1., 0.}, {0., 4.}}"),
        ('NetExtract[ElementwiseLayer[Tanh], "Function"]', "Tanh"),
        ("NetChain[{Ramp, #^2 &}][{-1, 3}]", "{0., 9.}"),
        ("Options[ElementwiseLayer]", '{"Input" -> Automatic, "Output" -> Automatic}'),
    ],
)
def test_value(code, expected):
    assert text_of(code) == expected


def test_types_follow_in_both_directions():
    assert shape_of('ElementwiseLayer[Tanh, "Output" -> {2, 3}]', "Input") == "{2, 3}"


@pytest.mark.parametrize(
    "code, part",
    [
        ("ElementwiseLayer[Total]", "Total"),
        ("ElementwiseLayer[foo[#] + 1 &]", "foo[#1]"),
        ('ElementwiseLayer["relu"]', '"ReLU"'),
        ("ElementwiseLayer[#1 + #2 &]", "#2"),
        ("ElementwiseLayer[If[# > 0, 1] &]", "both branches"),
        ("ElementwiseLayer[]", "argument 1 is missing"),
        ('ElementwiseLayer[Tanh, "Input" -> 3][{1, 2}]', "length 3"),
        ("ElementwiseLayer[Tanh, Sin]", "at most 1"),
        ("again[x_] := again[x - 1]; ElementwiseLayer[again]", "calls itself"),
        ("nothing[x_String] := 1; ElementwiseLayer[nothing]", "single definition"),
    ],
)
def test_message(code, part):
    assert part in refusal(code).text


def test_gradient_is_zero_where_a_branch_is_not_taken():
    code = 'ElementwiseLayer[If[# > 0, Sqrt[#], 2*#] &][{-1, 0, 4}, NetPortGradient["Input"]]'
    assert text_of(code) == "{2., 2., 0.25}"
    code = 'ElementwiseLayer[If[# > 0, #, Exp[#]] &][{1000., -1000.}, NetPortGradient["Input"]]'
    assert text_of(code) == "{1., 0.}"
