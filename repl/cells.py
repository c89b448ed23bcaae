"""One numbered input of a session as a reader sees it: what it printed, its messages, and what stands after Out[n]=."""

from wlnet.expression import Expr, Expression, ReadError, S
from wlnet.reader import describe

# Forms that are named in the label, as in Out[1]//MatrixForm=, and left out of the value that % gives.
LABELLED = frozenset(
    (
        "InputForm",
        "OutputForm",
        "FullForm",
        "StandardForm",
        "TraditionalForm",
        "TeXForm",
        "CForm",
        "FortranForm",
        "MatrixForm",
        "TableForm",
        "TreeForm",
        "NumberForm",
        "ScientificForm",
        "EngineeringForm",
        "AccountingForm",
        "PaddedForm",
        "BaseForm",
        "PercentForm",
    )
)


class Cell:
    """The outcome of one input; ``said`` holds what was printed and the messages, in order."""

    def __init__(self, number: int):
        self.number = number
        self.label = f"Out[{number}]="
        self.text = ""  # empty for Null
        self.value = S.Null
        self.said: list = []
        self.failed_to_read = False

    def shown(self) -> str:
        """The output with its label, as the prompt and a page show it; empty for Null."""
        if not self.text:
            return ""
        return f"{self.label}\n{self.text}" if "\n" in self.text else f"{self.label} {self.text}"


class Cells:
    """Runs inputs in a session and collects what each of them says."""

    def __init__(self, session):
        self.session = session
        self._cell = Cell(0)
        self._unfinished = False  # was the last printed text without a line break?
        session.on_output(self._printed)
        session.on_message(self._message)

    def _printed(self, text: str) -> None:
        said = self._cell.said
        if self._unfinished:
            # Write and WriteString may print a line in pieces
            text = said.pop() + text
        self._unfinished = not text.endswith("\n")
        said.append(text.removesuffix("\n"))

    def _message(self, symbol, tag: str, text: str) -> None:
        self._unfinished = False
        self._cell.said.append(f"{symbol.name}::{tag}: {text}")

    def run(self, text: str, number: "int | None" = None) -> Cell:
        """Evaluate the expressions of a text; they share one number, and the last one's value is the cell's.

        After a syntax error there is no value, and the number is not used up.
        """
        session, ev = self.session, self.session.evaluator
        if number is not None:
            # a page numbers its inputs itself
            ev.line = number
        cell = self._cell = Cell(ev.line)
        self._unfinished = False
        # reading can be interrupted too
        if session.together(lambda: self._run(cell, text)) is S["$Aborted"]:
            ev.line = max(ev.line, cell.number + 1)
            cell.value, cell.text = S["$Aborted"], session.show(S["$Aborted"])
        return cell

    def _run(self, cell: Cell, text: str) -> None:
        session, ev = self.session, self.session.evaluator
        number = cell.number
        stream = session.open_text(text)
        while True:
            try:
                e = stream.next()
            except ReadError as error:
                return self._tell_unreadable(cell, error)
            if e is stream.end:
                break
            ev.line = number
            cell.value = session.evaluate_input(e)
        form = form_of(cell.value)
        if form is not None:
            cell.label = f"Out[{number}]//{form}="
            # % means the value, not its display
            ev.outputs[number] = cell.value.args[0]
        shown = session.before_printing(cell.value)
        cell.text = "" if shown is S.Null else session.show(shown)

    def evaluate_aside(self, e: Expression) -> tuple:
        """The value of an expression that is no input, and what was said on the way."""
        ev = self.session.evaluator
        self._cell, self._unfinished = Cell(0), False
        # limits on repeated messages count anew
        ev.messages.start_input()
        return self.session.guarded(lambda: ev.evaluate(e)), self._cell.said

    def _tell_unreadable(self, cell: Cell, error: ReadError) -> None:
        self._message(S.Syntax, error.tag, describe(error))
        cell.failed_to_read = True


def form_of(value: Expression) -> "str | None":
    """The display form that the label names: MatrixForm of MatrixForm[m]."""
    if type(value) is Expr and value.args and value.head in _LABELLED_SYMBOLS:
        return value.head.name
    return None


_LABELLED_SYMBOLS = frozenset([S[name] for name in LABELLED])
