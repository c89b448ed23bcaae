"""Control of compiled code: If, Which, Switch, sequences and loops."""

from ...expression import TYPE_CHECKING, Expr, S, Symbol
from ..control import BreakLoop, ContinueLoop
from .scope import FALSE, SELF, TRUE

if TYPE_CHECKING:
    from collections.abc import Callable

    from .compiler import Compiler
    from .scope import Scope


def if_(c: "Compiler", e: Expr, args: tuple, scope: "Scope", tail: bool) -> "Callable | None":
    """If[test, then, else, undecided]."""
    if not 2 <= len(args) <= 4:
        return None
    test = c.node(args[0], scope)
    then = c.node(args[1], scope, tail)
    otherwise = c.node(args[2], scope, tail) if len(args) > 2 else lambda frame: S.Null
    undecided = c.node(args[3], scope, tail) if len(args) > 3 else None
    evaluate = c.ev.evaluate
    remaining = None
    if undecided is None:
        remaining = _held_rest(c, args[1:], scope)

    def call(frame):
        x = test(frame)
        if x is TRUE:
            return then(frame)
        if x is FALSE:
            return otherwise(frame)
        if undecided is not None:
            return undecided(frame)
        return evaluate(Expr(S.If, (x, *remaining(frame))))

    return call


def _held_rest(c: "Compiler", args, scope):
    """``g(frame)``: held arguments with the frame's values put in."""
    parts = [(a, c.filled(a, scope)) for a in args]

    def held(frame):
        return [a if put_in is None else put_in(frame) for a, put_in in parts]

    return held


def which(c: "Compiler", e: Expr, args: tuple, scope: "Scope", tail: bool) -> "Callable | None":
    """Which[test, value, …]."""
    if len(args) % 2 or not args:
        return None
    pairs = [(c.node(args[i], scope), c.node(args[i + 1], scope, tail)) for i in range(0, len(args), 2)]
    held = _held_rest(c, args, scope)
    evaluate = c.ev.evaluate

    def call(frame):
        for n, (test, value) in enumerate(pairs):
            x = test(frame)
            if x is TRUE:
                return value(frame)
            if x is not FALSE:
                rest = held(frame)[2 * n + 1 :]
                return evaluate(Expr(S.Which, (x, *rest)))
        return S.Null

    return call


def switch(c: "Compiler", e: Expr, args: tuple, scope: "Scope", tail: bool) -> "Callable | None":
    """Switch[x, form, value, …] with forms that hold no local variable."""
    if len(args) % 2 == 0:
        return None
    ev = c.ev
    forms = args[1::2]
    for form in forms:
        if c.filled(form, scope) is not None or not _is_constant(ev, form):
            return None
    x = c.node(args[0], scope)
    values = [c.node(v, scope, tail) for v in args[2::2]]
    held = _held_rest(c, args[1:], scope)
    matchers: list = []

    def call(frame):
        v = x(frame)
        if not matchers:
            matchers.extend([ev.matcher(ev.evaluate(f)) for f in forms])
        for matches, value in zip(matchers, values):
            if matches(v) is not None:
                return value(frame)
        return Expr(S.Switch, (v, *held(frame)))

    return call


def _is_constant(ev, form) -> bool:
    """Does a form evaluate to itself whatever the user does: atoms, and blanks of System heads?"""
    if type(form) is Expr:
        return (
            form.head is S.Blank
            and len(form.args) <= 1
            and all([_is_constant(ev, a) for a in form.args])
            or form.head is S.Alternatives
            and all([_is_constant(ev, a) for a in form.args])
        )
    if type(form) is Symbol:
        d = ev.definitions[form]
        return d.builtin is not None and d.builtin.value is None and d.own is None
    return type(form) in SELF


def compound(c: "Compiler", e: Expr, args: tuple, scope: "Scope", tail: bool) -> "Callable | None":
    """a; b; …, which Return leaves."""
    if not args:
        return None
    parts = c.arguments(args[:-1], scope)
    last = c.node(args[-1], scope, tail)

    def call(frame):
        for p in parts:
            x = p(frame)
            if type(x) is Expr and x.head is S.Return:
                return x
        return last(frame)

    return call


def while_(c: "Compiler", e: Expr, args: tuple, scope: "Scope", tail: bool) -> "Callable | None":
    """While[test, body]."""
    if not 1 <= len(args) <= 2:
        return None
    test = c.node(args[0], scope)
    body = c.node(args[1], scope) if len(args) > 1 else lambda frame: S.Null

    def call(frame):
        try:
            while test(frame) is TRUE:
                try:
                    x = body(frame)
                except ContinueLoop:
                    continue
                if type(x) is Expr and x.head is S.Return:
                    return x
        except BreakLoop:
            pass
        return S.Null

    return call


def for_(c: "Compiler", e: Expr, args: tuple, scope: "Scope", tail: bool) -> "Callable | None":
    """For[start, test, step, body]."""
    if not 3 <= len(args) <= 4:
        return None
    start, test, step = c.arguments(args[:3], scope)
    body = c.node(args[3], scope) if len(args) > 3 else lambda frame: S.Null

    def call(frame):
        start(frame)
        try:
            while test(frame) is TRUE:
                try:
                    x = body(frame)
                    if type(x) is Expr and x.head is S.Return:
                        return x
                except ContinueLoop:
                    pass
                step(frame)
        except BreakLoop:
            pass
        return S.Null

    return call
