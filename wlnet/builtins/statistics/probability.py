"""PDF, CDF, likelihoods, expectations and probabilities."""

from ...evaluator import Evaluator, builtin
from ...evaluator.messages import Frame
from ...expression import Expr, Expression, S, elements, has_head, is_list, length, make_list, same, symbol
from ..kit.scalars import real_value
from ..kit.terms import replace_all
from .distribution_functions import density, formula, moment_of, quantile_of
from .distributions import VALIDITY, check_parameters, family_of, is_distribution

_FORMAL_X = symbol("\uf817")  # \\[FormalX]


def _as_function(ev, d, cumulative: bool):
    """PDF[d] and CDF[d]: a listable pure function."""
    body = density(ev, d, _FORMAL_X, cumulative)
    return None if body is None else Expr(S.Function, (_FORMAL_X, body, S.Listable))


@builtin("PDF", messages=VALIDITY)
def pdf(ev: Evaluator, d: Expression, x: Expression = None) -> Expression | None:
    """PDF[dist, x] is the probability density (or mass) function of the distribution at x.
    PDF[dist] is the same as a pure function."""
    if not is_distribution(d):
        return None
    return _as_function(ev, d, False) if x is None else density(ev, d, x)


@builtin("CDF", messages=VALIDITY)
def cdf(ev: Evaluator, d: Expression, x: Expression = None) -> Expression | None:
    """CDF[dist, x] is the probability that a value is at most x.
    CDF[dist] is the same as a pure function."""
    if not is_distribution(d):
        return None
    return _as_function(ev, d, True) if x is None else density(ev, d, x, True)


@builtin("SurvivalFunction")
def survival_function(ev: Evaluator, d: Expression, x: Expression) -> Expression | None:
    """SurvivalFunction[dist, x] is the probability that a value exceeds x."""
    value = density(ev, d, x, True) if is_distribution(d) else None
    return None if value is None else ev.call(S.Subtract, 1, value)


@builtin("HazardFunction")
def hazard_function(ev: Evaluator, d: Expression, x: Expression) -> Expression | None:
    """HazardFunction[dist, x] is PDF/(1 - CDF) at x."""
    if not is_distribution(d):
        return None
    value, below = density(ev, d, x), density(ev, d, x, True)
    return None if value is None or below is None else ev.call(S.Divide, value, Expr(S.Subtract, (1, below)))


@builtin("InverseCDF", operator="first")
def inverse_cdf(ev: Evaluator, d: Expression, q: Expression = None) -> Expression | None:
    """InverseCDF[dist, q] is the value below which a fraction q of the distribution lies."""
    return None if q is None or not is_distribution(d) else quantile_of(ev, d, q)


@builtin("LogLikelihood")
def log_likelihood(ev: Evaluator, d: Expression, data: Expression) -> Expression | None:
    """LogLikelihood[dist, {x1, x2, …}] is the logarithm of the likelihood of the observations."""
    if not is_distribution(d) or not is_list(data) or not length(data):
        return None
    if any([not is_list(x) and real_value(ev, x) is None for x in elements(data)]):
        return None
    family, values = family_of(d)
    if family is not None and family.log_likelihood:
        if not check_parameters(ev, d, family, values):
            return None
        return formula(ev, family.log_likelihood, {**dict(zip(family.names, values)), "X": data, "n": length(data)})
    parts = [density(ev, d, x) for x in elements(data)]
    return None if None in parts else ev.evaluate(Expr(S.Plus, tuple([Expr(S.Log, (p,)) for p in parts])))


@builtin("Likelihood")
def likelihood(ev: Evaluator, d: Expression, data: Expression) -> Expression | None:
    """Likelihood[dist, {x1, x2, …}] is the product of the densities of the observations."""
    if not is_distribution(d) or not is_list(data) or not length(data):
        return None
    parts = [density(ev, d, x) for x in elements(data)]
    return None if None in parts else ev.evaluate(Expr(S.Times, tuple(parts)))


@builtin("DistributionParameterQ")
def distribution_parameter_q(ev: Evaluator, d: Expression) -> Expression | None:
    """DistributionParameterQ[dist] tells whether the parameters of the distribution are valid."""
    family, values = family_of(d)
    if family is None:
        return None
    frame = Frame(True)
    ev.messages.frames.append(frame)
    try:
        return S.True_ if check_parameters(ev, d, family, values) else S.False_
    finally:
        ev.messages.frames.remove(frame)


@builtin("DistributionDomain")
def distribution_domain(ev: Evaluator, d: Expression) -> Expression | None:
    """DistributionDomain[dist] is the range of values of the distribution."""
    family, values = family_of(d)
    if family is None:
        return None
    low, high = elements(formula(ev, family.domain, dict(zip(family.names, values))))
    if family.discrete:
        return Expr(S.Range, (low, high))
    return Expr(S.Interval, (make_list([low, high]),))


def _distributed(spec):
    """(variable, distribution) of x \\[Distributed] dist."""
    return spec.args if has_head(spec, S.Distributed) and len(spec.args) == 2 else (None, None)


@builtin("Expectation")
def expectation(ev: Evaluator, body: Expression, spec: Expression) -> Expression | None:
    """Expectation[expr, x \\[Distributed] dist] is the mean of expr: polynomials in x up to degree 2, data and discrete
    distributions with finitely many values."""
    variable, d = _distributed(spec)
    if variable is None:
        return None
    points = _finite_values(ev, d)
    if points is not None:
        return ev.evaluate(Expr(S.Plus, tuple([Expr(S.Times, (w, replace_all(body, {variable: v}))) for v, w in points])))
    coefficients = ev.call(S.CoefficientList, body, variable)
    # mean and variance give the moments up to the second
    if not is_list(coefficients) or length(coefficients) > 3 or not is_distribution(d):
        return None
    mean, variance = moment_of(ev, d, "mean"), moment_of(ev, d, "variance")
    if mean is None or variance is None:
        return None
    second = ev.call(S.Plus, variance, Expr(S.Power, (mean, 2)))
    return ev.evaluate(Expr(S.Plus, tuple([Expr(S.Times, pair) for pair in zip(elements(coefficients), (1, mean, second))])))


@builtin("Probability")
def probability(ev: Evaluator, condition: Expression, spec: Expression) -> Expression | None:
    """Probability[cond, x \\[Distributed] dist] is the probability of a comparison of x with a constant."""
    variable, d = _distributed(spec)
    if variable is None:
        return None
    points = _finite_values(ev, d)
    if points is not None:
        held = [w for v, w in points if ev.evaluate(replace_all(condition, {variable: v})) is S.True_]
        return ev.evaluate(Expr(S.Plus, tuple(held)))
    if not is_distribution(d) or type(condition) is not Expr or len(condition.args) != 2:
        return None
    left, right = condition.args
    head = condition.head
    if same(right, variable):
        left, right = right, left
        head = _MIRROR.get(head)
    if not same(left, variable) or head not in _MIRROR:
        return None
    below = density(ev, d, right, True)
    if below is None:
        return None
    family, _ = family_of(d)
    if family is not None and family.discrete and head in (S.Less, S.GreaterEqual):
        at = density(ev, d, right)
        below = ev.call(S.Subtract, below, at)
    return below if head in (S.Less, S.LessEqual) else ev.call(S.Subtract, 1, below)


_MIRROR = {S.Less: S.Greater, S.LessEqual: S.GreaterEqual, S.Greater: S.Less, S.GreaterEqual: S.LessEqual}


def _finite_values(ev, d):
    """[(value, weight)] of data, an empirical, or a discrete distribution on a finite range; else None."""
    if has_head(d, S.EmpiricalDistribution) and d.args:
        d = d.args[0]
    if is_list(d):
        weight = Expr(S.Power, (length(d), -1))
        return [(v, weight) for v in elements(d)]
    family, values = family_of(d)
    if family is None or not family.discrete:
        return None
    low, high = elements(formula(ev, family.domain, dict(zip(family.names, values))))
    # a sum of 5000 terms takes some seconds; larger ones are left to other rules
    if type(low) is not int or type(high) is not int or high - low > 10000:
        return None
    return [(k, density(ev, d, k)) for k in range(low, high + 1)]
