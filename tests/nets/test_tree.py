"""Paths into nets, without a session: names, numbers, ports before layers, several parts, nets with one part exchanged."""

import pytest

from wlnet.expression import Expr, S, make_list
from wlnet.nets.container import Chain, open_type
from wlnet.nets.errors import NetFailure
from wlnet.nets.infer import make_layer
from wlnet.nets.layer_index import load_layer
from wlnet.nets.tree import ARRAY, INPUT, LAYER, OUTPUT, layer_name, net_at, places, replace_at, resolve, steps_of, whole, words


def layer():
    return make_layer(load_layer("LinearLayer"), {"OutputDimensions": (2,)})


def net(*names):
    """A net of linear layers with the ports x and y; nothing needs to be connected for a path to lead there."""
    return Chain({name: layer() for name in names}, {}, {"x": open_type()}, {"y": open_type()})


NAMED = net("a", "y", "c")
DEEP = Chain({"1": NAMED, "2": layer()}, {}, {"x": open_type()}, {"y": open_type()})


@pytest.mark.parametrize(
    "steps, kind, position",
    [
        (("a",), LAYER, ("a",)),
        ((3,), LAYER, ("c",)),
        ((-3,), LAYER, ("a",)),
        (("y",), LAYER, ("y",)),
        (("x",), INPUT, ("x",)),
        ((2, "Weights"), ARRAY, ("y", "Weights")),
        ((2, S.Weights), ARRAY, ("y", "Weights")),
        ((Expr(S.Key, ("c",)), "Output"), OUTPUT, ("c", "Output")),
    ],
)
def test_one_part(steps, kind, position):
    place = resolve(NAMED, steps)
    assert (place.kind, place.position, place.path) == (kind, position, position[:-1])


def test_a_port_is_meant_where_ports_are_asked_for():
    assert resolve(NAMED, ("y",), as_port=True).kind == OUTPUT
    assert resolve(NAMED, ("a",), as_port=True).kind == LAYER


@pytest.mark.parametrize(
    "number, name", [(1, "a"), (3, "c"), (-1, "c"), (0, None), (4, None), (-4, None), ("1", None), (1.0, None)]
)
def test_layers_by_number(number, name):
    assert layer_name(NAMED, number) == name


def test_a_number_that_is_a_name_means_the_layer_of_that_name():
    assert layer_name(net("2", "1"), 1) == "1"
    assert layer_name(net("1", "3"), 2) == "3"


@pytest.mark.parametrize(
    "steps, positions",
    [
        ((S.All,), [("1",), ("2",)]),
        ((S.All, "Weights"), [("2", "Weights")]),
        ((1, S.All, "Biases"), [("1", "a", "Biases"), ("1", "y", "Biases"), ("1", "c", "Biases")]),
        ((1, Expr(S.Span, (2, S.All))), [("1", "y"), ("1", "c")]),
        ((1, Expr(S.Span, (1, 3, 2))), [("1", "a"), ("1", "c")]),
        ((1, Expr(S.Alternatives, ("c", 1))), [("1", "c"), ("1", "a")]),
        ((1, make_list([3, 2])), [("1", "c"), ("1", "y")]),
        ((Expr(S.Blank, (S.LinearLayer,)),), [("2",)]),
        ((2, Expr(S.Blank, ())), [("2", "Weights"), ("2", "Biases")]),
    ],
)
def test_several_parts(steps, positions):
    assert [place.position for place in places(DEEP, steps)] == positions


@pytest.mark.parametrize(
    "steps, text",
    [
        (("b",), 'there is no part "b" in the net; there are "1", "2", "x", "y"'),
        ((1, "a", "Foo"), 'there is no part "Foo" in layer "a" in layer 1'),
        ((S.All,), "one part of the net expected, but All are 2"),
        ((1, Expr(S.Span, (2, 9))), "there is no layer 9 in layer 1"),
        ((1, Expr(S.Span, (1, 2, -1))), "there is no part"),
        (("x", "y"), 'there is no part "y" in "x" of the net, which has no parts'),
    ],
)
def test_refusals(steps, text):
    with pytest.raises(NetFailure) as refusal:
        resolve(DEEP, steps)
    assert text in str(refusal.value)


def test_parts_exchanged():
    new = layer()
    changed = resolve(DEEP, (1, -1)).put(new)
    assert net_at(changed, ("1", "c")) is new and net_at(DEEP, ("1", "c")) is not new
    assert replace_at(DEEP, ("1", "c"), new).nodes["1"].nodes["c"] is new
    assert resolve(DEEP, ("x",)).put(7).inputs == {"x": 7}
    assert whole(DEEP).put(new) is new


def test_steps_and_words():
    assert steps_of(Expr(S.NetPort, (1, make_list(["a", "b"])))) == (1, "a", "b")
    assert steps_of("a") == ("a",) and steps_of(make_list([1, 2])) == (1, 2)
    assert words((1, "a")) == '{1, "a"}' and words(("a",)) == '"a"' and words((Expr(S.Span, (1, S.All)),)) == "1;;All"
