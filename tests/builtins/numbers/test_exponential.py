"""Exponential and logarithms."""

import pytest
from asking import answer_of, text_of, value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Log[-1]", "I*Pi"),
        ("Log[0]", "-Infinity"),
        ("Log[2, 8]", "3"),
        ("Log[8, 4]", "2/3"),
        ("Log[2, x]", "Log[x]/Log[2]"),
        ("Log[1/2]", "-Log[2]"),
        ("Log[E^3]", "3"),
        ("Log[I]", "I/2*Pi"),
        ("Log10[1000]", "3"),
        ("Log2[x]", "Log[x]/Log[2]"),
        ("Exp[2]", "E^2"),
        ("Log[-2.]", "0.6931471805599453 + 3.141592653589793*I"),
        ("LogisticSigmoid[0]", "1/2"),
        ("LogisticSigmoid[-1000.] > 0", "False"),
        ("Head[Exp[1000.]]", "Real"),
        ("Abs[N[Exp[1] - Sum[1/k!, {k, 0, 30}], 40]] < 10^-33", "True"),
        ("Abs[E^(I 2)]", "1"),
    ],
)
def test_value(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize("code, expected", [
    ("{Exp[0], Exp[1], Exp[x], Exp[I Pi], Exp[-I Pi/2], Exp[2 Pi I], Exp[Log[5]], Exp[2 Log[x]]}", "{1, E, E^x, -1, -I, 1, 5, x^2}"),
    ("{Exp[Infinity], Exp[-Infinity], Exp[ComplexInfinity], Log[Infinity], Log[-Infinity], Log[ComplexInfinity]}", "{Infinity, 0, Indeterminate, Infinity, Infinity, Infinity}"),
    ("{Log[1], Log[E], Log[1/E], Log[-I], Log[-E], Log[Sqrt[E]], Log[x], Log[2/3]}", "{0, 1, -1, (-1/2*I)*Pi, 1 + I*Pi, 1/2, Log[x], -Log[3/2]}"),
    ("{Log[E, x], Log[10, 100], Log[100, 10], Log[2, 1/8], Log[3, 5], Log[b, b], Log[2, 1]}", "{Log[x], 2, 1/2, -3, Log[5]/Log[3], 1, 0}"),
    ("{Log2[8], Log2[1/4], Log2[6], Log10[1/100], Log10[1], Log10[20], Log2[1], Log10[x]}", "{3, -2, Log[6]/Log[2], -2, 0, Log[20]/Log[10], 0, Log[x]/Log[10]}"),
    ("{Log2[-8.] - 3 - I Pi/Log[2] // Chop, Log10[-10.] - 1 - I Pi/Log[10] // Chop, Log2[{2., 8.}], Log10[100.], Log2[0.125], Log10[{1., 1000.}]}", "{0, 0, {1., 3.}, 2., -3., {0., 3.}}"),
    ("{Log1p[0], Log1p[x], Log1p[1.*^-20], Log1p[-1/2], Log1p[{0., 1.}], Log1p[-2.]}", "{0, Log[1 + x], 1.*^-20, -Log[2], {0., 0.6931471805599453}, 0. + 3.141592653589793*I}"),
    ("{LogisticSigmoid[x], LogisticSigmoid[0], LogisticSigmoid[Infinity], LogisticSigmoid[-Infinity], LogisticSigmoid[1.], LogisticSigmoid[-1.], LogisticSigmoid[2]}", "{LogisticSigmoid[x], 1/2, 1, 0, 0.7310585786300049, 0.2689414213699951, LogisticSigmoid[2]}"),
    ("{LogisticSigmoid[{0., 1., -1.}], LogisticSigmoid[{{0, x}}], Chop[LogisticSigmoid[1. + I Pi] - 1/(1 - Exp[-1.])], Precision[LogisticSigmoid[2`30]] > 29}", "{{0.5, 0.7310585786300049, 0.2689414213699951}, {{1/2, LogisticSigmoid[x]}}, 0, True}"),
    ("{LogisticSigmoid[1000.], LogisticSigmoid[-700.] > 0, LogisticSigmoid[-700.] == Exp[-700.]}", "{1., True, True}"),
])  # fmt: skip
def test_special_values(code, expected):
    assert text_of(code) == expected


def test_attributes_and_number_of_arguments():
    for name in ("Exp", "Log", "Log2", "Log10", "LogisticSigmoid"):
        assert text_of(f"Sort[Attributes[{name}]]") == "{Listable, NumericFunction, Protected}"
        assert answer_of(f"{name}[]")[1] == ["Log::argt" if name == "Log" else f"{name}::argx"]
    assert answer_of("Log[1, 2, 3]") == ("Log[1, 2, 3]", ["Log::argt"]) and answer_of("Exp[1, 2]") == ("Exp[1, 2]", ["Exp::argx"])


@pytest.mark.parametrize("code, expected", [
    ("{Log[2, 8.], Log[10, 1000.], Log[3, 9.], Log[2., 8], Log[1.5, 2.25], Log[0.5, 8.]}", "{3., 3., 2., 3., 2., -3.}"),
    ("{Chop[Log[2, -8.] - 3 - I Pi/Log[2]], Chop[Log[-2., 4.] - Log[4.]/Log[-2.]], Log10[0.], Log2[0.], Log[1, 5], Log[0, 5], Log[5, 0]} // Quiet", "{0, 0, Indeterminate, Indeterminate, ComplexInfinity, 0, -Infinity}"),
])  # fmt: skip
def test_logarithms_of_machine_numbers_to_a_base(code, expected):
    assert text_of(code) == expected
