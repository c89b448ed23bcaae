"""Copying, deep-copying, pickling and printing of what sessions give to Python."""

import copy
import pickle

import numpy as np
import pytest

from wlnet import Session

WAYS = {
    "copy": copy.copy,
    "deepcopy": copy.deepcopy,
    "pickle": lambda x: pickle.loads(pickle.dumps(x)),
    "pickle with the oldest protocol": lambda x: pickle.loads(pickle.dumps(x, 2)),
}
CHAIN = 'NetInitialize[NetChain[{3, Ramp, 2, SoftmaxLayer[]}, "Input" -> 4, "Output" -> NetDecoder[{"Class", {"a", "b"}}]]]'
VALUES = (
    'NetInitialize[LinearLayer[2, "Input" -> 3, "Biases" -> None]]',
    "LinearLayer[]",
    'AttentionLayer["Bilinear"]',
    'NetInitialize[NetChain[{ElementwiseLayer[Tanh[#]^2 &], ConvolutionLayer[2, 3], GatedRecurrentLayer[3]}, "Input" -> {1, 9}]]',
    'NetGraph[{"a" -> FunctionLayer[#1 + #2 &], "b" -> LinearLayer[2]}, {{NetPort["x"], NetPort["y"]} -> "a" -> "b"}, "x" -> 3, "y" -> 3]',
    'NetEncoder[{"Image", {8, 8}}]',
    'NetDecoder[{"Class", {"a", "b"}}]',
    "NetTrain[LinearLayer[{}], {1. -> 2., 2. -> 4.}, All, MaxTrainingRounds -> 2]",
    'f[x, 1/2, {1, 2.5}, <|"a" -> 1|>, Image[{{0., 1.}}], NumericArray[{1, 2}, "Real32"], SparseArray[{1 -> 2}, 4], 2`30, 3 + I]',
)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("code", VALUES)
def test_values(code, way):
    session = Session()
    value = session.run(code)
    twin = WAYS[way](value)
    assert twin == value and session.format(twin, "InputForm") == session.format(value, "InputForm")


@pytest.mark.parametrize("way", WAYS)
def test_nets_that_python_calls(way):
    net = Session().evaluate(CHAIN)
    data = np.array([1.0, 2, 3, 4])
    net(data)  # it has plans now
    twin = WAYS[way](net)
    assert twin == net and twin(data) == net(data) and twin(data, "Probabilities") == net(data, "Probabilities")
    assert repr(twin) == repr(net) and repr(net).startswith("NetChain[")


def test_a_copied_net_is_one_that_can_be_initialised():
    session = Session()
    session.set_value("net", pickle.loads(pickle.dumps(session.run('LinearLayer[2, "Input" -> 3, "Biases" -> None]'))))
    assert session.evaluate_to_string('NetExtract[NetInitialize[net], "Biases"]') == "None" and not session.messages


def test_sessions_cannot_be_copied():
    for way in WAYS.values():
        with pytest.raises(TypeError, match="a session cannot be copied"):
            way(Session())


def test_what_a_net_has_not_is_an_attribute_error():
    net = Session().evaluate(CHAIN)
    assert not hasattr(net, "__array__") and not hasattr(net, "nothing") and net.type_name == "Chain"
