"""Code in layers is evaluated where nothing can be done but computing: files and other people write such code.

`PureEvaluator` knows the builtins that builtins/purity.tsv calls pure; any other one ends the evaluation by `Impure`, which
names it.  Definitions are copies of the session's for code that its user types, and none for code that comes with a net.
"""

from collections.abc import Callable
from typing import Any

from ...evaluator import BUILTINS, Builtin, Definition, Evaluator, Services, builtin
from ...evaluator.attributes import HOLD_ALL_COMPLETE, PROTECTED
from ...evaluator.definitions import Definitions
from ...expression import Expr, Expression, S, Symbol, WolframError, symbol
from ...outside import Outside
from ..purity import why_impure
from ..statistics.random_ import Randomness


class Impure(WolframError):
    """Code of a layer would do something besides computing: the symbol, the call that was met, and what it does."""

    def __init__(self, sym: Symbol, call: Expression, what: str):
        super().__init__(sym.name)
        self.symbol, self.call, self.what = sym, call, what

    @property
    def reason(self) -> str:
        """Why, and what to do instead, as the end of a sentence."""
        return f"{self.what}, which code in a layer may not do; evaluate it before and put the value in by With"


def impurity(e: Expression) -> "Impure | None":
    """Why a call of a builtin is refused, if it is."""
    if type(e) is Expr and type(e.head) is Symbol and e.head in BUILTINS:
        what = why_impure(e.head)
        return None if what is None else Impure(e.head, e, what)
    return None


@builtin("NeuralNetworks`RefusedSymbol", attributes="HoldAllComplete")
def refused_symbol(ev: Evaluator, sym: Expression) -> None:
    """NeuralNetworks`RefusedSymbol[s] stands in code of layers for the value of a symbol that does more than compute."""
    if type(ev) is not PureEvaluator or type(sym) is not Symbol:
        return
    raise Impure(sym, sym, why_impure(sym) or "")


_REFUSED = symbol("NeuralNetworks`RefusedSymbol")


class PureEvaluator(Evaluator):
    """An evaluator in which only pure symbols do anything; ``definitions_of``: the session whose definitions it knows."""

    def __init__(self, session: Evaluator, definitions_of: "Evaluator | None" = None):
        super().__init__(_Services(session))
        self.session = session
        self.definitions = _Definitions(session.definitions.load_builtin, definitions_of)
        self.messages = session.messages
        self.up_values = definitions_of is not None and session.up_values
        self.raises, self.compiling, self.vectorising = session.raises, session.compiling, session.vectorising
        self.own(Outside).permissions.nothing = True
        self._own[Randomness] = session.own(Randomness)  # the numbers drawn go on, and SeedRandom counts
        self.follow()

    def follow(self) -> None:
        """Count depth from where the session is now, within its limits."""
        session = self.session
        self.depth, self.recursion_limit, self.iteration_limit = session.depth, session.recursion_limit, session.iteration_limit

    def definition(self, sym: Symbol) -> Definition:
        """The definition of a symbol that a scoping construct or iterator makes local, which code may set then."""
        d = super().definition(sym)
        if d.builtin is None:
            d.attributes &= ~PROTECTED
        return d

    def message(self, sym: "Symbol | str", tag: str, *arguments: Expression) -> None:
        """As ever, but a setting of a symbol that is not local is refused."""
        if tag == "wrsym" or tag == "write":
            name = arguments[0]
            if type(name) is Symbol and name not in BUILTINS:
                raise Impure(name, name, "it is not local and would get a value")
        super().message(sym, tag, *arguments)


class _Services(Services):
    """Builtins and texts are the session's; nothing is written."""

    def __init__(self, session: Evaluator):
        self._session = session

    def load(self, sym: Symbol) -> None:
        self._session.definitions.load_builtin(sym)

    def load_handlers(self, kind: type) -> None:
        self._session.load_handlers(kind)

    def is_builtin_name(self, name: str) -> bool:
        return self._session.is_builtin_name(name)

    def open_text(self, text: str, name: "str | None" = None) -> "Any":
        return self._session.open_text(text, name)

    def format(self, x: Expression, form: str, width: "int | None" = None) -> str:
        """As the session shows a value, without its rules for Format, which may do anything."""
        session = self._session
        outer, session.has_formats = session.has_formats, False
        try:
            return session.format(x, form, width)
        finally:
            session.has_formats = outer

    def write(self, text: str) -> None:
        raise Impure(S.Print, S.Print, "it writes to the output")


class _Definitions(Definitions):
    """Pure builtins as they are, refusals in place of the others, copies of a session's definitions, or none."""

    def __init__(self, load: Callable, session: "Evaluator | None"):
        super().__init__(load)
        self._session = session

    def __missing__(self, sym: Symbol) -> Definition:
        d = super().__missing__(sym)
        if d.builtin is not None:
            if why_impure(sym) is not None:
                d = self[sym] = Definition(sym, _refusing(sym))
            return d
        theirs = None if self._session is None else self._session.definitions.get(sym)
        if theirs is not None:
            _copy(theirs, d)
        if d.down is None and sym.context != "System`":
            # a function that keeps its values, f[n_] := f[n] = …, may do so in its copy; other symbols keep their values
            d.attributes |= PROTECTED
        return d


def _refusing(sym: Symbol) -> Builtin:
    """A declaration that refuses: arguments are not evaluated first, and a value is refused when it is asked for."""
    declared = BUILTINS[sym]
    entry = Builtin(sym)
    entry.takes_tuple, entry.maximum = True, 1 << 30

    def refuse(ev: Evaluator, args: tuple) -> None:
        raise Impure(sym, Expr(sym, args), why_impure(sym) or "")

    if declared.function is not None or declared.application is not None or declared.curried is not None:
        entry.function = refuse
        entry.attributes = PROTECTED | HOLD_ALL_COMPLETE
    if declared.value is not None:
        entry.value = Expr(_REFUSED, (sym,))
    return entry


def _copy(theirs: Definition, ours: Definition) -> None:
    """The values of a definition, with rules of their own: compiled patterns belong to the evaluator that made them."""
    ours.attributes, ours.own, ours.defaults, ours.options = theirs.attributes, theirs.own, theirs.defaults, theirs.options
    for kind in ("own_rules", "down", "up", "sub", "nvalues"):
        table = getattr(theirs, kind)
        if table:
            setattr(ours, kind, table.copy())


class _CodeOfFiles:
    """The evaluator of a session for code that comes with a net, which knows no definitions."""

    def __init__(self) -> None:
        self.evaluator: PureEvaluator | None = None


@builtin("NeuralNetworks`EvaluatePurely", attributes="HoldAllComplete", minimum=1)
def evaluate_purely(ev: Evaluator, args: tuple) -> Expression:
    """NeuralNetworks`EvaluatePurely[f, x, …] gives HoldComplete[value] of f[x, …], which may do nothing but compute and
    knows no definitions of the session; Failure["text"] where it would do more."""
    own = ev.own(_CodeOfFiles)
    if own.evaluator is None:
        own.evaluator = PureEvaluator(ev)
    own.evaluator.follow()
    try:
        # held: what the session defines must not be put in afterwards
        return Expr(S.HoldComplete, (own.evaluator.evaluate(Expr(args[0], args[1:])),))
    except Impure as error:
        return Expr(S.Failure, (f"{error.symbol.name} in its function: {error.reason}",))
