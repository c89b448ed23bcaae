"""NetInitialize as called: options, suboptions, what it leaves alone. (Which numbers come: tests/nets/test_initialise.py)"""

import pytest
from asking import array_of, refusal, text_of

LAYER = 'l = LinearLayer[40, "Input" -> 50]; w[o___] := Normal[NetInitialize[l, o][["Weights"]]]; '


@pytest.mark.parametrize(
    "code, text",
    [
        ("w[] === w[RandomSeeding -> 1234]", "True"),
        ("w[RandomSeeding -> 1] === w[]", "False"),
        ('w[RandomSeeding -> "a"] === w[RandomSeeding -> "a"]', "True"),
        ("BlockRandom[w[RandomSeeding -> Inherited]] === BlockRandom[w[RandomSeeding -> Inherited]]", "True"),
        ("w[RandomSeeding -> Inherited] === w[RandomSeeding -> Inherited]", "False"),
        ('Union[Flatten[w[Method -> {"Random", "Weights" -> 0}]]]', "{0.}"),
        ('Normal[NetInitialize[l, Method -> {"Random", "Biases" -> None}][["Biases"]]] === ConstantArray[0., 40]', "True"),
        ("n = NetInitialize[l]; NetInitialize[n] === n", "True"),
        ("n = NetInitialize[l]; NetInitialize[n, All, RandomSeeding -> 5] === n", "False"),
        ("Head[NetInitialize[l, x]]", "NetInitialize"),
        ('Normal[NetInitialize[LinearLayer[1, "Weights" -> {{5}}]][["Weights"]]]', "{{5.}}"),
        ('Normal[NetInitialize[LinearLayer[1, "Weights" -> {{5}}], All][["Weights"]]] == {{5.}}', "False"),
        ("NetInitialize[DropoutLayer[]] === DropoutLayer[]", "True"),
    ],
)
def test_calls(code, text):
    assert text_of(LAYER + code) == text


def test_a_distribution_may_be_given():
    weights = array_of(LAYER + 'w[Method -> {"Random", "Weights" -> UniformDistribution[{2, 3}]}]')
    assert weights.min() >= 2 and weights.max() <= 3 and weights.std() == pytest.approx(1 / 12**0.5, rel=0.1)
    biases = array_of(LAYER + 'Normal[NetInitialize[l, Method -> {"Xavier", "Biases" -> NormalDistribution[9, 0.01]}][["Biases"]]]')
    assert biases.mean() == pytest.approx(9, abs=0.1)


@pytest.mark.parametrize(
    "code, name, part",
    [
        ("NetInitialize[l, Method -> {}]", "netarg", "Kaiming"),
        ('NetInitialize[l, Method -> {"Random", "Weights" -> x}]', "netarg", "a distribution or a standard deviation"),
        ('NetInitialize[l, Method -> {"Orthogonal", "Distribution" -> "Normal"}]', "netopt", "Distribution"),
        ('NetInitialize[l, Method -> {"Kaiming", "Weights" -> 1}]', "netopt", "Weights"),
    ],
)
def test_refusals(code, name, part):
    message = refusal(LAYER + code)
    assert message.name == f"NetInitialize::{name}" and part in message.text
