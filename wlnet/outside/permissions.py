"""What a session may do outside itself: the one place that decides.

A session without a sandbox may do what its user may.  In a sandbox it reads in given folders, writes in the folder where it
was started, and does nothing else: no programs, no network, no environment.
"""

import os
import stat
import sys

from ..expression import MessageError, S

# Asking the system through files; a folder of these can be read where it is itself given as a root.
_SYSTEM_FILES = ("/dev", "/proc", "/sys")
# What Python or the system's loader runs when it finds it: a file of these written now would run later, outside of the sandbox.
_CODE = (".py", ".pyc", ".pyd", ".pyo", ".pyw", ".pth", ".so", ".dll", ".dylib")
_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # data and examples that come with wlnet


class Sandbox:
    """The folders of a sandbox, and the words that say how to open what it refuses.

    ``roots`` may be read, with all that is in them, besides the working folder and the data of wlnet; ``folder``, by default
    that of the process, may be written to.  Links are resolved here once: what they lead to later changes nothing.
    ``seconds`` is the longest time for one input; None: any.
    """

    def __init__(
        self,
        roots: "tuple | list" = (),
        folder: "str | None" = None,
        reading: str = "",
        everything: str = "",
        seconds: "float | None" = None,
        waiting: str = "",
    ):
        self.folder = os.path.realpath(folder or os.getcwd())
        self.roots = [self.folder, *[os.path.realpath(os.path.expanduser(root)) for root in roots], os.path.realpath(_PACKAGE)]
        self.how_to_read = reading or 'Session(sandbox=["{0}"]) allows it'
        self.how_to_open = everything or "a Session without a sandbox may"
        self.seconds, self.how_to_wait = seconds, waiting or "Sandbox(seconds=…) allows it"


def sandbox_of(setting: "bool | list[str] | Sandbox") -> "Sandbox | None":
    """The sandbox that the argument of a Session means: True, a list of folders to read, or a `Sandbox`; False: none."""
    if setting is False or isinstance(setting, Sandbox):
        return setting or None
    return Sandbox(() if setting is True else setting)


class Permissions:
    """What one session may do.  Each question gives the path to use, all links resolved, or raises the message ``sandbox``."""

    def __init__(self) -> None:
        self.sandbox: Sandbox | None = None
        self.temporary: str | None = None  # the folder for temporary files of this session alone
        self.nothing = False  # is everything refused, reading too?

    @property
    def is_open(self) -> bool:
        """Is nothing refused?"""
        return self.sandbox is None and not self.nothing

    # --- questions ------------------------------------------------------------------------------------------------

    def reading(self, path: str, owner: str, is_folder: bool = False) -> str:
        """May this file or folder be read, listed, or asked for?  Answered before anybody looks whether it is there."""
        if self.is_open:
            return path
        real = os.path.realpath(path)
        if not self._is_readable(real) or _is_special(real):
            self._refuse(owner, f'read "{path}"', self._advice(real if is_folder else os.path.dirname(real)))
        return real

    def naming(self, path: str, name: str) -> str:
        """May the path that a name with ~ stands for be told?"""
        if not self.is_open and not self._is_readable(os.path.realpath(path)):
            self._refuse("General", f'read "{name}"', self._advice(name))
        return path

    def writing(self, path: str, owner: str) -> str:
        """May this file be written, or this folder be made?  A link stands for what it leads to."""
        if self.is_open:
            return path
        real = os.path.realpath(path)
        self._require_writable(real, path, owner)
        if _is_special(real):
            self._refuse(owner, f'write to the device or pipe "{path}"', self._advice())
        return real

    def removing(self, path: str, owner: str) -> str:
        """May this file, link or folder be deleted or get another name?  A link stands for itself."""
        if self.is_open:
            return path
        parent, name = os.path.split(path.rstrip("/"))
        real = os.path.join(os.path.realpath(parent), name)
        self._require_writable(real, path, owner)
        if any([_is_in(folder, real) for folder in self._unchanging()]):
            self._refuse(owner, f'change "{path}", which holds what Python runs', self._advice())
        return real

    def process(self, command: str, owner: str) -> None:
        """May a program be started?"""
        if not self.is_open:
            self._refuse(owner, f"run processes ({_shortened(command)})", self._advice())

    def environment(self, what: str, owner: str) -> None:
        """May the environment, or what else the machine tells about itself and its user, be asked for or changed?"""
        if not self.is_open:
            self._refuse(owner, f"tell or change values of the environment ({_shortened(what)})", self._advice())

    def network(self, what: str, owner: str) -> None:
        """May anything be fetched from or sent to another machine?"""
        if not self.is_open:
            self._refuse(owner, f"use the network ({_shortened(what)})", self._advice())

    # --- the rules ------------------------------------------------------------------------------------------------

    def _is_readable(self, real: str) -> bool:
        if self.sandbox is None:
            return False
        roots = [*self.sandbox.roots, *self._temporary()]
        system = next((folder for folder in _SYSTEM_FILES if _is_in(real, folder)), None)
        if system is not None:  # a root of "/" does not mean the memory of processes
            roots = [root for root in roots if _is_in(root, system)]
        return any([_is_in(real, root) for root in roots])

    def _require_writable(self, real: str, path: str, owner: str) -> None:
        folder = next((f for f in [*self._temporary(), *self._working()] if real != f and _is_in(real, f)), None)
        if folder is None:
            self._refuse(owner, f'write to "{path}", which is outside of its working folder', self._advice())
        parts = os.path.relpath(real, folder).split(os.sep)
        if folder in self._temporary():
            return
        # .git, .ssh, .bashrc, .envrc: hidden files tell other programs what to run
        if any([part.startswith(".") for part in parts]):
            self._refuse(owner, f'write to "{path}", a hidden file or folder', self._advice())
        if real.lower().endswith(_CODE) or any([_is_in(real, place) for place in self._unchanging()]):
            self._refuse(owner, f'write "{path}", which Python or the system could run', self._advice())

    def _working(self) -> list:
        return [] if self.sandbox is None else [self.sandbox.folder]

    def _temporary(self) -> list:
        return [] if self.temporary is None else [self.temporary]

    def _unchanging(self) -> list:
        """Folders that Python takes code from; where one is the working folder itself, the endings of names must do."""
        places = [os.path.realpath(place) for place in [_PACKAGE, *sys.path] if place]
        return [place for place in places if not any([_is_in(f, place) for f in self._working()])]

    # --- words ----------------------------------------------------------------------------------------------------

    def _advice(self, root: "str | None" = None) -> str:
        if self.sandbox is None:
            return "functions inside of layers reach nothing outside of them"
        return self.sandbox.how_to_open if root is None else self.sandbox.how_to_read.format(root)

    def _refuse(self, owner: str, what: str, advice: str) -> None:
        raise MessageError("sandbox", what, advice, symbol=S[owner], result=S["$Failed"])


def _is_in(path: str, folder: str) -> bool:
    """Is this path the folder, or in it?"""
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def _is_special(real: str) -> bool:
    """Is this a device, pipe or socket?  Opening one may do things, or wait for ever."""
    try:
        mode = os.stat(real).st_mode
    except OSError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def _shortened(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "..."  # 60: a message stays on one line
