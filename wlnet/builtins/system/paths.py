"""Names of files and folders."""

import os
import re

from ...evaluator import Evaluator, Invocation
from ...expression import Expression, MessageError, S, Symbol, elements, has_head, is_list
from ...outside import Outside

CONTEXT_NAME = re.compile(r"`?(?:[A-Za-z$\u0080-\uffff][A-Za-z0-9$\u0080-\uffff]*`)+")


def find_file(ev: Evaluator, source: Expression, owner: str, path: Symbol = S.Automatic) -> "str | None":
    """The file that a name, a File or a context means: absolute, or found along a path ($Path) and beside the running
    file."""
    if type(source) is str and source.endswith("`"):
        if not CONTEXT_NAME.fullmatch(source):
            return None
        # a`b` is a/b.m, a/b.wl or a package folder of this name with its init file
        stem = source.strip("`").replace("`", "/")
        last = stem.rpartition("/")[2]
        candidates = [
            f"{stem}.m",
            f"{stem}.wl",
            f"{stem}/init.m",
            f"{stem}/init.wl",
            f"{stem}/Kernel/init.m",
            f"{stem}/Kernel/init.wl",
            f"{stem}/{last}.m",
            f"{stem}/{last}.wl",
            f"{stem}/Kernel/{last}.m",
            f"{stem}/Kernel/{last}.wl",
        ]
    else:
        name = file_name(ev, source)
        if name is None:
            return None
        candidates = [name]
    return on_path(ev, candidates, path, owner)


FAILED = S["$Failed"]


# --- where things are -----------------------------------------------------------------------------------------------


def directory(ev: Evaluator) -> str:
    """The current directory of the session."""
    return ev.own(Outside).folder


def file_name(ev: Evaluator, x: Expression) -> "str | None":
    """The name in a string, File["…"] or LocalObject-like wrapper; None for anything else."""
    if type(x) is str:
        return ev.own(Outside).expanded(x) if x else None
    if has_head(x, S.File) and len(x.args) == 1 and type(x.args[0]) is str:
        return ev.own(Outside).expanded(x.args[0]) or None
    if has_head(x, S.URL) and len(x.args) == 1 and type(x.args[0]) is str and x.args[0].startswith("file://"):
        # 7: the length of file://
        return x.args[0][7:]
    return None


def absolute(ev: Evaluator, x: Expression, owner: str) -> str:
    """The absolute path that an argument means; MessageError where it is not a file name."""
    name = file_name(ev, x)
    if name is None:
        raise MessageError("fstr", ev.format(x, "InputForm"), symbol=S[owner], result=FAILED)
    return ev.own(Outside).place(name)


def on_path(ev: Evaluator, candidates: list, path: Symbol, owner: str) -> "str | None":
    """The first existing file among names looked up in the current directory, along a path ($Path) and beside the
    running file."""
    # with a Path of one's own only that path counts
    places = [directory(ev)] if path is S.Automatic else []
    path = ev.evaluate(S["$Path"]) if path is S.Automatic else path
    for place in elements(path) if is_list(path) else (path,):
        name = file_name(ev, place)
        if name is not None:
            places.append(os.path.join(directory(ev), name))
    running = ev.own(Invocation).input_file
    # beside the running file, so that a script finds its package from anywhere
    if running:
        places.append(os.path.dirname(running))
    for place in places:
        for name in candidates:
            path = os.path.normpath(os.path.join(place, name))
            if ev.own(Outside).is_file(path, owner):
                return path
    return None


def system_error(owner: str, error: OSError) -> MessageError:
    """The message that tells why the system refused a file."""
    return MessageError("syserr", error.strerror or str(error), symbol=S[owner], result=FAILED)
