"""What the front end tells of a session, and what topics keep in it: one object of each class for each session."""

import time

from wlnet import Session
from wlnet.evaluator import Evaluator, Invocation


class Notes:
    def __init__(self):
        self.lines = []


def test_an_evaluator_has_one_object_of_a_class_of_its_own():
    first, second = Evaluator(), Evaluator()
    first.own(Notes).lines.append("a")
    assert first.own(Notes) is first.own(Notes)
    assert first.own(Notes).lines == ["a"]
    assert second.own(Notes).lines == []


def test_a_session_knows_since_when_it_runs():
    before = time.time()
    session = Session()
    assert before <= session.evaluator.own(Invocation).start <= time.time()
    time.sleep(0.02)
    assert session.evaluate("SessionTime[]") >= 0.02


def test_nothing_is_told_of_a_session_that_nobody_started_from_a_front_end():
    assert Session().evaluate("{$InputFileName, $Input, $ScriptCommandLine, $ScriptInputString}") == [
        "",
        "",
        [],
        Session().evaluate("None"),
    ]


def test_what_the_front_end_tells_is_for_its_session_alone():
    session, other = Session(), Session()
    invocation = session.evaluator.own(Invocation)
    invocation.input_file, invocation.script_command_line, invocation.script_input = "/tmp/a.wl", ["a.wl", "x"], lambda: "in"
    asked = "{$InputFileName, $Input, $ScriptCommandLine, $ScriptInputString, NotebookDirectory[], NotebookFileName[]}"
    assert session.evaluate(asked) == ["/tmp/a.wl", "/tmp/a.wl", ["a.wl", "x"], "in", "/tmp/", "/tmp/a.wl"]
    assert other.evaluate("$InputFileName") == ""


def test_a_file_that_is_read_is_the_input_file_meanwhile(tmp_path):
    inner, outer = tmp_path / "inner.wl", tmp_path / "outer.wl"
    inner.write_text("FileNameTake[$InputFileName]")
    outer.write_text(f'{{FileNameTake[$InputFileName], Get["{inner}"], FileNameTake[$InputFileName]}}')
    session = Session()
    assert session.evaluate(f'Get["{outer}"]') == ["outer.wl", "inner.wl", "outer.wl"]
    assert session.evaluate("$InputFileName") == ""


def test_topics_of_one_session_do_not_show_in_another():
    """Directories, environment, random numbers, streams, packages, options: each is the session's own."""
    first, second = Session(), Session()
    first.run('SetDirectory["/"]; SetEnvironment["WLNET_X" -> "1"]; SeedRandom[3]; Off[General::none]; StringToStream["a"]')
    first.run('BeginPackage["p`"]; EndPackage[]; Options[f] = {"a" -> 1}; Format[g[x_]] := h[x]')
    asked = '{Directory[] === "/", Environment["WLNET_X"], Length[Streams[]], MemberQ[$Packages, "p`"], Options[f], ToString[g[1]]}'
    assert first.evaluate_to_string(asked, "InputForm") == '{True, "1", 3, True, {"a" -> 1}, "h[1]"}'
    assert second.evaluate_to_string(asked, "InputForm") == '{False, $Failed, 2, False, {}, "g[1]"}'
    first.run("SeedRandom[3]"), second.run("SeedRandom[4]")
    one, two = first.evaluate("RandomReal[]"), second.evaluate("RandomReal[]")
    first.run("SeedRandom[3]")
    assert one == first.evaluate("RandomReal[]") != two
