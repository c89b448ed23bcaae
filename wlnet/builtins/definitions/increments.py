"""Variables changed by their own value: Increment, AddTo, AppendTo, AssociateTo and their relatives."""

from ...evaluator import Evaluator, builtin
from ...evaluator.attributes import LOCKED, PROTECTED
from ...evaluator.in_place import put_own_key
from ...expression import Association, Expr, Expression, S, Symbol, is_list
from .assignment import MESSAGES, assign
from .inspection import plain_head

# --- changing a value in place ----------------------------------------------------------------------------------------


def _change(ev, owner: str, lhs, new_value):
    """Set lhs to new_value(old value); the pair (old, new), or None after a message.

    The value may have been put there by an association key or a part: only a value that exists can be changed.
    """
    old = current_value(ev, lhs)
    if old is None:
        ev.message(owner, "rvalue", lhs)
        return None
    new = new_value(old)
    # assign has given its message
    if not assign(ev, lhs, new, False, owner):
        return None
    return old, new


def current_value(ev: Evaluator, lhs: Expression) -> Expression | None:
    """The value of a symbol, part or f[x] that can be changed; None if lhs has no value."""
    if type(lhs) is Symbol:
        d = ev.definitions[lhs]
        if d.own is None and not d.own_rules:
            return None
        return ev.evaluate(lhs)
    if type(lhs) is Expr and type(lhs.head) in (Symbol, Expr) and not is_list(lhs):
        value = ev.evaluate(lhs)
        # f[x] that evaluates to itself has no value
        if (
            type(value) is Expr
            and value.head is lhs.head
            and lhs.head is not S.Part
            and ev.definitions[plain_head(lhs.head)].own is None
        ):
            return None
        return value
    return None


RVALUE = {"rvalue": MESSAGES["rvalue"], "setraw": MESSAGES["setraw"], "wrsym": MESSAGES["wrsym"]}


@builtin("Increment", attributes="HoldFirst ReadProtected", messages=RVALUE)
def increment(ev: Evaluator, x: Expression) -> Expression | None:
    """x++ adds 1 to the value of x and gives the old value."""
    # machine integers need no evaluator: loops count with ++
    pair = _change(ev, "Increment", x, lambda v: v + 1 if type(v) is int else ev.call(S.Plus, v, 1))
    return pair and pair[0]


@builtin("Decrement", attributes="HoldFirst ReadProtected", messages=RVALUE)
def decrement(ev: Evaluator, x: Expression) -> Expression:
    """x-- subtracts 1 from the value of x and gives the old value."""
    pair = _change(ev, "Decrement", x, lambda v: v - 1 if type(v) is int else ev.call(S.Plus, v, -1))
    return pair and pair[0]


@builtin("PreIncrement", attributes="HoldFirst ReadProtected", messages=RVALUE)
def pre_increment(ev: Evaluator, x: Expression) -> Expression:
    """++x adds 1 to the value of x and gives the new value."""
    pair = _change(ev, "PreIncrement", x, lambda v: v + 1 if type(v) is int else ev.call(S.Plus, v, 1))
    return pair and pair[1]


@builtin("PreDecrement", attributes="HoldFirst ReadProtected", messages=RVALUE)
def pre_decrement(ev: Evaluator, x: Expression) -> Expression | None:
    """--x subtracts 1 from the value of x and gives the new value."""
    pair = _change(ev, "PreDecrement", x, lambda v: v - 1 if type(v) is int else ev.call(S.Plus, v, -1))
    return pair and pair[1]


@builtin("AddTo", attributes="HoldFirst", messages=RVALUE)
def add_to(ev: Evaluator, x: Expression, change: Expression) -> Expression | None:
    """x += dx adds dx to the value of x and gives the new value."""
    pair = _change(ev, "AddTo", x, lambda v: ev.call(S.Plus, v, change))
    return pair and pair[1]


@builtin("SubtractFrom", attributes="HoldFirst", messages=RVALUE)
def subtract_from(ev: Evaluator, x: Expression, change: Expression) -> Expression | None:
    """x -= dx subtracts dx from the value of x and gives the new value."""
    pair = _change(ev, "SubtractFrom", x, lambda v: ev.call(S.Subtract, v, change))
    return pair and pair[1]


@builtin("TimesBy", attributes="HoldFirst", messages=RVALUE)
def times_by(ev: Evaluator, x: Expression, factor: Expression) -> Expression | None:
    """x *= c multiplies the value of x by c and gives the new value."""
    pair = _change(ev, "TimesBy", x, lambda v: ev.call(S.Times, v, factor))
    return pair and pair[1]


@builtin("DivideBy", attributes="HoldFirst", messages=RVALUE)
def divide_by(ev: Evaluator, x: Expression, divisor: Expression) -> Expression | None:
    """x /= c divides the value of x by c and gives the new value."""
    pair = _change(ev, "DivideBy", x, lambda v: ev.call(S.Divide, v, divisor))
    return pair and pair[1]


@builtin("ApplyTo", attributes="HoldFirst", messages=RVALUE)
def apply_to(ev: Evaluator, x: Expression, f: Expression) -> Expression:
    """x //= f sets x to f[x] and gives the new value."""
    pair = _change(ev, "ApplyTo", x, lambda v: ev.call(f, v))
    return pair and pair[1]


@builtin("AppendTo", attributes="HoldFirst", messages=RVALUE)
def append_to(ev: Evaluator, x: Expression, element: Expression) -> Expression | None:
    """AppendTo[x, elem] appends elem to the value of x and sets x to the result."""
    if _put_rule(ev, x, element):
        return ev.evaluate(x)
    pair = _change(ev, "AppendTo", x, lambda v: ev.call(S.Append, v, element))
    return pair and pair[1]


def _put_rule(ev, x, rule) -> bool:
    """Add key -> value in place to the association that the symbol x alone holds; False where that cannot be."""
    if type(x) is not Symbol or type(rule) is not Expr or rule.head is not S.Rule or len(rule.args) != 2:
        return False
    d = ev.definitions[x]
    if d.attributes & (PROTECTED | LOCKED) or d.builtin is not None:
        return False
    return put_own_key(ev, d, [rule.args[0]], rule.args[1], to_end=True)


@builtin("PrependTo", attributes="HoldFirst", messages=RVALUE)
def prepend_to(ev: Evaluator, x: Expression, element: Expression) -> Expression | None:
    """PrependTo[x, elem] prepends elem to the value of x and sets x to the result."""
    pair = _change(ev, "PrependTo", x, lambda v: ev.call(S.Prepend, v, element))
    return pair and pair[1]


@builtin("AssociateTo", attributes="HoldFirst", messages=RVALUE)
def associate_to(ev: Evaluator, x: Expression, rules: Expression) -> Expression | None:
    """AssociateTo[a, key -> value] adds the rule to the association that is the value of a."""
    # Append would take a list too
    if type(current_value(ev, x)) is not Association:
        ev.message("AssociateTo", "rvalue", x)
        return None
    if _put_rule(ev, x, rules):
        return ev.evaluate(x)
    pair = _change(ev, "AssociateTo", x, lambda v: ev.call(S.Append, v, rules))
    return pair and pair[1]


@builtin("KeyDropFrom", attributes="HoldFirst", messages=RVALUE)
def key_drop_from(ev: Evaluator, x: Expression, keys: Expression) -> Expression | None:
    """KeyDropFrom[a, keys] removes keys from the association that is the value of a."""
    pair = _change(ev, "KeyDropFrom", x, lambda v: ev.call(S.KeyDrop, v, keys))
    return pair and pair[1]
