"""What could stand at the cursor: symbols, options of the surrounding call, strings that it takes, file names.

The answers are plain data, so that every front end can use them.
"""

import os
from functools import lru_cache
from os.path import dirname, join

from wlnet.grammar.characters import named_characters

from wlnet.builtins import index
from wlnet.expression import TYPE_CHECKING, S, Symbol, known_names, known_symbol
from wlnet.reader.tokens import tokens

if TYPE_CHECKING:
    from wlnet import Session
    from wlnet.evaluator import Evaluator

OPENERS = {"[": "]", "(": ")", "{": "}", "<|": "|>", "[[": "]]"}
FILE_FUNCTIONS = frozenset(
    (
        "Get",
        "Import",
        "Export",
        "Needs",
        "Put",
        "PutAppend",
        "OpenRead",
        "OpenWrite",
        "OpenAppend",
        "ReadString",
        "ReadList",
        "FileExistsQ",
        "DeleteFile",
        "CopyFile",
        "RenameFile",
        "File",
        "SetDirectory",
        "FileNames",
        "DirectoryQ",
        "BinaryReadList",
        "ReadByteArray",
    )
)


class Completion:
    """A text that could stand at the cursor; it replaces ``length`` characters before it."""

    __slots__ = ("text", "length", "kind")

    def __init__(self, text: str, length: int, kind: str):
        self.text = text
        self.length = length
        self.kind = kind

    def __repr__(self) -> str:
        return f"<{self.kind} {self.text}>"


class Place:
    """Where the cursor is: the call around it, the argument's number, and the option whose value is being typed."""

    def __init__(self, head: str = "", argument: int = 0, option: str = ""):
        self.head = head
        self.argument = argument
        self.option = option


def complete(text: str, session: "Session") -> list:
    """Completions for the text before the cursor, the likeliest first."""
    character = _character_name(text)
    if character is not None:
        return _characters(character)
    words = tokens(text)
    last = words[-1] if words and words[-1].end == len(text) else None
    before = words[:-1] if last is not None else words
    # in a string that is being typed only its contents can be completed
    if last is not None and last.kind == "string" and not _is_closed(last.text):
        return _strings(_place(before), last.text[1:], session)
    # after a finished string or a blank pattern a name would be a product
    if last is not None and last.kind == "comment" or text.endswith(('"', "_")):
        return []
    prefix = last.text if last is not None and last.kind == "symbol" else ""
    if last is not None and last.kind in ("number", "message", "pattern"):
        return []
    place = _place(before if prefix else words)
    options = [] if place.option else _options(place.head, prefix, session)
    return options + [Completion(name, len(prefix), "symbol") for name in _symbols(prefix, session)]


def _is_closed(literal: str) -> bool:
    # an escaped quote ends nothing
    body = literal[1:].replace("\\\\", "").replace('\\"', "")
    return body.endswith('"')


# --- the call around the cursor ---------------------------------------------------------------------------------------


def _place(words: list) -> Place:
    """The innermost call that is open after these tokens."""
    open_calls: list = [Place()]
    previous = None
    named = ""  # the last thing that could be an option's name
    for token in words:
        text = token.text
        if token.kind == "bracket" and text in OPENERS:
            called = previous.text if text == "[" and previous is not None and previous.kind == "symbol" else ""
            outer = open_calls[-1]
            if text == "{" and not called:  # NetEncoder[{"Image", …}]: the list stands for the call's arguments
                open_calls.append(Place(outer.head if outer.argument == 1 or outer.option else "", 1, outer.option))
            else:
                open_calls.append(Place(called, 1))
            named = ""
        elif token.kind == "bracket" and text in OPENERS.values():
            if len(open_calls) > 1:
                open_calls.pop()
        elif text == "," and token.kind in ("bracket", "operator"):
            open_calls[-1].argument += 1
            open_calls[-1].option = ""
        elif text in ("->", ":>"):
            open_calls[-1].option = named
        elif token.kind in ("symbol", "string"):
            named = text.strip('"')
        previous = token
    return open_calls[-1]


# --- candidates -------------------------------------------------------------------------------------------------------


def _matching(names, prefix: str) -> list:
    return sorted([name for name in names if name.startswith(prefix)])


def _symbols(prefix: str, session) -> list:
    """Symbols that begin so: the user's own and the System's."""
    # a context is typed on purpose: all names of all contexts
    if "`" in prefix:
        return _matching(known_names(), prefix)
    ev = session.evaluator
    own = [
        s.name for s in list(ev.definitions) if s.context == ev.context or s.context in ev.context_path and s.context != "System`"
    ]
    # without a letter thousands of names would help nobody
    return _matching({*own, *_system_names()}, prefix) if prefix else []


@lru_cache(1)
def _system_names() -> frozenset:
    return frozenset([name for name in index() if "`" not in name])


def _options(head: str, prefix: str, session) -> list:
    """The options of a function, as rules to be finished."""
    if not head:
        return []
    # string options are completed between quotes
    names = _option_names(head, session)[0] if prefix else []
    return [Completion(f"{name} -> ", len(prefix), "option") for name in _matching(names, prefix)]


def _option_names(head: str, session) -> tuple:
    """The options of a function that are symbols and those that are strings; builtins declare both as text."""
    ev = session.evaluator
    sym = find_symbol(ev, head)
    if sym is None:
        return [], []
    symbols, strings = [], []
    for option in ev.definitions[sym].options or ():
        if type(option) is Symbol:
            symbols.append(option.name)
        elif ev.definitions[sym].builtin is not None and option in _system_names():
            symbols.append(option)
        else:
            strings.append(option)
    return symbols, strings


def find_symbol(ev: "Evaluator", name: str) -> "Symbol | None":
    """The symbol that a name means in the session, if there is one already; nothing is made."""
    if "`" in name:
        return known_symbol(ev.context + name[1:] if name.startswith("`") else name)
    for context in (ev.context, *ev.context_path):
        sym = known_symbol(context + name)
        if sym is not None and sym in ev.definitions:
            return sym
    return S[name] if ev.is_builtin_name(name) else None


def _strings(place: Place, prefix: str, session) -> list:
    """Strings that an argument or option takes, string options, file names."""
    completions = [Completion(f'{s}"', len(prefix), "string") for s in _matching(_string_arguments(place), prefix)]
    if not place.option and place.head:
        strings = _option_names(place.head, session)[1]
        completions += [Completion(f'{s}" -> ', len(prefix), "option") for s in _matching(strings, prefix)]
    if place.head in FILE_FUNCTIONS or not place.head and not completions:
        completions += [Completion(name, len(prefix), "file") for name in _files(prefix)]
    return completions


def _string_arguments(place: Place) -> list:
    table = _string_table()
    key = place.option or str(place.argument)
    return table.get((place.head, key), table.get(("*", key), []) if place.option else [])


@lru_cache(1)
def _string_table() -> dict:
    """string_arguments.tsv: (symbol, argument number or option) -> strings; symbol * stands for all."""
    with open(join(dirname(__file__), "string_arguments.tsv"), encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file][1:]
    return {(head, place): strings.split(" ") for head, place, strings in rows}


def _files(prefix: str) -> list:
    """File names that begin so; directories end with a slash."""
    folder, _, start = prefix.rpartition("/")
    # ~ means the home directory, as in a shell
    where = os.path.expanduser(folder + "/" if prefix.startswith("/") else folder or ".")
    try:
        entries = sorted(os.scandir(where), key=lambda entry: entry.name)
    except OSError:
        return []
    lead = folder + "/" if "/" in prefix else ""
    return [
        lead + entry.name + ("/" if entry.is_dir() else "")
        for entry in entries
        if entry.name.startswith(start) and (start or not entry.name.startswith("."))
        # 200: more than anybody looks through
    ][:200]


def _character_name(text: str) -> "str | None":
    """The unfinished \\[Name at the end of a text."""
    start = text.rfind("\\[")
    return text[start + 2 :] if start >= 0 and text[start + 2 :].isalnum() else None


def _characters(prefix: str) -> list:
    return [Completion(f"{name}]", len(prefix), "character") for name in _matching(named_characters(), prefix)]
