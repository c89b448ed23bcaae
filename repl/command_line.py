"""The command ``wlnet``: what its arguments mean.  Conventions are those of wolframscript.

Nothing is imported here before it is known to be needed: ``wlnet -version`` loads no interpreter, and
``wlnet -code 1+1`` neither NumPy nor a terminal library.
"""

import gc
import sys

from wlnet import __version__

from . import memory
from .screen import INTERRUPTED, Screen

HELP = """\
wlnet: the open interpreter for Wolfram Language neural networks

  wlnet                          start an interactive session
  wlnet FILE [ARG ...]           run the file; what follows is in $ScriptCommandLine
  wlnet -code CODE [ARG ...]     evaluate the code and print its value
  wlnet doctest [-update] [-trust] [-root DIR] [-timeout SECONDS] FILE.md ...
                                 run the examples of Markdown pages and report what differs; they run in
                                 a sandbox unless -trust is given, each for 60 seconds at most

options
  -c, -code CODE        code to evaluate; may be repeated
  -f, -file FILE        file to run; - is the standard input
  -fun, -function CODE  apply a function to the arguments, which are strings
  -s, -signature TYPE   types of those arguments: String, Integer, Real, Number, Boolean or Expression
  -args, --             all that follows are arguments of the code or the file
  -print [all]          print the value of the last expression of a file (of every expression)
  -linewise             evaluate each line of the standard input; with -code or -function, evaluate that
                        for each line, which is in $ScriptInputString or the function's argument
  -format FORM          print values in InputForm, FullForm, OutputForm or any format Export knows
  -timeout SECONDS      give up an evaluation after this time
  -sandbox              start no programs, use no network, tell nothing of the environment, and read and
                        write only in the working folder; the folder of the file can be read too;
                        an input may take 600 seconds, or what -timeout says
  -root DIR             a folder that can be read in the sandbox as well; may be repeated
  -memory SIZE          memory that the program may take, such as 2GB; 90% of what is free at the start by default
  -charset ENCODING     encoding of the output; the terminal's by default
  -version              print the version
  -version -symbols     print the System symbols that are supported
  -h, -help             print this text

Messages go to the standard error.  The exit status is 0 only on success, or what Exit[n] says.
"""
YOUNG_OBJECTS = 10_000  # before Python looks for garbage: a start makes as many and no garbage, and waits 2 ms less
NOT_SUPPORTED = {
    "-api": "the Wolfram cloud",
    "-o": "the Wolfram cloud",
    "-cloud": "the Wolfram cloud",
    "-wstpserver": "a WSTP server",
    "-authenticate": "the Wolfram cloud",
}
VALUED = {
    "-c": "code",
    "-code": "code",
    "-f": "file",
    "-file": "file",
    "-script": "file",
    "-fun": "function",
    "-function": "function",
    "-s": "signature",
    "-signature": "signature",
    "-format": "format",
    "-timeout": "timeout",
    "-memory": "memory",
    "-charset": "charset",
    "-root": "roots",
}
FLAGS = {
    "-linewise": "linewise",
    "-sandbox": "sandbox",
    "-version": "version",
    "-v": "version",
    "-symbols": "symbols",
    "-h": "help",
    "-help": "help",
    "-l": "local",
    "-local": "local",
}
REPEATED = ("code", "signature", "roots")


class UsageError(Exception):
    """Arguments that mean nothing; the text says which and why."""


class Command:
    """What the arguments ask for; ``arguments`` are those of the script."""

    def __init__(self):
        self.code: list = []
        self.memory: float | None = None  # bytes
        self.file = self.function = self.format = self.timeout = self.charset = None
        self.signature: list = []
        self.roots: list = []  # folders that can be read in the sandbox
        self.sandbox = False  # does -sandbox ask for one? and then the Sandbox
        self.print = None  # None, "last" or "all"
        self.linewise = self.version = self.symbols = self.help = self.local = False
        self.arguments: list = []
        self.line: list = []  # the whole command line, for $ScriptCommandLine

    @property
    def script_command_line(self) -> list:
        """$ScriptCommandLine: the script and its arguments, or the whole line where there is no script."""
        if self.file is not None and not self.code:
            return [self.file, *self.arguments]
        return ["wlnet", *self.line] if self.code or self.function or self.linewise else []


def parse(words: list) -> Command:
    """The command that these arguments mean.  Raises UsageError."""
    command = Command()
    command.line = list(words)
    position = 0
    while position < len(words):
        word = words[position]
        # --code means -code
        option = word[1:] if word.startswith("--") and len(word) > 2 else word
        position += 1
        if word == "--" or option == "-args":
            command.arguments = words[position:]
            break
        if option in VALUED:
            if position == len(words):
                raise UsageError(f"{word} needs a value")
            _set(command, VALUED[option], words[position], word)
            position += 1
        elif option == "-print":
            every = words[position : position + 1] == ["all"]
            command.print = "all" if every else "last"
            position += every
        elif option in FLAGS:
            setattr(command, FLAGS[option], True)
        elif option in NOT_SUPPORTED:
            raise UsageError(f"{word}: wlnet evaluates here and does not use {NOT_SUPPORTED[option]}")
        elif word.startswith("-") and word != "-" and command.file is None:
            raise UsageError(f"unknown option {word}; wlnet -help lists the options, and -- comes before arguments")
        else:  # the file, or the first argument
            if command.file is None and not command.code and command.function is None and not command.linewise:
                command.file = word
                command.arguments = words[position:]
            else:
                # code was given: the word is its first argument
                command.arguments = words[position - 1 :]
            break
    return command


def _set(command: Command, name: str, value: str, word: str) -> None:
    # several -code are evaluated in order
    if name in REPEATED:
        getattr(command, name).append(value)
    elif getattr(command, name) is not None:
        raise UsageError(f"{word} is given twice")
    elif name == "memory":
        try:
            command.memory = memory.size(value)
        except ValueError:
            raise UsageError(f"{word} needs a size such as 2GB, not {value}") from None
    elif name == "timeout":
        try:
            command.timeout = float(value)
        except ValueError:
            raise UsageError(f"{word} needs a number of seconds, not {value}") from None
    else:
        setattr(command, name, value)


def main(words: "list | None" = None) -> int:
    """Run the command; the exit status."""
    words = sys.argv[1:] if words is None else words
    gc.set_threshold(YOUNG_OBJECTS)
    screen = Screen()
    try:
        status = _main(words, screen)
    except (UsageError, LookupError) as error:  # LookupError: an encoding that Python does not know
        screen.tell(f"wlnet: {error}\n")
        # 2: wrong usage, as shells have it
        status = 2
    except SystemExit as leaving:
        status = leaving.code if type(leaving.code) is int else 1
    except KeyboardInterrupt:  # before a session is there to deal with it
        status = INTERRUPTED
    return screen.close(status)


def _main(words: list, screen: Screen) -> int:
    if words[:1] == ["doctest"]:
        from .golden import main as doctest  # a session, which -version needs not

        memory.limit(None)
        return doctest(words[1:], screen)
    command = parse(words)
    if command.charset is not None:
        screen.set_encoding(command.charset)
    return run(command, screen)


def run(command: Command, screen: Screen) -> int:
    """Do what the command asks for; the exit status."""
    if command.help:
        screen.write(HELP)
        return 0
    if command.version:
        return _version(command.symbols, screen)
    if command.symbols:
        raise UsageError("-symbols goes with -version")
    if command.roots and not command.sandbox:
        raise UsageError("-root goes with -sandbox")
    if command.sandbox:
        from .sandboxes import command_sandbox, leave_working_folder  # few ask for it

        leave_working_folder()
        command.sandbox = command_sandbox(command.roots, command.file, command.timeout)
    memory.limit(command.memory)
    if command.code or command.file or command.function or command.linewise:
        from .script import run_script  # likewise

        gc.freeze()  # what is loaded now stays: the collector need not look through it again, not even at the end (4 ms)
        return run_script(command, screen)
    from .prompt import run_prompt  # likewise

    gc.freeze()
    return run_prompt(screen, command.sandbox)


def _version(with_symbols: bool, screen: Screen) -> int:
    if not with_symbols:
        screen.write(f"wlnet {__version__}\n")
        return 0
    from wlnet.builtins import index  # the rest of the command needs no builtins by itself

    screen.write("\n".join(sorted([name for name in index() if "`" not in name])) + "\n")
    return 0
