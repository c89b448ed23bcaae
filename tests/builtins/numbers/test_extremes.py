"""Max and Min."""

import pytest
from asking import messages_of, value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Max[1, 2, x]", "Max[2, x]"),
        ("Max[{1, {5, 3}}, 4]", "5"),
        ("Max[]", "-Infinity"),
        ("Min[Pi, 3]", "3"),
        ("Max[1, 1.5]", "1.5"),
        ("Max[Range[50]]", "50"),
        ("Min[x]", "x"),
        ("Max[x, Infinity]", "Infinity"),
    ],
)
def test_value(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        (
            "{Max[-1, -2], Min[-1, -2], Max[3/2, 1.2], Min[3/2, 1.2], Max[Pi, 22/7], Min[Pi, 22/7], Max[E, Pi, 3]}",
            "{-1, -2, 3/2, 1.2, 22/7, Pi, Pi}",
        ),
        (
            "{Max[], Min[], Max[{}], Max[{}, 3], Max[{1, {2, 7}}, 5], Min[{{4}, {2, 9}}], Max[<|a -> 1, b -> 5|>]}",
            "{-Infinity, Infinity, -Infinity, 3, 7, 2, 5}",
        ),
        (
            "{Max[x, 1, 3], Max[x, x], Max[x, y], Min[x, 2, 1], Max[{1, x}, 4], Max[3, Infinity], Min[3, Infinity], Max[x, -Infinity]}",
            "{Max[3, x], x, Max[x, y], Min[1, x], Max[4, x], Infinity, 3, x}",
        ),
        (
            "{Max[p[{1, 5, 3}]], Min[p[{1., -5., 3.}]], Max[p[{{1, 9}, {3, 4}}], 7], Min[p[{1, 5}], x], Max[1, Indeterminate]}",
            "{5, -5., 9, Min[1, x], Indeterminate}",
        ),
    ],
)
def test_more_values(code, expected):
    assert value_of("p = Developer`ToPackedArray; " + code) == expected


@pytest.mark.parametrize(
    "code, message",
    [
        ("Max[1, I]", "Max::nord"),
        ("Min[I, 2]", "Min::nord"),
    ],
)
def test_complex_numbers_have_no_order(code, message):
    assert messages_of(code) == [message]
    assert value_of(f"Quiet[Head[{code}]]") == message.split("::")[0]
