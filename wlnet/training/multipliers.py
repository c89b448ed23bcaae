"""LearningRateMultipliers: which arrays learn, and how fast relative to the learning rate.

The setting of a layer or net is a number, None (frozen) or rules part -> multiplier, tried in order; settings of nested
nets multiply.  (ref/LearningRateMultipliers)
"""

from ..expression import S, elements, has_head, is_list
from ..nets.layer import Layer
from ..nets.net import Net


def array_multipliers(net: Net, setting=None) -> dict:
    """(path…, array name) -> multiplier of every array; ``setting`` is that of the training, the nets' own multiply."""
    found: dict = {}
    _collect(net, (), 1, found)
    if setting is not None:
        rules = _rules(setting)
        for key in found:
            found[key] = _times(found[key], _first_match(rules, key, net))
    return found


def _collect(net, path, factor, found) -> None:
    if isinstance(net, Layer):
        rules = _rules(net.multipliers)
        for name in net.array_types:
            own = _first_match(rules, (name,), net)
            fixed = 0 if not net.array_spec(name).trainable else 1
            found[(*path, name)] = _times(_times(factor, own), fixed)
        for name, child in net.nets.items():
            _collect(child, (*path, name), factor, found)
        return
    rules = _rules(net.multipliers)
    for name, child in net.children.items():
        inner: dict = {}
        _collect(child, (), 1, inner)
        for key, value in inner.items():
            found[(*path, name, *key)] = _times(factor, _times(value, _first_match(rules, (name, *key), net)))


def array_settings(net: Net, setting, read) -> dict:
    """(path…, array name) -> read(value) of the first rule part -> value that covers the array.

    A bare value is for all; arrays that no rule covers are left out.
    """
    items = (
        elements(setting)
        if is_list(setting) and elements(setting) and all([has_head(i, S.Rule) for i in elements(setting)])
        else (setting,)
    )
    rules = [(i.args[0], read(i.args[1])) if has_head(i, S.Rule) else (None, read(i)) for i in items]
    found: dict = {}
    _collect(net, (), 1, found)
    for key in list(found):
        for spec, value in rules:
            if spec is None or _covers(spec, key, net):
                found[key] = value
                break
        else:
            del found[key]
    return found


def _times(a, b):
    product = a * b
    return int(product) if product == int(product) else product


def _rules(setting) -> list:
    if setting is None or setting is S.Automatic:
        return []
    items = elements(setting) if is_list(setting) else (setting,)
    return [(i.args[0], _number(i.args[1])) if has_head(i, S.Rule) else (None, _number(i)) for i in items]


def _number(x):
    return 0 if x is S.None_ else 1 if x is S.Automatic else x if type(x) in (int, float) else 1


def _first_match(rules, key, net):
    for spec, value in rules:
        if spec is None or _covers(spec, key, net):
            return value
    return 1


def _positions(net) -> dict:
    return {name: i + 1 for i, name in enumerate(net.children)}


def _covers(spec, key, net) -> bool:
    if has_head(spec, S.Blank):
        return True
    if has_head(spec, S.Alternatives):
        return any([_covers(s, key, net) for s in spec.args])
    if has_head(spec, S.Span):
        positions = _positions(net)
        low = spec.args[0] if type(spec.args[0]) is int else 1
        high = spec.args[1] if type(spec.args[1]) is int else len(positions)
        return key[0] in positions and low <= positions[key[0]] <= high
    parts = list(elements(spec)) if is_list(spec) else [spec]
    if len(parts) > len(key):
        return False
    for part, step in zip(parts, key):
        if has_head(part, S.Blank):
            continue
        if type(part) is int and _positions(net).get(step) != part and str(part) != step or type(part) is str and part != step:
            return False
    return True
