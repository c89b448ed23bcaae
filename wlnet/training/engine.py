"""Computing a training graph on batches: all learned arrays in one flat buffer, one plan for each shape of batch."""

from collections.abc import Callable, Iterable
from typing import Any

import numpy as np

from .. import ops
from ..nets.array_values import Shared, array_value
from ..nets.arrays import array_positions, with_arrays
from ..nets.container import Graph
from ..nets.errors import NetFailure, place
from ..nets.layer import Layer
from ..ops.elementwise import real
from ..running.plans import check_lengths
from ..running.trace import Trace
from .losses import TrainingGraph
from .optimisers import Optimiser

# shapes of batches: sequences of some hundred lengths, trained and validated, keep their plans
PLANS_KEPT = 512


class Computed:
    """A plan for one shape of batch: its outputs are the loss terms, the values asked for, and the updated arrays."""

    __slots__ = ("plan", "terms", "values", "updates")

    def __init__(self, plan, terms: int, values: int, updates: list):
        self.plan, self.terms, self.values, self.updates = plan, terms, values, updates


class Engine:
    """The arrays of a training graph, and its losses and gradients on batches.

    ``parameters`` holds all learned arrays, ``gradients`` what the last `losses_and_gradients` left; ``learned`` maps
    the key of each learned array to its slice.  ``places``: (path, port) of values that every batch gives besides the
    losses.  ``call(f, *args)`` evaluates code in the session that trains.
    """

    def __init__(
        self,
        training: TrainingGraph,
        multipliers: dict,
        dtype: Any,
        rng: np.random.Generator,
        places: Iterable = (),
        call: Callable | None = None,
    ):
        self.training, self.graph, self.dtype, self.rng, self.call = training, training.graph, dtype, rng, call
        self.places = list(places)
        self.positions: dict = {}  # key -> positions of the array in the graph (several where it is shared)
        self.arrays: dict = {}  # key -> numbers
        for position, (layer, name) in array_positions(self.graph).items():
            key = key_of(position, layer, name)
            self.positions.setdefault(key, []).append(position)
            if key not in self.arrays:
                self.arrays[key] = self._numbers(position, layer, name)
        self.multipliers = {key: multipliers.get(where[0], 1) for key, where in self.positions.items()}
        self._lay_out([key for key in self.arrays if self.multipliers[key] != 0])
        active = {self.positions[key][0][:-1] for key in self.learned}  # layers that learn
        self._moving = {key for key in self.arrays if key not in self.learned and self.positions[key][0][:-1] in active}
        self._plans: dict = {}
        self._pool = ops.Pool()  # one for all plans

    def _numbers(self, position, layer: Layer, name: str):
        numbers = array_value(layer.arrays[name])
        if numbers is None:
            raise NetFailure("netinit", f'the array "{name}" of {place(position[:-1])} has no numbers')
        return np.array(numbers, self.dtype, order="C")

    def _lay_out(self, keys: list) -> None:
        """Make the learned arrays, and their gradients, views of one buffer each."""
        total = self.size = sum([self.arrays[key].size for key in keys])
        self.parameters, self.gradients = np.zeros(total, self.dtype), np.zeros(total, self.dtype)
        self.learned: dict = {}
        self._into: dict = {}
        start = 0
        for key in keys:
            array = self.arrays[key]
            part = self.learned[key] = slice(start, start + array.size)
            view = self.parameters[part].reshape(array.shape)
            view[...] = array
            self.arrays[key] = view
            self._into[key] = self.gradients[part].reshape(array.shape)
            start = part.stop

    def key_at(self, position: tuple) -> tuple:
        """The key of the array at a position of the graph."""
        return next(key for key, where in self.positions.items() if position in where)

    def slices(self, chosen: Callable[[tuple], bool]) -> list:
        """The parts of ``parameters`` of those learned arrays whose key is chosen; neighbours joined."""
        parts: list = []
        for key, part in self.learned.items():
            if not chosen(key):
                continue
            if parts and parts[-1].stop == part.start:
                parts[-1] = slice(parts[-1].start, part.stop)
            else:
                parts.append(part)
        return parts

    def flat(self, values: dict, default: float) -> np.ndarray:
        """A vector as long as ``parameters``: the value of each learned array, by the position of its first place."""
        vector = np.full(self.size, default, self.dtype)
        for key, part in self.learned.items():
            if self.positions[key][0] in values:
                vector[part] = values[self.positions[key][0]]
        return vector

    # --- computing ---------------------------------------------------------------------------------------------------

    def losses_and_gradients(self, feeds: dict, scale: float) -> tuple:
        """(loss terms by example, values at ``places``); the gradients of ``scale`` times the sum of the losses are left."""
        computed = self._computed(feeds, True)
        results, _ = self._run(lambda: computed.plan.gradients(self._fed(feeds, scale), self.rng, call=self.call))
        for key, value in zip(computed.updates, results[computed.terms + computed.values :]):
            if key in self._moving:
                self.arrays[key][...] = value
        return results[: computed.terms], results[computed.terms : computed.terms + computed.values]

    def losses(self, feeds: dict) -> tuple:
        """(loss terms by example, values at ``places``) of the net as it is evaluated after training."""
        computed = self._computed(feeds, False)
        results = self._run(lambda: computed.plan.run(self._fed(feeds, 1.0), self.rng, self.call))
        return results[: computed.terms], results[computed.terms :]

    def _fed(self, feeds, scale) -> dict:
        values: dict = dict(self.arrays)
        for name, array in feeds.items():
            values["in", name] = array
        values["scale"] = np.asarray(scale, self.dtype)
        return values

    def _run(self, work):
        try:
            return work()
        except ops.OutOfRange as error:
            raise NetFailure("netdata", f"an integer of the data is no position at a level of length {error.size}") from None
        except ops.OpsError as error:
            raise NetFailure("netdata", error.text) from None

    def _computed(self, feeds: dict, training: bool) -> Computed:
        key = (training, *[a.shape for a in feeds.values()])
        computed = self._plans.get(key)
        if computed is None:
            if len(self._plans) >= PLANS_KEPT:
                self._plans.pop(next(iter(self._plans)))
            computed = self._plans[key] = self._make({n: a.shape for n, a in feeds.items()}, training)
        return computed

    def _make(self, shapes: dict, training: bool) -> Computed:
        check_lengths(self.graph, {n: s[1:] for n, s in shapes.items()})
        batch = next(iter(shapes.values()))[0] if shapes else 1
        values = {
            n: ops.input(("in", n), s, ops.INT64 if self.graph.input_tensor(n).is_integer else self.dtype)
            for n, s in shapes.items()
        }
        trace = Trace(batch, training, self.dtype, call=self.call)
        try:
            outs = trace.run(self.graph, values)
        except NetFailure as error:  # the net trained is the node of this name in the graph with its losses
            raise error.with_tag("netdata", path=error.path[1:]) from None
        terms = [_by_example(real(outs[t.output], self.dtype)) for t in self.training.terms]
        more = [self._value(trace, path, port) for path, port in self.places]
        updates = list(trace.updates) if training else []
        outputs = [*terms, *more, *[trace.updates[k] for k in updates]]
        loss = self._scaled(terms) if training else None
        try:
            plan = self._compile(outputs, loss, [k for k in self.learned if k in trace.arrays])
        except ops.OpsError as error:
            raise NetFailure("netdata", error.text) from None
        return Computed(plan, len(terms), len(more), updates)

    def _value(self, trace, path, port):
        value = trace.ports.get((path, port))
        if value is None:
            raise NetFailure("netport", f'{place(path[1:])} has no port "{port}" to measure')
        return value

    def _scaled(self, terms):
        total = None
        for term, value in zip(self.training.terms, terms):
            part = value if term.scale == 1 else value * term.scale
            total = part if total is None else total + part
        return ops.reduce_sum(total) * ops.input("scale", (), self.dtype)

    def _compile(self, outputs, loss, names):
        if loss is None:
            return ops.compile(outputs, pool=self._pool)
        absent = [k for k in self.learned if k not in names]  # arrays that the losses do not depend on
        for key in absent:
            self._into[key].fill(0)
        return ops.compile([*outputs, loss], wrt=names, loss=loss, into={k: self._into[k] for k in names}, pool=self._pool)

    # --- results -----------------------------------------------------------------------------------------------------

    def snapshot(self) -> tuple:
        """All numbers as they are now."""
        return self.parameters + 0, {k: a + 0 for k, a in self.arrays.items() if k not in self.learned}

    def restore(self, snapshot: tuple) -> None:
        """Go back to the numbers of a snapshot."""
        self.parameters[...] = snapshot[0]
        for key, array in snapshot[1].items():
            self.arrays[key][...] = array

    def optimiser(self, method: Optimiser) -> Any:
        """The method, made for ``parameters``, as it works on this engine."""
        return method

    def is_finite(self) -> bool:
        """Are all parameters finite numbers?"""
        return bool(np.isfinite(self.parameters).all())

    def host(self, array: Any) -> np.ndarray:
        """One of the engine's arrays as a NumPy array."""
        return array

    def trained_graph(self) -> Graph:
        """The graph with the numbers as they are now."""
        values = {}
        for key, where in self.positions.items():
            for position in where:
                values[position] = np.array(self.host(self.arrays[key]), np.float32)
        return with_arrays(self.graph, values)


def key_of(position: tuple, layer: Layer, name: str) -> tuple:
    """What an array is fed under: its position, or its name where it is shared (as `Trace.key`)."""
    value = layer.arrays[name]
    return ("shared", value.name) if type(value) is Shared else position


def _by_example(value):
    """One number an example: the sum over the elements of a loss."""
    return value if value.ndim == 1 else ops.reduce_sum(value, tuple(range(1, value.ndim)))


__all__ = ["Engine", "key_of"]
