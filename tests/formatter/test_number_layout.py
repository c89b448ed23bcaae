"""Numbers with chosen digits: where the last digit is rounded, fields, signs, blocks of digits, bases."""

import pytest
from asking import value_of

from wlnet.expression import S, make_list, rational
from wlnet.formatter.number_layout import base_text, digit_spec


@pytest.mark.parametrize(
    "code, expected",
    [
        ("NumberForm[0.125, 2]", "0.13"),
        ("NumberForm[2.5, 1]", "3."),
        ("NumberForm[-0.125, 2]", "-0.13"),
        ("NumberForm[0.375, {4, 2}]", "0.38"),
        ("NumberForm[0.625, {4, 2}]", "0.63"),
    ],
)
def test_a_half_is_rounded_away_from_zero(code, expected):
    """Halves that binary numbers hold exactly: rounding to even would give 0.12, 2. and 0.62."""
    assert value_of(code, "PageForm") == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("ToString[NumberForm[3.14159, 3]]", '"3.14"'),
        ("ToString[NumberForm[1234567.89, 4]]", '"1.235*^6"'),
        ("ToString[NumberForm[1234.5678, {6, 2}]]", '"1234.57"'),
        ("ToString[NumberForm[0.000012345, 3]]", '"0.0000123"'),
        ("ToString[NumberForm[{1.23456, 789}, 3]]", '"{1.23, 789}"'),
        ("ToString[NumberForm[1234567, DigitBlock -> 3]]", '"1,234,567"'),
        ("ToString[NumberForm[1234567.1234567, 14, DigitBlock -> 3]]", '"1.234 567 123 456 7*^6"'),
        ('ToString[NumberForm[1234567, DigitBlock -> 3, NumberSeparator -> "."]]', '"1.234.567"'),
        ('ToString[NumberForm[12345.678, {8, 2}, NumberPoint -> ","]]', '"12345,68"'),
        ("ToString[NumberForm[5, 3]]", '"5"'),
        ('ToString[NumberForm[-2.5, 3, NumberSigns -> {"minus ", "plus "}]]', '"minus 2.5"'),
        ('ToString[NumberForm[2.5, 3, NumberSigns -> {"-", "+"}]]', '"+2.5"'),
        ("ToString[NumberForm[x + 2.34567, 3]]", '"2.35 + x"'),
        ("ToString[NumberForm[10.^10, 3, ExponentFunction -> (Null &)]]", '"10000000000."'),
        ("ToString[PaddedForm[5, 4]]", '"    5"'),
        ("ToString[PaddedForm[-5, 4]]", '"   -5"'),
        ("ToString[PaddedForm[3.14159, {6, 2}]]", '"    3.14"'),
        ("ToString[PaddedForm[-3.14159, {6, 2}]]", '"   -3.14"'),
        ("ToString[PaddedForm[123.4, {8, 3}]]", '"   123.400"'),
        ('ToString[PaddedForm[5, 4, NumberPadding -> {"0", ""}]]', '"00005"'),
        ("ToString[PaddedForm[{1, 22, 333}, 4]]", '"{    1,    22,   333}"'),
        ("ToString[ScientificForm[12345.678, 4]]", '"1.235*^4"'),
        ("ToString[ScientificForm[0.00123, 2]]", '"1.2*^-3"'),
        ("ToString[ScientificForm[5., 3]]", '"5."'),
        ("ToString[EngineeringForm[12345.678, 4]]", '"12.35*^3"'),
        ("ToString[EngineeringForm[0.00123, 2]]", '"1.2*^-3"'),
        ("ToString[EngineeringForm[123456., 3]]", '"123.*^3"'),
        ("ToString[AccountingForm[-1234.5, 6]]", '"(1234.5)"'),
        ("ToString[AccountingForm[1234.5, 6]]", '"1234.5"'),
        ("ToString[AccountingForm[1.5*^10, 6]]", '"15000000000."'),
        ("ToString[DecimalForm[1.5*^10, 6]]", '"15000000000."'),
        ("ToString[DecimalForm[0.0000012, 3]]", '"0.0000012"'),
        ("ToString[PercentForm[0.125]]", '"12.5%"'),
        ("ToString[PercentForm[1/3, 3]]", '"33.3%"'),
        ("ToString[PercentForm[2]]", '"200%"'),
        ("ToString[BaseForm[255, 16]]", r'"ff\n  16"'),
        ("ToString[BaseForm[-5, 2]]", r'"-101\n    2"'),
        ("ToString[BaseForm[0.5, 2]]", r'"0.1\n   2"'),
        ("ToString[BaseForm[1/3, 3]]", r'"1/10\n    3"'),
        ("ToString[NumberForm[1.5, 20]]", '"1.5"'),
        ("ToString[NumberForm[N[Pi, 30], 10]]", '"3.141592654"'),
        ("ToString[NumberForm[0., 3]]", '"0."'),
        ("ToString[NumberForm[123456.7, 3]]", '"123000."'),
        ("ToString[NumberForm[999.96, 4]]", '"1000."'),
        ("ToString[NumberForm[999.96, {5, 1}]]", '"1000.0"'),
        ("ToString[NumberForm[x, 3]]", '"x"'),
        ('ToString[NumberForm[1.5, "a"]]', '"NumberForm[1.5, a]"'),
    ],
)
def test_numbers_with_digits(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "spec, digits",
    [
        (3, (3, None)),
        (0, None),
        (-1, None),
        (S.Infinity, (17, None)),
        (S.Automatic, (None, None)),
        (make_list((5, 2)), (5, 2)),
        (make_list((5, -1)), None),
        (make_list((0, 2)), None),
        (make_list((S.Infinity, 2)), (40, 2)),
        (make_list((1, 2, 3)), None),
        ("a", None),
    ],
)
def test_specifications_of_digits(spec, digits):
    assert digit_spec(spec) == digits


@pytest.mark.parametrize(
    "number, base, text",
    [
        (255, 16, "ff"),
        (-255, 2, "-11111111"),
        (0, 2, "0"),
        (35, 36, "z"),
        (rational(-1, 3), 3, "-1/10"),
        (0.5, 2, "0.1"),
        (-10.25, 2, "-1010.01"),
        (3.0, 10, "3."),
    ],
)
def test_other_bases(number, base, text):
    assert base_text(number, base) == text
