"""The sites: one file each, found by being here, and the choice of one for a page."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from functools import lru_cache

from kg.model import Claim, Document, Evidence, Mention, Notice, Record, Site
from kg.reading import taken_apart
from kg.reading.dumped import as_shown
from kg.reading.ending import cut_off
from kg.reading.html import HtmlPage
from kg.reading.impossible import possible
from kg.reading.markdown import unmarked
from kg.reading.page import Page
from kg.reading.pasted import first_of_pasted
from kg.reading.spaced import single_spaced
from kg.reading.tree import UnreadableTree
from kg.reading.wrapped import unbroken

FLOOR = 0.5
"""Below this strength of recognition a page belongs to no site; half of a site's signs is more chance than not."""


GENERAL = "general"
"""The reader for pages of any other site; it is asked last."""
NOT_ONE_FILM = "not-one-film"
"""The code of the notice for a page about no one film, whichever reader says so: a list, a person, a search, a game, a season."""

CUT_DATA = "cut-data"
"""The code of a reader's own notice for a page whose embedded data break off."""


@lru_cache(maxsize=1)
def sites() -> dict[str, Site]:
    """All sites by name. A module in this package that exports ``SITE`` is registered by its presence."""
    found = {}
    for module in sorted(m.name for m in pkgutil.iter_modules(__path__)):
        site = getattr(importlib.import_module(f"{__name__}.{module}"), "SITE", None)
        if isinstance(site, Site):
            found[site.name] = site
    return found


def recognize(page: Page) -> tuple[Site | None, float]:
    """The site whose signs are strongest on the page, with that strength (0 to 1); None below ``FLOOR``."""
    best, strength = None, 0.0
    for fallback in (False, True):
        for _, site in sorted(sites().items()):
            if site.fallback == fallback and (found := site.recognize(page)) > strength:
                best, strength = site, found
                if strength >= 1.0:
                    return best, strength
        if strength >= FLOOR:
            return best, strength
    return None, strength


def page_of(document: Document) -> Page:
    """The page that readers are given for a document. Raises UnreadableTree for HTML that would cost too much to parse."""
    if document.media_type == "text/html":
        return HtmlPage(document)
    page = Page(document)
    # Lines come first, since what else a tool left is told by them; marks beside their words come last, when nothing else stands between.
    apart = (taken_apart.without_misread, taken_apart.without_bullets, taken_apart.put_together)
    for undone in (single_spaced, unbroken, as_shown, unmarked, *apart, first_of_pasted):
        page = undone(page)
    return page


def read(document: Document, site: str = "") -> Record:
    """Read one document into a record. ``site`` names the reader to use; empty lets the page say.

    A pure function of its arguments: no I/O, no state. A page of no known site gives a record without claims and one
    notice. Raises KeyError for an unknown ``site``.
    """
    return opened_and_read(document, site)[0]


def opened_and_read(document: Document, site: str = "") -> tuple[Record, Page | None]:
    """``read``, and the page that was read; None for one that cannot be. Raises KeyError for an unknown ``site``."""
    try:
        page = page_of(document)
    except UnreadableTree as error:
        notice = Notice("unreadable-page", str(error), document.name, "look at it: no page is like that")
        return Record(document, "", None, (), (notice,)), None
    return _read(document, page, site), page


def _read(document: Document, page: Page, site: str) -> Record:
    chosen = sites()[site] if site else recognize(page)[0]
    if chosen is None:
        return Record(document, "", None, (), (*_unread(page), *_broken_off(document)))
    claims: dict[Claim, None] = {}
    notices: list[Notice] = []
    for item in chosen.read(page):
        if isinstance(item, Claim):
            claims[item] = None
        else:
            notices.append(item)
    if not any(notice.code == CUT_DATA for notice in notices):
        notices.extend(_broken_off(document))
    if page.pasted >= 0:
        notices.append(_pasted(document, page.pasted))
    sound, impossible = possible(document, claims)
    notices.extend(impossible)
    film = main_film(sound)
    if film is None and not any(notice.code == NOT_ONE_FILM for notice in notices):
        notices.append(Notice("no-film", f"recognized as {chosen.name}, but nothing about a film was read", document.name,
                              "look at the page: its layout may be new"))  # fmt: skip
    return Record(document, chosen.name, film, sound, tuple(notices))


def _unread(page: Page) -> Iterator[Notice]:
    """Why a page is read by no reader, and what else the last that was asked saw on it."""
    seen = [item for item in sites()[GENERAL].read(page) if isinstance(item, Notice)] if page.text.strip() else []
    why = next((f": {n.what}" for n in seen if n.code == NOT_ONE_FILM), "")
    what = f"no site that kg reads is recognized in this page{why}" if page.text.strip() else "the page has no text"
    yield Notice("unknown-site", what, page.document.name, "name its site with --site to read it all the same")
    yield from (n for n in seen if n.code != NOT_ONE_FILM and n.severity != "info")


def _broken_off(document: Document) -> Iterator[Notice]:
    """A page that ends in the middle says less than it did; what it still says is read."""
    if document.media_type == "text/html" and (where := cut_off(document.text)):
        yield Notice("cut-off", f"the page is cut off {where}", document.name, "save the page again: what it still says is read")


def _pasted(document: Document, at: int) -> Notice:
    line = document.text[at : at + 80].partition("\n")[0]
    what = "another page stands behind the first: it is not read"
    return Notice("several-pages", what, document.name, "save each page in a file of its own", evidence=Evidence(at, at + len(line), line))


def main_film(claims: tuple[Claim, ...]) -> Mention | None:
    """What the page is about: the owner of the first claim (readers speak of the page's film first)."""
    for claim in claims:
        mention: Mention | None = claim.subject
        while mention is not None and mention.of is not None:
            mention = mention.of
        if mention is not None and mention.kind in ("film", "series", "episode"):
            return mention
    return None
