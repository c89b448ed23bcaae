"""Inputs of six campaigns; the same seed and number always give the same input.

A campaign is a function of a source of chance that gives the code to evaluate, and for files what to write first.
"""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from random import Random
from typing import NamedTuple

from .atoms import ATOMS, atom, atoms, heads
from .texts import may_run, programs, tokens, vocabulary


class Input(NamedTuple):
    """Code to evaluate in a fresh folder with these files."""

    code: str
    files: dict = {}


@lru_cache(1)
def _names() -> list[str]:
    from wlnet.builtins import index

    return sorted([n for n in index() if "`" not in n and may_run(n)])


def builtin_call(chance: Random) -> Input:
    """A builtin with 0 to 4 odd arguments, at times applied again."""
    call = f"{chance.choice(_names())}[{atoms(chance, 0, 4)}]"
    if chance.random() < 0.15:
        call += f"[{atoms(chance, 0, 2)}]"
    return Input(call)


@lru_cache(1)
def _contexts() -> list[str]:
    return (Path(__file__).parent / "contexts.txt").read_text("utf-8").splitlines()


def malformed_head(chance: Random) -> Input:
    """A head that the sources look for, with arguments it should not have, where such things are met."""
    simple = ("", "1", "x", '"a"', "{}", "1, 2", "x, 1", "{1}, x", "x, y, z", "1, {}, 3, 4", "{{1, 2}}, x", "f[x]", "x -> 1")
    arguments = chance.choice(simple) if chance.random() < 0.7 else atoms(chance, 0, 3)
    return Input(chance.choice(_contexts()).replace("%s", f"{chance.choice(heads())}[{arguments}]"))


def mutated_program(chance: Random) -> Input:
    """A program of the repository with tokens left out, doubled, exchanged, or replaced by others and by odd arguments."""
    pieces = tokens(chance.choice(programs()))
    for _ in range(chance.choice((1, 1, 1, 2, 3, 6))):
        if not pieces:
            break
        i = chance.randrange(len(pieces))
        match chance.randrange(7):
            case 0:
                del pieces[i]
            case 1:
                pieces.insert(i, pieces[i])
            case 2:
                j = chance.randrange(len(pieces))
                pieces[i], pieces[j] = pieces[j], pieces[i]
            case 3:
                pieces[i] = chance.choice(vocabulary())
            case 4 | 5:
                pieces[i] = atom(chance)
            case 6:
                other = tokens(chance.choice(programs()))
                j = chance.randrange(len(other))
                pieces[i : i + chance.randrange(3)] = other[j : j + chance.randint(1, 8)]
    return Input("".join(pieces))


_MARKS = (
    "@ @@ @@@ /@ //@ // /; /. //. -> :> = := =. ^= ^:= /: + - * / ^ . , ; ;; & && || ! !! == != =!= === < > <= >= ~ ~~ | ? _ __ ___ "
    "# ## #2 % %% ' \" ( ) [ ] [[ ]] { } <| |> : :: ++ -- += -= *= /= <> << >> \\ ` `` \\[Alpha] \\[Rule] ∞ ⟶ ∈ 16^^ff 2^^12 1*^9 1*^-9 "
    "1*^99999 .. ... (* *) \\( \\) \\! \\^ \\_ \\/ \\@ \\n"
).split()


def random_tokens(chance: Random) -> Input:
    """Marks, names and odd arguments in no order."""
    words = []
    for _ in range(chance.randint(1, 14)):
        match chance.randrange(5):
            case 0 | 1:
                words.append(chance.choice(_MARKS))
            case 2:
                words.append(chance.choice(vocabulary()))
            case 3:
                words.append(chance.choice(ATOMS))
            case 4:
                words.append(chance.choice(_names()))
    return Input(chance.choice(("", "", " ")).join(words))


def odd_net(chance: Random) -> Input:
    """Layers, coders and functions of nets with odd parameters and data."""
    from .nets import odd_net_code

    return Input(odd_net_code(chance))


def damaged_file(chance: Random, ending: str | None = None) -> Input:
    """A file of one of many kinds with bytes changed, left out, doubled or cut off, and its import."""
    from .files import damaged_import

    return Input(*damaged_import(chance, ending))


CAMPAIGNS: dict[str, Callable[[Random], Input]] = {
    "builtins": builtin_call,
    "heads": malformed_head,
    "programs": mutated_program,
    "tokens": random_tokens,
    "nets": odd_net,
    "files": damaged_file,
}


def input_of(campaign: str, seed: int, number: int) -> Input:
    """The input of this number; a campaign of files may name one kind: ``files:npz``."""
    name, _, kind = campaign.partition(":")
    for again in range(100):
        chance = Random(f"{seed}:{campaign}:{number}:{again}")
        made = CAMPAIGNS[name](chance, kind) if kind else CAMPAIGNS[name](chance)
        if may_run(made.code):
            return made
    raise ValueError(f"{campaign} gives nothing that may run")
