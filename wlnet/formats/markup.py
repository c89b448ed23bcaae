"""XML and HTML as symbolic trees or text."""

from html import escape
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from ..expression import Expr, Expression, MessageError, S, make_list, rule
from . import Kind, kind
from .text import decode

if TYPE_CHECKING:
    from . import Tools


def _element(node) -> Expr:
    # whitespace between elements is layout
    children: list = [node.text] if node.text and node.text.strip() else []
    for child in node:
        children.append(_element(child))
        if child.tail and child.tail.strip():
            children.append(child.tail)
    attributes = make_list([rule(k, v) for k, v in node.attrib.items()])
    return Expr(S.XMLElement, (node.tag, attributes, make_list(children)))


def _written(x) -> str:
    if type(x) is str:
        return escape(x, quote=False)
    if type(x) is Expr and type(x.head) is Expr and x.head.head is S.XMLObject:
        return _written(x.args[1])
    if type(x) is Expr and x.head is S.XMLElement and len(x.args) == 3 and type(x.args[0]) is str:
        attributes = "".join([f' {r.args[0]}="{escape(str(r.args[1]))}"' for r in x.args[1].args])
        inner = "".join([_written(c) for c in x.args[2].args])
        # an element without content is written short
        return f"<{x.args[0]}{attributes}>{inner}</{x.args[0]}>" if inner else f"<{x.args[0]}{attributes}/>"
    raise MessageError("errelem", "XMLObject", "XML")


@kind("XML", extensions=("xml", "xhtml"))
class Xml(Kind):
    """XML as symbolic expressions."""

    elements = ("XMLObject", "XMLElement", "Plaintext", "Tags", "SymbolicXML")

    def read(self, data: bytes, element: str, options: dict, tools: "Tools") -> Expression | None:
        try:
            root = ElementTree.fromstring(data)
        except ElementTree.ParseError as error:
            raise MessageError("xmlparse", str(error), symbol=S.Import, result=S["$Failed"]) from None
        if element == "Plaintext":
            return "\n".join([t.strip() for t in root.itertext() if t.strip()])
        if element == "Tags":
            return make_list(sorted({node.tag for node in root.iter()}))
        tree = _element(root)
        if element == "XMLElement":
            return tree
        # Wolfram's document: what stands before the root, the root, what follows
        return Expr(Expr(S.XMLObject, ("Document",)), (make_list(()), tree, make_list(())))

    def write(self, value: Expression, options: dict, tools: "Tools | None") -> Expression | None:
        return _written(value).encode("utf-8")


@kind("HTML", extensions=("html", "htm"), writable=False)
class Html(Kind):
    """Web pages: their text, title and links."""

    elements = ("Plaintext", "Source", "Title", "Hyperlinks")

    def read(self, data: bytes, element: str, options: dict, tools: "Tools") -> Expression | None:
        text = decode(data, options)
        if element == "Source":
            return text
        page = _read_page(text)
        if element == "Title":
            return page.title.strip()
        if element == "Hyperlinks":
            return make_list(page.links)
        lines = [" ".join(line.split()) for line in "".join(page.pieces).split("\n")]
        return "\n".join([line for line in lines if line])


_BLOCKS = frozenset("p div br tr li h1 h2 h3 h4 h5 h6 table ul ol section article header footer pre title".split())


def _read_page(text: str):
    """A parsed page: its text in pieces, its title and its links."""

    class Page(HTMLParser):
        def __init__(self):
            super().__init__()
            self.pieces: list = []
            self.links: list = []
            self.title = ""
            self.open: list = []

        def handle_starttag(self, tag: str, attrs: list) -> None:
            self.open.append(tag)
            if tag in _BLOCKS:
                self.pieces.append("\n")
            if tag == "a":
                self.links.extend([value for name, value in attrs if name == "href" and value])

        def handle_endtag(self, tag: str) -> None:
            # HTML leaves tags open: an end closes everything inside
            while self.open and self.open.pop() != tag:
                pass
            if tag in _BLOCKS:
                self.pieces.append("\n")

        def handle_data(self, data: str) -> None:
            if "title" in self.open:
                self.title += data
            # programs and styles are no text
            elif "script" not in self.open and "style" not in self.open:
                self.pieces.append(data)

    page = Page()
    page.feed(text)
    return page
