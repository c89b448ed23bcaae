"""Nets in files: written and read back, and one written by Wolfram Language."""

from pathlib import Path

import h5py
import numpy as np
import pytest

from wlnet import Session

NET = """net = NetInitialize[NetChain[{EmbeddingLayer[4], GatedRecurrentLayer[3, "Dropout" -> {"StateUpdate" -> 0.1}],
    SequenceLastLayer[], LinearLayer[{}, "Biases" -> None], LogisticSigmoid}, "Input" -> NetEncoder["Characters"],
    "Output" -> NetDecoder["Boolean"]]]; """
REAL = Path(__file__).parents[2].parent / "shared" / "data" / "mathematica-13.0.3-chain.wlnet"


def ask(code: str) -> str:
    session = Session()
    text = session.evaluate_to_string(code, "InputForm")
    assert not session.messages, session.messages
    return text


@pytest.mark.parametrize(
    "net",
    [
        NET,
        'net = LinearLayer[2, "Input" -> 3]; ',
        'net = NetInitialize[NetGraph[<|"a" -> 3, "b" -> Ramp|>, {"a" -> "b"}, "Input" -> 2]]; ',
        'net = NetInitialize[NetMapOperator[LinearLayer[2, "Input" -> 3]]]; ',
        'net = NetInitialize[NetChain[{LinearLayer[2, "Weights" -> NetArray["w"]], LinearLayer[2, "Weights" -> NetArray["w"]]}, "Input" -> 2]]; ',
        'net = NetInitialize[ConvolutionLayer[2, 3, "Input" -> {1, 8, 8}]]; ',
    ],
)
def test_what_is_written_reads_back(tmp_path, net):
    file = tmp_path / "net.wlnet"
    assert ask(f'{net} Export["{file}", net]; Import["{file}"] === net') == "True"


def test_elements(tmp_path):
    file = tmp_path / "net.wlnet"
    code = f'{NET} Export["{file}", net]; '
    assert ask(code + f'Import["{file}", "WLVersion"]') == '"14.3.0"'
    assert ask(code + f'Normal[Import["{file}", "ArrayAssociation"][{{4, "Weights"}}]] == Normal[net[[4, "Weights"]]]') == "True"
    assert ask(code + f'Length[Import["{file}", "ArrayList"]]') == "11"
    assert ask(code + f'Import["{file}", "UninitializedNet"][[4, "Weights"]]') == "Automatic"


def test_the_layout_of_the_file(tmp_path):
    file = tmp_path / "net.wlnet"
    ask(f'{NET} Export["{file}", net]')
    with h5py.File(file) as found:
        assert sorted(found) == ["Arrays", "Metadata", "Network", "Unstable", "Version"]
        assert found["Network"][()].startswith(b"1:") and found["Arrays/1"].dtype == np.float32
        assert found["Arrays/1"].shape == (97, 4)


@pytest.mark.parametrize(
    "code, name",
    [('Export["FILE", 7]', "Export::errelem"), ('Export["FILE.txt", "x"]; Import["FILE.txt", "WLNet"]', "Import::fmterr")],
)
def test_refusals(tmp_path, code, name):
    session = Session()
    assert session.evaluate_to_string(code.replace("FILE", str(tmp_path / "x.wlnet"))) == "$Failed"
    assert [f"{s}::{tag}" for s, tag, _ in session.messages] == [name]


@pytest.mark.skipif(not REAL.exists(), reason="the shared files are not beside this checkout")
def test_a_file_written_by_wolfram_language():
    with h5py.File(REAL) as file:
        w = {int(n): file["Arrays"][n][()] for n in file["Arrays"]}
    x = np.tanh(w[1] @ [1.0] + w[2])
    y = w[5] @ np.tanh(w[3] @ x + w[4]) + w[6]
    session = Session()
    assert abs(session.evaluate(f'Import["{REAL}"][1.]') - y[0]) < 1e-6
    assert session.evaluate_to_string(f'Import["{REAL}", "WLVersion"]') == '"13.0.3"'
    assert not session.messages
