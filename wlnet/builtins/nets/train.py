"""NetTrain: its calls, options and results; the training itself is in wlnet/training.  (ref/NetTrain)"""

from ...evaluator import BUILTINS, Evaluator, Invocation, builtin, declare_symbol, declare_symbols, handles
from ...evaluator.interrupts import Interrupt
from ...expression import Expr, Expression, S, elements, is_immediate_rule, is_list, make_list
from ...nets.net import Net
from ...training.results import OLD_NAMES, TrainingResults, property_names, property_of, results_of
from .arguments import positional_and_options, refuse
from .read_nets import to_net
from .training_session import option_values, session

declare_symbols(
    "LearningRate MaxTrainingRounds TimeGoal TrainingProgressCheckpointing TrainingProgressFunction "
    "TrainingProgressMeasurements TrainingProgressReporting TrainingStoppingCriterion TrainingUpdateSchedule "
    "ValidationSet"
)
declare_symbol(
    "NetTrainResultsObject",
    usage="NetTrainResultsObject[…] represents the results of a training session, "
    'and NetTrainResultsObject[…]["prop"] gives one of its properties.',
)

ABORTED = S["$Aborted"]
MESSAGES = {
    "arrdiv": "Training was stopped early because one or more trainable parameters of the net diverged. `1` is "
    "returned. To avoid divergence, ensure that the training data has zero mean and unit variance, or try a "
    "lower learning rate or another method; the (possibly automatic) values used were Method -> `2` and "
    'LearningRate -> `3`. "GradientClipping" bounds the gradients.',
    "novalid": "TrainingStoppingCriterion without a ValidationSet: the training set is used in its place.",
    "netprop": "`1` is not a property of a training session; the properties are `2`.",
    "stopped": "Training was interrupted in round `1`; the net so far is returned.",
    "nochk": "The net so far could not be saved in `1`: `2`. Training goes on, and tries again.",
    "norep": "The report could not be written to `1`: `2`. Training goes on, and tries again.",
    "progf": "The function `1` failed during training: `2`. Training goes on.",
    "generr": "The function that makes training data gave `1` instead of `2`.",
}


@builtin(
    "NetTrain",
    messages=MESSAGES,
    options={
        "BatchSize": S.Automatic,
        "LearningRate": S.Automatic,
        "LearningRateMultipliers": S.Automatic,
        "LossFunction": S.Automatic,
        "MaxTrainingRounds": S.Automatic,
        "Method": S.Automatic,
        "PerformanceGoal": S.Automatic,
        "RandomSeeding": 1234,
        "TargetDevice": "CPU",
        "TimeGoal": S.Automatic,
        "TrainingProgressCheckpointing": S.None_,
        "TrainingProgressFunction": S.None_,
        "TrainingProgressMeasurements": S.Automatic,
        "TrainingProgressReporting": S.Automatic,
        "TrainingStoppingCriterion": S.None_,
        "TrainingUpdateSchedule": S.Automatic,
        "ValidationSet": S.None_,
        "WorkingPrecision": S.Automatic,
    },
)
def net_train(ev: Evaluator, args: tuple) -> Expression:
    """NetTrain[net, {input1 -> output1, input2 -> output2, …}] trains a net to give output_i for input_i.
    NetTrain[net, <|"port1" -> {data11, data12, …}, "port2" -> {…}, …|>] gives data for ports.
    NetTrain[net, f] calls f during training to make batches of data.
    NetTrain[net, data, "prop"] gives a property of the training session.
    NetTrain[net, data, All] gives a NetTrainResultsObject with all properties."""
    positional, options = positional_and_options(args, _is_positional)
    if len(positional) < 2 or len(positional) > 4:
        refuse("netform", f"a net and training data expected besides options, but {len(positional)} arguments were given")
    net = positional[0] if isinstance(positional[0], Net) else to_net(ev, positional[0])
    values = option_values(ev, S.NetTrain, options)
    # before the training starts: a slip should not cost an hour
    properties = _properties(net, positional[2:], values)
    _check_properties(properties)
    training = session(ev, net, positional[1], values)
    training.run()
    record = training.record
    if record.diverged:
        net_words = "The net of the best validation round" if record.best_round else "The last net with finite parameters"
        ev.message("NetTrain", "arrdiv", net_words, training.options.method_name, float(record.initial_rate))
    if record.interrupt is not None:
        ev.message("NetTrain", "stopped", record.round)
        if isinstance(record.interrupt, Interrupt):  # and not Abort[]
            ev.own(Invocation).interrupts_used += 1
    # an aborted evaluation gives $Aborted, whatever was computed until then
    if record.aborted:
        return ABORTED
    return _result(ev, training, properties, Expr(S.HoldForm, (Expr(S.NetTrain, args),)))


def _is_positional(i: int, x) -> bool:
    """Data may be rules, and so may a loss as third argument: options are known by their names."""
    return (
        i < 2
        or i == 2
        and is_immediate_rule(x)
        # "Output" -> MeanSquaredLossLayer[] is a loss; the names of options are those of symbols
        and (isinstance(x.args[0], Net) or type(x.args[0]) is str and S[x.args[0]] not in BUILTINS)
    )


# --- what is asked for ----------------------------------------------------------------------------------------------


def _properties(net: Net, rest: list, values: dict):
    """The property asked for; a loss given as third argument, as in older code, becomes the option."""
    if rest and not _is_property(rest[0], net, property_names()):
        values["LossFunction"] = rest[0]
        rest = rest[1:]
    if len(rest) > 1:
        refuse("netform", "one property, or a list of properties, expected as the last argument")
    return rest[0] if rest else "TrainedNet"


def _is_property(x, net, names) -> bool:
    if x is S.Automatic or isinstance(x, Net) or is_immediate_rule(x):
        return False
    if is_list(x):
        return bool(elements(x)) and all([_is_property(i, net, names) for i in elements(x)])
    # a string that is an output port is the loss of older code
    return type(x) is not str or x in names or x not in net.outputs


def _check_properties(properties) -> None:
    names = property_names()
    for name in elements(properties) if is_list(properties) else (properties,):
        if name not in (S.All, "ResultsObject") and (type(name) is not str or OLD_NAMES.get(name, name) not in names):
            refuse("netprop", name, ", ".join([f'"{n}"' for n in names]))


def _result(ev, training, properties, input_form):
    def value(name: Expression) -> Expression:
        if name is S.All or name == "ResultsObject":
            return results_of(training, input_form)
        if name == "Properties":
            return make_list(property_names())
        return input_form if name == "NetTrainInputForm" else property_of(training, name)

    return make_list([value(p) for p in elements(properties)]) if is_list(properties) else value(properties)


def _apply_results(ev, results, args: tuple):
    if len(args) != 1:
        refuse("netform", "the name of a property, or a list of names, expected")
    names = elements(args[0]) if is_list(args[0]) else args
    values = [results.get(n) for n in names]
    if None in [v for v in values if v is None]:
        bad = names[[v is None for v in values].index(True)]
        ev.message("NetTrain", "netprop", bad, ", ".join([f'"{n}"' for n in results.properties]))
        return S["$Failed"]
    return make_list(values) if is_list(args[0]) else values[0]


handles(TrainingResults, application=_apply_results)
