"""N: numerical values, to machine precision or to as many digits as asked for."""

import pytest
from asking import messages_of, text_of, value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        (
            '{N[1/3], N[Pi], N[2], N[x], N["a"], N[2 + 3 I], N[Infinity]}',
            '{0.3333333333333333, 3.141592653589793, 2., x, "a", 2. + 3.*I, Infinity}',
        ),
        (
            "{N[x^2/2], N[x^2 + Sqrt[2]], N[2^x], N[f[1, 1/2]], N[x^(1/2)], N[Sin[2] + x]}",
            "{0.5*x^2, 1.4142135623730951 + x^2, 2.^x, f[1., 0.5], Sqrt[x], 0.9092974268256817 + x}",
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
        (
            "{N[Sqrt[z]], N[1/Sqrt[2 + z]], N[z^(1/3)], N[z^(3/2)], N[Sqrt[2] Sqrt[z]]}",
            "{Sqrt[z], 1/Sqrt[2. + z], z^0.3333333333333333, z^1.5, 1.4142135623730951*Sqrt[z]}",
        ),
        (
            "Round[{Precision[#], Accuracy[#]}, 0.01] & /@ {N[Pi, {Infinity, 3}], N[100 Pi, {Infinity, 3}], N[Pi, {2, 20}]}",
            "{{3.5, 3.}, {5.5, 3.}, {2., 1.5}}",
        ),
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
        ("N[1/3]", "0.3333333333333333"),
        ("N[x^2/2]", "0.5*x^2"),
        ("N[{1, 2}/3]", "{0.3333333333333333, 0.6666666666666666}"),
        ("N[k, _] = 7; N[k]", "7."),
        ("SetAttributes[g, NHoldFirst]; N[g[1, 1]]", "g[1, 1.]"),
    ],
)
def test_value(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, messages",
    [
        ("N[1, x]", ["N::precbd"]),
    ],
)
def test_messages(code, messages):
    assert messages_of(code) == messages
