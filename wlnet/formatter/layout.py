"""Line breaking in the manner of Wolfram's InputForm.

Found by fitting the places where Wolfram broke some 300 lines of nested rules, lists, calls and sums, at widths 78 and
100: a line ends at the break mark for which

    ((width - position) / width)^2 - 2 * 0.9^depth

is least, that is, as far to the right as possible without cutting deep into the expression.  The next line is
indented by the depth of the mark it follows.
"""

_DEPTH_BASE, _DEPTH_WEIGHT = 0.9, 2.0


def lay_out(pieces: list, width: int) -> str:
    """Text and break marks (see printer.py) as lines of at most this width where that is possible."""
    text = "".join([piece for piece in pieces if type(piece) is str])
    if len(text) <= width:
        return text
    offsets, depths = _marks(pieces)
    lines: list[str] = []
    start = indent = first = 0
    count = len(offsets)
    while len(text) - start + indent > width:
        while first < count and offsets[first] <= start:
            first += 1
        if first == count:
            break
        chosen = _best_mark(offsets, depths, first, start - indent, width)
        if chosen is None:
            piece = _cut_string(text, start, offsets[first], width - indent)
            if piece is not None:
                lines.append(" " * indent + text[start:piece] + "\\\n")
                start, indent = piece, 0
                continue
            chosen = first
        end = offsets[chosen]
        lines.append(" " * indent + text[start:end] + "\n")
        start, indent = end, depths[chosen]
    lines.append(" " * indent + text[start:])
    return "".join(lines)


def _marks(pieces: list):
    """Offsets in the text and depths of the break marks."""
    offsets: list[int] = []
    depths: list[int] = []
    offset = 0
    for piece in pieces:
        if type(piece) is str:
            offset += len(piece)
        else:
            offsets.append(offset)
            depths.append(piece)
    return offsets, depths


def _best_mark(offsets, depths, first: int, origin: int, width: int):
    """Index of the mark where the line that began at text offset ``origin`` should end, or None if none fits."""
    chosen, least = None, 0.0
    for i in range(first, len(offsets)):
        position = offsets[i] - origin
        if position > width:
            break
        unused = (width - position) / width
        cost = unused * unused - _DEPTH_WEIGHT * _DEPTH_BASE ** depths[i]
        if chosen is None or cost <= least:
            chosen, least = i, cost
    return chosen


def _cut_string(text: str, start: int, end: int, room: int):
    """Where to cut a string that is too long for a line: after its last space that fits, or where the line is full."""
    if end - start <= room or '"' not in text[start:start + room - 1]:
        return None
    space = text.rfind(" ", start + 1, start + room - 1)
    cut = space + 1 if space > text.index('"', start) else start + room - 1
    while text[cut - 1] == "\\":
        cut -= 1
    return cut if cut > start else None
