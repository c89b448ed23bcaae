"""Formulas as text: their letters are nobody else's, and each is read once."""

from wlnet import Session
from wlnet.builtins.kit.formulas import fill, letter, read_formula
from wlnet.expression import Expr, S, is_list, make_list, symbol


def test_letters_are_not_the_symbols_of_the_user():
    session = Session()
    session.evaluate("a = 5; x = 7; b = 9")
    ev = session.evaluator
    assert letter("a") is not symbol("Global`a") and letter("a") is letter("a") and letter("a") is not letter("b")
    filled = fill(ev, "a + 2 x", a=1, x=symbol("Global`b"))
    assert ev.evaluate(filled) == 19
    assert ev.evaluate(fill(ev, "a x", x=3)) == Expr(S.Times, (3, letter("a")))


def test_builtins_mean_themselves():
    ev = Session().evaluator
    assert ev.evaluate(fill(ev, "Sqrt[n^2] + Pi - Pi", n=4)) == 4 and read_formula(ev, "Sin[x]") == Expr(S.Sin, (letter("x"),))


def test_filled_formulas_are_not_evaluated():
    ev = Session().evaluator
    assert fill(ev, "a + a", a=1) == Expr(S.Plus, (1, 1)) and fill(ev, "f[a]", f=S.Sin, a=0) == Expr(S.Sin, (0,))
    assert is_list(fill(ev, "{a, b}", a=make_list([1]), b=2))


def test_each_is_read_once_and_not_changed_by_filling():
    ev = Session().evaluator
    text = "(u - v)/w"
    formula = read_formula(ev, text)
    assert ev.evaluate(fill(ev, text, u=7, v=1, w=3)) == 2 and ev.evaluate(fill(ev, text, u=1, v=2, w=1)) == -1
    assert read_formula(ev, text) is formula and read_formula(Session().evaluator, text) == formula


def test_reading_leaves_the_contexts_alone():
    session = Session()
    session.evaluate('Begin["my`"]')
    read_formula(session.evaluator, "novel + another")
    assert (
        session.evaluate("$Context") == "my`"
        and session.evaluate_to_string('{Context[fresh], Names["*`novel"]}', "InputForm") == '{"my`", {"wlnet`formulas`novel"}}'
    )
