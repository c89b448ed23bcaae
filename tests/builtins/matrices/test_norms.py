"""Norms, projections, orthogonal bases."""

import pytest
from asking import array_of, messages_of, text_of, value_of

DATA = (
    "SeedRandom[4]; m = RandomReal[{-1, 1}, {5, 5}]; w = RandomReal[1, {4, 6}]; v = RandomReal[1, 5]; "
    "q = RandomInteger[{-9, 9}, {4, 4}]; "
)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("Norm[{3, 4}]", "5"),
        ("{Norm[{w}], Norm[{w}, 3]}", "{Abs[w], Abs[w]}"),
        ("Norm[{1, -2, 3}, 1]", "6"),
        ("Norm[{1, -7}, Infinity]", "7"),
        ('Norm[{{1, 2}, {3, 4}}, "Frobenius"]', "Sqrt[30]"),
        ("Norm[x]", "Norm[x]"),
        ("Normalize[{0, 0}]", "{0, 0}"),
        ("Normalize[{3, 4}]", "{3/5, 4/5}"),
        ("Normalize[{1, 3}, Total]", "{1/4, 3/4}"),
        ("Orthogonalize[{{1, 1}, {1, 0}}]", "{{1/Sqrt[2], 1/Sqrt[2]}, {1/Sqrt[2], -(1/Sqrt[2])}}"),
        ("Projection[{1, 2}, {1, 0}]", "{1, 0}"),
    ],
)
def test_exact(code, expected):
    assert value_of(code, "OutputForm") == expected


@pytest.mark.parametrize(
    "identity",
    [
        "Orthogonalize[m] . Transpose[Orthogonalize[m]] - IdentityMatrix[5]",
    ],
)
def test_identities(identity):
    assert array_of(f"{DATA}Abs[{identity}]").max() < 1e-9


@pytest.mark.parametrize("code, expected", [
    ("{Norm[{1, 2, 2}], Norm[{a, b}], Norm[-5], Norm[3 + 4 I], Norm[{1, 2, 3}, 3], Norm[{-1, 4}, 1], Norm[{-5, 4}, Infinity], Norm[{a, b}, p], Norm[{3., 4.}], Norm[{I, 1}], Norm[{0, 0}]}", "{3, Sqrt[Abs[a]^2 + Abs[b]^2], 5, 5, 6^(2/3), 5, 5, (Abs[a]^p + Abs[b]^p)^p^(-1), 5., Sqrt[2], 0}"),
    ('{Norm[{{3, 0}, {0, 4}}], Norm[{{1, 2}, {3, 4}}, 1], Norm[{{1, 2}, {3, 4}}, Infinity], Norm[{{1, -2}, {3, 4}}, 1], Norm[{{1, 1}, {1, 1}}], Norm[{{1., 2.}, {3., 4.}}] // Round[#, 0.001] &, Norm[{1, 2}, "Frobenius"]}', "{4, 6, 7, 6, 2, 5.465, Sqrt[5]}"),
    ("{Normalize[{1, 2, 2}], Normalize[{0, 0}], Normalize[3 + 4 I], Normalize[{3., 4.}], Normalize[{1, -3}, Norm[#, 1] &], Normalize[-2]}", "{{1/3, 2/3, 2/3}, {0, 0}, 3/5 + (4*I)/5, {0.6, 0.8}, {1/4, -3/4}, -1}"),
    ("{Projection[{1, 2, 3}, {1, 1, 1}], Projection[{1, 2}, {0, 1}], Projection[{5, 6}, {1, 0}], Projection[{1, I}, {I, 1}], Projection[{1., 2.}, {2., 0.}], Projection[{1, 2}, {1, 1}, 2 #1 . #2 &]}", "{{2, 2, 2}, {0, 2}, {5, 0}, {0, 0}, {1., 0.}, {3/2, 3/2}}"),
    ("{Orthogonalize[{{3, 4}, {1, 0}}], Orthogonalize[{{1, 0}, {2, 0}}], Orthogonalize[{{1, 0, 0}, {1, 1, 0}, {1, 1, 1}}], Orthogonalize[{{0, 0}, {0, 2}}], Round[Orthogonalize[{{3., 4.}, {1., 0.}}], 0.001]}", "{{{3/5, 4/5}, {4/5, -3/5}}, {{1, 0}, {0, 0}}, {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}, {{0, 0}, {0, 1}}, {{0.6, 0.8}, {0.8, -0.6}}}"),
])  # fmt: skip
def test_more_values(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, message", [("Norm[{{1, 2}, {3}}]", "Norm::nvm"), ("Norm[{1, 2}, 1/2]", "Norm::ptype"), ('Norm["a"]', "Norm::nvm")]
)
def test_mistakes_are_reported(code, message):
    assert messages_of(code) == [message]


@pytest.mark.parametrize("code, expected", [
    ('{Norm[{1., -2., 2.}, 1], Norm[{1., -2., 2.}, 2], Norm[{1., -2., 2.}], Norm[{1., -2., 2.}, Infinity], Abs[Norm[{1., -2., 2.}, 3] - 17^(1/3)] < 10^-14, Norm[{1, -2, 2}, 3], Norm[{3. + 4. I, 12.}], Norm[{x, y}, 1], Norm[{3, x}, Infinity]}', '{5., 3., 3., 2., True, 17^(1/3), 13., Abs[x] + Abs[y], Max[3, Abs[x]]}'),
])  # fmt: skip
def test_symbolic_and_mixed_matrices(code, expected):
    assert text_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Norm[{1., 2., 2.}, 2.]", "3."),
        ("Norm[{1., 2., 2.}, 1.]", "5."),
        ("Norm[{1., 2., -2.}, Infinity]", "2."),
        ("Norm[{1, 2, 2}, 2.]", "3."),
        ("Norm[{1., 8.}, 3/2] == (1 + 8^1.5)^(2/3)", "True"),
    ],
)
def test_norms_of_machine_numbers_whatever_kind_of_number_p_is(code, expected):
    assert value_of(code) == expected
