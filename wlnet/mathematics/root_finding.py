"""A root of a function of floats."""

from collections.abc import Callable

MOST_STEPS = 100  # of Newton's method; it doubles the digits of a simple root each time, so this is for hard starts only
_MOST_HALVINGS = 30  # of a step that overshoots: 2^-30 of it moves nothing
_SECANT_STEP = 1e-4  # to the second point of the secant method, of the first one
_NUDGE = 1e-3  # off a point without slope
_ACCURATE = 1e-15  # a step this small, of x, changes the last digit only
_TINY = 1e-300  # stands for 0 where something is divided by x
_CLOSE_ENOUGH = 1e-6  # a value of the function that counts as a root although the steps did not end


def root_near(f: Callable, start: float, other: float | None, slope: Callable | None) -> tuple:
    """(x, did the steps end there): a root by Newton's method with the slope, or by the secant method from two points."""
    x = start
    if other is None:
        other = x + (_SECANT_STEP if x == 0 else abs(x) * _SECANT_STEP)
    fx, fo = f(x), f(other)
    for _ in range(MOST_STEPS):
        if fx == 0:
            return x, True
        d = slope(x) if slope is not None else (fx - fo) / (x - other) if x != other else 0
        if d == 0 or d != d:
            x, fx = x + _NUDGE, f(x + _NUDGE)
            continue
        step = fx / d
        new = x - step
        fn = f(new)
        halvings = 0
        while (fn != fn or abs(fn) > abs(fx)) and halvings < _MOST_HALVINGS:  # damped where the step overshoots
            step /= 2
            new = x - step
            fn = f(new)
            halvings += 1
        other, fo, x, fx = x, fx, new, fn
        if abs(step) <= _ACCURATE * max(abs(x), _TINY) or fx == 0 or abs(step) < _TINY:
            return x, True
    return x, abs(fx) <= _CLOSE_ENOUGH
