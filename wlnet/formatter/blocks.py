"""Text of more than one line that stands beside other text: tables, columns, numbers with a base below."""

LEFT, CENTER, RIGHT = "Left", "Center", "Right"


class Block:
    """Lines of text; ``baseline`` is the index of the line that stands level with the text around it."""

    __slots__ = ("lines", "baseline")

    def __init__(self, lines: list[str], baseline: int = 0):
        self.lines = lines
        self.baseline = baseline

    @property
    def width(self) -> int:
        return max([len(line) for line in self.lines], default=0)

    @property
    def text(self) -> str:
        return "\n".join([line.rstrip() for line in self.lines])


def block_of(text: str) -> Block:
    """A text as a block; its middle line stands level with its surroundings."""
    lines = text.split("\n")
    return Block(lines, (len(lines) - 1) // 2)


def join_pieces(pieces: list) -> str:
    """The text of pieces of which some may be blocks; ints (break marks) are left out."""
    texts = [p for p in pieces if type(p) is not int]
    for p in texts:
        if type(p) is Block:
            return beside(texts).text
    return "".join(texts)


def beside(parts: list) -> Block:
    """Texts and blocks side by side, their baselines level."""
    blocks = [p if type(p) is Block else block_of(p) for p in parts]
    above = max([b.baseline for b in blocks], default=0)
    below = max([len(b.lines) - b.baseline for b in blocks], default=1)
    rows = [""] * (above + below)
    width = 0
    for b in blocks:
        start = above - b.baseline
        for i, line in enumerate(b.lines):
            rows[start + i] = rows[start + i].ljust(width) + line
        width += b.width
    return Block(rows, above)


def stacked(blocks: list, gap: int = 0, alignment: str = LEFT) -> Block:
    """Blocks one below the other with ``gap`` empty lines between them."""
    width = max([b.width for b in blocks], default=0)
    lines: list[str] = []
    for i, b in enumerate(blocks):
        if i:
            lines += [""] * gap
        lines += [aligned(line, width, alignment) for line in b.lines]
    return Block(lines, (len(lines) - 1) // 2)


def aligned(text: str, width: int, alignment: str) -> str:
    """The text in a field of this width."""
    if alignment == RIGHT:
        return text.rjust(width)
    if alignment == CENTER:
        left = (width - len(text)) // 2
        return (" " * left + text).ljust(width)
    return text.ljust(width)


def table(rows: list, row_gap: int = 1, column_gap: int = 3, alignments: list | tuple = ()) -> Block:
    """Blocks in rows and columns; ``alignments`` says how each column is aligned, an unset one to the left.

    An alignment of one other character lines up the first place where it occurs: ``"."`` for decimal points.
    """
    count = max([len(row) for row in rows], default=0)
    ways = [alignments[i % len(alignments)] if alignments else LEFT for i in range(count)]
    for i in range(count):
        if len(ways[i]) == 1:
            _line_up(rows, i, ways[i])
    widths = [max([row[i].width for row in rows if i < len(row)], default=0) for i in range(count)]
    lines: list[str] = []
    for n, row in enumerate(rows):
        if n:
            lines += [""] * row_gap
        cells = []
        for i, b in enumerate(row):
            if i:
                cells.append(" " * column_gap)
            cells.append(Block([aligned(line, widths[i], ways[i]) for line in b.lines], b.baseline))
        lines += beside(cells).lines
    return Block(lines, (len(lines) - 1) // 2)


def _line_up(rows: list, column: int, mark: str) -> None:
    """Put spaces before the cells of a column so that the mark stands at the same place in all of them."""
    places = []
    for row in rows:
        if column < len(row):
            place = row[column].lines[0].find(mark)
            places.append(place if place >= 0 else row[column].width)
    most = max(places, default=0)
    for row in rows:
        if column < len(row):
            shift = most - places.pop(0)
            row[column] = Block([" " * shift + line for line in row[column].lines], row[column].baseline)
