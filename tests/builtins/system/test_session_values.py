"""Variables of the session, history, information, processes, parallel functions, missing functions."""

import pytest
from asking import messages_of, value_of

from wlnet import Session


@pytest.mark.parametrize(
    "code, expected",
    [
        ("1 + 1\n% + 1\n%%", "2"),
        ("x = 5\n6\nOut[1]", "5"),
        ("3\n4\nIn[1]", "3"),
        ("1\n2\n$Line", "3"),
        ("$RecursionLimit", "1024"),
        ("$IterationLimit", "4096"),
        ("$VersionNumber > 13", "True"),
        ("StringQ[$Version]", "True"),
        ("IntegerQ[$ProcessorCount]", "True"),
        ("$Notebooks", "False"),
        ("$InputFileName", '""'),
        ("$ScriptCommandLine", "{}"),
        ("DirectoryQ[$TemporaryDirectory]", "True"),
        ("$Line = 10;\n$Line", "11"),
        ("$Post = f;\n3", "f[3]"),
        ("$Pre = Hold;\n1 + 1", "Hold[1 + 1]"),
        ("$HistoryLength = 1;\n5\n6\n%1", "%1"),
        ("Block[{$RecursionLimit = 50}, $RecursionLimit]", "50"),
        ("ParallelTable[i^2, {i, 3}]", "{1, 4, 9}"),
        ("ParallelMap[f, {1, 2}]", "{f[1], f[2]}"),
        ("DistributeDefinitions[g]", "{g}"),
        ("WaitAll[{ParallelSubmit[1 + 1]}]", "{2}"),
        ('ParallelTable[i, {i, 2}, Method -> "CoarsestGrained"]', "{1, 2}"),
        ("LaunchKernels[]", "{}"),
        ("Parallelize[Map[f, {1}]]", "{f[1]}"),
        ("$KernelCount", "0"),
        ('RunProcess[{"echo", "hello"}, "StandardOutput"]', '"hello\\n"'),
        ('RunProcess["cat", "StandardOutput", "in"]', '"in"'),
        ('RunProcess[{"sh", "-c", "exit 3"}]["ExitCode"]', "3"),
        ('SetEnvironment["WLNET_T" -> "v"]; Environment["WLNET_T"]', '"v"'),
        ('Environment["NO_SUCH_VARIABLE"]', "$Failed"),
        ("Manipulate[n, {n, 1, 3}]", "Manipulate[n, {n, 1, 3}]"),
        ("VertexList[Graph[{1 -> 2, 2 -> 3}]]", "{1, 2, 3}"),
        ("Normal[AdjacencyMatrix[Graph[{1 <-> 2}]]]", "{{0, 1}, {1, 0}}"),
        ("MellinTransform[g, y]", "MellinTransform[g, y]"),
        ("Attributes[PlotRange]", "{Protected}"),
    ],
)
def test_values(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("NDSolve[a, b]; NDSolve[c, d]", ["General::wlnetna"]),
        ("NDSolve[a]; MellinTransform[b]", ["General::wlnetna"] * 2),
        ("noSuchFunction[1]", []),
        ("NDSolve", []),
        ('RunProcess["no such program"]', ["RunProcess::pnfd"]),
        ("?noSuchName", ["Information::notfound"]),
        ('DumpSave["f", x]', ["General::unsup"]),
        ('StartProcess["x"]', ["General::unsup"]),
    ],
)
def test_messages(code, expected):
    assert messages_of(code) == expected


def test_a_missing_function_is_told_once_in_a_session():
    session = Session()
    session.run("ImageIdentify[x]")
    assert "a net from Import" in session.messages[0][2]
    session.run("ImageIdentify[y]")
    assert not session.messages


def test_information_shows_usage_definitions_and_options():
    session = Session()
    shown: list = []
    session.on_output(shown.append)
    session.run('f::usage = "f[x] doubles."; Options[f] = {"Deep" -> 1}; SetAttributes[f, Listable]; f[x_] := 2 x')
    session.run("?f")
    session.run("??f")
    assert shown[0].splitlines() == ["f[x] doubles.", "", "f[x_] := 2*x"]
    assert shown[1].splitlines()[-3:] == ['Options: {"Deep" -> 1}', "", "Attributes: {Listable}"]
    assert session.evaluate('Information[f, "Usage"]') == "f[x] doubles."
    assert "f[x_] := 2*x" in session.evaluate("Definition[f]")
    session.run("?Strin*Take")
    assert shown[2] == "StringTake" + "\n" or shown[2].startswith("StringTake")


def test_saved_definitions_come_back(tmp_path):
    session = Session()
    session.run(f'k = 3; h::usage = "h"; h[x_, o : OptionsPattern[]] := k x; h[1] = "one"; Save["{tmp_path}/s.m", h]')
    other = Session()
    other.run(f'<< "{tmp_path}/s.m"')
    assert other.evaluate("{h[1], h[2], h::usage}") == ["one", 6, "h"]
