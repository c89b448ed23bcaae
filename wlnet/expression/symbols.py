"""Symbols: names with a context, one object per full name, without any meaning of their own.

Values and attributes live in a session's definitions, never on the symbol; but what a local variable of a Module means
goes with its symbol once the Module has ended, so that both vanish with the last use of it.
"""

# One table for the whole process: a symbol is only a name, so sessions can share it, and `is` compares symbols of any two.
_INTERNED: dict[str, "Symbol"] = {}


class Symbol:
    """A name in a context.  Compare with ``is``; make one with `symbol`, never with the constructor."""

    __slots__ = ("name", "context", "released", "__weakref__")

    def __init__(self, name: str, context: str):
        self.name = name
        self.context = context
        self.released: tuple | None = None  # the definitions that it is no more among, and its own

    @property
    def full_name(self) -> str:
        return self.context + self.name

    def __repr__(self) -> str:
        return self.name if self.context in ("System`", "Global`") else self.full_name

    def __reduce__(self) -> tuple:
        return symbol, (self.full_name,)


def symbol(full_name: str) -> Symbol:
    """The symbol with this full name, ``"Global`x"`` or ``"x"`` (System` is assumed where no context is given)."""
    sym = _INTERNED.get(full_name)
    if sym is None:
        tick = full_name.rfind("`") + 1
        if tick == 0:
            return symbol("System`" + full_name)
        # in one step: two threads that name it first at the same time must get the same symbol
        sym = _INTERNED.setdefault(full_name, Symbol(full_name[tick:], full_name[:tick]))
    return sym


def fresh_symbol(name: str, context: str = "Global`") -> Symbol:
    """A new symbol that no name reaches: for Module's locals, so that they vanish with their last use."""
    return Symbol(name, context)


def known_symbol(full_name: str) -> "Symbol | None":
    """The symbol if somebody has mentioned it before, else None."""
    return _INTERNED.get(full_name)


def known_names() -> list[str]:
    """All full names mentioned so far."""
    return list(_INTERNED)


class _System:
    """``S.Plus`` is the symbol System`Plus; attributes are kept, so the second access is a plain lookup."""

    True_: Symbol  # Python's keywords cannot be attributes
    False_: Symbol
    None_: Symbol

    def __getattr__(self, name: str) -> Symbol:
        if name.startswith("__"):
            raise AttributeError(name)
        sym = symbol("System`" + name)
        setattr(self, name, sym)
        return sym

    def __getitem__(self, name: str) -> Symbol:
        return symbol("System`" + name)


S = _System()


def boolean(value: bool) -> Symbol:
    """System`True or System`False."""
    return S.True_ if value else S.False_


S.True_ = symbol("System`True")
S.False_ = symbol("System`False")
S.None_ = symbol("System`None")
