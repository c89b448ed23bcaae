"""Expression after expression of a text, where each stands, and whether a text is complete."""

import pytest
from asking import answer_of

from wlnet.expression import ReadError, S, symbol
from wlnet.reader.reader import END, Reader, is_complete, read, read_all

TEXT = "a = 1 (* one *)\n\n  b; c\n(* nothing *) f[\n x]\n"


def test_places_of_expressions():
    reader = Reader(TEXT, "file.wl")
    places = []
    while reader.next(symbol) is not END:
        start, end = reader.span
        places.append((reader.line, reader.column, TEXT[start:end].strip()))
    assert places == [(1, 1, "a = 1 (* one *)"), (3, 3, "b; c"), (4, 15, "f[\n x]")]
    assert reader.name == "file.wl" and reader.next(symbol) is END


def test_names_are_looked_up_when_their_expression_is_read():
    reader, contexts = Reader("x\nx"), iter(["A`", "B`"])
    assert [reader.next(lambda name: symbol(next(contexts) + name)) for _ in range(2)] == [symbol("A`x"), symbol("B`x")]


def test_a_name_is_looked_up_once_in_an_expression():
    asked = []
    read("x + x + y_x", lambda name: asked.append(name) or symbol(name))
    assert asked == ["x", "y"]


def test_after_an_error_nothing_is_read():
    reader = Reader("1\n)\n2")
    assert reader.next(symbol) == 1
    with pytest.raises(ReadError):
        reader.next(symbol)
    assert reader.next(symbol) is END


def test_garbage_collection_is_as_it_was():
    import gc

    assert gc.isenabled()
    read("f[x]", symbol)
    with pytest.raises(ReadError):
        read("f[", symbol)
    assert gc.isenabled()
    gc.disable()
    try:
        read("f[x]", symbol)
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_all_expressions():
    assert read_all("1\n2\n\n3", symbol) == [1, 2, 3]
    assert read_all("  (* only a comment *) \n", symbol) == []
    assert read("", symbol) is S.Null and read("7", symbol) == 7


@pytest.mark.parametrize(
    "text, complete",
    [
        ("1 + 1", True),
        ("", True),
        ("f[x]", True),
        ("x;", True),
        ("a\nb", True),
        ("f[", False),
        ("1 +", False),
        ('"ab', False),
        ("(* x", False),
        ("{1, 2", False),
        ("f[x]]", True),
        ("a + * b", True),
        ("2^^3", True),
        ("<<", False),
        ("f[x]\ng[", False),
        ("\\", False),
        ("!", False),
        ("a!", True),
    ],
)
def test_is_complete(text, complete):
    """A mistake that no continuation mends needs no more text."""
    assert is_complete(text) is complete


@pytest.mark.parametrize(
    "text, names, long_form",
    [
        ("?Plot", "Plot", "False"),
        ("??Plot", "Plot", "True"),
        ('? "x*"', "x*", "False"),
        ("?Plot;", "Plot", "False"),
        ("?Plot (* why *)", "Plot", "False"),
        ("??", "", "True"),
    ],
)
def test_information(text, names, long_form):
    call = read(text, symbol)
    assert call.head is S.Information and call.args[0] == names
    assert call.args[1].args == (S.LongForm, symbol(long_form))


def test_information_about_several_names_and_what_follows():
    first, second = read_all("?a b\nc", symbol)
    assert first.args[0].args == ("a", "b") and second is symbol("c")


def test_what_cannot_be_read_in_a_string_is_told_once_and_stays():
    reader = Reader('"a\\qb"; "\\[Nope]"\n1')
    assert reader.next(symbol).args == ("a\\qb", "\\[Nope]")
    assert [(d.tag, d.token) for d in reader.doubts()] == [("stresc", "\\q"), ("sntufn", "\\[Nope]")] and not reader.doubts()
    assert reader.next(symbol) == 1 and not reader.doubts()


def test_a_session_tells_what_it_could_not_read_and_goes_on():
    assert answer_of('StringLength["a\\{b"]') == ("4", ["Syntax::stresc"])
    assert answer_of(r'ToExpression["\"a\\[Nope]\""]') == (r'"a\\[Nope]"', ["Syntax::sntufn"])
