"""String patterns: StringExpression and its parts turned into regular expressions.

A pattern is parsed once into nodes.  Nodes without conditions and tests become one Python ``re`` pattern; the others
run in a small backtracking matcher that calls the evaluator, with the same interface (string_backtracking.py).
"""

import re

from ...evaluator import Evaluator, builtin, declare_symbol, declare_symbols, substitute
from ...expression import Expr, Expression, MessageError, S, Symbol, elements, is_list, is_rule, make_list
from . import classes
from .backtracking import BacktrackingPattern
from .regex import translate

LONGEST_CACHE = 500  # compiled patterns a session keeps


class Node:
    """A piece of a pattern: ``kind`` and what belongs to it; ``calls`` tells whether it needs the evaluator."""

    __slots__ = ("kind", "items", "data", "calls")

    def __init__(self, kind: str, items=(), data=None, calls: bool = False):
        self.kind = kind
        self.items = items
        self.data = data
        self.calls = calls or any([i.calls for i in items])


class StringPattern:
    """A compiled pattern.  ``regex`` has the methods of `re.Pattern`; ``names`` maps pattern variables to groups."""

    __slots__ = ("regex", "names", "user_groups")

    def __init__(self, regex, names: dict, user_groups: tuple):
        self.regex = regex
        self.names = names
        self.user_groups = user_groups


def bound_texts(names: dict, match: object) -> dict:
    """The texts of the first of their groups that took part in the match."""
    texts = {}
    for name, groups in names.items():
        text = ""
        for g in groups:
            if (t := match.group(g)) is not None:
                text = t
                break
        texts[name] = text
    return texts


class CompiledPatterns:
    """The string patterns and rules that a session has compiled."""

    def __init__(self) -> None:
        self.patterns: dict = {}  # (pattern, ignore case?, wildcards?) -> StringPattern
        self.rules: dict = {}  # (rules, ignore case?) -> StringRules


def compile_string_pattern(ev: Evaluator, pattern: Expression, ignore_case: bool = False, wildcards: bool = False) -> StringPattern:
    """The compiled form of a string pattern, from the session's cache; MessageError for what is not a pattern.

    ``wildcards``: strings may contain the abbreviations ``*`` and ``@`` of StringMatchQ.
    """
    cache = ev.own(CompiledPatterns).patterns
    key = pattern, ignore_case, wildcards
    compiled = cache.get(key)
    if compiled is None:
        # emptied as a whole: which patterns come again nobody knows
        if len(cache) > LONGEST_CACHE:
            cache.clear()
        parser = _Parser(ev, wildcards)
        parser.whole = pattern
        node = parser.node(pattern, {})
        regex = make_regex(ev, node, ignore_case)
        compiled = cache[key] = StringPattern(regex, parser.names, tuple(parser.user_groups))
    return compiled


def make_regex(ev: Evaluator, node: Node, ignore_case: bool) -> object:
    """A node as something with the methods of `re.Pattern`."""
    if node.calls:
        return BacktrackingPattern(ev, node, ignore_case)
    text = regex_text(node)
    try:
        return re.compile(text, re.IGNORECASE if ignore_case else 0)
    except (re.error, OverflowError):  # a name for two groups, a repetition beyond what `re` can count
        raise MessageError("maln", text, symbol=S.RegularExpression) from None


# --- nodes to regular expressions -------------------------------------------------------------------------------------


def regex_text(node: Node) -> str:
    """The regular expression of a node that needs no evaluation."""
    return _TEXTS[node.kind](node)


def _repeat_text(node: Node) -> str:
    low, high = node.data[:2]
    item = regex_text(node.items[0])
    # a single character, class or escape needs no group around it
    if len(item) > 1 and not (item[0] == "[" and item.find("]") == len(item) - 1) and not re.fullmatch(r"\\\W", item):
        item = f"(?:{item})"
    return item + quantifier(low, high) + ("?" if node.data[2] else "")


def quantifier(low: int, high: int | None) -> str:
    """``*``, ``+``, ``{2,3}``: between low and high times; no upper limit for None."""
    if high is None:
        return "*" if low == 0 else "+" if low == 1 else f"{{{low},}}"
    return f"{{{low}}}" if low == high else f"{{{low},{high}}}"


_TEXTS = {
    "text": lambda n: n.data,
    "sequence": lambda n: "".join([regex_text(i) for i in n.items]),
    "alternatives": lambda n: "(?:" + "|".join([regex_text(i) for i in n.items]) + ")",
    "repeat": _repeat_text,
    "capture": lambda n: "(" + regex_text(n.items[0]) + ")",
    "back": lambda n: _back_text(n.data),
    "span": lambda n: n.data,
    "regex": lambda n: "(?:" + translate(*n.data[:2]) + ")",
    "not": lambda n: f"(?!{regex_text(n.items[0])}){regex_text(n.items[1])}",
}


def _back_text(groups: tuple) -> str:
    """What one of these groups matched, the first that took part."""
    text = f"(?:\\{groups[-1]})"
    for g in reversed(groups[:-1]):
        text = f"(?({g})(?:\\{g})|{text})"
    return text


# --- expressions to nodes ---------------------------------------------------------------------------------------------


class _Parser:
    """Turns one pattern, or several that are tried in order, into nodes with numbered groups."""

    def __init__(self, ev, wildcards: bool = False):
        self.ev = ev
        self.wildcards = wildcards
        self.whole = None  # the pattern, for messages
        self.groups = 0
        self.names: dict = {}  # pattern variable -> groups that can bind it
        self.user_groups: list = []  # groups written in regular expressions: $1, $2, …
        self.lazy = False

    def node(self, p: Expression, scope: dict) -> Node:
        """The node of an expression; ``scope`` maps variables bound further left to their groups and is extended."""
        kind = type(p)
        if kind is str:
            if self.wildcards and ("*" in p or "@" in p or "\\" in p):
                return Node("span", data=_wildcard_text(p))
            return Node("text", data=re.escape(p))
        if kind is Symbol and p.context == "System`":
            if p.name in classes.SYMBOLS:
                return Node("text", data=classes.SYMBOLS[p.name])
            if p.name in classes.VARIABLE:
                return Node("span", data=classes.VARIABLE[p.name])
        elif is_list(p):
            return self.alternatives(elements(p), scope)
        elif kind is Expr and type(p.head) is Symbol:
            parse = _PARSERS.get(p.head)
            if parse is not None:
                parsed = parse(self, p, scope)
                if parsed is not None:
                    return parsed
        raise MessageError("invld", p, self.whole, symbol=S.StringExpression)

    def sequence(self, items: tuple, scope: dict) -> Node:
        return Node("sequence", tuple([self.node(i, scope) for i in items]))

    def alternatives(self, items: tuple, scope: dict) -> Node:
        if not items:
            return Node("text", data="(?!)")  # nothing matches
        nodes, before = [], dict(scope)
        for i in items:
            inner = dict(before)
            nodes.append(self.node(i, inner))
            for name, groups in inner.items():
                outer = scope.get(name, ())
                # behind the alternatives a name may be bound by any of them
                scope[name] = outer + tuple([g for g in groups if g not in outer])
        return nodes[0] if len(nodes) == 1 else Node("alternatives", tuple(nodes))

    def capture(self) -> int:
        self.groups += 1
        return self.groups

    def rule(self, lhs: Expression, condition: Expression | None, scope: dict) -> Node:
        """The left side of one of several rules, in a group of its own, with a condition from its right side."""
        group = self.capture()
        inner = self.node(lhs, scope)
        if condition is not None:
            inner = Node("condition", (inner,), (condition, dict(scope)), calls=True)
        return Node("capture", (inner,), group)


def _parse_expression(parser: _Parser, p: Expr, scope: dict) -> Node:
    # * and @ are abbreviations in plain strings of StringMatchQ alone, not inside of ~~
    wildcards, parser.wildcards = parser.wildcards, False
    parsed = parser.sequence(p.args, scope)
    parser.wildcards = wildcards
    return parsed


def _parse_blank(low: int, high):
    def parse(parser: _Parser, p: Expr, scope: dict) -> "Node | None":
        # every character is a string: another head matches none
        if p.args and p.args != (S.String,):
            return None
        return _many(parser, Node("text", data="(?s:.)"), low, high)

    return parse


def _many(parser: _Parser, item: Node, low: int, high) -> Node:
    return item if low == high == 1 else Node("repeat", (item,), (low, high, parser.lazy))


def _parse_pattern(parser: _Parser, p: Expr, scope: dict):
    if len(p.args) != 2 or type(p.args[0]) is not Symbol:
        return None
    name = p.args[0]
    if name in scope:
        # the second time a name means the same text
        return Node("back", data=scope[name])
    group = parser.capture()
    inner = parser.node(p.args[1], scope)
    scope[name] = (group,)
    parser.names[name] = (*parser.names.get(name, ()), group)
    return Node("capture", (inner,), group)


def _parse_repeated(low: int):
    def parse(parser: _Parser, p: Expr, scope: dict) -> "Node | None":
        if not 1 <= len(p.args) <= 2:
            return None
        bounds = (low, None) if len(p.args) == 1 else _bounds(p.args[1], low)
        if bounds is None:
            return None
        before, known = parser.groups, dict(scope)
        item = parser.node(p.args[0], scope)
        if parser.groups == before or scope == known:
            return Node("repeat", (item,), (*bounds, parser.lazy))
        # A variable inside stands for the same text each time: bound by the first repetition, recalled by the others.
        again = parser.node(p.args[0], scope)
        rest = Node("repeat", (again,), (max(bounds[0] - 1, 0), bounds[1] and bounds[1] - 1, parser.lazy))
        once = Node("sequence", (item, rest))
        return once if bounds[0] else Node("repeat", (once,), (0, 1, parser.lazy))

    return parse


def _bounds(spec, low: int):
    """(least, most) of the second argument of Repeated."""
    if type(spec) is int and spec >= 0:
        return low, spec
    if is_list(spec):
        parts = list(elements(spec))
        if len(parts) == 1:
            parts *= 2
        if len(parts) == 2 and type(parts[0]) is int and 0 <= parts[0]:
            if type(parts[1]) is int and parts[1] >= parts[0]:
                return parts[0], parts[1]
            if parts[1] is S.Infinity or type(parts[1]) is Expr and parts[1].head is S.DirectedInfinity:
                return parts[0], None
    return None


def _parse_laziness(lazy: bool):
    def parse(parser: _Parser, p: Expr, scope: dict) -> "Node | None":
        if len(p.args) != 1:
            return None
        # in force for everything inside, until Longest or Shortest says otherwise
        before, parser.lazy = parser.lazy, lazy
        parsed = parser.node(p.args[0], scope)
        parser.lazy = before
        return parsed

    return parse


def _parse_except(parser: _Parser, p: Expr, scope: dict):
    if len(p.args) not in (1, 2):
        return None
    # what must not match binds nothing
    unwanted = parser.node(p.args[0], dict(scope))
    pattern = parser.node(p.args[1], scope) if len(p.args) == 2 else Node("text", data="(?s:.)")
    return Node("not", (unwanted, pattern))


def _parse_test(parser: _Parser, p: Expr, scope: dict):
    if len(p.args) != 2:
        return None
    pattern, test = p.args
    # x_?test is x:(_?test): the test sees each character, the name the whole
    if type(pattern) is Expr and pattern.head is S.Pattern and len(pattern.args) == 2 and pattern.args[0] not in scope:
        return _parse_pattern(parser, Expr(S.Pattern, (pattern.args[0], Expr(S.PatternTest, (pattern.args[1], test)))), scope)
    head = pattern.head if type(pattern) is Expr and not pattern.args else None
    if head in _BLANK_BOUNDS:  # a test of a blank is one of each character
        text = classes.TESTS.get(test.name) if type(test) is Symbol else None
        if text is not None:
            item = Node("text", data=text() if callable(text) else text)
        else:
            item = Node("test", (Node("text", data="(?s:.)"),), test, calls=True)
        return _many(parser, item, *_BLANK_BOUNDS[head])
    return Node("test", (parser.node(pattern, scope),), test, calls=True)


_BLANK_BOUNDS = {S.Blank: (1, 1), S.BlankSequence: (1, None), S.BlankNullSequence: (0, None)}


def _parse_condition(parser: _Parser, p: Expr, scope: dict):
    if len(p.args) != 2:
        return None
    inner = parser.node(p.args[0], scope)
    # a copy: names bound further right are not known to this condition
    return Node("condition", (inner,), (p.args[1], dict(scope)), calls=True)


def _parse_regular_expression(parser: _Parser, p: Expr, scope: dict):
    if len(p.args) != 1 or type(p.args[0]) is not str:
        return None
    # groups are numbered over the whole pattern; those written by the user are moved behind the ones so far
    shift = parser.groups
    try:
        count = re.compile(translate(p.args[0], 0)).groups
    except (re.error, OverflowError, RecursionError):
        raise MessageError("maln", p.args[0], symbol=S.RegularExpression) from None
    parser.user_groups.extend(range(parser.groups + 1, parser.groups + count + 1))
    parser.groups += count
    return Node("regex", data=(p.args[0], shift, count))


def _parse_range(parser: _Parser, p: Expr, scope: dict):
    """CharacterRange[c1, c2] that did not evaluate to a list."""
    if len(p.args) == 2 and all([type(a) is str and len(a) == 1 for a in p.args]):
        return Node("text", data=f"[{re.escape(p.args[0])}-{re.escape(p.args[1])}]")
    return None


def _parse_date(parser: _Parser, p: Expr, scope: dict):
    """DatePattern[{"Day", "/", "Month"}]: date elements and separators."""
    if not p.args or not is_list(p.args[0]):
        return None
    # between elements that follow each other any usual separator may stand
    between = parser.node(p.args[1], dict(scope)) if len(p.args) > 1 else Node("text", data=r"[/\-:. ]")
    parts, previous = [], False
    for x in elements(p.args[0]):
        known = classes.DATE_ELEMENTS.get(x) if type(x) is str else None
        node = Node("text", data=known) if known is not None else parser.node(x, dict(scope))
        if between.calls or node.calls:  # a span is one regular expression, which evaluates nothing
            return None
        if known is not None and previous:
            parts.append(regex_text(between))
        parts.append(regex_text(node))
        previous = known is not None
    return Node("span", data="(?:" + "".join(parts) + ")")


_PARSERS = {
    S.StringExpression: _parse_expression,
    S.StringJoin: _parse_expression,
    S.PatternSequence: _parse_expression,
    S.Blank: _parse_blank(1, 1),
    S.BlankSequence: _parse_blank(1, None),
    S.BlankNullSequence: _parse_blank(0, None),
    S.Pattern: _parse_pattern,
    S.Alternatives: lambda parser, p, scope: parser.alternatives(p.args, scope),
    S.Repeated: _parse_repeated(1),
    S.RepeatedNull: _parse_repeated(0),
    S.Shortest: _parse_laziness(True),
    S.Longest: _parse_laziness(False),
    S.Except: _parse_except,
    S.PatternTest: _parse_test,
    S.Condition: _parse_condition,
    S.RegularExpression: _parse_regular_expression,
    S.CharacterRange: _parse_range,
    S.DatePattern: _parse_date,
    S.Verbatim: lambda parser, p, scope: parser.sequence(p.args, scope),
    S.HoldPattern: lambda parser, p, scope: parser.sequence(p.args, scope),
}


def _wildcard_text(text: str) -> str:
    r"""A string with ``*`` (anything), ``@`` (one or more characters, no capitals) and ``\\*`` (a literal star)."""
    out, i = [], 0
    while i < len(text):
        c = text[i]
        if c == "\\" and i + 1 < len(text) and text[i + 1] in "*@\\":
            i += 1
            out.append(re.escape(text[i]))
        elif c == "*":
            # (?s: a star stands for line breaks too
            out.append("(?s:.*)")
        elif c == "@":
            out.append(f"(?:(?!{classes.upper_class()})(?s:.))+")
        else:
            out.append(re.escape(c))
        i += 1
    return "".join(out)


# --- rules ------------------------------------------------------------------------------------------------------------


class StringRules:
    """Rules (or patterns without a right side) tried in order at each place: ``regex`` and one `_Right` each."""

    __slots__ = ("regex", "rights", "only")

    def __init__(self, regex, rights: dict):
        self.regex = regex
        self.rights = rights
        self.only = next(iter(rights.values())) if len(rights) == 1 else None

    def value(self, ev: Evaluator, match: object) -> Expression:
        """The value of the right side for a match; the matched text for a pattern without one."""
        right = self.only or self.rights[match.lastindex]
        return right.value(ev, match)


class _Right:
    """The right side of a string rule."""

    __slots__ = ("rhs", "names", "user_groups", "constant", "function")

    def __init__(self, rhs, names: dict, user_groups: tuple):
        self.rhs = rhs
        self.names = names
        self.user_groups = user_groups
        self.function = None  # the right side as a pure function of the pattern variables, to be compiled
        if type(rhs) is Expr and 1 <= len(names) <= 2 and not user_groups:
            self.function = Expr(S.Function, (make_list(names), rhs))
        self.constant = type(rhs) is str and (not user_groups and "$0" not in rhs or "$" not in rhs)

    def value(self, ev: Evaluator, match: object) -> Expression:
        rhs = self.rhs
        if self.constant:
            return rhs
        if rhs is None:
            return match.group()
        if type(rhs) is str:
            return self._dollars(rhs, match)
        bindings = bound_texts(self.names, match)
        if self.function is not None and ev.compiling:
            texts = list(bindings.values())
            call = ev.function(self.function, len(texts))
            return call(texts[0]) if len(texts) == 1 else call(texts[0], texts[1])  # no *: it would recurse through C
        if self.user_groups:
            rhs = self._with_dollars(rhs, match)
        return ev.evaluate(substitute(rhs, bindings))

    def _dollars(self, text: str, match) -> str:
        """``$1`` and its like replaced by the texts of the groups of a regular expression."""

        def group(m: re.Match) -> str:
            n = int(m.group(1))
            if n == 0:
                return match.group()
            return (match.group(self.user_groups[n - 1]) or "") if n <= len(self.user_groups) else m.group()

        return re.sub(r"\$(\d)", group, text)

    def _with_dollars(self, rhs, match):
        """An expression with ``$1`` replaced in all its strings."""
        if type(rhs) is str:
            return self._dollars(rhs, match) if "$" in rhs else rhs
        if type(rhs) is Expr:
            return Expr(self._with_dollars(rhs.head, match), tuple([self._with_dollars(a, match) for a in rhs.args]))
        return rhs


def compile_string_rules(ev: Evaluator, rules: Expression, ignore_case: bool = False) -> StringRules:
    """Compiled rules, from the session's cache: a rule, a pattern, or a list of them."""
    cache = ev.own(CompiledPatterns).rules
    key = rules, ignore_case
    compiled = cache.get(key)
    if compiled is None:
        if len(cache) > LONGEST_CACHE:
            cache.clear()
        compiled = cache[key] = _compile_rules(ev, rules, ignore_case)
    return compiled


def _compile_rules(ev, rules, ignore_case: bool) -> StringRules:
    items = [*elements(rules)] if is_list(rules) else [rules]
    if not items:
        return StringRules(re.compile(r"(?!)"), {0: _Right(None, {}, ())})
    if not any([is_rule(i) for i in items]):
        pattern = compile_string_pattern(ev, rules, ignore_case)
        return StringRules(pattern.regex, {0: _Right(None, pattern.names, pattern.user_groups)})
    parser = _Parser(ev)
    nodes, rights = [], {}
    for item in items:
        lhs, rhs = item.args if is_rule(item) else (item, None)
        condition = None
        if type(rhs) is Expr and rhs.head is S.Condition and len(rhs.args) == 2:
            rhs, condition = rhs.args
        parser.whole = lhs
        group, first_user = parser.groups + 1, len(parser.user_groups)
        parser.names = {}
        nodes.append(parser.rule(lhs, condition, {}))
        rights[group] = _Right(rhs, parser.names, tuple(parser.user_groups[first_user:]))
    node = nodes[0] if len(nodes) == 1 else Node("alternatives", tuple(nodes))
    return StringRules(make_regex(ev, node, ignore_case), rights)


# --- declarations -----------------------------------------------------------------------------------------------------


@builtin(
    "StringExpression",
    attributes="Flat OneIdentity",
    messages={"invld": "Element `1` is not a valid string or pattern element in `2`."},
)
def string_expression(ev: Evaluator, args: tuple) -> Expression | None:
    """s1 ~~ s2 ~~ … is a string pattern: its parts one after the other. Strings next to each other are joined."""
    joined: list = []
    for a in args:
        if type(a) is str and joined and type(joined[-1]) is str:
            joined[-1] += a
        else:
            joined.append(a)
    joined = [a for a in joined if a != ""] if len(joined) > 1 else joined
    if len(joined) == 1 and type(joined[0]) is str:
        return joined[0]
    if not joined:
        return ""
    return None if len(joined) == len(args) else Expr(S.StringExpression, tuple(joined))


declare_symbol(
    "RegularExpression",
    messages={"maln": 'The regular expression "`1`" is not valid.'},
    usage='RegularExpression["regex"] is a string pattern given as a regular expression.',
)
declare_symbol("DatePattern", usage="DatePattern[{e1, e2, …}] is a string pattern for dates made of these elements.")
declare_symbols(
    "Whitespace WhitespaceCharacter NumberString WordCharacter LetterCharacter DigitCharacter "
    "HexadecimalCharacter PunctuationCharacter WordBoundary StartOfString EndOfString StartOfLine "
    "EndOfLine IgnoreCase Overlaps MetaCharacters SpellingCorrection"
)
