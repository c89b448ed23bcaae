"""What a session knows about symbols: values, attributes, options, messages."""

from ..expression import TYPE_CHECKING, Expr, Expression, S, Symbol, identity_key, same
from .attributes import PROTECTED
from .patterns import canonical_pattern, compare_weights, has_pattern, pattern_weight
from .registry import BUILTINS, Builtin
from .renaming import has_scopes, pattern_names, with_renamed_scopes

if TYPE_CHECKING:
    from collections.abc import Callable


class Rule:
    """One rewrite rule: pattern, right side, and the matcher made from the pattern when it is first used."""

    __slots__ = ("lhs", "rhs", "matcher", "delayed", "inside", "_applied")

    def __init__(self, lhs: Expression, rhs: Expression, delayed: bool = True):
        self.lhs = lhs
        self.rhs = rhs
        self.delayed = delayed
        self.matcher = None
        self.inside = None  # the rule for some arguments of a Flat head: see flat_rules
        self._applied = None

    def applied(self) -> Expression:
        """The right side for values to be put in: its scoping constructs cannot capture them."""
        if self._applied is None:
            rhs = self._applied = self.rhs
            if has_scopes(rhs) and (names := pattern_names(self.lhs)):
                self._applied = with_renamed_scopes(rhs, names, hiding=False)
        return self._applied


class RuleTable:
    """Rules of one kind for one symbol: literal left sides in a dict, the others in order of specificity."""

    __slots__ = ("literal", "general", "atoms", "compound_literals", "has_late_literals")

    def __init__(self):
        self.literal: dict = {}  # left side -> Rule
        self.general: list[Rule] = []
        self.atoms: dict[int, dict] = {}  # number of arguments -> {arguments: right side}: literals of plain atoms
        self.compound_literals = 0  # literals that are not in ``atoms``
        self.has_late_literals = False  # do literal left sides stand among the general rules, in an order the user gave?

    def __bool__(self) -> bool:
        return bool(self.literal or self.general)

    def all(self) -> list[Rule]:
        """Every rule, in the order in which they are tried."""
        return [*self.literal.values(), *self.general]

    def copy(self) -> "RuleTable":
        """The same rules for another evaluator: compiled patterns belong to the one that made them."""
        new = RuleTable()
        new.literal = {key: Rule(r.lhs, r.rhs, r.delayed) for key, r in self.literal.items()}
        new.general = [Rule(r.lhs, r.rhs, r.delayed) for r in self.general]
        new.atoms = {arity: dict(rules) for arity, rules in self.atoms.items()}
        new.compound_literals, new.has_late_literals = self.compound_literals, self.has_late_literals
        return new

    def add(self, lhs: Expression, rhs: Expression, delayed: bool) -> bool:
        """Insert a rule in front of the first more general one; an equivalent left side is replaced.

        True if the left side is literal: compiled plans look such rules up and need not be made anew.
        """
        if not has_pattern(lhs) and not (self.has_late_literals and self._replaced(lhs, rhs, delayed)):
            new = identity_key(lhs) not in self.literal
            self.literal[identity_key(lhs)] = Rule(lhs, rhs, delayed)
            key = atom_key(lhs) if not _is_condition(rhs) else None
            if key is not None:
                self.atoms_of(len(lhs.args))[key] = rhs
            elif new:
                self.compound_literals += 1
            return True
        if self._replaced(lhs, rhs, delayed):
            return False
        weight, is_conditional = pattern_weight(lhs), _condition_of(rhs) is not None
        place = len(self.general)
        for i, old in enumerate(self.general):
            order = compare_weights(weight, pattern_weight(old.lhs))
            if order < 0 or order == 0 and is_conditional and _condition_of(old.rhs) is None:
                place = i
                break
        self.general.insert(place, Rule(lhs, rhs, delayed))
        return False

    def append(self, lhs: Expression, rhs: Expression, delayed: bool) -> bool:
        """Insert a rule behind all others, as `DownValues[f] = …` gives their order; True if it went to the literal ones."""
        if not self.general or not has_pattern(lhs) and identity_key(lhs) in self.literal:
            return self.add(lhs, rhs, delayed)
        if not self._replaced(lhs, rhs, delayed):
            self.general.append(Rule(lhs, rhs, delayed))
            self.has_late_literals = self.has_late_literals or not has_pattern(lhs)
        return False

    def _replaced(self, lhs: Expression, rhs: Expression, delayed: bool) -> bool:
        """Is a rule with patterns and an equivalent left side there?  Then the new one has taken its place."""
        key, condition = canonical_pattern(lhs), _condition_of(rhs)
        for i, old in enumerate(self.general):
            old_condition = _condition_of(old.rhs)
            if canonical_pattern(old.lhs) == key and (
                condition is None
                and old_condition is None
                or condition is not None
                and old_condition is not None
                and same(condition, old_condition)
            ):
                self.general[i] = Rule(lhs, rhs, delayed)
                return True
        return False

    def atoms_of(self, arity: int) -> dict:
        """The literal rules of plain atoms for a number of arguments: a live dict, keyed by the bare argument for one."""
        rules = self.atoms.get(arity)
        if rules is None:
            rules = self.atoms[arity] = {}
        return rules

    def remove(self, lhs: Expression) -> bool:
        """Delete the rule with this left side; False if there is none."""
        if self.literal.pop(identity_key(lhs), None) is not None:
            key = atom_key(lhs)
            if key is not None and key in self.atoms_of(len(lhs.args)):
                del self.atoms_of(len(lhs.args))[key]
            else:
                self.compound_literals -= 1
            return True
        key = canonical_pattern(lhs)
        for i, old in enumerate(self.general):
            if canonical_pattern(old.lhs) == key:
                del self.general[i]
                return True
        return False


def atom_key(lhs: Expression) -> Expression | None:
    """The key of a left side f[a, …] with plain atoms in `RuleTable.atoms`, or None."""
    if type(lhs) is not Expr:
        return None
    for a in lhs.args:
        if type(a) is not int and type(a) is not str and type(a) is not Symbol:
            return None
    return lhs.args[0] if len(lhs.args) == 1 else lhs.args


def _is_condition(x) -> bool:
    return type(x) is Expr and x.head is S.Condition and len(x.args) == 2


def _condition_of(rhs) -> Expression | None:
    """What has to hold for a right side to be taken: its condition, or all of Module[…, value /; test]; None if nothing has."""
    if _is_condition(rhs):
        return rhs.args[1]
    inner = rhs
    while type(inner) is Expr and inner.head in _SCOPES and inner.args:
        inner = inner.args[-1]
        if _is_condition(inner):
            return rhs
    return None


_SCOPES = frozenset((S.Module, S.With, S.Block))


def may_fail(rhs: Expression) -> bool:
    """Is the right side a Condition, or a scoping construct whose body ends in one that it shares with the rule?"""
    while type(rhs) is Expr and rhs.args:
        if rhs.head is S.Condition:
            return True
        if rhs.head not in _SCOPES:
            return False
        rhs = rhs.args[-1]
    return False


class Definition:
    """Everything about one symbol in one session."""

    __slots__ = (
        "symbol",
        "attributes",
        "own",
        "own_rules",
        "down",
        "up",
        "sub",
        "nvalues",
        "formats",
        "defaults",
        "options",
        "option_rules",
        "messages",
        "builtin",
        "function",
        "changed",
        "calls",
        "hot",
    )

    def __init__(self, sym: Symbol, builtin: Builtin | None = None):
        self.symbol = sym
        self.builtin = builtin
        self.function = builtin.function if builtin else None
        self.attributes = builtin.attributes if builtin else 0
        self.own = builtin.value if builtin else None  # the value, or None
        self.own_rules = None  # RuleTable, only for own values with conditions
        self.down = None
        self.up = None
        self.sub = None
        self.nvalues = None
        self.formats = None
        self.defaults = None
        self.options = dict(builtin.options) if builtin and builtin.options else None
        self.option_rules = None  # the options as the user set them: names that are strings stay so, and their order
        self.messages = None
        self.changed = 0
        self.calls = None  # compiled plans by number of arguments
        self.hot = False  # called before: worth compiling

    def table(self, kind: str) -> RuleTable:
        """The rule table "down", "up", "sub", … for writing; made when missing."""
        table = getattr(self, kind)
        if table is None:
            table = RuleTable()
            setattr(self, kind, table)
        return table

    def clear(self) -> None:
        """Forget values (Clear): attributes, options and messages stay; the builtin of a System symbol stays too."""
        self.own = self.builtin.value if self.builtin else None
        self.own_rules = self.down = self.up = self.sub = self.nvalues = self.formats = self.defaults = None
        self.calls = None

    def clear_all(self) -> None:
        """Forget everything (ClearAll)."""
        self.clear()
        self.attributes = 0
        self.options = self.option_rules = self.messages = None
        self.function = self.builtin = None

    def has_values(self) -> bool:
        """Has the user given the symbol a meaning of any kind?"""
        return bool(self.own is not None or self.own_rules or self.down or self.up or self.sub)


class Definitions(dict):
    """Symbol -> Definition; a builtin's definition is made when the symbol is first looked at."""

    def __init__(self, load: "Callable[[Symbol], object]"):
        super().__init__()
        self.taken_back: list[Symbol] = []  # released symbols that are used nevertheless
        self.load_builtin = load  # (Symbol) -> None: import the module that declares it

    def release(self, sym: Symbol) -> None:
        """Keep the definition of a local symbol only as long as somebody has the symbol."""
        sym.released = self, self.pop(sym)

    def release_again(self) -> None:
        """Release what was used after its release, and is not used any more."""
        while self.taken_back:
            sym = self.taken_back.pop()
            if sym in self:
                self.release(sym)

    def __missing__(self, sym: Symbol) -> Definition:
        if sym.released is not None and sym.released[0] is self:
            return self._taken_back(sym)
        entry = None
        if sym.context != "Global`":
            self.load_builtin(sym)  # also where it is declared: another thread may be in the middle of its module
            entry = BUILTINS.get(sym)
        d = self[sym] = Definition(sym, entry)
        if entry is None and sym.context == "System`" and sym.name in ("True", "False", "Null", "None"):
            d.attributes = PROTECTED
        return d

    def _taken_back(self, sym: Symbol) -> Definition:
        """The definition of a symbol that was released, and that is used nevertheless."""
        d = self[sym] = sym.released[1]
        sym.released = None
        self.taken_back.append(sym)
        d.calls = None
        for table in (d.down, d.up, d.sub, d.own_rules, d.nvalues):
            if table:  # it may have missed that compiled patterns are void
                for r in table.all():
                    r.matcher = r.inside = None
        return d
