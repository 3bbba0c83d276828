"""A tree as the text that a reader of the page sees: boxes as lines, cells of a row side by side, the unseen left out."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import NamedTuple

from kg.reading.spelling import BLANK_ENTITY, Spelling, shown
from kg.reading.tree import TEXT, Node, Tree

_UNSEEN = frozenset((
    "script", "style", "template", "noscript", "head", "title", "iframe", "noframes", "noembed", "textarea", "select",
    "datalist", "svg", "audio", "video", "canvas", "object", "-comment",
))  # fmt: skip
"""Nobody sees these, or (the options of a form, the text for browsers that cannot play a film) they are no part of what the
page says. A browser without scripting would show ``<noscript>``: a second copy of what scripts put in, or a plea to use them."""

_LINE = frozenset((
    "div", "li", "tr", "dt", "dd", "caption", "summary", "details", "legend", "figcaption", "thead", "tbody", "tfoot",
    "center", "dir", "menu", "option", "optgroup", "search", "hgroup", "frameset", "frame", "multicol", "isindex", "listing",
    "body", "html",
))  # fmt: skip
_PARAGRAPH = frozenset((
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "header", "footer", "table", "ul", "ol", "dl", "blockquote",
    "pre", "hr", "figure", "fieldset", "form", "aside", "nav", "main", "address", "dialog", "xmp", "plaintext",
))  # fmt: skip
_CELLS = frozenset(("td", "th"))
_SIDE_BY_SIDE = frozenset(("a", "button", "input", "label"))
"""Two of these that touch are two things side by side, not one word."""

_GLUED, _BLANK, _APART, _NEW_LINE, _EMPTY_LINE = range(5)
_BESIDE_OTHERS = -1
_SEPARATORS = ("", " ", " ", "\n", "\n\n")

_LEVEL: dict[str, int] = dict.fromkeys(_LINE, _NEW_LINE) | dict.fromkeys(_PARAGRAPH, _EMPTY_LINE)
_INLINE, _HIDDEN, _BREAK, _CELL, _BESIDE, _BOX, _PREFORMATTED = range(7)
_SORTS: dict[str, int] = {
    **dict.fromkeys(_LEVEL, _BOX),
    **dict.fromkeys(("pre", "listing", "xmp", "plaintext"), _PREFORMATTED),
    **dict.fromkeys(_CELLS, _CELL),
    **dict.fromkeys(_SIDE_BY_SIDE, _BESIDE),
    **dict.fromkeys(_UNSEEN, _HIDDEN),
    "br": _BREAK,
}
"""How each element is shown, so that one look tells; what is missing is a part of its line. Boxes, preformatted or not, come last."""
_ROW_BREAKS = 2
"""A cell of a row may hold this many line breaks and still be one line with its row: a name over a note."""

_OFTEN_INLINE = frozenset(("div", "h1", "h2", "h3", "h4", "h5", "h6", "p", "li", "ul", "dt", "dd"))
"""Blocks that pages of the time before flexible boxes turned into parts of a line."""
_INLINE_STYLE = re.compile(r"display\s*:\s*inline", re.I)


_BEGINS_BLANK, _ENDS_BLANK = re.compile(BLANK_ENTITY), re.compile(rf"{BLANK_ENTITY}\Z")
_LONGEST = 40
"""No spelling of a blank has more characters."""


class Piece(NamedTuple):
    """The words of one text node: the node, its text as it is, how words are spelled in it, and whether only blanks part them from
    the piece before."""

    node: Node
    raw: str
    words: str
    spelling: Spelling
    joined: bool


class Rendering(NamedTuple):
    """All pieces, the separator before each, and for each element (by ``mem_id``) the half-open range of its pieces."""

    pieces: list[Piece]
    separators: list[str]
    elements: dict[int, tuple[int, int]]


class _Cell:
    """A table cell while it is read: where the break before it stands, the line breaks in it, and whether it holds a table."""

    __slots__ = ("breaks", "first", "many", "tabled")

    def __init__(self, first: int) -> None:
        self.first, self.breaks, self.many, self.tabled = first, list[int](), False, False


def _is_inline(node: Node) -> bool:
    """Whether a block is shown within a line: by its style, or by a class that says so."""
    attributes = node.attributes
    if not attributes:
        return False
    classes, style = attributes.get("class"), attributes.get("style")
    if classes and "inline" in classes and "inline" in classes.split():
        return True
    return bool(style) and _INLINE_STYLE.search(style or "") is not None


def render(tree: Tree, hidden: Container[int] = frozenset()) -> Rendering:
    """The text of a page, without what is in ``hidden`` (elements by their ``mem_id``). Walks without recursion, once."""
    pieces: list[Piece] = []
    separators: list[str] = []
    elements: dict[int, tuple[int, int]] = {}
    cells: list[_Cell] = []
    pending, beside, preformatted = _GLUED, -1, 0
    # The elements that are open: each with its sort, its level, and how many pieces stand before it.
    stack: list[tuple[Node, int, int, int]] = []
    node = tree.body

    while node is not None:
        tag = node.tag
        following: Node | None
        if tag == TEXT:
            raw = node.text_content or ""
            spelling: Spelling = "lines" if preformatted else "flow"
            if raw.isspace() or not (words := shown(raw, spelling)):
                if raw and pending == _GLUED:
                    pending = _BLANK
            else:
                if pending == _GLUED and (raw[0].isspace() or (raw[0] == "&" and _BEGINS_BLANK.match(raw))):
                    pending = _BLANK
                if not pieces:
                    separators.append("")
                else:
                    separators.append(_SEPARATORS[pending])
                    if pending >= _NEW_LINE and cells:
                        _break_in_cells(cells, separators, pending)
                pieces.append(Piece(node, raw, words, spelling, pending <= _BLANK and bool(pieces)))
                pending = (
                    _BLANK if raw[-1].isspace() or (raw[-1] == ";" and _ENDS_BLANK.search(raw, max(0, len(raw) - _LONGEST))) else _GLUED
                )
            following = node.next
        elif (sort := _SORTS.get(tag or "", _INLINE)) == _HIDDEN or (hidden and node.mem_id in hidden):
            if pending <= _BLANK and tag != "-comment" and node.first_child is not None:
                pending = _APART
            following = node.next
        elif sort == _BREAK:
            pending = _NEW_LINE if pending < _NEW_LINE else _EMPTY_LINE
            following = node.next
        else:
            level = 0
            if sort == _INLINE:
                pass
            elif sort >= _BOX:
                level = _LEVEL[tag or ""]
                if tag in _OFTEN_INLINE and _is_inline(node):
                    level, pending = _BESIDE_OTHERS, max(pending, _APART)
                elif tag == "table" and cells:
                    pending = max(pending, _NEW_LINE)
                    for cell in reversed(cells):
                        # What holds a cell with a table in it was told before; looked at again, deep nesting would take for ever.
                        if cell.tabled:
                            break
                        cell.tabled = True
                        _begin_lines(cell, separators)
                elif level > pending and not (cells and cells[-1].first == len(pieces)):
                    pending = level
                if sort == _PREFORMATTED:
                    preformatted += 1
            elif sort == _CELL:
                cells.append(_Cell(len(pieces)))
            elif sort == _BESIDE and beside == len(pieces) and pending == _GLUED and pieces:
                pending = _APART
            stack.append((node, sort, level, len(pieces)))
            if (child := node.first_child) is not None:
                node = child
                continue
            following = None
        # Close what ends here, up to the next node.
        while following is None and stack:
            node, sort, level, first = stack.pop()
            elements[node.mem_id] = (first, len(pieces))
            if sort == _INLINE:
                pass
            elif sort >= _BOX:
                if level == _BESIDE_OTHERS:
                    pending = max(pending, _APART)
                elif level > pending and not (cells and cells[-1].first == len(pieces)):
                    pending = level
                if sort == _PREFORMATTED:
                    preformatted -= 1
            elif sort == _CELL:
                cell = cells.pop()
                if not cell.many:
                    for place in cell.breaks:
                        separators[place] = " "
                if len(pieces) > first:
                    pending = _NEW_LINE if cell.many else _APART
            elif sort == _BESIDE:
                beside = len(pieces)
            following = node.next if stack else None
        node = following
    return Rendering(pieces, separators, elements)


def _break_in_cells(cells: list[_Cell], separators: list[str], pending: int) -> None:
    """A line break before the piece that is about to be added: what it makes of the cells it stands in."""
    place = len(separators) - 1
    for cell in reversed(cells):
        if cell.first == place or cell.many:
            return
        if pending == _NEW_LINE and len(cell.breaks) < _ROW_BREAKS:
            cell.breaks.append(place)
        else:
            _begin_lines(cell, separators)


def _begin_lines(cell: _Cell, separators: list[str]) -> None:
    """A cell of several lines, or with a table in it, is no part of a line: it begins one."""
    cell.many = True
    if cell.first < len(separators) and separators[cell.first] == " ":
        separators[cell.first] = "\n"
