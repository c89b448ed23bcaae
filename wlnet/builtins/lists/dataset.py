"""Dataset and Query: operators that go down into structured data and up again."""

from ...evaluator import Evaluator, application, builtin, handles
from ...expression import (
    Association,
    Expr,
    Expression,
    S,
    Symbol,
    elements,
    has_head,
    identity_key,
    is_immediate_rule,
    is_list,
    length,
    make_list,
)
from ...expression.dataset import Dataset
from ..kit.operands import MEASURES, REARRANGEMENTS

# Operators that work on the way down: the operators after them see the parts of their result.
_DESCENDING = frozenset(
    S[name]
    for name in (
        "Select SelectFirst Cases DeleteCases GroupBy GatherBy SortBy ReverseSortBy SplitBy KeySelect KeyTake KeyDrop "
        "KeySort KeySortBy MaximalBy MinimalBy TakeLargestBy TakeSmallestBy TakeLargest TakeSmallest DeleteDuplicatesBy "
        "DeleteMissing Take Drop RandomSample FirstCase Discard"
    ).split()
)
_DESCENDING_SYMBOLS = frozenset((S.DeleteMissing, S.Values, S.Sort, S.ReverseSort, S.KeySort, S.DeleteDuplicates, S.Reverse))
# Operators whose string argument means a key.
_BY_KEY = frozenset(
    S[name]
    for name in (
        "GroupBy GatherBy SortBy ReverseSortBy SplitBy MaximalBy MinimalBy TakeLargestBy TakeSmallestBy CountsBy "
        "DeleteDuplicatesBy Lookup"
    ).split()
) - {S.Lookup}
_FUNCTIONS = (
    MEASURES
    | REARRANGEMENTS
    | frozenset(
        S[name]
        for name in (
            "Keys Values Map Select SortBy GroupBy GatherBy Counts CountsBy KeyMap KeySelect KeyTake KeyDrop KeySort KeySortBy "
            "KeyValueMap Lookup DeleteDuplicates DeleteDuplicatesBy DeleteMissing MaximalBy MinimalBy Apply JoinAcross Merge "
            "AssociationMap Cases DeleteCases Count Position MemberQ FreeQ TakeLargest TakeSmallest TakeLargestBy "
            "TakeSmallestBy ReverseSort Split SplitBy Gather RandomSample RandomChoice ReplaceAll MapIndexed KeyExistsQ "
            "Extract Thread Pick Rescale Standardize AllTrue AnyTrue Complement Intersection Max Min KeyIntersection "
            "ReverseSortBy Histogram BarChart ListPlot SelectFirst FirstCase"
        ).split()
    )
)


@builtin("Dataset")
def dataset(ev: Evaluator, args: tuple) -> Expression | None:
    """Dataset[data] stands for structured data: lists and associations, nested in any way.
    Dataset[data][op1, op2, …] applies query operators; Normal gives the data back."""
    if len(args) < 1:
        return None
    data = args[0]
    if type(data) is Dataset:
        return data
    return Dataset(data) if is_list(data) or type(data) is Association else None


@builtin("Query")
def query_(ev: Evaluator, args: tuple) -> Expression | None:
    """Query[op1, op2, …][data] applies query operators: parts and filters going down, functions coming up."""
    return None


@application("Query")
def _apply_query(ev, query: Expr, args: tuple):
    if len(args) != 1:
        return None
    data = args[0]
    if type(data) is Dataset:
        return wrapped(run_query(ev, query.args, data.data))
    return run_query(ev, query.args, data)


def wrapped(result: Expression) -> Expression:
    """Compound results are datasets again."""
    return Dataset(result) if is_list(result) or type(result) is Association else result


def apply_dataset(ev: Evaluator, data: Dataset, args: tuple) -> Expression:
    """Dataset[…][op1, op2, …]."""
    return wrapped(run_query(ev, args, data.data))


# --- queries --------------------------------------------------------------------------------------------------------


def run_query(ev: Evaluator, operators: tuple, data: Expression) -> Expression:
    """The result of query operators on plain data."""
    if not operators:
        return data
    operator, rest = operators[0], operators[1:]
    if has_head(operator, S.Query):
        return run_query(ev, operator.args + rest, data)
    if type(operator) in (int, str) or has_head(operator, S.Key):
        part = _part(data, operator)
        # what is missing has no parts: the operators behind are not asked
        return part if has_head(part, S.Missing) else run_query(ev, rest, part)
    if _is_parts(operator):
        taken = _parts(ev, data, operator)
        return taken if has_head(taken, S.Missing) else _over_parts(ev, rest, taken)
    down, up = _split_composition(operator)
    for step in down:
        data = _applied(ev, step, data)
        # a descending operator that gave a plain value (a sum, say) leaves nothing for the next to filter
        if type(data) not in (Association,) and not is_list(data):
            break
    if rest:
        data = _over_parts(ev, rest, data)
    for step in up:
        data = _applied(ev, step, data)
    return data


def _over_parts(ev, operators: tuple, data):
    """The query applied to every part of a list or association."""
    if not operators:
        return data
    if type(data) is Association:
        return Association({k: run_query(ev, operators, v) for k, v in data.data.items()})
    if is_list(data):
        return make_list([run_query(ev, operators, v) for v in elements(data)])
    return data


def _is_parts(operator) -> bool:
    if operator is S.All or has_head(operator, S.Span) or has_head(operator, S.UpTo):
        return True
    # a list of functions is several operators, not several parts
    return (
        is_list(operator)
        and length(operator) > 0
        and all([type(p) in (int, str) or has_head(p, S.Key) or has_head(p, S.Span) for p in elements(operator)])
    )


def _part(data, spec):
    """One part by number or key; Missing where it is absent."""
    key = spec.args[0] if has_head(spec, S.Key) and len(spec.args) == 1 else spec
    if type(data) is Association:
        if type(spec) is int:
            values = data.values()
            if spec and -len(values) <= spec <= len(values):
                return values[spec - 1 if spec > 0 else spec]
            return Expr(S.Missing, ("PartAbsent", spec))
        value = data.data.get(identity_key(key))
        return Expr(S.Missing, ("KeyAbsent", key)) if value is None else value
    if is_list(data):
        items = elements(data)
        if type(spec) is int and spec and -len(items) <= spec <= len(items):
            return items[spec - 1 if spec > 0 else spec]
        if type(spec) is str or has_head(spec, S.Key):
            return (
                make_list([_part(item, spec) for item in items])
                if items and all([type(i) is Association for i in items])
                else Expr(S.Missing, ("PartInvalid", key))
            )
    return Expr(S.Missing, ("PartAbsent" if type(spec) is int else "PartInvalid", key))


def _parts(ev, data, spec):
    """Several parts: All, a span, or a list of numbers and keys."""
    if spec is S.All:
        return data
    if is_list(spec):
        items = elements(spec)
        if type(data) is Association:
            return _sub_association(data, items, spec)
        if is_list(data):
            if all([type(i) is int and 0 < abs(i) <= length(data) for i in items]):
                return make_list([_part(data, i) for i in items])
            if all([type(i) is str or has_head(i, S.Key) for i in items]):
                return make_list([_part(data, i) for i in items])
        return Expr(S.Missing, ("PartAbsent", spec))
    if has_head(spec, S.UpTo):
        return ev.call(S.Take, data, spec)
    taken = ev.call(S.Part, data, spec)
    return Expr(S.Missing, ("PartAbsent", spec)) if has_head(taken, S.Part) else taken


def _sub_association(data: Association, items, spec):
    keys = list(data.data)
    entries = {}
    for item in items:
        if type(item) is int:
            if not 0 < abs(item) <= len(keys):
                return Expr(S.Missing, ("PartAbsent", spec))
            key = keys[item - 1 if item > 0 else item]
            entries[key] = data.data[key]
        else:
            key = identity_key(item.args[0] if has_head(item, S.Key) and len(item.args) == 1 else item)
            value = data.data.get(key)
            entries[key] = _part(data, item) if value is None else value
    return Association(entries)


def _split_composition(operator) -> tuple[list, list]:
    """The steps of f /* g /* … done on the way down, and those done on the way up."""
    steps = list(operator.args) if has_head(operator, S.RightComposition) else [operator]
    if has_head(operator, S.Composition):
        # f @* g applies g first
        steps = list(reversed(operator.args))
    down = []
    while steps and _is_descending(steps[0]):
        down.append(steps.pop(0))
    return down, steps


def _is_descending(step) -> bool:
    if type(step) is Symbol:
        return step in _DESCENDING_SYMBOLS
    return type(step) is Expr and type(step.head) is Symbol and step.head in _DESCENDING


def _applied(ev, step, data):
    """One operator as a function of data: functions, several of them in a list or association, rules for parts."""
    if type(step) is Association:
        return Association({k: run_query(ev, (v,), data) for k, v in step.data.items()})
    if is_list(step):
        rules = elements(step)
        # {1 -> f, "a" -> g} changes parts one after the other; {f, g} gives two results
        if rules and all([is_immediate_rule(r) for r in rules]):
            for r in rules:
                data = _changed_part(ev, data, r)
            return data
        return make_list([run_query(ev, (op,), data) for op in rules])
    if is_immediate_rule(step):
        return _changed_part(ev, data, step)
    if type(step) is Expr and type(step.head) is Symbol and step.head in _BY_KEY:
        # SortBy["age"] and its like mean the value of a key, where the functions alone would take a string for a function
        step = Expr(step.head, tuple([_as_key(a) for a in step.args]))
    return ev.call(step, data)


def _as_key(x):
    if type(x) is str:
        return Expr(S.Key, (x,))
    if is_list(x):
        return make_list([_as_key(e) for e in elements(x)])
    if is_immediate_rule(x):
        return Expr(S.Rule, tuple([_as_key(e) for e in x.args]))
    return x


def _changed_part(ev, data, r):
    """ "key" -> f or n -> f: data with f applied to that part."""
    spec, f = r.args
    key = spec.args[0] if has_head(spec, S.Key) and len(spec.args) == 1 else spec
    if type(data) is Association:
        keys = list(data.data)
        if type(spec) is int:
            if not 0 < abs(spec) <= len(keys):
                return data
            key = keys[spec - 1 if spec > 0 else spec]
        else:
            key = identity_key(key)
        old = data.data.get(key)
        if old is None:
            # an absent key is added: f sees that it was missing
            old = Expr(S.Missing, ("KeyAbsent", spec))
        return Association({**data.data, key: run_query(ev, (f,), old)})
    if is_list(data):
        items = list(elements(data))
        if type(spec) is int and 0 < abs(spec) <= len(items):
            i = spec - 1 if spec > 0 else spec
            items[i] = run_query(ev, (f,), items[i])
            return make_list(items)
    return data


# --- as an argument -------------------------------------------------------------------------------------------------


def dataset_operand(ev: Evaluator, call: Expr, args: tuple) -> Expression | None:
    """f[…, dataset, …]: f of the data, a dataset again if it is compound."""
    head = call.head
    if type(head) is not Symbol:
        return None
    data = [a for a in args if type(a) is Dataset][0].data
    if head is S.Normal:
        return data if len(args) == 1 else None
    if head is S.Dimensions and len(args) == 1:
        return make_list(_dimensions(data))
    if head is S.Length and len(args) == 1:
        return length(data)
    # there the dataset stands among the operators: the query waits for its data
    if head is S.Query and len(args) > 1:
        return None
    if head not in _FUNCTIONS:
        return None
    result = ev.evaluate(Expr(head, tuple([a.data if type(a) is Dataset else a for a in args])))
    # unevaluated on plain data: the call stays as it was written, with the dataset in it
    return None if type(result) is Expr and result.head is head else wrapped(result)


def _dimensions(data) -> list:
    """Dimensions with associations counted as lists."""
    sizes = []
    level = [data]
    while level and all([is_list(e) or type(e) is Association for e in level]):
        count = length(level[0])
        if any([length(e) != count for e in level]):
            break
        sizes.append(count)
        level = [x for e in level for x in (e.values() if type(e) is Association else elements(e))]
    return sizes


handles(Dataset, dataset_operand, apply_dataset)
