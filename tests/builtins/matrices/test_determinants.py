"""Determinants, minors and inverses: exact ones, and identities on random matrices."""

import pytest
from asking import array_of, messages_of, value_of

DATA = (
    "SeedRandom[4]; m = RandomReal[{-1, 1}, {5, 5}]; w = RandomReal[1, {4, 6}]; v = RandomReal[1, 5]; "
    "q = RandomInteger[{-9, 9}, {4, 4}]; "
)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("Det[{{a, b}, {c, d}}]", "-(b*c) + a*d"),
        ("Det[{{2, 1, 1}, {1, 3, 2}, {1, 0, 0}}]", "-1"),
        ("Det[{{1/3, 2}, {1, 3}}]", "-1"),
        ("Det[{{0, 1}, {1, 0}}]", "-1"),
        ("Det[{1, 2}]", "Det[{1, 2}]"),
        ("Inverse[{{2, 1}, {1, 1}}]", "{{1, -1}, {-1, 2}}"),
        ("Inverse[{{1, 2}, {2, 4}}]", "Inverse[{{1, 2}, {2, 4}}]"),
        ("Inverse[{{1, I}, {0, 2}}]", "{{1, -1/2*I}, {0, 1/2}}"),
        ("PseudoInverse[{{1, 2}, {2, 4}}]", "{{1/25, 2/25}, {2/25, 4/25}}"),
    ],
)
def test_exact(code, expected):
    assert value_of(code, "OutputForm") == expected


@pytest.mark.parametrize(
    "identity",
    [
        "m . Inverse[m] - IdentityMatrix[5]",
        "w . PseudoInverse[w] . w - w",
        "N[q . Inverse[q] - IdentityMatrix[4]]",
        "N[Det[q]] - Det[N[q]]",
    ],
)
def test_identities(identity):
    assert array_of(f"{DATA}Abs[{identity}]").max() < 1e-9


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("Det[{{1, 2}}]", "Det::matsq"),
        ("Inverse[{{1, 1}, {1, 1}}]", "Inverse::sing"),
    ],
)
def test_messages(code, message):
    assert messages_of(code) == [message]
