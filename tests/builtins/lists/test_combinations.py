"""Subsets, tuples, permutations."""

import pytest
from asking import value_of


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
    ],
)
def test_value(code, expected):
    assert value_of(code) == expected
