"""Facts in rows on the pages below an IMDb title as text: technical specifications, songs, companies, keywords, places, money, votes.

What the tree of such a page tells is read by ``subpages.facts`` and ``subpages.relations``, from which the values are taken over.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from kg.model import Mention
from kg.reading import say, songs
from kg.reading.page import Page, Reading, Span
from kg.sites.imdb.connections import INWARD, OUTWARD
from kg.sites.imdb.marks import COLORS
from kg.sites.imdb.sub_text_rows import cells, unmarked
from kg.sites.imdb.subpages import business
from kg.sites.imdb.subpages.critics import BASED_ON, cited, metascore
from kg.sites.imdb.subpages.facts import PARTS, rated, specification
from kg.sites.imdb.subpages.lists import unquoted
from kg.sites.imdb.subpages.relations import given
from kg.text import fold

# --- technical specifications ----------------------------------------------------------------------------------------

_SPECIFICATIONS = (
    "runtime", "runtimes", "sound mix", "color", "colour", "aspect ratio", "camera", "laboratory", "film length", "negative format",
    "film negative format (mm/video inches)", "film negative format", "cinematographic process", "printed film format",
    "color info", "release formats", "digital intermediate",
)  # fmt: skip
_LABEL = re.compile(
    rf"(?P<label>{'|'.join(re.escape(label) for label in sorted(_SPECIFICATIONS, key=len, reverse=True))})(?!\w)\s*:?\s*", re.I
)
_NOTE_AT_ONCE = re.compile(r"(?<=[^\s(])\([^()\n]*\)$")
"""A note of its own that stood beside a value since 2021; one that is parted by a blank belongs to it."""
_COLOR = re.compile(rf"{COLORS}(?:\s*\|\s*{COLORS})*", re.I)


def technical(page: Page, film: Mention, _: Span, lines: list[Span]) -> Reading:
    """Running time, sound mix, colour and aspect ratio: each label with its first value beside or below it."""
    label = ""
    number = 0
    for line in lines:
        found = _LABEL.match(page.text, *line)
        if found and not (label in ("color", "colour") and _COLOR.fullmatch(page.text, *line)):
            label, number = fold(found["label"]), 0
            line = unmarked(page, page.trim(found.end(), line.end))
        if not label or line.end <= line.start:
            continue
        for value in page.split(line, PARTS):
            if page.text[value.start] != "(" and len(page.words(value).split()) <= 12:
                note = _NOTE_AT_ONCE.search(page.text, *value)
                yield from specification(page, film, label.removesuffix("s"), number, Span(value.start, note.start()) if note else value)
                number += 1


# --- songs -----------------------------------------------------------------------------------------------------------

_MADE = re.compile(r"(?:written|music|words|lyrics?|composed|performed|song|sung|played|by|traditional\b)", re.I)
_BESIDE_SONG = re.compile(r"\([^()\n]*\)|traditional\b.*|trad\.?|public domain|arranged .*|under license.*|all rights.*", re.I)


def tracks(page: Page, film: Mention, _: Span, lines: list[Span]) -> Reading:
    """Pieces of music: a title, and the lines of its credits below it."""
    credit = [bool(songs.CREDIT.match(page.text, *line) or _BESIDE_SONG.fullmatch(page.words(line))) for line in lines]
    starts = [
        i
        for i in range(len(lines) - 1)
        if not credit[i]
        and credit[i + 1]
        and (i == 0 or credit[i - 1])
        and any(_MADE.match(page.text, *at) for at in _below(i, lines, credit))
    ]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=False):
        last = start + 1
        while last < end and credit[last]:
            last += 1
        named = songs.title(page, lines[start])
        if named.end > named.start:
            yield from say.recording(page, film, named, songs.credits(page, (lines[start].end, lines[last - 1].end)))


def _below(at: int, lines: list[Span], credit: list[bool]) -> list[Span]:
    end = at + 1
    while end < len(lines) and credit[end]:
        end += 1
    return lines[at + 1 : end]


# --- companies, keywords, places -------------------------------------------------------------------------------------

_PRODUCERS = re.compile(r"production compan(?:y|ies)(?:\s*\(\d+\))?", re.I)
_OTHERS = re.compile(r"(?:distribut(?:ors?|ion(?: compan(?:y|ies))?)|special effects(?: compan(?:y|ies))?|other compan(?:y|ies)"
    r"|sales representatives?.*|miscellaneous compan(?:y|ies))(?:\s*\(\d+\))?", re.I)  # fmt: skip
_NOTES = re.compile(r"\s*\([^()\n]*\)\s*$")


def companies(page: Page, film: Mention, _: Span, lines: list[Span]) -> Reading:
    """Who produced the film; of who distributes it or worked on its effects the page says more than the model."""
    producing = False
    for line in lines:
        words = page.words(line)
        if _PRODUCERS.fullmatch(words) or _OTHERS.fullmatch(words):
            producing = _PRODUCERS.fullmatch(words) is not None
        elif producing:
            end = line.end
            while note := _NOTES.search(page.text, line.start, end):
                end = note.start()
            name = page.trim(line.start, end)
            if name.end > name.start and len(page.words(name).split()) <= 10:
                yield from say.person_link(page, film, "company", name, kind="organization")


_NO_KEYWORD = re.compile(r".*\bfound this (?:relevant|irrelevant)|(?:is this )?relevant\??|.*:|imdb keyword analysis.*|add keyword.*", re.I)
_LONGEST_KEYWORD = 8


def keywords(page: Page, film: Mention, _: Span, lines: list[Span]) -> Reading:
    """One keyword a line, all of them in small letters."""
    for line in [cell for row in lines for cell in cells(page, row)]:
        words = page.words(line)
        if (
            words == words.lower()
            and len(words.split()) <= _LONGEST_KEYWORD
            and not _NO_KEYWORD.fullmatch(words)
            and words[-1] not in ".!?»"
        ):
            yield page.claim(film, "keyword", line)


_DATES = re.compile(r"(?:filming|production) dates(?:\s*\(\d+\))?|copyright holder", re.I)
_PLACES = re.compile(r"(?:filming locations|locations)(?:\s*\(\d+\))?", re.I)
_LONGEST_PLACE = 20


def locations(page: Page, film: Mention, _: Span, lines: list[Span]) -> Reading:
    """Where the film was shot, by the printed names."""
    for line in lines:
        words = page.words(line)
        if _DATES.fullmatch(words):
            return
        asked = re.search(r"\binteresting\?|found this interesting", words, re.I)
        if asked or _PLACES.fullmatch(words) or words[0] in "(-" or words[-1] in ".:!?»" or len(words.split()) > _LONGEST_PLACE:
            continue
        note = _NOTES.search(page.text, *line)
        yield from say.person_link(page, film, "location", page.trim(line.start, note.start() if note else line.end), kind="place")


# --- money, votes, certificates --------------------------------------------------------------------------------------


def money(page: Page, film: Mention, _: Span, lines: list[Span]) -> Reading:
    """Budget, opening weekends and grosses, one amount a line."""
    yield from business.money(page, film, lines)


def ratings(page: Page, film: Mention, body: Span, _: list[Span]) -> Reading:
    """The average of the users' votes, and how many there are."""
    yield from given(page, film, body)


_MPAA = re.compile(r"(?m)^[^\S\n]*(?P<label>mpaa|motion picture rating\s*\(mpaa?\))[\s:|]*(?=rated\s)", re.I)


def guide(page: Page, film: Mention, body: Span, _: list[Span]) -> Reading:
    """The rating of the Motion Picture Association with its reason."""
    label = _MPAA.search(page.text, *body)
    if label:
        end = page.text.find("\n", label.end(), body.end)
        yield from rated(page, film, page.group(label, "label"), page.trim(label.end(), end if end >= 0 else body.end))


# --- other works, questions, critics ---------------------------------------------------------------------------------

_RELATION = re.compile(
    r"(?P<kind>references|referenced in|features|featured in|spoofs|spoofed in|mentioned in|follows|followed by|remake of|remade as"
    r"|version of|edited into|edited from|spin[- ]off(?: from)?|alternate language version of|similar to)(?:\s*\(\d+\))?",
    re.I,
)
_WORK = re.compile(r"(?P<title>[^\n()]{1,150}?)\s*\((?:(?:TV|Video)[^()\d]{0,15})?(?P<year>(?:18|19|20)\d\d)(?:/[IVX]+)?[^()]{0,15}\)"
    r"(?:\s*\([^()\n]{1,20}\))?(?:\s+[-–—]\s.*)?", re.I)  # fmt: skip
_REMARK = re.compile(
    r"[-–—*]|(?:an? |the )?(?:posters?|clips?|scenes?|footage|dialog(?:ue)?|music|title|characters?|mentione?d?|shown|seen)\b", re.I
)


def connections(page: Page, film: Mention, _: Span, lines: list[Span]) -> Reading:
    """Works that mention the film and works it mentions; for other relations the model has no place."""
    kind = ""
    for line in lines:
        if heading := _RELATION.fullmatch(page.words(line)):
            kind = heading["kind"].casefold()
            if kind not in INWARD | OUTWARD:
                yield page.notice("unmodelled-relation", f"{kind!r}: the model has no such relation", line)
            continue
        match = _WORK.fullmatch(page.text, *line) if kind in INWARD | OUTWARD else None
        if match is None or _REMARK.match(page.text, *line):
            continue
        title, year = unquoted(page, page.group(match, "title")), page.group(match, "year")
        if '"' in page.text[title.start : title.end]:
            # An episode with its series.
            continue
        work = say.film(page, title, year, "work")
        ends = (work, film) if kind in INWARD else (film, work)
        yield page.link(ends[0], "mentions", ends[1], title)
        yield from say.naming(page, work, title, year)


_LONGEST_QUESTION = 40


def questions(page: Page, film: Mention, _: Span, lines: list[Span]) -> Reading:
    """Questions that users ask about the film: lines that end in the mark of one."""
    for line in lines:
        words = page.words(line)
        if words.endswith("?") and 2 < len(words.split()) <= _LONGEST_QUESTION:
            mark = re.compile(r"(?:Q|\d{1,3})[:.]\s+|[•*]\s+").match(page.text, *line)
            yield from say.question(page, film, Span(mark.end(), line.end) if mark else line)


_SCORE = re.compile(r"100|\d{1,2}")
_CLOSING = re.compile(r"see all [^\n]{0,40}reviews.*|metascore|\[?(?:read )?full review\]?.*", re.I)


def critics(page: Page, film: Mention, body: Span, _: list[Span]) -> Reading:
    """The Metascore, and below it each review: its score, who published it, its words."""
    lines = page.split(body, r"\n+")
    based = next((i for i, line in enumerate(lines) if BASED_ON.match(page.text, *line)), None)
    if based is not None and (score := next((line for line in lines[:based] if _SCORE.fullmatch(page.words(line))), None)):
        yield from metascore(page, film, score, lines[based])
    if based is None:
        yield page.notice("nothing-read", "a page of critics' reviews that does not say how many there are", body)
        return
    below = [line for line in lines[based + 1 :] if not _CLOSING.fullmatch(page.words(line))]
    marks = [i for i, line in enumerate(below) if _SCORE.fullmatch(page.words(line))]
    for position, (start, end) in enumerate(zip(marks, [*marks[1:], len(below)], strict=False), 1):
        rows = below[start + 1 : end]
        if len(rows) not in (2, 3) or any(len(page.words(row).split()) > 8 or page.text[row.end - 1] in ".!?…" for row in rows[:-1]):
            continue
        # Where two lines stand, the first may hold a publication and a critic, with nothing between them.
        who = (rows[0], rows[1]) if len(rows) == 3 else (None, None)
        if who[0] is None:
            yield page.notice("run-together", "where a publication ends and its critic begins is not printed", rows[0])
        date, pages = cited(page, rows[-1])
        yield from say.review(
            page, film, "critic_review", "imdb", rows[-1], position, author=who[1], author_kind="critic", publisher=who[0],
            score=below[start], fixed_best="100.0", date=date, pagination=pages,
        )  # fmt: skip


READERS: dict[str, Callable[[Page, Mention, Span, list[Span]], Reading]] = {
    "technical": technical, "songs": tracks, "companies": companies, "keywords": keywords, "locations": locations, "money": money,
    "ratings": ratings, "guide": guide, "connections": connections, "questions": questions, "critics": critics,
}  # fmt: skip
"""Readers by kind of page: each is given the film, the range below the heading, and its lines without what surrounds them."""
