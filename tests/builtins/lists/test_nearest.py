"""Nearest elements, least-squares fits, Fourier transforms."""

import numpy as np
import pytest
from asking import messages_of, value_of

from wlnet import Session


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Nearest[{1, 5, 9}, 6]", "{5}"),
        ("Nearest[{1, 3}, 2]", "{1, 3}"),
        ("Nearest[{1, 5, 9}, 6, 2]", "{5, 9}"),
        ("Nearest[{1, 5, 9}, 6, {All, 3}]", "{5, 9}"),
        ("Nearest[{1, 5} -> {a, b}, 4]", "{b}"),
        ("Nearest[{1 -> a, 5 -> b}, 0]", "{a}"),
        ('Nearest[{1, 5, 9} -> "Index", 8]', "{3}"),
        ("Nearest[{{0, 0}, {3, 4}}, {2, 2}]", "{{3, 4}}"),
        ('Nearest[{"cat", "house"}, "car"]', "{cat}"),
        ("Nearest[{1, 5, 9}][4]", "{5}"),
        ("Nearest[{1, 5, 9}, {2, 8}]", "{{1}, {9}}"),
        ("Nearest[{2, -3}, 0, DistanceFunction -> (Abs[#1 + 3 - #2] &)]", "{-3}"),
        ("Nearest[<|a -> 1, b -> 7|>, 6]", "{b}"),
        ("Nearest[{}, 1]", "Nearest[{}, 1]"),
    ],
)
def test_nearest(code, expected):
    assert value_of(code, "OutputForm") == expected


def test_fit_recovers_coefficients():
    value = Session().evaluate("Fit[Table[{x, 3. - 2 x + x^2}, {x, 0, 9}], {1, t, t^2}, t] /. t -> 10.")
    assert value == pytest.approx(83)


def test_fourier_and_its_inverse():
    session = Session()
    data = np.array(session.evaluate("SeedRandom[1]; d = RandomReal[1, 12]"))
    assert np.allclose(session.evaluate("Fourier[d]"), np.fft.ifft(data) * 12**0.5)
    assert np.allclose(session.evaluate("InverseFourier[Fourier[d]]"), data)
    assert np.allclose(session.evaluate("Fourier[d, FourierParameters -> {1, -1}]"), np.fft.fft(data))


@pytest.mark.parametrize("code, expected", [
    ("{Nearest[{1, 5, 9}, 4], Nearest[{1, 5, 9}, 3], Nearest[{1, 5, 9}, 6, 2], Nearest[{1, 5, 9}, 6, 9], Nearest[{1, 5, 9}, 6, {All, 4}], Nearest[{1, 5, 9}, 6, {1, 0.5}], Nearest[{1, 5, 9}, 6, {2, 3}], Nearest[{1, 5, 9}, 6, All]}",
     "{{5}, {1, 5}, {5, 9}, {5, 9, 1}, {5, 9}, {}, {5, 9}, {5, 9, 1}}"),
    ('{Nearest[{1, 5, 9} -> {a, b, c}, 8], Nearest[{1, 5, 9} -> "Index", 8], Nearest[{1, 5, 9} -> "Distance", 8], Nearest[{1, 5, 9} -> {"Element", "Distance"}, 8], Nearest[{1 -> a, 5 -> b}, 4], Nearest[<|x -> 1, y -> 5|>, 4], Nearest[{1, 5, 9} -> Automatic, 4]}',
     "{{c}, {3}, {1}, {{9, 1}}, {b}, {y}, {2}}"),
    ("{Nearest[{{0, 0}, {3, 4}, {1, 1}}, {2, 2}], Nearest[{{0, 0}, {3, 4}}, {{0, 1}, {3, 3}}], Nearest[{1, 5, 9}, {2, 8}], Nearest[{1., 5.5}, 5], Nearest[{1 + I, 3.}, 1.], Nearest[{\"cat\", \"dog\"}, \"cot\"], Nearest[{1, 5}][2], Nearest[{1, 5}][{2, 4}]}",
     '{{{1, 1}}, {{{0, 0}}, {{3, 4}}}, {{1}, {9}}, {5.5}, {1 + I}, {"cat"}, {1}, {{1}, {5}}}'),
    ("{Nearest[{{1, 0}, {0, 3}}, {0, 1}, DistanceFunction -> (Max[Abs[#1 - #2]] &)], Nearest[{1, 4}, 2, DistanceFunction -> (-Abs[#1 - #2] &)], Nearest[{{2, 2}, {0, 3}}, {0, 0}, DistanceFunction -> ManhattanDistance]}", "{{{1, 0}}, {4}, {{0, 3}}}"),
])  # fmt: skip
def test_more_of_nearest(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize("code, message", [
    ("Nearest[5, 1]", "Nearest::near1"), ("Nearest[{1, 2}, 1, DistanceFunction -> f]", "Nearest::nearuf"), ("Fit[{x}, {1}, t]", "Fit::fitd"), ("Fit[{{1, 2, 3}}, {1}, t]", "Fit::fitd"),
    ("Fourier[x]", "Fourier::fftl"), ("Fourier[{1, 2}, FourierParameters -> 3]", "Fourier::fpopt"), ("Fourier[{1, 2}, FourierParameters -> {0, 2}]", "Fourier::fpopt"),
])  # fmt: skip
def test_mistakes_are_reported(code, message):
    assert messages_of(code) == [message]


@pytest.mark.parametrize("code, expected", [
    ("Fit[{1, 4, 9, 16}, {1, t, t^2}, t] /. t -> 10", 100), ("Fit[{{0, 1}, {1, 3}, {2, 5}}, {1, t}, t] /. t -> 4", 9), ("Fit[{{1, 1, 2}, {2, 1, 3}, {1, 5, 6}, {4, 4, 8}}, {u, v}, {u, v}] /. {u -> 10, v -> 20}", 30),
    ("Fit[{2, 4, 9}, {1}, t]", 5), ("Fit[{{0, 0}, {1, 1}, {2, 0}}, {1, t}, t] /. t -> 7", 1 / 3),
])  # fmt: skip
def test_fits(code, expected):
    assert Session().evaluate(code) == pytest.approx(expected)


@pytest.mark.parametrize("a, b", [(0, 1), (-1, 1), (1, -1), (1, 1), (0, -1)])
def test_fourier_transforms_by_their_definition(a, b):
    data = np.array([1, 2.5, -1, 0.5, 3, 2j])
    n = len(data)
    matrix = np.exp(2j * np.pi * b * np.outer(np.arange(n), np.arange(n)) / n) / n ** ((1 - a) / 2)
    text = "{1, 2.5, -1, 0.5, 3, 2. I}"
    assert np.allclose(Session().evaluate(f"Fourier[{text}, FourierParameters -> {{{a}, {b}}}]"), matrix @ data)
    assert np.allclose(
        Session().evaluate(f"InverseFourier[{text}, FourierParameters -> {{{a}, {b}}}]"), np.linalg.solve(matrix, data)
    )


def test_fourier_transform_of_a_matrix():
    assert np.allclose(Session().evaluate("Fourier[{{1, 2}, {3, 4.}}]"), np.array([[5, -1], [-2, 0]]))
    assert value_of("Head[First[InverseFourier[Fourier[{1, 2., 3}]]]]") == "Real"
