"""The words that a row lists: genres, keywords, colours, sound systems."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.reading.genres import genres_at, is_genre
from kg.reading.html import HtmlPage
from kg.reading.page import Page, Span
from kg.sites.general.labels import known
from kg.sites.general.lines import Row
from kg.sites.general.names import YEAR, pattern
from kg.sites.general.parts import Part, filler, parts

_TWO_TONES = re.compile(
    r"black[- ](?:and|&)[- ]white|schwarz (?:und|&) wei|noir et blanc|blanco y negro|bianco e nero|nero e bianco|svart och vit"
    r"|preto e branco|zwart en wit|sort og hvid",
    re.I,
)
MOST_WORDS = 60
"""Longer lists are the menu of a site, not a film's genres."""
_SENTENCE = r"(?<=[^\W\d_]{3})\.\s+"
LONGEST_WORD = 40
MOST_LINKS = 2_000
_NO_GENRE = re.compile(r"\d(?!-?D\b)|[.?!:]$")
_TECHNICAL = {
    "sound_mix": re.compile(
        r"mono|stereo|dolby|\bdts|sdds|atmos|surround|digital|silent|optic|magnetic|vitaphone|imax|sonics|\d\.\d|auro|stumm|muet|mudo|muto|němý|stum",
        re.I,
    ),
    "color": re.compile(
        r"colou?r|farb|couleur|barev|färg|\bb ?[&/] ?w|black|schwarz|\bs/w|noir|n ?[&/] ?b|nero|bianco|b/n|negro|blanco|svart|černob|sepia"
        r"|preto|\bcor\b"
        r"|zwart|kleur|barwn|czarno|farve|deluxe|eastman|tinted",
        re.I,
    ),
}
"""What names a sound system or a colour; a department's people stand under the same labels."""


def words_of(page: Page, row: Row, tongue: str, property: str, *, joined: bool) -> list[Span]:
    """The ranges of the words of a row; none of a row with something else in it. ``joined``: whether a conjunction parts words."""
    listed = _genres(page, _before_topics(page, row), tongue) if property == "genre" else parts(page, row, tongue, joined=joined)
    if property == "color":
        # "Black and White" is one.
        together = parts(page, row, tongue, joined=False)
        if any(_TWO_TONES.search(page.words(part.span)) for part in together):
            listed = together
    spans = [part.span for part in listed if not filler(page.words(part.span))]
    if property == "genre":
        spans = [one for span in _before_place(page, spans) for sentence in page.split(span, _SENTENCE) for one in _apart(page, sentence)]
        if row.tight and len(spans) == 1 and " " in page.words(spans[0]):
            spans = _each_a_genre(page, spans[0])
        if any(_NO_GENRE.search(words := page.words(span)) or (" " in words and known(words.split()[0])) for span in spans):
            return []
    fitting = [span for span in spans if 2 <= span.end - span.start <= LONGEST_WORD and len(page.words(span).split()) <= 4]
    fitting = [span for span in fitting if property not in _TECHNICAL or _TECHNICAL[property].search(page.words(span))]
    return fitting if len(fitting) == len(spans) <= MOST_WORDS else []


def _genres(page: Page, row: Row, tongue: str) -> list[Part]:
    every = parts(page, row, tongue, slash=False)
    # "Mystery & Suspense" is the name of one genre.
    listed = [
        part
        for whole in parts(page, row, tongue, slash=False, joined=False)
        for part in ([whole] if is_genre(page.words(whole.span)) else [one for one in every if _inside(one.span, whole.span)])
    ]
    # So is "Action/Adventure" where other marks part genres, or where it is one link.
    return (
        parts(page, row, tongue)
        if len(listed) == 1 and ("/" not in page.words(listed[0].span) or not _linked(page, listed[0].span))
        else listed
    )


def _before_topics(page: Page, row: Row) -> Row:
    """A row of genres up to a bar behind which topics stand, and other marks part these: ``Drama | The 80s. Music.``"""
    if len(row.value) == 1:
        at = page.text.find("|", *row.value[0])
        # Full stops part genres on one side of it, or topics on the other: "Drama. Crime | Sea".
        if at >= 0 and (". " in page.text[at : row.value[0].end] or ". " in page.text[row.value[0].start : at]):
            return replace(row, value=[page.trim(row.value[0].start, at)])
    # In a text a line of several ends the list.
    if not isinstance(page, HtmlPage) and not row.firm and len(row.value) > 1 and "," in page.text[row.value[0].start : row.value[0].end]:
        return replace(row, value=row.value[:1])
    return row


def _before_place(page: Page, spans: list[Span]) -> list[Span]:
    """The words of a row up to a full stop behind which countries and a year stand: ``drama. España, 2009.``"""
    if not (spans and re.fullmatch(rf"{YEAR}\.?", page.text[spans[-1].start : spans[-1].end].rpartition(" ")[2])):
        return spans
    at = next((number for number, span in enumerate(spans) if re.search(_SENTENCE, page.text[span.start : span.end])), -1)
    return [*spans[:at], page.split(spans[at], _SENTENCE)[0]] if at >= 0 else spans


def _apart(page: Page, span: Span) -> list[Span]:
    """Genres that only blanks part; any other words as they are."""
    found = genres_at(page, span.start, span.end) if "/" not in page.words(span) else []
    # "Crime drama" is one as well.
    one = any(page.text[inner.start].islower() for inner in found[1:]) and page.text[span.start].isupper() and isinstance(page, HtmlPage)
    return found if len(found) > 1 and found[-1].end == span.end and not one else [span]


def _linked(page: Page, span: Span) -> bool:
    """Whether a range is what one link shows."""
    return isinstance(page, HtmlPage) and any(page.range_of(link) == span for link in page.select("a")[:MOST_LINKS])


def _each_a_genre(page: Page, span: Span) -> list[Span]:
    """The words between blanks where all of them are genres, or the one genre that they are together; else none."""
    words = page.split(span, r"\s+")
    if pattern("genre").fullmatch(page.words(span)) or is_genre(page.words(span)):
        return [span]
    read = [is_genre(page.words(one)) or pattern("genre").fullmatch(page.words(one)) or page.words(one).endswith("film") for one in words]
    return words if all(read) else []


def _inside(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
