"""Number literals: which kind of number, which value, which precision."""

from decimal import Decimal

import pytest

from wlnet.expression import BigReal, expr, rational
from wlnet.reader.numerals import numeral, significant_digits


@pytest.mark.parametrize(
    "text, value",
    [
        ("0", 0),
        ("007", 7),
        ("12345678901234567890123", 12345678901234567890123),
        ("1.", 1.0),
        (".5", 0.5),
        ("0.1", 0.1),
        ("1.5*^3", 1500.0),
        ("1.5*^-3", 0.0015),
        ("2*^3", 2000),
        ("2*^-2", rational(1, 50)),
        ("10*^0", 10),
        ("1*^+2", 100),
        ("1.5`", 1.5),
        ("1`", 1.0),
        ("0.`5", 0.0),
        ("0`5", 0),
        ("1.234567890123456", 1.234567890123456),
        ("1.2345678901234567", 1.2345678901234567),
        ("0.000000000000000000001", 1e-21),
        ("0.00000000000000000", 0.0),
        ("1.*^308", 1e308),
        ("0.*^999", 0.0),
        ("1.23456789012345678901`", 1.2345678901234568),
    ],
)
def test_machine_numbers_and_exact_ones(text, value):
    number = numeral(text)
    assert number == value and type(number) is type(value)


@pytest.mark.parametrize(
    "text, value",
    [
        ("16^^ff", 255),
        ("16^^FF", 255),
        ("2^^1011", 11),
        ("36^^z", 35),
        ("16^^f.8", 15.5),
        ("2^^0.1", 0.5),
        ("2^^.1", 0.5),
        ("16^^f*^2", 3840),
        ("10^^12", 12),
        ("16^^a.b*^3", 43776.0),
        ("2^^1*^-3", rational(1, 8)),
        ("3^^12`", 5.0),
    ],
)
def test_other_bases(text, value):
    number = numeral(text)
    assert number == value and type(number) is type(value)


@pytest.mark.parametrize("text", ["2^^102", "37^^1", "1^^0", "0^^0", "16^^fg", "16^^1.8*^100001"])
def test_a_digit_outside_its_base_has_no_value(text):
    with pytest.raises(ValueError):
        numeral(text)


@pytest.mark.parametrize(
    "text, value, precision",
    [
        ("1.5`20", "1.5", 20),
        ("1.50`5", "1.5", 5),
        ("2`10", "2", 10),
        ("1.5``20", "1.5", 20.176091259055681),
        ("100.``3", "100", 5),
        ("0.5``3", "0.5", 2.698970004336019),
        ("0``5", "0", 5),
        ("1.23456789012345678", "1.23456789012345678", 17.0915149772127),
        ("3.0000000000000000000", "3", 19.477121254719662),
        ("123456789012345678.", "123456789012345678", 17.0915149772127),
        ("100000000000000000000.", "1E+20", 20),
        ("0.00000000000000001234567890123456789", "1.234567890123456789E-17", 18.0915149772127),
        ("1.5*^400", "1.5E+400", 15.954589770191003),
        ("1.5*^-400", "1.5E-400", 15.954589770191003),
        ("1.5`*^400", "1.5E+400", 15.954589770191003),
        ("1.5`10*^400", "1.5E+400", 10),
        ("1.5`-3", "1.5", 0),
        ("16^^1.8`20", "1.5", 20),
        ("2^^1.1``10", "1.5", 10.176091259055681),
        ("0.0000000000000000000", "0", 19),
    ],
)
def test_numbers_with_their_own_precision(text, value, precision):
    """As many digits as written, or marked: ` counts digits of the number, `` digits after its point."""
    number = numeral(text)
    assert type(number) is BigReal and number.value == Decimal(value)
    assert number.precision == pytest.approx(precision, abs=1e-12)


def test_powers_that_would_fill_the_memory_stay_symbolic():
    assert numeral("3*^100000") == 3 * 10**100000
    assert numeral("3*^100001") == expr("Times", 3, expr("Power", 10, 100001))
    assert numeral("3*^-100001") == expr("Times", 3, expr("Power", 10, -100001))


@pytest.mark.parametrize("text, digits", [("1.50", 3), ("0.0012", 2), ("10", 2), ("0.000", 3), ("0", 0)])
def test_significant_digits(text, digits):
    assert significant_digits(text) == digits
