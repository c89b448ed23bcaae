"""CodeForm: strings bare, wrappers carried out, data objects short."""

import pytest
from formatter.hand_made import f, named_blank, plus, power, times, x, y, z

from wlnet.expression import Association, ByteArray, NumericArray, S, expr, make_list
from wlnet.formatter import format_expression


def test_code_form_shows_strings_without_quotes_and_wrappers_as_written():
    value = make_list(["a b", expr("FullForm", power(x, 2)), expr("SequenceForm", 1, "z"), 0.1])
    assert format_expression(value, "CodeForm") == "{a b, FullForm[x^2], 1z, 0.1}"


def test_data_objects_are_short_in_code_form_and_whole_in_input_form():
    import numpy as np

    value = NumericArray(np.array([[1, 2], [3, 4]], dtype="int8"))
    assert format_expression(value, "CodeForm") == "NumericArray[<2,2>, Integer8]"
    assert format_expression(value, "InputForm") == 'NumericArray[{{1, 2}, {3, 4}}, "Integer8"]'


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
        (expr("Row", make_list(["a", 1]), ", ", 2), "Row[{a, 1}, , , 2]"),
        (expr("Row", make_list([])), ""),
        (expr("Style"), "Style[]"),
        (expr("Minus", x, plus(y, z), times(x, y)), "x \N{MINUS SIGN} (y + z) \N{MINUS SIGN} x*y"),
        (times(2, expr("Minus", x, y)), "2*(x \N{MINUS SIGN} y)"),
        (expr("Sequence", "a", expr("Sequence", x, "b")), "axb"),
        (make_list([expr("Sequence", "a", x)]), "{Sequence[a, x]}"),
        (times(2, expr("Style", plus(x, y), S.Red)), "2*(x + y)"),
    ],
)
def test_code_form_carries_out_rows_styles_and_sequences(value, text):
    assert format_expression(value, "CodeForm") == text


@pytest.mark.parametrize(
    "value, text",
    [
        (expr("Out"), "%"),
        (expr("Out", -1), "%"),
        (expr("Out", -3), "%%%"),
        (expr("Out", -99), "%" * 99),
        (expr("Out", -100), "Out[-100]"),
        (expr("Out", 0), "Out[0]"),
        (expr("Out", 3), "Out[3]"),
        (expr("Span", 1, 2), "Span[1, 2]"),
        (expr("MessageName", f, "a"), "MessageName[f, a]"),
        (expr("FullForm", "a"), 'FullForm["a"]'),
        (expr("FullForm", make_list(["a", plus(x, "b")])), 'FullForm[{"a", x + "b"}]'),
        (expr("FullForm", x, y), "FullForm[x, y]"),
        (expr("Graphics", make_list([])), "-Graphics-"),
        (expr("Graphics"), "Graphics[]"),
        (expr("Graphics3D", 1), "-Graphics3D-"),
        (expr("Image", 1), "Image[1]"),
        (make_list([-0.0, 0.0, -1.5]), "{0., 0., -1.5}"),
        (ByteArray(b"abc"), "ByteArray[<3>]"),
        (Association.from_items([("a", 1)]), "<|a -> 1|>"),
    ],
)
def test_results_by_number_pictures_and_data(value, text):
    assert format_expression(value, "CodeForm") == text
