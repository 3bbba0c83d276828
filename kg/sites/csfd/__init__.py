"""ČSFD (csfd.cz, and csfd.sk in Slovak): pages of films, series and episodes, as HTML in the layouts since about 2011, or as text.

The head (name, other names, genres, origin line, credits), plots, reviews, trivia, premieres, tags, news; what the page's markup
says is claimed beside what it shows. A page of one season says whose season it is, and no more: the model has no seasons.
"""

from __future__ import annotations

from kg.model import Claim, Mention, Site
from kg.reading import say
from kg.reading.html import HtmlPage
from kg.reading.markup.film import claims
from kg.reading.page import Page, Reading
from kg.sites import NOT_ONE_FILM
from kg.sites.csfd import around, credits, header, opinions, text, texts
from kg.sites.csfd.address import address, is_film, is_own, language
from kg.text import fold


def recognize(page: Page) -> float:
    """Certain where the page says that it is ČSFD's, and nothing where it says that it is another's, or nothing."""
    return 1.0 if (is_own(page) if isinstance(page, HtmlPage) else text.is_one(page)) else 0.0


def read(page: Page) -> Reading:
    """Everything a page about one film, series or episode states."""
    if not isinstance(page, HtmlPage):
        yield from text.read(page)
        return
    if not is_film(page):
        yield page.notice(NOT_ONE_FILM, "a page of ČSFD that is about no one film: a person, a member, a list, a search or a programme")
        return
    head = header.read(page)
    if head.kind == "season":
        yield from header.season(page, head)
        return
    film = say.film(page, head.title, head.year, head.kind)
    if head.title is None:
        yield page.notice("no-title", "the page does not name its film", next_step="its facts hang on an unnamed film")
    else:
        yield from say.naming(page, film, head.title, head.year)
    own = address(page)
    if own is not None:
        yield from header.identifier(page, film, own)
    tongue = language(page)
    yield from header.facts(page, film, head, f"country-{tongue}")
    yield from credits.facts(page, film)
    yield from opinions.rating(page, film)
    yield from texts.plots(page, film)
    yield from opinions.reviews(page, film)
    yield from texts.trivia(page, film)
    yield from around.premieres(page, film, f"country-{tongue}")
    yield from around.facts(page, film)
    yield from _markup(page, film, head)


def _markup(page: HtmlPage, film: Mention, head: header.Head) -> Reading:
    """What the markup says; its names that are the film's with more round it (its series, "(TV film)") are none of the film."""
    name = fold(page.words(head.title)) if head.title else ""
    for item in claims(page, film, SITE):
        if isinstance(item, Claim) and item.property == "image" and "/poster-free" in str(item.value):
            # What the site shows in place of a poster that it has not.
            continue
        if isinstance(item, Claim) and film.kind == "series" and item.property in ("duration", "runtime_minutes"):
            # The length of all parts together.
            continue
        named = fold(str(item.value)) if isinstance(item, Claim) and item.subject == film and item.property == "name" else name
        if named == name or not name or name not in named:
            yield item


SITE = Site(
    name="csfd",
    title=opinions.RATER,
    slug="csfd",
    how="an HTML page whose head gives an address of csfd.cz or csfd.sk as its own, or names ČSFD as its site; a text with credits below a "
    "line of origin and several of the site's words",
    recognize=recognize,
    read=read,
)
__all__ = ["SITE"]
