"""Two samples: covariance and correlation."""

from collections.abc import Sequence

import numpy as np

from ...evaluator import Evaluator, builtin
from ...expression import Expr, Expression, S, elements, has_head, is_list, length, make_list, rational, same
from ...expression.numbers import from_fraction
from ...mathematics.samples import ranks
from ..kit.arrays import finite
from ..kit.scalars import (
    conjugate,
    divide,
    is_zero,
    machine_array,
    multiply,
    numeric,
    real_value,
    square_root,
    subtract,
    total,
)
from .distributions import is_distribution
from .samples import columns_of, is_vector, sample_of


def deviations(ev: Evaluator, items: Sequence) -> list:
    """The items less their mean."""
    center = divide(ev, total(ev, items), len(items))
    return [subtract(ev, e, center) for e in items]


@builtin("Covariance", messages={"shlen": "The arguments `1` and `2` should have the same length of at least two."})
def covariance(ev: Evaluator, x: Expression, y: Expression = None) -> Expression:
    """Covariance[v, w] gives the covariance of two lists.
    Covariance[m] gives the covariance matrix of the columns; Covariance[m1, m2] that between the columns of both."""
    return _pairwise(ev, x, y, covariance_of, np.cov, S.Covariance)


@builtin("Correlation", messages={"shlen": "The arguments `1` and `2` should have the same length of at least two."})
def correlation(ev: Evaluator, x: Expression, y: Expression = None) -> Expression:
    """Correlation[v, w] gives the correlation of two lists.
    Correlation[m] gives the correlation matrix of the columns; Correlation[m1, m2] that between both."""
    return _pairwise(ev, x, y, _correlation, np.corrcoef, S.Correlation)


def _is_numeric(ev, items) -> bool:
    return all([numeric(ev, e) is not None for e in items])


def _scaled_covariance(ev, a, b):
    """(sum, scale): the covariance of two vectors is sum/scale.

    Of symbols it is written with the elements of b conjugated and those of a collected, n = 2 in factored form.
    """
    n = len(a)
    if _is_numeric(ev, a) and _is_numeric(ev, b):
        products = [multiply(ev, p, conjugate(ev, q)) for p, q in zip(deviations(ev, a), deviations(ev, b))]
        return total(ev, products), n - 1
    if n == 2:
        conjugates = [ev.call(S.Conjugate, e) for e in b]
        return multiply(ev, subtract(ev, *a), subtract(ev, *conjugates)), 2
    terms = []
    for i, e in enumerate(b):
        weights = ev.evaluate(Expr(S.Plus, tuple([Expr(S.Times, (n - 1 if i == j else -1, other)) for j, other in enumerate(a)])))
        terms.append(Expr(S.Times, (weights, Expr(S.Conjugate, (e,)))))
    return ev.evaluate(Expr(S.Plus, tuple(terms))), n * (n - 1)


def covariance_of(ev: Evaluator, a: Sequence, b: Sequence) -> Expression:
    """The covariance of two vectors."""
    return divide(ev, *_scaled_covariance(ev, a, b))


def _correlation(ev, a, b):
    """The correlation of two vectors; None where one of them is constant."""
    variances = [_scaled_covariance(ev, v, v)[0] for v in (a, b)]
    if any([is_zero(ev, v) for v in variances]):
        return None
    if same(make_list(a), make_list(b)):
        return 1.0 if any([type(e) is float for e in a]) else 1
    top = _scaled_covariance(ev, a, b)[0]
    if _is_numeric(ev, a) and _is_numeric(ev, b):
        return divide(ev, top, square_root(ev, multiply(ev, *variances)))
    return ev.evaluate(Expr(S.Times, (top, *[Expr(S.Power, (v, rational(-1, 2))) for v in variances])))


def _pairwise(ev, x, y, statistic, fast, head):
    if is_distribution(x) and y is None and has_head(x, S.MultinormalDistribution):
        return x.args[-1] if head is S.Covariance else None
    x = sample_of(x)
    y = sample_of(y) if y is not None else None
    if x is None or length(x) < 2 or y is not None and length(y) != length(x):
        return None
    if is_vector(x) and (y is None or is_vector(y)):
        if y is None:
            return statistic(ev, list(elements(x)), list(elements(x)))
        return statistic(ev, list(elements(x)), list(elements(y)))
    if y is None:
        array = machine_array(ev, x, real=True)
        if array is not None and array.ndim == 2:
            return finite(np.atleast_2d(fast(array, rowvar=False)))
    columns = columns_of(x) if not is_vector(x) else [list(elements(x))]
    others = columns if y is None else columns_of(y) if not is_vector(y) else [list(elements(y))]
    if columns is None or others is None:
        return None
    rows = [[statistic(ev, a, b) for b in others] for a in columns]
    return None if any([None in row for row in rows]) else make_list([make_list(row) for row in rows])


@builtin("SpearmanRho")
def spearman_rho(ev: Evaluator, x: Expression, y: Expression) -> Expression | None:
    """SpearmanRho[v, w] gives Spearman's rank correlation of two lists."""
    if not is_list(x) or not is_list(y) or length(x) != length(y) or length(x) < 2:
        return None
    a, b = _ranks(ev, elements(x)), _ranks(ev, elements(y))
    return None if a is None or b is None else _correlation(ev, a, b)


def _ranks(ev, items):
    """The ranks of real numbers, None where one is none."""
    values = [real_value(ev, e) for e in items]
    return None if None in values else [from_fraction(r) for r in ranks(values)]
