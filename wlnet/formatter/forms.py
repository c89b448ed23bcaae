"""The printers of every form, imported when one is first used."""

from importlib import import_module

from .code_form import CodePrinter
from .printer import FullPrinter, Printer

FORMS = {"InputForm": Printer, "FullForm": FullPrinter, "CodeForm": CodePrinter}
_LATER = {
    "OutputForm": ("output_form", "OutputPrinter"),
    "PageForm": ("output_form", "PagePrinter"),
    "PrintForm": ("output_form", "PrintPrinter"),
    "CForm": ("c_and_fortran", "CFormPrinter"),
    "FortranForm": ("c_and_fortran", "FortranPrinter"),
    "TeXForm": ("tex", "TeXPrinter"),
}


def printer_of(form: str) -> type:
    """The printer class of a form, imported when it is first asked for."""
    printer = FORMS.get(form)
    if printer is None:
        module, name = _LATER[form]
        printer = FORMS[form] = getattr(import_module(f"{__package__}.{module}"), name)
    return printer
