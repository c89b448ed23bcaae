"""NetTrain while it runs: progress functions, reports, checkpoints, stopping by hand."""

import json
import re
import signal
import subprocess
import sys
import threading

import pytest
from asking import answer_of, refusal, text_of

from wlnet import Session
from wlnet.builtins.nets import train_progress
from wlnet.evaluator import Invocation

LINE = 'd = {1. -> 2, 2 -> 4, 3 -> 6, 4 -> 8}; n = LinearLayer[{}, "Weights" -> {{1}}, "Biases" -> {0}, "Input" -> "Real"]; '


def test_progress_function():
    code = """seen = {}; NetTrain[n, d, BatchSize -> 2, MaxTrainingRounds -> 2, TrainingProgressFunction -> {Function[
        AppendTo[seen, {#Round, #Batch, #AbsoluteBatch, Length[#BatchLossList], Keys[#Weights], Length[#BatchIndices],
        Head[#Net]}]], "Interval" -> Quantity[1, "Batches"]}]; seen"""
    rest = '{"Weights", "Biases"}, 2, LinearLayer}'
    rows = [f"{{{r}, {b}, {2 * r + b - 2}, {2 * r + b - 2}, {rest}" for r in (1, 2) for b in (1, 2)]
    assert text_of(LINE + code) == "{" + ", ".join(rows) + "}"


@pytest.mark.parametrize(
    "answer, expected",
    [
        ('"StopTraining"', '{3, "Manual"}'),
        ('"AbortTraining"', "$Aborted"),
    ],
)
def test_stopping_by_hand(answer, expected):
    code = (
        f'NetTrain[n, d, {{"TotalRounds", "ReasonTrainingStopped"}}, MaxTrainingRounds -> 100, '
        f"TrainingProgressFunction -> Function[If[#Round >= 3, {answer}]]]"
    )
    assert text_of(LINE + code) == expected


def _told(code):
    """(text, messages) with the messages' texts."""
    session = Session()
    text = session.evaluate_to_string(LINE + code, "InputForm")
    return text, [(f"{name}::{tag}", told) for name, tag, told in session.messages]


def test_an_abort_keeps_the_net_and_tells():
    code = (
        'NetTrain[n, d, {"TotalRounds", "ReasonTrainingStopped"}, MaxTrainingRounds -> 100, '
        "TrainingProgressFunction -> Function[If[#Round >= 3, Abort[]]]]"
    )
    text, messages = _told(code)
    assert text == '{3, "Manual"}'
    assert messages == [("NetTrain::stopped", "Training was interrupted in round 3; the net so far is returned.")]


FULL = OSError(28, "No space left on device")


def _checkpointing(tmp_path, setting, function="Null"):
    """(rounds, checkpoints, messages) of a training of six rounds."""
    code = (
        f"r = NetTrain[n, d, All, MaxTrainingRounds -> 6, {setting}, TrainingProgressFunction -> Function[{function}]]; "
        '{r["TotalRounds"], Length[r["CheckpointingFiles"]], Head[r["TrainedNet"]]}'
    )
    text, messages = _told(code.replace("DIR", str(tmp_path)))
    assert text.endswith(", LinearLayer}")
    return text[1:-1].split(", ")[:2], messages


@pytest.mark.parametrize("setting", ['{"Directory", "DIR/file/x"}', '{"File", "DIR/file/x.wlnet"}'])
def test_training_survives_checkpoints_that_cannot_be_written(setting, tmp_path):
    (tmp_path / "file").write_text("no folder")
    numbers, messages = _checkpointing(tmp_path, f"TrainingProgressCheckpointing -> {setting}")
    assert numbers == ["6", "0"]
    path = str(tmp_path / "file" / ("x" if "Directory" in setting else "x.wlnet"))
    text = f"The net so far could not be saved in {path}: Not a directory. Training goes on, and tries again."
    assert messages == [("NetTrain::nochk", text)]


def test_training_survives_a_folder_that_goes_away_and_comes_back(tmp_path):
    function = 'If[#Round == 3, DeleteDirectory["DIR/c", DeleteContents -> True]; CreateFile["DIR/c"]]; If[#Round == 5, DeleteFile["DIR/c"]]'
    numbers, messages = _checkpointing(tmp_path, 'TrainingProgressCheckpointing -> {"Directory", "DIR/c"}', function)
    assert numbers == ["6", "4"] and len(list((tmp_path / "c").iterdir())) == 2
    assert [m[0] for m in messages] == ["NetTrain::nochk"] and "File exists" in messages[0][1]


def test_training_survives_a_full_disk_and_tells_it_once(tmp_path, monkeypatch):
    def full(*_):
        raise FULL

    monkeypatch.setattr("wlnet.outside.doors.replace_file", full)
    numbers, messages = _checkpointing(
        tmp_path,
        'TrainingProgressCheckpointing -> {"File", "DIR/c.wlnet"}, TrainingProgressReporting -> File["DIR/r.csv"]',
    )
    assert numbers == ["6", "0"]
    assert sorted(m[0] for m in messages) == ["NetTrain::nochk", "NetTrain::norep"]
    assert all("No space left on device" in m[1] for m in messages)


def test_training_survives_a_function_that_exhausts_memory():
    numbers, messages = _checkpointing("", "ValidationSet -> None", "ConstantArray[0., {10^7, 10^7}]; 1")
    assert numbers == ["6", "0"]
    assert [m[0] for m in messages].count("NetTrain::progf") == 1


def test_a_throw_leaves_training():
    assert text_of(LINE + "Catch[NetTrain[n, d, TrainingProgressFunction -> Function[Throw[#Round]]]]") == "1"


def test_interrupt_keeps_the_net():
    session = Session()
    timer = threading.Timer(0.3, session.interrupt)
    timer.start()
    net = session.run("NetTrain[LinearLayer[{}], {1. -> 2, 2 -> 4}, MaxTrainingRounds -> 10^9, LearningRate -> 0.01]")
    timer.join()
    assert type(net).__name__ == "LinearLayer"
    assert session.evaluate("1 + 1") == 2


def test_interrupts_at_any_moment_leave_a_whole_record():
    session = Session()
    session.run(
        'net = NetChain[{16, BatchNormalizationLayer[], Ramp, 2, SoftmaxLayer[]}, "Input" -> 4, '
        '"Output" -> NetDecoder[{"Class", {1, 2}}]]; data = RandomReal[1, {64, 4}] -> RandomInteger[{1, 2}, 64];'
    )
    for i in range(12):
        timer = threading.Timer(0.05 + 0.0171 * i, session.interrupt)
        timer.start()
        text = session.evaluate_to_string(
            "r = NetTrain[net, data, All, MaxTrainingRounds -> 10^8, BatchSize -> 16]; "
            'If[r === $Aborted, early, {r["ReasonTrainingStopped"], Length[r["BatchLossList"]] == r["TotalBatches"], '
            'Length[r["RoundLossList"]] <= r["TotalRounds"] <= Length[r["RoundLossList"]] + 1, '
            'VectorQ[r["TrainedNet"][{1., 2., 3., 4.}, "Probabilities"] // Values, NumberQ]}]'
        )
        timer.join()
        assert text in ("early", '{"Manual", True, True, True}')
    assert text != "early"


STOPPED = """
net = NetTrain[LinearLayer[{}], {1. -> 2., 2. -> 4.}, MaxTrainingRounds -> 10^9,
  TrainingProgressFunction -> Function[If[#Round == 20, Print["going"]]]];
Print[Head[net]]
"""


@pytest.mark.skipif(not hasattr(signal, "SIGINT") or sys.platform == "win32", reason="Ctrl-C is sent as a signal")
@pytest.mark.parametrize(("times", "status", "out"), [(1, 0, "LinearLayer\n"), (2, 130, "")])
def test_ctrl_c_in_a_script_stops_training_and_a_second_one_the_script(tmp_path, times, status, out):
    path = tmp_path / "train.wls"
    path.write_text(STOPPED if times == 1 else STOPPED.replace("Print[Head[net]]", "While[True]"))
    run = subprocess.Popen([sys.executable, "-m", "wlnet", str(path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert run.stdout.readline() == "going\n"
    run.send_signal(signal.SIGINT)
    told = run.stderr.readline()
    if times == 2:
        run.send_signal(signal.SIGINT)
    rest, _ = run.communicate(timeout=60)
    assert told.startswith("NetTrain::stopped: Training was interrupted in round ")
    assert (rest, run.returncode) == (out, status)


def test_time_limit_of_a_caller_is_obeyed():
    assert text_of("TimeConstrained[NetTrain[LinearLayer[{}], {1 -> 2}, MaxTrainingRounds -> 10^9], 0.2]") == "$Aborted"


def test_divergence():
    code = (
        LINE + 'net = NetTrain[n, d, MaxTrainingRounds -> 100, LearningRate -> 1000, Method -> "SGD"]; '
        "NumberQ[net[1]] && Abs[net[1]] < 10^30"
    )
    text, names = answer_of(code)
    assert names == ["NetTrain::arrdiv"]
    assert text == "True"


def test_nothing_is_printed_in_a_script(monkeypatch):
    monkeypatch.setattr(train_progress, "PRINT_SECONDS", 0)
    session = Session()
    lines: list = []
    session.on_output(lines.append)
    session.run("NetTrain[LinearLayer[{}], {1 -> 2}, MaxTrainingRounds -> 3]")
    assert not lines
    session.run(
        'NetTrain[LinearLayer[{}], {1 -> 2}, MaxTrainingRounds -> 3, TrainingProgressReporting -> {"Print", '
        '"Interval" -> Quantity[1, "Rounds"]}]'
    )
    assert len([line for line in lines if line.startswith("round ")]) == 3


@pytest.mark.parametrize("ending, start", [("csv", "Round,Batch"), ("tsv", "Round\tBatch"), ("json", "["), ("wl", "{<|")])
def test_report_files(ending, start, tmp_path):
    path = tmp_path / f"report.{ending}"
    text_of(f'NetTrain[LinearLayer[{{}}], {{1 -> 2}}, MaxTrainingRounds -> 3, TrainingProgressReporting -> File["{path}"]];')
    assert path.read_text().startswith(start)
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


def test_checkpoints(tmp_path):
    path = tmp_path / "net.wl"
    code = f'NetTrain[n, d, "CheckpointingFiles", MaxTrainingRounds -> 2, TrainingProgressCheckpointing -> {{"File", "{path}"}}]'
    assert text_of(LINE + code) == f'{{"{path}"}}'
    assert text_of(f'Head[Get["{path}"]]') == "LinearLayer"
    assert [p.name for p in tmp_path.iterdir()] == ["net.wl"]


def test_progress_is_printed_at_a_prompt(monkeypatch):
    monkeypatch.setattr(train_progress, "PRINT_SECONDS", 0.2)
    session = Session()
    session.evaluator.own(Invocation).interactive = True
    lines: list = []
    session.on_output(lines.append)
    session.run("NetTrain[LinearLayer[{}], {1. -> 2}, MaxTrainingRounds -> 10^9, TimeGoal -> 0.3]")
    assert len([line for line in lines if line.startswith("round ")]) == 1


@pytest.mark.parametrize(
    "setting, calls",
    [
        ("Function[k++]", 4),
        ('{Function[k++], "Interval" -> 2}', 2),
        ('{Function[k++], "Interval" -> Quantity[3, "Batches"]}', 2),
        ("{Function[k++], Function[k++]}", 8),
        ('{Function[k++], "Interval" -> Quantity[1, "Rounds"], "MinimumInterval" -> 100}', 1),
        ("None", 0),
    ],
)
def test_how_often_a_function_is_called(setting, calls):
    code = f"k = 0; NetTrain[n, d, BatchSize -> 2, MaxTrainingRounds -> 4, TrainingProgressFunction -> {setting}]; k"
    assert text_of(LINE + code) in ((str(calls), str(calls + 1)) if "Minimum" in setting else (str(calls),))


def test_a_function_defined_elsewhere_is_told_everything():
    code = 'f[a_] := (seen = Keys[a]); NetTrain[n, d, MaxTrainingRounds -> 1, TrainingProgressFunction -> f]; SubsetQ[seen, {"Round", "Net", "Weights"}]'
    assert text_of(LINE + code) == "True"
    code = 'NetTrain[n, d, MaxTrainingRounds -> 1, TrainingProgressFunction -> Function[x = #Round; y = Keys[#]]]; {x, MemberQ[y, "Weights"]}'
    assert text_of(LINE + code) == "{1, True}"


def test_the_numbers_of_a_report(tmp_path):
    path = tmp_path / "r.json"
    text_of(
        f'{LINE}NetTrain[n, d, MaxTrainingRounds -> 2, ValidationSet -> d, TrainingProgressMeasurements -> "MeanSquare", TrainingProgressReporting -> File["{path}"]];'
    )
    rows = json.loads(path.read_text())
    assert [(r["Round"], r["Batch"]) for r in rows] == [(1, 1), (2, 2)]
    assert rows[0]["RoundLoss"] == pytest.approx(7.5) and rows[0]["RoundMeanSquare"] == pytest.approx(7.5)
    assert set(rows[0]) >= {"Time", "LearningRate", "BatchLoss", "ValidationLoss", "ValidationMeanSquare"}


def test_checkpoints_in_a_directory(tmp_path):
    code = f'NetTrain[n, d, "CheckpointingFiles", MaxTrainingRounds -> 3, TrainingProgressCheckpointing -> {{"Directory", "{tmp_path}/c", "Interval" -> 2}}]'
    assert text_of(LINE + f"Length[{code}]") == "1"
    (file,) = (tmp_path / "c").iterdir()
    assert file.suffix == ".wlnet" and re.search(r"_00002_1_\d\.\d{3}e[+-]\d\d", file.name)


@pytest.mark.parametrize(
    "option, tag, part",
    [
        ("TrainingProgressFunction -> 3", "netarg", "None, a function"),
        ('TrainingProgressFunction -> {Function[1], "Interval" -> "x"}', "netarg", '"Interval"'),
        ('TrainingProgressReporting -> "Foo"', "netarg", '"Print", File'),
        ('TrainingProgressReporting -> File["r.txt"]', "netarg", "csv, tsv, json, wl"),
        ('TrainingProgressReporting -> "ProgressIndicator"', "unsup", "notebook"),
        ('TrainingProgressCheckpointing -> "x"', "netarg", '{"File", "name.wlnet"}'),
        ('TrainingProgressCheckpointing -> {"File", 3}', "netarg", "the name of a file"),
        ('TrainingProgressCheckpointing -> {"File", "net.xyz"}', "unsup", "xyz"),
    ],
)
def test_refused_settings(option, tag, part):
    message = refusal(f"{LINE}NetTrain[n, d, MaxTrainingRounds -> 1, {option}]")
    assert message.name == f"NetTrain::{tag}" and part in message.text
