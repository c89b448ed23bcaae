"""Dilation, erosion and their combinations."""

import pytest
from asking import value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Dilation[{{0, 0, 0}, {0, 2, 0}, {0, 0, 0}}, {{0, 1, 0}, {1, 1, 1}, {0, 1, 0}}]", "{{0, 2, 0}, {2, 2, 2}, {0, 2, 0}}"),
        ("Dilation[{{0, 0, 0, 0}, {0, 3, 0, 0}}, {{1, 1, 0}}]", "{{0, 0, 0, 0}, {3, 3, 0, 0}}"),
        ("Dilation[{{0, 0, 1, 0, 0}}, 1]", "{{0, 1, 1, 1, 0}}"),
        ("Dilation[{{0, 1, 0}}, 0]", "{{0, 1, 0}}"),
        ("Dilation[{{0, 0, 3, 0}}, {{0, 1, 1}}]", "{{0, 0, 3, 3}}"),
        ("Erosion[{{1, 1, 1}, {1, 1, 1}, {1, 1, 0}}, {{1, 1}, {1, 1}}]", "{{1, 1, 1}, {1, 0, 0}, {1, 0, 0}}"),
        ("Erosion[{{1, 1, 0, 1, 1}}, 1]", "{{1, 0, 0, 0, 1}}"),
        ("Opening[{{0, 0, 0}, {0, 1, 0}, {0, 0, 0}}, 1]", "{{0, 0, 0}, {0, 0, 0}, {0, 0, 0}}"),
        (
            "Opening[{{0, 0, 0, 0, 0}, {0, 1, 1, 1, 0}, {0, 1, 1, 1, 0}, {0, 1, 1, 1, 0}, {0, 0, 0, 0, 0}}, 1][[3]]",
            "{0, 1, 1, 1, 0}",
        ),
        ("Closing[{{1, 1, 1}, {1, 0, 1}, {1, 1, 1}}, 1]", "{{1, 1, 1}, {1, 1, 1}, {1, 1, 1}}"),
        ("Closing[{{0, 1, 0, 1, 0}}, 1]", "{{1, 1, 1, 1, 1}}"),
        ("Opening[{{0, 1, 0, 1, 0}}, 1]", "{{0, 0, 0, 0, 0}}"),
        ("ImageData[Dilation[Image[{{0, 0.5}, {0, 0}}], 1]]", "{{0.5, 0.5}, {0.5, 0.5}}"),
        ("ImageData[Erosion[Image[{{1, 0.5}, {1, 1}}], 1]]", "{{0.5, 0.5}, {0.5, 0.5}}"),
        ('ImageType[Dilation[Image[{{0, 1}}, "Bit"], 1]]', '"Bit"'),
        ("Dilation[{{1, 2}}, x]", "Dilation[{{1, 2}}, x]"),
        ("Dilation[{{1}}, {{0}}]", "Dilation[{{1}}, {{0}}]"),
        ("Dilation[x, 1]", "Dilation[x, 1]"),
        ("Dilation[{1, 2}, 1]", "Dilation[{1, 2}, 1]"),
        ("Dilation[{{1}}, -1]", "Dilation[{{1}}, -1]"),
    ],
)
def test_values(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize("kernel", ["1", "{{1, 1, 0}, {0, 1, 0}, {0, 0, 1}}", "{{1, 0, 1}}"])
def test_erosion_is_the_dilation_of_the_negative(kernel):
    code = (
        f"SeedRandom[2]; m = RandomInteger[9, {{6, 7}}]; k = {kernel}; r = If[ListQ[k], Reverse[k, {{1, 2}}], k]; "
        "Erosion[m, k] === 9 - Dilation[9 - m, r]"
    )
    assert value_of(code) == "True"
