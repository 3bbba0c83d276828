"""Where in the tree of an HTML page the characters of its text stand, and where a place of the tree stands in the text.

The text consists of pieces, one for each text node that shows words, and behind them of values that the page does not show.
Each range has its places: a path and a range of what it selects. A piece leads into its text node, a run of pieces into the
smallest element that holds them all, a value into its attribute or its block of JSON.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from kg.model import Evidence
from kg.reading.page import Span
from kg.reading.rendering import Piece
from kg.reading.spelling import Shown, Spelling, plain_ends, spread
from kg.reading.tree import Tree

_MAPPED = re.compile(r"[&\\<]")
"""Where one of these stands, a spelling may differ from its words in more than blanks."""


class Aside(NamedTuple):
    """A value that the page does not show: its path, its spelling there, and where in the path's string value it begins.

    ``whole`` is whether the spelling is the whole string value, ``repaired`` whether its block is no JSON as it stands,
    ``words`` what is shown of it.
    """

    path: str
    raw: str
    spelling: Spelling
    at: int = 0
    whole: bool = True
    pointer: str = ""
    repaired: bool = False
    words: str = ""


class TreeOrigins:
    """The places of the ranges of one text.

    ``starts`` says where in the text each of the ``pieces`` and then of the ``asides`` begins, ``elements`` which pieces an element
    (by ``mem_id``) covers. The asides and their starts may become more.
    """

    def __init__(
        self, tree: Tree, pieces: Sequence[Piece], asides: Sequence[Aside], starts: Sequence[int], elements: Mapping[int, tuple[int, int]]
    ) -> None:
        self._tree = tree
        self._pieces = pieces
        self._asides = asides
        self._starts = starts
        self._elements = elements
        self._spread: dict[int, Shown] = {}
        self._numbers: dict[int, int] | None = None

    def places(self, start: int, end: int) -> tuple[Evidence, ...]:
        """The places of a range without blanks at its ends: one for each run of words that no box or line break parts."""
        first, last = self._piece_at(start), self._piece_at(end - 1)
        if first == last:
            return (self._place(first, last, start, end),)
        out: list[Evidence] = []
        run = first
        for number in range(first + 1, last + 2):
            if number > last or number >= len(self._pieces) or not self._pieces[number].joined:
                out.append(self._place(run, number - 1, start, end))
                run = number
        return tuple(out)

    def found(self, place: Evidence) -> Span | None:
        """The range of the visible text that a place shows in; None for a place that is not shown."""
        numbers = {piece.node.mem_id: number for number, piece in enumerate(self._pieces)} if self._numbers is None else self._numbers
        self._numbers = numbers
        holders = self._tree.find(place.path)
        if not holders or place.path.rpartition("/")[2].startswith("@"):
            return None
        texts = [(numbers[h.mem_id], self._tree.within_text(h)) for h in holders if h.mem_id in numbers]
        if holders[0].is_element_node:
            first, end = self._elements.get(holders[0].mem_id, (0, 0))
            nodes = [(n, self._pieces[n].node) for n in range(first, end)]
            texts = [(n, self._tree.slice(holders[0], node, 0, node, 0)[0]) for n, node in nodes]
        begin = stop = -1
        for number, at in texts:
            shown_here, start = self._shown(number), self._starts[number]
            inside = [i for i, s in enumerate(shown_here.starts) if place.start < 0 or place.start <= at + s < place.end]
            if inside:
                begin = start + inside[0] if begin < 0 else begin
                stop = start + inside[-1] + 1
        return Span(begin, stop) if stop > begin >= 0 else None

    def _piece_at(self, position: int) -> int:
        return bisect_right(self._starts, position) - 1

    def _shown(self, number: int) -> Shown:
        found = self._spread.get(number)
        if found is None:
            if number < len(self._pieces):
                piece = self._pieces[number]
                found = spread(piece.raw, piece.spelling)
            else:
                aside = self._asides[number - len(self._pieces)]
                found = spread(aside.raw, aside.spelling)
            self._spread[number] = found
        return found

    def _spelled(self, number: int) -> tuple[str, int]:
        """A piece's spelling, and how many characters it shows."""
        if number < len(self._pieces):
            piece = self._pieces[number]
            return piece.raw, len(piece.words)
        aside = self._asides[number - len(self._pieces)]
        return aside.raw, len(aside.words)

    def _raw_range(self, first: int, last: int, at: int, until: int) -> tuple[int, int]:
        """Where the characters from ``at`` in one piece to ``until`` in another begin and end in their spellings."""
        raw, length = self._spelled(first)
        if first == last:
            if at <= 0 and until >= length and (ends := plain_ends(raw)):
                return ends
            if len(raw.strip()) == length and not _MAPPED.search(raw):
                # No blanks but single ones: every character stands for itself.
                before = len(raw) - len(raw.lstrip())
                return before + max(0, at), before + min(length, until)
        # Where nothing but blanks is spelled otherwise, the ends of the words need no map.
        start = len(raw) - len(raw.lstrip()) if at <= 0 and not _MAPPED.search(raw) else self._shown(first).starts[max(0, at)]
        if last != first:
            raw, length = self._spelled(last)
        end = len(raw.rstrip()) if until >= length and not _MAPPED.search(raw) else self._shown(last).ends[min(length, until) - 1]
        return start, end

    def _place(self, first: int, last: int, start: int, end: int) -> Evidence:
        """The place of the characters from ``start`` to ``end`` of the text as far as they are in these pieces, one run."""
        from_, to = self._raw_range(first, last, start - self._starts[first], end - self._starts[last])
        if first >= len(self._pieces):
            aside = self._asides[first - len(self._pieces)]
            whole = aside.whole and from_ == 0 and to == len(aside.raw)
            where = (-1, -1) if whole else (aside.at + from_, aside.at + to)
            return Evidence(*where, aside.raw[from_:to], aside.path, aside.pointer)
        tree, node = self._tree, self._pieces[first].node
        if first == last:
            path, at = tree.path(node), tree.within_text(node)
            words = self._pieces[first].raw
            # Text nodes that stand side by side are one to a path: then no part of it is the whole.
            alone = at == 0 and (node.next is None or node.next.tag != node.tag)
            where = (-1, -1) if alone and from_ == 0 and to == len(words) else (at + from_, at + to)
            return Evidence(*where, words[from_:to], path)
        holder = tree.common(node, self._pieces[last].node)
        begin, stop, words = tree.slice(holder, node, from_, self._pieces[last].node, to)
        whole = begin == 0 and len(words) == len(Tree.value(holder))
        return Evidence(*((-1, -1) if whole else (begin, stop)), words, tree.path(holder))
