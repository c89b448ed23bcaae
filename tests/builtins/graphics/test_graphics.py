"""Graphics as expressions: shown together, in rows and columns, as images."""

import pytest
from asking import array_of, messages_of, value_of

LINES = "a = Graphics[{Disk[]}, Axes -> True]; b = Graphics[{Circle[]}, Frame -> True]; s = Graphics3D[{Point[{0, 0, 0}]}]; "


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Show[a]", "Graphics[{Disk[]}, Axes -> True]"),
        ("Show[a, b]", "Graphics[{{Disk[]}, {Circle[]}}, Axes -> True, Frame -> True]"),
        ("Show[{a, b}] === Show[a, b]", "True"),
        ("Show[a, Axes -> False]", "Graphics[{Disk[]}, Axes -> False]"),
        ("Show[a, Graphics[{}, Axes -> False]][[2]]", "Axes -> True"),
        ("Head[Show[s]]", "Graphics3D"),
        ("Show[Legended[a, l]]", "Legended[Graphics[{Disk[]}, Axes -> True], l]"),
        ("Head[Show[Legended[a, l], b][[1]]]", "Graphics"),
        ("GraphicsRow[{a, b}] === GraphicsGrid[{{a, b}}]", "True"),
        ("GraphicsColumn[{a, b}] === GraphicsGrid[{{a}, {b}}]", "True"),
        ("GraphicsRow[{a}, ImageSize -> 9][[2]]", "ImageSize -> 9"),
        ("GraphicsRow[x]", "GraphicsRow[x]"),
        ("GraphicsColumn[x]", "GraphicsColumn[x]"),
    ],
)
def test_combinations(code, expected):
    assert value_of(LINES + code) == expected


@pytest.mark.parametrize(
    "code, messages",
    [
        ("Show[3]", ["Show::gcomb"]),
        ("Show[]", ["Show::gtype"]),
        (LINES + "Show[a, s]", ["Show::gcomb"]),
        (LINES + "Show[a, 3]", ["Show::gcomb"]),
        ("Rasterize[3]", ["Rasterize::gtype"]),
        ("Rasterize[]", ["Rasterize::gtype"]),
    ],
)
def test_messages(code, messages):
    assert messages_of(code) == messages


def test_rasterize():
    code = "ImageData[Rasterize[Graphics[{Red, Rectangle[{0, 0}, {1, 1}]}, PlotRangePadding -> None], ImageSize -> {120, 90}]]"
    pixels = array_of(code)
    assert pixels.shape == (90, 120, 3)
    assert pixels[45, 60].tolist() == [1, 0, 0]
    assert array_of("ImageDimensions[Rasterize[Graphics[Disk[{0, 0}, 1]], RasterSize -> {100, 50}]]").tolist() == [100, 50]
