"""Traces of nets: what arrays are fed under, which ports can be asked for, states, layers folded into the batch."""

import numpy as np
import pytest

from wlnet import Session, ops
from wlnet.nets.array_values import Shared
from wlnet.nets.errors import NetFailure
from wlnet.running.trace import Context, Trace


def net_of(code):
    """The net that Wolfram code makes."""
    return Session().evaluate(code).expression


def traced(net, batch=2, **shapes):
    trace = Trace(batch)
    outs = trace.run(net, {name: ops.input(("in", name), (batch, *shape)) for name, shape in shapes.items()})
    return trace, outs


def test_every_port_is_met_under_its_path():
    trace, outs = traced(net_of('NetInitialize[NetChain[{LinearLayer[3], {Ramp, Tanh}}, "Input" -> 4]]'), Input=(4,))
    assert outs["Output"].shape == (2, 3)
    paths = {path for path, _ in trace.ports}
    assert paths == {(), ("1",), ("2",), ("2", "1"), ("2", "2")}
    assert trace.ports[("2", "1"), "Output"].shape == (2, 3)


def test_arrays_are_fed_under_their_path_and_shared_ones_once():
    code = 'l = LinearLayer[2, "Weights" -> NetArray["w"], "Biases" -> None]; NetInitialize[NetChain[{l, l, LinearLayer[2]}, "Input" -> 2]]'
    trace, _ = traced(net_of(code), Input=(2,))
    assert set(trace.arrays) == {("shared", "w"), ("3", "Weights"), ("3", "Biases")}
    assert trace.array_owners["shared", "w"] == (("1",), "Weights")


def test_keys_of_arrays():
    net = net_of('LinearLayer[2, "Input" -> 2]')
    assert Trace.key(net, ("a",), "Weights") == ("a", "Weights")
    shared = net.with_array("Weights", Shared("w"))
    assert Trace.key(shared, ("a",), "Weights") == ("shared", "w")


def test_ports_inside_mapped_nets_are_no_ports_of_one_example():
    trace, outs = traced(net_of('NetMapOperator[Tanh, "Input" -> {5, 3}]'), Input=(5, 3))
    assert outs["Output"].shape == (2, 5, 3)
    assert (("Net",), "Output") not in trace.ports and ((), "Output") in trace.ports


def test_states_begin_with_zeros_and_end_somewhere():
    net = net_of('NetInitialize[GatedRecurrentLayer[3, "Input" -> {4, 2}]]')
    trace, _ = traced(net, Input=(4, 2))
    assert list(trace.states) == [((), "State")] and trace.states[(), "State"].shape == (2, 3)
    given = ops.input(("state", (), "State"), (2, 3))
    other = Trace(2, states={((), "State"): given})
    other.run(net, {"Input": ops.input(("in", "Input"), (2, 4, 2))})
    assert other.ports[(), "Input"] is not given and other.initial_states[(), "State"] is given


def test_reals_are_cast_where_integers_are_needed():
    net = net_of('NetInitialize[NetChain[{EmbeddingLayer[2, 5], Ramp}, "Input" -> 3]]')
    trace, outs = traced(net, Input=(3,))  # fed as reals
    assert not trace.ports[("1",), "Input"].is_float and trace.ports[("2",), "Input"].is_float
    assert outs["Output"].shape == (2, 3, 2)


def test_a_context_refuses_in_the_name_of_its_layer():
    with pytest.raises(NetFailure, match='in layer 2 in layer "a": too long'):
        Context(Trace(1), ("a", "2"), None).fail("too long")


def test_batched_and_constant_values():
    context = Context(Trace(4), (), None)
    assert context.batched(ops.constant(np.zeros(3), context.dtype)).shape == (4, 3)
    assert context.constant(1.5, (2, 2)).shape == (2, 2) and context.constant(1.5, ()).shape == ()
