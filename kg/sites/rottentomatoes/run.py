"""The cast of a one-line page, whose rows run into each other: ``name as character name as character …``.

Where one row ends and the next begins is told by the look of names and roles (``kg.reading.row_cuts``).
"""

from __future__ import annotations

import re
from bisect import bisect_right

from kg.model import Mention
from kg.reading import row_cuts, say
from kg.reading.castlist import role_of
from kg.reading.page import Page, Reading, Span
from kg.sites.rottentomatoes.layout import Layout
from kg.sites.rottentomatoes.patterns import LABEL, WATCH
from kg.text import fold

ABBREVIATION = re.compile(r"(?:\b(?:no|mr|mrs|ms|dr|st|sgt|lt|capt|col|gen|jr|sr|prof|rev|det|officer|[a-z])|\d)\.$", re.I)


def is_name(words: str) -> bool:
    """Whether words have the form of a name in a list: up to six words, no sentence, no number, no label."""
    if not 0 < len(words.split()) <= 6 or re.search(r"[?!:;%$|•…]|\d{3}|,(?! (?:jr|sr|ii|iii)\b)|^as ", words, re.I):
        return False
    return (
        not re.search(r"super reviewer$|^top critic|\bminutes?$", words, re.I)
        and not (words.endswith(".") and not ABBREVIATION.search(words))
        and not re.fullmatch(LABEL, words, re.I)
        and any(c.isalpha() for c in words)
    )


LONGEST_ROLE = 8
_AS = re.compile(r"\S+(?: \S+){0,4}? as \S", re.I)


def read_run(layout: Layout, film: Mention) -> Reading:
    """The stretch ``name as character name as character …`` of a one-line page, as far as its rows can be told apart."""
    page = layout.page
    for number, row in enumerate(layout.rows):
        if not row.plain or row.section not in ("info", "cast", "photos", "top"):
            continue
        opened = number > 0 and WATCH.fullmatch(layout.rows[number - 1].words) is not None
        start = row.span.start if opened and _AS.match(row.words) else _cast_start(page, row.span)
        if start is None:
            continue
        row.used = start == row.span.start
        if not row.used:
            row.span = page.trim(row.span.start, start)
            row.words = page.words(row.span)
            stretch = page.trim(start, _stop(layout, row.span.end))
        else:
            stretch = row.span
        yield from _split_rows(page, film, stretch)


def _stop(layout: Layout, position: int) -> int:
    later = bisect_right(layout.rows, position, key=lambda row: row.span.start)
    return layout.rows[later].span.start if later < len(layout.rows) else len(layout.page.text)


def _cast_start(page: Page, span: Span) -> int | None:
    """Where a run of rows begins: at the start of the stretch, or behind the last sentence of the plot."""
    ends = [
        m.end()
        for m in re.compile(r"[.!?…][\"'”’)\]]*\s+").finditer(page.text, span.start, span.end)
        if not ABBREVIATION.search(page.text[max(span.start, m.start() - 9) : m.start() + 1])
    ]
    start = ends[-1] if ends else span.start
    last = re.compile(r"[.!?…][\"'”’)\]]*$").search(page.text[max(start, span.end - 9) : span.end])
    if last and not ABBREVIATION.search(page.text[max(start, span.end - 9) : span.end]):
        return None  # a sentence of the plot ("as soon as", "as far as") and no row
    words = page.text[start : span.end].split()
    if "as" not in [w.lower() for w in words[1:6]] or sum(w.lower() == "as" for w in words) < 2:
        return None
    return start


def _split_rows(page: Page, film: Mention, stretch: Span) -> Reading:
    if re.match(r"cast ", page.text[stretch.start : stretch.end], re.I):
        stretch = page.trim(stretch.start + 5, stretch.end)
    parts = page.split(stretch, r"(?<=\s)as(?=\s)")
    actor: Span | None = parts[0] if is_name(page.words(parts[0])) else None
    for position, part in enumerate(parts[1:], 1):
        final = position == len(parts) - 1
        # What runs on behind the last role (the crew, a label) has no border.
        border = (part.end if len(page.words(part).split()) <= LONGEST_ROLE else None) if final else _border(page, part)
        character = page.trim(part.start, border) if border else None
        if actor is None:
            yield page.notice("no-actor", f"whose role {page.words(part)[:50]!r} opens with cannot be told", part)
        else:
            if character is None:
                yield page.notice(
                    "unclear-cast", f"where the role ends and the next name begins in {page.words(part)[:60]!r} is unclear", part
                )
            played, credited = role_of(page, character) if character else (None, None)
            yield from say.cast_row(page, film, actor, played, position, credited_as=credited)
        actor = page.trim(border, part.end) if border and not final else None


def _border(page: Page, part: Span) -> int | None:
    """Where, between two "as", the character ends and the next actor's name begins; None where that is not plain."""
    tokens = list(re.compile(r"\S+").finditer(page.text, part.start, part.end))
    cut = row_cuts.best_cut([fold(token[0]) for token in tokens], sure=True) if len(tokens) > 2 else 0
    return tokens[cut].start() if cut else None
