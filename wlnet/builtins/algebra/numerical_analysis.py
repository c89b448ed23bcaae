"""Numerical methods: FindRoot, NIntegrate, FindMinimum, NSum."""

import math
from collections.abc import Callable

from ...evaluator import Evaluator, builtin
from ...expression import NUMBERS, Expr, Expression, MessageError, S, Symbol, elements, is_list, make_list
from ...expression.compounds import infinity_sign, is_infinity
from ...mathematics.quadrature import adaptive_integral
from .derivatives import derivative

_OPTIONS = {
    "AccuracyGoal": S.Automatic,
    "PrecisionGoal": S.Automatic,
    "WorkingPrecision": S.MachinePrecision,
    "MaxIterations": 100,
    "Method": S.Automatic,
    "Evaluated": S.True_,
    "DampingFactor": 1,
    "EvaluationMonitor": S.None_,
    "StepMonitor": S.None_,
    "Jacobian": S.Automatic,
    "Gradient": S.Automatic,
}


def numeric_function(ev: Evaluator, f: Expression, names: list) -> Callable:
    """A Python function of floats: f with the symbols replaced, as float or complex, nan where it is neither."""
    function = ev.function(Expr(S.Function, (make_list(names), f)), len(names))

    def value(*xs):
        v = function(*xs)
        if type(v) not in NUMBERS:
            v = ev.evaluate(Expr(S.N, (v,)))
        if type(v) is complex:
            return v
        try:
            return float(v)
        except (TypeError, OverflowError):
            return math.nan

    return value


def _start(ev, spec, owner: str) -> tuple:
    """(symbol, starting numbers) of {x, x0}, {x, x0, x1} or {x, x0, min, max}."""
    parts = elements(spec) if is_list(spec) else ()
    if len(parts) < 2 or type(parts[0]) is not Symbol:
        raise MessageError("fdss", spec, owner)
    numbers = []
    for p in parts[1:]:
        value = ev.evaluate(Expr(S.N, (p,)))
        if type(value) not in (int, float, complex):
            raise MessageError("fdss", spec, owner)
        numbers.append(complex(value) if type(value) is complex else float(value))
    return parts[0], numbers


_FDSS = "Search specification `1` should be a list with 1 to 5 elements."


@builtin(
    "FindRoot",
    attributes="HoldAll",
    options=_OPTIONS,
    messages={
        "fdss": _FDSS,
        "cvmit": "Failed to converge to the requested accuracy or precision within `1` iterations.",
        "nlnum": "The function value `1` is not a list of numbers with dimensions `2` at `3`.",
        "lstol": "The line search decreased the step size to within tolerance but was unable to find a sufficient decrease "
        "in the merit function.",
    },
)
def find_root(ev: Evaluator, args: tuple, options: dict) -> Expression | None:
    """FindRoot[f, {x, x0}] searches for a numerical root of f, starting from the point x = x0.
    FindRoot[lhs == rhs, {x, x0}] searches for a solution; lists of equations and variables are understood."""
    if len(args) < 2:
        return None
    specs = [ev.evaluate(a) if not is_list(a) else a for a in args[1:]]
    if len(specs) == 1 and is_list(specs[0]) and elements(specs[0]) and is_list(elements(specs[0])[0]):
        specs = list(elements(specs[0]))
    starts = [_start(ev, s, "FindRoot") for s in specs]
    names = [s[0] for s in starts]
    system = args[0] if is_list(args[0]) else make_list((args[0],))
    zeros = [_zero(ev, e) for e in elements(system)]
    if len(names) == 1 and len(zeros) == 1:
        x = _root(ev, zeros[0], names[0], starts[0][1])
        return make_list((Expr(S.Rule, (names[0], x)),))
    values = _newton_system(ev, zeros, names, [s[1][0] for s in starts])
    return make_list([Expr(S.Rule, (n, v)) for n, v in zip(names, values)])


def _zero(ev, e):
    if type(e) is Expr and e.head is S.Equal and len(e.args) == 2:
        return Expr(S.Plus, (e.args[0], Expr(S.Times, (-1, e.args[1]))))
    return e


def _root(ev, zero, name, start: list):
    """Newton's method with the symbolic derivative where there is one, else the secant method."""
    f = numeric_function(ev, zero, [name])
    slope = None
    if len(start) != 2:
        symbolic = ev.evaluate(derivative(ev, ev.evaluate(zero), name))
        if not _has_derivative(symbolic):
            slope = numeric_function(ev, symbolic, [name])
    x = start[0]
    other = start[1] if len(start) == 2 else x + (1e-4 if x == 0 else abs(x) * 1e-4)
    fx, fo = f(x), f(other)
    for _ in range(100):
        if fx == 0:
            return x
        d = slope(x) if slope is not None else (fx - fo) / (x - other) if x != other else 0
        if d == 0 or d != d:
            x, fx = x + 1e-3, f(x + 1e-3)
            continue
        step = fx / d
        new = x - step
        fn = f(new)
        shrink = 0
        while (fn != fn or abs(fn) > abs(fx)) and shrink < 30:  # damped where the step overshoots
            step /= 2
            new = x - step
            fn = f(new)
            shrink += 1
        other, fo, x, fx = x, fx, new, fn
        if abs(step) <= 1e-15 * max(abs(x), 1e-300) or fx == 0 or abs(step) < 1e-300:
            return x
    if abs(fx) > 1e-6:
        ev.message("FindRoot", "cvmit", 100)
    return x


def _has_derivative(x) -> bool:
    stack = [x]
    while stack:
        x = stack.pop()
        if x is S.Derivative:
            return True
        if type(x) is Expr:
            stack.append(x.head)
            stack.extend(x.args)
    return False


def _newton_system(ev, zeros: list, names: list, start: list) -> list:
    import numpy as np  # slow to import, and many sessions never see an array

    functions = [numeric_function(ev, z, names) for z in zeros]
    slopes = [[numeric_function(ev, ev.evaluate(derivative(ev, ev.evaluate(z), n)), names) for n in names] for z in zeros]
    x = np.array(start)
    for _ in range(100):
        values = np.array([f(*x.tolist()) for f in functions])
        jacobian = np.array([[g(*x.tolist()) for g in row] for row in slopes])
        try:
            step = np.linalg.solve(jacobian, values)
        except np.linalg.LinAlgError:
            step = np.linalg.lstsq(jacobian, values, rcond=None)[0]
        x = x - step
        if abs(step).max() <= 1e-14 * max(abs(x).max(), 1e-300):
            break
    else:
        ev.message("FindRoot", "cvmit", 100)
    return x.tolist()


@builtin(
    "NIntegrate",
    attributes="HoldAll",
    options={
        "AccuracyGoal": S.Automatic,
        "PrecisionGoal": S.Automatic,
        "WorkingPrecision": S.MachinePrecision,
        "MaxRecursion": S.Automatic,
        "MinRecursion": 0,
        "MaxPoints": S.Automatic,
        "Method": S.Automatic,
        "Exclusions": S.Automatic,
        "EvaluationMonitor": S.None_,
    },
    messages={
        "ilim": "Invalid integration variable or limit(s) in `1`.",
        "inumr": "The integrand `1` has evaluated to non-numerical values for all sampling points in the region with "
        "boundaries `2`.",
        "ncvb": "NIntegrate failed to converge to prescribed accuracy. NIntegrate obtained `1` and `2` for the integral "
        "and error estimates.",
    },
)
def nintegrate(ev: Evaluator, args: tuple, options: dict) -> Expression | None:
    """NIntegrate[f, {x, xmin, xmax}] gives a numerical approximation to the integral of f from xmin to xmax.
    NIntegrate[f, {x, …}, {y, …}] gives a multiple integral."""
    if len(args) < 2:
        return None
    limits = []
    for spec in args[1:]:
        parts = elements(spec) if is_list(spec) else elements(ev.evaluate(spec))
        if len(parts) < 3 or type(parts[0]) is not Symbol:
            raise MessageError("ilim", spec)
        limits.append((parts[0], [ev.evaluate(p) for p in parts[1:]]))
    value, error = _nested(ev, args[0], limits, [], [])
    if value != value:
        ev.message("NIntegrate", "inumr", args[0], make_list([make_list(p) for _, p in limits]))
        return None
    if error > 1e-5 * abs(value) + 1e-9:
        ev.message("NIntegrate", "ncvb", value, error)
    return value


def _nested(ev, f, limits: list, names: list, values: list) -> tuple:
    (name, points), rest = limits[0], limits[1:]
    ends = [_bound(ev, p, names, values) for p in points]
    if rest:

        def integrand(x):
            return _nested(ev, f, rest, [*names, name], [*values, x])[0]
    else:
        function = numeric_function(ev, f, [*names, name])

        def integrand(x):
            return function(*values, x)

    total = error = 0.0
    for a, b in zip(ends, ends[1:]):
        value, e = _over_interval(integrand, a, b, 1e-10 if not rest else 1e-8)
        total += value
        error += e
    return total, error


def _bound(ev, p, names: list, values: list) -> float:
    sign = infinity_sign(p)
    if sign:
        return sign * math.inf
    return numeric_function(ev, p, names)(*values) if names else float(ev.evaluate(Expr(S.N, (p,))))


def _over_interval(f, a: float, b: float, tolerance: float) -> tuple:
    """Infinite ends by x = t/(1 - t^2); finite ones by x = a + (b - a) t^2 (3 - 2 t), which flattens endpoint poles."""
    if a > b:
        value, error = _over_interval(f, b, a, tolerance)
        return -value, error
    if math.isinf(a) and math.isinf(b):
        return adaptive_integral(lambda t: f(t / (1 - t * t)) * (1 + t * t) / (1 - t * t) ** 2, -1.0, 1.0, tolerance)
    if math.isinf(b):
        return adaptive_integral(lambda t: f(a + t / (1 - t)) / (1 - t) ** 2, 0.0, 1.0, tolerance)
    if math.isinf(a):
        return adaptive_integral(lambda t: f(b - t / (1 - t)) / (1 - t) ** 2, 0.0, 1.0, tolerance)
    value, error = adaptive_integral(f, a, b, tolerance)
    if not error <= 1e-9 * abs(value) + 1e-12:
        width = b - a
        other = adaptive_integral(lambda t: f(a + width * t * t * (3 - 2 * t)) * 6 * width * t * (1 - t), 0.0, 1.0, tolerance)
        if not other[1] > error:
            return other
    return value, error


@builtin(
    "NSum",
    attributes="HoldAll",
    options={
        "AccuracyGoal": S.Automatic,
        "PrecisionGoal": S.Automatic,
        "WorkingPrecision": S.MachinePrecision,
        "Method": S.Automatic,
    },
)
def nsum(ev: Evaluator, f: Expression, spec: Expression, options: dict) -> Expression:
    """NSum[f, {i, imin, imax}] gives a numerical approximation to the sum of f; imax may be Infinity."""
    return _series_value(ev, f, spec, S.Sum)


@builtin(
    "NProduct",
    attributes="HoldAll",
    options={
        "AccuracyGoal": S.Automatic,
        "PrecisionGoal": S.Automatic,
        "WorkingPrecision": S.MachinePrecision,
        "Method": S.Automatic,
    },
)
def nproduct(ev: Evaluator, f: Expression, spec: Expression, options: dict) -> Expression:
    """NProduct[f, {i, imin, imax}] gives a numerical approximation to the product of f; imax may be Infinity."""
    return _series_value(ev, f, spec, S.Product)


def _series_value(ev, f, spec, exact_head):
    parts = elements(spec) if is_list(spec) else ()
    if len(parts) != 3 or type(parts[0]) is not Symbol:
        return None
    low, high = ev.evaluate(parts[1]), ev.evaluate(parts[2])
    if not is_infinity(high):
        return Expr(S.N, (Expr(exact_head, (f, spec)),))
    if type(low) is not int:
        return None
    function = numeric_function(ev, f, [parts[0]])
    if exact_head is S.Product:
        return math.exp(infinite_sum(lambda k: math.log(function(k)), low))
    return infinite_sum(function, low)


def infinite_sum(f: Callable, low: int) -> float:
    """The sum of f(k) for k from low on: Euler-Maclaurin, or Cohen's acceleration for alternating terms."""
    if f(low + 6.0) * f(low + 7.0) < 0:
        return _alternating_sum(f, low)
    start = low + 40
    head = sum([f(float(k)) for k in range(low, start)])
    x = float(start)
    first = (f(x + 0.5) - f(x - 0.5)) * 4 / 3 - (f(x + 1) - f(x - 1)) / 6
    third = f(x + 1.5) - 3 * f(x + 0.5) + 3 * f(x - 0.5) - f(x - 1.5)
    tail, _ = _over_interval(f, x, math.inf, 1e-13)
    return head + tail + f(x) / 2 - first / 12 + third / 720


def _alternating_sum(f, low: int) -> float:
    n = 32
    d = (3 + math.sqrt(8)) ** n
    d = (d + 1 / d) / 2
    b, c, total = -1.0, -d, 0.0
    for k in range(n):
        c = b - c
        total += c * f(float(low + k)) * (-1) ** k
        b *= (k + n) * (k - n) / ((k + 0.5) * (k + 1))
    return total / d


# --- minima -----------------------------------------------------------------------------------------------------------

_MINIMUM = {"fdss": _FDSS, "cvmit": "Failed to converge to the requested accuracy or precision within `1` iterations."}


@builtin("FindMinimum", attributes="HoldAll", options=_OPTIONS, messages=_MINIMUM)
def find_minimum(ev: Evaluator, args: tuple, options: dict) -> Expression:
    """FindMinimum[f, {x, x0}] searches for a local minimum in f, starting from x = x0; several variables as a list."""
    return _extremum(ev, args, 1)


@builtin("FindMaximum", attributes="HoldAll", options=_OPTIONS, messages=_MINIMUM)
def find_maximum(ev: Evaluator, args: tuple, options: dict) -> Expression:
    """FindMaximum[f, {x, x0}] searches for a local maximum in f, starting from x = x0; several variables as a list."""
    return _extremum(ev, args, -1)


@builtin("FindArgMin", attributes="HoldAll", options=_OPTIONS, messages=_MINIMUM)
def find_arg_min(ev: Evaluator, args: tuple, options: dict) -> Expression | None:
    """FindArgMin[f, {x, x0}] gives the position of a local minimum of f."""
    extremum = _extremum(ev, args, 1)
    return None if extremum is None else make_list([r.args[1] for r in elements(elements(extremum)[1])])


def _extremum(ev, args, sign: int):
    if len(args) != 2:
        return None
    spec = args[1] if is_list(args[1]) else make_list((args[1],))
    parts = elements(spec)
    several = parts and all([is_list(p) or type(p) is Symbol for p in parts]) and (len(parts) != 2 or is_list(parts[0]))
    specs = parts if several else (spec,)
    starts = [_start(ev, s if is_list(s) else make_list((s, 1)), "FindMinimum") for s in specs]
    names = [s[0] for s in starts]
    f = numeric_function(ev, args[0], names)
    point = minimized(lambda *xs: sign * f(*xs), [s[1][0] for s in starts])
    rules = make_list([Expr(S.Rule, (n, v)) for n, v in zip(names, point)])
    return make_list((f(*point), rules))


def minimized(f: Callable, start: list) -> list:
    """A local minimum by the BFGS method with central differences."""
    import numpy as np  # slow to import, and many sessions never see an array

    n = len(start)
    x = np.array(start, dtype=float)
    inverse = np.eye(n)

    def gradient(p):
        g = np.empty(n)
        for i in range(n):
            h = 6e-6 * max(1.0, abs(p[i]))
            up, down = p.copy(), p.copy()
            up[i] += h
            down[i] -= h
            g[i] = (f(*up.tolist()) - f(*down.tolist())) / (2 * h)
        return g

    g, fx = gradient(x), f(*x.tolist())
    for _ in range(200):
        if not np.isfinite(g).all() or abs(g).max() < 1e-9:
            break
        direction = -inverse @ g
        if direction @ g >= 0:
            inverse, direction = np.eye(n), -g
        t, slope = 1.0, direction @ g
        new = x + t * direction
        fn = f(*new.tolist())
        while not fn <= fx + 1e-4 * t * slope and t > 1e-14:
            t /= 2
            new = x + t * direction
            fn = f(*new.tolist())
        if t <= 1e-14:
            break
        other = gradient(new)
        s, y = new - x, other - g
        if y @ s > 1e-14:
            rho = 1 / (y @ s)
            left = np.eye(n) - rho * np.outer(s, y)
            inverse = left @ inverse @ left.T + rho * np.outer(s, s)
        x, g, fx = new, other, fn
    return x.tolist()


@builtin("NMinimize", attributes="HoldAll", options=_OPTIONS, messages=_MINIMUM)
def nminimize(ev: Evaluator, args: tuple, options: dict) -> Expression:
    """NMinimize[f, {x, y, …}] searches for a global minimum in f numerically.
    NMinimize[{f, cons}, {x, y, …}] searches for one subject to constraints."""
    return _global_extremum(ev, args, 1)


@builtin("NMaximize", attributes="HoldAll", options=_OPTIONS, messages=_MINIMUM)
def nmaximize(ev: Evaluator, args: tuple, options: dict) -> Expression:
    """NMaximize[f, {x, y, …}] searches for a global maximum in f numerically.
    NMaximize[{f, cons}, {x, y, …}] searches for one subject to constraints."""
    return _global_extremum(ev, args, -1)


def _global_extremum(ev, args, sign: int):
    """The best of local searches from scattered starts; constraints are added as a growing penalty."""
    if len(args) != 2:
        return None
    names = list(elements(args[1])) if is_list(args[1]) else [args[1]]
    if any([type(n) is not Symbol for n in names]):
        return None
    body, constraints = args[0], []
    if is_list(body):
        body, constraints = elements(body)[0], _violations(elements(body)[1:])
    f = numeric_function(ev, body, names)
    penalties = [numeric_function(ev, c, names) for c in constraints]
    import numpy as np  # slow to import, and many sessions never see an array

    generator = np.random.default_rng(1)
    best = None
    for scale in (0.0, *([1.0] * 6), *([10.0] * 6)):
        point = (generator.normal(size=len(names)) * scale).tolist()
        for weight in (1e1, 1e2, 1e3, 1e4, 1e5, 1e6) if penalties else (0.0,):
            point = minimized(lambda *xs, w=weight: sign * f(*xs) + w * sum([p(*xs) ** 2 for p in penalties]), point)
        value = sign * f(*point)
        if value == value and all([abs(p(*point)) < 1e-3 for p in penalties]) and (best is None or value < best[0]):
            best = (value, point)
    if best is None:
        return None
    rules = make_list([Expr(S.Rule, (n, v)) for n, v in zip(names, best[1])])
    return make_list((sign * best[0], rules))


def _violations(constraints) -> list:
    """Expressions that are zero where the constraints hold and grow where they do not."""
    out = []
    stack = list(constraints)
    while stack:
        c = stack.pop()
        if type(c) is not Expr:
            continue
        if c.head is S.And or c.head is S.List:
            stack.extend(c.args)
            continue
        for a, b in zip(c.args, c.args[1:]):
            difference = Expr(S.Plus, (a, Expr(S.Times, (-1, b))))
            if c.head is S.Equal:
                out.append(difference)
            elif c.head in (S.Less, S.LessEqual):
                out.append(Expr(S.Max, (0, difference)))
            elif c.head in (S.Greater, S.GreaterEqual):
                out.append(Expr(S.Max, (0, Expr(S.Times, (-1, difference)))))
    return out
