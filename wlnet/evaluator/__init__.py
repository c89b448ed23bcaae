"""Evaluation: the loop, attributes, rules and matching, compiled definitions, messages, limits."""

from .control import Abort, BreakLoop, ContinueLoop, Control, ExitSession, ThrowValue
from .definitions import Definition, Rule, RuleTable, has_pattern
from .evaluator import Evaluator
from .patterns import Matcher, compile_pattern, substitute
from .registry import BUILTINS, Builtin, builtin, declare_symbol, declare_symbols, dynamic_value

__all__ = [
    "Abort",
    "BUILTINS",
    "BreakLoop",
    "Builtin",
    "ContinueLoop",
    "Control",
    "Definition",
    "Evaluator",
    "ExitSession",
    "Matcher",
    "Rule",
    "RuleTable",
    "ThrowValue",
    "builtin",
    "compile_pattern",
    "declare_symbol",
    "declare_symbols",
    "dynamic_value",
    "has_pattern",
    "substitute",
]
