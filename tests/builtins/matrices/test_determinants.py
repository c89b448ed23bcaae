"""Determinants, minors and inverses: exact ones, and identities on random matrices."""

import pytest
from asking import array_of, messages_of, text_of, value_of

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


@pytest.mark.parametrize("code, expected", [
    ("{Det[{{5}}], Det[{{1, 2}, {3, 4}}], Det[{{1, 2, 3}, {4, 5, 6}, {7, 8, 10}}], Det[{{1, 2, 3}, {4, 5, 6}, {7, 8, 9}}], Det[{{0, 0, 1}, {0, 1, 0}, {1, 0, 0}}], Det[{{I, 1}, {1, I}}], Det[{{10^20, 1}, {1, 10^20}}], Det[{{1., 2.}, {3., 4.}}], Det[IdentityMatrix[6]], Det[{{3, 8}, {4, 6}}, Modulus -> 7]}",
     "{5, -2, -3, 0, -1, -2, 9999999999999999999999999999999999999999, -2., 1, 0}"),
    ("{Det[{{a, b, c}, {d, e, f}, {g, h, i}}] - (a e i + b f g + c d h - c e g - b d i - a f h) // Expand, Factor[Det[{{1, x, x^2}, {1, y, y^2}, {1, z, z^2}}] - (y - x) (z - x) (z - y)], Det[{{a, 0}, {0, b}}]}", "{0, 0, a*b}"),
    ("{Inverse[{{2}}], Inverse[{{1, 2}, {3, 4}}], Inverse[{{a, 0}, {0, b}}], Inverse[{{0, 1}, {1, 0}}], Inverse[{{1, 2, 3}, {0, 1, 4}, {5, 6, 0}}], Inverse[{{a, b}, {c, d}}] . {{a, b}, {c, d}} // Simplify}",
     "{{{1/2}}, {{-2, 1}, {3/2, -1/2}}, {{a^(-1), 0}, {0, b^(-1)}}, {{0, 1}, {1, 0}}, {{-24, 18, 5}, {20, -15, -4}, {-5, 4, 1}}, {{1, 0}, {0, 1}}}"),
    ("{Adjugate[{{1, 2}, {3, 4}}], Adjugate[{{5}}], Adjugate[{{1, 2, 3}, {4, 5, 6}, {7, 8, 10}}], Minors[{{1, 2}, {3, 4}}], Minors[{{1, 2, 3}, {4, 5, 6}, {7, 8, 10}}], Minors[{{1, 2, 3}, {4, 5, 6}}, 2], Minors[{{1, 2}, {3, 4}}, 2]}",
     "{{{4, -2}, {-3, 1}}, {{1}}, {{2, 4, -3}, {2, -11, 6}, {-3, 6, -3}}, {{1, 2}, {3, 4}}, {{-3, -6, -3}, {-6, -11, -4}, {-3, -2, 2}}, {{-3, -6, -3}}, {{-2}}}"),
    ("{PseudoInverse[{{1, 2}, {3, 4}}], PseudoInverse[{{1}, {2}}], PseudoInverse[{{1, 0, 0}, {0, 2, 0}}], PseudoInverse[{{0, 0}, {0, 0}}], Round[PseudoInverse[{{1., 2.}, {2., 4.}}], 0.01]}", "{{{-2, 1}, {3/2, -1/2}}, {{1/5, 2/5}}, {{1, 0}, {0, 1/2}, {0, 0}}, {{0, 0}, {0, 0}}, {{0.04, 0.08}, {0.08, 0.16}}}"),
])  # fmt: skip
def test_more_exact_values(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize("code, message", [
    ("Det[{1, 2}]", "Det::matsq"), ("Det[5]", "Det::matsq"), ("Det[{{1, 2}, {3}}]", "Det::matsq"), ("Inverse[{{1, 2}}]", "Inverse::matsq"), ("Inverse[{{1., 1.}, {1., 1.}}]", "Inverse::sing"), ("Inverse[{{0}}]", "Inverse::sing"), ("Adjugate[{{1, 2}}]", "Adjugate::matsq"), ("PseudoInverse[{1, 2}]", "PseudoInverse::matrix"),
])  # fmt: skip
def test_more_mistakes(code, message):
    assert messages_of(code) == [message]
    assert value_of(f"Quiet[Head[{code}]]") == code.split("[")[0]


@pytest.mark.parametrize("code, expected", [
    ('{Inverse[{{a, a b}, {0, b}}], Inverse[{{a, 0}, {0, b}}], Together[Inverse[{{a, b}, {c, d}}] . {{a, b}, {c, d}}], PseudoInverse[{{a, b}, {c, d}}] === Inverse[{{a, b}, {c, d}}], Together[Inverse[{{a, b, 1}, {c, d, 0}, {0, 1, a}}] . {{a, b, 1}, {c, d, 0}, {0, 1, a}}]}', '{{{a^(-1), -1}, {0, b^(-1)}}, {{a^(-1), 0}, {0, b^(-1)}}, {{1, 0}, {0, 1}}, True, {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}}'),
    ('{Det[{{x}}], Det[{{(1 + x)^2}}], Det[{{1 + x, 1}, {1, 1 - x}}], Det[{{a, b, c}, {d, e, f}, {g, h, i}}] - (a e i + b f g + c d h - c e g - b d i - a f h)}', '{x, (1 + x)^2, -x^2, 0}'),
])  # fmt: skip
def test_symbolic_and_mixed_matrices(code, expected):
    assert text_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        (
            "m = {{1, 2}, {3, 4}}; {Inverse[m, Modulus -> 5], Mod[m . Inverse[m, Modulus -> 5], 5]}",
            "{{{3, 1}, {4, 2}}, {{1, 0}, {0, 1}}}",
        ),
    ],
)
def test_inverses_modulo_a_prime(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Inverse[{{1, 2}, {3, 4}}, Modulus -> 2]", ["Inverse::sing"]),
        ("Inverse[{{1, 2}, {3, 4}}, Modulus -> 6]", ["General::unsup"]),
        ("Inverse[{{1/5, 2}, {3, 4}}, Modulus -> 5]", ["General::unsup"]),
    ],
)
def test_moduli_that_are_none(code, expected):
    assert messages_of(code) == expected
