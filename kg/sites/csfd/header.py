"""The head of a page: what it is about, its name and other names, genres, and the line of countries, years and running time."""

from __future__ import annotations

import re
from itertools import islice
from typing import NamedTuple

from kg.model import Mention
from kg.reading import boxes, say
from kg.reading.html import HtmlPage
from kg.reading.page import Reading, Span
from kg.reading.parts import before
from kg.reading.tree import Node
from kg.sites import NOT_ONE_FILM
from kg.text import is_title

_HEADING = ".film-header h1, .film-header-name h1, #profile h1"
_TYPE = ".film-header .type, .film-header-name .type, #profile h1 .film-type"
_PARENTS = ".film-header h2 a[href*='/film/'], .series-navigation a[href*='/film/'], #profile h1 a[href*='/film/']"
_EPISODE = re.compile(r"\s*\((?:S(?P<season>\d{1,3}))?E(?P<episode>\d{1,4})\)\s*$")
_YEARS = re.compile(r"(?<!\d)\(?(?P<year>(?:18|19|20)\d\d)(?:\s*(?P<on>[-–—])\s*(?P<end>(?:18|19|20)\d\d)?)?\)?(?!\d)")
_LENGTH = re.compile(r"(?<![\dx×–-])(?:\d{1,3} h(?: \d{1,2} min)?|\d{1,3} min)\b")
_PARTS = re.compile(r"(?P<count>\d{1,4})\s*[x×]\s*\d{1,3}")
PART = re.compile(r"\(Minutáž: (?:\d{1,4}\s*[x×]\s*)?(?P<length>\d{1,3} min)\)", re.I)
"""How long each part of a series is, behind the length of the whole, which is nobody's running time."""
_COUNT = re.compile(r"(?P<what>s[ée]ri[ea]|epizody|epiz[óo]dy)\s*\((?P<count>\d{1,4})\)", re.I)
MOST = 200
"""More names than this has no film."""
_CHILD = re.compile(r"/film/\d+[^/\s]*/(?P<id>\d+)-")
_SEASON_NAME = re.compile(r"\s*[-–]\s*(?:S[ée]ri[ea]|Sez[óo]na)\s*\d+", re.I)


class Head(NamedTuple):
    """What a page is about: ``film``, ``series``, ``episode`` or ``season``; the ranges of its name and (first) year."""

    kind: str
    title: Span | None
    year: Span | None


def _kind(page: HtmlPage) -> str:
    span = boxes.words(page, _TYPE)
    words = page.words(span).strip("() ").casefold() if span else ""
    if words.startswith(("epizod", "epizód")):
        return "episode"
    if words in ("série", "séria", "sezóna"):
        return "season"
    return "series" if words.endswith("seriál") or "minisér" in words else "film"


def read(page: HtmlPage) -> Head:
    """What the page is about, by its heading and the line below it."""
    heading = boxes.first(page, _HEADING)
    title = _title(page, heading) if heading is not None else None
    if title and (match := _EPISODE.search(page.text, *title)):
        title = page.trim(title.start, match.start())
    origin = boxes.words(page, ".origin")
    years = _YEARS.search(page.text, *origin) if origin else None
    year = page.group(years, "year") if years else None
    if year is None and page.title is not None:
        last = [m for m in _YEARS.finditer(page.text, *page.title) if page.text[m.start()] == "("]
        year = page.group(last[-1], "year") if last and title else None
    return Head(_kind(page), title, year)


def _title(page: HtmlPage, heading: Node) -> Span | None:
    """The words of the heading before the type; of an episode those behind its series and season, which are links (until 2020)."""
    title = before(page, heading, ".film-type, .type")
    links = [span for _, span in boxes.shown(page, "a[href*='/film/']", heading)] if _kind(page) == "episode" else []
    behind = re.compile(r"\s*[-–]\s+(?=\S)").match(page.text, links[-1].end, title.end) if links and title else None
    return page.trim(behind.end(), title.end) if behind and title else title


def identifier(page: HtmlPage, film: Mention, own: Span) -> Reading:
    """The id in the page's own address; that of an episode is the second in it, behind its series'."""
    child = _CHILD.search(page.text, *own)
    if child is None:
        yield from say.identifier(page, film, own, "csfd")
        return
    place = page.group(child, "id")
    node = Mention("identifier", ("csfd", child["id"]), film)
    yield page.claim(node, "identifier_value", place)
    yield page.fixed(node, "scheme", "csfd", place, inferred=False)
    yield page.claim(film, "page", place, "csfd-address")


def season(page: HtmlPage, head: Head) -> Reading:
    """Whose season the page is about."""
    link = boxes.first(page, f"{_HEADING.replace('h1', 'h1 a')}, {_PARENTS}")
    name = page.range_of(link) if link is not None else None
    if name is None and head.title and (match := _SEASON_NAME.search(page.text, *head.title)):
        name = page.trim(head.title.start, match.start())
    if link is not None and name is not None and is_title(page.words(name)):
        series = say.film(page, name, kind="series")
        yield page.claim(series, "name", name)
        yield from _linked(page, series, link)
    yield page.notice(NOT_ONE_FILM, "a page about one season of a series, of which the model has no word; its facts are left out")


def _linked(page: HtmlPage, thing: Mention, link: Node) -> Reading:
    if target := page.range_of_attribute(link, "href"):
        yield from say.identifier(page, thing, target, "csfd")


def facts(page: HtmlPage, film: Mention, head: Head, country_rule: str) -> Reading:
    """Other names, the series of an episode, genres, origin."""
    heading = boxes.first(page, _HEADING)
    if film.kind == "episode":
        yield from _episode(page, film, heading)
    for node in page.select(".film-names li, #profile ul.names li")[:MOST]:
        name = boxes.words(page, "h3", node) or before(page, node, "span, a")
        if name:
            yield page.claim(film, "alternate_name", name)
    genres = [span for _, span in boxes.shown(page, ".genres a, p.genre a")]
    listed = boxes.words(page, ".genres, p.genre")
    yield from say.literals(page, film, "genre", genres or (page.split(listed, r"\s*/\s*") if listed else []))
    origin = boxes.words(page, ".origin")
    if origin:
        yield from _origin(page, film, origin, country_rule)
    if film.kind == "series":
        for _, span in boxes.shown(page, ".main-movie-profile h3"):
            for match in _COUNT.finditer(page.text, span.start, span.end):
                what = "episodes" if match["what"].casefold().startswith("epiz") else "seasons"
                yield from say.attempt(page, film, what, page.group(match, "count"), "count")


def _episode(page: HtmlPage, film: Mention, heading: Node | None) -> Reading:
    for link, name in islice(boxes.shown(page, _PARENTS), 1):
        series = say.film(page, name, kind="series")
        yield page.link(film, "part_of_series", series, name)
        yield page.claim(series, "name", name)
        yield from _linked(page, series, link)
    title = _title(page, heading) if heading is not None else None
    match = _EPISODE.search(page.text, *title) if title else None
    if match:
        for group, property in (("season", "season_number"), ("episode", "episode_number")):
            if match[group]:
                yield from say.attempt(page, film, property, page.group(match, group), "count")


def _origin(page: HtmlPage, film: Mention, origin: Span, country_rule: str) -> Reading:
    """``USA / Kanada, 2018, 159 min (Director's cut: 170 min)``; for a series the whole length, and in brackets how long a part is."""
    years = _YEARS.search(page.text, *origin)
    rest = Span(years.end() if years else origin.start, origin.end)
    bracket = page.text.find("(", *rest)
    length = _LENGTH.search(page.text, rest.start, bracket if bracket >= 0 else rest.end)
    parts = _PARTS.search(page.text, *rest)
    ends = [m.start() for m in (years, length, parts) if m]
    land_end = min([*ends, bracket if bracket >= 0 and not years else origin.end, origin.end])
    land = page.trim(origin.start, land_end)
    for name in page.split(land, r"\s*[/,]\s*") if land.end > land.start else []:
        yield from say.country(page, film, "country", name, country_rule)
    if years and years["end"] and film.kind == "series":
        yield page.claim(film, "end_year", page.group(years, "end"))
    if film.kind == "series":
        length = PART.search(page.text, *rest)
        if length:
            yield from say.running_time(page, film, page.group(length, "length"))
    elif length:
        yield from say.running_time(page, film, page.group(length))
    for cut in _LENGTH.finditer(page.text, bracket, rest.end) if bracket >= 0 and film.kind == "film" else ():
        yield from say.running_time(page, film, page.group(cut))
    if parts and film.kind == "series":
        yield from say.attempt(page, film, "episodes", page.group(parts, "count"), "count")
