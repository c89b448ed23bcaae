"""The program around a session finds its process as it was: after the import, and after everything a session does."""

import subprocess
import sys

PROGRAM = r'''
import asyncio, decimal, faulthandler, gc, json, locale, logging, os, random, signal, sys, threading, time, warnings
import numpy as np, mpmath, PIL.Image
from PIL import ImageFile
try:
    import resource
except ImportError:
    resource = None


def settings():
    """Everything of the process that a library could change for its host, by name."""
    found = {
        "recursion limit": sys.getrecursionlimit(),
        "digits of integers": sys.get_int_max_str_digits(),
        "switch interval": sys.getswitchinterval(),
        "stack size of threads": threading.stack_size(),
        "warnings filters": list(map(str, warnings.filters)),
        "showwarning": id(warnings.showwarning),
        "NumPy's errors": np.geterr(),
        "NumPy's error function": np.geterrcall(),
        "NumPy's print options": {k: str(v) for k, v in np.get_printoptions().items()},
        "random numbers": hash(random.getstate()),
        "NumPy's random numbers": hash(np.random.get_state()[1].tobytes()),
        "locale": locale.setlocale(locale.LC_ALL),
        "decimal context": str(decimal.getcontext()),
        "default decimal context": str(decimal.DefaultContext),
        "mpmath's precision": (mpmath.mp.prec, mpmath.mp.pretty),
        "largest image": PIL.Image.MAX_IMAGE_PIXELS,
        "truncated images": ImageFile.LOAD_TRUNCATED_IMAGES,
        "working folder": os.getcwd(),
        "environment": dict(os.environ),
        "umask": _umask(),
        "excepthook": id(sys.excepthook),
        "unraisablehook": id(sys.unraisablehook),
        "displayhook": id(sys.displayhook),
        "threads' excepthook": id(threading.excepthook),
        "streams": [id(s) for s in (sys.stdin, sys.stdout, sys.stderr)],
        "descriptors of the streams": [[os.fstat(i).st_dev, os.fstat(i).st_ino] for i in range(3)],
        "trace": [str(sys.gettrace()), str(sys.getprofile())],
        "collector": [gc.isenabled(), gc.get_threshold(), len(gc.callbacks), gc.get_freeze_count()],
        "faulthandler": faulthandler.is_enabled(),
        "logging": [logging.root.level, len(logging.root.handlers), logging.raiseExceptions],
        "sys.path": list(sys.path),
        "meta path": [str(f) for f in sys.meta_path],
        "dont_write_bytecode": sys.dont_write_bytecode,
        "event loop policy": str(asyncio.get_event_loop_policy.__module__),
        "time zone": time.tzname,
    }
    for name in ("SIGINT", "SIGTERM", "SIGALRM", "SIGPIPE", "SIGXFSZ", "SIGCHLD", "SIGHUP", "SIGUSR1", "SIGSEGV", "SIGXCPU"):
        if hasattr(signal, name):
            found[f"handler of {name}"] = str(signal.getsignal(getattr(signal, name)))
    if hasattr(signal, "getitimer"):
        found["timer"] = signal.getitimer(signal.ITIMER_REAL)
        found["blocked signals"] = [str(s) for s in signal.pthread_sigmask(signal.SIG_BLOCK, ())]
        found["wakeup descriptor"] = _wakeup()
    if resource is not None:
        for name in ("AS", "DATA", "STACK", "CPU", "FSIZE", "NOFILE", "CORE"):
            found[f"limit {name}"] = resource.getrlimit(getattr(resource, f"RLIMIT_{name}"))
    if hasattr(os, "sched_getaffinity"):
        found["cores"] = sorted(os.sched_getaffinity(0))
    if hasattr(os, "getpriority"):
        found["priority"] = os.getpriority(os.PRIO_PROCESS, 0)
    if "matplotlib" in sys.modules:
        import matplotlib
        found["matplotlib"] = {k: str(v) for k, v in matplotlib.rcParams.items()} | {"backend": matplotlib.get_backend()}
    from ctypes import util
    return json.loads(json.dumps(found, default=str))


def _umask():
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _wakeup():
    descriptor = signal.set_wakeup_fd(-1)
    signal.set_wakeup_fd(descriptor)
    return descriptor


def compare(before, after, when):
    for name in before:
        if before[name] != after[name]:
            print(f"{when}: {name} was {before[name]} and is {after[name]}")


import matplotlib, matplotlib.pyplot
np.seterr(divide="raise", over="warn", under="print")
np.set_printoptions(precision=3)
decimal.getcontext().prec = 7
random.seed(5)
np.random.seed(5)
mpmath.mp.dps = 20
sys.setrecursionlimit(1234)
signal.signal(signal.SIGINT, signal.default_int_handler)
warnings.simplefilter("error")
before = settings()
import wlnet
from wlnet.ops.workers import blas
compare(before, settings(), "import")
threads = blas() and blas().get()
CODE = (
    "1 + 1", "1/0", "2.^10^10", "f[x_] := 1 + f[x + 1]; f[1]", "10^5000; ToString[3^20000] // StringLength", "N[Pi, 100]",
    "RandomReal[1, 5]; SeedRandom[3]; RandomInteger[9]", "Sin[1.5] + Gamma[3.2] + Log[0]", "TimeConstrained[While[True], 0.2]",
    "NetTrain[NetChain[{8, Ramp, 2}, \"Input\" -> 4], RandomReal[1, {64, 4}] -> RandomReal[1, {64, 2}], MaxTrainingRounds -> 3]",
    "NetInitialize[ConvolutionLayer[4, 3, \"Input\" -> {3, 20, 20}]][RandomReal[1, {3, 20, 20}]] // Dimensions",
    "RandomReal[1, {300, 300}] . RandomReal[1, {300, 300}] // Dimensions", "Abort[]", "Throw[1]", "Import[\"nowhere\"]",
    "Rasterize[Plot[Sin[x], {x, 0, 1}]] // Head", "ExportString[Image[{{0., 1.}}], \"PNG\"] // StringLength", "x = Range[10^12]",
    "SetDirectory[\"/\"]; Directory[]", "SetEnvironment[\"A_B_C\" -> \"1\"]", "RunProcess[{\"true\"}]; Run[\"true\"]",
    "DateString[]; FactorInteger[2^64 - 1]; Integrate[x^2, x]; Solve[x^2 == 2, x]", "MemoryConstrained[Range[10^7]; 1, 10^6]",
    "Sort[RandomReal[1, 10^5]] // Length; Eigenvalues[RandomReal[1, {30, 30}]] // Length",
)
for code in CODE:
    session = wlnet.Session()
    session.evaluate_to_string(code)
    compare(before, settings(), code)
    if blas() and blas().get() != threads:
        print(f"{code}: BLAS had {threads} threads and has {blas().get()}")
worker = threading.Thread(target=lambda: [wlnet.Session().evaluate_to_string(code) for code in CODE])
worker.start()
worker.join()
compare(before, settings(), "the same on another thread")
print("end")
'''


def test_no_setting_of_the_process_is_changed(tmp_path):
    run = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, timeout=300, cwd=tmp_path)
    assert run.stdout.splitlines() == ["end"], run.stderr


QUESTIONS = (
    "2.^10^10",
    "1/3. + 2`30",
    "RandomReal[1, WorkingPrecision -> 50] // Precision",
    "{10.^300, 1.}^2",
    "NumberForm[3.14159, 3]",
    "Round[2`30*1.7, 0.01]",
    "Sort[{2`30, 1.5, 1/3}]",
    "Gamma[{0.5, 200.}]",
    "N[Pi, 50]",
    "10^5000",
    "{1., 0.}/{0., 0.}",
    "Exp[{1000., -1000.}]",
    "Log[{0., 1.}]",
    "SoftmaxLayer[][{1000., 0.}]",
    "ElementwiseLayer[1/# &][{0., 1.}]",
    "Eigenvalues[{{1., 2.}, {3., 4.}}]",
    "Inverse[{{1., 2.}, {2., 4.}}]",
    "BesselJ[0, 1.5]",
    "Compile[{x}, Exp[x]][1000.]",
    "Function[x, 1/x] /@ Range[0., 3.]",
    "Total[{1.*^308, 1.*^308}]",
    "Normalize[{0., 0.}]",
    'ImportString["[1e400]", "JSON"]',
    'NetTrain[LinearLayer[1, "Input" -> 1], {{1.} -> {2.}}, MaxTrainingRounds -> 3, LearningRate -> 10.^20]',
)
HOSTILE = """
import decimal, sys, warnings
import mpmath, numpy as np
np.seterr(all="raise")
np.set_printoptions(precision=2)
decimal.getcontext().prec = 3
decimal.getcontext().traps[decimal.FloatOperation] = decimal.getcontext().traps[decimal.Inexact] = True
warnings.simplefilter("error")
mpmath.mp.dps = 3
sys.set_int_max_str_digits(700)
"""
ASKING = """
import wlnet
for code in CODES:
    session = wlnet.Session()
    print(session.evaluate_to_string("SeedRandom[1]; " + code), session.messages)
"""


def test_settings_of_the_host_change_no_result():
    def answers(settings):
        program = f"{settings}\nCODES = {QUESTIONS!r}{ASKING}"
        run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=200)
        assert run.returncode == 0, run.stderr
        return run.stdout.splitlines()

    assert answers(HOSTILE) == answers("")


def test_a_change_would_be_seen(tmp_path):
    changes = {
        "recursion limit": "sys.setrecursionlimit(4321)",
        "NumPy's errors": "np.seterr(all='ignore')",
        "handler of SIGINT": "signal.signal(signal.SIGINT, signal.SIG_IGN)",
        "warnings filters": "warnings.simplefilter('ignore')",
        "digits of integers": "sys.set_int_max_str_digits(0)",
        "decimal context": "decimal.getcontext().prec = 99",
        "working folder": "os.chdir('/')",
        "random numbers": "random.random()",
    }
    program = PROGRAM.split("import wlnet\n")[0] + "\n".join(changes.values()) + "\ncompare(before, settings(), 'change')\n"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=100, cwd=tmp_path)
    assert all(f"change: {name} was" in run.stdout for name in changes), run.stdout + run.stderr
