"""Whose a page is, what it is about and in which language, by the address that it gives as its own."""

from __future__ import annotations

import re

from kg.reading.html import HtmlPage
from kg.reading.page import Span
from kg.reading.parts import ARCHIVED, head_words, own_address, own_addresses, own_match
from kg.reading.tree import Tree

_OWN = re.compile(rf"{ARCHIVED}(?P<address>(?:https?:)?//(?:www\.|new\.|m\.)?csfd\.(?P<land>cz|sk)(?P<path>/[^?#\s]*)?)", re.I)
_NAMED = re.compile(r"[|:·-]\s*Č?SFD\.(?:cz|sk)\s*$", re.I)
_FILM = re.compile(r"/film/\d+")


def address(page: HtmlPage) -> Span | None:
    """The range of the page's own address, without that of an archive before it."""
    return own_address(page, _OWN)


def is_own(page: HtmlPage) -> bool:
    """Whether the page says that it is ČSFD's. An address on another host is the last word."""
    given = own_addresses(page)
    if given:
        return any(_OWN.match(value) for _, _, value in given)
    if any(re.fullmatch(r"Č?SFD(?:\.(?:cz|sk))?", head_words(page, name), re.I) for name in ("og:site_name", "application-name")):
        return True
    if any(_NAMED.search(Tree.value(node)) for node in page.select("head > title")):
        return True
    return _OWN.match(page.document.url) is not None


def is_film(page: HtmlPage) -> bool:
    """Whether the page, or the page that it is a part of, is about one film, series, season or episode."""
    found = own_match(page, _OWN)
    if found:
        return _FILM.match(found["path"] or "/") is not None
    return bool(page.select('body[data-page="film"], #pg-web-film, body#ap-web-film'))


def language(page: HtmlPage) -> str:
    """``cs``, or ``sk`` for the Slovak edition."""
    found = own_match(page, _OWN)
    if found:
        return "sk" if found["land"].lower() == "sk" else "cs"
    return "sk" if page.select('body[data-lang="sk"], body.csfd-sk') else "cs"
