"""Any page with embedded markup about one film: JSON-LD, microdata, RDFa, Open Graph.

For HTML pages of sites without a reader of their own. What the visible page says beyond its markup is not read.
"""

from __future__ import annotations

from kg.model import Claim, Site
from kg.reading.html import HtmlPage
from kg.reading.markup.film import claims
from kg.reading.page import Page, Reading

BARELY = 0.5
"""As sure as a page has to be to be read at all: a site's own signs always win."""


def recognize(page: Page) -> float:
    """Half, where the markup of an HTML page names a film, so that any site that knows the page comes first."""
    if not isinstance(page, HtmlPage):
        return 0.0
    return BARELY if any(isinstance(item, Claim) and item.property == "name" for item in claims(page)) else 0.0


def read(page: Page) -> Reading:
    """What the markup says; the page names its site, which the markup does not, so ratings have no rater."""
    if isinstance(page, HtmlPage):
        yield from claims(page)


SITE = Site(
    name="markup",
    title="",
    how="an HTML page of any other site whose embedded markup (JSON-LD, microdata, RDFa, Open Graph) is about one film",
    recognize=recognize,
    read=read,
)
