"""Evaluation: the loop, attributes, rules and matching, compiled definitions, messages, limits."""

from . import memory
from .atom_handlers import handles
from .control import Abort, BreakLoop, ContinueLoop, Control, ExitSession, ThrowValue
from .definitions import Definition, Rule, RuleTable
from .evaluator import Evaluator
from .invocation import Invocation
from .patterns import Matcher, compile_pattern, has_pattern, substitute
from .registry import BUILTINS, Builtin, application, builtin, declare_symbol, declare_symbols, dynamic_value
from .services import Services

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
    "Invocation",
    "Matcher",
    "Rule",
    "RuleTable",
    "Services",
    "ThrowValue",
    "application",
    "builtin",
    "compile_pattern",
    "declare_symbol",
    "declare_symbols",
    "dynamic_value",
    "handles",
    "has_pattern",
    "memory",
    "substitute",
]
