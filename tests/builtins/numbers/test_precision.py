"""How exact numbers are: Precision, Accuracy, and setting them."""

import pytest
from asking import answer_of, text_of, value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        (
            '{Precision[1.5], Precision[1/2], Precision[1.5`30], Precision[x], Precision["a"], Precision[1 + 2. I]}',
            "{MachinePrecision, Infinity, 30., Infinity, Infinity, MachinePrecision}",
        ),
        (
            "{Precision[{1.5`10, 2.5`20}], Precision[{1, 2.}], Precision[x + 1.5`12], Precision[{1., 2`7}], Precision[{1., 2`17}]}",
            "{10., MachinePrecision, 12., 7., MachinePrecision}",
        ),
        ("{Precision[0``5], Accuracy[0``5], Precision[2`10 + 3`20 I] < 12}", "{0., 5., True}"),
        (
            "{Accuracy[100.`20], Accuracy[1/2], Accuracy[0.01`20], Accuracy[{1`10, 1000`10}], Accuracy[x]}",
            "{18., Infinity, 22., 7., Infinity}",
        ),
        (
            "{Abs[Accuracy[1.] - $MachinePrecision] < 0.001, Abs[Accuracy[1000.] - $MachinePrecision + 3] < 0.001, Accuracy[0.] > 300}",
            "{True, True, True}",
        ),
        (
            "{Abs[Accuracy[p[{1., 1000.}]] - $MachinePrecision + 3] < 0.001, Precision[p[{1., 2.}]], Precision[p[{1, 2}]]}",
            "{True, MachinePrecision, Infinity}",
        ),
        (
            "{SetPrecision[1.5, 20], SetPrecision[1/2, 10], SetPrecision[x + 1/2, 10], SetPrecision[0, 10], SetPrecision[1/2, MachinePrecision]}",
            "{1.5`20., 0.5`10., 0.5`10. + x, 0, 0.5}",
        ),
        (
            "{SetPrecision[0.1, Infinity], SetPrecision[0.75, Infinity], SetPrecision[0.5 + 2. I, Infinity], SetPrecision[2.5`20, 3] // Precision}",
            "{3602879701896397/36028797018963968, 3/4, 1/2 + 2*I, 3.}",
        ),
        (
            "{SetPrecision[x^2, 10], Precision[SetPrecision[Pi, 25]], SetPrecision[p[{1.5, 2.5}], Infinity], SetPrecision[p[{1, 2}], MachinePrecision]}",
            "{x^2, 25., {3/2, 5/2}, {1., 2.}}",
        ),
        (
            "{Accuracy[SetAccuracy[123.456, 5]], Precision[SetAccuracy[100, 5]], SetAccuracy[0.5, Infinity], SetAccuracy[{1.5, x}, 20][[2]], SetAccuracy[0, 10]}",
            "{5., 7., 1/2, x, 0``10.}",
        ),
    ],
)
def test_precision_and_accuracy(code, expected):
    assert text_of("p = Developer`ToPackedArray; " + code) == expected


@pytest.mark.parametrize(
    "code, value, message",
    [
        ("N[1, x]", "N[1, x]", "N::precbd"),
    ],
)
def test_mistakes_are_reported_and_leave_the_call(code, value, message):
    assert answer_of(code) == (value, [message])


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Precision[1.5]", "MachinePrecision"),
        ("Precision[1/2]", "Infinity"),
        ("Precision[1.5`30]", "30."),
        ("Accuracy[100.`20]", "18."),
        ("SetPrecision[1.5, 20]", "1.5`20."),
    ],
)
def test_value(code, expected):
    assert value_of(code) == expected
