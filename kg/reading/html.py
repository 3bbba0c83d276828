"""An HTML page as its reader sees it, behind the interface of a text page: ranges of ``text`` that lead back into the tree.

``text`` begins with what the page shows (``rendering``). What it does not show but says all the same (attributes, values in
embedded JSON, the title) is added behind it, a line each, when a reader asks for it: ``range_of_attribute``,
``range_of_json``, ``range_of_hidden``. So everything that takes a page and ranges of its text works on all of them alike.
Where the ranges lead to in the tree is told by ``kg.reading.tree_origins``.
"""

from __future__ import annotations

import copy
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from kg.model import Document, Evidence
from kg.reading.page import Page, Span, lines_of
from kg.reading.rendering import Piece, render
from kg.reading.spelling import shown
from kg.reading.tree import Node, Tree
from kg.reading.tree_origins import Aside, TreeOrigins
from kg.text import TAG, collapse, json_words

MOST_ASIDE = 4_000_000
"""The most characters that may be added behind the visible text."""

_UNTRANSLATED = ".google-src-text"


class NotOne(ValueError):
    """A selector that is to find exactly one element found none or several."""


class HtmlPage(Page):
    """One HTML document as text to read and elements to select. Raises UnreadableTree for a page made to hurt."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.tree = Tree(document.text)
        rendering = render(self.tree, frozenset(node.mem_id for node in self._untranslated()))
        self._pieces: list[Piece] = rendering.pieces
        self._separators = rendering.separators
        self._elements = rendering.elements
        self._asides: list[Aside] = []
        self._known: dict[tuple[object, ...], Span | None] = {}
        self._repaired: set[tuple[str, str]] = set()
        self._tagged: set[tuple[str, str]] = set()
        self._flat = False
        self._lay_out()

    def _untranslated(self) -> list[Node]:
        """What Google Translate showed of the original when a pointer stood on its translation."""
        return self.tree.select(_UNTRANSLATED) if _UNTRANSLATED[1:] in self.document.text else []

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
        self._places = {}
        self._in_tree = TreeOrigins(self.tree, self._pieces, self._asides, self._piece_starts, self._elements)
        self.lines = lines_of(self.text)
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

    def respaced(self, runs: Iterable[tuple[int, int, str]]) -> HtmlPage:
        """The page itself: boxes, and no blanks that a tool left, part its words."""
        return self

    def indent(self, position: int) -> int:
        """Nothing: boxes, and not blanks, set what is in the markup's lines."""
        return 0

    @property
    def visible(self) -> HtmlPage:
        """The page without what was added behind its visible text: for readers that search the whole text."""
        if self._end == self.visible_end:
            return self
        other = copy.copy(self)
        other._joined = other.text = self._joined[: self.visible_end]
        other._tail, other._end = [], self.visible_end
        other._piece_starts = self._piece_starts[: len(self._pieces)]
        other._asides, other._known, other._places = [], {}, {}
        other._in_tree = TreeOrigins(self.tree, self._pieces, other._asides, other._piece_starts, self._elements)
        return other

    # --- looking -----------------------------------------------------------------------------------------------------

    def trim(self, start: int, end: int) -> Span:
        """The range without white space at its ends."""
        number = self._aside_at(start, end) if start >= self.visible_end else None
        if number is None:
            return super().trim(start, end)
        at = self._piece_starts[len(self._pieces) + number]
        text, from_, to = self._asides[number].words, start - at, end - at
        while from_ < to and text[from_].isspace():
            from_ += 1
        while to > from_ and text[to - 1].isspace():
            to -= 1
        return Span(at + from_, at + to)

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
        last = min(bisect_right(self._piece_starts, max(span[0], span[1] - 1)), len(self._pieces)) - 1
        for number in range(max(0, bisect_right(self._piece_starts, span[0]) - 1), last + 1):
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
        known = self._places.get(span)
        if known is None:
            start, end = self.trim(*span)
            if end <= start:
                raise ValueError("an empty range is no evidence")
            known = self._places.get((start, end)) or self._in_tree.places(start, end)
            self._places[start, end] = self._places[span] = known
        return known

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

    def found(self, place: Evidence) -> Span | None:
        """The range of the visible text that a place shows in; None for a place that is not shown."""
        return self._in_tree.found(place)
