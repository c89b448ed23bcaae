"""Nets in sessions that have met none, and in several sessions at once."""

import pytest

from wlnet import Session


@pytest.mark.parametrize(
    "code, value",
    [
        ('LinearLayer["Weights" -> {{2}}, "Biases" -> {1}][{3}]', [7.0]),
        ("ElementwiseLayer[Ramp][{-1, 2}]", [0.0, 2.0]),
        ('NetEncoder["Boolean"][{True, False}]', [1, 0]),
        ("Length[NetChain[{2, Ramp}]]", 2),
        ('NetDecoder["Boolean"][0.7]', True),
    ],
)
def test_the_first_input_of_a_session_may_be_a_net(code, value):
    found = Session().evaluate(code)
    assert (list(found) if isinstance(value, list) else found) == value


def test_a_net_value_works_in_a_session_that_did_not_make_it():
    net = Session().evaluate('LinearLayer["Weights" -> {{2}}, "Biases" -> {1}]')
    other = Session()
    other.set_value("n", net)
    assert list(other.evaluate("n[{3}]")) == [7.0]
    assert list(other.evaluate('Normal[n[["Biases"]]]')) == [1.0]


def test_code_run_by_a_layer_belongs_to_the_session_that_applies_it():
    a, b = Session(), Session()
    layer = 'NetEncoder[{"Function", Function[x, {k x}], {1}}]'
    a.run(f"k = 10; e = {layer}")
    b.run(f"k = 20; e = {layer}")
    assert list(a.evaluate("e[1]")) == [10.0]
    assert list(b.evaluate("e[1]")) == [20.0]
    assert list(a.evaluate("e[2]")) == [20.0]
