"""Measurement specifications of NetTrain and NetMeasurements."""

from ...evaluator import Evaluator
from ...expression import Association, Expression, S, elements, has_head, is_immediate_rule, is_list
from ...nets.net import Net
from ...nets.tree import ARRAY, INPUT, INTERIOR, OUTPUT, resolve, steps_of
from ...training.losses import NET
from ...training.measurements import AGGREGATIONS, NAMES, Measurement
from ...training.setup import Setup
from .arguments import refuse
from .requests import port_of

_WITH_ARGUMENT = ("Accuracy", "ErrorRate", "FScore")
_EXPECTED = (
    'the name of a measurement ("Loss" or one of '
    + ", ".join([f'"{n}"' for n in NAMES])
    + '), NetPort[…], or <|"Measurement" -> …, …|>'
)


def read_measurements(ev: Evaluator, net: Net, x: Expression) -> list:
    """The measurements of one specification or a list of them."""
    items = elements(x) if is_list(x) else (x,)
    return [read_measurement(ev, net, i) for i in items]


def read_measurement(ev: Evaluator, net: Net, x: Expression) -> Measurement:
    """One measurement: "name", "name" -> n, NetPort[…], or an association with suboptions."""
    settings = dict(x.items()) if type(x) is Association else {"Measurement": x}
    spec = settings.pop("Measurement", S.None_)
    # the key under which the results are shown, if one name is measured in several ways
    key = settings.pop("Key", spec)
    averaging = settings.pop("ClassAveraging", S.Automatic)
    aggregation = settings.pop("Aggregation", S.Automatic)
    if averaging not in (S.Automatic, S.None_, "Macro", "Micro"):
        refuse("netarg", 'The setting "ClassAveraging"', '"Macro", "Micro" or None', averaging)
    if aggregation not in (S.Automatic, S.None_, *AGGREGATIONS):
        known = ", ".join([f'"{a}"' for a in AGGREGATIONS])
        refuse("netarg", 'The setting "Aggregation"', f"{known} or None", aggregation)
    for name in settings:
        refuse("unsup", f'the setting "{name}" of a measurement', "the settings are Key, ClassAveraging and Aggregation")
    if has_head(spec, S.NetPort):
        # inputs and arrays can be measured as well, which net[data, NetPort[…]] does not give
        place = port_of(resolve(net, steps_of(spec), as_port=True), (OUTPUT, INPUT, INTERIOR, ARRAY))
        return Measurement(
            key,
            "NetPort",
            place=((NET, *place.path), place.name),
            is_array=place.kind == ARRAY,
            aggregation=aggregation,
            call=ev.call,
        )
    name, argument = spec.args if is_immediate_rule(spec) else (spec, None)
    if name not in NAMES and name != "Loss" or argument is not None and name not in _WITH_ARGUMENT:
        if has_head(spec, S.Function):
            refuse("unsup", "a function as measurement", "use a named measurement, NetPort, or TrainingProgressFunction")
        refuse("netarg", "A measurement", _EXPECTED, spec)
    if argument is not None and (type(argument) not in (int, float) or argument <= 0):
        refuse("netarg", f'The number of "{name}"', "a positive number", argument)
    return Measurement(key, name, argument, averaging, call=ev.call)


def bound(measurements: list, setup: Setup) -> list:
    """The values that the measurements need, after finding what each belongs to."""
    needed: dict = {}
    for m in measurements:
        # a measurement finds its own loss term or port before it knows what it needs
        m.bind(setup.training)
        needed.update(dict.fromkeys(m.needs()))
    return list(needed)
