"""What a program shows while it runs: Print, Echo and their relatives."""

import time

from ...evaluator import Evaluator, builtin, declare_symbols
from ...expression import Expr, Expression, S, make_list

declare_symbols("CellPrint NotebookWrite")


def show(ev: Evaluator, text: str) -> None:
    """Write a line where the session's output goes."""
    ev.write(text + "\n")


@builtin("Print")
def print_(ev: Evaluator, args: tuple) -> Expression:
    """Print[expr1, expr2, …] shows the expressions on one line."""
    show(ev, "".join([ev.format(a, "PrintForm") for a in args]))
    return S.Null


@builtin("PrintTemporary")
def print_temporary(ev: Evaluator, args: tuple) -> Expression:
    """PrintTemporary[expr, …] shows something for the time of an evaluation; on a terminal nothing is shown."""
    return S.Null


def _echo(ev, shown, label) -> None:
    text = ev.format(shown, "PrintForm")
    # the mark that Wolfram's command line puts before echoed values
    show(ev, f">> {text}" if label is None else f">> {ev.format(label, 'PrintForm')} {text}")


@builtin("Echo")
def echo(ev: Evaluator, x: Expression, label: Expression = None, function: Expression = None) -> Expression:
    """Echo[expr] shows expr and gives it; Echo[expr, label] shows a label too; Echo[expr, label, f] shows f[expr]."""
    _echo(ev, x if function is None else ev.call(function, x), None if label is S.None_ or label == "" else label)
    return x


@builtin("EchoLabel", operator="last")
def echo_label(ev: Evaluator, label: Expression, x: Expression) -> Expression:
    """EchoLabel[label][expr] shows expr with a label and gives expr."""
    _echo(ev, x, label)
    return x


@builtin("EchoFunction", operator="last")
def echo_function(ev: Evaluator, f: Expression, x: Expression) -> Expression:
    """EchoFunction[f][expr] shows f[expr] and gives expr."""
    _echo(ev, ev.call(f, x), None)
    return x


@builtin("EchoTiming", attributes="HoldFirst")
def echo_timing(ev: Evaluator, expression: Expression, label: Expression = None) -> Expression:
    """EchoTiming[expr] evaluates expr, shows the time it took and gives the value."""
    start = time.perf_counter()
    value = ev.evaluate(expression)
    # after the evaluation, whose own output comes first
    _echo(ev, time.perf_counter() - start, label)
    return value


@builtin("EchoEvaluation", attributes="HoldFirst")
def echo_evaluation(ev: Evaluator, expression: Expression, label: Expression = None) -> Expression:
    """EchoEvaluation[expr] shows expr and its value, and gives the value."""
    show(ev, f">> {ev.format(expression, 'InputForm')}")
    value = ev.evaluate(expression)
    show(ev, f"<< {ev.format(value, 'PrintForm')}")
    return value


@builtin("Trace", attributes="HoldFirst")
def trace(ev: Evaluator, expression: Expression) -> Expression:
    """Trace[expr] evaluates expr; wlnet records no intermediate steps and lists the start and the end."""
    value = ev.evaluate(expression)
    return make_list([Expr(S.HoldForm, (e,)) for e in (expression, value)])
