"""Random numbers by law: support, moments, reproducibility, exact weights."""

import numpy as np
import pytest
from asking import value_of

from wlnet import Session


@pytest.mark.parametrize(
    "draw",
    [
        "RandomReal[{-1, 1}, 5]",
        "RandomInteger[{1, 10^30}, 3]",
        "RandomChoice[{a, b, c}, 4]",
        "RandomSample[Range[9]]",
        "RandomVariate[NormalDistribution[], {2, 3}]",
        "RandomComplex[]",
        "RandomInteger[BernoulliDistribution[1/2], 9]",
    ],
)
@pytest.mark.parametrize("seed", ["7", "-7", '"name"', "10^40"])
def test_same_seed_gives_same_numbers(draw, seed):
    assert value_of(f"SeedRandom[{seed}]; {draw}", "OutputForm") == value_of(f"SeedRandom[{seed}]; {draw}", "OutputForm")


def test_different_seeds_give_different_numbers():
    results = {value_of(f"SeedRandom[{seed}]; RandomReal[1, 3]", "OutputForm") for seed in ("1", "-1", "2", '"1"', '"2"')}
    assert len(results) == 5


def test_block_random_restores_the_generator():
    session = Session()
    session.evaluate("SeedRandom[3]")
    inside, after = session.evaluate("BlockRandom[RandomReal[]]"), session.evaluate("RandomReal[]")
    assert inside == after
    seeded = session.evaluate("BlockRandom[RandomReal[], RandomSeeding -> 5]")
    assert seeded == Session().evaluate("SeedRandom[5]; RandomReal[]")


@pytest.mark.parametrize("low, high", [(0, 1), (-5, 5), (3, 3), (10**20, 10**20 + 3), (-(2**63), 2**63 - 1)])
def test_integers_lie_in_their_range(low, high):
    values = Session().evaluate(f"RandomInteger[{{{low}, {high}}}, 200]")
    assert all(low <= int(v) <= high for v in values)
    if high - low < 20:
        assert {int(v) for v in values} == set(range(low, high + 1))


def test_reals_fill_their_range():
    values = np.array(Session().evaluate("RandomReal[{2, 5}, 20000]"))
    assert values.min() >= 2 and values.max() <= 5
    assert abs(values.mean() - 3.5) < 0.05 and abs(values.var() - 0.75) < 0.05


def test_sample_has_no_repetitions_and_choice_may():
    assert sorted(Session().evaluate("RandomSample[Range[50]]")) == list(range(1, 51))
    assert len(set(Session().evaluate("RandomSample[Range[1000], 30]"))) == 30
    assert len(set(Session().evaluate("RandomChoice[{1, 2}, 40]"))) == 2


def test_weights():
    values = list(Session().evaluate("RandomChoice[{1, 0, 3} -> {1, 2, 3}, 8000]"))
    assert 2 not in values and abs(values.count(3) / 8000 - 0.75) < 0.03
    firsts = [Session().evaluate("First[RandomSample[{1, 9} -> {1, 2}, 2]]") for _ in range(60)]
    assert firsts.count(2) > 40


def test_shapes():
    assert value_of("Dimensions[RandomReal[1, {2, 0}]]", "OutputForm") == "{2, 0}"
    assert value_of("Dimensions[RandomInteger[9, {2, 3, 4}]]", "OutputForm") == "{2, 3, 4}"
    assert value_of("RandomReal[1, 0]", "OutputForm") == "{}"
    assert value_of("Head[RandomSample[f[a, b, c], 2]]", "OutputForm") == "f"


@pytest.mark.parametrize(
    "code",
    [
        "RandomReal[x]",
        "RandomInteger[1.5]",
        "RandomReal[1, -1]",
        "RandomChoice[5]",
        "RandomSample[{1, 2}, 3]",
        "RandomReal[{1, 2, 3}]",
        "RandomVariate[7]",
    ],
)
def test_wrong_arguments_stay_unevaluated(code):
    assert value_of(code, "OutputForm") == code


def test_working_precision():
    assert value_of("Precision[RandomReal[1, WorkingPrecision -> 30]]", "OutputForm") == "30."
