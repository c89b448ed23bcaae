"""Several sessions in one process, in one thread and in several: each has its own definitions, code and settings."""

import os
import subprocess
import sys
from threading import Barrier, Thread

import pytest

from wlnet import Session

# Its function is no business of ops: a session evaluates it, and what it draws are the session's random numbers.
DRAWN = "RandomInteger[{0, 1000 + 0*Length[x]}]"
ARRAY = 'TypeSpecifier["PackedArray"]["MachineReal", 1]'
LAYER = f'CompiledLayer[Function[{{Typed[x, {ARRAY}]}}, x*{DRAWN}], "Input" -> 2]'
SLOPED = f'CompiledLayer[Function[{{Typed[x, {ARRAY}]}}, x], Function[{{Typed[x, {ARRAY}], Typed[g, {ARRAY}]}}, g*{DRAWN}], "Input" -> 2]'


def session_with(code: str) -> Session:
    session = Session()
    session.run(f"{code}; c[{{1., 1.}}]")  # the dimensions of the output are found: nothing is drawn for them later
    return session


def drawn(seed: int) -> int:
    """The first number that a session draws after this seed."""
    return Session().evaluate(f"SeedRandom[{seed}]; RandomInteger[{{0, 1000}}]")


def test_a_layer_with_code_evaluates_it_in_the_session_that_applies_it():
    """Another session that uses nets in between changes nothing: there was one evaluator for all."""
    a, b = session_with(f"c = {LAYER}"), session_with(f"c = {LAYER}")
    a.run("SeedRandom[1]")
    b.run(
        'SeedRandom[2]; LinearLayer[2]; NetTrain[LinearLayer[1, "Input" -> 1], {{1} -> {2}}, MaxTrainingRounds -> 1]; c[{1., 1.}]'
    )
    assert list(a.evaluate("c[{1., 2.}]")) == [drawn(1), 2 * drawn(1)]
    assert list(a.evaluate('SeedRandom[3]; c[{3., 4.}, NetEvaluationMode -> "Train"]')) == [3 * drawn(3), 4 * drawn(3)]


def test_a_layer_that_moves_to_another_session_evaluates_its_code_there():
    """One value, one kept plan, two sessions."""
    a, b = session_with(f"c = {LAYER}"), Session()
    layer = a.evaluate("c")
    for seed in range(3):
        a.run(f"SeedRandom[{seed}]")
        b.run(f"SeedRandom[{seed + 10}]")
        assert list(a.call(layer, [1.0, 2.0])) == [drawn(seed), 2 * drawn(seed)]
        assert list(b.call(layer, [1.0, 2.0])) == [drawn(seed + 10), 2 * drawn(seed + 10)]


@pytest.mark.parametrize("engine", ["", ', TargetDevice -> "GPU"'])
def test_gradients_of_code_are_evaluated_in_the_session_that_asks(engine):
    if engine:
        torch = pytest.importorskip("torch")
        if not torch.cuda.is_available():
            pytest.skip("no GPU")
    a, b = session_with(f"c = {SLOPED}"), Session()
    b.set_value("c", a.evaluate("c"))
    for session, seed in ((a, 1), (b, 2), (a, 1)):
        (a if session is b else b).run("SeedRandom[3]")
        question = f'SeedRandom[{seed}]; c[{{1., 2.}}, NetPortGradient["Input"]{engine}]'
        assert list(session.evaluate(question)) == [drawn(seed), drawn(seed)]


def test_training_evaluates_code_in_its_own_session():
    code = f'c = NetChain[{{{LAYER}, LinearLayer[1, "Weights" -> {{{{1., 1.}}}}]}}]'
    ask = 'NetTrain[c, {{1., 2.} -> {0.}}, "RoundLossList", MaxTrainingRounds -> 1, Method -> {"SGD", "LearningRate" -> 10.^-20}]'
    a, b = session_with(f"{code}; {ask}"), session_with(f"{code}; {ask}")
    losses = [float(s.evaluate(f"SeedRandom[{seed}]; {ask}")[0]) for s, seed in ((a, 1), (b, 2), (a, 1), (b, 1))]
    assert losses[0] == losses[2] == losses[3] != losses[1]


def test_two_threads_apply_one_layer_each_in_its_session():
    """The plan that is kept with the layer is in use by one thread at a time; its code runs in the thread's session."""
    a, b = session_with(f"c = {LAYER}"), Session()
    b.set_value("c", a.evaluate("c"))
    start, wrong = Barrier(2), []
    numbers = {seed: Session().evaluate(f"SeedRandom[{seed}]; Table[RandomInteger[{{0, 1000}}], {{60}}]") for seed in (1, 2)}

    def work(session, seed):
        session.run(f"SeedRandom[{seed}]")
        start.wait()
        for i in range(60):
            value = list(session.evaluate(f"c[{{{i}., 2.}}]"))
            if value != [i * numbers[seed][i], 2 * numbers[seed][i]]:
                wrong.append((seed, i, value))

    in_threads([lambda: work(a, 1), lambda: work(b, 2)])
    assert wrong == []


def test_two_threads_define_recurse_and_fail_for_themselves():
    start, found = Barrier(2), {}

    def work(n):
        start.wait()
        session = Session()
        session.run(f"k = {n}; f[0] = 0; f[i_] := f[i - 1] + k; $RecursionLimit = 5000")
        session.run("Do[SeedRandom[k]; x = RandomReal[], {200}]")
        values = (session.evaluate("f[900]"), session.evaluate("SeedRandom[k]; x == RandomReal[]"), session.evaluate("1/0; k"))
        found[n] = (*values, session.messages)

    in_threads([lambda: work(1), lambda: work(2)])
    for n in (1, 2):
        assert found[n][:3] == (900 * n, True, n)
        assert [(name, tag) for name, tag, _ in found[n][3]] == [("Power", "infy")]


def test_sessions_in_threads_may_meet_a_function_for_the_first_time_together():
    """Modules of builtins, layers and names that wlnet lacks are declared once, whole, whoever asks first."""
    program = """
import sys
from threading import Barrier, Thread
from wlnet import Session

sys.setswitchinterval(1e-6)  # threads change in the middle of everything

QUESTIONS = [
    ("(Composition[f, g][x])", "f[g[x]]"), ("Key[a][<|a -> 1|>]", "1"), ("Nearest[{1, 5}][4]", "{5}"), ("Derivative[1][Sin][x]", "Cos[x]"),
    ("Total[SparseArray[{1 -> 2}]]", "2"), ("NetChain[{Ramp}][{-1., 2.}]", "{0., 2.}"), ("SoftmaxLayer[][{0., 0.}]", "{0.5, 0.5}"),
    ('StringContainsQ["A", IgnoreCase -> True]["ab"]', "True"), ("CloudDeploy[1]", "CloudDeploy[1]"), ("URLFetch[1]", "URLFetch[1]"),
]
start, wrong = Barrier(4), []


def work():
    session = Session()
    for text, expected in QUESTIONS:
        start.wait()
        value = session.evaluate_to_string(text, "InputForm")
        if value != expected:
            wrong.append((text, value))


threads = [Thread(target=work) for _ in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
assert not wrong, wrong
"""
    subprocess.run([sys.executable, "-c", program], check=True, timeout=120)


def test_eight_threads_share_a_session():
    """No evaluation is lost, and every thread gets the values that it asked for."""
    session, wrong = Session(), []
    session.run("n = 0; f[0] = 0; f[k_] := 1 + f[k - 1]")

    def work(i):
        for k in range(40):
            session.set_value(f"x{i}", [float(i), float(k)])
            if session.evaluate(f"n = n + 1; {{{i}, f[{k}], Total[x{i}]}}") != [i, k, i + k]:
                wrong.append((i, k))

    in_threads([lambda i=i: work(i) for i in range(8)])
    assert not wrong and session.evaluate("n") == 320


def test_sixteen_sessions_in_threads_train_alike():
    code = (
        'SeedRandom[3]; NetTrain[NetChain[{8, Tanh, 1}, "Input" -> 4], RandomReal[1, {64, 4}] -> RandomReal[1, {64, 1}], '
        "MaxTrainingRounds -> 5][{1., 2., 3., 4.}]"
    )
    results = []
    in_threads([lambda: results.append(list(Session().evaluate(code)))] * 16)
    assert len(results) == 16 and len({tuple(r) for r in results}) == 1


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the system has no fork")
def test_a_forked_process_goes_on_with_the_session():
    program = (
        "import os, sys, warnings; warnings.simplefilter('ignore'); import wlnet; s = wlnet.Session()\n"
        "s.run('net = NetInitialize[LinearLayer[500, \"Input\" -> 500]]; x = RandomReal[1, {300, 500}]; y = net[x]')\n"
        "child = os.fork()\n"
        "same = s.evaluate('net[x] == y && TimeConstrained[While[True], 0.1] === $Aborted')\n"
        "if child == 0: os._exit(0 if same else 1)\n"
        "sys.exit(0 if same and os.waitpid(child, 0)[1] == 0 else 1)\n"
    )
    assert subprocess.run([sys.executable, "-c", program], timeout=60).returncode == 0


def in_threads(works) -> None:
    """Do all works at once, each in a thread of its own; they change in the middle of everything."""
    threads = [Thread(target=work) for work in works]
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(timeout=60)
            assert not thread.is_alive()
    finally:
        sys.setswitchinterval(interval)
