"""Files of many kinds as wlnet and the libraries around it write them, and the same with damage."""

import bz2
import gzip
import io
import json
import os
import tempfile
import zipfile
from base64 import b64decode
from functools import lru_cache
from pathlib import Path
from random import Random

from .texts import KEPT

_EXPORTED = {  # ending -> what wlnet exports under it
    "json": '<|"a" -> {1, 2.5, Null}, "b" -> "text é", "c" -> {<|"d" -> True|>}|>',
    "jsonl": '{<|"a" -> 1|>, <|"a" -> "x"|>}',
    "csv": '{{1, 2.5, "x"}, {"a, b", 3, "y\\"z"}}',
    "tsv": '{{1, 2}, {3, "a"}}',
    "dat": "{{1, 2.5}, {3, 4}}",
    "wxf": '{1, 2.5, x, "s", <|"a" -> 1|>, NumericArray[{1, 2}, "Real32"], 10^30, 1/2, 1.5`30, {{1, 2}, {3, 4}}, ByteArray[{1, 2}], '
    'NetInitialize[LinearLayer[2, "Input" -> 2], RandomSeeding -> 1]}',
    "npy": "{{1., 2.}, {3., 4.}}",
    "h5": '<|"a" -> {{1., 2.}, {3., 4.}}, "b" -> {1, 2, 3}|>',
    "m": 'f[x_] := x + 1\\ng[x_, y_] := {x, "a", y}',
    "wl": "f[x_] := x + 1",
    "wlnet": 'NetInitialize[NetChain[{LinearLayer[3], Ramp, LinearLayer[2]}, "Input" -> 2], RandomSeeding -> 1]',
    "mx": "{1, x}",
    "png": "Image[{{0., 1.}, {0.5, 0.2}}]",
    "gif": "Image[{{0., 1.}, {0.5, 0.2}}]",
    "bmp": "Image[{{0., 1.}, {0.5, 0.2}}]",
    "tiff": "Image[{{0., 1.}, {0.5, 0.2}}]",
    "jpg": "Image[Table[Mod[i j, 7]/7., {i, 9}, {j, 9}]]",
    "b64": '"some text that is written in letters"',
    "wav": "Null",
    "txt": '"some text\\nof two lines"',
}
_IMAGES = {"webp": "WEBP", "jp2": "JPEG2000", "ico": "ICO", "pcx": "PCX", "tga": "TGA", "ppm": "PPM"}
_INTERESTING = (0, 1, 34, 91, 127, 128, 255)
LARGEST = 100_000  # bytes; no seed is larger


@lru_cache(1)
def seeds() -> dict[str, bytes]:
    """Ending -> a whole file of that kind."""
    if KEPT in os.environ:
        kept = json.loads(Path(os.environ[KEPT]).read_text("utf-8"))["seeds"]
        return {ending: b64decode(text) for ending, text in kept.items()}
    import h5py
    import numpy as np
    from PIL import Image, features

    from wlnet import Session

    files: dict[str, bytes] = {}
    with tempfile.TemporaryDirectory() as folder:
        session = Session()
        for ending, value in _EXPORTED.items():
            path = Path(folder, f"file.{ending}")
            session.run(f'Export["{path}", {value}]')
            if path.is_file():
                files[ending] = path.read_bytes()
        compressed = session.evaluate('Compress[{1, 2.5, x, "s", <|"a" -> 1|>, 10^30, 1.5`30, {{1., 2.}, {3., 4.}}}]')
    files["m"] = b'(* a package *)\nf[x_] := x + 1\ng[x_, y_] := {x, "a", y}\n'
    files["wl"] = b'BeginPackage["a`"]; h::usage = "h[x]"; Begin["`Private`"]; h[x_] := If[x > 0, x, -x]; End[]; EndPackage[]\n'
    files["xml"] = (
        b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY e "x">]><a k="v" xmlns:n="u"><n:b>t&amp;</n:b><!-- c --><![CDATA[d]]></a>'
    )
    files["nb"] = (
        b'Notebook[{Cell[BoxData[RowBox[{"1", "+", "x"}]], "Input"], Cell["text", "Text"]}, StyleDefinitions -> "Default.nb"]\n'
    )
    files["compress"] = compressed.encode()
    files["html"] = b'<html><body class="a"><p>text <b>and more</b></p><table><tr><td>1</td></tr></table></body></html>'
    text = json.dumps({"a": [1, 2, 3], "b": "text"}).encode()
    files["json.gz"], files["txt.gz"], files["txt.bz2"] = gzip.compress(text), gzip.compress(b"some text " * 20), bz2.compress(text)
    out = io.BytesIO()
    np.savez(out, a=np.arange(3), b=np.eye(2))
    files["npz"] = out.getvalue()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", b"text " * 10)
        archive.writestr("b.json", b"[1, 2]")
    files["zip"] = out.getvalue()
    out = io.BytesIO()
    with h5py.File(out, "w", libver="latest") as file:  # beyond our own reader: the library reads it in its process
        file.create_dataset("packed", data=np.arange(50.0), compression="lzf")
        file["truths"] = np.array([True, False])
    files["hdf5"] = out.getvalue()
    files["wav"] = _wave()
    picture = Image.fromarray((np.arange(48).reshape(4, 4, 3) * 5).astype("uint8"))
    for ending, name in _IMAGES.items():
        if name == "JPEG2000" and not features.check("jpg_2000") or name == "WEBP" and not features.check("webp"):
            continue
        out = io.BytesIO()
        picture.save(out, name)
        files[ending] = out.getvalue()
    return {ending: data for ending, data in files.items() if 0 < len(data) <= LARGEST}


def _wave() -> bytes:
    import wave

    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(bytes(range(200)))
    return out.getvalue()


def damaged(data: bytes, chance: Random) -> bytes:
    """The bytes with some changed, left out, doubled, exchanged or cut off."""
    out = bytearray(data)
    for _ in range(chance.choice((1, 1, 1, 2, 4, 12))):
        i = chance.randrange(len(out)) if out else 0
        match chance.randrange(8):
            case 0 | 1 if out:
                out[i] = chance.choice((*_INTERESTING, chance.randrange(256)))
            case 2 if out:
                out[i] ^= 1 << chance.randrange(8)
            case 3 if out:
                del out[i : i + chance.choice((1, 4, 16, len(out)))]
            case 4 if out:
                size = chance.choice((2, 4, 8))
                value = chance.choice((0, 1, 2**31 - 1, 2**31, 2**32 - 1, 2**63 - 1, 2**64 - 1)) % 256**size
                out[i : i + size] = value.to_bytes(size, chance.choice(("little", "big")))
            case 5 if out:
                j = chance.randrange(len(out))
                out[i], out[j] = out[j], out[i]
            case 6:
                out[i:i] = bytes([chance.randrange(256) for _ in range(chance.choice((1, 4, 16)))])
            case _:
                out[i:i] = out[i : i + chance.choice((1, 4, 16, 64))]
    return bytes(out)


def damaged_import(chance: Random, ending: str | None = None) -> tuple:
    """(code, files) of an import of a damaged file."""
    kinds = seeds()
    ending = ending or chance.choice(sorted(kinds))
    data = damaged(kinds[ending], chance)
    if ending == "compress":
        code = 'Uncompress[Import["file.txt", "Text"]];'
        return code, {"file.txt": data}
    name = f"file.{ending}"
    if ending == "wlnet" and chance.random() < 0.2:
        return f'Import["{name}", "{chance.choice(("WLVersion", "ArrayAssociation", "NetExpression"))}"];', {name: data}
    if chance.random() < 0.1:
        return (
            f'Import["{name}", "Elements"]; Import["{name}", {{"{chance.choice(("Data", "Rules", "Datasets", "Plaintext"))}"}}];',
            {name: data},
        )
    return f'Import["{name}"];', {name: data}
