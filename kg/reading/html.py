"""An HTML page as its reader sees it, behind the interface of a text page: ranges of ``text`` that lead back into the tree.

``text`` begins with what the page shows (``rendering``). What it does not show but says all the same (attributes, values in
embedded JSON, the title) is added behind it, a line each, when a reader asks for it: ``range_of_attribute``,
``range_of_json``, ``range_of_hidden``. So everything that takes a page and ranges of its text works on all of them alike.
"""

from __future__ import annotations

import copy
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from kg.model import Document, Evidence
from kg.reading.page import Page, Span
from kg.reading.rendering import Piece, render
from kg.reading.spelling import Shown, Spelling, plain_ends, shown, spread
from kg.reading.tree import Node, Tree
from kg.text import TAG, collapse, json_words

MOST_ASIDE = 4_000_000
"""The most characters that may be added behind the visible text."""

_MAPPED = re.compile(r"[&\\<]")
"""Where one of these stands, a spelling may differ from its words in more than blanks."""


class NotOne(ValueError):
    """A selector that is to find exactly one element found none or several."""


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


class HtmlPage(Page):
    """One HTML document as text to read and elements to select. Raises UnreadableTree for a page made to hurt."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.tree = Tree(document.text)
        rendering = render(self.tree)
        self._pieces: list[Piece] = rendering.pieces
        self._separators = rendering.separators
        self._elements = rendering.elements
        self._asides: list[Aside] = []
        self._numbers: dict[int, int] | None = None
        self._known: dict[tuple[object, ...], Span | None] = {}
        self._repaired: set[tuple[str, str]] = set()
        self._tagged: set[tuple[str, str]] = set()
        self._flat = False
        self._lay_out()

    def _lay_out(self) -> None:
        parts: list[str] = []
        self._piece_starts: list[int] = []
        at = 0
        for piece, separator in zip(self._pieces, self._separators, strict=True):
            words = piece.words
            at += len(separator)
            self._piece_starts.append(at)
            at += len(words)
            parts += (separator, words)
        self._joined = self.text = "".join(parts)
        self._tail: list[str] = []
        self._end = self.visible_end = at
        self._spread: dict[int, Shown] = {}
        self._places: dict[tuple[int, int], tuple[Evidence, ...]] = {}
        self.lines = [Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+", self.text) if m[0].strip()]
        self._line_starts = [line.start for line in self.lines]
        # The boxes of a page break its lines, so that only a page without boxes, or of one, is on one line.
        self.one_line = self._flat or len(self.lines) < 2 + len(self.text) // 2000

    if not TYPE_CHECKING:

        @cached_property
        def text(self) -> str:
            """Put together only when someone looks at it: each time that something is added it would be copied whole."""
            self._joined += "".join(self._tail)
            self._tail = []
            return self._joined

    def unwrapped(self) -> HtmlPage:
        """The same page on one line. Ranges of the one are no ranges of the other; elements are the same."""
        other = copy.copy(self)
        other._pieces = [
            piece._replace(words=shown(piece.raw, "flow"), spelling="flow") if piece.spelling == "lines" else piece
            for piece in self._pieces
        ]
        other._separators = [" " if separator else "" for separator in self._separators]
        other._asides, other._known, other._flat = [], {}, True
        other._lay_out()
        return other

    @property
    def visible(self) -> HtmlPage:
        """The page without what was added behind its visible text: for readers that search the whole text."""
        if self._end == self.visible_end:
            return self
        other = copy.copy(self)
        other._joined = other.text = self._joined[: self.visible_end]
        other._tail, other._end = [], self.visible_end
        other._piece_starts = self._piece_starts[: len(self._pieces)]
        other._asides, other._known, other._spread, other._places = [], {}, {}, {}
        return other

    # --- looking -----------------------------------------------------------------------------------------------------

    def trim(self, start: int, end: int) -> Span:
        """The range without white space at its ends."""
        if start >= self.visible_end and (number := self._aside_at(start, end)) is not None:
            text, at = self._asides[number].words, self._piece_starts[len(self._pieces) + number]
            from_, to = start - at, end - at
            while from_ < to and text[from_].isspace():
                from_ += 1
            while to > from_ and text[to - 1].isspace():
                to -= 1
            return Span(at + from_, at + to)
        text = self.text
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        return Span(start, end)

    def cut(self, span: tuple[int, int]) -> str:
        """The text of a range."""
        if span[0] >= self.visible_end and (number := self._aside_at(*span)) is not None:
            at = self._piece_starts[len(self._pieces) + number]
            return self._asides[number].words[span[0] - at : span[1] - at]
        return self.text[span[0] : span[1]]

    def words(self, span: tuple[int, int]) -> str:
        """The words of a range, collapsed."""
        return collapse(self.text[span[0] : span[1]] if span[0] < self.visible_end else self.cut(span))

    def _aside_at(self, start: int, end: int) -> int | None:
        """The number of the value behind the visible text that holds a range; None for one that goes beyond."""
        piece = bisect_right(self._piece_starts, start) - 1
        number = piece - len(self._pieces)
        return number if number >= 0 and end <= self._piece_starts[piece] + len(self._asides[number].words) else None

    def find(self, pattern: str | re.Pattern[str], start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """Matches of a pattern in a range of the text, whatever the case; without ``end``, in the visible text."""
        return super().find(pattern, start, self.visible_end if end is None else end)

    def select(self, css: str, within: Node | None = None) -> list[Node]:
        """The elements that a CSS selector finds, in document order. Raises ValueError for a selector that is none."""
        return self.tree.select(css, within)

    def one(self, css: str, within: Node | None = None) -> Node:
        """The one element that a CSS selector finds. Raises NotOne for none or several: the layout is not the expected."""
        found = self.tree.select(css, within)
        if len(found) != 1:
            raise NotOne(f"{css!r} finds {len(found) or 'no'} element{'s' if len(found) != 1 else ''}, not one")
        return found[0]

    def attribute(self, node: Node, name: str) -> str | None:
        """The value of an attribute as the page has it; None where the element lacks it."""
        return Tree.attribute(node, name)

    # --- ranges ------------------------------------------------------------------------------------------------------

    def range_of(self, node: Node) -> Span | None:
        """The range of the visible text that an element covers; None where it shows no words."""
        first, end = self._elements.get(node.mem_id, (0, 0))
        if end <= first:
            return None
        return Span(self._piece_starts[first], self._piece_starts[end - 1] + len(self._pieces[end - 1].words))

    def runs(self, span: tuple[int, int]) -> list[Span]:
        """The ranges of the words in a range of the visible text that no box, cell or line break parts."""
        out: list[Span] = []
        last = min(self._piece_at(max(span[0], span[1] - 1)), len(self._pieces) - 1)
        for number in range(max(0, self._piece_at(span[0])), last + 1):
            at = self._piece_starts[number]
            start, end = max(at, span[0]), min(at + len(self._pieces[number].words), span[1])
            if end <= start:
                continue
            if out and self._pieces[number].joined and at > span[0]:
                out[-1] = Span(out[-1].start, end)
            else:
                out.append(Span(start, end))
        return [found for run in out if (found := self.trim(*run)).end > found.start]

    def piece_starts(self, span: tuple[int, int]) -> list[int]:
        """Where in a range of the visible text the words of another text node begin."""
        first, end = bisect_left(self._piece_starts, span[0]), bisect_left(self._piece_starts, span[1])
        return self._piece_starts[first : min(end, len(self._pieces))]

    def range_of_attribute(self, node: Node, name: str) -> Span | None:
        """The range of an attribute's value behind the visible text; None where it is missing or blank."""
        key = (node.mem_id, "@", name)
        if key not in self._known:
            value = self.attribute(node, name)
            self._known[key] = self._add(Aside(f"{self.tree.path(node)}/@{name}", value, "flow")) if value else None
        return self._known[key]

    def range_of_hidden(self, node: Node) -> Span | None:
        """The range of an element's words behind the visible text, for those that are not shown (``<title>``, ``<option>``)."""
        key = (node.mem_id, "", "")
        if key not in self._known:
            self._known[key] = self._add(Aside(self.tree.path(node), Tree.value(node), "flow"))
        return self._known[key]

    def range_of_json(
        self, node: Node, pointer: str, start: int, end: int, *, repaired: bool = False, tagged: bool = False, block: str = ""
    ) -> Span | None:
        """The range of a value of an embedded JSON block behind the visible text.

        ``node`` is the element that holds the block (one text node), ``pointer`` leads to the value, which stands at ``start``
        to ``end`` of the text: the inside of a string, a number, ``true`` or ``false``. ``repaired`` is whether the block
        had to be repaired before it could be read, ``tagged`` whether the value is HTML; ``block`` is the text
        of the element, where the caller has it.
        """
        key = (node.mem_id, pointer, start, tagged)
        if key not in self._known:
            text = node.first_child
            raw = block or Tree.value(node)
            found = (
                self._add(Aside(self.tree.path(text), raw[start:end], "json-html" if tagged else "json", start, False, pointer, repaired))
                if text is not None
                else None
            )
            self._known[key] = found
        return self._known[key]

    @property
    def title(self) -> Span | None:
        """The range of the document's ``<title>``, which is not part of the visible text."""
        head = self.tree.select("head > title") or self.tree.select("title")
        return self.range_of_hidden(head[0]) if head else None

    def _add(self, aside: Aside) -> Span | None:
        words = shown(aside.raw, aside.spelling)
        if not words or self._end + len(words) > self.visible_end + MOST_ASIDE:
            return None
        start = self._end + 2
        self._end = start + len(words)
        self._tail += ("\n\n", words)
        self.__dict__.pop("text", None)
        self._asides.append(aside._replace(words=words))
        if aside.repaired:
            self._repaired.add((aside.path, aside.pointer))
        if aside.spelling == "json-html":
            self._tagged.add((aside.path, aside.pointer))
        self._piece_starts.append(start)
        return Span(start, start + len(words))

    # --- saying ------------------------------------------------------------------------------------------------------

    def evidence(self, span: tuple[int, int]) -> Evidence:
        """The first place in the document of a range of the text. Raises ValueError for an empty range."""
        return self.places(span)[0]

    def places(self, span: tuple[int, int]) -> tuple[Evidence, ...]:
        """The places that hold a range of the text: one for each run of words that no box or line break parts."""
        start, end = self.trim(*span)
        known = self._places.get((start, end))
        if known is None:
            if end <= start:
                raise ValueError("an empty range is no evidence")
            known = self._places[start, end] = self._located(start, end)
        return known

    def _located(self, start: int, end: int) -> tuple[Evidence, ...]:
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

    def rule_for(self, rule: str, places: tuple[Evidence, ...]) -> str:
        """The rule, through the decoding of JSON where a place is in a block and its spelling needs it."""
        spelled = [place for place in places if place.pointer]
        if not spelled:
            return rule
        repaired = bool(self._repaired) and any((place.path, place.pointer) in self._repaired for place in spelled)
        tagged = bool(self._tagged) and any(
            (place.path, place.pointer) in self._tagged and TAG.search(json_words(place.exact)) for place in spelled
        )
        if not repaired and not tagged and not any("\\" in place.exact for place in spelled):
            return rule
        return "-".join(filter(None, ("repaired-json" if repaired else "json", "html" if tagged else "", rule)))

    def _piece_at(self, position: int) -> int:
        return bisect_right(self._piece_starts, position) - 1

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
        from_, to = self._raw_range(first, last, start - self._piece_starts[first], end - self._piece_starts[last])
        if first >= len(self._pieces):
            aside = self._asides[first - len(self._pieces)]
            whole = aside.whole and from_ == 0 and to == len(aside.raw)
            where = (-1, -1) if whole else (aside.at + from_, aside.at + to)
            return Evidence(*where, aside.raw[from_:to], aside.path, aside.pointer)
        tree, node = self.tree, self._pieces[first].node
        if first == last:
            path, at = self.tree.path(node), tree.step(node)[1]
            words = self._pieces[first].raw
            # Text nodes that stand side by side are one to a path: then no part of it is the whole.
            alone = at == 0 and (node.next is None or node.next.tag != node.tag)
            where = (-1, -1) if alone and from_ == 0 and to == len(words) else (at + from_, at + to)
            return Evidence(*where, words[from_:to], path)
        holder = tree.common(node, self._pieces[last].node)
        begin, stop, words = tree.slice(holder, node, from_, self._pieces[last].node, to)
        whole = begin == 0 and len(words) == len(Tree.value(holder))
        return Evidence(*((-1, -1) if whole else (begin, stop)), words, tree.path(holder))

    # --- finding again -----------------------------------------------------------------------------------------------

    def found(self, place: Evidence) -> Span | None:
        """The range of the visible text that a place shows in; None for a place that is not shown."""
        numbers = {piece.node.mem_id: number for number, piece in enumerate(self._pieces)} if self._numbers is None else self._numbers
        self._numbers = numbers
        holders = self.tree.find(place.path)
        if not holders or place.path.rpartition("/")[2].startswith("@"):
            return None
        texts = [(numbers[h.mem_id], self.tree.step(h)[1]) for h in holders if h.mem_id in numbers]
        if holders[0].is_element_node:
            first, end = self._elements.get(holders[0].mem_id, (0, 0))
            nodes = [(n, self._pieces[n].node) for n in range(first, end)]
            texts = [(n, self.tree.slice(holders[0], node, 0, node, 0)[0]) for n, node in nodes]
        begin = stop = -1
        for number, at in texts:
            shown_here, start = self._shown(number), self._piece_starts[number]
            inside = [i for i, s in enumerate(shown_here.starts) if place.start < 0 or place.start <= at + s < place.end]
            if inside:
                begin = start + inside[0] if begin < 0 else begin
                stop = start + inside[-1] + 1
        return Span(begin, stop) if stop > begin >= 0 else None
