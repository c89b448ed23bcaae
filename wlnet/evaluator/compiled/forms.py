"""The forms that closures know, by head: functions (compiler, e, args, scope, tail) that give f(frame) or None.

None leaves a call of unusual form to the evaluator.  Builtins add forms of their own where they are loaded.
"""

from importlib import import_module
from operator import add, eq, floordiv, ge, gt, le, lt, mod, mul, ne, sub

from ...expression import TYPE_CHECKING, S, Symbol
from .scope import FALSE, TRUE

if TYPE_CHECKING:
    from collections.abc import Callable

NATIVE: dict = {}  # those in use so far, and those of builtins

# Head -> (module of this package, its function), or (module, a function that makes it of the head and what follows).
_LATER: dict = {
    S.Plus: ("arithmetic", "plus"),
    S.Times: ("arithmetic", "times"),
    S.Power: ("arithmetic", "power"),
    S.Mod: ("arithmetic", "integer_function", mod),
    S.Quotient: ("arithmetic", "integer_function", floordiv),
    S.EvenQ: ("arithmetic", "parity", 0),
    S.OddQ: ("arithmetic", "parity", 1),
    S.Less: ("comparison", "comparison", lt),
    S.LessEqual: ("comparison", "comparison", le),
    S.Greater: ("comparison", "comparison", gt),
    S.GreaterEqual: ("comparison", "comparison", ge),
    S.Equal: ("comparison", "comparison", eq),
    S.Unequal: ("comparison", "comparison", ne),
    S.SameQ: ("comparison", "same_q"),
    S.Not: ("comparison", "not_"),
    S.And: ("comparison", "junction", FALSE),
    S.Or: ("comparison", "junction", TRUE),
    S.If: ("control", "if_"),
    S.Which: ("control", "which"),
    S.CompoundExpression: ("control", "compound"),
    S.While: ("control", "while_"),
    S.For: ("control", "for_"),
    S.Module: ("scoping", "module"),
    S.With: ("scoping", "with_"),
    S.Set: ("assignment", "set_"),
    S.AddTo: ("assignment", "change_", add, False),
    S.SubtractFrom: ("assignment", "change_", sub, False),
    S.TimesBy: ("assignment", "change_", mul, False),
    S.Increment: ("assignment", "change_", None, True),
    S.Decrement: ("assignment", "change_", None, True),
    S.PreIncrement: ("assignment", "change_", None, False),
    S.PreDecrement: ("assignment", "change_", None, False),
    S.AppendTo: ("assignment", "list_change", S.Append),
    S.PrependTo: ("assignment", "list_change", S.Prepend),
    S.Part: ("places", "part"),
    S.List: ("containers", "list_"),
    S.Association: ("containers", "association"),
    S.Switch: ("control", "switch"),
    S.Function: ("functions", "function_value"),
    S.StringJoin: ("containers", "string_join"),
}


def native_form(head: Symbol) -> "Callable | None":
    """The form of a head, or None; its module is imported when it is first asked for: most scripts need few."""
    form = NATIVE.get(head)
    if form is None and head in _LATER:
        module, name, *arguments = _LATER[head]
        form = getattr(import_module(f"{__package__}.{module}"), name)
        form = NATIVE[head] = form(head, *arguments) if arguments else form
    return form
