"""Strings taken apart and put together by position."""

from collections.abc import Callable

from ...evaluator import Evaluator, builtin
from ...expression import Expr, Expression, MessageError, PackedArray, S, elements, integer_text, is_list, make_list
from ...expression.compounds import is_infinity

STRSE = {"strse": "A string or list of strings is expected at position `1` in `2`."}


def over_strings(x: Expression, f: Callable) -> Expression | None:
    """f of a string, or of every string of a (nested) list; None where something else turns up."""
    if type(x) is str:
        return f(x)
    if type(x) is not Expr or x.head is not S.List:
        return None
    out = []
    for e in x.args:
        value = over_strings(e, f)
        if value is None:
            return None
        out.append(value)
    return make_list(out)


def expect_strings(name: str, args: tuple, f: Callable, position: int = 1) -> Expression:
    """`over_strings` of the argument at a position of name[args…], with Wolfram's message for anything else."""
    value = over_strings(args[position - 1], f)
    if value is None:
        raise MessageError("strse", position, Expr(S[name], args))
    return value


def string_list(ev: Evaluator, strings: list | str) -> Expr:
    """A List of strings, which is final as it stands."""
    result = Expr(S.List, tuple(strings))
    result.stamp = ev.clock
    return result


# --- joining ----------------------------------------------------------------------------------------------------------


@builtin("StringJoin", attributes="Flat OneIdentity")
def string_join(ev: Evaluator, args: tuple) -> Expression | None:
    """s1 <> s2 <> … joins strings; lists of strings are joined too."""
    parts: list = []
    for position, a in enumerate(args, 1):
        if type(a) is str:
            parts.append(a)
        elif not _collect(a, parts):
            # "a" <> x_ is legal inside of patterns, where no message helps
            if not _is_pattern(a):
                ev.message("StringJoin", "string", position, Expr(S.StringJoin, args))
            return None
    return "".join(parts)


def _collect(x, parts: list) -> bool:
    """Append the strings of a nested list; False if it holds anything else."""
    if type(x) is not Expr or x.head is not S.List:
        return False
    # one pass in C for the common flat list
    if _STRINGS.issuperset(map(type, x.args)):
        parts.extend(x.args)
        return True
    # a stack of our own: lists may be nested deeper than Python calls
    stack = [x.args]
    while stack:
        items = stack.pop()
        for i, a in enumerate(items):
            if type(a) is str:
                parts.append(a)
            elif type(a) is Expr and a.head is S.List:
                stack.append(items[i + 1 :])
                stack.append(a.args)
                break
            else:
                return False
    return True


_STRINGS = frozenset((str,))


def _is_pattern(x) -> bool:
    return type(x) is Expr and x.head in (S.Pattern, S.Blank, S.BlankSequence, S.BlankNullSequence)


@builtin("StringLength", attributes="Listable", pure=True)
def string_length(ev: Evaluator, text: Expression) -> Expression | None:
    """StringLength["string"] gives the number of characters in a string."""
    if type(text) is not str:
        raise MessageError("string", 1, Expr(S.StringLength, (text,)))
    return len(text)


@builtin("StringReverse", attributes="Listable", pure=True)
def string_reverse(ev: Evaluator, text: Expression) -> Expression:
    """StringReverse["string"] reverses the order of the characters in a string."""
    if type(text) is not str:
        raise MessageError("string", 1, Expr(S.StringReverse, (text,)))
    return text[::-1]


@builtin("Characters", attributes="Listable", pure=True)
def characters(ev: Evaluator, text: Expression) -> Expression:
    """Characters["string"] gives the list of the characters in a string."""
    if type(text) is not str:
        raise MessageError("string", 1, Expr(S.Characters, (text,)))
    return string_list(ev, text)


@builtin("StringRepeat", messages=STRSE | {"intp": "Positive integer expected at position `1` in `2`."})
def string_repeat(ev: Evaluator, text: Expression, n: Expression, longest: Expression = None) -> Expression | None:
    """StringRepeat["str", n] repeats a string n times.
    StringRepeat["str", n, max] gives at most max characters."""
    args = (text, n) if longest is None else (text, n, longest)
    if type(n) is not int or n < 0:
        raise MessageError("intp", 2, Expr(S.StringRepeat, args))
    if longest is not None and (type(longest) is not int or longest < 0):
        raise MessageError("intp", 3, Expr(S.StringRepeat, args))
    return expect_strings("StringRepeat", args, lambda s: (s * n)[:longest])


# --- positions --------------------------------------------------------------------------------------------------------


def span_bounds(spec: Expression, size: int) -> tuple | None:
    """(first, last, step) of ``{m, n}``, ``{m, n, s}``, ``{m}`` or ``m ;; n ;; s``, 1-based; None if it is no such."""
    if is_list(spec):
        parts = list(elements(spec))
        if not 1 <= len(parts) <= 3:
            return None
        if len(parts) == 1:
            # {n} is the nth character alone
            parts = [parts[0], parts[0]]
    else:
        parts = list(spec.args)
        parts[0] = 1 if parts[0] is S.All else parts[0]
        parts[1] = size if parts[1] is S.All else parts[1]
    step = parts[2] if len(parts) == 3 else 1
    if type(parts[1]) is Expr and parts[1].head is S.UpTo and type(parts[1].args[0]) is int:
        parts[1] = min(parts[1].args[0], size)
    if any([type(p) is not int for p in parts[:2]]) or type(step) is not int or step == 0:
        return None
    first, last = [p + size + 1 if p < 0 else p for p in parts[:2]]
    return first, last, step


def _valid(first: int, last: int, step: int, size: int) -> bool:
    """Do these bounds lie in a string, or name an empty piece of it?"""
    if (last - first) * step < 0:
        return last == first - (1 if step > 0 else -1) and 1 <= first <= size + 1
    return 1 <= first <= size and 1 <= last <= size


def _slice(text: str, first: int, last: int, step: int) -> str:
    if step > 0:
        return text[first - 1 : last : step]
    # a slice down to the first character has no index to end at but None
    return text[first - 1 : last - 2 if last > 1 else None : step]


def _is_span(spec) -> bool:
    return type(spec) is Expr and spec.head is S.Span and 2 <= len(spec.args) <= 3


def _is_range(spec) -> bool:
    """``{m}``, ``{m, n}`` or ``{m, n, s}`` of integers."""
    if not is_list(spec):
        return False
    parts = elements(spec)
    return 1 <= len(parts) <= 3 and all([type(p) is int or type(p) is Expr and p.head is S.UpTo for p in parts])


def _count(spec, size: int):
    """The number of characters that ``n``, ``None`` or ``UpTo[n]`` asks for, negative from the end; None otherwise."""
    if type(spec) is int:
        return spec
    if spec is S.None_:
        return 0
    if type(spec) is Expr and spec.head is S.UpTo and len(spec.args) == 1:
        n = spec.args[0]
        if type(n) is int:
            # UpTo never asks for more than there is
            return max(min(n, size), -size)
        return size if is_infinity(n) else None
    return size if spec is S.All else None


def _take(text: str, spec):
    """The characters a specification of StringTake names; MessageError if the string is too short."""
    size = len(text)
    n = _count(spec, size)
    if n is not None:
        if abs(n) > size:
            raise MessageError("take", *((1, n) if n > 0 else (n, -1)), text)
        return text[:n] if n >= 0 else text[n:]
    if _is_span(spec) or _is_range(spec):
        bounds = span_bounds(spec, size)
        if bounds is None:
            return None
        if not _valid(*bounds, size):
            first, last = (elements(spec)[0], elements(spec)[-1 if len(elements(spec)) < 3 else 1])
            raise MessageError("take", first, last, text)
        return _slice(text, *bounds)
    if is_list(spec):
        pieces = [_take(text, s) for s in elements(spec)]
        return None if any([p is None for p in pieces]) else make_list(pieces)
    return None


@builtin(
    "StringTake",
    messages=STRSE
    | {
        "take": 'Cannot take positions `1` through `2` in "`3`".',
        "strs": "A sequence specification (+n, -n, {+n}, {-n}, {m, n}, {m, n, s} or a list of these) is expected at "
        "position `1` in `2`.",
    },
)
def string_take(ev: Evaluator, text: Expression, spec: Expression) -> Expression | None:
    """StringTake["string", n] gives the first n characters; StringTake["string", -n] the last n.
    StringTake["string", {m, n}] gives characters m to n; {n} the nth, {m, n, s} every sth.
    UpTo[n] stands for as many as there are.
    StringTake["string", {spec1, spec2, …}] gives a list of pieces."""
    if not _is_sequence(spec):
        raise MessageError("strs", 2, Expr(S.StringTake, (text, spec)))
    return expect_strings("StringTake", (text, spec), lambda s: _take(s, spec))


def _is_sequence(spec) -> bool:
    """Is this a sequence specification, or a list of them?"""
    if _count(spec, 0) is not None or _is_span(spec) or _is_range(spec):
        return True
    return is_list(spec) and all([_is_sequence(s) for s in elements(spec)])


def _drop(text: str, spec):
    size = len(text)
    n = _count(spec, size)
    if n is not None:
        if abs(n) > size:
            raise MessageError("drop", *((1, n) if n > 0 else (n, -1)), text)
        return text[n:] if n >= 0 else text[:n]
    bounds = span_bounds(spec, size)
    if bounds is None or not _valid(*bounds, size):
        raise MessageError("drop", elements(spec)[0], elements(spec)[-1], text)
    first, last, step = bounds
    dropped = set(range(first - 1, last, step) if step > 0 else range(first - 1, last - 2, step))
    return "".join([c for i, c in enumerate(text) if i not in dropped])


@builtin(
    "StringDrop",
    messages=STRSE
    | {
        "drop": 'Cannot drop positions `1` through `2` in "`3`".',
        "seqs": "A sequence specification (+n, -n, {+n}, {-n}, {m, n}, or {m, n, s}) is expected at position `1` in `2`.",
    },
)
def string_drop(ev: Evaluator, text: Expression, spec: Expression) -> Expression | None:
    """StringDrop["string", n] drops the first n characters; StringDrop["string", -n] the last n.
    StringDrop["string", {m, n}] drops characters m to n, {n} the nth, {m, n, s} every sth."""
    if is_list(spec) and not elements(spec):
        return expect_strings("StringDrop", (text, spec), lambda s: s)
    if _count(spec, 0) is None and not _is_span(spec) and not _is_range(spec):
        raise MessageError("seqs", 2, Expr(S.StringDrop, (text, spec)))
    return expect_strings("StringDrop", (text, spec), lambda s: _drop(s, spec))


@builtin("StringPart", messages=STRSE | {"partw": "Part `1` of `2` does not exist."})
def string_part(ev: Evaluator, text: Expression, spec: Expression) -> Expression | None:
    """StringPart["string", n] gives the nth character; StringPart["string", {n1, n2, …}] a list of characters.
    StringPart["string", m ;; n] gives the list of characters m to n."""

    def part(s: str, n: Expression) -> Expression | None:
        if type(n) is int:
            if not 1 <= abs(n) <= len(s):
                raise MessageError("partw", n, s)
            return s[n - 1 if n > 0 else n]
        if _is_span(n):
            return make_list(_take(s, n))
        return make_list([part(s, i) for i in elements(n)]) if is_list(n) else None

    return over_strings(text, lambda s: part(s, spec))


@builtin("StringInsert", messages=STRSE | {"ins": 'Cannot insert at position `1` in "`2`".'})
def string_insert(ev: Evaluator, text: Expression, new: Expression, spec: Expression) -> Expression | None:
    """StringInsert["string", "new", n] puts a string before the nth character; StringInsert["string", "new", -n] counts
    from the end.
    StringInsert["string", "new", {n1, n2, …}] inserts at all these positions."""
    args = text, new, spec
    if type(new) is not str:
        raise MessageError("string", 2, Expr(S.StringInsert, args))
    positions = elements(spec) if is_list(spec) else [spec]
    if any([type(p) is not int for p in positions]):
        return None

    def insert(s: str) -> str:
        places = []
        for p in positions:
            place = p - 1 if p > 0 else len(s) + p + 1
            if p == 0 or not 0 <= place <= len(s):
                raise MessageError("ins", p, s)
            places.append(place)
        out, last = [], 0
        for place in sorted(places):
            out += [s[last:place], new]
            last = place
        return "".join([*out, s[last:]])

    return expect_strings("StringInsert", args, insert)


@builtin(
    "StringReplacePart",
    messages=STRSE
    | {
        "strp": 'Cannot replace positions `1` through `2` in "`3`".',
        "sreps": "The number of new strings and of positions in `1` should be the same.",
    },
)
def string_replace_part(ev: Evaluator, text: Expression, new: Expression, spec: Expression) -> Expression | None:
    """StringReplacePart["string", "new", {m, n}] replaces characters m to n by a string.
    StringReplacePart["string", "new", {{m1, n1}, {m2, n2}, …}] puts copies of it at several places;
    StringReplacePart["string", {new1, new2, …}, {{m1, n1}, …}] puts one string at each place."""
    args = text, new, spec
    if not is_list(spec):
        return None
    spans = [spec] if all([type(e) is int for e in elements(spec)]) else elements(spec)
    news = list(elements(new)) if is_list(new) else [new] * len(spans)
    if len(news) != len(spans):
        raise MessageError("sreps", Expr(S.StringReplacePart, args))
    if any([type(n) is not str for n in news]) or any([not is_list(s) or len(elements(s)) != 2 for s in spans]):
        return None

    def replace(s: str) -> str:
        pieces = []
        for span, piece in zip(spans, news):
            first, last, _ = span_bounds(span, len(s)) or (0, 0, 1)
            if not 1 <= first <= last + 1 or last > len(s):
                raise MessageError("strp", *elements(span), s)
            pieces.append((first - 1, last, piece))
        out, at = [], 0
        for first, last, piece in sorted(pieces, key=_first):
            if first < at:
                continue
            out += [s[at:first], piece]
            at = last
        return "".join([*out, s[at:]])

    return expect_strings("StringReplacePart", args, replace)


def _first(x):
    return x[0]


def _rotated(name: str, sign: int):
    def rotate(ev: Evaluator, text: str, n: int = 1) -> str:
        if type(n) is not int:
            raise MessageError("int", Expr(S[name], (text, n)), 2)

        def turn(s: str) -> str:
            k = sign * n % len(s) if s else 0
            return s[k:] + s[:k]

        return expect_strings(name, (text, n), turn)

    return rotate


@builtin("StringRotateLeft", messages=STRSE)
def string_rotate_left(ev: Evaluator, text: Expression, n: Expression = 1) -> Expression:
    """StringRotateLeft["string", n] moves the first n characters to the end."""
    return _rotated("StringRotateLeft", 1)(ev, text, n)


@builtin("StringRotateRight", messages=STRSE)
def string_rotate_right(ev: Evaluator, text: Expression, n: Expression = 1) -> Expression:
    """StringRotateRight["string", n] moves the last n characters to the beginning."""
    return _rotated("StringRotateRight", -1)(ev, text, n)


@builtin("StringPartition", messages=STRSE)
def string_partition(ev: Evaluator, text: Expression, n: Expression, offset: Expression = None) -> Expression:
    """StringPartition["string", n] gives the consecutive pieces of n characters; UpTo[n] keeps a shorter last one.
    StringPartition["string", n, d] lets a piece begin every d characters."""
    args = (text, n) if offset is None else (text, n, offset)
    partial = type(n) is Expr and n.head is S.UpTo and len(n.args) == 1
    size = n.args[0] if partial else n
    step = size if offset is None else offset
    if type(size) is not int or size < 1 or type(step) is not int or step < 1:
        raise MessageError("intp", Expr(S.StringPartition, args), 2 if type(size) is not int or size < 1 else 3)

    def split(s: str) -> Expression:
        pieces = [s[i : i + size] for i in range(0, len(s), step)]
        return make_list(pieces if partial else [p for p in pieces if len(p) == size])

    return expect_strings("StringPartition", args, split)


# --- padding ----------------------------------------------------------------------------------------------------------


def _pad(name: str, left: bool, args: tuple):
    text, n, padding = (*args, *(None, None)[len(args) - 1 :])[:3]
    if padding is None:
        padding = " "
    if type(padding) is not str or not padding:
        raise MessageError("string", 3, Expr(S[name], args))
    if n is None:
        if not is_list(text):
            return over_strings(text, lambda s: s)
        n = max([len(s) for s in elements(text) if type(s) is str], default=0)
    if type(n) is not int or n < 0:
        raise MessageError("intnn", Expr(S[name], args), 2)

    def pad(s: str) -> str:
        if len(s) >= n:
            return s[len(s) - n :] if left else s[:n]
        background = padding * (n // len(padding) + 1)
        return background[len(background) - n : len(background) - len(s)] + s if left else s + background[len(s) : n]

    return expect_strings(name, args, pad)


@builtin("StringPadLeft", messages=STRSE)
def string_pad_left(ev: Evaluator, text: Expression, n: Expression = None, padding: Expression = None) -> Expression | None:
    """StringPadLeft["string", n] makes a string of n characters by adding spaces or dropping characters on the left.
    StringPadLeft["string", n, "padding"] repeats the padding; StringPadLeft[{s1, s2, …}] makes all of one length."""
    return _pad("StringPadLeft", True, _given(text, n, padding))


@builtin("StringPadRight", messages=STRSE)
def string_pad_right(ev: Evaluator, text: Expression, n: Expression = None, padding: Expression = None) -> Expression:
    """StringPadRight["string", n] makes a string of n characters by adding spaces or dropping characters on the right.
    StringPadRight["string", n, "padding"] repeats the padding; StringPadRight[{s1, s2, …}] makes all of one length."""
    return _pad("StringPadRight", False, _given(text, n, padding))


def _given(*args) -> tuple:
    return tuple([a for a in args if a is not None])


# --- riffling ---------------------------------------------------------------------------------------------------------


@builtin(
    "StringRiffle",
    messages={
        "list": "List expected at position `1` in `2`.",
        "string": "String expected at position `1` in `2`.",
        "mulsep": "Separator `1` is neither a string nor a list of three strings.",
    },
)
def string_riffle(ev: Evaluator, args: tuple) -> Expression | None:
    """StringRiffle[{e1, e2, …}] joins the texts of the elements with spaces between them.
    StringRiffle[list, sep] puts sep between them; StringRiffle[list, {left, sep, right}] also sets delimiters around.
    StringRiffle[list, sep1, sep2, …] uses a separator for each level of a nested list."""
    if not args:
        return None
    if not is_list(args[0]):
        raise MessageError("list", 1, Expr(S.StringRiffle, args))
    separators = []
    for s in args[1:]:
        parts = ("", s, "") if type(s) is str else tuple(elements(s)) if is_list(s) else ()
        if len(parts) != 3 or any([type(p) is not str for p in parts]):
            raise MessageError("mulsep", s)
        separators.append(parts)
    depth = max(_list_depth(args[0]), len(separators))
    while len(separators) < depth:  # spaces at the lowest level, then lines, then blank lines
        blank = depth - len(separators) - 1
        separators.append(("", "\n" * blank if blank else " ", ""))
    return _riffle(ev, args[0], separators, 0)


def _list_depth(x) -> int:
    if type(x) is PackedArray:
        return x.array.ndim
    return 1 + max([_list_depth(e) for e in elements(x)], default=0) if is_list(x) else 0


def _riffle(ev, x, separators: list, level: int) -> str:
    if type(x) is str:
        return x
    if not is_list(x) or level == len(separators):
        return text_of(ev, x)
    left, separator, right = separators[level]
    return left + separator.join([_riffle(ev, e, separators, level + 1) for e in elements(x)]) + right


def text_of(ev: Evaluator, x: Expression) -> str:
    """The text of an expression as ToString gives it."""
    if type(x) is str:
        return x
    if type(x) is int:
        return integer_text(x)  # without the formatter, which counts where strings are joined in loops
    return ev.format(x, "OutputForm")
