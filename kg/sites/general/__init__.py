"""Any other page about one film: what its headings, labelled rows, lists and embedded markup say, in twenty-four languages.

Nothing here knows a site. Labels are data (``labels.toml``, ``words.toml``); a page that is about several films, about none, or
about something else that has a director or a running time gives a notice and no film. Silence is better than a false fact.
"""

from __future__ import annotations

from functools import lru_cache

from kg.model import Claim, Mention, Notice, Site
from kg.reading.fragments import mended
from kg.reading.html import HtmlPage
from kg.reading.markup.film import claims as markup_claims
from kg.reading.page import Page, Reading
from kg.sites import NOT_ONE_FILM, main_film
from kg.sites.general.about import has_sign
from kg.sites.general.initials import without_initials_above
from kg.sites.general.marked import only_card, other_subject
from kg.sites.general.seen import Considered, Seen
from kg.sites.general.voices import begin

_MOST_LINES = 40_000


@lru_cache(maxsize=1)
def considered(page: Page) -> Considered:
    """Read a page as one of no known site. A pure function; the last page is kept, since it is recognized and then read."""
    if len(page.lines) > _MOST_LINES:
        return Considered((), (), 0.0, "the page has more lines than any page about a film")
    if not isinstance(page, HtmlPage):
        page = without_initials_above(mended(page))
    said = list(markup_claims(page)) if isinstance(page, HtmlPage) else []
    claims = tuple(item for item in said if isinstance(item, Claim))
    notices = tuple(item for item in said if isinstance(item, Notice))
    film = main_film(claims)
    if film is None and (other := other_subject(page, notices)):
        return Considered((), notices, 0.0, other)
    if film is None and not has_sign(page):
        return Considered((), notices, 0.0, "none of its words is one of films'")
    seen = Seen(page)
    if film is not None:
        if not any(c.subject == film and c.property == "name" for c in claims):
            return Considered((), notices, 0.0, "its markup names no film")
        if only_card(film, claims) and (other := seen.other(film, claims)):
            return Considered((), notices, 0.0, other)
        seen.marked = True
        seen.told = {p: {_words(c.value) for c in claims if c.subject == film and c.property == q} for p, q in _TOLD.items()}
        seen.bodies = {begin(claim) for claim in claims if claim.property == "body"}
        seen.rated = any(claim.subject.kind == "rating" for claim in claims)
        more = seen.claims(film) if seen.is_about(film, claims) else []
        return Considered((*claims, *(c for c in more if isinstance(c, Claim))), notices, 0.95, "its markup describes one film")
    return seen.considered(notices)


_TOLD = {"director": "director", "duration": "runtime_minutes", "actor": "actor"}


def _words(value: str | Mention) -> str:
    return value if isinstance(value, str) else str(value.identity[0])


def recognize(page: Page) -> float:
    """How surely the page is about one film; 0 where that is not sure enough to read it."""
    found = considered(page)
    return found.sure if found.claims else 0.0


def read(page: Page) -> Reading:
    """What the page says of its film, and how sure the reader is that it is about one; else only why it is not."""
    found = considered(page)
    yield from found.claims
    yield from found.notices
    where = page.document.name
    if found.claims:
        what = f"read without a reader for its site, sure to {found.sure:.2f}: {found.why}"
        yield Notice("general-reader", what, where, "look at what was read, or write a reader for the site", severity="info")
    else:
        yield Notice(NOT_ONE_FILM, f"it is not read as a page about one film, since {found.why}", where)


SITE = Site(
    name="general",
    title="",
    how="any other page whose headings, labelled rows, lists or embedded markup are about one film",
    recognize=recognize,
    read=read,
    fallback=True,
)
