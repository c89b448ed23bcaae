"""Expressions as they are written by hand in the tests of printing."""

from wlnet.expression import Expr, S, expr, symbol

x, y, z, f, g = (symbol("Global`" + name) for name in "xyzfg")


def plus(*args):
    return Expr(S.Plus, args)


def times(*args):
    return Expr(S.Times, args)


def power(base, exponent):
    return Expr(S.Power, (base, exponent))


def named_blank(name, *head):
    return expr("Pattern", name, expr("Blank", *head))
