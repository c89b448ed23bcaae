"""Nets from what NetChain, NetGraph and operators are given."""

from ...evaluator import Evaluator
from ...expression import Association, Expr, Expression, MessageError, S, Symbol, elements, is_list, is_rule, numeric_by
from ...nets import association as net_association
from ...nets.assembly import make_chain
from ...nets.errors import NetFailure
from ...nets.net import Net
from ...translation.translator import arguments_of, is_scalar_code
from .arguments import FAILED, refuse
from .coders import read_coder


def read_net(ev: Evaluator, assoc: Association) -> Net:
    """The net that a Wolfram association describes; raises the message of a malformed one."""
    try:
        return net_association.association_to_net(assoc, lambda x: read_coder(ev, x), numeric_by(ev.call))
    # the association comes from outside: a key of the wrong type fails wherever it is used first
    except (NetFailure, AttributeError, TypeError, KeyError) as error:
        text = error.text if isinstance(error, NetFailure) else "its keys or values have the wrong form"
        refuse("netform", f"The association does not describe a net: {text}")


def to_net(ev: Evaluator, x: Expression) -> Net:
    """A net, or what is short for one: n is LinearLayer[n], a list of such is a chain, one of numbers only
    LinearLayer[{n1, n2, …}], a function is an ElementwiseLayer."""
    if isinstance(x, Net):
        return x
    # {3, 4} is the size of one array, {3, Ramp} a chain
    if is_list(x) and elements(x) and all([type(n) is int for n in elements(x)]):
        return to_net(ev, ev.call(S.LinearLayer, x))
    if is_list(x) or type(x) is Association:
        return make_chain(read_nodes(ev, x), call=ev.call)
    if type(x) is int:
        net = ev.call(S.LinearLayer, x)
    elif x is FAILED:  # its own message has been given
        refuse("netarg", "Each part of a net", "a layer, a net, an integer, a list or a function", x)
    # of several arguments, so that a graph can feed each of them
    elif x in _THREADED if type(x) is Symbol else False:
        net = ev.call(S.ThreadingLayer, x)
    elif type(x) is Symbol or type(x) is Expr and x.head in _FUNCTIONS:
        net = ev.call(_layer_of_function(x), x)
    else:
        refuse("netarg", "Each part of a net", "a layer, a net, an integer, a list or a function", x)
    if not isinstance(net, Net):
        # the layer itself has given its message; this one says where it stands
        raise MessageError("netarg", "Each part of a net", "a layer, a net, an integer, a list or a function", x, result=FAILED)
    return net


_FUNCTIONS = frozenset((S.Function, S.Composition, S.RightComposition, S.Map, S.Apply))


def _layer_of_function(f) -> Symbol:
    """The layer that a function stands for: of numbers, of several numbers, or of whole arrays."""
    if not is_scalar_code(f):
        return S.FunctionLayer
    return S.ThreadingLayer if len(arguments_of(f)[0]) > 1 else S.ElementwiseLayer


_THREADED = frozenset((S.Plus, S.Times, S.Subtract, S.Divide, S.Power, S.Min, S.Max, S.Mod))


def node_name(x: Expression) -> str:
    """The name of a layer in a chain or graph, given as a string or number."""
    if type(x) is str:
        return x
    if type(x) is int:
        return str(x)
    refuse("netarg", "The name of a layer", "a string", x)


def read_nodes(ev: Evaluator, x: Expression) -> dict:
    """Name -> net of a list or an association of layers."""
    if type(x) is Association:
        return {node_name(k): to_net(ev, v) for k, v in x.items()}
    if is_list(x):
        items = elements(x)
        if items and all([is_rule(i) for i in items]):
            return {node_name(i.args[0]): to_net(ev, i.args[1]) for i in items}
        return {str(i + 1): to_net(ev, item) for i, item in enumerate(items)}
    refuse("netarg", "Argument 1", "a list or an association of layers", x)
