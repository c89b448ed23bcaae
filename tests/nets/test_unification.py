"""Unification of port types."""

import numpy as np
import pytest
from asking import refusal, text_of

from wlnet import Session
from wlnet.nets.errors import NetFailure
from wlnet.nets.infer import infer
from wlnet.nets.layer_index import load_layer
from wlnet.nets.layer_types import LayerTypes
from wlnet.nets.types import ATOM, INTEGER, REAL, Index, Length, Tensor, describe
from wlnet.nets.unification import Inference, meet, narrower


class Rule:
    """A layer that only relates types."""

    def __init__(self, infer):
        self.infer = infer


def solve(ports: dict, infer) -> dict:
    """The types of ports after inference with one rule; all ports are inputs."""
    solver = Inference()
    lengths: dict = {}
    variables = {name: solver.port(t, name, lengths) for name, t in ports.items()}
    LayerTypes(solver, Rule(infer), (), variables, {}, {}, {}, {}).take_part()
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


def calls_of_rules(code: str, monkeypatch) -> int:
    """How often layers are asked to relate their types while code builds a net."""
    calls = []
    run = LayerTypes.run
    monkeypatch.setattr(LayerTypes, "run", lambda self: (calls.append(self), run(self))[1])
    assert text_of(code) == "True"
    return len(calls)


CHAIN = 'NetExtract[NetChain[Table[ConvolutionLayer[2, {2}], %d], "Input" -> {2, 100}], "Output"] === {2, 100 - %d}'
BACKWARDS = 'NetExtract[NetChain[Table[ConvolutionLayer[2, {2}], %d], "Output" -> {2, 9}], "Input"] === {Automatic, 9 + %d}'
LAST_NODE_FIRST = (
    "NetExtract[NetGraph[Association @@ Table[i -> PoolingLayer[{2}], {i, %d, 1, -1}], Table[i -> i + 1, {i, %d - 1}], "
    '"Input" -> {2, 100}], "Input"] === {2, 100}'
)


@pytest.mark.parametrize("code", [CHAIN, BACKWARDS, LAST_NODE_FIRST])
def test_work_grows_with_the_number_of_layers_only(code, monkeypatch):
    few, many = (calls_of_rules(code % (n, n), monkeypatch) for n in (10, 60))
    assert many <= 6.5 * few and many < 8 * 60


@pytest.mark.parametrize("nodes", ["1 -> ReshapeLayer[{2, 3}], 2 -> Ramp", "2 -> Ramp, 1 -> ReshapeLayer[{2, 3}]"])
def test_elements_do_not_depend_on_the_order_of_nodes(nodes):
    outer = text_of(f"NetGraph[<|{nodes}|>, {{1 -> 2}}]").split('"Edges"')[1].split('"Inputs"')[-1]
    assert outer.count("RealT") == 2


class TestTypesAreFoundOnce:
    """A layer waits for the net it becomes part of; parts whose types are known take no part any more."""

    def rules(self, code, monkeypatch, session):
        names = []
        run = LayerTypes.run
        monkeypatch.setattr(LayerTypes, "run", lambda self: (names.append(type(self.layer).__name__), run(self))[1])
        session.evaluate(code)
        monkeypatch.undo()
        return names

    def test_a_layer_alone_is_asked_when_somebody_looks(self, monkeypatch):
        session = Session()
        assert self.rules("layer = LinearLayer[3];", monkeypatch, session) == []
        assert "LinearLayer" in self.rules('NetExtract[layer, "Output"]', monkeypatch, session)
        assert self.rules('NetExtract[layer, "Output"]', monkeypatch, session) == []

    def test_types_given_with_a_layer_are_checked_at_once(self):
        assert refusal('SoftmaxLayer["Input" -> 3, "Output" -> 4]').name == "SoftmaxLayer::netshape"

    def test_settled_parts_are_not_asked_again(self, monkeypatch):
        session = Session()
        session.evaluate('inner = NetChain[{LinearLayer[3], Ramp}, "Input" -> 2];')
        assert set(self.rules("NetChain[{inner, SoftmaxLayer[]}];", monkeypatch, session)) == {"SoftmaxLayer"}
        assert self.rules('NetGraph[{inner, inner}, {}, "Input" -> 2];', monkeypatch, session) == []

    def test_open_parts_are_asked_again(self, monkeypatch):
        session = Session()
        session.evaluate("inner = NetChain[{LinearLayer[3], Ramp}];")
        assert "LinearLayer" in self.rules('NetChain[{inner, SoftmaxLayer[]}, "Input" -> 2];', monkeypatch, session)

    def test_a_changed_part_is_asked_again(self):
        code = 'NetReplacePart[NetChain[{LinearLayer[3], Ramp}, "Input" -> 2], 1 -> LinearLayer[4]]'
        assert refusal(code).text.startswith("output of layer 1 (a vector of length 4) does not fit input of layer 2 (a vector of")

    def test_an_array_of_another_shape_is_noticed(self):
        layer = infer(load_layer("LinearLayer")({"OutputDimensions": (3,)}), {"Input": Tensor((2,))})
        assert layer.is_settled
        assert not layer.replace(arrays={**layer.arrays, "Weights": np.zeros((3, 5), np.float32)}).is_settled
        assert layer.replace(arrays={**layer.arrays, "Weights": np.zeros((3, 2), np.float32)}).is_settled

    def test_integers_that_an_operator_brings_reach_a_settled_part(self):
        inner = 'NetMapOperator[ElementwiseLayer[#^2 &, "Input" -> 3], "Input" -> {4, 3, "Integer"}]'
        assert "IntegerT" in text_of(inner)

    def test_a_waiting_layer_is_equal_to_one_that_was_looked_at(self):
        assert text_of('a = LinearLayer[3]; b = LinearLayer[3]; NetExtract[a, "Output"]; a === b') == "True"

    def test_variables_of_shared_arrays_meet_through_settled_layers(self):
        shared = 'LinearLayer[2, "Weights" -> NetArray["w"], "Biases" -> None'
        assert text_of(f'NetChain[{{{shared}, "Input" -> 2], {shared}]}}][["Output"]]') == "2"
        assert refusal(f'NetChain[{{{shared}, "Input" -> 2], LinearLayer[3], {shared}]}}]').name == "NetChain::netshape"


OPEN, FROM_ONE, TO_FIVE, OTHER = Index(None, None), Index(1, None), Index(1, 5), Index(0, 9)


@pytest.mark.parametrize(
    "a, b, found",
    [
        (None, REAL, REAL),
        (REAL, None, REAL),
        (None, None, None),
        (OPEN, TO_FIVE, TO_FIVE),
        (TO_FIVE, OPEN, TO_FIVE),
        (FROM_ONE, TO_FIVE, TO_FIVE),
        (TO_FIVE, FROM_ONE, TO_FIVE),
        (OPEN, FROM_ONE, FROM_ONE),
        (FROM_ONE, OPEN, FROM_ONE),
        (TO_FIVE, OTHER, TO_FIVE),
        (REAL, TO_FIVE, TO_FIVE),
        (TO_FIVE, REAL, TO_FIVE),
        (ATOM, REAL, ATOM),
    ],
)
def test_the_element_that_satisfies_both(a, b, found):
    assert meet(a, b) == found


@pytest.mark.parametrize(
    "a, b, is_narrower",
    [(TO_FIVE, OPEN, True), (TO_FIVE, FROM_ONE, True), (OPEN, TO_FIVE, False), (OPEN, OPEN, False), (REAL, OPEN, False)],
)
def test_a_range_with_bounds_that_the_other_lacks(a, b, is_narrower):
    assert narrower(a, b) is is_narrower
