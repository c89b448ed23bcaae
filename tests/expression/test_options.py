"""What counts as an option of a call, and how options are separated from the other arguments."""

import re
from pathlib import Path

import pytest

import wlnet
from wlnet.expression import Expr, S, is_immediate_rule, is_option, is_rule, option_name, rule, split_options

RULE = rule(S.Method, 1)


@pytest.mark.parametrize(
    "x, answer",
    [
        (RULE, True),
        (Expr(S.RuleDelayed, ("a", 2)), True),
        (Expr(S.Rule, ()), False),
        (Expr(S.Rule, (S.a,)), False),
        (Expr(S.Rule, (S.a, 1, 2)), False),
        (Expr(S.List, (RULE,)), False),
        (1, False),
    ],
)
def test_rule(x, answer):
    assert is_rule(x) is answer
    assert is_immediate_rule(x) is (answer and x.head is S.Rule)


def test_no_rule_is_known_by_its_head_alone():
    """Rule[] and Rule[1] are no rules: whoever asks for the head alone takes their sides and fails."""
    package = Path(wlnet.__file__).parent
    asking = [
        path for path in package.rglob("*.py") if re.search(r"has_head\([^()]*, S\.Rule(Delayed)?\)", path.read_text("utf-8"))
    ]
    assert not asking


@pytest.mark.parametrize(
    "x, answer",
    [
        (RULE, True),
        (rule(1, 2), False),
        (Expr(S.List, ()), False),
        (Expr(S.List, (RULE, Expr(S.List, (RULE,)))), True),
        (Expr(S.List, (RULE, 1)), False),
        (Expr(S.Rule, ()), False),
    ],
)
def test_option(x, answer):
    assert is_option(x) is answer


def test_names_are_compared_as_strings():
    assert option_name(S.Method) == option_name("Method") == "Method"


def test_splitting():
    other = rule(S.Method, 2)
    assert split_options((1, RULE, Expr(S.List, (other, rule("b", 3))))) == ((1,), {"Method": 1, "b": 3})
    assert split_options((RULE,)) == ((RULE,), {})  # the first argument is never taken for an option
    assert split_options((1, RULE), 2) == ((1, RULE), {})
    assert split_options((RULE,), 0) == ((), {"Method": 1})
    assert split_options((RULE, 1)) == ((RULE, 1), {})
