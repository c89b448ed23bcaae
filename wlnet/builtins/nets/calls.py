"""What calls of net functions share: refusals and options."""

from ...expression import Expr, MessageError, S, Symbol
from ...nets.net import Net

FAILED = S["$Failed"]


def refuse(tag: str, *args):
    """Raise the message of the symbol being called, with the result $Failed."""
    raise MessageError(tag, *args, result=FAILED)


def net_argument(x, position: int = 1) -> Net:
    """An argument that must be a net."""
    if not isinstance(x, Net):
        refuse("netarg", f"Argument {position}", "a net or a layer", x)
    return x


def is_option(x) -> bool:
    """Is x a rule?"""
    return type(x) is Expr and (x.head is S.Rule or x.head is S.RuleDelayed)


def split_options(args: tuple, is_positional=None) -> tuple:
    """(positional arguments, [(option name, value)])."""
    positional: list = []
    options: list = []
    for i, x in enumerate(args):
        if type(x) is not Expr:
            positional.append(x)
        elif is_option(x) and not (is_positional and is_positional(i, x)):
            options.append((option_name(x.args[0]), x.args[1]))
        elif (
            x.head is S.List
            and x.args
            and is_option(x.args[0])
            and all([is_option(a) for a in x.args])
            and not (is_positional and is_positional(i, x))
        ):
            options.extend([(option_name(a.args[0]), a.args[1]) for a in x.args])
        else:
            positional.append(x)
    return positional, options


def option_name(x):
    """The name of an option given as symbol or string."""
    return x.name if type(x) is Symbol else x


EVALUATION_OPTIONS = {
    "BatchSize": S.Automatic,
    "NetEvaluationMode": "Test",
    "RandomSeeding": S.Automatic,
    "TargetDevice": "CPU",
    "WorkingPrecision": "Real32",
}
