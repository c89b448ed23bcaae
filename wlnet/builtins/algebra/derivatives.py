"""Derivatives: D, Derivative, Dt, Grad."""

from ...evaluator import Evaluator, application, builtin
from ...expression import NUMBERS, Expr, Expression, MessageError, PackedArray, S, Symbol, elements, is_list, length, make_list
from ...expression.compounds import is_compound
from ..kit.formulas import fill
from .coefficients import variables_of
from .forms import depends_on

# f'(x) of functions of one argument
_RULES = {
    "Exp": "E^x",
    "Log": "1/x",
    "Sin": "Cos[x]",
    "Cos": "-Sin[x]",
    "Tan": "Sec[x]^2",
    "Cot": "-Csc[x]^2",
    "Sec": "Sec[x] Tan[x]",
    "Csc": "-Cot[x] Csc[x]",
    "Sinh": "Cosh[x]",
    "Cosh": "Sinh[x]",
    "Tanh": "Sech[x]^2",
    "Coth": "-Csch[x]^2",
    "Sech": "-Sech[x] Tanh[x]",
    "Csch": "-Coth[x] Csch[x]",
    "ArcSin": "1/Sqrt[1 - x^2]",
    "ArcCos": "-1/Sqrt[1 - x^2]",
    "ArcTan": "1/(1 + x^2)",
    "ArcCot": "-1/(1 + x^2)",
    "ArcSec": "1/(Sqrt[1 - 1/x^2] x^2)",
    "ArcCsc": "-1/(Sqrt[1 - 1/x^2] x^2)",
    "ArcSinh": "1/Sqrt[1 + x^2]",
    "ArcCosh": "1/(Sqrt[-1 + x] Sqrt[1 + x])",
    "ArcTanh": "1/(1 - x^2)",
    "ArcCoth": "1/(1 - x^2)",
    "ArcSech": "-1/(x Sqrt[(1 - x)/(1 + x)] (1 + x))",
    "ArcCsch": "-1/(Sqrt[1 + 1/x^2] x^2)",
    "Erf": "2/(E^x^2 Sqrt[Pi])",
    "Erfc": "-2/(E^x^2 Sqrt[Pi])",
    "Erfi": "2 E^x^2/Sqrt[Pi]",
    "Gamma": "Gamma[x] PolyGamma[0, x]",
    "LogGamma": "PolyGamma[0, x]",
    "Factorial": "Gamma[1 + x] PolyGamma[0, 1 + x]",
    "LogisticSigmoid": "LogisticSigmoid[x] (1 - LogisticSigmoid[x])",
    "Ramp": "UnitStep[x]",
    "UnitStep": "Piecewise[{{Indeterminate, x == 0}}, 0]",
    "HeavisideTheta": "DiracDelta[x]",
    "ProductLog": "ProductLog[x]/(x (1 + ProductLog[x]))",
    "ExpIntegralEi": "E^x/x",
    "LogIntegral": "1/Log[x]",
    "SinIntegral": "Sinc[x]",
    "CosIntegral": "Cos[x]/x",
    "Sinc": "Cos[x]/x - Sin[x]/x^2",
    "Haversine": "Sin[x]/2",
    "Gudermannian": "Sech[x]",
    "RealAbs": "x/RealAbs[x]",
    "Minus": "-1",
    "InverseErf": "E^InverseErf[x]^2 Sqrt[Pi]/2",
    "EllipticK": "(EllipticE[x] - (1 - x) EllipticK[x])/(2 (1 - x) x)",
}
# partial derivatives of functions of two arguments
_PARTIAL = {
    "ArcTan": ("-y/(x^2 + y^2)", "x/(x^2 + y^2)"),
    "Log": ("-Log[y]/(x Log[x]^2)", "1/(y Log[x])"),
    "PolyGamma": (None, "PolyGamma[1 + x, y]"),
    "BesselJ": (None, "(BesselJ[x - 1, y] - BesselJ[x + 1, y])/2"),
    "BesselY": (None, "(BesselY[x - 1, y] - BesselY[x + 1, y])/2"),
    "BesselI": (None, "(BesselI[x - 1, y] + BesselI[x + 1, y])/2"),
    "BesselK": (None, "-(BesselK[x - 1, y] + BesselK[x + 1, y])/2"),
    "Gamma": (None, "-E^-y y^(x - 1)"),
    "PolyLog": (None, "PolyLog[x - 1, y]/y"),
    "Beta": ("Beta[x, y] (PolyGamma[0, x] - PolyGamma[0, x + y])", "Beta[x, y] (PolyGamma[0, y] - PolyGamma[0, x + y])"),
}


@builtin(
    "D",
    attributes="ReadProtected",
    options={"NonConstants": make_list(())},
    messages={
        "ivar": "`1` is not a valid variable.",
        "dvar": "Multiple derivative specifier `1` does not have the form "
        "{variable, n}, where n is a non-negative machine integer.",
    },
)
def d(ev: Evaluator, args: tuple, options: dict) -> Expression | None:
    """D[f, x] gives the partial derivative of f with respect to x.
    D[f, {x, n}] gives the multiple derivative; D[f, x, y, …] differentiates successively with respect to x, y, ….
    D[f, {{x1, x2, …}}] gives the vector derivative {D[f, x1], D[f, x2], …}."""
    if not args:
        return None
    value = args[0]
    for spec in args[1:]:
        value = _along(ev, value, spec)
    return value


def _along(ev, f, spec):
    """The derivative of f that one specification asks for."""
    if not is_list(spec):
        _check_variable(ev, spec)
        return ev.evaluate(derivative(ev, f, spec))
    parts = elements(spec)
    if parts and is_list(parts[0]):
        times = parts[1] if len(parts) == 2 else 1
        if type(times) is not int or times < 0:
            raise MessageError("dvar", spec)
        value = f
        for _ in range(times):
            value = _gradient(ev, value, elements(parts[0]))
        return value
    if len(parts) != 2:
        raise MessageError("dvar", spec)
    x, n = parts
    _check_variable(ev, x)
    if type(n) is not int:
        return _symbolic_order(ev, f, x, n, spec)
    if n < 0:
        raise MessageError("dvar", spec)
    value = f
    for _ in range(n):
        value = ev.evaluate(derivative(ev, value, x))
    return value


def _symbolic_order(ev, f, x, n, spec):
    if type(f) is Expr and f.head is S.Power and f.args[0] is S.E and f.args[1] is x:
        return f
    raise MessageError("dvar", spec)


def _gradient(ev, f, variables):
    if is_list(f):
        return make_list([_gradient(ev, a, variables) for a in elements(f)])
    return make_list([ev.evaluate(derivative(ev, f, x)) for x in variables])


def _check_variable(ev, x) -> None:
    if type(x) in NUMBERS or type(x) is str or type(x) is Expr and x.head in (S.Plus, S.Times):
        raise MessageError("ivar", x)


def derivative(ev: Evaluator, f: Expression, x: Expression) -> Expression:
    """The partial derivative of f with respect to x, not yet evaluated."""
    if f is x or type(f) is Expr and f == x:
        return 1
    if type(f) is PackedArray:
        return Expr(S.Times, (0, f))
    if not is_compound(f) or not depends_on(f, x):
        return 0
    head, args = f.head, f.args
    if head in _THREADED:
        return Expr(head, tuple([derivative(ev, a, x) for a in args]))
    if head is S.Plus:
        return Expr(S.Plus, tuple([derivative(ev, a, x) for a in args]))
    if head is S.Times:
        terms = []
        for i, a in enumerate(args):
            if depends_on(a, x):
                terms.append(Expr(S.Times, (*args[:i], derivative(ev, a, x), *args[i + 1 :])))
        return Expr(S.Plus, tuple(terms))
    if head is S.Power and len(args) == 2:
        return _of_power(ev, f, x)
    if head is S.Piecewise and _is_piecewise(f):
        return _of_piecewise(ev, f, x)
    if head is S.Integrate and len(args) == 2:
        return args[0] if args[1] is x else Expr(S.Integrate, (derivative(ev, args[0], x), args[1]))
    if head is S.D and len(args) == 2:
        return Expr(S.D, (*args, x))
    return _chain(ev, f, x)


_THREADED = frozenset((S.List, S.Equal, S.Rule))


def _of_power(ev, f, x):
    base, exponent = f.args
    if not depends_on(exponent, x):
        lower = Expr(S.Power, (base, Expr(S.Plus, (exponent, -1))))
        return Expr(S.Times, (exponent, lower, derivative(ev, base, x)))
    if not depends_on(base, x):
        return Expr(S.Times, (f, Expr(S.Log, (base,)), derivative(ev, exponent, x)))
    first = Expr(S.Times, (exponent, derivative(ev, base, x), Expr(S.Power, (base, -1))))
    return Expr(S.Times, (f, Expr(S.Plus, (first, Expr(S.Times, (Expr(S.Log, (base,)), derivative(ev, exponent, x)))))))


def _is_piecewise(f) -> bool:
    return 1 <= len(f.args) <= 2 and is_list(f.args[0]) and all([is_list(c) and length(c) == 2 for c in elements(f.args[0])])


def _of_piecewise(ev, f, x):
    cases = [make_list((derivative(ev, elements(c)[0], x), elements(c)[1])) for c in elements(f.args[0])]
    default = f.args[1] if len(f.args) > 1 else 0
    return Expr(S.Piecewise, (make_list(cases), derivative(ev, default, x)))


def _chain(ev, f, x):
    """The chain rule over all arguments."""
    terms = []
    for i, a in enumerate(f.args):
        inner = derivative(ev, a, x)
        if type(inner) is int and inner == 0:
            continue
        terms.append(Expr(S.Times, (inner, partial(ev, f.head, f.args, i))))
    return terms[0] if len(terms) == 1 else Expr(S.Plus, tuple(terms))


def partial(ev: Evaluator, head: Expression, args: tuple, i: int) -> Expression | None:
    """The partial derivative of head[args…] with respect to its argument number i."""
    if type(head) is Symbol and head.context == "System`":
        if len(args) == 1 and head.name in _RULES:
            return fill(ev, _RULES[head.name], x=args[0])
        if len(args) == 2 and head.name in _PARTIAL and _PARTIAL[head.name][i] is not None:
            return fill(ev, _PARTIAL[head.name][i], x=args[0], y=args[1])
        if head is S.Max or head is S.Min or head is S.Abs:
            return Expr(Expr(Expr(S.Derivative, _orders(len(args), i)), (head,)), args)
    orders = _orders(len(args), i)
    if type(head) is Expr and type(head.head) is Expr and head.head.head is S.Derivative and len(head.args) == 1:
        before = head.head.args
        if len(before) == len(orders) and all([type(o) is int for o in before]):
            orders = tuple([a + b for a, b in zip(before, orders)])
            return Expr(Expr(Expr(S.Derivative, orders), head.args), args)
    return Expr(Expr(Expr(S.Derivative, orders), (head,)), args)


def _orders(count: int, place: int) -> tuple:
    return tuple([int(k == place) for k in range(count)])


# --- Derivative -------------------------------------------------------------------------------------------------------


@builtin("Derivative", attributes="NHoldAll")
def derivative_(ev: Evaluator, args: tuple) -> Expression | None:
    """f' represents the derivative of a function f of one argument.
    Derivative[n1, n2, …][f] is the general form: f differentiated ni times with respect to its argument number i."""
    return None


@application("Derivative")
def apply_derivative(ev: Evaluator, head: Expr, args: tuple) -> Expression | None:
    """Derivative[n…][f] as a pure function where f is one, or a function with a known derivative."""
    orders = head.args
    if len(args) != 1 or any([type(n) is not int or n < 0 for n in orders]) or not orders:
        return None
    f = args[0]
    if not any(orders):
        return f
    if type(f) is Expr and f.head is S.Function and f.args:
        return _of_function(ev, f, orders)
    if (
        type(f) is Expr
        and type(f.head) is Expr
        and f.head.head is S.Derivative
        and len(f.head.args) == len(orders)
        and all([type(n) is int for n in f.head.args])
    ):
        return Expr(Expr(S.Derivative, tuple([a + b for a, b in zip(orders, f.head.args)])), f.args)
    if type(f) is Symbol and _is_known(ev, f, len(orders)):
        slots = tuple([Expr(S.Slot, (i + 1,)) for i in range(len(orders))])
        return _of_function(ev, Expr(S.Function, (ev.evaluate(Expr(f, slots)),)), orders)
    return None


def _is_known(ev, f: Symbol, count: int) -> bool:
    if f.context == "System`":
        return count == 1 and (f.name in _RULES or f.name in ("Sqrt", "Exp")) or count == 2 and f.name in _PARTIAL
    return bool(ev.definitions[f].down)


def _of_function(ev, f: Expr, orders: tuple):
    """The derivative of a pure function as a pure function."""
    if len(f.args) == 1 or f.args[0] is S.Null:
        body, variables = f.args[-1], [Expr(S.Slot, (i + 1,)) for i in range(len(orders))]
    else:
        names = f.args[0]
        variables = list(elements(names)) if is_list(names) else [names]
        body = f.args[1]
    if len(variables) < len(orders):
        return None
    value = ev.evaluate(body)
    for x, n in zip(variables, orders):
        for _ in range(n):
            value = ev.evaluate(derivative(ev, value, x))
    return Expr(S.Function, (value,) if len(f.args) == 1 else (*f.args[:-1], value))


@application("Derivative", curried=True)
def apply_to_arguments(ev: Evaluator, head: Expr, args: tuple) -> Expression | None:
    """Derivative[n…][f][x…] for a function of the System context or one with definitions."""
    orders, f = head.head.args, head.args[0] if head.args else None
    if len(head.args) != 1 or len(orders) != len(args) or any([type(n) is not int or n < 0 for n in orders]):
        return None
    function = apply_derivative(ev, head.head, (f,))
    return None if function is None else Expr(function, args)


@builtin("Dt")
def dt(ev: Evaluator, args: tuple) -> Expression | None:
    """Dt[f, x] gives the total derivative of f with respect to x."""
    if len(args) != 2 or type(args[1]) is not Symbol:
        return None
    f, x = args
    if type(f) is Symbol:
        return 1 if f is x else None
    if not is_compound(f):
        return 0
    if f.head is S.Plus:
        return Expr(S.Plus, tuple([Expr(S.Dt, (a, x)) for a in f.args]))
    names = [v for v in variables_of(ev, f) if type(v) is Symbol]
    return Expr(S.Plus, tuple([Expr(S.Times, (derivative(ev, f, v), 1 if v is x else Expr(S.Dt, (v, x)))) for v in names]))


@builtin("Grad")
def grad(ev: Evaluator, f: Expression, variables: Expression) -> Expression | None:
    """Grad[f, {x1, x2, …}] gives the gradient {D[f, x1], D[f, x2], …}."""
    return _gradient(ev, f, elements(variables)) if is_list(variables) else None


@builtin("Div")
def div(ev: Evaluator, f: Expression, variables: Expression) -> Expression | None:
    """Div[{f1, f2, …}, {x1, x2, …}] gives the divergence D[f1, x1] + D[f2, x2] + …"""
    if not is_list(f) or not is_list(variables) or len(elements(f)) != len(elements(variables)):
        return None
    return Expr(S.Plus, tuple([derivative(ev, a, x) for a, x in zip(elements(f), elements(variables))]))


@builtin("Laplacian")
def laplacian(ev: Evaluator, f: Expression, variables: Expression) -> Expression | None:
    """Laplacian[f, {x1, x2, …}] gives the Laplacian D[f, x1, x1] + D[f, x2, x2] + …"""
    if not is_list(variables):
        return None
    return Expr(S.Plus, tuple([Expr(S.D, (f, make_list((x, 2)))) for x in elements(variables)]))
