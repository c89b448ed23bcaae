"""Encoders of media that wlnet has no objects for: each is refused with what to use instead."""

from ..nets.errors import NetFailure
from ..nets.parameters import Anything, Parameter
from .coder import Encoder, encoder


@encoder("Audio", "AudioSpectrogram", "AudioMelSpectrogram", "AudioMFCC", "AudioSTFT")
class AudioEncoder(Encoder):
    """NetEncoder["Audio"] and its kin need Audio objects, which wlnet does not have."""

    parameters = [Parameter("Parameters", "arguments", Anything(), position=1)]
    supported = False

    @classmethod
    def prepare(cls, values: dict) -> None:
        raise NetFailure(
            "netform",
            "wlnet has no Audio objects, so there are no audio encoders; give the port the shape of the "
            'samples or of their spectrogram, {"Varying", n}, or use '
            'NetEncoder[{"Function", f, {"Varying", n}}]',
        )


@encoder("VideoFrames")
class VideoFramesEncoder(Encoder):
    """NetEncoder["VideoFrames"] needs Video objects, which wlnet does not have."""

    parameters = [Parameter("Parameters", "arguments", Anything(), position=1)]
    supported = False

    @classmethod
    def prepare(cls, values: dict) -> None:
        raise NetFailure(
            "netform",
            'wlnet has no Video objects, so there is no NetEncoder "VideoFrames"; use NetEncoder["Image"] '
            "with NetMapOperator for lists of images",
        )
