"""Function: pure functions with slots or named parameters."""

from ...evaluator import Evaluator, builtin, declare_symbols
from ...expression import Expression


@builtin(
    "Function",
    attributes="HoldAll",
    messages={
        "slotn": "Slot number `1` in `2` cannot be filled from `3`.",
        "slota": "Named slot `1` in `2` cannot be filled from `3`.",
        "fpct": "Too many parameters in `1` to be filled from `2`.",
        "flpar": "Parameter specification `1` in `2` should be a symbol or a list of symbols.",
    },
)
def function_(ev: Evaluator, args: tuple) -> Expression | None:
    """Function[body] or body & is a pure function with slots #, #1, ##, #name.
    Function[x, body] or x |-> body is a pure function with one named parameter.
    Function[{x1, x2, …}, body] has several named parameters.
    Function[params, body, attrs] has the attributes attrs."""
    return None


declare_symbols("Slot SlotSequence", attributes="NHoldAll")
