"""The index of builtins and layers, written from the sources."""

import pytest

from wlnet.builtins.scan import declared_layers, declared_names


@pytest.mark.parametrize(
    "source, names",
    [
        ('@builtin("Sin", attributes="Listable")\ndef sin(ev): pass', ["Sin"]),
        ('declare_symbol("Null")', ["Null"]),
        ('declare_symbols("True False", attributes="Locked")', ["True", "False"]),
        ('@dynamic_value("$Line")\ndef line(ev): pass', ["$Line"]),
        ("builtin(name)(f)", []),
        ('other("Sin")', []),
        ('x.builtin("Sin")', []),
        ("builtin()", []),
        ('if True:\n    declare_symbol("A")\n', ["A"]),
    ],
)
def test_declared_names(source, names):
    assert declared_names(source) == names


@pytest.mark.parametrize(
    "source, layers",
    [
        ('@layer("LinearLayer")\nclass A: pass', [("LinearLayer", "Linear")]),
        ('@layer("BasicRecurrentLayer", "BasicRNN")\nclass A: pass', [("BasicRecurrentLayer", "BasicRNN")]),
        ('obsolete("DotPlusLayer", "", new)', [("DotPlusLayer", "DotPlus")]),
        ("layer(name)(A)", None),
        ('other("X")', []),
    ],
)
def test_declared_layers(source, layers):
    if layers is None:
        with pytest.raises(IndexError):  # a name that is not written out cannot be indexed
            declared_layers(source)
    else:
        assert declared_layers(source) == layers
