"""Metacritic: film pages saved as text, and the site's HTML of all years."""

from __future__ import annotations

from kg.model import Site
from kg.reading.html import HtmlPage
from kg.reading.page import Page, Reading
from kg.sites.metacritic import html as boxes
from kg.sites.metacritic import recent, text
from kg.sites.metacritic.html import before_2010


def recognize(page: Page) -> float:
    """Of HTML, whose page it says it is; else how many of the site's own phrases stand on the page."""
    if isinstance(page, HtmlPage) and (said := boxes.recognize(page)) is not None:
        return said
    if not isinstance(page, HtmlPage) and recent.laid_out(page):
        return 1.0
    strength = text.recognize(page)
    # Half of the signs are any page's that speaks of the site, and HTML has its boxes to be known by.
    return 0.0 if isinstance(page, HtmlPage) and strength < 0.5 else strength


def read(page: Page) -> Reading:
    """The claims of one page, in the site's own boxes or as text."""
    if isinstance(page, HtmlPage) and before_2010.is_one(page):
        yield from before_2010.read(page)
    elif isinstance(page, HtmlPage) and (boxes.is_laid_out(page) or boxes.recognize(page)):
        yield from boxes.read(page, SITE)
    elif not isinstance(page, HtmlPage) and (lines := recent.laid_out(page)):
        yield from recent.read(lines)
    else:
        yield from text.read(page)


SITE = Site(
    name="metacritic",
    title="Metacritic",
    slug="metacritic",
    how="the address that HTML gives as its own; in text, verdicts 'based on N Critics/Ratings', score distributions, 'Reviewed by:' and "
    "'Full Review »', several of them together",
    recognize=recognize,
    read=read,
)
