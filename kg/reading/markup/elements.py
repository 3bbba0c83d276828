"""Markup in the attributes of elements: microdata (``itemprop``), RDFa (``property``, ``typeof``) and Open Graph (``<meta>``)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from kg.reading.html import HtmlPage
from kg.reading.markup.items import MOST_ITEMS, Item, Text, term
from kg.reading.page import Span
from kg.reading.tree import Node
from kg.text import collapse

_LINKS = {"a": "href", "area": "href", "link": "href", "img": "src", "audio": "src", "embed": "src", "iframe": "src", "source": "src",
          "track": "src", "video": "src", "object": "data", "data": "value", "meter": "value", "time": "datetime"}  # fmt: skip
_PREFIXES = {
    "schema": "https://schema.org/", "v": "http://rdf.data-vocabulary.org/#", "og": "https://ogp.me/ns#", "": "https://schema.org/",
}  # fmt: skip
DEEPEST = 100
"""So many elements above one are looked at for an id that an item refers to."""
_PREFIX = re.compile(r"([A-Za-z][\w-]*):\s+(\S+)")
OPEN_GRAPH = re.compile(r"(?:og|video|twitter|book|article|fb):[a-z_:]+", re.I)


def value_of(page: HtmlPage, node: Node, *, resource: bool = True) -> Text | None:
    """What an element says as the value of a property: its ``content``, its address, or its words; None where it says nothing.

    Of a link, the words that stand for it are the value's ``label``.
    """
    shown = _shown(page, node)
    attributes = node.attributes
    for name in ("content", _LINKS.get(node.tag or "", "") if resource else ""):
        if name and (words := collapse(attributes.get(name) or "")):
            return Text(words, _attribute(page, node, name), shown)
    return shown


def _attribute(page: HtmlPage, node: Node, name: str) -> Callable[[], Span | None]:
    return lambda: page.range_of_attribute(node, name)


def _shown(page: HtmlPage, node: Node) -> Text | None:
    span = page.range_of(node)
    return Text(page.words(span), lambda: span) if span else None


def _owner(node: Node, scopes: dict[int, Item], seen: dict[int, Item | None]) -> Item | None:
    """The item of the nearest ancestor that has one."""
    passed, found = [], None
    at = node.parent
    while at is not None:
        key = at.mem_id
        if key in scopes or key in seen:
            found = scopes.get(key) or seen.get(key)
            break
        passed.append(key)
        at = at.parent
    seen.update(dict.fromkeys(passed, found))
    return found


def microdata(page: HtmlPage) -> Iterator[Item]:
    """The items of ``itemscope`` elements. Properties outside of any item are read where they are nobody's (none)."""
    scopes: dict[int, Item] = {}
    by_id: dict[str, list[Item]] = {}
    for node in page.select("[itemscope]")[:MOST_ITEMS]:
        attributes = node.attributes
        types = (attributes.get("itemtype") or "").split()
        item = scopes[node.mem_id] = Item(
            "microdata", tuple(filter(None, (term(t, {}, is_type=True) for t in types))), attributes.get("itemid") or ""
        )
        for reference in (attributes.get("itemref") or "").split():
            by_id.setdefault(reference, []).append(item)
    if not scopes:
        return
    seen: dict[int, Item | None] = {}
    referred = {
        node.mem_id: items for name, items in by_id.items() for node in page.select(f'[id="{name}"]') if re.fullmatch(r"[\w-]+", name)
    }
    marked = page.select("[itemprop]")[:MOST_ITEMS]
    held = _held(marked)
    for node in marked:
        written = _written(node)
        # A box round several values of one property is their heading and furniture as well.
        inside = held.get(node.mem_id, ()) if node.mem_id not in scopes else ()
        names = [known for name in written if (known := term(name, {})) and name not in inside]
        # The name inside of a director's element is the director's, though the element forgets to say that it is an item.
        if names == ["name"] and node.mem_id not in scopes and _in_property(node, scopes):
            continue
        owner = _owner(node, scopes, seen) if names else None
        owners = [owner] if owner else _referring(node, referred)
        value = scopes.get(node.mem_id) or value_of(page, node)
        for item in owners:
            for name in names:
                if value is not None and value is not item:
                    item.add(name, value)
    yield from scopes.values()


def _referring(node: Node, referred: dict[int, list[Item]]) -> list[Item]:
    """The items that refer to an element, or to one that it stands in, by its id (``itemref``)."""
    at: Node | None = node if referred else None
    for _ in range(DEEPEST):
        if at is None:
            break
        if at.mem_id in referred:
            return referred[at.mem_id]
        at = at.parent
    return []


def _in_property(node: Node, scopes: dict[int, Item]) -> bool:
    """Whether an element stands inside of another property's, below the item of both."""
    at = node.parent
    while at is not None and at.mem_id not in scopes:
        if not _ADDRESSES.issuperset((at.attributes.get("itemprop") or "").lower().split()):
            return True
        at = at.parent
    return False


_ADDRESSES = frozenset({"url", "sameas", "image", "mainentityofpage"})
"""Properties of links: the words of a link are not its value, so that what is marked inside of one is the item's."""


def _written(node: Node) -> list[str]:
    """The properties that an element is the value of."""
    return (node.attributes.get("itemprop") or "").split()


def _held(marked: Sequence[Node]) -> dict[int, set[str]]:
    """The properties whose values stand inside of an element that is one itself, by element; ``marked`` are all such, as they begin."""
    values = {node.mem_id for node in marked}
    # The nearest such element above any other; each is passed once, however deep they nest.
    nearest: dict[int, int] = {}
    for node in marked:
        passed, at = [node.mem_id], node.parent
        while at is not None and at.mem_id not in values and at.mem_id not in nearest:
            passed.append(at.mem_id)
            at = at.parent
        found = 0 if at is None else at.mem_id if at.mem_id in values else nearest[at.mem_id]
        nearest.update(dict.fromkeys(passed, found))
    held: dict[int, set[str]] = {}
    for node in reversed(marked):
        if above := nearest[node.mem_id]:
            held.setdefault(above, set()).update(_written(node), held.get(node.mem_id, ()))
    return held


def _declared(page: HtmlPage) -> dict[str, str]:
    """The prefixes that a page declares anywhere (``prefix``, ``xmlns:…``, ``vocab``); nested scopes of one prefix are not told apart."""
    found = dict(_PREFIXES)
    for node in page.select("[prefix], [vocab]")[:100]:
        attributes = node.attributes
        found.update(_PREFIX.findall(attributes.get("prefix") or ""))
        if vocab := (attributes.get("vocab") or "").strip():
            found[""] = vocab if vocab.endswith(("/", "#")) else vocab + "/"
    for node in [page.tree.root, *page.select("body, [typeof]")[:1000]]:
        at: Node | None = node
        for name, value in at.attributes.items() if at is not None else ():
            if name.lower().startswith("xmlns:") and value:
                found[name[6:]] = value
    return found


def rdfa(page: HtmlPage) -> Iterator[Item]:
    """The items of ``typeof`` elements: RDFa Lite, and what of RDFa 1.0 pages used (``rel`` that holds an item, ``about``)."""
    typed = page.select("[typeof]")[:MOST_ITEMS]
    if not typed:
        return
    prefixes = _declared(page)
    scopes: dict[int, Item] = {}
    for node in typed:
        attributes = node.attributes
        types = (term(t, prefixes, is_type=True) for t in (attributes.get("typeof") or "").split())
        address = attributes.get("about") or attributes.get("resource") or ""
        scopes[node.mem_id] = Item("rdfa", tuple(filter(None, types)), address)
        old = any(prefixes.get(t.partition(":")[0], "").find("data-vocabulary") > 0 for t in (attributes.get("typeof") or "").split())
        scopes[node.mem_id].system = "data-vocabulary" if old else ""
    # ``rel`` without an item of its own hands the property down to the items inside, or makes one of what is inside.
    holders: dict[int, Item] = {}
    seen: dict[int, Item | None] = {}
    for node in page.select("[rel], [property]")[:MOST_ITEMS]:
        attributes = node.attributes
        written = [n for n in (attributes.get("rel") or "").split() if ":" in n] + (attributes.get("property") or "").split()
        names = [known for name in written if not OPEN_GRAPH.fullmatch(name) and (known := term(name, prefixes))]
        owner = _owner(node, {**scopes, **holders} if holders else scopes, seen) if names else None
        if owner is None:
            continue
        value: Text | Item | None = scopes.get(node.mem_id)
        if value is None and attributes.get("rel") and "property" not in attributes:
            inside = [inner for inner in page.select("[typeof]", node) if inner.mem_id in scopes and inner.mem_id != node.mem_id]
            if inside:
                value = scopes[inside[0].mem_id]
            elif page.select("[property]", node):
                value = holders[node.mem_id] = Item("rdfa", held=True, system=owner.system)
                seen.clear()
            else:
                value = value_of(page, node)
        elif value is None:
            # ``property`` takes the words of a link, not its address, unless the link says so with ``rel`` or ``resource``.
            value = value_of(page, node, resource=node.tag not in ("a",))
        for name in names:
            if value is not None and value is not owner:
                owner.add(name, value)
    yield from scopes.values()


def open_graph(page: HtmlPage) -> Item | None:
    """What the ``<meta>`` elements say of the page: properties as written (``og:title``, ``video:director``); None for nothing."""
    item = Item("open-graph")
    for node in page.select("meta[content]")[:2000]:
        attributes = node.attributes
        name = (attributes.get("property") or attributes.get("name") or "").strip().lower()
        if OPEN_GRAPH.fullmatch(name) and (words := collapse(attributes.get("content") or "")):
            item.add(name, Text(words, _attribute(page, node, "content")))
    item.types = tuple(text.words.lower() for text in item.texts("og:type"))
    return item if item.properties else None
