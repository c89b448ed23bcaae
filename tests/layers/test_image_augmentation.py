"""ImageAugmentationLayer: which crops and reflections occur, and how often."""

import numpy as np
import pytest
from asking import array_of, refusal, text_of

X = np.arange(12.0).reshape(1, 3, 4)
TRAIN = 'NetEvaluationMode -> "Train", RandomSeeding -> 3'


def crops(flip_rows, flip_columns):
    """All 2×3 crops of X, reflected as asked."""
    rows, columns = -1 if flip_rows else 1, -1 if flip_columns else 1
    return [X[0, i : i + 2, j : j + 3][::rows, ::columns] for i in range(2) for j in range(2)]


def test_evaluation_takes_the_centre():
    np.testing.assert_array_equal(array_of("ImageAugmentationLayer[{1, 2}][x]", x=X), X[:, 1:2, 1:3])
    np.testing.assert_array_equal(array_of("ImageAugmentationLayer[{2, 3}][x]", x=X), X[:, :2, :3])


@pytest.mark.parametrize(
    "probabilities, seen",
    [
        ("{0, 0}", [(0, 0)]),
        ("{1, 0}", [(1, 0)]),
        ("{0, 1}", [(0, 1)]),
        ("{0.5, 0.5}", [(0, 0), (0, 1), (1, 0), (1, 1)]),
    ],
)
def test_training(probabilities, seen):
    many = array_of(
        f'ImageAugmentationLayer[{{2, 3}}, "ReflectionProbabilities" -> {probabilities}, "Input" -> {{1, 3, 4}}][x, {TRAIN}]',
        x=np.repeat(X[None], 200, 0),
    )[:, 0]
    possible = [c for flips in seen for c in crops(*flips)]
    counts = [sum([np.array_equal(m, c) for m in many]) for c in possible]
    assert sum(counts) == 200
    expected = 200 / len(possible)
    assert all([abs(c - expected) < 5 * np.sqrt(expected) for c in counts]), counts


def test_integers_and_channels_are_kept():
    assert text_of('NetExtract[ImageAugmentationLayer[{2, 2}, "Input" -> {3, 4, 4}], "Output"]') == "{3, 2, 2}"


@pytest.mark.parametrize(
    "code, part",
    [
        ("ImageAugmentationLayer[{2}]", "{h, w}"),
        ('ImageAugmentationLayer[{2, 2}, "ReflectionProbabilities" -> {2, 0}]', "between 0 and 1"),
        ('ImageAugmentationLayer[{5, 5}, "Input" -> {3, 4, 6}]', "images of height 4 cannot be cropped to height 5"),
        ("ImageAugmentationLayer[{5, 5}][{{{1, 2}, {3, 4}}}]", "height 2"),
    ],
)
def test_messages(code, part):
    assert part in refusal(code).text
