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


@pytest.mark.parametrize("code, expected", [
    # going down, coming up
    ('{q[d, 1, "n"], q[d, -1, "x"], q[d, All, "x"], q[d, 2 ;;, "n"], q[d, {1, 3}, "n"], q[d, UpTo[2], "x"], q[d, 9], q[d, "zz"], q[d, 1, "zz"], q[d, Key["x"]]}',
     '{"a", 2, {3, 1, 2}, {"b", "c"}, {"a", "c"}, {3, 1}, Missing["PartAbsent", 9], {Missing["KeyAbsent", "zz"], Missing["KeyAbsent", "zz"], Missing["KeyAbsent", "zz"]}, Missing["KeyAbsent", "zz"], {3, 1, 2}}'),
    ('{q[d, Total, "x"], q[d, Max, "x"], q[d, Select[#x > 1 &] /* Length], q[d, Length /* f, "x"], q[d, f @* g, "x"], q[d, SortBy["x"] /* First, "n"], q[d, {Length, First}, "x"], q[d, <|"s" -> Total, "m" -> Max|>, "x"]}',
     '{6, 3, 2, f[3], f[g[{3, 1, 2}]], "b", {3, 3}, <|"s" -> 6, "m" -> 3|>}'),
    ('{q[d, GroupBy["g"], Length], q[d, GroupBy["g"], Total, "x"], q[d, CountsBy["g"]], q[d, Counts, "g"], q[d, MaximalBy["x"], "n"], q[d, MinimalBy["x"], "n"], q[d, DeleteDuplicatesBy["g"], "n"], q[d, GroupBy["g" -> "n"]]}',
     '{<|1 -> 2, 2 -> 1|>, <|1 -> 5, 2 -> 1|>, <|1 -> 2, 2 -> 1|>, <|1 -> 2, 2 -> 1|>, {"a"}, {"b"}, {"a", "b"}, <|1 -> {"a", "c"}, 2 -> {"b"}|>}'),
    ('{q[d, All, {"n", "x"}][[1]], q[d, All, {"x" -> f}][[1]], q[d, 1, {1, 2}], q[d, All, {1 -> f}][[1]], q[d, {2 -> f}][[2]], q[d, All, <|"y" -> "x", "z" -> "n"|>][[1]], q[d, All, "x", f], q[d, All, {"zz" -> f}][[1]]}',
     '{<|"n" -> "a", "x" -> 3|>, <|"n" -> "a", "x" -> f[3], "g" -> 1|>, <|"n" -> "a", "x" -> 3|>, <|"n" -> f["a"], "x" -> 3, "g" -> 1|>, f[<|"n" -> "b", "x" -> 1, "g" -> 2|>], <|"y" -> 3, "z" -> "a"|>, {f[3], f[1], f[2]}, <|"n" -> "a", "x" -> 3, "g" -> 1, "zz" -> f[Missing["KeyAbsent", "zz"]]|>}'),
    ('{q[<|a -> {1, 2}, b -> {3}|>, Key[a]], q[<|a -> {1, 2}, b -> {3}|>, All, Total], q[<|a -> {1, 2}, b -> {3}|>, Values, Total], q[<|a -> 1, b -> 2|>, 2], q[<|a -> 1|>, 5], q[<|a -> 1, b -> 2|>, Select[EvenQ]], q[<|a -> 1, b -> 2|>, KeyTake[{a}]], q[{1, 2}, "k"], q[<|"k" -> 1|>, {"k", "z"}], q[<|a -> 1|>, {2}]}',
     '{{1, 2}, <|a -> 3, b -> 3|>, {3, 3}, 2, Missing["PartAbsent", 5], <|b -> 2|>, <|a -> 1|>, Missing["PartInvalid", "k"], <|"k" -> 1, "z" -> Missing["KeyAbsent", "z"]|>, Missing["PartAbsent", {2}]}'),
    ('{Query[][x], Query[Query[2]][{a, b}], Query[All, Query[1]][{{a}, {b}}], Query[f][x], Query[Reverse, f][{a, b}], Query[Select[# > 1 &], f][{1, 2}], Head[Query[All][Dataset[{1}]]], Query[Total][Dataset[{1, 2}]], Query[1]}',
     '{x, b, {a, b}, f[x], {f[b], f[a]}, {f[2]}, Dataset, 3, Query[1]}'),
    ('{Normal[Dataset[{1, 2}]], Length[Dataset[{1, 2}]], Dimensions[Dataset[{<|a -> 1, b -> 2|>}]], Normal[Map[f, Dataset[{1}]]], Normal[Reverse[Dataset[{1, 2}]]], Total[Dataset[{1, 2}]], Head[Dataset[Dataset[{1}]][[1]]], Normal[Dataset[{1, 2}][[{1}]]], Dataset[5] // Head, Normal[Select[Dataset[{1, 2}], EvenQ]], Normal[Keys[Dataset[<|a -> 1|>]]]}',
     '{{1, 2}, 2, {1, 2}, {f[1]}, {2, 1}, 3, Integer, {1}, Dataset, {2}, {a}}'),
])  # fmt: skip
def test_queries_on_plain_data_and_datasets(code, expected):
    """q asks a query of the plain data and of the dataset; both must give the same."""
    setting = (
        DATA.replace("Dataset", "Identity")
        + "q[data_, ops__] := Module[{r = Query[ops][data]}, If[Normal[Dataset[data][ops]] === Normal[Dataset[r]] || Dataset[data][ops] === r, r, $Failed]]; "
    )
    assert value_of(setting + code) == expected
