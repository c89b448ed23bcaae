"""NetInitialize and its methods."""

from ...evaluator import Evaluator, builtin
from ...expression import Expression, S, elements, is_list
from ...expression.arithmetic import nearest_float
from ...nets.initialise import METHODS, Method, initialise
from ...nets.net import Net
from ...ops.workers import alone
from ..statistics.distributions import is_distribution
from ..statistics.drawing import draw
from ..statistics.random_ import generator_for
from .arguments import positional_and_options, refuse

# --- initialisation ------------------------------------------------------------------------------------------------------------


@builtin("NetInitialize", options={"Method": S.Automatic, "RandomSeeding": 1234})
def net_initialize(ev: Evaluator, net: Expression, which: Expression = None, options: dict | None = None) -> Expression:
    """NetInitialize[net] gives a net in which all arrays that have no values yet are initialized randomly.
    NetInitialize[net, All] initializes all arrays anew."""
    # not evaluated: somebody may have other plans for the second argument
    if which is not None and which is not S.All:
        return None
    return _initialize(ev, net, which is S.All, options)


def _initialize(ev, net, everything, options):
    if not isinstance(net, Net):
        refuse("netarg", "Argument 1", "a net or a layer", net)
    method = initial_method(ev, options["Method"])
    # LAPACK, which makes orthogonal matrices, rounds differently on other numbers of threads
    return alone(initialise, net, method, generator_for(ev, options["RandomSeeding"]), everything)


def initial_method(ev: Evaluator, x: Expression) -> Method:
    """The Method of NetInitialize: a name, or {name, suboptions…}."""
    parts = list(elements(x)) if is_list(x) else [x]
    # ref/NetInitialize: the default method is "Kaiming"
    name = "Kaiming" if x is S.Automatic else parts[0] if parts else x
    if name not in METHODS:
        refuse("netarg", "The option Method", "one of " + ", ".join([f'"{m}"' for m in METHODS]), name)
    _, options = positional_and_options(tuple(parts[1:]))
    method = Method(name)
    for key, value in options:
        if key == "Distribution" and name in ("Kaiming", "Xavier"):
            if value not in ("Normal", "Uniform"):
                refuse("netarg", 'The suboption "Distribution"', '"Normal" or "Uniform"', value)
            method.distribution = value
        # "Identity" draws what it adds to the identity; "Random" draws all of it
        elif key == "Distribution" and name == "Identity" or key == "Weights" and name == "Random":
            method.weights = _sampler(ev, value)
        elif key == "Biases" and name in ("Random", "Kaiming", "Xavier", "Identity", "Orthogonal"):
            method.biases = None if value is S.None_ else _sampler(ev, value)
        else:
            refuse(
                "netopt",
                f'"{key}"',
                f'the method "{name}"',
                'the suboptions "Distribution", "Weights", "Biases" where they apply',
            )
    return method


def _sampler(ev, x):
    """sampler(rng, shape) for a distribution, or for a number s: normal with standard deviation s."""
    if type(x) in (int, float):
        return lambda rng, shape: rng.standard_normal(shape) * nearest_float(x)
    if not is_distribution(x):
        refuse("netarg", "A distribution", "a distribution or a standard deviation", x)
    return lambda rng, shape: draw(ev, rng, x, shape)
