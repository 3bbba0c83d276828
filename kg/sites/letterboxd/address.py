"""Whose a page is, and what it is about, by the address that it gives as its own."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from kg.reading.html import HtmlPage
from kg.reading.page import Span
from kg.reading.parts import ARCHIVED, head_words, own_address, own_addresses, own_match
from kg.reading.tree import Tree

_OWN = re.compile(rf"{ARCHIVED}(?P<address>(?:https?:)?//(?:www\.)?letterboxd\.com(?P<path>/[^?#\s]*)?)", re.I)
_NAMED = re.compile(r"(?:[•|·]|\s[-–—])\s*Letterboxd\s*$")
_FILM = re.compile(r"/film/(?P<slug>[^/]+)")
_VIEWING = re.compile(r"/(?!film/)[^/]+/film/[^/]+/(?:\d+/)?$")
_ABOUT_A_FILM = "section.production-masthead, #featured-film-header, .film-header-lockup, .film-header-group, h1.filmtitle"


class Path(NamedTuple):
    """What a page is about: a film, one member's review of one (``viewing``), or no one film."""

    kind: Literal["film", "viewing", "other"]
    slug: str = ""


def address(page: HtmlPage) -> Span | None:
    """The range of the page's own address, without that of an archive before it."""
    return own_address(page, _OWN)


def is_own(page: HtmlPage) -> bool:
    """Whether the page says that it is Letterboxd's. An address on another host is the last word."""
    given = own_addresses(page)
    if given:
        return any(_OWN.match(value) for _, _, value in given)
    for name, value in (("application-name", "letterboxd"), ("twitter:site", "@letterboxd"), ("og:site_name", "letterboxd")):
        if head_words(page, name).casefold() == value:
            return True
    if any(_NAMED.search(Tree.value(node)) for node in page.select("head > title")):
        return True
    return _OWN.match(page.document.url) is not None


def path_of(page: HtmlPage) -> Path:
    """What the page is about, by its address, or where it gives none by its head."""
    match = own_match(page, _OWN)
    path = (match["path"] or "/") if match else ""
    if path:
        if found := _FILM.match(path):
            return Path("film", found["slug"])
        return Path("viewing" if _VIEWING.match(path) else "other")
    return Path("film" if page.select(_ABOUT_A_FILM) else "other")


def slug_of(page: HtmlPage) -> str:
    """The last step of the film's address, by which the site knows it; empty where the page gives none."""
    return path_of(page).slug
