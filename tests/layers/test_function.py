"""FunctionLayer[f][x] is f[x]: the language itself is what results are compared with."""

import numpy as np
import pytest
from asking import array_of, refusal, shape_of, text_of

from wlnet import Session

M = np.random.default_rng(3).uniform(0.5, 2, (3, 4))
S = np.random.default_rng(4).uniform(0.5, 2, (3, 3))
V = np.random.default_rng(5).uniform(0.5, 2, 6)
T = np.random.default_rng(6).uniform(-1, 1, (2, 3, 4))


def agree(code: str, x):
    expected = array_of(f"N[({code})[x]]", x=x)
    np.testing.assert_allclose(array_of(f"FunctionLayer[{code}][x]", x=x), expected, rtol=3e-5, atol=1e-5)


@pytest.mark.parametrize(
    "code",
    [
        "Mean",
        "Median",
        "Variance",
        "StandardDeviation",
        "MeanDeviation",
        "InterquartileRange",
        "RootMeanSquare",
        "GeometricMean",
        "HarmonicMean",
        "Total",
        "Max",
        "Min",
        "Norm",
        "Normalize",
        "Reverse",
        "First",
        "Last",
        "Most",
        "Rest",
        "Accumulate",
        "Differences",
        "Sort",
        "ReverseSort",
        "Ordering",
        "MinMax",
        "Length[#]*# &",
        "Norm[#, 1] &",
        "Norm[#, 3] &",
        "Norm[#, Infinity] &",
        "Normalize[#, Total] &",
        "Standardize",
        "Rescale",
        "Take[#, 2] &",
        "Take[#, -2] &",
        "Take[#, {2, 4}] &",
        "Drop[#, 2] &",
        "Drop[#, {2}] &",
        "Partition[#, 2] &",
        "Partition[#, 3, 1] &",
        "ArrayReshape[#, {3, 2}] &",
        "ArrayReshape[#, {2, 4}] &",
        "RotateLeft",
        "RotateRight[#, 2] &",
        "Append[#, 7] &",
        "Prepend[#, Total[#]] &",
        "Join[#, 2 #] &",
        "PadRight[#, 8] &",
        "PadLeft[#, 8] &",
        "#[[2]] &",
        "#[[-1]] &",
        "#[[2 ;; 4]] &",
        "#[[;; ;; 2]] &",
        "#[[{3, 1, 1}]] &",
        "#[[5 ;; 2 ;; -1]] &",
        "Outer[Times, #, #] &",
        "Map[#^2 &, #] &",
        "Map[Sin]",
        "Apply[Plus]",
        "Fold[Times, #] &",
        "Fold[#1*0.5 + #2 &, 1, #] &",
        "FoldList[Plus, 0, #] &",
        "NestList[Sin, #, 3] &",
        "Nest[2*# + 1 &, #, 3] &",
        "Table[i*#, {i, 3}] &",
        "Table[#[[i]] + j, {i, 2}, {j, 3}] &",
        "Sum[#[[i]]^i, {i, 3}] &",
        "Product[#[[i]], {i, 2, 4}] &",
        "ConstantArray[#, 2] &",
        "ConstantArray[Total[#], {2, 3}] &",
        "MapIndexed[#1*First[#2] &, #] &",
        "With[{m = Mean[#]}, Map[# - m &, #]] &",
        "Module[{s = 0}, Do[s = s + #[[i]], {i, 3}]; s] &",
        "{Min[#], Max[#]} &",
        "Total[#]^2 & /* Sqrt",
        "Total@*Sin",
        "Clip[#, {0.7, 1}] &",
        "# . # &",
        "#/Total[#] &",
        "Take[Sort[#], -2] &",
        "MovingAverage[#, 2] &",
        "DiagonalMatrix",
        "EuclideanDistance[#, Reverse[#]] &",
        "SquaredEuclideanDistance[#, Sort[#]] &",
        "ManhattanDistance[#, Reverse[#]] &",
        "ChessboardDistance[#, Reverse[#]] &",
        "CosineDistance[#, Reverse[#]] &",
        "CorrelationDistance[#, Sort[#]] &",
        "BrayCurtisDistance[#, Reverse[#]] &",
        "CanberraDistance[#, Reverse[#]] &",
        "NormalizedSquaredEuclideanDistance[#, Sort[#]] &",
        "HammingDistance[Round[#], Round[Reverse[#]]] &",
        "If[Total[#] > 3, #, -#] &",
        "Ramp[# - 1] &",
        "Function[v, Array[v[[#]]^2 &, 3]]",
        "TakeLargest[#, 2] &",
        "TakeSmallest[#, 2] &",
        "ArrayPad[#, 1] &",
        'ArrayPad[#, {1, 2}, "Fixed"] &',
        "Ratios",
        "Tr",
        "MapAt[#^2 &, #, 2] &",
        "MapAt[-# &, #, {{1}, {-1}}] &",
        "ReplacePart[#, 2 -> 7] &",
        "Insert[#, 9, 3] &",
        "Insert[#, 9, -1] &",
        "Delete[#, 2] &",
        "Riffle[#, 0] &",
        "Riffle[#, Reverse[#]] &",
        "BlockMap[Total, #, 2] &",
        "MovingMap[Mean, #, 2] &",
        "Inner[Times, #, Reverse[#], Plus] &",
        "ListCorrelate[{1, 2}, #] &",
        "ListConvolve[{1, 2, 4}, #] &",
        "CentralMoment[#, 3] &",
        "Skewness",
        "Kurtosis",
        "Quantile[#, 0.3] &",
        "Quartiles",
        "Quantile[#, {0.2, 0.9}] &",
        "RankedMax[#, 2] &",
        "RankedMin[#, 2] &",
        "VectorAngle[#, Reverse[#]] &",
        "Projection[#, Reverse[#]] &",
        "(#[[1]] + {1, 2, 3}) &",
        "Function[v, Map[# + Mean[v] &, v]]",
        "Cross[Take[#, 3], Take[#, -3]] &",
        "Exp[#] - E^# + Pi &",
    ],
)
def test_vector(code):
    agree(code, V)


@pytest.mark.parametrize(
    "code",
    [
        "Total",
        "Total[#, 2] &",
        "Total[#, {2}] &",
        "Mean",
        "Variance",
        "Median",
        "StandardDeviation",
        "Max",
        "Transpose",
        "Flatten",
        "Map[Total]",
        "Map[Mean, #] &",
        "Map[Norm] /* Total",
        "Map[#^2 &, #, {2}] &",
        "Reverse",
        "Reverse[#, 2] &",
        "First",
        "#[[2]] &",
        "#[[All, 2]] &",
        "#[[2 ;;, ;; 2]] &",
        "#[[{1, 3}, 2]] &",
        "#[[1, 2]] &",
        "Transpose[#] . # &",
        "# . {1, 2, 3, 4} &",
        "Join[#, #, 2] &",
        "Join @@ # &",
        "Apply[Plus, #] &",
        "Plus @@@ # &",
        "MapThread[Plus, #] &",
        "MapThread[#1*#2 - #3 &, #] &",
        "Take[#, 2, 2] &",
        "Drop[#, 0, 1] &",
        "Flatten[Transpose[#]] &",
        "Total[Flatten[#]] &",
        "Dimensions[#] &",
        "Sort /@ # &",
        "Fold[Dot, #[[1]], {Transpose[#], #}] &",
        "Partition[#, 2] &",
        "Partition[Flatten[#], 6] &",
        "# + {10, 20, 30} &",
        "{10, 20, 30}*# &",
        "Accumulate",
        "Table[#[[i]]/i, {i, 3}] &",
        "EuclideanDistance @@ Take[#, 2] &",
        'Norm[#, "Frobenius"] &',
        "Table[row . row, {row, #}] &",
        "Map[Function[r, r/Total[r]], #] &",
        "Outer[Plus, #[[1]], #[[2]]] &",
        "KroneckerProduct[#, {{1, 2}}] &",
        "Standardize",
        "ArrayPad[#, {{1, 0}, {0, 1}}] &",
        "Diagonal",
        "Tr",
        "Map[First] /* Mean",
        "Extract[#, {2, 3}] &",
        "Extract[#, {{1, 1}, {3, 2}}] &",
        "RotateLeft[#, {1, 2}] &",
        "ArrayReduce[Total, #, 1] &",
        "LowerTriangularize",
        "UpperTriangularize[#, 1] &",
    ],
)
def test_matrix(code):
    agree(code, M)


@pytest.mark.parametrize(
    "code",
    [
        "Det",
        "Inverse",
        "Inverse[#] . # &",
        "LinearSolve[#, {1, 2, 3}] &",
        "MatrixPower[#, 3] &",
        "Tr",
        "# + IdentityMatrix[3] &",
        "MatrixPower[#, -1] &",
        "Det[Transpose[#]]*Tr[#] &",
    ],
)
def test_square_matrix(code):
    agree(code, S + 2 * np.eye(3))


@pytest.mark.parametrize(
    "code",
    [
        "Transpose",
        "Transpose[#, {2, 3, 1}] &",
        "Flatten[#, 1] &",
        "Flatten[#, {{1}, {2, 3}}] &",
        "Flatten[#, {{3}, {1, 2}}] &",
        "Total[#, {2, 3}] &",
        "Total[#, -1] &",
        "Mean",
        "Map[Total, #, {2}] &",
        "#[[All, 2, ;; 2]] &",
        "#[[1, All, {4, 1}]] &",
        "# . {1, 2, 3, 4} &",
        "Total[#, Infinity] &",
    ],
)
def test_rank_three(code):
    agree(code, T)


@pytest.mark.parametrize(
    "code, expected",
    [
        ('FunctionLayer[#Foo + #Bar &][<|"Foo" -> 1, "Bar" -> {2, 3}|>]', "{3., 4.}"),
        ("FunctionLayer[Apply[#1 + 2*#2 &]][{{1, 2}, {3, 4}}]", "{7., 10.}"),
        ('FunctionLayer[Apply[#1 + #2 &]][<|"Input1" -> {1, 2}, "Input2" -> {3, 4}|>]', "{4., 6.}"),
        ('FunctionLayer[<|"a" -> 2*#, "b" -> Total[#]|> &][{1, 2}]', '<|"a" -> {2., 4.}, "b" -> 3.|>'),
        ('FunctionLayer[# + NetArray["Array" -> {1, 2, 3}] &][{1, 1, 1}]', "{2., 3., 4.}"),
        ('FunctionLayer[Total[#] &, "Input" -> {"Varying", 2}][{{{1, 2}}, {{1, 2}, {3, 4}}}]', "{{1., 2.}, {4., 6.}}"),
        ("squared[x_] := Total[x]^2; FunctionLayer[squared][{1, 2}]", "9."),
        ("pair = {1, 2}; FunctionLayer[pair . # &][{3, 4}]", "11."),
        ('FunctionLayer[#a[[#b]] &, "b" -> "Integer"][<|"a" -> {1, 2, 3}, "b" -> -1|>]', "3."),
        ("FunctionLayer[SoftmaxLayer[] /@ # &][{{1, 1}, {2, 2}}]", "{{0.5, 0.5}, {0.5, 0.5}}"),
        ("FunctionLayer[PartLayer[2][#] + First[#] &][{1, 2}]", "3."),
        ('FunctionLayer[LinearLayer[1, "Weights" -> {{1, 2}}, "Biases" -> {5}][#]*2 &][{3, 4}]', "{32.}"),
        ('FunctionLayer[ThreadingLayer[Times, InputPorts -> 2][<|"Input1" -> #, "Input2" -> #|>] &][{3, 4}]', "{9., 16.}"),
        ('NetExtract[FunctionLayer[StandardDeviation], "Function"]', "StandardDeviation"),
        ('Head[NetExtract[FunctionLayer[StandardDeviation], "Net"]]', "AggregationLayer"),
        ('NetExtract[FunctionLayer[Sin[#] &], "Net"] == ElementwiseLayer[Sin[#] &]', "True"),
        ('NetExtract[FunctionLayer[Total[#^2] &], "Net"][{1, 2}]', "5."),
        ("FunctionLayer[Sort][{{2, 1}, {1, 5}, {1, 2}}]", "{{1., 2.}, {1., 5.}, {2., 1.}}"),
        (
            "NetInitialize[FunctionLayer[EmbeddingLayer[4, 7][#Input] + "
            "EmbeddingLayer[4, 9][SequenceIndicesLayer[][#Input]] &, "
            '"Input" -> NetEncoder[{"Characters", "abcdefg"}]]]["abc"] // Dimensions',
            "{3, 4}",
        ),
        ('FunctionLayer[(# - 1)/4 - 0.5 &, Input -> "Integer"][3]', "0."),
        ("NetGraph[FunctionLayer[Total]][{1, 2}]", "3."),
        ("NetChain[{Total, Sqrt}][{4, 5}]", "3."),
        ("Options[FunctionLayer]", '{"Input" -> Automatic, "Output" -> Automatic}'),
        ('FunctionLayer[#^2 &][NumericArray[{2, 3}, "Real32"]]', 'NumericArray[{4., 9.}, "Real32"]'),
        ('FunctionLayer[Total[#^2] &][{1, 2}, NetPortGradient["Input"]]', "{2., 4.}"),
    ],
)
def test_value(code, expected):
    assert text_of(code) == expected


@pytest.mark.parametrize(
    "code, port, expected",
    [
        ('FunctionLayer[Total, "Input" -> {2, 3}]', "Output", "3"),
        ('FunctionLayer[Sin, "Output" -> {2, 3}]', "Input", "{2, 3}"),
        ('FunctionLayer[Outer[Times, #, #] &, "Input" -> 3]', "Output", "{3, 3}"),
        ('FunctionLayer[Map[Total], "Input" -> {"Varying", 3}]', "Output", '"Varying"'),
        ('FunctionLayer[Join[#, #] &, "Input" -> {"Varying", 3}]', "Output", '{"Varying", 3}'),
        ('FunctionLayer[<|"a" -> Total[#], "b" -> #|> &, "Input" -> 3]', "b", "3"),
    ],
)
def test_inferred(code, port, expected):
    assert shape_of(code, port) == expected


@pytest.mark.parametrize(
    "code, part",
    [
        ("FunctionLayer[Foo[#] + 1 &]", "Foo[#1]"),
        ("FunctionLayer[NestWhile[2*# &, #, # < 5 &] &]", "NestWhile"),
        ("FunctionLayer[# . {1, 2, 3} &][{1, 2}]", "no dot product"),
        ('FunctionLayer[#[[5]] &, "Input" -> 3]', "part 5 of 3"),
        ("FunctionLayer[# + {1, 2, 3} &][{1, 2}]", "elementwise"),
        ("FunctionLayer[#a + #b &][{1, 2}]", '"a", "b"'),
        ("FunctionLayer[Table[#, {i, Total[#]}] &][{1, 2}]", "a list is expected"),
        ("FunctionLayer[{#, Total[#]} &][{1, 2}]", "different dimensions"),
        ("FunctionLayer[Det][{{1, 2, 3}, {3, 4, 5}}]", "square"),
        ('FunctionLayer[# + NetArray["w", "Dimensions" -> 2] &][{1, 2}]', "not initialized"),
        ("FunctionLayer[Norm][{{1, 2}, {3, 4}}]", "Frobenius"),
    ],
)
def test_message(code, part):
    assert part in refusal(code).text


def test_arrays_in_code_are_learned():
    code = 'NetInitialize[FunctionLayer[NetArray["w", "Dimensions" -> {2, 3}] . # &, "Input" -> 3], RandomSeeding -> 1]'
    gradient = array_of(f'net = {code}; net[{{1, 2, 3}}, NetPortGradient["w"]]')
    np.testing.assert_allclose(gradient, [[1, 2, 3]] * 2)


def test_old_files_hold_the_net_inside():
    ports = (
        '"Inputs" -> <|"Input" -> NeuralNetworks`TensorT[{2}, NeuralNetworks`RealT]|>, '
        '"Outputs" -> <|"Output" -> NeuralNetworks`TensorT[{2}, NeuralNetworks`RealT]|>'
    )
    inner = (
        '<|"Type" -> "Elementwise", "Arrays" -> <||>, "Parameters" -> <|"Function" -> '
        f'NeuralNetworks`ValidatedParameter[Tanh], "$Dimensions" -> {{2}}|>, {ports}|>'
    )
    old = (
        'FunctionLayer[<|"Type" -> "Function", "Arrays" -> <||>, "Parameters" -> <|"Function" -> Tanh, '
        f'"Net" -> {inner}, "$InputNames" -> {{"Input"}}, "$OutputNames" -> {{"Output"}}|>, {ports}|>]'
    )
    np.testing.assert_allclose(array_of(f"{old}[{{1, -2}}]"), np.tanh([1, -2]), rtol=1e-6)
    assert text_of(f'{old} == FunctionLayer[Tanh, "Input" -> 2]') == "True"


def test_classes_pass_through_layers_inside():
    code = (
        "NetInitialize[FunctionLayer[Module[{p = SequenceIndicesLayer[7][#Input]}, EmbeddingLayer[4][#Input] + EmbeddingLayer[4][p]] &, "
        '"Input" -> {"Varying", NetEncoder[{"Class", {"a", "b"}}]}]]'
    )
    assert text_of(f'Values[Information[{code}, "ArraysDimensions"]]') == "{{2, 4}, {7, 4}}"
    assert text_of(f'Dimensions[{code}[{{"b", "a", "b"}}]]') == "{3, 4}"


def test_a_length_and_a_constant_are_no_other_length():
    """Whatever lengths the inputs are taken to have, one of them and 7 is not the other."""
    for n in range(20):
        code = f'FunctionLayer[<|"Longer" -> Join[#A, ConstantArray[0.5, {n}]], "Same" -> 2 #B|> &, "A" -> "Varying", "B" -> "Varying"]'
        layer = Session().run(code if n else code.replace("Join[#A, ConstantArray[0.5, 0]]", "#A"))
        lengths = {name: layer.output_tensor(name).dims[0] for name in ("Longer", "Same")}
        assert lengths["Same"] == layer.input_tensor("B").dims[0] != lengths["Longer"], n
        assert (lengths["Longer"] == layer.input_tensor("A").dims[0]) == (n == 0)
