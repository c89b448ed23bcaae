"""Plans: a traced graph turned once into a linear list of calls on fixed, reused buffers.

Making a plan orders the nodes and finds how long each value lives.  At the first run the feeds are known, memory is
assigned and each kernel records its calls; later runs only repeat the calls.  Large feeds are bound, not copied: when
another array object is fed, the calls that touch it are recorded anew.  Large results are handed out without a copy
and their memory is taken again only when the caller has dropped them.
"""

import sys
from collections.abc import Callable, Iterable
from functools import partial
from threading import Lock
from typing import Any

import numpy as np

from .gradients import gradient
from .graph import FLOAT32, OpsError, Value, count, make, ones
from .kernels.table import INPLACE, KERNELS, LAYOUTS, VIEWS, dense_order
from .workers import alone

_COPIED = 1 << 16  # bytes: smaller feeds and results are copied, larger ones bound
_FOREVER = 1 << 60  # a position behind all nodes
_UNSHARED = 2048  # elements: BLAS uses one thread anyway for products of matrices that are no larger


class _State:
    """What changes from run to run: the random generator, and what evaluates code for ops that ask."""

    __slots__ = ("rng", "call")

    def __init__(self):
        self.rng = self.call = None


class _Builder:
    """What a kernel sees while it records its calls for one node."""

    def __init__(self, state, pool):
        self.state = state
        self.pool = pool
        self.calls = []
        self.lent = []

    def emit(self, function: Callable, *args: Any, **options: Any) -> None:
        """Record a call."""
        self.calls.append(partial(function, *args, **options))

    def scratch(self, shape: tuple, dtype: Any = np.float32) -> np.ndarray:
        """Memory of its own for this node, of undefined content at the start of the node's calls."""
        storage, array = self.pool.take(shape, np.dtype(dtype))
        self.lent.append(storage)
        return array

    def contiguous(self, array: np.ndarray) -> np.ndarray:
        """``array`` itself, or scratch memory that holds its elements in order."""
        if array.flags.c_contiguous:
            return array
        copy = self.scratch(array.shape, array.dtype)
        self.emit(np.copyto, copy, array)
        return copy

    def finish(self) -> list:
        """Give lent memory back and return the calls."""
        for storage in self.lent:
            self.pool.give(storage)
        return self.calls


class Pool:
    """Raw memory, taken and given back in the order of the plan.

    Plans that never run at the same time may share one: between runs they need nothing of it.
    """

    def __init__(self):
        self.free = []

    def take(self, shape: tuple, dtype: np.dtype) -> tuple:
        """(storage, array) for an array of this shape; the storage goes back with ``give``."""
        need = count(shape) * dtype.itemsize
        for i in range(len(self.free) - 1, -1, -1):
            # much larger storage is left for those who need it
            if need <= self.free[i].nbytes <= 4 * need + 4096:
                storage = self.free.pop(i)
                break
        else:
            storage = raw_memory(need)
        return storage, storage[:need].view(dtype).reshape(shape)

    def give(self, storage: np.ndarray) -> None:
        """Take the storage back."""
        self.free.append(storage)


def raw_memory(nbytes: int) -> np.ndarray:
    """Uninitialised bytes that start at a multiple of 64 (whole cache lines for vector instructions)."""
    padded = np.empty(nbytes + 64, np.uint8)
    offset = -padded.ctypes.data % 64
    return padded[offset : offset + nbytes]


class Plan:
    """A compiled graph: outputs, and gradients if asked for.  A run that finds it running makes a plan of its own."""

    def __init__(self, outputs, gradient_names=(), gradient_values=(), cotangents=(), into=None, pool=None):
        self.outputs = list(outputs)
        self._shared = pool
        self.into = into or {}
        self.names = list(gradient_names)
        self.gradient_values = list(gradient_values)
        self.cotangents = list(cotangents)
        present = [g for g in self.gradient_values if g is not None]
        self.results = self.outputs + present
        self.nodes = ordered(self.results)
        self.feeds = {}
        for node in self.nodes:
            if node.op in ("input", "array"):
                self._declare(node)
        self._last = self._lifetimes()
        self._used = {v for node in self.nodes for v in node.inputs} | set(self.results)
        self._fixed = {
            v: self.into[n]
            for n, v in zip(self.names, self.gradient_values, strict=True)
            if n in self.into and v is not None and v not in self.outputs
        }
        self._large_products = any([v.size > _UNSHARED for node in self.nodes for v in node.outputs])
        self._built = False
        self._running = Lock()

    def _declare(self, node):
        value = node.outputs[0]
        known = self.feeds.setdefault(node.params["name"], [])
        if known and (known[0].shape, known[0].dtype) != (value.shape, value.dtype):
            raise OpsError("compile", f"{node.params['name']} is used with two shapes, {known[0].shape} and {value.shape}")
        known.append(value)

    def _lifetimes(self):
        """Value -> position of the last node that needs its memory (views need that of their source)."""
        last = dict.fromkeys(self.results, _FOREVER)
        for position in range(len(self.nodes) - 1, -1, -1):
            node = self.nodes[position]
            until = position
            if node.op in VIEWS:
                until = max(position, last.get(node.outputs[0], position))
            for value in node.inputs:
                if last.get(value, -1) < until:
                    last[value] = until
        return last

    # ---------------------------------------------------------------- running

    def run(self, feeds: dict, rng: "np.random.Generator | None" = None, call: Callable | None = None) -> list:
        """The outputs for the feeds (name -> array), as arrays the caller owns.

        ``rng``: a NumPy Generator (for random ops); ``call``: what external ops get that ask for it.
        """
        return self._run(feeds, rng, call)[: len(self.outputs)]

    def gradients(
        self, feeds: dict, rng: "np.random.Generator | None" = None, cotangents: list | None = None, call: Callable | None = None
    ) -> tuple:
        """(outputs, {name: gradient}) for the names in ``wrt``.

        Large results may have any strides.  The gradient is that of the sum of all outputs' elements, or, for a plan
        compiled with ``cotangents=True``, of the sum weighted by the given arrays, one per output.  Names that the
        outputs do not depend on get zeros.
        """
        if self.cotangents:
            weights = [np.ones(v.shape, v.dtype) for v in self.cotangents] if cotangents is None else cotangents
            feeds = {**feeds, **{v.params["name"]: a for v, a in zip(self.cotangents, weights, strict=True)}}
        elif cotangents is not None:
            raise OpsError("gradients", "the plan was not compiled for given cotangents")
        results = self._run(feeds, rng, call)
        computed = iter(results[len(self.outputs) :])
        gradients = {}
        for name, value in zip(self.names, self.gradient_values, strict=True):
            if value is not None:
                gradients[name] = next(computed)
            elif name in self.into:
                gradients[name] = self.into[name]
                gradients[name].fill(0)
            else:
                kind = self.results[0].dtype if self.results else FLOAT32
                gradients[name] = np.zeros(np.shape(feeds[name]), kind)
        return results[: len(self.outputs)], gradients

    def _run(self, feeds, rng, call):
        if not self._running.acquire(False):  # an op that calls out, or another thread, has come to it: its buffers are in use
            other = Plan(self.outputs, self.names, self.gradient_values, self.cotangents, self.into)
            return other._run(feeds, rng, call)
        try:
            with np.errstate(all="ignore"):
                if self._built:
                    self._rebind(feeds)
                else:
                    self._build(feeds)
                self._state.rng, self._state.call = rng, call
                if self._large_products:
                    alone(self._call)
                else:
                    self._call()
            return [self._result(value) for value in self.results]
        finally:
            if self._built:
                self._state.rng = self._state.call = None
            self._running.release()

    def _call(self):
        for call in self._calls:
            call()

    def _result(self, value):
        array = self._arrays[value]
        if value in self._fixed:
            fixed = self._fixed[value]
            if array is not fixed:
                np.copyto(fixed, array)
            return fixed
        if value in self._handed:
            return array.view()
        return np.array(array, order="C")

    # ---------------------------------------------------------------- building

    def _build(self, feeds):
        self._state = _State()
        self._pool, self._late_pool = self._shared or Pool(), Pool()
        self._arrays = {}
        self._roots = {}  # value -> the value that owns its memory
        self._storages = {}
        self._orders = {}  # result handed out without a copy -> the order of its axes in memory
        self._dedicated = set()  # results large enough to be handed out without a copy
        self._dependents = {}  # owner -> positions of nodes that touch its memory
        self._bound = {}  # feed name -> the object bound (not copied)
        self._copied = {}  # feed name -> buffer it is copied into
        self._segments = []
        endings = {}
        for name, values in self.feeds.items():
            self._bind_feed(name, values, self._fed(feeds, name))
        for position, node in enumerate(self.nodes):
            self._segments.append(self._place(position, node, endings))
            for value in endings.pop(position, ()):
                self._pool.give(self._storages[value])
        self._handed = {}
        for value in self.results:
            root = self._roots[value]
            if root in self._dedicated:
                self._handed[value] = root
        self._flatten()
        self._built = True

    def _large(self, value):
        return self._last.get(value) == _FOREVER and value.size * value.dtype.itemsize > _COPIED

    def _flatten(self):
        self._calls = [call for segment in self._segments for call in segment]
        self._references = {root: sys.getrefcount(_owner(self._storages[root])) for root in self._handed.values()}

    @staticmethod
    def _fed(feeds, name):
        try:
            return feeds[name]
        except KeyError:
            raise OpsError("run", f"no array was fed for {name}") from None

    def _bind_feed(self, name, values, array):
        value = values[0]
        source = np.asarray(array)
        if source.shape != value.shape:
            raise OpsError("run", f"{name} has shape {source.shape} where {value.shape} was planned")
        bound = source
        is_large = source.nbytes > _COPIED or value.node.op == "array"
        if source.dtype != value.dtype or not is_large or not isinstance(array, np.ndarray) or not array.flags.c_contiguous:
            bound = _shaped(raw_memory(value.size * value.dtype.itemsize), value)
            bound[...] = source
            self._copied[name] = bound
        else:
            self._bound[name] = array
        for each in values:
            self._arrays[each] = bound
            self._roots[each] = each
            self._dependents.setdefault(each, [])

    def _rebind(self, feeds):
        stale = set()
        for name in [name for name, bound in self._bound.items() if feeds.get(name) is not bound]:
            self._rebind_feed(name, self._fed(feeds, name), stale)
        for name, buffer in self._copied.items():
            array = self._fed(feeds, name)
            if np.shape(array) != buffer.shape:
                raise OpsError("run", f"{name} has shape {np.shape(array)} where {buffer.shape} was planned")
            buffer[...] = array
        for root in self._handed.values():
            if sys.getrefcount(_owner(self._storages[root])) > self._references[root]:
                nbytes = self._storages[root].nbytes
                self._storages[root] = raw_memory(nbytes)
                self._arrays[root] = _shaped(self._storages[root], root, self._orders[root])
                stale.update(self._dependents[root])
                self._references[root] = _FOREVER
        if stale:
            # Memory lent now must not be memory of the plan: what is free at its end may be in use at this node.
            self._pool = self._late_pool
            for position in sorted(stale):
                self._segments[position] = self._record(position, self.nodes[position])
            self._flatten()

    def _rebind_feed(self, name, array, stale):
        del self._bound[name]
        self._bind_feed(name, self.feeds[name], array)
        for value in self.feeds[name]:
            stale.update(self._dependents[value])

    def _place(self, position, node, endings):
        """Assign memory to the node's outputs and record its calls."""
        op = node.op
        if op in ("input", "array"):
            return []
        if op == "constant":
            value = node.outputs[0]
            self._arrays[value] = node.params["array"]
            self._roots[value] = value
            return []
        for value in node.inputs:
            self._note(self._roots[value], position)
        if op in VIEWS:
            value = node.outputs[0]
            array = VIEWS[op](node, self._arrays[node.inputs[0]])
            if array is not None:
                self._arrays[value] = array
                self._roots[value] = self._roots[node.inputs[0]]
                return []
        for value in node.outputs:
            if value in self._used:
                self._allocate(value, node, position, endings)
        return self._record(position, node)

    def _note(self, root, position):
        positions = self._dependents.get(root)
        if positions is not None and (not positions or positions[-1] != position):
            positions.append(position)

    def _allocate(self, value, node, position, endings):
        last = self._last.get(value, position)
        self._roots[value] = value
        ordering = LAYOUTS.get(node.op)
        order = ordering(node, [self._arrays[v] for v in node.inputs]) if ordering is not None else None
        if order is not None and len(order) != len(value.shape):
            order = None
        if value in self._fixed:
            self._arrays[value] = self._fixed[value]
            return
        if self._large(value):
            self._orders[value] = order
            self._storages[value] = raw_memory(value.size * value.dtype.itemsize)
            self._arrays[value] = _shaped(self._storages[value], value, order)
            self._dependents[value] = [position]
            self._dedicated.add(value)
            return
        if node.op in INPLACE and value.index == 0:
            donor = self._donor(value, node, position)
            if donor is not None:
                root = self._roots[donor]
                endings[position] = [v for v in endings.get(position, ()) if v is not root]
                self._storages[value] = self._storages[root]
                self._arrays[value] = self._arrays[donor]
                endings.setdefault(last, []).append(value)
                return
        if order is None:
            self._storages[value], self._arrays[value] = self._pool.take(value.shape, value.dtype)
        else:
            shape = tuple([value.shape[a] for a in order])
            self._storages[value], array = self._pool.take(shape, value.dtype)
            self._arrays[value] = array.transpose(_inverse(order))
        endings.setdefault(last, []).append(value)

    def _donor(self, value, node, position):
        """An input whose memory ends here and can hold the output in place."""
        for source in node.inputs:
            root = self._roots[source]
            if (
                root in self._storages
                and self._last.get(root) == position
                and source.shape == value.shape
                and source.dtype is value.dtype
                and root.size == value.size
                and root.dtype is value.dtype
                and all([v is source or self._roots[v] is not root for v in node.inputs])
                and root not in self._dedicated
            ):
                array = self._arrays[source]
                if array.flags.writeable and (array.flags.c_contiguous or dense_order(array) is not None):
                    return source
        return None

    def _record(self, position, node):
        """The calls of one node on the present arrays; views are taken anew."""
        if node.op in VIEWS:
            value = node.outputs[0]
            source = self._arrays[node.inputs[0]]
            if self._roots[value] is not value:
                self._arrays[value] = VIEWS[node.op](node, source)
                return []
            return [partial(np.copyto, self._arrays[value].reshape(source.shape), source)]
        build = KERNELS.get(node.op)
        if build is None:
            raise OpsError(node.op, "the NumPy engine has no kernel for this op")
        builder = _Builder(self._state, self._pool)
        build(node, [self._arrays[v] for v in node.inputs], [self._arrays.get(v) for v in node.outputs], builder)
        return builder.finish()


def _owner(storage):
    return storage.base if storage.base is not None else storage


def _shaped(storage, value, order=None):
    flat = storage.view(value.dtype)
    if order is None:
        return flat.reshape(value.shape)
    return flat.reshape([value.shape[a] for a in order]).transpose(_inverse(order))


def _inverse(order):
    inverse = [0] * len(order)
    for place, axis in enumerate(order):
        inverse[axis] = place
    return inverse


def ordered(values: list) -> list:
    """The nodes the values need, in an order in which they can be computed."""
    seen, waiting = set(), [v.node for v in values]
    while waiting:
        node = waiting.pop()
        if node not in seen:
            seen.add(node)
            for value in node.inputs:
                if value.node not in seen:
                    waiting.append(value.node)
    return sorted(seen, key=_serial)


def _serial(node):
    return node.serial


def compile(
    outputs: "Value | list[Value]",
    wrt: list | None = None,
    loss: "Value | Iterable[Value] | None" = None,
    cotangents: bool = False,
    into: dict | None = None,
    pool: "Pool | None" = None,
) -> Plan:
    """A plan for the outputs.

    ``wrt``: names of inputs and arrays whose gradients ``plan.gradients`` gives: of the sum of all real outputs or of
    ``loss`` (a value or a list of values, their elements summed), weighted by arrays given at run time, one a value,
    when ``cotangents`` is true. ``into``: name -> contiguous array in which that gradient is left at every run (views
    of one flat buffer, for an optimiser). ``pool``: memory shared with plans that never run at the same time.
    """
    outputs = [outputs] if isinstance(outputs, Value) else list(outputs)
    if wrt is None:
        return Plan(outputs, pool=pool)
    targets = targets_of(outputs, loss)
    seeds, fed = [], []
    for i, value in enumerate(targets):
        if cotangents:
            fed.append(_cotangent(i, value))
            seeds.append(fed[-1])
        else:
            seeds.append(ones(value.shape, value.dtype) if value.is_float else None)
    sources: dict = {}
    for node in ordered(targets):
        if node.op in ("input", "array"):
            sources.setdefault(node.params["name"], []).append(node.outputs[0])
    flat = [v for name in wrt for v in sources.get(name, ())]
    gradients = dict(zip(flat, gradient(targets, seeds, flat), strict=True))
    values = []
    for name in wrt:
        parts = [gradients[v] for v in sources.get(name, ()) if gradients[v] is not None]
        total = parts[0] if parts else None
        for part in parts[1:]:
            total = total + part
        values.append(total)
    return Plan(outputs, list(wrt), values, fed, into, pool)


def targets_of(outputs: list, loss: "Value | Iterable[Value] | None") -> list:
    """The values whose elements' sum is differentiated."""
    if loss is None:
        return outputs
    return [loss] if isinstance(loss, Value) else list(loss)


def _cotangent(i, value):
    return make("input", (), value.shape, value.dtype, {"name": f"cotangent of output {i + 1}"})


def evaluate(*values) -> list:
    """The arrays of values that need no feeds (for constants and tests)."""
    return Plan(values).run({})
