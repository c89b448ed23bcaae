"""The canonical order of expressions."""

import pytest
from asking import value_of


@pytest.mark.parametrize(
    "items, in_order",
    [
        ("{2., 2}", "{2, 2.}"),
        ("{1/2, 0.5}", "{0.5, 1/2}"),
        ("{0.5, 1/2}", "{0.5, 1/2}"),
        ("{3/2, 1.5, 3/2}", "{1.5, 3/2, 3/2}"),
        ("{2., 2, 2.}", "{2, 2., 2.}"),
    ],
)
def test_of_equal_numbers_integers_come_first_rationals_last(items, in_order):
    assert value_of(f"Sort[{items}]") == in_order
