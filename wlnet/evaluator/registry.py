"""How a builtin is declared, and the table of all of them.

A builtin is a plain function with a decorator; the decorator holds what a reader wants to see in one place, and the
docstring is the usage text that ``?Name`` shows (first paragraph: one line per call form)::

    @builtin("StringTake", options={"IgnoreCase": S.False_}, messages={"strse": "String expected at `1`."})
    def string_take(ev, text, spec, options):
        '''StringTake["string", n] gives a string containing the first n characters in "string".'''

* The first parameter is the evaluator.  The others are the (evaluated or held) arguments: their number is checked
  against the signature, and a wrong number gives the standard argument-count message and leaves the call unevaluated.
* A single parameter named ``args`` receives all arguments as one tuple (for Plus, Join, …); ``minimum`` bounds it.
* A parameter named ``options`` receives a dict option name -> value with the defaults of the session filled in;
  trailing rules beyond the required arguments are taken as options, an unknown option gives ``optx`` and leaves the call.
* Return an expression, or None to leave the call unevaluated.  Raise MessageError for a user's mistake.
* ``attributes`` are blank-separated names; Protected is always added.
* ``operator`` declares operator forms: ``operator="first"`` means Name[args][x] is Name[x, args],
  ``operator="last"`` means Name[args, x]; it applies when exactly ``operator_arity`` arguments (default 1) are given.
* What Name[…][x] means otherwise is declared by `application`.
"""

from ..expression import TYPE_CHECKING, Expr, Expression, S, Symbol, symbol
from .attributes import PROTECTED, bits

if TYPE_CHECKING:
    from collections.abc import Callable

ANY_NUMBER = 1 << 30  # of arguments: more than a call could have


class Builtin:
    """One declared System symbol: its function, argument bounds, attributes, options, messages and usage."""

    __slots__ = (
        "symbol",
        "function",
        "minimum",
        "maximum",
        "takes_tuple",
        "takes_options",
        "attributes",
        "options",
        "messages",
        "_usage",
        "rules",
        "unsupported",
        "operator",
        "operator_arity",
        "application",
        "curried",
        "value",
        "pure",
        "packed",
    )

    def __init__(self, sym: Symbol):
        self.symbol = sym
        self.function = None
        self.minimum = 0
        self.maximum = 0
        self.takes_tuple = False
        self.takes_options = False
        self.attributes = PROTECTED
        self.options = None
        self.messages = None
        self.rules = frozenset()
        self.unsupported = frozenset()
        self._usage = ""
        self.operator = None
        self.operator_arity = 1
        self.application = None
        self.curried = None
        self.value = None
        self.pure = False
        self.packed = True

    @property
    def usage(self) -> str:
        """The usage text, without the indentation that a docstring has in its source."""
        from inspect import cleandoc  # slow, and needed only when somebody asks

        return cleandoc(self._usage)


BUILTINS: dict[Symbol, Builtin] = {}


def builtin(
    name: str,
    *,
    attributes: str = "",
    options: dict | None = None,
    messages: dict | None = None,
    rules: str = "",
    unsupported: str = "",
    minimum: int = 0,
    operator: str | None = None,
    operator_arity: int = 1,
    pure: bool = False,
    packed: bool = True,
) -> "Callable":
    """Declare the decorated function as the builtin of this name (a System symbol, or a full name with context).

    ``rules`` names what may stand left in a rule that is an argument and no option; ``unsupported`` names the options
    whose default alone is carried out: any other setting gives a message.

    ``pure`` states that the result depends on the arguments alone and that no expression is evaluated on the way, so
    that compiled code may call the function directly.  ``packed=False`` states that a Listable function knows single
    elements only: a packed array is always threaded over.
    """

    def declare(function):
        entry = _entry(name)
        code = function.__code__  # inspect.signature tells the same at the cost of a slow import
        parameters = list(code.co_varnames[1 : code.co_argcount])
        entry.takes_options = bool(parameters) and parameters[-1] == "options"
        defaults = len(function.__defaults__ or ())
        if entry.takes_options:
            parameters.pop()
            defaults -= defaults > 0  # its own default; options come last
        entry.function = function
        if parameters == ["args"]:
            entry.takes_tuple, entry.minimum, entry.maximum = True, minimum, ANY_NUMBER
        else:
            entry.minimum = len(parameters) - defaults
            entry.maximum = len(parameters)
        entry.attributes = bits(attributes) | PROTECTED
        entry.options = options
        entry.messages = messages
        entry.rules, entry.unsupported = frozenset(rules.split()), frozenset(unsupported.split())
        entry._usage = function.__doc__ or ""
        entry.operator = operator
        entry.operator_arity = operator_arity
        entry.pure = pure
        entry.packed = packed
        return function

    return declare


def declare_symbol(
    name: str,
    *,
    attributes: str = "",
    value: Expression | None = None,
    options: dict | None = None,
    messages: dict | None = None,
    usage: str = "",
) -> None:
    """Declare a symbol without a function: a constant, an option name, a wrapper; ``value`` is its own value."""
    entry = _entry(name)
    entry.attributes = bits(attributes) | PROTECTED
    entry.value = value
    entry.options = options
    entry.messages = messages
    entry._usage = usage


def application(*names: str, curried: bool = False) -> "Callable":
    """Declare what name[…][args] means: the decorated function(ev, name[…], args) gives its value, or None.

    ``curried``: the same for name[…][…][args] and longer chains.  The symbols are declared above it in the same module.
    """

    def declare(function):
        for name in names:
            entry = BUILTINS[S[name]]
            if curried:
                entry.curried = function
            else:
                entry.application = function
        return function

    return declare


def declare_symbols(names: str, attributes: str = "") -> None:
    """Declare many inert symbols at once (option names, wrappers)."""
    for name in names.split():
        declare_symbol(name, attributes=attributes)


def dynamic_value(name: str) -> "Callable":
    """Declare a symbol whose value is computed by the decorated function(ev) whenever it is asked for ($Line, …).

    Its own value is a call of a hidden function.
    """

    def declare(function):
        hidden = symbol("Session`" + name)
        declare_symbol(name, value=Expr(hidden, ()), usage=(function.__doc__ or "").strip())
        entry = _entry(hidden.full_name)
        entry.function = function
        entry.attributes = PROTECTED
        return function

    return declare


def _entry(name: str) -> Builtin:
    sym = symbol(name) if "`" in name else S[name]
    if sym in BUILTINS:
        raise ValueError(f"{name} is declared twice")
    entry = BUILTINS[sym] = Builtin(sym)
    return entry
