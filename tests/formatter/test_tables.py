"""Rows, columns, tables, grids, labels and scripts."""

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
        ('ToString[Invisible[abc]] <> "|"', '"   |"'),
    ],
)
def test_labels_and_scripts(code, expected):
    assert value_of(code) == expected
