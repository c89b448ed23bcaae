"""What Print, Echo and their relatives show, and what they give."""

import pytest
from asking import value_of

from wlnet import Session


@pytest.mark.parametrize(
    "code, lines",
    [
        ("Print[1 + 1]", ["2\n"]),
        ('Print["a", x, 1.5]', ["ax1.5\n"]),
        ("Print[]", ["\n"]),
        ('Print["a\\nb"]', ["a\nb\n"]),
        ('Print[{"a"}]', ["{a}\n"]),
        ('Print[InputForm["a"]]', ['"a"\n']),
        ("Print[1]; Print[2]", ["1\n", "2\n"]),
        ("Do[Print[k], {k, 2}]", ["1\n", "2\n"]),
        ("Echo[3]", [">> 3\n"]),
        ('Echo[3, "three"]', [">> three 3\n"]),
        ('Echo[3, "sq", #^2 &]', [">> sq 9\n"]),
        ("Echo[3, None]", [">> 3\n"]),
        ('Echo[3, ""]', [">> 3\n"]),
        ('EchoLabel["l"][5]', [">> l 5\n"]),
        ("EchoFunction[#^2 &][4]", [">> 16\n"]),
        ("EchoFunction[f, 4]", [">> f[4]\n"]),
        ("EchoEvaluation[1 + 2]", [">> 1 + 2\n", "<< 3\n"]),
        ("PrintTemporary[1]", []),
        ("1 + 1", []),
    ],
)
def test_what_is_shown(code, lines):
    session, shown = Session(), []
    session.on_output(shown.append)
    session.run(code)
    assert shown == lines


def test_the_time_is_shown():
    session, shown = Session(), []
    session.on_output(shown.append)
    assert session.evaluate('EchoTiming[Pause[0.01]; 3, "t"]') == 3
    assert shown[0].startswith(">> t 0.0") and float(shown[0].split()[2]) >= 0.01


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Print[1]", "Null"),
        ("Echo[3]", "3"),
        ('Echo[3, "a", f]', "3"),
        ("EchoLabel[l][3]", "3"),
        ("EchoFunction[f][3]", "3"),
        ("EchoEvaluation[1 + 1]", "2"),
        ("PrintTemporary[1]", "Null"),
        ("Attributes[EchoTiming]", "{HoldFirst, Protected}"),
        ("Attributes[EchoEvaluation]", "{HoldFirst, Protected}"),
        ("Attributes[Print]", "{Protected}"),
        ("Last[Trace[1 + 1]]", "HoldForm[2]"),
    ],
)
def test_values(code, expected):
    assert value_of(code) == expected
