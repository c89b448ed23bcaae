"""Integers of any length as text and back, with Python's own conversions as the judge; no conversion touches Python's limit."""

import sys
from contextlib import contextmanager
from random import Random

import pytest
from asking import text_of

from wlnet.expression import integer_text, integer_value
from wlnet.expression.integers import decimal_value


@contextmanager
def python_without_limit():
    limit = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(0)
    try:
        yield
    finally:
        sys.set_int_max_str_digits(limit)


@pytest.mark.parametrize(
    "base, exponent, more",
    [
        (0, 1, 0),
        (10, 30, 0),
        (2, 12000, -1),
        (2, 12000, 0),
        (2, 12001, 0),
        (10, 5000, 0),
        (10, 5000, 7),
        (10, 20000, 1),
        (7, 40000, 0),
    ],
)
@pytest.mark.parametrize("sign", [1, -1])
def test_integers_of_any_length(base, exponent, more, sign):
    n = sign * (base**exponent + more)
    text = integer_text(n)
    with python_without_limit():
        assert text == str(n)
    assert integer_value(text) == n and decimal_value(n) == n and decimal_value(n).as_tuple().exponent == 0


@pytest.mark.parametrize("base", range(2, 37))
@pytest.mark.parametrize("length", [3_600, 3_601, 9_000])
def test_digits_in_every_base(length, base):
    text = "".join(Random(base).choices("0123456789abcdefghijklmnopqrstuvwxyz"[:base], k=length))
    with python_without_limit():
        assert integer_value(text, base) == int(text, base)
        assert integer_value("-" + text, base) == -int(text, base)


@pytest.mark.parametrize(
    "text", ["", "²", "1 2", "9" * 4000 + "²", "9" * 4000 + "_9", "--" + "9" * 4000, "+-" + "9" * 4000, "1." * 3000]
)
def test_what_is_no_integer(text):
    for base in (10, 16):
        with pytest.raises(ValueError):
            integer_value(text, base)


def test_blanks_around_and_signs_before():
    assert integer_value(" +" + "9" * 4000 + "\n") == 10**4000 - 1


def test_long_integers_are_quick():
    from time import perf_counter

    start = perf_counter()
    n = 3**600_000
    assert integer_value(integer_text(n)) == n  # 286,000 digits: Python takes 2 s
    assert text_of("1*^999992 .001 > 1") == "True"  # 10^6 digits become a Decimal: 39 s in Python's own way
    assert perf_counter() - start < 10


@pytest.mark.parametrize(
    "code",
    [
        "Uncompress[Compress[10^5000]] == 10^5000",
        "BinaryDeserialize[BinarySerialize[-10^5000]] == -10^5000",
        'ImportString[ExportString[{1, 10^5000, "a" -> 2}[[;; 2]], "JSON"], "JSON"] == {1, 10^5000}',
        'ImportString[ExportString[{{10^5000, 1}}, "CSV"], "CSV"] == {{10^5000, 1}}',
        'ImportString[ExportString[{{10^5000, 1}}, "Table"], "Table"] == {{10^5000, 1}}',
        "ToExpression[ToString[10^5000]] == 10^5000",
        'ToExpression["36^^" <> StringRepeat["z", 5000]] == 36^5000 - 1',
        "FromDigits[IntegerString[10^5000]] == 10^5000",
        'IntegerString[7^6000, 7] == "1" <> StringRepeat["0", 6000]',
        'ReadList[StringToStream[StringRepeat["9", 5000]], Number] == {10^5000 - 1}',
        "LeafCount[Simplify[10^5000 x]] > 0",
        "StringLength[ToString[1 + I 10^5000]] == 5000 + 7",
    ],
)
def test_every_way_takes_long_integers(code):
    assert text_of(code) == "True"
