"""The addresses that a page gives its film: its own, and the one page about it in a film data base that it links to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Claim, Mention, Notice
from kg.reading import say
from kg.reading.boxes import own_addresses
from kg.reading.html import HtmlPage
from kg.reading.page import Span
from kg.sites.general.outline import Outline
from kg.text import fold

_TITLE = re.compile(r"imdb\.com/title/(?P<id>tt\d{7,9})")
_ADDRESS = re.compile(r"https?://[^\s<>\"]+\.[^\s<>\"]+")


def claims(page: HtmlPage, film: Mention, outline: Outline, name: str) -> Iterator[Claim | Notice]:
    """The page's own address, and the film's id where the page links to one film of IMDb alone, by its name or the site's."""
    own = next((span for span in own_addresses(page) if _ADDRESS.fullmatch(page.words(span))), None)
    if own:
        yield page.claim(film, "page", own)
    found: dict[str, Span] = {}
    for node in page.select('a[href*="imdb.com/title/tt"]')[:200]:
        match = _TITLE.search(node.attributes.get("href") or "")
        shown = page.range_of(node)
        span = page.range_of_attribute(node, "href") if match else None
        if match is None or span is None:
            continue
        words = fold(page.words(shown)) if shown else ""
        called = not shown or not outline.left_alone(shown.start)
        found.setdefault(match["id"] if called and ("imdb" in words or words == fold(name)) else "", span)
    ids = [one for one in found if one]
    if len(ids) == 1:
        yield from say.identifier(page, film, found[ids[0]])
