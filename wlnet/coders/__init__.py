"""One file a coder.  A coder's module is imported when its name is first met."""

from importlib import import_module

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
