"""The down values of a user function as plans: one for each number of arguments."""

from ...expression import TYPE_CHECKING, Expr, S, Symbol, same
from ...expression.compounds import mentions
from ..patterns import head_test
from ..renaming import hides_names
from .questions import has_fixed_length, is_conditional_scope
from .scope import NO_RULE, SELF, TRUE, Scope, returned

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..definitions import Definition, Rule, RuleTable
    from .compiler import Compiler


def plan_of(compiler: "Compiler", d: "Definition", arity: int) -> "Callable":
    """``plan(args)`` for one number of arguments: the first rule that fits; NO_RULE if none does.

    A result in tail position may be a TailCall.
    """
    table = d.down
    if not table:
        return lambda args: NO_RULE
    rules = []
    for r in table.general:
        if type(r.lhs) is Expr and len(r.lhs.args) != arity and has_fixed_length(r.lhs):
            continue
        rules.append(_rule(compiler, d.symbol, r, arity))
    if arity == 1 and len(rules) == 1:
        return _one_rule(compiler, d.symbol, table, rules[0])
    return _many_rules(compiler, d.symbol, table, arity, rules)


def _one_rule(compiler: "Compiler", f: Symbol, table: "RuleTable", rule):
    """One argument and one general rule, behind the literal ones: the usual recursive function."""
    ev = compiler.ev
    evaluate, atoms = ev.evaluate, table.atoms_of(1)

    def plan(args):
        x = args[0]
        kind = type(x)
        if kind is int or kind is str or kind is Symbol:
            value = atoms.get(x)
            if value is not None:
                return value if type(value) in SELF else returned(evaluate(value), f)
        if table.compound_literals:
            r = table.literal.get(Expr(f, args))
            result = None if r is None else ev.instantiate(r, {})
            if result is not None:
                return returned(evaluate(result), f)
        return rule(args)

    return plan


def _many_rules(compiler: "Compiler", f: Symbol, table: "RuleTable", arity: int, rules: list):
    ev = compiler.ev
    evaluate, atoms = ev.evaluate, table.atoms_of(arity)

    def plan(args):
        if atoms:
            for a in args:
                kind = type(a)
                if kind is not int and kind is not str and kind is not Symbol:
                    break
            else:
                value = atoms.get(args[0] if arity == 1 else args)
                if value is not None:
                    return value if type(value) in SELF else returned(evaluate(value), f)
        if table.compound_literals:
            r = table.literal.get(Expr(f, args))
            if r is not None:
                result = ev.instantiate(r, {})
                if result is not None:
                    return returned(evaluate(result), f)
        for rule in rules:
            r = rule(args)
            if r is not NO_RULE:
                return r
        return NO_RULE

    return plan


def _rule(compiler: "Compiler", f: Symbol, r: "Rule", arity: int):
    """One rule as ``g(args)``; its result, a TailCall, or NO_RULE."""
    checks, names = _parameters(compiler, r.lhs)
    if checks is None:
        return _generic_rule(compiler, f, r)
    rhs, condition = r.applied(), None
    while type(rhs) is Expr and rhs.head is S.Condition and len(rhs.args) == 2:
        rhs, test = rhs.args
        condition = test if condition is None else Expr(S.And, (condition, test))
    if is_conditional_scope(rhs) or hides_names(rhs, names):
        return _generic_rule(compiler, f, r)
    scope = Scope(names, arity)
    test = compiler.node(condition, scope) if condition is not None else None
    returns = mentions(rhs, (S.Return,))
    body = compiler.node(rhs, scope, tail=not returns)
    extra = [None] * (scope.size - arity)
    if not checks and test is None and not returns:
        if not extra:
            return body
        return lambda args: body([*args, *extra])
    if arity == 1 and len(checks) == 1 and not returns:
        check = checks[0][1]

        def apply1(args):
            if not check(args[0], args):
                return NO_RULE
            frame = [*args, *extra] if extra else args
            if test is not None and test(frame) is not TRUE:
                return NO_RULE
            return body(frame)

        return apply1

    def apply(args):
        for i, check in checks:
            if not check(args[i], args):
                return NO_RULE
        frame = [*args, *extra]
        if test is not None and test(frame) is not TRUE:
            return NO_RULE
        result = body(frame)
        return returned(result, f) if returns else result

    return apply


def _generic_rule(compiler: "Compiler", f: Symbol, r: "Rule"):
    """A rule whose pattern the matcher of the evaluator has to try."""
    ev = compiler.ev

    def apply(args):
        result = ev.apply_rule(r, Expr(f, args))
        if result is None:
            return NO_RULE
        return returned(ev.evaluate(result), f)

    return apply


def _parameters(compiler: "Compiler", lhs: Expr):
    """([(position, check)], {name: slot}) of a left side with simple parameters, else (None, None)."""
    checks, names = [], {}
    for i, p in enumerate(lhs.args):
        name = None
        tests = []
        while type(p) is Expr and p.head is S.PatternTest and len(p.args) == 2:
            tests.append(p.args[1])
            p = p.args[0]
        if type(p) is Expr and p.head is S.Pattern and len(p.args) == 2:
            name, p = p.args
            while type(p) is Expr and p.head is S.PatternTest and len(p.args) == 2:
                tests.append(p.args[1])
                p = p.args[0]
        if type(p) is Expr and p.head is S.Blank and len(p.args) <= 1:
            if p.args:
                check = head_test(p.args[0])  # does not look at its second argument
                checks.append((i, check))
        elif type(p) in SELF:
            checks.append((i, lambda x, args, p=p: same(x, p)))
        elif type(p) is Symbol:
            checks.append((i, lambda x, args, p=p: x is p))
        else:
            return None, None
        if name is not None:
            if name in names:
                j = names[name]
                checks.append((i, lambda x, args, j=j: same(x, args[j])))
            else:
                names[name] = i
        for t in reversed(tests):
            test = compiler.function(t, 1)
            checks.append((i, lambda x, args, test=test: test(x) is TRUE))
    return checks, names
