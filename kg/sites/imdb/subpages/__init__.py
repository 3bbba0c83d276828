"""IMDb's pages below a title: full credits, reviews, release info, soundtrack and the like, from saved HTML.

Layouts of 2009 to 2025: the old ``tn15`` pages, the classic pages of 2013 and after, the Next.js pages since 2023. All their
facts are about the film of the title page; ids tie the two together.
"""

from __future__ import annotations

from collections.abc import Callable

from kg.model import Mention
from kg.reading import say
from kg.reading.html import HtmlPage
from kg.reading.page import Page, Reading
from kg.sites import NOT_ONE_FILM
from kg.sites.imdb.subpages import business, credits, critics, episodes, facts, naming, relations, releases, reviews, texts
from kg.sites.imdb.subpages.nextdata import NextData

__all__ = ["NOTHING", "kind", "read"]

_READERS: dict[str, Callable[[HtmlPage, Mention, NextData], Reading]] = {
    "fullcredits": lambda page, film, _: credits.read(page, film),
    "episodes": lambda page, film, _: episodes.read(page, film),
    "reviews": reviews.read,
    "criticreviews": critics.read,
    "releaseinfo": lambda page, film, _: releases.read(page, film),
    "soundtrack": lambda page, film, _: texts.soundtrack(page, film),
    "plotsummary": lambda page, film, _: texts.plots(page, film),
    "trivia": lambda page, film, _: texts.statements(page, film, "trivia"),
    "goofs": lambda page, film, _: texts.statements(page, film, "goofs"),
    "crazycredits": lambda page, film, _: texts.statements(page, film, "crazycredits"),
    "alternateversions": lambda page, film, _: texts.statements(page, film, "alternateversions"),
    "quotes": lambda page, film, _: texts.quotes(page, film),
    "taglines": lambda page, film, _: texts.taglines(page, film),
    "technical": lambda page, film, _: facts.technical(page, film),
    "locations": lambda page, film, _: facts.locations(page, film),
    "companycredits": lambda page, film, _: facts.companies(page, film),
    "keywords": lambda page, film, _: facts.keywords(page, film),
    "awards": lambda page, film, _: facts.awards(page, film),
    "ratings": relations.votes,
    "movieconnections": lambda page, film, _: relations.connections(page, film),
    "faq": lambda page, film, _: relations.questions(page, film),
    "parentalguide": lambda page, film, _: facts.certificates(page, film),
    "business": lambda page, film, _: business.read(page, film),
}

NOTHING = "nothing-read"
"""The code of the notice for a page of a known kind of which only the film is read."""
_PICTURES = frozenset({"mediaviewer", "slateviewer", "videoplayer"})


def kind(page: Page) -> str:
    """Which page below a title this is, in the word of IMDb's addresses (``fullcredits``, ``releaseinfo``); '' where it is none.

    Told by the canonical link, ``og:url``, the address the page was saved from, and where none is there by the words of the
    title and of the heading.
    """
    return naming.kind_of(page) if isinstance(page, HtmlPage) else ""


def read(page: Page, kind: str) -> Reading:
    """What a page below a title says of its film: first which film it is, then what a page of its kind holds."""
    if not isinstance(page, HtmlPage):
        return
    if kind in _PICTURES:
        yield page.notice(NOT_ONE_FILM, "a page about a picture or a video, whose title says who is seen in it")
        return
    data = NextData(page)
    head = naming.header(page, data)
    if head.form:
        yield page.notice(NOT_ONE_FILM, f"a title that is called {head.form!r}, which is no film")
        return
    if kind == "episodes" and head.film.kind == "film":
        # Only series have such a page, whatever is left of its head.
        head = head._replace(film=say.film(page, head.title, head.year, "series"))
    yield from naming.naming(page, head)
    reader = _READERS.get(kind)
    if reader is None:
        yield page.notice("unread-page", f"of a page of this kind ({kind}) only the film it is about is read")
        return
    said = False
    for item in reader(page, head.film, data):
        said = True
        yield item
    if not said:
        yield page.notice(NOTHING, f"a page of {kind} without anything that is read: it is empty, or its layout is new")
