"""A title page as text: in lines or on one line, with its labels or without, or what a saved HTML page of up to 2018 shows.

Layouts: the head (title, line under it, ratings, plot, credits), similar titles, cast, storyline, details, "did you know?",
one user review. Where a page was saved without its one-word lines, what a label said is told by form or by place.
"""

from __future__ import annotations

import re

from kg.model import Mention
from kg.reading import say
from kg.reading.fragments import mended
from kg.reading.html import HtmlPage
from kg.reading.page import Page, Reading
from kg.reading.sections import Sheet, in_flow
from kg.sites.imdb import (
    around,
    billing,
    broadcast,
    cast,
    certificates,
    connections,
    details,
    didyouknow,
    header,
    money,
    plot,
    reviews,
    scores,
    similar,
    tn15_text,
    unlabelled,
)
from kg.sites.imdb.heading import Heading
from kg.sites.imdb.marks import BARE, EPISODIC, EPISODIC_WORDS, FURNITURE, HEADINGS, LABELS, NAMED, NAVIGATION
from kg.text import fold

_SPELLED = re.compile(r"see (?:more|full|all)\b[^\n»]{0,45}>>", re.I)
_ARROW = re.compile(r"(?<=\S )>>(?!\S)")
"""What closes the site's links, where a text was brought to plain letters."""


def _film(sheet: Sheet, heading: Heading | None) -> tuple[Mention, list[header.Naming]]:
    """The film, and where the page names it; its ``heading`` knows better than the text whether it is a film at all."""
    page = sheet.page
    namings = header.titles(sheet)
    if heading is not None and (heading.film.kind != "film" or not namings):
        return heading.film, [n for n in namings if fold(page.words(n.title)) == heading.film.identity[0]]
    kind = broadcast.kind_of(sheet, namings)
    if kind == "episode" and heading is None and not any(n.series for n in namings):
        namings = broadcast.below_series(sheet, namings)
    elif kind == "series":
        namings = broadcast.dated(sheet, namings)
    if not namings:
        return say.film(page, None, kind=kind), namings
    return say.film(page, namings[0].title, namings[0].year, kind), namings


def _known_people(sheet: Sheet, film: Mention) -> set[str]:
    """Folded names that stand after "director:", "writers:" or "stars:", of the film or of similar titles.

    Names of one word, which may be any word, are only those of the film's own stars: they head the list of the cast.
    """
    names: set[str] = set()
    own = next((mark for mark in sheet.marks if mark.name == "stars"), None)
    for mark in sheet.marks:
        if mark.name in ("directors", "writers", "stars"):
            content = sheet.content(mark, details.CLOSING)
            found = {fold(sheet.page.words(name)) for name, _, _ in billing.credited(sheet.page, content)}
            names.update(name for name in found if mark == own or len(name.split()) > 1)
    return names


def read(page: Page, heading: Heading | None = None) -> Reading:
    """Everything that the text of a title page states. ``heading`` is what an HTML page says its title is."""
    if heading is None and not isinstance(page, HtmlPage):
        page = mended(page)
        if _SPELLED.search(page.text):
            page = page.respaced((*arrow.span(), "»") for arrow in _ARROW.finditer(page.text))
    flow = heading is None and in_flow(page)
    if flow:
        page = page.unwrapped()
    if heading is None and not isinstance(page, HtmlPage) and tn15_text.is_one(page):
        yield from tn15_text.read(page, flow)
        return
    sheet = Sheet(page)
    if heading is not None:
        # The boxes of an HTML page break its lines, however few they are.
        sheet.flow = False
    for pattern in NAVIGATION:
        sheet.take(*[m.span() for m in sheet.find(pattern)])
    shielded = reviews.shield(sheet)
    episodic = EPISODIC if any(words in sheet.text for words in EPISODIC_WORDS) else {}
    sheet.mark({**FURNITURE, **LABELS, **episodic}, BARE, HEADINGS, NAMED)
    connections.unlabel(sheet)
    connections.unsay(sheet)
    film, namings = _film(sheet, heading)
    if heading is not None and film == heading.film:
        if isinstance(page, HtmlPage):
            yield from heading.claims(page)
    elif not namings:
        yield page.notice("no-title", "the page does not name its film", next_step="its facts hang on an unnamed film")
    for naming in namings:
        yield from say.naming(page, film, naming.title, naming.year, inferred=naming.year is None)
        if naming.series and film.kind == "episode":
            series = say.film(page, naming.series, kind="series")
            yield page.link(film, "part_of_series", series, naming.series)
            yield page.claim(series, "name", naming.series)
    if heading is None and film.kind == "series":
        yield from broadcast.series(sheet, film, namings)
    if heading is None and film.kind == "episode":
        yield from broadcast.numbers(sheet, film)
    yield from header.other_titles(sheet, film, namings)
    yield from header.subline(sheet, film)
    yield from header.genres_alone(sheet, film, namings)
    people = _known_people(sheet, film)
    if not namings and heading is None:
        yield from similar.cut_off(sheet)
    yield from similar.similar(sheet, film)
    yield from similar.stray_people(sheet)
    yield from scores.ratings(sheet, film)
    for naming in namings:
        sheet.take(naming.whole)
    yield from around.news(sheet, film)
    yield from around.lists(sheet, film)
    yield from around.polls(sheet, film)
    yield from scores.standing(sheet, film)
    rows, cast_claims = cast.rows(sheet, film, people)
    characters = {fold(page.words(row.character)) for row in rows if row.character}
    people |= {fold(page.words(row.actor)) for row in rows}
    # Who plays nobody else speaks under their own name.
    characters |= {fold(page.words(row.actor)) for row in rows if row.character and cast.is_oneself(page.words(row.character))}
    yield from cast_claims
    yield from certificates.certification(sheet, film)
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
