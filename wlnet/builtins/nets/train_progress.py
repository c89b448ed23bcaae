"""What training tells while it runs: progress functions, printed lines, report files, checkpoints."""

import csv
import io
import json
import os
import time
from collections.abc import Callable

from ...evaluator import Abort, Evaluator, Invocation
from ...expression import (
    Association,
    ByteArray,
    Expr,
    Expression,
    S,
    Symbol,
    elements,
    has_head,
    is_immediate_rule,
    is_list,
    make_list,
)
from ...formats import kind_of_file
from ...outside import Outside
from ...training.loop import Interval, StopTraining, Training
from ...training.measurements import PICTURES, plain_number
from ...training.results import progress, property_of
from . import train_options as read
from .arguments import refuse

PRINT_SECONDS = 2  # between two lines: as fast as somebody reads them
REPORT_FILES = ("csv", "tsv", "json", "wl")


def watchers(ev: Evaluator, values: dict) -> list:
    """(Interval, function of the training) of all options that ask for something during training."""
    actions = (
        _functions(ev, values["TrainingProgressFunction"])
        + _reports(ev, values["TrainingProgressReporting"])
        + _checkpoints(ev, values["TrainingProgressCheckpointing"])
    )
    return [(interval, _Surviving(ev, act)) for interval, act in actions]


class _Surviving:
    """Something done during training whose failure does not end it: a message tells what failed and why.

    Training may have gone on for hours, and its net is worth more than a report or a copy.
    """

    def __init__(self, ev: Evaluator, act: Callable):
        self.ev, self.act = ev, act
        self.reasons: set = set()  # those told already

    def __call__(self, training: Training) -> None:
        ev = self.ev
        depth, frames = ev.depth, len(ev.messages.frames)
        try:
            self.act(training)
        except (OSError, MemoryError, RecursionError) as error:
            failure = error
        except Abort as stop:
            if not isinstance(stop.__context__, (MemoryError, OverflowError, ValueError)):
                raise
            failure, stop.answered = MemoryError(), True  # the evaluator turns that into an abort
        else:
            return
        ev.depth = depth
        del ev.messages.frames[frames:]
        reason = _reason(failure)
        if reason not in self.reasons:
            self.reasons.add(reason)
            tag, subject = self.act.subject
            ev.message("NetTrain", tag, subject, reason)


def _reason(error: Exception) -> str:
    """Why something failed, in words."""
    if isinstance(error, OSError):
        return error.strerror or str(error) or type(error).__name__
    return "memory is exhausted" if isinstance(error, MemoryError) else "it is nested too deeply"


# --- functions ------------------------------------------------------------------------------------------------------


def told(training: "Training", f: Expression) -> Association:
    """The association that a progress function gets; large values only where the function names them."""
    words = _words(f)
    return progress(training, lambda key: words is None or key in words)


def _words(f) -> "set | None":
    """All strings in a function; None where it is defined elsewhere, or uses the whole association."""
    # a symbol may be defined anyhow
    if not has_head(f, S.Function):
        return None
    strings, waiting = set(), [f]
    whole = False
    while waiting:
        x = waiting.pop()
        if type(x) is str:
            strings.add(x)
        elif type(x) is Expr:
            waiting.extend([x.head, *x.args])
        # a symbol of the user may hold the name of any key
        elif type(x) is Symbol and not x.context.startswith("System`"):
            whole = True
    return None if whole else strings


def _functions(ev, x) -> list:
    if x is S.None_:
        return []
    parts, count, unit, minimum = read.interval("TrainingProgressFunction", x, (1, "Rounds", 0.0))
    if not parts or any([type(f) in (int, float, str) for f in parts]):
        read.wrong("TrainingProgressFunction", 'None, a function, or {function, "Interval" -> …}', x)
    return [(Interval(count, unit, minimum), _Calling(ev, f)) for f in parts]


class _Calling:
    """Calls a function of the user."""

    def __init__(self, ev, f):
        self.ev, self.f = ev, f
        self.subject = "progf", f

    def __call__(self, training):
        answer = self.ev.call(self.f, told(training, self.f))
        if answer == "StopTraining":
            raise StopTraining()
        if answer == "AbortTraining" or answer is S["$Aborted"]:
            raise StopTraining(keep=False)


# --- reports --------------------------------------------------------------------------------------------------------


def _reports(ev, x) -> list:
    if x is S.Automatic:
        x = "Print" if ev.own(Invocation).interactive else S.None_
    if x is S.None_:
        return []
    if is_list(x) and not any([is_immediate_rule(i) for i in elements(x)]):
        return [w for i in elements(x) for w in _reports(ev, i)]
    form = elements(x)[0] if is_list(x) and elements(x) else x
    if form == "Print":
        default, act = (PRINT_SECONDS, "Seconds", 0.0), _Printing(ev)
    elif has_head(form, S.File) or type(form) is str and form.rpartition(".")[2].lower() in REPORT_FILES:
        default, act = (1, "Rounds", 0.0), _ReportFile(ev, form.args[0] if type(form) is Expr else form)
    elif has_head(form, S.Function):
        # rounds of small nets take a millisecond: a function that draws something should not slow them
        default, act = (1, "Rounds", 0.05), _Calling(ev, form)
    elif form in ("Panel", "ProgressIndicator"):
        refuse("unsup", f'TrainingProgressReporting -> "{form}"', 'it needs a notebook; use "Print", File["…"] or a function')
    else:
        read.wrong("TrainingProgressReporting", '"Print", File["name.csv"], a function, None, or {form, "Interval" -> …}', form)
    _, count, unit, minimum = read.interval("TrainingProgressReporting", x, default)
    return [(Interval(count, unit, minimum), act)]


def _numbers(training) -> list:
    """(name, number) of what a report tells."""
    record = training.record
    numbers = [
        ("Round", record.round),
        ("Batch", record.batches_done),
        ("Time", round(record.elapsed, 2)),
        ("LearningRate", float(record.rate)),
    ]
    numbers += [
        (name, losses[-1] if losses else None)
        for name, losses in (
            ("BatchLoss", record.batch_losses),
            ("RoundLoss", record.round_losses),
            ("ValidationLoss", record.validation_losses),
        )
    ]
    for prefix, lists in (("Round", record.round_measurements), ("Validation", record.validation_measurements)):
        for m in training.options.measurements:
            if lists and m.name not in PICTURES:
                numbers.append((f"{prefix}{m.key if type(m.key) is str else m.name}", plain_number(lists[-1][m.key])))
    return numbers


class _Printing:
    """Prints a line."""

    subject = "norep", "the output"

    def __init__(self, ev):
        self.ev = ev

    def __call__(self, training):
        record = training.record
        shown = dict(_numbers(training))
        words = [f"round {record.round} of {record.total_rounds}", f"batch {record.batches_done}"]
        words += [
            f"{name} {value:.4g}"
            for name, value in shown.items()
            if name not in ("Round", "Batch", "Time", "LearningRate") and value is not None
        ]
        self.ev.call(S.Print, ", ".join([*words, f"{record.elapsed:.1f} s"]))


class _ReportFile:
    """A file that holds a row of numbers for every report so far; it is replaced as a whole."""

    def __init__(self, ev, path):
        if type(path) is not str or path.rpartition(".")[2].lower() not in REPORT_FILES:
            read.wrong("TrainingProgressReporting", "a file whose name ends in " + ", ".join(REPORT_FILES), path)
        self.ev, self.path, self.kind = ev, ev.own(Outside).place(path), path.rpartition(".")[2].lower()
        # before the training: that it may not be written should be known now
        ev.own(Outside).permissions.writing(self.path, "NetTrain")
        self.rows: list = []
        self.subject = "norep", self.path

    def __call__(self, training):
        self.rows.append(dict(_numbers(training)))
        self.ev.own(Outside).replace(self.path, self._text().encode("utf-8"), "NetTrain", lasting=False)

    def _text(self) -> str:
        if self.kind == "json":
            return json.dumps(self.rows, indent=1)
        if self.kind == "wl":
            rows = [Association.from_items([(k, S.None_ if v is None else v) for k, v in r.items()]) for r in self.rows]
            return self.ev.format(make_list(rows), "InputForm") + "\n"
        names = list(dict.fromkeys([k for r in self.rows for k in r]))
        out = io.StringIO()
        writer = csv.writer(out, delimiter="," if self.kind == "csv" else "\t", lineterminator="\n")
        writer.writerow(names)
        writer.writerows([[r.get(n) for n in names] for r in self.rows])
        return out.getvalue()


# --- checkpoints ----------------------------------------------------------------------------------------------------


def _checkpoints(ev, x) -> list:
    if x is S.None_:
        return []
    items = elements(x) if is_list(x) else ()
    if items and all([is_list(i) for i in items]):
        return [w for i in items for w in _checkpoints(ev, i)]
    parts, count, unit, minimum = read.interval("TrainingProgressCheckpointing", x, (1, "Rounds", 0.0))
    if len(parts) != 2 or parts[0] not in ("File", "Directory"):
        read.wrong("TrainingProgressCheckpointing", '{"File", "name.wlnet"} or {"Directory", "name"}', x)
    path = parts[1].args[0] if has_head(parts[1], S.File) else parts[1]
    if type(path) is not str:
        read.wrong("TrainingProgressCheckpointing", "the name of a file or directory", parts[1])
    # before the training: a file that cannot be written should be known now
    _check_format(path if parts[0] == "File" else "net.wlnet")
    ev.own(Outside).permissions.writing(ev.own(Outside).place(path), "NetTrain")
    return [(Interval(count, unit, minimum), _Checkpoint(ev, parts[0] == "Directory", path))]


def _check_format(path: str) -> None:
    kind = kind_of_file(path)
    if kind is None or not kind.writable:
        refuse(
            "unsup",
            "TrainingProgressCheckpointing",
            f"nets cannot be exported to {path.rpartition('.')[2]} files yet; save them in TrainingProgressFunction",
        )


class _Checkpoint:
    """Saves the net so far: always in one file, or every time in a new one of a directory."""

    def __init__(self, ev, in_directory: bool, path: str):
        self.ev, self.in_directory, self.path = ev, in_directory, path
        self.start = time.strftime("%Y-%m-%dT%H-%M-%S")
        self.count = 0
        self.subject = "nochk", path

    def __call__(self, training):
        record, outside = training.record, self.ev.own(Outside)
        self.count += 1
        path = self.path
        if self.in_directory:
            outside.make_folder(outside.place(path), "NetTrain")
            losses = [record.round_losses[-1:], record.validation_losses[-1:]]
            words = [
                self.start,
                f"{self.count:d}",
                f"{record.round:05d}",
                f"{record.batch:d}",
                *[f"{v[0]:.3e}" for v in losses if v],
            ]
            path = os.path.join(path, "_".join(words) + ".wlnet")
        data = self.ev.call(S.ExportByteArray, property_of(training, "TrainedNet"), kind_of_file(path).name)
        if type(data) is not ByteArray:
            raise OSError("this net cannot be written in this format")
        outside.replace(outside.place(path), data.data, "NetTrain")
        if path not in record.files:
            record.files.append(path)
