"""Pattern matching: a pattern is compiled once to Python closures.

A *matcher* ``m(x, b, k)`` tries to match the value x, adds bindings to the dict b and calls the continuation ``k()``;
it returns True as soon as one way succeeds.  A *sequence matcher* ``s(items, i, end, b, k)`` matches some items from i
on and calls ``k(j)`` with the index behind them.  Bindings are only ever added, so a choice is undone by dropping what
was added since (`_undo`).  Patterns without choices get the cheaper form ``m(x, b) -> bool`` (`Simple`).
"""

from ..expression import (
    Association,
    Complex,
    Expr,
    PackedArray,
    Rational,
    S,
    Symbol,
    elements,
    from_identity_key,
    has_head,
    head_of,
    identity_key,
    is_list,
    same,
)
from .attributes import FLAT, ONE_IDENTITY, ORDERLESS
from .definitions import has_pattern

SEQUENCE = S.Sequence


def _undo(b: dict, size: int) -> None:
    while len(b) > size:
        b.popitem()


def _done() -> bool:
    return True


class Matcher:
    """A compiled pattern: ``bindings = matcher(x)`` is a dict Symbol -> value, or None where x does not match."""

    __slots__ = ("simple", "general")

    def __init__(self, simple, general):
        self.simple = simple
        self.general = general

    def __call__(self, x):
        b: dict = {}
        if self.simple is not None:
            return b if self.simple(x, b) else None
        return b if self.general(x, b, _done) else None


def compile_pattern(ev, pattern) -> Matcher:
    """The matcher of a pattern expression in the session of this evaluator."""
    compiler = _Compiler(ev)
    simple = compiler.simple(pattern)
    return Matcher(simple, None if simple is not None else compiler.general(pattern))


def bind(b: dict, name: Symbol, value) -> bool:
    """Bind a pattern variable, or check that it already has this value."""
    old = b.get(name)
    if old is None:
        b[name] = value
        return True
    return old is value or same(old, value)


class _Compiler:
    def __init__(self, ev):
        self.ev = ev

    # --- patterns without choices -------------------------------------------------------------------------------

    def simple(self, p):
        """A matcher ``m(x, b) -> bool`` for patterns that can match in one way only, else None."""
        if type(p) is not Expr:
            if type(p) is Association and has_pattern(p):
                return None
            return _literal(p)
        head, args = p.head, p.args
        method = _SIMPLE.get(head) if type(head) is Symbol else None
        if method is not None:
            return method(self, p, args)
        if type(head) is Symbol and head in _CHOICES:
            return None
        if not has_pattern(p):
            return _literal(p)
        return self._simple_compound(p)

    def _simple_compound(self, p):
        head = p.head
        if type(head) is Symbol:
            if self.ev.definitions[head].attributes & (FLAT | ORDERLESS):
                return None
            match_head = None
        else:
            match_head = self.simple(head)
            if match_head is None:
                return None
        parts = []
        for a in p.args:
            if _is_sequence_pattern(a):
                return None
            m = self.simple(a)
            if m is None:
                return None
            parts.append(m)
        count = len(parts)
        definitions = self.ev.definitions

        if match_head is None:
            list_head = head is S.List

            def match(x, b):
                if type(x) is not Expr:
                    if list_head and type(x) is PackedArray and len(x) == count:
                        for m, a in zip(parts, x.elements()):
                            if not m(a, b):
                                return False
                        return True
                    return False if not hasattr(x, "to_expression") else _match_atom(x, match, b)
                if x.head is not head or len(x.args) != count:
                    return False
                for m, a in zip(parts, x.args):
                    if not m(a, b):
                        return False
                return True

            return match

        any_order = None

        def match_any_head(x, b):
            nonlocal any_order
            if type(x) is PackedArray:
                x = x.unpack()
            if type(x) is not Expr or len(x.args) != count or not match_head(x.head, b):
                return False
            if count > 1 and type(x.head) is Symbol and definitions[x.head].attributes & ORDERLESS:
                if any_order is None:
                    any_order = self._orderless(p.args, None, ORDERLESS)
                return any_order(x.args, 0, count, b, lambda j: j == count)
            for m, a in zip(parts, x.args):
                if not m(a, b):
                    return False
            return True

        return match_any_head

    def _simple_blank(self, p, args):
        if not args:
            return _always
        return _head_test(args[0]) if len(args) == 1 else _literal(p)

    def _simple_pattern(self, p, args):
        if len(args) != 2 or type(args[0]) is not Symbol:
            return _literal(p)
        name, inner = args
        if _is_sequence_pattern(inner):
            return None
        m = self.simple(inner)
        if m is None:
            return None
        if m is _always:

            def match(x, b):
                old = b.get(name)
                if old is None:
                    b[name] = x
                    return True
                return old is x or same(old, x)

            return match

        def match_inner(x, b):
            if not m(x, b):
                return False
            old = b.get(name)
            if old is None:
                b[name] = x
                return True
            return old is x or same(old, x)

        return match_inner

    def _simple_test(self, p, args):
        if len(args) != 2:
            return _literal(p)
        if _is_sequence_pattern(args[0]):
            return None
        m = self.simple(args[0])
        if m is None:
            return None
        test, call = args[1], self.ev.test
        return lambda x, b: m(x, b) and call(test, x)

    def _simple_condition(self, p, args):
        if len(args) != 2 or _is_sequence_pattern(args[0]):
            return None
        m = self.simple(args[0])
        if m is None:
            return None
        holds = self.condition(args[1])
        return lambda x, b: m(x, b) and holds(b)

    def _simple_hold(self, p, args):
        return self.simple(args[0]) if len(args) == 1 and not _is_sequence_pattern(args[0]) else None

    def _simple_verbatim(self, p, args):
        return _literal(args[0]) if len(args) == 1 else _literal(p)

    def _simple_number(self, p, args):
        """Rational[p, q] and Complex[p, q] fit the parts of a number."""
        m = self._simple_compound(p) if has_pattern(p) else _literal(p)
        return m and (lambda x, b: m(_number_expression(x), b))

    def _simple_except(self, p, args):
        if len(args) not in (1, 2):
            return _literal(p)
        unwanted = compile_pattern(self.ev, args[0])
        if len(args) == 1:
            return lambda x, b: unwanted(x) is None
        m = self.simple(args[1])
        if m is None:
            return None
        return lambda x, b: unwanted(x) is None and m(x, b)

    def _simple_alternatives(self, p, args):
        parts = []
        for a in args:
            if _is_sequence_pattern(a):
                return None
            if _binds(a):
                return None
            m = self.simple(a)
            if m is None:
                return None
            parts.append(m)

        def match(x, b):
            for m in parts:
                if m(x, b):
                    return True
            return False

        return match

    def condition(self, test):
        """``holds(b)``: does the test yield True with the bindings put in?"""
        ev = self.ev

        def holds(b):
            return ev.evaluate(substitute(test, b)) is S.True_

        return holds

    # --- patterns with choices ----------------------------------------------------------------------------------

    def general(self, p):
        """A matcher ``m(x, b, k) -> bool`` for any pattern."""
        m = self.simple(p)
        if m is not None:

            def match(x, b, k):
                size = len(b)
                if m(x, b) and k():
                    return True
                _undo(b, size)
                return False

            return match
        if type(p) is Association:
            return self._general_compound(p.to_expression())
        head, args = p.head, p.args
        if _is_sequence_pattern(p) or head is S.Optional or head is S.OptionsPattern:
            return self._single(self.sequence(p, None, 0), head is S.OptionsPattern)
        method = _GENERAL.get(head) if type(head) is Symbol else None
        if method is not None:
            return method(self, p, args)
        return self._general_compound(p)

    def _single(self, s, options=False):
        """A sequence matcher used where exactly one value stands."""
        if options:
            return lambda x, b, k: not is_list(x) and s((x,), 0, 1, b, lambda j: j == 1 and k())
        return lambda x, b, k: s((x,), 0, 1, b, lambda j: j == 1 and k())

    def _general_pattern(self, p, args):
        name, m = args[0], self.general(args[1])

        def match(x, b, k):
            def bound():
                size = len(b)
                if bind(b, name, x) and k():
                    return True
                _undo(b, size)
                return False

            return m(x, b, bound)

        return match

    def _general_test(self, p, args):
        m, test, call = self.general(args[0]), args[1], self.ev.test
        return lambda x, b, k: m(x, b, lambda: call(test, x) and k())

    def _general_condition(self, p, args):
        if len(args) != 2:
            return lambda x, b, k: same(x, p) and k()
        m, holds = self.general(args[0]), self.condition(args[1])
        return lambda x, b, k: m(x, b, lambda: holds(b) and k())

    def _general_hold(self, p, args):
        return self.general(args[0]) if len(args) == 1 else lambda x, b, k: same(x, p) and k()

    def _general_except(self, p, args):
        unwanted, m = compile_pattern(self.ev, args[0]), self.general(args[1])
        return lambda x, b, k: unwanted(x) is None and m(x, b, k)

    def _general_alternatives(self, p, args):
        parts = [self.general(a) for a in args]

        def match(x, b, k):
            for m in parts:
                if m(x, b, k):
                    return True
            return False

        return match

    def _general_number(self, p, args):
        m = self._general_compound(p)
        return lambda x, b, k: m(_number_expression(x), b, k)

    def _general_key_value(self, p, args):
        if len(args) != 1:
            return lambda x, b, k: same(x, p) and k()
        wanted = args[0].args if has_head(args[0], S.List) else (args[0].rules() if type(args[0]) is Association else (args[0],))
        parts = [self.general(w) for w in wanted]

        def match(x, b, k):
            if type(x) is Association:
                rules = x.rules()
            elif is_list(x):
                rules = elements(x)
            else:
                return False

            def step(i):
                if i == len(parts):
                    return k()
                for r in rules:
                    if parts[i](r, b, lambda: step(i + 1)):
                        return True
                return False

            return step(0)

        return match

    def _general_compound(self, p):
        """head[args…] with sequences, defaults, Flat or Orderless heads."""
        head, ev = p.head, self.ev
        match_head = self.general(head)
        arguments = p.args
        head_symbol = head if type(head) is Symbol else None
        attributes = ev.definitions[head_symbol].attributes if head_symbol is not None else 0
        if attributes & ORDERLESS:
            match_arguments = self._orderless(arguments, head_symbol, attributes)
        else:
            match_arguments = self.arguments(arguments, head_symbol, attributes)
        collapse = None
        if head_symbol is not None and _has_defaults(arguments):
            collapse = self._collapsed(arguments, head_symbol, match_arguments)
        plain = self.arguments(arguments, None, 0) if head_symbol is None else None
        orderless_any = self._orderless(arguments, None, ORDERLESS) if head_symbol is None else None
        definitions = ev.definitions

        def match(x, b, k):
            if type(x) is PackedArray:
                x = x.unpack()
            elif type(x) is not Expr:
                if hasattr(x, "to_expression"):
                    try:
                        x = x.to_expression()
                    except NotImplementedError:
                        return False
                elif collapse is None:
                    return False
            if type(x) is Expr and (head_symbol is None or x.head is head_symbol):
                items = x.args
                end = len(items)
                if head_symbol is None:
                    chosen = plain
                    if type(x.head) is Symbol and definitions[x.head].attributes & ORDERLESS:
                        chosen = orderless_any
                    if match_head(x.head, b, lambda: chosen(items, 0, end, b, lambda j: j == end and k())):
                        return True
                elif match_arguments(items, 0, end, b, lambda j: j == end and k()):
                    return True
            return collapse is not None and collapse(x, b, k)

        return match

    def _collapsed(self, arguments, head, match_arguments):
        """f[x_, y_.] also matches a bare value x, the others taking their defaults (OneIdentity)."""
        if not self.ev.definitions[head].attributes & ONE_IDENTITY:
            return None

        def match(x, b, k):
            if has_head(x, head):
                return False
            return match_arguments((x,), 0, 1, b, lambda j: j == 1 and k())

        return match

    # --- sequences of arguments -----------------------------------------------------------------------------------

    def arguments(self, patterns, head, attributes):
        """A sequence matcher for a whole argument list in order."""
        flat = head if attributes & FLAT else None
        parts = [self.sequence(p, head, i + 1, flat) for i, p in enumerate(patterns)]
        if not parts:
            return lambda items, i, end, b, k: k(i)
        matcher = parts[-1]
        for s in reversed(parts[:-1]):
            matcher = _chain(s, matcher)
        return matcher

    def sequence(self, p, head, position, flat=None):
        """The sequence matcher of one argument pattern; head and position serve defaults, flat a Flat head."""
        if type(p) is Expr and type(p.head) is Symbol:
            method = _SEQUENCE.get(p.head)
            if method is not None:
                found = method(self, p, p.args, head, position, flat)
                if found is not None:
                    return found
        m = self.simple(p)
        if flat is not None and has_pattern(p):
            return self._flat_single(self.general(p), flat)
        if m is not None:

            def one(items, i, end, b, k):
                if i >= end:
                    return False
                size = len(b)
                if m(items[i], b) and k(i + 1):
                    return True
                _undo(b, size)
                return False

            return one
        g = self.general(p)
        return lambda items, i, end, b, k: i < end and g(items[i], b, lambda: k(i + 1))

    def _flat_single(self, m, flat):
        def match(items, i, end, b, k):
            for j in range(i + 1, end + 1):
                x = items[i] if j == i + 1 else Expr(flat, tuple(items[i:j]))
                if m(x, b, lambda j=j: k(j)):
                    return True
            return False

        return match

    def _sequence_blank(self, p, args, head, position, flat):
        least = 1 if p.head is S.BlankSequence else 0
        test = _head_test(args[0]) if args else _always

        def match(items, i, end, b, k):
            stop = i
            if test is _always:
                stop = end
            else:
                while stop < end and test(items[stop], b):
                    stop += 1
            for j in range(i + least, stop + 1):
                if k(j):
                    return True
            return False

        return match

    def _sequence_pattern(self, p, args, head, position, flat):
        if len(args) != 2 or not _is_sequence_pattern(args[1]) and not has_head(args[1], S.Optional):
            return None
        name, inner = args[0], self.sequence(args[1], head, position, flat)

        def match(items, i, end, b, k):
            def bound(j):
                size = len(b)
                value = items[i] if j == i + 1 else Expr(SEQUENCE, tuple(items[i:j]))
                if bind(b, name, value) and k(j):
                    return True
                _undo(b, size)
                return False

            return inner(items, i, end, b, bound)

        return match

    def _sequence_test(self, p, args, head, position, flat):
        if len(args) != 2 or not _is_sequence_pattern(args[0]):
            return None
        inner, test, call = self.sequence(args[0], head, position, flat), args[1], self.ev.test

        def match(items, i, end, b, k):
            def tested(j):
                for x in items[i:j]:
                    if not call(test, x):
                        return False
                return k(j)

            return inner(items, i, end, b, tested)

        return match

    def _sequence_condition(self, p, args, head, position, flat):
        if len(args) != 2 or not (_is_sequence_pattern(args[0]) or has_head(args[0], S.Optional)):
            return None
        inner, holds = self.sequence(args[0], head, position, flat), self.condition(args[1])
        return lambda items, i, end, b, k: inner(items, i, end, b, lambda j: holds(b) and k(j))

    def _sequence_hold(self, p, args, head, position, flat):
        return self.sequence(args[0], head, position, flat) if len(args) == 1 else None

    def _sequence_alternatives(self, p, args, head, position, flat):
        if not any([_is_sequence_pattern(a) for a in args]):
            return None
        parts = [self.sequence(a, head, position, flat) for a in args]

        def match(items, i, end, b, k):
            for s in parts:
                if s(items, i, end, b, k):
                    return True
            return False

        return match

    def _sequence_repeated(self, p, args, head, position, flat):
        if not 1 <= len(args) <= 2:
            return None
        least, most = (1 if p.head is S.Repeated else 0), None
        if len(args) == 2:
            bounds = args[1]
            if type(bounds) is int:
                most = bounds
            elif has_head(bounds, S.List) and len(elements(bounds)) == 1:
                least = most = elements(bounds)[0]
            elif has_head(bounds, S.List) and len(elements(bounds)) == 2:
                least, most = elements(bounds)
            if type(most) is not int:
                most = None
        one = self.sequence(args[0], head, position, None)

        def match(items, i, end, b, k):
            def step(start, count):
                if count >= least and k(start):
                    return True
                if most is not None and count >= most:
                    return False
                return one(items, start, end, b, lambda j: j > start and step(j, count + 1))

            return step(i, 0)

        return match

    def _sequence_pattern_sequence(self, p, args, head, position, flat):
        return self.arguments(args, head, 0)

    def _sequence_orderless(self, p, args, head, position, flat):
        inner = self._orderless(args, None, ORDERLESS)

        def match(items, i, end, b, k):
            for j in range(i, end + 1):
                if inner(items[i:j], 0, j - i, b, lambda used, j=j: used == j - i and k(j)):
                    return True
            return False

        return match

    def _sequence_longest(self, p, args, head, position, flat):
        inner = self.sequence(args[0], head, position, flat)

        def match(items, i, end, b, k):
            ends = []
            size = len(b)
            inner(items, i, end, b, lambda j: ends.append(j))  # append gives None: collect all
            _undo(b, size)
            for stop in sorted(set(ends), reverse=True):
                if inner(items, i, end, b, lambda j, stop=stop: j == stop and k(j)):
                    return True
            return False

        return match

    def _sequence_shortest(self, p, args, head, position, flat):
        return self.sequence(args[0], head, position, flat)

    def _sequence_optional(self, p, args, head, position, flat):
        inner = self.sequence(args[0], head, position, flat)
        default = self._default(p, head, position)
        return lambda items, i, end, b, k: inner(items, i, end, b, k) or default(b, lambda: k(i))

    def _default(self, p, head, position):
        """``left_out(b, k)``: go on with the default value of an optional argument, if there is one."""
        args, ev = p.args, self.ev
        name = args[0].args[0] if has_head(args[0], S.Pattern) else None
        explicit = args[1] if len(args) == 2 else None

        def left_out(b, k):
            value = explicit if explicit is not None else ev.default_value(head, position)
            if value is None:
                return False
            size = len(b)
            if (name is None or bind(b, name, value)) and k():
                return True
            _undo(b, size)
            return False

        return left_out

    def _sequence_options(self, p, args, head, position, flat):
        """Options, remembered under the key OptionsPattern so that OptionValue[name] on the right side finds them."""
        owner = args[0] if args else head

        def match(items, i, end, b, k):
            stop = i
            while stop < end and _is_option(items[stop]):
                stop += 1
            for j in range(stop, i - 1, -1):
                size = len(b)
                if S.OptionsPattern not in b:
                    b[S.OptionsPattern] = Expr(S.List, (owner, Expr(S.List, tuple(items[i:j]))))
                if k(j):
                    return True
                _undo(b, size)
            return False

        return match

    # --- Orderless ------------------------------------------------------------------------------------------------

    def _orderless(self, patterns, head, attributes):
        """Arguments in any order: each pattern picks among the items that are left."""
        flat = head if attributes & FLAT else None
        fixed = [p for p in patterns if not has_pattern(p)]
        singles, sequences = [], []
        for i, p in enumerate(patterns):
            if not has_pattern(p):
                continue
            if has_head(p, S.Optional) and not _is_sequence_pattern(p.args[0]):
                group = flat is not None and _can_be_flat(p.args[0])
                singles.append((self.general(p.args[0]), group, self._default(p, head, i + 1)))
            elif _is_sequence_pattern(p) or has_head(p, S.Optional) or _is_named_optional(p):
                sequences.append(self.sequence(p, head, i + 1, None))
            else:
                singles.append((self.general(p), flat is not None and _can_be_flat(p), None))
        # Patterns that can take a group or be left out choose last, in the order of the pattern.
        singles.sort(key=lambda part: part[1] or part[2] is not None)

        def match(items, i, end, b, k):
            rest = list(items[i:end])
            for p in fixed:
                for n, x in enumerate(rest):
                    if same(x, p):
                        del rest[n]
                        break
                else:
                    return False

            def choose(n, left):
                if n == len(singles):
                    return share(0, left)
                m, group, default = singles[n]
                if group and n == len(singles) - 1 and not sequences and len(left) > 1:
                    return m(Expr(flat, tuple(left)), b, lambda: choose(n + 1, []))
                for place, x in enumerate(left):
                    if place and left[place - 1] is x:
                        continue
                    others = left[:place] + left[place + 1 :]
                    if m(x, b, lambda others=others: choose(n + 1, others)):
                        return True
                return default is not None and default(b, lambda: choose(n + 1, left))

            def share(n, left):
                if n == len(sequences):
                    return not left and k(end)
                s = sequences[n]
                if n == len(sequences) - 1:
                    return s(left, 0, len(left), b, lambda j: j == len(left) and share(n + 1, []))
                for size in range(len(left) + 1):
                    for chosen in _subsets(len(left), size):
                        part = [left[c] for c in chosen]
                        others = [x for c, x in enumerate(left) if c not in chosen]
                        if s(part, 0, size, b, lambda j, size=size, others=others: j == size and share(n + 1, others)):
                            return True
                return False

            return choose(0, rest)

        return match


def _chain(first, second):
    return lambda items, i, end, b, k: first(items, i, end, b, lambda j: second(items, j, end, b, k))


def _subsets(count, size):
    from itertools import combinations

    return combinations(range(count), size)


def _always(x, b):
    return True


def _literal(p):
    if type(p) is Symbol:
        return lambda x, b: x is p
    if type(p) is int:
        return lambda x, b: type(x) is int and x == p
    return lambda x, b: same(x, p)


def _match_atom(x, match, b):
    """Match an atom that stands for a compound expression (Association, …) part by part."""
    try:
        e = x.to_expression()
    except NotImplementedError:
        return False
    return match(e, b)


def _number_expression(x):
    """A rational or complex number as the call that writes it; anything else as it is."""
    kind = type(x)
    if kind is Rational:
        return Expr(S.Rational, (x.numerator, x.denominator))
    if kind is Complex:
        return Expr(S.Complex, (x.re, x.im))
    return Expr(S.Complex, (x.real, x.imag)) if kind is complex else x


def _head_test(head):
    """``test(x, b)`` for a typed blank."""
    kind = _KINDS.get(head) if type(head) is Symbol else None
    if kind is not None:
        if len(kind) == 1:
            only = kind[0]
            return lambda x, b: type(x) is only
        return lambda x, b: type(x) in kind
    if head is S.List:
        return lambda x, b: type(x) is Expr and x.head is S.List or type(x) is PackedArray
    if type(head) is Symbol:
        return lambda x, b: x.head is head if type(x) is Expr else head_of(x) is head
    return lambda x, b: same(head_of(x), head)


def _number_kinds():
    from ..expression import BigReal

    return {
        S.Integer: (int,),
        S.Real: (float, BigReal),
        S.String: (str,),
        S.Symbol: (Symbol,),
        S.Rational: (Rational,),
        S.Complex: (complex, Complex),
    }


_KINDS = _number_kinds()


def _is_sequence_pattern(p) -> bool:
    """Can p match something else than exactly one argument?"""
    while type(p) is Expr:
        head = p.head
        if head in _SEQUENCE_HEADS if type(head) is Symbol else False:
            return True
        if head in (S.PatternTest, S.Condition, S.HoldPattern, S.Longest, S.Shortest) and p.args:
            p = p.args[0]
        elif head is S.Pattern and len(p.args) == 2:
            p = p.args[1]
        elif head is S.Alternatives:
            for a in p.args:
                if _is_sequence_pattern(a):
                    return True
            return False
        else:
            return False
    return False


_SEQUENCE_HEADS = frozenset(
    (
        S.BlankSequence,
        S.BlankNullSequence,
        S.Repeated,
        S.RepeatedNull,
        S.PatternSequence,
        S.OptionsPattern,
        S.OrderlessPatternSequence,
    )
)


def _is_named_optional(p) -> bool:
    return has_head(p, S.Pattern) and len(p.args) == 2 and has_head(p.args[1], S.Optional)


def _has_defaults(patterns) -> bool:
    return any([has_head(p, S.Optional) or _is_named_optional(p) for p in patterns])


def _can_be_flat(p) -> bool:
    """May this pattern stand for a group of arguments of a Flat head: an untyped blank, with or without a name?"""
    while has_head(p, S.Pattern) or has_head(p, S.PatternTest) or has_head(p, S.Condition):
        p = p.args[1] if has_head(p, S.Pattern) else p.args[0]
    return has_head(p, S.Blank) and not p.args


def _is_option(x) -> bool:
    if type(x) is Expr:
        if x.head is S.Rule or x.head is S.RuleDelayed:
            return len(x.args) == 2
        if x.head is S.List:
            return all([_is_option(a) for a in x.args])
    return False


def _binds(p) -> bool:
    """Does p name anything?"""
    stack = [p]
    while stack:
        x = stack.pop()
        if type(x) is Expr:
            if x.head is S.Pattern:
                return True
            stack.append(x.head)
            stack.extend(x.args)
    return False


_SIMPLE = {
    S.Blank: _Compiler._simple_blank,
    S.Pattern: _Compiler._simple_pattern,
    S.PatternTest: _Compiler._simple_test,
    S.Condition: _Compiler._simple_condition,
    S.HoldPattern: _Compiler._simple_hold,
    S.Verbatim: _Compiler._simple_verbatim,
    S.Except: _Compiler._simple_except,
    S.Alternatives: _Compiler._simple_alternatives,
    S.Rational: _Compiler._simple_number,
    S.Complex: _Compiler._simple_number,
}
_GENERAL = {
    S.Pattern: _Compiler._general_pattern,
    S.PatternTest: _Compiler._general_test,
    S.Condition: _Compiler._general_condition,
    S.HoldPattern: _Compiler._general_hold,
    S.Longest: _Compiler._general_hold,
    S.Shortest: _Compiler._general_hold,
    S.Except: _Compiler._general_except,
    S.Alternatives: _Compiler._general_alternatives,
    S.KeyValuePattern: _Compiler._general_key_value,
    S.Rational: _Compiler._general_number,
    S.Complex: _Compiler._general_number,
}
_SEQUENCE = {
    S.BlankSequence: _Compiler._sequence_blank,
    S.BlankNullSequence: _Compiler._sequence_blank,
    S.Pattern: _Compiler._sequence_pattern,
    S.PatternTest: _Compiler._sequence_test,
    S.Condition: _Compiler._sequence_condition,
    S.HoldPattern: _Compiler._sequence_hold,
    S.Alternatives: _Compiler._sequence_alternatives,
    S.Repeated: _Compiler._sequence_repeated,
    S.RepeatedNull: _Compiler._sequence_repeated,
    S.PatternSequence: _Compiler._sequence_pattern_sequence,
    S.OrderlessPatternSequence: _Compiler._sequence_orderless,
    S.Longest: _Compiler._sequence_longest,
    S.Shortest: _Compiler._sequence_shortest,
    S.Optional: _Compiler._sequence_optional,
    S.OptionsPattern: _Compiler._sequence_options,
}
_CHOICES = frozenset(_SEQUENCE_HEADS | {S.Optional, S.KeyValuePattern, S.Longest, S.Shortest})


def substitute(e, b: dict):
    """e with pattern variables replaced by their bindings; a bound Sequence is spliced into its surroundings."""
    if not b:
        return e
    kind = type(e)
    if kind is Symbol:
        return b.get(e, e)
    if kind is not Expr:
        if kind is Association:
            return _substitute_association(e, b)
        return e
    head = e.head
    if head is S.OptionValue and len(e.args) == 1 and S.OptionsPattern in b:
        owner, given = b[S.OptionsPattern].args
        return Expr(head, (owner, given, substitute(e.args[0], b)))
    new_head = b.get(head, head) if type(head) is Symbol else substitute(head, b)
    changed = new_head is not head
    out = []
    splice = False
    for a in e.args:
        kind = type(a)
        if kind is Symbol:
            v = b.get(a, a)
        elif kind is Expr or kind is Association:
            v = substitute(a, b)
        else:
            v = a
        if v is not a:
            changed = True
            if type(v) is Expr and v.head is SEQUENCE:
                splice = True
        out.append(v)
    if not changed:
        return e
    if splice and new_head not in (S.Rule, S.RuleDelayed, S.Set, S.SetDelayed):
        spliced = []
        for v in out:
            if type(v) is Expr and v.head is SEQUENCE:
                spliced.extend(v.args)
            else:
                spliced.append(v)
        out = spliced
    return Expr(new_head, tuple(out))


def _substitute_association(a, b):
    delayed, data = [], {}
    for key, value in a.data.items():
        new_key = identity_key(substitute(from_identity_key(key), b))
        data[new_key] = substitute(value, b)
        if key in a.delayed:
            delayed.append(new_key)
    return Association(data, frozenset(delayed))
