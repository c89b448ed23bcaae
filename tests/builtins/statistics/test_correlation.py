"""Covariance and correlation of two samples."""

import pytest
from asking import value_of


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("Covariance[{1, 2, 3}, {2, 4, 7}]", "5/2"),
        ("Correlation[{1, 2, 3}, {2, 4, 6}]", "1"),
        ("Correlation[{1, 2, 3}, {3, 2, 1}]", "-1"),
        ("Covariance[{{1, 2}, {3, 6}}]", "{{2, 4}, {4, 8}}"),
        ("SpearmanRho[{1, 2, 3}, {1, 3, 2}]", "1/2"),
        ("SpearmanRho[{1, 1, 2}, {1, 2, 2}]", "1/2"),
        ("Correlation[{1, 1}, {1, 2}]", "Correlation[{1, 1}, {1, 2}]"),
    ],
)
def test_exact(code, expected):
    assert value_of(code, "OutputForm") == expected
