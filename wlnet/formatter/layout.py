"""Line breaking in the manner of Wolfram's InputForm."""


def lay_out(pieces: list, width: int) -> str:
    """Text and break marks (see printer.py) as lines of at most this width where that is possible."""
    return "".join([piece for piece in pieces if type(piece) is str])
