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
        (
            "{Compile[{{x, _Real}}, Max[x, 3]][1.], Compile[{x}, If[x > 0, 1, x]][1.], Compile[{{x, _Integer}}, x^2][3]}",
            "{3., 1., 9}",
        ),
        (
            "{Compile[{x}, Floor[x]][2.5], Compile[{x}, 2][1], Compile[{{x, _Integer}}, x/2][4], Compile[{x, {n, _Integer}}, x; n][2, 3]}",
            "{2, 2, 2., 3}",
        ),
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


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Compile[{{z, _Complex}}, z^2][1 + I]", "0. + 2.*I"),
        ("Compile[{{v, _Integer, 1}}, Total[v]][{1, 2, 3}]", "6"),
        ("Compile[{{x}}, x][2]", "2."),
        ("Compile[x, x + 1][2]", "3."),
        ("Compile[{{x, _Real, 0}}, x][2]", "2."),
        ("Compile[{{b, False | True}}, !b][False]", "True"),
        ("Compile[{{x, _Integer}}, x + 1, RuntimeAttributes -> Listable][{1, 2}]", "{2, 3}"),
        ("Compile[{x, y}, x + y, RuntimeAttributes -> {Listable}][{1, 2}, 5]", "{6., 7.}"),
        ("Compile[{{v, _Real, 1}}, Total[v], RuntimeAttributes -> {Listable}][{{1, 2}, {3, 4}}]", "{3., 7.}"),
        ("Compile[{{v, _Integer, 1}}, v][{1.5}]", "{1.5}"),
        ("Compile[{x}, {1, x}][2]", "{1., 2.}"),
        ("Compile[{x}, x][1/2]", "0.5"),
        ("Attributes[Compile]", "{HoldAll, Protected}"),
        ("Attributes[CompiledFunction]", "{HoldAll, Protected}"),
    ],
)
def test_types(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Compile[{{b, True | False}}, b][3]", ["CompiledFunction::cfsa"]),
        ("Compile[{{v, _Real, 2}}, v][{1., 2.}]", ["CompiledFunction::cfta"]),
        ("Compile[{{x, _Real, -1}}, x]", ["Compile::cset"]),
        ("Compile[{3}, x]", ["Compile::cset"]),
        ("Compile[{x}, x][I]", ["CompiledFunction::cfsa"]),
        ("Compile[{{v, _Integer, 1}}, v][{1.5}]", ["CompiledFunction::cfta"]),
        ("Compile[{{v, _Integer, 1}}, v][{1, 2}]", []),
        ("Compile[{{z, _Complex}}, z][2]", []),
    ],
)
def test_arguments_of_other_types(code, expected):
    assert messages_of(code) == expected
