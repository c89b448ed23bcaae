"""The driver over the shipped tables: it and Lark's own parser make the same of the same tokens."""

import pytest
from reader.reading import full_form, mistake

from wlnet.expression import symbol
from wlnet.formatter import format_expression
from wlnet.reader.builders import BUILDERS
from wlnet.reader.driver import load_tables, parse
from wlnet.reader.lexer import Lexer

TEXTS = [
    "a",
    "f[]",
    "f[a, {b, <|c -> d|>}][[1]]",
    "(a + b) (c)[d]",
    "⌊f[x]⌋[y]",
    "{,,}",
    "f[a][b][c] g[[1, 2]][[3]] + {}",
    "<|a -> {<||>}|>[k]",
    "(((a)))",
    "x[[y[[z]]]]",
]


def lark_form(text: str) -> str:
    """The FullForm that Lark's parser over our lexer and builders gives."""
    from lark import Token, Transformer
    from lark.lexer import Lexer as LarkLexer

    from wlnet.reader.tables_builder import grammar_text, make_lark

    class Tokens(LarkLexer):
        def __init__(self, *_):
            pass

        def lex(self, lexer):
            for terminal, value, _ in lexer.expression_tokens(symbol):
                if terminal != "$END":
                    token = Token(terminal, "")
                    token.value = value
                    yield token

    def builder(build):
        return lambda _self, parts: build([p.value if isinstance(p, Token) else p for p in parts])

    transformer = type("Builders", (Transformer,), {name: builder(build) for name, build in BUILDERS.items()})
    tree = make_lark(grammar_text(), lexer=Tokens).parse(Lexer(text))
    return format_expression(transformer().transform(tree), "FullForm")


@pytest.mark.parametrize("text", TEXTS)
def test_the_same_as_lark(text):
    assert full_form(text) == lark_form(text)


def test_every_rule_has_its_builder():
    _actions, rules, start, end = load_tables()
    assert {build.__name__ for _left, _length, build in rules} == set(BUILDERS)
    assert start == 0 and end > 0


def test_the_next_expression_only():
    lexer = Lexer("f[a]\ng")
    assert format_expression(parse(lexer, symbol), "FullForm") == "f[a]"
    assert lexer.text[lexer.position :] == "g"


@pytest.mark.parametrize(
    "text, tag, found, column, incomplete",
    [
        ("f[a] ]", "bktmop", "]", 6, False),
        ("()", "sntxf", ")", 2, False),
        ("f[()]", "sntxf", ")", 4, False),
        ("a + (", "sntxi", "", 6, True),
        ("{a} [b c", "sntxi", "", 9, True),
        ("f[a +, b]", "sntxf", ",", 6, False),
        ("{* a}", "sntxf", "*", 2, False),
        ("a b * * c", "sntxf", "*", 7, False),
        ("a\n* b", "sntxf", "*", 1, False),
        (r"\(\*\) x", "sntxf", "\\", 5, False),
    ],
)
def test_tokens_that_do_not_fit(text, tag, found, column, incomplete):
    assert mistake(text) == (tag, found, column, incomplete)
