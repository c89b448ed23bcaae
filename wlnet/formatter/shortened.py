"""Short, Shallow and Skeleton: expressions with parts left out."""

from ..expression import TYPE_CHECKING, Expr, S, elements, is_list
from .cells import cell_text

if TYPE_CHECKING:
    from .printer import Printer

LINE_WIDTH = 78  # characters of one of the lines that Short counts, as in Wolfram's default page
_ROOM_FOR_COUNT = 8  # characters that <<1234>> takes
_LEVELS, _LENGTH = 4, 10  # what Shallow shows unless told
_NO_LIMIT = 1 << 30


def print_skeleton(printer: "Printer", e: Expr, limit: int, depth: int) -> list | None:
    """Skeleton[n]: ``<<n>>`` for n parts that are left out."""
    return ["<<", (e.args[0], 0, depth), ">>"] if len(e.args) == 1 else None


def print_short(printer: "Printer", e: Expr, limit: int, depth: int) -> list | None:
    """Short[x, n]: about n lines, the middle of long lists left out."""
    if not e.args:
        return None
    lines = e.args[1] if len(e.args) > 1 and type(e.args[1]) in (int, float) else 1
    room = max(int(lines * LINE_WIDTH), 1)
    x = e.args[0]
    text = cell_text(printer, x) if not _is_long(x, room) else None
    if text is not None and len(text) <= room:
        return [(x, limit, depth)]
    parts = list(elements(x))
    if not parts:
        half = max((room - _ROOM_FOR_COUNT) // 2, 1)
        text = cell_text(printer, x)
        return [text[:half], f"<<{len(text) - 2 * half}>>", text[-half:]] if len(text) > 2 * half else [text]
    return [(_with_gap(printer, x, parts, room), limit, depth)]


def _is_long(x, room: int) -> bool:
    """Has x so many parts that its text cannot fit?"""
    return is_list(x) and len(elements(x)) > room


def _with_gap(printer, x, parts: list, room: int):
    """x with a Skeleton in place of the parts in the middle that do not fit."""
    used, front, back = _ROOM_FOR_COUNT + 4, 0, 0  # a separator and a bracket on both sides
    while front + back < len(parts):
        at_front = front <= back
        text = cell_text(printer, Expr(S.Short, (parts[front] if at_front else parts[-1 - back], 0.5)))
        used += len(text) + 2
        if used > room and front:
            break
        if at_front:
            front += 1
        else:
            back += 1
    left_out = len(parts) - front - back
    if left_out < 1:
        return x
    ends = [Expr(S.Short, (p, 0.5)) for p in parts]
    head = x.head
    return Expr(head, (*ends[:front], Expr(S.Skeleton, (left_out,)), *ends[len(parts) - back :]))


def print_shallow(printer: "Printer", e: Expr, limit: int, depth: int) -> list | None:
    """Shallow[x, {depth, length}]: deep parts and long tails as Skeleton."""
    if not e.args:
        return None
    spec = e.args[1] if len(e.args) > 1 else None
    if spec is None:
        levels, size = _LEVELS, _LENGTH
    else:
        levels, size = (*elements(spec), _LENGTH)[:2] if is_list(spec) else (spec, _LENGTH)
    levels = levels if type(levels) is int else _NO_LIMIT
    size = size if type(size) is int else _NO_LIMIT
    return [(_shallow_copy(e.args[0], levels, size), limit, depth)]


def _shallow_copy(x, levels: int, size: int):
    parts = elements(x)
    if not len(parts):
        return x
    if levels <= 1:
        return Expr(x.head, (Expr(S.Skeleton, (len(parts),)),))
    new = [_shallow_copy(p, levels - 1, size) for p in parts[:size]]
    if len(parts) > size:
        new.append(Expr(S.Skeleton, (len(parts) - size,)))
    return Expr(x.head, tuple(new))
