"""NetEncoder and NetDecoder."""

from collections.abc import Sequence

from ...coders import coder_class, coder_names, read_printed
from ...coders.coder import FileContent, NetCoder
from ...evaluator import Evaluator, builtin
from ...expression import Association, Expr, Expression, S, elements, has_head, is_list
from ...nets.errors import NetFailure
from ...nets.types import Coder
from ...outside import Outside
from .arguments import positional_and_options, refuse
from .read_arrays import read_value

# --- coders ----------------------------------------------------------------------------------------------------------------


@builtin("NetEncoder")
def net_encoder(ev: Evaluator, args: tuple) -> Expression:
    """NetEncoder["name"] or NetEncoder[{"name", …}] represents an encoder that turns data into arrays.
    NetEncoder[…][x] encodes x."""
    return read_coder(ev, Expr(S.NetEncoder, args))


@builtin("NetDecoder")
def net_decoder(ev: Evaluator, args: tuple) -> Expression:
    """NetDecoder["name"] or NetDecoder[{"name", …}] represents a decoder that turns arrays into data.
    NetDecoder[…][array] decodes an array."""
    return read_coder(ev, Expr(S.NetDecoder, args))


def read_coder(ev: Evaluator, x: Expr) -> NetCoder:
    """The coder of NetEncoder[…] or NetDecoder[…]: as written by a user, or as it prints."""
    head, args = x.head.name, x.args
    if len(args) == 1 and isinstance(args[0], Coder):
        converted = args[0] if args[0].head is x.head else args[0].to_decoder() if head == "NetDecoder" else args[0].to_encoder()
        if converted is None:
            refuse("netform", f"a {args[0].head.name} of this kind cannot be turned into a {head}")
        return converted
    # NetEncoder["name", <|parameters|>, type], as coders print
    if len(args) == 3 and type(args[0]) is str and type(args[1]) is Association:
        return read_printed(x)
    if not args:
        refuse("netform", "the name of a coder expected")
    positional, options = positional_and_options(args[1:])
    if positional:
        refuse("netform", "the name of a coder and its parameters belong into one list")
    return make_coder(ev, head, args[0], options)


def make_coder(ev: Evaluator, head: str, spec: Expression, more: Sequence = ()) -> NetCoder:
    """The coder of a name, or of a list of name and parameters."""
    parts = list(elements(spec)) if is_list(spec) else [spec]
    name = parts[0] if parts else None
    cls = coder_class(head, name) if type(name) is str else None
    if cls is None:
        refuse("netarg", f"The name of a {head}", "one of " + ", ".join([f'"{n}"' for n in coder_names(head)]), name)
    # these say in prepare what to use instead, whatever their parameters are
    if not cls.supported:
        cls.prepare({})
    positional, options = positional_and_options(tuple(parts[1:]), cls.is_positional)
    declared = sorted([p for p in cls.parameters if p.position is not None], key=lambda p: p.position)
    if len(positional) > len(declared):
        refuse("netform", f'at most {len(declared)} parameters expected after the name "{name}"')
    values = {}
    by_option = {p.option: p for p in cls.parameters if p.option is not None}
    try:
        for p, x in zip(declared, positional):
            values[p.name] = _coder_parameter(ev, p, x, head, name)
        for p in declared[len(positional) :]:
            if p.required:
                raise NetFailure("netform", f'{p.kind.expected} expected after the name "{name}"')
        for key, x in (*options, *more):
            p = by_option.get(key)
            if p is None:
                refuse("netopt", key, f'{head} "{name}"', ", ".join([f'"{o}"' for o in by_option]) or "no options")
            values[p.name] = _coder_parameter(ev, p, x, head, name)
        for p in cls.parameters:
            values.setdefault(p.name, p.default)
        cls.prepare(values)
    except NetFailure as error:
        # parameters speak of themselves only; here it is known whose they are
        raise error.with_tag("netform", f'{head} "{name}": ') from None
    return cls(values)


def _read_file(ev, name: str, owner: str) -> FileContent:
    outside = ev.own(Outside)
    try:
        return FileContent(name, outside.read(outside.place(name), owner))
    except OSError:
        raise NetFailure("netform", f'the file "{name}" cannot be read') from None


def _coder_parameter(ev, p, x, head: str, name: str):
    try:
        if p.kind.takes_files and has_head(x, S.File) and len(x.args) == 1 and type(x.args[0]) is str:
            x = _read_file(ev, x.args[0], head)
        return read_value(ev, p.kind, x)
    except NetFailure as error:
        if error.text != p.kind.expected:  # a sentence of its own
            raise
        refuse("netarg", f'The parameter "{p.name}" of {head} "{name}"', error.text, x)
