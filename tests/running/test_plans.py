"""Plans of nets, without a session: requests, what is kept and for how long, gradients, states, what is refused."""

import numpy as np
import pytest
from asking import text_of

from wlnet.expression import S
from wlnet.nets.array_values import Shared
from wlnet.nets.assembly import make_chain
from wlnet.nets.errors import NetFailure
from wlnet.nets.infer import make_layer
from wlnet.nets.layer_index import load_layer
from wlnet.nets.tree import resolve
from wlnet.nets.types import Length, Tensor
from wlnet.ops import FLOAT64
from wlnet.running import plans
from wlnet.running.plans import Request, Settings, check_shape, compute, groups, outputs_request, specialise

WEIGHTS = np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]], np.float32)


def layer(name, values=None, arrays=None, inputs=None):
    cls = load_layer(name)
    return make_layer(cls, {p.name: p.default for p in cls.parameters} | (values or {}), arrays, None, inputs)


def linear(array=WEIGHTS, size=3):
    arrays = {"Weights": array, "Biases": "None"}
    return layer("LinearLayer", {"OutputDimensions": (size,)}, arrays)


def function(name, f):
    """A layer of a function."""
    kind = next(p.kind for p in load_layer(name).parameters if p.name == "Function")
    return layer(name, {"Function": kind.read(f)})


def chain(*layers, inputs=None):
    return make_chain({str(i + 1): net for i, net in enumerate(layers)}, inputs)


def test_values_of_a_batch():
    x = np.array([[1.0, 1.0], [2.0, 0.0]])
    (result,), gradients = compute(linear(), {"Input": x}, Settings())
    np.testing.assert_allclose(result, x @ WEIGHTS.T)
    assert gradients == [] and result.dtype == np.float32


def test_gradients_come_in_the_order_of_the_request():
    net = linear()
    places = tuple([resolve(net, (name,), as_port=True) for name in ("Weights", "Output", "Input")])
    x, seed = np.array([[1.0, 2.0]]), np.array([[1.0, 0.0, 10.0]])
    request = Request(places, places, seeded=("Output",))
    (value,), (of_weights, of_input) = compute(net, {"Input": x}, Settings(dtype=FLOAT64), request, None, {"Output": seed})
    np.testing.assert_allclose(value, x @ WEIGHTS.T)
    np.testing.assert_allclose(of_weights, seed.T @ x)
    np.testing.assert_allclose(of_input, seed @ WEIGHTS)


def test_a_shared_array_has_one_gradient_wherever_it_is_asked_for():
    square = Shared("w", np.array([[1.0, 2.0], [3.0, 4.0]], np.float32))
    net = chain(linear(square, 2), linear(square, 2))
    results = []
    for number in (1, 2):
        request = Request((resolve(net, (number, "Weights")),))
        results.append(compute(net, {"Input": np.array([[1.0, -1.0]])}, Settings(), request)[1][0])
    np.testing.assert_array_equal(*results)


def test_values_inside():
    net = chain(linear(), function("ElementwiseLayer", S.Ramp))
    request = Request((resolve(net, (1, "Output"), as_port=True), resolve(net, ("Output",), as_port=True)), ("a", "b"))
    (inner, outer), _ = compute(net, {"Input": np.array([[-1.0, 0.25]])}, Settings(), request)
    np.testing.assert_allclose(inner, [[-0.5, -2.0, -3.5]])
    np.testing.assert_allclose(outer, [[0.0, 0.0, 0.0]])


def test_a_request_shows_one_value_by_itself_and_several_by_key():
    net = linear()
    assert outputs_request(net).shown([7]) == 7
    place = outputs_request(net).places[0]
    assert list(Request((place, place), ("a", "b")).shown([1, 2]).items()) == [("a", 1), ("b", 2)]
    assert list(Request((place,), ("a",)).shown([1]).items()) == [("a", 1)]


def test_the_request_for_all_outputs_is_kept_with_the_net():
    net = linear()
    assert outputs_request(net) is outputs_request(net)
    assert outputs_request(net, {"Output": "Foo"}) is not outputs_request(net)
    assert outputs_request(net).properties == {}


def test_plans_are_made_once_and_the_oldest_goes(monkeypatch):
    monkeypatch.setattr(plans, "_REMEMBERED", 2)
    net = linear()
    for batch in (1, 2, 1, 3):
        compute(net, {"Input": np.ones((batch, 2))}, Settings())
    assert [key[0] for key in net.cache["plans"]] == [2, 3]
    kept = net.cache["plans"].copy()
    compute(net, {"Input": np.zeros((3, 2))}, Settings())
    assert net.cache["plans"] == kept


def test_open_sizes_take_those_of_the_data():
    fixed = layer("SoftmaxLayer", inputs={"Input": Tensor((4,))})
    assert specialise(fixed, {"Input": (4,)}) is fixed
    open_net = layer("SoftmaxLayer")
    special = specialise(open_net, {"Input": (4,)})
    assert special.output_tensor("Output").dims == (4,) and specialise(open_net, {"Input": (4,)}) is special
    assert specialise(open_net, {"Input": (5,)}) is not special


@pytest.mark.parametrize(
    "dims, shape, fits",
    [(None, (2, 3), True), ((2, 3), (2, 3), True), ((2, None), (2, 9), True), ((Length(), 3), (7, 3), True)]
    + [((2, 3), (2,), False), ((2, 3), (3, 2), False), ((2,), (2, 1), False), ((), (1,), False)],
)
def test_shapes_of_examples(dims, shape, fits):
    if fits:
        check_shape("Input", Tensor(dims), shape)
        return
    with pytest.raises(NetFailure, match='port "Input" expects'):
        check_shape("Input", Tensor(dims), shape)


def test_ports_of_one_variable_length_get_sequences_of_one_length():
    length = Length()
    net = (
        function("ThreadingLayer", S.Plus).with_inputs(["a", "b"]).replace(inputs={"a": Tensor((length,)), "b": Tensor((length,))})
    )
    plans.check_lengths(net, {"a": (3,), "b": (3,)})
    with pytest.raises(NetFailure, match="the lengths are 3 and 4"):
        plans.check_lengths(net, {"a": (3,), "b": (4,)})


def test_arrays_without_numbers_are_named():
    with pytest.raises(NetFailure, match='array "Weights" of the net is not initialized'):
        compute(linear(None), {"Input": np.ones((1, 2))}, Settings())


def test_examples_are_grouped_by_shape():
    assert groups([((2,),), ((3,),), ((2,),)]) == {((2,),): [0, 2], ((3,),): [1]}


DROP = 'n = NetChain[{LinearLayer[4, "Weights" -> IdentityMatrix[4], "Biases" -> None], DropoutLayer[0.5]}, "Input" -> 4]; x = {1, 1, 1, 1}; '


@pytest.mark.parametrize(
    "code, value",
    [
        (
            DROP + '{n[x], SubsetQ[{0., 2.}, Union[Flatten[Table[n[x, NetEvaluationMode -> "Train"], 20]]]], n[x]}',
            "{{1., 1., 1., 1.}, True, {1., 1., 1., 1.}}",
        ),
        (DROP + 'Length[Union[Table[n[x, NetEvaluationMode -> "Train"], 20]]] > 1', "True"),
        (DROP + 'f[] := n[x, NetEvaluationMode -> "Train", RandomSeeding -> 7]; f[] === f[]', "True"),
        (DROP + '{Length[n[x, NetPortGradient["Input"]]], n[x]}', "{4, {1., 1., 1., 1.}}"),
        (DROP + "{n[{x, x}], n[x], n[{x}]}", "{{{1., 1., 1., 1.}, {1., 1., 1., 1.}}, {1., 1., 1., 1.}, {{1., 1., 1., 1.}}}"),
        (
            'l = LinearLayer[1, "Weights" -> {{1}}, "Biases" -> None, "Input" -> 1]; '
            'error[p_] := Abs[First[l[{1/3}, WorkingPrecision -> p]] - 1/3]; {error["Real32"] > 10^-9, error["Real64"] < 10^-15}',
            "{True, True}",
        ),
        ('g = RandomArrayLayer[NormalDistribution[], "Output" -> 3]; Length[Union[Table[g[], 5]]]', "5"),
    ],
)
def test_modes_do_not_share_a_plan(code, value):
    assert text_of(code) == value
