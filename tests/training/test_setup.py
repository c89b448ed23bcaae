"""What is done before the first step of a training."""

import pytest
from asking import refusal

from wlnet import Session
from wlnet.nets.net import Net
from wlnet.nets.types import Tensor
from wlnet.training import losses, setup

CLASSES = "NetChain[{LinearLayer[3], Ramp, SoftmaxLayer[]}%s]"
NUMBERS = "Table[{1., 2., 3., 4.} -> %s, 4]"
LABELS = '{{1., 2., 3., 4.} -> "a", {2., 2., 3., 4.} -> "b", {3., 2., 3., 4.} -> "c"}'


@pytest.mark.parametrize("port", ["", ', "Input" -> 4'])
@pytest.mark.parametrize("data", [NUMBERS % "{1., 0., 0.}", NUMBERS % "2", LABELS])
def test_types_are_inferred_once(port, data, monkeypatch):
    session = Session()
    session.run(f"net = {CLASSES % port}; data = {data};")
    calls = []
    for module in (setup, losses):
        infer = module.infer
        monkeypatch.setattr(
            module, "infer", lambda *args, infer=infer, **options: (calls.append(args[0]), infer(*args, **options))[1]
        )
    trained = session.run("NetTrain[net, data, MaxTrainingRounds -> 1]")
    assert isinstance(trained, Net) and trained.inputs == {"Input": Tensor((4,))}
    assert len(calls) == 1


def test_what_the_data_tells_of_targets_is_inferred_too():
    trained = Session().run("NetTrain[LinearLayer[], {{1., 2.} -> {1., 2., 3.}}, MaxTrainingRounds -> 1]")
    assert trained.outputs == {"Output": Tensor((3,))}


@pytest.mark.parametrize(
    "code, words",
    [
        ('NetTrain[NetChain[{3, Ramp}], {{1., 2.} -> "a"}]', 'example 1 is the string "a"'),
        ('NetTrain[NetChain[{3, SoftmaxLayer[]}], {{1., 2.} -> "a", {2., 1.} -> "b"}]', "the data does not fit the net: "),
        ("NetTrain[NetChain[{3, Ramp}], {{1., 2.} -> {1., 2.}}]", "expects a vector of length 3"),
        (
            "NetTrain[NetChain[{3, Ramp}], {{1., 2.} -> {1., 2., 3.}}, LossFunction -> CTCLossLayer[]]",
            "the loss function does not fit",
        ),
        ("NetTrain[NetChain[{ConvolutionLayer[2, 3]}], {{1., 2.} -> {1., 2., 3.}}]", "the training data does not fit the net: "),
    ],
)
def test_messages_name_the_step_that_fails(code, words):
    assert words in str(refusal(code))
