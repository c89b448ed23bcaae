"""From text to expressions: lexer, bracket grammar (Lark's tables), operator precedence.  Never evaluates anything."""

from .errors import describe
from .reader import END, Reader, expression_of_boxes, is_complete, read, read_all

__all__ = ["END", "Reader", "describe", "expression_of_boxes", "is_complete", "read", "read_all"]
