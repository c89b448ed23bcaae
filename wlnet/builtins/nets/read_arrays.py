"""Arrays of layers given as options: "Weights" -> …"""

from typing import Any

import numpy as np

from ...evaluator import Evaluator
from ...expression import Association, Expr, Expression, S, Symbol, is_rule, numeric_by
from ...nets.array_values import DISABLED, Shared
from ...nets.errors import NetFailure
from ...nets.layer import Array
from ...nets.parameters import Kind
from ..kit.scalars import numbers_of
from .arguments import refuse


def read_value(ev: Evaluator, kind: Kind, x: Expression) -> Any:
    """The value of a parameter; exact numbers such as 1/Sqrt[2] count as what they are.  Raises `NetFailure`."""
    try:
        return kind.read(x)
    except NetFailure:
        # only now: to ask a parameter that is no number for its value might evaluate anything
        value = numeric_by(ev.call)(x) if type(x) is Expr or type(x) is Symbol else None
        if value is None:
            raise
        return kind.read(value)


def read_array(ev: Evaluator, spec: Array, x: Expression) -> Any:
    """The value of an array given as option: numbers, Automatic, None, a shared array."""
    if x is S.Automatic:
        return None
    if x is S.None_:
        # a layer computes without biases, but not without weights
        if not spec.optional:
            refuse("netarg", f'The array "{spec.name}"', "an array of numbers or Automatic", x)
        return DISABLED
    if type(x) is Expr and x.head is S.NetArray:
        return read_shared(ev, x)
    return numbers(ev, x, f'The array "{spec.name}"')


def numbers(ev: Evaluator, x: Expression, what: str) -> np.ndarray:
    """A float32 array of real numbers; the message netarg for anything else."""
    array = numbers_of(ev, x, real=True)
    if array is None:
        refuse("netarg", what, "a full array of real numbers", x)
    # nets hold all arrays as Real32, as their files do; not ascontiguousarray, which would make a vector of a number
    with np.errstate(over="ignore"):  # infinite beyond the range of Real32
        return np.asarray(array, np.float32, order="C")


def read_shared(ev: Evaluator, x: Expr) -> Shared:
    """NetArray["name"], NetArray[<|"Name" -> …, "Array" -> …|>] as a shared array."""
    from uuid import uuid4  # few nets share arrays, and fewer without a name

    entries = shared_entries(x)
    name, array = entries["Name"], entries["Array"]
    return Shared(
        str(uuid4()) if name is S.Automatic else name,
        None if array is S.Automatic else numbers(ev, array, "The value of NetArray"),
    )


def shared_entries(x: Expr) -> dict:
    """The entries "Name", "Array" and "Dimensions" of NetArray[…], Automatic where they are not given."""
    entries = dict.fromkeys(("Name", "Array", "Dimensions"), S.Automatic)
    for argument in x.args:
        if type(argument) is Association:
            entries.update(argument.items())
        elif is_rule(argument):
            entries[argument.args[0]] = argument.args[1]
        elif type(argument) is str:
            entries["Name"] = argument
    return entries
