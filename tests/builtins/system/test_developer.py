"""Functions of Developer` and Internal`."""

import pytest
from asking import messages_of, value_of


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
        ("Developer`ToPackedArray[{{1, 2}, {1/2}}, Complex]", "{{1, 2}, {1/2}}"),
        (
            "{Developer`ToPackedArray[{1, 2}, Complex], Developer`ToPackedArray[{1/2}, Real], Developer`ToPackedArray[{a}, Real]}",
            "{{1. + 0.*I, 2. + 0.*I}, {0.5}, {a}}",
        ),
    ],
)
def test_values(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Developer`PackedArrayQ[N[Range[100]], Real]", "True"),
        ("Developer`PackedArrayQ[Range[100], Integer, 1]", "True"),
        ("Developer`PackedArrayQ[Range[100], Integer, 2]", "False"),
        ("Developer`PackedArrayQ[Range[100], Automatic]", "True"),
        ("Developer`PackedArrayQ[5]", "False"),
        ("Developer`ToPackedArray[{1, 2}, Real]", "{1., 2.}"),
        ("Developer`PackedArrayQ[Developer`ToPackedArray[{{1, 2}, {3, 4}}]]", "True"),
        ("Developer`ToPackedArray[{1, 2}, x]", "Developer`ToPackedArray[{1, 2}, x]"),
        ("Developer`PackedArrayQ[Developer`FromPackedArray[Range[100]]]", "False"),
        ("Developer`MachineIntegerQ /@ {2^63 - 1, 2^63, -2^63, -2^63 - 1, 1.}", "{True, False, True, False, False}"),
        ("Internal`PartitionRagged[{1, 2, 3}, {1, 2}]", "{{1}, {2, 3}}"),
        ("Internal`PartitionRagged[{1, 2}, All]", "{{1, 2}}"),
        ('Internal`StringToDouble["x"]', "$Failed"),
        ('Internal`StringToMReal["2.5"]', "2.5"),
        ("x = 1; {Internal`InheritedBlock[{x}, x = x + 1; x], x}", "{2, 1}"),
        ("g /: f[g] = 1; Internal`InheritedBlock[{g}, g /: f[g] = 2; f[g]] + f[g]", "3"),
        ("f[1][2] = 3; Internal`InheritedBlock[{f}, f[1][2] = 4]; f[1][2]", "3"),
        ("Attributes[Internal`InheritedBlock]", "{HoldAll, Protected}"),
    ],
)
def test_more_values(code, expected):
    assert value_of(code) == expected


def test_message():
    assert messages_of("Developer`ReadRawJSONString[3]") == ["ImportString::string"]
