"""NumPy kernels of attention and of connectionist temporal classification."""

from collections.abc import Sequence

import numpy as np

from ..graph import Node
from ..workers import alone, parts_for, ranges, workers
from .statistics import exponentials, visible
from .table import Builder, kernel

_SCORES = 1 << 16  # scores made at a time: they stay in the second-level cache
_IMPOSSIBLE = 1e30  # the loss of targets that no alignment gives


def _matrices(b, array):
    """(heads, rows, columns) of an array (B, ..., rows, columns)."""
    return b.contiguous(array).reshape((-1,) + array.shape[-2:])


def _emit_groups(b, body, arrays, size, lent):
    """Record ``body(*groups, *temporaries)`` over groups of heads whose scores fit the cache, on several threads when
    large.
    """
    heads = len(arrays[0])
    step = max(1, _SCORES // max(size, 1))
    groups = [tuple([None if a is None else a[i : i + step] for a in arrays]) for i in range(0, heads, step)]
    parts = parts_for(4 * heads * size, len(groups))
    temporaries = [[b.scratch((min(step, heads),) + shape, arrays[0].dtype) for shape in lent] for _ in range(parts)]
    if parts == 1:
        b.emit(alone, _run_groups, body, groups, temporaries[0])
    else:
        b.emit(
            workers.share, _run_groups, [(body, groups[i:j], temporaries[k]) for k, (i, j) in enumerate(ranges(len(groups), parts))]
        )


def _run_groups(body, groups, temporaries):
    for group in groups:
        n = len(group[0])
        body(*group, *[t[:n] for t in temporaries])


@kernel("attention")
def attention(node: Node, ins: Sequence, outs: Sequence, b: Builder) -> None:
    """Scores, softmax and weighted values of a few heads at a time.

    The second output keeps the weights for the gradient.
    """
    query, key, value = [_matrices(b, a) for a in ins]
    rows, keys = query.shape[1], key.shape[1]
    p, kind = node.params, query.dtype.type
    out = outs[0].reshape(value.shape[0], rows, -1)
    weights = outs[1].reshape(-1, rows, keys) if outs[1] is not None else None
    scale = kind(p["scale"])
    hidden = ~visible(rows, keys, p["window"]) if p["causal"] else None
    ones = np.ones(keys, query.dtype)

    def body(
        query: np.ndarray,
        key: np.ndarray,
        value: np.ndarray,
        out: np.ndarray,
        weights: np.ndarray,
        scaled: np.ndarray,
        scores: np.ndarray,
        sums: np.ndarray,
    ) -> None:
        weights = scores if weights is None else weights
        np.multiply(query, scale, scaled)
        np.matmul(scaled, key.transpose(0, 2, 1), scores)
        if hidden is not None:
            np.copyto(scores, -np.inf, where=hidden)
        flat, lines = scores.reshape(-1, keys), sums.reshape(-1)
        exponentials(weights.reshape(-1, keys) if weights is not scores else flat, flat, lines, ones)
        np.reciprocal(np.maximum(lines, np.finfo(lines.dtype).tiny, out=lines), lines)
        np.multiply(weights, sums[..., None], weights)
        np.matmul(weights, value, out)

    _emit_groups(b, body, [query, key, value, out, weights], rows * keys, [query.shape[1:], (rows, keys), (rows,)])


@kernel("attention_gradient")
def attention_gradient(node: Node, ins: Sequence, outs: Sequence, b: Builder) -> None:
    """dV = W^T c; with dW = c V^T: dS = W (dW - sum(dW W)), dQ = scale dS K, dK = scale dS^T Q."""
    cotangent, query, key, value, weights = [_matrices(b, a) for a in ins]
    rows, keys = query.shape[1], key.shape[1]
    scale = query.dtype.type(node.params["scale"])
    into = [o.reshape((-1,) + o.shape[-2:]) if o is not None else None for o in outs]
    ones = np.ones(keys, query.dtype)

    def body(
        cotangent: np.ndarray,
        query: np.ndarray,
        key: np.ndarray,
        value: np.ndarray,
        weights: np.ndarray,
        into_query: np.ndarray,
        into_key: np.ndarray,
        into_value: np.ndarray,
        scores: np.ndarray,
        product: np.ndarray,
        sums: np.ndarray,
    ) -> None:
        if into_value is not None:
            np.matmul(weights.transpose(0, 2, 1), cotangent, into_value)
        if into_query is None and into_key is None:
            return
        np.matmul(cotangent, value.transpose(0, 2, 1), scores)
        np.multiply(scores, weights, product)
        np.matmul(product, ones, sums)
        np.subtract(scores, sums[..., None], scores)
        np.multiply(scores, weights, scores)
        np.multiply(scores, scale, scores)
        if into_query is not None:
            np.matmul(scores, key, into_query)
        if into_key is not None:
            np.matmul(scores.transpose(0, 2, 1), query, into_key)

    _emit_groups(b, body, [cotangent, query, key, value, weights, *into], rows * keys, [(rows, keys), (rows, keys), (rows,)])


@kernel("ctc_loss")
def ctc_loss(node: Node, ins: Sequence, outs: Sequence, b: Builder) -> None:
    """Forward variables in logarithms over the targets with blanks between; with backward ones the gradient."""
    probabilities, targets, *rest = ins
    optional = dict(zip(node.params["optional"], rest, strict=True))
    loss, slope = outs

    def run() -> None:
        batch, steps, classes = probabilities.shape
        input_lengths = optional.get("input_lengths", np.full(batch, steps))
        target_lengths = optional.get("target_lengths", np.full(batch, targets.shape[1]))
        total, gradient = ctc(probabilities.astype(np.float64), targets, input_lengths, target_lengths, slope is not None)
        if loss is not None:
            np.copyto(loss, total, casting="same_kind")
        if slope is not None:
            np.copyto(slope, gradient, casting="same_kind")

    b.emit(run)


def ctc(
    probabilities: np.ndarray, targets: np.ndarray, input_lengths: np.ndarray, target_lengths: np.ndarray, with_gradient: bool
) -> tuple:
    """(losses, gradient in the probabilities or None) for a batch; everything in float64."""
    batch, steps, classes = probabilities.shape
    blank, width = classes - 1, 2 * targets.shape[1] + 1
    labels = np.full((batch, width), blank)
    labels[:, 1::2] = np.where(np.arange(targets.shape[1]) < target_lengths[:, None], targets, blank)
    skips = np.zeros((batch, width), bool)  # a label may follow the one two places before, unless that is the same
    skips[:, 3::2] = labels[:, 3::2] != labels[:, 1:-2:2]
    rows = np.arange(batch)
    # 1e-300: the logarithm of 0 would be -inf, and differences of two nan
    emitted = np.log(np.maximum(probabilities, 1e-300))[rows[:, None, None], np.arange(steps)[:, None], labels[:, None, :]]
    ends = 2 * target_lengths
    forward = np.full((steps, batch, width), -np.inf)
    start = np.full((batch, width), -np.inf)
    start[:, 0] = 0
    start[:, 1:2] = np.where(target_lengths > 0, 0, -np.inf)[:, None]
    for t in range(steps):
        arrived = start if t == 0 else _arrivals(forward[t - 1], skips)
        forward[t] = np.where((t < input_lengths)[:, None], arrived + emitted[:, t], forward[t - 1] if t else start)
    final = forward[-1] if steps else start
    last = np.logaddexp(final[rows, ends], np.where(ends > 0, final[rows, np.maximum(ends - 1, 0)], -np.inf))
    possible = np.isfinite(last)
    loss = np.where(possible, -last, _IMPOSSIBLE)
    if not with_gradient:
        return loss, None
    gradient = np.zeros_like(probabilities)
    backward = np.full((batch, width), -np.inf)
    allowed = (np.arange(width) == ends[:, None]) | ((np.arange(width) == ends[:, None] - 1) & (ends > 0)[:, None])
    for t in range(steps - 1, -1, -1):
        entering = np.where(allowed, 0.0, -np.inf)
        later = np.full_like(backward, -np.inf) if t == steps - 1 else _departures(backward + emitted[:, t + 1], skips)
        backward = np.where(np.equal(t, input_lengths - 1)[:, None], entering, later)
        share = np.exp(np.where(possible[:, None], forward[t] + backward - last[:, None] - emitted[:, t], -np.inf))
        share = np.where(((t < input_lengths) & possible)[:, None], share, 0)
        for s in range(width):
            gradient[rows, t, labels[:, s]] -= share[:, s]
    return loss, gradient


def _arrivals(before, skips):
    """log-sum of staying, coming from the place before, and where allowed from two before."""
    total = before.copy()
    total[:, 1:] = np.logaddexp(total[:, 1:], before[:, :-1])
    total[:, 2:] = np.logaddexp(total[:, 2:], np.where(skips[:, 2:], before[:, :-2], -np.inf))
    return total


def _departures(after, skips):
    """log-sum of staying, going one place on, and where allowed two."""
    total = after.copy()
    total[:, :-1] = np.logaddexp(total[:, :-1], after[:, 1:])
    total[:, :-2] = np.logaddexp(total[:, :-2], np.where(skips[:, 2:], after[:, 2:], -np.inf))
    return total
