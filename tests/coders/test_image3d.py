"""The coder of volumes: size, color space, order of axes."""

import pytest
from asking import refusal, text_of

V = "{{{0, 1}, {0, 1}}, {{1, 1}, {0, 0}}}"
GRAY = 'NetEncoder[{"Image3D", {2, 2, 2}, ColorSpace -> "Grayscale"}]'


@pytest.mark.parametrize(
    "code, text",
    [
        (f"{GRAY}[Image3D[{V}]]", "{{{{0., 1.}, {0., 1.}}, {{1., 1.}, {0., 0.}}}}"),
        (f'Dimensions[NetEncoder[{{"Image3D", {{4, 3, 2}}}}][Image3D[{V}]]]', "{3, 2, 3, 4}"),
        (f'Dimensions[NetEncoder[{{"Image3D", {{4, 3, 2}}, Interleaving -> True}}][Image3D[{V}]]]', "{2, 3, 4, 3}"),
        ('NetEncoder[{"Image3D", {1, 1, 1}, ColorSpace -> "Grayscale"}][Image3D[{{{255}}}, "Byte"]]', "{{{{1.}}}}"),
        ('NetEncoder[{"Image3D", {3, 1, 1}, ColorSpace -> "Grayscale"}][Image3D[{{{0, 1}}}]]', "{{{{0., 0.5, 1.}}}}"),
        (
            'NetEncoder[{"Image3D", {1, 1, 1}, "MeanImage" -> 0.5, "VarianceImage" -> 0.25}][Image3D[{{{1.}}}]][[All, 1, 1, 1]]',
            "{1., 1., 1.}",
        ),
        (f"First[NetDecoder[{GRAY}][{GRAY}[Image3D[{V}]]]] == {V}", "True"),
        (f'NetEncoder[NetDecoder[{GRAY}]][["ColorSpace"]]', '"Grayscale"'),
        (f"ToExpression[ToString[{GRAY}, InputForm]] === {GRAY}", "True"),
    ],
)
def test_values(code, text):
    assert text_of(code) == text


@pytest.mark.parametrize(
    "code, part",
    [
        (f'{GRAY}["x"]', "expects an Image3D"),
        (f"{GRAY}[Image3D[{{1, 2}}]]", "rank 3 or 4"),
        ('NetEncoder[{"Image3D", {2, 2}}]', "{width, depth, height}"),
        ('NetEncoder[{"Image3D", ColorSpace -> "LAB"}]', '"RGB"'),
    ],
)
def test_refusals(code, part):
    assert part in refusal(code)[1]
