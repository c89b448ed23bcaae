"""NetChain and NetGraph: named nodes and the edges between their ports."""

from typing import Self

from ..expression import S
from .net import Net
from .types import Tensor

OUTSIDE = None  # the node of a container's own ports


class Container(Net):
    """Nodes, edges and outer ports.

    ``nodes``: name -> Net.  ``edges``: (node or None, port) of a destination -> (node or None, port) of its source; node
    None means the container itself.  State ports of nodes take part like inputs and outputs.
    """

    is_container = True
    states: dict = {}
    arrays: dict = {}
    array_types: dict = {}
    parameters: list = []
    values: dict = {}
    nets: dict = {}
    multipliers = None

    def __init__(self, nodes: dict, edges: dict, inputs: dict, outputs: dict):
        self.nodes = nodes
        self.edges = edges
        self.inputs = inputs
        self.outputs = outputs

    @property
    def children(self) -> dict:
        return self.nodes

    @property
    def is_open(self) -> bool:
        known = self.cache.get("open")
        if known is None:
            known = self.cache["open"] = any([child.is_open for child in self.nodes.values()])
        return known

    def with_inputs(self, names: list) -> Self:
        node = next(n for n, child in self.nodes.items() if child.is_open)
        nodes = {**self.nodes, node: self.nodes[node].with_inputs(names)}
        edges = {**{(node, n): (None, n) for n in names}, **self.edges}
        return self.replace(nodes=nodes, edges=edges, inputs={**{n: open_type() for n in names}, **self.inputs})

    def order(self) -> list:
        """Node names in an order in which they can be computed; raises ValueError(name) where there is a cycle."""
        order = self.cache.get("order")
        if order is None:
            order = self.cache["order"] = topological(self.nodes, self.edges)
        return order

    def assumed_input(self, name: str) -> Tensor | None:
        for (node, port), source in self.edges.items():
            if source == (None, name) and node is not None and port in self.nodes[node].inputs:
                return self.nodes[node].assumed_input(port)
        return None

    def content(self) -> tuple:
        return (
            tuple(self.nodes.items()),
            tuple(sorted(self.edges.items(), key=repr)),
            tuple(self.inputs.items()),
            tuple(self.outputs.items()),
            self.multipliers,
        )


class Chain(Container):
    """NetChain[{layer1, layer2, …}]: the output of each layer feeds the next.  (ref/NetChain)"""

    head = S.NetChain
    type_name = "Chain"


class Graph(Container):
    """NetGraph[{layer1, …}, {m1 -> n1, …}]: a directed acyclic graph of layers.  (ref/NetGraph)"""

    head = S.NetGraph
    type_name = "Graph"


def topological(nodes: dict, edges: dict) -> list:
    """Node names, sources first, in the given order where that is free; ValueError names a node on a cycle."""
    needs: dict = {name: [] for name in nodes}
    for (node, _), (source, _) in edges.items():
        if node is not None and source is not None and source not in needs[node]:
            needs[node].append(source)
    done: list = []
    state: dict = {}
    for name in nodes:
        stack = [(name, iter(needs[name]))] if name not in state else []
        while stack:
            current, pending = stack[-1]
            state[current] = "open"
            for source in pending:
                if state.get(source) == "open":
                    raise ValueError(source)
                if source not in state:
                    stack.append((source, iter(needs[source])))
                    break
            else:
                stack.pop()
                state[current] = "done"
                done.append(current)
    return done


def open_type() -> Tensor:
    """The type of a port of which nothing is known."""
    return Tensor(None, "Atom")
