"""The thread that a session evaluates on: values, errors, interrupts, depth; and what is part of an evaluation there."""

import subprocess
import sys
import threading

import pytest

from wlnet import Session
from wlnet.evaluating_thread import STACK_SIZE, EvaluatingThread
from wlnet.evaluator import Abort
from wlnet.expression import S


def test_work_is_done_on_a_thread_of_its_own_and_inner_work_on_the_same():
    thread = EvaluatingThread()
    ids = thread.run(lambda: (threading.get_ident(), thread.run(threading.get_ident), thread.id))
    assert len(set(ids)) == 1 and ids[0] != threading.get_ident()
    assert thread.id is None


def test_what_work_raises_is_raised_to_the_caller():
    thread = EvaluatingThread()
    with pytest.raises(ZeroDivisionError):
        thread.run(lambda: 1 / 0)
    assert thread.id is None
    assert thread.run(lambda: 5) == 5


def test_an_interrupt_that_nobody_deals_with_gives_the_value_for_it():
    def work():
        raise Abort

    assert EvaluatingThread().run(work, "interrupted") == "interrupted"


def test_an_interrupt_comes_from_another_thread():
    thread = EvaluatingThread()
    thread.interrupt()  # nothing is at work
    started = threading.Event()

    def work():
        started.set()
        while True:
            pass

    threading.Thread(target=lambda: (started.wait(), thread.interrupt())).start()
    assert thread.run(work, "interrupted") == "interrupted"


def test_the_stack_is_large_and_that_of_other_threads_as_before():
    before = threading.stack_size()

    def depth(n):
        return 0 if n == 0 else 1 + max(depth(n - 1), -1)

    assert EvaluatingThread().run(lambda: depth(100_000)) == 100_000
    assert threading.stack_size() == before != STACK_SIZE


def test_many_threads_that_start_at_once_all_have_the_large_stack():
    """The size of stacks is one setting of the whole process: it is changed by one thread at a time."""
    before, depths = threading.stack_size(), []

    def depth(n):
        return 0 if n == 0 else 1 + sorted([n], key=lambda n: depth(n - 1))[0] * 0

    def start():
        EvaluatingThread().run(lambda: depths.append(depth(3000)))

    threads = [threading.Thread(target=start) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(depths) == 8
    assert threading.stack_size() == before


def test_ctrl_c_ends_the_work_before_the_caller_goes_on():
    """Whenever it comes, at the start of the thread or later: the value is $Aborted, and the work is over by then."""
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
    assert session._thread.id is None and not session._evaluating
    assert session.evaluate("1 + 1") == 2
"""
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)


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
