"""Inference: unification of port types over a whole net, in every direction.

Each port, array and state of the net gets variables for its sizes and its elements; connected ports share those of their
shapes.  Every layer's ``infer`` is called with its variables (`LayerTypes`) and called again whenever one of them has become
known, until nothing is left to do.  A contradiction raises `NetFailure`, which knows both sides.
"""

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from heapq import heapify, heappop, heappush
from typing import Any, TypeVar

from .errors import NetFailure
from .types import ATOM, REAL, ElementType, Index, Length, Tensor, describe


class Size:
    """A size that is open: not known yet, or of variable length.  ``rigid``: it may not become a number.

    Known sizes are plain integers; a variable that has become known keeps its ``number``.  ``shapes``: those it is part of.
    """

    __slots__ = ("link", "number", "varying", "rigid", "shapes")

    def __init__(self, varying: bool = False):
        self.link: Size | None = None
        self.number: int | None = None
        self.varying = varying
        self.rigid = False
        self.shapes: list[Shape] = []


class Shape:
    """A shape variable: a list of sizes, or None where the rank is open.

    ``watchers``: who must hear of news.  ``read``: number of the last run that asked what is known of it.
    """

    __slots__ = ("link", "sizes", "watchers", "read", "type")

    def __init__(self, sizes: "list[int | Size] | None" = None):
        self.link: Shape | None = None
        self.sizes = sizes
        self.watchers: list = []
        self.read = 0
        self.type: Tensor | None = None  # that of real arrays of this shape, when all is found


class Element:
    """An element variable: None (real or integer), REAL or an Index; watchers and readers as of shapes."""

    __slots__ = ("link", "kind", "watchers", "read")

    def __init__(self, kind: "ElementType | None" = None):
        self.link: Element | None = None
        self.kind = kind
        self.watchers: list = []
        self.read = 0


class PortVariables:
    """The variables of one port, array or state; ``start``: its type where that was settled from the beginning."""

    __slots__ = ("shape", "element", "name", "start")

    def __init__(self, shape: Shape, element: Element, name: str, start: "Tensor | None" = None):
        self.shape = shape
        self.element = element
        self.name = name
        self.start = start


V = TypeVar("V", Size, Shape, Element)


def root(v: V) -> V:
    """The representative of a variable."""
    while v.link is not None:
        v = v.link
    return v


class Clash(Exception):
    """Two sizes or shapes differ; the caller knows whose they are."""


class Integers(Exception):
    """Integers in a net that was taken to hold reals only."""


class Flow:
    """An edge: what its source holds, its destination takes."""

    __slots__ = ("inference", "source", "destination", "text", "turn", "waits")

    def __init__(self, inference: "Inference", source: PortVariables, destination: PortVariables, text: Callable):
        self.inference = inference
        self.source = source
        self.destination = destination
        self.text = text
        self.turn = 0
        self.waits = False

    @property
    def has_news(self) -> bool:
        """Is the type of elements at either end known?"""
        return root(self.source.element).kind is not None or root(self.destination.element).kind is not None

    def run(self) -> None:
        """Let the elements agree: a type goes forward, a range of integers both ways."""
        source, destination = root(self.source.element), root(self.destination.element)
        if source is destination:
            return
        inference = self.inference
        if type(destination.kind) is Index:
            if source.kind == REAL:
                types = [describe(inference.type_of(p)) for p in (self.source, self.destination)]
                raise NetFailure("netshape", self.text(*types))
            both = meet(source.kind, destination.kind)
            if source.kind is None or narrower(both, source.kind):
                inference.set_kind(source, both)
            inference.set_kind(destination, both)
        elif destination.kind is None and source.kind is not None:
            inference.set_kind(destination, source.kind)


class Inference:
    """One solving session over a net.

    ``only_reals``: give up (`Integers`) where a port holds integers.  With reals only, what is found does not depend on
    the order in which it is found; where integers and reals meet, it does.  ``call(f, *args)`` evaluates code in the session
    of the user, if there is one.
    """

    def __init__(self, call: "Callable | None" = None, only_reals: bool = False):
        self.call, self.only_reals = call, only_reals
        self.rules: list = []  # the LayerTypes of every layer
        self.flows: list[Flow] = []
        self.assuming = False  # is all found that follows, so that the usual case may be assumed for the rest?
        self.hesitant: dict = {}  # rules that asked so while it was not, as keys: run again when it is
        self.refusing = False  # is everything found, so that layers may refuse what they would not take?
        self.doubtful: dict = {}  # rules that would refuse what was found when they ran last, as keys
        self._tasks: list = []  # flows and then rules, each in its order, which is their order in every round
        self._now: list[int] = []  # heap of the turns of those that wait in this round
        self._next: list[int] = []  # turns of those that wait for the next round
        self._turn = -1  # of what is running
        self.runs = 0  # how many there were, with this one
        self.sizes_read = 0  # number of the last run that asked for the value of a size, whatever shapes it is part of
        self._lengths: dict = {}
        self._trail: list = []  # sizes as they were before the operation in progress, for the text of a clash

    # --- variables ------------------------------------------------------------------------------------------------

    def size(self, value: "int | Size | Length | None" = None, lengths: "dict | None" = None) -> "int | Size":
        """A size for a number, a Length (one variable within ``lengths``), an existing variable, or None."""
        if isinstance(value, int | Size):
            return value
        if value is None:
            return Size()
        if lengths is None:
            return Size(varying=True)
        if value not in lengths:
            lengths[value] = Size(varying=True)
        return lengths[value]

    def shape(self, dims: "Sequence | None" = None, lengths: "dict | None" = None) -> Shape:
        """A shape variable from a list of sizes, or an open one."""
        shape = Shape()
        if dims is not None:
            self.fill(shape, [d if type(d) is int else self.size(d, lengths) for d in dims])
        return shape

    def port(self, tensor: Tensor, name: str, lengths: dict, rigid: bool = False) -> PortVariables:
        """Variables for a port of this type; Lengths with one name within ``lengths`` are one variable."""
        dims, kind = tensor.dims, tensor.element
        start = tensor if kind == REAL and dims is not None else None
        shape = Shape()
        if dims is not None:
            shape.sizes = sizes = list(dims)
            for i, d in enumerate(dims):
                if type(d) is not int:
                    start = None
                    sizes[i] = size = lengths.get(d) or Size(varying=d is not None)
                    if d is not None:
                        lengths[d] = size
                    size.shapes.append(shape)
                    size.rigid = size.rigid or rigid and size.varying
        if kind == ATOM:
            kind = None
        elif self.only_reals and kind != REAL:
            raise Integers
        return PortVariables(shape, Element(kind), name, start)

    def fill(self, shape: Shape, sizes: list) -> None:
        """Give an open shape its sizes."""
        shape.sizes = sizes
        for s in sizes:
            if type(s) is Size:
                root(s).shapes.append(shape)

    # --- what has become known ------------------------------------------------------------------------------------

    def watch(self, watcher: Any, ports: Iterable[PortVariables]) -> None:
        """Let a rule hear of news about these ports."""
        for port in ports:
            if port.start is None:
                root(port.shape).watchers.append(watcher)
            root(port.element).watchers.append(watcher)

    def close(self) -> None:
        """Forget rules and flows, which know the inference that knows them: the memory is free at once."""
        for rule in self.rules:
            rule.__dict__.clear()
        for flow in self.flows:
            del flow.source, flow.destination, flow.inference
        self.rules, self.flows, self._tasks = [], [], []

    def tell(self, watchers: list, news: "Shape | Element | None" = None) -> None:
        """Let rules and flows run again: in this round where their turn is still to come, else in the next.

        What is running itself runs again only if it has asked before for what is news now: else it would do the same.
        """
        for w in watchers:
            if not w.waits:
                if w.turn > self._turn:
                    w.waits = True
                    heappush(self._now, w.turn)
                elif w.turn < self._turn or news is None or self.runs in (news.read, self.sizes_read):
                    w.waits = True
                    self._next.append(w.turn)

    def set_kind(self, element: Element, kind: "ElementType | None") -> None:
        """Give the representative of an element variable its type."""
        if element.kind != kind:
            if self.only_reals and type(kind) is Index:
                raise Integers
            element.kind = kind
            self.tell(element.watchers, element)

    def _tell_of_size(self, size: Size) -> None:
        shapes = size.shapes
        if len(shapes) == 1:
            shape = root(shapes[0])
            self.tell(shape.watchers, shape)
        else:
            for shape in {root(s) for s in shapes}:
                self.tell(shape.watchers, shape)

    # --- unification ----------------------------------------------------------------------------------------------

    def unify_sizes(self, a: "int | Size", b: "int | Size") -> None:
        """Make two sizes equal."""
        a, b = known_size(a), known_size(b)
        if a is b or a == b:
            return
        if isinstance(a, int):
            a, b = b, a
        if isinstance(a, int) or isinstance(b, int) and a.rigid:
            raise Clash
        self._trail.append((a, a.varying, a.rigid))
        if isinstance(b, int):
            a.number = b
            self._tell_of_size(a)
            return
        self._trail.append((b, b.varying, b.rigid))
        if len(a.shapes) < len(b.shapes):
            a, b = b, a
        self._tell_of_size(b)  # a rule that has sizes of both hears of it here; to tell all of both takes quadratic time
        if b.varying and not a.varying:
            self._tell_of_size(a)
        a.varying, a.rigid = a.varying or b.varying, a.rigid or b.rigid
        a.shapes += b.shapes
        b.link = a

    def vary(self, size: "int | Size") -> None:
        """Let a size be of variable length; a number already is the length."""
        size = known_size(size)
        if isinstance(size, Size) and not size.varying:
            self._trail.append((size, False, size.rigid))
            size.varying = True
            self._tell_of_size(size)

    def unify_shapes(self, a: Shape, b: Shape) -> None:
        """Make two shapes equal."""
        a, b = root(a), root(b)
        if a is b:
            return
        self.start_trail()
        if a.sizes is not None and b.sizes is not None:
            if len(a.sizes) != len(b.sizes):
                raise Clash
            for x, y in zip(a.sizes, b.sizes, strict=True):
                if x is not y:
                    self.unify_sizes(x, y)
        elif a.sizes is not b.sizes:
            open_ = a if a.sizes is None else b
            self.tell(open_.watchers, open_)
        sizes = a.sizes if a.sizes is not None else b.sizes
        if len(a.watchers) < len(b.watchers):
            a, b = b, a
        a.sizes = sizes
        a.watchers += b.watchers
        a.read = max(a.read, b.read)
        b.link = a

    def unify_elements(self, a: Element, b: Element) -> None:
        """Make two element types equal."""
        a, b = root(a), root(b)
        if a is b:
            return
        both = meet(a.kind, b.kind)
        self.set_kind(a, both)
        self.set_kind(b, both)
        if len(a.watchers) < len(b.watchers):
            a, b = b, a
        a.watchers += b.watchers
        a.read = max(a.read, b.read)
        b.link = a

    def start_trail(self) -> None:
        """Before an operation that may clash."""
        self._trail.clear()

    def undo(self) -> None:
        """After a clash: sizes as they were before, so that the message can tell what was to be equal."""
        for size, varying, rigid in reversed(self._trail):
            size.link = size.number = None
            size.varying, size.rigid = varying, rigid

    def connect(self, source: PortVariables, destination: PortVariables, text: Callable) -> None:
        """What flows out of ``source`` flows into ``destination``; ``text(a, b)`` is the message where types clash."""
        try:
            self.unify_shapes(source.shape, destination.shape)
        except Clash:
            self.undo()
            raise NetFailure("netshape", text(describe(self.type_of(source)), describe(self.type_of(destination)))) from None
        flow = Flow(self, source, destination, text)
        self.flows.append(flow)
        root(source.element).watchers.append(flow)
        root(destination.element).watchers.append(flow)

    def give(self, port: PortVariables, asked: PortVariables, side: str) -> None:
        """A user gives the type of a port."""
        own, new = root(port.element), root(asked.element)
        types = [describe(self.type_of(p)) for p in (port, asked)]
        refusal = NetFailure("netshape", f'{side} "{port.name}" must be {types[0]}, but was given as {types[1]}')
        try:
            self.unify_shapes(port.shape, asked.shape)
        except Clash:
            raise refusal from None
        if new.kind is not None and own.kind is not None and REAL in (own.kind, new.kind) and own.kind != new.kind:
            kind = new.kind if side == "input" else own.kind
            if type(kind) is not Index:
                raise refusal
            self.set_kind(own, kind)
        else:
            self.unify_elements(own, new)

    # --- solving --------------------------------------------------------------------------------------------------

    def solve(self) -> None:
        """Find all that follows from the flows and the layers' rules."""
        self._tasks = [*self.flows, *self.rules]
        self._now, self._next = [], []
        for turn, task in enumerate(self._tasks):
            task.turn = turn
            task.waits = task.has_news
            if task.waits:
                self._now.append(turn)
        self.go_on()

    def go_on(self) -> None:
        """Let flows and rules run where there is news, until there is none."""
        self.refusing = False
        self._run()
        self._ask_receivers()
        self._run()
        if len(self.rules) > 1:  # what is still open may be taken to be the usual case
            self.assuming = True
            self.tell(list(self.hesitant))
            self._run()
        self.refusing = True
        for rule in sorted(self.doubtful, key=lambda rule: rule.turn):
            rule.run()

    def _ask_receivers(self) -> None:
        """What elements nobody else decides, those do that they flow to."""
        waiting = deque(reversed(self.flows))
        while waiting:
            flow = waiting.popleft()
            source, kind = root(flow.source.element), root(flow.destination.element).kind
            if source.kind is None and kind is not None:
                self.set_kind(source, kind)
                waiting.extend([w for w in source.watchers if type(w) is Flow and root(w.destination.element) is source])

    def _run(self) -> None:
        while self._now:
            while self._now:
                self._turn = heappop(self._now)
                task = self._tasks[self._turn]
                task.waits = False
                self.runs += 1
                task.run()
            self._now, self._next, self._turn = self._next, [], -1
            heapify(self._now)

    # --- results --------------------------------------------------------------------------------------------------

    def value_of(self, size: "int | Size") -> "int | Length | None":
        """What is found of a size: a number, a Length, or None."""
        if isinstance(size, int):
            return size
        size = known_size(size)
        if isinstance(size, int):
            return size
        if not size.varying:
            return None
        length = self._lengths.get(size)
        if length is None:
            length = self._lengths[size] = Length()
        return length

    def result(self, port: PortVariables, kind: "ElementType | None" = None) -> Tensor:
        """The type of a port when all is found, with this kind of elements where one is given; one object for many ports."""
        if (kind or root(port.element).kind) != REAL:
            return self.type_of(port)
        if port.start is not None:
            return port.start
        shape = root(port.shape)
        if shape.type is None:
            shape.type = Tensor(self.type_of(port).dims, REAL)
        return shape.type

    def type_of(self, port: PortVariables) -> Tensor:
        """What is known of a port's type."""
        kind = root(port.element).kind
        if port.start is not None and kind == REAL:
            return port.start
        sizes = root(port.shape).sizes
        dims = None if sizes is None else [s if type(s) is int else self.value_of(s) for s in sizes]
        return Tensor(dims, ATOM if kind is None else kind)


def known_size(size: "int | Size") -> "int | Size":
    """The number that a size is, or the representative of its variable."""
    if isinstance(size, int):
        return size
    while size.link is not None:
        size = size.link
    return size if size.number is None else size.number


def meet(a: "ElementType | None", b: "ElementType | None") -> "ElementType | None":
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


def narrower(a: "ElementType | None", b: "ElementType | None") -> bool:
    """Does the first range of integers have bounds that the second lacks?"""
    return type(a) is Index and type(b) is Index and a != b and (b.low is None or b.high is None)
