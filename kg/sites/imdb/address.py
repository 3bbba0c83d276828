"""What an IMDb page says its own address is, and what sort of page lives there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.reading.html import HtmlPage
from kg.reading.tree import Node
from kg.text.addresses import ARCHIVED

_TONGUE = r"(?:[a-z]{2}(?:-[a-z]{2})?/)?"
_ADDRESS = re.compile(rf"^{ARCHIVED}(?:https?:)?//(?:[a-z]+\.)?imdb\.(?P<land>com|de|es|fr|it|pt)(?::\d+)?(?P<path>/[^?#]*)?", re.I)
_TITLE = re.compile(rf"/{_TONGUE}title/tt\d+(?:/(?:(?:combined|maindetails|reference)/?|index\.html?)?)?$", re.I)
_OTHERS = (
    (rf"/{_TONGUE}name/nm\d+", "a page about a person"),
    (rf"/{_TONGUE}(?:find|search|title/?$|name/?$|advanced-search)", "a search"),
    (rf"/{_TONGUE}(?:chart|list|user|feature|what-to-watch|trailers|calendar|movies-(?:in-theaters|coming-soon)|genre)\b", "a list"),
    (rf"/{_TONGUE}title/tt\d+/", "a page below a title that is not read"),
    (r"", "a page about something else"),
)
_OTHER = tuple((re.compile(pattern, re.I), what) for pattern, what in _OTHERS)
_ADDRESSES = (
    ('link[rel="canonical"]', "href"), ('meta[property="og:url"]', "content"), ('meta[property="og:url"]', "value"),
)  # fmt: skip
OWN = (('meta[property="pageId"]', "content"), ('meta[property="imdb:pageConst"]', "content"), (".star-rating-widget", "data-tconst"),
       ("#star-rating-widget", "data-tconst"), ('[data-const^="tt"]', "data-const"),
       ('#tn15content a.tn15more[href*="/title/tt"]', "href"))  # fmt: skip
"""Elements and attributes that hold the id of what a page is about, alone or in the address of a page below it."""


def own(page: HtmlPage) -> Iterator[tuple[Node, str, str]]:
    """Where the page says what its own address is: the element, the attribute, and the path of the address on IMDb."""
    for css, name in _ADDRESSES:
        for node in page.select(css)[:2]:
            if found := _ADDRESS.match((page.attribute(node, name) or "").strip()):
                yield node, name, found["path"] or "/"


def hosts(page: HtmlPage) -> Iterator[str]:
    """The last part of the hosts of the page's own addresses: ``com``, or ``de``, ``fr`` … of the years before 2013."""
    for node, name, _ in own(page):
        if found := _ADDRESS.match((page.attribute(node, name) or "").strip()):
            yield found["land"].lower()


def fetched(page: HtmlPage) -> str:
    """The path on IMDb that the page was saved from, where it says nothing of its own address; empty for a page of elsewhere."""
    found = _ADDRESS.match(page.document.url)
    given = any((page.attribute(node, name) or "").strip() for css, name in _ADDRESSES for node in page.select(css)[:2])
    return (found["path"] or "/") if found and not given else ""


def path_of(page: HtmlPage) -> str:
    """The path of the page's own address, or of that which it was saved from; empty where it does not say."""
    return next((path for _, _, path in own(page)), "") or fetched(page)


def other_than_title(path: str) -> str:
    """What lives at a path that is no title page's; empty for a title page, and where the path is unknown."""
    if not path or _TITLE.match(path):
        return ""
    return next(what for pattern, what in _OTHER if pattern.match(path))
