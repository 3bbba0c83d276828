"""The tree that an HTML5 parser with scripting off builds of a page, and the paths by which its places are called.

This is the wall round the parser (lexbor, by way of selectolax): with ``tree_numbers`` all that knows it. Paths are those of
``docs/graph-model.md``, section 4: steps ``name[n]``, ``text()[n]`` and ``@name`` only, counted from 1 among the children
of one node; text nodes that stand side by side count as one; comments part them; what is inside ``<template>`` is not there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from selectolax.lexbor import LexborDocumentOptions, LexborHTMLParser, SelectolaxError

from kg.reading.harm import UnreadableTree, check
from kg.reading.tree_numbers import TEXT, Node, Numbers

__all__ = ["TEXT", "Node", "Tree", "UnreadableTree"]

_META = re.compile(r'meta\[(property|name)="([^"\\]+)"\](?:, meta\[(property|name)="([^"\\]+)"\])?')
_STEP = re.compile(r"(?P<name>[^/]+)\[(?P<number>[0-9]{1,9})\]")
_DEEP, _LONG_PATH = 200, 4_000
"""With more steps at once, or more characters, paths are not kept: of nesting that is made to hurt they would fill the memory."""
_LONG_WALK = 20_000
"""So many nodes are walked to place text in elements before the whole page is numbered, once."""


@lru_cache(maxsize=4096)
def _parts(step: str) -> tuple[str, int]:
    """The name and the number of a step; no name for what is no step."""
    found = _STEP.fullmatch(step)
    return (found["name"], int(found["number"])) if found else ("", 0)


def _side_by_side(text: Node) -> list[Node]:
    """A text node with those that follow it and are one with it."""
    found = [text]
    while (following := found[-1].next) is not None and following.tag == TEXT:
        found.append(following)
    return found


class Tree:
    """One parsed page."""

    def __init__(self, text: str) -> None:
        """Parse decoded HTML. Raises UnreadableTree for what would cost too much."""
        check(text)
        try:
            # Without events ``<selectedcontent>`` stays as the file has it.
            parser = LexborHTMLParser(text, options=LexborDocumentOptions.WO_EVENTS)
        except SelectolaxError as error:
            raise UnreadableTree(str(error)) from error
        self._begin(parser)

    def afresh(self) -> Tree:
        """The same page, of which nothing is known yet: for checking what was found in this one."""
        other = object.__new__(Tree)
        other._begin(self._parser)
        return other

    def _begin(self, parser: LexborHTMLParser) -> None:
        self._parser = parser
        root = parser.root
        if root is None:
            raise UnreadableTree("the parser built no tree")
        self.root: Node = root
        self.body: Node | None = parser.body
        self._numbers = Numbers()
        self._paths: dict[int, str] = {}
        self._below: dict[int, dict[str | None, list[Node]]] = {}
        self._found: dict[str, list[Node]] = {}
        self._values: dict[str, str | None] = {}
        self._selected: dict[str, list[Node]] = {}
        self._metas: list[tuple[Node, dict[str, str | None]]] | None = None
        self._walked = 0
        self._within: dict[int, tuple[dict[int, int], str]] = {}
        self._order: dict[int, int] = {}
        self._texts: list[str] = []
        self._before: list[int] = []

    # --- looking -----------------------------------------------------------------------------------------------------

    def select(self, css: str, within: Node | None = None) -> list[Node]:
        """The elements that a CSS selector finds, in document order, below one element or in the whole page.

        Raises ValueError for a selector that is none.
        """
        known = self._selected.get(css) if within is None else None
        if known is None and within is None and (head := _META.fullmatch(css)):
            known = self._selected[css] = self._said_in_head((head[1], head[2]), (head[3], head[4]))
        if known is None:
            try:
                known = (within or self.root).css(css)
            except SelectolaxError as error:
                raise ValueError(f"no CSS selector: {css!r}") from error
            if within is None:
                self._selected[css] = known
        return list(known)

    def _said_in_head(self, *wanted: tuple[str, str]) -> list[Node]:
        """The ``<meta>`` elements with one of some attributes, in document order: readers of all sites ask for them."""
        if self._metas is None:
            self._metas = [(node, node.attributes) for node in self.root.css("meta")]
        return [node for node, has in self._metas if any(name in has and has[name] == value for name, value in wanted)]

    @staticmethod
    def value(node: Node) -> str:
        """The string value of an element or text node: all its text nodes, one after the other, unchanged."""
        return (node.text_content if node.tag == TEXT else node.text()) or ""

    # --- paths -------------------------------------------------------------------------------------------------------

    def within_text(self, node: Node) -> int:
        """Where in the (merged) text node of its path a text node begins; 0 for an element."""
        return self._numbers.offset(node)

    def _step(self, node: Node) -> str:
        """The last step of a node's path."""
        tag = node.tag
        return f"{'text()' if tag == TEXT else tag}[{self._numbers.of(node)}]"

    def path(self, node: Node) -> str:
        """The path of an element or text node."""
        known = self._paths.get(node.mem_id)
        if known is not None:
            return known
        below: list[Node] = []
        at: Node | None = node
        path = ""
        while at is not None and at.tag != "-document":
            if known := self._paths.get(at.mem_id):
                path = known
                break
            below.append(at)
            at = at.parent
        if len(below) > _DEEP:
            return "/".join((path, *map(self._step, reversed(below))))
        for node in reversed(below):
            path = self._paths[node.mem_id] = f"{path}/{self._step(node)}"
        return path

    def evaluate(self, path: str) -> str | None:
        """The string value of what a path selects; None where it selects nothing."""
        if path in self._values:
            return self._values[path]
        holder, _, name = path.rpartition("/@")
        value: str | None = None
        if holder and "/" not in name:
            found = self.find(holder)
            value = self.attribute(found[0], name) if found else None
        elif found := self.find(path):
            value = self.value(found[0]) if len(found) == 1 else "".join(self.value(node) for node in found)
        self._values[path] = value
        return value

    def find(self, path: str) -> list[Node]:
        """The element that a path selects, or the text nodes side by side that are its text node; empty for none."""
        if len(path) > _LONG_PATH and path.startswith("/"):
            return self._followed("", [(step, "") for step in path[1:].split("/")])
        steps: list[tuple[str, str]] = []
        above = path
        while above and above not in self._found:
            whole = above
            above, slash, step = above.rpartition("/")
            if not slash:
                return []
            steps.append((step, whole))
        return self._followed(above, steps[::-1])

    def _followed(self, above: str, steps: Iterable[tuple[str, str]]) -> list[Node]:
        """What steps lead to from the place of a path that was followed before, or from above the root (the empty path).

        With each step comes the path to its end, to be kept; empty where it is not.
        """
        here = self._found[above] if above else []
        at_root = not above
        for step, whole in steps:
            name, number = _parts(step)
            if not name:
                return []
            if at_root:
                here, at_root = [self.root] if self._step(self.root) == f"{name}[{number}]" else [], False
            else:
                child = self._child(here[0], name, number)
                here = [] if child is None else _side_by_side(child) if name == "text()" else [child]
            if not here:
                return []
            if whole:
                self._found[whole] = here
        return here

    def _child(self, parent: Node, name: str, number: int) -> Node | None:
        """The child of a node by the name and number of its step; of text nodes side by side the first."""
        if number < 1:
            return None
        if parent.mem_id in self._below or name == "text()" or self._numbers.often(parent):
            alike = self._children(parent).get(name, ())
            return alike[number - 1] if number <= len(alike) else None
        for child in parent.iter():
            if child.tag == name:
                number -= 1
                if not number:
                    return child
        return None

    def _children(self, parent: Node) -> dict[str | None, list[Node]]:
        """The children of a node by the names of their steps; of text nodes side by side the first."""
        known = self._below.get(parent.mem_id)
        if known is None:
            known = self._below[parent.mem_id] = {}
            before: Node | None = None
            for child in parent.iter(include_text=True):
                name = child.tag
                if name != TEXT:
                    before = None
                else:
                    beside = before is not None and (following := before.next) is not None and following.tag == TEXT
                    before = child
                    if beside:
                        continue
                    name = "text()"
                if name in known:
                    known[name].append(child)
                else:
                    known[name] = [child]
        return known

    @staticmethod
    def attribute(node: Node, name: str) -> str | None:
        """The value of an attribute (empty where it has none); None where the element lacks it."""
        attributes = node.attributes
        return (attributes[name] or "") if name in attributes else None

    # --- text nodes in the order of the document -----------------------------------------------------------------------

    def _index(self) -> None:
        total = 0
        for node in self.root.traverse(include_text=True):
            # An element is called by the number of the text node that comes next: where its string value begins.
            self._order[node.mem_id] = len(self._texts)
            if node.tag == TEXT:
                text = node.text_content or ""
                self._texts.append(text)
                self._before.append(total)
                total += len(text)
        self._before.append(total)

    def common(self, first: Node, last: Node) -> Node:
        """The smallest element that holds both nodes."""
        above: set[int] = set()
        at: Node | None = first
        while at is not None:
            above.add(at.mem_id)
            at = at.parent
        at = last
        while at is not None and (at.mem_id not in above or at.tag == TEXT):
            at = at.parent
        return at or self.root

    def _texts_within(self, within: Node) -> tuple[dict[int, int], str]:
        """Where in an element's string value each of its text nodes begins, and that value."""
        known = self._within.get(within.mem_id)
        if known is None:
            offsets: dict[int, int] = {}
            texts: list[str] = []
            total = nodes = 0
            for node in within.traverse(include_text=True):
                nodes += 1
                if node.tag == TEXT:
                    text = node.text_content or ""
                    offsets[node.mem_id] = total
                    texts.append(text)
                    total += len(text)
            self._walked += nodes
            known = self._within[within.mem_id] = offsets, "".join(texts)
        return known

    def slice(self, within: Node, first: Node, start: int, last: Node, end: int) -> tuple[int, int, str]:
        """The range of ``within``'s string value from ``start`` in one text node to ``end`` in a later one, and its words."""
        if self._walked <= _LONG_WALK:
            offsets, value = self._texts_within(within)
            begin, stop = offsets[first.mem_id] + start, offsets[last.mem_id] + end
            return begin, stop, value[begin:stop]
        if not self._order:
            self._index()
        base = self._before[self._order[within.mem_id]]
        one, two = self._order[first.mem_id], self._order[last.mem_id]
        words = "".join(self._texts[one : two + 1])[start:]
        words = words[: len(words) - (len(self._texts[two]) - end)]
        return self._before[one] + start - base, self._before[two] + end - base, words
