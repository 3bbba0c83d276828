"""Looking at an HTML page by its boxes: the ranges of elements and attributes, and the address that a page gives as its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from kg.reading.html import HtmlPage
from kg.reading.page import Span
from kg.reading.tree import Node
from kg.text import collapse
from kg.text.addresses import ARCHIVED

_ARCHIVED = re.compile(ARCHIVED, re.I)
_OWN_ADDRESS = (('link[rel="canonical" i][href]', "href"), ('meta[property="og:url" i], meta[name="og:url" i]', "content"))
_WHOLE = re.compile(rf"{ARCHIVED}(?:https?:)?//", re.I)


def first(page: HtmlPage, css: str, within: Node | None = None) -> Node | None:
    """The first element that a selector finds; None for none."""
    found = page.select(css, within)
    return found[0] if found else None


def shown(page: HtmlPage, css: str, within: Node | None = None) -> Iterator[tuple[Node, Span]]:
    """The elements that a selector finds and that show words, with their ranges."""
    for node in page.select(css, within):
        span = page.range_of(node)
        if span:
            yield node, page.trim(*span)


def words(page: HtmlPage, css: str, within: Node | None = None) -> Span | None:
    """The range of the first element that a selector finds and that shows words."""
    return next((span for _, span in shown(page, css, within)), None)


def attribute(page: HtmlPage, css: str, name: str, within: Node | None = None) -> Span | None:
    """The range of an attribute's value, of the first element that a selector finds and whose attribute says something."""
    return next((span for node in page.select(css, within) if (span := page.range_of_attribute(node, name))), None)


def without(page: HtmlPage, span: Span, *parts: Node | None) -> Span:
    """A range up to the first of some elements in it: a title without the year behind it."""
    starts = [inner.start for part in parts if part is not None and (inner := page.range_of(part)) and inner.start > span.start]
    return page.trim(span.start, min([*starts, span.end]))


def given_addresses(page: HtmlPage) -> list[tuple[Node, str, str]]:
    """What a page gives as its own address, its canonical link before Open Graph's: element, attribute and words.

    Looking at them adds nothing to the page's text, as recognizing must not.
    """
    given = [(node, name) for css, name in _OWN_ADDRESS for node in page.select(css)]
    return [(node, name, words) for node, name in given if (words := collapse(page.attribute(node, name) or ""))]


def own_addresses(page: HtmlPage) -> Iterator[Span]:
    """The ranges of the whole addresses that a page gives as its own: its canonical link, then Open Graph's."""
    for node, name, words in given_addresses(page):
        if _WHOLE.match(words) and (span := page.range_of_attribute(node, name)):
            yield copied(page, span)


def copied(page: HtmlPage, span: Span) -> Span:
    """The range of an address without what the Internet Archive puts before the addresses of the pages that it copies."""
    archived = _ARCHIVED.match(page.text, *span)
    return Span(archived.end(), span.end) if archived else span


def own_address(page: HtmlPage) -> str:
    """The address of a page: what it says itself, else where it was fetched; empty where nobody says."""
    whole = next((words for _, _, words in given_addresses(page) if _WHOLE.match(words)), "")
    return _ARCHIVED.sub("", whole, count=1) or page.document.url


_DESCRIBED = re.compile(r'"@type"\s*:\s*(?:\[\s*)?"(?:Movie|TVSeries|TVEpisode)"')
_ADDRESS = re.compile(r'"(?:url|@id)"\s*:\s*"(?P<address>https?:\\?/\\?/[^"\s]{1,500})"')


def described_address(page: HtmlPage, pattern: str) -> str:
    """The address that JSON-LD about a film or series gives, where it matches; empty where none does.

    For pages whose head is gone. Looking adds nothing to the page's text.
    """
    for node in page.select('script[type*="ld+json" i]'):
        block = node.text() or ""
        if _DESCRIBED.search(block):
            for match in _ADDRESS.finditer(block):
                address = _ARCHIVED.sub("", match["address"].replace("\\/", "/"), count=1)
                if re.match(pattern, address, re.I):
                    return address
    return ""


def host_and_path(address: str) -> tuple[str, str]:
    """The host of an address without ``www.``, and its path; both empty for what is no address."""
    try:
        parts = urlsplit(_ARCHIVED.sub("", address, count=1))
    except ValueError:
        return "", ""
    return (parts.hostname or "").lower().removeprefix("www."), parts.path
