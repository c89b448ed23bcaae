"""The variables of a session that the evaluator itself goes by: its limits, counters and contexts.

Their values as symbols and the evaluator's attributes are two copies of one thing: whoever changes the value of such a symbol
tells the evaluator (`Evaluator.own_value_changed`), which asks here what to make of it.
"""

from collections.abc import Callable

from ..expression import Expression, S, elements, is_list, symbol
from ..expression.compounds import is_infinity

RECURSION_LIMIT = 1024  # the defaults that Wolfram documents
ITERATION_LIMIT = 4096
LEAST_LIMIT = 20  # the least $RecursionLimit that Wolfram accepts
NO_LIMIT = 1 << 60  # what Infinity means: more steps than anybody can wait for


def _watch_limit(name: str, attribute: str) -> Callable:
    def watch(ev, value: Expression) -> None:
        if type(value) is int and value >= LEAST_LIMIT:
            setattr(ev, attribute, value)
        elif is_infinity(value):
            setattr(ev, attribute, NO_LIMIT)
        elif value is not None:
            ev.message(name, "limset", value)
            limit = getattr(ev, attribute)
            ev.definitions[symbol(name)].own = S.Infinity if limit == NO_LIMIT else limit

    return watch


def _watch_context(ev, value: Expression) -> None:
    if type(value) is str and value.endswith("`"):
        ev.context = value


def _watch_context_path(ev, value: Expression) -> None:
    if is_list(value):
        ev.context_path = [c for c in elements(value) if type(c) is str]


def _watch_counter(name: str, attribute: str, offset: int) -> Callable:
    """An assignment to a computed value ($Line, …) changes the evaluator's number and leaves the value computed."""

    def watch(ev, value: Expression) -> None:
        if type(value) is int:
            setattr(ev, attribute, value - offset)
            d = ev.definitions[symbol(name)]
            d.own = d.builtin.value  # it is computed anew each time; a value of its own would hide that

    return watch


# symbol -> function(ev, value), called when its own value has changed
WATCHERS = {
    symbol("$Line"): _watch_counter("$Line", "line", 0),
    symbol("$ModuleNumber"): _watch_counter("$ModuleNumber", "module_number", 1),
    symbol("$RecursionLimit"): _watch_limit("$RecursionLimit", "recursion_limit"),
    symbol("$IterationLimit"): _watch_limit("$IterationLimit", "iteration_limit"),
    symbol("$Context"): _watch_context,
    symbol("$ContextPath"): _watch_context_path,
}
