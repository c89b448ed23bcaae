"""The surrounding system: environment variables and other programs."""

from ...evaluator import Evaluator, builtin
from ...expression import Association, ByteArray, Expression, MessageError, S, elements, has_head, is_list, make_list, rule
from ...expression.compounds import as_association
from ...outside import Outside
from .paths import file_name

_FAILED = S["$Failed"]
_OPTIONS = {"ProcessEnvironment": S.Inherited, "ProcessDirectory": S.Inherited, "CharacterEncoding": "UTF8"}
_MESSAGES = {
    "pnfd": 'Program `1` not found. Check Environment["PATH"].',
    "cmd": "`1` is not a command: a string or a list of strings.",
    "prop": "`1` is not a property of a finished process.",
}


@builtin("Environment")
def environment(ev: Evaluator, name: Expression) -> Expression | None:
    """Environment["var"] gives the value of an environment variable, or $Failed."""
    if type(name) is not str:
        return None
    return ev.own(Outside).environment("Environment").get(name, _FAILED)


@builtin("GetEnvironment")
def get_environment(ev: Evaluator, name: Expression = S.All) -> Expression:
    """GetEnvironment[] lists all environment variables with their values; GetEnvironment["var"] gives one as a rule."""
    known = ev.own(Outside).environment("GetEnvironment")
    if name is S.All:
        return make_list([rule(k, v) for k, v in sorted(known.items())])
    if is_list(name):
        return make_list([get_environment(ev, n) for n in elements(name)])
    return rule(name, known[name] if name in known else S.None_)


@builtin("SetEnvironment")
def set_environment(ev: Evaluator, settings: Expression) -> Expression | None:
    """SetEnvironment["var" -> "value"] sets an environment variable for this session; None removes it."""
    values = as_association(settings)
    if values is None:
        return None
    for name, value in values.items():
        ev.own(Outside).set_environment(name, value if type(value) is str else None, "SetEnvironment")
    return S.Null


def _command(ev, owner: str, command) -> list:
    parts = list(elements(command)) if is_list(command) else [command]
    words = []
    for part in parts:
        word = part if type(part) is str else file_name(ev, part) if has_head(part, S.File) else None
        if word is None and type(part) in (int, float):
            # numbers are arguments too
            word = ev.format(part, "InputForm")
        if word is None:
            raise MessageError("cmd", command, symbol=S[owner], result=_FAILED)
        words.append(word)
    if not words:
        raise MessageError("cmd", command, symbol=S[owner], result=_FAILED)
    return words


@builtin("Run")
def run(ev: Evaluator, args: tuple) -> Expression:
    """Run["command"] runs a command of the system's shell and gives its exit status."""
    text = " ".join([a if type(a) is str else ev.format(a, "InputForm") for a in args])
    done = ev.own(Outside).run(text, "Run")
    if done.stdout:
        ev.write(done.stdout.decode("utf-8", "replace"))
    return done.returncode


@builtin("RunProcess", options=_OPTIONS, messages=_MESSAGES)
def run_process(
    ev: Evaluator, command: Expression, prop: Expression = S.All, standard_input: Expression = "", options: dict = None
) -> Expression | None:
    """RunProcess[{"program", "arg1", …}] runs a program and gives <|"ExitCode" -> …, "StandardOutput" -> …,
    "StandardError" -> …|>.
    RunProcess[command, "prop", input] gives one of these, with input as its standard input."""
    words = _command(ev, "RunProcess", command)
    data = (
        standard_input.data
        if type(standard_input) is ByteArray
        else str(standard_input).encode("utf-8")
        if type(standard_input) is str
        else b""
    )
    settings = as_association(options["ProcessEnvironment"]) if options["ProcessEnvironment"] is not S.Inherited else None
    place = file_name(ev, options["ProcessDirectory"]) if options["ProcessDirectory"] is not S.Inherited else None
    try:
        # a ProcessEnvironment of one's own is all that the program sees
        own = None if settings is None else dict(settings.items())
        done = ev.own(Outside).run(words, "RunProcess", data, own, place)
    except (FileNotFoundError, PermissionError, NotADirectoryError):
        raise MessageError("pnfd", words[0], result=_FAILED) from None
    results = {
        "ExitCode": done.returncode,
        "StandardOutput": done.stdout.decode("utf-8", "replace"),
        "StandardError": done.stderr.decode("utf-8", "replace"),
    }
    if prop is S.All:
        return Association.from_items(list(results.items()))
    if prop not in results:
        raise MessageError("prop", prop, result=_FAILED)
    return results[prop]


@builtin("StartProcess", options=_OPTIONS)
def start_process(ev: Evaluator, command: Expression, options: dict) -> None:
    """StartProcess is not supported: use RunProcess, which waits for the program."""
    raise MessageError("unsup", "StartProcess", "use RunProcess, which waits for the program", symbol=S.General, result=_FAILED)
