"""Compiled functions: types of arguments and results."""

import pytest
from asking import messages_of, value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Compile[{x}, x^2][3]", "9."),
        ("Compile[{{n, _Integer}}, n + 1][3]", "4"),
        ("Compile[{{n, _Integer}, {x, _Real}}, {n, x}][1, 2.5]", "{1., 2.5}"),
        ("Compile[{{v, _Real, 1}}, Total[v]][{1, 2, 3}]", "6."),
        ("Compile[{{m, _Integer, 2}}, m . m][{{1, 1}, {0, 1}}]", "{{1, 2}, {0, 1}}"),
        ("Compile[{{b, True | False}}, If[b, 1, 2]][True]", "1"),
        ("Compile[{x}, Module[{s = 0.}, Do[s += x, {3}]; s]][2]", "6."),
        ("Compile[{{x, _Real}}, x + 1, RuntimeAttributes -> {Listable}][{1, 2}]", "{2., 3.}"),
        ("Compile[{x}, Sin[x]][Pi/2]", "1."),
        ('c = Compile[{x}, x + 1, CompilationTarget -> "C", RuntimeOptions -> "Speed"]; Map[c, {1, 2}]', "{2., 3.}"),
        ("Head[Compile[{x}, x]]", "CompiledFunction"),
        ("x = 5; Compile[{x}, 2 x][1]", "2."),
        ('FunctionCompile[Function[Typed[n, "MachineInteger"], n + 1]][3]', "4"),
        ('FunctionCompile[Function[{Typed[x, "PackedArray"::["Real64", 1]]}, 2 x]][{1., 2.}]', "{2., 4.}"),
        (
            '"ListVector"::["PackedArray"::["Real64", 2]] === TypeSpecifier["ListVector"][TypeSpecifier["PackedArray"]["Real64", 2]]',
            "True",
        ),
        ("{f::tag, g::[1], h}[[2]]", "TypeSpecifier[g][1]"),
    ],
)
def test_values(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Compile[{{n, _Integer}}, n][2.5]", ["CompiledFunction::cfsa"]),
        ("Compile[{x}, x][1, 2]", ["CompiledFunction::cfct"]),
        ("Compile[{{v, _Real, 1}}, v][3]", ["CompiledFunction::cfta"]),
        ("Compile[{{x, foo}}, x]", ["Compile::cset"]),
        ("FunctionCompile[3]", ["FunctionCompile::nofunc"]),
        ("Compile[{x}, x, Nonsense -> 1]", ["Compile::optx"]),
    ],
)
def test_messages(code, expected):
    assert messages_of(code) == expected
