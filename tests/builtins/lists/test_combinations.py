"""Subsets, tuples, permutations."""

import pytest
from asking import answer_of, value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Permutations[{a,a,b}]", "{{a, a, b}, {a, b, a}, {b, a, a}}"),
        ("Subsets[{a,b,c,d},{2},3]", "{{a, b}, {a, c}, {a, d}}"),
        ("Tuples[{a,b},2]", "{{a, a}, {a, b}, {b, a}, {b, b}}"),
        ("Tuples[{{a,b},{c}}]", "{{a, c}, {b, c}}"),
        ("Subsets[{a,b,c}]", "{{}, {a}, {b}, {c}, {a, b}, {a, c}, {b, c}, {a, b, c}}"),
        ("Subsets[{a,b,c},{1,2}]", "{{a}, {b}, {c}, {a, b}, {a, c}, {b, c}}"),
        ("Subsets[{a,b,c},2]", "{{}, {a}, {b}, {c}, {a, b}, {a, c}, {b, c}}"),
        ("Subsets[{a,b,c},All,{3}]", "{{b}}"),
        ("Subsets[f[a,b]]", "{f[], f[a], f[b], f[a, b]}"),
        ("Subsets[{a,b},5]", "{{}, {a}, {b}, {a, b}}"),
        ("Subsets[a]", "Subsets[a]"),
        ("Tuples[{},2]", "{}"),
        ("Tuples[{a,b},0]", "{{}}"),
        ("Tuples[f[a,b],2]", "{f[a, a], f[a, b], f[b, a], f[b, b]}"),
        ("Tuples[{a},{2,1}]", "{{{a}, {a}}}"),
        ("Permutations[{a,b,c}]", "{{a, b, c}, {a, c, b}, {b, a, c}, {b, c, a}, {c, a, b}, {c, b, a}}"),
        ("Permutations[{a,b,c},{2}]", "{{a, b}, {a, c}, {b, a}, {b, c}, {c, a}, {c, b}}"),
        ("Permutations[{a,b},2]", "{{}, {a}, {b}, {a, b}, {b, a}}"),
        ("Permutations[{}]", "{{}}"),
        ("Permutations[f[a,b]]", "{f[a, b], f[b, a]}"),
        ("IntegerPartitions[4]", "{{4}, {3, 1}, {2, 2}, {2, 1, 1}, {1, 1, 1, 1}}"),
        ("IntegerPartitions[5,2]", "{{5}, {4, 1}, {3, 2}}"),
        ("IntegerPartitions[5,{2}]", "{{4, 1}, {3, 2}}"),
        ("IntegerPartitions[6,All,{1,3}]", "{{3, 3}, {3, 1, 1, 1}, {1, 1, 1, 1, 1, 1}}"),
        ("Quiet[Subsets[{a, b, c}, {-1, 2}]]", "Subsets[{a, b, c}, {-1, 2}]"),
    ],
)
def test_value(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize("code, expected", [
    ("{Subsets[{a, b, c}, {0}], Subsets[{a, b, c}, {3}], Subsets[{a, b, c}, {4}], Subsets[{a, b, c}, {0, 3, 3}], Subsets[{}], Subsets[{a, a}], Subsets[{a, b, c}, 1], Subsets[{a, b, c}, All, 2], Subsets[{a, b, c}, {1, 2}, UpTo[99]]}",
     "{{{}}, {{a, b, c}}, {}, {{}, {a, b, c}}, {{}}, {{}, {a}, {a}, {a, a}}, {{}, {a}, {b}, {c}}, {{}, {a}}, {{a}, {b}, {c}, {a, b}, {a, c}, {b, c}}}"),
    ("{Subsets[{a, b, c, d}, {2}, {3}], Subsets[{a, b, c, d}, {2}, {2, 4}], Subsets[{a, b, c, d}, {2}, {1, 5, 2}], Subsets[{a, b, c, d}, {2}, -2], Subsets[f[a, b], {1}], Length[Subsets[Range[10]]], Subsets[p[{1, 2}]]}",
     "{{{a, d}}, {{a, c}, {a, d}, {b, c}}, {{a, b}, {a, d}, {b, d}}, {{b, d}, {c, d}}, {f[a], f[b]}, 1024, {{}, {1}, {2}, {1, 2}}}"),
    ("{Tuples[{a, b}, 1], Tuples[{a, b}, 3][[{1, 2, 8}]], Tuples[p[{1, 2}], 2], Tuples[{{a, b}, {c}, {d, e}}], Tuples[{a, b}, {1, 2}], Tuples[{f[a], f[b, c]}], Tuples[{}], Tuples[{0, 1}, {2, 2}][[{1, -1}]], Tuples[{1, 2}, 0], Length[Tuples[Range[10], 3]]}",
     "{{{a}, {b}}, {{a, a, a}, {a, a, b}, {b, b, b}}, {{1, 1}, {1, 2}, {2, 1}, {2, 2}}, {{a, c, d}, {a, c, e}, {b, c, d}, {b, c, e}}, {{{a, a}}, {{a, b}}, {{b, a}}, {{b, b}}}, {{a, b}, {a, c}}, {{}}, {{{0, 0}, {0, 0}}, {{1, 1}, {1, 1}}}, {{}}, 1000}"),
    ("{Permutations[{a, b, c}, {0}], Permutations[{a, b, c}, {1, 2}][[{1, 4, 9}]], Permutations[{a, b}, {3}], Permutations[{a, a, b}, {2}], Permutations[p[{1, 2}]], Length[Permutations[Range[5]]], Permutations[{1, 1.}], Permutations[a]}",
     "{{{}}, {{a}, {a, b}, {c, b}}, {}, {{a, a}, {a, b}, {b, a}}, {{1, 2}, {2, 1}}, 120, {{1, 1.}, {1., 1}}, Permutations[a]}"),
    ("{IntegerPartitions[0], IntegerPartitions[1], IntegerPartitions[-1], IntegerPartitions[5, {2, 3}], IntegerPartitions[6, {3}], IntegerPartitions[5, All, {1, 2}], IntegerPartitions[6, 2, {2, 4}], IntegerPartitions[8, All, All, 3], IntegerPartitions[5, All, All, -2], IntegerPartitions[4, {5}]}",
     "{{{}}, {{1}}, {}, {{4, 1}, {3, 2}, {3, 1, 1}, {2, 2, 1}}, {{4, 1, 1}, {3, 2, 1}, {2, 2, 2}}, {{2, 2, 1}, {2, 1, 1, 1}, {1, 1, 1, 1, 1}}, {{4, 2}}, {{8}, {7, 1}, {6, 2}}, {{2, 1, 1, 1}, {1, 1, 1, 1, 1}}, {}}"),
    ("Table[Length[IntegerPartitions[n]], {n, 0, 10}] === Table[PartitionsP[n], {n, 0, 10}]", "True"),
    ("{FrobeniusSolve[{2, 3}, 12], FrobeniusSolve[{2, 3}, 1], FrobeniusSolve[{2, 3, 5}, 5], FrobeniusSolve[{2, 3}, 12, 2], FrobeniusSolve[{4}, 8], FrobeniusSolve[{4}, 6], FrobeniusSolve[{2, 3}, 0], FrobeniusSolve[{0, 1}, 2], FrobeniusSolve[{}, 2]}",
     "{{{0, 4}, {3, 2}, {6, 0}}, {}, {{0, 0, 1}, {1, 1, 0}}, {{0, 4}, {3, 2}}, {{2}}, {}, {{0, 0}}, FrobeniusSolve[{0, 1}, 2], FrobeniusSolve[{}, 2]}"),
])  # fmt: skip
def test_more_values(code, expected):
    assert value_of("p = Developer`ToPackedArray; " + code) == expected


def test_mistakes_are_reported_and_leave_the_call():
    assert answer_of("Tuples[{a}, -1]") == ("Tuples[{a}, -1]", ["Tuples::ilsmn"])
