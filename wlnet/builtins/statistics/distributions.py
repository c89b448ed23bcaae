"""Probability distributions: their densities, moments and quantiles as formulas, and drawing from them."""

from ...evaluator import Evaluator, builtin, declare_symbols
from ...expression import (
    Expr,
    Expression,
    S,
    Symbol,
    elements,
    has_head,
    is_list,
    length,
    make_list,
)
from ...mathematics.distribution_table import FAMILIES, Family
from ..kit.scalars import HALF, numeric

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
def triangular_distribution(ev: Evaluator, args: tuple) -> Expression | None:
    """TriangularDistribution[{min, max}, c] is the triangular distribution with mode c.
    TriangularDistribution[{min, max}] is the symmetric one."""
    if not args:
        return Expr(S.TriangularDistribution, (make_list([0, 1]),))
    return None


@builtin("BernoulliDistribution")
def bernoulli_distribution(ev: Evaluator, args: tuple) -> Expression | None:
    """BernoulliDistribution[p] is 1 with probability p and 0 otherwise."""
    return Expr(S.BernoulliDistribution, (HALF,)) if not args else None


@builtin("StudentTDistribution")
def student_t_distribution(ev: Evaluator, args: tuple) -> Expression | None:
    """StudentTDistribution[n] is Student's distribution with n degrees of freedom.
    StudentTDistribution[m, s, n] has location m and scale s."""
    return None


@builtin("LogGammaDistribution")
def log_gamma_distribution(ev: Evaluator, args: tuple) -> Expression | None:
    """LogGammaDistribution[a, b, m] is the log-gamma distribution with shapes a, b and location m."""
    return None


# --- what a distribution is ---------------------------------------------------------------------------------------


def family_of(d: Expression) -> tuple:
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


def is_distribution(d: Expression) -> bool:
    """Is d a distribution that wlnet can draw from?"""
    if type(d) is not Expr or type(d.head) is not Symbol:
        return False
    if d.head in COMPOSITE:
        return bool(d.args)
    return family_of(d)[0] is not None or box_of(d) is not None


def box_of(d: Expression) -> list | None:
    """The intervals of the multivariate UniformDistribution[{{a1, b1}, …}] or UniformDistribution[n]."""
    if not has_head(d, S.UniformDistribution) or len(d.args) != 1:
        return None
    if type(d.args[0]) is int and d.args[0] > 0:
        return [(0, 1)] * d.args[0]
    rows = elements(d.args[0])
    if rows and all([is_list(r) and length(r) == 2 for r in rows]):
        return [tuple(elements(r)) for r in rows]
    return None


def check_parameters(ev: Evaluator, d: Expr, family: Family, values: list) -> bool:
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


def multinormal_parameters(d: Expr) -> tuple:
    """(mean vector, covariance matrix) of MultinormalDistribution[mu, Sigma] or MultinormalDistribution[Sigma]."""
    if len(d.args) == 1:
        return make_list([0] * length(d.args[0])), d.args[0]
    return d.args if len(d.args) == 2 else (S.None_, S.None_)
