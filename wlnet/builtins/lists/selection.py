"""Elements chosen by a test: Select, TakeWhile, AllTrue and their relatives."""

from ...evaluator import Evaluator, builtin
from ...expression import Expr, Expression, MessageError, PackedArray, S, boolean, has_head, length
from ...expression.compounds import count_limit, is_compound, is_infinity, items_of, select_items
from ..kit.each import caller, test_each
from ..kit.levels import Levels, visit

# --- tests over parts -----------------------------------------------------------------------------------------------


def _quantified(ev, owner, x, test, spec, decisive: bool, empty: bool):
    """AllTrue and relatives: stop at the first part whose test is ``decisive``; symbolic tests are kept."""
    if spec is None:
        parts = items_of(x) or ()
    elif type(spec) is int and spec >= 0:
        parts = []
        visit(x, Levels(spec, spec), False, parts.append)
    else:
        return None
    call = caller(ev, test, 1)
    undecided = []
    for a in parts:
        r = call(a)
        if r is boolean(decisive):
            return boolean(not empty)
        if r is not boolean(not decisive):
            undecided.append(r)
    # Wolfram gives And, Or or Nor of the tests that are neither True nor False
    if undecided:
        junction = S.Or if decisive else S.And
        if owner is S.NoneTrue:
            return Expr(S.Nor, tuple(undecided)) if len(undecided) > 1 else Expr(S.Not, tuple(undecided))
        return undecided[0] if len(undecided) == 1 else Expr(junction, tuple(undecided))
    return boolean(empty)


@builtin("AllTrue", operator="first")
def all_true(ev: Evaluator, x: Expression, test: Expression, spec: Expression = None) -> Expression:
    """AllTrue[{e1, e2, …}, test] is True if test gives True for every ei.
    AllTrue[expr, test, level] tests the parts on these levels.
    AllTrue[test] is an operator form."""
    return _quantified(ev, S.AllTrue, x, test, spec, False, True)


@builtin("AnyTrue", operator="first")
def any_true(ev: Evaluator, x: Expression, test: Expression, spec: Expression = None) -> Expression:
    """AnyTrue[{e1, e2, …}, test] is True if test gives True for at least one ei.
    AnyTrue[expr, test, level] tests the parts on these levels.
    AnyTrue[test] is an operator form."""
    return _quantified(ev, S.AnyTrue, x, test, spec, True, False)


@builtin("NoneTrue", operator="first")
def none_true(ev: Evaluator, x: Expression, test: Expression, spec: Expression = None) -> Expression:
    """NoneTrue[{e1, e2, …}, test] is True if test gives True for none of the ei.
    NoneTrue[expr, test, level] tests the parts on these levels.
    NoneTrue[test] is an operator form."""
    return _quantified(ev, S.NoneTrue, x, test, spec, True, True)


@builtin("Select", operator="first")
def select(ev: Evaluator, x: Expression, criterion: Expression, limit: Expression = None) -> Expression | None:
    """Select[list, crit] gives the elements for which crit gives True.
    Select[list, crit, n] gives the first n of them.
    Select[crit] is an operator form."""
    if not is_compound(x):
        raise MessageError("normal", 1, Expr(S.Select, (x, criterion)))
    # without a limit all tests run in one go, where possible compiled
    if limit is None or is_infinity(limit):
        passed = test_each(ev, criterion, x if type(x) is PackedArray else items_of(x))
        return select_items(x, [i for i, k in enumerate(passed) if k])
    if has_head(limit, S.UpTo) and len(limit.args) == 1:
        limit = limit.args[0]
    count = count_limit(limit)
    if count is None:
        raise MessageError("innf", 3, Expr(S.Select, (x, criterion, limit)))
    call = caller(ev, criterion, 1)
    chosen: list = []
    for i, a in enumerate(items_of(x)):
        if len(chosen) >= count:
            break
        if call(a) is S.True_:
            chosen.append(i)
    return select_items(x, chosen)


@builtin("Discard", operator="first")
def discard(ev: Evaluator, x: Expression, criterion: Expression, limit: Expression = None) -> Expression | None:
    """Discard[list, crit] gives the elements for which crit does not give True.
    Discard[list, crit, n] leaves out the first n such elements only.
    Discard[crit] is an operator form."""
    if not is_compound(x):
        return None
    count = float("inf") if limit is None else count_limit(limit)
    if count is None:
        return None
    gone = 0
    rest = []
    for i, out in enumerate(test_each(ev, criterion, items_of(x))):
        if out and gone < count:
            gone += 1
        else:
            rest.append(i)
    return select_items(x, rest)


@builtin("SelectFirst", attributes="HoldRest", operator="first")
def select_first(ev: Evaluator, x: Expression, criterion: Expression, default: Expression = None) -> Expression | None:
    """SelectFirst[list, crit] gives the first element for which crit gives True, or Missing["NotFound"].
    SelectFirst[list, crit, default] gives default if there is none.
    SelectFirst[crit] is an operator form."""
    if not is_compound(x):
        return None
    # HoldRest is for the default alone
    call = caller(ev, ev.evaluate(criterion), 1)
    for a in items_of(x):
        if call(a) is S.True_:
            return a
    return Expr(S.Missing, ("NotFound",)) if default is None else default


def _leading(ev, x, test) -> int:
    """How many parts at the beginning satisfy the test."""
    call = caller(ev, test, 1)
    n = 0
    for a in items_of(x):
        if call(a) is not S.True_:
            break
        n += 1
    return n


@builtin("TakeWhile", operator="first")
def take_while(ev: Evaluator, x: Expression, test: Expression) -> Expression | None:
    """TakeWhile[list, crit] gives the elements at the beginning as long as crit gives True.
    TakeWhile[crit] is an operator form."""
    if not is_compound(x):
        return None
    return select_items(x, range(_leading(ev, x, test)))


@builtin("DropWhile", operator="first")
def drop_while(ev: Evaluator, x: Expression, test: Expression) -> Expression | None:
    """DropWhile[list, crit] leaves out the elements at the beginning as long as crit gives True.
    DropWhile[crit] is an operator form."""
    if not is_compound(x):
        return None
    return select_items(x, range(_leading(ev, x, test), length(x)))


@builtin("LengthWhile", operator="first")
def length_while(ev: Evaluator, x: Expression, test: Expression) -> Expression:
    """LengthWhile[list, crit] counts the elements at the beginning as long as crit gives True.
    LengthWhile[crit] is an operator form."""
    return _leading(ev, x, test) if is_compound(x) else None
