"""Nearest elements, least-squares fits, Fourier transforms."""

import numpy as np
import pytest
from asking import value_of

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
