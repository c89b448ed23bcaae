"""Failures of nets: data in fields, and texts in one table, each printed here by a call that a user may make."""

import pytest
from asking import refusal, text_of

from wlnet.nets.errors import MESSAGES, NetFailure, place

CALLS = {  # tag -> (a call, the message's symbol and what its text says)
    "netarg": ("LinearLayer[-3]", "LinearLayer", "The value of argument 1 should be a positive integer"),
    "netopt": ('LinearLayer[3, "Colour" -> 1]', "LinearLayer", '"Colour" is not an option, port or array of LinearLayer; it has'),
    "netshape": (
        'NetChain[{3, PartLayer[7]}, "Input" -> 2]',
        "NetChain",
        "layer 2: part 7 does not exist at level 1, whose size is 3.",
    ),
    "netdata": ('LinearLayer[3, "Input" -> 2][{1, 2, 3}]', "LinearLayer", 'port "Input" expects a vector of length 2, but was'),
    "netport": ('LinearLayer[3, "Input" -> 2][<|"Colour" -> {1, 2}|>]', "LinearLayer", 'no data was given for input port "Input"'),
    "netgrad": ('EmbeddingLayer[2, 3][1, NetPortGradient["Input"]]', "EmbeddingLayer", 'input port "Input" takes integers'),
    "netinit": ("NetInitialize[LinearLayer[3]]", "NetInitialize", 'cannot initialize the array "Weights" of the net: its'),
    "netloss": (
        'NetTrain[LinearLayer[3, "Input" -> 2], {{1, 2} -> {1, 2, 3}}, LossFunction -> CTCLossLayer[]]',
        "NetTrain",
        "the loss function does not fit the net: output of layer",
    ),
    "netmeas": (
        'NetMeasurements[NetInitialize@LinearLayer[2, "Input" -> 2], {{1, 2} -> {1, 3}}, "ROCCurve"]',
        "NetMeasurements",
        'the measurement "ROCCurve" needs',
    ),
    "uninit": ('LinearLayer[3, "Input" -> 2][{1, 2}]', "LinearLayer", 'the array "Weights" of the net is not initialized; use'),
    "netform": ("NetChain[{}]", "NetChain", "a chain needs at least one layer."),
    "netcode": ("ElementwiseLayer[PrimePi[#] &]", "ElementwiseLayer", "PrimePi[#1] cannot be translated into operations of a net"),
}


@pytest.mark.parametrize("tag", MESSAGES)
def test_every_text_is_printed(tag):
    code, symbol, beginning = CALLS[tag]
    message = refusal(code)
    assert message.name == f"{symbol}::{tag}"
    assert message.text.startswith(beginning) and "`" not in message.text


@pytest.mark.parametrize("tag", MESSAGES)
def test_texts_are_messages_of_general(tag):
    assert text_of(f"General::{tag}") == f'"{MESSAGES[tag]}"'


def test_a_message_of_the_session_comes_before_the_table():
    assert refusal('LinearLayer::netarg = "No: `2`."; LinearLayer[-3]').text.startswith("No: a positive integer")


def test_the_place_is_told_as_the_tag_asks():
    assert str(NetFailure("netshape", "too long", ("a", "2"))) == 'layer 2 in layer "a": too long'
    assert str(NetFailure("netdata", "too long", ("2",))) == "in layer 2: too long"
    assert str(NetFailure("netdata", "too long")) == "too long"
    assert place(()) == "the net"


def test_with_tag_keeps_the_text_and_takes_the_callers_words_and_place():
    failure = NetFailure("netshape", "too long", ("2",)).with_tag("netdata", "the data does not fit: ")
    assert (failure.tag, failure.text, failure.path) == ("netdata", "the data does not fit: too long", ())
