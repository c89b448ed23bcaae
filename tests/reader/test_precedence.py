"""Operators: how tightly each binds, which side it leans to, what a chain of them makes."""

import pytest
from reader.reading import full_form, mistake

from wlnet.reader.precedence import can_end, operators_by_spelling


@pytest.mark.parametrize(
    "code, expected",
    [
        ("a + b * c", "Plus[a, Times[b, c]]"),
        ("a * b + c", "Plus[Times[a, b], c]"),
        ("a - b - c", "Plus[a, Times[-1, b], Times[-1, c]]"),
        ("a - b + c", "Plus[a, Times[-1, b], c]"),
        ("a + b - c + d", "Plus[a, b, Times[-1, c], d]"),
        ("-a + b", "Plus[Times[-1, a], b]"),
        ("-a^2", "Times[-1, Power[a, 2]]"),
        ("-2^2", "Times[-1, Power[2, 2]]"),
        ("(-2)^2", "Power[-2, 2]"),
        ("-2", "-2"),
        ("- 2.5", "-2.5`"),
        ("a - 2", "Plus[a, -2]"),
        ("a + -2", "Plus[a, -2]"),
        ("a^b^c", "Power[a, Power[b, c]]"),
        ("a/b/c", "Times[Times[a, Power[b, -1]], Power[c, -1]]"),
        ("a/b*c", "Times[Times[a, Power[b, -1]], c]"),
        ("a*b/c", "Times[a, Times[b, Power[c, -1]]]"),
        ("2 a b", "Times[2, a, b]"),
        ("2a", "Times[2, a]"),
        ("a b^2", "Times[a, Power[b, 2]]"),
        ("1/2", "Times[1, Power[2, -1]]"),
        ("-1/2", "Times[-1, Power[2, -1]]"),
        ("a - 1/2", "Plus[a, Times[-1, Times[1, Power[2, -1]]]]"),
        ("a/-b", "Times[a, Power[Times[-1, b], -1]]"),
        ("2*-3", "Times[2, -3]"),
        ("a - (-b)", "Plus[a, Times[-1, Times[-1, b]]]"),
        ("a - -b", "Plus[a, Times[-1, Times[-1, b]]]"),
        ("- - a", "Times[-1, Times[-1, a]]"),
        ("+a", "Plus[a]"),
        ("a + +b", "Plus[a, Plus[b]]"),
        ("a^-1", "Power[a, -1]"),
        ("a^-b^2", "Power[a, Times[-1, Power[b, 2]]]"),
        ("2^-x", "Power[2, Times[-1, x]]"),
        ("a.b.c", "Dot[a, b, c]"),
        ("a . b c", "Times[Dot[a, b], c]"),
        ("a ** b ** c", "NonCommutativeMultiply[a, b, c]"),
        ("a <> b <> c", "StringJoin[a, b, c]"),
        ("(a + b) c", "Times[Plus[a, b], c]"),
        ("a (b + c)", "Times[a, Plus[b, c]]"),
        ("(a)(b)", "Times[a, b]"),
        ("a(b)[c]", "Times[a, b[c]]"),
        ("1 2", "Times[1, 2]"),
        ("a × b", "Times[a, b]"),
        ("a ⋅ b", "CenterDot[a, b]"),
        ("√x", "Sqrt[x]"),
        ("√x^2", "Sqrt[Power[x, 2]]"),
        ("√x!", "Sqrt[Factorial[x]]"),
        ("a⊕b⊕c", "CirclePlus[a, b, c]"),
        ("∇x", "Del[x]"),
    ],
)
def test_arithmetic(code, expected):
    assert full_form(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("a!", "Factorial[a]"),
        ("a!!", "Factorial2[a]"),
        ("a!!!", "Factorial[Factorial2[a]]"),
        ("a!b", "Times[Factorial[a], b]"),
        ("!a", "Not[a]"),
        ("!!a", "Not[Not[a]]"),
        ("!!!a", "Not[Not[Not[a]]]"),
        ("!a && b", "And[Not[a], b]"),
        ("!a == b", "Not[Equal[a, b]]"),
        ("!a[b]", "Not[a[b]]"),
        ("a++", "Increment[a]"),
        ("++a", "PreIncrement[a]"),
        ("a++ + ++b", "Plus[Increment[a], PreIncrement[b]]"),
        ("a--", "Decrement[a]"),
        ("--a", "PreDecrement[a]"),
        ("a++ b", "Times[Increment[a], b]"),
        ("a--b", "Times[Decrement[a], b]"),
        ("a---b", "Plus[Decrement[a], Times[-1, b]]"),
        ("a+++b", "Plus[Increment[a], b]"),
        ("-a[b]", "Times[-1, a[b]]"),
        ("-a!", "Times[-1, Factorial[a]]"),
        ("-a++", "Times[-1, Increment[a]]"),
        ("--a - -b", "Plus[PreDecrement[a], Times[-1, Times[-1, b]]]"),
        ("f'", "Derivative[1][f]"),
        ("f''", "Derivative[2][f]"),
        ("f'''", "Derivative[3][f]"),
        ("f'[x]", "Derivative[1][f][x]"),
        ("f'[x]'", "Derivative[1][Derivative[1][f][x]]"),
        ("f[x]'", "Derivative[1][f[x]]"),
        ("a'b", "Times[Derivative[1][a], b]"),
        ("a'[b]", "Derivative[1][a][b]"),
        ("a..", "Repeated[a]"),
        ("a...", "RepeatedNull[a]"),
        ("a | b..", "Alternatives[a, Repeated[b]]"),
        ("x__ ..", "Repeated[Pattern[x, BlankSequence[]]]"),
        ("a &", "Function[a]"),
        ("# & &", "Function[Function[Slot[1]]]"),
        ("∫ x^2  x + 1", "Plus[Integrate[Power[x, 2], x], 1]"),
        ("∫ f[x] y  x", "Integrate[Times[f[x], y], x]"),
        ("∫ x", "Integral[x]"),
        ("∀ x", "ForAll[x]"),
        ("∑ x", "Sum[x]"),
    ],
)
def test_prefix_and_postfix(code, expected):
    assert full_form(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("a || b && c", "Or[a, And[b, c]]"),
        ("a && b || c", "Or[And[a, b], c]"),
        ("a == b == c", "Equal[a, b, c]"),
        ("a == b != c", "Inequality[a, Equal, b, Unequal, c]"),
        ("a < b <= c", "Inequality[a, Less, b, LessEqual, c]"),
        ("a < b < c", "Less[a, b, c]"),
        ("a < b < c > d", "Inequality[a, Less, b, Less, c, Greater, d]"),
        ("a < b + c", "Less[a, Plus[b, c]]"),
        ("a === b === c", "SameQ[a, b, c]"),
        ("a =!= b", "UnsameQ[a, b]"),
        ("a === b == c", "Equal[SameQ[a, b], c]"),
        ("a == b === c", "SameQ[Equal[a, b], c]"),
        ("a == b && c", "And[Equal[a, b], c]"),
        ("Not[a] || b", "Or[Not[a], b]"),
        (r"a \[Implies] b \[Implies] c", "Implies[a, Implies[b, c]]"),
        (r"a \[Element] b | c", "Alternatives[Element[a, b], c]"),
        (r"a \[Xor] b || c", "Or[Xor[a, b], c]"),
        (r"a \[And] b", "And[a, b]"),
        ("a ≤ b < c", "Inequality[a, LessEqual, b, Less, c]"),
        ("a ≠ b", "Unequal[a, b]"),
        ("a ∈ b", "Element[a, b]"),
        ("a ∉ b", "NotElement[a, b]"),
        ("a ⟹ b", "DoubleLongRightArrow[a, b]"),
        ("a ⊳ b", "RightTriangle[a, b]"),
        ("a ↧ b", "DownTeeArrow[a, b]"),
        ("a ⟂ b ⟂ c", "Perpendicular[Perpendicular[a, b], c]"),
        ("a ⊏ b + c", "SquareSubset[a, Plus[b, c]]"),
    ],
)
def test_logic_and_comparison(code, expected):
    assert full_form(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("a -> b -> c", "Rule[a, Rule[b, c]]"),
        ("a :> b :> c", "RuleDelayed[a, RuleDelayed[b, c]]"),
        ("a /. b /. c", "ReplaceAll[ReplaceAll[a, b], c]"),
        ("a //. b -> c", "ReplaceRepeated[a, Rule[b, c]]"),
        ("a /. b -> c /. d", "ReplaceAll[ReplaceAll[a, Rule[b, c]], d]"),
        ("a = b = c", "Set[a, Set[b, c]]"),
        ("a := b = c", "SetDelayed[a, Set[b, c]]"),
        ("a = b := c", "Set[a, SetDelayed[b, c]]"),
        ("a += b -= c", "AddTo[a, SubtractFrom[b, c]]"),
        ("a *= b /= c", "TimesBy[a, DivideBy[b, c]]"),
        ("a ^= b", "UpSet[a, b]"),
        ("a ^:= b", "UpSetDelayed[a, b]"),
        ("a /: b = c", "TagSet[a, b, c]"),
        ("a /: f[a] := c", "TagSetDelayed[a, f[a], c]"),
        ("a /: b =.", "TagUnset[a, b]"),
        ("a =.", "Unset[a]"),
        ("a = .", "Unset[a]"),
        ("a=.5", "Set[a, 0.5`]"),
        ("a/.5", "Times[a, Power[0.5`, -1]]"),
        ("a/.b", "ReplaceAll[a, b]"),
        ("a = b -> c", "Set[a, Rule[b, c]]"),
        ("a = b; c", "CompoundExpression[Set[a, b], c]"),
        ("a; b", "CompoundExpression[a, b]"),
        ("a; b;", "CompoundExpression[a, b, Null]"),
        ("a;", "CompoundExpression[a, Null]"),
        ("a;;b; c", "CompoundExpression[Span[a, b], c]"),
        ("x = # &", "Set[x, Function[Slot[1]]]"),
        ("x -> # &", "Function[Rule[x, Slot[1]]]"),
        ("a & -> b", "Rule[Function[a], b]"),
        ("a |-> b |-> c", "Function[a, Function[b, c]]"),
        ("a //= f", "ApplyTo[a, f]"),
    ],
)
def test_rules_and_assignments(code, expected):
    assert full_form(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("a // f", "f[a]"),
        ("a // f // g", "g[f[a]]"),
        ("a + b // f", "f[Plus[a, b]]"),
        ("f @ g @ x", "f[g[x]]"),
        ("f@x^2", "Power[f[x], 2]"),
        ("f @ x + 1", "Plus[f[x], 1]"),
        ("f@g[x]", "f[g[x]]"),
        ("f@g[x][y]", "f[g[x][y]]"),
        ("f @* g @* h", "Composition[f, g, h]"),
        ("f /* g /* h", "RightComposition[f, g, h]"),
        ("f @* g /* h", "RightComposition[Composition[f, g], h]"),
        ("f @* g @ x", "Composition[f, g][x]"),
        ("f /@ g /@ x", "Map[f, Map[g, x]]"),
        ("f @@ x", "Apply[f, x]"),
        ("f @@@ x", "MapApply[f, x]"),
        ("f //@ x", "MapAll[f, x]"),
        ("f /@ x + y", "Plus[Map[f, x], y]"),
        ("f[#] & /@ x", "Map[Function[f[Slot[1]]], x]"),
        ("#1 + #2 & [1, 2]", "Function[Plus[Slot[1], Slot[2]]][1, 2]"),
        ("#^2 &", "Function[Power[Slot[1], 2]]"),
        ("a ~f~ b", "f[a, b]"),
        ("a ~f~ b ~g~ c", "g[f[a, b], c]"),
        ("a~f~b c", "Times[f[a, b], c]"),
        ("a + b ~f~ c", "Plus[a, f[b, c]]"),
        ("f::[x]", "TypeSpecifier[f][x]"),
        ("a[b][c]", "a[b][c]"),
        ("a[b]^2", "Power[a[b], 2]"),
        ("a^b[c]", "Power[a, b[c]]"),
        ("a [ b ]", "a[b]"),
        ("a; &", "Function[CompoundExpression[a, Null]]"),
        ("a; b; & /@ c; d", "CompoundExpression[a, Map[Function[CompoundExpression[b, Null]], c], d]"),
        ("a; // f", "f[CompoundExpression[a, Null]]"),
    ],
)
def test_functions(code, expected):
    assert full_form(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("x:_", "Pattern[x, Blank[]]"),
        ("x:_:0", "Optional[Pattern[x, Blank[]], 0]"),
        ("x_:0", "Optional[Pattern[x, Blank[]], 0]"),
        ("x_Integer:3", "Optional[Pattern[x, Blank[Integer]], 3]"),
        ("x:a|b", "Pattern[x, Alternatives[a, b]]"),
        ("a|b|c", "Alternatives[a, b, c]"),
        ("a|b -> c", "Rule[Alternatives[a, b], c]"),
        ("x:a..", "Pattern[x, Repeated[a]]"),
        ("_?f", "PatternTest[Blank[], f]"),
        ("x_?f[1]", "PatternTest[Pattern[x, Blank[]], f][1]"),
        ("x_?f^2", "Power[PatternTest[Pattern[x, Blank[]], f], 2]"),
        ("x_ /; y > 0", "Condition[Pattern[x, Blank[]], Greater[y, 0]]"),
        ("x_ /; a :> b", "RuleDelayed[Condition[Pattern[x, Blank[]], a], b]"),
        ("x_ /; a /; b", "Condition[Condition[Pattern[x, Blank[]], a], b]"),
        ("x_?f /; g", "Condition[PatternTest[Pattern[x, Blank[]], f], g]"),
        ("a ? b", "PatternTest[a, b]"),
        ("f[x_, y_:1, z___]", "f[Pattern[x, Blank[]], Optional[Pattern[y, Blank[]], 1], Pattern[z, BlankNullSequence[]]]"),
        ("a:b:c", "Optional[Pattern[a, b], c]"),
        ("_?f : 4", "PatternTest[Blank[], Pattern[f, 4]]"),
        ("_A|_B : 2", "Alternatives[Blank[A], Optional[Blank[B], 2]]"),
        ("x_ + y_:1", "Plus[Pattern[x, Blank[]], Optional[Pattern[y, Blank[]], 1]]"),
        ("a|b:c|d", "Alternatives[a, Pattern[b, Alternatives[c, d]]]"),
        ("x:a|b:c", "Optional[Pattern[x, Alternatives[a, b]], c]"),
        ("a:b -> c:d", "Rule[Pattern[a, b], Pattern[c, d]]"),
    ],
)
def test_patterns(code, expected):
    assert full_form(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("a;;b", "Span[a, b]"),
        ("a;;b;;c", "Span[a, b, c]"),
        (";;b", "Span[1, b]"),
        ("a;;", "Span[a, All]"),
        (";;", "Span[1, All]"),
        (";;;;2", "Span[1, All, 2]"),
        ("a;;;;2", "Span[a, All, 2]"),
        ("f[;;, 1]", "f[Span[1, All], 1]"),
        ("a ;; b + 1", "Span[a, Plus[b, 1]]"),
        ("a;;b -> c", "Rule[Span[a, b], c]"),
        ("a[[1]][[2]]", "Part[Part[a, 1], 2]"),
        ("a[[1, 2]]", "Part[a, 1, 2]"),
        ("a[[1]]^2", "Power[Part[a, 1], 2]"),
        ("-a[[1]]", "Times[-1, Part[a, 1]]"),
        ("a[b[[1]]]", "a[Part[b, 1]]"),
        ("a[b[c[[1]]]]", "a[b[Part[c, 1]]]"),
        ("a[[b[[1]]]]", "Part[a, Part[b, 1]]"),
        ("a[[1]] b[[2]]", "Times[Part[a, 1], Part[b, 2]]"),
        ("a[[;;2]]", "Part[a, Span[1, 2]]"),
        ("a〚1〛", "Part[a, 1]"),
        ("a;;b;;c;;d", "Times[Span[a, b, c], Span[1, d]]"),
        ("a;;b;;c;;d;;e", "Times[Span[a, b, c], Span[1, d, e]]"),
        ("a;;b;;c;;d;;e;;f;;g", "Times[Span[a, b, c], Span[1, d, e], Span[1, f, g]]"),
        ("a;;b;;c;;d + 1", "Times[Span[a, b, c], Span[1, Plus[d, 1]]]"),
    ],
)
def test_spans_and_parts(code, expected):
    assert full_form(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("a::b", 'MessageName[a, "b"]'),
        ("a::b::c", 'MessageName[a, "b", "c"]'),
        ("a::b + 1", 'Plus[MessageName[a, "b"], 1]'),
        ('a::"b c"', 'MessageName[a, "b c"]'),
        ("a::b[c]", 'MessageName[a, "b"][c]'),
        ("a >> file", 'Put[a, "file"]'),
        ("a >> b/c.txt", 'Put[a, "b/c.txt"]'),
        ('a >>> "f g"', 'PutAppend[a, "f g"]'),
        ("a + b >> f", 'Put[Plus[a, b], "f"]'),
        ("a = b >> f", 'Put[Set[a, b], "f"]'),
        ("<< f.m", 'Get["f.m"]'),
        ('<<"a b"', 'Get["a b"]'),
        ("<< a; b", 'CompoundExpression[Get["a"], b]'),
    ],
)
def test_words_after_marks(code, expected):
    assert full_form(code) == expected


@pytest.mark.parametrize(
    "code, found, column",
    [
        ("a + * b", "*", 5),
        ("a * * b", "*", 5),
        ("* a", "*", 1),
        ("f[+]", "]", 4),
        ("f[a +]", "]", 6),
        (";", ";", 1),
        ("[a]", "[", 1),
        ("a!==b", "=", 4),
        ("a|||b", "|", 4),
        ("@ a", "@", 1),
        ("a@@@@b", "@", 5),
    ],
)
def test_an_operator_that_cannot_stand_there(code, found, column):
    assert mistake(code) == ("sntxf", found, column, False)


@pytest.mark.parametrize("code", ["a +", "a &&", "a = ", "a : ", "a /: b", "a ~f", "a ~f~", "f @", "!", "- -", "a ->", "a ?"])
def test_a_missing_operand_asks_for_more(code):
    assert mistake(code) == ("sntxi", "", len(code) + 1, True)


def test_chains_of_a_hundred_thousand_cost_no_stack():
    assert full_form("- " * 100_000 + "1") == "1" and full_form("- " * 100_001 + "1") == "-1"


@pytest.mark.parametrize(
    "operators, after_operand, end",
    [
        ("!", True, True),
        ("!", False, False),
        ("++", True, True),
        ("++", False, False),
        ("+", True, False),
        ("&", True, True),
        ("a !", False, True),
        ("a +", False, False),
        ("a ;", False, True),
        ("a ;;", False, True),
        ("a =.", False, True),
        ("a", False, True),
        ("+ a", False, True),
        ("a ! !", False, True),
        ("a + !", False, False),
    ],
)
def test_where_a_run_may_end(operators, after_operand, end):
    """After a!, not after !: an operator that stands on both sides is a postfix exactly after an operand."""
    entries = [operators_by_spelling().get(word, word) for word in operators.split()]
    assert can_end(entries, after_operand) is end


def test_minus_before_a_literal_is_part_of_the_number():
    assert full_form("-3") == "-3" and full_form("- 2.5") == "-2.5`" and full_form("-0.") == "0.`"


def test_a_long_negative_literal_keeps_all_its_digits():
    """Decimal's own minus sign rounds to 28 digits."""
    literal = "1.2345678901234567890123456789012345678901234567891"
    assert full_form("-" + literal) == "-" + full_form(literal)
    assert literal in full_form(literal)
