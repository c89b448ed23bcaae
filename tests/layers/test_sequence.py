"""Parts of sequences."""

import pytest
from asking import refusal, text_of


@pytest.mark.parametrize(
    "code, text",
    [
        ("SequenceLastLayer[][{1, 2, 3}]", "3."),
        ("SequenceLastLayer[][{{1, 2}, {3, 4}}]", "{3., 4.}"),
        ("SequenceMostLayer[][{1, 2, 3}]", "{1., 2.}"),
        ("SequenceRestLayer[][{1, 2, 3}]", "{2., 3.}"),
        ("SequenceReverseLayer[][{{1, 2}, {3, 4}}]", "{{3., 4.}, {1., 2.}}"),
        ('SequenceLastLayer["Input" -> "Varying"][{{1, 2, 3}, {4}}]', "{3., 4.}"),
        ('SequenceRestLayer["Input" -> {"Varying", 1}][{{{1}, {2}, {3}}, {{4}, {5}}}]', "{{{2.}, {3.}}, {{5.}}}"),
        ('Information[SequenceMostLayer["Input" -> {4, 2}], "OutputPorts"]', '<|"Output" -> {3, 2}|>'),
        ('Information[SequenceRestLayer["Output" -> {3, 2}], "InputPorts"]', '<|"Input" -> {4, 2}|>'),
        ('Information[SequenceMostLayer["Input" -> {"Varying", 2}], "OutputPorts"]', '<|"Output" -> {"Varying", 2}|>'),
        ('Information[SequenceLastLayer["Output" -> {2}], "InputPorts"]', '<|"Input" -> {Automatic, 2}|>'),
        ('SequenceLastLayer["Input" -> {3, Restricted["Integer", 5]}][{1, 2, 5}]', "5"),
        ('SequenceReverseLayer["Input" -> {3, "Integer"}][{1, 2, 5}]', "{5, 2, 1}"),
        ('SequenceRestLayer["Input" -> 3][{1, 2, 3}, NetPortGradient["Input"]]', "{0., 1., 1.}"),
        ('SequenceLastLayer["Input" -> 3][{1, 2, 3}, NetPortGradient["Input"]]', "{0., 0., 1.}"),
    ],
)
def test_values(code, text):
    assert text_of(code) == text


@pytest.mark.parametrize("name", ["Last", "Most", "Rest", "Reverse"])
def test_a_number_is_no_sequence(name):
    assert "must be a sequence" in refusal(f'Sequence{name}Layer["Input" -> "Real"]')[1]
    assert "must be a sequence" in refusal(f"Sequence{name}Layer[][3]")[1]


@pytest.mark.parametrize("name", ["Most", "Rest"])
def test_something_must_remain(name):
    assert "at least two elements" in refusal(f'Sequence{name}Layer["Input" -> "Varying"][{{1}}]')[1]
    assert "at least two elements" in refusal(f'Sequence{name}Layer["Input" -> 1]')[1]
