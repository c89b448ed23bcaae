"""Interactive constructs: without a front end they stay as they are, or show their first state."""

from ...evaluator import Evaluator, Invocation, builtin, declare_symbol
from ...expression import Expression, S

declare_symbol("DynamicModule", attributes="HoldAll", usage="DynamicModule[{x = v, …}, expr] is an interactive object.")
declare_symbol("Manipulate", attributes="HoldAll", usage="Manipulate[expr, {u, umin, umax}] is an interactive object.")
declare_symbol("Animate", attributes="HoldAll", usage="Animate[expr, {u, umin, umax}] is an animation.")
declare_symbol("InterpretationFunction")
declare_symbol("Clock")


@builtin("ControlActive", attributes="HoldAll")
def control_active(ev: Evaluator, active: Expression, inactive: Expression) -> Expression:
    """ControlActive[act, norm] gives norm, for no control is ever being moved."""
    return inactive


@builtin("FinishDynamic")
def finish_dynamic(ev: Evaluator) -> Expression:
    """FinishDynamic[] waits until all displays are up to date; there are none."""
    return S.Null


@builtin("UpdateDynamicObjects")
def update_dynamic_objects(ev: Evaluator, args: tuple) -> Expression:
    """UpdateDynamicObjects[…] brings displays up to date; there are none."""
    return S.Null


@builtin("CurrentValue")
def current_value(ev: Evaluator, args: tuple) -> Expression:
    """CurrentValue[item] gives a property of the front end; without one it is $Failed."""
    return S["$Failed"]


@builtin("EvaluationNotebook")
def evaluation_notebook(ev: Evaluator) -> Expression:
    """EvaluationNotebook[] gives the notebook of the evaluation; there is none."""
    return S["$Failed"]


@builtin("InputNotebook")
def input_notebook(ev: Evaluator) -> Expression:
    """InputNotebook[] gives the current notebook; there is none."""
    return S["$Failed"]


@builtin("NotebookFileName")
def notebook_file_name(ev: Evaluator, notebook: Expression = None) -> Expression:
    """NotebookFileName[] gives the file of the notebook; in a script, that of the script."""
    return ev.own(Invocation).input_file or S["$Failed"]
