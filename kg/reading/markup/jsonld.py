"""JSON-LD in the blocks of a page, with an offline context: schema.org in any of its spellings, and the prefixes a block declares."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kg.model import Notice
from kg.reading.html import HtmlPage
from kg.reading.markup.block import Block
from kg.reading.markup.items import MOST_ITEMS, Item, Text, term
from kg.reading.markup.json import NotJson, Word, plain
from kg.reading.tree import Tree
from kg.text import TAG, collapse

MOST_BLOCKS = 200
_PROSE = frozenset(("description", "abstract", "reviewBody"))
"""Properties whose words may be HTML, as the programs that fill them in have it."""
_KNOWN = {"": "https://schema.org/", "schema": "https://schema.org/", "s": "https://schema.org/", "sdo": "https://schema.org/"}


def items(page: HtmlPage) -> Iterator[Item | Notice]:
    """The items of all JSON-LD blocks, and a notice for each block that cannot be read."""
    nodes: dict[str, list[Item]] = {}
    readers: list[_Reader] = []
    for number, node in enumerate(page.select('script[type*="ld+json" i]')[:MOST_BLOCKS]):
        block = Block(page, node)
        try:
            repairs = block.parsed.repairs
        except NotJson as error:
            if Tree.value(node).strip():
                yield page.notice("broken-markup", f"JSON-LD block {number + 1} cannot be read: {error}")
            continue
        if repairs:
            what = f"JSON-LD block {number + 1} is no JSON and was repaired: {', '.join(repairs)}"
            yield Notice("repaired-markup", what, page.document.name, severity="info")
        reader = _Reader(block, nodes)
        reader.read()
        readers.append(reader)
    # One block may refer to what another describes.
    for reader in readers:
        reader.refer()
    for reader in readers:
        yield from (item for item in reader.made if item.types or item.properties)


class _Reader:
    """One block's way to items; ``nodes`` are the items of all blocks by their ``@id``, to which references lead."""

    def __init__(self, block: Block, nodes: dict[str, list[Item]]) -> None:
        self.block, self.nodes, self.made = block, nodes, list[Item]()

    def words(self, value: Any) -> str:
        return plain(value, self.block.text) if isinstance(value, Word) and value.quoted else ""

    def read(self) -> None:
        """Make the items of the block."""
        values = self.block.parsed.value if isinstance(self.block.parsed.value, list) else [self.block.parsed.value]
        single = not isinstance(self.block.parsed.value, list)
        for number, value in enumerate(values):
            if isinstance(value, dict):
                self.item(value, "" if single else f"/{number}", _KNOWN)

    def context(self, value: Any, above: dict[str, str]) -> dict[str, str]:
        """The addresses that names stand for inside an object with this ``@context``."""
        for part in value if isinstance(value, list) else [value]:
            if isinstance(part, Word):
                above = {**above, "": self.words(part)}
            elif isinstance(part, dict):
                own = {k: self.words(v.get("@id") if isinstance(v, dict) else v) for k, v in part.items()}
                base = own.pop("@vocab", "")
                # "name": "schema:name" stands for what the prefix stands for.
                every = {**above, **({"": base} if base else {})}
                above = {**every, **{k: v for k, v in own.items() if v and not k.startswith("@") and ":" not in v.split("//")[0][:-1]}}
                for k, v in own.items():
                    prefix, colon, local = v.partition(":")
                    if colon and not local.startswith("//") and prefix in above:
                        above = {**above, k: above[prefix] + local}
        return above

    def item(self, value: dict[str, Any], pointer: str, contexts: dict[str, str]) -> Item:
        item = Item("json-ld")
        self.made.append(item)
        if len(self.made) > MOST_ITEMS:
            return item
        if "@context" in value:
            contexts = self.context(value["@context"], contexts)
        for name, inner in value.items():
            at = f"{pointer}/{name.replace('~', '~0').replace('/', '~1')}"
            alias = contexts.get(name, name)
            if alias in ("@type", "type") and name != "":
                types = inner if isinstance(inner, list) else [inner]
                item.types = tuple(filter(None, (term(self.words(t), contexts, is_type=True) for t in types)))
            elif alias in ("@id", "id") and isinstance(inner, Word):
                item.id = self.words(inner)
            elif alias == "@graph":
                for number, member in enumerate(inner if isinstance(inner, list) else [inner]):
                    if isinstance(member, dict):
                        self.item(member, f"{at}/{number}" if isinstance(inner, list) else at, contexts)
            elif not name.startswith("@"):
                self.property(item, name, inner, at, contexts)
        if item.id:
            self.nodes.setdefault(item.id, []).append(item)
        return item

    def property(self, item: Item, name: str, value: Any, pointer: str, contexts: dict[str, str]) -> None:
        known = term(name, contexts)
        if not known:
            return
        if isinstance(value, list):
            for number, member in enumerate(value):
                if not isinstance(member, list):
                    self.property(item, name, member, f"{pointer}/{number}", contexts)
        elif isinstance(value, dict):
            for wrapper in ("@value", "@list", "@set"):
                if wrapper in value:
                    self.property(item, name, value[wrapper], f"{pointer}/{wrapper}", contexts)
                    return
            item.add(known, self.item(value, pointer, contexts))
        elif isinstance(value, Word):
            words = collapse(plain(value, self.block.text)) if value.quoted else self.block.text[value.start : value.end]
            if words:
                # Of the block alone: through the reader the value would hold itself, and with it the page.
                block = self.block
                tagged = known in _PROSE and TAG.search(words) is not None
                item.add(known, Text(words, lambda: block.range_of(value, pointer, repaired=bool(block.parsed.repairs), tagged=tagged)))

    def refer(self) -> None:
        """Lead values that are only a reference to the item they refer to."""
        for item in self.made:
            for values in item.properties.values():
                for number, value in enumerate(values):
                    if isinstance(value, Item) and value.id and not value.types and not value.properties:
                        full = next((other for other in self.nodes.get(value.id, ()) if other.types or other.properties), None)
                        if full is not None:
                            values[number] = full
                            full.held = True
                    elif isinstance(value, Item) and value.id:
                        # "author": {"@id": "#ada", "name": "Ada Quill"} is whom the page describes elsewhere.
                        for other in self.nodes.get(value.id, ()):
                            other.held = other.held or other.is_a("Person", "Organization")
