"""Exact linear algebra over the rationals and quadratic fields: elimination, determinants, null spaces.

Matrices here are lists of lists of `Fraction` or `Quadratic` numbers; nothing re-enters the evaluator.
"""

from fractions import Fraction
from math import gcd, isqrt

from ..expression import Complex, Expr, Expression, Rational, S, complex_number, rational
from ..expression.arithmetic import nearest_float
from ..expression.numbers import as_fraction, from_fraction


class Quadratic:
    """a + b Sqrt[r] with rational a and b and a fixed square-free integer r (r = -1 gives the Gaussian rationals)."""

    __slots__ = ("a", "b", "r")

    def __init__(self, a: Fraction, b: Fraction, r: int):
        self.a = a
        self.b = b
        self.r = r

    def _of(self, other) -> "Quadratic":
        return other if type(other) is Quadratic else Quadratic(Fraction(other), Fraction(0), self.r)

    def __add__(self, other):
        other = self._of(other)
        return Quadratic(self.a + other.a, self.b + other.b, self.r)

    def __sub__(self, other):
        other = self._of(other)
        return Quadratic(self.a - other.a, self.b - other.b, self.r)

    def __rsub__(self, other):
        return self._of(other) - self

    def __mul__(self, other):
        other = self._of(other)
        return Quadratic(self.a * other.a + self.r * self.b * other.b, self.a * other.b + self.b * other.a, self.r)

    __radd__, __rmul__ = __add__, __mul__

    def __truediv__(self, other):
        other = self._of(other)
        norm = other.a * other.a - self.r * other.b * other.b
        product = self * Quadratic(other.a, -other.b, self.r)
        return Quadratic(product.a / norm, product.b / norm, self.r)

    def __rtruediv__(self, other):
        return self._of(other) / self

    def __neg__(self):
        return Quadratic(-self.a, -self.b, self.r)

    def __eq__(self, other) -> bool:
        other = self._of(other)
        return self.a == other.a and self.b == other.b

    def __hash__(self) -> int:
        return hash((self.a, self.b, self.r))

    def __bool__(self) -> bool:
        return bool(self.a or self.b)

    def conjugate(self) -> "Quadratic":
        """The complex conjugate."""
        return Quadratic(self.a, -self.b, self.r) if self.r < 0 else self


class Residue:
    """An integer modulo a prime."""

    __slots__ = ("n", "p")

    def __init__(self, n: int, p: int):
        self.n = n % p
        self.p = p

    def _number(self, other) -> int:
        return other.n if type(other) is Residue else other.numerator * pow(other.denominator, -1, self.p)

    def __add__(self, other):
        return Residue(self.n + self._number(other), self.p)

    def __sub__(self, other):
        return Residue(self.n - self._number(other), self.p)

    def __rsub__(self, other):
        return Residue(self._number(other) - self.n, self.p)

    def __mul__(self, other):
        return Residue(self.n * self._number(other), self.p)

    __radd__, __rmul__ = __add__, __mul__

    def __truediv__(self, other):
        return Residue(self.n * pow(self._number(other), -1, self.p), self.p)

    def __rtruediv__(self, other):
        return Residue(self._number(other) * pow(self.n, -1, self.p), self.p)

    def __neg__(self):
        return Residue(-self.n, self.p)

    def __bool__(self) -> bool:
        return bool(self.n)


# --- between expressions and field elements -------------------------------------------------------------------------


def square_part(n: int) -> tuple[int, int]:
    """(s, r) with n = s^2 r and r free of small squares; r carries the sign."""
    sign = -1 if n < 0 else 1
    n = abs(n)
    root = isqrt(n)
    if root * root == n:
        return root, sign
    s, factor = 1, 2
    # as many trial divisions take 40 ms; larger squares stay under the root
    while factor * factor <= n and factor < 100_000:
        while n % (factor * factor) == 0:
            n //= factor * factor
            s *= factor
        factor += 1
    root = isqrt(n)
    return (s * root, sign) if root * root == n else (s, sign * n)


def from_expressions(rows: list) -> "list | None":
    """The matrix as field elements of one field, or None if an entry is no exact number of a quadratic field."""
    field = [[_element(x) for x in row] for row in rows]
    radicals = set()
    for row in field:
        for x in row:
            if x is None:
                return None
            if type(x) is Quadratic:
                radicals.add(x.r)
    if len(radicals) > 1:
        return None
    if radicals:
        r = radicals.pop()
        return [[x if type(x) is Quadratic else Quadratic(x, Fraction(0), r) for x in row] for row in field]
    return field


def residues(rows: list, p: int) -> "list | None":
    """The matrix of integers and fractions modulo a prime; None where an entry has no residue."""
    out = []
    for row in rows:
        numbers = [_element(x) for x in row]
        if not all([type(x) is Fraction and x.denominator % p for x in numbers]):
            return None
        out.append([Residue(x.numerator * pow(x.denominator, -1, p), p) for x in numbers])
    return out


def _element(x):
    kind = type(x)
    if kind is int:
        return Fraction(x)
    if kind is Rational:
        return as_fraction(x)
    if kind is Complex:
        re, im = _element(x.re), _element(x.im)
        if type(re) is Fraction and type(im) is Fraction:
            return Quadratic(re, im, -1)
        return None
    if kind is Expr:
        return _compound(x)
    return None


def _compound(x: Expr):
    """Sums and products with one square root of an integer."""
    if (
        x.head is S.Power
        and len(x.args) == 2
        and type(x.args[0]) is int
        and type(x.args[1]) is Rational
        and x.args[1].denominator == 2
    ):
        base = x.args[0]
        if base <= 1:
            return None
        s, r = square_part(base)
        if r == 1:
            return None
        root = Quadratic(Fraction(0), Fraction(s), r)
        power = root
        for _ in range(abs(x.args[1].numerator) - 1):
            power = power * root
        return power if x.args[1].numerator > 0 else 1 / power
    if x.head in (S.Plus, S.Times) and x.args:
        parts = [_element(a) for a in x.args]
        if any([p is None for p in parts]) or len({p.r for p in parts if type(p) is Quadratic}) > 1:
            return None
        value = parts[0]
        for p in parts[1:]:
            value = value + p if x.head is S.Plus else value * p
        return value
    return None


def to_expression(x: "int | Fraction | Quadratic | Residue") -> Expression:
    """A field element as an expression, not yet evaluated: (p + s Sqrt[r])/q over a common denominator."""
    if type(x) is int:
        return x
    if type(x) is Residue:
        return x.n
    if type(x) is Fraction:
        return from_fraction(x)
    if x.r == -1:
        return complex_number(from_fraction(x.a), from_fraction(x.b))
    if not x.b:
        return from_fraction(x.a)
    q = x.a.denominator * x.b.denominator // gcd(x.a.denominator, x.b.denominator)
    p, s = int(x.a * q), int(x.b * q)
    root = Expr(S.Sqrt, (x.r,))
    if not p:
        return Expr(S.Times, (rational(s, q), root))
    common = gcd(p, s)  # a common factor of both terms stands in front, as Wolfram writes it
    whole = Expr(S.Plus, (p // common, Expr(S.Times, (s // common, root))))
    return Expr(S.Times, (rational(common, q), whole))


# --- elimination ----------------------------------------------------------------------------------------------------


def reduce_rows(rows: list) -> tuple[list, list]:
    """(reduced row echelon form, pivot columns)."""
    rows = [list(r) for r in rows]
    pivots: list = []
    width = len(rows[0]) if rows else 0
    top = 0
    for column in range(width):
        pivot_row = next((i for i in range(top, len(rows)) if rows[i][column]), None)
        if pivot_row is None:
            continue
        rows[top], rows[pivot_row] = rows[pivot_row], rows[top]
        pivot = rows[top][column]
        rows[top] = [x / pivot for x in rows[top]]
        for i, row in enumerate(rows):
            if i != top and row[column]:
                factor = row[column]
                rows[i] = [x - factor * y for x, y in zip(row, rows[top])]
        pivots.append(column)
        top += 1
        if top == len(rows):
            break
    return rows, pivots


def determinant(rows: list) -> "Fraction | Quadratic":
    """The determinant by fraction-free elimination (Bareiss)."""
    rows = [list(r) for r in rows]
    n = len(rows)
    sign, previous = 1, Fraction(1)
    for k in range(n - 1):
        if not rows[k][k]:
            pivot_row = next((i for i in range(k + 1, n) if rows[i][k]), None)
            if pivot_row is None:
                return Fraction(0)
            rows[k], rows[pivot_row] = rows[pivot_row], rows[k]
            sign = -sign
        for i in range(k + 1, n):
            for j in range(k + 1, n):
                rows[i][j] = (rows[i][j] * rows[k][k] - rows[i][k] * rows[k][j]) / previous
        previous = rows[k][k]
    return sign * rows[-1][-1]


def inverse(rows: list) -> "list | None":
    """The inverse matrix; None if there is none."""
    n = len(rows)
    joined = [row + [Fraction(int(i == j)) for j in range(n)] for i, row in enumerate(rows)]
    reduced, pivots = reduce_rows(joined)
    return [row[n:] for row in reduced] if pivots == list(range(n)) else None


def null_space(rows: list) -> list:
    """A basis of the null space; a rational basis is cleared of denominators, the last free column comes first."""
    reduced, pivots = reduce_rows(rows)
    width = len(rows[0])
    basis = []
    for free in reversed([c for c in range(width) if c not in pivots]):
        vector = [Fraction(0)] * width
        vector[free] = Fraction(1)
        for row, column in zip(reduced, pivots):
            vector[column] = -row[free]
        basis.append(without_denominators(vector))
    return basis


def without_denominators(vector: list) -> list:
    """A rational vector times the least common denominator of its parts; others unchanged."""
    if any(type(x) is Residue for x in vector):
        return vector
    if any(type(x) is Quadratic for x in vector):
        if any(x.b for x in vector if type(x) is Quadratic):
            return vector
        vector = [x.a if type(x) is Quadratic else x for x in vector]
    scale = 1
    for x in vector:
        scale = scale * x.denominator // gcd(scale, x.denominator)
    return [x * scale for x in vector]


def multiply(a: list, b: list) -> list:
    """The matrix product."""
    columns = list(zip(*b))
    return [[sum((x * y for x, y in zip(row, column)), Fraction(0)) for column in columns] for row in a]


def adjoint(a: list) -> list:
    """The conjugate transpose."""
    return [[x.conjugate() for x in column] for column in zip(*a)]


def pseudo_inverse(rows: list) -> list:
    """The Moore-Penrose inverse by a full-rank factorisation C F."""
    reduced, pivots = reduce_rows(rows)
    if not pivots:
        return [[Fraction(0)] * len(rows) for _ in rows[0]]
    c = [[row[j] for j in pivots] for row in rows]
    f = reduced[: len(pivots)]
    left = multiply(adjoint(f), inverse(multiply(f, adjoint(f))))
    right = multiply(inverse(multiply(adjoint(c), c)), adjoint(c))
    return multiply(left, right)


def characteristic_coefficients(rows: list) -> list:
    """Coefficients of Det[x - m] from the constant term up, by the Faddeev-LeVerrier recursion."""
    n = len(rows)
    coefficients = [Fraction(1)]
    power = [[Fraction(0)] * n for _ in range(n)]
    for k in range(1, n + 1):
        power = [[power[i][j] + (coefficients[-1] if i == j else 0) for j in range(n)] for i in range(n)]
        power = multiply(rows, power)
        coefficients.append(-sum((power[i][i] for i in range(n)), Fraction(0)) / k)
    return coefficients[::-1]


# --- roots of polynomials -------------------------------------------------------------------------------------------


def polynomial_roots(coefficients: list) -> tuple[list, list]:
    """(exact roots with multiplicity as Fraction or Quadratic, the factor left over, [1] if none).

    Finds rational roots and those of quadratic factors with integer coefficients, guided by numerical roots.
    """
    import numpy as np  # slow to import, and many sessions never see an array

    roots: list = []
    rest = _integral(coefficients)
    while len(rest) > 1 and not rest[0]:
        roots.append(Fraction(0))
        rest = rest[1:]
    changed = True
    while len(rest) > 3 and changed:
        changed = False
        approximate = np.roots([nearest_float(c) for c in reversed(rest)])
        for factor in _factor_candidates(rest, approximate):
            quotient = _divided(rest, factor)
            if quotient is not None:
                roots.extend(_small_roots(factor))
                rest = _integral(quotient)
                changed = True
                break
    if len(rest) <= 3:
        roots.extend(_small_roots(rest))
        rest = [1]
    return roots, rest


def _integral(coefficients: list) -> list:
    """Proportional integer coefficients without a common factor."""
    scale = 1
    for c in coefficients:
        c = Fraction(c)
        scale = scale * c.denominator // gcd(scale, c.denominator)
    values = [int(c * scale) for c in coefficients]
    common = gcd(*values) or 1
    return [v // common for v in values]


def _factor_candidates(coefficients: list, approximate) -> list:
    """Linear and quadratic integer polynomials with roots near the numerical ones."""
    leading = abs(coefficients[-1])
    candidates = []
    for z in approximate:
        # approximate roots: a candidate that is none is divided out in vain, a missed one is lost
        if abs(z.imag) < 1e-6 * max(1, abs(z)):
            root = Fraction(round(z.real * leading), leading)
            candidates.append([-root.numerator, root.denominator])
    for i, z in enumerate(approximate):
        for w in approximate[i + 1 :]:
            s, p = (z + w) * leading, z * w * leading
            if abs(s.imag) < 1e-5 * max(1, abs(s)) and abs(p.imag) < 1e-5 * max(1, abs(p)):
                candidates.append(_integral([round(p.real), -round(s.real), leading]))
    return candidates


def _divided(a: list, b: list) -> "list | None":
    """a / b if b divides a exactly."""
    a = [Fraction(c) for c in a]
    quotient = [Fraction(0)] * (len(a) - len(b) + 1)
    for k in reversed(range(len(quotient))):
        quotient[k] = a[k + len(b) - 1] / b[-1]
        for i, c in enumerate(b):
            a[k + i] -= quotient[k] * c
    return None if any(a) else quotient


def _small_roots(c: list) -> list:
    """The roots of a polynomial of degree at most 2 with integer coefficients."""
    if len(c) < 2:
        return []
    if len(c) == 2:
        return [Fraction(-c[0], c[1])]
    c0, c1, c2 = c
    s, r = square_part(c1 * c1 - 4 * c0 * c2)
    if r == 1:
        return [Fraction(-c1 + s, 2 * c2), Fraction(-c1 - s, 2 * c2)]
    center, spread = Fraction(-c1, 2 * c2), Fraction(s, 2 * c2)
    return [Quadratic(center, spread, r), Quadratic(center, -spread, r)]
