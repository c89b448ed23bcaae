"""Variables of the session and its history."""

import pytest
from asking import messages_of, text_of, value_of

from wlnet import Session, __version__


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
    ],
)
def test_values(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("1 + 1\nIn[1]", "2"),
        ("x = 1\nx = x + 1\nIn[2]", "3"),
        ("1 + 1\nInString[1]", '"1 + 1"'),
        ("5\n6\n{%1, %2, Out[-1], Out[-2]}", "{5, 6, 6, 5}"),
        ("5\n6\nOut[{1, 2}]", "{5, 6}"),
        ("Out[99]", "%99"),
        ("In[99]", "In[99]"),
        ("5\nOut[]", "5"),
        ("x = 3\nx = 4\n{Out[1], Out[2]}", "{3, 4}"),
        ("$Line = 10;\n7\nOut[11]", "7"),
        ("$ModuleNumber = 500; Module[{x}, x]", "x$500"),
        ('Module[{x}, x]; n = $ModuleNumber; Module[{x}, ToString[x]] === "x$" <> ToString[n]', "True"),
        ("$HistoryLength = 0;\n5\n%", "%2"),
        ("$HistoryLength = 2;\n5\n6\n7\n{%2, %3, %4}", "{%2, 6, 7}"),
        ('$Context = "New`";\nContext[]', '"New`"'),
        ('$ContextPath = {"System`", "Extra`"};\nContext[y]', '"Global`"'),
        ('Extra`z = 3;\n$ContextPath = {"System`", "Extra`"};\nz', "3"),
        ("$PrePrint = f;\n3", "f[3]"),
        ("$PrePrint = f;\n3\n% + 1", "f[4]"),
        ("$Post = f;\n1\n%", "f[f[1]]"),
        ("$RecursionLimit = 30; f[n_] := 1 + f[n + 1]; FreeQ[f[0], TerminatedEvaluation]", "False"),
        ("$RecursionLimit = Infinity; $RecursionLimit", "Infinity"),
        ("Block[{$IterationLimit = 25}, f[n_] := f[n + 1]; Head[f[0]]]; $IterationLimit", "4096"),
        ("$Assumptions", "True"),
        ("$Post", "$Post"),
        ("$ByteOrdering", "-1"),
        ("$PathnameSeparator", '"/"'),
        ("$MaxPrecision", "Infinity"),
        ("$SystemWordLength", "64"),
        ("$MinPrecision", "0"),
        ("IntegerQ[$ProcessID] && IntegerQ[$ParentProcessID] && $ProcessID != $ParentProcessID", "True"),
        ('StringMatchQ[$SystemID, $OperatingSystem ~~ __] || StringMatchQ[$SystemID, "Linux-" ~~ $ProcessorType]', "True"),
        ('FileNameTake[$HomeDirectory] === ""', "False"),
        ("$CommandLine === {}", "False"),
        ("$Output", '{OutputStream["stdout", 1]}'),
        ("$Messages", '{OutputStream["stderr", 2]}'),
        ("DirectoryQ[$InstallationDirectory]", "True"),
        ("$InitialDirectory === Directory[]", "True"),
        ("$Input", '""'),
        ("$ScriptInputString", "None"),
        ("Attributes[Out]", "{Listable, NHoldFirst, Protected}"),
    ],
)
def test_history_and_limits(code, expected):
    assert value_of(code) == expected


def test_the_version_is_this_one():
    assert text_of("$Version") == f'"wlnet {__version__} (Wolfram Language {text_of("$VersionNumber")})"'


def test_sessions_have_identities_of_their_own():
    assert Session().evaluate("$SessionID") != Session().evaluate("$SessionID")


@pytest.mark.parametrize(
    "code, messages",
    [
        ("f[n_] := f[n + 1]; f[0]", ["$IterationLimit::itlim"]),
        ("f[n_] := 1 + f[n + 1]; f[0]", ["$RecursionLimit::reclim2"]),
        ("$IterationLimit = 30; f[0] = 1; f[n_] := f[n - 1]; f[40]", ["$IterationLimit::itlim"]),
        ("$IterationLimit = 50; f[0] = 1; f[n_] := f[n - 1]; f[40]", []),
        ("$RecursionLimit = 30; f[0] = 1; f[n_] := 1 + f[n - 1]; f[40]", ["$RecursionLimit::reclim2"]),
        ("$RecursionLimit = 1100; f[0] = 0; f[n_] := 1 + f[n - 1]; f[1060]", []),
        ("$RecursionLimit = Infinity; f[0] = 0; f[n_] := 1 + f[n - 1]; f[1060]", []),
        ("f[0] = 0; f[n_] := 1 + f[n - 1]; f[1060]", ["$RecursionLimit::reclim2"]),
    ],
)
def test_limits_are_told(code, messages):
    assert messages_of(code)[:1] == messages
