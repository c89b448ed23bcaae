"""A debugging FullForm for repr: iterative, no operator table.  Users see the formatter's output, never this."""

from .expr import Atom, Expr
from .packed import PackedArray


def full_form(x) -> str:
    """``Plus[1, x]``-style text of any value."""
    out: list[str] = []
    stack: list = [x]
    while stack:
        item = stack.pop()
        if type(item) is tuple:  # a piece of text to print as it is
            out.append(item[0])
        elif type(item) is PackedArray:
            stack.append(item.unpack())
        elif type(item) is Expr:
            stack.append(("]",))
            for i, arg in enumerate(reversed(item.args)):
                stack.append(arg)
                if i < len(item.args) - 1:
                    stack.append((", ",))
            stack.append(("[",))
            stack.append(item.head)
        elif isinstance(item, Atom):
            try:
                stack.append(item.to_expression())
            except NotImplementedError:
                out.append(f"<{type(item).__name__}>")
        elif type(item) is str:
            out.append('"' + item.replace("\\", "\\\\").replace('"', '\\"') + '"')
        else:
            out.append(repr(item))
    return "".join(out)
