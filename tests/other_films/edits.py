"""A text made from another: what was replaced, dropped, moved or put in, and where every old place stands now."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kg.model import Document, Evidence
from tests.conftest import SEEDS

NAMES = ("000", "001", "002", "003", "004")


def seed(name: str) -> Document:
    """A seed page by the first three characters of its name; its digest is fixed, for a changed text has no bytes."""
    path = next(SEEDS.glob(f"{name}_*"))
    text = path.read_text(encoding="utf-8")
    return Document(path.name, name * 21 + "0", text, len(text.encode()))


class Piece(NamedTuple):
    """``text`` stands for ``old[start:end]``; an empty range is something put in."""

    start: int
    end: int
    text: str


class Changed:
    """A text as a sequence of pieces of an old one."""

    def __init__(self, old: str, pieces: Iterable[Piece]) -> None:
        self.old = old
        self.pieces = [p for p in pieces if p.text or p.end > p.start]
        self.text = "".join(p.text for p in self.pieces)
        at, self._starts = 0, []
        for piece in self.pieces:
            self._starts.append(at)
            at += len(piece.text)

    def document(self, of: Document) -> Document:
        """The changed page, under the name and digest of the old one."""
        return Document(of.name, of.digest, self.text, len(self.text.encode()))

    def place(self, place: Evidence) -> tuple[int, int] | None:
        """Where an old place stands now; None where its first or last character is gone."""
        start, end = self._at(place.start, first=True), self._at(place.end - 1, first=False)
        return None if start is None or end is None or end <= start else (start, end)

    def touched(self, place: Evidence) -> bool:
        """Whether a part of an old place, but not all of it, was dropped or replaced."""
        return any(p.start < place.end and place.start < p.end and p.text != self.old[p.start : p.end] for p in self.pieces)

    def _at(self, position: int, *, first: bool) -> int | None:
        for piece, begin in zip(self.pieces, self._starts, strict=True):
            if piece.start <= position < piece.end:
                if piece.text == self.old[piece.start : piece.end]:
                    return begin + position - piece.start + (0 if first else 1)
                if not piece.text:
                    return None
                if first and position == piece.start:
                    return begin
                if not first and position == piece.end - 1:
                    return begin + len(piece.text)
                raise AssertionError(f"a place ends inside what was replaced: {self.old[piece.start : piece.end]!r}")
        return None


def replaced(old: str, edits: Iterable[tuple[int, int, str]]) -> Changed:
    """The text with ranges (start, end, new words) that do not overlap replaced; an empty range is an insertion."""
    pieces, at = [], 0
    for start, end, text in sorted(edits):
        assert start >= at, f"overlapping edits at {start}: {old[start:end]!r}"
        pieces += [Piece(at, start, old[at:start]), Piece(start, end, text)]
        at = end
    return Changed(old, [*pieces, Piece(at, len(old), old[at:])])


def without(old: str, *ranges: tuple[int, int]) -> Changed:
    """The text without some ranges."""
    return replaced(old, [(start, end, "") for start, end in ranges])


def reordered(old: str, rows: Sequence[tuple[int, int]], order: Sequence[int]) -> Changed:
    """The text with rows (ranges that follow each other, with what stands between them left in place) in another order."""
    pieces, at = [], 0
    for (start, end), other in zip(rows, order, strict=True):
        begin, finish = rows[other]
        pieces += [Piece(at, start, old[at:start]), Piece(begin, finish, old[begin:finish])]
        at = end
    return Changed(old, [*pieces, Piece(at, len(old), old[at:])])


def moved(old: str, block: tuple[int, int], to: int) -> Changed:
    """The text with a range standing elsewhere: before what stood at ``to``."""
    start, end = block
    before, after = [(0, to), block, (to, start), (end, len(old))], [(0, start), (end, to), block, (to, len(old))]
    cuts = before if to <= start else after
    return Changed(old, [Piece(a, b, old[a:b]) for a, b in cuts])


def spaced(old: str) -> Changed:
    """The text on one line: every line break is a blank."""
    return replaced(old, [(m.start(), m.end(), " ") for m in re.finditer(r"\n", old)])
