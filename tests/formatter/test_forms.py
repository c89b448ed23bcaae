"""The printers of every form, imported when first used."""

import subprocess
import sys

import pytest

from wlnet.expression import expr, symbol
from wlnet.formatter import format_expression
from wlnet.formatter.forms import printer_of

x = symbol("Global`x")
E1 = expr("Times", 0.5, expr("Power", x, 2), "s")


@pytest.mark.parametrize(
    "form, text",
    [
        ("InputForm", '0.5*x^2*"s"'),
        ("FullForm", 'Times[0.5`, Power[x, 2], "s"]'),
        ("OutputForm", "0.5 x^2 s"),
        ("PageForm", '0.5*x^2*"s"'),
        ("PrintForm", "0.5*x^2*s"),
        ("CForm", '0.5*Power(x,2)*"s"'),
        ("FortranForm", '0.5*x**2*"s"'),
        ("CodeForm", "0.5*x^2*s"),
    ],
)
def test_every_form(form, text):
    assert format_expression(E1, form) == text


def test_one_class_for_a_form():
    assert printer_of("TeXForm") is printer_of("TeXForm") and printer_of("TeXForm").__name__ == "TeXPrinter"
    with pytest.raises(KeyError):
        printer_of("NoForm")


def test_rare_forms_are_not_imported_at_the_start():
    code = "import sys, wlnet.formatter; print([m for m in sys.modules if m.endswith(('.tex', '.output_form', '.c_and_fortran'))])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
