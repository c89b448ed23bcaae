r"""Boxes in input: what ``\( … \)`` is, and what boxes stand for."""

import pytest
from reader.reading import full_form, mistake


@pytest.mark.parametrize(
    "text, box",
    [
        (r"\(x\)", '"x"'),
        (r"\(\)", '""'),
        (r"\(x y\)", 'RowBox[List["x", "y"]]'),
        (r"\(x \^ 2\)", 'SuperscriptBox["x", "2"]'),
        (r"\(x \_ 1\)", 'SubscriptBox["x", "1"]'),
        (r"\(x \& y\)", 'OverscriptBox["x", "y"]'),
        (r"\(x \+ y\)", 'UnderscriptBox["x", "y"]'),
        (r"\(x \^ 2 \% 1\)", 'SubsuperscriptBox["x", "1", "2"]'),
        (r"\(x \_ 1 \% 2\)", 'SubsuperscriptBox["x", "1", "2"]'),
        (r"\(x \& a \% b\)", 'UnderoverscriptBox["x", "b", "a"]'),
        (r"\(x \+ b \% a\)", 'UnderoverscriptBox["x", "b", "a"]'),
        (r"\(a \/ b\)", 'FractionBox["a", "b"]'),
        (r"\(a \/ b \^ 2\)", 'FractionBox["a", SuperscriptBox["b", "2"]]'),
        (r"\(a \/ b \/ c\)", 'FractionBox[FractionBox["a", "b"], "c"]'),
        (r"\(\@ x\)", 'SqrtBox["x"]'),
        (r"\(\@ x \% 3\)", 'RadicalBox["x", "3"]'),
        (r"\(\@ x \^ 2\)", 'SqrtBox[SuperscriptBox["x", "2"]]'),
        (r"\(f[x]\)", 'RowBox[List["f", "[", "x", "]"]]'),
        (r"\(f[]\)", 'RowBox[List["f", "[", "]"]]'),
        (r"\({a, b}\)", 'RowBox[List["{", RowBox[List["a", ",", "b"]], "}"]]'),
        (r"\(\(x\)\)", '"x"'),
        (r'\("a b"\)', r'"\"a b\""'),
        (r"\(a -> b\)", 'RowBox[List["a", "->", "b"]]'),
        (r"\(1.5`20*^3\)", '"1.5`20*^3"'),
        (r"\(\*f[1, 2]\)", "f[1, 2]"),
        (r"\(a \*f[1]\)", 'RowBox[List["a", f[1]]]'),
        (r"\(F \` x\)", 'FormBox["x", F]'),
    ],
)
def test_boxes_as_written(text, box):
    assert full_form(text) == box


@pytest.mark.parametrize(
    "text, expected",
    [
        (r"\!\(x \^ 2\) + 1", "Plus[Power[x, 2], 1]"),
        (r"\!\(a \/ b\)", "Times[a, Power[b, -1]]"),
        (r"\!\(\@ x\)", "Sqrt[x]"),
        (r"\!\(\@ x \% 3\)", "Power[x, Times[1, Power[3, -1]]]"),
        (r"\!\(x \_ i\)", "Subscript[x, i]"),
        (r"\!\(x \^ 2 \% i\)", "Power[Subscript[x, i], 2]"),
        (r"\!\(a b\)", "Times[a, b]"),
        (r"\!\(x \& ^\)", "OverHat[x]"),
        (r"\!\(x \& y\)", "Overscript[x, y]"),
        (r"\!\(x \+ _\)", "UnderBar[x]"),
        (r"\!\(x \+ b \% a\)", "Underoverscript[x, b, a]"),
        (r"\!\(a + b \/ c\)", "Plus[a, Times[b, Power[c, -1]]]"),
        (r'\!\(\*RowBox[{"a", "+", 1}]\)', "Plus[a, 1]"),
        (r'\!\(\*GridBox[{{"a", "b"}, {"c"}}]\)', "List[List[a, b], List[c]]"),
        (r'\!\(\*InterpretationBox["a", 1 + 1]\)', "Plus[1, 1]"),
        (r'\!\(\*TagBox["a", "b"]\)', "a"),
        (r'\!\(\*RowBox[{"x", "^", FractionBox["1", "2"]}]\)', "Power[x, Times[1, Power[2, -1]]]"),
    ],
)
def test_what_boxes_stand_for(text, expected):
    assert full_form(text) == expected


@pytest.mark.parametrize(
    "text, tag, incomplete",
    [
        (r"\(x", "sntxi", True),
        (r"\(x]\)", "bktmcp", False),
        (r"\!x", "sntxf", False),
        (r"\(x \^ \)", "sntxf", False),
        (r"\(x \% y\)", "bktmcp", False),
        (r"\(f[x\)", "bktmcp", False),
        (r"\(" * 101, "sntxf", False),
        (r"\!\(a + \)", "sntxi", True),
        (r"\)", "sntxf", False),
    ],
)
def test_wrong_boxes(text, tag, incomplete):
    error = mistake(text)
    assert (error[0], error[3]) == (tag, incomplete)


def test_a_hundred_boxes_inside_each_other_are_read():
    assert full_form(r"\(" * 100 + "x" + r"\)" * 100) == '"x"'
