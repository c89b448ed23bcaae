"""Options in calls: rules whose left side is a name, alone or in lists, behind the other arguments."""

from .expr import Expr, Expression
from .packed import elements, is_list
from .symbols import S, Symbol


def is_rule(x: Expression) -> bool:
    """Is x a -> b or a :> b?  Rule[] and Rule[a, b, c] are not."""
    return type(x) is Expr and (x.head is S.Rule or x.head is S.RuleDelayed) and len(x.args) == 2


def is_immediate_rule(x: Expression) -> bool:
    """Is x a -> b?"""
    return type(x) is Expr and x.head is S.Rule and len(x.args) == 2


def is_option(x: Expression) -> bool:
    """Is x a rule for a name (a symbol or a string), or a list of such, at least one and at any depth?"""
    if is_list(x):
        return bool(elements(x)) and all([is_option(a) for a in elements(x)])
    return is_rule(x) and type(x.args[0]) in (Symbol, str)


def option_name(key: Expression) -> Expression:
    """The name as which an option is compared: Method and "Method" are the same option."""
    return key.name if type(key) is Symbol else key


def split_options(args: tuple, least: int = 1) -> tuple[tuple, dict]:
    """The arguments before the options, at least so many, and name -> value; the first setting of a name counts."""
    stop = len(args)
    while stop > least and is_option(args[stop - 1]):
        stop -= 1
    options: dict = {}
    pending = list(reversed(args[stop:]))
    while pending:
        item = pending.pop()
        if is_list(item):
            pending.extend(reversed(elements(item)))
        else:
            options.setdefault(option_name(item.args[0]), item.args[1])
    return args[:stop], options
