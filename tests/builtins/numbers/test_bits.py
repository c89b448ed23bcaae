"""Bits of integers."""

import pytest
from asking import text_of, value_of


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
    "code, expected",
    [
        ("BitAnd[12, 10]", "8"),
        ("BitOr[12, 10]", "14"),
        ("BitXor[5, 3]", "6"),
        ("BitNot[5]", "-6"),
        ("BitShiftLeft[1, 70]", "1180591620717411303424"),
        ("BitLength[255]", "8"),
    ],
)
def test_value(code, expected):
    assert value_of(code) == expected
