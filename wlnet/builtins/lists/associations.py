"""Associations: making them, looking keys up, and working on keys and values."""

from ...evaluator import Evaluator, application, builtin, declare_symbols
from ...evaluator.lists import apply_association, final_list
from ...expression import (
    Association,
    ByteArray,
    Expr,
    Expression,
    MessageError,
    NumericArray,
    PackedArray,
    S,
    boolean,
    elements,
    from_array,
    from_identity_key,
    has_head,
    identity_key,
    identity_keys,
    is_immediate_rule,
    is_list,
    is_rule,
    make_list,
    same,
)
from ...expression.compounds import as_association, association_of_rules, is_compound, items_of, rules_of, select_items
from ..kit.each import apply_each, caller, test_each
from ..kit.terms import series_polynomial
from .sorting import canonical_indices, indices_by, merge_sorted, ordering_sign

declare_symbols("MissingBehavior")


# --- making and applying --------------------------------------------------------------------------------------------


@builtin(
    "Association",
    attributes="HoldAllComplete",
    messages={"invdt": "The argument is not a rule, a list of rules, or an association."},
)
def association(ev: Evaluator, args: tuple) -> Expression | None:
    """Association[key1 -> val1, key2 -> val2, …] or <|key1 -> val1, …|> maps keys to values.
    Lists of rules and associations among the arguments are joined in; a later value replaces an earlier one."""
    data: dict = {}
    delayed: set = set()
    for a in args:
        if not _add_entries(ev, a, data, delayed):
            return None
    return Association(data, frozenset(delayed))


def _add_entries(ev, a, data: dict, delayed: set, evaluated: bool = False) -> bool:
    """Put the entries of one argument of Association into data; False if it is not made of rules."""
    kind = type(a)
    if kind is Expr:
        head = a.head
        if head is S.Rule and len(a.args) == 2:
            key, value = a.args if evaluated else (ev.evaluate(a.args[0]), ev.evaluate(a.args[1]))
            # a -> Sequence[…] is no rule of two parts any more: the rule as a whole is evaluated, once
            if _is_sequence(key) or _is_sequence(value):
                return _add_entries(ev, ev.evaluate(a), data, delayed, True) if not evaluated else False
            key = identity_key(key)
            data[key] = value
            # a later entry replaces an earlier one together with how it is held
            delayed.discard(key)
            return True
        if head is S.RuleDelayed and len(a.args) == 2:
            key = identity_key(a.args[0] if evaluated else ev.evaluate(a.args[0]))
            data[key] = a.args[1]
            delayed.add(key)
            return True
        if evaluated:
            if head is not S.List and head is not S.Sequence:
                return False
            return all([_add_entries(ev, e, data, delayed, True) for e in a.args])
    # an association whose values are out of date is evaluated first (below)
    elif kind is Association and (evaluated or a is ev.evaluate(a)):
        data.update(a.data)
        delayed.difference_update(a.data)
        delayed.update(a.delayed)
        return True
    if evaluated:
        # Nothing vanishes from the arguments as it does from a list
        return a is S.Nothing
    return _add_entries(ev, ev.evaluate(a), data, delayed, True)


def _is_sequence(x) -> bool:
    return type(x) is Expr and x.head is S.Sequence


@builtin("Key")
def key_(ev: Evaluator, args: tuple) -> Expression | None:
    """Key[k] stands for the key k in parts and positions; Key[k][assoc] gives its value."""
    return None


@application("Key")
def _apply_key(ev, key: Expr, args):
    if len(args) != 1 or type(args[0]) is not Association or not key.args:
        return None
    return apply_association(ev, args[0], key.args)


@builtin("Missing", attributes="ReadProtected")
def missing(ev: Evaluator, args: tuple) -> Expression | None:
    """Missing["reason"] stands for data that are not there."""
    return None


@application("Missing")
def _apply_missing(ev, value: Expr, args):
    return value if value.args[:1] == ("KeyAbsent",) else None


@builtin("AssociationQ")
def association_q(ev: Evaluator, x: Expression) -> Expression:
    """AssociationQ[expr] is True if expr is an association."""
    return boolean(type(x) is Association)


@builtin("MissingQ")
def missing_q(ev: Evaluator, x: Expression) -> Expression:
    """MissingQ[expr] is True if expr has the head Missing."""
    return boolean(has_head(x, S.Missing))


@builtin("AssociationThread", messages={"idim": "`1` and `2` must have the same length."})
def association_thread(ev: Evaluator, keys: Expression, values: Expression = None) -> Expression | None:
    """AssociationThread[{k1, k2, …}, {v1, v2, …}] gives <|k1 -> v1, k2 -> v2, …|>.
    AssociationThread[{k1, …} -> {v1, …}] is the same."""
    if values is None:
        if not is_immediate_rule(keys):
            return None
        keys, values = keys.args
    if type(keys) is Association:
        keys = make_list(keys.values())
    if not is_list(keys):
        return None
    names = elements(keys)
    data = values.values() if type(values) is Association else elements(values) if is_list(values) else None
    if data is None:
        return None
    if len(names) != len(data):
        raise MessageError("idim", keys, values)
    return Association({identity_key(k): v for k, v in zip(names, data)})


@builtin("AssociationMap", operator="last", messages={"invru": "The function `1` does not give rules."})
def association_map(ev: Evaluator, f: Expression, x: Expression) -> Expression | None:
    """AssociationMap[f, {k1, k2, …}] gives <|k1 -> f[k1], k2 -> f[k2], …|>.
    AssociationMap[f, assoc] makes an association of the rules f[key -> value].
    AssociationMap[f] is an operator form."""
    if type(x) is Association:
        results = [ev.evaluate(Expr(f, (r,))) for r in x.rules()]
        rules = [r for r in results if r is not S.Nothing]
        if all([is_rule(r) for r in rules]):
            return association_of_rules(rules)
        # not all are rules: the call stays visible with what f gave
        return Expr(S.Association, tuple(results))
    if not is_list(x):
        return None
    values = apply_each(ev, f, x if type(x) is PackedArray else x.args)
    if type(values) is PackedArray:
        values = values.elements()
    result = Association(dict(zip(identity_keys(elements(x)), values)))
    # numbers and strings cannot change, so the association counts as evaluated
    if _PLAIN.issuperset(map(type, values)):
        result.stamp = ev.clock
    return result


_PLAIN = frozenset((int, float, str))


# --- keys and values ------------------------------------------------------------------------------------------------

_INVALID = {"invrl": "The argument `1` is not a valid Association or a list of rules."}


def _entries(owner: str, x, take, wrapper):
    """take(rule) for the rules of x, threaded over lists of associations."""
    if type(x) is Association:
        # delayed values must come out unevaluated, as they stand in the rules
        if take is _VALUE and not x.delayed:
            entries = x.values()
        elif take is _KEY:
            entries = x.keys()
        else:
            entries = [r.args[take] for r in x.rules()]
        return make_list(entries if wrapper is None else [Expr(wrapper, (v,)) for v in entries])
    if is_rule(x):
        return x.args[take] if wrapper is None else Expr(wrapper, (x.args[take],))
    if is_list(x):
        return make_list([_entries(owner, r, take, wrapper) for r in elements(x)])
    raise MessageError("invrl", x, symbol=S[owner])


_KEY, _VALUE = 0, 1


@builtin("Keys", messages=_INVALID)
def keys(ev: Evaluator, x: Expression, wrapper: Expression = None) -> Expression | None:
    """Keys[assoc] lists the keys; so does Keys[{k1 -> v1, …}] for a list of rules.
    Keys[assoc, h] wraps each key in h."""
    return _entries("Keys", x, _KEY, wrapper)


@builtin("Values", messages=_INVALID)
def values_(ev: Evaluator, x: Expression, wrapper: Expression = None) -> Expression | None:
    """Values[assoc] lists the values; so does Values[{k1 -> v1, …}] for a list of rules.
    Values[assoc, h] wraps each value in h."""
    return _entries("Values", x, _VALUE, wrapper)


@builtin("Normal")
def normal(ev: Evaluator, x: Expression, head: Expression = None) -> Expression:
    """Normal[expr] gives the ordinary expression that a special object stands for: a list of rules for an association,
    a list for an array."""
    kind = type(x)
    if kind is Association:
        return make_list(x.rules())
    if kind is NumericArray:
        return from_array(x.array)
    if kind is ByteArray:
        return make_list(x.data)
    if kind is Expr:
        if x.head is S.Dispatch and len(x.args) == 1:
            return x.args[0]
        if x.head is S.SeriesData and len(x.args) == 6:
            return series_polynomial(*x.args)
        if x.head is S.List and any(
            [
                type(a) is NumericArray
                or type(a) not in (int, float, str, Expr, PackedArray)
                and items_of(a) is None
                and hasattr(a, "to_list")
                for a in x.args
            ]
        ):
            return make_list([Expr(S.Normal, (a,)) for a in x.args])
    return x


@builtin("Lookup", attributes="HoldAllComplete", messages=_INVALID)
def lookup(ev: Evaluator, args: tuple) -> Expression | None:
    """Lookup[assoc, key] gives the value of a key, or Missing["KeyAbsent", key].
    Lookup[assoc, {key1, key2, …}] gives several; Lookup[{assoc1, …}, key] looks in several.
    Lookup[assoc, key, default] gives default where the key is absent.
    Lookup[key] is an operator form."""
    if len(args) == 1:
        inner = ev.evaluate(args[0])
        # HoldAllComplete is there for the default alone: the key of the operator form is evaluated
        return None if inner is args[0] or same(inner, args[0]) else Expr(S.Lookup, (inner,))
    if not 2 <= len(args) <= 3:
        return None
    source, key = ev.evaluate(args[0]), ev.evaluate(args[1])
    return _lookup(ev, source, key, args[2] if len(args) == 3 else None)


@application("Lookup")
def _lookup_operator(ev, operator, args):
    return Expr(S.Lookup, (*args, *operator.args)) if len(args) == 1 else None


def _lookup(ev, source, key, default):
    if (
        is_list(source)
        and elements(source)
        # a list of rules is one source, a list of associations several
        and not any([is_rule(r) for r in elements(source)])
        and all([as_association(a) is not None for a in elements(source)])
    ):
        return make_list([_lookup(ev, a, key, default) for a in elements(source)])
    rules = as_association(source)
    if is_list(source) and not elements(source):
        return make_list(())
    if type(source) is not Association and rules is not None:
        rules = _first_rules(source)
    if rules is None:
        raise MessageError("invrl", source)
    if is_list(key):
        return make_list([_value(ev, rules, k, default) for k in elements(key)])
    return _value(ev, rules, key, default)


def _first_rules(source) -> Association:
    """A list of rules as an association in which the first rule for a key counts."""
    # an association keeps the last value for a key, Lookup takes the first rule: hence backwards
    return association_of_rules(reversed(rules_of(source)))


def _value(ev, a: Association, key, default):
    # Key[k] names the key k, also where k is a list
    if has_head(key, S.Key) and len(key.args) == 1:
        key = key.args[0]
    value = a.get(key)
    if value is not None:
        return value
    return Expr(S.Missing, ("KeyAbsent", key)) if default is None else default


@builtin("KeyExistsQ", operator="first")
def key_exists_q(ev: Evaluator, x: Expression, key: Expression) -> Expression:
    """KeyExistsQ[assoc, key] is True if assoc has the key.
    KeyExistsQ[key] is an operator form."""
    entries = as_association(x)
    return boolean(entries is not None and key in entries)


@builtin("KeyMemberQ", operator="first")
def key_member_q(ev: Evaluator, x: Expression, pattern: Expression) -> Expression:
    """KeyMemberQ[assoc, form] is True if a key matches form.
    KeyMemberQ[form] is an operator form."""
    entries = as_association(x)
    return boolean(entries is not None and any([ev.matches(k, pattern) for k in entries.keys()]))


@builtin("KeyFreeQ", operator="first")
def key_free_q(ev: Evaluator, x: Expression, pattern: Expression) -> Expression:
    """KeyFreeQ[assoc, form] is True if no key matches form.
    KeyFreeQ[form] is an operator form."""
    entries = as_association(x)
    return boolean(entries is None or not any([ev.matches(k, pattern) for k in entries.keys()]))


def _each(x, work):
    """work(assoc) for an association or a list of rules, threaded over a list of associations; None otherwise."""
    if is_list(x) and elements(x) and all([type(a) is Association for a in elements(x)]):
        return make_list([work(a) for a in elements(x)])
    entries = as_association(x)
    return None if entries is None else work(entries)


def _restricted(a: Association, names) -> Association:
    """The entries whose identity keys are given, in the order of the keys."""
    return Association(
        {k: a.data[k] for k in names if k in a.data},
        frozenset([k for k in names if k in a.delayed]) if a.delayed else frozenset(),
    )


def _identity_keys(spec) -> list:
    parts = elements(spec) if is_list(spec) else (spec,)
    return [identity_key(k.args[0] if has_head(k, S.Key) and len(k.args) == 1 else k) for k in parts]


@builtin("KeyTake", operator="first", messages=_INVALID)
def key_take(ev: Evaluator, x: Expression, spec: Expression) -> Expression:
    """KeyTake[assoc, {k1, k2, …}] gives the entries with these keys.
    KeyTake[{k1, k2, …}] is an operator form."""
    names = _identity_keys(spec)
    result = _each(x, lambda a: _restricted(a, names))
    if result is None:
        raise MessageError("invrl", x)
    return result


@builtin("KeyDrop", operator="first", messages=_INVALID)
def key_drop(ev: Evaluator, x: Expression, spec: Expression) -> Expression:
    """KeyDrop[assoc, {k1, k2, …}] gives the entries without these keys.
    KeyDrop[{k1, k2, …}] is an operator form."""
    gone = set(_identity_keys(spec))
    result = _each(x, lambda a: _restricted(a, [k for k in a.data if k not in gone]))
    if result is None:
        raise MessageError("invrl", x)
    return result


@builtin("KeySelect", operator="first", messages=_INVALID)
def key_select(ev: Evaluator, x: Expression, criterion: Expression) -> Expression:
    """KeySelect[assoc, crit] gives the entries for whose keys crit gives True.
    KeySelect[crit] is an operator form."""
    result = _each(x, lambda a: select_items(a, [i for i, k in enumerate(test_each(ev, criterion, a.keys())) if k]))
    if result is None:
        raise MessageError("invrl", x)
    return result


@builtin("KeyMap", operator="last", messages=_INVALID)
def key_map(ev: Evaluator, f: Expression, x: Expression) -> Expression:
    """KeyMap[f, <|k1 -> v1, …|>] gives <|f[k1] -> v1, …|>.
    KeyMap[f] is an operator form."""
    entries = as_association(x)
    if entries is None:
        raise MessageError("invrl", x)
    new = apply_each(ev, f, entries.keys())
    return Association(dict(zip(identity_keys(new.elements() if type(new) is PackedArray else new), entries.data.values())))


@builtin("KeyValueMap", operator="last", messages=_INVALID)
def key_value_map(ev: Evaluator, f: Expression, x: Expression) -> Expression:
    """KeyValueMap[f, <|k1 -> v1, …|>] gives {f[k1, v1], …}.
    KeyValueMap[f] is an operator form."""
    entries = as_association(x)
    if entries is None:
        raise MessageError("invrl", x)
    call = caller(ev, f, 2)
    # delayed values are evaluated here, as a function gets its arguments
    return final_list(ev, [call(k, ev.evaluate(v)) for k, v in entries.items()])


@builtin("KeySort", messages=_INVALID)
def key_sort(ev: Evaluator, x: Expression, function: Expression = None) -> Expression:
    """KeySort[assoc] orders the entries by their keys.
    KeySort[assoc, p] uses the ordering function p."""

    def work(a: Association) -> Expression:
        names = a.keys()
        if function is None:
            return select_items(a, canonical_indices(names))
        call = caller(ev, function, 2)
        order = merge_sorted(list(range(len(names))), lambda i, j: ordering_sign(call(names[i], names[j])) <= 0)
        return select_items(a, order)

    return _each(x, work)


@builtin("KeySortBy", operator="first", messages=_INVALID)
def key_sort_by(ev: Evaluator, x: Expression, f: Expression, function: Expression = None) -> Expression:
    """KeySortBy[assoc, f] orders the entries by the values of f for their keys.
    KeySortBy[f] is an operator form."""
    return _each(x, lambda a: select_items(a, indices_by(ev, make_list(a.keys()), f, function)))


def _aligned(lists):
    associations = [as_association(a) for a in elements(lists)] if is_list(lists) else [None]
    return None if None in associations else associations


@builtin("KeyUnion")
def key_union(ev: Evaluator, lists: Expression, default: Expression = None) -> Expression | None:
    """KeyUnion[{assoc1, assoc2, …}] gives all of them all keys, with Missing["KeyAbsent", key] where there was none.
    KeyUnion[{…}, f] uses f[key] instead."""
    associations = _aligned(lists)
    if associations is None:
        return None
    names = list(dict.fromkeys([k for a in associations for k in a.data]))
    out = []
    for a in associations:
        data = {}
        for k in names:
            if k in a.data:
                data[k] = a.data[k]
            else:
                key = from_identity_key(k)
                data[k] = Expr(S.Missing, ("KeyAbsent", key)) if default is None else Expr(default, (key,))
        out.append(Association(data))
    return make_list(out)


@builtin("KeyIntersection")
def key_intersection(ev: Evaluator, lists: Expression) -> Expression | None:
    """KeyIntersection[{assoc1, assoc2, …}] leaves only the common keys in all of them."""
    associations = _aligned(lists)
    if not associations:
        return None
    names = [k for k in associations[0].data if all([k in a.data for a in associations])]
    return make_list([_restricted(a, names) for a in associations])


@builtin("KeyComplement")
def key_complement(ev: Evaluator, lists: Expression) -> Expression | None:
    """KeyComplement[{all, assoc1, assoc2, …}] gives the entries of all whose keys are in none of the others."""
    associations = _aligned(lists)
    if not associations:
        return None
    gone = {k for a in associations[1:] for k in a.data}
    return _restricted(associations[0], [k for k in associations[0].data if k not in gone])


# --- merging and grouping -------------------------------------------------------------------------------------------


@builtin("Merge", operator="first", messages={"list1": "The argument is not a list of associations or rules."})
def merge(ev: Evaluator, x: Expression, f: Expression) -> Expression | None:
    """Merge[{assoc1, assoc2, …}, f] joins associations; f is applied to the list of values of each key.
    Merge[f] is an operator form."""
    sources = x.values() if type(x) is Association else elements(x) if is_list(x) else None
    if sources is None:
        return None
    values: dict = {}
    for a in sources:
        rules = rules_of(a)
        if rules is None:
            return None
        # within one list of rules the last value of a key counts, as in an association
        inner = a if type(a) is Association else association_of_rules(rules)
        for k, v in inner.data.items():
            values.setdefault(k, []).append(v)
    return Association(dict(zip(values, _mapped(ev, f, [make_list(v) for v in values.values()]))))


def _mapped(ev, f, items) -> list:
    values = apply_each(ev, f, items)
    return values.elements() if type(values) is PackedArray else values


@builtin("GroupBy", operator="first")
def group_by(ev: Evaluator, x: Expression, f: Expression, reduce: Expression = None) -> Expression | None:
    """GroupBy[list, f] gives an association from the values of f to the lists of elements with that value.
    GroupBy[list, fk -> fv] applies fv to the elements; GroupBy[list, {f1, f2, …}] groups in nested associations.
    GroupBy[list, f, red] applies red to each group.
    GroupBy[f] is an operator form."""
    if not (is_list(x) or type(x) is Association):
        return None
    return _group_by(ev, x, elements(f) if is_list(f) else (f,), reduce)


def _group_by(ev, x, functions, reduce):
    if not functions:
        return x if reduce is None else ev.evaluate(Expr(reduce, (x,)))
    f, g = functions[0], None
    if is_immediate_rule(f):
        f, g = f.args
    items = items_of(x)
    groups: dict = {}
    for i, v in enumerate(_mapped(ev, f, items)):
        groups.setdefault(identity_key(v), []).append(i)
    # groups are made by the elements as they were, then fv is applied
    if g is not None:
        new = _mapped(ev, g, items)
        x = Association(dict(zip(x.data, new))) if type(x) is Association else final_list(ev, new)
    return Association({k: _group_by(ev, select_items(x, group), functions[1:], reduce) for k, group in groups.items()})


@builtin("DeleteMissing")
def delete_missing(ev: Evaluator, x: Expression, spec: Expression = 1, depth: Expression = None) -> Expression | None:
    """DeleteMissing[list] drops the elements with head Missing.
    DeleteMissing[list, n] does so down to level n; DeleteMissing[list, n, d] drops what contains them down to depth d."""
    # 2^60 stands for Infinity: no association is nested so deeply, and integers compare faster than symbols
    limit = 1 << 60 if spec is S.Infinity or has_head(spec, S.DirectedInfinity) else spec
    inside = 0 if depth is None else 1 << 60 if depth is S.Infinity or has_head(depth, S.DirectedInfinity) else depth
    if type(limit) is not int or type(inside) is not int or not is_compound(x):
        return None
    return _without_missing(x, limit, inside)


def _is_missing(x, depth: int) -> bool:
    if has_head(x, S.Missing):
        return True
    return depth > 0 and is_compound(x) and any([_is_missing(a, depth - 1) for a in items_of(x)])


def _without_missing(x, level: int, depth: int):
    if level < 1 or not (is_list(x) or type(x) is Association) or type(x) is PackedArray:
        return x
    items = items_of(x)
    present = [i for i, a in enumerate(items) if not _is_missing(a, depth)]
    x = select_items(x, present) if len(present) < len(items) else x
    if level == 1:
        return x
    if type(x) is Association:
        return Association({k: _without_missing(v, level - 1, depth) for k, v in x.data.items()}, x.delayed)
    return make_list([_without_missing(a, level - 1, depth) for a in x.args])


@builtin("JoinAcross")
def join_across(
    ev: Evaluator, left: Expression, right: Expression, spec: Expression, kind: Expression = "Inner"
) -> Expression | None:
    """JoinAcross[{a1, …}, {b1, …}, key] joins the associations ai and bj that have the same value for key.
    JoinAcross[as, bs, {key1, key2 -> key3, …}] compares several; JoinAcross[as, bs, spec, "Left"] keeps unmatched ones
    ("Inner", "Left", "Right", "Outer")."""
    a, b = _aligned(left), _aligned(right)
    if a is None or b is None or kind not in ("Inner", "Left", "Right", "Outer"):
        return None
    pairs = []
    for s in elements(spec) if is_list(spec) else (spec,):
        pairs.append(tuple(_identity_keys(make_list(s.args))) if is_immediate_rule(s) else (_identity_keys(s)[0],) * 2)
    out, used = [], set()
    all_a = list(dict.fromkeys([k for x in a for k in x.data]))
    all_b = list(dict.fromkeys([k for x in b for k in x.data]))
    for x in a:
        matched = False
        for j, y in enumerate(b):
            if all([p in x.data and q in y.data and same(x.data[p], y.data[q]) for p, q in pairs]):
                matched = True
                used.add(j)
                # for further keys that both have, the left value stands
                out.append(Association({**x.data, **{k: v for k, v in y.data.items() if k not in x.data}}))
        if not matched and kind in ("Left", "Outer"):
            out.append(_filled(x, all_b))
    if kind in ("Right", "Outer"):
        out.extend([_filled(y, all_a) for j, y in enumerate(b) if j not in used])
    return make_list(out)


def _filled(x: Association, names) -> Association:
    data = dict(x.data)
    for k in names:
        if k not in data:
            data[k] = Expr(S.Missing, ("Unmatched",))
    return Association(data)
