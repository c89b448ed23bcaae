"""The fuzzer itself: inputs that come again, small faults, and children whose errors, silence and death are counted."""

import subprocess
import sys
from argparse import Namespace
from random import Random

import pytest
from fuzz import run
from fuzz.files import damaged, seeds
from fuzz.generators import CAMPAIGNS, input_of
from fuzz.minimise import minimal
from fuzz.run import HERE, Campaign
from fuzz.texts import may_run, programs, tokens


@pytest.mark.parametrize("campaign", CAMPAIGNS)
def test_a_seed_and_a_number_give_one_input(campaign):
    inputs = [input_of(campaign, 5, n) for n in range(30)]
    assert inputs == [input_of(campaign, 5, n) for n in range(30)]
    assert len({str(i) for i in inputs}) > 25 and inputs != [input_of(campaign, 6, n) for n in range(30)]


def test_all_kinds_of_files_are_damaged():
    assert len(seeds()) >= 33
    for data in seeds().values():
        assert any([damaged(data, Random(n)) != data for n in range(5)])


def test_programs_are_found_and_their_tokens_join():
    assert len(programs()) > 5000
    assert all(["".join(tokens(p)) == p for p in programs()[::50]])


@pytest.mark.parametrize("code", ['Run["x"]', "x = DeleteFile[y]", "Pause[3]", 'Import["/etc/x"]', "<<!x", 'OpenRead["!ls"]'])
def test_what_acts_outside_does_not_run(code):
    assert not may_run(code)


def test_faults_are_made_small():
    code = "f[{1, 2, g[x, Bad[3, y]]}, <|a -> 1|>]"
    small = minimal(code, lambda code: "Bad[" in code and code.count("[") == code.count("]"))
    assert "Bad[]" in small and len(small) < 10


def settings(**values) -> Namespace:
    return Namespace(**{"seed": 1, "count": 6, "workers": 2, "limit": 1.0, "hang": 8.0, "memory": 4096, "from": 0, **values})


def campaign_of(monkeypatch, tmp_path, worker: str, **values) -> Campaign:
    path = tmp_path / "worker.py"
    path.write_text(
        "import os, sys, time\nname, seed, first, step, count, limit, megabytes = sys.argv[1:]\nfirst = int(first)\n" + worker
    )
    monkeypatch.setattr(run, "WORKER", path)
    campaign = Campaign("tokens", settings(**values))
    campaign.run(60.0)
    return campaign


def test_deaths_are_counted_and_others_go_on(monkeypatch, tmp_path):
    campaign = campaign_of(monkeypatch, tmp_path, "print(first, flush=True)\nos.abort()")
    assert sorted([number for number, *_ in campaign.deaths]) == [0, 1, 2, 3, 4, 5] and campaign.inputs == 6


def test_errors_are_counted_by_place(monkeypatch, tmp_path):
    told = """print(first)\nprint('["error", %d, "wlnet/x.py:3", "KeyError: x", "f[]"]' % first)\nprint('["done"]', flush=True)"""
    campaign = campaign_of(monkeypatch, tmp_path, told, count=2)
    assert list(campaign.errors) == [("wlnet/x.py:3", "KeyError")] and len(campaign.errors["wlnet/x.py:3", "KeyError"]) == 2


def test_silence_is_a_hang_while_it_works(monkeypatch, tmp_path):
    campaign = campaign_of(monkeypatch, tmp_path, "print(first, flush=True)\nwhile True: pass", hang=0.5, workers=1, count=1)
    assert campaign.hangs == [0] and not campaign.deaths


def test_the_command_runs_all_campaigns():
    command = [sys.executable, str(HERE / "run.py"), "--count", "6", "--seconds", "200", "--workers", "1"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0 and all([f"{name:12}         6 inputs" in done.stdout for name in CAMPAIGNS]), (
        done.stdout + done.stderr
    )
