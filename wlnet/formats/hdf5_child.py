"""The process that reads an HDF5 file with the library: a program of its own, which imports nothing of wlnet.

    python hdf5_child.py MEGABYTES names|values  < file  > answer

The answer is an .npz archive: "answer" is a text in JSON, with {"array": n} where the array "n" of the archive belongs.
"""

import io
import json
import sys


def main() -> None:
    """Read the file, write the answer."""
    import resource  # not where there is none: every module of formats is imported, this one too, and does nothing then

    megabytes, element = sys.argv[1:]
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    limit = int(megabytes) << 20 if hard == resource.RLIM_INFINITY else min(int(megabytes) << 20, hard)
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    import h5py  # slow to import, and the limits must stand before it
    import numpy as np  # slow to import, as above

    arrays: dict = {}
    with h5py.File(io.BytesIO(sys.stdin.buffer.read()), "r") as file:
        answer = _answer(file, element, arrays, h5py, np)
    np.savez(sys.stdout.buffer, answer=np.array(json.dumps(answer)), **arrays)


def _answer(file, element: str, arrays: dict, h5py, np):
    groups: list = []
    datasets: dict = {}

    def visit(name: str, item) -> None:  # a result that is not None would end it
        if isinstance(item, h5py.Dataset):
            datasets["/" + name] = item
        elif isinstance(item, h5py.Group):
            groups.append("/" + name)

    file.visititems(visit)
    # the library would read other files without asking the session
    elsewhere = [name for name, item in datasets.items() if item.external or item.is_virtual]
    here = [name for name in datasets if name not in elsewhere] if element == "values" else []
    return {
        "groups": groups,
        "sizes": {name: list(item.shape or ()) for name, item in datasets.items()},
        "attributes": {name: _plain(np.asarray(value), arrays) for name, value in file.attrs.items()},
        "elsewhere": elsewhere,
        "values": {name: _plain(np.asarray(datasets[name][()]), arrays) for name in here},
    }


def _plain(array, arrays: dict):
    """An array as what JSON holds: texts in lists, the place of numbers."""
    if array.dtype.kind in "OSU":
        return {"texts": _texts(array.tolist())}
    arrays[str(len(arrays))] = array
    return {"array": len(arrays) - 1}


def _texts(x):
    if type(x) is list:
        return [_texts(v) for v in x]
    return x.decode("utf-8", "replace") if type(x) is bytes else str(x)


if __name__ == "__main__":
    main()
