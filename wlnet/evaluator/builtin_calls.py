"""Calls of the functions of builtins: argument counts, options, and the border where their errors become messages."""

from decimal import Overflow

from ..expression import (
    TYPE_CHECKING,
    Expr,
    Expression,
    MessageError,
    S,
    WolframError,
    is_list,
    is_option,
    option_name,
    same,
)
from .control import Abort
from .registry import ANY_NUMBER

if TYPE_CHECKING:
    from collections.abc import Callable

    from .definitions import Definition
    from .evaluator import Evaluator
    from .registry import Builtin


def call_builtin(ev: "Evaluator", d: "Definition", args: tuple, current: Expr | None = None) -> Expression | None:
    """Call a builtin's function with checked argument count and options; None leaves the call unevaluated."""
    b = d.builtin
    n = len(args)
    try:
        if b.takes_options:
            args, options = _split_options(ev, d, args, current)
            if args is None:
                return None
            n = len(args)
            if not b.minimum <= n <= b.maximum:
                return _wrong_count(ev, b, n)
            result = d.function(ev, args, options) if b.takes_tuple else d.function(ev, *args, options=options)
        elif b.takes_tuple:
            if n < b.minimum:
                return _wrong_count(ev, b, n)
            result = d.function(ev, args)
        elif not b.minimum <= n <= b.maximum:
            return _wrong_count(ev, b, n)
        elif n == 1:
            result = d.function(ev, args[0])
        elif n == 2:
            result = d.function(ev, args[0], args[1])
        elif n == 3:
            result = d.function(ev, args[0], args[1], args[2])
        else:
            result = d.function(ev, *args)
    except MessageError as error:
        ev.message(error.symbol or b.symbol, error.tag, *error.arguments)
        return error.result
    except (WolframError, RecursionError):
        raise
    except Exception as error:
        return _told(ev, b.symbol, error)
    if (
        result is not None
        and current is not None
        and type(result) is Expr
        and result.head is current.head
        and _says_nothing(result, current)
    ):
        return None
    return result


def _says_nothing(result: Expr, current: Expr) -> bool:
    """Is the result the call itself?"""
    if result is current:
        return True
    for a in current.args:
        if a is result:  # a part is never the whole; where calls are nested, comparing them takes as long as they are deep
            return False
    return same(result, current)


def guarded(ev: "Evaluator", function: "Callable", head: Expression, args: tuple, current: Expr) -> Expression | None:
    """Call the application of an atom or a special head, with the same error boundary as a builtin."""
    try:
        return function(ev, head, args)
    except MessageError as error:
        name = error.symbol or head.head
        ev.message(name, error.tag, *error.arguments)
        return error.result
    except (WolframError, RecursionError):
        raise
    except Exception as error:
        return _told(ev, current.head, error)


def _told(ev, function, error: Exception):
    """A bug of ours as a message that asks for a report: it must not end the session."""
    if _is_too_large(error):
        ev.message("General", "nomem")
        raise Abort() from None
    if isinstance(error, Overflow):  # a real of any precision whose exponent would not fit
        ev.message("General", "ovfl")
        return Expr(S.Overflow, ())
    if isinstance(error, OSError):  # a disk that is full, a device that answers with an error
        ev.message(function, "syserr", error.strerror or str(error))
        return S["$Failed"]
    if ev.raises:
        raise error
    ev.message("General", "unknownerr", function, f"{type(error).__name__}: {error}")
    return S["$Failed"]


def _split_options(ev, d: "Definition", args: tuple, current):
    """Positional arguments and the options dict; (None, None) after a message about a bad option."""
    b = d.builtin
    stop = len(args)
    while stop > b.minimum and is_option(args[stop - 1]) and not _is_argument(b, args[stop - 1]):
        stop -= 1
    options = dict(d.options if d.options is not None else b.options or ())
    if stop == len(args):
        return args, options
    settings: dict = {}
    for a in args[stop:]:
        for r in _option_rules(a):
            key = option_name(r.args[0])
            if key not in (b.options or {}):
                ev.message(b.symbol, "optx", r.args[0], current if current is not None else Expr(b.symbol, args))
                return None, None
            if key in b.unsupported and not same(r.args[1], b.options[key]):
                ev.message("General", "unsup", b.symbol, r)
            settings.setdefault(key, r.args[1] if r.head is S.Rule else ev.evaluate(r.args[1]))
    options.update(settings)
    return args[:stop], options


def _wrong_count(ev, b: "Builtin", n: int):
    """The standard argument-count message; an operator form waits for its argument silently."""
    if b.operator is not None and n == b.operator_arity:
        return None
    low, high = b.minimum, b.maximum
    if high >= ANY_NUMBER:
        if n == 1:
            ev.message(b.symbol, "argmu", b.symbol, low)
        else:
            ev.message(b.symbol, "argm", b.symbol, n, low)
    elif low == high:
        if low == 1:
            ev.message(b.symbol, "argx", b.symbol, n)
        elif n == 1:
            ev.message(b.symbol, "argr", b.symbol, low)
        else:
            ev.message(b.symbol, "argrx", b.symbol, n, low)
    elif high == low + 1:
        if n == 1:
            ev.message(b.symbol, "argtu", b.symbol, low, high)
        else:
            ev.message(b.symbol, "argt", b.symbol, n, low, high)
    elif n == 1:
        ev.message(b.symbol, "argbu", b.symbol, low, high)
    else:
        ev.message(b.symbol, "argb", b.symbol, n, low, high)
    return None


# how Python and NumPy say that it cannot be made
_TOO_LARGE = ("index-sized", "ssize_t", "C long", "Maximum allowed", "array is too big")


def _is_too_large(error: Exception) -> bool:
    """Did Python or NumPy refuse to make something because of its size?"""
    return (
        isinstance(error, MemoryError)
        or isinstance(error, (OverflowError, ValueError))
        and any([words in str(error) for words in _TOO_LARGE])
    )


def _is_argument(b: "Builtin", x) -> bool:
    """Is this rule, or list of rules, one of the arguments of a function rather than options?"""
    if is_list(x):  # data, to a function of any number of lists
        names = b.options or {}
        return b.takes_tuple and not any([option_name(r.args[0]) in names for r in _option_rules(x)])
    return option_name(x.args[0]) in b.rules


def _option_rules(x) -> list:
    if is_list(x):
        return [r for a in x.args for r in _option_rules(a)]
    return [x]
