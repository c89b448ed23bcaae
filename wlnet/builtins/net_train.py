"""NetTrain: its calls, options and results; the training itself is in wlnet/training.  (ref/NetTrain)"""

from ..evaluator import BUILTINS, Abort, builtin, declare_symbol, declare_symbols
from ..expression import Association, Expr, S, Symbol, elements, has_head, is_list, make_list
from ..nets.net import Net
from ..nets.run import NetError
from ..training.losses import NET
from . import net_train_options as read
from .layer_symbols import guarded, is_option, option_name, refuse, split_options
from .net_application import engine_of
from .net_measurements import bound, read_measurements
from .nets import enable_nets
from .operands import enable, handles

declare_symbols(
    "LearningRate MaxTrainingRounds TimeGoal TrainingProgressCheckpointing TrainingProgressFunction "
    "TrainingProgressMeasurements TrainingProgressReporting TrainingStoppingCriterion TrainingUpdateSchedule "
    "ValidationSet")
declare_symbol("NetTrainResultsObject", usage="NetTrainResultsObject[…] represents the results of a training session, "
               "and NetTrainResultsObject[…][\"prop\"] gives one of its properties.")

ABORTED = S["$Aborted"]
MESSAGES = {
    "arrdiv": "Training was stopped early because one or more trainable parameters of the net diverged. `1` is "
              "returned. To avoid divergence, ensure that the training data has zero mean and unit variance, or try a "
              "lower learning rate or another method; the (possibly automatic) values used were Method -> `2` and "
              "LearningRate -> `3`. \"GradientClipping\" bounds the gradients.",
    "novalid": "TrainingStoppingCriterion without a ValidationSet: the training set is used in its place.",
    "netprop": "`1` is not a property of a training session; the properties are `2`.",
    "generr": "The function that makes training data gave `1` instead of `2`.",
}


@builtin("NetTrain", messages=MESSAGES, options={
    "BatchSize": S.Automatic, "LearningRate": S.Automatic, "LearningRateMultipliers": S.Automatic,
    "LossFunction": S.Automatic, "MaxTrainingRounds": S.Automatic, "Method": S.Automatic,
    "PerformanceGoal": S.Automatic, "RandomSeeding": 1234, "TargetDevice": "CPU", "TimeGoal": S.Automatic,
    "TrainingProgressCheckpointing": S.None_, "TrainingProgressFunction": S.None_,
    "TrainingProgressMeasurements": S.Automatic, "TrainingProgressReporting": S.Automatic,
    "TrainingStoppingCriterion": S.None_, "TrainingUpdateSchedule": S.Automatic, "ValidationSet": S.None_,
    "WorkingPrecision": S.Automatic})
def net_train(ev, args):
    """NetTrain[net, {input1 -> output1, input2 -> output2, …}] trains a net to give output_i for input_i.
    NetTrain[net, <|"port1" -> {data11, data12, …}, "port2" -> {…}, …|>] gives data for ports.
    NetTrain[net, f] calls f during training to make batches of data.
    NetTrain[net, data, "prop"] gives a property of the training session.
    NetTrain[net, data, All] gives a NetTrainResultsObject with all properties."""
    enable_nets(ev)
    return guarded(ev, "NetTrain", lambda: _train(ev, args))


def _train(ev, args):
    positional, options = split_options(args, _is_positional)
    if len(positional) < 2 or len(positional) > 4:
        refuse("netform", f"a net and training data expected besides options, but {len(positional)} arguments were "
                          "given")
    from .nets import to_net
    net = positional[0] if isinstance(positional[0], Net) else to_net(ev, positional[0])
    given = option_values(ev, S.NetTrain, options)
    wanted = _wanted(net, positional[2:], given)
    _check_properties(wanted)
    training = _session(ev, net, positional[1], given)
    training.run()
    record = training.record
    if record.diverged:
        kept = "The net of the best validation round" if record.best_round else "The last net with finite parameters"
        ev.message("NetTrain", "arrdiv", kept, training.options.method_name, float(record.initial_rate))
    if record.aborted:
        return ABORTED
    enable_nets(ev)
    return _result(ev, training, wanted, Expr(S.HoldForm, (Expr(S.NetTrain, args),)))


def _is_positional(i: int, x) -> bool:
    """Data may be rules, and so may a loss as third argument: options are known by their names."""
    return i < 2 or i == 2 and has_head(x, S.Rule) and (
        isinstance(x.args[0], Net) or type(x.args[0]) is str and S[x.args[0]] not in BUILTINS)


def option_values(ev, head: Symbol, options: list) -> dict:
    """Name -> value of the options of a call, with the defaults of the session."""
    d = ev.definitions[head]
    given = dict(d.options if d.options is not None else d.builtin.options)
    given = {option_name(k): v for k, v in given.items()}
    for name, value in options:
        if name not in given:
            refuse("optx", name, head)
        given[name] = value
    return given


# --- what is asked for ----------------------------------------------------------------------------------------------

def _wanted(net: Net, rest: list, given: dict):
    """The property asked for; a loss given as third argument, as in older code, becomes the option."""
    from ..training.results import property_names
    if rest and not _is_property(rest[0], net, property_names()):
        given["LossFunction"] = rest[0]
        rest = rest[1:]
    if len(rest) > 1:
        refuse("netform", "one property, or a list of properties, expected as the last argument")
    return rest[0] if rest else "TrainedNet"


def _is_property(x, net, names) -> bool:
    if x is S.Automatic or isinstance(x, Net) or has_head(x, S.Rule):
        return False
    if is_list(x):
        return bool(elements(x)) and all([_is_property(i, net, names) for i in elements(x)])
    return type(x) is not str or x in names or x not in net.outputs


def _check_properties(wanted) -> None:
    from ..training.results import OLD_NAMES, property_names
    names = property_names()
    for name in elements(wanted) if is_list(wanted) else (wanted,):
        if name not in (S.All, "ResultsObject") and (type(name) is not str or OLD_NAMES.get(name, name) not in names):
            refuse("netprop", name, ", ".join([f'"{n}"' for n in names]))


def _result(ev, training, wanted, input_form):
    from ..training.results import TrainingResults, property_names, property_of, results_of
    def value(name):
        if name is S.All or name == "ResultsObject":
            handles(TrainingResults, _operand, _apply_results)
            enable(ev)
            return results_of(training, input_form)
        if name == "Properties":
            return make_list(property_names())
        return input_form if name == "NetTrainInputForm" else property_of(training, name)
    return make_list([value(p) for p in elements(wanted)]) if is_list(wanted) else value(wanted)


def _operand(ev, call, args):
    """No function treats results as anything but an atom."""


def _apply_results(ev, results, args: tuple):
    def work():
        if len(args) != 1:
            refuse("netform", "the name of a property, or a list of names, expected")
        names = elements(args[0]) if is_list(args[0]) else args
        values = [results.get(n) for n in names]
        if None in [v for v in values if v is None]:
            bad = names[[v is None for v in values].index(True)]
            ev.message("NetTrain", "netprop", bad, ", ".join([f'"{n}"' for n in results.properties]))
            return S["$Failed"]
        return make_list(values) if is_list(args[0]) else values[0]
    return guarded(ev, "NetTrainResultsObject", work)


# --- data -----------------------------------------------------------------------------------------------------------

def read_data(ev, x):
    """The columns of data, or a refusal that says which forms there are."""
    from ..training.data import FORMS, read_form
    if type(x) is str or has_head(x, S.ResourceObject):
        raise NetError("netdata", f"the dataset {ev.format(x, 'InputForm')} would have to be downloaded, which wlnet "
                                  "does not do; import the data and give it as a list of examples")
    raw = read_form(x)
    if raw is None:
        refuse("netarg", "The training data", FORMS, x)
    return raw


class Generator:
    """A function that makes batches of training data."""

    def __init__(self, ev, f, round_length: "int | None"):
        self.ev, self.f, self.round_length = ev, f, round_length
        self.read = None
        self._first = None

    def start(self, size: int):
        """The columns of the first batch, which the first step uses too."""
        self._first = self._call(size, 1, 1, 1)
        return self._first

    def next(self, record):
        """The examples of the next batch."""
        raw, self._first = self._first, None
        if raw is None:
            raw = self._call(record.batch_size, record.round, record.batch, record.batches_done + 1)
        return self.read(raw)

    def _call(self, size, round_, batch, absolute):
        from ..training.data import FORMS, read_form
        told = [("BatchSize", size), ("Round", round_), ("Batch", batch), ("AbsoluteBatch", absolute)]
        found = self.ev.call(self.f, Association.from_items(told))
        raw = read_form(found)
        if raw is None:
            refuse("generr", found, FORMS)
        return raw


def generator_of(ev, x) -> "Generator | None":
    """f, or {f, "RoundLength" -> n}, as a generator; None for other data."""
    items = elements(x) if is_list(x) and type(x) is Expr else ()
    if len(items) == 2 and _is_function(items[0]) and is_option(items[1]):
        name, n = option_name(items[1].args[0]), items[1].args[1]
        if name != "RoundLength" or type(n) is not int or n < 1:
            refuse("netarg", "The setting of a generator", '"RoundLength" -> n with a positive integer n', items[1])
        return Generator(ev, items[0], n)
    return Generator(ev, x, None) if _is_function(x) else None


def _is_function(x) -> bool:
    return type(x) is Symbol and x not in (S.None_, S.Automatic) or type(x) is Expr and (
        x.head in (S.Function, S.Composition, S.RightComposition, S.CurryApplied) or type(x.head) is Symbol
        and not x.head.context.startswith("System`") or type(x.head) is Expr)


# --- a session ------------------------------------------------------------------------------------------------------

def precision(x):
    """The element type of WorkingPrecision."""
    from .. import ops
    if x == "Mixed":
        refuse("unsup", 'WorkingPrecision -> "Mixed"', 'use "Real32"')
    if x not in ("Real32", "Real64", S.Automatic):
        read.wrong("WorkingPrecision", '"Real32" or "Real64"', x)
    return ops.FLOAT64 if x == "Real64" else ops.FLOAT32


def _session(ev, net: Net, data, given: dict):
    from ..training.loop import Options, Training
    from ..training.setup import prepare
    from .random_ import generator_for
    seeding = given["RandomSeeding"]
    if type(seeding) not in (int, str) and seeding not in (S.Automatic, S.Inherited):
        read.wrong("RandomSeeding", "Automatic, Inherited, an integer or a string", seeding)
    rng, dtype, options = generator_for(ev, seeding), precision(given["WorkingPrecision"]), Options()
    _check_goal(given["PerformanceGoal"])
    options.batch_size = read.batch_size(given["BatchSize"])
    generator = generator_of(ev, data)
    raw = read_data(ev, data) if generator is None else generator.start(options.batch_size or 64)
    losses = read.loss_specs(ev, given["LossFunction"])
    setup = prepare(net, raw, losses, ev.call, rng, dtype)
    if generator is not None:
        generator.read = setup.read
        options.generate, options.round_length = generator.next, generator.round_length
    measurements = options.measurements = _measurements(ev, setup, given["TrainingProgressMeasurements"])
    engine = make_engine(setup, _multipliers(setup, given["LearningRateMultipliers"]), rng, bound(measurements, setup),
                         given["TargetDevice"])
    options.device = given["TargetDevice"]
    _method(ev, options, engine, setup, given)
    options.max_rounds, options.max_batches, seconds = read.rounds(given["MaxTrainingRounds"])
    goals = [g for g in (seconds, read.time_goal(given["TimeGoal"])) if g is not None]
    options.time_goal = min(goals) if goals else None
    _validation(ev, options, setup, given["ValidationSet"], rng)
    options.stopping = read.stopping(ev, given["TrainingStoppingCriterion"], measurements, _progress)
    if options.stopping is not None and options.validation is None:
        ev.message("NetTrain", "novalid")
    options.interrupts = (Abort,)
    from .net_train_progress import watchers
    options.watchers = watchers(ev, given)
    return Training(setup, engine, options, rng)


def _check_goal(x) -> None:
    for goal in elements(x) if is_list(x) else (x,):
        if goal not in read.GOALS:
            read.wrong("PerformanceGoal", '"TrainingSpeed", "TrainingMemory" or Automatic', x)


def _progress(training, f):
    from .net_train_progress import told
    return told(training, f)


def make_engine(setup, multipliers: dict, rng, wanted: list, target_device):
    """The engine that computes a training graph on a device."""
    chosen = engine_of(target_device)
    if chosen == "numpy":
        from ..training.engine import Engine
        return Engine(setup.training, multipliers, setup.dtype, rng, wanted)
    from ..training.device import DeviceEngine
    return DeviceEngine(setup.training, multipliers, setup.dtype, rng, wanted, device=chosen.removeprefix("torch:"))


def _multipliers(setup, setting) -> dict:
    """Position in the graph -> learning rate multiplier."""
    from ..training.multipliers import array_multipliers
    read.check_multipliers(setting)
    found = {}
    for name, child in setup.graph.nodes.items():
        own = array_multipliers(child, setting if name == NET else None)
        found.update({(name, *key): value for key, value in own.items()})
    return found


def _method(ev, options, engine, setup, given) -> None:
    method = read.read_method(given["Method"])
    options.method_name, options.method = method.name, method.make
    options.rate = read.learning_rate(given["LearningRate"], method)
    options.schedule = read.schedule(ev, method)
    inner = setup.graph.nodes[NET]
    options.settings = read.parameter_settings(engine, inner, NET, method)
    options.update_groups = read.update_groups(engine, inner, NET, given["TrainingUpdateSchedule"])


def _measurements(ev, setup, x) -> list:
    if x is S.None_:
        return []
    if x is S.Automatic:
        layers = [t.layer for t in setup.training.terms]
        entropies = [layer for layer in layers if layer is not None and layer.type_name == "CrossEntropyLoss"]
        return read_measurements(ev, setup.net, "ErrorRate") if len(entropies) == 1 else []
    return read_measurements(ev, setup.net, x)


def _validation(ev, options, setup, x, rng) -> None:
    from ..training.loop import Interval
    if x is S.None_:
        return
    items = elements(x) if is_list(x) and type(x) is Expr else ()
    if len(items) == 2 and is_option(items[1]) and items[1].args[0] == "Interval":
        _, count, unit, minimum = read.interval("ValidationSet", Expr(S.List, items[1:]), (1, "Rounds", 0.0))
        options.validation_interval = Interval(count, unit, minimum)
        x = items[0]
    if not has_head(x, S.Scaled):
        options.validation = setup.read(read_data(ev, x))
        return
    share = read.real(x.args[0]) if len(x.args) == 1 else None
    if share is None or not 0 < share < 1 or setup.examples.count < 2:
        read.wrong("ValidationSet", "None, data, or Scaled[f] with 0 < f < 1", x)
    if options.generate is not None:
        refuse("netform", "ValidationSet -> Scaled[f] needs data that is given as a list, not a generating function")
    order = rng.permutation(setup.examples.count)
    held = min(setup.examples.count - 1, max(1, round(share * setup.examples.count)))
    options.validation = setup.examples.subset(order[:held])
    setup.examples = setup.examples.subset(order[held:])
