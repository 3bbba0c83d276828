"""The ids in an IMDb page of up to 2020: of the film in its own addresses, of people and similar titles in the links with their names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from kg.model import Claim, Mention
from kg.reading import say
from kg.reading.html import HtmlPage
from kg.reading.page import Reading, Span
from kg.sites.imdb.address import OWN, own
from kg.text import fold, identified

_KINDS = {"nm": ("person",), "tt": ("film", "series", "episode")}


def of_film(page: HtmlPage, film: Mention) -> Reading:
    """The id of the page's film, where the page says its own address or id."""
    for node, name, _ in own(page):
        if span := page.range_of_attribute(node, name):
            yield from say.identifier(page, film, span)
            return
    for css, name in OWN:
        for node in page.select(css)[:1]:
            if span := page.range_of_attribute(node, name):
                yield from say.identifier(page, film, span, "imdb")
                return


_POSTER = '#tn15lhs .photo img, #img_primary img, a[name="poster"] img'
_ADDRESS = re.compile(r"https?://\S+")


def of_pictures(page: HtmlPage, film: Mention) -> Reading:
    """What only pictures say in the years before the markup: the poster, and the certificate in the line under the title."""
    for node in page.select(_POSTER)[:1]:
        if (span := page.range_of_attribute(node, "src")) and _ADDRESS.fullmatch(page.words(span)) and "nopicture" not in page.words(span):
            yield page.claim(film, "image", span)
    for node in page.select('.infobar img[src*="/certificates/"][alt]')[:1]:
        if span := page.range_of_attribute(node, "alt"):
            yield page.claim(film, "certificate", span)


def named(claims: Iterable[Claim], film: Mention) -> dict[tuple[str, str], Mention]:
    """The people and titles that claims name, apart from the film: by the letters of their ids and their folded names."""
    found: dict[tuple[str, str], Mention] = {}
    for claim in claims:
        mention = claim.subject
        if claim.property == "name" and mention != film and isinstance(claim.value, str):
            for letters, kinds in _KINDS.items():
                if mention.kind in kinds:
                    found.setdefault((letters, fold(claim.value)), mention)
    return found


def of_others(page: HtmlPage, names: Mapping[tuple[str, str], Mention], without: str) -> Reading:
    """The ids of people and titles that the page names, from the links that hold their names alone.

    ``without`` is the path of the page itself. A name that links to several things is nobody's for sure and gives none.
    """
    links: dict[tuple[str, str], dict[str, Span]] = {}
    for node in page.select('a[href*="/name/nm"], a[href*="/title/tt"]'):
        address = page.attribute(node, "href") or ""
        found = identified(address.strip(), "imdb")
        shown = page.range_of(node)
        if found is None or shown is None:
            continue
        ident = address.strip()[found.start : found.end]
        key = (ident[:2], fold(page.words(shown)).strip('"“”'))
        if key in names and ident not in links.get(key, {}) and ident not in without and (span := page.range_of_attribute(node, "href")):
            links.setdefault(key, {})[ident] = span
    for key, idents in links.items():
        if len(idents) == 1:
            yield from say.identifier(page, names[key], next(iter(idents.values())), "imdb")
        else:
            yield page.notice("ambiguous-name", f"{key[1]!r} links to {', '.join(sorted(idents))}")
