"""CrossEntropyLossLayer in its three forms."""

import pytest
from asking import refusal, shape_of, text_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ('CrossEntropyLossLayer["Index"][<|"Input" -> {0.25, 0.75}, "Target" -> 1|>] - Log[4.] // Chop[#, 10^-5] &', "0"),
        (
            'CrossEntropyLossLayer["Index"][<|"Input" -> {{0.25, 0.75}, {0.5, 0.5}}, "Target" -> {1, 2}|>] - Log[8.]/2 // '
            "Chop[#, 10^-5] &",
            "0",
        ),
        (
            'CrossEntropyLossLayer["Index", "Input" -> 2][<|"Input" -> {{0.25, 0.75}, {1, 0}}, "Target" -> {1, 1}|>] - '
            "{Log[4.], 0} // Chop[#, 10^-5] &",
            "{0, 0}",
        ),
        (
            'CrossEntropyLossLayer["Probabilities"][<|"Input" -> {0.25, 0.75}, "Target" -> {0.5, 0.5}|>] + (Log[0.25] + '
            "Log[0.75])/2 // Chop[#, 10^-5] &",
            "0",
        ),
        (
            'CrossEntropyLossLayer["Binary"][<|"Input" -> {0.25, 0.75}, "Target" -> {0, 0.5}|>] + (Log[0.75] + (Log[0.75] + '
            "Log[0.25])/2)/2 // Chop[#, 10^-5] &",
            "0",
        ),
        (
            'CrossEntropyLossLayer["Index", "Target" -> NetEncoder[{"Class", {"a", "b"}}]][<|"Input" -> {0.5, 0.5}, "Target" '
            '-> "b"|>] - Log[2.] // Chop[#, 10^-5] &',
            "0",
        ),
        (
            'CrossEntropyLossLayer["Index", "Input" -> {"Varying", 2}][<|"Input" -> {{{0.5, 0.5}}, {{1, 0}, {0.5, 0.5}}}, '
            '"Target" -> {{1}, {1, 2}}|>] - {Log[2.], Log[2.]/2} // Chop[#, 10^-5] &',
            "{0, 0}",
        ),
    ],
)
def test_value(code, expected):
    assert text_of(code) == expected


@pytest.mark.parametrize(
    "code, port, expected",
    [
        ('CrossEntropyLossLayer["Index", "Input" -> {4, 3}]', "Target", '{4, Restricted["Integer", 3]}'),
        ('CrossEntropyLossLayer["Index", "Target" -> {4}]', "Input", "{4, Automatic}"),
        ('CrossEntropyLossLayer["Probabilities", "Target" -> {4, 3}]', "Input", "{4, 3}"),
    ],
)
def test_inferred(code, port, expected):
    assert shape_of(code, port) == expected


@pytest.mark.parametrize(
    "code, part",
    [
        ('CrossEntropyLossLayer["x"]', "Probabilities"),
        ("CrossEntropyLossLayer[]", "missing"),
        ('CrossEntropyLossLayer["Index", "Input" -> 2][<|"Input" -> {0.5, 0.5}, "Target" -> 3|>]', "3"),
        ('CrossEntropyLossLayer["Index"][<|"Input" -> 0.5, "Target" -> 1|>]', "vector of probabilities"),
        ('CrossEntropyLossLayer["Binary"][<|"Input" -> {0.5, 0.5}, "Target" -> 1|>]', "same dimensions"),
    ],
)
def test_message(code, part):
    assert part in refusal(code).text
