"""NetChain and NetGraph: shorthands, edges, ports, refusals."""

import pytest
from asking import answer_of, array_of, refusal, text_of

HALF = 'LinearLayer[1, "Weights" -> {{1, 1}}, "Biases" -> {1}]'


@pytest.mark.parametrize(
    "code, ports",
    [
        ('NetChain[{3, Tanh, 2}, "Input" -> 4]', '{<|"Input" -> 4|>, <|"Output" -> 2|>}'),
        ('NetChain[<|"a" -> 3, "b" -> {2, Ramp}|>, "Input" -> 4]', '{<|"Input" -> 4|>, <|"Output" -> 2|>}'),
        ('NetChain[{LinearLayer[], Ramp}, "Input" -> 4, "Output" -> 5]', '{<|"Input" -> 4|>, <|"Output" -> 5|>}'),
        ('NetChain[{DropoutLayer[]}, "Output" -> {2, 3}]', '{<|"Input" -> {2, 3}|>, <|"Output" -> {2, 3}|>}'),
        ('NetChain[{LinearLayer[{}]}, "Input" -> "Real"]', '{<|"Input" -> "Real"|>, <|"Output" -> "Real"|>}'),
        ('NetGraph[{3, 2}, {1 -> 2}, "Input" -> 4]', '{<|"Input" -> 4|>, <|"Output" -> 2|>}'),
        ('NetGraph[{3, 2}, {}, "Input" -> 4]', '{<|"Input" -> 4|>, <|"Output1" -> 3, "Output2" -> 2|>}'),
        (
            'NetGraph[<|"a" -> 3, "b" -> {3, Ramp}, "c" -> TotalLayer[]|>, {{"a", "b"} -> "c"}, "Input" -> 4]',
            '{<|"Input" -> 4|>, <|"Output" -> 3|>}',
        ),
        (
            'NetGraph[<|"a" -> {CatenateLayer[], 3}, "b" -> NetGraph[{CatenateLayer[], 2}, {1 -> 2}]|>, '
            '{{NetPort["x"], NetPort["y"]} -> "a", {"a", NetPort["x"]} -> "b"}, "x" -> 1, "y" -> 1]',
            '{<|"x" -> 1, "y" -> 1|>, <|"Output" -> 2|>}',
        ),
        (
            'NetGraph[<|"a" -> 3, "b" -> 2, "c" -> 2, "d" -> TotalLayer[]|>, {NetPort["Input"] -> "a" -> "c", {NetPort["Input"] -> "b", "c"} -> "d"}, "Input" -> 4]',
            '{<|"Input" -> 4|>, <|"Output" -> 2|>}',
        ),
        (
            'NetGraph[{3, 2}, {NetPort["x"] -> 1 -> NetPort["u"], 1 -> 2 -> NetPort["v"]}, "x" -> 4]',
            '{<|"x" -> 4|>, <|"u" -> 3, "v" -> 2|>}',
        ),
        ('NetGraph[NetChain[{3}, "Input" -> 4]]', '{<|"Input" -> 4|>, <|"Output" -> 3|>}'),
    ],
)
def test_outer_ports(code, ports):
    assert text_of(f'n = {code}; {{Information[n, "InputPorts"], Information[n, "OutputPorts"]}}') == ports


def test_a_chain_computes_its_layers_in_turn():
    assert array_of(f'NetChain[{{{HALF}, LinearLayer[1, "Weights" -> {{{{2}}}}, "Biases" -> None]}}][{{1, 2}}]') == 8


def test_a_graph_computes_along_its_edges():
    code = f'NetGraph[<|"a" -> {HALF}, "b" -> {HALF}, "c" -> CatenateLayer[]|>, {{{{"a", "b"}} -> "c"}}]'
    assert array_of(f"{code}[{{3, 4}}]").tolist() == [8, 8]


def test_states_can_be_connected():
    code = """gru = NetInitialize[BasicRecurrentLayer[2, "Input" -> {"Varying", 3}]];
        g = NetGraph[{gru}, {NetPort["s"] -> NetPort[1, "State"], NetPort[1, "State"] -> NetPort["t"]}];
        x = {{1, 2, 3}, {0, 1, 0}}; r = g[<|"Input" -> x, "s" -> {.5, -.5}|>];
        {r["t"] == Last[r["Output"]], g[<|"Input" -> x, "s" -> {0, 0}|>]["Output"] == gru[x],
         gru[<|"Input" -> x, NetPort["State"] -> {.5, -.5}|>] == r["Output"]}"""
    assert text_of(code).startswith("{True, True")


@pytest.mark.parametrize(
    "code, part",
    [
        ("NetChain[{}]", "at least one layer"),
        (
            'NetChain[{LinearLayer[3, "Input" -> 4], LinearLayer[2, "Input" -> 5]}]',
            "output of layer 1 (a vector of length 3) does not fit input of layer 2 (a vector of length 5)",
        ),
        ('NetChain[<|"a" -> LinearLayer[3], "b" -> LinearLayer[2, "Input" -> 5]|>]', 'layer "a"'),
        ('NetChain[{3, "what"}]', "but is what"),
        ('NetChain[{3}, "Bogus" -> 2]', '"Input", "Output"'),
        ('NetChain[{3}, "Input" -> -2]', "a shape such as"),
        ("NetGraph[{3, 2}, {1 -> 2, 2 -> 1}]", "cycle"),
        ("NetGraph[{3, 2}, {1 -> 7}]", 'there is no layer 7 in the net; there are "1", "2"'),
        (
            'NetGraph[{NetMapOperator[{Ramp, Tanh}], Plus}, {NetPort[{1, "Net", 1, "Output"}] -> 2}]',
            "only parts of chains and graphs",
        ),
        ('NetGraph[{3, 2}, {1 -> NetPort[2, "Foo"]}]', 'has no input port "Foo"; it has "Input"'),
        ('NetGraph[{3, 2}, {1 -> 2, NetPort["x"] -> 2}]', "all are connected already"),
        ("NetGraph[{3, 2}, 7]", "a list of connections"),
        ("NetChain[{MeanSquaredLossLayer[], 3, MeanSquaredLossLayer[]}]", "layer 3 has 2 input ports"),
    ],
)
def test_refusals_say_what_and_where(code, part):
    name, text = refusal(code)
    assert name.split("::")[0] in ("NetChain", "NetGraph") and part in text


def test_unequal_variable_lengths_are_refused():
    code = 'NetGraph[{TotalLayer[]}, {{NetPort["a"], NetPort["b"]} -> 1}, "a" -> "Varying"][<|"a" -> {1, 2}, "b" -> {1, 2, 3}|>]'
    assert "same length" in refusal(code)[1]


def test_the_association_reads_back():
    code = (
        'n = NetGraph[{3, Ramp, 2}, {1 -> 2 -> 3}, "Input" -> 4]; {n === ToExpression[ToString[n, InputForm]], '
        "NetInitialize[n] === ToExpression[ToString[NetInitialize[n], InputForm]], n === NetInitialize[n]}"
    )
    assert text_of(code) == "{True, True, False}"


@pytest.mark.parametrize(
    "code",
    [
        'NetChain[<|"Type" -> "Chain"|>, <||>]',
        'LinearLayer[<|"Type" -> "Nope"|>, <||>]',
        'LinearLayer[<|"Type" -> "Linear", "Inputs" -> <|"Input" -> 3|>|>, <||>]',
    ],
)
def test_a_malformed_association_is_refused(code):
    assert "does not describe a net" in refusal(code)[1]


def test_an_unknown_option_is_named():
    assert answer_of("NetChain[{3}, Method -> 2]") == ("$Failed", ["NetChain::netopt"])


@pytest.mark.parametrize(
    "code, text",
    [
        (
            'NetGraph[<|"a" -> NormalizationLayer[], "b" -> NetMapOperator[3, "Input" -> {"Varying", 6}]|>, {"a" -> "b"}, '
            '"Input" -> {4, 6}][["Output"]]',
            "{4, 3}",
        ),
        (
            'NetChain[{NetChain[{NetMapOperator[3]}, "Input" -> {"Varying", 5}], FlattenLayer[], 2}, "Input" -> {4, 5}][["Output"]]',
            "2",
        ),
        ('NetMapOperator[{2, 3}, "Input" -> {"Varying", 4}][["Output"]]', '{"Varying", 2, 3}'),
        ('NetChain[{2, 3}, "Input" -> 4][["Output"]]', "3"),
        ('NetChain[{{2, 3}, Ramp}, "Input" -> 4][["Output"]]', "{2, 3}"),
    ],
)
def test_lengths_that_can_vary_may_become_fixed(code, text):
    assert text_of(code) == text


@pytest.mark.parametrize(
    "code, text",
    [
        (
            'NetChain[{UnitVectorLayer[]}, "Input" -> {"Varying", NetEncoder[{"Class", {"a", "b"}}]}][{"b", "a", "b"}]',
            "{{0., 1.}, {1., 0.}, {0., 1.}}",
        ),
        ('NetChain[{Ramp}, "Input" -> {2, NetEncoder["Boolean"]}][{{True, False}, {True, True}}]', "{{1., 0.}, {1., 1.}}"),
        (
            'NetChain[{Ramp}, "Input" -> {"Varying", 2}, "Output" -> {"Varying", NetDecoder[{"Class", {"a", "b"}}]}][{{1, 2}, {2, 1}}]',
            '{"b", "a"}',
        ),
    ],
)
def test_a_coder_after_sizes_codes_the_elements(code, text):
    assert text_of(code) == text


@pytest.mark.parametrize(
    "code, text",
    [
        ('Keys[NetChain[{"a" -> {"x" -> 2, "y" -> Ramp}, "b" -> 3}, "Input" -> 4][["a"]]]', '{"x", "y"}'),
        ('NetGraph[{"a" -> <|"x" -> ElementwiseLayer[2 # &], "y" -> Ramp|>}, {}][{1, -1}]', "{2., 0.}"),
    ],
)
def test_layers_in_lists_inside_may_have_names(code, text):
    assert text_of(code) == text


def test_a_part_that_failed_is_refused_once():
    assert answer_of("NetChain[{ElementwiseLayer[foo], Ramp}]") == ("$Failed", ["ElementwiseLayer::netcode", "NetChain::netarg"])


@pytest.mark.parametrize(
    "code, text",
    [
        (
            'NetGraph[{{ElementwiseLayer[2 # &], Ramp}, Plus}, {NetPort["Input"] -> 1, {NetPort[{1, 1, "Output"}], 1} -> 2}][{1, -1}]',
            "{4., -2.}",
        ),
        (
            'NetGraph[<|"s" -> NetGraph[<|"a" -> {Ramp, ElementwiseLayer[2 # &]}, "b" -> ElementwiseLayer[# + 1 &]|>, {"a" -> "b"}], '
            '"p" -> Plus|>, {NetPort[{"s", "a", 1, "Output"}] -> "p", NetPort[{"s", "b", "Output"}] -> "p"}][{1, -1}]',
            "{4., 1.}",
        ),
        (
            "Information[NetGraph[{{GatedRecurrentLayer[2], SequenceLastLayer[]}, LinearLayer[2]}, "
            '{NetPort["s"] -> 2 -> NetPort[{1, 1, "State"}]}, "Input" -> {"Varying", 3}, "s" -> 4], "InputPorts"]',
            '<|"Input" -> {"Varying", 3}, "s" -> 4|>',
        ),
    ],
)
def test_ports_of_layers_inside(code, text):
    assert text_of(code) == text


def test_ports_inside_that_are_not_there():
    assert "there is no part 7 in layer 1" in refusal('NetGraph[{{Ramp, Tanh}, Plus}, {NetPort[{1, 7, "Output"}] -> 2}]')[1]
    assert "more than one" in refusal('NetGraph[{Ramp, {Tanh, Ramp}}, {1 -> NetPort[{2, 2, "Input"}]}]')[1]


@pytest.mark.parametrize(
    "connections, inputs",
    [
        ('{{NetPort["a"], NetPort["b"]} -> 1}', '{"Input1", "Input2"}'),
        ('{{NetPort["a"], NetPort["b"], NetPort["c"]} -> 1}', '{"Input1", "Input2", "Input3"}'),
        ('{NetPort["a"] -> 1}', '{"Input"}'),
    ],
)
def test_a_layer_gets_as_many_inputs_as_it_has_connections(connections, inputs):
    assert text_of(f'Keys[Information[NetExtract[NetGraph[{{CatenateLayer[]}}, {connections}], 1], "InputPorts"]]') == inputs
