"""What nets need of the session that evaluates them."""

from ...expression import from_array
from ...layers.host import host
from ..kit.operands import enable, handles
from ..kit.scalars import numbers_of

# --- connecting nets to a session --------------------------------------------------------------------------------------

_connected: set = set()


def enable_nets(ev) -> None:
    """Let the session's functions know nets and coders: application, Options, Normal, Part, …"""
    from ...coders.coder import DECODERS, ENCODERS
    from ...nets.container import Chain, Graph
    from ...nets.layer import LAYERS
    from ..lists import numeric_arrays  # noqa: F401  arrays come out of nets as such
    from .application import apply_coder, apply_net
    from .operands import coder_operand, net_operand

    for cls in (Chain, Graph, *LAYERS.values()):
        if cls not in _connected:
            _connected.add(cls)
            handles(cls, net_operand, apply_net)
    for cls in (*ENCODERS.values(), *DECODERS.values()):
        if cls not in _connected:
            _connected.add(cls)
            handles(cls, coder_operand, apply_coder)
    enable(ev)
    host.call = lambda f, *arrays: numbers_of(ev, ev.call(f, *[from_array(a) if a.ndim else a.item() for a in arrays]), real=True)
