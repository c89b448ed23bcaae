"""Templates: texts with slots that are filled later."""

import pytest
from asking import answer_of, text_of


@pytest.mark.parametrize("code, expected", [
    ('TemplateApply["a `1` b `2` `1`", {x, 7}]', '"a x b 7 x"'), ('TemplateApply["`` and ``", {1, 2}]', '"1 and 2"'), ('TemplateApply["`2``` ``", {1, 2, 3, 4}]', '"23 4"'),
    ('TemplateApply["`a`-`b`", <|"a" -> 1, "b" -> "s"|>]', '"1-s"'), ('TemplateApply["`a`", {<|"a" -> 5|>}]', '"5"'), ('TemplateApply["`1`", 5]', '"5"'), ('TemplateApply["no slots", {}]', '"no slots"'), ('TemplateApply["<`3`>", {1}]', '"<>"'),
    ('TemplateApply["1 + 1 = <* 1 + 1 *>"]', '"1 + 1 = 2"'), ('TemplateApply["<* 2 #1 & @ TemplateSlot[1] *>", {4}]', '"8"'), ('TemplateApply["<*a = 3; a^2*>!"]', '"9!"'), ('TemplateApply["", {}]', '""'),
    ('StringTemplate["`1`, `x`"][1]', '"1, "'), ('StringTemplate["`x`"][<|"x" -> {1, 2}|>]', '"{1, 2}"'), ('StringTemplate["`1``2`"]["a", "b"]', '"ab"'), ('Map[StringTemplate["n`1`"], {1, 2}]', '{"n1", "n2"}'),
    ('StringTemplate["`1`", InsertionFunction -> (ToString[#, InputForm] <> "!" &)]["s"]', '"\\"s\\"!"'), ('StringTemplate["a`1`b", CombinerFunction -> Identity][x]', '{"a", "x", "b"}'),
    ('StringTemplate["a`1`b", CombinerFunction -> Identity, InsertionFunction -> Identity][x]', '{"a", x, "b"}'), ('Head[StringTemplate["a"]]', "TemplateObject"),
    ('First[StringTemplate["a `` `n` <* 1 *>"]]', '{"a ", TemplateSlot[1], " ", TemplateSlot["n"], " ", TemplateExpression[1]}'),
    # objects
    ('TemplateApply[TemplateObject[{"a", TemplateSlot[1], TemplateSlot[2, DefaultValue -> "d"]}], {x}]', '"axd"'), ('TemplateApply[TemplateObject[{TemplateSlot["k", DefaultValue -> 0]}], <|"k" -> 1|>]', '"1"'),
    ('TemplateApply[TemplateObject[{TemplateIf[TemplateSlot[1] > 0, "plus", "minus"]}], {-5}]', '"minus"'), ('TemplateApply[TemplateObject[{TemplateIf[TemplateSlot[1] > 0, "plus"]}], {-5}]', '""'),
    ('TemplateApply[TemplateObject[{TemplateIf[TemplateSlot[1] > 0, "+`1`", "-"]}], {5}]', '"+5"'), ('TemplateApply[TemplateObject[{TemplateSequence["<`1`>", TemplateSlot[1]]}], {{1, 2, 3}}]', '"<1><2><3>"'),
    ('TemplateApply[TemplateObject[{TemplateSequence["`a`;", {<|"a" -> 1|>, <|"a" -> 2|>}]}]]', '"1;2;"'), ('TemplateApply[TemplateObject[{TemplateExpression[TemplateSlot[1] + 1]}], {4}]', '"5"'), ('TemplateApply[TemplateObject[{TemplateVerbatim["`1`"]}], {4}]', '"`1`"'),
    ('TemplateApply[TemplateObject[f[TemplateSlot[1]], InsertionFunction -> Identity], {4}]', "f[4]"), ('TemplateObject[{"a", TemplateSlot[1]}][x]', '"ax"'), ('TemplateApply[TemplateObject[{TemplateExpression[TemplateSlot[9]]}, InsertionFunction -> Identity, CombinerFunction -> Identity], {4}]', '{Missing["SlotAbsent", 9]}'),
    ('StringTemplate["<* #n + 1 *>"][<|"n" -> 4|>]', '"5"'), ('StringTemplate["<* #1 #2 *> and `1`"][3, 4]', '"12 and 3"'), ('StringTemplate["<* # + 1 *>"][4]', '"5"'),
    ('StringTemplate["<* Map[#^2 &, #l] *>"][<|"l" -> {1, 2}|>]', '"{1, 4}"'), ('TemplateApply["<* #n^2 *>", <|"n" -> 4|>]', '"16"'), ('StringTemplate["<* #m *>"][<|"n" -> 4|>]', '"Missing[SlotAbsent, m]"'),
    ("Attributes /@ {TemplateObject, TemplateIf, TemplateExpression, TemplateSequence, TemplateSlot}", "{{HoldFirst, Protected}, {HoldAll, Protected}, {HoldAll, Protected}, {HoldFirst, Protected}, {HoldRest, Protected}}"),
])  # fmt: skip
def test_value(code, expected):
    assert text_of(code) == expected


@pytest.mark.parametrize(
    "code, message", [("StringTemplate[5]", "StringTemplate::string"), ('StringTemplate["<* 1 + *>"]', "StringTemplate::notexpr")]
)
def test_mistakes_are_reported_and_leave_the_call(code, message):
    assert answer_of(code) == (code, [message])
