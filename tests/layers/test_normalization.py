"""NormalizationLayer against its formula, at all kinds of levels."""

import numpy as np
import pytest
from asking import array_of, refusal, text_of

rng = np.random.default_rng(9)


def normalised(x, axes, epsilon=0.001, method="Standardize", ddof=0):
    if method == "RMS":
        return x / np.sqrt((x**2).mean(axes, keepdims=True) + epsilon)
    return (x - x.mean(axes, keepdims=True)) / np.sqrt(x.var(axes, keepdims=True, ddof=ddof) + epsilon)


@pytest.mark.parametrize(
    "levels, axes, scaled",
    [
        ("", (1, 2), (0,)),
        ("2 ;; All, ", (1, 2), (0,)),
        ("1, ", (0,), (1, 2)),
        ("{3, 1}, ", (0, 2), (1,)),
        ("-1, ", (2,), (0, 1)),
        ('2, "Same", ', (1,), (1,)),
        ("1 ;; 3, 1, ", (0, 1, 2), (0,)),
        ("2 ;; -1, {1, 3}, ", (1, 2), (0, 2)),
        ('3, "Same", ', (2,), (2,)),
    ],
)
@pytest.mark.parametrize(
    "options, how",
    [
        ("", {}),
        ('"Epsilon" -> 0.1, "Unbiased" -> True, ', {"epsilon": 0.1, "ddof": 1}),
        ('Method -> "RMS", ', {"method": "RMS"}),
    ],
)
def test_formula(levels, axes, scaled, options, how):
    x = rng.standard_normal((2, 3, 4))
    shape = [x.shape[a] for a in scaled]
    s, b = rng.standard_normal(shape), rng.standard_normal(shape)
    spread = [n if i in scaled else 1 for i, n in enumerate(x.shape)]
    found = array_of(f'NormalizationLayer[{levels}{options}"Scaling" -> s, "Biases" -> b][x]', s=s, b=b, x=x)
    expected = normalised(x, axes, **how) * s.reshape(spread) + b.reshape(spread)
    np.testing.assert_allclose(found, expected, rtol=1e-4, atol=1e-5)


def test_groups_are_normalised_apart():
    x = rng.standard_normal((6, 4))
    found = array_of('NormalizationLayer[1 ;; 2, 1, "GroupNumber" -> {3, 2}, "Scaling" -> None, "Biases" -> None][x]', x=x)
    parts = normalised(x.reshape(3, 2, 2, 2), (1, 3))
    np.testing.assert_allclose(found, parts.reshape(6, 4), rtol=1e-4, atol=1e-5)
    unsorted = array_of('NormalizationLayer[{2, 1}, 1, "GroupNumber" -> {2, 3}, "Scaling" -> None, "Biases" -> None][x]', x=x)
    np.testing.assert_array_equal(found, unsorted)


@pytest.mark.parametrize(
    "code, expected",
    [
        ("InstanceNormalizationLayer[] === NormalizationLayer[]", "True"),
        ('Normal[NetInitialize[NormalizationLayer["Input" -> {3, 4}]][["Scaling"]]]', "{1., 1., 1.}"),
        ('Normal[NetInitialize[NormalizationLayer["Input" -> {3, 4}]][["Biases"]]]', "{0., 0., 0.}"),
        ('NetExtract[NormalizationLayer["Scaling" -> None], "Scaling"]', "None"),
        ("Keys[Options[NormalizationLayer]][[1 ;; 6]]", '{"Scaling", "Biases", "Epsilon", "GroupNumber", "Unbiased", Method}'),
    ],
)
def test_values(code, expected):
    assert text_of(code) == expected


@pytest.mark.parametrize(
    "code, part",
    [
        ('NormalizationLayer["Input" -> 4]', "no levels to aggregate"),
        ('NormalizationLayer[3, "Input" -> {3, 4}]', "the aggregation levels do not exist"),
        ('NormalizationLayer[1, 4, "Input" -> {3, 4}]', "the scaling levels do not exist"),
        ('NormalizationLayer[1, "All"]', '"Complement" or "Same"'),
        ('NormalizationLayer[Method -> "Max"]', '"Standardize", "RMS"'),
        ('NormalizationLayer["GroupNumber" -> {2}, "Input" -> {3, 3}]', "must be a multiple of the group number 2"),
        ('NormalizationLayer["GroupNumber" -> {2, 1}, "Input" -> {3, 4}]', "one group number for each of 1 aggregation levels"),
        ('NormalizationLayer["Input" -> {"Varying", 3}]', "must be fixed"),
        ('NormalizationLayer["Input" -> {2, 3}, "Scaling" -> {1, 2, 3}]', "must be"),
    ],
)
def test_messages(code, part):
    assert part in refusal(code).text
