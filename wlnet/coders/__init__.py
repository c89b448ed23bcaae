"""One file a coder.  A coder's module is imported when its name is first met."""

from importlib import import_module

# Coder name -> module; encoders and decoders of one name live in one file.
MODULES = {
    "Boolean": "boolean", "Characters": "characters", "Image": "image", "Image3D": "image", "Class": "classes", "UTF8": "utf8", "Tokens": "tokens",
    "SubwordTokens": "subwords", "BPESubwordTokens": "subwords", "Function": "function", "FeatureExtractor": "function", "Scalar": "scalar",
    "CTCBeamSearch": "ctc", "Audio": "audio", "AudioSpectrogram": "audio", "AudioMelSpectrogram": "audio", "AudioMFCC": "audio", "AudioSTFT": "audio",
}


def coder_class(head_name: str, name: str):
    """The class of NetEncoder[name] or NetDecoder[name], or None."""
    module = MODULES.get(name)
    if module is None:
        return None
    from .coder import DECODERS, ENCODERS
    table = ENCODERS if head_name == "NetEncoder" else DECODERS
    if name not in table:
        try:
            import_module(f"{__name__}.{module}")
        except ModuleNotFoundError as missing:
            if missing.name != f"{__name__}.{module}":
                raise
    return table.get(name)


def coder_names(head_name: str) -> list:
    """The names of all encoders or decoders."""
    return [name for name in MODULES if coder_class(head_name, name) is not None]
