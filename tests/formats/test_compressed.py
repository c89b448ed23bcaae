"""The strings of Compress, also as Wolfram itself makes them."""

from pathlib import Path

import pytest

from wlnet.expression import S, make_list, symbol
from wlnet.formats.compressed import compress, uncompress

SHARED = Path(__file__).parent.parent.parent.parent / "shared" / "data"


@pytest.mark.parametrize(
    "text, value",
    [
        ("1:eJxTTMoPymRhYGAAAAtUAbI=", 4),
        ("1:eJxTTMoP8pRlYGCwNDA2sTC1NLAAUpYGpiAukLIwMLawNDEFAJVXB6k=", 90348590834890590349058038945),
    ],
)
def test_strings_of_wolfram(text, value):
    assert uncompress(text, symbol) == value
    assert compress(value) == text


def test_depth_costs_no_stack():
    x = S.x
    for _ in range(50_000):
        x = make_list((x,))
    assert uncompress(compress(x), symbol) == x


@pytest.mark.skipif(not SHARED.exists(), reason="no file made by Wolfram here")
def test_a_net_of_wolfram():
    import h5py

    for path in SHARED.glob("*.wlnet"):
        with h5py.File(path) as file:
            text = file["Network"][()].decode()
        value = uncompress(text, symbol)
        assert value.get("Type") == "Chain"
        assert compress(value) == text


@pytest.mark.parametrize("n", [2**31 - 1, 2**31, -(2**31), -(2**31) - 1, 0, 10**40])
def test_integers_of_all_sizes_come_back(n):
    assert uncompress(compress(n), symbol) == n
