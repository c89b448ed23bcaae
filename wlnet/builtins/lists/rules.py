"""Patterns and rules at work: Replace and its relatives, Cases, Position, Count; the symbols patterns are made of."""

from collections.abc import Callable, Sequence

from ...evaluator import Evaluator, Rule, RuleTable, builtin, declare_symbol, declare_symbols
from ...evaluator.attributes import FLAT
from ...evaluator.compiled.rules import plan_of
from ...evaluator.compiled.scope import NO_RULE, TailCall
from ...evaluator.flat_rules import apply_inside
from ...evaluator.lists import final_list
from ...evaluator.parts import Missed
from ...expression import (
    Association,
    Expr,
    Expression,
    MessageError,
    PackedArray,
    S,
    Symbol,
    elements,
    fresh_symbol,
    has_head,
    is_list,
    is_rule,
    make_list,
    same,
)
from ...expression.compounds import association_of_rules, count_limit, is_compound, is_infinity, items_of, select_items
from ..kit.levels import Enough, Levels, levels, transform, visit, visit_positions
from .positions import change_at, position_list

declare_symbols(
    "Blank BlankSequence BlankNullSequence Alternatives Optional Repeated RepeatedNull Except Longest "
    "Shortest OptionsPattern PatternSequence OrderlessPatternSequence KeyValuePattern MaxIterations"
)
declare_symbol("Pattern", attributes="HoldFirst")
declare_symbol("Verbatim")
declare_symbol("Condition", attributes="HoldAll")
declare_symbol("PatternTest", attributes="HoldRest")

_MANY = 32  # from here on a compiled rule pays


# --- rules as data --------------------------------------------------------------------------------------------------

REPS = {
    "reps": "`1` is neither a list of replacement rules nor a valid dispatch table, and so cannot be used for replacing.",
    "rmix": "Elements of `1` are a mixture of lists and nonlists.",
}


def rule_list(rules: Expr) -> "list[Rule] | None":
    """The rules in a rule, a list of rules, an association or a Dispatch; None for anything else."""
    if type(rules) is Association:
        return [Rule(r.args[0], r.args[1], r.head is S.RuleDelayed) for r in rules.rules()]
    if has_head(rules, S.Dispatch) and len(rules.args) == 1:
        return rule_list(rules.args[0])
    out = []
    for r in elements(rules) if is_list(rules) else (rules,):
        if is_rule(r):
            out.append(Rule(r.args[0], r.args[1], r.head is S.RuleDelayed))
        elif has_head(r, S.Dispatch) or type(r) is Association or is_list(r):
            inner = rule_list(r)
            # lists of lists of rules give lists of results (with_rules), mixed ones are an error
            if inner is None or is_list(r) and is_list(rules):
                return None
            out.extend(inner)
        else:
            return None
    return out


def with_rules(ev: Evaluator, owner: str, rules: Expression, work: Callable) -> Expression | None:
    """work(list of Rule), or a list of results for a list of lists of rules; MessageError if these are no rules."""
    if is_list(rules) and len(elements(rules)) and all([is_list(r) for r in elements(rules)]):
        return make_list([with_rules(ev, owner, r, work) for r in elements(rules)])
    readable = rule_list(rules)
    if readable is None:
        raise MessageError("reps", rules, symbol=S[owner])
    return work(readable)


def apply_rules(ev: Evaluator, rules: list, x: Expression) -> Expression | None:
    """The result of the first rule that fits x, or None."""
    apply_rule = ev.apply_rule
    # a + b -> c replaces inside of a + b + x where Plus is Flat
    flat = type(x) is Expr and len(x.args) > 2 and type(x.head) is Symbol and ev.definitions[x.head].attributes & FLAT
    for r in rules:
        result = apply_rule(r, x)
        if result is None and flat:
            result = apply_inside(ev, r, x)
        if result is not None:
            return result
    return None


def compiled_rules(ev: Evaluator, rules: list) -> Callable:
    """A function of one value: the value of the first rule that fits, evaluated, or NO_RULE.

    The rules become the down values of a hidden symbol, so the compiler of definitions does the work.
    """
    hidden = fresh_symbol("rule$")
    d = ev.definitions[hidden]
    table = d.down = RuleTable()
    for r in rules:
        lhs, rhs = r.lhs, r.rhs
        # a condition on the left works as one on the right, where the compiler knows it
        while has_head(lhs, S.Condition) and len(lhs.args) == 2:
            rhs = Expr(S.Condition, (rhs, lhs.args[1]))
            lhs = lhs.args[0]
        table.general.append(Rule(Expr(hidden, (lhs,)), rhs, r.delayed))
    call, plan = ev.compiler.call, plan_of(ev.compiler, d, 1)

    def apply(x: Expression) -> Expression:
        r = plan((x,))
        return call(r.definition, r.args) if type(r) is TailCall else r

    return apply


def _compilable(ev, rules) -> bool:
    # a pattern that may stand for several arguments would match otherwise as an argument than alone
    return ev.compiling and all([type(r.lhs) is Expr and r.lhs.head not in _SEQUENCES for r in rules])


_SEQUENCES = frozenset(
    (
        S.BlankSequence,
        S.BlankNullSequence,
        S.Repeated,
        S.RepeatedNull,
        S.Optional,
        S.OptionsPattern,
        S.HoldPattern,
        S.Verbatim,
        S.Longest,
        S.Shortest,
        S.PatternSequence,
        S.Alternatives,
    )
)


def match_each(ev: Evaluator, pattern: Expression, items: Sequence) -> list:
    """For every item: does it match?"""
    # only tests gain: the matcher is as quick for plain shapes
    if len(items) >= _MANY and ev.compiling and _has_test(pattern):
        rules = [Rule(pattern, S.True_)]
        if _compilable(ev, rules):
            call = compiled_rules(ev, rules)
            return [call(x) is S.True_ for x in items]
    matcher = ev.matcher(pattern)
    return [matcher(x) is not None for x in items]


def _has_test(pattern) -> bool:
    while type(pattern) is Expr:
        if pattern.head is S.Condition or pattern.head is S.PatternTest:
            return True
        if pattern.head is not S.Pattern or len(pattern.args) != 2:
            return False
        pattern = pattern.args[1]
    return False


# --- ReplaceAll and relatives ---------------------------------------------------------------------------------------


@builtin("ReplaceAll", operator="first", messages=REPS)
def replace_all(ev: Evaluator, x: Expression, rules: Expression) -> Expression:
    """ReplaceAll[expr, rules] or expr /. rules replaces the parts of expr that fit a rule, outer parts first.
    ReplaceAll[rules] is an operator form."""
    return with_rules(ev, "ReplaceAll", rules, lambda table: replaced_all(ev, x, table))


def replaced_all(ev: Evaluator, x: Expression, rules: list) -> Expression:
    """x with every part that fits a rule replaced; parts of replaced parts are left alone."""
    result = apply_rules(ev, rules, x)
    if result is not None:
        return result
    kind = type(x)
    if kind is PackedArray:
        if x.array.ndim == 1 and len(x) >= _MANY and _compilable(ev, rules):
            return _replaced_numbers(ev, x, rules)
        # the elements first and then List itself: List -> f is a rule like others
        new = [replaced_all(ev, a, rules) for a in x.elements()]
        head = apply_rules(ev, rules, S.List)
        if head is not None:
            return Expr(head, tuple(new))
        if all([a is b for a, b in zip(new, x.elements())]) and x.array.ndim == 1:
            return x
        return final_list(ev, new) if x.array.ndim == 1 else make_list(new)
    if kind is Association:
        return _replaced_in_association(ev, x, rules)
    if kind is not Expr:
        return x
    head = replaced_all(ev, x.head, rules)
    changed = head is not x.head
    new = []
    for a in x.args:
        v = replaced_all(ev, a, rules)
        if v is not a:
            changed = True
        new.append(v)
    # unchanged parts stay the same objects, and so does what has been found out about them
    return Expr(head, tuple(new)) if changed else x


def _replaced_numbers(ev, x: PackedArray, rules):
    call = compiled_rules(ev, rules)
    items = x.elements()
    new = []
    changed = False
    for a in items:
        v = call(a)
        if v is NO_RULE:
            v = a
        else:
            changed = True
        new.append(v)
    head = apply_rules(ev, rules, S.List)
    if head is not None:
        return Expr(head, tuple(new))
    return final_list(ev, new) if changed else x


def _replaced_in_association(ev, x: Association, rules):
    head = apply_rules(ev, rules, S.Association)
    if head is not None:
        return Expr(head, tuple([replaced_all(ev, r, rules) for r in x.rules()]))
    entries = []
    changed = False
    for r in x.rules():
        # Wolfram lets rules see key -> value, and leaves keys alone otherwise
        new = apply_rules(ev, rules, r)
        if new is None:
            value = replaced_all(ev, r.args[1], rules)
            new = r if value is r.args[1] else Expr(r.head, (r.args[0], value))
        changed = changed or new is not r
        entries.append(new)
    if not changed:
        return x
    if all([is_rule(r) for r in entries]):
        return association_of_rules(entries)
    return Expr(S.Association, tuple(entries))


@builtin(
    "ReplaceRepeated",
    operator="first",
    options={"MaxIterations": 65536},
    messages={**REPS, "rrlim": "Exiting after `1` scanned `2` times."},
)
def replace_repeated(ev: Evaluator, x: Expression, rules: Expression, options: dict) -> Expression | None:
    """ReplaceRepeated[expr, rules] or expr //. rules replaces again and again until expr no longer changes.
    ReplaceRepeated[rules] is an operator form."""
    limit = count_limit(options["MaxIterations"])
    if limit is None:
        # the default of MaxIterations of ReplaceRepeated
        limit = 65536

    def work(table: list) -> Expression:
        value = x
        steps = 0
        while steps < limit:
            new = ev.evaluate(replaced_all(ev, value, table))
            steps += 1
            # the same object is the common end, and costs no comparison
            if new is value or same(new, value):
                return value
            value = new
        ev.message("ReplaceRepeated", "rrlim", x, limit)
        return value

    return with_rules(ev, "ReplaceRepeated", rules, work)


@builtin("Replace", operator="first", options={"Heads": S.False_}, messages=REPS)
def replace(ev: Evaluator, x: Expression, rules: Expression, spec: Expression = None, options: dict = None) -> Expression | None:
    """Replace[expr, rules] replaces expr as a whole if it fits a rule.
    Replace[expr, rules, levelspec] replaces the parts on these levels, inner ones first.
    Replace[rules] is an operator form."""
    depths = None if spec is None else levels(spec)
    heads = options["Heads"] is S.True_

    def work(table: list) -> Expression:
        if depths is None:
            result = apply_rules(ev, table, x)
            return x if result is None else result
        items = items_of(x)
        # on level 1 of a long list a compiled rule pays
        if depths.low == depths.high == 1 and is_list(x) and not heads and len(items) >= _MANY and _compilable(ev, table):
            call = compiled_rules(ev, table)
            return final_list(ev, [a if (v := call(a)) is NO_RULE else v for a in items])

        return transform(x, depths, heads, _replacing(ev, table))[0]

    return with_rules(ev, "Replace", rules, work)


def _replacing(ev, table: list) -> "Callable":
    """What replaces a part by the first rule that applies to it."""

    def change(part: Expression) -> Expression:
        result = apply_rules(ev, table, part)
        return part if result is None else result

    return change


@builtin("ReplaceList", operator="first", messages=REPS)
def replace_list(ev: Evaluator, x: Expression, rules: Expression, limit: Expression = S.Infinity) -> Expression:
    """ReplaceList[expr, rules] lists the results of all ways in which the rules apply to the whole of expr.
    ReplaceList[expr, rules, n] gives at most n of them."""
    most = count_limit(limit)
    if most is None:
        raise MessageError("innf", 3, Expr(S.ReplaceList, (x, rules, limit)))

    def work(table: list) -> Expression:
        results: list = []
        for r in table:
            if len(results) < most:
                _all_results(ev, r, x, results, most)
        return make_list(results)

    return with_rules(ev, "ReplaceList", rules, work)


def _all_results(ev, r: Rule, x, results: list, most) -> None:
    matcher = ev.matcher(r.lhs)
    # such a pattern matches in one way at most
    if matcher.general is None:
        result = ev.apply_rule(r, x)
        if result is not None:
            results.append(result)
        return
    b: dict = {}

    def accept() -> bool:
        result = ev.instantiate(r, dict(b))
        if result is not None:
            results.append(result)
        return len(results) >= most

    matcher.general(x, b, accept)


@builtin("Dispatch", messages=REPS)
def dispatch(ev: Evaluator, rules: Expression) -> Expression | None:
    """Dispatch[rules] gives a table of rules that is used like the rules."""
    if rule_list(rules) is None:
        raise MessageError("reps", rules)
    return None


@builtin("ReplaceAt", operator="first", operator_arity=2, messages=REPS)
def replace_at(ev: Evaluator, x: Expression, rules: Expression, position: Expression) -> Expression:
    """ReplaceAt[expr, rules, n] replaces the nth part of expr by the rules; positions are those of MapAt.
    ReplaceAt[rules, pos] is an operator form."""
    table = rule_list(rules)
    if table is None:
        raise MessageError("reps", rules)

    change = _replacing(ev, table)
    try:
        for p in position_list(position):
            x = change_at(x, p, change)
    except Missed as missed:
        raise MessageError("partw", *missed.arguments) from None
    return x


# --- Cases and relatives --------------------------------------------------------------------------------------------


def _collector(ev, pattern):
    """``find(x)``: the result for a part that matches, else None; pattern may be a rule."""
    if is_rule(pattern):
        r = Rule(pattern.args[0], pattern.args[1], pattern.head is S.RuleDelayed)
        return lambda x: ev.apply_rule(r, x)
    matcher = ev.matcher(pattern)
    return lambda x: x if matcher(x) is not None else None


def find_cases(ev: Evaluator, x: Expression, pattern: Expression, depths: Levels, heads: bool, limit: float) -> list:
    """The parts that match (or the results of a rule), inside out, at most ``limit``."""
    results: list = []
    if limit == 0:
        return results
    find = _collector(ev, pattern)

    def check(part: Expression) -> None:
        result = find(part)
        if result is not None:
            results.append(result)
            if len(results) >= limit:
                raise Enough

    try:
        visit(x, depths, heads, check)
    except Enough:
        pass
    return results


@builtin("Cases", operator="first", options={"Heads": S.False_})
def cases(
    ev: Evaluator, x: Expression, pattern: Expression, spec: Expression = None, limit: Expression = None, options: dict = None
) -> Expression:
    """Cases[{e1, e2, …}, pattern] lists the ei that match.
    Cases[expr, pattern -> rhs] lists the values of rhs for them.
    Cases[expr, pattern, levelspec, n] looks on these levels and gives the first n.
    Cases[pattern] is an operator form."""
    heads = options["Heads"] is S.True_
    most = _limit(S.Cases, limit, (x, pattern, spec, limit))
    if spec is None and not heads:
        return _cases_at_one(ev, x, pattern, most)
    return make_list(find_cases(ev, x, pattern, levels(spec if spec is not None else _ONE), heads, most))


_ONE = make_list((1,))


def _limit(owner, limit, args):
    if limit is None:
        return float("inf")
    most = count_limit(limit)
    if most is None:
        raise MessageError("innf", 4, Expr(owner, args))
    return most


def _cases_at_one(ev, x, pattern, most):
    items = items_of(x)
    if items is None:
        return make_list(())
    if is_rule(pattern):
        r = Rule(pattern.args[0], pattern.args[1], pattern.head is S.RuleDelayed)
        if len(items) >= _MANY and _compilable(ev, [r]):
            call = compiled_rules(ev, [r])
            return final_list(ev, [v for a in items if (v := call(a)) is not NO_RULE])
        return make_list([v for a in items if (v := ev.apply_rule(r, a)) is not None])
    matched = match_each(ev, pattern, items)
    chosen = [i for i, m in enumerate(matched) if m]
    # Cases gives a list whatever the head of x is
    if type(x) is PackedArray or is_list(x):
        return select_items(x, chosen)
    return make_list([items[i] for i in chosen])


@builtin("Count", operator="first", options={"Heads": S.False_})
def count(ev: Evaluator, x: Expression, pattern: Expression, spec: Expression = None, options: dict = None) -> Expression:
    """Count[list, pattern] counts the elements that match.
    Count[expr, pattern, levelspec] counts the parts on these levels.
    Count[pattern] is an operator form."""
    heads = options["Heads"] is S.True_
    if spec is None and not heads:
        return sum(match_each(ev, pattern, items_of(x) or ()))
    return len(find_cases(ev, x, _literal(pattern), levels(spec if spec is not None else _ONE), heads, float("inf")))


def _literal(pattern):
    """A rule as a pattern that stands for itself (Count and Position do not transform)."""
    return Expr(S.HoldPattern, (pattern,)) if is_rule(pattern) else pattern


@builtin("FirstCase", attributes="HoldRest", operator="first", options={"Heads": S.False_})
def first_case(
    ev: Evaluator, x: Expression, pattern: Expression, default: Expression = None, spec: Expression = None, options: dict = None
) -> Expression:
    """FirstCase[{e1, e2, …}, pattern] gives the first ei that matches, or Missing["NotFound"].
    FirstCase[expr, pattern -> rhs] gives rhs for it.
    FirstCase[expr, pattern, default, levelspec] gives default if there is none on these levels.
    FirstCase[pattern] is an operator form."""
    depths = levels(ev.evaluate(spec) if spec is not None else _ONE)
    parts = find_cases(ev, x, ev.evaluate(pattern), depths, options["Heads"] is S.True_, 1)
    if parts:
        return parts[0]
    return Expr(S.Missing, ("NotFound",)) if default is None else default


def find_positions(ev: Evaluator, x: Expression, pattern: Expression, depths: Levels, heads: bool, limit: float) -> list:
    """The positions (tuples) of the parts that match, inside out."""
    results: list = []
    if limit == 0:
        return results
    matcher = ev.matcher(pattern)

    def check(part: Expression, at: tuple) -> None:
        if matcher(part) is not None:
            results.append(at)
            if len(results) >= limit:
                raise Enough

    try:
        visit_positions(x, depths, heads, check)
    except Enough:
        pass
    return results


_EVERYWHERE = make_list((0, S.Infinity))


@builtin("Position", operator="first", options={"Heads": S.True_})
def position(
    ev: Evaluator, x: Expression, pattern: Expression, spec: Expression = None, limit: Expression = None, options: dict = None
) -> Expression | None:
    """Position[expr, pattern] lists the positions of the parts that match.
    Position[expr, pattern, levelspec, n] looks on these levels and gives the first n.
    Position[pattern] is an operator form."""
    most = _limit(S.Position, limit, (x, pattern, spec, limit))
    depths = levels(spec if spec is not None else _EVERYWHERE)
    if (
        type(x) is PackedArray
        and type(pattern) in (int, float)
        and most == float("inf")
        and depths.low <= x.array.ndim <= depths.high
        and depths.low >= 0
    ):
        # 1 and 1. do not match each other
        if (type(pattern) is int) != (x.array.dtype.kind == "i"):
            return make_list(())
        import numpy as np  # slow; whoever has a packed array has paid for it

        return make_list([make_list(row) for row in (np.argwhere(x.array == pattern) + 1).tolist()])
    places = find_positions(ev, x, pattern, depths, options["Heads"] is not S.False_, most)
    return make_list([make_list(p) for p in places])


@builtin("FirstPosition", attributes="HoldRest", operator="first", options={"Heads": S.True_})
def first_position(
    ev: Evaluator, x: Expression, pattern: Expression, default: Expression = None, spec: Expression = None, options: dict = None
) -> Expression:
    """FirstPosition[expr, pattern] gives the position of the first part that matches, or Missing["NotFound"].
    FirstPosition[expr, pattern, default, levelspec] gives default if there is none on these levels.
    FirstPosition[pattern] is an operator form."""
    depths = levels(ev.evaluate(spec) if spec is not None else _EVERYWHERE)
    places = find_positions(ev, x, ev.evaluate(pattern), depths, options["Heads"] is not S.False_, 1)
    if places:
        return make_list(places[0])
    return Expr(S.Missing, ("NotFound",)) if default is None else default


@builtin("DeleteCases", operator="first", options={"Heads": S.False_})
def delete_cases(
    ev: Evaluator, x: Expression, pattern: Expression, spec: Expression = None, limit: Expression = None, options: dict = None
) -> Expression:
    """DeleteCases[expr, pattern] gives expr without the elements that match.
    DeleteCases[expr, pattern, levelspec, n] deletes the first n on these levels.
    DeleteCases[pattern] is an operator form."""
    most = _limit(S.DeleteCases, limit, (x, pattern, spec, limit))
    heads = options["Heads"] is S.True_
    if not is_compound(x):
        return x
    if spec is None and not heads:
        matched = match_each(ev, _literal(pattern), items_of(x))
        return x if not any(matched) else select_items(x, [i for i, m in enumerate(matched) if not m])
    depths = levels(spec if spec is not None else _ONE)
    gone = find_positions(ev, x, _literal(pattern), depths, heads, most)
    # the whole of x is no part that could be deleted
    gone = [p for p in gone if p]
    if not gone:
        return x
    return Expr(S.Delete, (x, make_list([make_list(p) for p in gone])))


# --- sequences of elements ------------------------------------------------------------------------------------------


def _sequence_matcher(ev, pattern):
    """``match(items, i, j)``: the bindings or result of the pattern for items[i:j], or None."""
    replacing = is_rule(pattern)
    form = pattern.args[0] if replacing else pattern
    conditions = []
    # {x_, y_} /; x < y: the condition stands around the list that is matched
    while has_head(form, S.Condition):
        conditions.append(form.args[1])
        form = form.args[0]
    if not is_list(form):
        form = make_list((form,))
    for c in reversed(conditions):
        form = Expr(S.Condition, (form, c))
    if not replacing:
        matcher = ev.matcher(form)
        return lambda items: make_list(items) if matcher(make_list(items)) is not None else None
    r = Rule(form, pattern.args[1], pattern.head is S.RuleDelayed)
    return lambda items: ev.apply_rule(r, make_list(items))


def _find_sequences(ev, x, pattern, overlaps=S.False_) -> list:
    """(start, stop, result) of the runs of elements that match, longest first at each place."""
    items = list(items_of(x))
    match = _sequence_matcher(ev, pattern)
    runs = []
    i = 0
    while i < len(items):
        step = 1
        # longest first, as in string patterns
        for j in range(len(items), i, -1):
            result = match(items[i:j])
            if result is not None:
                runs.append((i, j, result))
                if overlaps is S.False_:
                    step = j - i
                # True gives one run for each beginning, All every run
                if overlaps is not S.All:
                    break
        i += step
    return runs


@builtin("SequenceCases", options={"Overlaps": S.False_})
def sequence_cases(
    ev: Evaluator, x: Expression, pattern: Expression, limit: Expression = S.Infinity, options: dict = None
) -> Expression | None:
    """SequenceCases[list, patt] lists the runs of elements that match.
    SequenceCases[list, patt -> rhs] lists the values of rhs; SequenceCases[list, patt, n] gives the first n."""
    most = count_limit(limit)
    if not is_list(x) or most is None:
        return None
    results = [r for _, _, r in _find_sequences(ev, x, pattern, options["Overlaps"])]
    return make_list(results if is_infinity(limit) else results[:most])


@builtin("SequenceCount", options={"Overlaps": S.False_})
def sequence_count(ev: Evaluator, x: Expression, pattern: Expression, options: dict) -> Expression:
    """SequenceCount[list, patt] counts the runs of elements that match."""
    return len(_find_sequences(ev, x, pattern, options["Overlaps"])) if is_list(x) else None


@builtin("SequencePosition", options={"Overlaps": S.True_})
def sequence_position(
    ev: Evaluator, x: Expression, pattern: Expression, limit: Expression = S.Infinity, options: dict = None
) -> Expression | None:
    """SequencePosition[list, patt] lists the first and last places of the runs of elements that match.
    SequencePosition[list, patt, n] gives the first n."""
    most = count_limit(limit)
    if not is_list(x) or most is None:
        return None
    places = [make_list((i + 1, j)) for i, j, _ in _find_sequences(ev, x, pattern, options["Overlaps"])]
    return make_list(places if is_infinity(limit) else places[:most])


@builtin("SequenceReplace", operator="first")
def sequence_replace(ev: Evaluator, x: Expression, rules: Expression, limit: Expression = S.Infinity) -> Expression | None:
    """SequenceReplace[list, rules] replaces the runs of elements that match.
    SequenceReplace[list, rules, n] replaces the first n."""
    most = count_limit(limit)
    if not is_list(x) or most is None:
        return None
    items = list(elements(x))
    matchers = [_sequence_matcher(ev, r) for r in (elements(rules) if is_list(rules) else (rules,))]
    out = []
    i = done = 0
    while i < len(items):
        result, stop = None, i + 1
        if done < most:
            # the longest run decides before the order of the rules
            for j in range(len(items), i, -1):
                for match in matchers:
                    result = match(items[i:j])
                    if result is not None:
                        break
                if result is not None:
                    stop = j
                    break
        if result is None:
            out.append(items[i])
        else:
            out.append(result)
            done += 1
        i = stop
    return make_list(out)


@builtin("SequenceSplit", operator="first")
def sequence_split(ev: Evaluator, x: Expression, pattern: Expression, limit: Expression = S.Infinity) -> Expression | None:
    """SequenceSplit[list, patt] splits list at the runs of elements that match.
    SequenceSplit[list, patt -> val] puts val between the pieces."""
    if not is_list(x):
        return None
    # the runs themselves vanish; only a rule puts something in their place
    keep = is_rule(pattern)
    items, out, start = list(elements(x)), [], 0
    for i, j, result in _find_sequences(ev, x, pattern):
        if i > start:
            out.append(make_list(items[start:i]))
        if keep:
            out.append(result)
        start = j
    if start < len(items):
        out.append(make_list(items[start:]))
    return make_list(out)
