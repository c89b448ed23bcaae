"""What a layer's ``infer`` sees: the variables of its ports, arrays and states, and ways to relate them."""

from collections.abc import Callable, Sequence
from typing import Any, NoReturn

from .errors import NetFailure
from .types import REAL, ElementType, Index, Length, Tensor, describe
from .unification import Clash, Inference, PortVariables, Shape, Size, meet, narrower, root


class LayerTypes:
    """The types of one layer while they are found.

    ``t["Input"]`` is a port (inputs and outputs share one name space; arrays by ``t.array(name)``, states by
    ``t.state(name)``).  All setters may be called again and again; they add knowledge and complain on contradiction.
    ``children``: name -> ports of the nets inside an operator.
    """

    has_news = True  # to start with

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
        self.ports = outputs | inputs
        self.arrays = arrays
        self.states = states
        self.children = children
        self.turn = 0  # its place in the rounds of the inference
        self.waits = False  # for its turn

    def take_part(self) -> None:
        """Join the rounds of the inference, and hear of news about all ports, arrays and states."""
        inference = self.inference
        for group in (self.inputs, self.outputs, self.arrays, self.states):
            if group:
                inference.watch(self, group.values())
        for child in self.children.values():
            for group in (child.inputs, child.outputs, child.states):
                inference.watch(self, group.values())
        inference.rules.append(self)

    def run(self) -> None:
        """Let the layer relate its types."""
        self.layer.infer(self)

    @property
    def call(self) -> "Callable | None":
        """``call(f, *args)`` evaluates code in the session that asks for the types; None where no session does."""
        return self.inference.call

    @property
    def assuming(self) -> bool:
        """Has all that follows been found, so that a layer in a larger net may assume the usual case for the rest?"""
        if not self.inference.assuming:
            self.inference.hesitant[self] = True
        return self.inference.assuming

    def __getitem__(self, name: str) -> PortVariables:
        return self.ports[name]

    def array(self, name: str) -> PortVariables:
        """The variables of one of the layer's arrays."""
        return self.arrays[name]

    def state(self, name: str) -> PortVariables:
        """The variables of one of the layer's states."""
        return self.states[name]

    def has_array(self, name: str) -> bool:
        """Is the array in use (not disabled with None)?"""
        return name in self.arrays

    # Reading: what is not known yet is None.  The results are `Any` besides, because a rule knows where it has set a rank.

    def dims(self, port: PortVariables) -> "list | Any":
        """The sizes of a port as a list of numbers, Lengths and None; None where the rank is open."""
        shape = port.shape
        while shape.link is not None:
            shape = shape.link
        shape.read = self.inference.runs
        if shape.sizes is None:
            return None
        value_of = self.inference.value_of
        return [s if type(s) is int else value_of(s) for s in shape.sizes]

    def sizes(self, port: PortVariables) -> "list | Any":
        """The sizes of a port as numbers and variables, or None where the rank is open: to be put into other shapes."""
        return self._read(port).sizes

    def size(self, port: PortVariables, axis: int) -> "int | Size":
        """The size of one axis, to be related to others by who does not look at it: what becomes known of it is no news to him."""
        return (root(port.shape).sizes or [])[axis]

    def rank(self, port: PortVariables) -> "int | Any":
        """The number of levels of a port, or None where it is open."""
        sizes = self._read(port).sizes
        return None if sizes is None else len(sizes)

    def element(self, port: PortVariables) -> "ElementType | Any":
        """REAL, an Index, or None."""
        element = root(port.element)
        element.read = self.inference.runs
        return element.kind

    def highest(self, port: PortVariables) -> int | None:
        """The largest of the integers that a port takes, where that is known."""
        kind = self.element(port)
        return kind.high if isinstance(kind, Index) else None

    def _read(self, port: PortVariables) -> Shape:
        shape = port.shape
        while shape.link is not None:
            shape = shape.link
        shape.read = self.inference.runs
        return shape

    def value(self, size: "int | Size") -> "int | Length | None":
        """The number or Length that a size is, or None."""
        self.inference.sizes_read = self.inference.runs
        return self.inference.value_of(size)

    def total(self, port: PortVariables) -> "int | None":
        """The number of elements of a port where all sizes are known."""
        sizes = self._read(port).sizes
        if sizes is None:
            return None
        product = 1
        for s in sizes:
            n = s if type(s) is int else self.inference.value_of(s)
            if type(n) is not int:
                return None
            product *= n
        return product

    # relating

    def set_dims(self, port: PortVariables, dims: Sequence) -> None:
        """Give a port these sizes: numbers, size variables of other ports, Lengths, or None for a size left open."""
        inference, shape = self.inference, port.shape
        while shape.link is not None:
            shape = shape.link
        sizes = shape.sizes
        if sizes is None:
            inference.fill(shape, [d if type(d) is int else inference.size(d) for d in dims])
            inference.tell(shape.watchers, shape)
            return
        inference.start_trail()
        try:
            if len(sizes) != len(dims):
                raise Clash
            for s, d in zip(sizes, dims, strict=True):
                if d is not None and s is not d and s != d:
                    self._set(s, d)
        except Clash:
            inference.undo()
            asked = Tensor([d if type(d) in (int, Length) or d is None else inference.value_of(d) for d in dims])
            words = describe(Tensor(asked.dims, inference.type_of(port).element))
            self.fail(f"{self._name(port)} is {self.words(port)}, but must be {words}")

    def _set(self, size: "int | Size", value) -> None:
        if type(value) is Length:
            self.inference.vary(size)
        else:
            self.inference.unify_sizes(size, value)

    def set_rank(self, port: PortVariables, rank: int) -> None:
        """Give a port this rank."""
        sizes = root(port.shape).sizes
        if sizes is None or len(sizes) != rank:
            self.set_dims(port, [None] * rank)

    def set_size(self, port: PortVariables, axis: int, size: "int | Size | Length | None") -> None:
        """Give one axis of a port of known rank this size (a number, a size variable or a Length)."""
        if size is None:
            return
        sizes = root(port.shape).sizes or []
        self.inference.start_trail()
        try:
            self._set(sizes[axis], size)
        except Clash:
            self.inference.undo()
            word = _word(self.inference.value_of(size) if isinstance(size, Size) else size)
            self.fail(f"{self._name(port)} is {self.words(port)}, but must have size {word} at level {axis % len(sizes) + 1}")

    def same_size(self, a: "int | Size", b: "int | Size", text: "str | Callable[[], str]") -> None:
        """Make two sizes equal; ``text``, or what it gives, is the message where they differ."""
        try:
            self.inference.unify_sizes(a, b)
        except Clash:
            self.fail(text if isinstance(text, str) else text())

    def same_shape(self, *ports: PortVariables) -> None:
        """All these ports have one shape."""
        for other in ports[1:]:
            try:
                self.inference.unify_shapes(ports[0].shape, other.shape)
            except Clash:
                self.inference.undo()
                self.fail(
                    f"{self._name(ports[0])} ({self.words(ports[0])}) and {self._name(other)} ({self.words(other)}) "
                    f"must have the same dimensions"
                )

    def same_element(self, *ports: PortVariables) -> None:
        """All these ports have one type of elements."""
        for other in ports[1:]:
            self.inference.unify_elements(ports[0].element, other.element)

    def same(self, *ports: PortVariables) -> None:
        """All these ports have one type."""
        self.same_shape(*ports)
        self.same_element(*ports)

    def set_element(self, port: PortVariables, kind: "ElementType | None") -> None:
        """Give a port this element type unless it has a more special one."""
        element = root(port.element)
        if element.kind == REAL and type(kind) is Index:
            self.fail(f"{self._name(port)} must hold integers, but is {self.words(port)} of reals")
        both = meet(element.kind, kind)
        if type(both) is Index and type(element.kind) is Index and type(kind) is Index and narrower(kind, element.kind):
            both = kind
        self.inference.set_kind(element, both)

    def real(self, *ports: PortVariables) -> None:
        """These ports hold real numbers, unless they hold integers."""
        for port in ports:
            element = root(port.element)
            if element.kind is None:
                self.inference.set_kind(element, REAL)

    def connect(self, source: PortVariables, destination: PortVariables) -> None:
        """Inside an operator: the two ports have one type (elements as over an edge)."""
        try:
            self.inference.unify_shapes(source.shape, destination.shape)
        except Clash:
            self.inference.undo()
            self.fail(
                f"{self._name(source)} ({self.words(source)}) does not fit {self._name(destination)} ({self.words(destination)})"
            )
        first, second = root(source.element), root(destination.element)
        numbered = type(first.kind) is Index and type(second.kind) is Index
        if first.kind is None or second.kind is None or numbered:
            both = meet(first.kind, second.kind)
            self.inference.set_kind(first, both)
            self.inference.set_kind(second, both)

    # complaining

    def require_fixed(self, port: PortVariables) -> None:
        """Complain if a size of the port can vary."""
        for s in self._read(port).sizes or ():
            if type(s) is not int and type(self.inference.value_of(s)) is Length:
                self.refuse(f"{self._name(port)} must have fixed dimensions, but is {self.words(port)}")
                return

    def refuse(self, text: str) -> None:
        """Complain if things are still so when everything is found: a length that may vary can still become fixed."""
        if self.inference.refusing:
            self.fail(text)
        self.inference.doubtful[self] = True

    def fail(self, text: str) -> NoReturn:
        """Complain about the layer."""
        raise NetFailure("netshape", text, self.path)

    def words(self, port: PortVariables) -> str:
        """The type of a port as a message tells it."""
        return describe(self.inference.type_of(port))

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
