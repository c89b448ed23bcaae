"""Digits of integers and reals."""

import pytest
from asking import answer_of, messages_of, text_of, value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        (
            "{IntegerDigits[123], IntegerDigits[-123], IntegerDigits[0], IntegerDigits[255, 16], IntegerDigits[6, 2]}",
            "{{1, 2, 3}, {1, 2, 3}, {0}, {15, 15}, {1, 1, 0}}",
        ),
        (
            "{IntegerDigits[5, 2, 6], IntegerDigits[123, 10, 2], IntegerDigits[0, 10, 3], IntegerDigits[7, 10, 1], IntegerDigits[12, 10, 0]}",
            "{{0, 0, 0, 1, 0, 1}, {2, 3}, {0, 0, 0}, {7}, {}}",
        ),
        (
            "{IntegerDigits[{12, 3}], IntegerDigits[12, {2, 3}], IntegerDigits[x]}",
            "{{{1, 2}, {3}}, {{1, 1, 0, 0}, {1, 1, 0}}, IntegerDigits[x]}",
        ),
        (
            "{Total[IntegerDigits[10^5000 - 1]], Length[IntegerDigits[10^5000]], Total[IntegerDigits[2^100 - 1, 2]]}",
            "{45000, 5001, 100}",
        ),
        (
            "{IntegerReverse[123], IntegerReverse[120], IntegerReverse[-123], IntegerReverse[6, 2], IntegerReverse[{12, 34}], IntegerReverse[x]}",
            "{321, 21, 321, 3, {21, 43}, IntegerReverse[x]}",
        ),
        (
            "{IntegerLength[123], IntegerLength[0], IntegerLength[-99], IntegerLength[8, 2], IntegerLength[7, 2], IntegerLength[{9, 10}]}",
            "{3, 0, 2, 4, 3, {1, 2}}",
        ),
        (
            "{DigitSum[1234], DigitSum[-99], DigitSum[7, 2], DigitSum[0], DigitSum[{12, 30}], DigitSum[x]}",
            "{10, 18, 3, 0, {3, 3}, DigitSum[x]}",
        ),
        (
            "{DigitCount[100], DigitCount[1223, 10, 2], DigitCount[6, 2], DigitCount[6, 2, 1], DigitCount[-11, 10, 1]}",
            "{{1, 0, 0, 0, 0, 0, 0, 0, 0, 2}, 2, {2, 1}, 2, 2}",
        ),
        (
            "{FromDigits[{1, 2, 3}], FromDigits[{1, 0, 1}, 2], FromDigits[{}], FromDigits[{12, 3}], FromDigits[{1/2, 3}]}",
            "{123, 5, 0, 123, 8}",
        ),
        (
            '{FromDigits["123"], FromDigits["ff", 16], FromDigits["FF", 16], FromDigits["z", 36], FromDigits["MCMXCIV", "Roman"]}',
            "{123, 255, 255, 35, 1994}",
        ),
        ('{FromDigits["IV", "Roman"], FromDigits["XLIX", "Roman"], FromDigits["VIII", "Roman"]}', "{4, 49, 8}"),
        (
            "{FromDigits[{{1, 2, 3}, 1}], FromDigits[{{1, 2, 3}, 5}], FromDigits[{{1, 2}, 0}], FromDigits[{{1, 1}, 1}, 2]}",
            "{123/100, 12300, 3/25, 3/2}",
        ),
        ("{FromDigits[{a, b, c}, x], FromDigits[{2, 1}, x]}", "{c + x*(b + a*x), 1 + 2*x}"),
        ("And @@ Flatten[Table[FromDigits[IntegerDigits[n, b], b] == n, {n, 0, 200, 7}, {b, 2, 16}]]", "True"),
    ],
)
def test_integer_digits(code, expected):
    assert text_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        (
            "{RealDigits[3.25, 10, 4], RealDigits[0.00123, 10, 3], RealDigits[-123.5, 10, 4], RealDigits[2.5, 2, 4]}",
            "{{{3, 2, 5, 0}, 1}, {{1, 2, 3}, -2}, {{1, 2, 3, 5}, 3}, {{1, 0, 1, 0}, 2}}",
        ),
        (
            "{RealDigits[1/7], RealDigits[1/6], RealDigits[1/4], RealDigits[19/7], RealDigits[1/3, 2]}",
            "{{{{1, 4, 2, 8, 5, 7}}, 0}, {{1, {6}}, 0}, {{2, 5}, 0}, {{2, {7, 1, 4, 2, 8, 5}}, 1}, {{{1, 0}}, -1}}",
        ),
        (
            "{RealDigits[1234], RealDigits[-10], RealDigits[1/4, 2], RealDigits[1/100]}",
            "{{{1, 2, 3, 4}, 4}, {{1, 0}, 2}, {{1}, -1}, {{1}, -1}}",
        ),
        (
            # digits of large bases take more than a machine number has
            "{RealDigits[E, 60, 10], RealDigits[Pi, 16, 15]}",
            "{{{2, 43, 5, 48, 52, 29, 48, 35, 6, 46}, 1}, {{3, 2, 4, 3, 15, 6, 10, 8, 8, 8, 5, 10, 3, 0, 8}, 1}}",
        ),
        (
            "{RealDigits[Pi, 10, 6], RealDigits[Pi, 10, 30][[1, -2 ;;]], RealDigits[E, 2, 5], RealDigits[Pi, 10, 3, -2]}",
            "{{{3, 1, 4, 1, 5, 9}, 1}, {2, 7}, {{1, 0, 1, 0, 1}, 2}, {{4, 1, 5}, -1}}",
        ),
        (
            "{RealDigits[123, 10, 2, 1], RealDigits[19/7, 10, 4, 0], RealDigits[123.25, 10, 3, 2]}",
            "{{{2, 3}, 2}, {{2, 7, 1, 4}, 1}, {{1, 2, 3}, 3}}",
        ),
        ("{RealDigits[{1/4, 3}], Length[RealDigits[0.1][[1]]], RealDigits[0.1][[2]]}", "{{{{2, 5}, 0}, {{3}, 1}}, 16, 0}"),
    ],
)
def test_real_digits_and_continued_fractions(code, expected):
    assert text_of(code) == expected


@pytest.mark.parametrize(
    "code, value, message",
    [
        ("IntegerDigits[5, 1]", "IntegerDigits[5, 1]", "IntegerDigits::ibase"),
        ("IntegerDigits[5, x]", "IntegerDigits[5, x]", "IntegerDigits::ibase"),
        ("IntegerDigits[1.5]", "IntegerDigits[1.5]", "IntegerDigits::int"),
        ("IntegerLength[5, 0]", "IntegerLength[5, 0]", "IntegerLength::ibase"),
        ("RealDigits[Pi]", "RealDigits[Pi]", "RealDigits::ndig"),
        ("RealDigits[I]", "RealDigits[I]", "RealDigits::realx"),
        ("FromDigits[x]", "FromDigits[x]", "FromDigits::nlst"),
        ('FromDigits["1-2"]', 'FromDigits["1-2"]', "FromDigits::nlst"),
    ],
)
def test_mistakes_are_reported_and_leave_the_call(code, value, message):
    assert answer_of(code) == (value, [message])


def test_mixed_radix():
    assert value_of("IntegerDigits[{86399, 3661, 100000}, MixedRadix[{24, 60, 60}]]") == "{{23, 59, 59}, {1, 1, 1}, {1, 3, 46, 40}}"


@pytest.mark.parametrize(
    "code, expected",
    [
        ("IntegerDigits[255, 2]", "{1, 1, 1, 1, 1, 1, 1, 1}"),
        ("IntegerDigits[5, 2, 8]", "{0, 0, 0, 0, 0, 1, 0, 1}"),
        ("IntegerDigits[-123]", "{1, 2, 3}"),
        ("FromDigits[{1, 2, 3}]", "123"),
        ('FromDigits["ff", 16]', "255"),
        ("FromDigits[{a, b}, x]", "b + a*x"),
        ("RealDigits[3.25, 10, 4]", "{{3, 2, 5, 0}, 1}"),
        ("RealDigits[1/7]", "{{{1, 4, 2, 8, 5, 7}}, 0}"),
        ("RealDigits[Pi, 10, 6]", "{{3, 1, 4, 1, 5, 9}, 1}"),
        ("DigitCount[1223, 10, 2]", "2"),
        ("IntegerLength[2^100]", "31"),
        ("IntegerReverse[123]", "321"),
    ],
)
def test_value(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, messages",
    [
        ("IntegerDigits[5, 1]", ["IntegerDigits::ibase"]),
        ("FromDigits[x]", ["FromDigits::nlst"]),
    ],
)
def test_messages(code, messages):
    assert messages_of(code) == messages
