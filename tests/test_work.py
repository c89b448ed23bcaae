"""What a session does at a time: values, errors, interrupts, depth, what stays of it; and what is part of an evaluation."""

import os
import signal
import subprocess
import sys
import threading
import time
from functools import partial

import pytest

from wlnet import Session, large_stack
from wlnet.evaluator import Abort
from wlnet.expression import S
from wlnet.large_stack import on_large_stack
from wlnet.work import Work


def without(*arguments):
    raise AttributeError


@pytest.fixture(params=["own stack", "standing thread"])
def stack(request, monkeypatch):
    """Both ways to a large stack."""
    monkeypatch.setattr(large_stack, "_free", [])
    if request.param == "standing thread":
        monkeypatch.setattr(large_stack, "_OwnStack", without)
    return request.param


def test_work_is_done_on_the_calling_thread_or_on_one_that_stands(stack):
    work = Work()
    ids = [work.run(lambda: (threading.get_ident(), work.run(threading.get_ident), work.thread_id)) for _ in range(3)]
    assert len({i for triple in ids for i in triple}) == 1
    assert (ids[0][0] == threading.get_ident()) == (stack == "own stack")
    assert work.thread_id is None


def test_no_thread_is_started_for_an_evaluation(stack):
    session = Session()
    session.evaluate("1 + 1")
    before = threading.active_count()
    for _ in range(5):
        assert session.evaluate("1 + 1") == 2
    assert threading.active_count() == before


def test_what_work_raises_is_raised_to_the_caller(stack):
    work = Work()
    with pytest.raises(ZeroDivisionError):
        work.run(lambda: 1 / 0)
    assert work.thread_id is None
    assert work.run(lambda: 5) == 5


def test_an_interrupt_that_nobody_deals_with_gives_the_value_for_it(stack):
    def stop():
        raise Abort

    assert Work().run(stop, "interrupted") == "interrupted"


def test_an_interrupt_comes_from_another_thread(stack):
    work = Work()
    work.interrupt()  # nothing is at work
    started = threading.Event()

    def endless():
        started.set()
        while True:
            pass

    threading.Thread(target=lambda: (started.wait(), work.interrupt())).start()
    assert work.run(endless, "interrupted") == "interrupted"
    assert work.run(lambda: 5) == 5


def test_an_interrupt_that_comes_too_late_harms_nobody(stack):
    work = Work()

    def short(thread, n):
        thread.start()
        return sum(range(n))

    for n in range(200):
        thread = threading.Thread(target=work.interrupt)
        work.run(partial(short, thread, n))
        thread.join()
        sum(range(1000))  # it would arrive here


def test_the_stack_is_large_and_the_host_is_as_before(stack):
    before = threading.stack_size(), sys.getrecursionlimit(), signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGALRM)

    def depth(n):
        return 0 if n == 0 else 1 + max(depth(n - 1), -1)

    sys.setrecursionlimit(1000)
    try:
        assert on_large_stack(lambda: depth(100_000), None) == 100_000
        assert Session().evaluate("TimeConstrained[1, 100]") == 1
        assert sys.getrecursionlimit() == 1000
    finally:
        sys.setrecursionlimit(before[1])
    assert before == (
        threading.stack_size(),
        sys.getrecursionlimit(),
        signal.getsignal(signal.SIGINT),
        signal.getsignal(signal.SIGALRM),
    )


@pytest.mark.skipif(not os.path.exists("/proc/self/statm"), reason="tells how much memory the process has")
def test_a_deep_recursion_leaves_no_memory():
    def resident():
        with open("/proc/self/statm") as file:
            return int(file.read().split()[1]) * 4096

    def depth(n):
        return 0 if n == 0 else 1 + max(depth(n - 1), -1)

    on_large_stack(lambda: depth(10), None)
    before = resident()
    on_large_stack(lambda: depth(100_000), None)
    assert resident() - before < 20 << 20


def test_many_threads_that_start_at_once_all_have_a_large_stack(stack):
    before, depths = threading.stack_size(), []

    def depth(n):
        return 0 if n == 0 else 1 + sorted([n], key=lambda n: depth(n - 1))[0] * 0

    def start():
        # Python 3.12 has a limit of its own for calls of C functions in each other
        Work().run(lambda: depths.append(depth(3000 if sys.version_info < (3, 12) else 300)))

    threads = [threading.Thread(target=start) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(depths) == 8
    assert threading.stack_size() == before


def test_threads_that_share_a_session_work_one_after_the_other():
    session, sums = Session(), []

    def add():
        for _ in range(20):
            sums.append(session.evaluate("n = 0; Do[n += i, {i, 100}]; n"))

    threads = [threading.Thread(target=add) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sums == [5050] * 80


def test_ctrl_c_ends_the_work_before_the_caller_goes_on():
    """Whenever it comes, at the start of the work or later: the value is $Aborted, and the work is over by then."""
    program = """
import os, signal, threading, time
from wlnet import Session

session = Session()
endless = session.evaluator.read("While[True]")[0]
for delay in [0, 0, 0, 0.001, 0.01, 0.01, 0.02, 0.05] * 3:
    ready = threading.Event()

    def send():
        ready.wait()
        time.sleep(delay)
        os.kill(os.getpid(), signal.SIGINT)

    sender = threading.Thread(target=send)
    sender.start()
    try:
        ready.set()
        value = session.evaluate_input(endless)
    except KeyboardInterrupt:  # it came before the session was asked
        continue
    finally:
        sender.join()
    assert session.show(value) == "$Aborted", value
    assert session._work.thread_id is None and not session._evaluating
    assert session.evaluate("1 + 1") == 2
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
"""
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)


def interrupted(work, seconds=0.2):
    """The value of some work that gets a Ctrl-C after this time, and how long it took from then on."""
    timer = threading.Timer(seconds, lambda: os.kill(os.getpid(), signal.SIGINT))
    timer.start()
    begin = time.monotonic()
    value = work()
    return value, time.monotonic() - begin - seconds


@pytest.mark.parametrize(
    "text", ["3^(4 10^8);", "(10^6)!;", 'StringMatchQ[StringRepeat["a", 45] <> "b", RegularExpression["(a+)+$"]]']
)
def test_one_long_operation_can_be_interrupted(text):
    session = Session()
    previous = signal.signal(signal.SIGINT, lambda *_: session.interrupt())
    try:
        # no thread of this process could do it
        with subprocess.Popen(["sh", "-c", f"sleep 0.3; kill -INT {os.getpid()}"]):
            begin = time.monotonic()
            assert session.run(text) is S["$Aborted"]
            assert time.monotonic() - begin < 2
    finally:
        signal.signal(signal.SIGINT, previous)


def test_an_interrupt_that_somebody_swallows_is_raised_again():
    session = Session()

    def careless(text):
        try:
            while True:
                pass
        except Exception:
            pass

    session.on_output(careless)
    value, seconds = interrupted(lambda: session.run("Print[1]; While[True]"))
    assert value is S["$Aborted"] and 0.2 < seconds < 2
    value, seconds = interrupted(lambda: session.run('CheckAbort[While[True], Pause[0.5]; "caught"]'))
    assert value == "caught"


# --- a session's inputs -----------------------------------------------------------------------------------------------


def test_inputs_of_a_text_are_bounded_one_by_one():
    session = Session()
    said = []
    session.on_output(said.append)
    assert session.run("Print[1]; Throw[a]; Print[0]\nAbort[]\nPrint[2]\n5") == 5
    assert said == ["1\n", "2\n"]
    outputs = session.evaluator.outputs
    assert [outputs[n] for n in (2, 3, 4)] == [S["$Aborted"], S.Null, 5]


def test_work_inside_an_evaluation_is_part_of_it():
    """An abort in what a writer does ends the evaluation that writes, not only the writer's own work."""
    session = Session()

    def write(text):
        def work():
            raise Abort

        session.guarded(work)

    session.on_output(write)
    assert session.run("Print[1]; 2") is S["$Aborted"]
    assert session.run("3") == 3


def test_work_between_inputs_is_bounded():
    session = Session()

    def fail():
        raise RecursionError

    assert session.guarded(fail, failed="deep") == "deep"
    assert session.guarded(fail) is S["$Aborted"]
    assert [name for name, tag, _ in session.messages] == ["$RecursionLimit", "$RecursionLimit"]
    assert session.together(lambda: [session.evaluate("1"), session.guarded(fail, failed="deep"), session.evaluate("2")]) == [
        1,
        "deep",
        2,
    ]


def test_an_error_of_ours_is_told_or_raised():
    session = Session()

    def fail():
        raise KeyError("bug")

    assert session.guarded(fail) is S["$Failed"]
    assert [(name, tag) for name, tag, _ in session.messages] == [("General", "unknownerr")]
    session.evaluator.raises = True
    with pytest.raises(KeyError):
        session.guarded(fail)


def test_an_input_that_ends_early_shows_even_with_a_semicolon():
    session = Session()
    assert session.run("Abort[];") is S["$Aborted"]
    assert session.run("1;") is S.Null
    assert session.evaluator.outputs[2] == 1


def test_messages_frames_and_depth_are_as_before_after_an_abort():
    session = Session()
    session.run("Quiet[f[x_] := Abort[]; Check[f[1], 2]]")
    assert session.evaluator.depth == 0
    assert session.evaluator.messages.frames == []
    session.run("1/0")
    assert [(name, tag) for name, tag, _ in session.messages] == [("Power", "infy")]
