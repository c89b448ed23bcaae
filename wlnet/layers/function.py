"""FunctionLayer: Wolfram code as a layer.  (ref/FunctionLayer)"""

from collections.abc import Iterable
from re import sub
from typing import TYPE_CHECKING

from .. import ops
from ..expression import Association, Expr, S, Symbol, elements, has_head, is_immediate_rule, is_list, make_list
from ..nets.array_values import Shared
from ..nets.assembly import make_graph
from ..nets.infer import make_layer
from ..nets.layer import Array, Layer, layer
from ..nets.layer_index import load_layer
from ..nets.layer_types import LayerTypes
from ..nets.net import Net
from ..nets.parameters import Parameter
from ..nets.types import ATOM, INTEGER, REAL, Length, Tensor, tensor_of
from ..ops import OpsError, Value
from ..ops.elementwise import real
from ..translation.aggregates import AGGREGATES
from ..translation.table import NET_PATH, Untranslatable
from ..translation.translator import Code, Translator, acts_on_elements, arguments_of, heads_of
from .context import Context

if TYPE_CHECKING:
    from ..nets.container import Graph


# What varying dimensions are taken to be, to see what becomes of them: in each of two probes the i-th is first + step i.
# With a step of its own for each probe none looks like another one and a constant.
PROBES = ((36, 7), (41, 11))
_ROWS = 2  # and examples
_DIMENSIONS = "array dimensions"  # of arrays without numbers: given to the constructor only


class _NotKnown(Exception):
    """A shape that the code needs is not known yet."""


@layer("FunctionLayer", "Function")
class FunctionLayer(Layer):
    """FunctionLayer[f] represents a net layer that computes f of its input, for a function f of arrays.

    f of one array has the port "Input", a function with named slots has ports of these names, Apply[f] has the ports
    "Input1", "Input2", ….  A result that is an association gives a port for each key, any other the port "Output".
    NetArray in f is a learned array, layers in f are part of the net.
    """

    parameters = [Parameter("Function", "function", Code(), position=1, required=True)]

    def __init__(self, values, arrays=None, nets=None):
        super().__init__({"Function": values["Function"]}, arrays, nets)
        for name, dims in values.get(_DIMENSIONS, {}).items():
            if self.arrays[name].array is None:
                self.array_types[name] = Tensor(dims)

    @classmethod
    def prepare(cls, values: dict, nets: dict, arrays: dict) -> None:
        values[_DIMENSIONS] = {}
        f = values["Function"] = _taken_out(values["Function"], nets, arrays, values[_DIMENSIONS])
        simple = None if nets or arrays else _simple_layer(f)
        if simple is not None:
            nets["Net"] = simple

    # --- ports and arrays --------------------------------------------------------------------------------------------

    @property
    def named(self) -> bool:
        """Is f a function of an association?"""
        return arguments_of(self.function)[1]

    def initial_inputs(self) -> dict:
        f = self.function
        if self.spreads:
            names = ["Input1" if n == "Input" else n for n in arguments_of(f.args[0])[0]]
        else:
            names = arguments_of(f)[0] if self.named else ["Input"]
        return {name: Tensor(None, ATOM) for name in names}

    @property
    def spreads(self) -> bool:
        """Is f Apply[g], a function of several arrays, whose number g tells?"""
        return _spreads(self.function)

    def initial_outputs(self) -> dict:
        return {name: Tensor(None, ATOM) for name in _result_names(self.function)}

    def used_arrays(self) -> list:
        specs = self.__dict__.get("specs")
        if specs is None:
            specs = self.specs = [Array(name) for name in _array_names(self.function)]
        return specs

    # --- types -------------------------------------------------------------------------------------------------------

    def infer(self, t: LayerTypes) -> None:
        inner = self.nets.get("Net")
        if inner is not None:
            self._infer_inner(t, inner)
            return
        shapes = {name: t.dims(t[name]) for name in self.inputs}
        if any([dims is None or None in dims for dims in shapes.values()]):
            return
        try:
            self._infer_results(t, shapes)
        except _NotKnown:
            return

    def _infer_inner(self, t, inner):
        inputs, outputs = t.children["Net"].inputs, t.children["Net"].outputs
        for mine, theirs in zip(self.inputs, inputs):
            t.connect(t[mine], inputs[theirs])
        for mine, theirs in zip(self.outputs, outputs):
            t.connect(outputs[theirs], t[mine])

    def _infer_results(self, t, inputs):
        sizes = {}  # Length -> size variable
        for name, dims in inputs.items():
            for d, s in zip(dims, t.sizes(t[name])):
                if type(d) is Length:
                    sizes.setdefault(d, s)
        seen = [self._results(t, inputs, sizes, lengths) for lengths in probe_lengths(sizes)]
        for name in self.outputs:
            if name not in seen[0]:
                t.fail(f'the function gives no "{name}"')
            shapes = [outs[name].shape[1:] for outs in seen]
            if len({len(s) for s in shapes}) > 1:
                t.fail("the rank of the result depends on the length of a sequence")
            t.set_dims(t[name], [size_of(column, sizes) for column in zip(*shapes)])
            t.set_element(t[name], INTEGER if seen[0][name].dtype.kind == "i" else REAL)

    def _results(self, t, inputs, sizes, lengths):
        """Output port -> value, for arrays of the sizes given; ``lengths``: what variable sizes are taken to be."""
        values = {}
        for name, dims in inputs.items():
            kind = t.element(t[name])
            dtype = ops.FLOAT32 if kind is None or kind == REAL else ops.INT64
            values[name] = ops.input(name, (_ROWS, *[lengths.get(d, d) for d in dims]), dtype)
        variables = {n: sizes[d] for d, n in lengths.items()}
        ends = [(x, t[name]) for name, x in values.items()]  # values whose element types pass on, as over an edge

        def run(name: str, ins: dict) -> dict | None:
            ports = t.children[name]
            for port, x in ins.items():
                source = next((end for v, end in ends if v is x or x.op == "cast" and v is x.inputs[0]), None)
                if source is not None:
                    t.connect(source, ports.inputs[port])
                t.set_dims(ports.inputs[port], [variables.get(n, n) for n in x.shape[1:]])
            rows = next(iter(ins.values())).shape[0] if ins else _ROWS
            outs = {out: ops.input(out, (rows, *_known(t, port, lengths))) for out, port in ports.outputs.items()}
            ends.extend([(x, ports.outputs[out]) for out, x in outs.items()])
            return outs

        def array(name: str) -> Value:
            return ops.array(name, _known(t, t.array(name), lengths))

        try:
            return self._translated(Translator(array=array, run=run, nets=self.nets, batch=_ROWS), values)
        except (Untranslatable, OpsError) as error:
            text = error.text
            for n in variables:
                text = sub(rf"\b{n}\b", "Varying", text)
            t.fail(text)

    # --- values ------------------------------------------------------------------------------------------------------

    def _translated(self, translator, values: dict) -> dict:
        """Output port -> value."""
        args: list = [values] if self.named else list(values.values())
        if self.spreads:
            args = [list(values.values())]
        result = translator.apply(self.function, args)
        if type(result) is dict:
            return {name: translator.array_of(v) for name, v in result.items()}
        return {"Output": translator.array_of(result)}

    def forward_ports(self, ctx: Context, ins: dict) -> dict:
        values = {name: x if tensor_of(self.inputs[name]).is_integer else real(x, ctx.dtype) for name, x in ins.items()}
        if "Net" in self.nets:
            inner = ctx.run("Net", dict(zip(self.nets["Net"].inputs, values.values())))
            return dict(zip(self.outputs, inner.values()))

        translator = Translator(ctx.dtype, False, ctx.array, ctx.run, self.nets, ctx.batch, ctx.trace)
        try:
            outs = self._translated(translator, values)
        except Untranslatable as error:
            ctx.fail(error.text)
        values = {}
        for name, port in self.outputs.items():
            x = outs[name]
            x = ops.broadcast_to(x, (ctx.batch, *x.shape[1:]))
            values[name] = x if tensor_of(port).is_integer else real(x, ctx.dtype)
        return values

    def equivalent_net(self) -> "Graph":
        """A graph that computes the same."""
        return make_graph({"1": self}, [])

    def derived(self) -> dict:
        return {"$InputNames": make_list(list(self.inputs)), "$OutputNames": make_list(list(self.outputs))}


def _known(t, port, lengths: dict) -> list:
    """The sizes of a port as numbers; raises _NotKnown."""
    dims = t.dims(port)
    sizes = None if dims is None else [lengths.get(d, d) for d in dims]
    if sizes is None or any([type(d) is not int for d in sizes]):
        raise _NotKnown
    return sizes


def probe_lengths(sizes: Iterable) -> list[dict]:
    """What each varying dimension is taken to be: Length -> number for every probe; one probe where there are none."""
    lengths = list(sizes)
    return [{d: first + step * i for i, d in enumerate(lengths)} for first, step in (PROBES if lengths else PROBES[:1])]


def size_of(column: tuple, sizes: dict) -> object:
    """The size variable, number or new Length that the sizes under both probes mean."""
    if len(set(column)) == 1:
        return column[0]
    for i, variable in enumerate(sizes.values()):
        if column == tuple([first + step * i for first, step in PROBES]):
            return variable
    return Length()


def _spreads(f) -> bool:
    return has_head(f, S.Apply) and len(f.args) == 1 and bool(arguments_of(f.args[0])[0])


def _result_names(f) -> list:
    """The output ports: the keys of the association that code gives, or "Output"."""
    while type(f) is Expr and f.args:
        if has_head(f, S.Function):
            f = f.args[-1] if len(f.args) < 3 else f.args[1]
        elif has_head(f, S.Composition):
            f = f.args[0]
        elif has_head(f, S.RightComposition) or has_head(f, S.CompoundExpression):
            f = f.args[-1]
        elif type(f) is Expr and type(f.head) is Symbol and f.head.name in ("With", "Module", "Block") and len(f.args) > 1:
            f = f.args[1]
        elif has_head(f, S.Apply) and len(f.args) == 1:
            f = f.args[0]
        else:
            break
    if type(f) is Association:
        return [k for k in f.keys() if type(k) is str]
    if has_head(f, S.Association):
        return [r.args[0] for r in f.args if is_immediate_rule(r)]
    return ["Output"]


def _taken_out(f, nets: dict, arrays: dict, dims: dict):
    """Code with its nets and arrays taken out.

    Nets are named "1", "2", …, with NetPath["Parameters", name] in their place; of NetArray[…] the name stays.
    """
    if isinstance(f, Net):
        name = str(len(nets) + 1)
        nets[name] = f
        return Expr(NET_PATH, ("Parameters", name))
    if type(f) is Association:
        return Association.from_items([(k, _taken_out(v, nets, arrays, dims)) for k, v in f.items()])
    if type(f) is not Expr:
        return f
    if f.head is S.NetArray and type(f.args[0]) is Association:
        return _array_taken_out(f.args[0], arrays, dims)
    args = tuple([_taken_out(a, nets, arrays, dims) for a in f.args])
    head = _taken_out(f.head, nets, arrays, dims) if type(f.head) is not Symbol else f.head
    return f if head is f.head and all([a is b for a, b in zip(args, f.args)]) else Expr(head, args)


def _array_taken_out(spec: Association, arrays: dict, dims: dict) -> Expr:
    name, numbers, sizes = spec.get("Name"), spec.get("Array"), spec.get("Dimensions")
    if name not in arrays or numbers is not S.Automatic:
        arrays[name] = Shared(name, None if numbers is S.Automatic else numbers.array)
    if sizes is not S.Automatic:
        dims[name] = tuple(elements(sizes)) if is_list(sizes) else (sizes,)
    return Expr(S.NetArray, (name,))


def _array_names(f) -> list:
    """The names of the arrays in code."""
    specs = [e.args[0] for head, e in heads_of(f) if head is S.NetArray and type(e) is Expr]
    return list(dict.fromkeys(specs))


def _simple_layer(f):
    """The one layer that computes the function, where there is one; else None."""
    if type(f) is Symbol and f.name in AGGREGATES and f.name not in ("Max", "Min", "Times"):
        return make_layer(load_layer("AggregationLayer"), {"Function": f, "Levels": 1})
    spreads = _spreads(f)
    g = f.args[0] if spreads else f
    names, named = arguments_of(g)
    if not acts_on_elements(g) or _result_names(f) != ["Output"] or has_head(g, S.Function) and not names:
        return None
    if spreads or named:
        return make_layer(load_layer("ThreadingLayer"), {"Function": g, "Broadcasting": -1})
    return make_layer(load_layer("ElementwiseLayer"), {"Function": f})
