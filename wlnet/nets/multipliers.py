"""Settings of the arrays of a net given by part: LearningRateMultipliers, clipping, regularisation, update schedules.

A setting is one value for all arrays, or rules part -> value tried in order; parts are those of NetExtract.  The
LearningRateMultipliers of a layer or net are a number, None (frozen) or such rules; those of nested nets multiply.
(ref/LearningRateMultipliers)
"""

from collections.abc import Callable

from ..expression import Expression, MessageError, Rational, S, elements, has_head, is_immediate_rule, is_list
from .arrays import array_positions
from .errors import NetFailure
from .layer import Layer
from .net import Net
from .tree import ARRAY, LAYER, WHOLE, places, steps_of, words

Position = tuple  # (layer…, array name)


def array_multipliers(net: Net, setting: Expression = None) -> dict[Position, float]:
    """The multiplier of every array; ``setting`` is that of the training, the nets' own multiply."""
    multipliers = _own_multipliers(net)
    if setting is not None:
        for position, value in array_settings(net, setting, multiplier, "LearningRateMultipliers").items():
            multipliers[position] = _times(multipliers[position], value)
    return multipliers


def _own_multipliers(net: Net) -> dict[Position, float]:
    """What the layers and nets themselves say: 0 where an array is not trainable at all."""
    multipliers: dict = {}
    if isinstance(net, Layer):
        multipliers = {(name,): int(net.array_spec(name).trainable) for name in net.array_types}
    for name, child in net.children.items():
        multipliers.update({(name, *position): value for position, value in _own_multipliers(child).items()})
    if net.multipliers is not None:
        for position, value in array_settings(net, net.multipliers, multiplier).items():
            multipliers[position] = _times(multipliers[position], value)
    return multipliers


def array_settings(net: Net, setting: Expression, read: Callable, option: str = "") -> dict:
    """read(value) by position, of the first rule that covers an array; arrays that no rule covers are left out.

    A part that does not exist raises `NetFailure` in the name of the option.  Without an option such a rule covers nothing:
    those of a net itself were checked when it was made, and since then a part may have been taken away.
    """
    settings: dict = {}
    for spec, value in rules_of(setting):
        value = read(value)
        try:
            positions = covered(net, spec)
        except NetFailure as error:
            if option:
                raise error.with_tag(error.tag, f"{option}: ") from None
            continue
        for position in positions:
            settings.setdefault(position, value)
    return {position: settings[position] for position in array_positions(net) if position in settings}


def rules_of(setting: Expression) -> list:
    """(part, value) pairs of a setting; the part of a bare value is All."""
    items = elements(setting) if is_list(setting) else ()
    if not items or not any([is_immediate_rule(item) for item in items]):
        items = (setting,)
    return [item.args if is_immediate_rule(item) else (S.All, item) for item in items]


def covered(net: Net, spec: Expression) -> list[Position]:
    """The positions of the arrays of a part: of an array itself, or of all arrays in a layer or net."""
    positions = list(array_positions(net))
    if spec is S.All or has_head(spec, S.Blank) and not spec.args:
        return positions
    steps = steps_of(spec)
    parts = places(net, steps)
    if not all([part.kind in (ARRAY, LAYER, WHOLE) for part in parts]):
        raise NetFailure("netport", f"the part {words(steps)} is no array, layer or net")
    around = [part.position for part in parts]
    return [p for p in positions if any([p[: len(a)] == a for a in around])]


def multiplier(x: Expression) -> float:
    """The number that a LearningRateMultipliers setting gives for a part: 0 for None, 1 for Automatic."""
    if x is S.None_ or x is S.Automatic:
        return 0 if x is S.None_ else 1
    if type(x) is Rational:
        return x.numerator / x.denominator
    if type(x) not in (int, float):
        raise MessageError(
            "netarg",
            "The option LearningRateMultipliers",
            "a number, None, Automatic, or rules from parts of the net to those",
            x,
            result=S["$Failed"],
        )
    return x


def check_multipliers(net: Net) -> Net:
    """The net, if its LearningRateMultipliers name parts it has and numbers; else raises `NetFailure`."""
    if net.multipliers is not None:
        array_settings(net, net.multipliers, multiplier, "LearningRateMultipliers")
    return net


def _times(a: float, b: float) -> float:
    product = a * b
    return int(product) if product == int(product) else product
