"""Numbers brought into a range."""

import pytest
from asking import text_of, value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        (
            "{Clip[p[{-2, 0, 2}]], Clip[p[{-2., 0.5}], {-1., 1.}, {-9., 9.}], Clip[p[{-2, 0, 2}], {a, b}]}",
            "{{-1, 0, 1}, {-9., 0.5}, {Clip[-2, {a, b}], Clip[0, {a, b}], Clip[2, {a, b}]}}",
        ),
        ("{Rescale[p[{1, 2, 3}]], Threshold[p[{0.1, 0.5, -2.}], 0.5]}", "{{0, 1/2, 1}, {0., 0., -2.}}"),
    ],
)
def test_packed_arrays(code, expected):
    assert text_of("p = Developer`ToPackedArray; " + code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        (
            "{Clip[-2], Clip[-1], Clip[0.5], Clip[1], Clip[7], Clip[Pi], Clip[x], Clip[Infinity]}",
            "{-1, -1, 0.5, 1, 1, 1, Clip[x], 1}",
        ),
        ("{Clip[5, {0, 3}], Clip[-5, {0, 3}], Clip[2, {0, 3}], Clip[3, {0, 3}], Clip[Pi, {0, 3}]}", "{3, 0, 2, 3, 3}"),
        ("{Clip[5, {0, 3}, {a, b}], Clip[-5, {0, 3}, {a, b}], Clip[0, {0, 3}, {a, b}], Clip[3, {0, 3}, {a, b}]}", "{b, a, 0, 3}"),
        (
            "{Clip[{-2, 0, 2}], Clip[{{-2., 0.5}, {2., 1.}}, {-1., 1.}], Clip[{-2, 0, 2}, {0, 1}, {-9, 9}], Clip[{1, x}, {2, 3}]}",
            "{{-1, 0, 1}, {{-1., 0.5}, {1., 1.}}, {-9, 0, 9}, {2, Clip[x, {2, 3}]}}",
        ),
        ("{Clip[{-5., 5.}, {-Infinity, 1.}], Clip[{-5, 5}, {0, Infinity}]}", "{{-5., 1.}, {0, 5}}"),
        (
            "{Rescale[{1, 2, 3}], Rescale[{-2., 0., 2.}], Rescale[{{0, 1}, {2, 4}}], Rescale[{5, 5}]}",
            "{{0, 1/2, 1}, {0., 0.5, 1.}, {{0, 1/4}, {1/2, 1}}, {0, 0}}",
        ),
        (
            "{Rescale[5, {0, 10}], Rescale[5, {0, 10}, {-1, 1}], Rescale[12, {0, 10}], Rescale[{1, 2}, {0, 4}, {10, 20}]}",
            "{1/2, 0, 6/5, {25/2, 15}}",
        ),
        ("{Rescale[x, {0, 10}], Rescale[x, {-1, 1}], Rescale[<|a -> 1, b -> 3|>]}", "{x/10, 1/2 + x/2, <|a -> 0, b -> 1|>}"),
        (
            '{Threshold[{0.1, -0.1, 2., -2.}, 0.5], Threshold[{0.1, 2., -2.}, {"Soft", 0.5}], Threshold[{{1, 5}, {-1, -5}}, 2]}',
            "{{0., 0., 2., -2.}, {0., 1.5, -1.5}, {{0, 5}, {0, -5}}}",
        ),
        (
            "{Threshold[{1.*^-12, 1.}], Threshold[{1, x}, 3], Threshold[{2, 3}, E], Threshold[{1, 2}, 2]}",
            "{{0., 1.}, {0, x}, {0, 3}, {0, 0}}",
        ),
        (
            "{Clip[5, {0}], Clip[5, 3], Clip[5, {0, 3}, {a}], Rescale[5, {0}], Rescale[5, {0, 1}, {2}], Rescale[x]}",
            "{Clip[5, {0}], Clip[5, 3], Clip[5, {0, 3}, {a}], Rescale[5, {0}], Rescale[5, {0, 1}, {2}], Rescale[x]}",
        ),
    ],
)
def test_ranges(code, expected):
    assert text_of(code) == expected


@pytest.mark.parametrize(
    "code, attributes",
    [
        ("Clip", "{NumericFunction, Protected}"),
        ("Rescale", "{Protected}"),
    ],
)
def test_attributes(code, attributes):
    assert text_of(f"Attributes[{code}]") == attributes


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Clip[{-2, 0.5, 3}]", "{-1, 0.5, 1}"),
        ("Clip[5, {0, 3}, {a, b}]", "b"),
        ("Rescale[{1, 2, 3}]", "{0, 1/2, 1}"),
        ("Rescale[5, {0, 10}, {0, 1}]", "1/2"),
    ],
)
def test_value(code, expected):
    assert value_of(code) == expected
