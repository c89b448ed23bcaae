"""Environment variables and other programs."""

import pytest
from asking import messages_of, value_of

from wlnet import Session


@pytest.mark.parametrize(
    "code, expected",
    [
        ('RunProcess[{"echo", "hello"}, "StandardOutput"]', '"hello\\n"'),
        ('RunProcess["cat", "StandardOutput", "in"]', '"in"'),
        ('RunProcess["cat", "StandardOutput", ByteArray[{104, 105}]]', '"hi"'),
        (
            'RunProcess[{"sh", "-c", "echo out; echo err >&2; exit 3"}]',
            '<|"ExitCode" -> 3, "StandardOutput" -> "out\\n", "StandardError" -> "err\\n"|>',
        ),
        ('RunProcess[{"echo", 1, 2.5}, "StandardOutput"]', '"1 2.5\\n"'),
        ('RunProcess[{"pwd"}, "StandardOutput", ProcessDirectory -> "/"]', '"/\\n"'),
        ('SetDirectory["/"]; RunProcess["pwd", "StandardOutput"]', '"/\\n"'),
        ('RunProcess[{"sh", "-c", "echo $W"}, "StandardOutput", ProcessEnvironment -> <|"W" -> "1"|>]', '"1\\n"'),
        ('SetEnvironment["W" -> "a"]; RunProcess[{"sh", "-c", "echo $W"}, "StandardOutput"]', '"a\\n"'),
        ('RunProcess[{File["/bin/echo"], "a"}, "StandardOutput"]', '"a\\n"'),
        ('RunProcess["true", "ExitCode"]', "0"),
        ('Run["exit 3"]', "3"),
        ('Run["true"]', "0"),
        ('SetEnvironment["WLNET_T" -> "v"]; Environment["WLNET_T"]', '"v"'),
        ('SetEnvironment[{"A1" -> "v", "A2" -> "w"}]; {Environment["A1"], Environment["A2"]}', '{"v", "w"}'),
        ('Environment["NO_SUCH_VARIABLE"]', "$Failed"),
        ('SetEnvironment["HOME" -> None]; Environment["HOME"]', "$Failed"),
        ('SetEnvironment["A" -> "v"]; GetEnvironment["A"]', '"A" -> "v"'),
        ('GetEnvironment["NO_SUCH_VARIABLE"]', '"NO_SUCH_VARIABLE" -> None'),
        ('SetEnvironment["A" -> "v"]; GetEnvironment[{"A", "NO"}]', '{"A" -> "v", "NO" -> None}'),
        ('SetEnvironment["A" -> "v"]; MemberQ[GetEnvironment[], "A" -> "v"]', "True"),
        ("Environment[x]", "Environment[x]"),
        ('SetEnvironment["A" -> None]; MemberQ[GetEnvironment[][[All, 1]], "A"]', "False"),
    ],
)
def test_values(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, messages",
    [
        ('RunProcess["no such program"]', ["RunProcess::pnfd"]),
        ('StartProcess["x"]', ["General::unsup"]),
        ('RunProcess["cat", "Nonsense"]', ["RunProcess::prop"]),
        ("RunProcess[x]", ["RunProcess::cmd"]),
        ("RunProcess[{}]", ["RunProcess::cmd"]),
        ('RunProcess["true", Nonsense -> 1]', ["RunProcess::optx"]),
    ],
)
def test_messages(code, messages):
    assert messages_of(code) == messages


def test_the_output_of_a_command_is_shown():
    session, shown = Session(), []
    session.on_output(shown.append)
    assert session.evaluate('Run["echo", "a", 1 + 1]') == 0
    assert shown == ["a 2\n"]


def test_sessions_have_environments_of_their_own():
    one, other = Session(), Session()
    one.run('SetEnvironment["WLNET_T" -> "v"]')
    assert str(other.evaluate('Environment["WLNET_T"]')) == "$Failed"
