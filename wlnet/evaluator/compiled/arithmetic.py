"""Arithmetic of compiled code: native on machine numbers, the evaluator's on anything else and beyond their range.

The closures are alike and written out one by one: what they share would be one more call at every step of a loop.
"""

from ...expression import TYPE_CHECKING, Expr, S, Symbol, rational
from .scope import FALSE, TRUE

if TYPE_CHECKING:
    from collections.abc import Callable

    from .compiler import Compiler
    from .scope import Scope

BEYOND = float("inf")  # no closure takes this for a result: the evaluator does the sum then
EXACT_REALS = 2**53  # integers below are machine reals without rounding
_LARGEST_POWER = 64  # a constant exponent; beyond it integers may grow so large that the evaluator should look first
_LARGEST_EXPONENT = 1000  # the same for an exponent that is known only when the code runs


def plus(c: "Compiler", e: Expr, args: tuple, scope: "Scope", tail: bool) -> "Callable | None":
    """a + b and a - b, constants and parameters read without a call; more terms at once."""
    if len(args) < 2:
        return None
    if len(args) > 2:
        return _sum_of_many(c, args, scope)
    left, right = args
    if type(left) is int and type(right) is not int:
        left, right = right, left
    if type(right) is int:
        return _add_constant(c, left, right, scope)
    subtrahend = _negated(right)
    if subtrahend is not None:
        return _subtract(c, left, subtrahend, scope)
    i = c.place(right, scope)
    return _add(c, left, right, scope) if i is None else _add_local(c, left, i, scope)


def _sum_of_many(c: "Compiler", args, scope):
    parts = c.arguments(args, scope)
    evaluate = c.ev.evaluate

    def total(frame):
        values = [p(frame) for p in parts]
        exact = True
        for v in values:
            if type(v) is float:
                exact = False
            elif type(v) is not int:
                return evaluate(Expr(S.Plus, tuple(values)))
        if exact:
            return sum(values)
        try:
            result = 0
            for v in sorted(values):  # in the order that Orderless gives them
                result += v
        except OverflowError:
            return evaluate(Expr(S.Plus, tuple(values)))
        return result if result - result == 0.0 else evaluate(Expr(S.Plus, tuple(values)))

    return total


def _subtract(c: "Compiler", left, right, scope):
    """left - right."""
    a, b = c.node(left, scope), c.node(right, scope)
    evaluate = c.ev.evaluate

    def subtract(frame):
        x = a(frame)
        y = b(frame)
        kind = type(x)
        if kind is int or kind is float:
            kind = type(y)
            if kind is int or kind is float:
                try:
                    r = x - y
                except OverflowError:  # an integer beyond the reals
                    r = BEYOND
                if type(r) is int or r - r == 0.0:
                    return r
        return evaluate(Expr(S.Plus, (x, Expr(S.Times, (-1, y)))))

    return subtract


def _add_local(c: "Compiler", left, i: int, scope):
    """left + a parameter in slot i."""
    a = c.node(left, scope)
    evaluate = c.ev.evaluate

    def add_local(frame):
        x = a(frame)
        y = frame[i]
        kind = type(x)
        if kind is int or kind is float:
            kind = type(y)
            if kind is int or kind is float:
                try:
                    r = x + y
                except OverflowError:  # an integer beyond the reals
                    r = BEYOND
                if type(r) is int or r - r == 0.0:
                    return r
        return evaluate(Expr(S.Plus, (x, y)))

    return add_local


def _add(c: "Compiler", left, right, scope):
    """left + right."""
    a, b = c.node(left, scope), c.node(right, scope)
    evaluate = c.ev.evaluate

    def add(frame):
        x = a(frame)
        y = b(frame)
        kind = type(x)
        if kind is int or kind is float:
            kind = type(y)
            if kind is int or kind is float:
                try:
                    r = x + y
                except OverflowError:  # an integer beyond the reals
                    r = BEYOND
                if type(r) is int or r - r == 0.0:
                    return r
        return evaluate(Expr(S.Plus, (x, y)))

    return add


def _add_constant(c: "Compiler", left, right: int, scope):
    """left + right for an integer constant."""
    evaluate = c.ev.evaluate
    i = c.place(left, scope)
    if i is not None:

        def add_to_local(frame):
            x = frame[i]
            if type(x) is int:
                return x + right
            return evaluate(Expr(S.Plus, (x, right)))

        return add_to_local
    a = c.node(left, scope)

    def add_constant(frame):
        x = a(frame)
        if type(x) is int:
            return x + right
        return evaluate(Expr(S.Plus, (x, right)))

    return add_constant


def _negated(e):
    """x where e is -x, else None."""
    if type(e) is Expr and e.head is S.Times and len(e.args) == 2 and e.args[0] == -1 and type(e.args[0]) is int:
        return e.args[1]
    return None


def times(c: "Compiler", e: Expr, args: tuple, scope: "Scope", tail: bool) -> "Callable | None":
    """a b and a/b, constants and parameters read without a call; more factors at once."""
    if len(args) < 2:
        return None
    if len(args) > 2:
        return _product_of_many(c, args, scope)
    left, right = args
    if (
        type(right) is Expr
        and right.head is S.Power
        and len(right.args) == 2
        and right.args[1] == -1
        and type(right.args[1]) is int
    ):
        return _quotient(c, left, right.args[0], scope)
    if type(left) is float or type(left) is int:
        left, right = right, left
    if type(right) is float or type(right) is int:
        return _multiply_constant(c, left, right, scope)
    a, b = c.node(left, scope), c.node(right, scope)
    evaluate = c.ev.evaluate

    def multiply(frame):
        x = a(frame)
        y = b(frame)
        kind, other = type(x), type(y)
        if kind is int and other is int:
            return x * y
        if (kind is float or kind is int) and (other is float or other is int):
            try:
                r = x * y
            except OverflowError:  # an integer beyond the reals
                r = BEYOND
            if r - r == 0.0 and (r != 0.0 or x == 0 or y == 0):
                return r
        return evaluate(Expr(S.Times, (x, y)))

    return multiply


def _product_of_many(c: "Compiler", args, scope):
    parts = c.arguments(args, scope)
    evaluate = c.ev.evaluate

    def product(frame):
        values = [p(frame) for p in parts]
        result = 1
        for v in values:
            if type(v) is int and type(result) is int:
                result *= v
            elif (
                (type(v) is float or type(v) is int and -EXACT_REALS < v < EXACT_REALS)
                and result != 0
                and v != 0
                and (type(result) is float or -EXACT_REALS < result < EXACT_REALS)
            ):
                result *= v
            else:
                return evaluate(Expr(S.Times, tuple(values)))
        if type(result) is float and (result - result != 0.0 or result == 0.0):
            return evaluate(Expr(S.Times, tuple(values)))
        return result

    return product


def _multiply_constant(c: "Compiler", left, right, scope):
    """left times a machine number or integer."""
    evaluate, exact = c.ev.evaluate, type(right) is int
    i = c.place(left, scope)
    if i is not None:

        def multiply_local(frame):
            x = frame[i]
            if type(x) is float or type(x) is int:
                try:
                    r = x * right
                except OverflowError:  # an integer beyond the reals
                    r = BEYOND
                if exact and type(r) is int or r - r == 0.0 and r != 0.0:
                    return r
            return evaluate(Expr(S.Times, (x, right)))

        return multiply_local
    a = c.node(left, scope)

    def multiply_constant(frame):
        x = a(frame)
        if type(x) is float or type(x) is int:
            try:
                r = x * right
            except OverflowError:  # an integer beyond the reals
                r = BEYOND
            if exact and type(r) is int or r - r == 0.0 and r != 0.0:
                return r
        return evaluate(Expr(S.Times, (x, right)))

    return multiply_constant


def _quotient(c: "Compiler", left, right, scope):
    """left / right."""
    evaluate = c.ev.evaluate
    i = c.place(left, scope)
    if i is not None and type(right) is int and right > 0:

        def divide_local(frame):
            x = frame[i]
            if type(x) is int:
                return rational(x, right) if x % right else x // right
            return evaluate(Expr(S.Times, (x, Expr(S.Power, (right, -1)))))

        return divide_local
    a, b = c.node(left, scope), c.node(right, scope)

    def divide(frame):
        x = a(frame)
        y = b(frame)
        kind, other = type(x), type(y)
        if kind is int and other is int and y != 0:
            return rational(x, y)
        if (
            other is float
            and (kind is float or kind is int and -EXACT_REALS < x < EXACT_REALS)
            or kind is float
            and other is int
            and -EXACT_REALS < y < EXACT_REALS
        ):
            if y and x:
                r = x * (1.0 / y)
                if r - r == 0.0 and r != 0.0:
                    return r
        return evaluate(Expr(S.Times, (x, Expr(S.Power, (y, -1)))))

    return divide


def power(c: "Compiler", e: Expr, args: tuple, scope: "Scope", tail: bool) -> "Callable | None":
    """base^exponent: squares and small powers of integers and reals."""
    if len(args) != 2:
        return None
    evaluate = c.ev.evaluate
    base, exponent = args
    i = c.place(base, scope)
    if i is not None and exponent == 2 and type(exponent) is int:

        def square(frame):
            x = frame[i]
            if type(x) is int:
                return x * x
            if type(x) is float:
                r = x * x
                if r - r == 0.0 and r != 0.0:
                    return r
            return evaluate(Expr(S.Power, (x, 2)))

        return square
    a = c.node(base, scope)
    if type(exponent) is int and exponent == 2:

        def square_of(frame):
            x = a(frame)
            if type(x) is int:
                return x * x
            if type(x) is float:
                r = x * x
                if r - r == 0.0 and r != 0.0:
                    return r
            return evaluate(Expr(S.Power, (x, 2)))

        return square_of
    if type(exponent) is int and 0 < exponent <= _LARGEST_POWER:

        def power(frame):
            x = a(frame)
            if type(x) is int:
                return x**exponent
            if type(x) is float and exponent == 2:
                r = x * x
                if r - r == 0.0:
                    return r
            return evaluate(Expr(S.Power, (x, exponent)))

        return power
    b = c.node(exponent, scope)

    def general(frame):
        x = a(frame)
        y = b(frame)
        if type(x) is int and type(y) is int and x != 0 and 0 < y < _LARGEST_EXPONENT:
            return x**y
        return evaluate(Expr(S.Power, (x, y)))

    return general


def integer_function(head: Symbol, apply: "Callable[[int, int], int]") -> "Callable":
    """A function of two integers with a positive second one."""

    def compile_(c: "Compiler", e, args, scope, tail):
        if len(args) != 2:
            return None
        evaluate = c.ev.evaluate
        a, b = c.node(args[0], scope), c.node(args[1], scope)

        def call(frame):
            x = a(frame)
            y = b(frame)
            if type(x) is int and type(y) is int and y > 0:
                return apply(x, y)
            return evaluate(Expr(head, (x, y)))

        return call

    return compile_


def parity(head: Symbol, remainder: int) -> "Callable":
    """EvenQ and OddQ of integers."""

    def compile_(c: "Compiler", e, args, scope, tail):
        if len(args) != 1:
            return None
        evaluate = c.ev.evaluate
        i = c.place(args[0], scope)
        if i is not None:

            def call_local(frame):
                x = frame[i]
                if type(x) is int:
                    return TRUE if x & 1 == remainder else FALSE
                return evaluate(Expr(head, (x,)))

            return call_local
        a = c.node(args[0], scope)

        def call(frame):
            x = a(frame)
            if type(x) is int:
                return TRUE if x & 1 == remainder else FALSE
            return evaluate(Expr(head, (x,)))

        return call

    return compile_
