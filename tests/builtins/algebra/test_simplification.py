"""Simplification, assumptions, and one form of a function for another."""

import pytest
from asking import value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Simplify[Sin[x]^2 + Cos[x]^2]", "1"),
        ("Simplify[(x^2 - 1)/(x - 1)]", "1 + x"),
        ("Simplify[x^2 + 2 x + 1]", "(1 + x)^2"),
        ("Simplify[Cosh[x]^2 - Sinh[x]^2]", "1"),
        ("Simplify[Sin[x]/Cos[x]]", "Tan[x]"),
        ("Simplify[2 Sin[x] Cos[x]]", "Sin[2*x]"),
        ("Simplify[Cos[x]/Sin[x]]", "Cot[x]"),
        ("Simplify[3 Sin[x]^2 + 3 Cos[x]^2 + y]", "3 + y"),
        ("Simplify[{x + x, (x^2 - 1)/(x + 1)}]", "{2*x, -1 + x}"),
        ("Simplify[f[(x^2 - 1)/(x + 1)]]", "f[-1 + x]"),
        ("Simplify[a b + a c]", "a*(b + c)"),
        ("Simplify[x]", "x"),
        ("Simplify[5]", "5"),
        ("Simplify[(x + 1)^2 - x^2 - 2 x]", "1"),
        ("Simplify[1/(1 + 1/x)]", "x/(1 + x)"),
        ("Simplify[(x - 1) (x + 1) == x^2 - 1]", "True"),
        ("FullSimplify[Sin[x]^2 + Cos[x]^2]", "1"),
        ("Simplify[x y/(y x)]", "1"),
        ("Simplify[Log[2] + Log[3]]", "Log[6]"),
        ("Simplify[1 - Sin[x]^2]", "Cos[x]^2"),
        ("Simplify[1 - Cos[x]^2]", "Sin[x]^2"),
    ],
)
def test_simplify(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Simplify[Sqrt[x^2], x > 0]", "x"),
        ("Simplify[Sqrt[x^2]]", "Sqrt[x^2]"),
        ("Refine[Sqrt[x^2], x < 0]", "-x"),
        ("Refine[Sqrt[x^2], Element[x, Reals]]", "Abs[x]"),
        ("Refine[Abs[x], x < 0]", "-x"),
        ("Refine[Abs[x], x >= 0]", "x"),
        ("Refine[Abs[x]]", "Abs[x]"),
        ("Refine[Sign[x], x > 0]", "1"),
        ("Refine[Sign[x], x < 0]", "-1"),
        ("Refine[Sign[x], x >= 0]", "Sign[x]"),
        ("Refine[Re[x], Element[x, Reals]]", "x"),
        ("Refine[Im[x], Element[x, Reals]]", "0"),
        ("Refine[Conjugate[x], x > 0]", "x"),
        ("Refine[Log[x^p], x > 0 && Element[p, Reals]]", "p*Log[x]"),
        ("Refine[x > 0, x > 0]", "True"),
        ("Refine[x > 0, x > 1]", "True"),
        ("Refine[x < 0, x > 1]", "False"),
        ("Refine[0 < x, x > 1]", "True"),
        ("Refine[x >= 0, x >= 0]", "True"),
        ("Refine[x <= 0, x > 0]", "False"),
        ("Refine[Sin[n Pi], Element[n, Integers]]", "0"),
        ("Refine[Cos[n Pi], Element[n, Integers]]", "(-1)^n"),
        ("Refine[Element[n, Reals], Element[n, Integers]]", "True"),
        ("Refine[UnitStep[x], x > 0]", "1"),
        ("Refine[Ramp[x], x < 0]", "0"),
        ("Refine[Sqrt[a b], a > 0]", "Sqrt[a]*Sqrt[b]"),
        ("Refine[(x^2)^a, x > 0 && Element[a, Reals]]", "x^(2*a)"),
        ("Refine[{Abs[x], x}, x > 0]", "{x, x}"),
        ("Simplify[Abs[x] + x, x > 0]", "2*x"),
        ("Simplify[x^2, Assumptions -> x > 0]", "x^2"),
        ("Simplify[Abs[x], Assumptions -> x > 0]", "x"),
        ("Assuming[x > 0, Simplify[Sqrt[x^2]]]", "x"),
        ("Assuming[x > 0, Refine[Abs[x]]]", "x"),
        ("Assuming[x > 0, Assuming[y < 0, Refine[Abs[x] + Abs[y]]]]", "x - y"),
        ("Assuming[x > 0, $Assumptions]", "x > 0"),
        ("Assuming[x > 0, 1]; $Assumptions", "True"),
        ("Simplify[x > 0, x > 0]", "True"),
    ],
)
def test_assumptions(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("PowerExpand[Sqrt[x y]]", "Sqrt[x]*Sqrt[y]"),
        ("PowerExpand[Sqrt[x^2]]", "x"),
        ("PowerExpand[(x y)^a]", "x^a*y^a"),
        ("PowerExpand[Log[x y]]", "Log[x] + Log[y]"),
        ("PowerExpand[Log[x^a]]", "a*Log[x]"),
        ("PowerExpand[{(a^b)^c, x}]", "{a^(b*c), x}"),
        ("PowerExpand[f[Log[x/y]]]", "f[Log[x] - Log[y]]"),
        ("Expand[TrigToExp[Cos[x]]] === E^(-I x)/2 + E^(I x)/2", "True"),
        ("Expand[TrigToExp[Sinh[x]]] === E^x/2 - E^-x/2", "True"),
        ("TrigToExp[{x, f[x]}]", "{x, f[x]}"),
        ("ExpToTrig[E^x]", "Cosh[x] + Sinh[x]"),
        ("ExpToTrig[{E^(I x), 2}]", "{Cos[x] + I*Sin[x], 2}"),
        ("ExpToTrig[x^2]", "x^2"),
        ("TrigExpand[Sin[2 x]]", "2*Cos[x]*Sin[x]"),
        ("TrigExpand[Sin[x + y]]", "Cos[y]*Sin[x] + Cos[x]*Sin[y]"),
        ("TrigExpand[Cos[x + y]]", "Cos[x]*Cos[y] - Sin[x]*Sin[y]"),
        ("TrigExpand[Cos[2 x]]", "Cos[x]^2 - Sin[x]^2"),
        ("TrigExpand[{Sinh[x + y], x}]", "{Cosh[y]*Sinh[x] + Cosh[x]*Sinh[y], x}"),
        ("TrigExpand[Cosh[2 x]]", "Cosh[x]^2 + Sinh[x]^2"),
        ("TrigReduce[2 Sin[x] Cos[x]]", "Sin[2*x]"),
        ("Expand[2 TrigReduce[Sin[x]^2]]", "1 - Cos[2*x]"),
        ("TrigReduce[2 Cos[x]^2]", "1 + Cos[2*x]"),
        ("TrigReduce[4 Cos[x]^3]", "3*Cos[x] + Cos[3*x]"),
        ("TrigReduce[x]", "x"),
        ("ComplexExpand[(x + I y)^2]", "x^2 + (2*I)*x*y - y^2"),
        ("ComplexExpand[Re[x + I y]]", "x"),
        ("ComplexExpand[Im[(x + I y)^2]]", "2*x*y"),
        ("ComplexExpand[Abs[x + I y]]", "Sqrt[x^2 + y^2]"),
        ("ComplexExpand[Conjugate[x + I y]]", "x - I*y"),
        ("ComplexExpand[E^(I x)]", "Cos[x] + I*Sin[x]"),
        ("ComplexExpand[Sin[x + I y]]", "Cosh[y]*Sin[x] + I*Cos[x]*Sinh[y]"),
        ("ComplexExpand[Cos[x + I y]]", "Cos[x]*Cosh[y] - I*Sin[x]*Sinh[y]"),
        ("ComplexExpand[1/(x + I y)]", "x/(x^2 + y^2) - (I*y)/(x^2 + y^2)"),
        ("ComplexExpand[Sinh[x + I y]] === Cos[y] Sinh[x] + I Cosh[x] Sin[y]", "True"),
        ("ComplexExpand[Cosh[x + I y]] === Cos[y] Cosh[x] + I Sin[y] Sinh[x]", "True"),
        ("LogicalExpand[(a || b) && c]", "(a && c) || (b && c)"),
        ("LogicalExpand[!(a && b)] === (!a || !b)", "True"),
        ("LogicalExpand[!(a || b)] === (!a && !b)", "True"),
        ("LogicalExpand[(a || b) && (c || d)]", "(a && c) || (a && d) || (b && c) || (b && d)"),
        ("LogicalExpand[a]", "a"),
    ],
)
def test_other_forms(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize("name", ["Sin", "Cos", "Tan", "Sinh", "Cosh", "Tanh", "Sec", "Sech"])
def test_exponential_forms_have_the_same_values(name):
    assert (
        value_of(f"Abs[({name}[x] - TrigToExp[{name}[x]]) /. x -> 0.7 + 0.2 I] < 10^-14 && FreeQ[TrigToExp[{name}[x]], {name}]")
        == "True"
    )


@pytest.mark.parametrize("code", ["Sin[3 x]", "Cos[2 x + y]", "Tan[x + y]", "Sinh[3 x]", "Cosh[x + 2 y]"])
def test_expanded_angles_have_the_same_values(code):
    value = f"Abs[({code} - TrigExpand[{code}]) /. {{x -> 0.3, y -> 0.4}}] < 10^-14"
    assert value_of(f"{{{value}, FreeQ[TrigExpand[{code}], (Sin|Cos|Tan|Sinh|Cosh)[_Plus | _Times]]}}") == "{True, True}"


@pytest.mark.parametrize("name", ["TrigToExp", "ExpToTrig", "TrigExpand", "TrigReduce"])
def test_conversions_go_through_lists(name):
    assert value_of(f"{{MemberQ[Attributes[{name}], Listable], {name}[{{{{x}}}}]}}") == "{True, {{x}}}"
