"""One row per way to use a layer; test_invariants.py holds every row to what all layers promise.

    Case('LinearLayer[3, "Input" -> 4]', {"Input": reals(4)})

The code gives a net whose input ranks are fixed; ``inputs`` tells how to draw one example of each port.  A size "n" is of variable
length (the row is then run with two lengths).  Draws keep away from kinks, where a derivative does not exist.
"""

from dataclasses import dataclass, field

import numpy as np


@dataclass
class Port:
    """How an example of a port is drawn: its sizes and bounds; integers where ``whole``; ``fixed`` numbers instead of a draw."""

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

    ``differentiable``: do gradients of all real inputs and arrays exist?  ``random``: are evaluations drawn anew?  ``wrong``: data
    that must be refused with a message, if not simply an array of one more level than a batch.  ``frozen``: arrays without gradient.
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
    Case('DropoutLayer[0.5, "Input" -> 4]', VECTOR),
    # convolution, pooling, resampling
    Case('ConvolutionLayer[2, {3}, "Input" -> {2, 5}]', {"Input": reals(2, 5)}),
    Case('ConvolutionLayer[4, {2, 3}, "Input" -> {2, 5, 6}, "Stride" -> {2, 1}, "Dilation" -> {1, 2}, PaddingSize '
         '-> {{1, 0}, {2, 1}}, '
         '"ChannelGroups" -> 2]', {"Input": reals(2, 5, 6)}),
    Case('ConvolutionLayer[2, 2, "Input" -> {3, 3, 4, 2}, PaddingSize -> "Same", Interleaving -> True, "Biases" -> '
         'None]',
         {"Input": reals(3, 3, 4, 2)}),
    Case('ConvolutionLayer[2, 3, PaddingSize -> 1, "Input" -> {2, "Varying"}]', {"Input": reals(2, "n")}),
    Case('ConvolutionLayer[2, 3, "Stride" -> 2, PaddingSize -> "Same", "Input" -> {2, "Varying"}]',
         {"Input": reals(2, "n")}),
    Case('DeconvolutionLayer[2, {3}, "Stride" -> 2, PaddingSize -> 1, "Input" -> {3, 4}]', {"Input": reals(3, 4)}),
    Case('DeconvolutionLayer[4, {2, 3}, "Input" -> {2, 3, 4}, "Stride" -> {3, 2}, "Dilation" -> {1, 2}, PaddingSize '
         '-> "Same", '
         '"ChannelGroups" -> 2]', {"Input": reals(2, 3, 4)}),
    Case('DeconvolutionLayer[2, 2, "Stride" -> 2, "Input" -> {"Varying", 3}, Interleaving -> True]',
         {"Input": reals("n", 3)}),
    Case('PoolingLayer[2, "Input" -> {2, 5}]', {"Input": reals(2, 5)}),
    Case('PoolingLayer[{2, 3}, {1, 2}, "Function" -> Mean, PaddingSize -> 1, "Input" -> {2, 4, 5}]',
         {"Input": reals(2, 4, 5)}),
    Case('PoolingLayer[2, 2, "Function" -> Total, PaddingSize -> "Same", "Input" -> {3, 3, 2, 2}, Interleaving -> '
         'True]',
         {"Input": reals(3, 3, 2, 2)}),
    Case('PoolingLayer[3, 2, PaddingSize -> "Same", "Input" -> {2, "Varying"}]', {"Input": reals(2, "n")}),
    Case('ResizeLayer[{7, All, Scaled[1/2]}, "Input" -> {2, 3, 2, 4}]', {"Input": reals(2, 3, 2, 4)}),
    Case('ResizeLayer[{Scaled[2]}, "Scheme" -> "Bin", Interleaving -> True, "Input" -> {"Varying", 2}]',
         {"Input": reals("n", 2)}),
    Case('ResizeLayer[{Scaled[2], Scaled[3]}, Resampling -> "Nearest", "Input" -> {2, 3, 2}]',
         {"Input": reals(2, 3, 2)}),
    Case('SpatialTransformationLayer[{3, 4}, "Input" -> {2, 3, 3}]',
         {"Input": reals(2, 3, 3), "Parameters": fixed([0.71, 0.13, 0.11, -0.17, 0.53, 0.07])}),
    Case('ImageAugmentationLayer[{2, 3}, "Input" -> {2, 5, 4}, "ReflectionProbabilities" -> {0.5, 0.5}]',
         {"Input": reals(2, 5, 4)}),
    # normalisation
    Case('LocalResponseNormalizationLayer["Alpha" -> 2, "Beta" -> 0.75, "ChannelWindowSize" -> 1, "Input" -> {4, 2, '
         '3}]',
         {"Input": reals(4, 2, 3)}),
    Case('BatchNormalizationLayer["Input" -> 4]', VECTOR),
    Case('BatchNormalizationLayer["Input" -> {2, 3, 4}, "MovingMean" -> {0.5, -0.5}, "MovingVariance" -> {2, 0.5}]',
         {"Input": reals(2, 3, 4)}),
    Case('BatchNormalizationLayer[Interleaving -> True, "Epsilon" -> 0.1, "Input" -> {"Varying", 3}]',
         {"Input": reals("n", 3)}),
    Case('NormalizationLayer["Input" -> {3, 4}]', MATRIX),
    Case('NormalizationLayer[-1, "Same", "Input" -> {"Varying", 3}]', {"Input": reals("n", 3)}),
    Case('NormalizationLayer[2, 1 ;; 2, Method -> "RMS", "Biases" -> None, "Input" -> {3, 4, 2}]',
         {"Input": reals(3, 4, 2)}),
    Case('NormalizationLayer[{3, 1}, "GroupNumber" -> {1, 2}, "Unbiased" -> True, "Scaling" -> None, "Input" -> {4, '
         '2, 3}]',
         {"Input": reals(4, 2, 3)}),
]
