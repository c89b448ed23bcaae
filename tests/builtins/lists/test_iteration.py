"""What the iterators n, {n}, {i, n}, {i, a, b}, {i, a, b, d} and {i, list} run over."""

import pytest
from asking import answer_of, value_of

ITERATORS = {
    # counts
    "{i, 4}": "{1, 2, 3, 4}", "{i, 0}": "{}", "{i, -3}": "{}", "{i, 2.7}": "{1, 2}", "{i, 7/2}": "{1, 2, 3}", "{i, -1/2}": "{}",
    "{i, 3.}": "{1, 2, 3}", "{i, 1 + 1}": "{1, 2}",
    # integers
    "{i, 2, 5}": "{2, 3, 4, 5}", "{i, 5, 2}": "{}", "{i, 3, 3}": "{3}", "{i, -1, 1}": "{-1, 0, 1}", "{i, 1, 10, 3}": "{1, 4, 7, 10}",
    "{i, 1, 9, 3}": "{1, 4, 7}", "{i, 5, 1, -2}": "{5, 3, 1}", "{i, 5, 2, -2}": "{5, 3}", "{i, 1, 5, -1}": "{}", "{i, 0, 2 k + 1, k}": "{0, 2, 4}",
    # reals: the last point counts within rounding
    "{i, 0, 1, 0.25}": "{0., 0.25, 0.5, 0.75, 1.}", "{i, 1., 3}": "{1., 2., 3.}", "{i, 1, 3.}": "{1, 2, 3}", "{i, 1, 3.9}": "{1, 2, 3}",
    "{i, 0.5, 2}": "{0.5, 1.5}", "{i, 1, 0, -0.5}": "{1., 0.5, 0.}", "{i, 1., 0.}": "{}", "{i, 2., 2.}": "{2.}",
    # fractions and exact steps
    "{i, 0, 1, 1/3}": "{0, 1/3, 2/3, 1}", "{i, 1/2, 3}": "{1/2, 3/2, 5/2}", "{i, 1, 0, -1/2}": "{1, 1/2, 0}", "{i, 1/2, 1/4}": "{}",
    "{i, 0, 1.1, 1/2}": "{0, 1/2, 1}",
    # symbols, as long as the number of steps is one
    "{i, x, x + 2}": "{x, 1 + x, 2 + x}", "{i, x, x + 3, 2}": "{x, 2 + x}", "{i, x, 3 x, x}": "{x, 2*x, 3*x}", "{i, 0, Pi}": "{0, 1, 2, 3}",
    "{i, Pi, 6}": "{Pi, 1 + Pi, 2 + Pi}", "{i, 0, 2 Pi, Pi}": "{0, Pi, 2*Pi}", "{i, x, x - 1}": "{}", "{i, Sqrt[2], 2, 1/4}": "{Sqrt[2], 1/4 + Sqrt[2], 1/2 + Sqrt[2]}",
    # lists
    "{i, {a, b, c}}": "{a, b, c}", "{i, {}}": "{}", "{i, {{1}, 2}}": "{{1}, 2}", "{i, Range[3]^2}": "{1, 4, 9}", "{i, <|a -> 1, b -> 2|>}": "{1, 2}",
    "{i, l}": "{7, 8}", "{i, 2^70, 2^70 + 1}": "{1180591620717411303424, 1180591620717411303425}", "{i, 1`20, 2}": "{1.`20., 2.`20.3010299956639812}",
}  # fmt: skip


@pytest.mark.parametrize("iterator", ITERATORS)
def test_values(iterator):
    if "`" in iterator:
        assert value_of(f"Table[Round[i], {iterator}]") == "{1, 2}"
        return
    assert value_of(f"k = 2; l = {{7, 8}}; Table[i, {iterator}]") == ITERATORS[iterator]
    assert value_of(f"k = 2; l = {{7, 8}}; f[k_, l_] := Table[{{i}}, {iterator}][[All, 1]]; f[k, l]") == ITERATORS[iterator]


@pytest.mark.parametrize("code, expected", [
    ("Table[x, 3]", "{x, x, x}"), ("Table[x, {2}]", "{x, x}"), ("Table[x, 0]", "{}"), ("Table[x, {0}]", "{}"), ("Table[x, 2.9]", "{x, x}"),
    ("n = 0; Table[n++, 4]", "{0, 1, 2, 3}"), ("n = 0; Do[n += 2, {3.5}]; n", "6"), ("n = {i, 2}; Table[i, Evaluate[n]]", "{1, 2}"),
    ("Length[Table[0, {i, 0, 1, 0.1}]]", "11"), ("Length[Table[0, {i, 0., 100., 0.1}]]", "1001"), ("Last[Table[i, {i, 0.1, 4., 0.1}]] == 4", "True"),
])  # fmt: skip
def test_counts(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize("iterator, tag", [
    ("{i, x}", "iterb"), ("{i, 1, x}", "iterb"), ("{i, 1, 5, 0}", "iterb"), ("{i, 1., 5., 0.}", "iterb"), ("x", "iterb"), ("{x}", "iterb"),
    ("{i, 1, I}", "iterb"), ("{i, 1, Infinity}", "iterb"), ("{3, 5}", "itraw"), ("{\"a\", 5}", "itraw"), ("{}", "itform"),
    ("{i, 1, 2, 3, 4}", "itform"), ("{i, 0, Infinity, 1}", "iterb"),
])  # fmt: skip
@pytest.mark.parametrize("owner", ["Table", "Do"])
def test_what_is_no_iterator_is_reported_and_leaves_the_call(owner, iterator, tag):
    text, messages = answer_of(f"{owner}[f[i], {iterator}]")
    assert messages == [f"{owner}::{tag}"]
    assert text == answer_of(f"HoldComplete[{owner}[f[i], {iterator}]]")[0][len("HoldComplete[") : -1]


@pytest.mark.parametrize(
    "code, expected",
    [
        (
            "{Range[0, 1, Into[4]], Range[0., 1, Into[2]], Range[2, 1, Into[2]]}",
            "{{0, 1/4, 1/2, 3/4, 1}, {0., 0.5, 1.}, {2, 3/2, 1}}",
        ),
        ("{Table[x, {x, 0, 1, Into[2]}], Sum[x, {x, 0, 1, Into[4]}]}", "{{0, 1/2, 1}, 5/2}"),
    ],
)
def test_ranges_into_equal_parts(code, expected):
    assert value_of(code) == expected
