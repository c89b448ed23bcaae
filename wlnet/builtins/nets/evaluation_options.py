"""How a net is evaluated: the options of a call as settings."""

from importlib.util import find_spec

from ... import ops
from ...evaluator import Evaluator
from ...expression import Expression, S, Symbol, elements, is_list
from ...running.plans import Settings
from ..statistics.random_ import generator_for
from .arguments import refuse

EVALUATION_OPTIONS = {
    "BatchSize": S.Automatic,
    "NetEvaluationMode": "Test",
    "RandomSeeding": S.Automatic,
    "TargetDevice": "CPU",
    "WorkingPrecision": "Real32",
}


class UsualSettings:
    """The settings of a session's calls without options, which are most of them."""

    def __init__(self) -> None:
        self.settings = None


def settings_of(ev: Evaluator, options: list, head: Symbol) -> Settings:
    """How to run a net, from evaluation options."""
    if options:
        return _settings(ev, options, head)
    usual = ev.own(UsualSettings)
    if usual.settings is None:
        usual.settings = _settings(ev, options, head)
    return usual.settings


def _settings(ev, options, head):
    values = dict(EVALUATION_OPTIONS)
    for name, value in options:
        if name not in values:
            refuse("optx", name, head)
        values[name] = value
    mode = values["NetEvaluationMode"]
    if mode not in ("Test", "Train"):
        refuse("netarg", "The option NetEvaluationMode", '"Test" or "Train"', mode)
    size = values["BatchSize"]
    if size is not S.Automatic and (type(size) is not int or size < 1):
        refuse("netarg", "The option BatchSize", "a positive integer or Automatic", size)
    precision = values["WorkingPrecision"]
    if precision not in ("Real32", "Real64", S.Automatic):
        refuse("netarg", "The option WorkingPrecision", '"Real32" or "Real64"', precision)
    seeding = values["RandomSeeding"]
    if type(seeding) not in (int, str) and seeding not in (S.Automatic, S.Inherited):
        refuse("netarg", "The option RandomSeeding", "Automatic, Inherited, an integer or a string", seeding)
    return Settings(
        mode == "Train",
        ops.FLOAT64 if precision == "Real64" else ops.FLOAT32,
        engine_of(values["TargetDevice"]),
        None if size is S.Automatic else size,
        lambda: generator_for(ev, seeding),
        ev.call,
    )


def engine_of(device: Expression) -> str:
    """The engine of a TargetDevice: "CPU" is NumPy, "GPU" and {"GPU", n} are torch on that device."""
    if device == "CPU" or device is S.Automatic:
        return "numpy"
    parts = list(elements(device)) if is_list(device) else [device]
    number = parts[1] if len(parts) == 2 else 1
    if not parts or parts[0] != "GPU" or len(parts) > 2 or type(number) is not int or number < 1:
        refuse("netarg", "The option TargetDevice", '"CPU", "GPU" or {"GPU", n}', device)
    if find_spec("torch") is None:
        refuse("needs", 'TargetDevice -> "GPU"', "torch", "pip install 'wlnet[torch]'")
    import torch  # takes seconds

    if torch.cuda.device_count() < number:
        refuse(
            "netform",
            f'TargetDevice -> "GPU": PyTorch finds {torch.cuda.device_count()} GPUs on this computer; use TargetDevice -> "CPU"',
        )
    return f"torch:cuda:{number - 1}"
