"""Golden documents: the ```wl examples of a Markdown page, run and compared.

A page is read as documentation shows sessions::

    ```wl
    In[1]:= Table[n^2, {n, 3}]

    Out[1]= {1, 4, 9}

    In[2]:= 1/0

    Power::infy: Infinite expression 1/0 encountered.

    Out[2]= ComplexInfinity
    ```

An input ends at the first blank line where it is a complete expression; what stands between it and its output are
printed lines and messages.  A new session begins where the numbering starts again.  HTML comments before a fence:

``<!-- law: expr -->``    expr, evaluated after the fence, must give True; outputs it mentions as %n or Out[n] (or %,
                          the fence's last one) are random and are not compared
``<!-- image: expr -->``  from here on ``[image]`` as an argument in an input stands for this expression

Not compared are the version in ``"Version" -> "…"`` and the number in ``LengthVar[…]``.
"""

import re

from wlnet.evaluator import ExitSession
from wlnet.expression import Expr, ReadError, S
from wlnet.outside import Sandbox
from wlnet.reader import describe, is_complete
from wlnet.session import Session

from .cells import Cell, Cells
from .sandboxes import leave_working_folder, page_sandbox
from .screen import Screen

DEFAULT_IMAGE = "Image[Table[{x/24., y/16., 0.5}, {y, 16}, {x, 24}]]"
_USAGE = "wlnet doctest [-update] [-trust] [-root DIR] [-timeout SECONDS] FILE.md ..."
_FENCE = re.compile(r"\s*(```+|~~~+)\s*(\w*)")
_INPUT = re.compile(r"In\[(\d+)\]:=[ \t]?(.*)")
_OUTPUT = re.compile(r"Out\[(\d+)\](//\w+)?=[ \t]?(.*)")
_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_IMAGE_ARGUMENT = re.compile(r"(?<=[\[,{(=>@ ])\[image\](?=\s*[\],})&;]|\s*$)|^\[image\]")
_VERSION = re.compile(r'("\$?Version" -> ")[\d.]+(")')
_LENGTH_VARIABLE = re.compile(r"(LengthVar\[)\d+(\])")


class Example:
    """One input of a page with what the page says about it; line numbers count from 1."""

    def __init__(self, number: int, line: int, code: str):
        self.number = number
        self.line = line
        self.code = code
        self.session = 0  # which of the page's sessions, from 0
        self.said: list = []  # printed lines and messages
        self.output = ""
        self.label = ""
        self.said_span = self.output_span = (line, line)  # lines of the file, end excluded


class Fence:
    """The examples of one ```wl block and the laws in the comments before it."""

    def __init__(self, line: int):
        self.line = line
        self.end = line
        self.laws: list = []
        self.image = None
        self.examples: list = []


class Difference:
    """Something a page says that is not so."""

    def __init__(self, page: str, line: int, title: str, expected: str, actual: str):
        self.page = page
        self.line = line
        self.title = title
        self.expected = expected
        self.actual = actual

    def __str__(self) -> str:
        import difflib  # slow to import, and most pages agree

        lines = difflib.ndiff(self.expected.splitlines(), self.actual.splitlines())
        body = "\n".join([line.rstrip("\n") for line in lines])
        return f"{self.page}:{self.line}: {self.title}\n{body}\n"


# --- reading a page ---------------------------------------------------------------------------------------------------


def read_page(text: str) -> list:
    """The `Fence` objects of a page, in order."""
    lines = text.split("\n")
    fences: list = []
    prose: list = []
    position = session = last = 0
    while position < len(lines):
        match = _FENCE.match(lines[position])
        if match is None:
            prose.append(lines[position])
            position += 1
            continue
        start, position = position + 1, position + 1
        while position < len(lines) and not lines[position].strip().startswith(match[1]):
            position += 1
        if match[2] == "wl":
            fence = Fence(start)
            fence.end = position
            _read_comments(fence, "\n".join(prose))
            fence.examples = _read_examples(lines, start, position)
            for example in fence.examples:
                # numbers that do not rise begin a new session
                session += example.number <= last
                last = example.number
                example.session = session
            fences.append(fence)
        prose = []
        position += 1
    return fences


def _read_comments(fence: Fence, prose: str) -> None:
    for body in _COMMENT.findall(prose):
        kind, _, content = body.strip().partition(":")
        if kind == "law":
            fence.laws.append(content.strip())
        elif kind == "image":
            fence.image = content.strip()


def _read_examples(lines: list, position: int, end: int) -> list:
    """The examples between two lines; text before the first In[n]:= is not one."""
    examples: list = []
    while position < end:
        match = _INPUT.match(lines[position])
        if match is None:
            position += 1
            continue
        stop = position + 1
        while stop < end and not (_INPUT.match(lines[stop]) or _OUTPUT.match(lines[stop])):
            stop += 1
        example, position = _read_input(lines, position, stop, match)
        output = _OUTPUT.match(lines[stop]) if stop < end else None
        if output is not None:
            position = stop + 1
            while position < end and not _INPUT.match(lines[position]):
                position += 1
            text = "\n".join([output[3], *lines[stop + 1 : position]])
            example.output = text.strip("\n").rstrip()
            example.label = f"Out[{output[1]}]{output[2] or ''}="
            example.output_span = stop, _without_blank_end(lines, stop, position)
        else:
            example.output_span = example.said_span[1], example.said_span[1]
            position = stop
        examples.append(example)
    return examples


def _read_input(lines: list, start: int, stop: int, match) -> tuple:
    """The input that starts at a line, up to the first blank line where it is complete."""
    end = start + 1
    code = [match[2]]
    # a blank line inside of an unfinished expression belongs to it
    while end < stop and not (not lines[end].strip() and "".join(code).strip() and is_complete("\n".join(code))):
        code.append(lines[end])
        end += 1
    end = _without_blank_end(lines, start, end)
    example = Example(int(match[1]), start + 1, "\n".join(code).strip("\n"))
    example.said = [line for line in lines[end:stop] if line.strip()]
    first = end
    while first < stop and not lines[first].strip():
        first += 1
    example.said_span = (end, _without_blank_end(lines, end, stop)) if example.said else (end, end)
    return example, stop


def _without_blank_end(lines: list, start: int, end: int) -> int:
    while end > start and not lines[end - 1].strip():
        end -= 1
    return end


# --- running ----------------------------------------------------------------------------------------------------------


class Page:
    """A page, run once: ``differences`` and the text as it should be.

    ``laws`` gives laws from outside, for pages that have none: {(session, number): expression}, sessions from 0;
    ``sandbox`` is that of its sessions.
    """

    def __init__(self, text: str, name: str = "page", laws: "dict | None" = None, sandbox: "Sandbox | bool" = False):
        self.name = name
        self.sandbox = sandbox
        self.lines = text.split("\n")
        self.fences = read_page(text)
        self.laws = laws or {}
        self.image = DEFAULT_IMAGE
        self.differences: list = []
        self.count = 0
        self._changes: list = []  # (start, end, lines)
        self._session_number = -1

    def run(self) -> "Page":
        """Run every example; the page itself."""
        for fence in self.fences:
            self.image = fence.image or self.image
            self._run_fence(fence)
        return self

    def _run_fence(self, fence: Fence) -> None:
        cells: list = []
        for example in fence.examples:
            self.count += 1
            if example.session != self._session_number:
                self._session_number = example.session
                self.session = Session(self.sandbox)
                self.cells = Cells(self.session)
            try:
                cells.append((example, self.cells.run(self._code(example), example.number)))
            except ExitSession:
                self._differ(example.line, f"In[{example.number}] ends the session", "", example.code)
                # the next example starts a session, whatever its number
                self._session_number = -1
                return
        laws = list(fence.laws)
        random = set()
        for example, _cell in cells:
            outside = self.laws.get((example.session, example.number))
            if outside is not None:
                laws.append(outside)
                random.add(example.number)
        for law in laws:
            random |= self._check_law(law, fence)
        for example, cell in cells:
            self._compare(example, cell, example.number in random)

    def _code(self, example: Example) -> str:
        if "[image]" not in example.code:
            return example.code
        return _IMAGE_ARGUMENT.sub(lambda _match: self.image, example.code)

    def _check_law(self, law: str, fence: Fence) -> set:
        """Evaluate a law; the numbers of the outputs it speaks of."""
        session = self.session
        try:
            # a law may need several steps; the last one is the claim
            e = Expr(S.CompoundExpression, tuple(session.evaluator.read(law)))
        except ReadError as error:
            self._differ(fence.line, f"the law cannot be read: {law}", "", describe(error))
            return set()
        value, said = self.cells.evaluate_aside(e)
        if value is not S.True_:
            self._differ(fence.line, f"the law does not hold: {law}", "True", "\n".join([session.show(value), *said]))
        return set(_outputs_of(e, session.evaluator.line))

    def _compare(self, example: Example, cell: Cell, random: bool) -> None:
        said = [line.rstrip() for text in cell.said for line in text.split("\n") if line.strip()]
        if said != [line.rstrip() for line in example.said]:
            self._differ(example.line, f"In[{example.number}] prints something else", "\n".join(example.said), "\n".join(said))
            self._change(example.said_span, [line for text in cell.said if text.strip() for line in ("", *text.split("\n"))])
        label = cell.label if cell.text else ""
        # random outputs need only be there
        if random and cell.text and example.output:
            return
        if not same_output(example.output, cell.text) or example.output and label != example.label:
            self._differ(
                example.output_span[0] + 1,
                f"Out[{example.number}] differs",
                _with_label(example.label, example.output),
                _with_label(label, cell.text),
            )
            lines = cell.shown().split("\n") if cell.text else []
            self._change(example.output_span, lines if example.output or not lines else ["", *lines])

    def _differ(self, line: int, title: str, expected: str, actual: str) -> None:
        self.differences.append(Difference(self.name, line, title, expected, actual))

    def _change(self, span: tuple, lines: list) -> None:
        self._changes.append((*span, lines))

    def updated(self) -> str:
        """The page with its determined outputs and messages as they are now."""
        lines = list(self.lines)
        for start, end, new in reversed(sorted(self._changes, key=lambda change: change[:2])):  # equals: last first
            lines[start:end] = new
        return "\n".join(lines)


def _with_label(label: str, output: str) -> str:
    return f"{label} {output}" if label and output else output


def _outputs_of(e, line: int):
    """The numbers of the outputs that a law mentions."""
    waiting = [e]
    while waiting:
        e = waiting.pop()
        if type(e) is Expr:
            if e.head is S.Out:
                n = e.args[0] if e.args else -1
                if type(n) is int:
                    # Out[-1] counts back from the current line
                    yield line + n if n < 0 else n
            waiting.extend(e.args)
            waiting.append(e.head)


def same_output(expected: str, actual: str) -> bool:
    """Are two output texts the same but for versions and the numbers of length variables?

    Where a page leaves out the middle of a long text, numbers of other lengths move what is left by a few characters.
    """
    expected, actual = _comparable(expected), _comparable(actual)
    if expected == actual:
        return True
    if " ... " not in expected or " ... " not in actual:
        return False
    head, _, tail = expected.partition(" ... ")
    other_head, _, other_tail = actual.partition(" ... ")
    # 24: more than a number's digits can differ by; texts that differ more are different texts
    if abs(len(head) - len(other_head)) > 24 or abs(len(tail) - len(other_tail)) > 24:
        return False
    return (head.startswith(other_head) or other_head.startswith(head)) and (tail.endswith(other_tail) or other_tail.endswith(tail))


def _comparable(text: str) -> str:
    text = "\n".join([line.rstrip() for line in text.split("\n")])
    return _LENGTH_VARIABLE.sub(r"\1n\2", _VERSION.sub(r"\1v\2", text))


# --- the command ------------------------------------------------------------------------------------------------


def main(words: list, screen: Screen) -> int:
    """``wlnet doctest …``; the exit status."""
    update = trust = False
    names: list = []
    roots: list = []
    seconds: float | None = None
    problem = ""
    waiting = iter(words)
    for word in waiting:
        option = word[1:] if word.startswith("--") else word
        if option == "-update":
            update = True
        elif option == "-trust":
            trust = True
        elif option == "-root":
            root = next(waiting, None)
            problem = problem or ("" if root is not None else "-root needs a folder")
            roots.append(root)
        elif option == "-timeout":
            try:
                seconds = float(next(waiting, ""))
            except ValueError:
                problem = problem or "-timeout needs a number of seconds"
        elif word.startswith("-"):
            problem = problem or f"unknown option {word}"
        else:
            names.append(word)
    if problem or not names:
        screen.tell(f"wlnet doctest: {problem or 'no file'}; usage: {_USAGE}\n")
        return 2
    failures = count = 0
    if not trust:
        leave_working_folder()
    for name in names:
        try:
            with open(name, encoding="utf-8") as file:
                page = Page(file.read(), name, sandbox=not trust and page_sandbox(roots, name, seconds))
        except (OSError, UnicodeDecodeError) as error:
            screen.tell(f"wlnet doctest: {name}: {getattr(error, 'strerror', None) or error}\n")
            failures += 1
            continue
        page.run()
        count += page.count
        failures += _report(page, update, screen)
    screen.write(f"{count} examples, {failures} {'difference' if failures == 1 else 'differences'}\n")
    return 1 if failures else 0


def _report(page: Page, update: bool, screen: Screen) -> int:
    """Print the differences, or write them into the page; how many are left."""
    text = page.updated()
    if update and text != "\n".join(page.lines):
        with open(page.name, "w", encoding="utf-8") as file:
            file.write(text)
        screen.write(f"{page.name}: rewritten\n")
        page = Page(text, page.name, sandbox=page.sandbox).run()
    for difference in page.differences:
        screen.write(f"{difference}\n")
    return len(page.differences)
