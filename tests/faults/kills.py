"""kill -9 while files are written: ``python tests/faults/kills.py [KILLS]``.

A child writes the same file again and again until it is killed at a random moment.  Then the file is read: it must be whole
(the old or the new one).  A row per writer: kills, files that were half, temporary files left, and those left after the next
file was written to the folder (a minute later, as `wlnet.outside.whole_files` counts it).
"""

import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

NET = 'net = NetInitialize[NetChain[{300, 300, 10}, "Input" -> 100]];'
TRAIN = "NetTrain[net, RandomReal[1, {8, 100}] -> RandomReal[1, {8, 10}], MaxTrainingRounds -> 10^6, TrainingProgress%s];"
WRITERS = {  # name: (preparation, what is repeated, file, how it is read: gives True for a whole file)
    "Export .wlnet": (NET, 'Export["a.wlnet", net]', "a.wlnet", 'Head[Import["a.wlnet"]] === NetChain'),
    "Export .json": ("x = Range[2 10^5];", 'Export["a.json", x]', "a.json", 'Total[Import["a.json"]] == 20000100000'),
    "Export .csv": ("x = Transpose[{Range[5 10^4]}];", 'Export["a.csv", x]', "a.csv", 'Length[Import["a.csv"]] == 50000'),
    "Export .wxf": ("x = Range[10^6];", 'Export["a.wxf", x]', "a.wxf", 'Total[Import["a.wxf"]] == 500000500000'),
    "Export .png": ("x = Image[RandomReal[1, {300, 300}]];", 'Export["a.png", x]', "a.png", 'ImageDimensions[Import["a.png"]] == {300, 300}'),
    "Put": ("x = Range[2 10^5];", 'Put[x, "a.m"]', "a.m", 'Total[Get["a.m"]] == 20000100000'),
    "checkpoints in a file": (NET, TRAIN % 'Checkpointing -> {"File", "a.wlnet"}', "a.wlnet", 'Head[Import["a.wlnet"]] === NetChain'),
    "checkpoints in a folder": (NET, TRAIN % 'Checkpointing -> {"Directory", "c"}', "c", 'AllTrue[FileNames["c/*.wlnet"], Head[Import[#]] === NetChain &]'),
    "report": (NET, TRAIN % 'Reporting -> File["a.json"]', "a.json", 'ListQ[Import["a.json", "RawJSON"]]'),
}  # fmt: skip
CHILD = 'import sys, wlnet; s = wlnet.Session(); s.run(sys.argv[1]); s.run(sys.argv[2]); print("going", flush=True)\nwhile True: s.run(sys.argv[2])'
FIRST = 'import sys, wlnet; s = wlnet.Session(); s.run(sys.argv[1]); print("going", flush=True); s.run(sys.argv[2])'


def leftovers(folder: Path) -> list:
    """The temporary files in a folder and below."""
    return list(folder.rglob("*.tmp"))


def row(name: str, kills: int) -> tuple:
    """(half files, leftovers, leftovers after the next write) of so many kills."""
    from wlnet import Session

    prepare, write, file, question = WRITERS[name]
    half = left = still = 0
    for _ in range(kills):
        with tempfile.TemporaryDirectory() as name_of_folder:
            folder = Path(name_of_folder)
            program = FIRST if "NetTrain" in write else CHILD
            child = subprocess.Popen([sys.executable, "-c", program, prepare, write], cwd=folder, stdout=subprocess.PIPE, text=True)
            child.stdout.readline()
            time.sleep(random.uniform(0.05, 0.4))
            child.kill()
            child.wait()
            session = Session()
            session.run(f'SetDirectory["{folder}"]')
            if (folder / file).exists() and session.evaluate_to_string(question) != "True":
                half += 1
            found = leftovers(folder)
            left += len(found)
            for path in found:
                os.utime(path, (time.time() - 120,) * 2)
            place = found[0].parent if found else folder
            session.run(f'Export["{place}/next.txt", "x"]')
            still += len(leftovers(folder))
    return half, left, still


def main(arguments: list) -> None:
    """Print the table."""
    kills = int(arguments[0]) if arguments else 10
    print(f"{'writer':26}{'kills':>7}{'half':>6}{'left':>6}{'still left':>12}")
    for name in WRITERS:
        half, left, still = row(name, kills)
        print(f"{name:26}{kills:7}{half:6}{left:6}{still:12}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
