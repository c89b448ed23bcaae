"""The table of distributions against itself: all its formulas and samples follow from the densities."""

import re
from math import inf

import numpy as np
import pytest

from wlnet import Session
from wlnet.mathematics.distribution_table import FAMILIES

# parameters as Wolfram text, and the points between which the density is analytic
CONTINUOUS = {
    "NormalDistribution": ("-1, 3/2", (-inf, inf)),
    "UniformDistribution": ("{-2, 3}", (-2, 3)),
    "ExponentialDistribution": ("3/2", (0, inf)),
    "GammaDistribution": ("5/2, 3", (0, inf)),
    "ChiSquareDistribution": ("5", (0, inf)),
    "ChiDistribution": ("5", (0, inf)),
    "ErlangDistribution": ("4, 3", (0, inf)),
    "InverseGammaDistribution": ("9, 3", (0, inf)),
    "LogGammaDistribution": ("3, 1/20, 2", (2, inf)),
    "ExpGammaDistribution": ("3, 2, -1", (-inf, inf)),
    "MaxwellDistribution": ("3", (0, inf)),
    "RayleighDistribution": ("3", (0, inf)),
    "HalfNormalDistribution": ("3", (0, inf)),
    "WeibullDistribution": ("3, 2", (0, inf)),
    "NakagamiDistribution": ("3, 2", (0, inf)),
    "StudentTDistribution": ("1, 2, 15", (-inf, inf)),
    "FRatioDistribution": ("7, 30", (0, inf)),
    "BetaDistribution": ("5/2, 4", (0, 1)),
    "CauchyDistribution": ("1, 2", (-inf, inf)),
    "LogNormalDistribution": ("1/2, 1/4", (0, inf)),
    "LaplaceDistribution": ("2, 3", (-inf, 2, inf)),
    "LogisticDistribution": ("-1, 2", (-inf, inf)),
    "GumbelDistribution": ("-1, 2", (-inf, inf)),
    "ExtremeValueDistribution": ("-1, 2", (-inf, inf)),
    "ParetoDistribution": ("2, 15", (2, inf)),
    "TriangularDistribution": ("{1, 5}, 2", (1, 2, 5)),
}
SEEN = {  # elsewhere these densities are nothing, and exponentials of exponentials take long
    "InverseGammaDistribution": (0.01, inf),
    "WeibullDistribution": (0, 20),
    "ExpGammaDistribution": (-inf, 8),
    "GumbelDistribution": (-inf, 8),
    "ExtremeValueDistribution": (-10, inf),
}
DISCRETE = {  # parameters, and the values that matter
    "BernoulliDistribution": ("1/5", (0, 1)),
    "BinomialDistribution": ("7, 2/5", (0, 7)),
    "NegativeBinomialDistribution": ("4, 3/5", (0, 80)),
    "GeometricDistribution": ("2/5", (0, 80)),
    "PoissonDistribution": ("3/2", (0, 40)),
    "DiscreteUniformDistribution": ("{-1, 4}", (-1, 4)),
}


@pytest.fixture(scope="module")
def session():
    return Session()


def ask(session, text: str) -> np.ndarray:
    return np.array(session.evaluate(f"N[{text}]"), float)


def numbers(values) -> str:
    return "{" + ", ".join([repr(float(x)).replace("e", "*^") for x in values]) + "}"


def nodes(low: float, high: float, reach: float) -> tuple:
    """(points, weights) that integrate analytic functions over an interval: the double exponential rule.

    ``reach`` says how far towards infinity: 2 ends at some hundreds, where the exponentials are nothing.
    """
    h = 1 / 24
    t = np.arange(-reach if low == -inf else -3.4, reach if high == inf else 3.4, h)
    u, du = np.pi / 2 * np.sinh(t), np.pi / 2 * np.cosh(t) * h
    if high == inf and low == -inf:
        return np.sinh(u), np.cosh(u) * du
    if high == inf:
        return low + np.exp(u), np.exp(u) * du
    if low == -inf:
        return high - np.exp(-u), np.exp(-u) * du
    return (low + high) / 2 + (high - low) / 2 * np.tanh(u), (high - low) / 2 / np.cosh(u) ** 2 * du


def seen(name: str, x: np.ndarray) -> np.ndarray:
    low, high = SEEN.get(name, (-inf, inf))
    return (x > low) & (x < high)


def points_and_masses(session, name: str) -> tuple:
    if name in DISCRETE:
        parameters, (low, high) = DISCRETE[name]
        x = np.arange(low, high + 1)
        return x, ask(session, f"PDF[{name}[{parameters}], Range[{low}, {high}]]")
    parameters, ends = CONTINUOUS[name]
    x, w = [
        np.concatenate(parts)
        for parts in zip(*[nodes(a, b, 3.4 if name == "CauchyDistribution" else 2) for a, b in zip(ends, ends[1:])])
    ]
    inside = (x > ends[0]) & (x < ends[-1])  # rounding puts some points on the ends
    inside &= seen(name, x)
    return x[inside], w[inside] * ask(session, f"PDF[{name}[{parameters}], {numbers(x[inside])}]")


def distribution(name: str) -> str:
    return f"{name}[{(CONTINUOUS.get(name) or DISCRETE[name])[0]}]"


def test_every_family_is_asked():
    assert set(CONTINUOUS) == {name for name, family in FAMILIES.items() if not family.discrete}
    assert set(DISCRETE) == {name for name, family in FAMILIES.items() if family.discrete}


@pytest.mark.parametrize("name", FAMILIES)
def test_formulas_speak_of_the_parameters(name):
    family = FAMILIES[name]
    letters = set(family.names)
    assert len(letters) == len(family.names) and set(family.positive.split()) | set(family.probabilities.split()) <= letters
    assert family.ranged == family.parameters.startswith("{") and len(family.defaults) in (0, len(letters))
    for formula, more in (
        (family.pdf, "x"), (family.cdf, "x"), (family.support, "x"), (family.mean, ""), (family.variance, ""), (family.quantile, "q"),
        (family.skewness, ""), (family.kurtosis, ""), (family.log_likelihood, "Xn"), (family.domain, ""),
    ):  # fmt: skip
        assert set(re.findall(r"\b[a-zX]\b", formula)) <= letters | set(more), formula


@pytest.mark.parametrize("name", FAMILIES)
def test_moments_follow_from_the_density(session, name):
    x, mass = points_and_masses(session, name)
    d = distribution(name)
    assert mass.min() >= 0 and mass.sum() == pytest.approx(1, abs=1e-6 if name == "CauchyDistribution" else 1e-8)
    if name == "CauchyDistribution":
        return
    mean = (x * mass).sum()
    variance = ((x - mean) ** 2 * mass).sum()
    assert ask(session, f"{{Mean[{d}], Variance[{d}]}}") == pytest.approx([mean, variance], rel=1e-7, abs=1e-7)
    for function, text, k in (("Skewness", FAMILIES[name].skewness, 3), ("Kurtosis", FAMILIES[name].kurtosis, 4)):
        if text:
            assert ask(session, f"{function}[{d}]") == pytest.approx(
                ((x - mean) ** k * mass).sum() / variance ** (k / 2), rel=1e-7, abs=1e-7
            )


@pytest.mark.parametrize("name", FAMILIES)
def test_the_distribution_function_adds_up_the_density(session, name):
    d = distribution(name)
    if name in DISCRETE:
        x, mass = points_and_masses(session, name)
        x = x[:12]
        assert ask(session, f"CDF[{d}, {numbers(x)}]") == pytest.approx(mass.cumsum()[:12], abs=1e-12)
        assert ask(session, f"CDF[{d}, {numbers(x + 0.5)}]") == pytest.approx(mass.cumsum()[:12], abs=1e-12)
        assert ask(
            session, f"{{CDF[{d}, {x[0] - 1}], CDF[{d}, 1000], PDF[{d}, {x[0] - 1}], PDF[{d}, 0.5]}}"
        ).tolist() == pytest.approx([0, 1, 0, 0], abs=1e-12)
        return
    ends = CONTINUOUS[name][1]
    start, stop = [
        e if np.isfinite(e) else d for e, d in zip((ends[0], ends[-1]), (-2.0, ends[0] + 4 if np.isfinite(ends[0]) else 3.0))
    ]
    if np.isfinite(ends[0]):
        assert ask(session, f"{{CDF[{d}, {start - 1}], PDF[{d}, {start - 1}]}}").tolist() == [0, 0]
    if np.isfinite(ends[-1]):
        assert ask(session, f"{{CDF[{d}, {stop + 1}], PDF[{d}, {stop + 1}]}}").tolist() == [1, 0]
    for low, high in ((start, start + 0.3 * (stop - start)), (start + 0.3 * (stop - start), stop - 0.1 * (stop - start))):
        area = 0.0
        cuts = sorted({low, high, *[e for e in ends if low < e < high]})
        for a, b in zip(cuts, cuts[1:]):
            x, w = nodes(a, b, 2)
            inside = (x > a) & (x < b) & seen(name, x)
            area += (w[inside] * ask(session, f"PDF[{d}, {numbers(x[inside])}]")).sum()
        assert ask(session, f"CDF[{d}, {high!r}] - CDF[{d}, {low!r}]") == pytest.approx(area, abs=1e-9)


@pytest.mark.parametrize("name", [name for name, family in FAMILIES.items() if family.quantile])
def test_quantiles_invert_the_distribution_function(session, name):
    d, q = distribution(name), np.array([0.02, 0.3, 0.5, 0.77, 0.99])
    x = ask(session, f"Quantile[{d}, {numbers(q)}]")
    if name in DISCRETE:
        assert (ask(session, f"CDF[{d}, {numbers(x)}]") >= q).all() and (ask(session, f"CDF[{d}, {numbers(x - 1)}]") < q).all()
    else:
        assert ask(session, f"CDF[{d}, {numbers(x)}]") == pytest.approx(q, abs=1e-9)


@pytest.mark.parametrize("name", [name for name, family in FAMILIES.items() if family.log_likelihood])
def test_log_likelihood_is_the_sum_of_logarithms(session, name):
    d, sample = distribution(name), "{0, 1, 1, 0, 1}" if name == "BernoulliDistribution" else "{1, 2, 5}"
    assert ask(session, f"LogLikelihood[{d}, {sample}]") == pytest.approx(
        np.log(ask(session, f"PDF[{d}, {sample}]")).sum(), rel=1e-12
    )


@pytest.mark.parametrize("name", FAMILIES)
def test_samples_have_the_distribution(session, name):
    """The greatest distance to the distribution function, which exceeds 1.95/Sqrt[n] once in a thousand draws."""
    n, d = 400, distribution(name)
    session.evaluate("SeedRandom[7]")
    sample = np.sort(np.array(session.evaluate(f"RandomVariate[{d}, {n}]"), float))
    x = np.unique(sample)
    heights = ask(session, f"CDF[{d}, {numbers(x)}]")
    shares = np.searchsorted(sample, x, side="right") / n
    assert abs(heights - shares).max() < 1.95 / n**0.5
    if name not in DISCRETE:
        assert len(x) == n


@pytest.mark.parametrize("name", CONTINUOUS)
def test_extreme_quantiles_are_the_ends_of_the_domain(session, name):
    ends = CONTINUOUS[name][1]
    low, high = [f"{e:.0f}" if np.isfinite(e) else "Infinity" if e > 0 else "-Infinity" for e in (ends[0], ends[-1])]
    assert (
        session.evaluate(f"{{Quantile[{distribution(name)}, 0], Quantile[{distribution(name)}, 1]}} == {{{low}, {high}}}") is True
    )


@pytest.mark.parametrize("name", DISCRETE)
def test_no_mass_lies_outside_of_the_domain(session, name):
    d, (low, _) = distribution(name), DISCRETE[name][1]
    inside, outside = session.evaluate(f"{{Expectation[1, x \\[Distributed] {d}], PDF[{d}, {low - 1}]}}")
    assert inside == 1 and outside == 0
