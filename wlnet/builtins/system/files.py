"""Files and directories: names, questions, and changing the file system."""

import os
import re

from ...evaluator import Evaluator, Invocation, builtin, declare_symbol
from ...expression import Expr, Expression, MessageError, S, boolean, elements, has_head, is_list, make_list
from ...expression.compounds import is_infinity
from ...outside import Outside
from .dates import date_object
from .hashing import digest, formatted_hash
from .paths import FAILED, absolute, directory, file_name, find_file, system_error

declare_symbol("File", usage='File["path"] stands for a file.')
declare_symbol("URL", usage='URL["address"] stands for a resource on the net.')
declare_symbol("CloudObject")
_MESSAGES = {
    "fstr": "File specification `1` is not a string of one or more characters.",
    "nffil": "File `1` not found.",
    "filex": "Cannot overwrite existing file `1`.",
    "fdnfnd": "Directory or file `1` not found.",
    "cdir": "Cannot set current directory to `1`.",
    "dirne": "Directory `1` is not empty.",
    "nodir": "Directory `1` not found.",
}


declare_symbol("$Path", value=make_list((".",)), usage="$Path lists the directories in which files are looked up.")


class LeftDirectories:
    """The directories that ResetDirectory goes back to."""

    def __init__(self) -> None:
        self.stack: list[str] = []


@builtin("Directory")
def directory_(ev: Evaluator) -> Expression:
    """Directory[] gives the current working directory."""
    return directory(ev)


@builtin("SetDirectory", messages=_MESSAGES)
def set_directory(ev: Evaluator, name: Expression = None) -> Expression | None:
    """SetDirectory["dir"] changes the current directory; SetDirectory[] goes to the home directory."""
    outside = ev.own(Outside)
    path = outside.home("SetDirectory") if name is None else absolute(ev, name, "SetDirectory")
    if not outside.is_folder(path, "SetDirectory"):
        raise MessageError("cdir", path, result=FAILED)
    ev.own(LeftDirectories).stack.append(directory(ev))
    outside.current = path
    return path


@builtin("ResetDirectory", messages={"dtop": "Directory stack is empty."})
def reset_directory(ev: Evaluator) -> Expression | None:
    """ResetDirectory[] goes back to the directory before the last SetDirectory."""
    stack = ev.own(LeftDirectories).stack
    if not stack:
        raise MessageError("dtop", result=directory(ev))
    ev.own(Outside).current = stack.pop()
    return directory(ev)


@builtin("DirectoryStack")
def directory_stack(ev: Evaluator) -> Expression:
    """DirectoryStack[] lists the directories that ResetDirectory goes back to."""
    return make_list(reversed(ev.own(LeftDirectories).stack))


@builtin("NotebookDirectory")
def notebook_directory(ev: Evaluator) -> Expression:
    """NotebookDirectory[] gives the directory of the running script, for there are no notebooks."""
    running = ev.own(Invocation).input_file
    return os.path.join(os.path.dirname(running) if running else directory(ev), "")


# --- names ----------------------------------------------------------------------------------------------------------


def _name_argument(ev, owner: str, x) -> str:
    name = file_name(ev, x)
    if name is None and x != "":
        raise MessageError("fstr", ev.format(x, "InputForm"), symbol=S[owner])
    return name or ""


@builtin("DirectoryName", messages=_MESSAGES)
def directory_name(ev: Evaluator, name: Expression, n: Expression = 1) -> Expression:
    """DirectoryName["file"] gives the directory part of a file name, DirectoryName["file", n] goes n levels up."""
    path = _name_argument(ev, "DirectoryName", name)
    for _ in range(n if type(n) is int else 1):
        # a/b/ names the same as a/b
        path = os.path.dirname(path.rstrip("/") if path != "/" else path)
    return path if not path or path.endswith("/") else path + "/"


@builtin("ParentDirectory", messages=_MESSAGES)
def parent_directory(ev: Evaluator, name: Expression = None, n: Expression = 1) -> Expression:
    """ParentDirectory["dir"] gives the directory above; ParentDirectory[] that of the current one."""
    path = directory(ev) if name is None else absolute(ev, name, "ParentDirectory")
    for _ in range(n if type(n) is int else 1):
        path = os.path.dirname(path)
    return path


@builtin("FileNameJoin", options={"OperatingSystem": S.Automatic}, messages=_MESSAGES)
def file_name_join(ev: Evaluator, names: Expression, options: dict) -> Expression | None:
    """FileNameJoin[{"dir", …, "file"}] joins parts to one file name."""
    if type(names) is str:
        names = make_list((names,))
    if not is_list(names):
        return None
    parts = [_name_argument(ev, "FileNameJoin", n) if n != "" else "" for n in elements(names)]
    separator = _separator(options)
    # an empty first part stands for the root
    joined = separator.join([p for i, p in enumerate(parts) if p or i == 0])
    if separator == "\\":
        return joined[:1] + re.sub(r"[/\\]+", lambda match: separator, joined[1:])  # \\server begins with two
    return re.sub("/{2,}", separator, joined)


def _separator(options) -> str:
    return "\\" if options["OperatingSystem"] == "Windows" else "/"


@builtin("ToFileName", messages=_MESSAGES)
def to_file_name(ev: Evaluator, directories: Expression, name: Expression = None) -> Expression:
    """ToFileName["dir", "name"] joins parts to a file name; FileNameJoin is its successor."""
    parts = list(elements(directories)) if is_list(directories) else [directories]
    return file_name_join(ev, make_list([*parts, *([] if name is None else [name])]), {"OperatingSystem": S.Automatic})


@builtin("FileNameSplit", options={"OperatingSystem": S.Automatic}, messages=_MESSAGES)
def file_name_split(ev: Evaluator, name: Expression, options: dict) -> Expression:
    """FileNameSplit["name"] splits a file name into its parts."""
    return make_list(_parts(_name_argument(ev, "FileNameSplit", name), _separator(options)))


def _parts(path: str, separator: str) -> list:
    if separator != "/":  # Windows takes both
        path = path.replace(separator, "/")
    parts = [p for p in path.split("/") if p]
    return ["", *parts] if path.startswith("/") else parts


def _chosen(ev, owner: str, name, n, drop: bool, options: dict):
    separator = _separator(options)
    parts = _parts(_name_argument(ev, owner, name), separator)
    if type(n) is int:
        low, high = (0, n) if n >= 0 else (len(parts) + n, len(parts))
        low = max(low, 0)
    elif is_list(n) and len(elements(n)) in (1, 2) and all([type(i) is int and i for i in elements(n)]):
        bounds = elements(n)
        low, high = bounds[0], bounds[-1]
        low = low - 1 if low > 0 else len(parts) + low
        high = high if high > 0 else len(parts) + high + 1
    else:
        return None
    chosen = parts[:low] + parts[high:] if drop else parts[low:high]
    # the empty first part alone is the root
    return separator.join(chosen) if chosen != [""] else separator


@builtin("FileNameTake", options={"OperatingSystem": S.Automatic}, messages=_MESSAGES)
def file_name_take(ev: Evaluator, name: Expression, n: Expression = -1, options: dict = None) -> Expression:
    """FileNameTake["name"] gives the last part of a file name, FileNameTake["name", n] the first n (last -n) parts."""
    return _chosen(ev, "FileNameTake", name, n, False, options)


@builtin("FileNameDrop", options={"OperatingSystem": S.Automatic}, messages=_MESSAGES)
def file_name_drop(ev: Evaluator, name: Expression, n: Expression = -1, options: dict = None) -> Expression:
    """FileNameDrop["name", n] drops the first n (last -n) parts of a file name."""
    return _chosen(ev, "FileNameDrop", name, n, True, options)


@builtin("FileNameDepth", options={"OperatingSystem": S.Automatic}, messages=_MESSAGES)
def file_name_depth(ev: Evaluator, name: Expression, options: dict) -> Expression:
    """FileNameDepth["name"] gives the number of parts of a file name."""
    return len([p for p in _parts(_name_argument(ev, "FileNameDepth", name), _separator(options)) if p])


@builtin("FileBaseName", messages=_MESSAGES)
def file_base_name(ev: Evaluator, name: Expression) -> Expression:
    """FileBaseName["file"] gives the name of a file without directory and extension."""
    last = os.path.basename(_name_argument(ev, "FileBaseName", name).rstrip("/"))
    return os.path.splitext(last)[0]


@builtin("FileExtension", messages=_MESSAGES)
def file_extension(ev: Evaluator, name: Expression) -> Expression:
    """FileExtension["file"] gives what follows the last dot of a file name."""
    last = os.path.basename(_name_argument(ev, "FileExtension", name))
    return os.path.splitext(last)[1][1:]


@builtin("ExpandFileName", messages=_MESSAGES)
def expand_file_name(ev: Evaluator, name: Expression) -> Expression:
    """ExpandFileName["name"] gives the absolute form of a file name."""
    return absolute(ev, name, "ExpandFileName")


@builtin("AbsoluteFileName", messages=_MESSAGES)
def absolute_file_name(ev: Evaluator, name: Expression) -> Expression:
    """AbsoluteFileName["name"] gives the full name of an existing file, links resolved."""
    path = absolute(ev, name, "AbsoluteFileName")
    if not ev.own(Outside).exists(path, "AbsoluteFileName"):
        raise MessageError("fdnfnd", path, result=FAILED)
    return ev.own(Outside).resolved(path, "AbsoluteFileName")


@builtin("FindFile", options={"Path": S.Automatic}, messages=_MESSAGES)
def find_file_(ev: Evaluator, name: Expression, options: dict) -> Expression:
    """FindFile["name"] gives the absolute name of the file that Get would read."""
    path = find_file(ev, name, "FindFile", options["Path"])
    return FAILED if path is None else path


# --- questions ------------------------------------------------------------------------------------------------------


@builtin("FileExistsQ", messages=_MESSAGES)
def file_exists_q(ev: Evaluator, name: Expression) -> Expression | None:
    """FileExistsQ["name"] is True if a file or directory of this name exists."""
    return boolean(ev.own(Outside).exists(absolute(ev, name, "FileExistsQ"), "FileExistsQ"))


@builtin("DirectoryQ", messages=_MESSAGES)
def directory_q(ev: Evaluator, name: Expression) -> Expression:
    """DirectoryQ["name"] is True if there is a directory of this name."""
    if file_name(ev, name) is None:
        return S.False_
    return boolean(ev.own(Outside).is_folder(absolute(ev, name, "DirectoryQ"), "DirectoryQ"))


@builtin("FileType", messages=_MESSAGES)
def file_type(ev: Evaluator, name: Expression) -> Expression:
    """FileType["name"] gives File, Directory, Special or None."""
    path, outside = absolute(ev, name, "FileType"), ev.own(Outside)
    if not outside.exists(path, "FileType"):
        return S.None_
    return S.File if outside.is_file(path, "FileType") else S.Directory if outside.is_folder(path, "FileType") else S.Special


def _stat(ev, owner: str, name):
    path = absolute(ev, name, owner)
    if not ev.own(Outside).exists(path, owner):
        raise MessageError("nffil", path, symbol=S[owner], result=FAILED)
    return ev.own(Outside).status(path, owner)


@builtin("FileByteCount", messages=_MESSAGES)
def file_byte_count(ev: Evaluator, name: Expression) -> Expression | None:
    """FileByteCount["file"] gives the number of bytes in a file."""
    return _stat(ev, "FileByteCount", name).st_size


@builtin("FileSize", messages=_MESSAGES)
def file_size(ev: Evaluator, name: Expression) -> Expression:
    """FileSize["file"] gives the size of a file as a quantity."""
    return Expr(S.Quantity, (_stat(ev, "FileSize", name).st_size, "Bytes"))


@builtin("FileDate", messages=_MESSAGES)
def file_date(ev: Evaluator, name: Expression, kind: Expression = "Modification") -> Expression:
    """FileDate["file"] gives the date of the last change of a file."""
    status = _stat(ev, "FileDate", name)
    seconds = {
        "Modification": status.st_mtime,
        "Change": status.st_ctime,
        "Access": status.st_atime,
        # Linux tells no date of creation; the change of the entry is the nearest
        "Creation": status.st_ctime,
    }.get(kind, status.st_mtime)
    return date_object(seconds)


@builtin("FileHash", messages=_MESSAGES)
def file_hash(ev: Evaluator, name: Expression, kind: Expression = "MD5", form: Expression = "Integer") -> Expression:
    """FileHash["file"] gives the MD5 hash of a file; FileHash["file", "type", "form"] as for Hash."""
    path = absolute(ev, name, "FileHash")
    if not ev.own(Outside).is_file(path, "FileHash"):
        raise MessageError("nffil", path, result=FAILED)
    code = digest(ev.own(Outside).read(path, "FileHash"), kind)
    return None if code is None else formatted_hash(code, form)


@builtin("FileNames", options={"IgnoreCase": S.Automatic}, messages=_MESSAGES)
def file_names(
    ev: Evaluator, patterns: Expression = None, directories: Expression = None, depth: Expression = 1, options: dict = None
) -> Expression | None:
    """FileNames[] lists the files of the current directory, FileNames["form"] those that match.
    FileNames["form", {"dir", …}, n] looks n levels deep in directories; Infinity means any depth."""
    places = [None] if directories is None else elements(directories) if is_list(directories) else [directories]
    forms = elements(patterns) if is_list(patterns) else ["*" if patterns is None or patterns is S.All else patterns]
    tests = [_name_test(ev, p, options["IgnoreCase"] is S.True_) for p in forms]
    # deeper than any file system nests folders
    levels = 1 << 30 if is_infinity(depth) else depth
    if type(levels) is not int:
        return None
    paths: list = []
    for place in places:
        start = "" if place is None else _name_argument(ev, "FileNames", place)
        _collect(ev.own(Outside), os.path.join(directory(ev), start), start, tests, levels, paths)
    # several patterns may find one file twice
    return make_list(sorted(dict.fromkeys(paths), key=lambda p: p.lower()))


def _collect(outside: Outside, path: str, shown: str, tests: list, levels: int, paths: list) -> None:
    try:
        entries = outside.entries(path, "FileNames")
    # a folder that may not be read has no names to show
    except OSError:
        return
    for last, is_folder in entries:
        name = os.path.join(shown, last) if shown else last
        if any([test(last, name) for test in tests]):
            paths.append(name)
        if levels > 1 and is_folder:
            _collect(outside, os.path.join(path, last), name, tests, levels - 1, paths)


def _name_test(ev, pattern, fold: bool):
    """test(name, path) for one form: a string with * and @, or a string pattern."""
    if type(pattern) is not str:
        return lambda name, path: ev.call(S.StringMatchQ, name, pattern) is S.True_
    translate = {"*": ".*", "@": "[^A-Z]+"}
    text = "".join([translate.get(c) or re.escape(c) for c in pattern])
    compiled = re.compile(text, re.DOTALL | (re.IGNORECASE if fold else 0))
    # a pattern with a folder is about the path, others about the name
    if "/" in pattern:
        return lambda name, path: compiled.fullmatch(path) is not None
    return lambda name, path: compiled.fullmatch(name) is not None


# --- changes --------------------------------------------------------------------------------------------------------


@builtin("CreateFile", options={"CreateIntermediateDirectories": S.True_, "OverwriteTarget": S.False_}, messages=_MESSAGES)
def create_file(ev: Evaluator, name: Expression = None, options: dict = None) -> Expression:
    """CreateFile["file"] creates an empty file; CreateFile[] one with a name of its own."""
    outside = ev.own(Outside)
    if name is None:
        return outside.temporary_file("CreateFile")
    path = absolute(ev, name, "CreateFile")
    if outside.exists(path, "CreateFile") and options["OverwriteTarget"] is not S.True_:
        raise MessageError("filex", path, result=FAILED)
    try:
        if options["CreateIntermediateDirectories"] is S.True_:
            outside.make_folder_of(path, "CreateFile")
        outside.open(path, "wb", "CreateFile").close()
    except OSError as error:
        raise system_error("CreateFile", error) from None
    return path


@builtin("CreateTemporary")
def create_temporary(ev: Evaluator) -> Expression:
    """CreateTemporary[] creates an empty temporary file and gives its name."""
    return ev.own(Outside).temporary_file("CreateTemporary")


@builtin("CreateDirectory", options={"CreateIntermediateDirectories": S.True_}, messages=_MESSAGES)
def create_directory(ev: Evaluator, name: Expression = None, options: dict = None) -> Expression:
    """CreateDirectory["dir"] creates a directory and those above it; CreateDirectory[] a temporary one."""
    outside = ev.own(Outside)
    if name is None:
        return outside.temporary_folder("CreateDirectory")
    path = absolute(ev, name, "CreateDirectory")
    if outside.exists(path, "CreateDirectory"):
        raise MessageError("filex", path, result=path if outside.is_folder(path, "CreateDirectory") else FAILED)
    try:
        outside.make_folder(path, "CreateDirectory", parents=options["CreateIntermediateDirectories"] is not S.False_)
    except OSError as error:
        raise system_error("CreateDirectory", error) from None
    return path


@builtin("DeleteFile", messages=_MESSAGES)
def delete_file(ev: Evaluator, names: Expression) -> Expression | None:
    """DeleteFile["file"] deletes a file, DeleteFile[{"file1", …}] several."""
    outside = ev.own(Outside)
    for name in elements(names) if is_list(names) else (names,):
        path = absolute(ev, name, "DeleteFile")
        # a link that leads nowhere can be deleted too
        if not outside.is_there(path, "DeleteFile"):
            raise MessageError("fdnfnd", path, result=FAILED)
        try:
            outside.delete_file(path, "DeleteFile")
        except OSError as error:
            raise system_error("DeleteFile", error) from None
    return S.Null


@builtin("DeleteDirectory", options={"DeleteContents": S.False_}, messages=_MESSAGES)
def delete_directory(ev: Evaluator, name: Expression, options: dict) -> Expression | None:
    """DeleteDirectory["dir"] deletes an empty directory; with DeleteContents -> True also what is in it."""
    path, outside = absolute(ev, name, "DeleteDirectory"), ev.own(Outside)
    if not outside.is_folder(path, "DeleteDirectory"):
        raise MessageError("nodir", path, result=FAILED)
    contents = options["DeleteContents"] is S.True_
    try:
        if not contents and outside.entries(path, "DeleteDirectory"):
            raise MessageError("dirne", path, result=FAILED)
        outside.delete_folder(path, "DeleteDirectory", contents)
    except OSError as error:
        raise system_error("DeleteDirectory", error) from None
    return S.Null


def _transfer(ev, owner: str, source, target, overwrite: bool, action):
    start, goal, outside = absolute(ev, source, owner), absolute(ev, target, owner), ev.own(Outside)
    if not outside.exists(start, owner):
        raise MessageError("fdnfnd", start, symbol=S[owner], result=FAILED)
    if outside.is_folder(goal, owner) and not outside.is_folder(start, owner):
        # into a folder under its own name, as cp does
        goal = os.path.join(goal, os.path.basename(start))
    if outside.exists(goal, owner) and not overwrite:
        raise MessageError("filex", goal, symbol=S[owner], result=FAILED)
    try:
        action(outside, start, goal, owner)
    except OSError as error:
        raise system_error(owner, error) from None
    return goal


@builtin("CopyFile", options={"OverwriteTarget": S.False_}, messages=_MESSAGES)
def copy_file(ev: Evaluator, source: Expression, target: Expression, options: dict) -> Expression | None:
    """CopyFile["file1", "file2"] copies a file."""
    return _transfer(ev, "CopyFile", source, target, options["OverwriteTarget"] is S.True_, Outside.copy)


@builtin("RenameFile", options={"OverwriteTarget": S.False_}, messages=_MESSAGES)
def rename_file(ev: Evaluator, source: Expression, target: Expression, options: dict) -> Expression:
    """RenameFile["file1", "file2"] renames a file."""
    return _transfer(ev, "RenameFile", source, target, options["OverwriteTarget"] is S.True_, Outside.rename)


@builtin("RenameDirectory", messages=_MESSAGES)
def rename_directory(ev: Evaluator, source: Expression, target: Expression) -> Expression:
    """RenameDirectory["dir1", "dir2"] renames a directory."""
    return _transfer(ev, "RenameDirectory", source, target, False, Outside.rename)


@builtin("CopyDirectory", messages=_MESSAGES)
def copy_directory(ev: Evaluator, source: Expression, target: Expression) -> Expression:
    """CopyDirectory["dir1", "dir2"] copies a directory and all that is in it."""
    return _transfer(ev, "CopyDirectory", source, target, False, Outside.copy_folder)


@builtin("LocalCache", messages={"unav": "`1` is not available locally; wlnet does not fetch it."})
def local_cache(ev: Evaluator, x: Expression) -> Expression:
    """LocalCache[obj] gives a local object; files are local already."""
    path = file_name(ev, x)
    if path is None:
        raise MessageError("unav", ev.format(x, "InputForm"), result=FAILED)
    return Expr(S.File, (path,)) if not has_head(x, S.File) else x
