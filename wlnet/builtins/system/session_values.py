"""The session's own variables: history, version, machine, limits of numbers, standard places."""

import os
import sys

from ... import __version__
from ...evaluator import Evaluator, Invocation, builtin, declare_symbol, dynamic_value
from ...evaluator.own_variables import ITERATION_LIMIT, RECURSION_LIMIT
from ...expression import Expr, Expression, S, make_list
from ...outside import Outside

VERSION_NUMBER = 14.1  # the release of the language whose documented behaviour wlnet follows

declare_symbol("$VersionNumber", value=VERSION_NUMBER, usage="$VersionNumber is the version of the language.")
declare_symbol("$ReleaseNumber", value=0)
declare_symbol("$ReleaseID", value="wlnet")
declare_symbol("$CreationDate")
declare_symbol("$ProductInformation")
declare_symbol("$LicenseType", value="MIT")
declare_symbol(
    "$RecursionLimit",
    value=RECURSION_LIMIT,
    usage="$RecursionLimit bounds the depth of evaluation.",
    messages={
        "reclim": "Recursion depth of `1` exceeded.",
        "reclim2": "Recursion depth of `1` exceeded during evaluation of `2`.",
        "limset": "Cannot set $RecursionLimit to `1`; value must be Infinity or an integer at least 20.",
    },
)
declare_symbol(
    "$IterationLimit",
    value=ITERATION_LIMIT,
    usage="$IterationLimit bounds the number of steps of one evaluation.",
    messages={
        "itlim": "Iteration limit of `1` exceeded.",
        "limset": "Cannot set $IterationLimit to `1`; value must be Infinity or an integer at least 20.",
    },
)
declare_symbol("$HistoryLength", value=S.Infinity, usage="$HistoryLength is the number of past inputs that are kept.")
declare_symbol("$Assumptions", value=S.True_)
declare_symbol("$Notebooks", value=S.False_)
declare_symbol("$FrontEnd", value=S.Null)
declare_symbol("$EvaluationEnvironment", value="Script")
declare_symbol("$CloudEvaluation", value=S.False_)
declare_symbol("$Linked", value=S.False_)
declare_symbol("$BatchInput", value=S.False_)
declare_symbol("$BatchOutput", value=S.False_)
declare_symbol("$Pre", usage="$Pre is applied to every input before it is evaluated.")
declare_symbol("$Post", usage="$Post is applied to every result.")
declare_symbol("$PrePrint", usage="$PrePrint is applied to every result before it is shown.")
declare_symbol("$PreRead")
declare_symbol("$SyntaxHandler")
declare_symbol("$MessagePrePrint", value=S.Automatic)
declare_symbol("$Epilog")
declare_symbol("$ByteOrdering", value=-1 if sys.byteorder == "little" else 1)
declare_symbol("$CharacterEncoding", value="UTF-8")
declare_symbol("$SystemCharacterEncoding", value="UTF-8")
declare_symbol("$PathnameSeparator", value="/")
declare_symbol("$TimeUnit", value=1e-6)
declare_symbol("$SystemWordLength", value=64)
# 50 digits more than asked for: Wolfram's default
declare_symbol("$MaxExtraPrecision", value=50.0)
declare_symbol("$MinPrecision", value=0)
declare_symbol("$MaxPrecision", value=S.Infinity)
declare_symbol("$RandomState")
declare_symbol("$Language", value="English")
declare_symbol("$Output", value=make_list((Expr(S.OutputStream, ("stdout", 1)),)))
declare_symbol("$Messages", value=make_list((Expr(S.OutputStream, ("stderr", 2)),)))
declare_symbol("$Urgent", value=make_list((Expr(S.OutputStream, ("stderr", 2)),)))
declare_symbol("$Echo", value=make_list(()))


@dynamic_value("$Version")
def version(ev: Evaluator) -> Expression:
    """$Version names this system and its version."""
    return f"wlnet {__version__} (Wolfram Language {VERSION_NUMBER})"


@dynamic_value("$SystemID")
def system_id(ev: Evaluator) -> Expression:
    """$SystemID names the type of machine."""
    import platform  # few sessions ask for the machine

    machine = {"x86_64": "x86-64", "AMD64": "x86-64", "aarch64": "ARM64", "arm64": "ARM64"}.get(platform.machine())
    system = {"darwin": "MacOSX", "win32": "Windows"}.get(sys.platform, "Linux")
    return f"{system}-{machine or platform.machine()}"


@dynamic_value("$OperatingSystem")
def operating_system(ev: Evaluator) -> Expression:
    """$OperatingSystem is "Unix", "MacOSX" or "Windows"."""
    return {"darwin": "MacOSX", "win32": "Windows"}.get(sys.platform, "Unix")


@dynamic_value("$System")
def system(ev: Evaluator) -> Expression:
    """$System describes the machine."""
    import platform  # few sessions ask for the machine

    return f"{platform.system()} {platform.machine()} (64-bit)"


@dynamic_value("$ProcessorType")
def processor_type(ev: Evaluator) -> Expression:
    """$ProcessorType names the architecture of the processor."""
    return system_id(ev).partition("-")[2]


@dynamic_value("$MachineType")
def machine_type(ev: Evaluator) -> Expression:
    """$MachineType names the kind of machine."""
    return "PC"


@dynamic_value("$ProcessorCount")
def processor_count(ev: Evaluator) -> Expression:
    """$ProcessorCount is the number of processor cores that may be used."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on every system
        return os.cpu_count() or 1


@dynamic_value("$MachineName")
def machine_name(ev: Evaluator) -> Expression:
    """$MachineName is the network name of the machine."""
    import socket  # few sessions ask for the network

    return ev.own(Outside).ask_machine("the name of the machine", socket.gethostname, "$MachineName")


@dynamic_value("$UserName")
def user_name(ev: Evaluator) -> Expression:
    """$UserName is the login name of the user."""
    environment = ev.own(Outside).environment("$UserName")
    return environment.get("USER") or environment.get("USERNAME") or ""


@dynamic_value("$ProcessID")
def process_id(ev: Evaluator) -> Expression:
    """$ProcessID is the number of this process."""
    return os.getpid()


@dynamic_value("$ParentProcessID")
def parent_process_id(ev: Evaluator) -> Expression:
    """$ParentProcessID is the number of the process that started this one."""
    return os.getppid()


@dynamic_value("$SessionID")
def session_id(ev: Evaluator) -> Expression:
    """$SessionID is different in every session."""
    return ev.base


@dynamic_value("$TemporaryDirectory")
def temporary_directory(ev: Evaluator) -> Expression:
    """$TemporaryDirectory is where temporary files go."""
    return ev.own(Outside).temporary_folder_name()


@dynamic_value("$HomeDirectory")
def home_directory(ev: Evaluator) -> Expression:
    """$HomeDirectory is the home directory of the user."""
    return ev.own(Outside).home("$HomeDirectory")


@dynamic_value("$InitialDirectory")
def initial_directory(ev: Evaluator) -> Expression:
    """$InitialDirectory is the directory in which the session started."""
    return ev.own(Outside).initial_folder


@dynamic_value("$InstallationDirectory")
def installation_directory(ev: Evaluator) -> Expression:
    """$InstallationDirectory is where wlnet is installed."""
    return os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


@dynamic_value("$UserBaseDirectory")
def user_base_directory(ev: Evaluator) -> Expression:
    """$UserBaseDirectory is where a user's own packages live."""
    return os.path.join(ev.own(Outside).home("$UserBaseDirectory"), ".wlnet")


@dynamic_value("$BaseDirectory")
def base_directory(ev: Evaluator) -> Expression:
    """$BaseDirectory is where packages for all users live."""
    return "/usr/share/wlnet"


@dynamic_value("$CacheBaseDirectory")
def cache_base_directory(ev: Evaluator) -> Expression:
    """$CacheBaseDirectory is where downloaded things may be kept."""
    outside, owner = ev.own(Outside), "$CacheBaseDirectory"
    return outside.environment(owner).get("XDG_CACHE_HOME") or os.path.join(outside.home(owner), ".cache")


@dynamic_value("$InputFileName")
def input_file_name(ev: Evaluator) -> Expression:
    """$InputFileName is the absolute name of the file that is being read, or an empty string."""
    return ev.own(Invocation).input_file


@dynamic_value("$Input")
def input_name(ev: Evaluator) -> Expression:
    """$Input is the name of the stream or file that input comes from."""
    return ev.own(Invocation).input_file


@dynamic_value("$ScriptCommandLine")
def script_command_line(ev: Evaluator) -> Expression:
    """$ScriptCommandLine lists the name of the running script and its arguments."""
    return make_list(ev.own(Invocation).script_command_line)


@dynamic_value("$ScriptInputString")
def script_input_string(ev: Evaluator) -> Expression:
    """$ScriptInputString is the text of the standard input, or its current line with -linewise."""
    read = ev.own(Invocation).script_input
    return S.None_ if read is None else read()


@dynamic_value("$CommandLine")
def command_line(ev: Evaluator) -> Expression:
    """$CommandLine lists the words of the command that started this process."""
    return make_list(sys.argv)


@dynamic_value("$Line")
def line_number(ev: Evaluator) -> Expression:
    """$Line is the number of the current input."""
    return ev.line


@dynamic_value("$ModuleNumber")
def module_number(ev: Evaluator) -> Expression:
    """$ModuleNumber is the number that the next local symbol of Module gets."""
    return ev.module_number + 1


# --- history --------------------------------------------------------------------------------------------------------


def _line_index(ev, n) -> "int | None":
    if n is None:
        return ev.line - 1
    if type(n) is not int:
        return None
    return ev.line + n if n < 0 else n


@builtin("Out", attributes="Listable NHoldFirst")
def out(ev: Evaluator, n: Expression = None) -> Expression | None:
    """Out[n] (%n) is the value of the n-th input; Out[] (%) and Out[-k] (%% …) that of the last or k-th last one."""
    index = _line_index(ev, n)
    if index is None:
        return None
    value = ev.outputs.get(index)
    # %n of an unknown n stays Out[n]; % becomes Out[k]
    return value if value is not None or n == index else Expr(S.Out, (index,))


@builtin("In", attributes="Listable NHoldFirst")
def in_(ev: Evaluator, n: Expression = None) -> Expression | None:
    """In[n] evaluates the n-th input again; In[] the last one, In[-k] the k-th last."""
    index = _line_index(ev, n)
    if index is None:
        return None
    e = ev.inputs.get(index)
    return e if e is not None or n == index else Expr(S.In, (index,))


@builtin("InString", attributes="Listable")
def in_string(ev: Evaluator, n: Expression = None) -> Expression:
    """InString[n] is the text of the n-th input."""
    e = ev.inputs.get(_line_index(ev, n))
    return None if e is None else ev.format(e, "InputForm")
