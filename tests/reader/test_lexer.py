"""Tokens: names, blanks, numbers, strings, comments, brackets, and where an expression ends."""

import pytest
from reader.reading import full_form, mistake


@pytest.mark.parametrize(
    "code, expected",
    [
        ("abc1$2", "abc1$2"),
        ("$a", "$a"),
        ("a`b", "a`b"),
        ("`a", "`a"),
        ("a`b`c", "a`b`c"),
        ("αβ1", "αβ1"),
        ("é", "é"),
        ("日本", "日本"),
        ("π", "Pi"),
        ("∞", "Infinity"),
        ("ⅇ", "E"),
        ("ⅈ", "I"),
        ("30 °", "Times[30, Degree]"),
        (r"\[Alpha]", "α"),
        (r"\:03b1", "α"),
        (r"\.41", "A"),
        (r"\101", "A"),
        (r"a\[Equal]b", "Equal[a, b]"),
        ("1a", "Times[1, a]"),
        ("a+1b", "Plus[a, Times[1, b]]"),
    ],
)
def test_names(code, expected):
    assert full_form(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("_", "Blank[]"),
        ("__", "BlankSequence[]"),
        ("___", "BlankNullSequence[]"),
        ("_a", "Blank[a]"),
        ("__a", "BlankSequence[a]"),
        ("___a", "BlankNullSequence[a]"),
        ("x_", "Pattern[x, Blank[]]"),
        ("x__", "Pattern[x, BlankSequence[]]"),
        ("x___", "Pattern[x, BlankNullSequence[]]"),
        ("x_h", "Pattern[x, Blank[h]]"),
        ("x__h", "Pattern[x, BlankSequence[h]]"),
        ("x___h", "Pattern[x, BlankNullSequence[h]]"),
        ("x_.", "Optional[Pattern[x, Blank[]]]"),
        ("x__.", "Optional[Pattern[x, BlankSequence[]]]"),
        ("_.", "Optional[Blank[]]"),
        ("x_..", "Repeated[Pattern[x, Blank[]]]"),
        ("x_...", "RepeatedNull[Pattern[x, Blank[]]]"),
        ("x_.5", "Times[Pattern[x, Blank[]], 0.5`]"),
        ("x_a`b", "Pattern[x, Blank[a`b]]"),
        ("a_b_c", "Times[Pattern[a, Blank[b]], Blank[c]]"),
        ("____", "Times[BlankNullSequence[], Blank[]]"),
        ("f[x_]:=x^2", "SetDelayed[f[Pattern[x, Blank[]]], Power[x, 2]]"),
        ("f /.x_->y", "ReplaceAll[f, Rule[Pattern[x, Blank[]], y]]"),
    ],
)
def test_blanks(code, expected):
    assert full_form(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("#", "Slot[1]"),
        ("##", "SlotSequence[1]"),
        ("#1", "Slot[1]"),
        ("##2", "SlotSequence[2]"),
        ("#12", "Slot[12]"),
        ("#name", 'Slot["name"]'),
        ("#name1", 'Slot["name1"]'),
        ('#"a b"', 'Slot["a b"]'),
        ("#1a", "Times[Slot[1], a]"),
        ("#0", "Slot[0]"),
        ("###", "Times[SlotSequence[1], Slot[1]]"),
        ("# name", "Times[Slot[1], name]"),
        ("%", "Out[]"),
        ("%%", "Out[-2]"),
        ("%%%", "Out[-3]"),
        ("%5", "Out[5]"),
        ("%%5", "Times[Out[-2], 5]"),
        ("% %", "Times[Out[], Out[]]"),
        ("%12", "Out[12]"),
    ],
)
def test_slots_and_results(code, expected):
    assert full_form(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ('"a"', '"a"'),
        ('""', '""'),
        (r'"a\"b"', r'"a\"b"'),
        (r'"a\nb"', r'"a\nb"'),
        (r'"a\\b"', r'"a\\b"'),
        (r'"a\tb\:03b1\.41\101"', r'"a\tbαAA"'),
        (r'"\[Alpha]"', '"α"'),
        ('"a b" "c"', 'Times["a b", "c"]'),
        ('a"b"', 'Times[a, "b"]'),
        ('"(* no comment *)"', '"(* no comment *)"'),
        ('"a\r\nb"', r'"a\nb"'),
        (r'"\(x\)"', r'"\\(x\\)"'),
        (r'"a\<b\>c"', '"abc"'),
        ('"]"', '"]"'),
    ],
)
def test_strings(code, expected):
    assert full_form(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("(* c *) a", "a"),
        ("a (* b *) c", "Times[a, c]"),
        ("a (* b (* c *) d *) e", "Times[a, e]"),
        ("(**)a", "a"),
        ("((*x*)1)", "1"),
        ("a (*)*) b", "Times[a, b]"),
        ("f[(* x *)]", "f[]"),
        ("a[(* ] *) b]", "a[b]"),
    ],
)
def test_comments(code, expected):
    assert full_form(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("2.a", "Times[2.`, a]"),
        ("2..a", "Times[Repeated[2], a]"),
        ("a.b", "Dot[a, b]"),
        ("a . 5", "Dot[a, 5]"),
        ("a.5", "Times[a, 0.5`]"),
        ("1...", "RepeatedNull[1]"),
        ("1..2", "Times[Repeated[1], 2]"),
        ("x->.5", "Rule[x, 0.5`]"),
        ("a^.5", "Power[a, 0.5`]"),
        ("1.2.3", "Times[1.2`, 0.3`]"),
        ("1e5", "Times[1, e5]"),
        ("a-1", "Plus[a, -1]"),
        ("a - 1", "Plus[a, -1]"),
        ("2^-1", "Power[2, -1]"),
        ("1;;2", "Span[1, 2]"),
        ("x=.", "Unset[x]"),
        ("x =.", "Unset[x]"),
        ("x=.5", "Set[x, 0.5`]"),
        ("a/.5", "Times[a, Power[0.5`, -1]]"),
        ("a//.5", "0.5`[a]"),
    ],
)
def test_numbers_beside_operators(code, expected):
    assert full_form(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("a=!b", "Set[a, Not[b]]"),
        ("a!=b", "Unequal[a, b]"),
        ("a===b", "SameQ[a, b]"),
        ("a<-b", "Less[a, Times[-1, b]]"),
        ("a>-b", "Greater[a, Times[-1, b]]"),
        ("a->-b", "Rule[a, Times[-1, b]]"),
        ("a&&b", "And[a, b]"),
        ("a||b", "Or[a, b]"),
        ("a<|b|>", "Times[a, Association[b]]"),
        ("a@@b", "Apply[a, b]"),
        ("a//@b", "MapAll[a, b]"),
        ("a/;b", "Condition[a, b]"),
        ("a/:b=c", "TagSet[a, b, c]"),
        ("a/=b", "DivideBy[a, b]"),
        ("a^:=b", "UpSetDelayed[a, b]"),
        ("a:=b", "SetDelayed[a, b]"),
        ("a:>b", "RuleDelayed[a, b]"),
        ("a//=b", "ApplyTo[a, b]"),
        ("a//b", "b[a]"),
        ("a/.b", "ReplaceAll[a, b]"),
        ("a/@b", "Map[a, b]"),
        ("a//.b", "ReplaceRepeated[a, b]"),
        ("a->b", "Rule[a, b]"),
        ("a..b", "Times[Repeated[a], b]"),
        ("a...b", "Times[RepeatedNull[a], b]"),
        ("a;;b", "Span[a, b]"),
        ("a;b", "CompoundExpression[a, b]"),
    ],
)
def test_the_longest_operator(code, expected):
    assert full_form(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("a∈b", "Element[a, b]"),
        ("a·b", "CenterDot[a, b]"),
        ("a→b", "RightArrow[a, b]"),
        ("a⟶b", "LongRightArrow[a, b]"),
        ("a⧴b", "RuleDelayed[a, b]"),
        ("a⨯b", "Cross[a, b]"),
        ("a∣b", "VerticalBar[a, b]"),
        ("x\ufeff y", "Times[x, y]"),
        ("x\u3000y", "Times[x, y]"),
        ("⌊x⌋", "Floor[x]"),
        ("⌈x + 1⌉", "Ceiling[Plus[x, 1]]"),
        ("⟨a, b⟩", "AngleBracket[a, b]"),
        ("a〚1〛", "Part[a, 1]"),
        ("a⟦1⟧", "Part[a, 1]"),
    ],
)
def test_other_characters_for_operators(code, expected):
    assert full_form(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("{a, b}", "List[a, b]"),
        ("{}", "List[]"),
        ("{{}, {a}}", "List[List[], List[a]]"),
        ("{,}", "List[Null, Null]"),
        ("f[]", "f[]"),
        ("f[,]", "f[Null, Null]"),
        ("f[a,,b]", "f[a, Null, b]"),
        ("f[a,]", "f[a, Null]"),
        ("<|a -> 1|>", "Association[Rule[a, 1]]"),
        ("<||>", "Association[]"),
        ("(a)", "a"),
        ("((a))", "a"),
        ("f[[a] ]", "Part[f, a]"),
        ("f[a][[b]]", "Part[f[a], b]"),
        ("f[g[[a]]]", "f[Part[g, a]]"),
        ("f[{a, b}]", "f[List[a, b]]"),
        ("f[(a)]", "f[a]"),
        ("f[ [a] ]", "Part[f, a]"),
        ("f[\n[a]\n]", "Part[f, a]"),
        ("f[ [g[ [a] ]]]", "Part[f, Part[g, a]]"),
    ],
)
def test_brackets(code, expected):
    assert full_form(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("a\nb", "CompoundExpression[a, b]"),
        ("a +\nb", "Plus[a, b]"),
        ("a\n+ b", "CompoundExpression[a, Plus[b]]"),
        ("a =\nb", "Set[a, b]"),
        ("(a\n+ b)", "Plus[a, b]"),
        ("f[\n]", "f[]"),
        ("f[a,\nb]", "f[a, b]"),
        ("{a\n,b}", "List[a, b]"),
        ("a /;\nb", "Condition[a, b]"),
        ("a!\nb", "CompoundExpression[Factorial[a], b]"),
        ("!\nb", "Not[b]"),
        ("a++\nb", "CompoundExpression[Increment[a], b]"),
        ("++\nb", "PreIncrement[b]"),
        ("a;\nb", "CompoundExpression[CompoundExpression[a, Null], b]"),
        ("a ;;\nb", "CompoundExpression[Span[a, All], b]"),
        ("a &\nb", "CompoundExpression[Function[a], b]"),
        ("x = \n\n 5\ny", "CompoundExpression[Set[x, 5], y]"),
        ("\n\na\n\n", "a"),
        ("a (* c\n *)\nb", "CompoundExpression[a, b]"),
        ("a // \nf", "f[a]"),
        ("a\n\nb\n", "CompoundExpression[a, b]"),
        ("a!!\nb", "CompoundExpression[Factorial2[a], b]"),
        ("-\nb", "Times[-1, b]"),
    ],
)
def test_where_an_expression_ends(code, expected):
    assert full_form(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("a + b >> f", 'Put[Plus[a, b], "f"]'),
        ("a = b >>> f/g.txt", 'PutAppend[Set[a, b], "f/g.txt"]'),
        ("<<f.m", 'Get["f.m"]'),
        ("a + b::c", 'Plus[a, MessageName[b, "c"]]'),
        ("f::[x]", "TypeSpecifier[f][x]"),
        ("?Plot", 'Information["Plot", Rule[LongForm, False]]'),
        ("??Plot", 'Information["Plot", Rule[LongForm, True]]'),
    ],
)
def test_words_that_are_no_expressions(code, expected):
    assert full_form(code) == expected


@pytest.mark.parametrize(
    "code, tag, found, column",
    [
        ("a``b", "sntxf", "a``b", 1),
        ("a`", "sntxf", "a`", 1),
        ("a`1b", "sntxf", "a`1b", 1),
        ("a *) b", "bktmop", ")", 4),
        (r"\[Nope]", "sntufn", r"\[Nope]", 1),
        (r"a + \[Nope]", "sntufn", r"\[Nope]", 5),
        ("f[a]]", "bktmop", "]", 5),
        ("f[a)", "bktmcp", ")", 4),
        ("f]", "bktmop", "]", 2),
        ("a)", "bktmop", ")", 2),
        ("{a]", "bktmcp", "]", 3),
        ("<|a]", "bktmcp", "]", 4),
        ("f[[a]", "bktmcp", "]", 5),
        ("f[[a] b]", "bktmcp", "]", 5),
        ("f[(a]]", "bktmcp", "]", 5),
        ("a|>b", "bktmop", "|>", 2),
        ("a}", "bktmop", "}", 2),
        ("2^^102", "badnum", "2^^102", 1),
        ("37^^1", "badnum", "37^^1", 1),
        ("x + 1^^0", "badnum", "1^^0", 5),
        ("a,b", "sntxf", ",", 2),
        (",", "sntxf", ",", 1),
        ("a::=b", "sntxf", "=", 4),
        (":: b", "sntxf", "b", 3),
        ("a&&&b", "sntxf", "&", 4),
        ("a≺≺b", "sntxf", "≺", 3),
        ("a ⌋ b", "bktmop", "⌋", 3),
        ("f[a + b * ]", "sntxf", "]", 11),
        ("{1, 2, * 3}", "sntxf", "*", 8),
        ("a; b c)", "bktmop", ")", 7),
        ("ab\ncd)", "bktmop", ")", 3),
        ("x∂", "sntxf", "∂", 2),
    ],
)
def test_a_mistake_is_found_where_it_is(code, tag, found, column):
    assert mistake(code) == (tag, found, column, False)


@pytest.mark.parametrize(
    "code",
    [
        "f[a",
        "(a",
        "{a",
        "<|a",
        "f[[a",
        "f[[a]]+",
        "f[a,",
        "{a, {b}",
        "a::",
        "a >>",
        "<<",
        "a ~ b",
        "a ~ b ~",
        '"abc',
        'f["abc',
        "(* a",
        "a (* b (* c *)",
        "f[(* ]",
        "\\",
        "a \\",
        "f[\n",
        "a /: b",
    ],
)
def test_an_open_end_asks_for_more(code):
    tag, found, column, incomplete = mistake(code)
    assert (tag, found, incomplete) == ("sntxi", "", True)
