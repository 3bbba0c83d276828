"""Addresses and ids by which film sites know films and people: what they look like, and the address of an id's page.

Ids are written as Wikidata writes them (P345 IMDb, P1258 Rotten Tomatoes, P1712 Metacritic, P6127 Letterboxd, P2529 and P2605
ČSFD, P4947, P4983 and P4985 TMDB, P1265 AlloCiné, P5032 Filmweb, P480 FilmAffinity, P2603 Kinopoisk).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Literal, NamedTuple

Thing = Literal["film", "person", "video", "any"]


class Scheme(NamedTuple):
    """Where ids of one sort stand and lead.

    ``name`` is the site as ``schema:propertyID`` says it, ``thing`` what is known by the id; ``host`` matches the host of an
    address without ``www.`` or a language, ``path`` what follows it from the first slash, with a group ``id``; ``page`` is the
    address of the id's page. ``alone`` matches an id that says by itself what it is.
    """

    name: str
    thing: Thing
    host: str
    path: str
    page: str
    alone: str = ""

    @property
    def rule(self) -> str:
        """The name of the rule that leads from an id to the address of its page."""
        return f"{self.name}-address" if self.thing in ("film", "any") else f"{self.name}-{self.thing}-address"


_TONGUE = r"(?:[a-z]{2}(?:-[a-z]{2})?/)?"
_ID = r"[\w.~%-]+"
_IMDB = r"imdb\.(?:com|de|es|fr|it|pt)"

SCHEMES: tuple[Scheme, ...] = (
    Scheme("imdb", "film", _IMDB, rf"/{_TONGUE}title/(?P<id>tt\d{{7,9}})", "https://www.imdb.com/title/{}/", r"tt\d{7,9}"),
    Scheme("imdb", "person", _IMDB, rf"/{_TONGUE}name/(?P<id>nm\d{{7,9}})", "https://www.imdb.com/name/{}/", r"nm\d{7,9}"),
    Scheme("imdb", "video", r"imdb\.com", rf"/{_TONGUE}video/(?:[a-z]+/)?(?P<id>vi\d{{5,12}})", "https://www.imdb.com/video/{}/",
           r"vi\d{5,12}"),
    Scheme("youtube", "video", r"youtube(?:-nocookie)?\.com", r"/(?:embed/|v/|watch\?v=)(?P<id>[\w-]{11})", "https://www.youtube.com/watch?v={}"),
    Scheme("rottentomatoes", "film", r"rottentomatoes\.com", rf"/(?P<id>(?:m|tv)/{_ID})", "https://www.rottentomatoes.com/{}"),
    Scheme("rottentomatoes", "person", r"rottentomatoes\.com", rf"/(?P<id>celebrity/{_ID})", "https://www.rottentomatoes.com/{}"),
    Scheme("metacritic", "film", r"metacritic\.com", rf"/(?P<id>(?:movie|tv)/{_ID})", "https://www.metacritic.com/{}"),
    Scheme("metacritic", "person", r"metacritic\.com", rf"/(?P<id>person/{_ID})", "https://www.metacritic.com/{}"),
    Scheme("letterboxd", "film", r"letterboxd\.com", rf"/film/(?P<id>{_ID})", "https://letterboxd.com/film/{}/"),
    Scheme("csfd", "film", r"csfd\.(?:cz|sk)", r"/film/(?P<id>\d+)", "https://www.csfd.cz/film/{}/"),
    Scheme("csfd", "person", r"csfd\.(?:cz|sk)", r"/(?:tvurce|tvorca)/(?P<id>\d+)", "https://www.csfd.cz/tvurce/{}/"),
    Scheme("tmdb", "film", r"themoviedb\.org", r"/(?P<id>(?:movie|tv)/\d+)", "https://www.themoviedb.org/{}"),
    Scheme("tmdb", "person", r"themoviedb\.org", r"/(?P<id>person/\d+)", "https://www.themoviedb.org/{}"),
    Scheme("allocine", "film", r"allocine\.fr", r"/film/fichefilm_gen_cfilm=(?P<id>\d+)", "https://www.allocine.fr/film/fichefilm_gen_cfilm={}.html"),
    Scheme("filmaffinity", "film", r"filmaffinity\.com", r"/[a-z]{2}/film(?P<id>\d+)", "https://www.filmaffinity.com/en/film{}.html"),
    Scheme("kinopoisk", "film", r"kinopoisk\.ru", r"/film/(?P<id>\d+)", "https://www.kinopoisk.ru/film/{}/"),
    Scheme("wikidata", "any", r"wikidata\.org", r"/(?:wiki|entity)/(?P<id>Q[1-9]\d*)", "https://www.wikidata.org/wiki/{}", r"Q[1-9]\d*"),
)  # fmt: skip
"""The sorts of ids that are known. An item of Wikidata may be of anything; that alone is what a bare ``Q`` number is taken for."""

_SUBDOMAIN = r"(?:www\.|m\.|new\.|akas\.|german\.|[a-z]{2}\.)?"
_END = r"(?![\w~%])"
ARCHIVED = (
    r"(?:(?:(?:https?:)?//web\.archive\.org)?/web/\d{1,14}(?:[a-z]{2}_)?/(?=https?://)"
    r"|https?://archive\.(?:ph|is|today|li|vn|fo|md)/(?:o/\w{1,9}|[\d.-]{8,20})/(?=https?://))?"
)
"""What archives write before the addresses in their copies of pages; a pattern, which matches nothing elsewhere."""
_ARCHIVED = re.compile(ARCHIVED, re.I)
_HOST = re.compile(r"(?:https?:)?//[^/]*", re.I)


def _host(scheme: Scheme) -> str:
    """The hosts of a scheme, and what Google Translate writes for them in the pages that it translates."""
    translated = scheme.host.replace("\\.", "-")
    return rf"(?:{_SUBDOMAIN}{scheme.host}|(?:www-|m-)?{translated}\.translate\.goog)"


_PATTERNS = [
    (s, re.compile(rf"(?:(?:https?:)?//{_host(s)}(?::\d+)?)?{s.path}{_END}", re.I),
     re.compile(rf"(?:https?:)?//{_host(s)}", re.I), re.compile(s.alone, re.I) if s.alone else None)
    for s in SCHEMES
]  # fmt: skip


class Identified(NamedTuple):
    """An id found in an address: its scheme and the half-open range of it in the words."""

    scheme: Scheme
    start: int
    end: int


def identified(words: str, site: str = "") -> Identified | None:
    """The id in an address, a path or an id that stands alone; None where there is none that is known.

    ``site`` is the name of the scheme that paths without a host belong to, as links within a site's own pages do;
    hyphens in it do not count. In a copy of the Internet Archive it is the id in the address that was copied.
    """
    archived = _ARCHIVED.match(words)
    before = archived.end() if archived else 0
    words = words[before:]
    host = _HOST.match(words)
    for scheme, pattern, alone, own in _possible(host[0].lower() if host else "", site.replace("-", "")):
        if alone is not None and alone.fullmatch(words):
            return Identified(scheme, before, before + len(words))
        found = pattern.match(words) if pattern is not None else None
        if found and (own or found.start("id") > 0):
            return Identified(scheme, before + found.start("id"), before + found.end("id"))
    return None


@lru_cache(maxsize=1024)
def _possible(host: str, site: str) -> tuple[tuple[Scheme, re.Pattern[str] | None, re.Pattern[str] | None, bool], ...]:
    """What an address with a host, or without one, may be an id of: the scheme, the patterns of the address and of an id that
    stands alone, where it can be that, and whether the scheme is the site's own."""
    found = []
    for scheme, pattern, of_host, alone in _PATTERNS:
        own = site == scheme.name
        here = own or of_host.match(host) is not None
        if here or (alone is not None and not host):
            found.append((scheme, pattern if here else None, None if host else alone, own))
    return tuple(found)


def _page(scheme: Scheme) -> Callable[[str], str]:
    whole = re.compile(scheme.path.partition("(?P<id>")[2].removesuffix(")"))

    def address(words: str) -> str:
        if not whole.fullmatch(words):
            raise ValueError(f"{words[:60]!r} is no id of {scheme.name}")
        return scheme.page.format(words)

    return address


ADDRESS_RULES: dict[str, Callable[[str], str]] = {scheme.rule: _page(scheme) for scheme in SCHEMES}
"""From an id to the address of its page, by the name of the scheme's rule. They raise ValueError for what is no such id."""
