"""A child process that evaluates inputs one after another and tells its parent about each, so that its death is known.

    worker.py CAMPAIGN SEED FIRST STEP COUNT LIMIT MEGABYTES

Lines to standard output: a number where an input begins, or JSON: ["error", number, place, error, code], ["warning", number,
place, text], ["memory", number, megabytes], ["aborted", number], ["alive"], ["done"].
"""

import faulthandler
import json
import os
import resource
import sys
import threading
import time
import traceback
import warnings
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TESTS))

from fuzz.generators import Input, input_of  # noqa: E402
from fuzz.minimise import minimal  # noqa: E402

from wlnet import Session  # noqa: E402
from wlnet.evaluator import ExitSession  # noqa: E402

INPUTS_OF_A_SESSION = 30  # later inputs meet what earlier ones defined; more of them would mostly meet broken definitions
SHRINKING = 8.0  # seconds that one error may take to be made small
STEP_OF_MEMORY = 64  # megabytes of growth that are worth a line
LARGEST_FILE = 64 << 20  # bytes that an input may write


class Watch(threading.Thread):
    """Interrupts what runs longer than the limit, again and again."""

    def __init__(self, limit: float):
        super().__init__(daemon=True)
        self.limit, self.session, self.since, self.aborted = limit, None, 0.0, False

    def run(self) -> None:
        while True:
            time.sleep(self.limit / 8)
            session, since = self.session, self.since
            if session is not None and time.monotonic() - since > self.limit:
                self.aborted = True
                session.interrupt()


class Worker:
    """Evaluates inputs within limits."""

    def __init__(self, out: int, limit: float):
        self.out, self.watch, self.number = out, Watch(limit), -1
        self.watch.start()
        warnings.showwarning = self._warned

    def tell(self, *message: object) -> None:
        os.write(self.out, json.dumps(message).encode() + b"\n")

    def _warned(self, message, category, filename, line, *_more) -> None:
        if "wlnet" in filename:
            self.tell("warning", self.number, f"{_short(filename)}:{line}", f"{category.__name__}: {message}")

    def fault(self, session: Session, made: Input) -> tuple | None:
        """(place, error) where the input makes wlnet fail inside, else None."""
        for name, data in made.files.items():
            Path(name).write_bytes(data)
        self.watch.since, self.watch.session = time.monotonic(), session
        try:
            session.run(made.code)
        except ExitSession:
            pass
        except Exception as error:
            return place_of(error), f"{type(error).__name__}: {error}"[:300]
        finally:
            self.watch.session = None
            for name in made.files:
                Path(name).unlink(missing_ok=True)
        return None

    def run(self, campaign: str, seed: int, numbers: range) -> None:
        """All inputs of these numbers."""
        session, earlier, peak, known = _session(), [], 0, set()
        input_of(campaign, seed, numbers[0])  # what all inputs are made from is read now, not within the time of the first
        for i, number in enumerate(numbers):
            self.number = number
            os.write(self.out, b"%d\n" % number)
            made = input_of(campaign, seed, number)
            if i % INPUTS_OF_A_SESSION == 0:
                session, earlier = _session(), []
            self.watch.aborted = False
            fault = self.fault(session, made)
            if self.watch.aborted:
                self.tell("aborted", number)
            earlier.append(made)
            if fault is not None:
                code = made.code
                if fault[0] not in known:
                    known.add(fault[0])
                    code = self.small(earlier, fault[0])
                self.tell("error", number, *fault, code)
                session, earlier = _session(), []
            used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
            if used > peak + STEP_OF_MEMORY:
                peak = used
                self.tell("memory", number, used)

    def small(self, inputs: list[Input], place: str) -> str:
        """The last input made small, or the few that are needed for the fault of this place."""
        stop = time.monotonic() + SHRINKING

        def fails(codes: list[str]) -> bool:
            if time.monotonic() > stop:
                return False
            self.tell("alive")
            session = _session()
            faults = [self.fault(session, Input(code, inputs[-1].files)) for code in codes]
            return faults[-1] is not None and faults[-1][0] == place

        last = inputs[-1].code
        if inputs[-1].files:
            return last
        if fails([last]):
            return minimal(last, lambda code: fails([code]))
        codes = [made.code for made in inputs]
        for code in codes[:-1]:
            rest = [c for c in codes if c is not code]
            if fails(rest):
                codes = rest
        return "\n".join(codes)


def _session() -> Session:
    session = Session()
    session.evaluator.raises = True  # a fault of ours is raised with its place instead of told in a message
    return session


def place_of(error: BaseException) -> str:
    """The innermost line of wlnet in a traceback."""
    frames = [
        f for f in traceback.extract_tb(error.__traceback__) if f"{os.sep}wlnet{os.sep}" in f.filename or "/repl/" in f.filename
    ]
    return f"{_short(frames[-1].filename)}:{frames[-1].lineno}" if frames else "outside wlnet"


def _short(filename: str) -> str:
    return filename[filename.rfind("/wlnet/") + 1 :]


def main() -> None:
    campaign, seed, first, step, count, limit, megabytes = sys.argv[1:]
    out = os.dup(1)
    quiet = os.open(os.devnull, os.O_RDWR)
    os.dup2(quiet, 1)
    faulthandler.enable(open("death.txt", "w"))  # noqa: SIM115  the parent reads it
    resource.setrlimit(resource.RLIMIT_AS, (int(megabytes) << 20,) * 2)
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_FILE,) * 2)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    worker = Worker(out, float(limit))
    worker.run(campaign, int(seed), range(int(first), int(first) + int(step) * int(count), int(step)))
    worker.tell("done")
    os._exit(0)  # threads that an input left behind are not waited for


if __name__ == "__main__":
    main()
