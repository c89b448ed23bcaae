"""Sessions in threads and forks: ``python tests/faults/sharing.py``; a row per way with wrong or lost answers and seconds."""

import os
import sys
import threading
import time
import warnings


def in_threads(works: list) -> int:
    """Do all works at once; how many have not ended after a minute, or have raised something."""
    bad = []

    def guarded(work):
        try:
            work()
        except BaseException as error:
            bad.append(error)

    threads = [threading.Thread(target=guarded, args=(work,), daemon=True) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return len(bad) + sum([thread.is_alive() for thread in threads])


def one_session(threads: int = 8, turns: int = 80) -> int:
    """Threads that share a session and count together."""
    from wlnet import Session

    session, wrong = Session(), []
    session.run("n = 0; f[0] = 0; f[k_] := 1 + f[k - 1]")

    def work(i):
        for k in range(turns):
            if list(session.evaluate(f"n = n + 1; {{{i}, f[{k}]}}")) != [i, k]:
                wrong.append(i)

    return in_threads([lambda i=i: work(i) for i in range(threads)]) + len(wrong) + abs(session.evaluate("n") - threads * turns)


def many_sessions(threads: int = 16, turns: int = 25) -> int:
    """Threads with a session each."""
    from wlnet import Session

    wrong = []

    def work(i):
        session = Session()
        for k in range(turns):
            if session.evaluate(f"f[x_] := x + {i}; f[{k}] + Total[ElementwiseLayer[Ramp][{{1., -1.}}]]") != i + k + 1:
                wrong.append(i)

    return in_threads([lambda i=i: work(i) for i in range(threads)]) + len(wrong)


def forks(children: int = 20) -> int:
    """Children that go on with a session, each with a large product and a limit of time."""
    from wlnet import Session

    session = Session()
    session.run('net = NetInitialize[LinearLayer[500, "Input" -> 500]]; x = RandomReal[1, {300, 500}]; y = net[x];')
    wrong = 0
    for _ in range(children):
        child = os.fork()
        if child == 0:
            right = session.evaluate("net[x] == y && TimeConstrained[While[True], 0.05] === $Aborted")
            os._exit(0 if right else 1)
        deadline = time.time() + 20
        while True:
            done, status = os.waitpid(child, os.WNOHANG)
            if done:
                wrong += status != 0
                break
            if time.time() > deadline:
                os.kill(child, 9)
                os.waitpid(child, 0)
                wrong += 1
                break
            time.sleep(0.01)
    return wrong


def hundred_sessions() -> int:
    """A hundred sessions that live together."""
    from wlnet import Session

    sessions = [Session() for _ in range(100)]
    for i, session in enumerate(sessions):
        session.run(f"k = {i}; f[x_] := x k")
    return sum([session.evaluate("f[2]") != 2 * i for i, session in enumerate(sessions)])


def main() -> None:
    """Print the table."""
    warnings.simplefilter("ignore")  # Python 3.12 warns of forks beside threads
    print(f"{'way':82}{'wrong':>8}{'seconds':>9}")
    for way in (one_session, many_sessions, forks, hundred_sessions):
        start = time.time()
        print(f"{way.__doc__.split('.')[0]:82}{way():8}{time.time() - start:9.1f}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
