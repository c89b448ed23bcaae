"""Display wrappers: rows, columns, tables, labels, operators, shortened forms."""

import pytest
from asking import value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ('ToString[Row[{1, x, "s"}]]', '"1xs"'),
        ('ToString[Row[{1, 2, 3}, ", "]]', '"1, 2, 3"'),
        ("ToString[Row[{}]]", '""'),
        ("ToString[Row[{a, Column[{1, 2, 3}], b}]]", r'" 1\na2b\n 3"'),
        ('ToString[Column[{1, x + 1, "s"}]]', r'"1\n1 + x\ns"'),
        ("ToString[Column[{1, 22, 333}, Right]]", r'"  1\n 22\n333"'),
        ("ToString[Column[{1, 22, 333}, Center]]", r'" 1\n22\n333"'),
        ("ToString[Column[{1, 2}, Left, 1]]", r'"1\n\n2"'),
        ("ToString[TableForm[{{1, 22}, {333, 4}}]]", r'"1     22\n\n333   4"'),
        ("ToString[TableForm[{1, 2, 3}]]", r'"1\n\n2\n\n3"'),
        ("ToString[MatrixForm[{{1, 22}, {333, 4}}]]", r'"1     22\n\n333   4"'),
        ("ToString[TableForm[{{1, 22}, {333, 4}}, TableAlignments -> Right]]", r'"  1   22\n\n333    4"'),
        ("ToString[TableForm[{{1, 22}, {333, 4}}, TableSpacing -> {0, 1}]]", r'"1   22\n333 4"'),
        (
            'ToString[TableForm[{{1, 2}, {3, 4}}, TableHeadings -> {{"a", "b"}, {"c", "d"}}]]',
            r'"    c   d\n\na   1   2\n\nb   3   4"',
        ),
        ("ToString[TableForm[{{1, 2}, {3, 4}}, TableHeadings -> Automatic]]", r'"    1   2\n\n1   1   2\n\n2   3   4"'),
        ('ToString[TableForm[{{1, 2}, {3, 4}}, TableHeadings -> {None, {"c", "d"}}]]', r'"c   d\n\n1   2\n\n3   4"'),
        ("ToString[TableForm[{1, 2, 3}, TableDirections -> Row]]", '"1   2   3"'),
        ("ToString[TableForm[{{1, 2}, {3}}]]", r'"1   2\n\n3"'),
        ("ToString[TableForm[{{{1, 2}, 3}, {4, 5}}]]", r'"1   3\n2\n\n4   5"'),
        ('ToString[TableForm[{{1.5}, {22.25}}, TableAlignments -> "."]]', r'" 1.5\n\n22.25"'),
        ("ToString[Grid[{{a, b}, {ccc, d}}]]", r'"a     b\n\nccc   d"'),
        ("ToString[Grid[{{a, b}, {ccc, d}}, Alignment -> Right]]", r'"  a   b\n\nccc   d"'),
        ("ToString[TableForm[5]]", '"5"'),
        ("ToString[TableForm[{{1, 2}, {3, 4}}, TableSpacing -> {0, 1}, TableSpacing -> {1, 3}]]", r'"1 2\n3 4"'),
    ],
)
def test_rows_columns_and_tables(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ('ToString[Labeled[xxx, "l"]]', r'"xxx\n l"'),
        ("ToString[Overscript[xxx, 1]]", r'" 1\nxxx"'),
        ("ToString[Underscript[xxx, 1]]", r'"xxx\n 1"'),
        ("ToString[Infix[f[a, b, c]]]", '"a ~f~ b ~f~ c"'),
        ('ToString[Infix[f[a, b], " op "]]', '"a op b"'),
        ("ToString[Prefix[f[a]]]", '"f @ a"'),
        ("ToString[Postfix[f[a]]]", '"a // f"'),
        ('ToString[Prefix[f[a + b], "@@"]]', '"@@(a + b)"'),
        ("ToString[PrecedenceForm[a, 10] b]", '"b (a)"'),
        ("ToString[PrecedenceForm[a, 500] b]", '"b a"'),
        ('ToString[StringForm["`2` and `1`", a, b]]', '"b and a"'),
        ('ToString[Invisible[abc]] <> "|"', '"   |"'),
        ("ToString[HoldForm[1 + 1]]", '"1 + 1"'),
        ("ToString[Style[x + 1, Red]]", '"1 + x"'),
        ("ToString[FullForm[a + b]]", '"Plus[a, b]"'),
        ('ToString[InputForm["a"]]', r'"\"a\""'),
        ("ToString[CForm[x^2 + y]]", '"Power(x,2) + y"'),
        ("ToString[{FullForm[x y], OutputForm[x y]}]", '"{Times[x, y], x y}"'),
        ('ToString[StringForm["`2` ``", a, b, c]]', '"b c"'),
        ('ToString[StringForm["`` `` ``", a, b, c]]', '"a b c"'),
        ('ToString[Infix[f[a, b], "+"] c]', '"c (a + b)"'),
        ('ToString[Infix[f[a, b + c, d e], "*", 400]]', '"a * (b + c) * (d e)"'),
    ],
)
def test_marks_and_labels(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("ToString[Short[Range[200]]]", '"{1, 2, 3, 4, 5, 6, 7, 8, <<184>>, 193, 194, 195, 196, 197, 198, 199, 200}"'),
        ("ToString[Short[Range[10]]]", '"{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}"'),
        ("ToString[Short[Range[200], 0.5]]", '"{1, 2, 3, 4, <<193>>, 198, 199, 200}"'),
        ("ToString[Short[f @@ Range[200]]]", '"f[1, 2, 3, 4, 5, 6, 7, 8, <<184>>, 193, 194, 195, 196, 197, 198, 199, 200]"'),
        (
            'ToString[Short[StringJoin[Table["ab", {100}]]]]',
            '"abababababababababababababababababa<<130>>bababababababababababababababababab"',
        ),
        ("ToString[Short[x + y]]", '"x + y"'),
        ("ToString[Shallow[f[g[h[i[j[k]]]]]]]", '"f[g[h[i[<<1>>]]]]"'),
        ("ToString[Shallow[Range[20]]]", '"{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, <<10>>}"'),
        ("ToString[Shallow[Range[20], {2, 3}]]", '"{1, 2, 3, <<17>>}"'),
        ("ToString[Shallow[{{{1, 2}, 3}, 4}, 2]]", '"{{<<2>>}, 4}"'),
        ("ToString[Skeleton[5]]", '"<<5>>"'),
    ],
)
def test_shortened(code, expected):
    assert value_of(code) == expected
