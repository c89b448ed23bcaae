"""The usual part of HDF5, read with every bound checked.  (HDF5 File Format Specification 3.0)

libhdf5 crashes or never returns on some damaged files, and neither can be caught.  Most files, and all `.wlnet` files, need
little of the format: groups by symbol tables or links, datasets of numbers and strings, compact, contiguous or in chunks,
attributes beside them.  What is damaged gives `Unreadable`; what is more than this gives `Unsupported`, and then the
library reads the file in a process of its own (formats/hdf5_apart.py).
"""

import struct
import zlib
from functools import cached_property
from math import prod
from typing import Any

import numpy as np

SIGNATURE = b"\x89HDF\r\n\x1a\n"
_GROUP, _DATASPACE, _DATATYPE, _LAYOUT, _FILTERS, _LINK, _CONTINUATION = 0x11, 0x01, 0x03, 0x08, 0x0B, 0x06, 0x10
_LINKS, _FILL, _ELSEWHERE, _GROUP_INFO, _ATTRIBUTE, _ATTRIBUTES = 0x02, 0x05, 0x07, 0x0A, 0x0C, 0x15
_FLOATS = {2: (10, 5, 0, 10, 15), 4: (23, 8, 0, 23, 127), 8: (52, 11, 0, 52, 1023)}  # bytes -> where IEEE's parts stand
_SHARED = 2  # flag of a message that stands in another object
_DEFLATE, _SHUFFLE, _FLETCHER = 1, 2, 3
_MOST_MESSAGES = 10_000  # of one object; a file that claims more would only cost time
_MOST_NODES = 1_000_000  # of all trees together: a loop of nodes ends here


class Unreadable(ValueError):
    """Bytes that are no HDF5 file."""


class Unsupported(Unreadable):
    """A file, whole or damaged, that seems to use more of the format than is read here."""


class Elsewhere(Unreadable):
    """A dataset whose data lie in other files: its name."""


class Hdf5:
    """A file: ``file["Arrays/1"]`` is an array, a string or a number; ``file.names("Arrays")`` what a group holds.

    ``file.groups`` and ``file.datasets`` are the paths of all there are, ``/`` before each.
    """

    def __init__(self, data: bytes):
        self._data = data
        self._nodes = 0
        self._values_read: dict = {}
        if data[:8] != SIGNATURE:
            raise Unreadable("no HDF5 signature")
        version = self._bytes(8, 1)[0]
        if version in (0, 1):
            self._offset_size, self._length_size = self._bytes(13, 2)
            self._check_sizes()
            start = 24 + 4 * version + 4 * self._offset_size  # four addresses stand before the entry of the root
            root = self._integer(start + self._offset_size, self._offset_size)
        elif version in (2, 3):
            self._offset_size, self._length_size = self._bytes(9, 2)
            self._check_sizes()
            root = self._integer(12 + 3 * self._offset_size, self._offset_size)
        else:
            raise Unsupported(f"superblock of version {version}")
        self._root_address = root
        self._root = self._members(root)

    @cached_property
    def _objects(self) -> dict[str, tuple[int, bool]]:
        """Path -> (address, is it a group?), by name on each level, each object once: what visititems of h5py gives."""
        objects: dict = {}
        seen = {self._root_address}
        pending = [(f"/{name}", self._root[name]) for name in sorted(self._root, reverse=True)]
        while pending:
            path, address = pending.pop()
            if address in seen:
                continue
            seen.add(address)
            kinds = {kind for kind, _, _ in self._messages(address)}
            if _LAYOUT in kinds:
                objects[path] = address, False
            elif kinds & {_GROUP, _LINKS, _LINK, _GROUP_INFO}:
                objects[path] = address, True
                members = self._members(address)
                pending += [(f"{path}/{name}", members[name]) for name in sorted(members, reverse=True)]
        return objects

    @property
    def groups(self) -> list[str]:
        """The paths of all groups but the root."""
        return [path for path, (_, is_group) in self._objects.items() if is_group]

    @property
    def datasets(self) -> list[str]:
        """The paths of all datasets."""
        return [path for path, (_, is_group) in self._objects.items() if not is_group]

    def shape(self, path: str) -> tuple:
        """The sizes of a dataset."""
        return self._shape(self._described(self._objects[path][0])[_DATASPACE])

    def value(self, path: str) -> Any:
        """The value of a dataset of `datasets`."""
        if path not in self._values_read:
            self._values_read[path] = self._dataset(self._objects[path][0], path)
        return self._values_read[path]

    @property
    def attributes(self) -> dict[str, Any]:
        """Name -> value of the attributes of the root."""
        attributes: dict = {}
        for kind, data, _ in self._messages(self._root_address):
            if kind == _ATTRIBUTES:
                reader = _Reader(data)
                flags = reader.integers(2)[1]
                reader.position += 2 if flags & 1 else 0
                if reader.integer(self._offset_size) != self._unset:
                    raise Unsupported("attributes in a heap")
            if kind == _ATTRIBUTE:
                name, value = self._attribute(data)
                attributes[name] = value
        return dict(sorted(attributes.items()))

    def names(self, group: str) -> list[str]:
        """The names in a group, [] where there is none."""
        address = self._root.get(group)
        return [] if address is None else list(self._members(address))

    def __contains__(self, path: str) -> bool:
        return self._find(path) is not None

    def __getitem__(self, path: str) -> Any:
        """The value of a dataset: a NumPy array, or a str, int or float where it is a scalar; KeyError without one."""
        address = self._find(path)
        if address is None:
            raise KeyError(path)
        return self._dataset(address, path)

    def _find(self, path: str) -> int | None:
        *groups, name = path.split("/")
        members = self._root
        for group in groups:
            if group not in members:
                return None
            members = self._members(members[group])
        return members.get(name)

    # --- bytes ---------------------------------------------------------------------------------------------------

    def _check_sizes(self) -> None:
        if self._offset_size not in (4, 8) or self._length_size not in (4, 8):
            raise Unsupported("addresses of an unusual size")
        self._unset = (1 << 8 * self._offset_size) - 1  # the address of what was never written

    def _bytes(self, position: int, count: int) -> bytes:
        if position < 0 or count < 0 or position + count > len(self._data):
            raise Unreadable("an address outside the file")
        return self._data[position : position + count]

    def _integer(self, position: int, size: int) -> int:
        return int.from_bytes(self._bytes(position, size), "little")

    def _node(self, position: int, signature: bytes) -> None:
        self._nodes += 1
        if self._nodes > _MOST_NODES:
            raise Unreadable("a tree without end")
        if self._bytes(position, 4) != signature:
            raise Unreadable(f"{signature.decode()} expected")

    # --- objects and groups --------------------------------------------------------------------------------------

    def _messages(self, address: int) -> list[tuple[int, bytes, int]]:
        """(type, data, flags) of the messages of an object header of version 1 or 2."""
        if self._bytes(address, 4) == b"OHDR":
            flags = self._bytes(address + 5, 1)[0]
            position = address + 6 + (16 if flags & 0x20 else 0) + (4 if flags & 0x10 else 0)
            width = 1 << (flags & 3)
            size = self._integer(position, width)
            blocks = [(position + width, size)]
            header = ("<BHB", 6 if flags & 4 else 4)
        elif self._bytes(address, 1) == b"\x01":
            blocks = [(address + 16, self._integer(address + 8, 4))]
            header = ("<HHB", 8)
        else:
            raise Unreadable("an object header of an unknown version")
        messages: list = []
        for position, size in blocks:  # continuation messages add to the blocks
            end = position + size
            self._bytes(position, size)
            while position + header[1] <= end:
                kind, length, flags = struct.unpack_from(header[0], self._data, position)
                data = self._bytes(position + header[1], length)
                position += header[1] + length
                messages.append((kind, data, flags))
                if kind == _CONTINUATION and len(data) >= self._offset_size + self._length_size:
                    where = int.from_bytes(data[: self._offset_size], "little")
                    count = int.from_bytes(data[self._offset_size : self._offset_size + self._length_size], "little")
                    skipped = 4 if header[0] == "<BHB" else 0  # "OCHK" before, a checksum behind
                    blocks.append((where + skipped, count - 2 * skipped))
                if len(messages) > _MOST_MESSAGES or len(blocks) > _MOST_MESSAGES:
                    raise Unreadable("an object header without end")
        return messages

    def _members(self, address: int) -> dict[str, int]:
        """Name -> address of the object, for the members of a group."""
        members: dict = {}
        for kind, data, _ in self._messages(address):
            if kind == _LINKS:
                reader = _Reader(data)
                flags = reader.integers(2)[1]
                reader.position += 8 if flags & 1 else 0
                if reader.integer(self._offset_size) != self._unset:
                    raise Unsupported("links in a heap")
            if kind == _GROUP:
                size = self._offset_size
                tree, heap = (int.from_bytes(data[i * size : (i + 1) * size], "little") for i in range(2))
                self._node(heap, b"HEAP")
                segment = self._integer(heap + 8, self._length_size)
                names = self._bytes(self._integer(heap + 8 + 2 * self._length_size, size), segment)
                self._entries(tree, names, members)
            elif kind == _LINK:
                name, target = self._link(data)
                if target is not None:
                    members[name] = target
        return members

    def _entries(self, address: int, names: bytes, members: dict) -> None:
        """The entries below a node of a group's tree."""
        pending = [address]
        size = self._offset_size
        while pending:
            node = pending.pop()
            if self._bytes(node, 4) == b"TREE":
                self._node(node, b"TREE")
                count = self._integer(node + 6, 2)
                first = node + 8 + 2 * size + self._length_size
                pending += [self._integer(first + i * (size + self._length_size), size) for i in range(count)]
                continue
            self._node(node, b"SNOD")
            for i in range(self._integer(node + 6, 2)):
                entry = node + 8 + i * (2 * size + 24)
                start = self._integer(entry, size)
                end = names.find(b"\0", start)
                if start > len(names) or end < 0:
                    raise Unreadable("a name outside its heap")
                if self._integer(entry + 2 * size, 4) != 2:  # a symbolic link: h5py does not follow it either
                    members[names[start:end].decode("utf-8", "replace")] = self._integer(entry + size, size)

    def _link(self, data: bytes) -> tuple[str, int | None]:
        """Name and address of a hard link, None for the address of another."""
        reader = _Reader(data)
        flags = reader.integers(2)[1]
        is_hard = not flags & 8 or reader.integers(1)[0] == 0
        reader.position += (8 if flags & 4 else 0) + (1 if flags & 16 else 0)
        length = reader.integer(1 << (flags & 3))
        name = reader.take(length).decode("utf-8", "replace")
        return name, reader.integer(self._offset_size) if is_hard else None

    # --- datasets ------------------------------------------------------------------------------------------------

    def _described(self, address: int) -> dict[int, bytes]:
        """Type -> data of the messages of a dataset."""
        described = self._messages(address)
        messages = {kind: data for kind, data, _ in reversed(described)}  # the first of a kind counts
        if not {_DATASPACE, _DATATYPE, _LAYOUT} <= messages.keys():
            raise Unreadable("an object that is no dataset")
        if any([flags & _SHARED for kind, _, flags in described if kind in (_DATASPACE, _DATATYPE, _FILL, _FILTERS)]):
            raise Unsupported("a message that stands in another object")
        return messages

    def _dataset(self, address: int, path: str) -> Any:
        messages = self._described(address)
        if _ELSEWHERE in messages:
            raise Elsewhere(path)
        shape = self._shape(messages[_DATASPACE])
        kind, width = _datatype(messages[_DATATYPE])
        zeros = _is_zero_fill(messages.get(_FILL))
        raw = self._raw(messages[_LAYOUT], messages.get(_FILTERS), shape, width, zeros)
        return self._values(raw, shape, kind, width)

    def _attribute(self, data: bytes) -> tuple[str, Any]:
        reader = _Reader(data)
        version, flags = reader.integers(2)
        sizes = [reader.integer(2) for _ in range(3)]
        if version not in (1, 2, 3) or version > 1 and flags:
            raise Unsupported("an attribute of shared parts")
        reader.position += 1 if version == 3 else 0  # the encoding of the name
        padded = [(n + 7) // 8 * 8 if version == 1 else n for n in sizes]
        name, datatype, dataspace = [reader.take(n)[:size] for n, size in zip(padded, sizes)]
        shape, (kind, width) = self._shape(dataspace), _datatype(datatype)
        raw = reader.take(prod(shape) * width)
        return name.rstrip(b"\0").decode("utf-8", "replace"), self._values(raw, shape, kind, width)

    def _values(self, raw: bytes, shape: tuple, kind: str, width: int) -> Any:
        count = prod(shape)
        if kind in _STRIPPED:
            values = [_STRIPPED[kind](raw[i * width : (i + 1) * width]).decode("utf-8", "replace") for i in range(count)]
        elif kind == "reference":
            values = [self._text(raw, i * width) for i in range(count)]
        else:
            array = np.frombuffer(raw, kind, count).reshape(shape)
            return array.item() if not shape else array.astype(array.dtype.newbyteorder("="))
        return values[0] if not shape and values else np.array(values, dtype=object).reshape(shape)

    def _shape(self, data: bytes) -> tuple:
        reader = _Reader(data)
        version, rank, _ = reader.integers(3)
        if version not in (1, 2):
            raise Unreadable(f"a dataspace of version {version}")
        last = reader.take(5 if version == 1 else 1)
        if version == 2 and last[0] > 1:
            raise Unsupported("a dataspace without elements")
        if rank > 32:
            raise Unreadable("more than 32 axes")
        return tuple(reader.integer(self._length_size) for _ in range(rank))

    def _raw(self, layout: bytes, filters: bytes | None, shape: tuple, width: int, zeros: bool) -> bytes:
        """The bytes of all elements in order; ``zeros``: are those zero that were never written?"""
        size = prod(shape) * width
        reader = _Reader(layout)
        version, kind = reader.integers(2)
        if version != 3:
            raise Unsupported(f"a layout of version {version}")
        if kind == 0:
            data = reader.take(reader.integer(2))
        elif kind == 1:
            position = reader.integer(self._offset_size)
            data = bytes(self._fillable(size, zeros)) if position == self._unset else self._bytes(position, size)
        elif kind == 2:
            return self._chunks(reader, filters, shape, width, zeros)
        else:
            raise Unsupported("a virtual dataset")
        if len(data) < size:
            raise Unreadable("fewer bytes than elements")
        return data[:size]

    def _affordable(self, size: int) -> int:
        # deflate makes at most 1032 bytes of one, so that no honest file holds more than that
        if size > 1032 * len(self._data):
            raise Unsupported("more elements than the file can hold")
        return size

    def _fillable(self, size: int, zeros: bool) -> int:
        if not zeros:
            raise Unsupported("a fill value")
        return self._affordable(size)

    def _chunks(self, reader: "_Reader", filters: bytes | None, shape: tuple, width: int, zeros: bool) -> bytes:
        rank = reader.integers(1)[0] - 1
        root = reader.integer(self._offset_size)
        dims = [reader.integer(4) for _ in range(rank)]
        if rank != len(shape) or 0 in dims:
            raise Unreadable("chunks of another rank than the data")
        steps = _filter_steps(filters)
        self._fillable(width * prod(shape), zeros)
        out = np.zeros((*shape, width), np.uint8)
        chunk_size = width * prod(dims)
        self._affordable(chunk_size)
        for position, length, offsets in self._chunk_places(root, rank):
            data = _unfiltered(self._bytes(position, length), steps, width, chunk_size)
            if len(data) < chunk_size or any([o >= n for o, n in zip(offsets, shape)]):
                raise Unreadable("a chunk outside its data")
            chunk = np.frombuffer(data, np.uint8, chunk_size).reshape(*dims, width)
            target = tuple([slice(o, min(o + d, n)) for o, d, n in zip(offsets, dims, shape)])
            out[target] = chunk[tuple([slice(0, t.stop - t.start) for t in target])]
        return out.tobytes()

    def _chunk_places(self, root: int, rank: int) -> list:
        """(position, bytes, offsets) of every chunk."""
        places: list = []
        pending = [root]
        key = 8 + 8 * (rank + 1)
        while pending:
            node = pending.pop()
            if node == self._unset:
                continue
            self._node(node, b"TREE")
            level, count = self._bytes(node + 5, 1)[0], self._integer(node + 6, 2)
            first = node + 8 + 2 * self._offset_size
            for i in range(count):
                entry = first + i * (key + self._offset_size)
                child = self._integer(entry + key, self._offset_size)
                if level:
                    pending.append(child)
                else:
                    offsets = [self._integer(entry + 8 + 8 * axis, 8) for axis in range(rank)]
                    places.append((child, self._integer(entry, 4), offsets))
        return places

    def _text(self, raw: bytes, position: int) -> str:
        """A string of variable length, which stands in a global heap."""
        reader = _Reader(raw, position)
        length = reader.integer(4)
        heap, index = reader.integer(self._offset_size), reader.integer(4)
        if not heap:
            return ""
        self._node(heap, b"GCOL")
        end = heap + self._integer(heap + 8, self._length_size)
        place = heap + 8 + self._length_size
        while place + 8 + self._length_size <= end:
            number, size = self._integer(place, 2), self._integer(place + 8, self._length_size)
            data = place + 8 + self._length_size
            if number == index:
                return self._bytes(data, min(size, length)).rstrip(b"\0").decode("utf-8", "replace")
            if not number:  # the free space at the end
                break
            place = data + (size + 7) // 8 * 8
        raise Unreadable("a string outside its heap")


class _Reader:
    """Integers and bytes taken one after the other from a message."""

    def __init__(self, data: bytes, position: int = 0):
        self.data, self.position = data, position

    def take(self, count: int) -> bytes:
        end = self.position + count
        if count < 0 or end > len(self.data):
            raise Unreadable("a message that is too short")
        data = self.data[self.position : end]
        self.position = end
        return data

    def integer(self, size: int) -> int:
        return int.from_bytes(self.take(size), "little")

    def integers(self, count: int) -> bytes:
        """So many integers of one byte."""
        return self.take(count)


def _is_zero_fill(data: bytes | None) -> bool:
    """Is what was never written zero?"""
    if data is None:
        return True
    reader = _Reader(data)
    version = reader.integers(1)[0]
    if version in (1, 2):
        is_given = reader.integers(3)[2]
    elif version == 3:
        is_given = reader.integers(1)[0] & 0x20
    else:
        raise Unsupported(f"a fill value of version {version}")
    return not is_given or not any(reader.take(reader.integer(4)))


_STRIPPED = {  # strings of a fixed size by how they end
    "text ending in 0": lambda data: data.rstrip(b"\0"),  # the library does not look for a 0 inside either
    "text padded with 0": lambda data: data.rstrip(b"\0"),
    "text padded with blanks": lambda data: data.rstrip(b" "),
}


def _datatype(data: bytes) -> tuple[str, int]:
    """(NumPy's name of the type, "reference" or one of `_STRIPPED`; bytes an element)."""
    reader = _Reader(data)
    kind, flags, *_ = reader.integers(4)
    width = reader.integer(4)
    order = ">" if flags & 1 else "<"
    if kind & 15 == 0 and width in (1, 2, 4, 8) and (reader.integer(2), reader.integer(2)) == (0, 8 * width):
        return f"{order}{'i' if flags & 8 else 'u'}{width}", width
    if kind & 15 == 1 and width in _FLOATS and not flags & 0x40 and (reader.integer(2), reader.integer(2)) == (0, 8 * width):
        if (*reader.integers(4), reader.integer(4)) == _FLOATS[width]:
            return f"{order}f{width}", width
    if kind & 15 == 3 and width and flags & 15 < 3:
        return list(_STRIPPED)[flags & 15], width
    if kind & 15 == 9 and flags & 15 == 1 and width in (12, 16):
        return "reference", width
    raise Unsupported("elements that are neither numbers nor strings")


def _filter_steps(data: bytes | None) -> list[int]:
    """The filters of a dataset, in the order in which they were applied."""
    if data is None:
        return []
    reader = _Reader(data)
    version, count = reader.integers(2)
    reader.position += 6 if version == 1 else 0
    steps = []
    for _ in range(count):
        step = reader.integer(2)
        if step not in (_DEFLATE, _SHUFFLE, _FLETCHER):
            raise Unsupported(f"the filter {step}")
        name = reader.integer(2) if version == 1 else 0
        reader.position += 2
        values = reader.integer(2)
        reader.position += (name + 7) // 8 * 8 + 4 * values + (4 if version == 1 and values % 2 else 0)
        steps.append(step)
    return steps


def _unfiltered(data: bytes, steps: list, width: int, size: int) -> bytes:
    """A chunk as it was before its filters; never more than its size is unpacked."""
    for step in reversed(steps):
        if step == _DEFLATE:
            try:
                data = zlib.decompressobj().decompress(data, size + 4)  # 4: a checksum may follow
            except zlib.error:
                raise Unreadable("a chunk that cannot be unpacked") from None
        elif step == _FLETCHER:
            data = data[:-4]
        elif width > 1:
            whole = len(data) // width * width
            data = np.frombuffer(data, np.uint8, whole).reshape(width, -1).T.tobytes() + data[whole:]
    return data
