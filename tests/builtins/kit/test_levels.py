"""Level specifications, depths and walks, against the definition: n indices lead to a part on level n, a part on level -n has depth n."""

import itertools

import pytest

from wlnet import Session
from wlnet.builtins.kit.levels import EVERY_LEVEL, Enough, depth_of, levels, transform, transform_indexed, visit, visit_positions
from wlnet.expression import Association, Expr, MessageError, PackedArray, S, make_list, symbol

SESSION = Session()


def read(text: str):
    return SESSION.evaluator.evaluate(SESSION.evaluator.read(text)[0])


@pytest.mark.parametrize("spec, low, high", [
    ("2", 1, 2), ("0", 1, 0), ("-1", 1, -1), ("{2}", 2, 2), ("{-1}", -1, -1), ("{0, 3}", 0, 3), ("{-3, -2}", -3, -2), ("{0, Infinity}", 0, EVERY_LEVEL), ("Infinity", 1, EVERY_LEVEL), ("All", 0, EVERY_LEVEL), ("{Infinity}", EVERY_LEVEL, EVERY_LEVEL), ("Range[2]", 1, 2),
])  # fmt: skip
def test_specifications(spec, low, high):
    found = levels(read(spec))
    assert (found.low, found.high, found.by_depth) == (low, high, low < 0 or high < 0)


@pytest.mark.parametrize("spec", ["x", "1.", "1/2", "{}", "{1, 2, 3}", "{x}", "{1, x}", "None", "{1.}", "-Infinity", '"1"'])
def test_other_specifications(spec):
    with pytest.raises(MessageError) as error:
        levels(read(spec))
    assert error.value.tag == "level" and error.value.arguments == (read(spec),)


@pytest.mark.parametrize("code, depth", [
    ("1", 1), ("x", 1), ("\"ab\"", 1), ("1/2", 1), ("2 + I", 1), ("{}", 2), ("{1}", 2), ("f[]", 2), ("{{}}", 3), ("{1, {2, {3}}, 4}", 4), ("{{1, 2}, {3, 4}}", 3), ("N[{{1, 2}, {3, 4}}]", 3), ("Range[3]", 2), ("ConstantArray[0., {2, 1, 2}]", 4),
    ("f[g[1]][2]", 2), ("a + b c", 3), ("<|1 -> 2|>", 2), ("<||>", 2), ("<|1 -> {2, {3}}|>", 4), ("{<|a -> 1|>}", 3), ("{Range[3], Range[2]}", 3), ("ConstantArray[0, {2, 0}]", 3),
])  # fmt: skip
def test_depths(code, depth):
    assert depth_of(read(code)) == depth == SESSION.evaluate(f"Depth[{code}]")


SAMPLES = [
    "x",
    "{1, {2, {3}}, f[4]}",
    "f[g[a, b], c][h[d], {}]",
    "{{1, 2}, {3, 4}}",
    "N[{{{1, 2}}, {{3, 4}}}]",
    "<|a -> {1, x}, b -> f[2]|>",
    "{<|1 -> {2}|>, {Range[3]}}",
    "a + b^(c + 2 d)",
    "{}",
    "f[][]",
]
SPECS = [
    (0, 0),
    (0, EVERY_LEVEL),
    (1, 1),
    (1, 2),
    (2, 2),
    (2, 3),
    (1, EVERY_LEVEL),
    (-1, -1),
    (-2, -1),
    (-2, -2),
    (1, -2),
    (0, -2),
    (-3, EVERY_LEVEL),
    (2, -2),
    (-EVERY_LEVEL, 1),
    (2, 1),
]


def parts(x, heads: bool, position: tuple = ()):
    """(part, position) of x and all in it, inside out, heads first, by the definition of Part."""
    if type(x) is Association:
        below = [(v, Expr(S.Key, (k,))) for k, v in zip(x.keys(), x.values())]
    elif type(x) is PackedArray or type(x) is Expr:
        items = x.elements() if type(x) is PackedArray else x.args
        below = [(x.head, 0)] * heads + list(zip(items, itertools.count(1)))
    else:
        below = []
    for part, index in below:
        yield from parts(part, heads, (*position, index))
    yield x, position


def expected(x, low: int, high: int, heads: bool) -> list:
    found = []
    for part, position in parts(x, heads):
        level, depth = len(position), depth_of(part)
        if (level >= low if low >= 0 else depth <= -low) and (level <= high if high >= 0 else depth >= -high):
            found.append((part, position))
    return found


@pytest.mark.parametrize("heads", [False, True])
@pytest.mark.parametrize("code", SAMPLES)
def test_walks_meet_the_parts_of_the_levels_inside_out(code, heads):
    x = read(code)
    for low, high in SPECS:
        wanted = levels(
            make_list([read("Infinity") if b == EVERY_LEVEL else -1000 if b == -EVERY_LEVEL else b for b in (low, high)])
        )
        met, at = [], []
        depth, depth_again = (
            visit(x, wanted, heads, met.append),
            visit_positions(x, wanted, heads, lambda part, position, at=at: at.append((part, position))),
        )
        assert depth == depth_again == depth_of(x) or not wanted.by_depth and wanted.high < 5
        found = expected(x, -1000 if low == -EVERY_LEVEL else low, high, heads)
        assert list(map(str, met)) == [str(part) for part, _ in found] and [p for _, p in at] == [p for _, p in found], (low, high)
        assert [str(part) for part, _ in at] == list(map(str, met))


@pytest.mark.parametrize("heads", [False, True])
@pytest.mark.parametrize("code", [code for code in SAMPLES if "<|" not in code])
def test_changes_meet_the_same_parts_and_keep_the_rest(code, heads):
    x = read(code)
    for low, high in SPECS:
        if low == -EVERY_LEVEL:
            continue
        wanted = levels(make_list([read("Infinity") if b == EVERY_LEVEL else b for b in (low, high)]))
        found = [position for _, position in expected(x, low, high, heads)]
        indexed = []

        def wrap(part, position, indexed=indexed):
            indexed.append(position)
            return Expr(S.w, (part,))

        new, depth = transform(x, wanted, heads, lambda part: Expr(S.w, (part,)))
        again, depth_again = transform_indexed(x, wanted, heads, wrap)
        assert new == again and (depth == depth_again == depth_of(x) or not wanted.by_depth and wanted.high < 5)
        assert sorted(map(str, indexed)) == sorted(map(str, found)), (low, high)
        assert SESSION.call("Count", new, Expr(S.Blank, (S.w,)), read("{0, Infinity}"), Expr(S.Rule, (S.Heads, S.True_))) == len(
            found
        )


@pytest.mark.parametrize("heads", [False, True])
@pytest.mark.parametrize("code", SAMPLES)
def test_nothing_is_made_anew_where_nothing_changes(code, heads):
    x = read(code)
    new, _ = transform(x, levels(S.All), heads, lambda part: part)
    assert new == x


def test_values_of_associations_are_changed_and_keys_kept():
    sign = lambda part: -part if type(part) is int else part  # noqa: E731
    x = read("<|1 -> 2, a -> {3, <|4 -> 5|>}|>")
    for wanted, expected in (
        (levels(-1), "<|1 -> -2, a -> {-3, <|4 -> -5|>}|>"),
        (levels(1), "<|1 -> -2, a -> {3, <|4 -> 5|>}|>"),
        (levels(read("{2}")), "<|1 -> 2, a -> {-3, <|4 -> 5|>}|>"),
    ):
        assert (
            transform(x, wanted, False, sign)[0]
            == read(expected)
            == transform_indexed(x, wanted, False, lambda part, _: sign(part))[0]
        )
    places = []
    transform_indexed(x, levels(-1), False, lambda part, position: places.append(position) or part)
    one, four, a = (Expr(S.Key, (k,)) for k in (1, 4, symbol("Global`a")))
    assert places == [(one,), (a, 1), (a, 2, four), (a, 2), (a,)]


def test_a_visitor_may_stop():
    met = []

    def first_two(part):
        met.append(part)
        if len(met) == 2:
            raise Enough

    with pytest.raises(Enough):
        visit(read("{1, 2, 3}"), levels(1), False, first_two)
    assert met == [1, 2]


def test_changed_heads_of_associations_and_packed_lists():
    all_heads = levels(read("{1, Infinity}"))
    swap = lambda part: symbol("Global`f") if part is S.List else S.g if part is S.Association else part  # noqa: E731
    assert transform(read("Range[3]"), all_heads, True, swap)[0] == read("f[1, 2, 3]")
    assert transform(read("<|a -> {1}|>"), all_heads, True, swap)[0].head is S.g
    assert transform(read("<|a -> {1}|>"), all_heads, False, swap)[0] == read("<|a -> {1}|>")
    assert transform_indexed(read("{Range[2]}"), all_heads, True, lambda part, _: swap(part))[0] == read("f[f[1, 2]]")
