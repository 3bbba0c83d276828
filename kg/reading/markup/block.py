"""A block of JSON in a page: what it says as Python values, and the ranges of its values by pointer."""

from __future__ import annotations

import json
from functools import cached_property
from typing import Any

from kg.reading.html import HtmlPage
from kg.reading.markup.json import NotJson, Parsed, Word, parse, plain
from kg.reading.markup.places import Places
from kg.reading.page import Span
from kg.reading.tree import Node, Tree


class Block:
    """The JSON in one element of a page (``<script type="application/ld+json">``, ``<script id="__NEXT_DATA__">``)."""

    def __init__(self, page: HtmlPage, node: Node) -> None:
        self.page, self.node, self.text = page, node, Tree.value(node)

    @cached_property
    def parsed(self) -> Parsed:
        """Every value with its place, after the repairs that were needed. Raises NotJson where nothing can be read."""
        return parse(self.text)

    @cached_property
    def data(self) -> Any:
        """The block as Python values; nothing is repaired that need not be. Raises NotJson where nothing can be read."""
        return self._loaded[0] if self._loaded else plain(self.parsed.value, self.text)

    @cached_property
    def _loaded(self) -> tuple[Any] | None:
        """The block as Python values where it is JSON as it stands, else None."""
        try:
            return (json.loads(self.text),)
        except (ValueError, RecursionError):
            return None

    @property
    def cut(self) -> bool:
        """Whether the block ends before its values do. Raises NotJson where nothing can be read."""
        return self._loaded is None and "cut short" in self.parsed.repairs

    @cached_property
    def _places(self) -> Places | None:
        return Places(self.text, self._loaded[0]) if self._loaded else None

    def find(self, pointer: str) -> Word | None:
        """The string, number or truth value at a pointer (RFC 6901); None where it leads to none."""
        if self._places is not None:
            return self._places.find(pointer)
        found: Any = self.parsed.value
        for step in pointer.split("/")[1:]:
            name = step.replace("~1", "/").replace("~0", "~")
            if isinstance(found, dict):
                found = found.get(name)
            else:
                found = found[int(name)] if isinstance(found, list) and name.isdecimal() and int(name) < len(found) else None
        return found if isinstance(found, Word) else None

    def range(self, pointer: str, *, tagged: bool = False) -> Span | None:
        """The range of the value at a pointer behind the page's visible text; None where there is none, or no words in it.

        ``tagged`` is whether the value is HTML, whose words are those between its tags.
        """
        try:
            found = self.find(pointer)
        except NotJson:
            return None
        return self.range_of(found, pointer, repaired=self._places is None, tagged=tagged) if found else None

    def range_of(self, word: Word, pointer: str, *, repaired: bool, tagged: bool = False) -> Span | None:
        """The range of a value whose place is known."""
        return self.page.range_of_json(self.node, pointer, word.start, word.end, repaired=repaired, tagged=tagged, block=self.text)


def pointer(*steps: str | int) -> str:
    """The pointer (RFC 6901) of a way of names and numbers."""
    written = "".join([f"/{step}" for step in steps])
    if "~" in written or written.count("/") > len(steps):
        written = "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in steps)
    return written
