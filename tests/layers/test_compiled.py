"""CompiledLayer: code that ops compute, code that the session evaluates, gradients given or found."""

import pytest
from asking import refusal, shape_of, text_of


def typed(rank: int, *names: str) -> str:
    return ", ".join([f'Typed[{n}, TypeSpecifier["PackedArray"]["MachineReal", {rank}]]' for n in names])


X1, X2, XG1 = typed(1, "x"), typed(2, "x"), typed(1, "x", "g")
LOOP = "Module[{s = 0.}, While[s < Max[x], s += 1]; {s}]"


@pytest.mark.parametrize(
    "code, expected",
    [
        (f"CompiledLayer[Function[{{{X1}}}, 2*x + 1]][{{1, 2}}]", "{3., 5.}"),
        (f"CompiledLayer[Function[{{{X2}}}, Total[x]]][{{{{1, 2}}, {{3, 4}}}}]", "{4., 6.}"),
        (f'CompiledLayer[Function[{{{X2}}}, Map[Total, x]], "Input" -> 2][{{{{1, 2}}, {{3, 4}}}}]', "{3., 7.}"),
        (f"CompiledLayer[Function[{{{X1}}}, {LOOP}]][{{1.5, 2}}]", "{2.}"),
        (f'CompiledLayer[Function[{{{X1}}}, {LOOP}], "Input" -> 2][{{{{1.5, 2}}, {{3, 6}}}}]', "{{2.}, {6.}}"),
        (
            f'CompiledLayer[Function[{{{X2}}}, Module[{{s = 0.}}, While[s < 2, s += 1]; s*x]], "Input" -> 2]'
            "[{{1, 2}, {3, 4}}]",
            "{{2., 4.}, {6., 8.}}",
        ),
        (f'CompiledLayer[Function[{{{X1}}}, x^2]][{{1, 2}}, NetPortGradient["Input"]]', "{2., 4.}"),
        (f'CompiledLayer[Function[{{{X1}}}, x^2], Function[{{{XG1}}}, 10*x*g]][{{1, 2}}, NetPortGradient["Input"]]', "{10., 20.}"),
        (
            f"CompiledLayer[Function[{{{X1}}}, x^2], Function[{{{typed(1, 'x', 'g', 'y')}}}, y*g]]"
            '[{2, 3}, NetPortGradient["Input"]]',
            "{4., 9.}",
        ),
        (f'CompiledLayer[Function[{{{X1}}}, x^2], None][{{1, 2}}, NetPortGradient["Input"]]', "{0., 0.}"),
        (f'NetChain[{{CompiledLayer[Function[{{{X1}}}, x^2]], SummationLayer[]}}, "Input" -> 2][{{1, 2}}]', "5."),
    ],
)
def test_value(code, expected):
    assert text_of(code) == expected


def test_output_dimensions_are_found():
    assert shape_of(f'CompiledLayer[Function[{{{X1}}}, {LOOP}], "Input" -> 5]', "Output") == "1"
    assert shape_of(f'CompiledLayer[Function[{{{X1}}}, Join[x, x]], "Input" -> "Varying"]', "Output") == '"Varying"'


@pytest.mark.parametrize(
    "code, part",
    [
        ("CompiledLayer[3]", "Function"),
        (f"CompiledLayer[Function[{{{X1}}}, x^2], 5]", "Automatic or None"),
        (f'CompiledLayer[Function[{{{X1}}}, x^2], "Input" -> {{2, 3, 4}}]', "rank 1"),
        (f'CompiledLayer[Function[{{{X1}}}, "text"], "Input" -> 2]', "array of real numbers"),
    ],
)
def test_message(code, part):
    assert part in refusal(code).text
