"""The cast of a streaming page: ``Name as Character``, a name above ``as Character``, pairs between blank lines, or names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kg.model import Claim, Mention, Notice
from kg.reading import say
from kg.reading.castlist import role_of
from kg.reading.page import Page, Span
from kg.reading.row_cuts import best_cut
from kg.sites.streaming.rows import Row
from kg.text import fold

NAMES = r"\s*(?:,(?!\s*(?:jr|sr|inc|ltd|llc)\b)\s*(?:and\s+)?|\s*[|;•·/]\s*|\s+and\s+|\s+&\s+)\s*"
"""What stands between the names of a list."""

_AS = re.compile(r"\s+(?:as|\.\.\.|…|plays)\s+|\s+(?=(?:him|her|them|it)?sel(?:f|ves)(?:\s+[–(-]|$))", re.I)
"""What stands between an actor and a character; who plays nobody but oneself needs no such word."""
_BEHIND = re.compile(r"(?:as|\.\.\.|…)\s+(?=\S)", re.I)


def read_cast(page: Page, film: Mention, rows: list[Row]) -> Iterator[Claim | Notice]:
    """The rows under the heading ``Cast``. Names that nothing sets apart are a notice."""
    found = [row for row in rows if row.kind in ("text", "titled", "label")]
    pairs, unread = _pairs(page, found)
    for position, (actor, character) in enumerate(pairs, 1):
        played, credited = role_of(page, character) if character else (None, None)
        yield from say.cast_row(page, film, actor, played, position, credited_as=credited)
    for span in unread:
        yield page.notice("unread-cast", f"{page.words(span)[:60]!r} is no row of the cast, or several", span)


def _pairs(page: Page, found: list[Row]) -> tuple[list[tuple[Span, Span | None]], list[Span]]:
    joined = any(_AS.search(page.text, *row.span) or _BEHIND.match(page.text, *row.span) for row in found)
    if joined:
        return _with_as(page, found)
    if _paired(page, found):
        return [(a.span, c.span) for a, c in zip(found[::2], found[1::2], strict=True)], []
    names = [name for row in found for name in page.split(row.span, NAMES)]
    even = len(names) % 2 == 0 and len(names) > 3 and len(names) == len(found)
    if even and all(_is_name(page, name) for name in names[::2]) and not all(_is_name(page, name) for name in names[1::2]):
        # Every other line may be a character, or somebody of one name.
        return [(name, None) for name in names[::2]], names[1::2]
    return [(name, None) for name in names if _is_name(page, name)], [name for name in names if not _is_name(page, name)]


def _with_as(page: Page, found: list[Row]) -> tuple[list[tuple[Span, Span | None]], list[Span]]:
    """Rows of which some say ``as``: the others are an actor's other films, or stand above their ``as``."""
    pairs: list[tuple[Span, Span | None]] = []
    unread: list[Span] = []
    for i, row in enumerate(found):
        for part in page.split(row.span, r"\s*[;|]\s+|,\s+(?=[^,]*\sas\s)") if page.one_line else [row.span]:
            if behind := _BEHIND.match(page.text, *part):
                if i and not _AS.search(page.text, *found[i - 1].span):
                    pairs.append((found[i - 1].span, page.trim(behind.end(), part.end)))
                continue
            marks = list(_AS.finditer(page.text, *part))
            if len(marks) == 1:
                pairs.append((page.trim(part.start, marks[0].start()), page.trim(marks[0].end(), part.end)))
            elif marks and page.one_line:
                pairs.extend(_run_together(page, part, marks))
            elif marks:
                pairs.append((page.trim(part.start, marks[0].start()), page.trim(marks[0].end(), part.end)))
            elif not (i + 1 < len(found) and _BEHIND.match(page.text, *found[i + 1].span)):
                unread.append(part)
    return pairs, unread


def _run_together(page: Page, span: Span, marks: list[re.Match[str]]) -> list[tuple[Span, Span | None]]:
    """Rows on one line: between two ``as`` stand a character and the next actor."""
    pairs: list[tuple[Span, Span | None]] = []
    actor = page.trim(span.start, marks[0].start())
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        end = following.start() if following else span.end
        words = list(re.compile(r"\S+").finditer(page.text, mark.end(), end))
        cut = best_cut([fold(w[0]) for w in words]) if following and len(words) > 1 else len(words)
        if not words:
            break
        pairs.append((actor, Span(words[0].start(), words[cut - 1].end())))
        if cut >= len(words):
            break
        actor = Span(words[cut].start(), words[-1].end())
    return pairs


def _is_name(page: Page, span: Span) -> bool:
    words = page.words(span)
    return 1 < len(words.split()) <= 4 and not re.search(r"[.!?]$|\d", re.sub(r"\b(?:jr|sr)\.$", "", words, flags=re.I))


def _paired(page: Page, found: list[Row]) -> bool:
    """Whether blank lines set the rows apart two by two."""
    if len(found) < 4 or len(found) % 2:
        return False
    gaps = ["\n\n" in page.text[a.span.end : b.span.start] for a, b in pairwise(found)]
    return not any(gaps[::2]) and all(gaps[1::2])
