"""The scalar coder of older versions, and encoders that are refused with a way out."""

import pytest
from asking import refusal, text_of


@pytest.mark.parametrize(
    "code, text",
    [
        ('NetEncoder["Scalar"][3]', "{3.}"),
        ('NetEncoder["Scalar"][{1, 2.5}]', "{{1.}, {2.5}}"),
        ('NetDecoder["Scalar"][{3}]', "3."),
        ('NetDecoder["Scalar"][{{3}, {4}}]', "{3., 4.}"),
        ('NetEncoder[NetDecoder["Scalar"]] === NetEncoder["Scalar"]', "True"),
        ('NetDecoder["Scalar", <|"$Version" -> "13.0.3"|>, NeuralNetworks`TensorT[{1}, NeuralNetworks`RealT]][{2}]', "2."),
        (
            'NetChain[{ElementwiseLayer[# + 1 &]}, "Input" -> NetEncoder["Scalar"], "Output" -> NetDecoder["Scalar"]][{1, 2}]',
            "{2., 3.}",
        ),
    ],
)
def test_values(code, text):
    assert text_of(code) == text


@pytest.mark.parametrize(
    "code, part",
    [
        ('NetEncoder["Scalar"]["x"]', "expects a number"),
        ('NetDecoder["Scalar"][{1, 2}]', "vector of length 1"),
        ('NetEncoder["Audio"]', "no Audio objects"),
        ('NetEncoder[{"AudioMFCC", "SampleRate" -> 8000}]', "no Audio objects"),
        ('NetEncoder["VideoFrames"]', "no Video objects"),
        ('NetEncoder["FeatureExtractor"]', "no feature extraction"),
        ('NetEncoder["Number"]', '"Class", "Function", "Image"'),
    ],
)
def test_refusals(code, part):
    assert part in refusal(code)[1]
