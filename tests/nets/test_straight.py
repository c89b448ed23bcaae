"""Inference from known inputs, layer after layer: it finds what inference over the whole net finds."""

import re

import pytest
from asking import refusal, text_of
from layers.table import CASES

from wlnet import Session
from wlnet.nets import infer as inference
from wlnet.nets import straight as straight_inference
from wlnet.nets.infer import forgotten, infer
from wlnet.nets.net import Net
from wlnet.nets.types import ATOM, Length, Tensor
from wlnet.nets.unification import Inference

CHAIN = 'NetChain[{LinearLayer[3], Ramp, LinearLayer[3], LinearLayer[3], SoftmaxLayer[]}, "Input" -> 3]'


def types_in(net: Net) -> list:
    """All that inference finds in a net."""
    ports = [*net.inputs.items(), *net.outputs.items(), *net.array_types.items(), *net.states.items()]
    own = [type(net), net.values, ports, net.is_new, net.is_inferred]
    return own + [(name, types_in(child)) for name, child in net.children.items()]


def plain(value: object) -> str:
    """The words for a value without the numbers that variable lengths draw, the names that are drawn, and addresses."""
    return re.sub(r"Length\(\d+\)| at 0x[0-9a-f]+|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "", repr(value))


class TestTheSameTypes:
    """Both ways to infer give equal nets."""

    @pytest.mark.parametrize("code", sorted({case.code for case in CASES}))
    def test_of_every_layer(self, code, monkeypatch):
        net = Session().run(code)
        monkeypatch.setattr(inference, "straight", lambda *arguments: None)
        assert plain(types_in(Session().run(code))) == plain(types_in(net))

    @pytest.mark.parametrize(
        "code",
        [
            CHAIN,
            "NetChain[{ConvolutionLayer[4, 3, PaddingSize -> 1], BatchNormalizationLayer[], Ramp, PoolingLayer[2, 2], 5}, "
            '"Input" -> NetEncoder[{"Image", 8}], "Output" -> NetDecoder[{"Class", {1, 2, 3, 4, 5}}]]',
            'NetChain[{ConvolutionLayer[2, 3, PaddingSize -> 1], ConvolutionLayer[2, 1], ConvolutionLayer[2, 2]}, "Input" -> {2, 4, 4}]',
            'NetGraph[{3, Ramp, Plus, NetChain[{2, Tanh}]}, {1 -> 2, {NetPort["Input"], 2} -> 3 -> 4}, "Input" -> 3]',
            'NetChain[{LongShortTermMemoryLayer[2], NetChain[{3, Ramp}], NetChain[{3}, "Input" -> 3]}, "Input" -> {4, 3}]',
            'NetChain[{EmbeddingLayer[3, 9], 4, SoftmaxLayer[]}, "Input" -> {2}]',
            'NetGraph[{EmbeddingLayer[3, 9], Plus}, {1 -> 2, NetPort["b"] -> 2}, "Input" -> {2}, "b" -> {2, 3}]',
            'NetGraph[{EmbeddingLayer[3, 9], EmbeddingLayer[2, 9]}, {NetPort["Input"] -> 1, NetPort["Input"] -> 2}, "Input" -> {2}]',
            'NetGraph[{3, CrossEntropyLossLayer["Index"]}, {1 -> 2}, "Input" -> 2]',
            'NetGraph[{3, MeanSquaredLossLayer[]}, {1 -> 2}, "Input" -> 2]',
            'NetGraph[{3, CrossEntropyLossLayer["Index"]}, {1 -> 2}, "Input" -> 2, "Target" -> NetEncoder[{"Class", {a, b, c}}]]',
            'NetGraph[{3, CrossEntropyLossLayer["Index"]}, {1 -> 2}, "Input" -> 2, "Target" -> "Integer"]',
            'NetReplacePart[NetInitialize[NetChain[{3, Ramp, 3}, "Input" -> 3]], {3, "Weights"} -> Table[1., 3, 3]]',
        ],
    )
    def test_of_nets(self, code, monkeypatch):
        net = Session().run(code)
        assert isinstance(net, Net)
        monkeypatch.setattr(inference, "straight", lambda *arguments: None)
        assert plain(types_in(Session().run(code))) == plain(types_in(net))


class TestWork:
    """What is done, and what is left to the inference over the whole net."""

    @pytest.mark.parametrize(
        "code",
        [
            CHAIN,
            'NetChain[{EmbeddingLayer[3, 9], Ramp}, "Input" -> {4}]',  # the one layer that takes the input says: integers
            'NetChain[{NetChain[{EmbeddingLayer[3, 9]}], Ramp}, "Input" -> {4}]',
            'NetGraph[{Ramp, Tanh, Plus}, {{1, 2} -> 3}, "Input" -> 3]',
        ],
    )
    def test_nothing_is_solved_where_inputs_are_known(self, code, monkeypatch):
        chain = Session().run(code)
        monkeypatch.setattr(Inference, "solve", lambda solver: pytest.fail("the whole net was solved"))
        known = {name: Tensor(port.dims, ATOM) for name, port in chain.inputs.items()}
        assert infer(forgotten(chain), known) == chain

    def test_layers_that_are_alike_are_asked_once(self, monkeypatch):
        asked = []
        relate = straight_inference._OneLayer.settle
        monkeypatch.setattr(straight_inference._OneLayer, "settle", lambda solver, rule: (asked.append(rule), relate(solver, rule)))
        Session().run(CHAIN)
        assert len(asked) == 4  # the last two layers of 3 numbers are alike; the first might take integers

    @pytest.mark.parametrize(
        "code",
        [
            'NetChain[{LinearLayer[], Ramp}, "Input" -> 3]',  # its size can still be given
            'NetChain[{EmbeddingLayer[3], LinearLayer[2]}, "Input" -> {4}]',  # integers
            'NetChain[{GatedRecurrentLayer[2], Ramp}, "Input" -> {"Varying", 3}]',
            'NetChain[{LinearLayer[3, "Weights" -> NetArray["w"]], Ramp}, "Input" -> 3]',  # another layer may have it
        ],
    )
    def test_open_nets_are_solved_as_a_whole(self, code):
        net = Session().run(code)
        assert isinstance(net, Net)
        assert straight_inference.straight(net.replace(), None, None) is None

    def test_a_type_that_differs_is_left_to_who_names_both_sides(self):
        net = Session().run(CHAIN)
        fresh = net.replace(nodes=dict(net.nodes))
        assert straight_inference.straight(fresh, None, {"Output": Tensor((4,))}) is None
        assert straight_inference.straight(fresh, {"Input": Tensor((4,))}, None) is None
        assert straight_inference.straight(fresh, {"Input": Tensor((Length(),))}, None) is None
        assert straight_inference.straight(fresh, None, {"Output": Tensor((3,))}) == net

    @pytest.mark.parametrize(
        "code",
        [
            'NetChain[{LinearLayer[3], ConvolutionLayer[2, 3]}, "Input" -> 3]',
            'NetChain[{LinearLayer[3], Ramp}, "Input" -> 3, "Output" -> 4]',
            'NetChain[{ConvolutionLayer[3, {2, 2}], Ramp}, "Input" -> {3, 4}]',
            'ConvolutionLayer[2, 3, "Weights" -> RandomReal[1, {2, 3, 3, 3}], "Input" -> {3, 5}]',
            'NetChain[{PoolingLayer[5]}, "Input" -> {3, 4, 4}]',
        ],
    )
    def test_messages_are_those_of_the_whole_net(self, code, monkeypatch):
        message = refusal(code)
        monkeypatch.setattr(inference, "straight", lambda *arguments: None)
        assert refusal(code) == message

    def test_an_output_that_is_given_tells_of_what_is_open(self):
        assert text_of('NetExtract[NetChain[{LinearLayer[], Ramp}, "Input" -> 3, "Output" -> 4], {1, "Output"}]') == "4"


def test_a_net_keeps_the_objects_of_settled_parts():
    net = Session().run(CHAIN)
    again = infer(net.replace(nodes=dict(net.nodes)))
    assert all([again.nodes[name] is child for name, child in net.nodes.items()])
