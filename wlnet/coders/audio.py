"""Encoders of media that wlnet has no objects for: each is refused with what to use instead."""

from ..nets.errors import NetFailure
from ..nets.parameters import Anything, Parameter
from .coder import Encoder, encoder


class MissingMediaEncoder(Encoder):
    """An encoder that can be read, and is refused with a text."""

    parameters = [Parameter("Parameters", "arguments", Anything(), position=1)]
    supported = False
    refusal = ""

    @classmethod
    def prepare(cls, values: dict) -> None:
        raise NetFailure("netform", cls.refusal)


@encoder("Audio", "AudioSpectrogram", "AudioMelSpectrogram", "AudioMFCC", "AudioSTFT")
class AudioEncoder(MissingMediaEncoder):
    """NetEncoder["Audio"] and its kin need Audio objects, which wlnet does not have."""

    refusal = (
        "wlnet has no Audio objects, so there are no audio encoders; give the port the shape of the "
        'samples or of their spectrogram, {"Varying", n}, or use '
        'NetEncoder[{"Function", f, {"Varying", n}}]'
    )


@encoder("VideoFrames")
class VideoFramesEncoder(MissingMediaEncoder):
    """NetEncoder["VideoFrames"] needs Video objects, which wlnet does not have."""

    refusal = (
        'wlnet has no Video objects, so there is no NetEncoder "VideoFrames"; use NetEncoder["Image"] '
        "with NetMapOperator for lists of images"
    )
