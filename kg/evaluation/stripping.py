"""A page without its markup: what is left for a reader that has only what people see."""

from __future__ import annotations

import re

from kg.model import Document
from kg.reading.tree import Node, Tree

_DOCTYPE = re.compile(r"\s*(?:<!--.{0,2000}?-->\s*)?(<!doctype[^<>]{0,500}>)", re.I | re.S)
_ATTRIBUTES = (
    "itemscope", "itemtype", "itemprop", "itemid", "itemref", "property", "typeof", "vocab", "prefix", "about", "resource", "datatype",
)  # fmt: skip
"""What microdata and RDFa put on elements. ``datetime`` of ``<time>`` is HTML's own and stays."""
_SELECTOR = ", ".join(f"[{name}]" for name in _ATTRIBUTES)


def without_markup(document: Document, *, scripts: bool = True) -> Document:
    """The page as a document that describes itself to no machine: no JSON-LD, microdata, RDFa, Open Graph or other ``<meta>``.

    Words that attributes marked stay, since the page shows them; what stood in ``content`` alone goes. All named ``<meta>``
    elements go, also the description that search engines show: they say again what the markup says. The site's own data in
    scripts (``__NEXT_DATA__`` …) is no markup of schema.org and stays, unless ``scripts`` is false. The digest remains that of
    the page as it was found. A text page is as it is. Raises UnreadableTree.
    """
    if document.media_type != "text/html":
        return document
    tree = Tree(document.text)
    for node in tree.select("script") if not scripts else tree.select('script[type*="ld+json" i]'):
        node.decompose()
    # A link or a value that only markup has: nothing of it is shown.
    for node in tree.select("meta[name], meta[property], meta[itemprop], link[itemprop], link[property]"):
        node.decompose()
    for node in tree.select(_SELECTOR):
        _bare(node)
    for node in tree.select("[rel*=':'], [rev*=':']"):
        for name in ("rel", "rev"):
            kept = [word for word in (node.attributes.get(name) or "").split() if ":" not in word]
            if name in node.attributes:
                node.attrs[name] = " ".join(kept)
                if not kept:
                    del node.attrs[name]
    doctype = _DOCTYPE.match(document.text)
    text = (doctype[1] if doctype else "") + (tree.root.html or "")
    return Document(
        document.name, document.digest, text, len(text.encode("utf-8", "surrogatepass")), "utf-8", document.media_type,
        document.url, document.date,
    )  # fmt: skip


def _bare(node: Node) -> None:
    """The element without its markup. ``content`` of an element that is shown is a value that only the markup gives."""
    for name in (*_ATTRIBUTES, "content"):
        if name in node.attributes:
            del node.attrs[name]
