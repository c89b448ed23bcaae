"""Moments, densities, distribution functions and quantiles of distributions, as formulas or numbers."""

from ...evaluator import Evaluator
from ...expression import REALS, Expr, Expression, S, Symbol, elements, has_head, is_list, length, make_list, rational
from ...expression.compounds import infinity_sign
from ...expression.numbers import as_fraction
from ...mathematics.distribution_table import FAMILIES
from ..kit.formulas import fill
from ..kit.scalars import real_value
from .distributions import box_of, check_parameters, family_of, is_distribution, multinormal_parameters


def formula(ev: Evaluator, text: str, bindings: dict) -> Expression:
    """The value of a formula of the table with its letters bound."""
    return ev.evaluate(fill(ev, text, **bindings))


def moment_of(ev: Evaluator, d: Expression, name: str) -> Expression | None:
    """The mean, variance, skewness or kurtosis of a distribution, or None."""
    family, values = family_of(d)
    if family is None:
        return _composite_moment(ev, d, name)
    if not check_parameters(ev, d, family, values):
        return None
    text = getattr(family, name)
    return formula(ev, text, dict(zip(family.names, values))) if text else None


def _composite_moment(ev, d, name: str):
    """Moments of the distributions that are not in the table."""
    if not is_distribution(d) or name not in ("mean", "variance"):
        return None
    if d.head is S.MultinormalDistribution and len(d.args) <= 2:
        mean, covariance = multinormal_parameters(d)
        return mean if name == "mean" else ev.call(S.Diagonal, covariance)
    if d.head is S.MultinomialDistribution and len(d.args) == 2:
        n, p = d.args
        if name == "mean":
            return ev.call(S.Times, n, p)
        return ev.call(S.Times, n, p, Expr(S.Plus, (1, Expr(S.Times, (-1, p)))))
    if d.head is S.EmpiricalDistribution and is_list(d.args[0]):
        data = d.args[0]
        if name == "mean":
            return ev.call(S.Mean, data)
        return ev.call(S.Mean, Expr(S.Power, (Expr(S.Plus, (data, Expr(S.Times, (-1, Expr(S.Mean, (data,)))))), 2)))
    box = box_of(d)
    if box is not None:
        family = FAMILIES["UniformDistribution"]
        return make_list([formula(ev, getattr(family, name), {"a": a, "b": b}) for a, b in box])
    if d.head is S.MixtureDistribution and name == "mean" and len(d.args) == 2:
        weights, parts = elements(d.args[0]), elements(d.args[1])
        means = [moment_of(ev, p, "mean") for p in parts]
        if None in means:
            return None
        return ev.call(
            S.Divide, Expr(S.Plus, tuple([Expr(S.Times, (w, m)) for w, m in zip(weights, means)])), Expr(S.Plus, tuple(weights))
        )
    if d.head is S.ProductDistribution:
        parts = [moment_of(ev, p, name) for p in d.args]
        return None if None in parts else make_list(parts)
    return None


def density(ev: Evaluator, d: Expression, x: Expression, cumulative: bool = False) -> Expression | None:
    """PDF or CDF of d at x, which is a value, a symbol, or a list to go through; None where there is none."""
    family, values = family_of(d)
    if family is None:
        return _composite_density(ev, d, x, cumulative)
    if not check_parameters(ev, d, family, values):
        return None
    if is_list(x):
        return _over_list(ev, d, x, cumulative, family, values)
    number = x if type(x) in REALS else None
    if number is not None and family.discrete and not cumulative and as_fraction(number).denominator != 1:
        return 0
    end = infinity_sign(x)
    if end:
        return int(cumulative and end > 0)
    text = _distribution_function(family) if cumulative else _density(family)
    return formula(ev, text, {**dict(zip(family.names, values)), "x": x})


def _over_list(ev, d, x, cumulative, family, values):
    text = family.cdf if cumulative else family.pdf
    if not family.support and "Piecewise" not in text:
        return formula(ev, text, {**dict(zip(family.names, values)), "x": x})
    return make_list([density(ev, d, item, cumulative) for item in elements(x)])


def _density(family) -> str:
    if not family.support:
        return family.pdf
    return f"Piecewise[{{{{{family.pdf}, {family.support}}}}}, 0]"


def _distribution_function(family) -> str:
    """The text of the CDF over the whole line: 0 below the support, 1 above it."""
    parts = family.support.replace("<=", "<").split("<")
    if not family.support:
        return family.cdf
    if len(parts) != 3:
        return f"Piecewise[{{{{{family.cdf}, {family.support}}}}}, 0]"
    low, _, high = parts
    if family.discrete:
        return f"Piecewise[{{{{{family.cdf}, {low} <= x < {high}}}, {{1, x >= {high}}}}}, 0]"
    above = f"x > {high}" if "<=" in family.support else f"x >= {high}"
    return f"Piecewise[{{{{{family.cdf}, {family.support}}}, {{1, {above}}}}}, 0]"


def _composite_density(ev, d, x, cumulative: bool):
    """PDF and CDF of the distributions that are not in the table."""
    if not is_distribution(d):
        return None
    if d.head is S.EmpiricalDistribution and is_list(d.args[0]):
        data = elements(d.args[0])
        n = len(data)
        if is_list(x):
            return make_list([_composite_density(ev, d, item, cumulative) for item in elements(x)])
        if cumulative:
            hits = sum([ev.call(S.LessEqual, v, x) is S.True_ for v in data])
        else:
            hits = sum([ev.call(S.Equal, v, x) is S.True_ for v in data])
        return ev.call(S.Divide, hits, n)
    if d.head is S.MultinormalDistribution and is_list(x) and not cumulative:
        mean, covariance = multinormal_parameters(d)
        if length(mean) != length(x):
            return None
        shifted = ev.call(S.Plus, x, Expr(S.Times, (-1, mean)))
        exponent = ev.call(S.Times, rational(-1, 2), Expr(S.Dot, (shifted, Expr(S.Inverse, (covariance,)), shifted)))
        scale = Expr(
            S.Sqrt, (Expr(S.Times, (Expr(S.Power, (Expr(S.Times, (2, S.Pi)), length(mean))), Expr(S.Det, (covariance,)))),)
        )
        return ev.call(S.Divide, Expr(S.Power, (S.E, exponent)), scale)
    if d.head is S.MixtureDistribution and len(d.args) == 2:
        weights, parts = elements(d.args[0]), elements(d.args[1])
        values = [density(ev, p, x, cumulative) for p in parts]
        if None in values:
            return None
        return ev.call(
            S.Divide, Expr(S.Plus, tuple([Expr(S.Times, (w, v)) for w, v in zip(weights, values)])), Expr(S.Plus, tuple(weights))
        )
    if d.head is S.TruncatedDistribution and len(d.args) == 2 and type(x) is not Symbol:
        return _truncated_density(ev, d, x, cumulative)
    if d.head is S.ProductDistribution and is_list(x) and length(x) == len(d.args):
        values = [density(ev, p, item, cumulative) for p, item in zip(d.args, elements(x))]
        return None if None in values else ev.evaluate(Expr(S.Times, tuple(values)))
    return None


def _truncated_density(ev, d, x, cumulative: bool):
    if is_list(x):
        return make_list([_truncated_density(ev, d, item, cumulative) for item in elements(x)])
    (low, high), base = elements(d.args[0]), d.args[1]
    if ev.call(S.Less, x, low) is S.True_:
        return 0
    if ev.call(S.Greater, x, high) is S.True_:
        return 1 if cumulative else 0
    below, above = density(ev, base, low, True), density(ev, base, high, True)
    here = density(ev, base, x, cumulative)
    if None in (below, above, here):
        return None
    if cumulative:
        here = ev.call(S.Subtract, here, below)
    return ev.call(S.Divide, here, Expr(S.Subtract, (above, below)))


def quantile_of(ev: Evaluator, d: Expression, q: Expression) -> Expression | None:
    """Quantile[d, q], or None."""
    family, values = family_of(d)
    if is_list(q):
        quantiles = [quantile_of(ev, d, item) for item in elements(q)]
        return None if None in quantiles else make_list(quantiles)
    if has_head(d, S.EmpiricalDistribution) and d.args:
        return ev.call(S.Quantile, d.args[0], q)
    if family is None or not check_parameters(ev, d, family, values):
        return None
    number = real_value(ev, q)
    if number is not None and not 0 <= number <= 1:
        return None
    bindings = {**dict(zip(family.names, values)), "q": q}
    if number is not None and number in (0.0, 1.0) and not family.discrete:
        low, high = elements(formula(ev, family.domain, bindings))
        return low if number == 0 else high
    if family.discrete and not family.quantile and number is not None:
        return _search_quantile(ev, d, number)
    if not family.quantile:
        return None
    value = formula(ev, family.quantile, bindings)
    if number is None:
        return Expr(S.ConditionalExpression, (value, Expr(S.LessEqual, (0, q, 1))))
    return value


def _search_quantile(ev, d, q: float):
    """The smallest k >= 0 with CDF[d, k] >= q."""
    if q == 1:
        family, values = family_of(d)
        return elements(formula(ev, family.domain, dict(zip(family.names, values))))[1]
    low, high = -1, 1
    while not _reaches(ev, d, high, q):
        low, high = high, 2 * high
        if high > 1 << 60:  # a CDF that is still below q there never reaches it
            return None
    while high - low > 1:
        middle = (low + high) // 2
        if _reaches(ev, d, middle, q):
            high = middle
        else:
            low = middle
    return high


def _reaches(ev, d, k: int, q: float) -> bool:
    value = real_value(ev, density(ev, d, k, True))
    return value is None or value >= q
