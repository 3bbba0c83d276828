"""IMDb: title pages of about 2014 to 2020, saved as text in lines or on one line, with their labels or without.

Layouts: the head (title, line under it, ratings, plot, credits), similar titles, cast, storyline, details, "did you know?",
one user review. Where a page was saved without its one-word lines, what a label said is told by form or by place.
"""

from __future__ import annotations

import re

from kg.model import Mention, Site
from kg.reading import say
from kg.reading.html import HtmlPage
from kg.reading.page import Page, Reading
from kg.reading.sections import Sheet, in_flow
from kg.sites.imdb import around, cast, details, didyouknow, header, money, plot, reviews, unlabelled
from kg.sites.imdb.marks import BARE, FURNITURE, HEADINGS, IGNORED, LABELS, NAVIGATION
from kg.text import fold

_SIGNS = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        r"\)\s*[-–]\s*imdb\b|\bimdb(?:pro|\.com)\b|\bon imdb\b|\bimdb users\b",
        r"see full cast(?: & crew)?\s*»",
        r"(?:first billed only|credited cast):",
        r"\d people found this review helpful",
        r"from metacritic\.com",
        r"see all my reviews",
        r"did you know\?",
        r"motion picture rating\s*\(mpaa\)",
        r"see more awards",
        r"see full technical specs|technical specs\b",
        r"\d user(?: \|)? [\d,]+ critic\b",
        r"(?:more|information) on imdbpro",
        r"plot summary\s*\|\s*(?:plot )?synopsis",
        r"parents guide:",
        r"also known as:",
        r"see all certifications",
        r"filming locations:",
        r"see all [\d,]+ user reviews",
        r"plot keywords:",
    )
)
_LISTING = re.compile(r"displaying \d+ results? for|results for \"|advanced title search|\btop rated movies as rated by", re.I)


def recognize(page: Page) -> float:
    """How sure it is that this is an IMDb title page: how many of its fixed phrases stand there; six are certain."""
    if isinstance(page, HtmlPage) and page.select("script#__NEXT_DATA__"):
        # The layout since 2021 shows another page: read by these labels it would give false names. Its markup is read instead.
        return 0.0
    found = sum(1 for sign in _SIGNS if sign.search(page.text))
    return 0.0 if _LISTING.search(page.text) else min(1.0, found / 6)


def _film(sheet: Sheet) -> tuple[Mention, list[header.Naming], str]:
    page = sheet.page
    namings = header.titles(sheet)
    kind = header.kind_of(sheet, namings)
    if not namings:
        return say.film(page, None, kind=kind), namings, kind
    return say.film(page, namings[0].title, namings[0].year, kind), namings, kind


def _known_people(sheet: Sheet, film: Mention) -> set[str]:
    """Folded names that stand after "director:", "writers:" or "stars:", of the film or of similar titles."""
    names: set[str] = set()
    for mark in sheet.marks:
        if mark.name in ("directors", "writers", "stars"):
            content = sheet.content(mark, details.CLOSING)
            names.update(fold(sheet.page.words(name)) for name, _, _ in details.credited(sheet.page, content))
    return {name for name in names if len(name.split()) > 1}


def read(page: Page) -> Reading:
    """Everything an IMDb title page states."""
    page = page.unwrapped() if in_flow(page) else page
    sheet = Sheet(page)
    for pattern in NAVIGATION:
        sheet.take(*[m.span() for m in sheet.find(pattern)])
    shielded = reviews.shield(sheet)
    sheet.mark({**FURNITURE, **LABELS}, BARE, HEADINGS)
    film, namings, _ = _film(sheet)
    if not namings:
        yield page.notice("no-title", "the page does not name its film", next_step="its facts hang on an unnamed film")
    for naming in namings:
        yield from say.naming(page, film, naming.title, naming.year)
        if naming.series and film.kind == "episode":
            series = say.film(page, naming.series, kind="series")
            yield page.link(film, "part_of_series", series, naming.series)
            yield page.claim(series, "name", naming.series)
    yield from header.other_titles(sheet, film, namings)
    yield from header.subline(sheet, film)
    people = _known_people(sheet, film)
    yield from around.similar(sheet, film)
    yield from around.stray_people(sheet)
    yield from header.ratings(sheet, film)
    for naming in namings:
        sheet.take(naming.whole)
    yield from around.news(sheet, film)
    yield from around.lists(sheet, film)
    yield from around.polls(sheet, film)
    yield from header.standing(sheet, film)
    rows, cast_claims = cast.rows(sheet, film, people)
    characters = {fold(page.words(row.character)) for row in rows if row.character}
    people |= {fold(page.words(row.actor)) for row in rows}
    yield from cast_claims
    yield from details.certification(sheet, film)
    yield from didyouknow.labelled(sheet, film, characters)
    yield from didyouknow.unlabelled(sheet, film, characters, people)
    yield from plot.storyline(sheet, film)
    yield from money.money(sheet, film)
    has = {
        mark.name
        for mark in sheet.marks
        if sheet.free(mark[:2]) and mark.name in ("directors", "writers", "stars", "genres", "countries", "languages")
    }
    yield from plot.plot(sheet, film, namings)
    yield from details.labelled(sheet, film)
    yield from unlabelled.tagline(sheet, film)
    has = {name for name in has if any(m.name == name and not sheet.free(m[:2]) for m in sheet.marks)}
    yield from unlabelled.lines(sheet, film, has, namings)
    yield from didyouknow.loose(sheet, film, characters, people)
    yield from reviews.read(sheet, film, shielded)
    yield from unlabelled.unknown_labels(sheet)


SITE = Site(
    name="imdb",
    title="IMDb",
    slug="imdb",
    how="fixed phrases of its title pages (first billed only, see full cast, found this review helpful, from metacr"
    "itic.com …): six of nineteen are certain",
    recognize=recognize,
    read=read,
)
__all__ = ["IGNORED", "SITE"]
