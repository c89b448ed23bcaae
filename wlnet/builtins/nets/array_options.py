"""Arrays of layers given as options: "Weights" -> …"""

from ...expression import Association, Expr, NumericArray, S, is_list, to_numeric_array
from ...nets.net import DISABLED, Shared
from .calls import is_option, refuse


def read_array(spec, x):
    """The value of an array given as option: numbers, Automatic, None, a shared array."""
    if x is S.Automatic:
        return None
    if x is S.None_:
        if not spec.optional:
            refuse("netarg", f'The array "{spec.name}"', "an array of numbers or Automatic", x)
        return DISABLED
    if type(x) is Expr and x.head is S.NetArray:
        return read_shared(x)
    return numbers(x, f'The array "{spec.name}"')


def numbers(x, what: str):
    """A float32 array of given numbers."""
    import numpy as np

    if type(x) is NumericArray:
        array = x.array
    elif type(x) in (int, float):
        array = np.asarray(x)
    else:
        array = to_numeric_array(x) if is_list(x) else None
        if array is None and callable(getattr(x, "to_list", None)):
            array = to_numeric_array(x.to_list())
    if array is None or array.dtype.kind not in "iufb":
        refuse("netarg", what, "a full array of real numbers", x)
    return np.asarray(array, np.float32, order="C")


def read_shared(x: Expr) -> Shared:
    """NetArray["name"], NetArray[<|"Name" -> …, "Array" -> …|>] as a shared array."""
    from uuid import uuid4

    given: dict = {}
    for a in x.args:
        if type(a) is Association:
            given.update(a.items())
        elif is_option(a):
            given[a.args[0]] = a.args[1]
        elif type(a) is str:
            given["Name"] = a
    name = given.get("Name", S.Automatic)
    array = given.get("Array", S.Automatic)
    return Shared(
        str(uuid4()) if name is S.Automatic else name,
        None if array is S.Automatic else numbers(array, "The value of NetArray"),
    )
