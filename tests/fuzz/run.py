"""Fuzz wlnet: odd arguments, mutated programs, random tokens, odd nets, damaged files.

    python tests/fuzz/run.py [CAMPAIGN …] [--seed N] [--count N] [--seconds S] [--workers N] [--limit S] [--hang S]
                             [--memory MB] [--from N] [--only N]

Campaigns: builtins heads programs tokens nets files, or files:KIND for one kind of file (files:npz); all by default.  Inputs are
numbered; a seed and a number always give the same input, and ``--only N`` evaluates that one and shows it.  Every input is
evaluated in a child process, interrupted after ``--limit`` seconds, killed after ``--hang`` seconds without an answer, and
bounded by ``--memory``.  The exit status is 1 where wlnet failed inside or a child died.
"""

import argparse
import json
import os
import selectors
import shutil
import subprocess
import sys
import tempfile
import time
from base64 import b64encode
from collections import defaultdict
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from fuzz.files import seeds  # noqa: E402
from fuzz.generators import CAMPAIGNS, input_of  # noqa: E402
from fuzz.texts import KEPT, programs  # noqa: E402

WORKER = HERE / "worker.py"
INPUTS_OF_A_CHILD = 20_000  # a new process now and then, not often: its imports take as long as a thousand inputs
STARTING = 30.0  # seconds that a child may take for its imports on a busy machine


class Child:
    """A worker process with its folder."""

    def __init__(self, campaign: str, settings: argparse.Namespace, first: int, count: int):
        self.folder = tempfile.mkdtemp(prefix="wlnet-fuzz-")
        environment = dict(os.environ, HOME=self.folder, OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1")
        environment["PYTHONPATH"] = os.pathsep.join([str(HERE.parent.parent), environment.get("PYTHONPATH", "")])
        numbers = [first, settings.workers, count, settings.limit, settings.memory]
        self.process = subprocess.Popen(
            [sys.executable, str(WORKER), campaign, str(settings.seed), *map(str, numbers)],
            cwd=self.folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self.first, self.stop = first, first + count * settings.workers
        self.number: int | None = None
        self.heard, self.rest, self.finished = time.monotonic() + STARTING, b"", False
        self.worked: float | None = None  # seconds of work when it had been silent for the limit

    def silent(self, now: float, limit: float) -> bool:
        """Has it worked so long without a word, or slept ten times as long?  On a busy machine it may wait for its turn."""
        if now - self.heard <= limit:
            return False
        if self.worked is None:
            self.worked = self._seconds_of_work()
        return self._seconds_of_work() - self.worked > limit / 2 or now - self.heard > 10 * limit

    def _seconds_of_work(self) -> float:
        try:
            fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        except OSError:  # no such system, or it is dead
            return float("inf")
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def end(self) -> str:
        """Kill it if it lives; what Python told of its death."""
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()
        told = Path(self.folder, "death.txt")
        text = told.read_text(errors="replace") if told.is_file() else ""
        shutil.rmtree(self.folder, ignore_errors=True)
        return text


class Campaign:
    """Children at work on one campaign, and the figures of it."""

    def __init__(self, name: str, settings: argparse.Namespace):
        self.name, self.settings = name, settings
        self.inputs, self.aborted, self.peak, self.peak_number = 0, 0, 0, -1
        self.errors: dict = defaultdict(list)  # (place, error) -> [(number, code)]
        self.warnings: dict = defaultdict(list)
        self.hangs: list[int] = []
        self.deaths: list[tuple] = []
        self.seconds = 0.0

    def run(self, seconds: float) -> None:
        """Work for so long, or until all inputs are done."""
        began = time.monotonic()
        self.stop_at = began + seconds
        self.selector = selectors.DefaultSelector()
        for w in range(self.settings.workers):
            self._start(getattr(self.settings, "from") + w)
        while self.selector.get_map():
            for key, _ in self.selector.select(0.2):
                self._hear(key.data)
            now = time.monotonic()
            for child in [key.data for key in self.selector.get_map().values()]:
                if now > self.stop_at:
                    self._stop(child)
                elif child.silent(now, self.settings.hang):
                    self.hangs.append(child.number)
                    self._next(child)
        self.seconds = time.monotonic() - began

    def _start(self, first: int) -> None:
        end = getattr(self.settings, "from") + self.settings.count
        count = min(INPUTS_OF_A_CHILD, -(-(end - first) // self.settings.workers))
        if count > 0:
            child = Child(self.name, self.settings, first, count)
            self.selector.register(child.process.stdout, selectors.EVENT_READ, child)

    def _stop(self, child: Child) -> str:
        self.selector.unregister(child.process.stdout)
        return child.end()

    def _next(self, child: Child) -> str:
        """The child is dead or must be: another goes on behind its last input."""
        text = self._stop(child)
        self._start((child.first if child.number is None else child.number) + self.settings.workers)
        return text

    def _hear(self, child: Child) -> None:
        data = os.read(child.process.stdout.fileno(), 1 << 16)
        if not data:
            status = child.process.wait()
            if child.finished:
                self._stop(child)
                self._start(child.stop)
            else:
                number = child.number
                self.deaths.append((number, status, self._next(child)))
            return
        child.heard = max(time.monotonic(), child.heard if child.number is None else 0)
        *lines, child.rest = (child.rest + data).split(b"\n")
        for line in lines:
            if line[:1] != b"[":
                child.number, child.heard, child.worked = int(line), time.monotonic(), None
                self.inputs += 1
                continue
            match json.loads(line):
                case ["error", number, place, error, code]:
                    self.errors[place, error.partition(":")[0]].append((number, error, code))
                case ["warning", number, place, text]:
                    self.warnings[place].append((number, text))
                case ["memory", number, megabytes] if megabytes > self.peak:
                    self.peak, self.peak_number = megabytes, number
                case ["aborted", _]:
                    self.aborted += 1
                case ["done"]:
                    child.finished = True

    def code(self, number: int | None) -> str:
        """An input, to be shown."""
        return "?" if number is None else input_of(self.name, self.settings.seed, number).code[:600]

    def report(self) -> None:
        """Figures and faults."""
        errors = sum([len(found) for found in self.errors.values()])
        print(
            f"{self.name:12} {self.inputs:9,} inputs {self.seconds:6.0f} s {errors:5} internal errors at {len(self.errors)} places, "
            f"{len(self.warnings)} warnings, {len(self.hangs)} hangs over {self.settings.hang:g} s, {len(self.deaths)} deaths, "
            f"{self.aborted} interrupted at {self.settings.limit:g} s, peak {self.peak} MB",
            flush=True,
        )
        for (place, _), found in sorted(self.errors.items(), key=lambda item: -len(item[1])):
            number, error, code = min(found, key=lambda f: len(f[2]))
            print(f"  error x{len(found)} {place} {error}\n    #{number}: {code}")
        for place, texts in self.warnings.items():
            print(f"  warning x{len(texts)} {place} {texts[0][1]}\n    #{texts[0][0]}: {self.code(texts[0][0])}")
        for number in self.hangs:
            print(f"  hang #{number}: {self.code(number)}")
        for number, status, text in self.deaths:
            print(f"  death #{number} (status {status}): {self.code(number)}\n    {' '.join(text.split())[:600]}")
        if self.peak > self.settings.memory // 2:
            print(f"  most memory #{self.peak_number}: {self.code(self.peak_number)}")
        sys.stdout.flush()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("campaigns", nargs="*", default=list(CAMPAIGNS))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=1_000_000_000, help="inputs of each campaign")
    parser.add_argument("--seconds", type=float, default=60.0, help="time of all campaigns together")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--limit", type=float, default=1.0, help="seconds after which an input is interrupted")
    parser.add_argument("--hang", type=float, default=8.0, help="seconds without an answer after which a child is killed")
    parser.add_argument("--memory", type=int, default=4096, help="megabytes of address space of a child")
    parser.add_argument("--from", type=int, default=0, help="number of the first input")
    parser.add_argument("--only", type=int, help="show and evaluate this input alone")
    settings = parser.parse_args()
    if settings.only is not None:
        setattr(settings, "from", settings.only)
        settings.workers = settings.count = 1
        print(input_of(settings.campaigns[0], settings.seed, settings.only))
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        json.dump({"programs": programs(), "seeds": {name: b64encode(data).decode() for name, data in seeds().items()}}, file)
        file.flush()
        os.environ[KEPT] = file.name
        return int(run(settings))


def run(settings: argparse.Namespace) -> bool:
    """All campaigns; did wlnet fail inside, or did a child die?"""
    failed, stop = False, time.monotonic() + settings.seconds
    for i, name in enumerate(settings.campaigns):
        campaign = Campaign(name, settings)
        campaign.run((stop - time.monotonic()) / (len(settings.campaigns) - i))
        campaign.report()
        failed = failed or bool(campaign.errors or campaign.deaths)
    return failed


if __name__ == "__main__":
    sys.exit(main())
