r"""Line breaking in the manner of Wolfram's InputForm.

Found by fitting the places where Wolfram broke some 300 lines of nested rules, lists, calls and sums, at widths 78 and
100: a line ends at the break mark for which

    ((width - position) / width)^2 - 2 * 0.9^depth

is least, that is, as far to the right as possible without cutting deep into the expression.  The next line is
indented by the depth of the mark it follows.  A string too long for one line is cut after a space, or where the line
is full, with a backslash at the end of the line and no indentation on the next.
"""

_DEPTH_BASE, _DEPTH_WEIGHT = 0.9, 2.0


def lay_out(pieces: list, width: int) -> str:
    """Text and break marks (see printer.py) as lines of at most this width where that is possible."""
    text = "".join([piece for piece in pieces if type(piece) is str])
    if len(text) <= width:
        return text
    offsets, depths, cuts = _marks(pieces, width)
    lines: list[str] = []
    start = indent = first = 0
    while len(text) - start + indent > width:
        while first < len(offsets) and offsets[first] <= start:
            first += 1
        chosen = _best_mark(offsets, depths, first, start - indent, width)
        if chosen is not None:
            end = offsets[chosen]
            in_string = end in cuts
        else:
            end, in_string = _full_line(text, start, start + width - indent, cuts)
            if not in_string:
                if first == len(offsets):
                    break
                end, chosen = offsets[first], first
        lines.append(" " * indent + text[start:end] + ("\\\n" if in_string else "\n"))
        start, indent = end, 0 if in_string else depths[chosen]
    lines.append(" " * indent + text[start:])
    return "".join(lines)


def _marks(pieces: list, width: int):
    """Offsets in the text and depths of the break marks; the offsets that lie inside long strings, with the string."""
    offsets: list[int] = []
    depths: list[int] = []
    cuts: dict[int, tuple] = {}
    offset = depth = 0
    for i, piece in enumerate(pieces):
        if type(piece) is int:
            offsets.append(offset)
            depths.append(piece)
            depth = piece
            continue
        if piece[:1] == '"' and len(piece) > width - depth:
            span = offset, offset + len(piece)
            cuts[-1 - offset] = span
            following = pieces[i + 1] if i + 1 < len(pieces) else None
            is_left_operand = type(following) is str and following[0] == " "  # one level below the mark before it
            space = piece.find(" ")
            while 0 <= space < len(piece) - 2:
                offsets.append(offset + space + 1)
                depths.append(depth + is_left_operand)
                cuts[offset + space + 1] = span
                space = piece.find(" ", space + 1)
        offset += len(piece)
    return offsets, depths, cuts


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


def _full_line(text: str, start: int, end: int, cuts: dict):
    """The end of a line that no mark can end, and whether it cuts a string (never an escape such as ``\\n`` in two)."""
    for low, high in cuts.values():
        if low < end < high and start < high:
            while end > start + 1 and text[end - 1] == "\\":
                end -= 1
            return end, True
    return end, False
