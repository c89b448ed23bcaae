"""Factor and its relatives."""

import pytest
from asking import messages_of, value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Factor[x^6 - 1]", "(-1 + x)*(1 + x)*(1 - x + x^2)*(1 + x + x^2)"),
        ("Factor[a^2 - b^2]", "(a - b)*(a + b)"),
        ("Factor[2 x^2 + 4 x]", "2*x*(2 + x)"),
        ("Factor[x^4 + 4]", "(2 - 2*x + x^2)*(2 + 2*x + x^2)"),
        ("Factor[x^2 + 1]", "1 + x^2"),
        ("Factor[x^2 + 2 x + 1]", "(1 + x)^2"),
        ("Factor[x/2 + 1/2]", "(1 + x)/2"),
        ("Factor[1 - x]", "1 - x"),
        ("Factor[(x^2 - 1)/(x - 1)]", "1 + x"),
        ("Factor[{x^2 - 1, x^2 + x}]", "{(-1 + x)*(1 + x), x*(1 + x)}"),
        ("Factor[x^2 - 1 == 0]", "(-1 + x)*(1 + x) == 0"),
        ("Factor[1/(2 x + 2)]", "1/(2*(1 + x))"),
        ("Factor[x^(3/2) + Sqrt[x]]", "Sqrt[x]*(1 + x)"),
        ("Factor[1/(x^2 - 1)]", "1/((-1 + x)*(1 + x))"),
        ("Factor[Sin[x]^2 - 1]", "(-1 + Sin[x])*(1 + Sin[x])"),
        ("Factor[x^2 + 1.5]", "1.5 + x^2"),
        ("Factor[x^2 y + x y]", "x*(1 + x)*y"),
        ("FactorList[2 x^3 + 2 x^2]", "{{2, 1}, {x, 2}, {1 + x, 1}}"),
        ("FactorList[(x - 1)^2]", "{{1, 1}, {-1 + x, 2}}"),
        ("FactorSquareFree[x^5 - x^3 - x^2 + 1]", "(-1 + x)^2*(1 + 2*x + 2*x^2 + x^3)"),
        ("FactorTerms[3 + 6 x + 9 x^2]", "3*(1 + 2*x + 3*x^2)"),
        ("FactorTerms[x/2 + 1/3]", "(2 + 3*x)/6"),
        ("FactorTerms[x + 1]", "1 + x"),
    ],
)
def test_factors(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize("seed", range(6))
def test_factors_multiply_to_the_polynomial(seed):
    code = (
        f"SeedRandom[{seed}]; p = Expand[Product[RandomInteger[{{-5, 5}}, 3] . {{1, x, x^2}} + x^3, {{3}}]]; "
        "Expand[Factor[p]] === p"
    )
    assert value_of(code) == "True"


@pytest.mark.parametrize(
    "code, expected",
    [
        (
            "{Factor[x^2 + 1, Modulus -> 2], Factor[x^4 + 1, Modulus -> 3], Factor[3 x^2 + 3, Modulus -> 5], Factor[x/2 + 1, Modulus -> 7]}",
            "{(1 + x)^2, (2 + x + x^2)*(2 + 2*x + x^2), 3*(2 + x)*(3 + x), 4*(2 + x)}",
        ),
        (
            "{Factor[x^2 + 1, Modulus -> 0], Factor[7 x, Modulus -> 7], Factor[{x^2, x - 1}, Modulus -> 3]}",
            "{1 + x^2, 0, {x^2, 2 + x}}",
        ),
        ("FactorList[x^6 - 1, Modulus -> 3]", "{{1, 1}, {1 + x, 3}, {2 + x, 3}}"),
    ],
)
def test_factors_modulo_a_prime(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Factor[x y + 1, Modulus -> 3]", ["General::unsup"]),
        ("Factor[x^2 + 1, Modulus -> 4]", ["General::unsup"]),
        ("Factor[x^2 - 2, Extension -> Sqrt[2]]", ["General::unsup"]),
        ("Factor[x^2 - 2, Extension -> None]", []),
        ("Solve[x^2 == 2, x, Modulus -> 7]", ["General::unsup"]),
        ("Cancel[x/x^2, Modulus -> 3]", ["General::unsup"]),
        ("Together[1/x + 1/y, Modulus -> 0]", []),
    ],
)
def test_options_that_cannot_be_carried_out_are_told(code, expected):
    assert messages_of(code) == expected
