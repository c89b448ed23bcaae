"""One file a coder.  A coder's module is imported when its name is first met."""

from importlib import import_module

from ..expression import Association, Expression, S, has_head
from ..nets.errors import NetFailure
from ..nets.type_expressions import expr_to_tensor
from .coder import DECODERS, ENCODERS, NetCoder

# Coder name -> module; encoders and decoders of one name live in one file.
MODULES = {
    "Boolean": "boolean",
    "Characters": "characters",
    "Class": "classes",
    "CTCBeamSearch": "ctc",
    "FeatureExtractor": "function",
    "Function": "function",
    "Image": "image",
    "Image3D": "image3d",
    "Scalar": "scalar",
    "Mapped": "mapped",
    "SubwordTokens": "subwords",
    "BPESubwordTokens": "subwords",
    "Tokens": "tokens",
    "UTF8": "utf8",
    "Audio": "audio",
    "AudioSpectrogram": "audio",
    "AudioMelSpectrogram": "audio",
    "AudioMFCC": "audio",
    "AudioSTFT": "audio",
    "VideoFrames": "audio",
}


def coder_class(head_name: str, name: str) -> type[NetCoder] | None:
    """The class of NetEncoder[name] or NetDecoder[name], or None."""
    module = MODULES.get(name)
    if module is None:
        return None
    table = ENCODERS if head_name == "NetEncoder" else DECODERS
    if name not in table:
        try:
            import_module(f"{__name__}.{module}")
        except ModuleNotFoundError as missing:
            if missing.name != f"{__name__}.{module}":
                raise
    return table.get(name)


def coder_names(head_name: str) -> list:
    """The names of all encoders or decoders that do something."""
    classes = [(name, coder_class(head_name, name)) for name in MODULES]
    return [name for name, cls in classes if cls is not None and cls.supported and cls.name == name]


def read_printed(x: Expression) -> NetCoder:
    """The coder of NetEncoder["name", <|parameter -> …|>, type] or NetDecoder[…], as coders print; nothing is evaluated.

    Raises `NetFailure` for another form.
    """
    if isinstance(x, NetCoder):
        return x
    head = x.head.name if has_head(x, S.NetEncoder) or has_head(x, S.NetDecoder) else ""
    if not head or len(x.args) != 3 or type(x.args[0]) is not str or type(x.args[1]) is not Association:
        raise NetFailure("netform", "a coder as it prints expected: its name, an association of its parameters and a type")
    name, parameters, tensor = x.args
    cls = coder_class(head, name)
    if cls is None:
        raise NetFailure("netform", f'there is no {head} of the name "{name}"')
    values = {}
    for p in cls.parameters:
        entry = parameters.get(p.name)
        values[p.name] = p.default if entry is None else p.kind.read(entry)
    cls.prepare(values)
    # the type is that of the net which the coder was taken from, and may be more special than its own
    return cls(values, expr_to_tensor(tensor))
