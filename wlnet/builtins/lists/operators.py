"""Functions of functions: Composition, OperatorApplied, Through, Operate, Comap."""

from ...evaluator import Evaluator, application, builtin
from ...expression import Expr, Expression, S, elements, head_of, is_immediate_rule, is_list, make_list
from ...expression.compounds import is_compound, items_of, with_items
from ..kit.levels import levels, transform

# --- composing functions --------------------------------------------------------------------------------------------


@builtin("Composition", attributes="Flat OneIdentity")
def composition(ev: Evaluator, args: tuple) -> Expression | None:
    """Composition[f, g, h] or f @* g @* h is the function x ↦ f[g[h[x]]]."""
    functions = tuple([a for a in args if a is not S.Identity])
    return _shortened(S.Composition, args, functions)


@builtin("RightComposition", attributes="Flat OneIdentity")
def right_composition(ev: Evaluator, args: tuple) -> Expression | None:
    """RightComposition[f, g, h] or f /* g /* h is the function x ↦ h[g[f[x]]]."""
    functions = tuple([a for a in args if a is not S.Identity])
    return _shortened(S.RightComposition, args, functions)


def _shortened(head, args: tuple, functions: tuple):
    if not functions:
        return S.Identity
    if len(functions) == 1:
        return functions[0]
    return None if len(functions) == len(args) else Expr(head, functions)


@application("Composition", "RightComposition")
def _apply_composition(ev, function, args):
    functions = function.args if function.head is S.RightComposition else tuple(reversed(function.args))
    if not functions:
        # the empty composition is the identity
        return args[0] if len(args) == 1 else None
    result = Expr(functions[0], args)
    for f in functions[1:]:
        result = Expr(f, (result,))
    return result


@builtin("OperatorApplied")
def operator_applied(ev: Evaluator, f: Expression, spec: Expression = None) -> Expression | None:
    """OperatorApplied[f][x][y] gives f[y, x].
    OperatorApplied[f, n] takes n arguments in order, OperatorApplied[f, {i1, i2, …}] in the given order."""
    return None


@builtin("CurryApplied")
def curry_applied(ev: Evaluator, f: Expression, spec: Expression = None) -> Expression | None:
    """CurryApplied[f, n][x1]…[xn] gives f[x1, …, xn].
    CurryApplied[f, {i1, i2, …}] gives f[xi1, xi2, …]."""
    return None


@application("OperatorApplied", "CurryApplied")
@application("OperatorApplied", "CurryApplied", curried=True)
def _apply_curried(ev, head, args):
    """One more argument for a curried function; f is called when all are there."""
    arguments: list = []
    # f[x][y][z]: the arguments so far lie in the nested heads
    while type(head) is Expr and type(head.head) is Expr:
        arguments[:0] = head.args
        head = head.head
    arguments.extend(args)
    if len(head.args) == 1 and head.head is S.CurryApplied:  # CurryApplied[n][f]
        head, arguments = Expr(S.CurryApplied, (arguments[0], head.args[0])) if arguments else head, arguments[1:]
        if len(head.args) == 1 or not arguments:
            return head if len(head.args) > 1 else None
    if not head.args:
        return None
    f = head.args[0]
    # OperatorApplied[f] exchanges two arguments, as Wolfram documents
    spec = head.args[1] if len(head.args) > 1 else make_list((2, 1))
    arity = None
    if is_immediate_rule(spec):
        arity, spec = spec.args
    order = list(range(1, spec + 1)) if type(spec) is int else list(elements(spec)) if is_list(spec) else [None]
    options = [o for o in order if type(o) is not int]
    order = [k for k in order if type(k) is int]
    if any([not is_immediate_rule(o) for o in options]) or any([k < 1 for k in order]):
        return None
    count = arity if type(arity) is int else max(order, default=0)
    if len(arguments) < count:
        return None
    result = Expr(f, tuple([arguments[k - 1] for k in order]) + tuple(options))
    # surplus arguments go to the result
    return result if len(arguments) == count else Expr(result, tuple(arguments[count:]))


@builtin("Through")
def through(ev: Evaluator, x: Expression, only: Expression = None) -> Expression | None:
    """Through[p[f1, f2][x]] gives p[f1[x], f2[x]].
    Through[expr, h] does so only where the head is h."""
    if type(x) is not Expr:
        return None
    if not is_compound(x.head):
        return x
    head = x.head
    if only is not None and head_of(head) != only:
        return x
    return with_items(head, [Expr(f, x.args) for f in items_of(head)])


@builtin("Operate", operator_arity=1)
def operate(ev: Evaluator, p: Expression, x: Expression, n: Expression = 1) -> Expression | None:
    """Operate[p, f[x, y]] gives p[f][x, y].
    Operate[p, expr, n] applies p on level n of the head."""
    if type(n) is not int or n < 0:
        return None
    if n == 0:
        return Expr(p, (x,))

    def at(e: Expression, k: int) -> Expression:
        if k == 0:
            return Expr(p, (e,))
        if type(e) is not Expr:
            return e
        return Expr(at(e.head, k - 1), e.args)

    # a head that is not n levels deep leaves the expression as it is
    depth, e = 0, x
    while type(e) is Expr:
        depth, e = depth + 1, e.head
    return x if depth < n else at(x, n)


@builtin("Construct")
def construct(ev: Evaluator, args: tuple) -> Expression:
    """Construct[f, x, y, …] gives f[x, y, …]."""
    return Expr(args[0], args[1:]) if args else None


@builtin("Comap", options={"Heads": S.False_}, operator="last")
def comap(ev: Evaluator, functions: Expression, x: Expression, spec: Expression = None, options: dict = None) -> Expression | None:
    """Comap[{f1, f2, …}, x] gives {f1[x], f2[x], …}.
    Comap[fs, x, levelspec] applies the parts of fs on these levels.
    Comap[fs] is an operator form: Comap[fs][x] is Comap[fs, x]."""
    return _comapped(functions, (x,), spec, options)


@builtin("ComapApply", options={"Heads": S.False_}, operator="last")
def comap_apply(
    ev: Evaluator, functions: Expression, x: Expression, spec: Expression = None, options: dict = None
) -> Expression | None:
    """ComapApply[{f1, f2, …}, expr] gives {f1 @@ expr, f2 @@ expr, …}.
    ComapApply[fs] is an operator form: ComapApply[fs][expr] is ComapApply[fs, expr]."""
    return _comapped(functions, tuple(items_of(x)), spec, options) if is_compound(x) else None


def _comapped(functions, args: tuple, spec, options):
    if not is_compound(functions):
        return None
    depths = levels(make_list((1,)) if spec is None else spec)
    return transform(functions, depths, options["Heads"] is S.True_, lambda f: Expr(f, args))[0]


@builtin("ReverseApplied")
def reverse_applied(ev: Evaluator, f: Expression, n: Expression = 2) -> Expression | None:
    """ReverseApplied[f][x1, x2, …, xn] gives f[xn, …, x2, x1]."""
    return None


@application("ReverseApplied")
def _apply_reversed(ev, operator: Expr, args: tuple):
    return Expr(operator.args[0], tuple(reversed(args))) if operator.args else None
