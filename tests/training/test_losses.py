"""Which loss an output gets when none is given."""

import pytest

from wlnet import Session
from wlnet.training.losses import (
    automatic_loss,
    ends_with_sigmoid,
    ends_with_softmax,
    last_layer,
    loss_ports,
    loss_specs,
    target_name,
)

CLASS = '"Output" -> NetDecoder[{"Class", {"a", "b"}}]'
NETS = {
    "linear": 'LinearLayer[2, "Input" -> 2]',
    "softmax": 'NetChain[{LinearLayer[2], SoftmaxLayer[]}, "Input" -> 2]',
    "class": f'NetChain[{{LinearLayer[2]}}, "Input" -> 2, {CLASS}]',
    "softmax class": f'NetChain[{{LinearLayer[2], SoftmaxLayer[]}}, "Input" -> 2, {CLASS}]',
    "multilabel": 'NetChain[{LinearLayer[2]}, "Input" -> 2, "Output" -> NetDecoder[{"Class", {"a", "b"}, "Multilabel" -> True}]]',
    "sigmoid": 'NetChain[{LinearLayer[2], LogisticSigmoid}, "Input" -> 2]',
    "boolean": 'NetChain[{LinearLayer[{}]}, "Input" -> 2, "Output" -> "Boolean"]',
    "nested": 'NetChain[{LinearLayer[2], NetChain[{Tanh, SoftmaxLayer[]}]}, "Input" -> 2]',
    "mapped": 'NetMapOperator[NetChain[{LinearLayer[2], SoftmaxLayer[]}], "Input" -> {"Varying", 2}]',
    "pair": 'NetPairEmbeddingOperator[LinearLayer[2, "Input" -> 3]]',
    "own loss": 'NetGraph[{LinearLayer[2], MeanSquaredLossLayer[]}, {1 -> NetPort[2, "Input"], NetPort["Target"] -> NetPort[2, "Target"]}, "Input" -> 2]',
    "two": 'NetGraph[{LinearLayer[1], LinearLayer[2]}, {1 -> NetPort["u"], 2 -> NetPort["v"]}, "Input" -> 2]',
}


def net(name: str):
    """A net of the table."""
    return Session().evaluate(NETS[name]).expression


@pytest.mark.parametrize(
    "name, vector, loss, form",
    [
        ("linear", True, "MeanSquaredLoss", None),
        ("softmax", True, "CrossEntropyLoss", "Probabilities"),
        ("softmax", False, "CrossEntropyLoss", "Index"),
        ("class", False, "CrossEntropyLoss", "Index"),
        ("softmax class", True, "CrossEntropyLoss", "Probabilities"),
        ("multilabel", True, "CrossEntropyLoss", "Binary"),
        ("sigmoid", True, "CrossEntropyLoss", "Binary"),
        ("boolean", False, "CrossEntropyLoss", "Binary"),
        ("nested", False, "CrossEntropyLoss", "Index"),
        ("mapped", False, "CrossEntropyLoss", "Index"),
        ("pair", False, "ContrastiveLoss", None),
    ],
)
def test_the_loss_of_an_output(name, vector, loss, form):
    layer = automatic_loss(net(name), "Output", vector)
    assert layer.type_name == loss and getattr(layer, "form", None) == form


def test_how_a_net_ends():
    assert ends_with_softmax(net("nested"), "Output") and not ends_with_softmax(net("linear"), "Output")
    assert ends_with_sigmoid(net("sigmoid"), "Output") and not ends_with_sigmoid(net("softmax"), "Output")
    assert last_layer(net("linear"), "Output").type_name == "Linear"


def test_losses_of_a_net():
    assert loss_ports(net("own loss")) == ["Loss"] and loss_ports(net("two")) == []
    assert [s.port for s in loss_specs(net("two"), None)] == ["u", "v"]
    assert [s.port for s in loss_specs(net("own loss"), None)] == ["Loss"]


def test_names_of_targets():
    assert target_name(net("linear"), "Output") == "Output" and target_name(net("linear"), "Input") == "Target"
