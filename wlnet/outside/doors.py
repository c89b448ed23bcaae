"""The doors of a session to files, folders, programs and the environment; each asks `Permissions` first.

``owner`` is the name of the builtin that goes through, which its message begins with.  What the system refuses is an OSError.
"""

import errno
import os
from collections.abc import Callable

from ..expression import TYPE_CHECKING
from .permissions import Permissions
from .whole_files import append_to, clear_leftovers, copy_file, move_over, replace_file

if TYPE_CHECKING:
    from subprocess import CompletedProcess
    from typing import IO


class Outside:
    """What is outside of one session, as far as it may go there: ``ev.own(Outside)``."""

    def __init__(self) -> None:
        self.permissions = Permissions()
        self.current: str | None = None  # the folder it works in (None: that of the process)
        self._cleared: set[str] = set()  # folders in which nothing of killed processes is left
        self._own_environment: dict[str, str | None] = {}  # variables as the session set them; None where it removed one

    # --- names ----------------------------------------------------------------------------------------------------

    @property
    def folder(self) -> str:
        """The current folder of the session: its own, for os.chdir would move every session of the process."""
        return self.current or os.getcwd()

    @property
    def initial_folder(self) -> str:
        """The folder in which the process works."""
        return os.getcwd()

    def place(self, name: str) -> str:
        """The absolute path of a name; nobody looks whether there is anything."""
        return os.path.normpath(os.path.join(self.folder, self.expanded(name)))

    def expanded(self, name: str) -> str:
        """A name with the home folder in place of ~; a sandbox tells where that is only if it may be read."""
        return self.permissions.naming(os.path.expanduser(name), name) if name.startswith("~") else name

    def home(self, owner: str) -> str:
        """The home folder of the user."""
        self.permissions.environment("the home folder", owner)
        return os.path.expanduser("~")

    # --- questions ------------------------------------------------------------------------------------------------

    def exists(self, path: str, owner: str) -> bool:
        """Is there a file or folder of this path?"""
        return os.path.exists(self.permissions.reading(path, owner))

    def is_file(self, path: str, owner: str) -> bool:
        """Is there a file of this path?"""
        return os.path.isfile(self.permissions.reading(path, owner))

    def is_folder(self, path: str, owner: str) -> bool:
        """Is there a folder of this path?"""
        return os.path.isdir(self.permissions.reading(path, owner, is_folder=True))

    def is_there(self, path: str, owner: str) -> bool:
        """Is there a file, folder or link of this path, wherever the link leads?"""
        return os.path.lexists(self.permissions.removing(path, owner))

    def resolved(self, path: str, owner: str) -> str:
        """A path with all links resolved."""
        return os.path.realpath(self.permissions.reading(path, owner))

    def status(self, path: str, owner: str) -> os.stat_result:
        """Size and times of a file."""
        return os.stat(self.permissions.reading(path, owner))

    def entries(self, path: str, owner: str) -> list:
        """The names in a folder, and for each whether it is a folder itself (links are none: they could lead in a circle)."""
        with os.scandir(self.permissions.reading(path, owner, is_folder=True)) as scan:
            return sorted([(entry.name, entry.is_dir(follow_symlinks=False)) for entry in scan])

    # --- reading and writing --------------------------------------------------------------------------------------

    def open(self, path: str, mode: str, owner: str) -> "IO[bytes]":
        """A file opened in a binary mode: "rb", "wb" or "ab"."""
        judge = self.permissions.reading if mode == "rb" else self.permissions.writing
        return open(judge(path, owner), mode)

    def read(self, path: str, owner: str) -> bytes:
        """All bytes of a file."""
        with self.open(path, "rb", owner) as file:
            return file.read()

    def replace(self, path: str, data: bytes, owner: str, lasting: bool = True) -> None:
        """Write a whole file; see `replace_file`.  What a killed process has left in its folder is removed once."""
        path = self.permissions.writing(path, owner)
        folder = os.path.dirname(os.path.realpath(path))
        if folder not in self._cleared:
            self._cleared.add(folder)
            clear_leftovers(folder)
        replace_file(path, data, lasting)

    def append(self, path: str, data: bytes, owner: str) -> None:
        """Write at the end of a file: all of the data, or where that fails nothing."""
        append_to(self.permissions.writing(path, owner), data)

    # --- changes --------------------------------------------------------------------------------------------------

    def make_folder(self, path: str, owner: str, parents: bool = True) -> None:
        """Make a folder, and those above it; one that is there already is an OSError only without ``parents``."""
        path = self.permissions.writing(path, owner)
        if parents:
            os.makedirs(path, exist_ok=True)
        else:
            os.mkdir(path)

    def make_folder_of(self, path: str, owner: str) -> None:
        """Make the folder that a file is to be in."""
        path = self.permissions.writing(path, owner)
        os.makedirs(os.path.dirname(path), exist_ok=True)

    def delete_file(self, path: str, owner: str) -> None:
        """Delete a file or a link."""
        os.unlink(self.permissions.removing(path, owner))

    def delete_folder(self, path: str, owner: str, contents: bool) -> None:
        """Delete a folder: an empty one, or with its contents.  A link to a folder is not followed."""
        path = self.permissions.removing(path, owner)
        if contents:
            from shutil import rmtree  # slow to import

            rmtree(path)
        else:
            os.rmdir(path)

    def rename(self, source: str, target: str, owner: str) -> None:
        """Give a file or folder another name, which may lie on another disk; a file of that name is replaced."""
        source, target = self.permissions.removing(source, owner), self.permissions.removing(target, owner)
        try:
            os.replace(source, target)
        except OSError as error:
            if error.errno != errno.EXDEV:
                raise
            move_over(source, target)

    def copy(self, source: str, target: str, owner: str) -> None:
        """Copy a file; one that is there is replaced."""
        copy_file(self.permissions.reading(source, owner), self.permissions.writing(target, owner))

    def copy_folder(self, source: str, target: str, owner: str) -> None:
        """Copy a folder with all that is in it.  Links lead to files that are copied, so each file is judged by itself."""

        def copied(start, goal):
            self.copy(start, goal, owner)
            return goal

        def judged(folder, names):  # copytree follows links to folders
            for name in names:
                self.permissions.reading(os.path.join(folder, name), owner)
            return ()

        from shutil import copytree  # slow to import

        source, target = self.permissions.reading(source, owner), self.permissions.writing(target, owner)
        copytree(source, target, copy_function=copied, ignore=judged)

    # --- temporary files ------------------------------------------------------------------------------------------

    def temporary_place(self) -> "str | None":
        """Where temporary files go: for a sandbox a folder of its own, which goes away with it; None: Python's place."""
        permissions = self.permissions
        if permissions.sandbox is None or permissions.nothing:
            return None
        if permissions.temporary is None:
            from shutil import rmtree  # slow to import
            from tempfile import mkdtemp  # likewise
            from weakref import finalize  # likewise

            place = permissions.temporary = os.path.realpath(mkdtemp(prefix="wlnet-"))
            finalize(self, rmtree, place, ignore_errors=True)
        return permissions.temporary

    def temporary_folder_name(self) -> str:
        """The name of the folder of temporary files."""
        from tempfile import gettempdir  # slow to import

        return self.temporary_place() or gettempdir()

    def temporary_file(self, owner: str) -> str:
        """The path of a new empty file."""
        self._refuse_if_closed(owner)
        from tempfile import mkstemp  # slow to import

        handle, path = mkstemp(prefix="wlnet-", dir=self.temporary_place())
        os.close(handle)
        return path

    def temporary_folder(self, owner: str) -> str:
        """The path of a new empty folder."""
        self._refuse_if_closed(owner)
        from tempfile import mkdtemp  # slow to import

        return mkdtemp(prefix="wlnet-", dir=self.temporary_place())

    def _refuse_if_closed(self, owner: str) -> None:
        if self.permissions.nothing:
            self.permissions.writing("a temporary file", owner)

    # --- programs and the environment -----------------------------------------------------------------------------

    def environment(self, owner: str) -> dict[str, str]:
        """The environment variables, as the session has changed them."""
        self.permissions.environment("its variables", owner)
        merged = {**os.environ, **self._own_environment}
        return {k: v for k, v in merged.items() if v is not None}

    def set_environment(self, name: str, value: "str | None", owner: str) -> None:
        """Set a variable for this session, never that of the process; None removes it."""
        self.permissions.environment(name, owner)
        self._own_environment[name] = value

    def ask_machine(self, what: str, answer: "Callable[[], str]", owner: str) -> str:
        """What the system tells about the machine or its user."""
        self.permissions.environment(what, owner)
        return answer()

    def run(
        self,
        command: "str | list[str]",
        owner: str,
        data: "bytes | None" = None,
        environment: "dict | None" = None,
        folder: "str | None" = None,
        shows_errors: bool = False,
    ) -> "CompletedProcess[bytes]":
        """Run a program, given by its words or as a line of the shell, to its end.

        Without ``data`` it has no standard input: that belongs to the session, and a program that asked would wait for ever.
        """
        self.permissions.process(command if type(command) is str else " ".join(command), owner)
        from subprocess import DEVNULL, PIPE, run  # slow to import

        return run(
            command,
            shell=type(command) is str,
            cwd=folder or self.folder,
            env=self.environment(owner) if environment is None else environment,
            input=data,
            stdin=DEVNULL if data is None else None,
            stdout=PIPE,
            stderr=None if shows_errors else PIPE,
        )
