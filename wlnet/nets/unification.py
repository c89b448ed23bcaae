"""Inference: unification of port types over a whole net, in every direction.

Each port, array and state of the net gets variables for its sizes and its elements.  Connected ports share them; every layer's
``infer`` is called again and again, each time adding what follows from what is known, until nothing changes.
A contradiction raises `NetFailure`, which knows both sides.
"""

from .errors import NetFailure
from .types import ATOM, REAL, Index, Length, Tensor, describe

_KNOWN, _VARYING = 1, 2


class Size:
    """A size variable: unknown, a number, or of variable length.  ``rigid``: may not be fixed to a number."""

    __slots__ = ("link", "serial", "number", "varying", "rigid")

    def __init__(self, serial, number=None, varying=False, rigid=False):
        self.link = None
        self.serial = serial
        self.number = number
        self.varying = varying
        self.rigid = rigid


class Shape:
    """A shape variable: unknown, or a list of size variables."""

    __slots__ = ("link", "serial", "sizes")

    def __init__(self, serial, sizes=None):
        self.link = None
        self.serial = serial
        self.sizes = sizes


class Element:
    """An element variable: None (real or integer), REAL or Index."""

    __slots__ = ("link", "serial", "kind")

    def __init__(self, serial, kind=None):
        self.link = None
        self.serial = serial
        self.kind = kind


class PortVariables:
    """The variables of one port, array or state."""

    __slots__ = ("shape", "element", "name")

    def __init__(self, shape: Shape, element: Element, name: str):
        self.shape = shape
        self.element = element
        self.name = name


def root(v):
    """The representative of a variable."""
    while v.link is not None:
        v = v.link
    return v


class _Clash(Exception):
    """Two sizes or shapes differ; the caller knows whose they are."""


class Inference:
    """One solving session over a net."""

    def __init__(self):
        self.serial = 0
        self.mark = 0
        self.changes = 0
        self.rules: list = []  # (layer, LayerTypes)
        self.flows: list = []  # (source, destination) port variables
        self._lengths: dict = {}
        self.assuming = False
        self.refusing = self.doubtful = False  # is everything found, and would a layer refuse what was found so far?

    # --- variables ------------------------------------------------------------------------------------------------

    def _next(self) -> int:
        self.serial += 1
        return self.serial

    def size(self, value=None, lengths: "dict | None" = None) -> Size:
        """A size variable for a number, a Length (shared within ``lengths``), an existing variable, or None."""
        kind = type(value)
        if kind is Size:
            return value
        if kind is Length:
            if lengths is None:
                return Size(self._next(), varying=True)
            if value not in lengths:
                lengths[value] = Size(self._next(), varying=True)
            return lengths[value]
        return Size(self._next(), value)

    def shape(self, dims=None, lengths=None) -> Shape:
        """A shape variable from a list of sizes, or an open one."""
        return Shape(self._next(), None if dims is None else [self.size(d, lengths) for d in dims])

    def port(self, tensor: Tensor, name: str, lengths: dict, rigid: bool = False) -> PortVariables:
        """Variables for a port of this type; Lengths with one name within ``lengths`` are one variable."""
        shape = self.shape(tensor.dims, lengths)
        if rigid and shape.sizes:
            for s in shape.sizes:
                root(s).rigid = root(s).varying or root(s).rigid
        element = Element(self._next(), None if tensor.element == ATOM else tensor.element)
        return PortVariables(shape, element, name)

    # --- unification ----------------------------------------------------------------------------------------------

    def unify_sizes(self, a: Size, b: Size) -> None:
        """Make two sizes equal."""
        a, b = root(a), root(b)
        if a is b:
            return
        if a.serial > b.serial:
            a, b = b, a
        if a.number is not None and b.number is not None and a.number != b.number:
            raise _Clash
        if (a.rigid and b.number is not None) or (b.rigid and a.number is not None):
            raise _Clash
        known, varying = a.number is not None, a.varying
        if b.number is not None:
            a.number = b.number
        a.varying = a.varying or b.varying
        a.rigid = a.rigid or b.rigid
        b.link = a
        if b.serial <= self.mark or (a.number is not None) != known or a.varying != varying:
            self.changes += 1

    def unify_shapes(self, a: Shape, b: Shape) -> None:
        """Make two shapes equal."""
        a, b = root(a), root(b)
        if a is b:
            return
        if a.serial > b.serial:
            a, b = b, a
        if a.sizes is not None and b.sizes is not None:
            if len(a.sizes) != len(b.sizes):
                raise _Clash
            pairs = list(zip(a.sizes, b.sizes))
            for x, y in pairs:
                self.unify_sizes(x, y)
            changed = b.serial <= self.mark
        else:
            changed = b.serial <= self.mark or b.sizes is not None
            if b.sizes is not None:
                a.sizes = b.sizes
        b.link = a
        if changed:
            self.changes += 1

    def unify_elements(self, a: Element, b: Element) -> None:
        """Make two element types equal."""
        a, b = root(a), root(b)
        if a is b:
            return
        if a.serial > b.serial:
            a, b = b, a
        merged = _meet(a.kind, b.kind)
        if merged != a.kind or b.serial <= self.mark:
            self.changes += 1
        a.kind = merged
        b.link = a

    def connect(self, source: PortVariables, destination: PortVariables, text) -> None:
        """What flows out of ``source`` flows into ``destination``; ``text()`` starts the message of a clash."""
        before = describe(self.type_of(source)), describe(self.type_of(destination))
        try:
            self.unify_shapes(source.shape, destination.shape)
        except _Clash:
            raise NetFailure("netshape", text(*before)) from None
        self.flows.append((source, destination, text))

    def give(self, port: PortVariables, given: PortVariables, side: str) -> None:
        """A user gives the type of a port."""
        before, wanted = describe(self.type_of(port)), describe(self.type_of(given))
        try:
            self.unify_shapes(port.shape, given.shape)
        except _Clash:
            raise NetFailure("netshape", f'{side} "{port.name}" must be {before}, but was given as {wanted}') from None
        own, new = root(port.element), root(given.element)
        if new.kind is not None and own.kind is not None and REAL in (own.kind, new.kind) and own.kind != new.kind:
            taken = new.kind if side == "input" else own.kind
            if type(taken) is not Index:
                raise NetFailure("netshape", f'{side} "{port.name}" must be {before}, but was given as {wanted}')
            own.kind = taken
        else:
            self.unify_elements(port.element, given.element)

    # --- solving --------------------------------------------------------------------------------------------------

    def solve(self) -> None:
        """Call the layers' rules until nothing changes."""
        self._fixpoint()
        for source, destination, _ in reversed(self.flows):  # what nobody else decides, the receiver does
            kind = root(destination.element).kind
            e = root(source.element)
            if e.kind is None and kind is not None:
                e.kind = kind
        self._fixpoint()
        if len(self.rules) > 1:
            self.assuming = True  # what is still open may be taken to be the usual case
            self._fixpoint()
        if self.doubtful:
            self.refusing = True
            for layer, types in self.rules:
                layer.infer(types)

    def _fixpoint(self) -> None:
        while True:
            self.mark = self.serial
            before = self.changes
            self._flow()
            for layer, types in self.rules:
                layer.infer(types)
            if self.changes == before:
                return

    def _flow(self) -> None:
        for source, destination, text in self.flows:
            s, d = root(source.element), root(destination.element)
            if s is d:
                continue
            if type(d.kind) is Index:
                if s.kind == REAL:
                    raise NetFailure("netshape", text(describe(self.type_of(source)), describe(self.type_of(destination))))
                merged = _meet(s.kind, d.kind)
                if merged != d.kind or merged != s.kind:
                    if _narrower(merged, s.kind) or s.kind is None:
                        s.kind = merged
                        self.changes += 1
                    if merged != d.kind:
                        d.kind = merged
                        self.changes += 1
            elif d.kind is None and s.kind is not None:
                d.kind = s.kind
                self.changes += 1

    # --- results --------------------------------------------------------------------------------------------------

    def value_of(self, size: Size):
        """The size found: a number, a Length, or None."""
        size = root(size)
        if size.number is not None:
            return size.number
        if size.varying:
            if size not in self._lengths:
                self._lengths[size] = Length()
            return self._lengths[size]
        return None

    def type_of(self, port: PortVariables) -> Tensor:
        """The type found for a port."""
        shape = root(port.shape)
        dims = None if shape.sizes is None else [self.value_of(s) for s in shape.sizes]
        kind = root(port.element).kind
        return Tensor(dims, ATOM if kind is None else kind)


def _meet(a, b):
    """The element type that satisfies both."""
    if a is None or b is None:
        return b if a is None else a
    if type(a) is Index and type(b) is Index:
        if a.low is None or b.low is None:
            return b if a.low is None else a
        if a.high is None or b.high is None:
            return b if a.high is None else a
        return a
    return a if type(b) is not Index else b


def _narrower(a, b) -> bool:
    return type(a) is Index and type(b) is Index and a != b and (b.low is None or b.high is None)


class LayerTypes:
    """What a layer's ``infer`` sees: its ports, arrays and states, and ways to relate them.

    ``t["Input"]`` is a port (inputs and outputs share one name space of names; arrays by ``t.array(name)``, states by
    ``t.state(name)``).  All setters may be called again and again; they add knowledge and complain on contradiction.
    """

    def __init__(
        self,
        inference: Inference,
        layer,
        path: tuple,
        inputs: dict,
        outputs: dict,
        arrays: dict,
        states: dict,
        children: dict,
    ):
        self.inference = inference
        self.layer = layer
        self.path = path
        self.inputs = inputs
        self.outputs = outputs
        self.arrays = arrays
        self.states = states
        self.children = children  # name -> (inputs, outputs) port variables of nets inside an operator

    @property
    def assuming(self) -> bool:
        """Has all that follows been found, so that a layer in a larger net may assume the usual case for the rest?"""
        return self.inference.assuming

    def __getitem__(self, name: str) -> PortVariables:
        found = self.inputs.get(name)
        return found if found is not None else self.outputs[name]

    def array(self, name: str) -> PortVariables:
        """The variables of one of the layer's arrays."""
        return self.arrays[name]

    def state(self, name: str) -> PortVariables:
        """The variables of one of the layer's states."""
        return self.states[name]

    def has_array(self, name: str) -> bool:
        """Is the array in use (not disabled with None)?"""
        return name in self.arrays

    # reading

    def dims(self, port: PortVariables):
        """The sizes of a port as a list of numbers, Lengths and None; None where the rank is open."""
        sizes = root(port.shape).sizes
        return None if sizes is None else [self.inference.value_of(s) for s in sizes]

    def sizes(self, port: PortVariables):
        """The size variables of a port, or None where the rank is open: to be put into other shapes."""
        return root(port.shape).sizes

    def rank(self, port: PortVariables) -> "int | None":
        sizes = root(port.shape).sizes
        return None if sizes is None else len(sizes)

    def element(self, port: PortVariables):
        """REAL, an Index, or None."""
        return root(port.element).kind

    # relating

    def set_dims(self, port: PortVariables, dims) -> None:
        """Give a port these sizes: numbers, size variables of other ports, Lengths, or None for a size left open."""
        before = self.inference.type_of(port)
        shape = self.inference.shape(dims)
        wanted = describe(self.inference.type_of(PortVariables(shape, port.element, port.name)))
        try:
            self.inference.unify_shapes(port.shape, shape)
        except _Clash:
            self.fail(f"{self._name(port)} is {describe(before)}, but must be {wanted}")

    def set_rank(self, port: PortVariables, rank: int) -> None:
        """Give a port this rank."""
        if root(port.shape).sizes is None or len(root(port.shape).sizes) != rank:
            self.set_dims(port, [None] * rank)

    def set_size(self, port: PortVariables, axis: int, size) -> None:
        """Give one axis of a port of known rank this size (a number or a size variable)."""
        sizes = self.sizes(port)
        before = self.inference.type_of(port)
        try:
            self.inference.unify_sizes(sizes[axis], self.inference.size(size))
        except _Clash:
            found = size if type(size) is int else self.inference.value_of(size)
            self.fail(
                f"{self._name(port)} is {describe(before)}, but must have size {_word(found)} at level {axis % len(sizes) + 1}"
            )

    def same_size(self, a, b, text: str) -> None:
        """Make two size variables equal; ``text`` is the message where they differ."""
        try:
            self.inference.unify_sizes(a, b)
        except _Clash:
            self.fail(text)

    def same_shape(self, *ports) -> None:
        """All these ports have one shape."""
        for other in ports[1:]:
            first, second = self.inference.type_of(ports[0]), self.inference.type_of(other)
            try:
                self.inference.unify_shapes(ports[0].shape, other.shape)
            except _Clash:
                self.fail(
                    f"{self._name(ports[0])} ({describe(first)}) and {self._name(other)} ({describe(second)}) "
                    f"must have the same dimensions"
                )

    def same_element(self, *ports) -> None:
        """All these ports have one type of elements."""
        for other in ports[1:]:
            self.inference.unify_elements(ports[0].element, other.element)

    def same(self, *ports) -> None:
        """All these ports have one type."""
        self.same_shape(*ports)
        self.same_element(*ports)

    def set_element(self, port: PortVariables, kind) -> None:
        """Give a port this element type unless it has a more special one."""
        e = root(port.element)
        if e.kind == REAL and type(kind) is Index:
            self.fail(f"{self._name(port)} must hold integers, but is {describe(self.inference.type_of(port))} of reals")
        merged = _meet(e.kind, kind)
        if type(merged) is Index and type(e.kind) is Index and type(kind) is Index and _narrower(kind, e.kind):
            merged = kind
        if merged != e.kind:
            e.kind = merged
            self.inference.changes += 1

    def real(self, *ports) -> None:
        """These ports hold real numbers."""
        for port in ports:
            e = root(port.element)
            if e.kind is None:
                e.kind = REAL
                self.inference.changes += 1

    def connect(self, source: PortVariables, destination: PortVariables) -> None:
        """Inside an operator: the two ports have one type (elements as over an edge)."""
        first, second = self.inference.type_of(source), self.inference.type_of(destination)
        try:
            self.inference.unify_shapes(source.shape, destination.shape)
        except _Clash:
            self.fail(f"{self._name(source)} ({describe(first)}) does not fit {self._name(destination)} ({describe(second)})")
        s, d = root(source.element), root(destination.element)
        numbered = type(s.kind) is Index and type(d.kind) is Index
        if (s.kind is None or d.kind is None or numbered) and s.kind != d.kind:
            merged = _meet(s.kind, d.kind)
            if (s.kind, d.kind) != (merged, merged):
                s.kind = d.kind = merged
                self.inference.changes += 1

    def require_fixed(self, port: PortVariables) -> None:
        """Complain if a size of the port can vary."""
        sizes = root(port.shape).sizes
        if sizes is not None and any([root(s).varying and root(s).number is None for s in sizes]):
            found = describe(self.inference.type_of(port))
            self.refuse(f"{self._name(port)} must have fixed dimensions, but is {found}")

    def total(self, port: PortVariables) -> "int | None":
        """The number of elements of a port where all sizes are known."""
        dims = self.dims(port)
        if dims is None or not all([type(d) is int for d in dims]):
            return None
        product = 1
        for d in dims:
            product *= d
        return product

    def refuse(self, text: str) -> None:
        """Complain if things are still so when everything is found: a length that may vary can still become fixed."""
        self.inference.doubtful = True
        if self.inference.refusing:
            self.fail(text)

    def fail(self, text: str) -> None:
        """Complain about the layer."""
        raise NetFailure("netshape", text, self.path)

    def _name(self, port: PortVariables) -> str:
        for kind, group in (("array", self.arrays), ("state", self.states)):
            if any([p is port for p in group.values()]):
                return f'{kind} "{port.name}"'
        for name, child in self.children.items():
            for side, group in (("input", child.inputs), ("output", child.outputs), ("state", child.states)):
                if any([p is port for p in group.values()]):
                    return f'{side} "{port.name}" of the net "{name}"'
        side = "input" if any([p is port for p in self.inputs.values()]) else "output"
        return f'{side} "{port.name}"'


def _word(size) -> str:
    return str(size) if type(size) is int else "Varying" if type(size) is Length else "n"
