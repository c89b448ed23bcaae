"""Parallel computing as it is on one kernel: the same results, one after another."""

from ...evaluator import Evaluator, builtin, declare_symbol, declare_symbols
from ...expression import Expr, Expression, S, Symbol, elements, has_head, is_list, is_rule, make_list

declare_symbols("DistributedContexts EvaluationObject KernelObject")
declare_symbol("$KernelCount", value=0)
declare_symbol("$KernelID", value=0)
declare_symbol("$DistributedContexts", value=S["$Context"])
declare_symbol("$ConfiguredKernels", value=make_list(()))

_OPTIONS = frozenset(("Method", "DistributedContexts", "ProgressReporting"))


def _plain(args: tuple) -> tuple:
    """The arguments without the options of parallel functions."""
    return tuple([a for a in args if not (is_rule(a) and _name(a.args[0]) in _OPTIONS)])


def _name(x) -> str:
    return x.name if type(x) is Symbol else x if type(x) is str else ""


@builtin("ParallelTable", attributes="HoldAll")
def parallel_table(ev: Evaluator, args: tuple) -> Expression:
    """ParallelTable[expr, iterators…] gives Table[expr, iterators…]."""
    return Expr(S.Table, _plain(args))


@builtin("ParallelDo", attributes="HoldAll")
def parallel_do(ev: Evaluator, args: tuple) -> Expression:
    """ParallelDo[expr, iterators…] does what Do[expr, iterators…] does."""
    return Expr(S.Do, _plain(args))


@builtin("ParallelSum", attributes="HoldAll")
def parallel_sum(ev: Evaluator, args: tuple) -> Expression:
    """ParallelSum[expr, iterators…] gives Sum[expr, iterators…]."""
    return Expr(S.Sum, _plain(args))


@builtin("ParallelProduct", attributes="HoldAll")
def parallel_product(ev: Evaluator, args: tuple) -> Expression:
    """ParallelProduct[expr, iterators…] gives Product[expr, iterators…]."""
    return Expr(S.Product, _plain(args))


@builtin("ParallelArray")
def parallel_array(ev: Evaluator, args: tuple) -> Expression:
    """ParallelArray[f, n, …] gives Array[f, n, …]."""
    return Expr(S.Array, _plain(args))


@builtin("ParallelCombine")
def parallel_combine(ev: Evaluator, args: tuple) -> Expression:
    """ParallelCombine[f, h[e1, …], comb] gives comb of f applied to pieces; one kernel needs one piece only."""
    args = _plain(args)
    return Expr(args[0], (args[1],)) if len(args) >= 2 else None


@builtin("ParallelEvaluate", attributes="HoldFirst")
def parallel_evaluate(ev: Evaluator, args: tuple) -> Expression:
    """ParallelEvaluate[expr] gives the values of expr on all parallel kernels; there are none, so it is evaluated
    here."""
    return make_list((ev.evaluate(args[0]),)) if args else None


@builtin("ParallelTry")
def parallel_try(ev: Evaluator, args: tuple) -> Expression | None:
    """ParallelTry[f, {arg1, …}] gives the first f[arg] that is a result."""
    args = _plain(args)
    if len(args) < 2 or not is_list(args[1]):
        return None
    for a in elements(args[1]):
        value = ev.call(args[0], a)
        # $Failed says that this one had no result
        if value is not S["$Failed"]:
            return value
    return S["$Failed"]


@builtin("ParallelSubmit", attributes="HoldAll")
def parallel_submit(ev: Evaluator, args: tuple) -> Expression:
    """ParallelSubmit[expr] prepares the evaluation of expr; WaitAll does it."""
    # the last argument is the expression; names of local variables may stand before it
    return Expr(S.EvaluationObject, (Expr(S.Hold, (args[-1],)),)) if args else None


@builtin("WaitAll")
def wait_all(ev: Evaluator, x: Expression) -> Expression:
    """WaitAll[{obj1, …}] evaluates what ParallelSubmit has prepared and gives the values."""
    if is_list(x):
        return make_list([wait_all(ev, a) for a in elements(x)])
    if has_head(x, S.EvaluationObject) and len(x.args) == 1 and has_head(x.args[0], S.Hold):
        return ev.evaluate(x.args[0].args[0])
    return x


@builtin("WaitNext")
def wait_next(ev: Evaluator, x: Expression) -> Expression | None:
    """WaitNext[{obj1, …}] gives {value of the first object, that object, the others}."""
    if not is_list(x) or not elements(x):
        return None
    first, *rest = elements(x)
    # on one kernel the first is always the one that is ready first
    return make_list((wait_all(ev, first), first, make_list(rest)))


@builtin("Parallelize", attributes="HoldFirst")
def parallelize(ev: Evaluator, args: tuple) -> Expression:
    """Parallelize[expr] gives the value of expr."""
    return ev.evaluate(args[0]) if args else None


@builtin("DistributeDefinitions", attributes="HoldAll")
def distribute_definitions(ev: Evaluator, args: tuple) -> Expression:
    """DistributeDefinitions[s1, …] makes definitions known to all kernels; there is only one."""
    return make_list([a for a in args if type(a) is Symbol])


@builtin("ParallelNeeds")
def parallel_needs(ev: Evaluator, context: Expression) -> Expression:
    """ParallelNeeds["context`"] loads a package on all kernels."""
    return Expr(S.Needs, (context,))


@builtin("SetSharedVariable", attributes="HoldAll")
def set_shared_variable(ev: Evaluator, args: tuple) -> Expression:
    """SetSharedVariable[x, …] shares variables between kernels; on one they are shared."""
    return S.Null


@builtin("SetSharedFunction", attributes="HoldAll")
def set_shared_function(ev: Evaluator, args: tuple) -> Expression:
    """SetSharedFunction[f, …] shares functions between kernels; on one they are shared."""
    return S.Null


@builtin("UnsetShared", attributes="HoldAll")
def unset_shared(ev: Evaluator, args: tuple) -> Expression:
    """UnsetShared[x, …] ends sharing."""
    return S.Null


@builtin("CriticalSection", attributes="HoldAll")
def critical_section(ev: Evaluator, locks: Expression, expression: Expression) -> Expression:
    """CriticalSection[{lock, …}, expr] evaluates expr while no other kernel does; there is no other."""
    return ev.evaluate(expression)


@builtin("LaunchKernels")
def launch_kernels(ev: Evaluator, args: tuple) -> Expression:
    """LaunchKernels[] starts parallel kernels; wlnet works in one and gives no others."""
    return make_list(())


@builtin("CloseKernels")
def close_kernels(ev: Evaluator, args: tuple) -> Expression:
    """CloseKernels[] ends parallel kernels."""
    return make_list(())


@builtin("AbortKernels")
def abort_kernels(ev: Evaluator, args: tuple) -> Expression:
    """AbortKernels[] stops parallel evaluations."""
    return make_list(())


@builtin("Kernels")
def kernels(ev: Evaluator) -> Expression:
    """Kernels[] lists the parallel kernels: none."""
    return make_list(())
