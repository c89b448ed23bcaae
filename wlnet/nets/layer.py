"""Layer: the base of every layer file, and how a layer is declared.

    @layer("DropoutLayer")
    class DropoutLayer(Layer):
        '''one sentence; ports; formula; reference page'''
        parameters = [Parameter("DropoutProbability", "p", probability(), default=0.5, position=1)]
        inputs, outputs = ["Input"], ["Output"]      # names, or name -> Tensor
        array_specs = [Array("Weights"), Array("Biases", "biases", optional=True)]

        def infer(self, t): ...                      # relate the types of ports and arrays (nets/layer_types.py)
        def forward(self, ctx: Any, x: Any) -> Any: ...               # arithmetic on ops; x is the Input, the result the Output

Layers with several ports override ``forward_ports(ctx, ins) -> outs`` (dicts by port name) instead of ``forward``.
Every value that comes from a port has the batch as axis 0; arrays (``ctx.array("Weights")``) have not.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Self, TypeVar

from ..expression import S
from .array_values import AUTOMATIC, DISABLED, array_value, same_array
from .layer_index import LAYER_TYPES, LAYERS, OBSOLETE
from .net import Net
from .parameters import Parameter
from .types import ATOM, Tensor

if TYPE_CHECKING:
    import numpy as np

    from ..expression import Expression
    from .array_values import Shared
    from .layer_types import LayerTypes

L = TypeVar("L", bound="Layer")


_INFERRED = ("values", "inputs", "outputs", "array_types", "states")  # attributes of a layer that inference completes


class Array:
    """A learned array of a layer: its name, how it is initialised, whether None switches it off.

    ``init``: "weights" (drawn by NetInitialize's method), "biases", or a number.  ``fans(shape)`` gives (fan in, fan out)
    for the method; by default (product of all axes but the first, first axis times all axes but the first two).
    """

    __slots__ = ("name", "init", "optional", "fans", "trainable")

    def __init__(
        self,
        name: str,
        init: "str | float | Callable" = "weights",
        *,
        optional: bool = False,
        fans: "Callable[[tuple], tuple] | None" = None,
        trainable: bool = True,
    ):
        self.name, self.init, self.optional, self.trainable = name, init, optional, trainable
        self.fans = fans or _fans


def _fans(shape: tuple) -> tuple:
    receptive = 1
    for n in shape[2:]:
        receptive *= n
    return (shape[1] if len(shape) > 1 else 1) * receptive, (shape[0] if shape else 1) * receptive


def layer(name: str, type_name: "str | None" = None, *aliases: str) -> "Callable[[type[L]], type[L]]":
    """Declare a class as the layer of this symbol; its type name is the symbol's without "Layer" unless given.

    ``aliases``: older type names that files may hold.
    """

    def declare(cls: "type[L]") -> "type[L]":
        cls.head = S[name]
        cls.type_name = type_name or name.removesuffix("Layer")
        for p in cls.parameters:
            setattr(cls, p.attribute, _value_of(p.name))
        cls.by_position = sorted([p for p in cls.parameters if p.position is not None], key=lambda p: p.position or 0)
        cls.by_attribute = {p.attribute: p.name for p in cls.parameters}
        cls.by_option = {p.option: p for p in cls.parameters if p.option is not None}
        LAYERS[name] = cls
        for key in (cls.type_name, *aliases):
            LAYER_TYPES[key] = cls
        return cls

    return declare


def _value_of(name: str) -> property:
    """The value of a parameter, as an attribute of a layer."""
    return property(lambda layer: layer.values[name])


def obsolete(name: str, type_name: str, cls: "type[Layer]", **values: Any) -> None:
    """Declare an old symbol, and its type name in files: both give a layer of another class, with these parameters."""
    LAYERS[name] = LAYER_TYPES[type_name] = cls
    OBSOLETE[name] = OBSOLETE[type_name] = values


class Layer(Net):
    """A layer or operator: parameters, arrays, states, perhaps nets inside, and what it computes."""

    parameters: list[Parameter] = []
    by_position: list[Parameter] = []  # those that arguments may give, in their order
    by_option: dict = {}  # name of an option -> the parameter it sets
    by_attribute: dict = {}  # attribute -> name of the parameter
    array_specs: list[Array] = []
    state_names: list[str] = []
    input_ports = {"Input": Tensor(None, ATOM)}
    output_ports = {"Output": Tensor(None, ATOM)}
    multipliers: Any = None
    nodes: dict = {}
    edges: dict = {}
    takes_multipliers = False  # has it an option LearningRateMultipliers although it has no arrays of its own?
    is_positional: "Callable | None" = None  # (place, argument) -> is this rule no option?
    default_inputs: tuple = ()  # names of the inputs of a variadic layer that does not wait for connections
    default_outputs: tuple = ()  # names of the outputs of a layer whose outputs OutputPorts may give
    positional_port: str | None = None  # the port whose shape may be given as an argument
    default_coders: dict = {}  # port name -> name of the coder it has unless another is given
    interior_ports: tuple = ()  # names of values inside that NetPort may ask for, as those of output ports
    usage = ""

    def __init__(self, values: dict, arrays: "dict | None" = None, nets: "dict | None" = None):
        self.values = values  # parameter name -> Python value
        self.nets = nets or {}  # name -> Net, inside an operator
        self.inputs = dict(self.initial_inputs())
        self.outputs = dict(self.initial_outputs())
        self.arrays = {a.name: arrays.get(a.name) if arrays else AUTOMATIC for a in self.used_arrays()}
        self.array_types = {name: Tensor(_dims_of(value)) for name, value in self.arrays.items() if value is not DISABLED}
        self.states = {name: Tensor(None) for name in self.used_states()}

    is_new = True

    # --- types that are found when somebody asks ------------------------------------------------------------------------

    def waiting(self, infer: "Callable[[Layer], Layer]") -> Self:
        """The layer ``infer(self)``, which is made when one of its types is asked for.

        A net that it becomes part of takes it as it was declared, and infers the types of all its parts together.
        """
        layer = object.__new__(type(self))
        layer.__dict__.update(arrays=self.arrays, nets=self.nets, multipliers=self.multipliers, _waiting=(self, infer))
        return layer

    def __getattr__(self, name: str) -> Any:
        # Only names that are no attributes get here: types still to be found.  (To a type checker it says besides that
        # parameters are attributes, as `layer` makes them.)
        if name not in _INFERRED or "_waiting" not in self.__dict__:
            raise AttributeError(f"{type(self).__name__} has no attribute {name}")
        declared, infer = self._waiting
        layer = infer(declared)
        self.__dict__.update({k: layer.__dict__[k] for k in _INFERRED})
        self.__dict__.pop("_waiting", None)
        return self.__dict__[name]

    @property
    def declared(self) -> Self:
        waiting = self.__dict__.get("_waiting")
        return self if waiting is None else waiting[0]

    # --- what subclasses may refine: ports and arrays that depend on the parameters ---------------------------------

    @classmethod
    def read_nets(cls, positional: list, to_net: "Callable[[Expression], Net]") -> dict:
        """Name -> net of an operator, taken off the front of its arguments; ``to_net(x)`` reads a net."""
        return {}

    @classmethod
    def prepare(cls, values: dict, nets: dict, arrays: dict) -> None:
        """Complete or check what the user gave, before the layer is made; raise NetFailure to refuse."""

    def initial_inputs(self) -> dict:
        """Input port name -> type before inference."""
        return self.input_ports

    def initial_outputs(self) -> dict:
        """Output port name -> type before inference."""
        return self.output_ports

    def used_arrays(self) -> list:
        """The arrays that this layer has with its parameters."""
        return self.array_specs

    def used_states(self) -> list:
        """The names of its states."""
        return self.state_names

    def equivalent_net(self) -> "Net | None":
        """A graph that computes the same, where the layer is made of operations; None for all others."""
        return None

    def infer(self, t: "LayerTypes") -> None:
        """Relate the types of ports, arrays and states."""

    def completed(self) -> Self:
        """The layer with parameters completed by what inference found (a kernel size for every spatial axis, …)."""
        return self

    def with_values(self, **values: Any) -> Self:
        """A copy with other values of parameters, by attribute."""
        names = self.by_attribute
        changed = {names[k]: v for k, v in values.items()}
        if all([self.values[k] == v for k, v in changed.items()]):
            return self
        return self.replace(values={**self.values, **changed})

    def with_array(self, name: str, value: Any) -> Self:
        """A copy with another value of an array: numbers, None where they are still to be found, a Shared, or DISABLED."""
        types = {n: t for n, t in self.array_types.items() if n != name or value is not DISABLED}
        if value is not DISABLED and (name not in types or _dims_of(value) is not None):
            types[name] = Tensor(_dims_of(value))
        changes = {"arrays": {**self.arrays, name: value}}
        if types != self.array_types:  # else what was inferred stays true
            changes["array_types"] = types
        return self.replace(**changes)

    def forward_ports(self, ctx: Any, ins: dict) -> dict:
        """Port name -> value of the outputs (and new states), from those of the inputs (and states)."""
        return {"Output": self.forward(ctx, ins["Input"])}

    def forward(self, ctx: Any, x: Any) -> Any:
        """The output of a layer with one input and one output."""
        raise NotImplementedError

    @property
    def is_open(self) -> bool:
        return self.variadic and not self.inputs

    def with_inputs(self, names: list) -> Self:
        types = {n: self.inputs.get(n, Tensor(None, ATOM)) for n in names}
        return self.replace(inputs=types)

    # --- common ------------------------------------------------------------------------------------------------------

    @property
    def children(self) -> dict:
        return self.nets

    def array_spec(self, name: str) -> Array:
        """How the array of this name is declared."""
        return next(a for a in self.used_arrays() if a.name == name)

    def content(self) -> tuple:
        arrays = tuple([(k, _Same(v)) for k, v in self.arrays.items()])
        return (
            self.values,
            arrays,
            tuple(self.nets.items()),
            tuple(self.inputs.items()),
            tuple(self.outputs.items()),
            self.multipliers,
        )


class _Same:
    """An array value that compares by its numbers."""

    def __init__(self, value: "np.ndarray | Shared | str | None"):
        self.value = value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and same_array(self.value, other.value)


def _dims_of(value: "np.ndarray | Shared | None") -> "tuple | None":
    numbers = array_value(value)
    return None if numbers is None else numbers.shape
