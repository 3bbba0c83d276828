"""Labels and sections of text pages, with or without line breaks: a page on which what has been read is struck out.

A saved page keeps its words but not its boxes: one that was laid out in lines, one that was wrapped at some width and one
that stands on a single line hold the same labels and the same furniture ("See more »"). A site names those as *marks*;
what stands between two marks is content. So one grammar serves all three forms.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from kg.reading.page import Page, Span, compiled_once
from kg.reading.starts import starts_of
from kg.text import fold

Range = tuple[int, int]


class Mark(NamedTuple):
    """A label or a piece of furniture of a page: its range, and the name its site gives it."""

    start: int
    end: int
    name: str


def in_flow(page: Page) -> bool:
    """Whether line breaks say nothing: the page stands on one line, or was wrapped at a width (words end lines, not sentences)."""
    if page.one_line:
        return True
    lengths = sorted(line.end - line.start for line in page.lines)
    widest, middle = lengths[-1], lengths[len(lengths) // 2]
    return len(lengths) > 8 and middle >= 30 and widest <= 200 and middle >= 0.85 * widest


@lru_cache(maxsize=1024)
def loosened(pattern: str) -> str:
    """A pattern whose spaces between words also match line breaks."""
    return re.sub(r"(?<=\w) (?=\w)", r"\\s+", pattern)


_NEAR = 8
_LONG = 2000
_AHEAD = 400
"""How many characters of a long read passage are still looked at for what must follow a match before it."""


class Sheet:
    """A page, its marks, and which of its characters have been read.

    ``flow`` is true where line breaks say nothing. ``marks`` are sorted and do not overlap.
    """

    def __init__(self, page: Page) -> None:
        self.page = page
        # What readers that were asked before have added behind the visible text is no text of the page.
        self.text = page.text[: page.visible_end]
        self._places = starts_of(self.text)
        self.flow = in_flow(page)
        self.marks: list[Mark] = []
        self._starts: list[int] = []
        self._taken = bytearray(len(self.text))
        self._cover = bytearray(len(self.text))
        self._named: dict[str, list[int]] = {}
        self._long: list[Range] = []

    # --- striking out ------------------------------------------------------------------------------------------------

    def take(self, *spans: Range) -> None:
        """Strike out what has been read."""
        for start, end in spans:
            self._taken[start:end] = self._cover[start:end] = b"\1" * (end - start)
            if end - start > _LONG:
                insort(self._long, (start, end))

    def free(self, span: Range) -> bool:
        """Whether nothing of a range has been read."""
        return self._taken.find(1, *span) < 0

    def find(self, pattern: str | re.Pattern[str], start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """Matches of a pattern, whatever the case, in what has not been read."""
        compiled = compiled_once(pattern) if isinstance(pattern, str) else pattern
        at, stop = start, len(self.text) if end is None else end
        while at <= stop:
            until, beyond = self._unread(at, stop)
            match = self._places.search(compiled, at, until)
            if match is None:
                at = beyond
            elif match.end() > match.start() and self.free(match.span()):
                yield match
                at = match.end()
            else:
                # Nothing that begins in what has been read is free.
                following = self._taken.find(0, match.start() + 1, stop)
                at = following if following >= 0 else stop + 1

    def _unread(self, at: int, stop: int) -> Range:
        """How far a search from a position goes, short of the next long passage that has been read, and where the next one begins."""
        i = bisect_left(self._long, (at, 0))
        while i < len(self._long) and self._long[i][0] < stop:
            first, last = self._long[i]
            if last > at:
                return min(stop, first + _AHEAD), max(at + 1, min(last, stop + 1))
            i += 1
        return stop, stop + 1

    def find_at(
        self, sign: re.Pattern[str], reach: int, pattern: re.Pattern[str], start: int = 0, end: int | None = None
    ) -> Iterator[re.Match[str]]:
        """Matches of a pattern in what has not been read, each of which holds its ``sign``, at most ``reach`` behind where it begins.

        For a pattern that may begin with anything, and so would be tried everywhere.
        """
        at, stop = start, len(self.text) if end is None else end
        for seen in self.find(sign, start, end):
            for begin in range(max(at, seen.start() - reach), seen.start() + 1):
                match = pattern.match(self.text, begin, stop)
                if match is not None and self.free(match.span()):
                    yield match
                    at = match.end()
                    break
            else:
                at = seen.start() + 1

    def first(self, pattern: str | re.Pattern[str], start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first match of a pattern in what has not been read."""
        return next(self.find(pattern, start, end), None)

    # --- marks -------------------------------------------------------------------------------------------------------

    def mark(
        self, anywhere: Mapping[str, str], bare: Mapping[str, str], headings: Collection[str] = (), named: Collection[str] = ()
    ) -> None:
        """Find the marks. ``anywhere`` maps names to patterns that speak for themselves; ``bare`` those of common words.

        A bare label counts where it is a line of its own, or where nothing but space parts it from the mark before, unless that is one
        of the ``named``, behind which names stand; one of the ``headings`` also where only space parts it from a label after it.
        """
        found: dict[int, Mark] = {}
        for name, pattern in anywhere.items():
            for match in self.find(loosened(pattern)):
                old = found.get(match.start())
                if old is None or match.end() > old.end:
                    found[match.start()] = Mark(match.start(), match.end(), name)
        strong = self._without_overlaps(list(found.values()))
        candidates = sorted(
            Mark(match.start(), match.end(), name)
            for name, pattern in bare.items()
            for match in self.find(rf"(?<!\w)(?:{loosened(pattern)})(?!\w)")
        )
        first = self._trimmed(0)
        ends = {self._trimmed(mark.end) for mark in strong if mark.name not in named}
        starts = {mark.start for mark in strong if self.text[mark.end - 1] == ":"}
        kept = []
        for mark in candidates:
            if (
                mark.start in ends
                or (mark.name in headings and self._trimmed(mark.end) in starts)
                or first == mark.start
                or (not self.flow and self.alone(mark[:2]))
            ):
                kept.append(mark)
                ends.add(self._trimmed(mark.end))
        self.marks = self._without_overlaps(strong + kept)
        self._index()

    def add(self, mark: Mark) -> None:
        """One more mark, which only what stands around it tells."""
        first = bisect_left(self._starts, mark.start)
        last = bisect_left(self._starts, mark.end)
        if first and self.marks[first - 1].end > mark.start:
            return
        if last > first:
            if self.marks[first].start == mark.start and self.marks[first].end >= mark.end:
                return
            self.marks[first:last] = [mark]
            self._index()
            return
        self.marks.insert(first, mark)
        self._starts.insert(first, mark.start)
        insort(self._named.setdefault(mark.name, []), mark.start)
        self._cover[mark.start : mark.end] = b"\1" * (mark.end - mark.start)

    def drop(self, span: Range) -> None:
        """Forget the marks that begin in a range: words that are none there."""
        if dropped := self.marks_within(span):
            self.marks = [mark for mark in self.marks if mark not in dropped]
            self._index()

    def _index(self) -> None:
        self._starts = [mark.start for mark in self.marks]
        self._named = {}
        self._cover = bytearray(self._taken)
        for mark in self.marks:
            self._named.setdefault(mark.name, []).append(mark.start)
            self._cover[mark.start : mark.end] = b"\1" * (mark.end - mark.start)

    def _trimmed(self, position: int) -> int:
        while position < len(self.text) and (self.text[position].isspace() or self.text[position] in "|:"):
            position += 1
        return position

    @staticmethod
    def _without_overlaps(marks: list[Mark]) -> list[Mark]:
        out: list[Mark] = []
        for mark in sorted(marks, key=lambda m: (m.start, -m.end)):
            if not out or mark.start >= out[-1].end:
                out.append(mark)
        return out

    def alone(self, span: Range) -> bool:
        """Whether a range is a line of its own."""
        before, after = span
        while before and self.text[before - 1] in " :|»":
            before -= 1
        while after < len(self.text) and self.text[after] in " :|»":
            after += 1
        return self.text[before - 1 : before] in ("", "\n") and self.text[after : after + 1] in ("", "\n")

    def next_mark(self, position: int, names: Collection[str] | None = None) -> Mark | None:
        """The first mark at or after a position, of some names or of any."""
        i = bisect_left(self._starts, position)
        if names is None:
            return self.marks[i] if i < len(self.marks) else None
        for mark in islice(self.marks, i, i + _NEAR):
            if mark.name in names:
                return mark
        starts = [of[j] for name in names if (of := self._named.get(name)) and (j := bisect_left(of, position)) < len(of)]
        return self.marks[bisect_left(self._starts, min(starts))] if starts else None

    def previous_mark(self, position: int, names: Collection[str] | None = None) -> Mark | None:
        """The last mark that begins before a position, of some names or of any."""
        i = bisect_left(self._starts, position)
        if names is None:
            return self.marks[i - 1] if i else None
        for mark in reversed(self.marks[max(0, i - _NEAR) : i]):
            if mark.name in names:
                return mark
        starts = [of[j - 1] for name in names if (of := self._named.get(name)) and (j := bisect_left(of, position))]
        return self.marks[bisect_left(self._starts, max(starts))] if starts else None

    def marks_within(self, span: Range) -> list[Mark]:
        """The marks that begin in a range."""
        return self.marks[bisect_left(self._starts, span[0]) : bisect_right(self._starts, span[1] - 1)]

    # --- content -----------------------------------------------------------------------------------------------------

    def content(self, mark: Mark, closing: Collection[str] = ()) -> Span:
        """What a label is of: up to the next mark, or to what has been read already.

        On a page of lines it is one line, unless lines without a gap lead to one of the ``closing`` marks.
        """
        following = self.next_mark(mark.end)
        end = following.start if following else len(self.text)
        taken = self._taken.find(1, mark.end, end)
        span = self.page.trim(mark.end, taken if taken >= 0 else end)
        span = self.page.trim(span.start + (self.text[span.start : span.end][:1] in (":", "|")), span.end)
        if self.flow or "\n" not in self.text[span.start : span.end]:
            return span
        whole = self.text[span.start : span.end]
        if following and following.name in closing and "\n\n" not in whole:
            return span
        return self.page.trim(span.start, span.start + whole.index("\n"))

    def rest(self, start: int = 0, end: int | None = None) -> list[Span]:
        """The pieces of lines that have not been read and are no marks, in order."""
        stop = len(self.text) if end is None else end
        cover, out = self._cover, list[Span]()
        at = cover.find(0, start, stop)
        while at >= 0:
            to = cover.find(1, at, stop)
            to = stop if to < 0 else to
            for words in (self.text[at:to],) if self.flow else self.text[at:to].split("\n"):
                if words.strip().strip(" |»:-–"):
                    out.append(self.page.trim(at, at + len(words)))
                at += len(words) + 1
            at = cover.find(0, to, stop)
        return out


_KNOWN_WORD = re.compile(r"[^\s|,/]+")


def known_run(
    page: Page, span: Range, known: Collection[str], separator: str = r"\s*[|,/]\s*|\s+", longest: int = 5
) -> tuple[list[Span], int]:
    """The known words (folded phrases of up to ``longest`` words) with which a range begins, and where they end.

    It reads a list whose next label is gone: of ``USA English | Russian`` it takes what is known and stops.
    """
    found: list[Span] = []
    at, gap = span[0], re.compile(separator)
    while at < span[1]:
        ends = [m.end() for m in islice(_KNOWN_WORD.finditer(page.text, at, span[1]), longest)]
        hit = next((end for end in reversed(ends) if fold(page.text[at:end]) in known), None)
        if hit is None:
            break
        found.append(Span(at, hit))
        step = gap.match(page.text, hit, span[1])
        at = step.end() if step else span[1]
    return found, found[-1].end if found else span[0]
