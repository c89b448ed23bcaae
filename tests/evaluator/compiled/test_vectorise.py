"""Bodies over whole arrays: the same numbers as one by one."""

from asking import array_of, value_of

VALUES = array_of("Range[60]/7.").tolist()
CODE = "(# + #^2 + 0.3 + 1/#) & /@ (Range[60]/7.)"


def test_terms_of_a_sum_are_added_in_ascending_order():
    """Orderless sorts the numbers before they are added; another order gives other last digits."""
    value_of(CODE)
    sums = array_of(CODE).tolist()
    for x, total in zip(VALUES, sums):
        a, b, c, d = sorted([x, x * x, 0.3, 1 / x])
        assert total == a + b + c + d
    assert sums != [x + x * x + 0.3 + 1 / x for x in VALUES]
