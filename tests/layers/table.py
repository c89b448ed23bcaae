"""One row per way to use a layer; test_invariants.py holds every row to what all layers promise.

    Case('LinearLayer[3, "Input" -> 4]', {"Input": reals(4)})

The code gives a net whose input ranks are fixed; ``inputs`` tells how to draw one example of each port.  A size "n" is
of variable length (the row is then run with two lengths).  Draws keep away from kinks, where a derivative does not
exist.
"""

from dataclasses import dataclass, field

import numpy as np


@dataclass
class Port:
    """How an example of a port is drawn: its sizes and bounds; integers where ``whole``; ``fixed`` numbers instead of
    a draw."""

    dims: tuple
    low: float = -1.0
    high: float = 1.0
    whole: bool = False
    fixed: "list | None" = None

    def draw(self, rng, length: int):
        if self.fixed is not None:
            return np.array(self.fixed)
        shape = tuple([length if d == "n" else d for d in self.dims])
        if self.whole:
            return rng.integers(self.low, self.high, shape, endpoint=True)
        return rng.uniform(self.low, self.high, shape)


def reals(*dims, low=-1.0, high=1.0) -> Port:
    """Real numbers."""
    return Port(dims, low, high)


def whole(low, high, *dims) -> Port:
    """Integers from low to high."""
    return Port(dims, low, high, True)


def fixed(value) -> Port:
    """These numbers."""
    return Port((), fixed=value, whole=np.asarray(value).dtype.kind == "i")


@dataclass
class Case:
    """A row: code of the net, its input ports.

    ``differentiable``: do gradients of all real inputs and arrays exist?  ``random``: are evaluations drawn anew?
    ``wrong``: data that must be refused with a message, if not simply an array of one more level than a batch.
    ``frozen``: arrays without gradient.
    """

    code: str
    inputs: dict = field(default_factory=dict)
    differentiable: bool = True
    random: bool = False
    wrong: "str | None" = None
    frozen: tuple = ()
    tolerance: float = 1e-5

    @property
    def varies(self) -> bool:
        return any([d == "n" for p in self.inputs.values() for d in p.dims])

    def __str__(self):
        return self.code if len(self.code) <= 90 else self.code[:87] + "..."


VECTOR = {"Input": reals(4)}
MATRIX = {"Input": reals(3, 4)}

VECTOR_FUNCTION = 'Function[{Typed[x, TypeSpecifier["PackedArray"]["MachineReal", 1]]}, %s]'

CASES = [
    # dense, elementwise, threading
    Case('LinearLayer[3, "Input" -> 4]', VECTOR),
    Case('LinearLayer[{2, 3}, "Input" -> {3, 4}]', MATRIX),
    Case('LinearLayer[{}, "Input" -> 4, "Biases" -> None]', VECTOR),
    Case('ElementwiseLayer[Tanh, "Input" -> 4]', VECTOR),
    Case('ElementwiseLayer["SELU", "Input" -> {3, 4}]', MATRIX),
    Case('ElementwiseLayer[#^2 + Exp[-#] &, "Input" -> {"Varying", 3}]', {"Input": reals("n", 3)}),
    Case('ElementwiseLayer[If[# > 0, Sqrt[#], Sin[#]] &, "Input" -> 4]', VECTOR),
    Case('ElementwiseLayer[Round, "Input" -> 4]', VECTOR),
    Case('ElementwiseLayer[Which[# < -0.5, 1/#, # < 0.5, ArcTan[#], True, Log[#]] &, "Input" -> 4]', VECTOR),
    Case('ElementwiseLayer["GELU"[#] + "Mish"[#] + "Swish"[#] + "HardSwish"[#] &, "Input" -> 4]', VECTOR),
    Case('ElementwiseLayer[Surd[#, 3] + Clip[#, {-0.5, 0.5}] + Mod[#, 2] &, "Input" -> 4]', VECTOR),
    Case('ElementwiseLayer[Gamma[# + 3] + Erf[#] + InverseErf[#/2] + LogGamma[# + 2] &, "Input" -> 4]', VECTOR),
    Case(
        'ThreadingLayer[Plus, "Input1" -> {3, 4}, "Input2" -> {1, 4}]',
        {"Input1": reals(3, 4), "Input2": reals(1, 4)},
        wrong="{1, 2, 3}",
    ),
    Case('ThreadingLayer[#a/#b + Sin[#a] &, "a" -> {2, 3}, "b" -> {2, 3}]', {"a": reals(2, 3), "b": reals(2, 3, low=1, high=2)}),
    Case("ThreadingLayer[Times, -1, InputPorts -> {{2, 3}, 2}]", {"Input1": reals(2, 3), "Input2": reals(2)}),
    Case('ThreadingLayer[Times, 1, InputPorts -> {{"Varying", 3}, 3}]', {"Input1": reals("n", 3), "Input2": reals(3)}),
    Case('ThreadingLayer[If[#1 > #2, #1^2, #2] &, None, "Output" -> 3]', {"Input1": reals(3), "Input2": reals(3)}),
    Case('TotalLayer[InputPorts -> 3, "Output" -> {2, 2}]', {f"Input{i}": reals(2, 2) for i in (1, 2, 3)}),
    Case("DotLayer[InputPorts -> {{2, 3}, {3, 4}, 4}]", {"Input1": reals(2, 3), "Input2": reals(3, 4), "Input3": reals(4)}),
    Case('DotLayer[InputPorts -> {{"Varying", 3}, {3, 2, 2}}]', {"Input1": reals("n", 3), "Input2": reals(3, 2, 2)}),
    Case('SummationLayer["Input" -> {"Varying", 2}]', {"Input": reals("n", 2)}),
    Case('SoftmaxLayer["Input" -> 4]', VECTOR),
    Case('SoftmaxLayer[1, "Input" -> {"Varying", 3}]', {"Input": reals("n", 3)}),
    Case('ParametricRampLayer["Input" -> {3, 4}]', MATRIX),
    Case('ParametricRampLayer[{2, 1}, "Input" -> {3, 4}]', MATRIX),
    Case('ParametricRampLayer[{}, "Input" -> {"Varying", 2}]', {"Input": reals("n", 2)}),
    Case('ParametricRampLayer[2, "Input" -> {"Varying", 2}]', {"Input": reals("n", 2)}),
    Case('AggregationLayer[Mean, "Input" -> {3, 4}]', MATRIX),
    Case('AggregationLayer[Times, 1, "Input" -> {3, 4}]', MATRIX),
    Case('AggregationLayer[Median, 1, "Input" -> {3, 4}]', MATRIX),
    Case('AggregationLayer[Variance, {1, 3}, "Input" -> {2, 3, 2}]', {"Input": reals(2, 3, 2)}),
    Case('AggregationLayer[StandardDeviation, 1;;2, "Input" -> {2, 3, 2}]', {"Input": reals(2, 3, 2)}),
    Case('AggregationLayer[MeanDeviation, -1, "Input" -> {2, 3}]', {"Input": reals(2, 3)}),
    Case('AggregationLayer[InterquartileRange, 1, "Input" -> 7]', {"Input": reals(7)}),
    Case('AggregationLayer[Max, 1, "Input" -> {"Varying", 2}]', {"Input": reals("n", 2)}),
    Case('ConstantPlusLayer["Input" -> {3, 4}]', MATRIX),
    Case('ConstantTimesLayer["Scaling" -> {1, 2, 3, 4}]', VECTOR),
    Case(
        'RandomArrayLayer[NormalDistribution[#1, #2^2] &, "Output" -> 3]',
        {"Input1": reals(3), "Input2": reals(3)},
        differentiable=False,
        random=True,
    ),
    Case('RandomArrayLayer[PoissonDistribution[3], "Output" -> {2, 2}]', differentiable=False, random=True),
    Case('DropoutLayer[0.5, "Input" -> 4]', VECTOR),
    # convolution, pooling, resampling
    Case('ConvolutionLayer[2, {3}, "Input" -> {2, 5}]', {"Input": reals(2, 5)}),
    Case(
        'ConvolutionLayer[4, {2, 3}, "Input" -> {2, 5, 6}, "Stride" -> {2, 1}, "Dilation" -> {1, 2}, PaddingSize '
        "-> {{1, 0}, {2, 1}}, "
        '"ChannelGroups" -> 2]',
        {"Input": reals(2, 5, 6)},
    ),
    Case(
        'ConvolutionLayer[2, 2, "Input" -> {3, 3, 4, 2}, PaddingSize -> "Same", Interleaving -> True, "Biases" -> None]',
        {"Input": reals(3, 3, 4, 2)},
    ),
    Case('ConvolutionLayer[2, 3, PaddingSize -> 1, "Input" -> {2, "Varying"}]', {"Input": reals(2, "n")}),
    Case('ConvolutionLayer[2, 3, "Stride" -> 2, PaddingSize -> "Same", "Input" -> {2, "Varying"}]', {"Input": reals(2, "n")}),
    Case('DeconvolutionLayer[2, {3}, "Stride" -> 2, PaddingSize -> 1, "Input" -> {3, 4}]', {"Input": reals(3, 4)}),
    Case(
        'DeconvolutionLayer[4, {2, 3}, "Input" -> {2, 3, 4}, "Stride" -> {3, 2}, "Dilation" -> {1, 2}, PaddingSize '
        '-> "Same", '
        '"ChannelGroups" -> 2]',
        {"Input": reals(2, 3, 4)},
    ),
    Case('DeconvolutionLayer[2, 2, "Stride" -> 2, "Input" -> {"Varying", 3}, Interleaving -> True]', {"Input": reals("n", 3)}),
    Case('PoolingLayer[2, "Input" -> {2, 5}]', {"Input": reals(2, 5)}),
    Case('PoolingLayer[{2, 3}, {1, 2}, "Function" -> Mean, PaddingSize -> 1, "Input" -> {2, 4, 5}]', {"Input": reals(2, 4, 5)}),
    Case(
        'PoolingLayer[2, 2, "Function" -> Total, PaddingSize -> "Same", "Input" -> {3, 3, 2, 2}, Interleaving -> True]',
        {"Input": reals(3, 3, 2, 2)},
    ),
    Case('PoolingLayer[3, 2, PaddingSize -> "Same", "Input" -> {2, "Varying"}]', {"Input": reals(2, "n")}),
    Case('ResizeLayer[{7, All, Scaled[1/2]}, "Input" -> {2, 3, 2, 4}]', {"Input": reals(2, 3, 2, 4)}),
    Case('ResizeLayer[{Scaled[2]}, "Scheme" -> "Bin", Interleaving -> True, "Input" -> {"Varying", 2}]', {"Input": reals("n", 2)}),
    Case('ResizeLayer[{Scaled[2], Scaled[3]}, Resampling -> "Nearest", "Input" -> {2, 3, 2}]', {"Input": reals(2, 3, 2)}),
    Case(
        'SpatialTransformationLayer[{3, 4}, "Input" -> {2, 3, 3}]',
        {"Input": reals(2, 3, 3), "Parameters": fixed([0.71, 0.13, 0.11, -0.17, 0.53, 0.07])},
    ),
    Case(
        'ImageAugmentationLayer[{2, 3}, "Input" -> {2, 5, 4}, "ReflectionProbabilities" -> {0.5, 0.5}]', {"Input": reals(2, 5, 4)}
    ),
    # normalisation
    Case(
        'LocalResponseNormalizationLayer["Alpha" -> 2, "Beta" -> 0.75, "ChannelWindowSize" -> 1, "Input" -> {4, 2, 3}]',
        {"Input": reals(4, 2, 3)},
    ),
    Case('BatchNormalizationLayer["Input" -> 4]', VECTOR),
    Case(
        'BatchNormalizationLayer["Input" -> {2, 3, 4}, "MovingMean" -> {0.5, -0.5}, "MovingVariance" -> {2, 0.5}]',
        {"Input": reals(2, 3, 4)},
    ),
    Case('BatchNormalizationLayer[Interleaving -> True, "Epsilon" -> 0.1, "Input" -> {"Varying", 3}]', {"Input": reals("n", 3)}),
    Case('NormalizationLayer["Input" -> {3, 4}]', MATRIX),
    Case('NormalizationLayer[-1, "Same", "Input" -> {"Varying", 3}]', {"Input": reals("n", 3)}),
    Case('NormalizationLayer[2, 1 ;; 2, Method -> "RMS", "Biases" -> None, "Input" -> {3, 4, 2}]', {"Input": reals(3, 4, 2)}),
    Case(
        'NormalizationLayer[{3, 1}, "GroupNumber" -> {1, 2}, "Unbiased" -> True, "Scaling" -> None, "Input" -> {4, 2, 3}]',
        {"Input": reals(4, 2, 3)},
    ),
    # structure
    Case('FlattenLayer["Input" -> {3, 4}]', MATRIX),
    Case('FlattenLayer[1, "Input" -> {2, 3, 4}]', {"Input": reals(2, 3, 4)}),
    Case('FlattenLayer[-1, "Input" -> {"Varying", 3, 4}]', {"Input": reals("n", 3, 4)}),
    Case('FlattenLayer[{{3}, {1, 2}}, "Input" -> {2, 3, 4}]', {"Input": reals(2, 3, 4)}),
    Case('ReshapeLayer[{2, Automatic, 3}, "Input" -> {3, 4}]', MATRIX),
    Case('ReshapeLayer[{Inherited, 2, 2}, "Input" -> {"Varying", 4}]', {"Input": reals("n", 4)}),
    Case('ReshapeLayer[{All, 1}, "Input" -> {3, 4}]', MATRIX),
    Case(
        'ReshapeLayer["ReferenceShape", "Input" -> 6, "ReferenceShape" -> {2, 3}]',
        {"Input": reals(6), "ReferenceShape": reals(2, 3)},
    ),
    Case('TransposeLayer["Input" -> {3, 4}]', MATRIX),
    Case('TransposeLayer[{1 <-> 3, 1 <-> -2}, "Input" -> {2, 3, 4}]', {"Input": reals(2, 3, 4)}),
    Case('TransposeLayer[{2, 3, 1}, "Input" -> {"Varying", 2, 3}]', {"Input": reals("n", 2, 3)}),
    Case('ReplicateLayer[{2, 3}, 2, "Input" -> 4]', VECTOR),
    Case('ReplicateLayer[Automatic, -1, "Input" -> 4, "Output" -> {4, 3}]', VECTOR),
    Case('PartLayer[{2, 1 ;; -2, 4 ;; 1 ;; -2}, "Input" -> {2, 3, 4}]', {"Input": reals(2, 3, 4)}),
    Case('PartLayer[2 ;; -1, "Input" -> {"Varying", 2}]', {"Input": reals("n", 2)}),
    Case('ExtractLayer["Input" -> {3, 4}, "Position" -> {2, 2}]', {"Input": reals(3, 4), "Position": fixed([[1, 2], [-1, -3]])}),
    Case('ExtractLayer["Input" -> {3, 4}, "Position" -> "Integer"]', {"Input": reals(3, 4), "Position": fixed(2)}),
    Case('AppendLayer["Input" -> {"Varying", 3}]', {"Input": reals("n", 3), "Element": reals(3)}),
    Case('PrependLayer["Input" -> 4]', {"Input": reals(4), "Element": reals()}),
    Case("CatenateLayer[InputPorts -> {{2, 3}, {4, 3}}]", {"Input1": reals(2, 3), "Input2": reals(4, 3)}),
    Case('CatenateLayer[InputPorts -> <|"a" -> {3, 4}, "b" -> 2|>]', {"a": reals(3, 4), "b": reals(2)}),
    Case('CatenateLayer[2, InputPorts -> {{"Varying", 2}, {"Varying", 3}}]', {"Input1": reals("n", 2), "Input2": reals("n", 3)}),
    Case('PaddingLayer[{{1, 2}, {0, 3}}, "Input" -> {3, 4}]', MATRIX),
    Case('PaddingLayer[{{1, 2}}, Padding -> "Fixed", "Input" -> "Varying"]', {"Input": reals("n")}),
    Case('PaddingLayer[{{2, 3}, {0, 0}}, Padding -> "Reflected", "Input" -> {3, 4}]', MATRIX),
    Case('OrderingLayer["Input" -> "Varying"]', {"Input": reals("n")}),
    Case('OrderingLayer[-2, "Input" -> 4]', VECTOR),
    Case('SequenceIndicesLayer["Maximum" -> 4, "Input" -> {"Varying", 2}]', {"Input": reals("n", 2)}),
    Case('UnitVectorLayer[3, "Input" -> {"Varying", 2}]', {"Input": whole(1, 3, "n", 2)}),
    Case('NetArrayLayer["Output" -> {2, 3}]'),
    # losses
    Case('MeanSquaredLossLayer["Input" -> {3, 4}]', {"Input": reals(3, 4), "Target": reals(3, 4)}),
    Case('MeanAbsoluteLossLayer["Input" -> "Varying"]', {"Input": reals("n", low=2, high=3), "Target": reals("n")}),
    Case(
        'CrossEntropyLossLayer["Index", "Input" -> {"Varying", 3}]',
        {"Input": reals("n", 3, low=0.1, high=0.9), "Target": whole(1, 3, "n")},
    ),
    Case(
        'CrossEntropyLossLayer["Probabilities", "Input" -> {2, 3}]',
        {"Input": reals(2, 3, low=0.1, high=0.9), "Target": reals(2, 3, low=0.1, high=0.9)},
    ),
    Case('CrossEntropyLossLayer["Binary", "Input" -> {}]', {"Input": reals(low=0.1, high=0.9), "Target": reals(low=0.1, high=0.9)}),
    Case("ContrastiveLossLayer[0.8]", {"Input": reals(low=0.1, high=0.5), "Target": whole(0, 1)}),
    Case('CTCLossLayer["Input" -> {5, 4}, "Target" -> {2}]', {"Input": reals(5, 4, low=0.1, high=0.4), "Target": fixed([2, 1])}),
    # attention
    Case(
        'AttentionLayer["Dot", "Key" -> {"Varying", 3}, "Value" -> {"Varying", 2}, "Query" -> 3]',
        {"Key": reals("n", 3), "Value": reals("n", 2), "Query": reals(3)},
    ),
    Case(
        'AttentionLayer["Key" -> {2, 3, 2}, "Value" -> {2, 3, 4}, "Query" -> {3, 5}, "ScoreRescaling" -> "DimensionSqrt"]',
        {"Key": reals(2, 3, 2), "Value": reals(2, 3, 4), "Query": reals(3, 5)},
    ),
    Case(
        'AttentionLayer["Bilinear", "MultiHead" -> True, "Mask" -> "Causal", "Key" -> {4, 2, 3}, "Value" -> {4, 2, '
        "2}, "
        '"Query" -> {4, 2, 3}]',
        {"Key": reals(4, 2, 3), "Value": reals(4, 2, 2), "Query": reals(4, 2, 3)},
    ),
    Case(
        'AttentionLayer[NetGraph[<|"c" -> CatenateLayer[], "n" -> {3, Tanh, LinearLayer[{}]}|>, {{NetPort["Input"], '
        'NetPort["Query"]} -> "c" -> "n"}], "Mask" -> "Causal" -> 2, "Dropout" -> 0.2, "Key" -> {3, 2}, "Value" -> '
        "{3, 2}, "
        '"Query" -> {3, 2}]',
        {"Key": reals(3, 2), "Value": reals(3, 2), "Query": reals(3, 2)},
    ),
    Case('SequenceAttentionLayer["Dot", "Input" -> {3, 2}, "Query" -> 2]', {"Input": reals(3, 2), "Query": reals(2)}),
    # operators
    Case('NetMapOperator[LinearLayer[3], "Input" -> {"Varying", 4}]', {"Input": reals("n", 4)}),
    Case('NetMapOperator[GatedRecurrentLayer[2], "Input" -> {3, 2, 2}]', {"Input": reals(3, 2, 2)}),
    Case(
        'NetMapThreadOperator[NetGraph[{CatenateLayer[], LinearLayer[2]}, {{NetPort["a"], NetPort["b"]} -> 1 -> 2}], '
        '<|"a" -> 2, "b" -> 1|>, "a" -> {3, 2, 2}, "b" -> {3, 1}]',
        {"a": reals(3, 2, 2), "b": reals(3, 1)},
    ),
    Case(
        'NetFoldOperator[NetGraph[{CatenateLayer[], {3, Tanh}}, {{NetPort["Input"], NetPort["State"]} -> 1 -> 2}], '
        '"Input" -> {"Varying", 2}]',
        {"Input": reals("n", 2)},
    ),
    Case(
        'NetFoldOperator[NetGraph[<|"c" -> CatenateLayer[], "s" -> {2, Tanh}, "o" -> LinearLayer[1]|>, '
        '{{NetPort["x"], NetPort["k"], '
        'NetPort["h"]} -> "c" -> "s" -> NetPort["new"], "c" -> "o" -> NetPort["y"]}], {"new" -> "h"}, {"k"}, {"y"}, '
        '"x" -> {3, 2}, "k" -> 2]',
        {"x": reals(3, 2), "k": reals(2)},
    ),
    Case('NetNestOperator[{LinearLayer[4], Tanh}, 3, "Input" -> 4]', VECTOR),
    Case('NetBidirectionalOperator[GatedRecurrentLayer[3], "Input" -> {"Varying", 2}]', {"Input": reals("n", 2)}),
    Case(
        'NetBidirectionalOperator[{LongShortTermMemoryLayer[3], GatedRecurrentLayer[3]}, Mean, "Input" -> {4, 2}]',
        {"Input": reals(4, 2)},
    ),
    Case('NetPairEmbeddingOperator[{3, Tanh}, "Input" -> {2, 4}]', {"Input": reals(2, 4)}),
    Case(
        'NetPairEmbeddingOperator[LinearLayer[{2, 2}], DistanceFunction -> CosineDistance, "Input" -> {2, 4}]',
        {"Input": reals(2, 4)},
    ),
    Case(
        'NetGANOperator[{{2}, {Tanh, LinearLayer[{}], LogisticSigmoid}}, "Latent" -> 3]',
        {"Sample": reals(2), "Latent": reals(3)},
        differentiable=False,
    ),
    Case(
        'NetGANOperator[{2, {Tanh, LinearLayer[{}]}}, "Wasserstein", "Latent" -> 3]',
        {"Sample": reals(2), "Latent": reals(3)},
        differentiable=False,
    ),
    # code as layers
    Case('FunctionLayer[Tanh, "Input" -> 4]', VECTOR),
    Case('FunctionLayer[Map[#*Total[#] &, #] + Mean[Flatten[#]] &, "Input" -> {"Varying", 3}]', {"Input": reals("n", 3)}),
    Case('FunctionLayer[#a . #b &, "a" -> {2, 3}, "b" -> {3, 2}]', {"a": reals(2, 3), "b": reals(3, 2)}),
    Case('FunctionLayer[Apply[#1*Sin[#2] &], "Input1" -> 3, "Input2" -> 3]', {"Input1": reals(3), "Input2": reals(3)}),
    Case(
        'FunctionLayer[<|"m" -> Mean[#], "s" -> StandardDeviation[#], "l" -> Last[#]|> &, "Input" -> {4, 2}]',
        {"Input": reals(4, 2)},
    ),
    Case(
        'FunctionLayer[With[{w = NetArray["w", "Dimensions" -> {3, 4}], b = NetArray["Array" -> {1, 2, 3}]}, '
        "w . # + b] &, "
        '"Input" -> 4]',
        VECTOR,
    ),
    Case(
        'FunctionLayer[Map[LinearLayer[2]][#] + LinearLayer[2][First[#]][[1]] &, "Input" -> {"Varying", 3}]',
        {"Input": reals("n", 3)},
    ),
    Case('FunctionLayer[Table[Norm[#[[i]]]/i, {i, 3}] &, "Input" -> {3, 2}]', {"Input": reals(3, 2)}),
    Case('FunctionLayer[FoldList[#1*#2 + 1 &, #] &, "Input" -> 4]', VECTOR),
    Case('FunctionLayer[Det[#] * Inverse[#] . {1, 2} &, "Input" -> {2, 2}]', {"Input": reals(2, 2, low=1, high=2)}, tolerance=1e-4),
    Case('FunctionLayer[Transpose[Partition[Join[#, Reverse[#]], 2]] &, "Input" -> 4]', VECTOR),
    Case('FunctionLayer[Flatten[{CosineDistance[#[[1]], #[[2]]], Median[#], Accumulate[Rest[#]]}] &, "Input" -> {3, 4}]', MATRIX),
    Case(
        'FunctionLayer[#x[[#i]] + Max[#x] &, "x" -> {5}, "i" -> Restricted["Integer", 5]]',
        {"x": reals(5), "i": whole(1, 5)},
        wrong='<|"x" -> {1, 2, 3, 4, 5}, "i" -> 7|>',
    ),
    Case('FunctionLayer[Ordering, "Input" -> 4]', VECTOR),
    Case('FunctionLayer[If[Total[#] > 0, Log[Total[#]], -Total[#]] &, "Input" -> 4]', VECTOR),
    Case(f'CompiledLayer[{VECTOR_FUNCTION % "Total[x] + x^2"}, "Input" -> 3]', {"Input": reals(3)}),
    Case(
        f'CompiledLayer[{VECTOR_FUNCTION % "Module[{s = 0.}, While[s < 2, s += 1]; s*x]"}, "Input" -> 3]',
        {"Input": reals(3)},
        differentiable=False,
    ),
    Case(f'CompiledLayer[{VECTOR_FUNCTION % "x^2"}, Function[{{x, g}}, 2*x*g], "Input" -> {{}}]', {"Input": reals()}, wrong='"a"'),
]
