"""Nets as trees: the layer at a path, all leaves, replacement."""

from .container import Container
from .layer import Layer
from .net import Net
from .types import tensor_of


def without_coders(net: Net) -> Net:
    """The net with bare types in place of its coders."""
    if not net.has_coders:
        return net
    return net.replace(
        inputs={n: tensor_of(p) for n, p in net.inputs.items()},
        outputs={n: tensor_of(p) for n, p in net.outputs.items()},
    )


def leaves(net: Net, path: tuple = ()):
    """(path, layer) of every layer of a net, operators included before the nets inside them."""
    stack = [(path, net)]
    while stack:
        where, current = stack.pop()
        if isinstance(current, Layer):
            yield where, current
        stack.extend(reversed([((*where, name), child) for name, child in current.children.items()]))


def replace_at(net: Net, path: tuple, new: Net) -> Net:
    """The net with the part at this path exchanged; types are not inferred anew."""
    if not path:
        return new
    name, rest = path[0], path[1:]
    attribute = "nodes" if isinstance(net, Container) else "nets"
    children = dict(getattr(net, attribute))
    children[name] = replace_at(children[name], rest, new)
    return net.replace(**{attribute: children})
