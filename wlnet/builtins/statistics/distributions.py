"""Probability distributions: their densities, moments and quantiles as formulas, and drawing from them."""

from ...evaluator import builtin, declare_symbols
from ...evaluator.messages import Frame
from ...expression import (
    REALS,
    Association,
    Expr,
    S,
    Symbol,
    elements,
    has_head,
    is_list,
    length,
    make_list,
    rational,
    same,
    symbol,
)
from ...expression.compounds import is_infinity
from ...mathematics.distribution_table import FAMILIES
from ..kit.scalars import HALF, numbers_of, numeric, real_value

declare_symbols(
    "ExponentialDistribution GammaDistribution ChiSquareDistribution ChiDistribution ErlangDistribution "
    "InverseGammaDistribution MaxwellDistribution RayleighDistribution HalfNormalDistribution WeibullDistribution "
    "NakagamiDistribution FRatioDistribution BetaDistribution LogNormalDistribution ParetoDistribution "
    "BinomialDistribution NegativeBinomialDistribution GeometricDistribution PoissonDistribution "
    "DiscreteUniformDistribution ExpGammaDistribution"
)
declare_symbols(
    "MultinormalDistribution MultinomialDistribution DirichletDistribution EmpiricalDistribution "
    "TruncatedDistribution MixtureDistribution ProductDistribution DataDistribution Distributed"
)

_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzX")
COMPOSITE = frozenset(
    (
        S.MultinormalDistribution,
        S.MultinomialDistribution,
        S.DirichletDistribution,
        S.EmpiricalDistribution,
        S.TruncatedDistribution,
        S.MixtureDistribution,
        S.ProductDistribution,
        S.DataDistribution,
    )
)
VALIDITY = {
    "posprm": "Parameter `1` at position `2` in `3` is expected to be positive.",
    "probprm": "Parameter `1` at position `2` in `3` is expected to be a probability.",
}


def _with_defaults(name: str, usage: str):
    """The function of a distribution symbol: fills in the parameters left out in Name[]."""
    family = FAMILIES[name]
    head = S[name]

    def fill(ev, args):
        if args:
            return None
        values = make_list(family.defaults[:2]), *family.defaults[2:]
        return Expr(head, values if family.ranged else family.defaults)

    fill.__doc__ = usage
    return fill


builtin("NormalDistribution")(
    _with_defaults(
        "NormalDistribution",
        "NormalDistribution[m, s] is the normal distribution with mean m and standard deviation s.\n"
        "NormalDistribution[] has mean 0 and standard deviation 1.",
    )
)
builtin("UniformDistribution")(
    _with_defaults(
        "UniformDistribution",
        "UniformDistribution[{min, max}] is the continuous uniform distribution on that interval.\n"
        "UniformDistribution[] is the one on {0, 1}.",
    )
)
builtin("CauchyDistribution")(
    _with_defaults("CauchyDistribution", "CauchyDistribution[a, b] is the Cauchy distribution with location a and scale b.")
)
builtin("LaplaceDistribution")(
    _with_defaults(
        "LaplaceDistribution", "LaplaceDistribution[m, b] is the double exponential distribution with mean m and scale b."
    )
)
builtin("LogisticDistribution")(
    _with_defaults("LogisticDistribution", "LogisticDistribution[m, b] is the logistic distribution with mean m and scale b.")
)
builtin("GumbelDistribution")(
    _with_defaults("GumbelDistribution", "GumbelDistribution[a, b] is the Gumbel distribution with location a and scale b.")
)
builtin("ExtremeValueDistribution")(
    _with_defaults("ExtremeValueDistribution", "ExtremeValueDistribution[a, b] is the distribution of maxima.")
)


@builtin("TriangularDistribution")
def triangular_distribution(ev, args):
    """TriangularDistribution[{min, max}, c] is the triangular distribution with mode c.
    TriangularDistribution[{min, max}] is the symmetric one."""
    if not args:
        return Expr(S.TriangularDistribution, (make_list([0, 1]),))
    return None


@builtin("BernoulliDistribution")
def bernoulli_distribution(ev, args):
    """BernoulliDistribution[p] is 1 with probability p and 0 otherwise."""
    return Expr(S.BernoulliDistribution, (HALF,)) if not args else None


@builtin("StudentTDistribution")
def student_t_distribution(ev, args):
    """StudentTDistribution[n] is Student's distribution with n degrees of freedom.
    StudentTDistribution[m, s, n] has location m and scale s."""
    return None


@builtin("LogGammaDistribution")
def log_gamma_distribution(ev, args):
    """LogGammaDistribution[a, b, m] is the log-gamma distribution with shapes a, b and location m."""
    return None


# --- what a distribution is ---------------------------------------------------------------------------------------


def family_of(d):
    """(family, parameters) of a univariate parametric distribution, else (None, None)."""
    if type(d) is not Expr or type(d.head) is not Symbol:
        return None, None
    family = FAMILIES.get(d.head.name)
    if family is None:
        return None, None
    values = list(d.args)
    if family.ranged:
        if not values or not is_list(values[0]) or length(values[0]) != 2:
            return None, None
        values[:1] = elements(values[0])
        if d.head is S.TriangularDistribution and len(values) == 2:
            values.append(Expr(S.Times, (HALF, Expr(S.Plus, tuple(values)))))
    elif d.head is S.StudentTDistribution and len(values) == 1:
        values[:0] = [0, 1]
    if any([is_list(v) for v in values]) or len(values) != len(family.names):
        return None, None
    return family, values


def is_distribution(d) -> bool:
    """Is d a distribution that wlnet can draw from?"""
    if type(d) is not Expr or type(d.head) is not Symbol:
        return False
    if d.head in COMPOSITE:
        return bool(d.args)
    return family_of(d)[0] is not None or _box(d) is not None


def _box(d):
    """The intervals of the multivariate UniformDistribution[{{a1, b1}, …}] or UniformDistribution[n]."""
    if not has_head(d, S.UniformDistribution) or len(d.args) != 1:
        return None
    if type(d.args[0]) is int and d.args[0] > 0:
        return [(0, 1)] * d.args[0]
    rows = elements(d.args[0])
    if rows and all([is_list(r) and length(r) == 2 for r in rows]):
        return [tuple(elements(r)) for r in rows]
    return None


def check_parameters(ev, d, family, values) -> bool:
    """Are the numeric parameters in their range?  Gives the message if not."""
    for position, (name, value) in enumerate(zip(family.names, values), 1):
        if name not in family.positive.split() and name not in family.probabilities.split():
            continue
        number = numeric(ev, value)
        if number is None:
            continue
        if name in family.positive.split() and (type(number) is complex or number <= 0):
            ev.message(d.head, "posprm", value, position, d)
            return False
        if name in family.probabilities.split() and (type(number) is complex or not 0 <= number <= 1):
            ev.message(d.head, "probprm", value, position, d)
            return False
    return True


# --- formulas -----------------------------------------------------------------------------------------------------


def formula(ev, text: str, bindings: dict):
    """The value of a formula of the table with its letters bound."""
    parsed = ev.state.setdefault("formulas", {}).get(text)
    if parsed is None:
        # The letters must not appear in the user's context: they are read in one of their own.
        context, path = ev.context, ev.context_path
        ev.context, ev.context_path = "wlnet`formulas`", ["System`"]
        try:
            parsed = ev.read(text)
        finally:
            ev.context, ev.context_path = context, path
        if type(parsed) is list:
            parsed = parsed[0]
        ev.state["formulas"][text] = parsed
    return ev.evaluate(_bound(parsed, bindings))


def _bound(e, bindings: dict):
    if type(e) is Symbol:
        return bindings.get(e.name, e) if e.name in _LETTERS else e
    if type(e) is Expr:
        return Expr(e.head, tuple([_bound(a, bindings) for a in e.args]))
    return e


def moment_of(ev, d, name: str):
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
        mean, covariance = _multinormal(d)
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
    box = _box(d)
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


def _multinormal(d):
    """(mean vector, covariance matrix) of MultinormalDistribution[mu, Sigma] or MultinormalDistribution[Sigma]."""
    if len(d.args) == 1:
        return make_list([0] * length(d.args[0])), d.args[0]
    return d.args


def density(ev, d, x, cumulative: bool = False):
    """PDF or CDF of d at x, which is a value, a symbol, or a list to go through; None where there is none."""
    family, values = family_of(d)
    if family is None:
        return _composite_density(ev, d, x, cumulative)
    if not check_parameters(ev, d, family, values):
        return None
    if is_list(x):
        return _over_list(ev, d, x, cumulative, family, values)
    number = x if type(x) in REALS else None
    if number is not None and family.discrete and not cumulative and number != int(number):
        return 0
    if is_infinity(x) or _is_minus_infinity(x):
        return 0 if not cumulative or not is_infinity(x) else 1
    text = _distribution_function(family) if cumulative else _density(family)
    return formula(ev, text, {**dict(zip(family.names, values)), "x": x})


def _is_minus_infinity(x) -> bool:
    return has_head(x, S.DirectedInfinity) and x.args == (-1,) or has_head(x, S.Times) and any([is_infinity(a) for a in x.args])


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
        mean, covariance = _multinormal(d)
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


def quantile_of(ev, d, q):
    """Quantile[d, q], or None."""
    family, values = family_of(d)
    if is_list(q):
        found = [quantile_of(ev, d, item) for item in elements(q)]
        return None if None in found else make_list(found)
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
        if high > 1 << 60:
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


# --- drawing ------------------------------------------------------------------------------------------------------


def draw(ev, generator, d, shape: tuple):
    """A NumPy array (or scalar) of this shape drawn from d, or an expression; None where parameters are no numbers."""
    family, values = family_of(d)
    if family is not None:
        numbers = [real_value(ev, v) for v in values]
        if None in numbers or not check_parameters(ev, d, family, values):
            return None
        import numpy as np  # slow to import, and many sessions never see an array

        drawn = np.asarray(family.sample(generator, *numbers, shape))
        return drawn if np.isfinite(drawn).all() else None
    maker = _DRAWERS.get(d.head)
    return None if maker is None else maker(ev, generator, d, shape)


def _draw_box(ev, generator, d, shape: tuple):
    import numpy as np  # slow to import, and many sessions never see an array

    box = _box(d)
    bounds = [[real_value(ev, end) for end in pair] for pair in box]
    if any(None in pair for pair in bounds):
        return None
    bounds = np.array(bounds)
    return bounds[:, 0] + (bounds[:, 1] - bounds[:, 0]) * generator.random((*shape, len(box)))


def _draw_multinormal(ev, generator, d, shape: tuple):
    mean, covariance = [numbers_of(ev, x) for x in _multinormal(d)]
    if mean is None or covariance is None or covariance.shape != (len(mean), len(mean)):
        return None
    return generator.multivariate_normal(mean, covariance, shape, method="cholesky")


def _draw_multinomial(ev, generator, d, shape: tuple):
    n, p = d.args
    p = numbers_of(ev, p)
    return None if p is None or type(n) is not int else generator.multinomial(n, p / p.sum(), shape)


def _draw_dirichlet(ev, generator, d, shape: tuple):
    alpha = numbers_of(ev, d.args[0])
    return None if alpha is None else generator.dirichlet(alpha, shape)[..., :-1]


def _draw_empirical(ev, generator, d, shape: tuple):
    import numpy as np  # slow to import, and many sessions never see an array

    data = d.args[0]
    weights = None
    if has_head(data, S.Rule):
        weights, data = data.args
        weights = numbers_of(ev, weights)
        if weights is None:
            return None
        weights = weights / weights.sum()
    items = elements(data)
    if not items:
        return None
    return _nested([items[i] for i in np.ravel(generator.choice(len(items), shape, p=weights)).tolist()], shape)


def _nested(items: list, shape: tuple):
    """A flat list of expressions in row-major order as an array expression."""
    if not shape:
        return items[0]
    if len(shape) == 1:
        return make_list(items)
    size = len(items) // shape[0] if shape[0] else 0
    return make_list([_nested(items[i * size : (i + 1) * size], shape[1:]) for i in range(shape[0])])


def _draw_truncated(ev, generator, d, shape: tuple):
    """Rejection: draw from the whole distribution until all values lie in the interval."""
    import numpy as np  # slow to import, and many sessions never see an array

    if len(d.args) != 2 or length(d.args[0]) != 2:
        return None
    low, high = [_bound_value(ev, x) for x in elements(d.args[0])]
    if low is None or high is None or not low < high:
        return None
    count = int(np.prod(shape, dtype=np.int64))
    kept: list = []
    have = 0
    for _ in range(1000):
        values = draw(ev, generator, d.args[1], (max(2 * (count - have), 64),))
        if values is None:
            return None
        values = values[(values >= low) & (values <= high)]
        kept.append(values)
        have += len(values)
        if have >= count:
            return np.concatenate(kept)[:count].reshape(shape)
    return None


def _bound_value(ev, x):
    if is_infinity(x):
        return float("inf")
    return float("-inf") if _is_minus_infinity(x) else real_value(ev, x)


def _draw_mixture(ev, generator, d, shape: tuple):
    import numpy as np  # slow to import, and many sessions never see an array

    if len(d.args) != 2:
        return None
    weights = numbers_of(ev, d.args[0])
    parts = [draw(ev, generator, p, shape) for p in elements(d.args[1])]
    if weights is None or any(p is None for p in parts) or len(parts) != len(weights):
        return None
    which = generator.choice(len(parts), shape, p=weights / weights.sum())
    return np.choose(which, parts) if len(parts) < 32 else np.take_along_axis(np.stack(parts), which[None], 0)[0]


def _draw_product(ev, generator, d, shape: tuple):
    import numpy as np  # slow to import, and many sessions never see an array

    parts = [draw(ev, generator, p, shape) for p in d.args]
    return None if any(not isinstance(p, np.ndarray) for p in parts) else np.stack(parts, axis=-1)


_DRAWERS = {
    S.UniformDistribution: _draw_box,
    S.MultinormalDistribution: _draw_multinormal,
    S.MultinomialDistribution: _draw_multinomial,
    S.DirichletDistribution: _draw_dirichlet,
    S.EmpiricalDistribution: _draw_empirical,
    S.TruncatedDistribution: _draw_truncated,
    S.MixtureDistribution: _draw_mixture,
    S.ProductDistribution: _draw_product,
}


# --- builtins -----------------------------------------------------------------------------------------------------

_FORMAL_X = symbol("\uf817")  # \\[FormalX]


def _as_function(ev, d, cumulative: bool):
    """PDF[d] and CDF[d]: a listable pure function."""
    body = density(ev, d, _FORMAL_X, cumulative)
    return None if body is None else Expr(S.Function, (_FORMAL_X, body, S.Listable))


@builtin("PDF", messages=VALIDITY)
def pdf(ev, d, x=None):
    """PDF[dist, x] is the probability density (or mass) function of the distribution at x.
    PDF[dist] is the same as a pure function."""
    if not is_distribution(d):
        return None
    return _as_function(ev, d, False) if x is None else density(ev, d, x)


@builtin("CDF", messages=VALIDITY)
def cdf(ev, d, x=None):
    """CDF[dist, x] is the probability that a value is at most x.
    CDF[dist] is the same as a pure function."""
    if not is_distribution(d):
        return None
    return _as_function(ev, d, True) if x is None else density(ev, d, x, True)


@builtin("SurvivalFunction")
def survival_function(ev, d, x):
    """SurvivalFunction[dist, x] is the probability that a value exceeds x."""
    value = density(ev, d, x, True) if is_distribution(d) else None
    return None if value is None else ev.call(S.Subtract, 1, value)


@builtin("HazardFunction")
def hazard_function(ev, d, x):
    """HazardFunction[dist, x] is PDF/(1 - CDF) at x."""
    if not is_distribution(d):
        return None
    value, below = density(ev, d, x), density(ev, d, x, True)
    return None if value is None or below is None else ev.call(S.Divide, value, Expr(S.Subtract, (1, below)))


@builtin("InverseCDF", operator="first")
def inverse_cdf(ev, d, q=None):
    """InverseCDF[dist, q] is the value below which a fraction q of the distribution lies."""
    return None if q is None or not is_distribution(d) else quantile_of(ev, d, q)


@builtin("LogLikelihood")
def log_likelihood(ev, d, data):
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
def likelihood(ev, d, data):
    """Likelihood[dist, {x1, x2, …}] is the product of the densities of the observations."""
    if not is_distribution(d) or not is_list(data) or not length(data):
        return None
    parts = [density(ev, d, x) for x in elements(data)]
    return None if None in parts else ev.evaluate(Expr(S.Times, tuple(parts)))


@builtin("DistributionParameterQ")
def distribution_parameter_q(ev, d):
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
def distribution_domain(ev, d):
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
def expectation(ev, body, spec):
    """Expectation[expr, x \\[Distributed] dist] is the mean of expr: polynomials in x up to degree 2, data and discrete
    distributions with finitely many values."""
    variable, d = _distributed(spec)
    if variable is None:
        return None
    points = _finite_values(ev, d)
    if points is not None:
        return ev.evaluate(Expr(S.Plus, tuple([Expr(S.Times, (w, _replaced(body, variable, v))) for v, w in points])))
    coefficients = ev.call(S.CoefficientList, body, variable)
    if not is_list(coefficients) or length(coefficients) > 3 or not is_distribution(d):
        return None
    mean, variance = moment_of(ev, d, "mean"), moment_of(ev, d, "variance")
    if mean is None or variance is None:
        return None
    second = ev.call(S.Plus, variance, Expr(S.Power, (mean, 2)))
    return ev.evaluate(Expr(S.Plus, tuple([Expr(S.Times, pair) for pair in zip(elements(coefficients), (1, mean, second))])))


@builtin("Probability")
def probability(ev, condition, spec):
    """Probability[cond, x \\[Distributed] dist] is the probability of a comparison of x with a constant."""
    variable, d = _distributed(spec)
    if variable is None:
        return None
    points = _finite_values(ev, d)
    if points is not None:
        held = [w for v, w in points if ev.evaluate(_replaced(condition, variable, v)) is S.True_]
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
    if type(low) is not int or type(high) is not int or high - low > 10000:
        return None
    return [(k, density(ev, d, k)) for k in range(low, high + 1)]


def _replaced(e, variable, value):
    if same(e, variable):
        return value
    if type(e) is Expr:
        return Expr(_replaced(e.head, variable, value), tuple([_replaced(a, variable, value) for a in e.args]))
    if type(e) is Association:
        return Association({k: _replaced(v, variable, value) for k, v in e.data.items()}, e.delayed)
    return e
