"""Handlers of atoms: found by class, inherited, loaded when the first atom comes along, asked in compiled code too."""

import subprocess
import sys

import numpy as np
import pytest

from wlnet import Session
from wlnet.evaluator.atom_handlers import HANDLERS, PLAIN, handlers_of, handles
from wlnet.expression import Association, Atom, Expr, NumericArray, S
from wlnet.expression.sparse import SparseArray


class Angle(Atom):
    """An atom for these tests."""

    head = S["Angle"]

    def __init__(self, degrees):
        self.degrees = degrees

    def to_expression(self):
        return Expr(self.head, (self.degrees,))


class RightAngle(Angle):
    pass


def angle_operand(ev, call, args):
    return 1 if call.head is S.Sin and len(args) == 1 else None


def apply_angle(ev, atom, args):
    return args[0] + atom.degrees if len(args) == 1 else None


@pytest.fixture
def declared():
    """Angle's handlers are declared the first time that anybody asks for them, as its module would do."""
    asked = []

    def load(kind):
        asked.append(kind)
        if len(asked) == 1:
            handles(Angle, angle_operand)
            handles(Angle, application=apply_angle)

    yield load, asked
    handles.__globals__["_DECLARED"].pop(Angle, None)
    HANDLERS.clear()


def test_handlers_are_loaded_once_and_inherited(declared):
    load, asked = declared
    for kind in (RightAngle, RightAngle, Angle):
        handlers = handlers_of(kind, load)
        assert handlers.operand is angle_operand and handlers.application is apply_angle
    assert asked == [RightAngle, Angle]


def test_a_class_nobody_handles_has_no_handlers():
    handlers = handlers_of(RightAngle, lambda kind: None)
    assert handlers.operand is None and handlers.application is None
    HANDLERS.clear()


def test_later_declarations_count():
    assert handlers_of(Angle, lambda kind: None).operand is None
    handles(Angle, angle_operand)
    try:
        assert handlers_of(Angle, lambda kind: None).operand is angle_operand
    finally:
        handles.__globals__["_DECLARED"].pop(Angle)
        HANDLERS.clear()


def test_plain_classes_have_no_operand_handler():
    """The evaluator never asks for them."""
    session = Session()
    assert [kind for kind in PLAIN if session.evaluator.operand_of(kind) is not None] == []
    assert session.evaluator.application_of(Association) is not None


@pytest.mark.parametrize("text, value", [("Total[x]", 6), ("Do[y = Total[x], {60}]; y", 6), ("Plus @@ (Total /@ {x, x})", 12)])
@pytest.mark.parametrize("compiling", [True, False])
def test_a_value_from_python_needs_no_introduction(text, value, compiling):
    """Neither the module of sparse arrays nor their symbol has been used in this session."""
    session = Session()
    session.evaluator.compiling = compiling
    session.set_value("x", SparseArray((4,), 0, {(1,): 2, (3,): 4}))
    assert session.evaluate(text) == value


def test_an_atom_inside_data_is_met_as_well():
    session = Session()
    session.set_value("x", [NumericArray(np.array([1.0, 2.0]))])
    assert session.evaluate("Total[First[x]]") == 3.0
    assert session.evaluate("First[Map[Total, x]]") == 3.0


def test_handlers_come_before_the_rules_that_a_user_gives_a_builtin():
    session = Session()
    session.set_value("x", NumericArray(np.array([1.0, 2.0])))
    session.run("Unprotect[Dimensions]; Dimensions[_] := mine")
    assert session.evaluate_to_string("{Dimensions[x], Dimensions[1], Dimensions /@ {x, 1}}") == "{{2}, mine, {{2}, mine}}"


def test_held_arguments_are_left_alone():
    session = Session()
    session.set_value("x", SparseArray((2,), 0, {(1,): 2}))
    assert session.evaluate("HoldComplete[1, x] /. HoldComplete -> List")[1] == SparseArray((2,), 0, {(1,): 2})


def test_compiled_code_made_before_the_first_atom_treats_it_right():
    """The same compiled loop over numbers, then over sparse arrays."""
    session = Session()
    session.run("f[v_] := Module[{s}, Do[s = Length[v], {i, 80}]; s]")
    assert session.evaluate("f[{1, 2, 3}]") == 3
    session.set_value("x", SparseArray((5,), 0, {(1,): 2}))
    assert session.evaluate("f[x]") == 5
    session.run("h[v_] := Total[Table[Max[v], {i, 80}]]")
    assert session.evaluate("h[{1, 2}]") == 160
    assert session.evaluate("h[x]") == 160


def test_atoms_cost_a_session_no_compiled_code():
    """Compiled code survives the first atom: only up values make the evaluator look at every argument."""
    session = Session()
    epoch = session.evaluator.epoch
    session.run("SparseArray[{1 -> 2}]; Image[{{0, 1}}]; LinearLayer[2]")
    assert session.evaluator.epoch is epoch
    assert session.evaluator.up_values is False


def test_the_module_of_an_atom_is_imported_when_it_is_met():
    program = """
import sys
from wlnet import Session
from wlnet.expression.sparse import SparseArray
session = Session()
session.set_value("x", SparseArray((3,), 0, {(1,): 2}))
assert "wlnet.builtins.lists.sparse" not in sys.modules
assert session.evaluate("Length[x]") == 3
assert "wlnet.builtins.lists.sparse" in sys.modules
"""
    subprocess.run([sys.executable, "-c", program], check=True)
