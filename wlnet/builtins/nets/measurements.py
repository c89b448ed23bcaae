"""NetMeasurements, and the measurements that training reports.

(ref/NetMeasurements, ref/TrainingProgressMeasurements)
"""

from ...evaluator import Evaluator, builtin, declare_symbols
from ...expression import Expression, S, elements, is_list, make_list
from ...mathematics.randomness import new_generator
from ...nets.arrays import array_positions, check_initialized
from ...nets.net import Net
from ...training.loop import DEFAULT_BATCH, evaluate
from ...training.setup import prepare
from .arguments import positional_and_options, refuse
from .information import information
from .read_measurements import bound, read_measurements
from .train_options import batch_size, loss_specs
from .training_session import make_engine, option_values, precision, read_data

declare_symbols("LossFunction")


@builtin(
    "NetMeasurements",
    options={
        "BatchSize": S.Automatic,
        "LossFunction": S.Automatic,
        "NetEvaluationMode": "Test",
        "TargetDevice": "CPU",
        "WorkingPrecision": S.Automatic,
    },
)
def net_measurements(ev: Evaluator, args: tuple) -> Expression:
    """NetMeasurements[net, data, measurement] computes a measurement of a net evaluated on data.
    NetMeasurements[net, data, {m1, m2, …}] computes a list of measurements."""
    positional, options = positional_and_options(args, lambda i, x: i < 3)
    if len(positional) != 3:
        refuse("netform", f"a net, data and measurements expected, but {len(positional)} arguments were given")
    net, data, spec = positional
    if not isinstance(net, Net):
        refuse("netarg", "Argument 1", "a net or a layer", net)
    settings = option_values(ev, S.NetMeasurements, options)
    specs = elements(spec) if is_list(spec) else (spec,)
    # "ArraysCount" and its kin need no data; data is not even read for them alone
    properties = _information(ev, net, specs)
    rest = [s for i, s in enumerate(specs) if i not in properties]
    if rest:
        measured = iter(_measured(ev, net, data, rest, settings))
        values = [properties[i] if i in properties else next(measured) for i in range(len(specs))]
    else:
        values = list(properties.values())
    return make_list(values) if is_list(spec) else values[0]


def _information(ev, net, specs) -> dict:
    """Position -> value of the measurements that are properties of Information."""
    names = set(elements(information(ev, net, "Properties")))
    return {i: information(ev, net, s) for i, s in enumerate(specs) if type(s) is str and s in names}


def _measured(ev, net, data, specs, values) -> list:
    measurements = read_measurements(ev, net, make_list(specs))
    if values["NetEvaluationMode"] not in ("Test", S.Automatic):
        refuse("unsup", "NetEvaluationMode in NetMeasurements", 'it measures nets as they are evaluated ("Test")')
    dtype, rng = precision(values["WorkingPrecision"]), new_generator()
    check_initialized(net)
    # fills=False: a net with open sizes is measured as it is, not completed as for training
    setup = prepare(net, read_data(ev, data), loss_specs(ev, values["LossFunction"]), ev.call, rng, dtype, fills=False)
    needed = bound(measurements, setup)
    # multipliers 0: nothing is learned, so no gradients are planned
    engine = make_engine(setup, dict.fromkeys(array_positions(setup.graph), 0), rng, needed, values["TargetDevice"])
    _, results = evaluate(engine, setup, setup.examples, measurements, batch_size(values["BatchSize"]) or DEFAULT_BATCH)
    return [results[m.key] for m in measurements]
