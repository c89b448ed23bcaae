"""Net: what layers, chains, graphs and operators have in common.  A net is one immutable value, compared by content."""

from typing import Any, Self

from ..expression import Atom, Expr
from .array_values import DISABLED, Shared
from .description import net_to_expression
from .types import Tensor, tensor_of

_UNTYPED = frozenset(("arrays", "multipliers"))  # attributes on which types do not depend, but for the shapes of arrays


class Net(Atom):
    """A layer, operator, chain or graph.

    ``inputs`` and ``outputs``: port name -> Tensor or coder.  ``children``: name -> Net (nodes of a container, the nets inside
    an operator).  ``cache`` holds what can be derived: plans, specialised copies.
    """

    elided = True  # a page shows the beginning and the end
    inputs: dict
    outputs: dict
    states: dict  # name -> Tensor, of the layer's own states
    arrays: dict  # name -> numbers, Shared, AUTOMATIC or DISABLED
    array_types: dict  # name -> Tensor, of the arrays in use
    multipliers: object  # the LearningRateMultipliers setting, or None for Automatic
    type_name: str  # "Type" in the net's association
    parameters: list
    values: dict  # name of a parameter -> its value
    nets: dict  # name -> Net, inside an operator
    nodes: dict  # name -> Net, of a chain or graph
    edges: dict  # of a chain or graph, see Container
    is_new = False  # are its types those it was declared with, before any inference?
    is_inferred = False  # are its types, and those of its parts, all that follows from them?
    is_container = False  # is it a chain or graph, with nodes and edges?
    variadic = False  # does the number of inputs come from InputPorts or from connections?
    hides_states = False  # do the states of nets inside start anew each time, seen by nobody?

    @property
    def children(self) -> dict:
        """Name -> net of the nets inside."""
        return {}

    @property
    def declared(self) -> Self:
        """The net with the types it was made with, where nobody has asked for those that follow from them yet."""
        return self

    @property
    def is_settled(self) -> bool:
        """Are all its types known, so that inference finds nothing new in it, whatever it is put into?"""
        if not self.is_inferred:
            return False
        known = self.cache.get("settled")
        if known is None:
            known = self.cache["settled"] = self._knows_all()
        return known

    def _knows_all(self) -> bool:
        for port in (*self.inputs.values(), *self.outputs.values(), *self.states.values(), *self.array_types.values()):
            if not tensor_of(port).is_settled:
                return False
        for name, value in self.arrays.items():
            if type(value) is Shared:  # its type is that of other arrays too
                return False
            dims = self.array_types[name].dims if name in self.array_types else None
            if value is not None and dims != (None if value is DISABLED else value.shape):
                return False
        for child in self.children.values():
            if not child.is_settled:
                return False
        return not self.is_open

    @property
    def spreads(self) -> bool:
        """Does a list of data mean one for each input, whatever their number?"""
        return False

    @property
    def is_open(self) -> bool:
        """Does the net wait for connections (or data) to know how many inputs it has?"""
        return False

    def with_inputs(self, names: list) -> Self:
        """An open net with these inputs; types are not inferred anew."""
        raise NotImplementedError

    @property
    def cache(self) -> dict:
        """What was derived from the net and is kept with it."""
        cache = self.__dict__.get("_cache")
        if cache is None:
            cache = self.__dict__["_cache"] = {}
        return cache

    def __getstate__(self) -> dict:
        """What a copy or a pickled net consists of: plans are made anew."""
        self.inputs  # noqa: B018  as in `replace`
        return {name: value for name, value in self.__dict__.items() if name != "_cache"}

    def __setstate__(self, state: dict) -> None:
        arrays = state.get("arrays")
        if arrays:  # there is one object for arrays that are switched off
            state["arrays"] = {name: DISABLED if type(a) is str else a for name, a in arrays.items()}
        self.__dict__.update(state)

    def replace(self, **changes: Any) -> Self:
        """A copy with other attributes; its types must be inferred anew where others than those of `_UNTYPED` change."""
        self.inputs  # noqa: B018  a layer that waits for somebody to ask for its types has them now
        copy = object.__new__(type(self))
        copy.__dict__.update(self.__dict__)
        copy.__dict__.pop("_cache", None)
        if not changes.keys() <= _UNTYPED:
            copy.is_inferred = False
        copy.__dict__.update(changes)
        return copy

    def input_tensor(self, name: str) -> Tensor:
        """The type of an input port, or of the arrays that its encoder makes."""
        return tensor_of(self.inputs[name])

    def output_tensor(self, name: str) -> Tensor:
        """The type of an output port, or of the arrays that its decoder takes."""
        return tensor_of(self.outputs[name])

    def assumed_input(self, name: str) -> "Tensor | None":
        """The type that data for a port of unknown rank is taken to have, where the net gives a hint."""
        return None

    @property
    def has_coders(self) -> bool:
        """Has a port an encoder or decoder?"""
        for ports in (self.inputs, self.outputs):
            for port in ports.values():
                if type(port) is not Tensor:
                    return True
        return False

    def to_expression(self) -> Expr:
        return net_to_expression(self)

    def derived(self) -> dict:
        """Parameters that follow from the types, as the net's association shows them ("$Dimensions", …)."""
        return {}

    def content(self) -> tuple:
        """What makes two nets equal."""
        raise NotImplementedError

    def __eq__(self, other: object) -> bool:
        return self is other or isinstance(other, Net) and type(self) is type(other) and self.content() == other.content()

    def __hash__(self) -> int:
        return hash((type(self), tuple(self.inputs), tuple(self.outputs)))

    def __repr__(self) -> str:
        return f"<{self.head.name} {list(self.inputs)} -> {list(self.outputs)}>"
