"""Clocks and meters: how long something takes, how much memory is in use."""

import os
import time

from ...evaluator import Evaluator, Invocation, builtin, memory
from ...expression import Expr, Expression, MessageError, S, make_list
from ..kit.scalars import real_value

UNIX_EPOCH = 2208988800  # seconds from 1900 to 1970


@builtin("AbsoluteTiming", attributes="HoldAll SequenceHold")
def absolute_timing(ev: Evaluator, expression: Expression) -> Expression:
    """AbsoluteTiming[expr] evaluates expr and gives {seconds taken, value}."""
    start = time.perf_counter()
    value = ev.evaluate(expression)
    return make_list((time.perf_counter() - start, value))


@builtin("Timing", attributes="HoldAll SequenceHold")
def timing(ev: Evaluator, expression: Expression) -> Expression:
    """Timing[expr] evaluates expr and gives {seconds of processor time used, value}."""
    start = time.process_time()
    value = ev.evaluate(expression)
    return make_list((time.process_time() - start, value))


@builtin("RepeatedTiming", attributes="HoldAll SequenceHold")
def repeated_timing(ev: Evaluator, expression: Expression, seconds: Expression = 1) -> Expression:
    """RepeatedTiming[expr] evaluates expr for about a second and gives {typical seconds, value}.
    RepeatedTiming[expr, t] does so for t seconds."""
    duration = real_value(ev, ev.evaluate(seconds)) or 1.0
    stop = time.perf_counter() + duration
    times: list = []
    while True:
        start = time.perf_counter()
        value = ev.evaluate(expression)
        now = time.perf_counter()
        times.append(now - start)
        # four timings at least, so that there are quarters to leave out, but not for longer than four times the time
        if now >= stop and len(times) >= 4 or now >= stop + 4 * duration:
            break
    times.sort()
    middle = times[len(times) // 4 : len(times) - len(times) // 4] or times  # without the outermost quarters
    return make_list((sum(middle) / len(middle), value))


@builtin("Pause")
def pause(ev: Evaluator, seconds: Expression) -> Expression | None:
    """Pause[n] waits n seconds."""
    duration = real_value(ev, seconds)
    if duration is None or duration < 0:
        raise MessageError("nnum", seconds, symbol=S.Pause)
    stop = time.monotonic() + duration
    while (left := stop - time.monotonic()) > 0:
        time.sleep(min(left, 0.05))  # short, so that an interrupt is noticed
    return S.Null


@builtin("SessionTime")
def session_time(ev: Evaluator) -> Expression:
    """SessionTime[] gives the seconds since the session began."""
    return time.time() - ev.own(Invocation).start


@builtin("TimeUsed")
def time_used(ev: Evaluator) -> Expression:
    """TimeUsed[] gives the seconds of processor time used by this process."""
    return time.process_time()


@builtin("TimeRemaining")
def time_remaining(ev: Evaluator) -> Expression:
    """TimeRemaining[] gives the time left in TimeConstrained; wlnet does not keep account and gives Infinity."""
    return S.Infinity


@builtin("MemoryInUse")
def memory_in_use(ev: Evaluator, x: Expression = None) -> Expression:
    """MemoryInUse[] gives the number of bytes this process has in memory."""
    used = memory.resident()
    return Expr(S.Missing, ("NotAvailable",)) if used is None else used


@builtin("MaxMemoryUsed", attributes="HoldAll")
def max_memory_used(ev: Evaluator, expression: Expression = None) -> Expression:
    """MaxMemoryUsed[] gives the largest number of bytes this process has had in memory."""
    if expression is not None:
        ev.evaluate(expression)
    used = memory.most_resident()
    return Expr(S.Missing, ("NotAvailable",)) if used is None else used


@builtin("MemoryAvailable")
def memory_available(ev: Evaluator) -> Expression:
    """MemoryAvailable[] gives the number of free bytes of memory."""
    try:
        return os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (ValueError, OSError):
        return Expr(S.Missing, ("NotAvailable",))
