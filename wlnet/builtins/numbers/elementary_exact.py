"""Exact rules of the elementary functions: special values, symmetries, periods, functions of inverse functions."""

from ...expression import NUMBERS, Complex, Expr, Rational, S, complex_number, rational
from ...expression.arithmetic import add, denominator, multiply, negate, numerator, sign
from ..kit.formulas import fill, read_formula
from ..kit.scalars import HALF
from ..kit.terms import COMPLEX_INFINITY, INFINITY, MINUS_INFINITY, is_infinite, is_numeric, term_parts, with_coefficient
from .comparison import sign_of

_ODD = frozenset(
    [S[n] for n in ("Sin Tan Cot Csc Sinh Tanh Coth Csch ArcSin ArcTan ArcSinh ArcTanh ArcCot ArcCsc ArcCoth ArcCsch").split()]
)
_EVEN = frozenset((S.Cos, S.Sec, S.Cosh, S.Sech))
_EXACT = frozenset((int, Rational))

# Values at multiples of Pi: sine at n Pi/60, 0 <= n <= 30, where roots express it.
_SINES = {
    0: "0",
    5: "(-1 + Sqrt[3])/(2 Sqrt[2])",
    6: "(-1 + Sqrt[5])/4",
    10: "1/2",
    12: "Sqrt[5/8 - Sqrt[5]/8]",
    15: "1/Sqrt[2]",
    18: "(1 + Sqrt[5])/4",
    20: "Sqrt[3]/2",
    24: "Sqrt[5/8 + Sqrt[5]/8]",
    25: "(1 + Sqrt[3])/(2 Sqrt[2])",
    30: "1",
}
_TANGENTS = {
    0: "0",
    5: "2 - Sqrt[3]",
    6: "Sqrt[1 - 2/Sqrt[5]]",
    10: "1/Sqrt[3]",
    12: "Sqrt[5 - 2 Sqrt[5]]",
    15: "1",
    18: "Sqrt[1 + 2/Sqrt[5]]",
    20: "Sqrt[3]",
    24: "Sqrt[5 + 2 Sqrt[5]]",
    25: "2 + Sqrt[3]",
    30: "ComplexInfinity",
}
_SECANTS = {
    0: "1",
    5: "Sqrt[2] (-1 + Sqrt[3])",
    10: "2/Sqrt[3]",
    15: "Sqrt[2]",
    20: "2",
    12: "-1 + Sqrt[5]",
    24: "1 + Sqrt[5]",
    6: "Sqrt[2 - 2/Sqrt[5]]",
    18: "Sqrt[2 + 2/Sqrt[5]]",
    25: "Sqrt[2] (1 + Sqrt[3])",
    30: "ComplexInfinity",
}
_parsed: dict = {}


def _value(ev, text: str):
    """The value of one of the texts above."""
    found = _parsed.get(text)
    if found is None:
        found = _parsed[text] = ev.evaluate(read_formula(ev, text))
    return found


def _times(*factors):
    return Expr(S.Times, factors)


def _negative(x):
    return Expr(S.Times, (-1, x))


def _power(x, n):
    return Expr(S.Power, (x, n))


def is_negative(x) -> bool:
    """Does x show a minus sign: a negative number, coefficient, or first term of a sum?"""
    kind = type(x)
    if kind in NUMBERS:
        if kind in (Complex, complex):
            re, im = (x.re, x.im) if kind is Complex else (x.real, x.imag)
            return sign(re) < 0 or sign(re) == 0 and sign(im) < 0
        return sign(x) < 0
    if kind is Expr and x.head is S.Times and x.args and type(x.args[0]) in NUMBERS:
        return is_negative(x.args[0])
    if kind is Expr and x.head is S.Plus:
        return is_negative(x.args[0]) if type(x.args[0]) not in NUMBERS or sign_known(x.args[0]) else False
    return False


def sign_known(x) -> bool:
    return type(x) not in (Complex, complex)


def opposite(x):
    """-x, with the sign put into every term of a sum."""
    if type(x) in NUMBERS:
        return negate(x)
    if type(x) is Expr and x.head is S.Plus:
        return Expr(S.Plus, tuple([opposite(a) for a in x.args]))
    coefficient, rest = term_parts(x)
    return with_coefficient(negate(coefficient), rest)


def pi_multiple(x):
    """q where x is q Pi for an exact real q, else None."""
    if x is S.Pi:
        return 1
    if x is S.Degree:
        return rational(1, 180)
    if type(x) is int and x == 0:
        return 0
    if type(x) is Expr and x.head is S.Times and len(x.args) == 2 and type(x.args[0]) in _EXACT:
        if x.args[1] is S.Pi:
            return x.args[0]
        if x.args[1] is S.Degree:
            return multiply(x.args[0], rational(1, 180))
    return None


def imaginary_factor(x):
    """y where x is I y, shown by an imaginary coefficient, else None."""
    coefficient, rest = (x, None) if type(x) is Complex else term_parts(x) if type(x) is Expr else (1, x)
    if type(coefficient) is Complex and coefficient.re == 0 and type(coefficient.re) is int:
        return coefficient.im if rest is None else with_coefficient(coefficient.im, rest)
    return None


# --- trigonometric ----------------------------------------------------------------------------------------------------


def trigonometric(ev, head, x):
    """Sin, Cos, Tan, Cot, Sec, Csc of an exact or symbolic argument; None if nothing applies."""
    q = pi_multiple(x)
    if q is not None:
        return _at_pi_multiple(ev, head, q, x)
    if is_infinite(x):
        return _at_infinity(head, x)
    if is_negative(x):
        return _mirrored(head, x)
    if type(x) is Expr:
        if x.head is S.Plus:
            found = _shifted(head, x)
            if found is not None:
                return found
        found = _of_inverse(ev, head, x)
        if found is not None:
            return found
    y = imaginary_factor(x)
    return None if y is None else _of_imaginary(head, y)


def _mirrored(head, x):
    if head in _EVEN:
        return Expr(head, (opposite(x),))
    return _negative(Expr(head, (opposite(x),))) if head in _ODD else None


def _at_infinity(head, x):
    if not x.args:
        return S.Indeterminate
    if x.args[0] in (1, -1):
        below = MINUS_INFINITY
        limits = (
            [(-1, 1)] if head in (S.Sin, S.Cos) else [(below, INFINITY)] if head in (S.Tan, S.Cot) else [(below, -1), (1, INFINITY)]
        )
        return Expr(S.Interval, tuple([Expr(S.List, pair) for pair in limits]))
    return None


def _at_pi_multiple(ev, head, q, x):
    """The value at q Pi by the first quadrant; other multiples are moved between 0 and Pi/4."""
    n, d = numerator(q), denominator(q)
    turns, rest = divmod(n, 2 * d)
    q = rational(rest, d)  # 0 <= q < 2
    sign_ = 1
    if head in (S.Tan, S.Cot):
        q = rational(numerator(q) % denominator(q), denominator(q))
        if numerator(q) * 2 > denominator(q):
            q, sign_ = add(1, negate(q)), -1
    elif head in (S.Sin, S.Csc):
        if numerator(q) >= denominator(q):
            q, sign_ = add(q, -1), -1
        if numerator(q) * 2 > denominator(q):
            q = add(1, negate(q))
    else:
        if numerator(q) >= denominator(q):
            q = add(2, negate(q))
        if numerator(q) * 2 > denominator(q):
            q, sign_ = add(1, negate(q)), -1
    value = _first_quadrant(ev, head, q)
    if value is None:
        value, moved = _reduced_call(head, q, S.Degree if x is S.Degree or x.args[-1] is S.Degree else S.Pi)
        if not moved and sign_ == 1 and pi_multiple(x) == q:
            return None
    return value if sign_ == 1 else _negative(value)


def _first_quadrant(ev, head, q):
    n = multiply(q, 60)
    if type(n) is not int:
        return None
    table, place = {
        S.Sin: (_SINES, n),
        S.Cos: (_SINES, 30 - n),
        S.Tan: (_TANGENTS, n),
        S.Cot: (_TANGENTS, 30 - n),
        S.Sec: (_SECANTS, n),
        S.Csc: (_SECANTS, 30 - n),
    }[head]
    text = table.get(place)
    return None if text is None else _value(ev, text)


_COFUNCTION = {S.Sin: S.Cos, S.Cos: S.Sin, S.Tan: S.Cot, S.Cot: S.Tan, S.Sec: S.Csc, S.Csc: S.Sec}


def _reduced_call(head, q, unit):
    """The function at q Pi, 0 < q < 1/2, as one between 0 and Pi/4, and whether that is another function."""
    moved = numerator(q) * 4 > denominator(q)
    if moved:
        head, q = _COFUNCTION[head], add(HALF, negate(q))
    return Expr(head, (_times(multiply(q, 180) if unit is S.Degree else q, unit),)), moved


def _shifted(head, x):
    """A sum with a multiple of Pi/2 among its terms."""
    for i, a in enumerate(x.args):
        q = pi_multiple(a) if type(a) is not int else None
        if q is None:
            continue
        turns = multiply(q, 2)
        quarter = (2 * numerator(turns) + denominator(turns)) // (2 * denominator(turns))  # the nearest one
        left = add(q, multiply(HALF, -quarter))
        if quarter == 0 or left == rational(-1, 4):
            continue
        quarter %= 4
        rest = x.args[:i] + x.args[i + 1 :]
        y = Expr(S.Plus, (_times(left, S.Pi), *rest))
        if head in (S.Tan, S.Cot):
            return Expr(head, (y,)) if quarter % 2 == 0 else _negative(Expr(_COFUNCTION[head], (y,)))
        name, sign_ = _quarter_turn(head, quarter)
        value = Expr(name, (y,))
        return value if sign_ == 1 else _negative(value)
    return None


def _quarter_turn(head, quarter: int):
    """head[y + quarter Pi/2] as (function, sign)."""
    if quarter == 2:
        return head, -1
    if quarter == 0:
        return head, 1
    sine_like = head in (S.Sin, S.Csc)
    return _COFUNCTION[head], (1 if sine_like else -1) if quarter == 1 else (-1 if sine_like else 1)


_HYPERBOLIC = {
    S.Sin: (S.Sinh, Complex(0, 1)),
    S.Cos: (S.Cosh, 1),
    S.Tan: (S.Tanh, Complex(0, 1)),
    S.Cot: (S.Coth, Complex(0, -1)),
    S.Sec: (S.Sech, 1),
    S.Csc: (S.Csch, Complex(0, -1)),
}
_CIRCULAR = {
    S.Sinh: (S.Sin, Complex(0, 1)),
    S.Cosh: (S.Cos, 1),
    S.Tanh: (S.Tan, Complex(0, 1)),
    S.Coth: (S.Cot, Complex(0, -1)),
    S.Sech: (S.Sec, 1),
    S.Csch: (S.Csc, Complex(0, -1)),
}


def _of_imaginary(head, y):
    other, factor = (_HYPERBOLIC if head in _HYPERBOLIC else _CIRCULAR)[head]
    call = Expr(other, (y,))
    return call if factor == 1 else _times(factor, call)


# --- functions of inverse functions -----------------------------------------------------------------------------------

# sine and cosine of an angle given by an inverse function at x
_ANGLES = {
    "ArcSin": ("x", "Sqrt[1 - x^2]"),
    "ArcCos": ("Sqrt[1 - x^2]", "x"),
    "ArcTan": ("x/Sqrt[1 + x^2]", "1/Sqrt[1 + x^2]"),
    "ArcCot": ("1/(Sqrt[1 + x^-2] x)", "1/Sqrt[1 + x^-2]"),
    "ArcSec": ("Sqrt[1 - x^-2]", "1/x"),
    "ArcCsc": ("1/x", "Sqrt[1 - x^-2]"),
}
_AREAS = {
    "ArcSinh": ("x", "Sqrt[1 + x^2]"),
    "ArcCosh": ("Sqrt[(-1 + x)/(1 + x)] (1 + x)", "x"),
    "ArcTanh": ("x/Sqrt[1 - x^2]", "1/Sqrt[1 - x^2]"),
}
_TANGENT_OF = {
    "ArcTan": "x",
    "ArcCot": "1/x",
    "ArcTanh": "x",
    "ArcSin": "x/Sqrt[1 - x^2]",
    "ArcCos": "Sqrt[1 - x^2]/x",
    "ArcSinh": "x/Sqrt[1 + x^2]",
    "ArcCosh": "Sqrt[(-1 + x)/(1 + x)] (1 + x)/x",
}


def _of_inverse(ev, head, x):
    """Sin[ArcCos[y]] and the like."""
    if len(x.args) != 1 or type(x.head) is Expr:
        return None
    name = head.name.lower()
    table = _AREAS if name.endswith("h") else _ANGLES
    pair = table.get(x.head.name)
    if pair is None:
        return None
    kind = name.rstrip("h") if name.endswith("h") else name
    if kind in ("tan", "cot"):
        return _filled(ev, _TANGENT_OF.get(x.head.name), x.args[0], kind == "cot")
    text = pair[0] if kind in ("sin", "csc") else pair[1]
    return _filled(ev, text, x.args[0], kind in ("csc", "sec"))


def _filled(ev, text, y, inverted: bool):
    if text is None:
        return None
    value = fill(ev, text, x=y)
    return _power(value, -1) if inverted else value


# --- hyperbolic -------------------------------------------------------------------------------------------------------

_AT_ZERO = {S.Sinh: 0, S.Cosh: 1, S.Tanh: 0, S.Coth: COMPLEX_INFINITY, S.Sech: 1, S.Csch: COMPLEX_INFINITY}
_AT_INFINITY = {S.Sinh: None, S.Cosh: None, S.Tanh: 1, S.Coth: 1, S.Sech: 0, S.Csch: 0}


def hyperbolic(ev, head, x):
    """Sinh, Cosh, Tanh, Coth, Sech, Csch of an exact or symbolic argument; None if nothing applies."""
    if type(x) is int and x == 0:
        return _AT_ZERO[head]
    if is_infinite(x):
        return _hyperbolic_at_infinity(head, x)
    if is_negative(x):
        return _mirrored(head, x)
    y = imaginary_factor(x)
    if y is not None:
        return _of_imaginary(head, y)
    if type(x) is Expr:
        if x.head is S.Log and len(x.args) == 1:
            return _of_logarithm(ev, head, x.args[0])
        if x.head is S.Plus:
            found = _imaginary_shift(head, x)
            if found is not None:
                return found
        return _of_inverse(ev, head, x)
    return None


def _imaginary_shift(head, x):
    """A sum with a multiple of I Pi/2 among its terms: head[y + I q Pi] by the circular function of -I y + q Pi."""
    for i, a in enumerate(x.args):
        y = imaginary_factor(a)
        q = None if y is None else pi_multiple(y)
        if q is None or denominator(q) > 2:
            continue
        rest = x.args[:i] + x.args[i + 1 :]
        inner = rest[0] if len(rest) == 1 else Expr(S.Plus, rest)
        other, factor = _CIRCULAR[head]
        turned = Expr(S.Plus, (_times(q, S.Pi), _times(Complex(0, -1), inner)))
        return _times(factor, Expr(other, (turned,)))
    return None


def _hyperbolic_at_infinity(head, x):
    if not x.args or x.args[0] not in (1, -1):
        return S.Indeterminate
    s = x.args[0]
    limit = _AT_INFINITY[head]
    if limit is None:
        return INFINITY if head is S.Cosh else Expr(S.DirectedInfinity, (s,))
    return limit * s


_OF_LOGARITHM = {
    S.Sinh: "(-1 + x^2)/(2 x)",
    S.Cosh: "(1 + x^2)/(2 x)",
    S.Tanh: "(-1 + x^2)/(1 + x^2)",
    S.Coth: "(1 + x^2)/(-1 + x^2)",
    S.Sech: "2 x/(1 + x^2)",
    S.Csch: "2 x/(-1 + x^2)",
}


def _of_logarithm(ev, head, r):
    """Hyperbolic functions of Log[r] are rational in r."""
    if type(r) not in _EXACT:
        return fill(ev, _OF_LOGARITHM[head], x=r)
    inverse = rational(denominator(r), numerator(r))
    sine = multiply(HALF, add(r, negate(inverse)))
    cosine = multiply(HALF, add(r, inverse))
    return {
        S.Sinh: sine,
        S.Cosh: cosine,
        S.Tanh: _times(sine, _power(cosine, -1)),
        S.Coth: _times(cosine, _power(sine, -1)),
        S.Sech: _power(cosine, -1),
        S.Csch: _power(sine, -1),
    }[head]


# --- logarithm --------------------------------------------------------------------------------------------------------


def logarithm(ev, head, x):
    """Log of an exact or symbolic argument."""
    kind = type(x)
    if kind is int and x in (0, 1):
        return MINUS_INFINITY if x == 0 else 0
    if x is S.E:
        return 1
    if is_infinite(x):
        return INFINITY
    if kind in _EXACT:
        if sign(x) < 0:
            return Expr(S.Plus, (_times(Complex(0, 1), S.Pi), Expr(S.Log, (negate(x),))))
        if numerator(x) < denominator(x):
            return _negative(Expr(S.Log, (rational(denominator(x), numerator(x)),)))
        return None
    if kind is Complex and type(x.re) is int and x.re == 0:
        angle = complex_number(0, multiply(HALF, sign(x.im)))
        size = negate(x.im) if sign(x.im) < 0 else x.im
        return Expr(S.Plus, (_times(angle, S.Pi), Expr(S.Log, (size,))))
    if kind is Expr:
        return _logarithm_of_power(ev, x)
    return None


def _logarithm_of_power(ev, x):
    if x.head is S.Power and len(x.args) == 2:
        base, exponent = x.args
        if base is S.E and _is_real(ev, exponent):
            return exponent
        if type(base) in _EXACT and sign(base) > 0 and type(exponent) in _EXACT:
            return _times(exponent, Expr(S.Log, (base,)))
    if x.head is S.Times and type(x.args[0]) in _EXACT and sign(x.args[0]) < 0 and _is_positive(ev, x):
        return Expr(S.Plus, (_times(Complex(0, 1), S.Pi), Expr(S.Log, (opposite(x),))))
    return None


def _is_real(ev, x) -> bool:
    return type(x) in _EXACT or is_numeric(ev, x) and type(ev.evaluate(Expr(S.N, (x,)))) is float


def _is_positive(ev, x) -> bool:
    if not is_numeric(ev, x):
        return False
    value = ev.evaluate(Expr(S.N, (opposite(x),)))
    return type(value) is float and value > 0


def integer_logarithm(base: int, x):
    """Log[base, x] where it is an exact fraction, else None."""
    if sign(x) <= 0:
        return None
    if numerator(x) == 1 and denominator(x) > 1:
        found = integer_logarithm(base, denominator(x))
        return None if found is None else negate(found)
    if type(x) is not int:
        return None
    a, b, p, q = x, base, 1, 1  # a = x^p' stands for exponents found by the Euclidean algorithm
    if a == 1:
        return 0
    exponents = _common_base(a, b)
    if exponents is None:
        return None
    p, q = exponents
    return rational(p, q)


def _common_base(a: int, b: int):
    """(p, q) with a = c^p and b = c^q for some integer c, else None."""
    x, y = a, b
    while x != y:
        if x < y:
            x, y = y, x
        if x % y:
            return None
        x //= y
        if x == 1:
            break
    c = y
    p = q = 0
    while a > 1 and a % c == 0:
        a //= c
        p += 1
    while b > 1 and b % c == 0:
        b //= c
        q += 1
    return (p, q) if a == 1 and b == 1 and q else None


# --- inverses ---------------------------------------------------------------------------------------------------------

_ARCSINES = {
    "0": 0,
    "1/2": 10,
    "1/Sqrt[2]": 15,
    "Sqrt[3]/2": 20,
    "1": 30,
    "(-1 + Sqrt[3])/(2 Sqrt[2])": 5,
    "(1 + Sqrt[3])/(2 Sqrt[2])": 25,
    "(-1 + Sqrt[5])/4": 6,
    "(1 + Sqrt[5])/4": 18,
}
_ARCTANGENTS = {"0": 0, "1/Sqrt[3]": 10, "1": 15, "Sqrt[3]": 20, "2 - Sqrt[3]": 5, "2 + Sqrt[3]": 25}
_INVERSE_AT_INFINITY = {
    S.ArcTan: "Pi/2",
    S.ArcSinh: "Infinity",
    S.ArcCosh: "Infinity",
    S.ArcCot: "0",
    S.ArcTanh: "-I Pi/2",
    S.ArcCoth: "0",
    S.ArcSec: "Pi/2",
    S.ArcCsc: "0",
    S.ArcSech: "I Pi/2",
    S.ArcCsch: "0",
}
_INVERSE_AT = {
    S.ArcSinh: {0: "0"},
    S.ArcCosh: {0: "I Pi/2", 1: "0", -1: "I Pi"},
    S.ArcTanh: {0: "0", 1: "Infinity", -1: "-Infinity"},
}


def inverse(ev, head, x):
    """ArcSin, ArcCos, ArcTan and the inverse hyperbolic functions of an exact or symbolic argument."""
    if is_infinite(x):
        return _inverse_at_infinity(ev, head, x)
    special = _INVERSE_AT.get(head, {}).get(x) if type(x) is int else None
    if special is not None:
        return _value(ev, special)
    if head in (S.ArcSin, S.ArcCos, S.ArcTan):
        angle = _known_angle(ev, _ARCTANGENTS if head is S.ArcTan else _ARCSINES, x)
        if angle is not None:
            return _times(rational(30 - angle if head is S.ArcCos else angle, 60), S.Pi)
    if head in _ODD and is_negative(x):
        return _negative(Expr(head, (opposite(x),)))
    if head is S.ArcCos and is_negative(x) and _known_angle(ev, _ARCSINES, ev.evaluate(opposite(x))) is not None:
        return Expr(S.Plus, (S.Pi, _negative(Expr(S.ArcCos, (opposite(x),)))))
    return _inverse_of_imaginary(head, x)


def _inverse_of_imaginary(head, x):
    y = imaginary_factor(x)
    if y is None:
        return None
    other = {S.ArcSin: S.ArcSinh, S.ArcTan: S.ArcTanh, S.ArcSinh: S.ArcSin, S.ArcTanh: S.ArcTan}.get(head)
    return None if other is None else _times(Complex(0, 1), Expr(other, (y,)))


def _inverse_at_infinity(ev, head, x):
    if head is S.ArcCosh:
        return INFINITY
    text = _INVERSE_AT_INFINITY.get(head)
    if not x.args:
        if head is S.ArcTan:
            return S.Indeterminate
        return _value(ev, text) if text == "0" else COMPLEX_INFINITY
    if text is None or x.args[0] not in (1, -1):
        return None
    value = _value(ev, text)
    return value if x.args[0] == 1 or head in (S.ArcCosh, S.ArcSec, S.ArcSech) else _negative(value)


def _known_angle(ev, table: dict, x):
    """n where the angle n Pi/60 has this sine (or tangent), else None."""
    for text, n in table.items():
        value = _value(ev, text)
        if value == x and type(value) is type(x):
            return n
    return None


def inverse_of_reciprocal(ev, head, of, x):
    """ArcCot, ArcSec, … at an exact argument: by the partner function where that has a value."""
    if is_infinite(x):
        return _inverse_at_infinity(ev, head, x)
    if type(x) is int and x == 0:
        return {S.ArcCot: _times(HALF, S.Pi), S.ArcCoth: _times(complex_number(0, HALF), S.Pi)}.get(head, COMPLEX_INFINITY)
    value = ev.evaluate(Expr(of, (_power(x, -1),)))
    if not _mentions(value, of):
        return value
    if head in _ODD and is_negative(x):
        return _negative(Expr(head, (opposite(x),)))
    return None


def _mentions(x, head) -> bool:
    stack = [x]
    while stack:
        x = stack.pop()
        if type(x) is Expr:
            if x.head is head:
                return True
            stack.extend(x.args)
    return False


def angle_of_point(ev, x, y):
    """ArcTan[x, y] for exact or symbolic coordinates."""
    if complex in (type(x), type(y)) or Complex in (type(x), type(y)):
        return _times(
            Complex(0, -1),
            Expr(
                S.Log,
                (
                    _times(
                        Expr(S.Plus, (x, _times(Complex(0, 1), y))),
                        _power(Expr(S.Plus, (_power(x, 2), _power(y, 2))), rational(-1, 2)),
                    ),
                ),
            ),
        )
    if type(x) in NUMBERS and type(y) in NUMBERS:
        if sign(x) == 0 and sign(y) == 0:
            ev.message("ArcTan", "indet", Expr(S.HoldForm, (Expr(S.ArcTan, (x, y)),)))
            return S.Indeterminate
        if sign(x) == 0:
            return _times(multiply(HALF, sign(y)), S.Pi)
        if sign(y) == 0:
            return 0 if sign(x) > 0 else S.Pi
        base = Expr(S.ArcTan, (_times(y, _power(x, -1)),))
        return base if sign(x) > 0 else Expr(S.Plus, (base, _times(sign(y), S.Pi)))
    s, t = sign_of(ev, x), sign_of(ev, y)
    if s is None or t is None or is_infinite(x) or is_infinite(y):
        return None
    if s == 0:
        return _times(multiply(HALF, t), S.Pi)
    base = Expr(S.ArcTan, (_times(y, _power(x, -1)),))
    if s > 0:
        return base
    return Expr(S.Plus, (base, _times(t if t else 1, S.Pi)))


# --- relatives --------------------------------------------------------------------------------------------------------


def quotient_by_argument(ev, z):
    """Sin[z]/z where the sine has an exact value."""
    if pi_multiple(z) is None:
        return Expr(S.Sinc, (opposite(z),)) if is_negative(z) else None
    return _times(Expr(S.Sin, (z,)), _power(z, -1))


def by_cosine(ev, z):
    """Haversine: (1 - Cos[z])/2 where the cosine has an exact value."""
    value = ev.evaluate(Expr(S.Cos, (z,)))
    if _mentions(value, S.Cos) or _mentions(value, S.Sin):
        return Expr(S.Haversine, (opposite(z),)) if is_negative(z) else None
    return _times(HALF, Expr(S.Plus, (1, _negative(value))))


def if_simpler(ev, call, head):
    """The value of a defining formula unless the function stays in it."""
    value = ev.evaluate(call)
    return None if _mentions(value, head) else value
