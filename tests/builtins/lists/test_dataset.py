"""Dataset and Query."""

import pytest
from asking import value_of

DATA = 'd = Dataset[{<|"n" -> "a", "x" -> 3, "g" -> 1|>, <|"n" -> "b", "x" -> 1, "g" -> 2|>, <|"n" -> "c", "x" -> 2, "g" -> 1|>}]; '


@pytest.mark.parametrize(
    "code, expected",
    [
        ('d[All, "x"]', "{3, 1, 2}"),
        ('d[1, "n"]', "a"),
        ('d[Total, "x"]', "6"),
        ('d[Max, "x"]', "3"),
        ('d[Select[#x > 1 &], "n"]', "{a, c}"),
        ('d[SortBy["x"], "n"]', "{b, c, a}"),
        ('d[GroupBy["g"], Total, "x"]', "<|1 -> 5, 2 -> 1|>"),
        ('d[GroupBy["g"], Length]', "<|1 -> 2, 2 -> 1|>"),
        ('d[All, {"n", "g"}][1]', "<|n -> a, g -> 1|>"),
        ('d[Counts, "g"]', "<|1 -> 2, 2 -> 1|>"),
        ('d[2 ;; 3, "x"]', "{1, 2}"),
        ('d[-1, "n"]', "c"),
        ("d[Length]", "3"),
        ('d[MaximalBy["x"], "n"]', "{a}"),
        ('d[All, "x", f]', "{f[3], f[1], f[2]}"),
        ('d[All, <|"y" -> "x"|>][2]', "<|y -> 1|>"),
        ('d[All, {"x" -> f}][2]', "<|n -> b, x -> f[1], g -> 2|>"),
        ('d[[2, "x"]]', "1"),
        ('d[All, "zz"][1]', "Missing[KeyAbsent, zz]"),
        ("Map[#x &, d]", "{3, 1, 2}"),
        ("Length[d]", "3"),
        ('d[{1, 3}, "x"]', "{3, 2}"),
        ('d[Mean, "x"]', "2"),
        ("d[Select[#g == 1 &] /* Length]", "2"),
        ('First[d]["n"]', "a"),
    ],
)
def test_dataset(code, expected):
    assert value_of(DATA + f"Normal[{code}]", "OutputForm") == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Query[2][{a, b, c}]", "b"),
        ("Query[All, 1][{{a, b}, {c, d}}]", "{a, c}"),
        ("Query[f][{1, 2}]", "f[{1, 2}]"),
        ("Query[f, g][{1, 2}]", "f[{g[1], g[2]}]"),
        ('Query["k"][<|"k" -> 5|>]', "5"),
        ('Query["z"][<|"k" -> 5|>]', "Missing[KeyAbsent, z]"),
        ("Query[Select[EvenQ]][{1, 2, 4}]", "{2, 4}"),
        ("Query[Select[EvenQ], f][{1, 2, 4}]", "{f[2], f[4]}"),
        ("Query[{Total, Length}][{1, 2}]", "{3, 2}"),
        ("Query[<|s -> Total, n -> Length|>][{5, 6}]", "<|s -> 11, n -> 2|>"),
        ("Query[9][{1}]", "Missing[PartAbsent, 9]"),
        ("Head[Query[All][Dataset[{1}]]]", "Dataset"),
        ("Query[Key[3]][<|3 -> x|>]", "x"),
    ],
)
def test_query(code, expected):
    assert value_of(code, "OutputForm") == expected
