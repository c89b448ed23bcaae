"""NetPort[…]: outputs, layers by name, number and negative number, paths, arrays, states."""

import pytest
from asking import refusal, text_of

from wlnet import Session
from wlnet.builtins.nets.requests import request_of

NET = (
    'n = NetChain[<|"a" -> LinearLayer[2, "Weights" -> {{1, 0}, {0, 1}}, "Biases" -> {1, 1}], "b" -> {ElementwiseLayer[2 # &], ElementwiseLayer[# + 1 &]}|>, "Input" -> 2]; x = {1, 2}; '
    'r = NetInitialize[BasicRecurrentLayer[2, "Input" -> {"Varying", 1}]]; '
)


@pytest.mark.parametrize(
    "position, value",
    [
        ('"Output"', "{5., 7.}"),
        ('"a"', "{2., 3.}"),
        ("1", "{2., 3.}"),
        ("-2", "{2., 3.}"),
        ('{"a", "Output"}', "{2., 3.}"),
        ('{"b", 1}', "{4., 6.}"),
        ("{2, 1}", "{4., 6.}"),
        ("{-1, -2}", "{4., 6.}"),
        ('{"b", 1, "Output"}', "{4., 6.}"),
        ('"b", 1', "{4., 6.}"),
        ('"b"', "{5., 7.}"),
        ('{"b", "Output"}', "{5., 7.}"),
    ],
)
def test_values_inside(position, value):
    assert text_of(NET + f"n[x, NetPort[{position}]]") == value


@pytest.mark.parametrize(
    "code, text",
    [
        ('n[x, {NetPort["a"], NetPort[{"b", 1}]}]', '<|NetPort["a"] -> {2., 3.}, NetPort[{"b", 1}] -> {4., 6.}|>'),
        ("Keys[n[x, NetPort[All]]]", '{NetPort[{"a", "Output"}], NetPort[{"b", 1, "Output"}], NetPort[{"b", 2, "Output"}]}'),
        ('r[{{1}, {2}}, NetPort["State"]] == Last[r[{{1}, {2}}]]', "True"),
        ('Keys[r[{{1}, {2}}, NetPort[All, "States"]]]', '{{"State"}}'),
        (
            'r[<|"Input" -> {{1}}, NetPort["State"] -> {0.5, 0}|>] == r[<|"Input" -> {{1}}, NetPort[All, "States"] -> <|{"State"} -> {0.5, 0}|>|>]',
            "True",
        ),
        ('n[{x, 2 x}, NetPort["a"]]', "{{2., 3.}, {3., 5.}}"),
        ('n[<|NetPort["Input"] -> x|>]', "{5., 7.}"),
        ('NetMeasurements[n, {x -> {0, 0}}, NetPort[{"a", "Weights"}]]', "0.7071067811865476"),
    ],
)
def test_several_and_states(code, text):
    assert text_of(NET + code) == text


@pytest.mark.parametrize(
    "position, part",
    [
        ('"z"', '"z"'),
        ("9", "no part 9"),
        ('{"a", "Foo"}', '"Foo"'),
        ('{"b", 5}', 'no part 5 in layer "b"'),
        ('{"z", "Output"}', 'there is no part "z"'),
        ('{"a", "Input"}', "input port"),
        ("", "expected in NetPort"),
    ],
)
def test_positions_that_are_not_there(position, part):
    message = refusal(NET + f"n[x, NetPort[{position}]]")
    assert message.name == "NetChain::netport" and part in message.text


def test_states_are_given_by_position():
    assert "an association of states" in refusal(NET + 'r[<|"Input" -> {{1}}, NetPort[All, "States"] -> 3|>]').text


def test_a_request_is_read_once():
    session = Session()
    net, wish = session.run(NET + "n"), session.run('NetPort["a"]')
    request = request_of(session.evaluator, net, wish)
    assert request_of(session.evaluator, net, session.run('NetPort["a"]')) is request
    assert request_of(session.evaluator, net, session.run('NetPort["b"]')).places != request.places
    assert request_of(session.evaluator, net, session.run('NetPortGradient["Input"]'), ("Output",)).seeded == ("Output",)
    assert request_of(session.evaluator, net, session.run('NetPortGradient["Input"]')).seeded == ()
