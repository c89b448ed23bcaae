"""The prompt: through a pseudo-terminal as a person uses it, and through a pipe."""

import os
import subprocess
import sys

import pytest

pexpect = pytest.importorskip("pexpect", reason="pexpect drives pseudo-terminals, which this system has not")

COMMAND = [sys.executable, "-m", "wlnet"]


class Terminal:
    """A running prompt; ``say`` sends an input, ``see`` waits for a text without colors and cursor movements."""

    def __init__(self, tmp_path, term="xterm-256color"):
        environment = dict(os.environ, TERM=term, WLNET_HISTORY=str(tmp_path / "history"), PROMPT_TOOLKIT_NO_CPR="1")
        self.child = pexpect.spawn(COMMAND[0], COMMAND[1:], env=environment, encoding="utf-8", timeout=20, dimensions=(40, 100))
        self.see(r"In\[1\]:= ")

    def say(self, text: str) -> "Terminal":
        self.child.send(text + "\r")
        return self

    def see(self, pattern: str) -> "Terminal":
        self.child.expect(pattern.replace(" ", r"(?:\s|\x1b\[[\d;?]*[A-Za-z])*"))
        return self

    def reset(self, number: int) -> None:
        """An empty prompt, the first again, whatever was typed before."""
        self.child.sendintr()
        self.say(f'$Line = 0; Print["rea" <> "dy {number}"];').see(f"ready {number}").see(r"In\[1\]:=")

    def close(self) -> int:
        self.child.expect(pexpect.EOF)
        self.child.close()
        return self.child.exitstatus


@pytest.fixture
def own_terminal(tmp_path):
    """A prompt that the test may end."""
    terminal = Terminal(tmp_path)
    yield terminal
    terminal.child.close(force=True)


shared: list = []


@pytest.fixture(scope="module", autouse=True)
def end_of_the_shared_terminal():
    yield
    while shared:
        shared.pop().child.close(force=True)


@pytest.fixture
def terminal(tmp_path_factory, request):
    """A prompt at In[1], used by one test after the other; one that does not come back there is given up."""
    terminal = shared.pop() if shared else Terminal(tmp_path_factory.mktemp("prompt"))
    yield terminal
    try:
        terminal.reset(hash(request.node.name) % 10_000)
        shared.append(terminal)
    except pexpect.ExceptionPexpect:
        terminal.child.close(force=True)


def test_numbers_history_and_leaving(own_terminal):
    own_terminal.say("6*7").see(r"Out\[1\]= 42").see(r"In\[2\]:=")
    own_terminal.say("% + 1").see(r"Out\[2\]= 43").see(r"In\[3\]:=")
    own_terminal.say("%1").see(r"Out\[3\]= 42")
    own_terminal.child.send("\x04")
    assert own_terminal.close() == 0


def test_exit_with_a_status(own_terminal):
    own_terminal.say("Exit[7]")
    assert own_terminal.close() == 7


def test_input_over_several_lines(terminal):
    terminal.say("{1,").say("2 +").say("3}").see(r"Out\[1\]= \{1, 5\}")


def test_syntax_error_keeps_the_number(terminal):
    terminal.say("1 + ]").see(r"Syntax::bktmop: line 1, column 5").see(r"In\[1\]:=")


def test_message_and_print(terminal):
    terminal.say('Print["hel" <> "lo"]; Part[{1}, 3]').see("hello").see("Part::partw").see(r"Out\[1\]=")


def test_interrupt_keeps_the_session(terminal):
    terminal.say("kept = 5").see(r"Out\[1\]= 5").see(r"In\[2\]:=")
    terminal.say("While[True]")
    terminal.child.expect(pexpect.TIMEOUT, timeout=0.5)
    terminal.child.sendintr()
    terminal.see(r"Out\[2\]= \$Aborted").see(r"In\[3\]:=")
    terminal.say("kept").see(r"Out\[3\]= 5")


def test_interrupt_drops_what_is_typed(terminal):
    terminal.child.send("1 + 2222")
    terminal.see("2222")
    terminal.child.sendintr()
    terminal.see(r"In\[1\]:=").say("5").see(r"Out\[1\]= 5")


def test_completion(terminal):
    terminal.child.send("Hold[RandomSam")
    terminal.see("RandomSam")
    terminal.child.send("\t")
    terminal.see("ple")
    terminal.say("]").see(r"Out\[1\]= Hold\[RandomSample\]")


def test_completion_shows_a_choice(terminal):
    terminal.child.send("NestWhi")
    terminal.see("NestWhi")
    terminal.child.send("\t")
    terminal.see("NestWhileList")


def test_completion_of_a_string(terminal):
    terminal.child.send('Hold[NetEncoder["AudioMF')
    terminal.see("AudioMF")
    terminal.child.send("\t")
    terminal.see("CC")
    terminal.say("]]").see(r'Out\[1\]= Hold\[NetEncoder\["AudioMFCC"\]\]')


def test_help(terminal):
    terminal.say("?Map").see(r"Map\[f, expr\]")
    terminal.say("??Sort").see("Attributes")


def test_history_is_kept(tmp_path):
    first = Terminal(tmp_path)
    first.say("111 + 222").see(r"Out\[1\]= 333").see(r"In\[2\]:=")
    first.child.send("\x04")
    first.close()
    second = Terminal(tmp_path)
    second.child.send("\x1b[A\r")
    second.see(r"Out\[1\]= 333")
    second.child.close(force=True)


def test_terminal_without_abilities(tmp_path):
    terminal = Terminal(tmp_path, term="dumb")
    terminal.say("{1,").say("2}").see(r"Out\[1\]= \{1, 2\}").see(r"In\[2\]:=")
    terminal.child.sendeof()
    assert terminal.close() == 0


@pytest.mark.parametrize(
    "text, shown, status",
    [
        ("1 + 1\nx = {1,\n 2};\nLength[x]\n", "Out[1]= 2\n\nOut[3]= 2\n\n", 0),
        ('"a"', 'Out[1]= "a"\n\n', 0),
        ("5\nExit[3]\n7", "Out[1]= 5\n\n", 3),
        ("5\nQuit\n7", "Out[1]= 5\n\n", 0),
        ("Print[1]\n", "1\n", 0),
        ("", "", 0),
    ],
)
def test_pipe(text, shown, status):
    done = subprocess.run(COMMAND, input=text, capture_output=True, text=True)
    assert (done.stdout, done.stderr, done.returncode) == (shown, "", status)


def test_reader_that_goes_away():
    done = subprocess.run(f'yes 1 | head -3000 | "{sys.executable}" -m wlnet | head -1', shell=True, capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("Out[1]= 1\n", "")


def test_pipe_that_ends_too_early():
    done = subprocess.run(COMMAND, input="f[1,\n", capture_output=True, text=True)
    assert done.returncode == 1 and "Syntax::sntxi" in done.stdout and not done.stderr


@pytest.mark.parametrize("delay", [0.05, 0.3])
def test_an_interrupt_while_a_result_is_written_keeps_the_session(terminal, delay):
    terminal.say("kept = 6;").see(r"In\[2\]:=")
    terminal.say("Range[3 10^4]")
    terminal.child.expect(pexpect.TIMEOUT, timeout=delay)
    terminal.child.sendintr()
    terminal.see(r"In\[3\]:=").say("kept").see(r"Out\[3\]= 6")


def test_one_long_operation_at_the_prompt_is_interrupted(terminal):
    terminal.say("3^(4 10^8);")
    terminal.child.expect(pexpect.TIMEOUT, timeout=0.5)
    terminal.child.sendintr()
    terminal.see(r"Out\[1\]= \$Aborted").see(r"In\[2\]:=")
