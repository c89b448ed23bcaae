"""Recurrent layers against their formulas written out in Wolfram Language; states, dropout, lengths."""

import numpy as np
import pytest
from asking import array_of, refusal, text_of

SIGMOID = "s[x_] := 1/(1 + Exp[-x]); w[n_] := Normal[l[[n]]]; "
LAYER = 'l = NetInitialize[{name}[3, "Input" -> {{"Varying", 2}}], Method -> {{"Random", "Biases" -> 1}}]; x = {{{{1, 2}}, {{.5, -1}}, {{0, .3}}, {{2, 1}}}}; '
STEPS = {
    "BasicRecurrentLayer": 'f[h_, v_] := Tanh[w["InputWeights"].v + w["StateWeights"].h + w["Biases"]]; '
    "Rest[FoldList[f, {0, 0, 0}, x]]",
    "GatedRecurrentLayer": """g[n_, v_, h_] := w[n <> "InputWeights"].v + w[n <> "StateWeights"].h + w[n <> "Biases"];
        f[h_, v_] := Module[{i = s[g["InputGate", v, h]], r = s[g["ResetGate", v, h]], m},
            m = Tanh[w["MemoryGateInputWeights"].v + r (w["MemoryGateStateWeights"].h) + w["MemoryGateBiases"]];
            (1 - i) m + i h]; Rest[FoldList[f, {0, 0, 0}, x]]""",
    "LongShortTermMemoryLayer": """g[n_, v_, h_] := w[n <> "InputWeights"].v + w[n <> "StateWeights"].h + w[n <> "Biases"];
        f[{h_, c_}, v_] := Module[{k = s[g["ForgetGate", v, h]] c + s[g["InputGate", v, h]] Tanh[g["MemoryGate", v, h]]},
            {s[g["OutputGate", v, h]] Tanh[k], k}]; Rest[FoldList[f, {{0, 0, 0}, {0, 0, 0}}, x]][[All, 1]]""",
}


@pytest.mark.parametrize("name", STEPS)
def test_the_documented_recurrence(name):
    layer = LAYER.format(name=name)
    assert np.allclose(array_of(layer + "l[x]"), array_of(layer + SIGMOID + STEPS[name]), atol=1e-5)


@pytest.mark.parametrize("name", STEPS)
def test_going_on_from_a_state_equals_one_run(name):
    code = (
        LAYER.format(name=name) + 'a = l[Take[x, 2], NetPort[All, "States"]]; '
        'Max[Abs[l[<|"Input" -> Drop[x, 2], NetPort[All, "States"] -> a|>] - Drop[l[x], 2]]] < 10^-6'
    )
    assert text_of(code) == "True"


@pytest.mark.parametrize("name, gates", [("BasicRecurrentLayer", 1), ("GatedRecurrentLayer", 3), ("LongShortTermMemoryLayer", 4)])
def test_arrays_and_shapes(name, gates):
    layer = f'{name}[3, "Input" -> {{"Varying", 2}}]'
    assert text_of(f'Information[{layer}, "ArraysTotalElementCount"]') == str(gates * (3 * 2 + 3 * 3 + 3))
    assert text_of(f'Information[{layer}, "OutputPorts"]') == '<|"Output" -> {"Varying", 3}|>'
    assert text_of(f'Information[{name}[3, "Output" -> {{5, 3}}], "InputPorts"]') == '<|"Input" -> {5, Automatic}|>'


@pytest.mark.parametrize("name", STEPS)
def test_different_lengths_in_a_batch(name):
    code = LAYER.format(name=name) + "b = {x, Take[x, 1], Take[x, 3], Reverse[x]}; Max[Abs[Flatten[l[b] - l /@ b]]] < 10^-6"
    assert text_of(code) == "True"


@pytest.mark.parametrize("method", ["VariationalInput", "VariationalState", "VariationalWeights", "StateUpdate"])
def test_dropout_acts_in_training_only(method):
    code = LAYER.format(name="GatedRecurrentLayer").replace('"Input"', f'"Dropout" -> {{"{method}" -> .5}}, "Input"')
    assert (
        text_of(code + 'Union[Table[l[x], 3]] === {l[x]} && Length[Union[Table[l[x, NetEvaluationMode -> "Train"], 6]]] > 1')
        == "True"
    )


def test_input_dropout_uses_one_mask_for_all_steps():
    code = """l = BasicRecurrentLayer[2, "Input" -> {"Varying", 2}, "Dropout" -> {"VariationalInput" -> .5},
        "InputWeights" -> {{1, 0}, {0, 1}}, "StateWeights" -> {{0, 0}, {0, 0}}, "Biases" -> {0, 0}];
        Table[l[ConstantArray[.1, {5, 2}], NetEvaluationMode -> "Train"], 60]"""
    out = array_of(code)
    assert np.ptp(out, axis=1).max() == 0
    assert {round(v, 5) for v in out.ravel()} == {0.0, round(float(np.tanh(0.2)), 5)}


@pytest.mark.parametrize(
    "code, part",
    [
        ("GatedRecurrentLayer[0]", "positive integer"),
        ('GatedRecurrentLayer[2, "Dropout" -> 2]', "a probability"),
        ('GatedRecurrentLayer[2, "Dropout" -> {"Foo" -> .1}]', "VariationalWeights"),
        ('GatedRecurrentLayer[2, "Input" -> 3]', "must be"),
        ('NetInitialize[GatedRecurrentLayer[2, "Input" -> {"Varying", 3}]][{{1, 2}}]', "Varying×3 array"),
        ('GatedRecurrentLayer[2, "InputGateBiases" -> {1, 2, 3}]', "InputGateBiases"),
        ('GatedRecurrentLayer[2, "Biases" -> {1}]', "not an option"),
    ],
)
def test_refusals(code, part):
    name, text = refusal(code)
    assert name.startswith("GatedRecurrentLayer::") and part in text


def test_states_are_given_by_name():
    lstm = (
        'n = NetInitialize[LongShortTermMemoryLayer[2, "Input" -> {"Varying", 1}]]; s = n[{{1}}, NetPort["State"]]; '
        'c = n[{{1}}, NetPort["CellState"]]; '
    )
    assert text_of(lstm + 'n[<|"Input" -> {{2}}, "State" -> s, "CellState" -> c|>] == n[{{1}, {2}}][[2 ;;]]') == "True"
    assert "a vector of length 2" in refusal(lstm + 'n[<|"Input" -> {{2}}, "State" -> {0}|>]')[1]
