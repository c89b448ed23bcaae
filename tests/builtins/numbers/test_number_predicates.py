"""What kind of number: predicates and heads."""

import pytest
from asking import answer_of, messages_of, text_of, value_of

# NumberQ, NumericQ, IntegerQ, RealValuedNumberQ, RealValuedNumericQ, ExactNumberQ, InexactNumberQ, MachineNumberQ
PREDICATES = (
    "NumberQ",
    "NumericQ",
    "IntegerQ",
    "RealValuedNumberQ",
    "RealValuedNumericQ",
    "ExactNumberQ",
    "InexactNumberQ",
    "MachineNumberQ",
)


@pytest.mark.parametrize(
    "code, holding",
    [
        ("5", "NumberQ NumericQ IntegerQ RealValuedNumberQ RealValuedNumericQ ExactNumberQ"),
        ("0", "NumberQ NumericQ IntegerQ RealValuedNumberQ RealValuedNumericQ ExactNumberQ"),
        ("2^100", "NumberQ NumericQ IntegerQ RealValuedNumberQ RealValuedNumericQ ExactNumberQ"),
        ("1/2", "NumberQ NumericQ RealValuedNumberQ RealValuedNumericQ ExactNumberQ"),
        ("2.", "NumberQ NumericQ RealValuedNumberQ RealValuedNumericQ InexactNumberQ MachineNumberQ"),
        ("2`20", "NumberQ NumericQ RealValuedNumberQ RealValuedNumericQ InexactNumberQ"),
        ("1 + 2 I", "NumberQ NumericQ ExactNumberQ"),
        ("1. + 2. I", "NumberQ NumericQ InexactNumberQ MachineNumberQ"),
        ("1`20 + 2 I", "NumberQ NumericQ InexactNumberQ"),
        ("Pi", "NumericQ RealValuedNumericQ"),
        ("Sqrt[2] + E", "NumericQ RealValuedNumericQ"),
        ("Sin[1] I", "NumericQ"),
        ("x", ""),
        ("Sin[x]", ""),
        ('"2"', ""),
        ("Infinity", ""),
        ("{1, 2}", ""),
        ("f[2]", ""),
    ],
)
def test_kinds_of_numbers(code, holding):
    tests = "{" + ", ".join([f"{p}[{code}]" for p in PREDICATES]) + "}"
    assert text_of(tests) == "{" + ", ".join([str(p in holding.split()) for p in PREDICATES]) + "}"


@pytest.mark.parametrize(
    "code, expected",
    [
        (
            "EvenQ[{2, 3, 0, -2, -3, 2., 1/2, x, 2^100, 2^100 + 1}]",
            "{True, False, True, True, False, False, False, False, True, False}",
        ),
        (
            "OddQ[{2, 3, 0, -2, -3, 3., 1/2, x, 2^100, 2^100 + 1}]",
            "{False, True, False, False, True, False, False, False, False, True}",
        ),
        ("{EvenQ[Range[-3, 40]], OddQ[Range[-3, 40]]} === {Map[EvenQ, Range[-3, 40]], Map[OddQ, Range[-3, 40]]}", "True"),
        (
            "{EvenQ[p[{2., 3.}]], OddQ[p[{2., 3.}]], OddQ[p[{{1, 2}, {3, 4}}]]}",
            "{{False, False}, {False, False}, {{True, False}, {True, False}}}",
        ),
        (
            "{Divisible[12, 4], Divisible[12, 5], Divisible[0, 5], Divisible[-12, 4], Divisible[{1, 2, 4}, 2], Divisible[x, 2]}",
            "{True, False, True, True, {False, True, True}, Divisible[x, 2]}",
        ),
        ("{Divisible[3/2, 1/2], Divisible[1/2, 3/2], Divisible[4, 2/3], Divisible[4, 3/5]}", "{True, False, True, False}"),
        (
            "{CoprimeQ[8, 9], CoprimeQ[8, 6], CoprimeQ[1, 0], CoprimeQ[0, 2], CoprimeQ[6, 35, 143], CoprimeQ[6, 35, 22]}",
            "{True, False, True, False, True, False}",
        ),
        ("{CoprimeQ[{4, 5}, 6], CoprimeQ[-3, 5], CoprimeQ[x, 2]}", "{{False, True}, True, CoprimeQ[2, x]}"),
        (
            "{PossibleZeroQ[0], PossibleZeroQ[0.], PossibleZeroQ[10^-20], PossibleZeroQ[x], PossibleZeroQ[x - x]}",
            "{True, True, False, False, True}",
        ),
        (
            "{PossibleZeroQ[Sqrt[2] + Sqrt[3] - Sqrt[5 + 2 Sqrt[6]]], PossibleZeroQ[Pi - 22/7], PossibleZeroQ[E^(I Pi/4) - (-1)^(1/4)]}",
            "{True, False, True}",
        ),
        (
            "{PossibleZeroQ[(x + 1)^2 - x^2 - 2 x - 1], PossibleZeroQ[(x + 1)^2 - x^2], PossibleZeroQ[1/x + 1/y - (x + y)/(x y)], "
            'PossibleZeroQ[{0, 1}], PossibleZeroQ["a"], PossibleZeroQ[Infinity]}',
            "{True, False, True, {True, False}, False, False}",
        ),
        ("{Rational[2, 4], Rational[-3, -6], Rational[6, 3], Rational[x, 2]}", "{1/2, 1/2, 2, Rational[x, 2]}"),
        (
            "{Complex[1, 2], Complex[1.5, 0.], Complex[2, 0], Complex[x, 1], Head[Complex[1, 2]], Head[2/3], Head[2.], Head[2]}",
            "{1 + 2*I, 1.5 + 0.*I, 2, Complex[x, 1], Complex, Rational, Real, Integer}",
        ),
        ('{Symbol["abc"], Symbol["a`b"], Symbol["$x1"], Head[Symbol["q"]]}', "{abc, a`b, $x1, Symbol}"),
    ],
)
def test_value(code, expected):
    assert text_of("p = Developer`ToPackedArray; " + code) == expected


@pytest.mark.parametrize(
    "code, value, message",
    [
        ("Divisible[1, 0]", "Divisible[1, 0]", "Power::infy"),
        ('Symbol["1a"]', 'Symbol["1a"]', "Symbol::symname"),
        ('Symbol["a b"]', 'Symbol["a b"]', "Symbol::symname"),
        ("Symbol[1]", "Symbol[1]", "Symbol::string"),
        ('Symbol[""]', 'Symbol[""]', "Symbol::symname"),
    ],
)
def test_mistakes_are_reported_and_leave_the_call(code, value, message):
    assert answer_of(code) == (value, [message])


@pytest.mark.parametrize(
    "name, attributes",
    [
        ("EvenQ", "{Listable, Protected}"),
        ("Divisible", "{Listable, Protected}"),
        ("PossibleZeroQ", "{Listable, Protected}"),
        ("IntegerQ", "{Protected}"),
        ("NumberQ", "{Protected}"),
        ("NumericQ", "{Protected}"),
    ],
)
def test_attributes(name, attributes):
    assert text_of(f"Attributes[{name}]") == attributes


@pytest.mark.parametrize(
    "code, expected",
    [
        ("EvenQ[{2, 3, x}]", "{True, False, False}"),
        ("OddQ[2^100 + 1]", "True"),
        ("IntegerQ[2.]", "False"),
        ("NumberQ[Pi]", "False"),
        ("NumericQ[Sin[Pi/7] + E]", "True"),
        ("NumericQ[x]", "False"),
        ("ExactNumberQ[1/2 + I]", "True"),
        ("MachineNumberQ[1.]", "True"),
        ("Head[1/2]", "Rational"),
        ("Complex[1, 2]", "1 + 2*I"),
        ("Rational[2, 4]", "1/2"),
        ("Divisible[12, 4]", "True"),
        ("CoprimeQ[8, 9]", "True"),
        ("PossibleZeroQ[Sin[2] - 2 Sin[1] Cos[1]]", "True"),
    ],
)
def test_value_too(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, messages",
    [
        ("Divisible[1, 0]", ["Power::infy"]),
    ],
)
def test_messages(code, messages):
    assert messages_of(code) == messages
