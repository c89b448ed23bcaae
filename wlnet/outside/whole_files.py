"""Files written as a whole or not at all: a full disk, a kill or an interrupt leaves what was there before.

A new content is written beside the file under a temporary name, and takes its place when it is on the disk.  What a
killed process has left of that is removed by `clear_leftovers`.
"""

import errno
import os
import re
import stat
import threading
import time
from collections.abc import Callable
from contextlib import suppress

from ..expression import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import IO

_LEFTOVER = re.compile(r"\.wlnet-(\d+)-\d+\.tmp")
_STALE = 60  # seconds without a change after which nobody writes any more, not even on another machine that shares the folder
# a file that may be written in a folder that may not, or that is mounted by itself, has to be written in its place
_NO_NEIGHBOUR = frozenset((errno.EACCES, errno.EPERM, errno.EROFS, errno.EBUSY))


def replace_file(path: str, data: bytes, lasting: bool = True) -> None:
    """Write a whole file; see `replace_by`."""
    replace_by(path, lambda file: file.write(data), lasting)


def copy_file(source: str, target: str) -> None:
    """Copy the content of a file; see `replace_by`."""
    from shutil import copyfileobj  # slow to import

    with open(source, "rb") as original:
        replace_by(target, lambda file: copyfileobj(original, file))


def move_over(source: str, target: str) -> None:
    """Move a file or folder to another disk.  A file that cannot be removed there stays, and there is no second one."""
    from shutil import copystat, copytree, rmtree  # slow to import

    if os.path.isdir(source) and not os.path.islink(source):
        copytree(source, target, symlinks=True)
        rmtree(source)  # where that fails in the middle the copy is the only whole one
        return
    copy_file(source, target)
    copystat(source, target)
    try:
        os.unlink(source)
    except OSError:
        os.unlink(target)
        raise


def replace_by(path: str, write: "Callable[[IO[bytes]], object]", lasting: bool = True) -> None:
    """Write a whole file by ``write(file)``, so that nobody sees half of it and nothing old is lost.

    A link is followed to the file it means.  What is no plain file of one name (a device, a pipe, /dev/stdout, a file
    with several hard links) is written to and never replaced.  ``lasting``: shall the content outlive a power cut?  Waiting
    for the disk takes some 10 ms.  Raises OSError.
    """
    path = os.path.realpath(path)
    old = os.stat(path) if os.path.exists(path) else None
    if old is not None and (not stat.S_ISREG(old.st_mode) or old.st_nlink > 1):
        with open(path, "wb") as file:
            write(file)
        return
    # the name is short whatever the file's is, and threads of one process do not meet
    temporary = os.path.join(os.path.dirname(path), f".wlnet-{os.getpid()}-{threading.get_ident()}.tmp")
    try:
        try:
            file = open(temporary, "wb")
        except OSError as error:
            if old is None or error.errno not in _NO_NEIGHBOUR:
                raise
            with open(path, "wb") as file:
                write(file)
            return
        with file:
            write(file)
            file.flush()
            if lasting:
                os.fsync(file.fileno())  # else the new name may stand on the disk before the data after a power cut
        if old is not None:
            _keep_owner(temporary, old)
        try:
            os.replace(temporary, path)
        except OSError as error:
            if old is None or error.errno not in _NO_NEIGHBOUR:
                raise
            with open(temporary, "rb") as whole, open(path, "wb") as file:
                file.write(whole.read())
    finally:
        with suppress(FileNotFoundError):
            os.unlink(temporary)


def _keep_owner(path: str, old: os.stat_result) -> None:
    """The permissions, and where we may the owner, of the file that is replaced."""
    os.chmod(path, stat.S_IMODE(old.st_mode))
    try:
        os.chown(path, old.st_uid, old.st_gid)
    except (PermissionError, AttributeError):  # another user's file in a folder of ours; Windows has no chown
        pass


def append_to(path: str, data: bytes) -> None:
    """Write at the end of a file; where that fails in the middle, the file is as long as before.  Raises OSError."""
    is_new = not os.path.lexists(path)
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
    handle = os.open(path, flags, 0o666)
    try:
        status = os.fstat(handle)
        rest = memoryview(data)
        try:
            while rest:
                rest = rest[os.write(handle, rest) :]
        except OSError:
            if stat.S_ISREG(status.st_mode):
                os.ftruncate(handle, status.st_size)
                if is_new:
                    os.unlink(path)
            raise
    finally:
        os.close(handle)


def clear_leftovers(folder: str) -> None:
    """Remove what processes that were killed while they wrote have left in a folder."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            match = _LEFTOVER.fullmatch(entry.name)
            if match is not None and not _is_alive(int(match[1])):
                with suppress(OSError):
                    if time.time() - entry.stat(follow_symlinks=False).st_mtime > _STALE:
                        os.unlink(entry.path)


def _is_alive(process_id: int) -> bool:
    if os.name != "posix":  # elsewhere asking would end it
        return True
    try:
        os.kill(process_id, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True
