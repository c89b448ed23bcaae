"""An evaluator without a session around it, and with services of one's own."""

import pytest

from wlnet.evaluator import Evaluator, Services
from wlnet.evaluator.format_rules import with_formats
from wlnet.expression import Expr, S, symbol


def test_an_evaluator_without_services_evaluates_what_needs_none():
    ev = Evaluator()
    x, f = symbol("Global`x"), symbol("Global`f")
    ev.definition(x).own = 3
    assert ev.evaluate(Expr(f, (x,))) == Expr(f, (3,))
    assert not ev.is_builtin_name("Plus")
    assert ev.format(7, "OutputForm") == "7"
    with pytest.raises(NotImplementedError):
        ev.read("1")


def test_services_are_what_the_evaluator_uses():
    class Stream:
        end, line = object(), 1

        def __init__(self, words):
            self.words = words

        def next(self):
            return int(self.words.pop(0)) if self.words else self.end

    class Words(Services):
        def __init__(self):
            self.loaded, self.written = [], []

        def load(self, sym):
            self.loaded.append(sym)

        def open_text(self, text, name=None):
            return Stream(text.split())

        def format(self, x, form, width=None):
            return f"<{x}>"

        def write(self, text):
            self.written.append(text)

    services = Words()
    ev = Evaluator(services)
    assert ev.read("1 2 3") == [1, 2, 3]
    assert ev.read_in("a`", "4") == [4] and ev.context == "Global`"
    assert ev.fill("`1` and `2`", (5, "text")) == "<5> and text"
    ev.write("hello")
    assert services.written == ["hello"]
    ev.definitions[S.Plus]
    assert services.loaded == [S.Plus]


def test_format_rules_go_into_parts_and_end():
    ev = Evaluator()
    f, g = symbol("Global`f"), symbol("Global`g")
    x = symbol("Global`x")
    pattern = Expr(S.Format, (Expr(f, (Expr(S.Pattern, (x, Expr(S.Blank, ()))),)),))
    ev.definition(f).table("formats").add(pattern, Expr(g, (x,)), True)
    assert with_formats(ev, Expr(S.List, (Expr(f, (1,)), 2)), "OutputForm") == Expr(S.List, (Expr(g, (1,)), 2))
    ev.definition(g).table("formats").add(Expr(S.Format, (Expr(g, (1,)),)), Expr(g, (1,)), True)
    assert with_formats(ev, Expr(f, (1,)), "OutputForm") == Expr(g, (1,))
