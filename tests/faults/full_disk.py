"""Every writer on a disk that is full: ``python tests/faults/full_disk.py``.

A limit on the size of files (20 kB) stands for the full disk, and /dev/full for one that is full from the beginning.  A row
per writer: what it gives, its messages, and what has become of its file: gone, as before, half, or whole.
"""

import os
import resource
import signal
import sys
import tempfile

LIMIT = 20_000
OLD = "(* old *) 1\n"
WRITERS = {  # file: code; the files whose name begins with old are there before
    "a.txt": 'Export["a.txt", big]',
    "old.txt": 'Export["old.txt", big]',
    "a.json": 'Export["a.json", x]',
    "a.csv": 'Export["a.csv", {x}]',
    "a.wxf": 'Export["a.wxf", RandomReal[1, 20000]]',
    "a.png": 'Export["a.png", Image[RandomReal[1, {300, 300}]]]',
    "a.wlnet": 'Export["a.wlnet", NetInitialize[NetChain[{100}, "Input" -> 100]]]',
    "a.m": 'Put[x, "a.m"]',
    "old.m": 'Put[x, "old.m"]',
    "old-append.m": 'PutAppend[x, "old-append.m"]',
    "old-save.m": 'Save["old-save.m", f]',
    "save.m": 'Save["save.m", f]',
    "copy": 'CopyFile["source", "copy"]',
    "old-copy": 'CopyFile["source", "old-copy", OverwriteTarget -> True]',
    "stream": 'w = OpenWrite["stream"]; r = WriteString[w, big]; Close[w]; r',
    "binary": 'w = OpenWrite["binary", BinaryFormat -> True]; r = BinaryWrite[w, x, "Real64"]; Close[w]; r',
    "/dev/full ": 'PutAppend[1, "/dev/full"]',
    "/dev/full  ": 'Save["/dev/full", f]',
    "/dev/full   ": 'WriteString["/dev/full", "abc"]',
    "c": 'NetTrain[net, d, MaxTrainingRounds -> 3, TrainingProgressCheckpointing -> {"Directory", "c"}] // Head',
    "old.wlnet": 'NetTrain[net, d, MaxTrainingRounds -> 3, TrainingProgressCheckpointing -> {"File", "old.wlnet"}] // Head',
    "old-report.csv": 'NetTrain[net, d, MaxTrainingRounds -> 300, TrainingProgressReporting -> File["old-report.csv"]] // Head',
}


def state_of(path: str) -> str:
    """What has become of a file."""
    if path.startswith("/dev"):
        return ""
    if not os.path.exists(path):
        return "gone" if os.path.basename(path).startswith("old") else "none"
    if os.path.isdir(path):
        return f"{len(os.listdir(path))} files"
    size = os.path.getsize(path)
    with open(path, "rb") as file:
        if os.path.basename(path).startswith("old") and file.read() == OLD.encode():
            return "as before"
    return "half" if size >= LIMIT else f"{size} bytes"


def main() -> None:
    """Print the table."""
    sys.dont_write_bytecode = True  # Python would leave half of a compiled module
    from wlnet import Session

    session = Session()
    with tempfile.TemporaryDirectory() as folder:
        for name in WRITERS:
            if name.startswith("old"):
                with open(os.path.join(folder, name), "w") as file:
                    file.write(OLD)
        with open(os.path.join(folder, "source"), "wb") as file:
            file.write(b"x" * 3 * LIMIT)
        session.run(
            f'SetDirectory["{folder}"]; big = StringRepeat["x", 50000]; x = Range[20000]; f[a_] := Evaluate[x]; '
            'net = NetChain[{100, 2}, "Input" -> 100]; d = RandomReal[1, {8, 100}] -> RandomReal[1, {8, 2}];'
        )
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (LIMIT, LIMIT))
        for name, code in WRITERS.items():
            value = session.evaluate_to_string(code)
            told = ", ".join(sorted({f"{m[0]}::{m[1]}" for m in session.messages}))
            print(f"{code[:74]:76}{value[:12]:14}{told[:34]:36}{state_of(os.path.join(folder, name.strip()))}", flush=True)
        left = [n for n in os.listdir(folder) if n.endswith(".tmp")]
        print(f"{len(left)} temporary files left")


if __name__ == "__main__":
    main()
