"""What becomes of evaluated arguments before rules see them: Sequence, Unevaluated, Flat and Listable heads."""

from itertools import repeat

from ..expression import TYPE_CHECKING, Association, Expr, Expression, PackedArray, S, elements, is_list, make_list
from .atom_handlers import PLAIN
from .attributes import HOLD_ALL_COMPLETE
from .builtin_calls import call_builtin
from .compiled.compiler import ARITHMETIC
from .compiled.scope import LIST, UNEVALUATED
from .lists import final_list

if TYPE_CHECKING:
    from .definitions import Definition
    from .evaluator import Evaluator

# Their order matters for symbolic terms only.
_SUMS = frozenset((S.Plus, S.Times))


def without_unevaluated(args: tuple, attributes: int) -> tuple[tuple, tuple | None]:
    """Unevaluated[x] arguments as x, and the arguments to restore if the call stays unevaluated."""
    out = []
    changed = False
    for a in args:
        if type(a) is Expr and a.head is UNEVALUATED and len(a.args) == 1 and not attributes & HOLD_ALL_COMPLETE:
            out.append(a.args[0])
            changed = True
        else:
            out.append(a)
    return (tuple(out), args) if changed else (args, None)


def flattened(args: tuple, head: Expression) -> tuple:
    """The arguments of a Flat head, with those of its own calls among them put in line."""
    for a in args:
        if type(a) is Expr and a.head is head:
            break
    else:
        return args
    out = []
    stack = list(reversed(args))
    while stack:
        a = stack.pop()
        if type(a) is Expr and a.head is head:
            stack.extend(reversed(a.args))
        else:
            out.append(a)
    return tuple(out)


def threaded(ev: "Evaluator", head: Expression, d: "Definition", args: tuple) -> Expression | None:
    """A Listable head over lists, or else over associations: the next expression, or None if there are none."""
    size = None
    packed = associated = has_atoms = False
    for a in args:
        kind = type(a)
        if kind is PackedArray:
            packed = True
            n = len(a)
        elif kind is Expr and a.head is LIST:
            n = len(a.args)
        else:
            if kind is Association:
                associated = True
            elif kind not in PLAIN and ev.operand_of(kind) is not None:
                has_atoms = True
            continue
        if size is None:
            size = n
        elif size != n:
            ev.message("Thread", "tdlen", Expr(head, args))
            return None
    if size is None and associated:
        return _thread_associations(head, args)
    if size is None or has_atoms:
        return None
    if packed and d.function is not None and d.builtin.packed and not d.down:
        result = call_builtin(ev, d, args)
        if result is not None:
            return result
    if len(args) == 1 and ev.compiling and d.builtin is not None and d.builtin.pure and not d.down:
        call = ev.compiler.function(head, 1)
        return final_list(ev, [call(x) for x in elements(args[0])])
    columns = [elements(a) if is_list(a) else None for a in args]
    if len(args) == 2 and head in ARITHMETIC and ev.compiling and not d.down:
        call = ev.compiler.function(head, 2)
        x, y = [repeat(a) if c is None else c for a, c in zip(args, columns)]
        return final_list(ev, [call(a, b) for a, b in zip(x, y)])
    rows = []
    for i in range(size):
        rows.append(Expr(head, tuple([a if c is None else c[i] for a, c in zip(args, columns)])))
    return make_list(rows)


def _thread_associations(head, args: tuple):
    """f[<|k -> x, …|>, …] as <|k -> f[x, …], …|>; None where the associations have different keys."""
    groups = [a for a in args if type(a) is Association]
    keys = groups[0].data.keys()
    if any([a.data.keys() != keys or a.delayed for a in groups]):
        return None
    return Association({k: Expr(head, tuple([a.data[k] if type(a) is Association else a for a in args])) for k in keys})


def keep_their_order(head: Expression, args: tuple) -> bool:
    """Need the arguments of an Orderless head no sorting, because it adds or multiplies machine numbers?"""
    if head not in _SUMS:
        return False
    for a in args:
        if type(a) is not int and type(a) is not float:
            return False
    return True
