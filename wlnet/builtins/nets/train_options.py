"""The options of NetTrain, read into what the training loop takes.  Wrong settings give a message and $Failed."""

from collections.abc import Callable
from typing import Any, NoReturn

from ...evaluator import Evaluator
from ...expression import (
    Association,
    Expr,
    Expression,
    Rational,
    S,
    Symbol,
    elements,
    has_head,
    is_immediate_rule,
    is_list,
    is_rule,
    option_name,
)
from ...expression.arithmetic import nearest_float
from ...expression.compounds import is_infinity
from ...nets.multipliers import array_settings
from ...nets.net import Net
from ...training.losses import LossSpec
from ...training.measurements import SMALLER_IS_BETTER
from ...training.optimisers import METHODS
from ...training.stopping import Stopping
from ..numbers.quantity import in_base_units, unit_name
from .arguments import refuse
from .read_nets import to_net

METHOD_OPTIONS = {
    "ADAM": {"Beta1": "beta1", "Beta2": "beta2", "Epsilon": "epsilon"},
    "RMSProp": {"Beta": "beta", "Epsilon": "epsilon", "Momentum": "momentum"},
    "SGD": {"Momentum": "momentum"},
    "SignSGD": {"Momentum": "momentum"},
}
COMMON = ("LearningRate", "LearningRateSchedule", "L2Regularization", "GradientClipping", "WeightClipping")
# The defaults of Keras; SignSGD as ADAM, since the steps of both have the size of the rate whatever the gradients
RATES = {"ADAM": 0.001, "RMSProp": 0.001, "SGD": 0.01, "SignSGD": 0.001}
# Both spellings are in scripts; none changes anything, since speed and memory do not compete here
GOALS = (S.Automatic, "TrainingSpeed", "TrainingMemory", "Speed", "Memory")


def wrong(option: str, expected: str, x: Expression) -> NoReturn:
    """Refuse the value of an option."""
    refuse("netarg", f"The option {option}", expected, x)


def real(x: Expression) -> "float | None":
    """A real number as a float, or None."""
    if type(x) in (int, float):
        return nearest_float(x)
    return nearest_float(x) if type(x) is Rational else None


def positive(option: str, x: Expression) -> float:
    """A positive real number."""
    number = real(x)
    if number is None or number <= 0:
        wrong(option, "a positive number or Automatic", x)
    return number


# --- numbers --------------------------------------------------------------------------------------------------------


def batch_size(x: Expression) -> "int | None":
    """BatchSize: a positive integer; None is Automatic."""
    if x is S.Automatic:
        return None
    if type(x) is not int or x < 1:
        wrong("BatchSize", "a positive integer or Automatic", x)
    return x


def rounds(x: Expression) -> tuple:
    """(rounds, batches, seconds) of MaxTrainingRounds, each None where it sets no bound."""
    if x is S.Automatic:
        return None, None, None
    if type(x) is int and x > 0:
        return x, None, None
    span = span_of(x)
    if span is None or span[0] <= 0:
        wrong("MaxTrainingRounds", "a positive integer, Automatic, or a Quantity of rounds, batches or time", x)
    count, unit = span
    # a fraction of a round is a round: training ends at the end of one
    if unit == "Rounds":
        return max(1, round(count)), None, None
    # more rounds than any training has: batches or seconds end it
    return (1 << 40, max(1, round(count)), None) if unit == "Batches" else (1 << 40, None, count)


def span_of(x: Expression) -> "tuple | None":
    """(number, "Rounds" | "Batches" | "Seconds") of a Quantity."""
    base = in_base_units(x) if has_head(x, S.Quantity) and unit_name(x.args[-1]) else None
    # base units, so that Quantity[2, "Minutes"] and Quantity[120, "Seconds"] are one thing
    if base is None or base[0] not in ("rounds", "batches", "time") or real(base[1]) is None:
        return None
    return real(base[1]) * real(base[2]), {"rounds": "Rounds", "batches": "Batches", "time": "Seconds"}[base[0]]


def time_goal(x: Expression) -> "float | None":
    """TimeGoal in seconds; None is Automatic."""
    if x is S.Automatic or is_infinity(x):
        return None
    span = span_of(x)
    seconds = span[0] if span is not None and span[1] == "Seconds" else real(x)
    if seconds is None or seconds <= 0:
        wrong("TimeGoal", "a positive number of seconds, a Quantity of time, or Automatic", x)
    return seconds


def interval(option: str, parts: Expression, default: tuple) -> tuple:
    """(what the interval is for, count, unit, minimum) of x or {x, "Interval" -> …, "MinimumInterval" -> …}."""
    items = list(elements(parts)) if is_list(parts) else [parts]
    settings = {option_name(i.args[0]): i.args[1] for i in items if is_rule(i)}
    what = [i for i in items if not is_rule(i)]
    count, unit, minimum = default
    for name, value in settings.items():
        span = span_of(value)
        if name == "Interval" and (span is not None or real(value) is not None):
            # a bare number counts what the default counts: seconds for printed lines, rounds for all else
            count, unit = span if span is not None else (real(value), "Seconds" if unit == "Seconds" else "Rounds")
        elif name == "MinimumInterval" and (real(value) is not None or span is not None and span[1] == "Seconds"):
            minimum = real(value) if real(value) is not None else span[0]
        else:
            wrong(option, 'settings "Interval" -> n or Quantity[n, "unit"] and "MinimumInterval" -> seconds', value)
    return what, count, unit, minimum


# --- losses ---------------------------------------------------------------------------------------------------------


def loss_specs(ev: Evaluator, x: Expression) -> "list | None":
    """LossFunction: a port, a layer, "port" -> layer, any of them -> Scaled[r], or a list; None is Automatic."""
    if x is S.Automatic:
        return None
    # {3, Ramp} is one loss, a chain, and no list of losses
    items = elements(x) if is_list(x) and elements(x) and not _is_short_net(x) else (x,)
    return [_loss(ev, i) for i in items]


def _is_short_net(x) -> bool:
    return all([type(i) is int or isinstance(i, Net) and "Target" not in i.inputs for i in elements(x)])


def _loss(ev, x) -> LossSpec:
    scale = 1.0
    # "port" -> layer -> Scaled[r] nests to the right
    if is_immediate_rule(x) and has_head(x.args[1], S.Scaled):
        x, scale = x.args[0], _scale(x.args[1])
    elif is_immediate_rule(x) and is_immediate_rule(x.args[1]) and has_head(x.args[1].args[1], S.Scaled):
        x, scale = Expr(S.Rule, (x.args[0], x.args[1].args[0])), _scale(x.args[1].args[1])
    if x is S.Automatic:
        return LossSpec(None, S.Automatic, scale)
    if type(x) is str:
        return LossSpec(x, None, scale)
    if is_immediate_rule(x):
        if type(x.args[0]) is not str:
            wrong("LossFunction", 'a port, a layer, or "port" -> layer', x)
        layer = x.args[1] if x.args[1] is S.Automatic else _loss_net(ev, x.args[1])
        return LossSpec(x.args[0], layer, scale)
    return LossSpec(None, _loss_net(ev, x), scale)


def _scale(x: Expr) -> float:
    factor = real(x.args[0]) if len(x.args) == 1 else None
    if factor is None:
        wrong("LossFunction", "Scaled[r] with a number r", x)
    return factor


def _loss_net(ev, x) -> Net:
    if not isinstance(x, (Net, Symbol)) and not (has_head(x, S.Function) or is_list(x)):
        wrong("LossFunction", 'Automatic, the name of a port, a loss layer, "port" -> layer, or a list of them', x)
    return to_net(ev, x)


# --- method ---------------------------------------------------------------------------------------------------------


class MethodSetting:
    """Method -> {"name", suboptions…}: the optimiser's own parameters, and those that every method has."""

    def __init__(self, name: str, own: dict, common: dict):
        self.name, self.own, self.common = name, own, common

    def make(self, parameters: Any, settings: dict) -> Any:
        """The optimiser for a vector of parameters."""
        return METHODS[self.name](parameters, **self.own, **settings)


def read_method(x: Expression) -> MethodSetting:
    """The setting of Method."""
    parts = list(elements(x)) if is_list(x) else [x]
    name = "ADAM" if not parts or parts[0] is S.Automatic else parts[0]
    if name not in METHODS:
        wrong("Method", "one of " + ", ".join([f'"{m}"' for m in METHODS]) + ', or {"name", suboptions…}', x)
    own, common = {}, {}
    for p in parts[1:]:
        key = option_name(p.args[0]) if is_rule(p) else None
        if key in METHOD_OPTIONS[name]:
            if p.args[1] is not S.Automatic:
                own[METHOD_OPTIONS[name][key]] = _fraction(key, p.args[1])
        elif key in COMMON:
            common[key] = p.args[1]
        else:
            known = ", ".join([f'"{o}"' for o in (*METHOD_OPTIONS[name], *COMMON)])
            refuse("netopt", p if key is None else key, f'the method "{name}"', known)
    return MethodSetting(name, own, common)


def _fraction(key: str, x) -> float:
    number = real(x)
    if number is None or number < 0 or key != "Epsilon" and number >= 1:
        refuse(
            "netarg",
            f'The suboption "{key}" of Method',
            "a positive number" if key == "Epsilon" else "a number from 0 up to, but not including, 1",
            x,
        )
    return number


def learning_rate(x: Expression, method: MethodSetting) -> float:
    """The rate at the start: of the option, of the method's suboption, or the method's usual one."""
    # the option of NetTrain comes before the suboption of Method
    for value in (x, method.common.get("LearningRate", S.Automatic)):
        if value is not S.Automatic:
            return positive("LearningRate", value)
    return RATES[method.name]


def schedule(ev: Evaluator, method: MethodSetting) -> Callable | None:
    """The function (batch, total batches) -> factor, or None."""
    f = method.common.get("LearningRateSchedule", S.None_)
    if f is S.None_ or f is S.Automatic:
        return None

    def factor(batch: int, total: int) -> float:
        number = real(ev.call(f, batch, total))
        if number is None:
            # an exact number such as 1/Sqrt[2]; most schedules give reals at once
            number = real(ev.call(S.N, ev.call(f, batch, total)))
        if number is None:
            refuse("netarg", 'The value of "LearningRateSchedule"', "a function that gives a number", ev.call(f, batch, total))
        return number

    return factor


def parameter_settings(engine: Any, net: Net, prefix: str, method: MethodSetting) -> dict:
    """Settings of the optimiser by parameter: multipliers, decay, clips; numbers where they are the same for all."""
    settings: dict = {}
    multipliers = {engine.positions[k][0]: engine.multipliers[k] for k in engine.learned}
    # all 1 is what the optimiser does anyway, without a vector as long as the parameters
    if set(multipliers.values()) - {1}:
        settings["multipliers"] = engine.flat(multipliers, 1)
    decay = method.common.get("L2Regularization", S.None_)
    if decay not in (S.None_, S.Automatic):
        settings["decay"] = engine.flat(_by_array(net, prefix, decay, _decay, "L2Regularization"), 0)
    for name, key in (("GradientClipping", "gradient_clip"), ("WeightClipping", "weight_clip")):
        x = method.common.get(name, S.None_)
        if x not in (S.None_, S.Automatic):
            bounds = _by_array(net, prefix, x, lambda v, name=name: _bounds(name, v), name)
            settings[key] = tuple([engine.flat({k: v[i] for k, v in bounds.items()}, (-_NO_BOUND, _NO_BOUND)[i]) for i in (0, 1)])
    return settings


_NO_BOUND = float("inf")


def _by_array(net: Net, prefix: str, x, read: Callable, option: str) -> dict:
    return {(prefix, *position): value for position, value in array_settings(net, x, read, option).items()}


def _decay(x) -> float:
    number = 0.0 if x is S.None_ else real(x)
    if number is None:
        refuse("netarg", 'The suboption "L2Regularization" of Method', "a number, or rules from parts of the net to numbers", x)
    return number


def _bounds(name: str, x) -> tuple:
    if x is S.None_:
        return -_NO_BOUND, _NO_BOUND
    ends = [real(e) for e in elements(x)] if is_list(x) else [real(x)]
    # c means {-c, c}
    if len(ends) == 1 and ends[0] is not None and ends[0] > 0:
        return -ends[0], ends[0]
    if len(ends) != 2 or None in ends or ends[0] > ends[1]:
        refuse(
            "netarg",
            f'The suboption "{name}" of Method',
            "a positive number, {min, max}, or rules from parts of the net to those",
            x,
        )
    return tuple(ends)


def update_groups(engine: Any, net: Net, prefix: str, x: Expression) -> "list | None":
    """TrainingUpdateSchedule: (slices of the parameters, number of steps) by turns; None is all in every step."""
    if x is S.Automatic or x is S.None_:
        return None
    groups = []
    for item in elements(x) if is_list(x) and elements(x) else (x,):
        spec, steps = item.args if is_immediate_rule(item) else (item, 1)
        if type(steps) is not int or steps < 1:
            wrong("TrainingUpdateSchedule", "a list of parts of the net, or of rules part -> number of steps", item)
        covered = array_settings(net, Expr(S.Rule, (spec, S.True_)), lambda v: True, "TrainingUpdateSchedule")
        keys = {(prefix, *k) for k in covered}
        # slices of the flat vector of parameters: a turn steps only there
        ranges = engine.slices(lambda key, keys=keys: any([p in keys for p in engine.positions[key]]))
        if not ranges:
            refuse("netarg", "Each part of TrainingUpdateSchedule", "a part of the net with arrays that are learned", spec)
        groups.append((ranges, steps))
    return groups


def stopping(ev: Evaluator, x: Expression, measurements: list, progress_of: Callable) -> Stopping | None:
    """TrainingStoppingCriterion as a Stopping, or None."""
    option = "TrainingStoppingCriterion"
    if x is S.None_:
        return None
    values = dict(x.items()) if type(x) is Association else {"Criterion": x}
    criterion = values.pop("Criterion", S.Automatic)
    criterion = "Loss" if criterion is S.Automatic else criterion
    names = {m.key: m.name for m in measurements}
    settings = {}
    for key, value in values.items():
        percent = in_base_units(value)
        number = real(value) if percent is None else None
        if percent is not None and percent[0] == "ratio" and real(percent[1]) is not None:
            number = real(percent[1]) * real(percent[2])
        whole = type(value) is int and value >= 0
        if key in ("Patience", "InitialPatience") and whole:
            settings["patience" if key == "Patience" else "initial_patience"] = value
        elif key in ("AbsoluteChange", "RelativeChange") and number is not None and number >= 0:
            settings["absolute" if key == "AbsoluteChange" else "relative"] = number
        else:
            wrong(option, '"Criterion", "Patience", "InitialPatience", "AbsoluteChange", "RelativeChange" with numbers', value)
    if criterion != "Loss" and criterion not in names:
        if type(criterion) is str or not (has_head(criterion, S.Function) or type(criterion) is Symbol):
            known = ", ".join([f'"{k}"' for k in names])
            wrong(option, f'None, "Loss", a function, or the key of a measurement{f" ({known})" if known else ""}', criterion)
        f = criterion
        return Stopping(lambda training: ev.call(f, progress_of(training, f)) is S.True_, **settings)
    return Stopping(criterion, smaller_is_better=names.get(criterion, "Loss") in SMALLER_IS_BETTER, **settings)
