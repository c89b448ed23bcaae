"""The token coder: splitting, unknown tokens, lengths, decoding."""

import pytest
from asking import refusal, text_of

HELLO = 'NetEncoder[{"Tokens", {"hello", "world", ","}}]'


@pytest.mark.parametrize(
    "code, text",
    [
        (f'{HELLO}["Hello, big   World"]', "{1, 3, 4, 2}"),
        (f'{HELLO}[{{"world", "hello hello"}}]', "{{2}, {1, 1}}"),
        ('NetEncoder[{"Tokens", {"a", "B"}, "IgnoreCase" -> False}]["a b B"]', "{1, 3, 2}"),
        ('NetEncoder[{"Tokens", {"a", "b"}, "TargetLength" -> 3}]["b"]', "{2, 3, 3}"),
        ('NetEncoder[{"Tokens", {"a", "b"}, "TargetLength" -> 1}]["b a"]', "{2}"),
        ('NetEncoder[{"Tokens", {"a b", "c"}, "SplitPattern" -> ","}]["a b, c,d"]', "{1, 2, 3}"),
        ('NetEncoder[{"Tokens", {"a", "b"}, "SplitPattern" -> None}][{"b", "q"}]', "{2, 3}"),
        ('NetEncoder[{"Tokens", {"a", "b"}, "SplitPattern" -> None}][{{"b"}, {"a", "b"}}]', "{{2}, {1, 2}}"),
        (f'{HELLO}[TextElement[{{"world", TextElement[{{"hello"}}]}}]]', "{2, 1}"),
        ('NetEncoder[{"Tokens", {"a", "b"}, "UnitVector"}]["b c"]', "{{0., 1., 0.}, {0., 0., 1.}}"),
        ('NetDecoder[{"Tokens", {"Hello", "World"}}][{{0.9, 0.1}, {0.2, 0.8}}]', '"hello world"'),
        ('NetDecoder[{"Tokens", {"Hello", "World"}, "IgnoreCase" -> False}][{{0.9, 0.1}}]', '"Hello"'),
        ('NetDecoder[{"Tokens", {"a", "b"}, "InputDepth" -> 1}][{0.2, 0.8}]', '"b"'),
        (f"NetEncoder[NetDecoder[{HELLO}]] === {HELLO}", "True"),
        (f"ToExpression[ToString[{HELLO}, InputForm]] === {HELLO}", "True"),
        (f'{HELLO}[["SplitPattern"]]', "WordBoundary"),
    ],
)
def test_values(code, text):
    assert text_of(code) == text


@pytest.mark.parametrize(
    "code, part",
    [
        ('NetEncoder["Tokens"]', 'no standard vocabulary for "English"'),
        ('NetDecoder["Tokens"]', "no standard vocabulary"),
        ('NetEncoder[{"Tokens", "French"}]', 'no standard vocabulary for "French"'),
        ('NetEncoder[{"Tokens", {"a", 2}}]', "a non-empty list of distinct strings"),
        (f"{HELLO}[5.5]", "expects a string"),
        (f'{HELLO}["  "]', "no tokens"),
        ('NetEncoder[{"Tokens", {"a"}, "SplitPattern" -> None}]["a"]', "a list of strings"),
        ('NetDecoder[{"Tokens", {"a"}}][{{1}}, "Foo"]', "no properties"),
    ],
)
def test_refusals(code, part):
    assert part in refusal(code)[1]
