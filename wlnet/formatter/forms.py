"""The printers of every form, imported when one is first used."""

from importlib import import_module

from .printer import CodePrinter, FullPrinter, Printer

FORMS = {"InputForm": Printer, "FullForm": FullPrinter, "CodeForm": CodePrinter}
_LATER = {
    "OutputForm": ("wrappers", "OutputPrinter"),
    "PageForm": ("wrappers", "PagePrinter"),
    "PrintForm": ("wrappers", "PrintPrinter"),
    "CForm": ("code_forms", "CFormPrinter"),
    "FortranForm": ("code_forms", "FortranPrinter"),
    "TeXForm": ("tex", "TeXPrinter"),
}


def printer_of(form: str) -> type:
    """The printer class of a form, imported when it is first asked for."""
    found = FORMS.get(form)
    if found is None:
        module, name = _LATER[form]
        found = FORMS[form] = getattr(import_module(f"{__package__}.{module}"), name)
    return found
