"""TeXForm, as text of expressions that are read and evaluated."""

import pytest

from wlnet import Session

MATRIX = "\\left(\n\\begin{array}{cc}\n 1 & x \\\\\n 0 & 2 \\\\\n\\end{array}\n\\right)"


@pytest.mark.parametrize(
    "code, text",
    [
        ("1 + u + u^2", "u^2+u+1"),
        ("u - v", "u-v"),
        ("u + 1/u + 1", "u+\\frac{1}{u}+1"),
        ("-u^2 - u", "-u^2-u"),
        ("(u + v) w", "w (u+v)"),
        ("(u + v)^2", "(u+v)^2"),
        ("2 u v", "2 u v"),
        ("-3/4 u", "-\\frac{3 u}{4}"),
        ("u^10", "u^{10}"),
        ("u^(1/3)", "\\sqrt[3]{u}"),
        ("u^(2/3)", "u^{2/3}"),
        ("1/Sqrt[u]", "\\frac{1}{\\sqrt{u}}"),
        ("Exp[-u]", "e^{-u}"),
        ("Pi/2", "\\frac{\\pi }{2}"),
        ("E + Pi", "e+\\pi"),
        ("3 - 2 I", "3-2 i"),
        ("2.5*^12", "2.5\\times 10^{12}"),
        ("-Infinity", "-\\infty"),
        ("Sin[u]^2", "\\sin ^2(u)"),
        ("ArcCos[u]", "\\cos ^{-1}(u)"),
        ("Abs[u]", "\\left| u\\right| "),
        ("Floor[u]", "\\left\\lfloor u\\right\\rfloor "),
        ("n!", "n!"),
        ("Binomial[n, k]", "\\binom{n}{k}"),
        ("BesselJ[0, u]", "J_0(u)"),
        ("g''[u]", "g''(u)"),
        ("D[g[u, v], u]", "g^{(1,0)}(u,v)"),
        ("Integrate[g[t], {t, 0, 1}]", "\\int_0^1 g(t) \\, dt"),
        ("HoldForm[Sum[k^2, {k, n}]]", "\\sum _{k=1}^n k^2"),
        ("!p && q", "\\neg p\\land q"),
        ("u \\[Element] Reals", "u\\in \\mathbb{R}"),
        ("\\[Alpha] + \\[Beta]", "\\alpha +\\beta"),
        ("Subscript[a, 1]", "a_1"),
        ("Subscript[a, i, 2]", "a_{i,2}"),
        ("{{1, x}, {0, 2}}", MATRIX),
        ("{1, x}", "\\{1,x\\}"),
        ("Piecewise[{{1, u > 0}}]", "\\begin{cases}\n 1 & u>0 \\\\\n 0 & \\text{True}\n\\end{cases}"),
        ("word", "\\text{word}"),
    ],
)
def test_tex(code, text):
    assert Session().evaluate(f"ToString[{code}, TeXForm]") == text
