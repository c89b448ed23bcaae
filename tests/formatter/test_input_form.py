"""InputForm, FullForm and CodeForm of hand-made expressions."""

from decimal import Decimal

import pytest

from wlnet.expression import (
    Association,
    BigReal,
    ByteArray,
    Complex,
    Expr,
    NumericArray,
    PackedArray,
    S,
    expr,
    make_list,
    rational,
    rule,
    symbol,
)
from wlnet.formatter import format_expression

x, y, z, f, g = (symbol("Global`" + name) for name in "xyzfg")


def plus(*args):
    return Expr(S.Plus, args)


def times(*args):
    return Expr(S.Times, args)


def power(base, exponent):
    return Expr(S.Power, (base, exponent))


def named_blank(name, *head):
    return expr("Pattern", name, expr("Blank", *head))


SLOT = expr("Slot", 1)

INPUT_FORM = [
    # sums
    (plus(1, x), "1 + x"),
    (plus(x, times(-1, y)), "x - y"),
    (plus(x, times(-3, y), 2), "x - 3*y + 2"),
    (plus(x, -2), "x - 2"),
    (plus(-2, x), "-2 + x"),
    (plus(times(-1, x), y), "-x + y"),
    (plus(x, plus(y, z)), "x + (y + z)"),
    (plus(x, times(rational(-1, 2), y)), "x - y/2"),
    (plus(x, times(-1, plus(y, z))), "x - (y + z)"),
    (plus(x), "Plus[x]"),
    (plus(Complex(1, 2), x), "(1 + 2*I) + x"),
    # products and fractions
    (times(2, x, y), "2*x*y"),
    (times(-2, x), "-2*x"),
    (times(-1, x), "-x"),
    (times(-1, x, y), "-(x*y)"),
    (times(-1, power(x, 2)), "-x^2"),
    (times(-1, plus(x, y)), "-(x + y)"),
    (times(x, power(y, -1)), "x/y"),
    (times(x, y, power(z, -2)), "(x*y)/z^2"),
    (times(power(x, -1), power(y, -1)), "1/(x*y)"),
    (times(2, power(x, -1)), "2/x"),
    (times(-1, x, power(y, -1)), "-(x/y)"),
    (times(-3, x, power(y, -1)), "(-3*x)/y"),
    (times(-7, power(plus(1, x), -1)), "-7/(1 + x)"),
    (times(x, power(S.E, times(-1, y))), "x/E^y"),
    (times(rational(1, 2), x), "x/2"),
    (times(rational(3, 2), x), "(3*x)/2"),
    (times(rational(-1, 3), x), "-1/3*x"),
    (times(rational(-1, 3), x, y), "-1/3*(x*y)"),
    (times(rational(-1, 3), x, power(y, -1)), "-1/3*x/y"),
    (times(rational(-1, 2), power(x, -1)), "-1/2*1/x"),
    (times(rational(-3, 4), x), "(-3*x)/4"),
    (times(rational(1, 2), power(x, -1)), "1/(2*x)"),
    (times(x, times(y, z)), "x*(y*z)"),
    (times(2, plus(x, y)), "2*(x + y)"),
    (times(0.5, x), "0.5*x"),
    (times(-1, 2), "-1*2"),
    # powers
    (power(x, -1), "x^(-1)"),
    (power(x, rational(1, 2)), "Sqrt[x]"),
    (power(x, rational(-1, 2)), "1/Sqrt[x]"),
    (times(2, power(rational(2, 3), rational(1, 2))), "2*Sqrt[2/3]"),
    (power(x, rational(2, 3)), "x^(2/3)"),
    (power(rational(5, 2), x), "(5/2)^x"),
    (power(-1, x), "(-1)^x"),
    (power(power(x, y), z), "(x^y)^z"),
    (power(x, power(y, z)), "x^y^z"),
    (power(S.E, times(-1, x)), "E^(-x)"),
    (power(expr("Factorial", x), 2), "x!^2"),
    (power(Complex(0, -2), x), "(-2*I)^x"),
    # complex numbers
    (Complex(0, 1), "I"),
    (Complex(0, -1), "-I"),
    (Complex(2, -3), "2 - 3*I"),
    (Complex(rational(1, 2), rational(-3, 5)), "1/2 - (3*I)/5"),
    (times(Complex(0, 2), x), "(2*I)*x"),
    (times(Complex(0, -1), x), "-I*x"),
    (times(Complex(0, rational(1, 2)), x), "I/2*x"),
    (times(Complex(0, rational(-1, 2)), x), "(-1/2*I)*x"),
    (complex(1.5, -2.5), "1.5 - 2.5*I"),
    (complex(0.0, 1e-9), "0. + 1.*^-9*I"),
    # reals
    (0.1 + 0.2, "0.30000000000000004"),
    (3.0, "3."),
    (-0.25, "-0.25"),
    (1e6, "1.*^6"),
    (999999.5, "999999.5"),
    (1e-5, "0.00001"),
    (1e-6, "1.*^-6"),
    (1.25e300, "1.25*^300"),
    (-2.5e-7, "-2.5*^-7"),
    (BigReal(Decimal("2.50"), 20.0), "2.5`20."),
    (BigReal(Decimal("1.5E+40"), 20.0), "1.5`20.*^40"),
    (BigReal(Decimal("2500000"), 20.0), "2.5`20.*^6"),
    (BigReal(Decimal("250000"), 20.0), "250000.`20."),
    (BigReal(Decimal("-0.0000001"), 10.0), "-1.`10.*^-7"),
    (10**40, "1" + "0" * 40),
    # operators and their parentheses
    (expr("Equal", x, rule(y, z)), "x == (y -> z)"),
    (expr("And", expr("Or", x, y), expr("Not", z)), "(x || y) &&  !z"),
    (expr("Or", expr("And", x, y), z), "(x && y) || z"),
    (expr("Less", x, y, z), "x < y < z"),
    (expr("Xor", x, y), "Xor[x, y]"),
    (rule(x, rule(y, z)), "x -> y -> z"),
    (rule(rule(x, y), z), "(x -> y) -> z"),
    (expr("ReplaceAll", expr("ReplaceAll", x, y), z), "x /. y /. z"),
    (expr("RuleDelayed", x, y), "x :> y"),
    (expr("Alternatives", x, expr("Alternatives", y, z)), "x | (y | z)"),
    (expr("Dot", times(2, x), y), "(2*x) . y"),
    (expr("Composition", f, g), "f @* g"),
    (expr("Map", f, x), "f /@ x"),
    (expr("Apply", f, x), "f @@ x"),
    (expr("StringJoin", "a", x), '"a"<>x'),
    (expr("SetDelayed", expr(f, named_blank(x)), expr("CompoundExpression", y, z)), "f[x_] := (y; z)"),
    (expr("CompoundExpression", x, S.Null), "x; "),
    (expr("AddTo", x, 1), "x += 1"),
    (expr("Increment", x), "x++"),
    (expr("PreDecrement", x), "--x"),
    (expr("Unset", x), "x =."),
    (expr("TagSet", x, expr(f, x), y), "x /: f[x] = y"),
    (expr("Span", 1, 10, 2), "1 ;; 10 ;; 2"),
    (Expr(expr("Span", x, y), (z,)), "(x ;; y)[z]"),
    (Expr(plus(x, y), (z,)), "(x + y)[z]"),
    (Expr(expr(f, x), (y,)), "f[x][y]"),
    (Expr(expr("Derivative", 1), (f,)), "Derivative[1][f]"),
    (expr("Part", x, 1, 2), "x[[1,2]]"),
    (expr("Factorial", -3), "(-3)!"),
    (expr("MessageName", f, "usage"), "f::usage"),
    (expr("Out", 3), "%3"),
    (expr("Subtract", x, y), "x - y"),
    (expr("Inequality", x, S.Less, y), "Inequality[x, Less, y]"),
    # functions and patterns
    (expr("Function", power(SLOT, 2)), "#1^2 & "),
    (make_list([expr("Function", SLOT), 1]), "{#1 & , 1}"),
    (rule(x, expr("Function", SLOT)), "x -> (#1 & )"),
    (expr("Function", x, plus(x, 1)), "Function[x, x + 1]"),
    (expr("Slot", "name"), "#name"),
    (expr("Slot", "no name"), 'Slot["no name"]'),
    (expr("SlotSequence", 2), "##2"),
    (expr("Blank"), "_"),
    (expr("BlankSequence", S.Integer), "__Integer"),
    (named_blank(x, S.Real), "x_Real"),
    (times(2, named_blank(x)), "2*(x_)"),
    (power(expr("Blank"), 2), "(_)^2"),
    (expr("Equal", expr("Blank", S.Integer), x), "(_Integer) == x"),
    (expr("And", expr("Blank"), x), "_ && x"),
    (expr("Alternatives", named_blank(x), y), "x_ | y"),
    (expr("Condition", named_blank(x), y), "x_ /; y"),
    (expr("Optional", named_blank(x), 0), "x_:0"),
    (expr("Optional", named_blank(x)), "x_."),
    (expr("PatternTest", named_blank(x), S.IntegerQ), "(x_)?IntegerQ"),
    (expr("PatternTest", expr("Blank"), f), "_?f"),
    (expr("PatternTest", expr("Blank"), expr(f, x)), "_?(f[x])"),
    (expr("Pattern", x, expr(f, y)), "x:f[y]"),
    (Expr(expr("Pattern", x, expr(f, y)), (z,)), "(x:f[y])[z]"),
    (expr("Repeated", named_blank(x)), "(x_).."),
    # everything else
    (Expr(S.DirectedInfinity, (1,)), "Infinity"),
    (Expr(S.DirectedInfinity, (-1,)), "-Infinity"),
    (Expr(S.DirectedInfinity, ()), "ComplexInfinity"),
    (power(Expr(S.DirectedInfinity, (-1,)), 2), "(-Infinity)^2"),
    ('a"b\\c\n', '"a\\"b\\\\c\\n"'),
    (symbol("Other`name"), "Other`name"),
    (Association.from_items([("a", 1), (x, make_list([]))]), '<|"a" -> 1, x -> {}|>'),
    (expr("Association", 1), "Association[1]"),
    (expr("HoldForm", plus(1, 1)), "HoldForm[1 + 1]"),
    (expr("Missing", "KeyAbsent", x), 'Missing["KeyAbsent", x]'),
    (ByteArray(b"\x01\x02\x03"), 'ByteArray["AQID"]'),
    (expr(f), "f[]"),
]


@pytest.mark.parametrize("value, text", INPUT_FORM, ids=[text for _, text in INPUT_FORM])
def test_input_form(value, text):
    assert format_expression(value, "InputForm") == text


@pytest.mark.parametrize(
    "value, text",
    [
        (plus(1, times(-1, x)), "Plus[1, Times[-1, x]]"),
        (rational(1, 2), "Rational[1, 2]"),
        (complex(1, 2), "Complex[1.`, 2.`]"),
        (make_list([1, 'a"b']), 'List[1, "a\\"b"]'),
        (Association.from_items([("a", 1)]), 'Association[Rule["a", 1]]'),
        (1e-7, "1.`*^-7"),
        (symbol("Global`q"), "q"),
    ],
)
def test_full_form(value, text):
    assert format_expression(value, "FullForm") == text


def test_code_form_shows_strings_without_quotes_and_wrappers_as_written():
    value = make_list(["a b", expr("FullForm", power(x, 2)), expr("SequenceForm", 1, "z"), 0.1])
    assert format_expression(value, "CodeForm") == "{a b, FullForm[x^2], 1z, 0.1}"


def test_data_objects_are_short_in_code_form_and_whole_in_input_form():
    import numpy as np

    value = NumericArray(np.array([[1, 2], [3, 4]], dtype="int8"))
    assert format_expression(value, "CodeForm") == "NumericArray[<2,2>, Integer8]"
    assert format_expression(value, "InputForm") == 'NumericArray[{{1, 2}, {3, 4}}, "Integer8"]'


def test_packed_lists_print_like_ordinary_ones():
    import numpy as np

    array = np.array([[1.5, -2.0], [1e7, 0.1]])
    packed = PackedArray(array)
    for form in ("InputForm", "FullForm", "OutputForm", "PageForm", "CodeForm"):
        assert format_expression(packed, form) == format_expression(packed.unpack(), form)
    numbers = PackedArray(np.arange(3) * (1 - 2j))
    assert format_expression(numbers, "InputForm") == format_expression(numbers.unpack(), "InputForm")


def test_symbol_names_are_the_callers_choice():
    value = plus(symbol("Deep`er`s"), x)
    assert format_expression(value, symbol_name=lambda s: s.name.upper()) == "S + X"


@pytest.mark.parametrize("head", [S.List, S.Plus, S.Not, f])
def test_depth_costs_no_recursion(head):
    value = x
    for _ in range(50_000):
        value = Expr(head, (value, 1) if head is S.Plus else (value,))
    for form in ("InputForm", "FullForm", "OutputForm"):
        assert len(format_expression(value, form)) > 100_000


def test_integers_longer_than_python_prints_by_itself():
    from math import log10

    n = 7**20_000
    text = format_expression(-n)
    assert text[0] == "-" and len(text) == int(20_000 * log10(7)) + 2
    assert int(text[1:1001]) == n // 10 ** (len(text) - 1001) and int(text[-1000:]) == n % 10**1000


@pytest.mark.parametrize(
    "value, text",
    [
        (expr("Row", make_list(["a", 1])), "a1"),
        (expr("Row", make_list([x, y, z]), ", "), "x, y, z"),
        (make_list([expr("Style", plus(x, y), S.Bold), expr("Format", x)]), "{x + y, x}"),
        (expr("StringJoin", "a", x), "StringJoin[a, x]"),
        (expr("StringExpression", "a", named_blank(x)), "StringExpression[a, x_]"),
        (expr("Minus", x, 2), "x \N{MINUS SIGN} 2"),
        (expr("Minus", x), "-x"),
        (expr("Sequence", "a", x), "ax"),
        (make_list([expr("Not", x)]), "{ !x}"),
    ],
)
def test_code_form_carries_out_rows_styles_and_sequences(value, text):
    assert format_expression(value, "CodeForm") == text
