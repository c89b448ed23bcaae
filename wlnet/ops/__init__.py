"""The op set: functions on traced values, and the engines that run what they record.

    x = ops.input("Input", (64, 784))
    w = ops.array("Weights", (256, 784))
    y = ops.tanh(ops.linear(x, w))
    plan = ops.compile([y], wrt=["Weights"])
    outputs = plan.run({"Input": data, "Weights": weights}, rng)
    outputs, gradients = plan.gradients({"Input": data, "Weights": weights}, rng)

Values from a net's input carry the batch as axis 0; arrays do not.  Shapes are concrete when traced.
``wlnet.ops.torch_engine`` runs the same graph with torch.
"""

# ruff: noqa: I001
from .elementwise import (  # noqa: F401
    absolute, acos, acosh, add, as_bool, asin, asinh, atan, atan2, atanh, cast, cbrt, ceil, clip, cos, cosh,
    digamma, divide, elu, equal, erf, erfc, erfcinv, erfinv, exp, expm1, floor, gamma, gelu, greater, greater_equal,
    hypot, leaky_relu, less, less_equal, lgamma, log, log1p, logical_and, logical_not, logical_or, logical_xor,
    maximum, minimum, mish, mod, multiply, negative, not_equal, power, reciprocal, relu, rint, scale_gradient, selu,
    sigmoid, sign, silu, sin, sinh, softplus, sqrt, square, stop_gradient, subtract, tan, tanh, trigamma, trunc,
    where,
)
from .graph import (  # noqa: F401
    BOOL, FLOAT32, FLOAT64, INT64, Node, OpsError, OutOfRange, Value, array, constant, input, ones, ones_like, zeros,
    zeros_like,
)
from .gradients import gradient  # noqa: F401
from .plan import Plan, Pool, compile  # noqa: F401
from .products import (  # noqa: F401
    affine_grid, conv, conv_transpose, determinant, dot, inverse, linear, matmul, pool, resize, sample, scale_shift,
    upsample,
)
from .random import (  # noqa: F401
    alpha_dropout, alpha_dropout_with_mask, bernoulli, dropout, dropout_with_mask, external, random_array,
)
from .sequences import (  # noqa: F401
    attention, attention_weights, ctc_loss, gru, lstm, masked_softmax, rnn,
)
from .shaping import (  # noqa: F401
    argmax, argmin, argsort, broadcast_to, concat, cumsum, diagonal, expand_dims, flatten, flip, gather, gather_nd,
    move_axis, one_hot, pad, reduce_all, reduce_any, reduce_max, reduce_mean, reduce_min, reduce_prod, reduce_sum,
    repeat, reshape, scatter_add, sequence_last, sequence_mask, sequence_reverse, slice_, sort, split, squeeze,
    stack, standard_deviation, swap_axes, take_along, top_k, transpose, variance,
)
from .statistics import (  # noqa: F401
    batch_norm, batch_norm_evaluate, binary_cross_entropy, cross_entropy, cross_entropy_index, layer_norm,
    log_softmax, log_sum_exp, masked, normalise, softmax, softmax_cross_entropy,
)
from .workers import set_threads  # noqa: F401
