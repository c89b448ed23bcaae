"""Boxes: what MakeBoxes and ToBoxes give, box syntax in input, and the way back to expressions."""

import pytest
from asking import text_of, value_of

from wlnet import Session


@pytest.mark.parametrize(
    "code, boxes",
    [
        ("u/v", "FractionBox[u, v]"),
        ("Sqrt[u]", "SqrtBox[u]"),
        ("1/Sqrt[u]", "FractionBox[1, SqrtBox[u]]"),
        ("u^2 + 1/v", "RowBox[{SuperscriptBox[u, 2], +, FractionBox[1, v]}]"),
        ("u - 2 v", "RowBox[{u, -, RowBox[{2,  , v}]}]"),
        ("-3/4", "RowBox[{-, FractionBox[3, 4]}]"),
        ("(u + v) w", "RowBox[{RowBox[{(, RowBox[{u, +, v}], )}],  , w}]"),
        ('"s"', '"s"'),
        ("1.5", "1.5`"),
        ("{1, 2}", "RowBox[{{, RowBox[{1, ,, 2}], }}]"),
        ("g[]", "RowBox[{g, [, ]}]"),
        ("Subscript[u, 1]", "SubscriptBox[u, 1]"),
        ("MatrixForm[{{1}}]", "TagBox[RowBox[{(, GridBox[{{1}}], )}], MatrixForm]"),
    ],
)
def test_to_boxes(code, boxes):
    assert value_of(f"ToBoxes[{code}]", "OutputForm") == boxes


@pytest.mark.parametrize(
    "code, expected",
    [
        (r"\(u \^ 2\)", "SuperscriptBox[u, 2]"),
        (r"\(u \/ v + w\)", "RowBox[{FractionBox[u, v], +, w}]"),
        (r"\(\@ u + v\)", "RowBox[{SqrtBox[u], +, v}]"),
        (r"\(\@ u \% 3\)", "RadicalBox[u, 3]"),
        (r"\(u \_ i \% n\)", "SubsuperscriptBox[u, i, n]"),
        (r"\(u \& ~\)", "OverscriptBox[u, ~]"),
        (r"\(c (1 + u)\)", "RowBox[{c, RowBox[{(, RowBox[{1, +, u}], )}]}]"),
        (r"\(TraditionalForm \` u\)", "FormBox[u, TraditionalForm]"),
        (r"\!\(u\^2\) + 1", "1 + u^2"),
        (r"\!\(\*FractionBox[\(1\), \(2\)]\) + 1", "3/2"),
        (r"\!\(\*SubscriptBox[\(u\), \(i\)]\)[t]", "Subscript[u, i][t]"),
        (r"\!\(\*OverscriptBox[\(u\), \(_\)]\)", "OverBar[u]"),
        (r"\!\(\*SuperscriptBox[\(g\), \(\[Prime]\)]\)[u]", "Derivative[1][g][u]"),
        (r"{\!\(\*RowBox[{\"2\", \" \", \"v\"}]\), 1}".replace('\\"', '"'), "{2*v, 1}"),
        (r'g[\!\(\*InterpretationBox["shown", 5]\)]', "g[5]"),
        (r"\!\(\*GridBox[{{\(1\)}, {\(2\)}}]\)", "{{1}, {2}}"),
    ],
)
def test_box_syntax_in_input(code, expected):
    assert value_of(code, "OutputForm") == expected


@pytest.mark.parametrize("code", [r"\(u", r"\)", r"\!u", r"\(u]\)", r"\(u \^\)", r"\(" * 3000, r"\(\*Box[\)"])
def test_wrong_box_syntax_is_reported(code):
    session = Session()
    assert session.evaluate_to_string(code, form="OutputForm") == "$Failed"
    assert session.messages


@pytest.mark.parametrize("code", ["a/b + Sqrt[x]^3 - f'[x]", "x_Integer -> {1/2, #1 & , -y}", "(a -> b) -> c"])
def test_boxes_can_be_read_back(code):
    assert value_of(f"ToExpression[ToBoxes[{code}]] === ({code})", "OutputForm") == "True"


def test_make_expression_holds_what_boxes_stand_for():
    assert value_of('MakeExpression[RowBox[{"1", "+", "1"}]]', "OutputForm") == "HoldComplete[1 + 1]"
    assert value_of('MakeExpression[RowBox[{"1", "+"}]]', "OutputForm") == "ErrorBox[RowBox[{1, +}]]"


@pytest.mark.parametrize("code", [
    "1", "-1", "1/2", "-3/4", "1.5", "-2.5", "1 + I", "2 I", "x", '"s"', "Pi", "E^x", "Infinity", "x + y", "x - y", "-x", "-x - y", "a b", "-a b", "a/b", "a/(b c)", "(a + b)/c", "a (b + c)", "2 x/3", "x^2", "x^-2", "x^(1/2)", "x^(-1/2)", "x^(2/3)", "(a + b)^2", "(x^y)^z", "x^(y^z)", "(-1)^x", "{}", "{a}", "{a, {b}}",
    "f[]", "f[x]", "f[x, y]", "f[x][y]", "(a + b)[x]", "<|a -> 1, b -> 2|>", "<||>", "a -> b", "a :> b", "a == b", "a != b", "a < b", "a >= b", "a && b || c", "!a", "!(a && b)", "a . b", "a | b", "a /. b -> c", "Hold[f /@ x]", "Hold[f @@ x]", "Hold[a <> b]", "Hold[a; b]", "Hold[a = b]", "Hold[a := b]", "Hold[x[[1, 2]]]", "a === b // Hold",
    "x_", "_", "__", "x__Integer", "x_ /; x > 1", "x : (a | b)", "# + 1 &", "#2 &", "f'[x]", "f''[x]", "n!", "Subscript[x, 1]", "Subscript[x, 1, 2]", "Overscript[x, y]", "Underscript[x, y]", "OverBar[x]", "OverHat[x]", "Hold[(a -> b) -> c]", "(a + b) -> c", "a \\[Union] b // Hold", "Hold[a \\[Element] b]",
])  # fmt: skip
def test_more_boxes_can_be_read_back(code):
    assert value_of(f"Block[{{e = ({code})}}, ToExpression[ToBoxes[e]] === e]") == "True"


@pytest.mark.parametrize("code, boxes", [
    ("x + y", 'RowBox[{"x", "+", "y"}]'), ("x - y", 'RowBox[{"x", "-", "y"}]'), ("2 x", 'RowBox[{"2", " ", "x"}]'), ("x^(2/3)", 'SuperscriptBox["x", FractionBox["2", "3"]]'), ("x^-2", 'FractionBox["1", SuperscriptBox["x", "2"]]'), ("(a + b)^2", 'SuperscriptBox[RowBox[{"(", RowBox[{"a", "+", "b"}], ")"}], "2"]'),
    ("2 x/3", 'FractionBox[RowBox[{"2", " ", "x"}], "3"]'), ("1 + 2 I", 'RowBox[{"1", "+", RowBox[{"2", " ", "\\[ImaginaryI]"}]}]'), ("I", '"\\[ImaginaryI]"'), ("f[x, y]", 'RowBox[{"f", "[", RowBox[{"x", ",", "y"}], "]"}]'), ("{}", 'RowBox[{"{", "}"}]'), ("{x}", 'RowBox[{"{", "x", "}"}]'),
    ("Subscript[x, 1, 2]", 'SubscriptBox["x", RowBox[{"1", ",", "2"}]]'), ("OverBar[x]", 'OverscriptBox["x", "_"]'), ("HoldForm[x]", 'TagBox["x", HoldForm]'), ("Style[x, Bold]", 'StyleBox["x", Bold]'), ("Grid[{{1, 2}}]", 'TagBox[GridBox[{{"1", "2"}}], Grid]'), ("Row[{x, y}]", 'TemplateBox[{"x", "y"}, "RowDefault"]'), ('Row[{x, y}, ","]', 'RowBox[{"x", "\\",\\"", "y"}]'),
    ("RawBoxes[b]", "b"), ("Pi", '"π"'), ("-1.5", 'RowBox[{"-", "1.5`"}]'), ("!a", 'RowBox[{"!", "a"}]'),
])  # fmt: skip
def test_more_to_boxes(code, boxes):
    assert value_of(f"ToBoxes[{code}] === {boxes}") == "True", value_of(f"ToBoxes[{code}]")


def test_make_boxes_holds_and_takes_definitions():
    assert value_of("MakeBoxes[1 + 1]") == 'RowBox[{"1", "+", "1"}]' and value_of("Attributes[MakeBoxes]") == "{HoldAllComplete}"
    assert value_of('MakeBoxes[q[x_], StandardForm] := "Q"; ToBoxes[{q[1], 2}]') == 'RowBox[{"{", RowBox[{"Q", ",", "2"}], "}"}]'


def test_parentheses_stand_where_operators_need_them():
    """Every operator in every other, on the left and on the right, is read back from its boxes as it was."""
    code = """heads = {Plus, Times, Power, Rule, RuleDelayed, Equal, Unequal, Less, LessEqual, Greater, GreaterEqual, And, Or, Set, SetDelayed, SameQ, UnsameQ, Dot,
        Alternatives, ReplaceAll, Map, Apply, StringJoin, Condition, Element, Cross, Union, Intersection};
    back[e_] := ToExpression[ToBoxes[e]];
    Select[Tuples[heads, 2], Function[p, With[{f = p[[1]], g = p[[2]]}, ! (back[Hold[f[g[a, b], c]]] === Hold[f[g[a, b], c]] && back[Hold[f[a, g[b, c]]]] === Hold[f[a, g[b, c]]])]]]"""
    assert text_of(code) == "{}"


@pytest.mark.parametrize(
    "code",
    [
        "Hold[Pattern[x, 1]]",
        "Hold[Pattern[1, _]]",
        "Hold[Pattern[x]]",
        "Hold[Pattern[x, _, 1]]",
        "Hold[Pattern[x, a | b]]",
        "Hold[Pattern[x, Pattern[y, _]]]",
        "Hold[Pattern[x, __]]",
        "Hold[Pattern[x, a /; b]]",
        "Hold[Blank[a, b]]",
        "Hold[x -> #1 &]",
        "Hold[(a -> b) &]",
        "Hold[-(a + b)]",
        "Hold[(a = b)[c]]",
        "Hold[(-1)!]",
        "Hold[(a b)!]",
        "Hold[(a + b)[[1]]]",
    ],
)
def test_odd_patterns_and_functions_can_be_read_back(code):
    assert text_of(f"ToExpression[ToBoxes[{code}]] === {code}") == "True"


@pytest.mark.parametrize(
    "code, expected",
    [
        ("ToBoxes[(#1 &) &]", 'RowBox[{RowBox[{"(", RowBox[{"#", "&"}], ")"}], "&"}]'),
        ("ToBoxes[(!a)!]", 'RowBox[{RowBox[{"(", RowBox[{"!", "a"}], ")"}], "!"}]'),
        ("ToBoxes[HoldForm[(# &)[x]]][[1]]", 'RowBox[{RowBox[{"(", RowBox[{"#", "&"}], ")"}], "[", "x", "]"}]'),
        ("ToBoxes[!a && b]", 'RowBox[{RowBox[{"!", "a"}], "&&", "b"}]'),
        ("ToBoxes[(# &) + 1]", 'RowBox[{"1", "+", RowBox[{"(", RowBox[{"#", "&"}], ")"}]}]'),
    ],
)
def test_operators_of_one_operand_in_others_get_parentheses(code, expected):
    assert value_of(code) == expected
