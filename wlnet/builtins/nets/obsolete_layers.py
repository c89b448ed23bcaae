"""Older names of layers that scripts still use: each evaluates to the layer that took its place."""

from ...evaluator import Evaluator, builtin
from ...expression import Expr, Expression, S


@builtin("InstanceNormalizationLayer")
def instance_normalization_layer(ev: Evaluator, args: tuple) -> Expression:
    """InstanceNormalizationLayer[] is NormalizationLayer[]."""
    return Expr(S.NormalizationLayer, args)


@builtin("DotPlusLayer")
def dot_plus_layer(ev: Evaluator, args: tuple) -> Expression:
    """DotPlusLayer[n] is LinearLayer[n]."""
    return Expr(S.LinearLayer, args)
