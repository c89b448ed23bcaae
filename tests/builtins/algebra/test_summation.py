"""Closed forms of sums and products; the precision of numbers of arbitrary precision after functions."""

import pytest
from asking import value_of


@pytest.mark.parametrize("code, expected", [
    ("Sum[q^j, {j, 0, Infinity}]", "(1 - q)^(-1)"), ("Sum[3 q^j, {j, 0, Infinity}]", "3/(1 - q)"),
    ("Sum[q^j, {j, 3, Infinity}]", "-(q^3/(-1 + q))"), ("Sum[j^4, j] /. j -> 4", "98"), ("Sum[7, j]", "7*j"),
    ("Sum[3^j, j] /. j -> 2", "9/2"), ("Sum[1/j^w, {j, Infinity}]", "Zeta[w]"),
    ("Sum[Binomial[m, j]^2, {j, 0, m}]", "Binomial[2*m, m]"),
    ("Sum[(-1)^j Binomial[m, j], {j, 0, m}]", "KroneckerDelta[m]"),
    ("Sum[1/(j^2 + 3), {j, 0, Infinity}]", "(1 + Sqrt[3]*Pi*Coth[Sqrt[3]*Pi])/6"),
    ("Sum[(-1)^j/(2 j + 1)^2, {j, 0, Infinity}]", "Catalan"), ("Sum[(-1)^j/(2 j + 1)^3, {j, 1, Infinity}]", "-1 + Pi^3/32"),
    ("Sum[(-1)^j/(2 j + 3)^2, {j, 0, Infinity}]", "1 - Catalan"),
    ("Sum[E^(j y), {j, 0, m}]", "(-1 + E^(y + m*y))/(-1 + E^y)"),
    ("Product[j, {j, a, b}]", "Pochhammer[a, 1 - a + b]"), ("Product[1/j^3, {j, 2, Infinity}]", "0"),
    ("Product[j, {j, 4, m}]", "m!/6"),
])
def test_closed_form(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize("code, expected", [
    ("E^1.5`20 // Precision", "19.82390874094432"), ("Sqrt[3`25] // Precision", "25.30102999566398"),
    ("2^1.5`20 // Precision", "19.98308327989918"), ("Accuracy[3. + 4. I]", "15.255619765854984"),
    ("Precision[Log[2, 3`20]] > 20", "True"),
])
def test_precision_after_functions(code, expected):
    assert value_of(code) == expected
