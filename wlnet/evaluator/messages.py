"""Messages: which texts exist, which are switched off, who listens."""

from ..expression import TYPE_CHECKING, Expr, Expression, S, Symbol

if TYPE_CHECKING:
    from .evaluator import Evaluator

_SHOWN = 3  # times that a message is shown during one input; then General::stop

GENERAL = {
    "argx": "`1` called with `2` arguments; 1 argument is expected.",
    "argr": "`1` called with 1 argument; `2` arguments are expected.",
    "argrx": "`1` called with `2` arguments; `3` arguments are expected.",
    "argt": "`1` called with `2` arguments; `3` or `4` arguments are expected.",
    "argtu": "`1` called with 1 argument; `2` or `3` arguments are expected.",
    "argb": "`1` called with `2` arguments; between `3` and `4` arguments are expected.",
    "argbu": "`1` called with 1 argument; between `2` and `3` arguments are expected.",
    "argm": "`1` called with `2` arguments; `3` or more arguments are expected.",
    "argmu": "`1` called with 1 argument; `2` or more arguments are expected.",
    "argct": "`1` called with `2` arguments.",
    "nonopt": "Options expected (instead of `1`) beyond position `2` in `3`. An option must be a rule or a list of rules.",
    "optx": "Unknown option `1` in `2`.",
    "opttf": "Value of option `1` -> `2` should be True or False.",
    "stop": "Further output of `1` will be suppressed during this calculation.",
    "string": "String expected at position `1` in `2`.",
    "stream": "`1` is not a string, SocketObject, InputStream[ ], or OutputStream[ ].",
    "list": "List expected at position `2` in `1`.",
    "listrp": "List or SparseArray object expected at position `2` in `1`.",
    "normal": "Nonatomic expression expected at position `1` in `2`.",
    "int": "Integer expected at position `2` in `1`.",
    "intp": "Positive integer expected at position `2` in `1`.",
    "intnn": "Non-negative integer expected at position `2` in `1`.",
    "intm": "Machine-sized integer expected at position `2` in `1`.",
    "innf": "Non-negative integer or Infinity expected at position `1` in `2`.",
    "ilsmn": "Single or list of non-negative machine-sized integers expected at position `1` of `2`.",
    "iterb": "Iterator does not have appropriate bounds.",
    "itform": "Argument `1` at position `2` does not have the correct form for an iterator.",
    "level": "Level specification `1` is not of the form n, {n}, or {m, n}.",
    "sym": "Argument `1` at position `2` is expected to be a symbol.",
    "symse": "Symbol or string expected at position `2` in `1`.",
    "write": "Tag `1` in `2` is Protected.",
    "wrsym": "Symbol `1` is Protected.",
    "locked": "Symbol `1` is locked.",
    "heads": "Heads `1` and `2` are expected to be the same.",
    "dmval": "Input value `1` lies outside the range of data in the interpolating function.",
    "noopen": "Cannot open `1`.",
    "syserr": "System error: `1`.",
    "nffil": "File not found during `1`.",
    "fstr": "File specification `1` is not a string of one or more characters.",
    "notfound": "Symbol `1` not found.",
    "shdw": "Symbol `1` appears in multiple contexts `2`; definitions in context `3` may shadow or be shadowed by other "
    "definitions.",
    "indet": "Indeterminate expression `1` encountered.",
    "infy": "Infinite expression `1` encountered.",
    "ovfl": "Overflow occurred in computation.",
    "unfl": "Underflow occurred in computation.",
    "nomem": "The computation needs more memory than is available.",
    "partw": "Part `1` of `2` does not exist.",
    "pkspec": "The expression `1` cannot be used as a part specification.",
    "reclim": "Recursion depth of `1` exceeded.",
    "reclim2": "Recursion depth of `1` exceeded during evaluation of `2`.",
    "itlim": "Iteration limit of `1` exceeded.",
    "ucdec": "An invalid unicode sequence was encountered and ignored.",
    "wlnetna": "`1` is a System function that wlnet does not have.`2`",
    "unsup": "`1` is not supported by wlnet: `2`.",
    "sandbox": "A sandbox does not `1`; `2`.",
    "needs": "`1` needs the Python package `2`, which is not installed: `3`.",
    "meprng": "Internal precision limit `1` reached while evaluating `2`.",
    "unknownerr": "Internal error in `1`: `2`. This is a bug in wlnet.",
}


class MessageLog:
    """Messages of a session: switched-off names, active Quiet and Check frames, and the listeners."""

    def __init__(self):
        self.off: set = set()  # (Symbol, tag)
        self.frames: list[Frame] = []  # innermost last
        self.emitted: list = []  # (Symbol, tag, text) of the current input, in order, printed or not
        self.listeners: list = []  # called with (Symbol, tag, text)
        self.counts: dict = {}  # how often each message has been issued during the current input

    def start_input(self) -> None:
        """A new input: what was shown before does not count."""
        self.emitted = []
        self.counts = {}

    def deliver(self, sym: Symbol, tag: str, text: str) -> None:
        """Note a message that is shown, and tell the listeners."""
        self.emitted.append((sym, tag, text))
        for listener in self.listeners:
            listener(sym, tag, text)


class Frame:
    """One active Quiet (``quiet``: names or None for all) or Check (``caught`` collects)."""

    __slots__ = ("quiet", "names", "exempt", "caught")

    def __init__(self, quiet: bool, names: "set | frozenset | None" = None, exempt: "set | frozenset" = frozenset()):
        self.quiet = quiet
        self.names = names
        self.exempt = exempt
        self.caught: list = []

    def concerns(self, name: tuple[Symbol, str]) -> bool:
        """Is this frame there for Symbol::tag?"""
        return name not in self.exempt and (self.names is None or name in self.names)


def emit(ev: "Evaluator", sym: Symbol, tag: str, arguments: tuple) -> None:
    """Send Symbol::tag through the Quiet and Check frames to the listeners."""
    log = ev.messages
    name = (sym, tag)
    if name in log.off or (S.General, tag) in log.off and text_of(ev, sym, tag, own=True) is None:
        return
    for frame in reversed(log.frames):
        if frame.concerns(name):
            if frame.quiet:
                return
            frame.caught.append(name)
    count = log.counts[name] = log.counts.get(name, 0) + 1
    stops = (S.General, "stop") not in log.off
    if stops and count > _SHOWN:
        return
    template = text_of(ev, sym, tag)
    if template is None:
        text = "-- Message text not found --"
    else:  # a user may have given any expression as the text
        text = ev.fill(template if type(template) is str else ev.format(template, "OutputForm"), arguments)
    log.deliver(sym, tag, text)
    if stops and count == _SHOWN:
        log.deliver(S.General, "stop", ev.fill(GENERAL["stop"], (Expr(S.MessageName, (sym, tag)),)))


def text_of(ev: "Evaluator", sym: Symbol, tag: str, own: bool = False) -> Expression | None:
    """The template of a message: the session's, the builtin's, then General's."""
    d = ev.definitions[sym]
    if d.messages and tag in d.messages:
        return d.messages[tag]
    if d.builtin is not None and d.builtin.messages and tag in d.builtin.messages:
        return d.builtin.messages[tag]
    if own:
        return None
    general = ev.definitions[S.General]
    if general.messages and tag in general.messages:
        return general.messages[tag]
    return general.builtin.messages.get(tag)
