"""What calls of net functions share: refusals, nets as arguments, options anywhere among the arguments."""

from collections.abc import Callable
from typing import NoReturn

from ...expression import Expr, Expression, MessageError, S, is_rule, option_name
from ...nets.net import Net

FAILED = S["$Failed"]


def refuse(tag: str, *args: object) -> NoReturn:
    """Raise the message of the symbol being called, with the result $Failed."""
    raise MessageError(tag, *args, result=FAILED)


def net_argument(x: Expression, position: int = 1) -> Net:
    """An argument that must be a net."""
    if not isinstance(x, Net):
        refuse("netarg", f"Argument {position}", "a net or a layer", x)
    return x


def positional_and_options(args: tuple, is_positional: "Callable | None" = None) -> tuple[list, list]:
    """(positional arguments, [(option name, value)]).

    Rules, and lists of nothing but rules, are options wherever they stand, except where ``is_positional(index, x)``.
    """
    positional: list = []
    options: list = []
    for i, x in enumerate(args):
        rules = _rules(x)
        if rules and not (is_positional and is_positional(i, x)):
            options.extend([(option_name(rule.args[0]), rule.args[1]) for rule in rules])
        else:
            positional.append(x)
    return positional, options


def _rules(x: Expression) -> tuple:
    """The rules that x is or lists; none where anything else is among them."""
    if type(x) is not Expr:
        return ()
    if x.head is not S.List:
        return (x,) if is_rule(x) else ()
    return x.args if x.args and is_rule(x.args[0]) and all([is_rule(a) for a in x.args]) else ()
