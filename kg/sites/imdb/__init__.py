"""IMDb: title pages of 2009 to 2024 and the pages below them, saved as HTML or as text, and what tells its other pages apart.

Text, and the HTML of up to 2020, is read as text (``title_page``), to which the tree adds ids and markup (``html_page``); since
2021 the pages carry data for their own scripts, which is read instead (``next_page``). What the tags of those pages leave when they
are gone is read by ``next_text`` (in other languages by way of ``next_tongues``), and what those of 2006 to 2010 and of
``/combined`` leave by ``tn15_text``; the pages below a title as text by ``sub_text``.
"""

from __future__ import annotations

import re
from itertools import islice

from kg.model import Site
from kg.reading.html import HtmlPage
from kg.reading.page import Page, Reading
from kg.reading.signs import Sign
from kg.sites.imdb import html_page, next_flow, next_text, sub_text, title_page
from kg.sites.imdb.marks import IGNORED

_SIGNS = tuple(
    Sign(pattern)
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
_TEXTS = (next_text, next_flow, sub_text)
"""The readers of texts of one layout each; any other text is read as that of a title page."""
_OWN_LINK = re.compile(r"\]\(/(?:name/nm|title/tt)\d{7,8}\b")
"""A link of a text with marks that leads to a page of the same site."""
_LINKS = 3
_CERTAIN = 6
"""So many different phrases has no other page."""
_LISTING = Sign(r"displaying \d+ results? for|results for \"|advanced title search|\btop rated movies as rated by")


def recognize(page: Page) -> float:
    """How sure it is that this is a page of IMDb: by its address, or by how many fixed phrases of a title page; six are certain."""
    if isinstance(page, HtmlPage):
        if html_page.is_imdb(page):
            return 1.0
        page = page.visible
    elif any(reader.is_one(page) for reader in _TEXTS):
        return 1.0
    text = page.text
    found = sum(1 for _ in islice((sign for sign in _SIGNS if sign.search(text)), _CERTAIN))
    if found and page.marked and sum(1 for _ in islice(_OWN_LINK.finditer(page.document.text), _LINKS)) == _LINKS:
        found = max(found, _CERTAIN // 2)
    return 0.0 if _LISTING.search(text) else found / _CERTAIN


def read(page: Page) -> Reading:
    """Everything that a page of IMDb states about its title; of a page that is about no title, a notice."""
    if isinstance(page, HtmlPage):
        yield from html_page.read(page, SITE)
    else:
        reader = next((reader for reader in _TEXTS if reader.is_one(page)), title_page)
        yield from reader.read(page)


SITE = Site(
    name="imdb",
    title="IMDb",
    slug="imdb",
    how="the address that an HTML page gives itself, or fixed phrases of title pages (first billed only, see full cast, found this "
    "review helpful, from metacritic.com …): six of nineteen are certain",
    recognize=recognize,
    read=read,
)
__all__ = ["IGNORED", "SITE"]
