"""HDF5 files that use more of the format than formats/hdf5.py reads: by the library, in a process of its own.

libhdf5 crashes or never returns on some damaged files; there it ends no session, and time and memory are bounded.
"""

import io
import json
import sys
import time
from os.path import dirname, join
from typing import Any

import numpy as np

from .hdf5 import Elsewhere, Unreadable
from .unpacking import memory_limit

_CHILD = join(dirname(__file__), "hdf5_child.py")
_SECONDS = 60.0  # a file of a gigabyte takes some two seconds; what takes longer never returns
_LOOK = 0.05  # seconds between two looks: an abort is answered between them
_OF_PYTHON = 1024  # megabytes of address space that Python and its libraries take before they read anything


class Hdf5Apart:
    """A file as formats/hdf5.Hdf5 shows it; ``values``: with the data, or names, sizes and attributes alone."""

    def __init__(self, data: bytes, values: bool = True):
        output = _output_of(data, "values" if values else "names")
        try:
            with np.load(io.BytesIO(output), allow_pickle=False) as archive:
                arrays = {name: archive[name] for name in archive.files}
            answer = json.loads(arrays["answer"].item(), object_hook=lambda x: _value(x, arrays))
            self.groups: list[str] = answer["groups"]
            self.datasets: list[str] = list(answer["sizes"])
            self.attributes: dict[str, Any] = answer["attributes"]
            self._sizes, self._values, self._elsewhere = answer["sizes"], answer["values"], answer["elsewhere"]
        except Exception:  # an answer of a process that a file made do anything
            raise Unreadable("the library's answer cannot be read") from None

    def shape(self, path: str) -> tuple:
        """The sizes of a dataset."""
        return tuple(self._sizes[path])

    def value(self, path: str) -> Any:
        """The value of a dataset of `datasets`."""
        if path in self._elsewhere:
            raise Elsewhere(path)
        return self._values[path]


def _value(x: dict, arrays: dict) -> Any:
    """What an object of the answer stands for."""
    if x.keys() == {"array"}:
        return arrays[str(x["array"])]
    if x.keys() == {"texts"}:
        return np.array(x["texts"], dtype=object) if type(x["texts"]) is list else x["texts"]
    return x


def _output_of(data: bytes, element: str) -> bytes:
    from subprocess import DEVNULL, PIPE, Popen, TimeoutExpired  # slow to import

    megabytes = _OF_PYTHON + (memory_limit() >> 20)
    # -P: modules of this folder must not stand before those of the same names elsewhere
    command = [sys.executable, "-P", _CHILD, str(megabytes), element]
    process = Popen(command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL)
    stop = time.monotonic() + _SECONDS
    remaining: bytes | None = data
    try:
        while True:
            try:
                output = process.communicate(remaining, timeout=_LOOK)[0]
                break
            except TimeoutExpired:
                remaining = None  # it has been taken over
                if time.monotonic() > stop:
                    raise Unreadable("the library takes too long") from None
    finally:
        if process.poll() is None:
            process.kill()
            process.communicate()
    if process.returncode != 0:
        raise Unreadable(f"the library ended with status {process.returncode}")
    return output
