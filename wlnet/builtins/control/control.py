"""Flow of control: CompoundExpression, conditionals, loops, Throw and Catch, Sow and Reap, limits, sessions."""

from ...evaluator import (
    Abort,
    BreakLoop,
    ContinueLoop,
    Evaluator,
    ExitSession,
    ThrowValue,
    builtin,
    declare_symbol,
    declare_symbols,
)
from ...evaluator.interrupts import Deadline, MemoryLimit
from ...expression import Association, Expr, Expression, S, elements, has_head, is_list, make_list, same

declare_symbols("True False", attributes="Locked")
declare_symbols("Null")
declare_symbols("Return TerminatedEvaluation")
declare_symbols("$Failed $Aborted $Canceled All Automatic None Inherited Full Temporary")


@builtin("CompoundExpression", attributes="HoldAll ReadProtected")
def compound_expression(ev: Evaluator, args: tuple) -> Expression | None:
    """expr1; expr2; … evaluates each expression and gives the last one."""
    if not args:
        return S.Null
    evaluate = ev.evaluate
    result = S.Null
    for a in args:
        result = evaluate(a)
        # Return travels up as an expression to the function or loop that it leaves
        if type(result) is Expr and result.head is S.Return:
            return result
    return result


@builtin("If", attributes="HoldRest")
def if_(
    ev: Evaluator, condition: Expression, then: Expression, otherwise: Expression = S.Null, undecided: Expression = None
) -> Expression | None:
    """If[condition, t, f] gives t if condition is True and f if it is False.
    If[condition, t, f, u] gives u if it is neither."""
    if condition is S.True_:
        return then
    if condition is S.False_:
        return otherwise
    return undecided


@builtin("Which", attributes="HoldAll")
def which(ev: Evaluator, args: tuple) -> Expression | None:
    """Which[test1, value1, test2, value2, …] gives the value of the first test that is True."""
    if len(args) % 2:
        ev.message("Which", "argct", S.Which, len(args))
        return None
    for i in range(0, len(args), 2):
        test = ev.evaluate(args[i])
        if test is S.True_:
            return args[i + 1]
        if test is not S.False_:
            rest = (test, *args[i + 1 :])
            # an undecided test stays, those before it go, as in Wolfram
            return None if rest == args else Expr(S.Which, rest)
    return S.Null


@builtin("Switch", attributes="HoldRest")
def switch(ev: Evaluator, args: tuple) -> Expression | None:
    """Switch[expr, form1, value1, form2, value2, …] gives the value of the first form that matches expr."""
    if len(args) % 2 == 0:
        ev.message("Switch", "argct", S.Switch, len(args))
        return None
    for i in range(1, len(args), 2):
        if ev.matches(args[0], ev.evaluate(args[i])):
            return args[i + 1]
    return None


@builtin("While", attributes="HoldAll")
def while_(ev: Evaluator, test: Expression, body: Expression = S.Null) -> Expression | None:
    """While[test, body] evaluates body as long as test gives True."""
    test, body = ev.body(test), ev.body(body)
    try:
        while test(None) is S.True_:
            try:
                result = body(None)
            except ContinueLoop:
                continue
            if type(result) is Expr and result.head is S.Return:
                # it means the function around the loop: it travels on
                return result
    except BreakLoop:
        pass
    return S.Null


@builtin("For", attributes="HoldAll")
def for_(ev: Evaluator, start: Expression, test: Expression, step: Expression, body: Expression = S.Null) -> Expression:
    """For[start, test, step, body] evaluates start, then body and step as long as test gives True."""
    ev.evaluate(start)
    test, step, body = ev.body(test), ev.body(step), ev.body(body)
    try:
        while test(None) is S.True_:
            try:
                result = body(None)
                if type(result) is Expr and result.head is S.Return:
                    return result
            except ContinueLoop:
                pass
            step(None)
    except BreakLoop:
        pass
    return S.Null


@builtin("Break")
def break_(ev: Evaluator) -> None:
    """Break[] leaves the nearest Do, For, While or Table."""
    raise BreakLoop()


@builtin("Continue")
def continue_(ev: Evaluator) -> None:
    """Continue[] goes on with the next step of the nearest Do, For or While."""
    raise ContinueLoop()


@builtin("Throw", messages={"nocatch": "Uncaught `1` returned to top level."})
def throw(ev: Evaluator, value: Expression, tag: Expression = None, handler: Expression = None) -> None:
    """Throw[value] stops evaluation and returns value from the nearest Catch.
    Throw[value, tag] is caught by a Catch whose form matches tag."""
    raise ThrowValue(value, tag)


@builtin("Catch", attributes="HoldFirst")
def catch(ev: Evaluator, expression: Expression, form: Expression = None, handler: Expression = None) -> Expression | None:
    """Catch[expr] gives the value of the first Throw in expr, or expr itself.
    Catch[expr, form] catches tagged throws whose tag matches form; Catch[expr, form, f] gives f[value, tag]."""
    depth = ev.depth
    try:
        return ev.evaluate(expression)
    except ThrowValue as thrown:
        # the counter still stands where the throw came from
        ev.depth = depth
        if form is None:
            # Catch without a form leaves tagged throws to others
            if thrown.tag is not None:
                raise
            return thrown.value
        if thrown.tag is None or not ev.matches(thrown.tag, form):
            raise
        return thrown.value if handler is None else Expr(handler, (thrown.value, thrown.tag))


@builtin("Abort")
def abort(ev: Evaluator) -> None:
    """Abort[] stops the evaluation; $Aborted is its result."""
    raise Abort()


@builtin("CheckAbort", attributes="HoldAll")
def check_abort(ev: Evaluator, expression: Expression, failed: Expression) -> Expression | None:
    """CheckAbort[expr, failexpr] gives expr, or failexpr if an abort occurs in it."""
    depth = ev.depth
    try:
        return ev.evaluate(expression)
    except Abort as stopped:
        # a time limit has an owner that waits for it further out
        if stopped.owner is not None:
            raise
        stopped.answered = True
        ev.depth = depth
        return failed


@builtin("AbortProtect", attributes="HoldFirst")
def abort_protect(ev: Evaluator, expression: Expression) -> Expression:
    """AbortProtect[expr] evaluates expr."""
    return ev.evaluate(expression)


@builtin("WithCleanup", attributes="HoldAll")
def with_cleanup(ev: Evaluator, args: tuple) -> Expression | None:
    """WithCleanup[expr, cleanup] evaluates expr and then cleanup, also when expr is left early.
    WithCleanup[init, expr, cleanup] evaluates init first."""
    if not 2 <= len(args) <= 3:
        return None
    if len(args) == 3:
        ev.evaluate(args[0])
    try:
        return ev.evaluate(args[-2])
    finally:
        ev.evaluate(args[-1])


@builtin(
    "TimeConstrained",
    attributes="HoldAll",
    messages={"timc": "Number of seconds `1` is not a positive machine-sized number or Infinity."},
)
def time_constrained(ev: Evaluator, expression: Expression, seconds: Expression, failed: Expression = None) -> Expression | None:
    """TimeConstrained[expr, t] evaluates expr, and stops after t seconds with the value $Aborted.
    TimeConstrained[expr, t, failexpr] gives failexpr in that case."""
    limit = ev.evaluate(seconds)
    # an infinite limit is none; a Quantity is not converted here
    if has_head(limit, S.DirectedInfinity) or has_head(limit, S.Quantity):
        return ev.evaluate(expression)
    limit = limit if type(limit) in (int, float) else ev.call(S.N, limit)
    if type(limit) not in (int, float) or limit <= 0:
        ev.message("TimeConstrained", "timc", limit)
        return None

    return _within(ev, Deadline(limit), expression, failed)


def _within(ev, limit: Deadline, expression, failed):
    """The value of an expression, or what stands for it where it goes over a limit."""
    depth = ev.depth
    try:
        with limit:
            value = ev.evaluate(expression)
            if isinstance(limit, MemoryLimit) and limit.is_over():
                raise limit.kind
            return value
    except Abort as stopped:
        # another limit, further out, has run out first
        if stopped.owner is not limit:
            raise
        ev.depth = depth
        return S["$Aborted"] if failed is None else failed


@builtin("MemoryConstrained", attributes="HoldAll")
def memory_constrained(ev: Evaluator, expression: Expression, size: Expression, failed: Expression = None) -> Expression | None:
    """MemoryConstrained[expr, b] evaluates expr, and stops with the value $Aborted if it takes more than b bytes of memory.
    MemoryConstrained[expr, b, failexpr] gives failexpr in that case."""
    limit = ev.evaluate(size)
    if has_head(limit, S.DirectedInfinity):
        return ev.evaluate(expression)
    limit = limit if type(limit) in (int, float) else ev.call(S.N, limit)
    if type(limit) not in (int, float) or limit <= 0:
        return None
    return _within(ev, MemoryLimit(limit), expression, failed)


class Reaping:
    """What the calls of Reap around a session's evaluation collect, the innermost last."""

    def __init__(self) -> None:
        self.harvests: list[_Harvest] = []


@builtin("Sow")
def sow(ev: Evaluator, value: Expression, tag: Expression = S.None_) -> Expression:
    """Sow[e] adds e to what the enclosing Reap collects; Sow[e, tag] sows it under a tag, Sow[e, {tag1, …}] under
    several."""
    tags = elements(tag) if is_list(tag) else (tag,)
    for t in tags:
        # the innermost Reap that takes the tag gets the value, no other
        for frame in reversed(ev.own(Reaping).harvests):
            if frame.takes(ev, t, value):
                break
    return value


class _Harvest:
    """What one Reap collects: per pattern, tags in order of appearance with their values."""

    def __init__(self, patterns: list):
        self.patterns = patterns
        self.by_pattern: list[list] = [[] for _ in patterns]

    def takes(self, ev: Evaluator, tag: Expression, value: Expression) -> bool:
        taken = False
        for pattern, groups in zip(self.patterns, self.by_pattern):
            if pattern is None or ev.matches(tag, pattern):
                for known, values in groups:
                    if same(known, tag):
                        values.append(value)
                        break
                else:
                    groups.append((tag, [value]))
                taken = True
        return taken


@builtin("Reap", attributes="HoldFirst")
def reap(ev: Evaluator, expression: Expression, patterns: Expression = None, f: Expression = None) -> Expression | None:
    """Reap[expr] gives {value of expr, {what was sown, by tag}}.
    Reap[expr, form] collects tags matching form; Reap[expr, {form1, …}] makes one list per form.
    Reap[expr, form, f] gives f[tag, {values}] for each tag."""
    several = patterns is not None and is_list(patterns)
    forms = list(elements(patterns)) if several else [patterns]
    harvest = _Harvest(forms)
    stack = ev.own(Reaping).harvests
    stack.append(harvest)
    size = len(stack)
    try:
        value = ev.evaluate(expression)
    finally:
        # also what an abort inside has left on the stack
        del stack[size - 1 :]
    lists = []
    for groups in harvest.by_pattern:
        lists.append(make_list([make_list(values) if f is None else Expr(f, (tag, make_list(values))) for tag, values in groups]))
    return make_list((value, make_list(lists) if several else lists[0]))


@builtin("Quit", attributes="ReadProtected")
def quit_(ev: Evaluator, code: Expression = 0) -> None:
    """Quit[] ends the session; Quit[n] gives n as exit status."""
    raise ExitSession(code if type(code) is int else 0)


@builtin("Exit", attributes="ReadProtected")
def exit_(ev: Evaluator, code: Expression = 0) -> None:
    """Exit[] ends the session; Exit[n] gives n as exit status."""
    raise ExitSession(code if type(code) is int else 0)


# --- holding ------------------------------------------------------------------------------------------------------

declare_symbols("Hold HoldForm HoldPattern", attributes="HoldAll")
declare_symbols("HoldComplete Unevaluated", attributes="HoldAllComplete")
declare_symbol("Sequence")


@builtin("Evaluate")
def evaluate_(ev: Evaluator, args: tuple) -> Expression:
    """Evaluate[expr] is evaluated even where the arguments of a function are held."""
    return args[0] if len(args) == 1 else Expr(S.Sequence, args)


@builtin("Identity")
def identity(ev: Evaluator, x: Expression) -> Expression:
    """Identity[expr] is expr."""
    return x


@builtin("ReleaseHold")
def release_hold(ev: Evaluator, x: Expression) -> Expression:
    """ReleaseHold[expr] removes Hold, HoldForm, HoldPattern and HoldComplete around expr or around its parts."""
    # one layer of holds only, as Wolfram does
    return _release(x)


_HOLDS = frozenset((S.Hold, S.HoldForm, S.HoldPattern, S.HoldComplete))


def _release(x):
    if type(x) is Association:
        return Association({k: _release(v) for k, v in x.data.items()}, x.delayed)
    if type(x) is not Expr:
        return x
    if x.head in _HOLDS:
        return x.args[0] if len(x.args) == 1 else Expr(S.Sequence, x.args)
    return Expr(_release(x.head), tuple([_release(a) for a in x.args]))


@builtin("Inactivate", attributes="HoldFirst")
def inactivate(ev: Evaluator, expression: Expression, pattern: Expression = None) -> Expression:
    """Inactivate[expr] replaces the heads in expr by inactive ones; Inactivate[expr, form] those that match form."""
    return _inactivate(ev, expression, pattern)


def _inactivate(ev, x, pattern):
    if type(x) is not Expr:
        return x
    args = tuple([_inactivate(ev, a, pattern) for a in x.args])
    head = x.head
    # lists stay lists, so that the structure can be seen
    if head is S.List or has_head(head, S.Inactive) or pattern is not None and not ev.matches(head, pattern):
        return Expr(head, args)
    return Expr(Expr(S.Inactive, (head,)), args)


declare_symbol("Inactive", attributes="HoldFirst")


@builtin("Activate")
def activate(ev: Evaluator, expression: Expression, pattern: Expression = None) -> Expression:
    """Activate[expr] replaces Inactive[f] by f; Activate[expr, form] where f matches form."""
    return _activate(ev, expression, pattern)


def _activate(ev, x, pattern):
    if type(x) is not Expr:
        return x
    if x.head is S.Inactive and len(x.args) == 1 and (pattern is None or ev.matches(x.args[0], pattern)):
        return x.args[0]
    return Expr(_activate(ev, x.head, pattern), tuple([_activate(ev, a, pattern) for a in x.args]))


# --- failures -----------------------------------------------------------------------------------------------------


@builtin("FailureQ")
def failure_q(ev: Evaluator, x: Expression) -> Expression:
    """FailureQ[expr] is True for $Failed, $Aborted and Failure[…]."""
    failed = x is S["$Failed"] or x is S["$Aborted"] or x is S["$Canceled"] or has_head(x, S.Failure)
    return S.True_ if failed else S.False_


@builtin("Monitor", attributes="HoldAll")
def monitor(ev: Evaluator, expression: Expression, shown: Expression) -> Expression:
    """Monitor[expr, mon] evaluates expr; without a dynamic display nothing is shown on the way."""
    return ev.evaluate(expression)
