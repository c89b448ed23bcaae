"""Closed forms of sums and products."""

import pytest
from asking import messages_of, value_of

from wlnet import Session


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Sum[q^j, {j, 0, Infinity}]", "(1 - q)^(-1)"),
        ("Sum[3 q^j, {j, 0, Infinity}]", "3/(1 - q)"),
        ("Sum[q^j, {j, 3, Infinity}]", "-(q^3/(-1 + q))"),
        ("Sum[j^4, j] /. j -> 4", "98"),
        ("Sum[7, j]", "7*j"),
        ("Sum[3^j, j] /. j -> 2", "9/2"),
        ("Sum[1/j^w, {j, Infinity}]", "Zeta[w]"),
        ("Sum[Binomial[m, j]^2, {j, 0, m}]", "Binomial[2*m, m]"),
        ("Sum[(-1)^j Binomial[m, j], {j, 0, m}]", "KroneckerDelta[m]"),
        ("Sum[1/(j^2 + 3), {j, 0, Infinity}]", "(1 + Sqrt[3]*Pi*Coth[Sqrt[3]*Pi])/6"),
        ("Sum[(-1)^j/(2 j + 1)^2, {j, 0, Infinity}]", "Catalan"),
        ("Sum[(-1)^j/(2 j + 1)^3, {j, 1, Infinity}]", "-1 + Pi^3/32"),
        ("Sum[(-1)^j/(2 j + 3)^2, {j, 0, Infinity}]", "1 - Catalan"),
        ("Sum[E^(j y), {j, 0, m}]", "(-1 + E^(y + m*y))/(-1 + E^y)"),
        ("Product[j, {j, a, b}]", "Pochhammer[a, 1 - a + b]"),
        ("Product[1/j^3, {j, 2, Infinity}]", "0"),
        ("Product[j, {j, 4, m}]", "m!/6"),
        (
            "{Product[1/2, {k, Infinity}], Product[k/(2 k + 1), {k, Infinity}], Product[1 + 1/k^2, {k, Infinity}]}",
            "{0, 0, Sinh[Pi]/Pi}",
        ),
    ],
)
def test_closed_form(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Sum[k^2, {k, 1, n}]", "(n*(1 + n)*(1 + 2*n))/6"),
        ("Sum[2^k, {k, 0, n}]", "-1 + 2^(1 + n)"),
        ("Sum[1/n^2, {n, 1, Infinity}]", "Pi^2/6"),
        ("Sum[x^k/k!, {k, 0, Infinity}]", "E^x"),
        ("Sum[(-1)^n/(2 n + 1), {n, 0, Infinity}]", "Pi/4"),
        ("Sum[1/(k (k + 1)), {k, 1, n}]", "n/(1 + n)"),
        ("Sum[Binomial[n, k], {k, 0, n}]", "2^n"),
        ("Sum[k r^k, {k, 1, Infinity}] /. r -> 1/3", "3/4"),
        ("Product[k, {k, 1, n}]", "n!"),
        ("Product[1 - 1/k^2, {k, 2, n}]", "(1 + n)/(2*n)"),
        ("Sum[c, {k, 1, n}]", "c*n"),
        ("Sum[c, {k, m, n}]", "c*(1 - m + n)"),
        ("Product[c, {k, 1, n}]", "c^n"),
        ("Sum[1/k, {k, 1, n}]", "HarmonicNumber[n]"),
        ("Sum[0, {k, 1, Infinity}]", "0"),
        ("Sum[f[k], {k, 1, n}]", "Sum[f[k], {k, 1, n}]"),
        ("Product[f[k], {k, 1, n}]", "Product[f[k], {k, 1, n}]"),
        ("Sum[(-1)^k/k, {k, 1, Infinity}]", "-Log[2]"),
        ("Sum[1/k!, {k, 0, Infinity}]", "E"),
        ("Sum[x^(2 k)/(2 k)!, {k, 0, Infinity}]", "Cosh[x]"),
        ("Product[2^k, {k, 1, n}]", "2^((n*(1 + n))/2)"),
        ("Product[2^(-k), {k, 1, Infinity}]", "0"),
        ("Product[2^k, {k, 1, Infinity}]", "Infinity"),
        ("Product[1 - 1/k^2, {k, 2, Infinity}]", "1/2"),
        ("Sum[1/k^3, {k, 1, Infinity}]", "Zeta[3]"),
    ],
)
def test_known_value(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "term, start",
    [
        ("k", 0),
        ("k^3 - 2 k", 2),
        ("3^k", 1),
        ("k 2^k", 0),
        ("(k^2 + 1)/5^k", 1),
        ("k Binomial[n, k]", 0),
        ("k^2 Binomial[n, k] 3^k", 0),
        ("1/(k + 2)", 1),
        ("1/(k^2 + 3 k + 2)", 1),
        ("1/k^2", 1),
        ("(2 k + 1)/(k (k + 1)^2)", 1),
        ("k + 2^k", 0),
        ("(-2)^k", 3),
        ("a k + b", 0),
        ("q^k", 2),
        ("1/((k - 1) (k + 1))", 2),
        ("k + 1/(k (k + 1))", 1),
    ],
)
def test_a_finite_sum_is_the_sum_of_its_terms(term, start):
    code = f"s = Sum[{term}, {{k, {start}, n}}]; r = {{n -> 7, a -> 3/2, b -> 5, q -> 2/3}}; {{FreeQ[s, Sum], (s /. r) == Sum[{term} /. r, {{k, {start}, 7}}]}}"
    assert value_of(code) == "{True, True}"


@pytest.mark.parametrize(
    "factor", ["k + 3", "2 k", "k/(k + 1)", "(k + 1)/(k + 3)", "3^k", "k^2", "a", "(2 k - 1)/(2 k + 1)", "k a^k"]
)
def test_a_finite_product_is_the_product_of_its_factors(factor):
    code = f"p = Product[{factor}, {{k, 2, n}}]; r = {{n -> 6, a -> 3/2}}; {{FreeQ[p, Product], (p /. r) == Product[{factor} /. r, {{k, 2, 6}}]}}"
    assert value_of(code) == "{True, True}"


@pytest.mark.parametrize(
    "term, start, tail",
    [
        ("1/k^4", 1, 1e-5),
        ("1/(k (k + 1))", 1, 4e-3),
        ("1/(k + 1/2)^2", 0, 4e-3),
        ("1/((3 k + 1) (3 k + 2))", 0, 4e-4),
        ("1/(k^2 - 1)", 2, 4e-3),
        ("1/(k^2 + 2)", 1, 4e-3),
        ("(-1)^k/(k + 1)", 0, 2e-3),
        ("(-1)^k/(3 k + 1)", 0, 7e-4),
        ("(-1)^k/k^2", 1, 6e-6),
        ("(-1)^k/(2 k + 1)^3", 0, 1e-7),
        ("(-1)^k/(2 k + 5)^2", 0, 2e-6),
        ("1/2^k", 3, 1e-12),
        ("k^2/3^k", 1, 1e-12),
        ("1/(k 2^k)", 1, 1e-12),
        ("1/(k^2 3^k)", 1, 1e-12),
        ("1/((k + 2) 2^k)", 1, 1e-12),
        ("(k + 1)/k!", 0, 1e-12),
        ("2^k/(k + 1)!", 0, 1e-12),
        ("2^k/Gamma[k + 2]", 0, 1e-12),
        ("k^2 3^k/k!", 2, 1e-12),
        ("(-1)^k/(2 k)!", 0, 1e-12),
        ("(-1)^k 4^k/(2 k + 1)!", 0, 1e-12),
        ("9^k/(2 k + 1)!", 1, 1e-12),
        ("(-1)^k/(2 k + 2)!", 0, 1e-12),
    ],
)
def test_an_infinite_sum_is_the_limit_of_its_parts(term, start, tail):
    code = f"s = Sum[{term}, {{k, {start}, Infinity}}]; {{FreeQ[s, Sum], Abs[N[s] - Total[Table[N[{term}], {{k, {start}, 300}}]]]}}"
    closed, error = Session().evaluate(code)
    assert closed is True
    assert error <= tail


@pytest.mark.parametrize("term", ["k", "k^2 + 1", "2^k", "k 3^k", "7", "a k"])
def test_an_indefinite_sum_has_the_term_as_its_difference(term):
    assert value_of(f"s = Sum[{term}, k]; ((s /. k -> 9) - (s /. k -> 8)) == ({term} /. k -> 8) // Simplify") == "True"


@pytest.mark.parametrize(
    "code, messages",
    [
        ("Sum[1/n, {n, 1, Infinity}]", ["Sum::div"]),
        ("Sum[k, {k, 1, Infinity}]", ["Sum::div"]),
        ("Sum[2^k, {k, 0, Infinity}]", ["Sum::div"]),
        ("Sum[(-1)^k, {k, 0, Infinity}]", ["Sum::div"]),
        ("Sum[1/2^k, {k, 0, Infinity}]", []),
        ("Sum[(-1)^k/k, {k, 1, Infinity}]", []),
    ],
)
def test_sums_that_do_not_converge(code, messages):
    assert messages_of(code) == messages
