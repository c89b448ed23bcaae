"""Digits of numbers, continued fractions, bits."""

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
            "{RealDigits[Pi, 10, 6], RealDigits[Pi, 10, 30][[1, -2 ;;]], RealDigits[E, 2, 5], RealDigits[Pi, 10, 3, -2]}",
            "{{{3, 1, 4, 1, 5, 9}, 1}, {2, 7}, {{1, 0, 1, 0, 1}, 2}, {{4, 1, 5}, -1}}",
        ),
        (
            "{RealDigits[123, 10, 2, 1], RealDigits[19/7, 10, 4, 0], RealDigits[123.25, 10, 3, 2]}",
            "{{{2, 3}, 2}, {{2, 7, 1, 4}, 1}, {{1, 2, 3}, 3}}",
        ),
        ("{RealDigits[{1/4, 3}], Length[RealDigits[0.1][[1]]], RealDigits[0.1][[2]]}", "{{{{2, 5}, 0}, {{3}, 1}}, 16, 0}"),
        (
            "{ContinuedFraction[415/93], ContinuedFraction[Pi, 7], ContinuedFraction[3], ContinuedFraction[x]}",
            "{{4, 2, 6, 7}, {3, 7, 15, 1, 292, 1, 1}, {3}, ContinuedFraction[x]}",
        ),
        (
            "{ContinuedFraction[E, 8], ContinuedFraction[{1/2, 2/3}], ContinuedFraction[47/17, 2]}",
            "{{2, 1, 2, 1, 1, 4, 1, 1}, {{0, 2}, {0, 1, 2}}, {2, 1}}",
        ),
        (
            "{FromContinuedFraction[{4, 2, 6, 7}], FromContinuedFraction[{3}], FromContinuedFraction[{a, b, c}], FromContinuedFraction[{}]}",
            "{415/93, 3, a + (b + c^(-1))^(-1), FromContinuedFraction[{}]}",
        ),
        (
            "{Convergents[{3, 7, 15, 1}], Convergents[415/93], Convergents[{5}]}",
            "{{3, 22/7, 333/106, 355/113}, {4, 9/2, 58/13, 415/93}, {5}}",
        ),
    ],
)
def test_real_digits_and_continued_fractions(code, expected):
    assert text_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("{BitAnd[12, 10], BitOr[12, 10], BitXor[12, 10], BitNot[12], BitNot[-1]}", "{8, 14, 6, -13, 0}"),
        (
            "{BitAnd[], BitOr[], BitXor[], BitAnd[7], BitAnd[12, 10, 9], BitOr[1, 2, 4], BitXor[1, 2, 4, 7]}",
            "{-1, 0, 0, 7, 8, 7, 0}",
        ),
        (
            "{BitAnd[-4, 7], BitOr[-4, 3], BitXor[-1, 5], BitAnd[x, 3, 6], BitOr[x, 1, 2], BitXor[x]}",
            "{4, -1, -6, BitAnd[2, x], BitOr[3, x], x}",
        ),
        ("{BitAnd[{1, 2, 3}, 2], BitOr[{1, 2}, {4, 8}], BitXor[2^70, 2^70 + 1]}", "{{0, 2, 2}, {5, 10}, 1}"),
        (
            "{BitAnd[p[{1, 2, 3}], 2], BitOr[p[{1, 2, 3}], 4], BitXor[p[{1, 2, 3}], p[{1, 1, 1}]], BitXor[p[{1, 2}], 2^70]}",
            "{{0, 2, 2}, {5, 6, 7}, {0, 3, 2}, {1180591620717411303425, 1180591620717411303426}}",
        ),
        (
            "{BitShiftLeft[3], BitShiftLeft[3, 4], BitShiftLeft[48, -4], BitShiftLeft[-3, 1], BitShiftLeft[{1, 2}, 3], BitShiftLeft[x, 1]}",
            "{6, 48, 3, -6, {8, 16}, BitShiftLeft[x, 1]}",
        ),
        (
            "{BitShiftRight[7], BitShiftRight[48, 4], BitShiftRight[3, -4], BitShiftRight[-8, 1], BitShiftRight[1, {0, 1}]}",
            "{3, 3, 48, -4, {1, 0}}",
        ),
        (
            "{BitGet[5, 0], BitGet[5, 1], BitGet[5, {0, 1, 2}], BitGet[-1, 10], BitGet[5, -1]}",
            "{1, 0, {1, 0, 1}, 1, BitGet[5, -1]}",
        ),
        (
            "{BitSet[5, 1], BitSet[5, 0], BitSet[0, 70], BitClear[5, 0], BitClear[5, 1], BitClear[7, {0, 2}], BitSet[x, 1]}",
            "{7, 5, 1180591620717411303424, 4, 5, {6, 3}, BitSet[x, 1]}",
        ),
        (
            "{BitLength[0], BitLength[1], BitLength[255], BitLength[256], BitLength[-1], BitLength[-256], BitLength[-257], BitLength[x]}",
            "{0, 1, 8, 9, 0, 8, 9, BitLength[x]}",
        ),
        (
            "{ThueMorse[Range[0, 7]], ThueMorse[2^70 - 1], ThueMorse[-1], ThueMorse[x]}",
            "{{0, 1, 1, 0, 1, 0, 0, 1}, 0, ThueMorse[-1], ThueMorse[x]}",
        ),
    ],
)
def test_bits(code, expected):
    assert text_of("p = Developer`ToPackedArray; " + code) == expected


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
        ("BitAnd[12, 10]", "8"),
        ("BitOr[12, 10]", "14"),
        ("BitXor[5, 3]", "6"),
        ("BitNot[5]", "-6"),
        ("BitShiftLeft[1, 70]", "1180591620717411303424"),
        ("BitLength[255]", "8"),
        ("ContinuedFraction[Pi, 5]", "{3, 7, 15, 1, 292}"),
        ("FromContinuedFraction[{3, 7, 15}]", "333/106"),
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
