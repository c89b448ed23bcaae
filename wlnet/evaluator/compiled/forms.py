"""The forms that closures know, by head: functions (compiler, e, args, scope, tail) that give f(frame) or None.

None leaves a call of unusual form to the evaluator.  Builtins add forms of their own where they are loaded.
"""

from operator import add, eq, floordiv, ge, gt, le, lt, mod, mul, ne, sub

from ...expression import S
from .arithmetic import integer_function, parity, plus, power, times
from .assignment import change_, list_change, set_
from .comparison import comparison, junction, not_, same_q
from .containers import association, list_, string_join
from .control import compound, for_, if_, switch, which, while_
from .functions import function_value
from .places import part
from .scope import FALSE, TRUE
from .scoping import module, with_

NATIVE: dict = {
    S.Plus: plus,
    S.Times: times,
    S.Power: power,
    S.Mod: integer_function(S.Mod, mod),
    S.Quotient: integer_function(S.Quotient, floordiv),
    S.EvenQ: parity(S.EvenQ, 0),
    S.OddQ: parity(S.OddQ, 1),
    S.Less: comparison(S.Less, lt),
    S.LessEqual: comparison(S.LessEqual, le),
    S.Greater: comparison(S.Greater, gt),
    S.GreaterEqual: comparison(S.GreaterEqual, ge),
    S.Equal: comparison(S.Equal, eq),
    S.Unequal: comparison(S.Unequal, ne),
    S.SameQ: same_q,
    S.Not: not_,
    S.And: junction(S.And, FALSE),
    S.Or: junction(S.Or, TRUE),
    S.If: if_,
    S.Which: which,
    S.CompoundExpression: compound,
    S.While: while_,
    S.For: for_,
    S.Module: module,
    S.With: with_,
    S.Set: set_,
    S.AddTo: change_(S.AddTo, add, False),
    S.SubtractFrom: change_(S.SubtractFrom, sub, False),
    S.TimesBy: change_(S.TimesBy, mul, False),
    S.Increment: change_(S.Increment, None, True),
    S.Decrement: change_(S.Decrement, None, True),
    S.PreIncrement: change_(S.PreIncrement, None, False),
    S.PreDecrement: change_(S.PreDecrement, None, False),
    S.AppendTo: list_change(S.AppendTo, S.Append),
    S.PrependTo: list_change(S.PrependTo, S.Prepend),
    S.Part: part,
    S.List: list_,
    S.Association: association,
    S.Switch: switch,
    S.Function: function_value,
    S.StringJoin: string_join,
}
