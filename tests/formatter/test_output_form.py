"""OutputForm and PageForm: digits, display wrappers, templates."""

from decimal import Decimal

import pytest
from asking import value_of

from wlnet.expression import (
    Association,
    BigReal,
    Expr,
    NumericArray,
    S,
    expr,
    from_array,
    make_list,
    rational,
    symbol,
)
from wlnet.formatter import format_expression

x, y = symbol("Global`x"), symbol("Global`y")


@pytest.mark.parametrize(
    "value, text",
    [
        (1 / 3, "0.333333"),
        (2 / 3 * 1e5, "66666.7"),
        (123456.5, "123457."),
        (-2000.005, "-2000.01"),
        (0.125, "0.125"),
        (1234567.0, "1.23457*^6"),
        (999999.9, "1.*^6"),
        (1.5e-7, "1.5*^-7"),
        (0.00012345678, "0.000123457"),
        (-0.5, "-0.5"),
        (7.0, "7."),
        (complex(1 / 3, -2), "0.333333 - 2. I"),
        (Expr(S.Plus, (x, Expr(S.Times, (0.5, y)))), "x + 0.5 y"),
        (Expr(S.Times, (rational(3, 2), x)), "(3 x)/2"),
        (BigReal(Decimal("3.14159265358979323846"), 10.0), "3.141592654"),
        (BigReal(Decimal("2"), 5.0), "2.0000"),
        (make_list(["a", "b c"]), "{a, b c}"),
        (expr("HoldForm", Expr(S.Plus, (1, 1))), "1 + 1"),
        (expr("FullForm", Expr(S.Plus, (1, x))), "Plus[1, x]"),
        (expr("InputForm", make_list(["a", 0.1 + 0.2])), '{"a", 0.30000000000000004}'),
        (expr("Row", make_list([1, "b", x])), "1bx"),
        (expr("Row", make_list([1, 2]), "-"), "1-2"),
        (expr("Column", make_list([1, 22])), "1\n22"),
        (expr("TableForm", make_list([make_list([1, "bb"]), make_list([333, 4])])), "1     bb\n\n333   4"),
        (expr("MatrixForm", make_list([1, 2])), "1\n\n2"),
        (expr("Grid", make_list([make_list(["a", "b"])])), "a   b"),
        (expr("Grid", 5), "Grid[5]"),
        (expr("NumberForm", 3.14159, 3), "3.14"),
        (expr("NumberForm", 50.0, make_list([3, 1])), "50.0"),
        (expr("NumberForm", make_list([1.23456, x]), 2), "{1.2, x}"),
        (expr("PaddedForm", 7, 4), "    7"),
        (expr("ScientificForm", 12345.678, 3), "1.23*^4"),
        (expr("BaseForm", -10, 2), "-1010\n     2"),
        (expr("PercentForm", 0.125), "12.5%"),
        (expr("Style", "t", S.Red), "t"),
        (expr("StringForm", "`2` then `1`; ``", 1, x), "x then 1; x"),
        (expr("Subscript", x, 1), "Subscript[x, 1]"),
        (expr("Graphics", make_list([])), "-Graphics-"),
    ],
)
def test_output_form(value, text):
    assert format_expression(value, "OutputForm") == text


@pytest.mark.parametrize(
    "value, text",
    [
        ("a b", '"a b"'),
        (make_list([1 / 3, "s"]), '{0.333333, "s"}'),
        (
            Association.from_items([("Output", make_list([1.0, 2.0])), ("Mask", make_list([1, 0]))]),
            '<|"Output" -> {1., 2.}, "Mask" -> {1, 0}|>',
        ),
        (Expr(S.Times, (2, x)), "2*x"),
        (expr("HoldForm", Expr(S.Plus, (1, 1))), "1 + 1"),
        (expr("Graphics", make_list([])), "[image]"),
        (expr("Row", make_list(["a", 1])), "a1"),
    ],
)
def test_page_form(value, text):
    assert format_expression(value, "PageForm") == text


def test_numeric_arrays_on_a_page_show_their_ends():
    import numpy as np

    small = NumericArray(np.array([1.5, 2], dtype="float32"))
    assert format_expression(small, "PageForm") == 'NumericArray[{1.5, 2.}, "Real32"]'
    large = NumericArray(np.arange(1_000_000, dtype="int32"))
    text = format_expression(large, "PageForm")
    assert len(text) == 500
    assert text.startswith("NumericArray[{0, 1, 2, 3") and text.endswith('999999}, \n "Integer32"]')


def test_a_long_packed_list_is_shown_whole():
    import numpy as np

    text = format_expression(from_array(np.linspace(0, 1, 1001)), "PageForm")
    assert text.count(",") == 1000 and text.startswith("{0., 0.001, 0.002") and text.endswith("0.999, 1.}")


@pytest.mark.parametrize(
    "code, expected",
    [
        ("ToString[Infix[f[a, b, c]]]", '"a ~f~ b ~f~ c"'),
        ('ToString[Infix[f[a, b], " op "]]', '"a op b"'),
        ("ToString[Prefix[f[a]]]", '"f @ a"'),
        ("ToString[Postfix[f[a]]]", '"a // f"'),
        ('ToString[Prefix[f[a + b], "@@"]]', '"@@(a + b)"'),
        ("ToString[PrecedenceForm[a, 10] b]", '"b (a)"'),
        ("ToString[PrecedenceForm[a, 500] b]", '"b a"'),
        ('ToString[StringForm["`2` and `1`", a, b]]', '"b and a"'),
        ("ToString[HoldForm[1 + 1]]", '"1 + 1"'),
        ("ToString[Style[x + 1, Red]]", '"1 + x"'),
        ("ToString[FullForm[a + b]]", '"Plus[a, b]"'),
        ('ToString[InputForm["a"]]', r'"\"a\""'),
        ("ToString[CForm[x^2 + y]]", '"Power(x,2) + y"'),
        ("ToString[{FullForm[x y], OutputForm[x y]}]", '"{Times[x, y], x y}"'),
        ('ToString[StringForm["`2` ``", a, b, c]]', '"b c"'),
        ('ToString[StringForm["`` `` ``", a, b, c]]', '"a b c"'),
        ('ToString[Infix[f[a, b], "+"] c]', '"c (a + b)"'),
        ('ToString[Infix[f[a, b + c, d e], "*", 400]]', '"a * (b + c) * (d e)"'),
    ],
)
def test_display_wrappers(code, expected):
    assert value_of(code) == expected
