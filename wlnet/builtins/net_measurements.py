"""NetMeasurements, and the measurements that training reports.

(ref/NetMeasurements, ref/TrainingProgressMeasurements)
"""

from ..evaluator import builtin, declare_symbols
from ..expression import Association, S, elements, has_head, is_list, make_list
from ..nets.net import Net
from ..training.measurements import AGGREGATIONS, NAMES, Measurement
from .layer_symbols import guarded, refuse, split_options
from .nets import enable_nets

declare_symbols("LossFunction")

_WITH_ARGUMENT = ("Accuracy", "ErrorRate", "FScore")
_EXPECTED = ('the name of a measurement ("Loss" or one of ' + ", ".join([f'"{n}"' for n in NAMES])
             + '), NetPort[…], or <|"Measurement" -> …, …|>')


def read_measurements(ev, net: Net, x) -> list:
    """The measurements of one specification or a list of them."""
    items = elements(x) if is_list(x) else (x,)
    return [read_measurement(ev, net, i) for i in items]


def read_measurement(ev, net: Net, x) -> Measurement:
    """One measurement: "name", "name" -> n, NetPort[…], or an association with suboptions."""
    given = dict(x.items()) if type(x) is Association else {"Measurement": x}
    spec = given.pop("Measurement", None)
    key = given.pop("Key", spec)
    averaging = given.pop("ClassAveraging", S.Automatic)
    aggregation = given.pop("Aggregation", S.Automatic)
    if averaging not in (S.Automatic, S.None_, "Macro", "Micro"):
        refuse("netarg", 'The setting "ClassAveraging"', '"Macro", "Micro" or None', averaging)
    if aggregation not in (S.Automatic, S.None_, *AGGREGATIONS):
        known = ", ".join([f'"{a}"' for a in AGGREGATIONS])
        refuse("netarg", 'The setting "Aggregation"', f"{known} or None", aggregation)
    for name in given:
        refuse("unsup", f'the setting "{name}" of a measurement',
               "the settings are Key, ClassAveraging and Aggregation")
    if has_head(spec, S.NetPort):
        from .net_application import place_of
        from .net_train import NET
        path, name, is_array = place_of(net, spec)
        return Measurement(key, "NetPort", place=((NET, *path), name), is_array=is_array, aggregation=aggregation,
                           call=ev.call)
    name, argument = spec.args if has_head(spec, S.Rule) else (spec, None)
    if name not in NAMES and name != "Loss" or argument is not None and name not in _WITH_ARGUMENT:
        if has_head(spec, S.Function):
            refuse("unsup", "a function as measurement",
                   "use a named measurement, NetPort, or TrainingProgressFunction")
        refuse("netarg", "A measurement", _EXPECTED, spec)
    if argument is not None and (type(argument) not in (int, float) or argument <= 0):
        refuse("netarg", f'The number of "{name}"', "a positive number", argument)
    return Measurement(key, name, argument, averaging, call=ev.call)


@builtin("NetMeasurements", options={
    "BatchSize": S.Automatic, "LossFunction": S.Automatic, "NetEvaluationMode": "Test", "TargetDevice": "CPU",
    "WorkingPrecision": S.Automatic})
def net_measurements(ev, args):
    """NetMeasurements[net, data, measurement] computes a measurement of a net evaluated on data.
    NetMeasurements[net, data, {m1, m2, …}] computes a list of measurements."""
    enable_nets(ev)
    return guarded(ev, "NetMeasurements", lambda: _measure(ev, args))


def _measure(ev, args):
    from .net_train import option_values
    positional, options = split_options(args, lambda i, x: i < 3)
    if len(positional) != 3:
        refuse("netform", f"a net, data and measurements expected, but {len(positional)} arguments were given")
    net, data, spec = positional
    if not isinstance(net, Net):
        refuse("netarg", "Argument 1", "a net or a layer", net)
    given = option_values(ev, S.NetMeasurements, options)
    specs = elements(spec) if is_list(spec) else (spec,)
    found = _information(ev, net, specs)
    rest = [s for i, s in enumerate(specs) if i not in found]
    if rest:
        measured = iter(_measured(ev, net, data, rest, given))
        values = [found[i] if i in found else next(measured) for i in range(len(specs))]
    else:
        values = list(found.values())
    return make_list(values) if is_list(spec) else values[0]


def _information(ev, net, specs) -> dict:
    """Position -> value of the measurements that are properties of Information."""
    from .net_information import information
    names = set(elements(information(ev, net, "Properties")))
    return {i: information(ev, net, s) for i, s in enumerate(specs) if type(s) is str and s in names}


def _measured(ev, net, data, specs, given) -> list:
    from ..nets.run import array_positions, check_initialized
    from ..training.loop import evaluate
    from ..training.setup import prepare
    from .net_train import make_engine, precision, read_data
    from .net_train_options import batch_size, loss_specs
    from .random_ import new_generator
    measurements = read_measurements(ev, net, make_list(specs))
    if given["NetEvaluationMode"] not in ("Test", S.Automatic):
        refuse("unsup", "NetEvaluationMode in NetMeasurements", 'it measures nets as they are evaluated ("Test")')
    dtype, rng = precision(given["WorkingPrecision"]), new_generator()
    check_initialized(net)
    setup = prepare(net, read_data(ev, data), loss_specs(ev, given["LossFunction"]), ev.call, rng, dtype, fills=False)
    wanted = bound(measurements, setup)
    engine = make_engine(setup, dict.fromkeys(array_positions(setup.graph), 0), rng, wanted, given["TargetDevice"])
    _, found = evaluate(engine, setup, setup.examples, measurements, batch_size(given["BatchSize"]) or 64)
    return [found[m.key] for m in measurements]


def bound(measurements: list, setup) -> list:
    """The values that the measurements need, after finding what each belongs to."""
    needed: dict = {}
    for m in measurements:
        m.bind(setup.training)
        needed.update(dict.fromkeys(m.needs()))
    return list(needed)
