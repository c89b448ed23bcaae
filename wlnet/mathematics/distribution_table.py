"""The univariate distributions as data: parameters, formulas as Wolfram text, samplers.

Formulas speak of the parameters by name, of ``x`` (the value), ``q`` (a probability).  ``support`` is the condition on
x under which ``pdf`` holds ("" for the whole real line); a CDF given without Piecewise is one on the support, 0 below.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Family:
    """One parametric family.  ``sample(generator, *parameters, size)`` draws with NumPy."""

    parameters: str  # blank-separated; a leading { means that the first two come as a list {a, b}
    pdf: str
    cdf: str
    mean: str
    variance: str
    sample: Callable
    support: str = ""
    quantile: str = ""
    skewness: str = ""
    kurtosis: str = ""
    log_likelihood: str = ""  # of the sample X with n members
    domain: str = "{-Infinity, Infinity}"
    discrete: bool = False
    positive: str = ""  # parameters that must be positive
    probabilities: str = ""  # parameters between 0 and 1
    defaults: tuple = ()  # values of parameters left out, as they are appended

    @property
    def names(self) -> list[str]:
        return self.parameters.strip("{").split()

    @property
    def ranged(self) -> bool:
        """Do the first two parameters come as one list {min, max}?"""
        return self.parameters.startswith("{")


_POSITIVE = "{0, Infinity}"


def _triangular(g, a, b, c, size):
    return g.triangular(a, c, b, size)


def _student(g, m, s, n, size):
    return m + s * g.standard_t(n, size)


FAMILIES = {
    "NormalDistribution": Family(
        "m s",
        "1/(E^((x - m)^2/(2 s^2)) Sqrt[2 Pi] s)",
        "Erfc[(m - x)/(Sqrt[2] s)]/2",
        "m",
        "s^2",
        lambda g, m, s, size: g.normal(m, s, size),
        quantile="m - Sqrt[2] s InverseErfc[2 q]",
        skewness="0",
        kurtosis="3",
        positive="s",
        defaults=(0, 1),
        log_likelihood="-(Expand[Total[(X - m)^2]]/(2 s^2)) - n ((Log[2] + Log[Pi])/2 + Log[s])",
    ),
    "UniformDistribution": Family(
        "{a b",
        "1/(b - a)",
        "(x - a)/(b - a)",
        "(a + b)/2",
        "(b - a)^2/12",
        lambda g, a, b, size: g.uniform(a, b, size),
        "a <= x <= b",
        "a (1 - q) + b q",
        "0",
        "9/5",
        domain="{a, b}",
        defaults=(0, 1),
    ),
    "ExponentialDistribution": Family(
        "l",
        "l/E^(x l)",
        "1 - E^(-x l)",
        "1/l",
        "1/l^2",
        lambda g, r, size: g.exponential(1 / r, size),
        "x >= 0",
        "-(Log[1 - q]/l)",
        "2",
        "9",
        domain=_POSITIVE,
        positive="l",
        log_likelihood="n Log[l] - l Total[X]",
    ),
    "GammaDistribution": Family(
        "a b",
        "x^(a - 1)/(E^(x/b) b^a Gamma[a])",
        "GammaRegularized[a, 0, x/b]",
        "a b",
        "a b^2",
        lambda g, a, b, size: g.gamma(a, b, size),
        "x > 0",
        "b InverseGammaRegularized[a, 0, q]",
        "2/Sqrt[a]",
        "3 + 6/a",
        domain=_POSITIVE,
        positive="a b",
    ),
    "ChiSquareDistribution": Family(
        "n",
        "x^(n/2 - 1)/(2^(n/2) E^(x/2) Gamma[n/2])",
        "GammaRegularized[n/2, 0, x/2]",
        "n",
        "2 n",
        lambda g, n, size: g.chisquare(n, size),
        "x > 0",
        "2 InverseGammaRegularized[n/2, 0, q]",
        "2 Sqrt[2] Sqrt[1/n]",
        "3 + 12/n",
        domain=_POSITIVE,
        positive="n",
    ),
    "ChiDistribution": Family(
        "n",
        "(2^(1 - n/2) x^(n - 1))/(E^(x^2/2) Gamma[n/2])",
        "GammaRegularized[n/2, 0, x^2/2]",
        "(Sqrt[2] Gamma[(1 + n)/2])/Gamma[n/2]",
        "2 (n/2 - Gamma[(1 + n)/2]^2/Gamma[n/2]^2)",
        lambda g, n, size: g.chisquare(n, size) ** 0.5,
        "x > 0",
        "Sqrt[2] Sqrt[InverseGammaRegularized[n/2, 0, q]]",
        domain=_POSITIVE,
        positive="n",
    ),
    "ErlangDistribution": Family(
        "k l",
        "(x^(k - 1) l^k)/(E^(x l) Gamma[k])",
        "GammaRegularized[k, 0, x l]",
        "k/l",
        "k/l^2",
        lambda g, k, r, size: g.gamma(k, 1 / r, size),
        "x > 0",
        "InverseGammaRegularized[k, 0, q]/l",
        "2/Sqrt[k]",
        "3 + 6/k",
        domain=_POSITIVE,
        positive="k l",
    ),
    "InverseGammaDistribution": Family(
        "a b",
        "(b/x)^a/(E^(b/x) x Gamma[a])",
        "GammaRegularized[a, b/x]",
        "Piecewise[{{b/(a - 1), a > 1}}, Indeterminate]",
        "Piecewise[{{b^2/((a - 2) (a - 1)^2), a > 2}}, Indeterminate]",
        lambda g, a, b, size: b / g.gamma(a, 1, size),
        "x > 0",
        "b/InverseGammaRegularized[a, q]",
        domain=_POSITIVE,
        positive="a b",
    ),
    "LogGammaDistribution": Family(
        "a b m",
        "((1 + x - m)^(-((1 + b)/b)) Log[1 + x - m]^(a - 1))/(b^a Gamma[a])",
        "GammaRegularized[a, 0, Log[1 + x - m]/b]",
        "Piecewise[{{m - 1 + (1 - b)^(-a), b < 1}}, Indeterminate]",
        "Piecewise[{{(1 - 2 b)^(-a) - (1 - b)^(-2 a), 2 b < 1}}, Indeterminate]",
        lambda g, a, b, m, size: m - 1 + _exp(g.gamma(a, b, size)),
        "x > m",
        "m - 1 + E^(b InverseGammaRegularized[a, 0, q])",
        domain="{m, Infinity}",
        positive="a b",
    ),
    "ExpGammaDistribution": Family(
        "k t m",
        "E^(-E^((x - m)/t) + (k (x - m))/t)/(t Gamma[k])",
        "GammaRegularized[k, 0, E^((x - m)/t)]",
        "m + t PolyGamma[0, k]",
        "t^2 PolyGamma[1, k]",
        lambda g, k, t, m, size: m + t * _log(g.gamma(k, 1, size)),
        quantile="m + t Log[InverseGammaRegularized[k, 0, q]]",
        positive="k t",
    ),
    "MaxwellDistribution": Family(
        "s",
        "(Sqrt[2/Pi] x^2)/(E^(x^2/(2 s^2)) s^3)",
        "Erf[x/(Sqrt[2] s)] - (Sqrt[2/Pi] x)/(E^(x^2/(2 s^2)) s)",
        "2 Sqrt[2/Pi] s",
        "((-8 + 3 Pi) s^2)/Pi",
        lambda g, s, size: s * g.chisquare(3, size) ** 0.5,
        "x > 0",
        "Sqrt[2] s Sqrt[InverseGammaRegularized[3/2, 0, q]]",
        domain=_POSITIVE,
        positive="s",
    ),
    "RayleighDistribution": Family(
        "s",
        "x/(E^(x^2/(2 s^2)) s^2)",
        "1 - E^(-x^2/(2 s^2))",
        "Sqrt[Pi/2] s",
        "(2 - Pi/2) s^2",
        lambda g, s, size: g.rayleigh(s, size),
        "x > 0",
        "s Sqrt[-2 Log[1 - q]]",
        domain=_POSITIVE,
        positive="s",
    ),
    "HalfNormalDistribution": Family(
        "t",
        "(2 t)/(E^((x^2 t^2)/Pi) Pi)",
        "Erf[(x t)/Sqrt[Pi]]",
        "1/t",
        "(Pi - 2)/(2 t^2)",
        lambda g, t, size: abs(g.standard_normal(size)) * ((math.pi / 2) ** 0.5 / t),
        "x > 0",
        "(Sqrt[Pi] InverseErf[q])/t",
        domain=_POSITIVE,
        positive="t",
    ),
    "WeibullDistribution": Family(
        "a b",
        "(a (x/b)^(a - 1))/(b E^(x/b)^a)",
        "1 - E^(-(x/b)^a)",
        "b Gamma[1 + 1/a]",
        "b^2 (Gamma[1 + 2/a] - Gamma[1 + 1/a]^2)",
        lambda g, a, b, size: b * g.weibull(a, size),
        "x > 0",
        "b (-Log[1 - q])^(1/a)",
        domain=_POSITIVE,
        positive="a b",
    ),
    "NakagamiDistribution": Family(
        "m w",
        "(2 x^(2 m - 1) (m/w)^m)/(E^((m x^2)/w) Gamma[m])",
        "GammaRegularized[m, 0, (m x^2)/w]",
        "(Sqrt[w/m] Gamma[m + 1/2])/Gamma[m]",
        "w - (w Gamma[m + 1/2]^2)/(m Gamma[m]^2)",
        lambda g, m, w, size: g.gamma(m, w / m, size) ** 0.5,
        "x > 0",
        "Sqrt[(w InverseGammaRegularized[m, 0, q])/m]",
        domain=_POSITIVE,
        positive="m w",
    ),
    "StudentTDistribution": Family(
        "m s n",
        "(n/(n + (x - m)^2/s^2))^((1 + n)/2)/(Sqrt[n] s Beta[n/2, 1/2])",
        "Piecewise[{{BetaRegularized[(n s^2)/((x - m)^2 + n s^2), n/2, 1/2]/2, x <= m}}, "
        "(1 + BetaRegularized[(x - m)^2/((x - m)^2 + n s^2), 1/2, n/2])/2]",
        "Piecewise[{{m, n > 1}}, Indeterminate]",
        "Piecewise[{{(n s^2)/(n - 2), n > 2}}, Indeterminate]",
        _student,
        positive="s n",
    ),
    "FRatioDistribution": Family(
        "n m",
        "(n^(n/2) m^(m/2) x^(n/2 - 1) (m + n x)^((-m - n)/2))/Beta[n/2, m/2]",
        "BetaRegularized[(n x)/(m + n x), n/2, m/2]",
        "Piecewise[{{m/(m - 2), m > 2}}, Indeterminate]",
        "Piecewise[{{(2 m^2 (m + n - 2))/((m - 4) (m - 2)^2 n), m > 4}}, Indeterminate]",
        lambda g, n, m, size: g.f(n, m, size),
        "x > 0",
        domain=_POSITIVE,
        positive="n m",
    ),
    "BetaDistribution": Family(
        "a b",
        "((1 - x)^(b - 1) x^(a - 1))/Beta[a, b]",
        "BetaRegularized[x, a, b]",
        "a/(a + b)",
        "(a b)/((a + b)^2 (1 + a + b))",
        lambda g, a, b, size: g.beta(a, b, size),
        "0 < x < 1",
        "InverseBetaRegularized[q, a, b]",
        domain="{0, 1}",
        positive="a b",
    ),
    "CauchyDistribution": Family(
        "a b",
        "1/(b Pi (1 + (x - a)^2/b^2))",
        "1/2 + ArcTan[(x - a)/b]/Pi",
        "Indeterminate",
        "Indeterminate",
        lambda g, a, b, size: a + b * g.standard_cauchy(size),
        quantile="a + b Tan[Pi (q - 1/2)]",
        positive="b",
        defaults=(0, 1),
    ),
    "LogNormalDistribution": Family(
        "m s",
        "1/(E^((Log[x] - m)^2/(2 s^2)) Sqrt[2 Pi] x s)",
        "Erfc[(m - Log[x])/(Sqrt[2] s)]/2",
        "E^(m + s^2/2)",
        "E^(2 m + s^2) (-1 + E^s^2)",
        lambda g, m, s, size: g.lognormal(m, s, size),
        "x > 0",
        "E^(m - Sqrt[2] s InverseErfc[2 q])",
        domain=_POSITIVE,
        positive="s",
    ),
    "LaplaceDistribution": Family(
        "m b",
        "Piecewise[{{1/(2 b E^((x - m)/b)), x >= m}}, E^((x - m)/b)/(2 b)]",
        "Piecewise[{{1 - 1/(2 E^((x - m)/b)), x >= m}}, E^((x - m)/b)/2]",
        "m",
        "2 b^2",
        lambda g, m, b, size: g.laplace(m, b, size),
        quantile="Piecewise[{{m + b Log[2 q], q <= 1/2}}, m - b Log[2 (1 - q)]]",
        skewness="0",
        kurtosis="6",
        positive="b",
        defaults=(0, 1),
    ),
    "LogisticDistribution": Family(
        "m b",
        "E^((m - x)/b)/(b (1 + E^((m - x)/b))^2)",
        "1/(1 + E^((m - x)/b))",
        "m",
        "(b^2 Pi^2)/3",
        lambda g, m, b, size: g.logistic(m, b, size),
        quantile="m - b Log[1/q - 1]",
        skewness="0",
        kurtosis="21/5",
        positive="b",
        defaults=(0, 1),
    ),
    "GumbelDistribution": Family(
        "a b",
        "E^(-E^((x - a)/b) + (x - a)/b)/b",
        "1 - E^(-E^((x - a)/b))",
        "a - b EulerGamma",
        "(b^2 Pi^2)/6",
        lambda g, a, b, size: -g.gumbel(-a, b, size),
        quantile="a + b Log[-Log[1 - q]]",
        positive="b",
        defaults=(0, 1),
    ),
    "ExtremeValueDistribution": Family(
        "a b",
        "E^(-E^((a - x)/b) + (a - x)/b)/b",
        "E^(-E^((a - x)/b))",
        "a + b EulerGamma",
        "(b^2 Pi^2)/6",
        lambda g, a, b, size: g.gumbel(a, b, size),
        quantile="a - b Log[-Log[q]]",
        positive="b",
        defaults=(0, 1),
    ),
    "ParetoDistribution": Family(
        "k a",
        "k^a x^(-1 - a) a",
        "1 - (k/x)^a",
        "Piecewise[{{(k a)/(a - 1), a > 1}}, Indeterminate]",
        "Piecewise[{{(k^2 a)/((a - 2) (a - 1)^2), a > 2}}, Indeterminate]",
        lambda g, k, a, size: k * (1 + g.pareto(a, size)),
        "x >= k",
        "k (1 - q)^(-1/a)",
        domain="{k, Infinity}",
        positive="k a",
    ),
    "TriangularDistribution": Family(
        "{a b c",
        "Piecewise[{{(2 (x - a))/((b - a) (c - a)), a <= x <= c}, {(2 (b - x))/((b - a) (b - c)), c < x <= b}}, 0]",
        "Piecewise[{{(x - a)^2/((b - a) (c - a)), a <= x <= c}, {1 - (b - x)^2/((b - a) (b - c)), c < x <= b}, {1, x > b}}, 0]",
        "(a + b + c)/3",
        "(a^2 - a b + b^2 - a c - b c + c^2)/18",
        _triangular,
        domain="{a, b}",
    ),
    "BernoulliDistribution": Family(
        "p",
        "Piecewise[{{1 - p, x == 0}, {p, x == 1}}, 0]",
        "Piecewise[{{0, x < 0}, {1 - p, 0 <= x < 1}}, 1]",
        "p",
        "(1 - p) p",
        lambda g, p, size: (g.random(size) < p) * 1,
        quantile="Piecewise[{{1, q > 1 - p}}, 0]",
        skewness="(1 - 2 p)/Sqrt[(1 - p) p]",
        kurtosis="3 + (1 - 6 (1 - p) p)/((1 - p) p)",
        domain="{0, 1}",
        discrete=True,
        probabilities="p",
        log_likelihood="(n - Total[X]) Log[1 - p] + Total[X] Log[p]",
    ),
    "BinomialDistribution": Family(
        "n p",
        "(1 - p)^(n - x) p^x Binomial[n, x]",
        "BetaRegularized[1 - p, n - Floor[x], 1 + Floor[x]]",
        "n p",
        "n (1 - p) p",
        lambda g, n, p, size: g.binomial(_whole(n), p, size),
        "0 <= x <= n",
        skewness="(1 - 2 p)/Sqrt[n (1 - p) p]",
        kurtosis="3 + (1 - 6 (1 - p) p)/(n (1 - p) p)",
        domain="{0, n}",
        discrete=True,
        probabilities="p",
    ),
    "NegativeBinomialDistribution": Family(
        "n p",
        "(1 - p)^x p^n Binomial[n + x - 1, n - 1]",
        "BetaRegularized[p, n, 1 + Floor[x]]",
        "(n (1 - p))/p",
        "(n (1 - p))/p^2",
        lambda g, n, p, size: g.negative_binomial(n, p, size),
        "x >= 0",
        domain=_POSITIVE,
        discrete=True,
        positive="n",
        probabilities="p",
    ),
    "GeometricDistribution": Family(
        "p",
        "(1 - p)^x p",
        "1 - (1 - p)^(1 + Floor[x])",
        "-1 + 1/p",
        "(1 - p)/p^2",
        lambda g, p, size: g.geometric(p, size) - 1,
        "x >= 0",
        domain=_POSITIVE,
        discrete=True,
        probabilities="p",
    ),
    "PoissonDistribution": Family(
        "m",
        "m^x/(E^m x!)",
        "GammaRegularized[1 + Floor[x], m]",
        "m",
        "m",
        lambda g, m, size: g.poisson(m, size),
        "x >= 0",
        skewness="1/Sqrt[m]",
        kurtosis="3 + 1/m",
        domain=_POSITIVE,
        discrete=True,
        positive="m",
        log_likelihood="Total[X] Log[m] - n m - Total[Log[X!]]",
    ),
    "DiscreteUniformDistribution": Family(
        "{a b",
        "1/(1 - a + b)",
        "(1 - a + Floor[x])/(1 - a + b)",
        "(a + b)/2",
        "(-1 + (1 - a + b)^2)/12",
        lambda g, a, b, size: g.integers(_whole(a), _whole(b), size, endpoint=True),
        "a <= x <= b",
        skewness="0",
        quantile="Max[a, a - 1 + Ceiling[(1 - a + b) q]]",
        domain="{a, b}",
        discrete=True,
    ),
}


def _whole(x):
    """A parameter as an integer, or an array of parameters as integers."""
    return x.astype(int) if hasattr(x, "astype") else int(x)


def _exp(x):
    import numpy as np  # slow to import, and many sessions never see an array

    return np.exp(x)


def _log(x):
    import numpy as np  # slow to import, and many sessions never see an array

    return np.log(x)
