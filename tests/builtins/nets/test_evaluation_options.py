"""How a net is evaluated: mode, batch size, precision, seed, device."""

import pytest
from asking import refusal, text_of

DROP = "d = DropoutLayer[0.5]; x = N[Range[60]]; "


@pytest.mark.parametrize(
    "code, text",
    [
        ("d[x] == x", "True"),
        ('d[x, NetEvaluationMode -> "Test"] == x', "True"),
        ('d[x, NetEvaluationMode -> "Train"] == x', "False"),
        ('Complement[d[x, NetEvaluationMode -> "Train"], Join[2 x, {0.}]] === {}', "True"),
        (
            'f[s_] := d[x, NetEvaluationMode -> "Train", RandomSeeding -> s]; {f[1] == f[1], f[1] == f[2], f["a"] == f["a"]}',
            "{True, False, True}",
        ),
        ('ElementwiseLayer[# / 3 &][1, WorkingPrecision -> "Real64"] === 1/3.', "True"),
        ("ElementwiseLayer[# / 3 &][1] === 1/3.", "False"),
        ("ElementwiseLayer[# / 3 &][1, WorkingPrecision -> Automatic] === ElementwiseLayer[# / 3 &][1]", "True"),
        ('ElementwiseLayer[2 # &, "Input" -> 1][{{1}, {2}, {3}}, BatchSize -> 2]', "{{2.}, {4.}, {6.}}"),
        ('ElementwiseLayer[2 # &][{1, 2}, TargetDevice -> "CPU"]', "{2., 4.}"),
        ("ElementwiseLayer[2 # &][{1, 2}, {BatchSize -> 1, TargetDevice -> Automatic}]", "{2., 4.}"),
    ],
)
def test_options(code, text):
    assert text_of(DROP + code) == text


@pytest.mark.parametrize(
    "option, part",
    [
        ('NetEvaluationMode -> "train"', '"Test" or "Train"'),
        ("NetEvaluationMode -> True", '"Test" or "Train"'),
        ("BatchSize -> 0", "a positive integer"),
        ("BatchSize -> 1.5", "a positive integer"),
        ('WorkingPrecision -> "Real16"', '"Real32" or "Real64"'),
        ("RandomSeeding -> 1.5", "Automatic, Inherited, an integer or a string"),
        ('TargetDevice -> "TPU"', '"CPU", "GPU" or {"GPU", n}'),
        ('TargetDevice -> {"GPU", 0}', '"CPU", "GPU"'),
        ('TargetDevice -> {"GPU", 1, 2}', '"CPU", "GPU"'),
        ("TargetDevice -> {}", '"CPU", "GPU"'),
        ("Foo -> 1", "Foo"),
    ],
)
def test_refusals(option, part):
    message = refusal(DROP + f"d[x, {option}]")
    assert message.name.startswith("DropoutLayer::") and part in message.text
