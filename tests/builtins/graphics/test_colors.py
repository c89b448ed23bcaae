"""Colors: names, spaces, mixtures, distances."""

import colorsys

import pytest
from asking import array_of, value_of

from wlnet import Session


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Red", "RGBColor[1, 0, 0]"),
        ("{Black, White, Gray}", "{GrayLevel[0], GrayLevel[1], GrayLevel[0.5]}"),
        ("{Green, Blue, Yellow}", "{RGBColor[0, 1, 0], RGBColor[0, 0, 1], RGBColor[1, 1, 0]}"),
        ("{Cyan, Magenta}", "{RGBColor[0, 1, 1], RGBColor[1, 0, 1]}"),
        ("{Orange, Purple}", "{RGBColor[1, 0.5, 0], RGBColor[0.5, 0, 0.5]}"),
        (
            "ColorQ /@ {Red, Hue[0.5], GrayLevel[1], CMYKColor[1, 0, 0, 0], LABColor[1, 0, 0], XYZColor[1, 1, 1], RGBColor[1, 0], x, 1}",
            "{True, True, True, True, True, True, False, False, False}",
        ),
        ("ColorQ[RGBColor[{1, 0, 0}]]", "True"),
        ("ColorQ[RGBColor[1, 0, 0, 0.5]]", "True"),
        ("ColorQ[RGBColor[a, 0, 0]]", "False"),
        ('ColorConvert[Red, "Grayscale"]', "GrayLevel[0.299]"),
        ('ColorConvert[Red, "HSB"]', "Hue[0., 1., 1.]"),
        ('ColorConvert[Hue[1/3], "RGB"]', "RGBColor[0., 1., 0.]"),
        ('ColorConvert[GrayLevel[0.5], "RGB"]', "RGBColor[0.5, 0.5, 0.5]"),
        ('ColorConvert[Red, "CMYK"]', "CMYKColor[0., 1., 1., 0.]"),
        ('ColorConvert[Black, "CMYK"]', "CMYKColor[0., 0., 0., 1.]"),
        ('ColorConvert[CMYKColor[0, 0, 1, 0.5], "RGB"]', "RGBColor[0.5, 0.5, 0.]"),
        ('ColorConvert[RGBColor[1, 0, 0, 0.5], "Grayscale"]', "GrayLevel[0.299, 0.5]"),
        ('ColorConvert[Red, "RGB"]', "RGBColor[1, 0, 0]"),
        ('ColorConvert[{Red, Black}, "Grayscale"]', "{GrayLevel[0.299], GrayLevel[0]}"),
        ('ColorConvert[x, "RGB"]', 'ColorConvert[x, "RGB"]'),
        ("ColorNegate[Red]", "RGBColor[0, 1, 1]"),
        ("ColorNegate[GrayLevel[1/4]]", "GrayLevel[3/4]"),
        ("ColorNegate[Hue[0]]", "RGBColor[0., 1., 1.]"),
        ("Blend[{Red, Blue}]", "RGBColor[1/2, 0, 1/2]"),
        ("Blend[{Red, Blue}, 1/4]", "RGBColor[3/4, 0, 1/4]"),
        ("Blend[{Red, Green, Blue}, 1/2]", "RGBColor[0, 1, 0]"),
        ("Blend[{Red, Green, Blue}, 3/4]", "RGBColor[0, 1/2, 1/2]"),
        ("Blend[{Red, Blue}, {1, 3}]", "RGBColor[1/4, 0, 3/4]"),
        ("Blend[{Black, White}, 1/3]", "GrayLevel[1/3]"),
        ("Blend[{Black, Red}, 1/2]", "RGBColor[1/2, 0, 0]"),
        ("Blend[{Red, Blue}, 5]", "RGBColor[0, 0, 1]"),
        ("Blend[{Red, Blue}, -5]", "RGBColor[1, 0, 0]"),
        ("Blend[{Red}, 1/2]", "RGBColor[1, 0, 0]"),
        ("Blend[{Red, x}]", "Blend[{RGBColor[1, 0, 0], x}]"),
        ("Lighter[Black]", "GrayLevel[1/3]"),
        ("Lighter[Red, 1/2]", "RGBColor[1, 1/2, 1/2]"),
        ("Darker[White]", "GrayLevel[2/3]"),
        ("Darker[Red, 1/4]", "RGBColor[3/4, 0, 0]"),
        ("Lighter[x]", "Lighter[x]"),
        ("ColorDistance[Red, Red]", "0."),
        ("Round[ColorDistance[Black, White], 10^-6]", "1"),
        ("ColorDistance[Red, x]", "ColorDistance[RGBColor[1, 0, 0], x]"),
    ],
)
def test_values(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize("rgb", [(0.2, 0.5, 0.9), (0.9, 0.3, 0.1), (0.1, 0.8, 0.3), (0.5, 0.5, 0.5), (0.7, 0.2, 0.6)])
def test_hue_saturation_brightness(rgb):
    session = Session()
    text = ", ".join(map(str, rgb))
    hsb = array_of(f'List @@ ColorConvert[RGBColor[{text}], "HSB"]', session)
    assert hsb == pytest.approx(colorsys.rgb_to_hsv(*rgb))
    assert array_of(f'List @@ ColorConvert[ColorConvert[RGBColor[{text}], "HSB"], "RGB"]', session) == pytest.approx(rgb)


@pytest.mark.parametrize("space", ["HSB", "CMYK", "XYZ", "LAB"])
def test_there_and_back(space):
    assert array_of(f'List @@ ColorConvert[ColorConvert[RGBColor[0.2, 0.5, 0.9], "{space}"], "RGB"]') == pytest.approx(
        [0.2, 0.5, 0.9], abs=1e-9
    )


def test_white_and_red_in_the_spaces_of_perception():
    """The white point D65 and the primary red of sRGB."""
    assert array_of('List @@ ColorConvert[RGBColor[1, 1, 1], "XYZ"]') == pytest.approx([0.95047, 1, 1.08883], abs=1e-4)
    assert array_of('List @@ ColorConvert[RGBColor[1, 1, 1], "LAB"]') == pytest.approx([1, 0, 0], abs=1e-3)
    assert array_of('List @@ ColorConvert[Red, "LAB"]') == pytest.approx([0.5324, 0.8009, 0.6720], abs=1e-3)
