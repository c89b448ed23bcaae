"""Fused ops over sequences: recurrent layers, attention, connectionist temporal classification.

Axes: B batch, T time, I input features, H hidden features.  Gate weights are stacked row-wise in the order each
docstring gives; stacking with ``concat`` costs nothing that matters and its gradient is a slice.
"""

from .elementwise import multiply
from .graph import OpsError, Value, broadcast_shape, lift, lift_float, make, make_many, promote
from .products import matmul
from .random import dropout

_GATES = {"rnn": 1, "gru": 3, "lstm": 4}


def _recurrent(op, x, states, wi, wh, b, lengths, state_mask, update_mask, reverse):
    x, wi, wh, b, *states = promote([x, wi, wh, b, *states])
    gates, hidden = _GATES[op], wh.shape[-1]
    batch, steps, features = x.shape
    if wi.shape != (gates * hidden, features) or wh.shape != (gates * hidden, hidden) or b.shape != (gates * hidden,):
        raise OpsError(op, f"weights {wi.shape}, {wh.shape} and biases {b.shape} do not fit an input of shape {x.shape}")
    for state in states:
        if state.shape != (batch, hidden):
            raise OpsError(op, f"a state of shape {(batch, hidden)} expected, not {state.shape}")
    inputs, names = [x, wi, wh, b, *states], []
    for name, value in (("state_mask", state_mask), ("update_mask", update_mask), ("lengths", lengths)):
        if value is not None:
            names.append(name)
            inputs.append(lift(value))
    specs = [((batch, steps, hidden), x.dtype)] + [((batch, hidden), x.dtype)] * len(states)
    saved = ((steps, gates + len(states) - 1 + (op == "gru"), hidden, batch), x.dtype)
    params = {"optional": tuple(names), "reverse": bool(reverse)}
    return make_many(op, tuple(inputs), [*specs, saved], params)[:-1]


def rnn(
    x: Value,
    state: Value,
    wi: Value,
    wh: Value,
    b: Value,
    lengths: object = None,
    state_mask: Value | None = None,
    update_mask: Value | None = None,
    reverse: bool = False,
) -> tuple:
    """s_t = tanh(wi x_t + wh s_{t-1} + b).  x (B, T, I), state (B, H), wi (H, I), wh (H, H), b (H,).

    Returns the sequence of states (B, T, H) and the last state (B, H).  ``state_mask`` (B, H) multiplies the previous
    state in the products of every step, ``update_mask`` (B, H) the new one; beyond ``lengths`` (B,) the state stays
    and outputs are 0; ``reverse`` runs from the end.
    """
    return _recurrent("rnn", x, [state], wi, wh, b, lengths, state_mask, update_mask, reverse)


def gru(
    x: Value,
    state: Value,
    wi: Value,
    wh: Value,
    b: Value,
    lengths: object = None,
    state_mask: Value | None = None,
    update_mask: Value | None = None,
    reverse: bool = False,
) -> tuple:
    """Gates i = sigmoid(.), r = sigmoid(.), m = tanh(wi_m x + b_m + r * (wh_m s)); s_t = (1 - i) m + i s.

    Rows of wi (3H, I), wh (3H, H), b (3H,): input (update) gate, reset gate, memory gate.  Returns the sequence (B, T,
    H) and the last state.  ``update_mask`` multiplies m; the rest as for ``rnn``.
    """
    return _recurrent("gru", x, [state], wi, wh, b, lengths, state_mask, update_mask, reverse)


def lstm(
    x: Value,
    state: Value,
    cell: Value,
    wi: Value,
    wh: Value,
    b: Value,
    lengths: object = None,
    state_mask: Value | None = None,
    update_mask: Value | None = None,
    reverse: bool = False,
) -> tuple:
    """Gates i, o, f = sigmoid(.), m = tanh(.); c_t = f c + i m; s_t = o tanh(c_t).

    Rows of wi (4H, I), wh (4H, H), b (4H,): input, output, forget, memory gate.  Returns the sequence (B, T, H), the
    last state and the last cell state.  ``update_mask`` multiplies m; the rest as for ``rnn``.
    """
    return _recurrent("lstm", x, [state, cell], wi, wh, b, lengths, state_mask, update_mask, reverse)


def attention_weights(
    query: Value, key: Value, scale: float = 1.0, causal: bool = False, window: int | None = None, lengths: Value | None = None
) -> Value:
    """softmax(scale query key^T) over keys: query (B, ..., q, d), key (B, ..., k, d) -> (B, ..., q, k).

    ``causal`` lets query i see keys up to i, ``window`` = n only the last n of them; keys at or beyond ``lengths``
    (B,) count as absent.
    """
    query, key = promote([query, key])
    scores = matmul(query if scale == 1.0 else multiply(query, float(scale)), key, transpose_b=True)
    return masked_softmax(scores, causal, window, lengths)


def masked_softmax(scores: Value, causal: bool = False, window: int | None = None, lengths: Value | None = None) -> Value:
    """Softmax over the last axis of scores (B, ..., q, k) with the masks of ``attention_weights``."""
    scores = lift_float(scores)
    if not causal and lengths is None:
        return make("softmax", (scores,), scores.shape, scores.dtype)
    inputs = (scores,) if lengths is None else (scores, lift(lengths))
    return make("masked_softmax", inputs, scores.shape, scores.dtype, {"causal": bool(causal), "window": window})


def attention(
    query: Value,
    key: Value,
    value: Value,
    scale: float = 1.0,
    causal: bool = False,
    window: int | None = None,
    lengths: Value | None = None,
    dropout_probability: float = 0.0,
) -> Value:
    """Weighted values: query (B, ..., q, d), key (B, ..., k, d), value (B, ..., k, v) -> (B, ..., q, v).

    The weights are those of ``attention_weights``; with ``dropout_probability`` they are dropped out (training only:
    the caller decides). Without dropout and lengths the whole is one fused op that keeps each head's scores in the
    cache.
    """
    query, key, value = promote([query, key, value])
    lead = broadcast_shape("attention", query.shape[:-2], key.shape[:-2], value.shape[:-2])
    if query.shape[-1] != key.shape[-1] or key.shape[-2] != value.shape[-2]:
        raise OpsError("attention", f"shapes {query.shape}, {key.shape}, {value.shape} do not fit")
    same = query.shape[:-2] == key.shape[:-2] == value.shape[:-2]
    if dropout_probability == 0.0 and lengths is None and same:
        rows, keys = query.shape[-2], key.shape[-2]
        specs = [(lead + (rows, value.shape[-1]), query.dtype), (lead + (rows, keys), query.dtype)]
        params = {"scale": float(scale), "causal": bool(causal), "window": window}
        return make_many("attention", (query, key, value), specs, params)[0]
    weights = attention_weights(query, key, scale, causal, window, lengths)
    if dropout_probability:
        weights = dropout(weights, dropout_probability)
    return matmul(weights, value)


def ctc_loss(
    probabilities: Value, targets: Value, input_lengths: Value | None = None, target_lengths: Value | None = None
) -> Value:
    """-log of the total probability of all alignments (Graves 2006): probabilities (B, T, c + 1), the last class blank;
    targets (B, L) integers counted from 0; lengths (B,) -> (B,).  Impossible targets give a large finite loss.
    """
    p, targets = lift_float(probabilities), lift(targets)
    if p.ndim != 3 or targets.ndim != 2 or p.shape[0] != targets.shape[0]:
        raise OpsError("ctc_loss", f"probabilities (B, T, c + 1) and targets (B, L) expected, not {p.shape}, {targets.shape}")
    inputs, names = [p, targets], []
    for name, value in (("input_lengths", input_lengths), ("target_lengths", target_lengths)):
        if value is not None:
            names.append(name)
            inputs.append(lift(value))
    specs = [((p.shape[0],), p.dtype), (p.shape, p.dtype)]
    return make_many("ctc_loss", tuple(inputs), specs, {"optional": tuple(names)})[0]
