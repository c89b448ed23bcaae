"""ToString and ToExpression, printed forms of tables and numbers, Format definitions, boxes."""

import pytest
from asking import answer_of, messages_of, value_of
from hypothesis import given, settings
from hypothesis import strategies as st

from wlnet import Session
from wlnet.expression import Expr, S, expr, make_list, rational, same, symbol


@pytest.mark.parametrize(
    "code, expected",
    [
        (r'{\:0078\:0079, "\:0078\:0022", \101}', '{xy, "x\\"", A}'),
        ('Format[r[items___]] := Infix[{items}, "~"]; ToString[{r[1, 2, 3], r[1]}]', '"{1 ~ 2 ~ 3, 1}"'),
        ('Format[g[x_]] := Prefix[h[x], "!"]; ToString[g[a + b]]', '"!(a + b)"'),
        ("ToString[{Postfix[f[x]], Infix[f[a, b]], 2 PrecedenceForm[a, 10]}]", '"{x // f, a ~f~ b, 2 (a)}"'),
        ('Format[p[x_], TeXForm] := "tex"; {ToString[p[1], TeXForm], ToString[p[1]]}', '{"\\\\text{tex}", "p[1]"}'),
        (
            'ToString[TableForm[{{1, 2}, {3, 4}}, TableHeadings -> {{"a", "b"}, {"c", "d"}}]]',
            '"    c   d\\n\\na   1   2\\n\\nb   3   4"',
        ),
        ("ToString[TableForm[{{1, 22}, {333, 4}}, TableAlignments -> Right]]", '"  1   22\\n\\n333    4"'),
        ("ToString[TableForm[{{1, 22}, {333, 4}}, TableSpacing -> {0, 1}]]", '"1   22\\n333 4"'),
        ("ToString[TableForm[{1, 2, 3}, TableDirections -> Row]]", '"1   2   3"'),
        ("ToString[TableForm[5]]", '"5"'),
        ("ToString[TableForm[{{a, {1, 2}}, {b, c}}]]", '"a   1\\n    2\\n\\nb   c"'),
        ("ToString[MatrixForm[{1, 2}]]", '"1\\n\\n2"'),
        ("ToString[Column[{1, Column[{2, 3}]}]]", '"1\\n2\\n3"'),
        ('ToString[Row[{"a", Column[{1, 2}], "b"}]]', '"a1b\\n 2"'),
        ('ToString[Grid[{{"a", "bb"}, {"ccc", "d"}}, Alignment -> Right]]', '"  a   bb\\n\\nccc    d"'),
        ("ToString[NumberForm[{1.23456, 7.}, 3]]", '"{1.23, 7.}"'),
        ("ToString[NumberForm[1234.5678, {10, 2}]]", '"1234.57"'),
        ("ToString[NumberForm[1.5, {4, 3}]]", '"1.500"'),
        ("ToString[NumberForm[-3.7, {4, 2}]]", '"-3.70"'),
        ("ToString[NumberForm[123456789.]]", '"1.23457*^8"'),
        ("ToString[NumberForm[1234567.891, {12, 2}, DigitBlock -> 3]]", '"1.23*^6"'),
        ("ToString[DecimalForm[1234567.8]]", '"1234570."'),
        ("ToString[AccountingForm[{5, -5}]]", '"{5, (5)}"'),
        ("ToString[NumberForm[Pi // N, 10]]", '"3.141592654"'),
        ("ToString[PaddedForm[{1, 22, 333}, 4]]", '"{    1,    22,   333}"'),
        ("ToString[PaddedForm[-1.5, {5, 2}]]", '"  -1.50"'),
        ('ToString[PaddedForm[1.5, {5, 2}, NumberPadding -> {"0", "0"}]]', '"0001.50"'),
        ('ToString[NumberForm[100, NumberSigns -> {"-", "+"}]]', '"+100"'),
        ("ToString[EngineeringForm[0.00012]]", '"120.*^-6"'),
        ("ToString[ScientificForm[0.00012345, 3]]", '"1.23*^-4"'),
        ("ToString[ScientificForm[5]]", '"5"'),
        ("ToString[BaseForm[255, 16]]", '"ff\\n  16"'),
        ("ToString[BaseForm[0.5, 2]]", '"0.1\\n   2"'),
        ("ToString[{BaseForm[5, 2], x}]", '"{101 , x}\\n    2"'),
        ("ToString[Short[Range[10]]]", '"{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}"'),
        ("ToString[Shallow[{1, {2, {3, {4, {5}}}}}]]", '"{1, {2, {3, {<<2>>}}}}"'),
        ("ToString[Shallow[Range[20]]]", '"{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, <<10>>}"'),
        ("ToString[Skeleton[5]]", '"<<5>>"'),
        ("ToString[HoldForm[1 + 1]]", '"1 + 1"'),
        ("ToString[Style[x, Red, 12]]", '"x"'),
        ("ToString[Framed[x]]", '"x"'),
        ('ToString[Labeled[x, "lab"]]', '" x\\nlab"'),
        ('ToString[Tooltip[x, "tip"]]', '"x"'),
        ('ToString[InputForm["a"]]', '"\\"a\\""'),
        ("ToString[FullForm[x^2 + 1]]", '"Plus[1, Power[x, 2]]"'),
        ('ToString[{InputForm["a"], "b"}]', '"{\\"a\\", b}"'),
        ("ToString[Subscript[x, 1]]", '"Subscript[x, 1]"'),
        ("ToString[Overscript[x, y]]", '"y\\nx"'),
        ('ToString["a\\nb"]', '"a\\nb"'),
        ('ToString[{"a\\nb"}]', '"{a\\nb}"'),
        ("ToString[a*b]", '"a b"'),
        ("ToString[Sqrt[2]]", '"Sqrt[2]"'),
        ("ToString[1.*^10]", '"1.*^10"'),
        ("ToString[123456.789]", '"123457."'),
        ('ToString[<|"a" -> 1|>]', '"<|a -> 1|>"'),
        ("ToString[x_Integer]", '"x_Integer"'),
        ("ToString[#^2 &]", '"#1^2 & "'),
        ("ToString[Function[x, x^2]]", '"Function[x, x^2]"'),
        ("ToString[Hold[a; b], InputForm]", '"Hold[a; b]"'),
        ("ToString[{1.0, 2.5*^-10}, InputForm]", '"{1., 2.5*^-10}"'),
        ("ToString[1`20, InputForm, NumberMarks -> False]", '"1."'),
        ("ToString[x^2, TeXForm]", '"x^2"'),
        ("ToString[Sqrt[x]/2, TeXForm]", '"\\\\frac{\\\\sqrt{x}}{2}"'),
        ("ToString[Sin[x] + Pi, TeXForm]", '"\\\\sin (x)+\\\\pi"'),
        ("ToString[a/b + c^10, CForm]", '"a/b + Power(c,10)"'),
        ("ToString[Sin[x]^2, CForm]", '"Power(Sin(x),2)"'),
        ("ToString[x^2, FortranForm]", '"x**2"'),
        ("ToString[1/4, CForm]", '"0.25"'),
        ("ToString[2 x/3 + 1/y, CForm]", '"(2*x)/3. + 1/y"'),
        ("ToString[Exp[-x], CForm]", '"Power(E,-x)"'),
        ("ToString[a < b && !c, FortranForm]", '"a.lt.b.and..not.c"'),
        ("ToString[1 + 2 I, FortranForm]", '"(1,2)"'),
        ("ToString[1/Sqrt[x], FortranForm]", '"1/Sqrt(x)"'),
        ("ToString[{1, 2}, CForm]", '"List(1,2)"'),
        ('Format[p[x_, y_]] := Row[{x, "|", y}]; ToString[{p[1, 2], p[a, b]}]', '"{1|2, a|b}"'),
        ('Format[v] := "vee"; ToString[v + 1]', '"1 + vee"'),
        ('Format[q[x_], InputForm] := "special"; ToString[q[1], InputForm]', '"\\"special\\""'),
        ("Format[p[x_]] := x; ToString[p[1], InputForm]", '"p[1]"'),
        ("MakeBoxes[1 + x]", 'RowBox[{"1", "+", "x"}]'),
        ('ToExpression[RowBox[{"1", "+", "2"}]]', "3"),
        ('ToExpression["x = 5; x + 1"]', "6"),
        ('ToExpression["1\\n2"]', "2"),
        ('SyntaxQ["1 + "]', "False"),
        ('SyntaxQ["f[x]"]', "True"),
        ('ToString[Row[{1, 2, 3}, ","]]', '"1,2,3"'),
        ('ToString[StringForm["a `1` b", {1, "x"}]]', '"a {1, x} b"'),
        ('ToString[SequenceForm[a, "b", 3]]', '"ab3"'),
        ("Unique[] =!= Unique[]", "True"),
        ("ToString[Null]", '"Null"'),
        ("ToString[True]", '"True"'),
        ("ToString[10^20]", '"100000000000000000000"'),
        ("ToString[2 + 3 I]", '"2 + 3 I"'),
        ("ToString[Infinity]", '"Infinity"'),
        ("ToString[-x]", '"-x"'),
        ("ToString[{}]", '"{}"'),
        ("ToString[f[]]", '"f[]"'),
        ("ToString[Range[3]]", '"{1, 2, 3}"'),
        ("ToString[N[1/3, 20]]", '"0.33333333333333333333"'),
        ("ToString[a && b || !c]", '"(a && b) || !c"'),
        ("ToString[x == y]", '"x == y"'),
        ("ToString[a :> b]", '"a :> b"'),
        ("ToString[x /. y -> z, InputForm]", '"x"'),
        ('ToString[Missing["NotFound"]]', '"Missing[NotFound]"'),
    ],
)
def test_value(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, message",
    [
        ('ToExpression["1 +"]', "ToExpression::sntxi"),
        ('ToExpression["f[1}"]', "ToExpression::bktmcp"),
        ("ToExpression[x]", "ToExpression::notstrbox"),
        ('ToExpression["x", TeXForm]', "ToExpression::form"),
        ("ToString[x, Foo]", "ToString::fmtval"),
        ("ToString[x, Foo -> 1]", "ToString::optx"),
        ('Unique["1"]', "Unique::usym"),
        ("SyntaxQ[1]", "SyntaxQ::string"),
    ],
)
def test_mistakes_are_reported(code, message):
    assert messages_of(code) == [message]


def test_page_width_breaks_lines():
    lines = Session().evaluate("ToString[Table[abc[i], {i, 30}], InputForm, PageWidth -> 40]").split("\n")
    assert len(lines) > 5 and max([len(line) for line in lines]) <= 40


def test_print_shows_wrappers_carried_out():
    session = Session()
    written = []
    session.on_output(written.append)
    session.run('Print["n = ", NumberForm[3.14159, 3], " ", {"a", 0.1 + 0.2}]; Print[TableForm[{{1, 2}, {3, 4}}]]')
    assert "".join(written) == "n = 3.14 {a, 0.30000000000000004}\n1   2\n\n3   4\n"


def test_to_expression_reads_one_expression_after_the_other():
    code = 'ToExpression["BeginPackage[\\"P`\\"]\\nf::usage = \\"u\\"\\nEndPackage[]"];\nContext[f]'
    assert Session().evaluate(code) == "P`"


values = st.recursive(
    st.one_of(
        st.integers(-(10**20), 10**20),
        st.floats(allow_nan=False, allow_infinity=False),
        st.text(st.characters(blacklist_categories=("Cs", "Co", "Cn")), max_size=6),
        st.builds(rational, st.integers(-50, 50), st.integers(1, 50)),
        st.sampled_from([symbol("Global`x"), symbol("Global`yy"), S.True_, S.Null, S.Pi]),
    ),
    lambda children: (
        st.lists(children, max_size=3).map(make_list)
        | st.builds(lambda a, b: Expr(symbol("Global`f"), (a, b)), children, children)
        | st.builds(lambda a, b: expr("Rule", a, b), children, children)
    ),
    max_leaves=8,
)


@settings(max_examples=100, deadline=None)
@given(values)
def test_to_expression_undoes_to_string_in_input_form(value):
    session = Session()
    assert same(session.evaluate_input(expr("ToExpression", expr("ToString", value, S.InputForm))), value)


@pytest.mark.parametrize("code, expected", [
    ('{TextString[5], TextString[x + 1], TextString["s"], TextString[{1, "a"}], TextString[True], TextString[1.5]}', '{"5", "1 + x", "s", "{1, a}", "True", "1.5"}'),
    ('{AlphabeticOrder["a", "b"], AlphabeticOrder["b", "a"], AlphabeticOrder["a", "a"], AlphabeticOrder["a", "A"], AlphabeticOrder["é", "f"], AlphabeticOrder[1, 2], AlphabeticSort[{"b", "a", "C"}], AlphabeticSort[{}], AlphabeticSort[{1}]}', '{1, -1, 0, 1, 1, AlphabeticOrder[1, 2], {"a", "b", "C"}, {}, AlphabeticSort[{1}]}'),
    ('{ToString[5], ToString[-5], ToString[2^70], ToString["a", InputForm], ToString[x^2, FormatType -> InputForm], ToString[1.5, FullForm], ToString[{1, "b"}, InputForm], ToString["é", CharacterEncoding -> "ASCII"], ToString[1`20, InputForm, NumberMarks -> False], ToString[Range[30], PageWidth -> 20] // StringContainsQ["\\n"]}', '{"5", "-5", "1180591620717411303424", "\\"a\\"", "x^2", "1.5`", "{1, \\"b\\"}", "\\\\:00e9", "1.", True}'),
    ('{ToExpression["1 + 1"], ToExpression["1 + 1", InputForm, Hold], ToExpression[{"1", "x"}], ToExpression[5], ToExpression["a; b"], ToExpression["x = 3; x^2"], ToExpression["1\\n2"], ToExpression[""], ToExpression["1; 2", InputForm, HoldComplete], ToExpression["{1,\\n2}"]}', "{2, Hold[1 + 1], {1, 3}, 5, b, 9, 2, Null, HoldComplete[1; 2], {1, 2}}"),
    ('{SyntaxQ["1 + 1"], SyntaxQ["1 +"], SyntaxQ["f["], SyntaxQ[""], SyntaxQ["a b"], SyntaxQ["]"]}', "{True, False, False, True, True, False}"),
    ('u = Unique[x]; v = Unique["y"]; {u =!= Unique[x], StringStartsQ[SymbolName[u], "x$"], StringStartsQ[SymbolName[v], "y"], StringFreeQ[SymbolName[v], "$"], Head[Unique[]], Length[Unique[{a, b}]]}', "{True, True, True, True, Symbol, 2}"),
    ('Format[p[x_]] := Row[{"<", x, ">"}]; {ToString[p[1]], ToString[{p[p[2]]}], ToString[p[1], InputForm], Format[5], Subscript[x, 1]}', '{"<1>", "{<<2>>}", "p[1]", Format[5], Subscript[x, 1]}'),
])  # fmt: skip
def test_more_values(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize("code, value, message", [
    ("ToString[x, y]", "ToString[x, y]", "ToString::fmtval"), ("ToString[x, y -> 1]", "ToString[x, y -> 1]", "ToString::optx"), ("ToExpression[x]", "$Failed", "ToExpression::notstrbox"), ('ToExpression["1 +"]', "$Failed", "ToExpression::sntxi"),
    ('ToExpression["1", TeXForm]', "$Failed", "ToExpression::form"), ("SyntaxQ[5]", "SyntaxQ[5]", "SyntaxQ::string"), ("Unique[5]", "Unique[5]", "Unique::usym"), ('Unique["1a"]', 'Unique["1a"]', "Unique::usym"),
])  # fmt: skip
def test_more_mistakes(code, value, message):
    assert answer_of(code) == (value, [message])
