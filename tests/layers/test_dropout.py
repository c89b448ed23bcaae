"""DropoutLayer: identity in evaluation; rates, moments, masks and ports in training."""

import numpy as np
import pytest
from asking import array_of, refusal, text_of

TRAIN = 'NetEvaluationMode -> "Train"'


@pytest.mark.parametrize(
    "code, text",
    [
        ("DropoutLayer[][{1, 2, 3}]", "{1., 2., 3.}"),
        ("DropoutLayer[][7]", "7."),
        ("DropoutLayer[][{{1}, {2}}]", "{{1.}, {2.}}"),
        ('DropoutLayer["Input" -> 2][{{1, 2}, {3, 4}}]', "{{1., 2.}, {3., 4.}}"),
        ('DropoutLayer["OutputPorts" -> "BinaryMask"][{5, 6}]', "{1, 1}"),
        ('DropoutLayer["OutputPorts" -> {"BinaryMask", "Output"}][{5, 6}]', '<|"BinaryMask" -> {1, 1}, "Output" -> {5., 6.}|>'),
        ('DropoutLayer[Method -> "AlphaDropout"][{5, 6}]', "{5., 6.}"),
        (f"DropoutLayer[0][{{5, 6}}, {TRAIN}]", "{5., 6.}"),
        (f"DropoutLayer[1][{{5, 6}}, {TRAIN}]", "{0., 0.}"),
        ("Options[DropoutLayer]", '{Method -> "Dropout", "OutputPorts" -> "Output", "Input" -> Automatic, "Output" -> Automatic}'),
        ('DropoutLayer["Input" -> "Varying"][{{1, 2}, {3}}]', "{{1., 2.}, {3.}}"),
        ('Head[DropoutLayer[][NumericArray[{1, 2}, "Real32"]]]', "NumericArray"),
        ('NetExtract[DropoutLayer[0.3], "DropoutProbability"]', "0.3"),
    ],
)
def test_evaluation(code, text):
    assert text_of(code) == text


@pytest.mark.parametrize("p", [0.1, 0.5, 1 / 3, 0.9, 0.001])
def test_rate_and_scale(p):
    out = array_of(f"DropoutLayer[{p}][ConstantArray[1., 200000], {TRAIN}]")
    dropped = (out == 0).mean()
    assert abs(dropped - p) < 5 * np.sqrt(p * (1 - p) / out.size)
    assert np.allclose(out[out != 0], 1 / (1 - p), rtol=1e-6)


def test_entries_are_independent():
    out = array_of(f"DropoutLayer[.5][ConstantArray[1., {{2, 100000}}], {TRAIN}]") != 0
    for a, b in ((out[0], out[1]), (out[0, 1:], out[0, :-1]), (out[0, 8:], out[0, :-8])):
        assert abs(np.corrcoef(a, b)[0, 1]) < 5 / np.sqrt(a.size)


def test_the_mask_tells_what_was_kept():
    code = (
        f'r = DropoutLayer[.3, "OutputPorts" -> {{"Output", "BinaryMask"}}][Range[1., 1000.], {TRAIN}]; '
        'Max[Abs[r["Output"] - r["BinaryMask"] Range[1000]/.7]] < 0.001 && 600 < Total[r["BinaryMask"]] < 800'
    )
    assert text_of(code) == "True"


@pytest.mark.parametrize("p", [0.2, 0.5])
def test_alpha_dropout_keeps_mean_and_variance(p):
    code = f'SeedRandom[1]; DropoutLayer[{p}, Method -> "AlphaDropout"][RandomVariate[NormalDistribution[], 200000], {TRAIN}]'
    out = array_of(code)
    assert abs(out.mean()) < 0.02 and abs(out.var() - 1) < 0.03


def test_alpha_dropout_values_at_one_half():
    out = array_of(f'DropoutLayer[Method -> "AlphaDropout"][{{1, 2, 3, 4, 5, 6, 7, 8}}, {TRAIN}]')
    a, b, dropped = 0.886405, 0.779194, -0.779194
    expected = a * np.arange(1, 9) + b
    assert all([np.isclose(x, e, atol=1e-4) or np.isclose(x, dropped, atol=1e-4) for x, e in zip(out, expected)])


def test_the_gradient_goes_through_what_was_kept():
    code = (
        f'd = DropoutLayer[.5, "Input" -> 6]; o = Sequence[{TRAIN}, RandomSeeding -> 5]; '
        'd[Range[6.], NetPortGradient["Input"], o] == d[ConstantArray[1., 6], o]'
    )
    assert text_of(code) == "True"


@pytest.mark.parametrize("element, p", [("AtomT", "0.5"), ("RealT", "0.8"), ("AtomT", "0.75"), ("RealT", "0.3")])
def test_the_output_type_follows_the_factor(element, p):
    text = text_of(f"ToString[DropoutLayer[{p}], InputForm]")
    assert text.split("Outputs")[1].count(element) == 1


@pytest.mark.parametrize(
    "code, part",
    [
        ("DropoutLayer[1.5]", "a number between 0 and 1"),
        ("DropoutLayer[x]", "but is x"),
        ("DropoutLayer[0.1, 0.2]", "at most 1 argument"),
        ('DropoutLayer[Method -> "Foo"]', '"AlphaDropout"'),
        ('DropoutLayer["OutputPorts" -> "Foo"]', '"BinaryMask"'),
        ('DropoutLayer["Foo" -> 1]', '"Foo" is not an option'),
        ('DropoutLayer["Input" -> x]', "a shape such as"),
        ('DropoutLayer["Input" -> 3][{1, 2}]', "a vector of length 3"),
        ('DropoutLayer[]["abc"]', "the string"),
        ('DropoutLayer["Input" -> 3, "Output" -> 4]', "must have the same dimensions"),
    ],
)
def test_refusals(code, part):
    name, text = refusal(code)
    assert name.startswith("DropoutLayer::") and part in text
