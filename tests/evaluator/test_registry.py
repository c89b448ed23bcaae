"""Declaring builtins: numbers of arguments, options, operator forms, attributes, usage."""

import pytest
from asking import answer_of, messages_of, value_of

from wlnet import Session
from wlnet.evaluator.attributes import bits
from wlnet.evaluator.registry import BUILTINS, builtin, declare_symbol, declare_symbols, dynamic_value
from wlnet.expression import S, expr, symbol

CONTEXT = "RegistryTest`"  # these symbols exist in no session that does not ask for them


def declared(name: str):
    """The entry of a symbol of these tests."""
    return BUILTINS[symbol(CONTEXT + name)]


@builtin(CONTEXT + "two", attributes="Listable Flat", messages={"m": "text"})
def two(ev, x, y):
    """two[x, y] is documented.
    It has a second line."""
    return expr("two", x, y)


@builtin(CONTEXT + "range", operator="first")
def ranged(ev, x, y=None, z=None):
    """range[x]"""
    return expr("range", x, y if y is not None else 0)


@builtin(CONTEXT + "any", minimum=2)
def any_number(ev, args):
    """any[x, y, ...]"""
    return len(args)


@builtin(CONTEXT + "opts", options={"Level": 1, "Mode": S.None_})
def with_options(ev, x, options):
    """opts[x]"""
    return expr("opts", x, options["Level"], options["Mode"])


@builtin(CONTEXT + "last", operator="last", operator_arity=2)
def last_operator(ev, a, b, c):
    """last[a, b, c]"""
    return expr("last", a, b, c)


@pytest.mark.parametrize(
    "name, minimum, maximum, takes_tuple, takes_options",
    [
        ("two", 2, 2, False, False),
        ("range", 1, 3, False, False),
        ("any", 2, 1 << 30, True, False),
        ("opts", 1, 1, False, True),
        ("last", 3, 3, False, False),
    ],
)
def test_the_signature_tells_the_number_of_arguments(name, minimum, maximum, takes_tuple, takes_options):
    entry = declared(name)
    assert (entry.minimum, entry.maximum, entry.takes_tuple, entry.takes_options) == (minimum, maximum, takes_tuple, takes_options)


def test_attributes_messages_and_usage():
    entry = declared("two")
    assert entry.attributes == bits("Listable Flat Protected") and entry.messages == {"m": "text"}
    assert entry.usage == "two[x, y] is documented.\nIt has a second line."
    assert declared("last").operator_arity == 2 and declared("range").operator_arity == 1


def test_a_symbol_is_declared_once():
    with pytest.raises(ValueError, match="declared twice"):
        declare_symbol(CONTEXT + "two")


def test_symbols_without_functions():
    declare_symbols(CONTEXT + "inert1 " + CONTEXT + "inert2", attributes="HoldAll")
    declare_symbol(CONTEXT + "constant", value=7, usage="constant is 7.")
    assert declared("inert2").attributes == bits("HoldAll Protected") and declared("inert1").function is None
    assert value_of(f"{CONTEXT}constant + 1") == "8"
    assert declared("constant").usage == "constant is 7."


def test_values_that_are_computed_when_asked_for():
    calls = []

    @dynamic_value(CONTEXT + "now")
    def now(ev):
        """now is computed."""
        calls.append(1)
        return len(calls)

    assert Session().evaluate_to_string(f"{{{CONTEXT}now, {CONTEXT}now}}", "InputForm") == "{1, 2}"


def ask(code: str) -> tuple:
    """Value and messages of code in which ~ stands for the context of these tests."""
    text, names = answer_of(code.replace("~", CONTEXT))
    return text.replace(CONTEXT, "~"), [name.split("`")[-1] for name in names]


@pytest.mark.parametrize(
    "code, value, names",
    [
        ("~two[1, 2]", "two[1, 2]", []),
        ("~two[1]", "~two[1]", ["two::argr"]),
        ("~two[]", "~two[]", ["two::argrx"]),
        ("~two[1, 2, 3]", "~two[1, 2, 3]", ["two::argrx"]),
        ("~range[]", "~range[]", ["range::argb"]),
        ("~range[1, 2, 3, 4]", "~range[1, 2, 3, 4]", ["range::argb"]),
        ("~range[1]", "range[1, 0]", []),
        ("~range[1, 2, 3]", "range[1, 2]", []),
        ("~any[1]", "~any[1]", ["any::argmu"]),
        ("~any[]", "~any[]", ["any::argm"]),
        ("~any[1, 2, 3, 4, 5]", "5", []),
        ("~last[1, 2]", "~last[1, 2]", []),
        ("~last[1, 2][3]", "last[1, 2, 3]", []),
        ("~last[1][3]", "~last[1][3]", ["last::argr"]),
        ("~two[{1, 2}, 3]", "{two[1, 3], two[2, 3]}", []),
    ],
)
def test_wrong_numbers_of_arguments(code, value, names):
    """An operator form waits for its argument without a message."""
    assert ask(code) == (value, names)


@pytest.mark.parametrize(
    "code, value, names",
    [
        ("~opts[5]", "opts[5, 1, None]", []),
        ('~opts[5, "Level" -> 2]', "opts[5, 2, None]", []),
        ("~opts[5, Level -> 2, Mode -> a]", "opts[5, 2, a]", []),
        ("~opts[5, {Level -> 2}]", "opts[5, 2, None]", []),
        ("~opts[5, Level -> 2, Level -> 3]", "opts[5, 2, None]", []),
        ("~opts[5, Level :> 1 + 1]", "opts[5, 2, None]", []),
        ("~opts[5, Nope -> 2]", "~opts[5, Nope -> 2]", ["opts::optx"]),
        ("~opts[Level -> 2]", "opts[Level -> 2, 1, None]", []),
        ("~opts[5, 6]", "~opts[5, 6]", ["opts::argx"]),
        ("SetOptions[~opts, Level -> 9]; ~opts[5]", "opts[5, 9, None]", []),
    ],
)
def test_options(code, value, names):
    """The first of two equal options counts."""
    assert ask(code) == (value, names)


def test_a_bug_of_ours_does_not_end_the_session():
    @builtin(CONTEXT + "broken")
    def broken(ev, x):
        """broken[x]"""
        return 1 / x

    @builtin(CONTEXT + "huge")
    def huge(ev, x):
        """huge[x]"""
        raise MemoryError

    assert ask("{~broken[2], ~broken[0], 3}") == ("{0.5, $Failed, 3}", ["General::unknownerr"])
    assert messages_of(f"{CONTEXT}huge[1]") == ["General::nomem"]
