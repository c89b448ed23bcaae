"""Which module declares which layer; each is imported when its symbol or type name is first met."""

from functools import lru_cache
from importlib import import_module
from os.path import dirname, join

PACKAGE = __name__.removesuffix("nets.layer_index") + "layers"  # the package; named, not imported: layers know nets
INDEX = join(dirname(dirname(__file__)), "layers", "index.tsv")

# Options of layers whose names are symbols; all others are strings.
SYMBOL_OPTIONS = frozenset(
    ("DistanceFunction", "InputPorts", "Interleaving", "LearningRateMultipliers", "Method", "Padding", "PaddingSize", "Resampling")
)

LAYERS: dict[str, type] = {}  # symbol name -> class, of the layer modules imported so far
LAYER_TYPES: dict[str, type] = {}  # "Type" in a net's association -> class
OBSOLETE: dict[str, dict] = {}  # old symbol name -> parameters (by attribute) that its layers have


@lru_cache(1)
def index() -> dict:
    """Layer symbol -> (type name, module of this package); written by ``python -m wlnet.builtins``."""
    with open(INDEX, encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file]
    return {name: (type_name, module) for name, type_name, module in rows}


def load_layer(name: str) -> type:
    """The class of a layer symbol."""
    import_module(f"{PACKAGE}.{index()[name][1]}")
    return LAYERS[name]


def layer_class(type_name: str) -> type | None:
    """The class of a layer type as a net's association names it ("Linear"), or None."""
    if type_name not in LAYER_TYPES:
        for name, (kind, _) in index().items():
            if kind == type_name:
                load_layer(name)
                return LAYER_TYPES[type_name]
        for name in index():
            load_layer(name)
    return LAYER_TYPES.get(type_name)
