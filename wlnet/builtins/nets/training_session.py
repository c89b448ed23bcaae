"""From the arguments of NetTrain to a training session."""

from typing import Any

from ... import ops
from ...evaluator import Abort, Evaluator
from ...expression import Association, Expr, Expression, S, Symbol, elements, has_head, is_list, is_rule, option_name
from ...nets.errors import NetFailure
from ...nets.multipliers import array_multipliers
from ...nets.net import Net
from ...training.data import FORMS, read_form
from ...training.engine import Engine
from ...training.loop import DEFAULT_BATCH, Interval, Options, Training
from ...training.losses import NET
from ...training.setup import Setup, prepare
from ..statistics.random_ import generator_for
from . import train_options as read
from .arguments import refuse
from .evaluation_options import engine_of
from .read_measurements import bound, read_measurements
from .train_progress import told, watchers


def option_values(ev: Evaluator, head: Symbol, options: list) -> dict:
    """Name -> value of the options of a call, with the defaults of the session."""
    # SetOptions[NetTrain, …] counts
    d = ev.definitions[head]
    values = dict(d.options if d.options is not None else d.builtin.options)
    values = {option_name(k): v for k, v in values.items()}
    for name, value in options:
        if name not in values:
            refuse("optx", name, head)
        values[name] = value
    return values


# --- data -----------------------------------------------------------------------------------------------------------


def read_data(ev: Evaluator, x: Expression) -> Any:
    """The columns of data, or a refusal that says which forms there are."""
    if type(x) is str or has_head(x, S.ResourceObject):
        # a plain message would leave the user looking for a typing slip
        raise NetFailure(
            "netdata",
            f"the dataset {ev.format(x, 'InputForm')} would have to be downloaded, which wlnet "
            "does not do; import the data and give it as a list of examples",
        )
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

    def start(self, size: int) -> Any:
        """The columns of the first batch, which the first step uses too."""
        self._first = self._call(size, 1, 1, 1)
        return self._first

    def next(self, record: Any) -> Any:
        """The examples of the next batch."""
        raw, self._first = self._first, None
        if raw is None:
            raw = self._call(record.batch_size, record.round, record.batch, record.batches_done + 1)
        return self.read(raw)

    def _call(self, size, round_, batch, absolute):
        told = [("BatchSize", size), ("Round", round_), ("Batch", batch), ("AbsoluteBatch", absolute)]
        examples = self.ev.call(self.f, Association.from_items(told))
        raw = read_form(examples)
        if raw is None:
            refuse("generr", examples, FORMS)
        return raw


def generator_of(ev: Evaluator, x: Expression) -> "Generator | None":
    """f, or {f, "RoundLength" -> n}, as a generator; None for other data."""
    items = elements(x) if is_list(x) and type(x) is Expr else ()
    if len(items) == 2 and _is_function(items[0]) and is_rule(items[1]):
        name, n = option_name(items[1].args[0]), items[1].args[1]
        if name != "RoundLength" or type(n) is not int or n < 1:
            refuse("netarg", "The setting of a generator", '"RoundLength" -> n with a positive integer n', items[1])
        return Generator(ev, items[0], n)
    return Generator(ev, x, None) if _is_function(x) else None


def _is_function(x) -> bool:
    return (
        type(x) is Symbol
        and x not in (S.None_, S.Automatic)
        or type(x) is Expr
        and (
            x.head in (S.Function, S.Composition, S.RightComposition, S.CurryApplied)
            or type(x.head) is Symbol
            and not x.head.context.startswith("System`")
            or type(x.head) is Expr
        )
    )


# --- a session ------------------------------------------------------------------------------------------------------


def precision(x: Expression) -> Any:
    """The element type of WorkingPrecision."""
    if x == "Mixed":
        refuse("unsup", 'WorkingPrecision -> "Mixed"', 'use "Real32"')
    if x not in ("Real32", "Real64", S.Automatic):
        read.wrong("WorkingPrecision", '"Real32" or "Real64"', x)
    return ops.FLOAT64 if x == "Real64" else ops.FLOAT32


def session(ev: Evaluator, net: Net, data: Expression, values: dict) -> Training:
    """The training that a call of NetTrain asks for, ready to run."""
    seeding = values["RandomSeeding"]
    if type(seeding) not in (int, str) and seeding not in (S.Automatic, S.Inherited):
        read.wrong("RandomSeeding", "Automatic, Inherited, an integer or a string", seeding)
    rng, dtype, options = generator_for(ev, seeding), precision(values["WorkingPrecision"]), Options()
    _check_goal(values["PerformanceGoal"])
    options.batch_size = read.batch_size(values["BatchSize"])
    generator = generator_of(ev, data)
    raw = read_data(ev, data) if generator is None else generator.start(options.batch_size or DEFAULT_BATCH)
    losses = read.loss_specs(ev, values["LossFunction"])
    # for data from a function the first batch tells what the columns are
    setup = prepare(net, raw, losses, ev.call, rng, dtype)
    if generator is not None:
        generator.read = setup.read
        options.generate, options.round_length = generator.next, generator.round_length
    measurements = options.measurements = _measurements(ev, setup, values["TrainingProgressMeasurements"])
    engine = make_engine(
        setup, _multipliers(setup, values["LearningRateMultipliers"]), rng, bound(measurements, setup), values["TargetDevice"]
    )
    options.device = values["TargetDevice"]
    _method(ev, options, engine, setup, values)
    options.max_rounds, options.max_batches, seconds = read.rounds(values["MaxTrainingRounds"])
    goals = [g for g in (seconds, read.time_goal(values["TimeGoal"])) if g is not None]
    options.time_goal = min(goals) if goals else None
    _validation(ev, options, setup, values["ValidationSet"], rng)
    options.stopping = read.stopping(ev, values["TrainingStoppingCriterion"], measurements, told)
    # the criterion is then looked for in the training set, which no overfitting stops
    if options.stopping is not None and options.validation is None:
        ev.message("NetTrain", "novalid")
    options.interrupts = (Abort,)
    options.watchers = watchers(ev, values)
    return Training(setup, engine, options, rng)


def _check_goal(x) -> None:
    for goal in elements(x) if is_list(x) else (x,):
        if goal not in read.GOALS:
            read.wrong("PerformanceGoal", '"TrainingSpeed", "TrainingMemory" or Automatic', x)


def make_engine(setup: "Setup", multipliers: dict, rng: Any, needed: list, target_device: Expression) -> Any:
    """The engine that computes a training graph on a device."""
    chosen = engine_of(target_device)
    if chosen == "numpy":
        return Engine(setup.training, multipliers, setup.dtype, rng, needed, setup.call)
    from ...training.device import DeviceEngine  # imports torch, which takes seconds

    return DeviceEngine(setup.training, multipliers, setup.dtype, rng, needed, setup.call, device=chosen.removeprefix("torch:"))


def _multipliers(setup, setting) -> dict:
    """Position in the graph -> learning rate multiplier."""
    multipliers = {}
    for name, child in setup.graph.nodes.items():
        own = array_multipliers(child, setting if name == NET else None)
        multipliers.update({(name, *key): value for key, value in own.items()})
    return multipliers


def _method(ev, options, engine, setup, values) -> None:
    method = read.read_method(values["Method"])
    options.method_name, options.method = method.name, method.make
    options.rate = read.learning_rate(values["LearningRate"], method)
    options.schedule = read.schedule(ev, method)
    inner = setup.graph.nodes[NET]
    options.settings = read.parameter_settings(engine, inner, NET, method)
    options.update_groups = read.update_groups(engine, inner, NET, values["TrainingUpdateSchedule"])


def _measurements(ev, setup, x) -> list:
    if x is S.None_:
        return []
    if x is S.Automatic:
        layers = [t.layer for t in setup.training.terms]
        entropies = [layer for layer in layers if layer is not None and layer.type_name == "CrossEntropyLoss"]
        # with several losses it is not known whose errors are meant
        return read_measurements(ev, setup.net, "ErrorRate") if len(entropies) == 1 else []
    return read_measurements(ev, setup.net, x)


def _validation(ev, options, setup, x, rng) -> None:
    if x is S.None_:
        return
    items = elements(x) if is_list(x) and type(x) is Expr else ()
    if len(items) == 2 and is_rule(items[1]) and items[1].args[0] == "Interval":
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
    # drawn: data often comes ordered by class
    order = rng.permutation(setup.examples.count)
    # neither part may be empty
    held = min(setup.examples.count - 1, max(1, round(share * setup.examples.count)))
    options.validation = setup.examples.subset(order[:held])
    setup.examples = setup.examples.subset(order[held:])
