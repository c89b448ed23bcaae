"""Contexts, packages and names."""

import pytest
from asking import answer_of, messages_of, value_of

from wlnet import Session

PACKAGE = """BeginPackage["Shop`"]
price::usage = "price[x] gives the price of x."
Options[price] = {"Tax" -> 0};
Begin["`Private`"]
rate = 3;
price[x_, OptionsPattern[]] := rate x + OptionValue["Tax"]
End[]
EndPackage[]
"""


@pytest.mark.parametrize(
    "code, expected",
    [
        ("$Context", '"Global`"'),
        ("$ContextPath", '{"System`", "Global`"}'),
        ("Context[Plus]", '"System`"'),
        ('Context["Plus"]', '"System`"'),
        ("Context[]", '"Global`"'),
        ('Begin["Inner`"]', '"Inner`"'),
        ('Begin["Inner`"]; End[]', '"Inner`"'),
        ('Begin["Inner`"]; End[]; $Context', '"Global`"'),
        ('Begin["Inner`"];\nnew\n', "new"),
        ('BeginPackage["Pack`"]; $ContextPath', '{"Pack`", "System`"}'),
        ('BeginPackage["Pack`"]; EndPackage[]; $ContextPath', '{"Pack`", "System`", "Global`"}'),
        ('BeginPackage["Pack`"]; Begin["`Private`"]; $Context', '"Pack`Private`"'),
        ('Names["StringTak*"]', '{"StringTake"}'),
        ('NameQ["Plus"]', "True"),
        ('NameQ["noSuchName"]', "False"),
        ('a`b; Names["a`*"]', '{"a`b"}'),
        ('MemberQ[Contexts[], "System`"]', "True"),
        ('Block[{$Context = "Other`"}, Context[]]', '"Other`"'),
        ('Block[{$Context = "Other`"}, 1]; Context[]', '"Global`"'),
        ('BeginPackage["Pack`"]; EndPackage[]; MemberQ[$Packages, "Pack`"]', "True"),
        ('{<< Developer`, Get["GeneralUtilities`"], Needs["NeuralNetworks`"]}', "{Null, Null, Null}"),
    ],
)
def test_contexts(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("End[]", ["End::noctx"]),
        ("EndPackage[]", ["EndPackage::noctx"]),
        ('Begin["noTick"]', ["Begin::cxt"]),
        ('Context["noSuchName"]', ["Context::notfound"]),
        ('Needs["NoSuchPackage`"]', ["Get::noopen", "Needs::nocont"]),
        ('Get["no such file.wl"]', ["Get::noopen"]),
        ('Needs["A`" -> "B`"]', ["Needs::unsup"]),
    ],
)
def test_messages(code, expected):
    assert messages_of(code) == expected


@pytest.fixture
def shop(tmp_path):
    (tmp_path / "Shop.wl").write_text(PACKAGE)
    (tmp_path / "Stall").mkdir()
    (tmp_path / "Stall" / "Part.m").write_text("stallPart = 7")
    (tmp_path / "main.wl").write_text(
        "<< Shop`\n"
        'Get[FileNameJoin[{DirectoryName[$InputFileName], "Stall", "Part.m"}]];\n'
        "{price[2], stallPart, FileNameTake[$InputFileName]}"
    )
    return tmp_path


@pytest.mark.parametrize("load", ['Needs["Shop`"]', "<< Shop`", 'Get["Shop.wl"]', 'Get[File["Shop.wl"]]'])
def test_a_package_loads_from_the_current_directory(shop, load):
    session = Session()
    session.run(f'SetDirectory["{shop}"]')
    session.run(load)
    assert (
        session.evaluate_to_string('{price[2], price[2, "Tax" -> 1], Context[price], price::usage}', "InputForm")
        == '{6, 7, "Shop`", "price[x] gives the price of x."}'
    )
    assert session.evaluate('Names["Shop`Private`*"]') == ["Shop`Private`rate", "Shop`Private`x"]


def test_files_are_found_beside_the_running_file_and_on_the_path(shop, tmp_path_factory):
    session = Session()
    session.run(f'SetDirectory["{tmp_path_factory.mktemp("elsewhere")}"]')
    assert session.evaluate_to_string(f'Get["{shop}/main.wl"]', "InputForm") == '{6, 7, "main.wl"}'
    other = Session()
    other.run(f'AppendTo[$Path, "{shop}"]; Needs["Shop`"]')
    assert other.evaluate("price[3]") == 9


def test_a_package_that_needs_another_keeps_its_own_context_in_front(shop):
    (shop / "Inn.wl").write_text(
        'BeginPackage["Inn`"]\nbed::usage = "bed[n]";\nNeeds["Shop`"]\nBegin["`Private`"]\n'
        "bed[n_] := price[n] + 1\nEnd[]\nEndPackage[]\n"
    )
    session = Session()
    session.run(f'SetDirectory["{shop}"]')
    session.run('Needs["Inn`"]')
    assert session.evaluate("{bed[1], Context[bed], $ContextPath}") == [4, "Inn`", ["Inn`", "System`", "Global`"]]
    session.run('BeginPackage["Out`", {"Shop`"}]; EndPackage[]')
    assert session.evaluate("$ContextPath") == ["Out`", "Shop`", "Inn`", "System`", "Global`"]


def test_shadowing_is_told():
    session = Session()
    session.run('area[1]\nBeginPackage["Geo`"]\narea[2]\nEndPackage[]')
    assert [(s, t) for s, t, _ in session.messages] == [("area", "shdw")]
    assert "{Geo`, Global`}" in session.messages[0][2]


def test_a_syntax_error_in_a_file_names_it(tmp_path):
    path = tmp_path / "broken.wl"
    path.write_text("x = 1;\ny = (2\n")
    session = Session()
    assert session.evaluate_to_string(f'Get["{path}"]') == "$Failed"
    assert session.messages[0][:2] == ("Syntax", "sntxi")
    assert "broken.wl" in session.messages[0][2]
    assert session.evaluate("x") == 1


@pytest.mark.parametrize("end", ["y = (2", "Abort[]", "Throw[1]"])
def test_a_package_that_breaks_off_leaves_the_contexts_as_they_were(tmp_path, end):
    path = tmp_path / "broken.wl"
    path.write_text(f'BeginPackage["Broken`"]\nBegin["`Private`"]\nx = 1\n{end}\n')
    session = Session()
    session.run(f'Get["{path}"]')
    assert session.evaluate("{$Context, $ContextPath}") == ["Global`", ["System`", "Global`"]]


def test_a_package_of_ordinary_size_loads_fast(tmp_path):
    import time

    functions = "\n".join(
        [
            f'f{i}::usage = "f{i}[x] does something.";\nOptions[f{i}] = {{"Level" -> {i}}};\n'
            f'f{i}[x_Integer, opts : OptionsPattern[]] := Module[{{n = OptionValue["Level"]}},\n  Do[n += k, {{k, x}}];\n'
            f'  If[n > 3, Map[#^2 &, Range[n]], {{n}}]]\nf{i}[x_String] := x <> "a" /; StringLength[x] > {i}\n'
            f"f{i}[___] := $Failed\n"
            for i in range(300)
        ]
    )
    (tmp_path / "Big.wl").write_text(f'BeginPackage["Big`"]\n{functions}\nEndPackage[]\n')
    session = Session()
    session.run("1 + 1")
    start = time.process_time()
    session.run(f'Get["{tmp_path / "Big.wl"}"]')
    assert time.process_time() - start < 0.5  # about 0.1
    assert session.evaluate("f3[2]") == [1, 4, 9, 16, 25, 36]


@pytest.mark.parametrize(
    "code, expected",
    [
        ('abq = aBq = 1; Names["a@q"]', '{"abq"}'),
        ('abq = aBq = 1; Sort[Names["a*q"]]', '{"abq", "aBq"}'),
        ('abq = aBq = 1; Sort[Names["ABQ", IgnoreCase -> True]]', '{"abq", "aBq"}'),
        ('abq = 1; Names["ABQ"]', "{}"),
        ('Names[{"StringTake", "Sin"}]', '{"Sin", "StringTake"}'),
        ('q`x = 1; Names["q`*"]', '{"q`x"}'),
        ('q`r`x = 1; {Names["q`*"], Names["*`x"]}', '{{}, {"q`r`x"}}'),
        ('Begin["q`"];\nx = 1; Names["`*"]', '{"x"}'),
        ('q`x = 1; Contexts["q*"]', '{"q`"}'),
        ('NameQ["q`x"]', "False"),
        ('q`x; NameQ["q`x"]', "True"),
        ('NameQ["StringTak*"]', "True"),
        ("NameQ[3]", "False"),
        ('MemberQ[Names[], "Sin"]', "True"),
        ('x = 5; Context["x"]', '"Global`"'),
        ("x = 5; Context[x]", '"Global`"'),
        ("Context[HoldPattern[q`x]]", '"q`"'),
        ('Begin["`Inner`"]', '"Global`Inner`"'),
        ('Begin["a`"]; Begin["b`"]; End[]; $Context', '"a`"'),
        ('BeginPackage["P`"];\ny = 1; EndPackage[];\n{Context[y], y}', '{"P`", 1}'),
        ('BeginPackage["P`"]; Begin["`Private`"];\nz = 1; End[]; EndPackage[];\n{z, P`Private`z}', "{z, 1}"),
        ('BeginPackage["P`"]; Begin["`Private`"]; EndPackage[]; $Context', '"Global`"'),
        ("$Packages", '{"Global`", "System`"}'),
        ('Needs["Developer`"]; MemberQ[$ContextPath, "Developer`"]', "True"),
        ('Needs["Developer`"]; First[$Packages]', '"Developer`"'),
        ('Needs["Developer`"]; Needs["Developer`"]; Count[$ContextPath, "Developer`"]', "1"),
        ("Attributes[Context]", "{HoldFirst, Protected}"),
        ('Get[StringToStream["1 + 1\\n2 + 3"]]', "5"),
    ],
)
def test_names_and_packages(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "text, value",
    [
        ("#!/usr/bin/env wlnet\n1 + 2", "3"),
        ("x = 1;\nReturn[7];\nx = 2", "7"),
        ("1 +\n2", "3"),
        ("", "Null"),
        ("f[\n1,\n2]\n", "f[1, 2]"),
        ("(* only a comment *)", "Null"),
        ("1;", "Null"),
    ],
)
def test_what_a_file_gives(tmp_path, text, value):
    (tmp_path / "f.m").write_text(text)
    assert answer_of(f'Get["{tmp_path}/f.m"]') == (value, [])


def test_encodings_of_files(tmp_path):
    for name, encoding in (("u.m", "utf-8"), ("b.m", "utf-8-sig"), ("l.m", "latin-1")):
        (tmp_path / name).write_bytes('"é"'.encode(encoding))
        assert Session().evaluate(f'Get["{tmp_path}/{name}"]') == "é"
    assert Session().evaluate(f'Get["{tmp_path}/l.m", CharacterEncoding -> "ISO8859-1"]') == "é"
    (tmp_path / "e.m").write_bytes(b"(*!1N!*)mcm")
    assert messages_of(f'Get["{tmp_path}/e.m"]') == ["Get::encoded"]


def test_a_file_that_does_not_make_its_context(tmp_path):
    (tmp_path / "Pack.m").write_text("1")
    assert messages_of(f'$Path = {{"{tmp_path}"}}; Needs["Pack`"]') == ["Needs::nocont"]
    assert value_of(f'$Path = {{"{tmp_path}"}}; Needs["Pack`"]') == "$Failed"
    (tmp_path / "Other.m").write_text('BeginPackage["Pack`"]; p = 3; EndPackage[]')
    assert value_of(f'Needs["Pack`", "{tmp_path}/Other.m"]; p') == "3"
