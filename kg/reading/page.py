"""A text page as its reader sees it: decoded, collapsed, and still able to say where every character came from."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from typing import NamedTuple

from kg.model import Claim, Document, Evidence, Mention, Notice
from kg.reading.origins import Origins
from kg.text import ENTITY, RULES, capitals, collapse, decode_entity


class Span(NamedTuple):
    """A half-open range of characters of ``Page.text``."""

    start: int
    end: int


_NBSP = r"(?:amp;)*(?:nbsp|#160|#[xX][aA]0);"
"""The entity of a space that does not break, without its ``&``."""
_TOKEN = re.compile(
    # One blank between words, and one line break between lines, stay as they are; that is nearly all of them.
    rf"[\s&](?:(?P<blanks>(?:(?<![ \n&])|(?<=[ \n])(?=\s|&{_NBSP})|(?<=&){_NBSP})(?:\s|&{_NBSP})*)|(?<=&){ENTITY.removeprefix('&')})"
)
"""Runs of blanks, and other entities. What each begins with stands first, so that ``re`` is quick to find it."""
_AT_HYPHEN = re.compile(r"[^\W\d_]-\s*\n\s*[^\W\d_]")
"""Where a word goes on behind the hyphen at the end of its line."""
_WRAPPED = re.compile(r"[^\S ]\s*| \s+")
"""Runs of blanks but for a single space."""


def lines_of(text: str) -> list[Span]:
    """The lines of a text in which words stand."""
    out: list[Span] = []
    at = 0
    for line in text.split("\n"):
        end = at + len(line)
        if line and not line.isspace():
            out.append(Span(at, end))
        at = end + 1
    return out


@lru_cache(maxsize=4096)
def compiled_once(pattern: str) -> re.Pattern[str]:
    """A pattern that ignores case. ``re`` keeps fewer than a page needs, and takes longer to find one."""
    return re.compile(pattern, re.I)


LONGEST_MARK = 400
"""So far behind a heading's mark its words begin: a link's address may stand before them."""


class Page:
    """One document as text to read.

    ``text`` is the document's text with entities decoded, runs of blanks collapsed to one space, a line break as ``\\n``
    and one or more blank lines as ``\\n\\n``. Readers match against ``text``; ``evidence`` turns a range of it into the
    place in the document. A page whose text has no line breaks to speak of is ``one_line``. ``visible_end`` is where the text
    ends that the page shows; forms of a page that say more add it behind.
    """

    marked = False
    """Whether marks were left out of the text that stand between its words in the document."""
    hyphened = False
    """Whether lines were joined that a width parted at the hyphen of a word."""
    head = -1
    """Where the words of the only heading of the first level begin in the document, where its mark was left out; else -1."""

    pasted = -1
    """Where another page begins in the document behind the one that is read; else -1."""

    def __init__(self, document: Document) -> None:
        self.document = document
        pieces: list[str] = []
        self._origins = origins = Origins()
        raw, at = document.text, 0
        for token in _TOKEN.finditer(raw):
            start, end = token.span()
            if start > at:
                pieces.append(raw[at:start])
                origins.kept(at, start)
            words = decode_entity(token[0]) if token["blanks"] is None else "\n\n"[: token[0].count("\n")] or " "
            pieces.append(words)
            origins.put(len(words), start, end)
            at = end
        pieces.append(raw[at:])
        origins.kept(at, len(raw))
        self.text = "".join(pieces)
        self.visible_end = len(self.text)
        self._lay_out()

    def unwrapped(self) -> Page:
        """The same page on one line: for pages whose line breaks say nothing (wrapped at a width)."""
        other = self.respaced([(run.start(), run.end(), " ") for run in _WRAPPED.finditer(self.text)])
        other.lines = [Span(0, len(other.text))] if other.text.strip() else []
        other._line_starts = [line.start for line in other.lines]
        other.one_line = True
        return other

    def joined(self, gaps: Mapping[int, str]) -> Page:
        """The same page with some lines joined to the next: ``gaps`` maps where they end to what stands there instead of the break."""
        following = dict(zip((line.end for line in self.lines), (line.start for line in self.lines[1:]), strict=False))
        return self.respaced([(end, following[end], gap) for end, gap in sorted(gaps.items())])

    def respaced(self, runs: Iterable[tuple[int, int, str]]) -> Page:
        """The same page with other blanks and marks between its words, or none.

        ``runs`` are ranges of ``text``, in order and apart from each other, with what stands in their place; into an empty one it is put.
        """
        other = object.__new__(Page)
        other.document = self.document
        other._origins = Origins()
        pieces: list[str] = []
        at = 0
        for start, end, gap in runs:
            pieces += (self.text[at:start], gap)
            other._origins.taken(self._origins, at, start)
            if gap:
                other._origins.put(len(gap), self._origins.start(start), self._origins.end(end - 1))
            at = end
        pieces.append(self.text[at:])
        other._origins.taken(self._origins, at, len(self.text))
        other.text = "".join(pieces)
        other.visible_end = len(other.text)
        other.marked, other.hyphened, other.head = self.marked, self.hyphened, self.head
        other._lay_out()
        return other

    def _lay_out(self) -> None:
        self._places: dict[tuple[int, int], tuple[Evidence, ...]] = {}
        self.lines = lines_of(self.text)
        self._line_starts = [line.start for line in self.lines]
        self.one_line = len(self.lines) < 5 + len(self.text) // 2000

    @cached_property
    def capitals(self) -> int:
        """How many capitals the page shows."""
        return capitals(self.text)

    @property
    def headline(self) -> Span | None:
        """The line that was the only heading of the first level; None where none is known."""
        at = next((line for line in self.lines if self._origins.start(line.start) >= self.head), None) if self.head >= 0 else None
        return at if at is not None and self._origins.start(at.start) - self.head <= LONGEST_MARK else None

    def indent(self, position: int) -> int:
        """How far from the beginning of its line in the document a character stands."""
        start = self._origins.start(position)
        return start - (self.document.text.rfind("\n", 0, start) + 1)

    # --- looking -----------------------------------------------------------------------------------------------------

    def trim(self, start: int, end: int) -> Span:
        """The range without white space at its ends."""
        text = self.text
        if start < end and not (text[start].isspace() or text[end - 1].isspace()):
            return Span(start, end)
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        return Span(start, end)

    def blank(self, start: int, end: int) -> bool:
        """Whether a range holds nothing but white space."""
        return not self.cut((start, end)).strip()

    def cut(self, span: tuple[int, int]) -> str:
        """The text of a range."""
        return self.text[span[0] : span[1]]

    def words(self, span: tuple[int, int]) -> str:
        """The words of a range, collapsed."""
        return collapse(self.text[span[0] : span[1]])

    def runs(self, span: tuple[int, int]) -> list[Span]:
        """The ranges of the words in a range that no line break parts."""
        return self.split(span, r"\n+")

    def group(self, match: re.Match[str], group: str | int = 0) -> Span:
        """The range of a group of a match on ``text``, trimmed."""
        return self.trim(*match.span(group))

    def find(self, pattern: str | re.Pattern[str], start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """Matches of a pattern in a range of the text, whatever the case."""
        compiled = compiled_once(pattern) if isinstance(pattern, str) else pattern
        return compiled.finditer(self.text, start, len(self.text) if end is None else end)

    def line_at(self, position: int) -> int:
        """The number (from 0, blank lines not counted) of the line that holds a position, or of the next one."""
        found = bisect_left(self._line_starts, position)
        if found and (found == len(self.lines) or self._line_starts[found] > position) and position < self.lines[found - 1].end:
            found -= 1
        return found

    def split(self, span: tuple[int, int], pattern: str) -> list[Span]:
        """The non-empty ranges between the separators that match ``pattern``."""
        out, at = [], span[0]
        for match in compiled_once(pattern).finditer(self.text, span[0], span[1]):
            out.append(self.trim(at, match.start()))
            at = match.end()
        out.append(self.trim(at, span[1]))
        return [s for s in out if s.end > s.start]

    # --- saying ------------------------------------------------------------------------------------------------------

    def evidence(self, span: tuple[int, int]) -> Evidence:
        """The place in the document of a range of the text. Raises ValueError for an empty range."""
        start, end = self.trim(*span)
        if end <= start:
            raise ValueError("an empty range is no evidence")
        first, last = self._origins.start(start), self._origins.end(end - 1)
        return Evidence(first, last, self.document.text[first:last])

    def places(self, span: tuple[int, int]) -> tuple[Evidence, ...]:
        """The places that hold a range of the text together: one, but for pages whose words stand in several boxes or between marks."""
        known = self._places.get(span)
        if known is None:
            known = self._places[span] = self._between_marks(span) if self.marked else (self.evidence(span),)
        return known

    def _between_marks(self, span: tuple[int, int]) -> tuple[Evidence, ...]:
        start, end = self.trim(*span)
        pieces: list[list[int]] = []
        for position in range(start, end):
            if self.text[position].isspace():
                continue
            first, last = self._origins.start(position), self._origins.end(position)
            if pieces and not self.document.text[pieces[-1][1] : first].strip():
                pieces[-1][1] = last
            else:
                pieces.append([first, last])
        texts = [(first, last, self.document.text[first:last]) for first, last in pieces]
        return tuple(Evidence(first, last, text) for first, last, text in texts if text.strip()) or (self.evidence(span),)

    def rule_for(self, rule: str, places: tuple[Evidence, ...]) -> str:
        """The name of the rule by which a value follows from its places: ``rule``, where the form of the page adds nothing."""
        return rule or ("whole-word" if self.hyphened and any(_AT_HYPHEN.search(place.exact) for place in places) else "")

    def claim(
        self, subject: Mention, property: str, span: tuple[int, int], rule: str = "", *,
        inferred: bool = False, also: tuple[tuple[int, int], ...] = (),
    ) -> Claim:  # fmt: skip
        """A literal whose value is the quoted words, through ``rule`` where one is named.

        ``also`` are further places that are needed together with the first (the words are joined by a space).
        Raises ValueError where the rule refuses the words.
        """
        places = self.places(span)
        if also:
            places += tuple(place for s in also for place in self.places(s))
        words = collapse(places[0].exact if len(places) == 1 else " ".join([p.exact for p in places]))
        rule = self.rule_for(rule, places)
        return Claim(subject, property, RULES[rule](words) if rule else words, places, rule, inferred)

    def fixed(
        self, subject: Mention, property: str, value: str, span: tuple[int, int], rule: str = "site", *, inferred: bool = True
    ) -> Claim:
        """A literal that the quoted row or label does not spell out (see ``text.CONTEXT_RULES``)."""
        return Claim(subject, property, value, self.places(span), rule, inferred)

    def link(
        self, subject: Mention, property: str, target: Mention, span: tuple[int, int], rule: str = "", *, inferred: bool = False
    ) -> Claim:
        """A link to another thing, with the words that name it."""
        return Claim(subject, property, target, self.places(span), rule, inferred)

    def notice(self, code: str, what: str, span: tuple[int, int] | None = None, *, next_step: str = "") -> Notice:
        """A notice about this page, with the place it speaks of where there are words there."""
        return Notice(code, what, self.document.name, next_step, evidence=self.evidence(span) if span and not self.blank(*span) else None)


Reading = Iterator[Claim | Notice]
Reader = Callable[[Page], Reading]
