"""The numbers of a node among its siblings: how the steps of paths count (``docs/graph-model.md``, section 4)."""

from __future__ import annotations

from selectolax.lexbor import LexborNode

Node = LexborNode
"""An element of a page. It lives as long as its tree does."""

TEXT = "-text"
"""The ``tag`` of a text node."""

_OFTEN = 3
"""Of an element of which more children are asked for, all are looked at once, so that many children take no longer than they must."""


class Numbers:
    """The numbers of the nodes of one tree, from 1 among the children of one node that have one name.

    Text nodes that stand side by side have one number; ``offset`` tells where in them each begins.
    """

    def __init__(self) -> None:
        self._numbers: dict[int, int] = {}
        self._offsets: dict[int, int] = {}
        self._asked: dict[int, int] = {}

    def of(self, node: Node) -> int:
        """The number in the last step of a node's path."""
        known = self._numbers.get(node.mem_id)
        if known is None:
            parent = node.parent
            if parent is None or parent.tag == "-document":
                return 1
            if self.often(parent):
                self._all_of(parent)
                known = self._numbers[node.mem_id]
            else:
                known = self._numbers[node.mem_id] = self._counted(node)
        return known

    def offset(self, node: Node) -> int:
        """Where in the (merged) text node of its path a text node begins; 0 for an element."""
        if node.mem_id not in self._numbers:
            self.of(node)
        return self._offsets.get(node.mem_id, 0)

    def often(self, parent: Node) -> bool:
        """Whether so many children of a node were asked for that it is time to look at all of them at once."""
        asked = self._asked[parent.mem_id] = self._asked.get(parent.mem_id, 0) + 1
        return asked > _OFTEN

    def _counted(self, node: Node) -> int:
        """The number of a node, told from those before it."""
        tag, number, before = node.tag, 1, node.prev
        if tag != TEXT:
            while before is not None:
                number += before.tag == tag
                before = before.prev
            return number
        at = 0
        while before is not None and before.tag == TEXT:
            # Text beside text is one with it.
            at += len(before.text_content or "")
            before = before.prev
        self._offsets[node.mem_id] = at
        is_text = False
        while before is not None:
            was_text, is_text = is_text, before.tag == TEXT
            number += is_text and not was_text
            before = before.prev
        return number

    def _all_of(self, parent: Node) -> None:
        """Give the children of a node their numbers."""
        counts: dict[str | None, int] = {}
        numbers = self._numbers
        before: Node | None = None
        at = 0
        for child in parent.iter(include_text=True):
            tag = child.tag
            if tag != TEXT:
                before = None
            elif before is not None and (following := before.next) is not None and following.tag == TEXT:
                # Text beside text is one with it.
                at += len(before.text_content or "")
                before, numbers[child.mem_id], self._offsets[child.mem_id] = child, counts[TEXT], at
                continue
            else:
                before, at = child, 0
            numbers[child.mem_id] = counts[tag] = counts.get(tag, 0) + 1
