"""Failure objects, Enclose and Confirm."""

import pytest
from asking import messages_of, value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Enclose[Confirm[5] + 1]", "6"),
        ('Confirm[5]["Tag"]', '"confirmnotag"'),
        ('Enclose[ConfirmBy[1, StringQ]]["Message"]', '"StringQ[1] did not return True."'),
        ('Enclose[Confirm[$Failed]; 1]["Tag"]', '"ConfirmationFailed"'),
        ("Enclose[Confirm[$Failed], f][[0]]", "f"),
        ('Enclose[Confirm[Missing["x"]], "Expression"]', 'Missing["x"]'),
        ('Enclose[1 + Confirm[$Aborted, "why"], #["Information"] &]', '"why"'),
        ('Enclose[Confirm[$Failed, "why"], "Information"]', '"why"'),
        ("Enclose[Confirm[Null]]", "Null"),
        ("Enclose[ConfirmBy[4, EvenQ]]", "4"),
        ('Enclose[ConfirmBy[3, EvenQ], "ConfirmationType"]', '"ConfirmBy"'),
        ("Enclose[ConfirmMatch[3, _Integer]]", "3"),
        ('Enclose[ConfirmMatch[x, _Integer], "Expression"]', "x"),
        ("Enclose[ConfirmAssert[1 < 2]; 7]", "7"),
        ('Enclose[ConfirmAssert[1 > 2]; 7, "ConfirmationType"]', '"ConfirmAssert"'),
        ("Enclose[ConfirmQuiet[1 + 1]]", "2"),
        ('Enclose[ConfirmQuiet[1/0], "ConfirmationType"]', '"ConfirmQuiet"'),
        ("Enclose[Enclose[Confirm[$Failed]]; 3]", "3"),
        ("f[x_] := Confirm[x]; Enclose[f[$Failed]; 1, 2 &]", "2"),
        ('Failure["t", <|"MessageTemplate" -> "no `1`", "MessageParameters" -> {3}|>]["Message"]', '"no 3"'),
        ('Failure["t", <|"MessageTemplate" -> "no `n`", "MessageParameters" -> <|"n" -> 3|>|>]["Message"]', '"no 3"'),
        ('Failure["t", <|"k" -> 1|>]["k"]', "1"),
        ('Failure["t", <||>]["k"]', 'Missing["NotAvailable", "k"]'),
        ('Success["t", <|"k" -> 1|>]["k"]', "1"),
        ('FailureQ[Failure["t", <||>]]', "True"),
        ("Assert[True]", "Null"),
    ],
)
def test_values(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Assert[1 > 2]", ["Assert::asrtf"]),
        ("Enclose[ConfirmQuiet[1/0]]", []),
    ],
)
def test_messages(code, expected):
    assert messages_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ('Enclose[Confirm[Missing["x"]]; 1, "Expression"]', 'Missing["x"]'),
        ('Enclose[Confirm[$Aborted]; 1, "Expression"]', "$Aborted"),
        ("Head[Enclose[Confirm[$Failed]; 1]]", "Failure"),
        ('Enclose[Confirm[Failure["t", <||>]]; 1]["Expression"]', 'Failure["t", <||>]'),
        ("Head[Enclose[Enclose[Confirm[$Failed, Null, g, a]; 1, 2 &, b]; 5, 3 &, a]]", "g"),
        ("Enclose[Enclose[Confirm[$Failed, Null, g, b]; 1, 2 &, b]; 5, 3 &, a]", "5"),
        ("Enclose[Confirm[$Failed, 1, f]]; 3", "3"),
        ("Head[Enclose[Confirm[$Failed, 1, f]; 3]]", "f"),
        ('Enclose[1]; Confirm[2]["Tag"]', '"confirmnotag"'),
        ('Enclose[ConfirmAssert[1 > 2], "HeldTest"]', "Hold[1 > 2]"),
        ('Enclose[ConfirmAssert[x], "Test"]', "x"),
        ('Enclose[ConfirmBy[1, f]; 2, "Function"]', "f"),
        ('Enclose[ConfirmMatch[1, _Symbol]; 2, "Pattern"]', "_Symbol"),
        ('Enclose[ConfirmMatch[1, _Symbol], "Message"]', '"1 does not match _Symbol."'),
        ("Enclose[ConfirmQuiet[1/0, Part::partw]]", "ComplexInfinity"),
        ("Head[Enclose[ConfirmQuiet[1/0, Power::infy]]]", "Failure"),
        ('Enclose[ConfirmQuiet[1/0, All, "info"], "Information"]', '"info"'),
        ('Enclose[Confirm[$Failed, "why"], "Message"]', '"why"'),
        ('Enclose[ConfirmBy[1, EvenQ, Failure["mine", <||>]]; 2, "Tag"]', '"mine"'),
        ('Failure["t", <|"k" -> 1|>]["Tag"]', '"t"'),
        ('MemberQ[Failure["t", <|"k" -> 1|>]["Properties"], "k"]', "True"),
        ('Failure["t", <||>]["Message"]', '""'),
        ('f::m = "m `1`"; Failure["t", <|"MessageTemplate" :> f::m, "MessageParameters" -> {2}|>]["Message"]', '"m 2"'),
        ("Attributes[Enclose]", "{HoldFirst, Protected, ReadProtected}"),
        ("Attributes[ConfirmAssert]", "{HoldFirst, Protected}"),
        ("Attributes[ConfirmQuiet]", "{HoldAll, Protected}"),
        ("Attributes[Assert]", "{HoldAll, Protected}"),
    ],
)
def test_what_an_enclosure_gives(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected", [("Assert[x]", ["Assert::asrttf"]), ("Assert[True]", []), ("Enclose[ConfirmQuiet[1/0, Part::partw]]", [])]
)
def test_assertions(code, expected):
    assert messages_of(code) == expected
