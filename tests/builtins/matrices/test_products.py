"""Products and traces: exact, beyond 64 bits, with symbols; shapes that do not fit."""

import pytest
from asking import messages_of, text_of, value_of


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("{{1, 2}, {3, 4}} . {x, y}", "{x + 2*y, 3*x + 4*y}"),
        ("{1, 2} . {{a, b}, {c, d}}", "{a + 2*c, b + 2*d}"),
        ("{10^20, 1} . {10^20, 1}", "10000000000000000000000000000000000000001"),
        ("{2^40, 2^40} . {2^40, 2^40}", "2417851639229258349412352"),
        ("x . y", "x . y"),
        ("{1, 2} . {1, 2, 3}", "{1, 2} . {1, 2, 3}"),
        ("{{1, 2}} . {{3}, {4}} . {z}", "{11*z}"),
        ("Cross[{a, b}]", "{-b, a}"),
        ("Tr[{{1, 2}, {3, 4}}]", "5"),
        ("Tr[{{a, b}, {c, d}}, List]", "{a, d}"),
        ("KroneckerProduct[{1, 2}, {3, 4}]", "{{3, 4}, {6, 8}}"),
        ("Attributes[Dot]", "{Flat, OneIdentity, Protected}"),
    ],
)
def test_exact(code, expected):
    assert value_of(code, "OutputForm") == expected


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("{1} . {1, 2}", "Dot::dotsh"),
    ],
)
def test_messages(code, message):
    assert messages_of(code) == [message]


@pytest.mark.parametrize("code, expected", [
    ("{{a, b} . {x, y}, {{a, b}, {c, d}} . {{x, y}, {z, w}}, {{1, 2, 3}} . {{1}, {2}, {3}}, {{1.5, 2}} . {{2}, {4}}, {} . {}, {2^62, 2^62} . {2, 2}, {{1, 2}, {3, 4}} . {1., 1.}, Dot[a], {a, b} . {{1, 2}, {3, 4}} . {x, y}, {{{1, 2}}} . {3, 4}, {1, 2} . {{{1, 2}}, {{3, 4}}}}",
     "{a*x + b*y, {{a*x + b*z, b*w + a*y}, {c*x + d*z, d*w + c*y}}, {{14}}, {{11.}}, 0, 18446744073709551616, {3., 7.}, a, (a + 3*b)*x + (2*a + 4*b)*y, {{11}}, {{7, 10}}}"),
    ("{p[{1, 2}] . p[{3, 4}], p[{{1, 2}, {3, 4}}] . p[{{5, 6}, {7, 8}}], p[{{2^40, 1}}] . p[{{2^40}, {1}}], p[{1., 2.}] . {x, y}, p[{{1., 2.}}] . p[{3, 4}]}", "{11, {{19, 22}, {43, 50}}, {{1208925819614629174706177}}, 1.*x + 2.*y, {11.}}"),
    ("{Cross[{1, 0, 0}, {0, 1, 0}], Cross[{a, b, c}, {x, y, z}], Cross[{1, 2}], Cross[{1., 2., 3.}, {4., 5., 6.}], Cross[{1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}]}", "{{0, 0, 1}, {-(c*y) + b*z, c*x - a*z, -(b*x) + a*y}, {-2, 1}, {-3., 6., -3.}, {0, 0, 0, 1}}"),
    ("{KroneckerProduct[{{1, 2}, {3, 4}}, {{0, 1}}], KroneckerProduct[{1, 2}, {3, 4}], KroneckerProduct[{{a}}, {{x, y}}], KroneckerProduct[{{1}}, {{2}}, {{3}}]}", "{{{0, 1, 0, 2}, {0, 3, 0, 4}}, {{3, 4}, {6, 8}}, {{a*x, a*y}}, {{6}}}"),
    ("{Tr[{{1, 2}, {3, 4}}], Tr[{{1, 2, 3}, {4, 5, 6}}], Tr[{a, b}], Tr[{{a, b}, {c, d}}, f], Tr[{{a, b}, {c, d}}, Times], Tr[{{1., 2.}, {3., 4.}}], Tr[{}], Tr[{{{1, 2}, {3, 4}}, {{5, 6}, {7, 8}}}], Tr[{{a, b}, {c, d}}, List, 1]}", "{5, 6, a + b, f[a, d], a*d, 5., 0, 9, {{a, b}, {c, d}}}"),
])  # fmt: skip
def test_more_values(code, expected):
    assert value_of("p = Developer`ToPackedArray; " + code) == expected


@pytest.mark.parametrize(
    "code, message",
    [("{{1, 2}} . {1, 2, 3}", "Dot::dotsh"), ("Cross[{1, 2}, {3, 4}]", "Cross::nonn1"), ("Cross[{1, 2, 3}]", "Cross::nonn1")],
)
def test_more_mistakes(code, message):
    assert messages_of(code) == [message]


@pytest.mark.parametrize("code, expected", [
    ('{{{a, b}, {c, d}} . {{{1, 2}, {3, 4}}, {{5, 6}, {x, 8}}}, {{1, 2}, {3, 4}} . {{x}, {y}} . q, q . {{1, 2}, {3, 4}} . {{x}, {y}}, {1, 2} . {3, 4} . q, {{1, x}} . {{1}, {y}} . {{2}}, {{1, x}, {2, y}} . {0.5, 1}}', '{{{{a + 5*b, 2*a + 6*b}, {3*a + b*x, 4*a + 8*b}}, {{c + 5*d, 2*c + 6*d}, {3*c + d*x, 4*c + 8*d}}}, {{x + 2*y}, {3*x + 4*y}} . q, q . {{x + 2*y}, {3*x + 4*y}}, 11 . q, {{2*(1 + x*y)}}, {0.5 + x, 1. + y}}'),
])  # fmt: skip
def test_symbolic_and_mixed_matrices(code, expected):
    assert text_of(code) == expected
