"""Older names of layers are the newer layers."""

import pytest
from asking import text_of


@pytest.mark.parametrize(
    "old, new",
    [
        ("InstanceNormalizationLayer[]", "NormalizationLayer[]"),
        ('InstanceNormalizationLayer["Input" -> {2, 3}]', 'NormalizationLayer["Input" -> {2, 3}]'),
        ('DotPlusLayer[2, "Input" -> 3]', 'LinearLayer[2, "Input" -> 3]'),
    ],
)
def test_old_name(old, new):
    assert text_of(f"{old} === {new}") == "True"
