"""Random numbers by law: support, moments, reproducibility, exact weights."""

import numpy as np
import pytest

from wlnet import Session


def run(code, session=None):
    return (session or Session()).evaluate_to_string(code, form="OutputForm")


@pytest.mark.parametrize("draw", [
    "RandomReal[{-1, 1}, 5]", "RandomInteger[{1, 10^30}, 3]", "RandomChoice[{a, b, c}, 4]", "RandomSample[Range[9]]",
    "RandomVariate[NormalDistribution[], {2, 3}]", "RandomComplex[]", "RandomInteger[BernoulliDistribution[1/2], 9]",
])
@pytest.mark.parametrize("seed", ["7", "-7", "\"name\"", "10^40"])
def test_same_seed_gives_same_numbers(draw, seed):
    assert run(f"SeedRandom[{seed}]; {draw}") == run(f"SeedRandom[{seed}]; {draw}")


def test_different_seeds_give_different_numbers():
    results = {run(f"SeedRandom[{seed}]; RandomReal[1, 3]") for seed in ("1", "-1", "2", "\"1\"", "\"2\"")}
    assert len(results) == 5


def test_block_random_restores_the_generator():
    session = Session()
    run("SeedRandom[3]", session)
    inside, after = run("BlockRandom[RandomReal[]]", session), run("RandomReal[]", session)
    assert inside == after
    assert run("BlockRandom[RandomReal[], RandomSeeding -> 5]", session) == run("SeedRandom[5]; RandomReal[]")


@pytest.mark.parametrize("low, high", [(0, 1), (-5, 5), (3, 3), (10**20, 10**20 + 3), (-2**63, 2**63 - 1)])
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
    assert run("Dimensions[RandomReal[1, {2, 0}]]") == "{2, 0}"
    assert run("Dimensions[RandomInteger[9, {2, 3, 4}]]") == "{2, 3, 4}"
    assert run("RandomReal[1, 0]") == "{}"
    assert run("Head[RandomSample[f[a, b, c], 2]]") == "f"


@pytest.mark.parametrize("code", ["RandomReal[x]", "RandomInteger[1.5]", "RandomReal[1, -1]", "RandomChoice[5]",
                                  "RandomSample[{1, 2}, 3]", "RandomReal[{1, 2, 3}]", "RandomVariate[7]"])
def test_wrong_arguments_stay_unevaluated(code):
    assert run(code) == code


def test_working_precision():
    assert run("Precision[RandomReal[1, WorkingPrecision -> 30]]") == "30."
