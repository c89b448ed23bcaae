"""Line breaking, and nets as the reference page shows them."""

import re
from pathlib import Path

import pytest

from wlnet.expression import Association, Atom, S, expr, make_list, rule, symbol
from wlnet.formatter import format_expression
from wlnet.formatter.page import elide

PAGE = Path(__file__).resolve().parents[3] / "shared" / "seed" / "DropoutLayer.md"


def net_symbol(name):
    return symbol("NeuralNetworks`" + name)


def association(**items):
    return Association.from_items(list(items.items()))


def net_expr(name, *args):
    return expr(net_symbol(name), *args)


def tensor(element):
    return net_expr("TensorT", net_expr("ListT", net_symbol("NaturalT"), net_symbol("SizeT")), element)


class FakeNet(Atom):
    """A stand-in for a net: prints as Head[association, metadata]."""

    elided = True

    def __init__(self, head, content, version):
        self.head = S[head]
        self.content = content
        self.version = version

    def to_expression(self):
        return expr(self.head, self.content, association(Version=self.version, Unstable=S.False_))


def dropout(version, output="AtomT", probability=0.5, method="Dropout", ports=("Output",)):
    outputs = {"Output": tensor(net_symbol(output))}
    if "BinaryMask" in ports:
        outputs["BinaryMask"] = tensor(net_expr("IndexIntegerT", 0, 1))
    return FakeNet(
        "DropoutLayer",
        association(
            Type="Dropout",
            Arrays=association(),
            Parameters=association(
                DropoutProbability=probability, Method=method, OutputPorts=net_expr("ValidatedParameter", make_list(ports))
            ),
            Inputs=association(Input=tensor(net_symbol("AtomT"))),
            Outputs=association(**outputs),
        ),
        version,
    )


def page_outputs():
    if not PAGE.exists():
        pytest.skip("the reference page is not at hand")
    return re.findall(r"Out\[\d+\]=\n((?:(?!\n\n|\n```).)*)", PAGE.read_text(), re.S)


@pytest.mark.parametrize(
    "number, net",
    [
        (0, dropout("14.3.0")),
        (1, dropout("14.1.1", "RealT", 0.8)),
        (3, dropout("14.1.1", "RealT", method="AlphaDropout")),
        (4, dropout("14.1.1", ports=("Output", "BinaryMask"))),
        (8, dropout("14.1.1")),
    ],
)
def test_dropout_layers_print_as_on_the_reference_page(number, net):
    assert format_expression(net, "PageForm") == page_outputs()[number]


def test_a_short_object_is_shown_whole():
    net = FakeNet("PartLayer", association(Type="Part", Parameters=association(Spec=1)), "14.3.0")
    assert format_expression(net, "PageForm") == (
        'PartLayer[Association["Type" -> "Part", "Parameters" -> Association["Spec" -> 1]], \n'
        ' Association["Version" -> "14.3.0", "Unstable" -> False]]'
    )


def test_breaking_after_an_arrow_and_inside_brackets():
    """The recurrent layer of the page: breaks after ``->`` and after ``[`` where lines would get too ragged."""
    weights = {
        "InputGateInputWeights": net_expr("TensorT", make_list([100, net_symbol("SizeT")]), net_symbol("RealT")),
        "InputGateStateWeights": net_expr("TensorT", make_list([100, 100]), net_symbol("RealT")),
    }
    net = FakeNet("GatedRecurrentLayer", association(Type="GatedRecurrent", Arrays=association(**weights)), "14.3.0")
    assert format_expression(net, "PageForm").split("\n")[:4] == [
        'GatedRecurrentLayer[Association["Type" -> "GatedRecurrent", ',
        '  "Arrays" -> Association["InputGateInputWeights" -> NeuralNetworks`TensorT[',
        '      {100, NeuralNetworks`SizeT}, NeuralNetworks`RealT], "InputGateStateWeights" -> ',
        "     NeuralNetworks`TensorT[{100, 100}, NeuralNetworks`RealT]]], ",
    ]


def test_lines_stay_within_the_width_and_lose_no_text():
    rules = make_list([rule(f"key {i}", make_list(list(range(i)))) for i in range(40)])
    for width in (30, 78, 120):
        text = format_expression(rules, "InputForm", width=width)
        lines = text.split("\n")
        assert max(map(len, lines)) <= width
        assert "".join([line.lstrip(" ") if i else line for i, line in enumerate(lines)]) == format_expression(rules)


def test_a_string_longer_than_a_line_is_cut_at_spaces():
    words = "word " * 30 + "end"
    text = format_expression(make_list([1, words]), width=40)
    lines = text.split("\n")
    assert all([line.endswith("\\") for line in lines[:-1]]) and max(map(len, lines)) <= 41
    assert text.replace("\\\n", "") == format_expression(make_list([1, words]))


def test_a_string_without_spaces_is_cut_where_the_line_is_full():
    text = format_expression(make_list(["x" * 200, 2]), width=50)
    assert text.replace("\\\n", "") == format_expression(make_list(["x" * 200, 2]))
    assert len(text.split("\n")) == 5


def test_elision_keeps_the_documented_lengths():
    text = "".join([chr(97 + i % 26) for i in range(501)])
    assert elide(text[:500]) == text[:500]
    shown = elide(text)
    assert shown == text[:248] + " ... " + text[-247:] and len(shown) == 500
