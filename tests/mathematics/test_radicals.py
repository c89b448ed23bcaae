"""Roots of negative and imaginary numbers, exponentials of quarter turns, infinities beside finite things."""

import pytest
from asking import value_of

from wlnet import Session
from wlnet.expression import Complex, Expr, S, rational
from wlnet.mathematics.radicals import integer_root, small_factors


@pytest.mark.parametrize(
    "code, text",
    [
        ("(-5)^(1/3)", "(-5)^(1/3)"),
        ("(-5)^(7/3)", "25*(-5)^(1/3)"),
        ("(-5)^(5/3)", "-5*(-5)^(2/3)"),
        ("(-12)^(1/3)", "(-3)^(1/3)*2^(2/3)"),
        ("(-64)^(1/3)", "4*(-1)^(1/3)"),
        ("(-5)^(3/2)", "(-5*I)*Sqrt[5]"),
        ("I^(2/3)", "(-1)^(1/3)"),
        ("Sqrt[-I]", "-(-1)^(3/4)"),
        ("Sqrt[2 I]", "1 + I"),
        ("Chop[N[(-5)^(1/3)] - N[5^(1/3) E^(I Pi/3)]]", "0"),
        ("E^(2 + 3 I Pi)", "-E^2"),
        ("(2 x)^y", "(2*x)^y"),
        ("(2 x)^(3/2)", "2*Sqrt[2]*x^(3/2)"),
        ("{p ComplexInfinity, p + ComplexInfinity, p + Infinity}", "{ComplexInfinity, ComplexInfinity, Infinity}"),
        ("{Exp[1.*^20], Exp[-1.*^20]}", "{Overflow[], Underflow[]}"),
    ],
)
def test_value(code, text):
    assert value_of(code) == text


def test_the_sign_of_zero_is_not_shown():
    assert value_of("{-0., -2.5 I}", "OutputForm") == "{0., 0. - 2.5*I}"


@pytest.mark.parametrize(
    "code, text",
    [
        ("{1./3 === N[1/3, 5], .3333333`6 === .3333`3, 1.5`10 === 1.6`10, 1 === 1.`5}", "{True, True, False, False}"),
        ("{3.1416 == 3.14`2, E == 2.7`2, E == 2.6`2}", "{True, True, False}"),
        ("{\\[CubeRoot](-27), \\[CubeRoot]p, CubeRoot[p]}", "{-3, Surd[p, 3], Surd[p, 3]}"),
        ("Total[{1, 2.2, 3, 4.4, 5, 6.6}]", "22.2"),
        (
            "{Attributes[Condition], Attributes[Sum], Attributes[Infinity]}",
            "{{HoldAll, Protected}, {HoldAll, Protected, ReadProtected}, {Protected, ReadProtected}}",
        ),
    ],
)
def test_few_digits_roots_and_attributes(code, text):
    assert value_of(code) == text


@pytest.mark.parametrize(
    "code, text",
    [
        ("{Cancel[(4 + 2 x)/6], Together[(2 y - 4 x)/2], Together[2 + 2 x]}", "{(2 + x)/3, -2*x + y, 2*(1 + x)}"),
        ("LinearSolve[{{1, 2}, {3, 4}}, {p, q}]", "{-2*p + q, (3*p - q)/2}"),
        ("FreeQ[LinearSolve[{{a, b}, {c, d}}, {1, 2}], $Failed]", "True"),
        ("Precision[N[Pi, 30] E]", "30."),
    ],
)
def test_common_divisors(code, text):
    assert value_of(code) == text


@pytest.mark.parametrize(
    "code, text",
    [
        ("{0``5, 0`5, 0.`5, -0.``2}", "{0``5., 0, 0., 0``2.}"),
        ("{Precision[0``3], Accuracy[0``3]}", "{0., 3.}"),
        ("{0.00000000000000000000, 1.01234567890123456789`}", "{0``20., 1.0123456789012346}"),
    ],
)
def test_zero_has_an_accuracy(code, text):
    assert value_of(code) == text


@pytest.mark.parametrize(
    "code, text",
    [
        (
            "{Nor[p, False], Nor[p, False, q], Nand[p, True], Nand[p, q], Xnor[p, q]}",
            "{ !p, Nor[p, q],  !p, Nand[p, q], Xnor[p, q]}",
        ),
        ("{Gamma[2, 3], Gamma[3, 1/2], Gamma[2, p]}", "{4/E^3, 13/(4*Sqrt[E]), Gamma[2, p]}"),
        (
            "{{p -> q} /. OptionsPattern[] -> 1, Complex[1, I], (2 I Pi - 1) Infinity}",
            "{{1}, 0, DirectedInfinity[(-1 + (2*I)*Pi)/Sqrt[1 + 4*Pi^2]]}",
        ),
    ],
)
def test_what_is_left(code, text):
    assert value_of(code) == text


def test_minus_i_over_something_and_sums_of_mixed_numbers():
    assert value_of("{-I/p, -I p, -I p/q, (-2 I)/p}") == "{-(I/p), -I*p, (-I*p)/q, (-2*I)/p}"
    assert value_of("Total[{1, 2.2, 3, 1/2, 5, 6.6}]") == "18.3"
    assert value_of('Developer`ToPackedArray[{1}, "Integer"]') == 'Developer`ToPackedArray[{1}, "Integer"]'


def value(base, exponent) -> complex:
    """The principal value of a power of exact numbers."""
    re, im = (base.re, base.im) if type(base) is Complex else (base, 0)
    return complex(float(re), float(im)) ** float(exponent)


def test_powers_have_their_principal_values_and_stay_as_they_are_when_raised_again():
    session = Session()
    bases = [
        *range(-20, 21),
        72,
        -72,
        1000,
        rational(2, 3),
        rational(-8, 27),
        rational(12, 5),
        rational(-1, 4),
        Complex(3, 4),
        Complex(0, 1),
        Complex(0, -1),
        Complex(0, 2),
        Complex(-3, 4),
        Complex(1, 1),
        Complex(rational(3, 4), 1),
    ]
    exponents = [rational(n, d) for d in (2, 3, 4, 6) for n in range(-7, 8) if n % d]
    for b in bases:
        for e in exponents:
            if b == 0:
                continue
            power = session.evaluate_input(Expr(S.Power, (b, e)))
            assert session.evaluate_input(power) == power
            number = session.evaluate_input(Expr(S.N, (power,)))
            found = complex(number) if not isinstance(number, Complex) else complex(float(number.re), float(number.im))
            assert abs(found - value(b, e)) < 1e-12 * max(1, abs(found)), (b, e)


@pytest.mark.parametrize("code, text", [
    ("{Sqrt[12], Sqrt[1/2], Sqrt[2/3], 12^(1/3), 24^(1/3), 8^(2/3), 4^(3/2), 4^(-1/2), (1/8)^(2/3), 72^(1/2)}", "{2*Sqrt[3], 1/Sqrt[2], Sqrt[2/3], 2^(2/3)*3^(1/3), 2*3^(1/3), 4, 8, 1/2, 1/4, 6*Sqrt[2]}"),
    ("{2^(1/2) 2^(1/3), Sqrt[2] Sqrt[3], Sqrt[6]/Sqrt[2], Sqrt[2]^3, 2/Sqrt[2], 3 Sqrt[1/3], Sqrt[2] 8^(1/4), 2^(1/3) 4^(1/3)}", "{2^(5/6), Sqrt[6], Sqrt[3], 2*Sqrt[2], Sqrt[2], Sqrt[3], 2*2^(1/4), 2}"),
    ("{(-1)^(1/2), (-1)^(1/3), (-1)^(2/3), (-1)^(4/3), (-1)^(-1/3), (-1)^(5/2), (-8)^(1/3), (-4)^(1/2), (-4)^(3/2), (-27)^(2/3)}", "{I, (-1)^(1/3), (-1)^(2/3), -(-1)^(1/3), -(-1)^(2/3), I, 2*(-1)^(1/3), 2*I, -8*I, 9*(-1)^(2/3)}"),
    ("{Sqrt[3 + 4 I], Sqrt[-3 + 4 I], Sqrt[3 - 4 I], Sqrt[2 I], Sqrt[I], Sqrt[1 + I], Sqrt[5/4 + 3 I]}", "{2 + I, 1 + 2*I, 2 - I, 1 + I, (-1)^(1/4), Sqrt[1 + I], 3/2 + I}"),
])  # fmt: skip
def test_canonical_forms(code, text):
    assert value_of(code) == text


def test_roots_of_integers():
    for k in (2, 3, 5, 7):
        for n in [*range(200), 10**30, 10**30 - 1, 3**100, 3**100 - 1, 3**100 + 1]:
            r = integer_root(n, k)
            assert r**k <= n < (r + 1) ** k
    for n in [*range(1, 500), 1009**2, 1009**3, 1013 * 1019, 2**40 * 1009**2]:
        product = 1
        for base, exponent in small_factors(n).items():
            product *= base**exponent
        assert product == n
    assert small_factors(1009**3) == {1009: 3} and small_factors(360) == {2: 3, 3: 2, 5: 1} and small_factors(1) == {}
