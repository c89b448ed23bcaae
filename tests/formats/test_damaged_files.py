"""Damaged files of every kind give a value or a message, never an error of ours."""

import random

import numpy as np
import pytest

from wlnet import Session

SEEDS = {
    "json": '<|"a" -> {1, 2.5, Null}, "b" -> "text"|>',
    "csv": '{{1, 2.5, "x"}, {"a, b", 3, "y"}}',
    "tsv": "{{1, 2}, {3, 4}}",
    "wxf": '{1, 2.5, x, "s", <|"a" -> 1|>, NumericArray[{1, 2}, "Real32"]}',
    "npy": "{{1., 2.}, {3., 4.}}",
    "npz": "Null",
    "h5": "{{1., 2.}, {3., 4.}}",
    "xml": 'XMLObject["Document"][{}, XMLElement["a", {"k" -> "v"}, {"text"}], {}]',
    "m": "f[x_] := x + 1",
    "png": "Image[{{0., 1.}, {0.5, 0.2}}]",
    "gif": "Image[{{0., 1.}, {0.5, 0.2}}]",
    "bmp": "Image[{{0., 1.}, {0.5, 0.2}}]",
    "tiff": "Image[{{0., 1.}, {0.5, 0.2}}]",
    "jpg": "Image[{{0., 1.}, {0.5, 0.2}}]",
    "txt.gz": '"some text that is packed"',
    "json.gz": "{1, 2, 3}",
    "txt.bz2": '"some text that is packed"',
    "b64": '"text"',
    "html": "Null",
}


def damaged(data: bytes, chance: random.Random) -> bytes:
    """The bytes with some changed, left out, doubled or cut off."""
    out = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 8))):
        i = chance.randrange(len(out)) if out else 0
        match chance.randrange(5):
            case 0 | 1 if out:
                out[i] = chance.choice((0, 1, 34, 127, 128, 255, chance.randrange(256)))
            case 2 if out:
                del out[i : i + chance.choice((1, 4, len(out)))]
            case _:
                out[i:i] = out[i : i + chance.choice((1, 4, 16))]
    return bytes(out)


@pytest.mark.parametrize("ending", SEEDS)
def test_damaged_file(tmp_path, ending):
    path = tmp_path / f"file.{ending}"
    session = Session()
    session.run(f'Export["{path}", {SEEDS[ending]}]')
    if ending == "npz":  # wlnet reads these, but does not write them
        np.savez(path, a=np.arange(3), b=np.eye(2))
    if ending == "html":
        path.write_text("<p>text <b>and more</b></p>")
    whole = path.read_bytes()
    chance = random.Random(ending)
    for _ in range(25):
        data = damaged(whole, chance)
        path.write_bytes(data)
        session.run(f'Import["{path}"];')
        assert not [m for m in session.messages if m[1] == "unknownerr"], (data, session.messages)


def test_a_package_that_cannot_be_read_says_so(tmp_path):
    path = tmp_path / "bad.m"
    path.write_text("f[x_] := x +\n}{")
    session = Session()
    assert session.evaluate_to_string(f'Import["{path}"]') == "$Failed"
    assert ("Import", "fmterr") in [m[:2] for m in session.messages]
