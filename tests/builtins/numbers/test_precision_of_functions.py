"""The precision of numbers of arbitrary precision after functions."""

import pytest
from asking import value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("E^1.5`20 // Precision", "19.82390874094432"),
        ("Sqrt[3`25] // Precision", "25.30102999566398"),
        ("2^1.5`20 // Precision", "19.98308327989918"),
        ("Accuracy[3. + 4. I]", "15.255619765854984"),
        ("Precision[Log[2, 3`20]] > 20", "True"),
    ],
)
def test_precision_after_functions(code, expected):
    assert value_of(code) == expected
