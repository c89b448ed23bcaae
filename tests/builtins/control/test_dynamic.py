"""Interactive constructs without a front end: they stay as they are or show their resting state."""

import pytest
from asking import value_of

from wlnet import Session


@pytest.mark.parametrize(
    "code, expected",
    [
        ("ControlActive[1 + 1, 2 + 2]", "4"),
        ("x = 0; ControlActive[x = 1, x]", "0"),
        ("FinishDynamic[]", "Null"),
        ("UpdateDynamicObjects[]", "Null"),
        ("Manipulate[1 + 1, {x, 0, 1}]", "Manipulate[1 + 1, {x, 0, 1}]"),
        ("x = 2; Manipulate[x, {x, 0, 1}]", "Manipulate[x, {x, 0, 1}]"),
        ("DynamicModule[{x = 1}, x + x]", "DynamicModule[{x = 1}, x + x]"),
        ("Animate[1 + 1, {x, 0, 1}]", "Animate[1 + 1, {x, 0, 1}]"),
        ('CurrentValue["ScreenResolution"]', "$Failed"),
        ("EvaluationNotebook[]", "$Failed"),
        ("InputNotebook[]", "$Failed"),
        ("NotebookFileName[]", "$Failed"),
        ("Attributes[ControlActive]", "{HoldAll, Protected}"),
        ("Attributes[DynamicModule]", "{HoldAll, Protected}"),
        ("Attributes[Manipulate]", "{HoldAll, Protected}"),
        ("Attributes[Animate]", "{HoldAll, Protected}"),
    ],
)
def test_values(code, expected):
    assert value_of(code) == expected


def test_the_notebook_of_a_script_is_the_script(tmp_path):
    path = tmp_path / "script.wl"
    path.write_text("NotebookFileName[]")
    assert Session().evaluate(f'Get["{path}"]') == str(path)
