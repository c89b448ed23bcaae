"""Numerical values and how exact they are: N, Precision, Accuracy, SetPrecision, Rationalize, Chop."""

import pytest
from asking import answer_of, text_of


@pytest.mark.parametrize(
    "code, expected",
    [
        (
            '{N[1/3], N[Pi], N[2], N[x], N["a"], N[2 + 3 I], N[Infinity]}',
            '{0.3333333333333333, 3.141592653589793, 2., x, "a", 2. + 3.*I, Infinity}',
        ),
        (
            "{N[x^2/2], N[x^2 + Sqrt[2]], N[2^x], N[f[1, 1/2]], N[x^(1/2)], N[Sin[2] + x]}",
            "{0.5*x^2, 1.4142135623730951 + x^2, 2.^x, f[1., 0.5], x^0.5, 0.9092974268256817 + x}",
        ),
        (
            "{N[{1, 2}/3], N[<|a -> 1/2|>], N[Range[3]], N[{{1}, {2, x}}]}",
            "{{0.3333333333333333, 0.6666666666666666}, <|a -> 0.5|>, {1., 2., 3.}, {{1.}, {2., x}}}",
        ),
        ("{N[1.5, 20], N[0, 20], N[2, 5], Precision[N[Sqrt[2], 50]], Precision[N[2/3, 20]]}", "{1.5, 0, 2.`5., 50., 20.}"),
        (
            "{N[Sin[10^20], 10] == -0.6452512852657808, N[Exp[Pi Sqrt[163]] - 262537412640768744, 5] == -7.49927402801814*^-13}",
            "{True, True}",
        ),
        ("N[k, _] = 7; {N[k], N[k + 1], N[k, 20]}", "{7., 8., 7}"),
        ("N[h[x_], {p_, a_}] := x + 1; N[h[2]]", "3."),
        (
            "SetAttributes[g, NHoldFirst]; SetAttributes[r, NHoldRest]; SetAttributes[a, NHoldAll]; {N[g[1, 1]], N[r[1, 1]], N[a[1, 1]]}",
            "{g[1, 1.], r[1., 1], a[1, 1]}",
        ),
        (
            "{N[10^400] == 10^400, Precision[N[10^400]] == MachinePrecision, N[1/3, {20, Infinity}] // Precision}",
            "{True, True, 20.}",
        ),
        ("{N[1/3, MachinePrecision], N[1/3, 1/2 + 5] // Precision, N[1/3, Pi] == 1/3}", "{0.3333333333333333, 5.5, True}"),
    ],
)
def test_numerical_values(code, expected):
    assert text_of(code) == expected


def test_digits_of_the_precision_that_is_asked_for():
    assert (
        text_of("ToString /@ {N[Pi, 20], N[1/7, 10], N[Sqrt[2], 30], N[100/3, 5]}")
        == '{"3.1415926535897932385", "0.1428571429", "1.41421356237309504880168872421", "33.333"}'
    )


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
    "code, expected",
    [
        (
            "{Rationalize[0.75], Rationalize[3.2], Rationalize[N[Pi]], Rationalize[0.1], Rationalize[2.], Rationalize[-0.125]}",
            "{3/4, 16/5, 3.141592653589793, 1/10, 2, -1/8}",
        ),
        (
            "{Rationalize[N[Pi], 0.01], Rationalize[N[Pi], 10^-6], Rationalize[Pi, 1/100], Rationalize[Sqrt[2], 10^-4], Rationalize[0.3, 0.1]}",
            "{22/7, 355/113, 22/7, 99/70, 1/3}",
        ),
        (
            "{Rationalize[0.1, 0], Rationalize[0.3 + 0.5 I], Rationalize[{0.5, x, 0.25 y}], Rationalize[1/3, 1/10], Rationalize[p[{0.5, 0.75}]]}",
            "{1/10, 3/10 + I/2, {1/2, x, y/4}, 1/3, {1/2, 3/4}}",
        ),
        (
            "{Rationalize[0.05, 0.1], Rationalize[-0.7, 0.1], Rationalize[x], Rationalize[p[{1, 2}]], Rationalize[E, 1]}",
            "{0, -2/3, x, {1, 2}, 2}",
        ),
        (
            "{Chop[1.*^-12], Chop[-1.*^-12], Chop[1.*^-9], Chop[0.], Chop[10^-20], Chop[x + 1.*^-15]}",
            "{0, 0, 1.*^-9, 0, 1/100000000000000000000, x}",
        ),
        (
            "{Chop[1.*^-12 + 2. I], Chop[2. + 1.*^-12 I], Chop[{1., 1.*^-15}], Chop[<|a -> 1.*^-15, b -> 2.|>], Chop[1`20*^-15]}",
            "{0. + 2.*I, 2., {1., 0}, <|a -> 0, b -> 2.|>, 0}",
        ),
        (
            "{Chop[0.05, 0.1], Chop[-0.05, 0.1], Chop[0.2, 0.1], Chop[0.2, 1/4], Chop[p[{0.05, 1.}], 0.1], Chop[p[{1., 2.}]]}",
            "{0, 0, 0.2, 0, {0, 1.}, {1., 2.}}",
        ),
        (
            "{MantissaExponent[1234.5], MantissaExponent[0.00123], MantissaExponent[-8.], MantissaExponent[0], MantissaExponent[100], MantissaExponent[1/8, 2]}",
            "{{0.12345, 4}, {0.123, -2}, {-0.8, 1}, {0, 0}, {1/10, 3}, {1/2, -2}}",
        ),
        (
            "{MantissaExponent[8, 2], MantissaExponent[x], MantissaExponent[{1., 20.}]}",
            "{{1/2, 4}, MantissaExponent[x], {{0.1, 1}, {0.2, 2}}}",
        ),
    ],
)
def test_rationals_and_small_numbers(code, expected):
    assert text_of("p = Developer`ToPackedArray; " + code) == expected


@pytest.mark.parametrize(
    "code, value, message",
    [
        ("N[1, x]", "N[1, x]", "N::precbd"),
        ("Rationalize[0.5, x]", "Rationalize[0.5, x]", "Rationalize::tolnn"),
        ("Rationalize[0.5, -1]", "Rationalize[0.5, -1]", "Rationalize::tolnn"),
    ],
)
def test_mistakes_are_reported_and_leave_the_call(code, value, message):
    assert answer_of(code) == (value, [message])
