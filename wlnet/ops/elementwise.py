"""Elementwise ops: arithmetic, functions of one number, comparisons, logic and choice, broadcast as NumPy does.

Conventions at kinks (the subgradient used): relu' (0) = 0, abs' (0) = 0, sign' = floor' = ceil' = rint' = 0;
``maximum`` and ``minimum`` pass the whole gradient to the first operand on a tie; ``clip`` passes it inside the closed
interval.
"""

from .graph import (
    BOOL,
    FLOAT32,
    INT64,
    OpsError,
    Value,
    broadcast_shape,
    constant_as,
    dtype_of,
    lift,
    make,
    make_many,
    promote,
    weak,
)


def _as_float(x) -> Value:
    x = lift(x)
    if x.dtype.kind == "f":
        return x
    return constant_as(x, FLOAT32) if weak(x) else make("cast", (x,), x.shape, FLOAT32)


def _as_number(x) -> Value:
    x = lift(x)
    return make("cast", (x,), x.shape, INT64) if x.dtype is BOOL else x


def _float_function(name, text):
    def function(x: Value) -> Value:
        x = _as_float(x)
        return make(name, (x,), x.shape, x.dtype)

    function.__name__ = function.__qualname__ = name
    function.__doc__ = text
    return function


def _sloped_function(name, text):
    """A function whose kernel gives the derivative as a second output, when a gradient asks for it."""

    def function(x: Value) -> Value:
        x = _as_float(x)
        return make_many(name, (x,), [(x.shape, x.dtype)] * 2)[0]

    function.__name__ = function.__qualname__ = name
    function.__doc__ = text
    return function


def _number_function(name, text):
    def function(x: Value) -> Value:
        x = _as_number(x)
        return make(name, (x,), x.shape, x.dtype)

    function.__name__ = function.__qualname__ = name
    function.__doc__ = text
    return function


exp = _float_function("exp", "e to the power x.")
log = _float_function("log", "The natural logarithm; -inf at 0 and nan below.")
log1p = _float_function("log1p", "log(1 + x), accurate near 0.")
expm1 = _float_function("expm1", "exp(x) - 1, accurate near 0.")
sqrt = _float_function("sqrt", "The square root.")
cbrt = _float_function("cbrt", "The real cube root, of negative numbers too.")
reciprocal = _float_function("reciprocal", "1 / x.")
sin = _float_function("sin", "The sine.")
cos = _float_function("cos", "The cosine.")
tan = _float_function("tan", "The tangent.")
asin = _float_function("asin", "The inverse sine.")
acos = _float_function("acos", "The inverse cosine.")
atan = _float_function("atan", "The inverse tangent.")
sinh = _float_function("sinh", "The hyperbolic sine.")
cosh = _float_function("cosh", "The hyperbolic cosine.")
tanh = _float_function("tanh", "The hyperbolic tangent.")
asinh = _float_function("asinh", "The inverse hyperbolic sine.")
acosh = _float_function("acosh", "The inverse hyperbolic cosine.")
atanh = _float_function("atanh", "The inverse hyperbolic tangent.")
sigmoid = _float_function("sigmoid", "1 / (1 + exp(-x)).")
softplus = _float_function("softplus", "log(1 + exp(x)), as max(x, 0) + log1p(exp(-|x|)).")
erf = _float_function("erf", "The error function.")
erfc = _float_function("erfc", "1 - erf(x), accurate for large x.")
erfinv = _float_function("erfinv", "The inverse of erf on (-1, 1).")
erfcinv = _float_function("erfcinv", "The inverse of erfc on (0, 2), accurate near 0.")
gamma = _float_function("gamma", "Euler's gamma function.")
lgamma = _float_function("lgamma", "The logarithm of |gamma(x)|.")
digamma = _float_function("digamma", "The derivative of lgamma.")
trigamma = _float_function("trigamma", "The derivative of digamma.")
gelu = _sloped_function("gelu", "0.5 x (1 + erf(x / sqrt 2)).")
silu = _sloped_function("silu", "x sigmoid(x), called swish too.")
mish = _sloped_function("mish", "x tanh(softplus(x)).")

negative = _number_function("negative", "-x.")
absolute = _number_function("absolute", "|x|.")
sign = _number_function("sign", "-1, 0 or 1.")
floor = _number_function("floor", "The greatest integer not above x.")
ceil = _number_function("ceil", "The least integer not below x.")
rint = _number_function("rint", "The nearest integer, halves to even (Wolfram's Round).")
trunc = _number_function("trunc", "The integer part, towards zero.")
square = _number_function("square", "x * x.")
relu = _number_function("relu", "max(x, 0).")


def elu(x: Value, alpha: float = 1.0, scale: float = 1.0) -> Value:
    """scale * x where x > 0, else scale * alpha * (exp(x) - 1).  SELU is alpha 1.67326…, scale 1.0507…."""
    x = _as_float(x)
    return make("elu", (x,), x.shape, x.dtype, {"alpha": float(alpha), "scale": float(scale)})


# Klambauer et al., Self-Normalizing Neural Networks (2017): with these, mean 0 and variance 1 stay as they are
SELU_ALPHA, SELU_SCALE = 1.6732632423543772, 1.0507009873554805


def selu(x: Value) -> Value:
    """The self-normalising elu: 1.0507 x if x > 0 else 1.758099340847161 (exp(x) - 1)."""
    return elu(x, SELU_ALPHA, SELU_SCALE)


def leaky_relu(x: Value, slope: Value) -> Value:
    """x where x >= 0, else slope * x; ``slope`` is a number or a value broadcast against x."""
    x, slope = promote([x, slope])
    return where(greater_equal(x, 0), x, multiply(x, slope))


def _binary(op, a, b):
    a, b = promote([a, b])
    if a.dtype is BOOL:
        a, b = _as_number(a), _as_number(b)
    return make(op, (a, b), broadcast_shape(op, a.shape, b.shape), a.dtype)


def _binary_float(op, a, b):
    a, b = promote([a, b])
    if a.dtype.kind != "f":
        a, b = _as_float(a), _as_float(b)
    return make(op, (a, b), broadcast_shape(op, a.shape, b.shape), a.dtype)


def add(a: object, b: object) -> Value:
    """a + b."""
    return _binary("add", a, b)


def subtract(a: object, b: object) -> Value:
    """a - b."""
    return _binary("subtract", a, b)


def multiply(a: object, b: object) -> Value:
    """a * b."""
    return _binary("multiply", a, b)


def divide(a: object, b: object) -> Value:
    """a / b, always real."""
    return _binary_float("divide", a, b)


def power(a: object, b: object) -> Value:
    """a to the power b, always real; numbers 2, 1/2, -1 as exponents take the cheap way."""
    if isinstance(b, (int, float)):
        if b == 2:
            return square(_as_float(a))
        if b == 1:
            return _as_float(a)
        if b == 0.5:
            return sqrt(a)
        if b == -1:
            return reciprocal(a)
    return _binary_float("power", a, b)


def minimum(a: object, b: object) -> Value:
    """The smaller of a and b; the gradient goes to a on a tie."""
    return _binary("minimum", a, b)


def maximum(a: Value, b: object) -> Value:
    """The larger of a and b; the gradient goes to a on a tie."""
    return _binary("maximum", a, b)


def mod(a: Value, b: object) -> Value:
    """a - b floor(a / b): the sign of b, as Wolfram's Mod."""
    return _binary("mod", a, b)


def atan2(y: object, x: Value) -> Value:
    """The angle of the point (x, y)."""
    return _binary_float("atan2", y, x)


def hypot(a: Value, b: Value) -> Value:
    """sqrt(a^2 + b^2)."""
    return sqrt(add(square(_as_float(a)), square(_as_float(b))))


def _comparison(op, a, b):
    a, b = promote([a, b])
    return make(op, (a, b), broadcast_shape(op, a.shape, b.shape), BOOL)


def equal(a: Value, b: object) -> Value:
    """a == b, elementwise."""
    return _comparison("equal", a, b)


def not_equal(a: Value, b: object) -> Value:
    """a != b, elementwise."""
    return _comparison("not_equal", a, b)


def less(a: object, b: object) -> Value:
    """a < b, elementwise."""
    return _comparison("less", a, b)


def less_equal(a: object, b: object) -> Value:
    """a <= b, elementwise."""
    return _comparison("less_equal", a, b)


def greater(a: Value, b: object) -> Value:
    """a > b, elementwise."""
    return _comparison("greater", a, b)


def greater_equal(a: Value, b: object) -> Value:
    """a >= b, elementwise."""
    return _comparison("greater_equal", a, b)


def as_bool(x: Value) -> Value:
    """Whether each element is not zero."""
    x = lift(x)
    return x if x.dtype is BOOL else not_equal(x, 0)


def _logic(op, a, b):
    a, b = as_bool(a), as_bool(b)
    return make(op, (a, b), broadcast_shape(op, a.shape, b.shape), BOOL)


def logical_and(a: Value, b: Value) -> Value:
    """Whether both are true."""
    return _logic("logical_and", a, b)


def logical_or(a: Value, b: Value) -> Value:
    """Whether one of them is true."""
    return _logic("logical_or", a, b)


def logical_xor(a: Value, b: Value) -> Value:
    """Whether exactly one of them is true."""
    return _logic("logical_xor", a, b)


def logical_not(a: Value) -> Value:
    """Whether it is false."""
    a = as_bool(a)
    return make("logical_not", (a,), a.shape, BOOL)


def where(condition: Value, a: "Value | float", b: "Value | float") -> Value:
    """a where the condition holds (is true or not zero), else b."""
    condition = as_bool(condition)
    first, second = promote([a, b])
    shape = broadcast_shape("where", condition.shape, first.shape, second.shape)
    return make("where", (condition, first, second), shape, first.dtype)


def clip(x: Value, low: float, high: float) -> Value:
    """x forced into [low, high], two numbers; the gradient passes where low <= x <= high."""
    x = _as_number(x)
    if low > high:
        raise OpsError("clip", f"the lower bound {low} is above the upper bound {high}")
    if x.dtype.kind != "f" and not (isinstance(low, int) and isinstance(high, int)):
        x = _as_float(x)
    return make("clip", (x,), x.shape, x.dtype, {"low": low, "high": high})


def cast(x: Value, dtype: object) -> Value:
    """x with another element type; reals become integers by truncation, logical values 0 and 1."""
    x, kind = lift(x), dtype_of(dtype)
    if x.dtype is kind:
        return x
    return constant_as(x, kind) if weak(x) else make("cast", (x,), x.shape, kind)


def stop_gradient(x: Value) -> Value:
    """x, through which no gradient flows."""
    x = lift(x)
    return make("stop_gradient", (x,), x.shape, x.dtype)


def scale_gradient(x: Value, factor: float) -> Value:
    """x, whose gradient is multiplied by ``factor`` on the way back (learning rates, sign reversal)."""
    x = lift(x)
    return make("scale_gradient", (x,), x.shape, x.dtype, {"factor": float(factor)})


_OPERATORS = {
    "__add__": add,
    "__radd__": lambda a, b: add(b, a),
    "__sub__": subtract,
    "__rsub__": lambda a, b: subtract(b, a),
    "__mul__": multiply,
    "__rmul__": lambda a, b: multiply(b, a),
    "__truediv__": divide,
    "__rtruediv__": lambda a, b: divide(b, a),
    "__pow__": power,
    "__rpow__": lambda a, b: power(b, a),
    "__neg__": negative,
    "__lt__": less,
    "__le__": less_equal,
    "__gt__": greater,
    "__ge__": greater_equal,
}
for _name, _function in _OPERATORS.items():
    setattr(Value, _name, _function)


def real(value: Value, dtype: object) -> Value:
    """The value as reals of this type."""
    return value if value.is_float and value.dtype == dtype else cast(value, dtype)
