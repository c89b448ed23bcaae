"""Names of files and folders, and writing files without losing what was there."""

import os
import re
import tempfile

from ...evaluator import Evaluator, Invocation
from ...expression import Expression, MessageError, S, Symbol, elements, has_head, is_list

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
    return on_path(ev, candidates, path)


FAILED = S["$Failed"]


# --- where things are -----------------------------------------------------------------------------------------------


class Directories:
    """The directory that a session works in (None: that of the process), and those it goes back to."""

    def __init__(self) -> None:
        self.current: str | None = None
        self.stack: list[str] = []


def directory(ev: Evaluator) -> str:
    """The current directory of the session."""
    return ev.own(Directories).current or os.getcwd()


def file_name(ev: Evaluator, x: Expression) -> "str | None":
    """The name in a string, File["…"] or LocalObject-like wrapper; None for anything else."""
    if type(x) is str:
        return os.path.expanduser(x) if x else None
    if has_head(x, S.File) and len(x.args) == 1 and type(x.args[0]) is str:
        return os.path.expanduser(x.args[0]) or None
    if has_head(x, S.URL) and len(x.args) == 1 and type(x.args[0]) is str and x.args[0].startswith("file://"):
        # 7: the length of file://
        return x.args[0][7:]
    return None


def absolute(ev: Evaluator, x: Expression, owner: str) -> str:
    """The absolute path that an argument means; MessageError where it is not a file name."""
    name = file_name(ev, x)
    if name is None:
        raise MessageError("fstr", ev.format(x, "InputForm"), symbol=S[owner], result=FAILED)
    return os.path.normpath(os.path.join(directory(ev), name))


def on_path(ev: Evaluator, candidates: list, path: Symbol = S.Automatic) -> "str | None":
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
            if os.path.isfile(path):
                return path
    return None


def replace_file(path: str, data: bytes) -> None:
    """Write a whole file: under a temporary name first, so that nobody sees half of it."""
    temporary = f"{path}.{os.getpid()}.tmp"
    try:
        with open(temporary, "wb") as file:
            file.write(data)
        if os.path.exists(path):
            # the permissions of the file that is replaced, its kind left out
            os.chmod(temporary, os.stat(path).st_mode & 0o7777)
        os.replace(temporary, path)
    finally:
        if os.path.exists(temporary):
            os.unlink(temporary)


def system_error(owner: str, error: OSError) -> MessageError:
    return MessageError("syserr", error.strerror or str(error), symbol=S[owner], result=FAILED)


def temporary_file() -> str:
    handle, path = tempfile.mkstemp(prefix="wlnet-")
    os.close(handle)
    return path
