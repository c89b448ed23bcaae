"""Threads of kernels: results, failures, forks, and the number of BLAS's threads."""

import os
import threading

import pytest

from wlnet.ops import workers as w


def test_parts_run_and_streams_keep_their_order():
    found, order, lock = [0] * 4, [], threading.Lock()

    def part(i):
        found[i] = i * i

    w.Workers(3).share(part, [(i,) for i in range(4)])
    assert found == [0, 1, 4, 9]
    for threads in (1, 3):
        consumed = {}

        def consume(i, item, consumed=consumed):
            with lock:
                consumed[i] = item

        order.clear()
        w.Workers(threads).stream(lambda i: order.append(i) or i * 10, consume, 20)
        assert order == list(range(20)) and consumed == {i: i * 10 for i in range(20)}


@pytest.mark.parametrize("failing", [0, 2])
def test_a_failure_in_a_part_is_raised_and_the_threads_go_on(failing):
    team = w.Workers(3)

    def part(i):
        if i == failing:
            raise ValueError(f"part {i}")

    with pytest.raises(ValueError, match=f"part {failing}"):
        team.share(part, [(i,) for i in range(3)])
    team.share(lambda i: None, [(i,) for i in range(3)])


def test_blas_has_one_thread_inside_and_as_many_as_before_afterwards():
    control = w.blas()
    if control is None:
        pytest.skip("NumPy does not bring OpenBLAS here")
    before, seen = control.get(), []
    w.alone(lambda: w.alone(lambda: seen.append(control.get())))
    assert seen == [1] and control.get() == before
    with pytest.raises(KeyError):
        w.alone({}.__getitem__, 1)
    assert control.get() == before


def test_threads_are_made_anew_after_a_fork():
    team = w.Workers(2)
    team.share(lambda i: None, [(0,), (1,)])
    team.pid = os.getpid() + 1  # as a child process sees it
    done = []
    team.share(done.append, [(0,), (1,)])
    assert sorted(done) == [0, 1]


def test_threads_keep_off_the_core_of_the_caller():
    if w.here() is None or len(os.sched_getaffinity(0)) < 2:
        pytest.skip("one core, or a system that does not tell")
    team = w.Workers(2)
    for _ in range(2):
        team.share(lambda i: None, [(0,), (1,)])
        assert os.sched_getaffinity(team.workers[0].native_id) == team.workers[0].cores - {team.core}


@pytest.mark.parametrize("elements", [1 << 17, 393217, 10**6, 5 * 10**6 + 1])
def test_blocks_of_threads_are_long_and_equal(elements, monkeypatch):
    monkeypatch.setattr(w.workers, "threads", 2)
    length = w.block_length(elements)
    assert min(elements // 2, w.LONGEST // 2) <= length <= w.LONGEST and length % 16 == 0
    assert -(-elements // length) % 2 == 0
    monkeypatch.setattr(w.workers, "threads", 1)
    assert w.block_length(elements) == w.BLOCK


def test_ranges_divide_evenly():
    assert w.ranges(10, 3) == [(0, 3), (3, 6), (6, 10)]
    assert w.ranges(2, 4) == [(0, 1), (1, 2)]
    assert w.ranges(0, 2) == []
