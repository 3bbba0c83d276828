"""Letterboxd: film pages with their tabs and sub-pages, saved as HTML in the layouts since about 2014; film pages and reviews as text.

The film's name, year and directors at the head; tagline and synopsis; tabs of cast, crew, details, genres and releases; the line
with running time and links below them; reviews; similar films and lists. What the JSON-LD of the page says is claimed beside what
it shows. A page of one member's review says that, and which film it is of; lists, members, people and searches are about no one film.
"""

from __future__ import annotations

from kg.model import Mention, Site
from kg.reading import say
from kg.reading.html import HtmlPage
from kg.reading.markup.film import claims
from kg.reading.page import Page, Reading
from kg.reading.parts import head_value
from kg.sites import NOT_ONE_FILM
from kg.sites.letterboxd import around, credits, details, header, releases, reviews, text, text_below, viewing
from kg.sites.letterboxd.address import address, is_own, path_of

RATER = "Letterboxd"


def recognize(page: Page) -> float:
    """Certain where the page says that it is Letterboxd's, and nothing where it says that it is another's, or nothing."""
    return 1.0 if (is_own(page) if isinstance(page, HtmlPage) else text.is_one(page) or text_below.is_one(page)) else 0.0


def read(page: Page) -> Reading:
    """Everything a page about one film states."""
    if not isinstance(page, HtmlPage):
        yield from (text_below if text_below.is_one(page) else text).read(page)
        return
    path = path_of(page)
    if path.kind == "viewing":
        yield from viewing.read(page, SITE)
        return
    if path.kind != "film":
        yield page.notice(NOT_ONE_FILM, "a page of Letterboxd that is about no one film: a list, a member, a person or a search")
        return
    title, year = header.title(page)
    film = say.film(page, title, year)
    if title is None:
        yield page.notice("no-title", "the page does not name its film", next_step="its facts hang on an unnamed film")
    else:
        yield from say.naming(page, film, title, year)
    own = address(page)
    if own is not None:
        yield from say.identifier(page, film, own)
    yield from header.facts(page, film)
    yield from credits.cast(page, film)
    yield from credits.crew(page, film)
    yield from details.facts(page, film, title)
    yield from releases.facts(page, film)
    yield from _trailer(page, film)
    yield from _rating(page, film)
    yield from reviews.facts(page, film)
    yield from around.similar(page, film)
    yield from around.lists(page, film)
    yield from claims(page, film, SITE)


def _trailer(page: HtmlPage, film: Mention) -> Reading:
    for link in page.select('p.trailer-link a[data-track-category="Trailer" i][href]')[:1]:
        yield from say.trailer(page, film, None, name=page.range_of(link), address=page.range_of_attribute(link, "href"))


def _rating(page: HtmlPage, film: Mention) -> Reading:
    found = header.rating(page, head_value(page, "twitter:data2"))
    if found is not None:
        yield from say.rating(
            page, film, RATER, "users", found.row, score=found.score, best=found.best, fixed_best="" if found.best else "5.0",
            counts=(("rating_count", found.votes),) if found.votes else (),
        )  # fmt: skip


SITE = Site(
    name="letterboxd",
    title=RATER,
    slug="letterboxd",
    how="an HTML page whose head gives an address of letterboxd.com as its own, or names Letterboxd as its site; a text with the tabs of a "
    "film page and several of the site's phrases",
    recognize=recognize,
    read=read,
)
__all__ = ["SITE"]
