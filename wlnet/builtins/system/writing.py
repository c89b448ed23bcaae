"""Writing to streams and files: Write, WriteString, Put."""

from ...evaluator import Evaluator, builtin
from ...expression import Expr, Expression, MessageError, S, Symbol, elements, has_head, is_list
from ...outside import Outside
from .paths import absolute, file_name
from .streams import FAILED, MESSAGES, Stream, register, required, session_streams, stream_of

# --- writing --------------------------------------------------------------------------------------------------------


class Writing:
    """``with _Writing(ev, target, owner) as streams``: open streams; a file that is named is opened and stays open."""

    def __init__(self, ev, target, owner: str):
        self.ev = ev
        self.targets = elements(target) if is_list(target) else (target,)
        self.owner = owner
        self.named: list = []

    def __enter__(self):
        streams = []
        for target in self.targets:
            stream = stream_of(self.ev, target)
            if stream is None and file_name(self.ev, target) is not None:
                stream = self._named(target)
            elif stream is None:
                required(self.ev, target, self.owner)
            if stream.head is not S.OutputStream:
                raise MessageError("stream", target, symbol=S[self.owner])
            streams.append(stream)
        return streams

    def _named(self, target) -> Stream:
        """The open output stream of this file name, or a new one that stays open, as in Wolfram."""
        if target == "stdout" or target == "stderr":
            return session_streams(self.ev)[1 if target == "stdout" else 2]
        path = absolute(self.ev, target, self.owner)
        for stream in session_streams(self.ev).values():
            # a second WriteString to the same name goes on behind the first
            if stream.path == path and stream.head is S.OutputStream:
                self.named.append(stream)
                return stream
        try:
            file = self.ev.own(Outside).open(path, "wb", self.owner)
        except OSError:
            raise MessageError("noopen", path, symbol=S[self.owner], result=FAILED) from None
        stream = register(self.ev, S.OutputStream, path, file, path)
        self.named.append(stream)
        return stream

    def __exit__(self, *error):
        for stream in self.named:
            # the file stays open, but another program may look at it now
            stream.file.flush()
        return False


@builtin("Write", messages=MESSAGES)
def write(ev: Evaluator, args: tuple) -> Expression | None:
    """Write[stream, expr1, …] writes expressions in InputForm, and a newline."""
    if not args:
        return None
    with Writing(ev, args[0], "Write") as streams:
        for stream in streams:
            form = stream.form.name if type(stream.form) is Symbol else "InputForm"
            text = "".join([_formatted(ev, a, form) for a in args[1:]]) + "\n"
            stream.file.write(text.encode(stream.encoding, "replace"))
    return S.Null


def _formatted(ev, x, form: str) -> str:
    wrapper = {S.OutputForm: "OutputForm", S.InputForm: "InputForm", S.FullForm: "FullForm"}
    if type(x) is Expr and x.head in wrapper and len(x.args) == 1:
        return ev.format(x.args[0], wrapper[x.head])
    return ev.format(x, form if form in ("InputForm", "OutputForm", "FullForm") else "InputForm")


def _texts(ev, owner: str, args) -> str:
    for a in args[1:]:
        if type(a) is not str:
            raise MessageError("strml", a, Expr(S[owner], args), symbol=S[owner])
    return "".join(args[1:])


_STRML = {**MESSAGES, "strml": "`1` is not a string in `2`."}


@builtin("WriteString", messages=_STRML)
def write_string(ev: Evaluator, args: tuple) -> Expression | None:
    """WriteString[stream, "text", …] writes strings as they are."""
    if not args:
        return None
    args = (args[0], *[a if type(a) is str else ev.format(a, "OutputForm") for a in args[1:]])
    text = _texts(ev, "WriteString", args)
    with Writing(ev, args[0], "WriteString") as streams:
        for stream in streams:
            stream.file.write(text.encode(stream.encoding, "replace"))
    return S.Null


@builtin("WriteLine", messages=_STRML)
def write_line(ev: Evaluator, target: Expression, text: Expression) -> Expression:
    """WriteLine[stream, "text"] writes a string, or each of a list of strings, and a newline."""
    lines = elements(text) if is_list(text) else (text,)
    texts = "".join([_texts(ev, "WriteLine", (target, line)) + "\n" for line in lines])
    with Writing(ev, target, "WriteLine") as streams:
        for stream in streams:
            stream.file.write(texts.encode(stream.encoding, "replace"))
    return S.Null


# --- expressions in files -------------------------------------------------------------------------------------------


def _put(ev, owner: str, args, mode: str):
    if not args:
        return None
    text = "".join([_file_text(ev, x) + "\n" for x in args[:-1]])
    stream = stream_of(ev, args[-1])
    if stream is not None and stream.head is S.OutputStream:
        stream.file.write(text.encode("utf-8"))
        return S.Null
    path = absolute(ev, args[-1], owner)
    try:
        # Put replaces the file as a whole
        if mode == "w":
            ev.own(Outside).replace(path, text.encode("utf-8"), owner)
        else:
            ev.own(Outside).append(path, text.encode("utf-8"), owner)
    except OSError:
        raise MessageError("noopen", path, symbol=S[owner], result=FAILED) from None
    return S.Null


def _file_text(ev, x) -> str:
    """An expression as it is written to a file: InputForm, or as Definition and the forms want it."""
    if has_head(x, S.OutputForm) and len(x.args) == 1:
        return ev.format(x.args[0], "OutputForm")
    if has_head(x, S.FullForm) and len(x.args) == 1:
        return ev.format(x.args[0], "FullForm")
    return ev.format(x, "InputForm")


@builtin("Put", messages=MESSAGES)
def put(ev: Evaluator, args: tuple) -> Expression:
    """expr >> "file" writes an expression to a file; Put[expr1, expr2, …, "file"] writes several, one a line."""
    return _put(ev, "Put", args, "w")


@builtin("PutAppend", messages=MESSAGES)
def put_append(ev: Evaluator, args: tuple) -> Expression:
    """expr >>> "file" appends an expression to a file."""
    return _put(ev, "PutAppend", args, "a")
