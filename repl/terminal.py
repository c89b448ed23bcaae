"""The prompt on a terminal: history, several lines, colors, completion, bracket matching (prompt_toolkit)."""

import os
from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import Completer
from prompt_toolkit.completion import Completion as Suggestion
from prompt_toolkit.document import Document
from prompt_toolkit.history import FileHistory, History, InMemoryHistory
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.layout.processors import HighlightMatchingBracketProcessor
from prompt_toolkit.lexers import Lexer
from prompt_toolkit.styles import Style

from wlnet.reader import is_complete
from wlnet.reader.tokens import tokens

from .completion import complete, find_symbol

if TYPE_CHECKING:
    from wlnet.reader.tokens import Token

    from .prompt import Prompt

STYLE = Style.from_dict(
    {
        "prompt": "ansibrightblack",
        "known": "",
        "unknown": "ansiblue",
        "pattern": "ansigreen",
        "string": "ansiyellow",
        "number": "",
        "comment": "ansibrightblack italic",
        "operator": "",
        "bracket": "",
        "slot": "ansigreen",
        "message": "ansimagenta",
        "error": "ansired underline",
        "matching-bracket.cursor": "bold",
        "matching-bracket.other": "bold reverse",
    }
)
INDENT = "  "


def editor(prompt: "Prompt") -> Callable[[], str]:
    """The function that lets a person type an input at the prompt; Ctrl-D raises EOFError, Ctrl-C KeyboardInterrupt."""
    past = history()
    sessions = [_line_editor(prompt, past)]

    def typed() -> str:
        try:
            return sessions[-1].prompt([("class:prompt", prompt.label)])
        except KeyboardInterrupt:
            # where a signal and no key brought it, the editor may have been left in the middle of anything
            sessions[-1] = _line_editor(prompt, past)
            raise

    return typed


def _line_editor(prompt: "Prompt", past: History) -> PromptSession:
    return PromptSession(
        history=past,
        lexer=TokenLexer(prompt.session),
        completer=SessionCompleter(prompt.session),
        # menus that open by themselves would hide the code
        complete_while_typing=False,
        multiline=True,
        key_bindings=key_bindings(),
        style=STYLE,
        input_processors=[HighlightMatchingBracketProcessor(chars="[](){}")],
        prompt_continuation=lambda width, _line, _wraps: " " * width,
        # its keys begin with Ctrl-X, and the file would know nothing of the session
        enable_open_in_editor=False,
    )


def history() -> History:
    """The inputs of earlier sessions; kept in memory alone where no file can be written."""
    path = os.environ.get("WLNET_HISTORY") or os.path.join(
        os.environ.get("XDG_STATE_HOME") or os.path.expanduser("~/.local/state"), "wlnet", "history"
    )
    try:
        os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
        with open(path, "a", encoding="utf-8"):
            pass
    except OSError:
        return InMemoryHistory()
    return FileHistory(path)


def key_bindings() -> KeyBindings:
    """Enter ends a complete input and continues an incomplete one; Alt-Enter always begins a new line."""
    bindings = KeyBindings()

    @bindings.add("enter")
    def _enter(event):
        buffer = event.current_buffer
        if buffer.complete_state is not None and buffer.complete_state.current_completion is not None:
            # Enter takes the completion; a second one evaluates
            buffer.complete_state = None
        elif is_complete(buffer.text):
            buffer.validate_and_handle()
        else:
            buffer.newline(copy_margin=True)

    @bindings.add("escape", "enter")
    def _newline(event):
        event.current_buffer.newline(copy_margin=True)

    @bindings.add("tab")
    def _tab(event):
        buffer = event.current_buffer
        if buffer.complete_state is not None:
            buffer.complete_next()
        elif not buffer.document.current_line_before_cursor.strip():
            # at the beginning of a line there is nothing to complete
            buffer.insert_text(INDENT)
        else:
            buffer.start_completion(insert_common_part=True)

    return bindings


class SessionCompleter(Completer):
    """Completions that know the session's symbols."""

    def __init__(self, session):
        self.session = session

    def get_completions(self, document: Document, complete_event: object) -> Iterator[Suggestion]:
        for completion in complete(document.text_before_cursor, self.session):
            yield Suggestion(completion.text, -completion.length, display_meta=completion.kind)


class TokenLexer(Lexer):
    """Colors from the reader's own tokens; symbols without a meaning stand out."""

    def __init__(self, session):
        self.session = session

    def lex_document(self, document: Document) -> Callable:
        text = document.text
        lines = text.split("\n")
        starts = [0]
        for line in lines:
            starts.append(starts[-1] + len(line) + 1)
        styled: list = [[] for _ in lines]
        position = 0
        for token in tokens(text):
            # blanks between tokens
            self._add(styled, starts, "", text[position : token.start], position)
            self._add(styled, starts, f"class:{self.style_of(token)}", token.text, token.start)
            position = token.end
        self._add(styled, starts, "", text[position:], position)
        return lambda number: styled[number] if number < len(styled) else []

    @staticmethod
    def _add(styled, starts, style: str, text: str, start: int) -> None:
        """A piece of text that may go over several lines."""
        line = bisect_right(starts, start) - 1
        for piece in text.split("\n"):
            if piece:
                styled[line].append((style, piece))
            line += 1

    def style_of(self, token: "Token") -> str:
        if token.kind != "symbol":
            return token.kind
        ev = self.session.evaluator
        # looked up without making it: typing must not define symbols
        sym = find_symbol(ev, token.text)
        known = sym is not None and (sym.context == "System`" or ev.definitions[sym].has_values())
        return "known" if known else "unknown"
