"""Metacritic: film pages saved as text, and the site's HTML of all years."""

from __future__ import annotations

from kg.model import Claim, Mention, Site
from kg.reading import say
from kg.reading.boxes import own_addresses
from kg.reading.html import HtmlPage
from kg.reading.page import Page, Reading
from kg.sites.metacritic import before_2010_text, recent, text
from kg.sites.metacritic import html as boxes
from kg.sites.metacritic.html import before_2010


def recognize(page: Page) -> float:
    """Of HTML, whose page it says it is; else how many of the site's own phrases stand on the page."""
    if isinstance(page, HtmlPage) and (said := boxes.recognize(page)) is not None:
        return said
    if not isinstance(page, HtmlPage) and (recent.laid_out(page) or before_2010_text.is_one(page)):
        return 1.0
    strength = text.recognize(page)
    # Half of the signs are any page's that speaks of the site, and HTML has its boxes to be known by.
    return 0.0 if isinstance(page, HtmlPage) and strength < 0.5 else strength


def read(page: Page) -> Reading:
    """The claims of one page, in the site's own boxes or as text."""
    if isinstance(page, HtmlPage) and before_2010.is_one(page):
        yield from before_2010.read(page)
    elif isinstance(page, HtmlPage) and (boxes.is_laid_out(page) or boxes.recognize(page)) and not _stripped(page):
        yield from boxes.read(page, SITE)
    elif not isinstance(page, HtmlPage) and before_2010_text.is_one(page):
        yield from before_2010_text.read(page)
    elif not isinstance(page, HtmlPage) and (lines := recent.laid_out(page)):
        yield from recent.read(lines)
    elif isinstance(page, HtmlPage):
        yield from _as_text(page)
    else:
        yield from text.read(page)


def _as_text(page: HtmlPage) -> Reading:
    """HTML without the site's boxes: what its text says, and the address that it gives as its own."""
    film: Mention | None = None
    for item in text.read(page.visible):
        if film is None and isinstance(item, Claim) and item.subject.kind == "film":
            film = item.subject
        yield item
    if film is not None and film.identity[0]:
        for span in own_addresses(page):
            yield from say.identifier(page, film, span, "metacritic")


def _stripped(page: HtmlPage) -> bool:
    """Whether the page of a film has lost what its boxes are known by, as in copies of other archives: its text has the site's phrases."""
    return not boxes.is_laid_out(page) and boxes.is_film_s(page) and text.recognize(page.visible) >= _ENOUGH


_ENOUGH = 0.5


SITE = Site(
    name="metacritic",
    title="Metacritic",
    slug="metacritic",
    how="the address that HTML gives as its own; in text, verdicts 'based on N Critics/Ratings', score distributions, 'Reviewed by:' and "
    "'Full Review »', several of them together",
    recognize=recognize,
    read=read,
)
