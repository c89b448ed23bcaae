"""What loops leave behind: ``python tests/faults/leaks.py [NAME …]``.

Each loop runs three times as long as it needs to warm up.  A row per loop: memory (kB a turn) between a third and the end,
threads, and open files more than before.
"""

import gc
import os
import sys
import threading
import time

NET = 'net = NetChain[{8, Ramp, 2, SoftmaxLayer[]}, "Input" -> 4, "Output" -> NetDecoder[{"Class", {1, 2}}]]; '
DATA = "data = RandomReal[1, {64, 4}] -> RandomInteger[{1, 2}, 64]; "
LOOPS = {  # name: (turns, preparation, what is repeated)
    "evaluations with history": (10_000, "$HistoryLength = Infinity; ", "Total[Range[100]^2] + Length[Table[i, {i, 20}]]"),
    "evaluations": (10_000, "", "Total[Range[100]^2] + Length[Table[i, {i, 20}]]"),
    "evaluations of new symbols' values": (3_000, "", "v = RandomReal[1, 1000]; v = v.v"),
    "definitions": (3_000, "", "f[x_] := x + 1; f[y_Integer] := y; f[3]; Clear[f]"),
    "Module of functions": (6_000, "", "Module[{g}, g[x_] := x + 1; g[1]]"),
    "messages": (3_000, "", "Quiet[1/0]; Check[First[{}], 1]"),
    "trainings": (200, NET + DATA, "NetTrain[net, data, MaxTrainingRounds -> 3];"),
    "applications": (3_000, NET + "n = NetInitialize[net];", "n[{1., 2., 3., 4.}]"),
    "nets": (300, "", NET + "NetInitialize[net][{1., 2., 3., 4.}]"),
    "files": (300, 'SetDirectory[CreateDirectory[]]; Export["a.json", Range[100]];', 'Import["a.json"]; Put[1, "b"]; Get["b"]'),
    "streams": (500, "", 's = StringToStream["a b c"]; Read[s, Word]; Close[s];'),
    "aborts": (100, "", "TimeConstrained[While[True], 0.005]"),
}


def resident() -> int:
    """The memory of the process in kB."""
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") // 1024


def files() -> int:
    """Open files of the process."""
    return len(os.listdir("/proc/self/fd"))


def show(name: str, turns: int, turn, begin: tuple) -> None:
    """Run a loop and print its row."""
    start = time.time()
    for _ in range(turns // 3):
        turn()
    gc.collect()
    memory = resident()
    for _ in range(turns - turns // 3):
        turn()
    gc.collect()
    grown = (resident() - memory) / (turns - turns // 3)
    more = (threading.active_count() - begin[0], files() - begin[1])
    print(f"{name:38}{turns:7}{grown:12.3f}{more[0]:9}{more[1]:7}{time.time() - start:8.1f}", flush=True)


def main(names: list) -> None:
    """Print the table."""
    from wlnet import Session

    print(f"{'loop':38}{'turns':>7}{'kB a turn':>12}{'threads':>9}{'files':>7}{'seconds':>8}")
    for name, (turns, prepare, code) in LOOPS.items():
        if not names or name in names:
            session = Session()
            session.run("$HistoryLength = 0; " + prepare + "Null")  # else every input and result is kept, as in Wolfram
            session.run(code)
            show(name, turns, lambda session=session, code=code: session.run(code), (threading.active_count(), files()))
    if not names or "sessions" in names:
        show("sessions", 100, lambda: Session().run("f[x_] := x; f[2] + 1"), (threading.active_count(), files()))


if __name__ == "__main__":
    main(sys.argv[1:])
