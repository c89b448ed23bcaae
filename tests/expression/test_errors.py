"""Errors as data."""

from wlnet.expression import MessageError, ReadError, S, WolframError


def test_a_users_mistake_carries_its_tag_arguments_symbol_and_result():
    error = MessageError("partw", 3, "x", symbol=S.Part, result=S["$Failed"])
    assert (error.tag, error.arguments, error.symbol, error.result) == ("partw", (3, "x"), S.Part, S["$Failed"])
    plain = MessageError("int")
    assert (plain.arguments, plain.symbol, plain.result) == ((), None, None)


def test_a_syntax_error_knows_its_place():
    error = ReadError("sntxf", "*", 2, 5, "a + *", True)
    assert (error.tag, error.token, error.line, error.column, error.source_line, error.incomplete) == (
        "sntxf",
        "*",
        2,
        5,
        "a + *",
        True,
    )
    assert ReadError("sntxf", "*", 2, 5, "").incomplete is False


def test_everything_raised_on_purpose_has_one_base():
    assert issubclass(MessageError, WolframError) and issubclass(ReadError, WolframError)
