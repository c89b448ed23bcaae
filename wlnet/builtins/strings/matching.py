"""Searching, testing, replacing and splitting strings by string patterns."""

import re

from ...evaluator import BUILTINS, Evaluator, application, builtin
from ...evaluator.lists import final_list
from ...expression import Association, Expr, Expression, MessageError, S, boolean, elements, is_list, is_rule, make_list
from ...expression.compounds import count_limit
from .patterns import compile_string_pattern, compile_string_rules
from .strings import STRSE, expect_strings, string_list

IGNORE_CASE = {"IgnoreCase": S.False_}
OVERLAPS_TEXT = {"ovlp": "The value of the option Overlaps -> `1` should be True, False or All."}
SEARCH = IGNORE_CASE | {"Overlaps": S.False_}


def _ignores_case(options) -> bool:
    return options["IgnoreCase"] is S.True_


def _compiled(ev, pattern, options):
    return compile_string_pattern(ev, pattern, _ignores_case(options)).regex


def _unsupported(ev, name: str, options: dict, option: str, default) -> None:
    """Say so where an option asks for something that is not there."""
    if options[option] is not default:
        ev.message("General", "unsup", name, Expr(S.Rule, (S[option], options[option])))


def _is_option_of(x, names) -> bool:
    return is_rule(x) and getattr(x.args[0], "name", x.args[0]) in names


# --- all matches ------------------------------------------------------------------------------------------------------


def all_matches(regex: object, text: str, overlaps: Expression) -> object:
    """Matches from left to right: disjoint ones, the first at each place (True), or all at each place (All)."""
    if overlaps is S.False_:
        return regex.finditer(text)
    if overlaps is S.True_:
        return _one_at_each_place(regex, text)
    if overlaps is S.All:
        return _all_at_each_place(regex, text)
    raise MessageError("ovlp", overlaps)


def _one_at_each_place(regex, text: str) -> list:
    matches, position = [], 0
    while position <= len(text) and (m := regex.search(text, position)) is not None:
        matches.append(m)
        position = m.start() + 1
    return matches


def _all_at_each_place(regex, text: str) -> list:
    matches = []
    for first in _one_at_each_place(regex, text):
        start = first.start()
        # the longest first, as a greedy pattern would match
        for end in range(len(text), start - 1, -1):
            m = regex.fullmatch(text, start, end)
            if m is not None:
                matches.append(m)
    return matches


def _limit(name: str, n, args: tuple):
    """The largest number of results, or None for all of them."""
    limit = count_limit(n)
    if limit is None:
        raise MessageError("innf", 3, Expr(S[name], args))
    return None if limit == float("inf") else limit


INNF = {"innf": "Non-negative integer or Infinity expected at position `1` in `2`."}


# --- tests ------------------------------------------------------------------------------------------------------------


def _is_literal(pattern, options) -> bool:
    return type(pattern) is str and options["IgnoreCase"] is S.False_


@builtin("StringMatchQ", options=IGNORE_CASE | {"SpellingCorrection": S.False_}, operator="first", messages=STRSE)
def string_match_q(ev: Evaluator, text: Expression, pattern: Expression, options: dict) -> Expression | None:
    """StringMatchQ["string", patt] is True if the whole string matches a string pattern.
    Strings in the pattern may use * for any characters and @ for one or more characters without capitals.
    StringMatchQ[patt] is an operator form."""
    # StringMatchQ[patt, IgnoreCase -> True] is an operator form with an option
    if type(text) is not str and _is_option_of(pattern, options):
        return None
    _unsupported(ev, "StringMatchQ", options, "SpellingCorrection", S.False_)
    regex = compile_string_pattern(ev, pattern, _ignores_case(options), wildcards=True).regex
    return expect_strings("StringMatchQ", (text, pattern), lambda s: boolean(regex.fullmatch(s) is not None))


@builtin("StringContainsQ", options=IGNORE_CASE, operator="first", messages=STRSE)
def string_contains_q(ev: Evaluator, text: Expression, pattern: Expression, options: dict) -> Expression:
    """StringContainsQ["string", patt] is True if some part of the string matches a string pattern.
    StringContainsQ[patt] is an operator form."""
    return _contains(ev, "StringContainsQ", text, pattern, options, True)


@builtin("StringFreeQ", options=IGNORE_CASE, operator="first", messages=STRSE)
def string_free_q(ev: Evaluator, text: Expression, pattern: Expression, options: dict) -> Expression:
    """StringFreeQ["string", patt] is True if no part of the string matches a string pattern.
    StringFreeQ[patt] is an operator form."""
    return _contains(ev, "StringFreeQ", text, pattern, options, False)


def _contains(ev, name: str, text, pattern, options, inside: bool):
    if _is_option_of(pattern, options):
        return None
    # Python's own search for plain strings is many times faster than any pattern
    if _is_literal(pattern, options):
        return expect_strings(name, (text, pattern), lambda s: boolean((pattern in s) is inside))
    search = _compiled(ev, pattern, options).search
    return expect_strings(name, (text, pattern), lambda s: boolean((search(s) is not None) is inside))


@builtin("StringStartsQ", options=IGNORE_CASE, operator="first", messages=STRSE)
def string_starts_q(ev: Evaluator, text: Expression, pattern: Expression, options: dict) -> Expression | None:
    """StringStartsQ["string", patt] is True if the beginning of the string matches a string pattern.
    StringStartsQ[patt] is an operator form."""
    if _is_option_of(pattern, options):
        return None
    if _is_literal(pattern, options):
        return expect_strings("StringStartsQ", (text, pattern), lambda s: boolean(s.startswith(pattern)))
    match = _compiled(ev, pattern, options).match
    return expect_strings("StringStartsQ", (text, pattern), lambda s: boolean(match(s) is not None))


@builtin("StringEndsQ", options=IGNORE_CASE, operator="first", messages=STRSE)
def string_ends_q(ev: Evaluator, text: Expression, pattern: Expression, options: dict) -> Expression | None:
    """StringEndsQ["string", patt] is True if the end of the string matches a string pattern.
    StringEndsQ[patt] is an operator form."""
    if _is_option_of(pattern, options):
        return None
    if _is_literal(pattern, options):
        return expect_strings("StringEndsQ", (text, pattern), lambda s: boolean(s.endswith(pattern)))
    # re cannot match backwards: the end becomes a part of the pattern
    search = _compiled(ev, Expr(S.StringExpression, (pattern, S.EndOfString)), options).search
    return expect_strings("StringEndsQ", (text, pattern), lambda s: boolean(search(s) is not None))


# --- cases, positions, counts -----------------------------------------------------------------------------------------


@builtin("StringCases", options=SEARCH, operator="first", messages=STRSE | INNF | OVERLAPS_TEXT)
def string_cases(
    ev: Evaluator, text: Expression, pattern: Expression, n: Expression = S.Infinity, options: dict = None
) -> Expression | None:
    """StringCases["string", patt] lists the parts of the string that match a string pattern, from left to right.
    StringCases["string", lhs -> rhs] gives the right side for each; StringCases["string", patt, n] the first n.
    StringCases[patt] is an operator form."""
    if _is_option_of(pattern, options):
        return None
    limit = _limit("StringCases", n, (text, pattern, n)) if n is not S.Infinity else None
    rules = compile_string_rules(ev, pattern, _ignores_case(options))
    overlaps = options["Overlaps"]
    plain = rules.only is not None and rules.only.rhs is None

    def cases(s: str) -> Expression | None:
        # matches themselves are strings, so the list is final as it stands
        if plain and limit is None:
            return string_list(ev, [m.group() for m in all_matches(rules.regex, s, overlaps)])
        values = []
        for m in all_matches(rules.regex, s, overlaps):
            if limit is not None and len(values) >= limit:
                break
            values.append(rules.value(ev, m))
        return final_list(ev, values)

    return expect_strings("StringCases", (text, pattern), cases)


@builtin("StringPosition", options=IGNORE_CASE | {"Overlaps": S.True_}, operator="first", messages=STRSE | INNF | OVERLAPS_TEXT)
def string_position(
    ev: Evaluator, text: Expression, pattern: Expression, n: Expression = S.Infinity, options: dict = None
) -> Expression | None:
    """StringPosition["string", patt] lists where the parts that match a string pattern begin and end.
    StringPosition["string", {patt1, patt2, …}] looks for any of them.
    StringPosition["string", patt, n] gives the first n."""
    if _is_option_of(pattern, options):
        return None
    limit = _limit("StringPosition", n, (text, pattern, n))
    overlaps = options["Overlaps"]
    # with overlaps every pattern is looked for on its own, without them as alternatives
    several = is_list(pattern) and overlaps is not S.False_
    regexes = [_compiled(ev, p, options) for p in (elements(pattern) if several else [pattern])]

    def positions(s: str) -> Expression:
        spans = [m.span() for regex in regexes for m in all_matches(regex, s, overlaps)]
        if several:
            spans = sorted(set(spans))
        # a < b: empty matches have no position
        return final_list(ev, [final_list(ev, [a + 1, b]) for a, b in spans[:limit] if a < b])

    return expect_strings("StringPosition", (text, pattern), positions)


@builtin("StringCount", options=SEARCH, operator="first", messages=STRSE | OVERLAPS_TEXT)
def string_count(ev: Evaluator, text: Expression, pattern: Expression, options: dict) -> Expression | None:
    """StringCount["string", patt] counts the parts of the string that match a string pattern."""
    if _is_option_of(pattern, options):
        return None
    if _is_literal(pattern, options) and pattern and options["Overlaps"] is S.False_:
        return expect_strings("StringCount", (text, pattern), lambda s: s.count(pattern))
    regex = _compiled(ev, pattern, options)
    return expect_strings("StringCount", (text, pattern), lambda s: sum([1 for _ in all_matches(regex, s, options["Overlaps"])]))


# --- replacing --------------------------------------------------------------------------------------------------------


@builtin(
    "StringReplace",
    options=IGNORE_CASE | {"MetaCharacters": S.None_},
    operator="first",
    messages=STRSE | INNF | {"srep": "`1` is not a valid string replacement rule."},
)
def string_replace(
    ev: Evaluator, text: Expression, rules: Expression, n: Expression = S.Infinity, options: dict = None
) -> Expression | None:
    """StringReplace["string", lhs -> rhs] replaces the parts of the string that match a string pattern.
    StringReplace["string", {rule1, rule2, …}] tries the rules in order at each place; n limits the replacements.
    StringReplace[rules] is an operator form."""
    if type(text) is not str and _is_option_of(rules, options):
        return None
    if (
        n is S.Infinity
        and type(text) is str
        and is_rule(rules)
        and _is_literal(rules.args[0], options)
        and type(rules.args[1]) is str
        and rules.args[0]
    ):
        return text.replace(*rules.args)  # the most frequent form by far
    _unsupported(ev, "StringReplace", options, "MetaCharacters", S.None_)
    if type(rules) is Association:
        rules = make_list(rules.rules())
    if is_list(rules) and elements(rules) and all([is_list(r) for r in elements(rules)]):
        # a list of lists of rules gives a list of results
        return make_list([Expr(S.StringReplace, (text, r, n, *_given(options))) for r in elements(rules)])
    for r in elements(rules) if is_list(rules) else (rules,):
        if not is_rule(r):
            raise MessageError("srep", r)
    limit = _limit("StringReplace", n, (text, rules, n))
    if limit == 0:
        return expect_strings("StringReplace", (text, rules), lambda s: s)
    ignore_case = _ignores_case(options)
    fast = None if ignore_case else _literal_replacement(ev, rules, limit or 0)
    if fast is not None:
        return fast(text) if type(text) is str else expect_strings("StringReplace", (text, rules), fast)
    compiled = compile_string_rules(ev, rules, ignore_case)
    return expect_strings("StringReplace", (text, rules), lambda s: _replaced(ev, s, compiled, limit))


def _given(options: dict) -> list:
    """Options as rules again."""
    return [Expr(S.Rule, (S[name], value)) for name, value in options.items()]


class LiteralRules:
    """Lists of rules of a session that replace literal strings: rules -> (table, regular expression) or (None, None)."""

    def __init__(self) -> None:
        self.tables: dict = {}


def _literal_replacement(ev, rules, limit: int):
    """A function that replaces literal strings by strings, or None where the rules are of another kind."""
    if type(rules) is Expr and rules.head is not S.List:
        old, new = rules.args
        if type(old) is str and type(new) is str and old:
            # str.replace takes -1 for no limit, re.sub takes 0
            return lambda s: s.replace(old, new, limit or -1)
        return None
    cache = ev.own(LiteralRules).tables
    if rules in cache:
        table, regex = cache[rules]
    else:
        # a script has few patterns; a loop that makes new ones must not fill memory
        if len(cache) > 500:
            cache.clear()
        table, regex = cache[rules] = _literal_table(elements(rules))
    if table is None:
        return None
    return lambda s: regex.sub(lambda m: table[m.group()], s, limit)


def _literal_table(rules):
    table: dict = {}
    for r in rules:
        old, new = r.args
        if type(old) is not str or type(new) is not str or not old:
            return None, None
        # the first rule for a string counts
        table.setdefault(old, new)
    if not table:
        return None, None
    return table, re.compile("|".join([re.escape(old) for old in table]))


def _replaced(ev, text: str, rules, limit):
    """The string with replacements made; a StringExpression if one of them is not a string."""
    out, position, count = [], 0, 0
    for m in rules.regex.finditer(text):
        if count == limit:
            break
        count += 1
        out += [text[position : m.start()], rules.value(ev, m)]
        position = m.end()
    out.append(text[position:])
    if all([type(x) is str for x in out]):
        return "".join(out)
    # as in Wolfram, pieces that are not strings stay beside the others
    return Expr(S.StringExpression, tuple([x for x in out if x != ""]))


@builtin("StringReplaceList", options=IGNORE_CASE, operator="first", messages=STRSE | INNF)
def string_replace_list(
    ev: Evaluator, text: Expression, rules: Expression, n: Expression = S.Infinity, options: dict = None
) -> Expression:
    """StringReplaceList["string", rules] lists the strings that one replacement at one place can give."""
    limit = _limit("StringReplaceList", n, (text, rules, n))
    compiled = [compile_string_rules(ev, r, _ignores_case(options)) for r in (elements(rules) if is_list(rules) else (rules,))]

    def replacements(s: str) -> Expression:
        results = []
        for c in compiled:
            for m in all_matches(c.regex, s, S.All):
                # sorted by place, and at one place in the order of the rules
                results.append((m.start(), len(results), _joined(s[: m.start()], c.value(ev, m), s[m.end() :])))
        results.sort(key=lambda item: item[:2])
        return make_list([value for _, _, value in results[:limit]])

    return expect_strings("StringReplaceList", (text, rules), replacements)


def _joined(before: str, value, after: str):
    return before + value + after if type(value) is str else Expr(S.StringExpression, (before, value, after))


@builtin("StringDelete", options=IGNORE_CASE, operator="first", messages=STRSE)
def string_delete(ev: Evaluator, text: Expression, pattern: Expression, options: dict) -> Expression | None:
    """StringDelete["string", patt] removes the parts of the string that match a string pattern.
    StringDelete[patt] is an operator form."""
    if _is_option_of(pattern, options):
        return None
    if _is_literal(pattern, options) and pattern:
        return expect_strings("StringDelete", (text, pattern), lambda s: s.replace(pattern, ""))
    regex = _compiled(ev, pattern, options)

    def delete(s: str) -> str:
        out, position = [], 0
        for m in regex.finditer(s):
            out.append(s[position : m.start()])
            position = m.end()
        return "".join([*out, s[position:]])

    return expect_strings("StringDelete", (text, pattern), delete)


@builtin("StringTrim", options=IGNORE_CASE, messages=STRSE)
def string_trim(ev: Evaluator, text: Expression, pattern: Expression = None, options: dict = None) -> Expression:
    """StringTrim["string"] removes whitespace from both ends of a string.
    StringTrim["string", patt] removes what matches a string pattern at either end."""
    if pattern is None:
        return expect_strings("StringTrim", (text,), str.strip)
    args = text, pattern
    first = _compiled(ev, pattern, options)
    # the end of the string must follow, so a match inside does not count
    last = _compiled(ev, Expr(S.StringExpression, (pattern, S.EndOfString)), options)

    def trim(s: str) -> str:
        m = first.match(s)
        start = m.end() if m is not None else 0
        m = last.search(s, start)
        return s[start : m.start()] if m is not None else s[start:]

    return expect_strings("StringTrim", args, trim)


# --- splitting --------------------------------------------------------------------------------------------------------


@builtin("StringSplit", options=IGNORE_CASE, messages=STRSE | INNF, minimum=1)
def string_split(ev: Evaluator, args: tuple) -> Expression | None:
    """StringSplit["string"] splits a string at whitespace.
    StringSplit["string", patt] splits it at what matches a string pattern.
    StringSplit["string", lhs -> rhs] puts the right side where the string was split.
    StringSplit["string", patt, n] gives at most n pieces; All keeps empty pieces at both ends."""
    options = dict(IGNORE_CASE)
    while len(args) > 1 and _is_option_of(args[-1], options):  # other rules are patterns with values
        options["IgnoreCase"] = args[-1].args[1]
        args = args[:-1]
    if len(args) > 3:
        raise MessageError("argb", S.StringSplit, len(args), 1, 3)
    text, pattern, n = (*args, *(S.Whitespace, None)[len(args) - 1 :])
    if n is not None and n is not S.All and (n < 1 if type(n) is int else count_limit(n) is None):
        raise MessageError("innf", 3, Expr(S.StringSplit, (text, pattern, n)))
    if pattern is S.Whitespace and n is None:
        return expect_strings("StringSplit", args, lambda s: string_list(ev, s.split()))
    limit = n if type(n) is int else None
    # Wolfram drops empty strings at the ends unless a number (or All) is given
    keep_ends = n is not None and count_limit(n) != float("inf")
    # an empty separator splits into characters, which str.split refuses
    if type(pattern) is str and pattern and not keep_ends and options["IgnoreCase"] is S.False_:
        return expect_strings("StringSplit", args, lambda s: string_list(ev, _without_empty_ends(s.split(pattern))))
    rules = compile_string_rules(ev, pattern, _ignores_case(options))
    with_values = is_rule(pattern) or is_list(pattern) and any([is_rule(r) for r in elements(pattern)])

    def split(s: str) -> Expression:
        pieces = _split(ev, s, rules, limit, with_values)
        return final_list(ev, pieces if keep_ends else _without_empty_ends(pieces))

    return expect_strings("StringSplit", args, split)


def _without_empty_ends(pieces: list) -> list:
    start, end = 0, len(pieces)
    while start < end and pieces[start] == "":
        start += 1
    while end > start and pieces[end - 1] == "":
        end -= 1
    return pieces[start:end]


def _split(ev, text: str, rules, limit, with_values: bool) -> list:
    pieces, position = [], 0
    count = 1
    for m in rules.regex.finditer(text):
        if count == limit:
            break
        # an empty match at an end would split off an empty string
        if m.start() == m.end() and (m.start() == 0 or m.end() == len(text)):
            continue
        pieces.append(text[position : m.start()])
        if with_values:
            # each alternative is one group, so the last group says which rule it was
            right = rules.only or rules.rights[m.lastindex]
            if right.rhs is not None:
                pieces.append(right.value(ev, m))
        position = m.end()
        count += 1
    pieces.append(text[position:])
    return pieces


@builtin("StringExtract", messages=STRSE | {"partw": "Part `1` of `2` does not exist."})
def string_extract(ev: Evaluator, args: tuple) -> Expression | None:
    """StringExtract["string", n] gives the nth of the blocks that whitespace separates; a list or span gives several.
    StringExtract["string", sep -> n] splits at sep instead; more positions go into the blocks in turn."""
    if len(args) < 2:
        return None

    def extract(s: str, specs: tuple) -> Expression:
        if not specs:
            return s
        separator, position = specs[0].args if is_rule(specs[0]) else (None, specs[0])
        if separator is None:
            blocks = s.split()
        else:
            blocks = _pieces(compile_string_pattern(ev, separator).regex, s)
        return _extracted(blocks, position, lambda b: extract(b, specs[1:]))

    return expect_strings("StringExtract", args, lambda s: extract(s, args[1:]))


def _pieces(regex, text: str) -> list:
    """The text between the matches."""
    out, position = [], 0
    for m in regex.finditer(text):
        out.append(text[position : m.start()])
        position = m.end()
    return [*out, text[position:]]


def _extracted(blocks: list, position, go_on):
    if type(position) is int:
        if not 1 <= abs(position) <= len(blocks):
            # StringExtract gives Missing where StringPart has a message
            return Expr(S.Missing, ("PartAbsent", position))
        return go_on(blocks[position - 1 if position > 0 else position])
    if position is S.All:
        return make_list([go_on(b) for b in blocks])
    if is_list(position):
        return make_list([_extracted(blocks, p, go_on) for p in elements(position)])
    if type(position) is Expr and position.head is S.Span:
        first, last = [p for p in position.args[:2]]
        first = 1 if first is S.All else first
        last = len(blocks) if last is S.All else last
        if type(first) is int and type(last) is int:
            first, last = [p + len(blocks) + 1 if p < 0 else p for p in (first, last)]
            return make_list([go_on(b) for b in blocks[first - 1 : last]])
    return None


# --- operator forms with options --------------------------------------------------------------------------------------


@application(
    "StringMatchQ",
    "StringContainsQ",
    "StringFreeQ",
    "StringStartsQ",
    "StringEndsQ",
    "StringCases",
    "StringPosition",
    "StringCount",
    "StringReplace",
    "StringDelete",
)
def _apply_operator(ev, head, args: tuple):
    """name[pattern, options…][string]."""
    options = BUILTINS[head.head].options
    if len(args) != 1 or not head.args or not all([_is_option_of(a, options) for a in head.args[1:]]):
        return None
    return Expr(head.head, args + head.args)
