"""Unification of port types."""

import pytest

from wlnet.nets.errors import NetFailure
from wlnet.nets.types import ATOM, INTEGER, REAL, Index, Length, Tensor, describe
from wlnet.nets.unification import Inference, LayerTypes


class Rule:
    """A layer that only relates types."""

    def __init__(self, infer):
        self.infer = infer


def solve(ports: dict, infer) -> dict:
    """The types of ports after inference with one rule; all ports are inputs."""
    solver = Inference()
    lengths: dict = {}
    variables = {name: solver.port(t, name, lengths) for name, t in ports.items()}
    types = LayerTypes(solver, None, (), variables, {}, {}, {}, {})
    solver.rules.append((Rule(infer), types))
    solver.solve()
    return {name: solver.type_of(v) for name, v in variables.items()}


def test_knowledge_flows_in_every_direction():
    found = solve(
        {"a": Tensor((2, None)), "b": Tensor((None, 3)), "c": Tensor(None, ATOM)}, lambda t: t.same(t["a"], t["b"], t["c"])
    )
    assert found == dict.fromkeys("abc", Tensor((2, 3), REAL))


def test_a_size_can_be_part_of_another_shape():
    def infer(t):
        t.set_dims(t["b"], [*t.sizes(t["a"]), 5])
        t.set_size(t["b"], 0, 7)

    assert solve({"a": Tensor((None,)), "b": Tensor(None)}, infer) == {"a": Tensor((7,)), "b": Tensor((7, 5))}


def test_one_variable_length_stays_one():
    n = Length()
    found = solve({"a": Tensor((n, 2)), "b": Tensor((n, None)), "c": Tensor((Length(), 2))}, lambda t: t.same(t["a"], t["b"]))
    assert found["a"] == found["b"] and type(found["a"].dims[0]) is Length
    assert found["c"].dims[0] != found["a"].dims[0]


def test_a_variable_length_may_be_fixed():
    found = solve({"a": Tensor((Length(), 2)), "b": Tensor((4, 2))}, lambda t: t.same_shape(t["a"], t["b"]))
    assert found["a"].dims == (4, 2)


@pytest.mark.parametrize("a, b", [(Tensor((2,)), Tensor((3,))), (Tensor((2,)), Tensor((2, 2))), (Tensor(()), Tensor((1,)))])
def test_a_contradiction_names_both_sides(a, b):
    with pytest.raises(NetFailure) as error:
        solve({"a": a, "b": b}, lambda t: t.same_shape(t["a"], t["b"]))
    assert describe(a) in error.value.text and describe(b) in error.value.text


@pytest.mark.parametrize(
    "given, wanted, found",
    [
        (ATOM, Index(1, 5), Index(1, 5)),
        (INTEGER, Index(1, 5), Index(1, 5)),
        (Index(1, None), Index(1, 5), Index(1, 5)),
        (Index(1, 5), Index(1, None), Index(1, 5)),
        (ATOM, REAL, REAL),
    ],
)
def test_elements_become_more_special(given, wanted, found):
    assert solve({"a": Tensor((), given)}, lambda t: t.set_element(t["a"], wanted))["a"].element == found


def test_reals_do_not_flow_into_integers():
    solver = Inference()
    source, target = solver.port(Tensor((2,), REAL), "a", {}), solver.port(Tensor((2,), Index(1, 3)), "b", {})
    solver.connect(source, target, lambda a, b: f"{a} against {b}")
    with pytest.raises(NetFailure, match="integers between 1 and 3"):
        solver.solve()


def test_integers_flow_into_reals():
    solver = Inference()
    source, target = solver.port(Tensor((2,), Index(1, 3)), "a", {}), solver.port(Tensor((2,), REAL), "b", {})
    solver.connect(source, target, lambda a, b: "")
    solver.solve()
    assert solver.type_of(source).element == Index(1, 3) and solver.type_of(target).element == REAL


def test_an_open_source_takes_what_its_receiver_wants():
    solver = Inference()
    source, target = solver.port(Tensor(None, ATOM), "a", {}), solver.port(Tensor((2,), REAL), "b", {})
    solver.connect(source, target, lambda a, b: "")
    solver.solve()
    assert solver.type_of(source) == Tensor((2,), REAL)


@pytest.mark.parametrize(
    "tensor, words",
    [
        (Tensor(()), "a number"),
        (Tensor((3,)), "a vector of length 3"),
        (Tensor((Length(),)), "a vector of variable length"),
        (Tensor((2, 3)), "a 2×3 array"),
        (Tensor((None, None)), "an array of rank 2"),
        (Tensor(None), "an array of numbers"),
        (Tensor((), Index(1, 4)), "an integer between 1 and 4"),
        (Tensor((), INTEGER), "an integer"),
        (Tensor((2,), Index(0, None)), "a vector of length 2 of integers ≥ 0"),
        (Tensor((Length(), 3)), "a Varying×3 array"),
    ],
)
def test_types_in_words(tensor, words):
    assert describe(tensor) == words
