"""Functions of Developer` and Internal`."""

import pytest
from asking import value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Developer`PackedArrayQ[Developer`ToPackedArray[{1, 2}]]", "True"),
        ("Developer`PackedArrayQ[{1, a}]", "False"),
        ("Developer`ToPackedArray[{1, a}]", "{1, a}"),
        ('Needs["Developer`"];\nPackedArrayQ[Range[100]]', "True"),
        ("Developer`FromPackedArray[Range[3]]", "{1, 2, 3}"),
        ("Developer`PackedArrayQ[Range[100], Real]", "False"),
        ('Developer`WriteRawJSONString[<|"a" -> {1, 2}|>]', '"{\\"a\\":[1,2]}"'),
        ('Developer`ReadRawJSONString["{\\"a\\": 1}"]', '<|"a" -> 1|>'),
        ("Developer`MachineIntegerQ[2^70]", "False"),
        ("f[1] = 2; {Internal`InheritedBlock[{f}, f[1] = 3; f[2] = 5; {f[1], f[2]}], f[1], f[2]}", "{{3, 5}, 2, f[2]}"),
        ('Internal`StringToDouble["1.5*^3"]', "1500."),
    ],
)
def test_values(code, expected):
    assert value_of(code) == expected
