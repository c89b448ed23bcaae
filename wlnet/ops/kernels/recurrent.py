"""NumPy kernels of the recurrent layers, forward and backward.

Arrays are kept features first: x (T, I, B), states (H, B), gates (H, B).  So each step is one product of a matrix of
weights with the states, the gates of one kind are one run of memory, and a sequence that goes from one recurrent layer
to the next is never transposed. The products with the inputs are made for blocks of steps.  Biases ride along as an
extra column of the input weights, whose inputs have a row of ones.  sigmoid(u) = (1 + tanh(u / 2)) / 2: the rows of
sigmoid gates are halved beforehand, and one tanh serves all gates.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

from ..graph import Node
from .products import dot, emit_product
from .table import Builder, kernel, layout

_BLOCK = 1 << 17  # numbers in the gates of a block of steps


@layout("rnn", "gru", "lstm", "rnn_gradient", "gru_gradient", "lstm_gradient")
def features_first(node: Node, ins: Sequence) -> tuple:
    """Memory order (T, H, B) of sequences."""
    return (1, 2, 0)


Cells = Any  # (old, new) memory of an LSTM; None for the others


class _Cell:
    """One step of a recurrent layer; subclasses are made for one node and hold its temporaries."""

    gates: int = 1
    planes: int = 1  # gates, and (H, B) planes to save for the gradient
    sigmoids = 0  # the first so many gates are sigmoids
    order: tuple = (0,)  # the order of the gates in rows of ``rows`` that meets the recurrent weights

    def __init__(self, b, hidden, batch, dtype):
        self.kind = dtype.type
        self.hidden = hidden
        self.temporary = lambda n: b.scratch((n * hidden, batch), dtype)
        self.update: np.ndarray | None = None  # (H, B) mask
        self.save = False  # are the planes kept for the gradient?


class _Rnn(_Cell):
    """s = tanh(p + wh s')."""

    def prepare(self) -> None:
        self.product = self.temporary(1)

    def views(self, gates: np.ndarray) -> tuple:
        """What ``forward`` and ``backward`` need of one step's (G, H, B) planes."""
        return (gates[0],)

    def forward(
        self, views: tuple, weights: np.ndarray, inside: np.ndarray, state: np.ndarray, out: np.ndarray, cells: Cells
    ) -> None:
        """Gates from input products in ``views``, and the new state ``out``; ``inside`` is the state that meets the weights."""
        (gate,) = views
        dot(weights, inside, self.product)
        np.add(gate, self.product, gate)
        if self.update is None:
            np.tanh(gate, out)
            if self.save:
                np.copyto(gate, out)
        else:
            np.tanh(gate, gate)
            np.multiply(gate, self.update, out)

    def prepare_backward(self) -> None:
        self.rows = self.temporary(1)
        self.recurrent_rows = self.input_rows = self.rows

    def backward(
        self,
        views: tuple,
        state: np.ndarray,
        cells: Cells,
        carry: np.ndarray,
        carry_cells: Any,
        direct: np.ndarray,
    ) -> None:
        """``rows``, the cotangents of the gates, from that of the new state, ``carry``; ``direct`` gets the old state's part."""
        (gate,) = views
        rows = self.rows
        np.multiply(gate, gate, rows)
        np.subtract(self.kind(1), rows, rows)
        np.multiply(rows, carry, rows)
        if self.update is not None:
            np.multiply(rows, self.update, rows)
        direct.fill(0)


class _Gru(_Cell):
    """i, r, m: s = (1 - i) m + i s', m = tanh(p + r q), q = wh_m s'.  Planes: i, r, m, q."""

    gates, planes, sigmoids = 3, 4, 2
    order = (2, 0, 1)

    def prepare(self) -> None:
        h = self.hidden
        self.product = self.temporary(3)
        self.first, self.inner = self.product[: 2 * h], self.product[2 * h :]
        self.spare = self.temporary(1)
        self.masked = self.temporary(1)

    def views(self, gates: np.ndarray) -> tuple:
        h, batch = gates.shape[1:]
        return gates[:2].reshape(2 * h, batch), gates[0], gates[1], gates[2], gates[3] if len(gates) > 3 else None

    def forward(
        self, views: tuple, weights: np.ndarray, inside: np.ndarray, state: np.ndarray, out: np.ndarray, cells: Cells
    ) -> None:
        both, i, r, m, q = views
        half, spare = self.kind(0.5), self.spare
        dot(weights, inside, self.product)
        np.add(both, self.first, both)
        np.tanh(both, both)
        np.multiply(both, half, both)
        np.add(both, half, both)
        if q is not None:
            np.copyto(q, self.inner)
        np.multiply(r, self.inner, spare)
        np.add(m, spare, m)
        np.tanh(m, m)
        if self.update is not None:
            m = np.multiply(m, self.update, self.masked)
        np.subtract(state, m, spare)
        np.multiply(spare, i, spare)
        np.add(spare, m, out)

    def prepare_backward(self) -> None:
        h = self.hidden
        self.rows = rows = self.temporary(4)  # q, i, r, m
        self.q, self.i, self.r, self.m = [rows[k * h : (k + 1) * h] for k in range(4)]
        self.both = rows[h : 3 * h]
        self.recurrent_rows, self.input_rows = rows[: 3 * h], rows[h:]
        self.slope = self.temporary(2)
        self.spare = self.temporary(1)

    def backward(
        self,
        views: tuple,
        state: np.ndarray,
        cells: Cells,
        carry: np.ndarray,
        carry_cells: Any,
        direct: np.ndarray,
    ) -> None:
        both, i, r, m, q = views
        slope, spare, one = self.slope, self.spare, self.kind(1)
        masked = m if self.update is None else m * self.update
        np.subtract(one, both, slope)
        np.multiply(m, m, self.m)
        np.subtract(one, self.m, self.m)
        np.multiply(carry, slope[: self.hidden], spare)
        np.multiply(self.m, spare, self.m)
        if self.update is not None:
            np.multiply(self.m, self.update, self.m)
        np.multiply(slope, both, slope)
        np.subtract(state, masked, self.i)
        np.multiply(self.i, carry, self.i)
        np.multiply(self.m, q, self.r)
        np.multiply(self.both, slope, self.both)
        np.multiply(self.m, r, self.q)
        np.multiply(carry, i, direct)


class _Lstm(_Cell):
    """i, o, f, m: c = f c' + i m, s = o tanh(c).  Planes: i, o, f, m, c."""

    gates, planes, sigmoids = 4, 5, 3
    order = (0, 1, 2, 3)

    def prepare(self) -> None:
        self.product = self.temporary(4)
        self.spare = self.temporary(1)

    def views(self, gates: np.ndarray) -> tuple:
        h, batch = gates.shape[1:]
        return (gates[:4].reshape(4 * h, batch), gates[:3].reshape(3 * h, batch), *gates[:4])

    def forward(
        self, views: tuple, weights: np.ndarray, inside: np.ndarray, state: np.ndarray, out: np.ndarray, cells: Cells
    ) -> None:
        every, sigmoids, i, o, f, m = views
        old, new = cells
        half, spare = self.kind(0.5), self.spare
        dot(weights, inside, self.product)
        np.add(every, self.product, every)
        np.tanh(every, every)
        np.multiply(sigmoids, half, sigmoids)
        np.add(sigmoids, half, sigmoids)
        np.multiply(i, m, spare)
        if self.update is not None:
            np.multiply(spare, self.update, spare)
        np.multiply(f, old, new)
        np.add(new, spare, new)
        np.tanh(new, spare)
        np.multiply(spare, o, out)

    def prepare_backward(self) -> None:
        h = self.hidden
        self.rows = rows = self.temporary(4)
        self.i, self.o, self.f, self.m = [rows[k * h : (k + 1) * h] for k in range(4)]
        self.sigmoid_rows = rows[: 3 * h]
        self.recurrent_rows = self.input_rows = rows
        self.slope = self.temporary(3)
        self.spare = self.temporary(1)

    def backward(
        self,
        views: tuple,
        state: np.ndarray,
        cells: Cells,
        carry: np.ndarray,
        carry_cells: Any,
        direct: np.ndarray,
    ) -> None:
        every, sigmoids, i, o, f, m = views
        old, new = cells
        slope, spare, one = self.slope, self.spare, self.kind(1)
        np.tanh(new, spare)
        np.multiply(carry, spare, self.o)
        np.multiply(spare, spare, spare)
        np.subtract(one, spare, spare)
        np.multiply(spare, o, spare)
        np.multiply(spare, carry, spare)
        np.add(carry_cells, spare, carry_cells)
        np.multiply(carry_cells, old, self.f)
        np.multiply(carry_cells, m, self.i)
        np.multiply(carry_cells, i, spare)
        if self.update is not None:
            np.multiply(self.i, self.update, self.i)
            np.multiply(spare, self.update, spare)
        np.subtract(one, sigmoids, slope)
        np.multiply(slope, sigmoids, slope)
        np.multiply(self.sigmoid_rows, slope, self.sigmoid_rows)
        np.multiply(m, m, self.m)
        np.subtract(one, self.m, self.m)
        np.multiply(self.m, spare, self.m)
        np.multiply(carry_cells, f, carry_cells)
        direct.fill(0)


_CELLS = {"rnn": _Rnn, "gru": _Gru, "lstm": _Lstm}


class _Arguments:
    """The arrays of a recurrent node, features first."""

    def __init__(self, op, params, arrays, b):
        self.states_count = 2 if op == "lstm" else 1
        x, self.wi, self.wh, self.bias, *rest = arrays
        self.states = [s.T for s in rest[: self.states_count]]
        optional = dict(zip(params["optional"], rest[self.states_count :], strict=True))
        self.x = x.transpose(1, 2, 0)
        self.steps, self.features, self.batch = self.x.shape
        self.hidden = self.wh.shape[1]
        self.dtype = x.dtype
        self.reverse = params["reverse"]
        self.lengths = optional.get("lengths")
        self.masks = {}
        for name in ("state_mask", "update_mask"):
            if name in optional:
                self.masks[name] = b.scratch((self.hidden, self.batch), self.dtype)
                b.emit(np.copyto, self.masks[name], optional[name].T)
        self.cell = _CELLS[op](b, self.hidden, self.batch, self.dtype)
        self.cell.update = self.masks.get("update_mask")
        self.active = None
        if self.lengths is not None:
            self.active = b.scratch((self.steps, 1, self.batch), np.bool_)
            b.emit(np.less, np.arange(self.steps)[:, None, None], self.lengths, self.active)

    def times(self) -> list:
        """The steps in the order they are taken."""
        return list(range(self.steps))[::-1] if self.reverse else list(range(self.steps))

    def copied(self, b: Builder, array: np.ndarray) -> np.ndarray:
        """A contiguous copy of a transposed state, made at every run."""
        copy = b.scratch(array.shape, self.dtype)
        b.emit(np.copyto, copy, array)
        return copy


def _scaled_weights(a, b):
    """Input weights with the biases as last column, and recurrent weights; rows of sigmoid gates halved."""
    rows, features = a.wi.shape
    wide = b.scratch((rows, features + 1), a.dtype)
    deep = b.scratch(a.wh.shape, a.dtype)
    cut = a.cell.sigmoids * a.hidden
    half = a.dtype.type(0.5)
    b.emit(np.copyto, wide[:, :features], a.wi)
    b.emit(np.copyto, wide[:, features], a.bias)
    b.emit(np.copyto, deep, a.wh)
    if cut:
        b.emit(np.multiply, wide[:cut], half, wide[:cut])
        b.emit(np.multiply, deep[:cut], half, deep[:cut])
    return wide, deep


def _step_blocks(a, gates):
    """The times in blocks, in the order they are taken, each block ascending."""
    size = max(1, min(a.steps, _BLOCK // max(1, gates * a.hidden * a.batch)))
    blocks = [list(range(i, min(i + size, a.steps))) for i in range(0, a.steps, size)]
    return blocks[::-1] if a.reverse else blocks


@kernel("rnn", "gru", "lstm")
def recurrent(node: Node, ins: Sequence, outs: Sequence, b: Builder) -> None:
    """All steps of a recurrent layer."""
    a = _Arguments(node.op, node.params, ins, b)
    cell, hidden, batch = a.cell, a.hidden, a.batch
    sequence, *lasts, saved = outs
    cell.save = saved is not None
    cell.prepare()
    wide, deep = _scaled_weights(a, b)
    start = a.copied(b, a.states[0])
    cells = (a.copied(b, a.states[1]),) if a.states_count == 2 else None
    blocks = _step_blocks(a, cell.gates)
    longest = max([len(block) for block in blocks], default=1)
    ones = b.scratch((longest, a.features + 1, batch), a.dtype)
    shared: Any = None if saved is not None else b.scratch((longest, cell.gates, hidden, batch), a.dtype)
    spare_states = b.scratch((2, hidden, batch), a.dtype)
    spare_cells: Any = b.scratch((2, hidden, batch), a.dtype) if cells else None
    target = sequence.transpose(1, 2, 0) if sequence is not None else None
    b.emit(ones[:, a.features].fill, 1)
    state, taken = start, 0
    for block in blocks:
        first, stop = block[0], block[-1] + 1
        gates = shared[: len(block)] if saved is None else saved[first:stop]
        inputs = gates[:, : cell.gates]
        flat = inputs.reshape(len(block), cell.gates * hidden, batch)
        b.emit(np.copyto, ones[: len(block), : a.features], a.x[first:stop])
        emit_product(b, wide, ones[: len(block)], flat)
        steps = []
        for t in reversed(block) if a.reverse else block:
            old: Cells = None
            if cells:
                new = saved[t, 4] if saved is not None else spare_cells[taken % 2]
                old, cells = (cells[0], new), (new,)
            out = target[t] if target is not None and a.active is None else spare_states[taken % 2]
            steps.append((cell.views(gates[t - first]), state, out, old, t))
            state, taken = out, taken + 1
        b.emit(_take_steps, a, deep, steps, target)
    for last, final in zip(lasts, [state, *(cells or [])], strict=True):
        if last is not None:
            b.emit(np.copyto, last.T, final)


def _take_steps(a, weights, steps, target):
    mask, active, forward = a.masks.get("state_mask"), a.active, a.cell.forward
    for views, state, out, cells, t in steps:
        inside = state if mask is None else state * mask
        forward(views, weights, inside, state, out, cells)
        if active is not None:
            if target is not None:
                np.multiply(out, active[t], target[t])
            np.copyto(out, state, where=~active[t])
            if cells:
                np.copyto(cells[1], cells[0], where=~active[t])


@kernel("rnn_gradient", "gru_gradient", "lstm_gradient")
def recurrent_gradient(node: Node, ins: Sequence, outs: Sequence, b: Builder) -> None:
    """The steps backwards: cotangents of x, the weights, biases and states."""
    op, params = node.op.removesuffix("_gradient"), node.params
    present = sum(params["arriving"])
    arrays = iter(ins[:present])
    cotangents = [next(arrays) if flag else None for flag in params["arriving"]]
    a = _Arguments(op, params, ins[present:-2], b)
    cell = a.cell
    cell.prepare_backward()
    run = _Backward(a, b, cotangents, ins[-2].transpose(1, 2, 0), ins[-1], outs)
    b.emit(run.begin)
    b.emit(run.run)
    b.emit(run.finish)


class _Backward:
    """The gradient of one recurrent node: accumulators and the loop over the steps."""

    def __init__(self, a, b, cotangents, sequence, saved, outs):
        self.a, self.saved, self.sequence = a, saved, sequence
        hidden, batch, cell, kind = a.hidden, a.batch, a.cell, a.dtype
        self.into = outs[0].transpose(1, 2, 0) if outs[0] is not None else None
        self.outs = outs
        self.state_cotangents = [g if g is None or i == 0 else g.T for i, g in enumerate(cotangents)]
        self.sequence_cotangents = cotangents[0].transpose(1, 2, 0) if cotangents[0] is not None else None
        self.starts = [a.copied(b, s) for s in a.states]
        self.carry = b.scratch((hidden, batch), kind)
        self.direct = b.scratch((hidden, batch), kind)
        self.carry_cells = b.scratch((hidden, batch), kind) if a.states_count == 2 else None
        rows = cell.gates * hidden
        self.wh = b.scratch((rows, hidden), kind)
        self.wi_total = b.scratch((rows, a.features + 1), kind)
        self.wh_total = b.scratch((rows, hidden), kind)
        self.wi_part = b.scratch((rows, a.features + 1), kind)
        self.wh_part = b.scratch((rows, hidden), kind)
        self.ones = b.scratch((a.features + 1, batch), kind)
        self.previous = b.scratch((hidden, batch), kind)
        self.previous_cells = b.scratch((hidden, batch), kind) if self.carry_cells is not None else None
        self.held = b.scratch((2, hidden, batch), kind) if a.active is not None else None
        self.views = [cell.views(saved[t]) for t in range(a.steps)]

    def begin(self) -> None:
        """Accumulators at zero, cotangents of the last states, recurrent weights in the cell's order."""
        a, h = self.a, self.a.hidden
        for place, gate in enumerate(a.cell.order):
            self.wh[place * h : (place + 1) * h] = a.wh[gate * h : (gate + 1) * h]
        self.wi_total.fill(0)
        self.wh_total.fill(0)
        self.ones[a.features].fill(1)
        for carry, last in zip((self.carry, self.carry_cells), self.state_cotangents[1:], strict=False):
            if last is None:
                carry.fill(0)
            else:
                np.copyto(carry, last)

    def _before(self, t, following):
        """The state (and cells) before step t, of which ``following`` is the time."""
        a = self.a
        if following is None:
            return self.starts[0], self.starts[-1]
        state = self.sequence[following]
        cells = self.saved[following, 4] if self.carry_cells is not None else None
        if a.active is not None and a.reverse:  # an example's first step is at its own length
            beyond = ~a.active[following]
            np.copyto(self.previous, state)
            np.copyto(self.previous, self.starts[0], where=beyond)
            state = self.previous
            if cells is not None:
                np.copyto(self.previous_cells, cells)
                np.copyto(self.previous_cells, self.starts[1], where=beyond)
                cells = self.previous_cells
        return state, cells

    def run(self) -> None:
        """Every step, last first."""
        a, cell = self.a, self.a.cell
        mask, active = a.masks.get("state_mask"), a.active
        carry, direct, carry_cells = self.carry, self.direct, self.carry_cells
        backward, rows_in, rows_state = cell.backward, cell.input_rows, cell.recurrent_rows
        ones, inputs = self.ones, self.ones[: a.features]
        times = a.times()
        for position in range(len(times) - 1, -1, -1):
            t = times[position]
            state, cells = self._before(t, times[position - 1] if position else None)
            if active is not None:
                idle = ~active[t]
                np.copyto(self.held[0], carry)
                if carry_cells is not None:
                    np.copyto(self.held[1], carry_cells)
            if self.sequence_cotangents is not None:
                np.add(carry, self.sequence_cotangents[t], carry)
            backward(
                self.views[t], state, (cells, self.saved[t, 4]) if carry_cells is not None else None, carry, carry_cells, direct
            )
            if active is not None:
                np.copyto(cell.rows.reshape(-1, a.hidden, a.batch), 0, where=idle)
            inside = state if mask is None else state * mask
            dot(rows_state, inside.T, self.wh_part)
            np.add(self.wh_total, self.wh_part, self.wh_total)
            np.copyto(inputs, a.x[t])
            dot(rows_in, ones.T, self.wi_part)
            np.add(self.wi_total, self.wi_part, self.wi_total)
            if self.into is not None:
                dot(a.wi.T, rows_in, self.into[t])
            dot(self.wh.T, rows_state, carry)
            if mask is not None:
                np.multiply(carry, mask, carry)
            np.add(carry, direct, carry)
            if active is not None:
                np.copyto(carry, self.held[0], where=idle)
                if carry_cells is not None:
                    np.copyto(carry_cells, self.held[1], where=idle)

    def finish(self) -> None:
        """Hand the totals out."""
        a, h = self.a, self.a.hidden
        _, wi, wh, bias, *states = self.outs
        if wi is not None:
            np.copyto(wi, self.wi_total[:, : a.features])
        if bias is not None:
            np.copyto(bias, self.wi_total[:, a.features])
        if wh is not None:
            for place, gate in enumerate(a.cell.order):
                wh[gate * h : (gate + 1) * h] = self.wh_total[place * h : (place + 1) * h]
        for out, carry in zip(states, (self.carry, self.carry_cells), strict=False):
            if out is not None:
                np.copyto(out.T, carry)
