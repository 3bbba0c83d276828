"""Movie Info: labels with their values, the plot, and what stands beside the title.

2010 ``#movie_stats p``; 2012 ``table.info``; 2014-2023 ``.meta-row``; 2022 ``.info-item``; 2024 ``.category-wrap``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.model import Mention
from kg.reading import boxes, linked, say
from kg.reading.html import HtmlPage
from kg.reading.page import Reading, Span
from kg.reading.tree import Node
from kg.sites.rottentomatoes import info, values
from kg.sites.rottentomatoes.html.people import SITE
from kg.sites.rottentomatoes.patterns import SUMMARY
from kg.text import fold

ROWS: tuple[tuple[str, str, str], ...] = (
    ('[data-qa="movie-info-item"]', '[data-qa="movie-info-item-label"]', '[data-qa="movie-info-item-value"]'),
    (".meta-row", ".meta-label", ".meta-value"),
    (".info-item", ".info-item-label", ".info-item-value"),
    ('[data-qa="item"], .category-wrap', '[data-qa="item-label"], dt', "dd"),
    ("table.info tr", "td.label, th, td:first-child", "td:last-child"),
    ("#movie_stats p, .movie_info p", ".label", ".content"),
)
"""Rows, and in a row its label and its value; the first selector of rows that finds any of them is the page's layout."""
SAME = {
    "rated": "rating", "directed by": "directed by", "director(s)": "director", "directors": "director", "writers": "writer",
    "screenwriter(s)": "screenwriter", "producers": "producer", "theatrical release": "in theaters", "release date": "in theaters",
    "genres": "genre", "production company": "production co", "box office (gross usa)": "box office (gross usa)",
    "composer": "composer", "music": "composer", "starring": "starring", "cast": "starring", "creator": "creator", "created by": "creator",
    "executive producer": "executive producer", "executive producers": "executive producer",
}  # fmt: skip
"""Labels of pages that say in other words what the text pages' labels say."""
PEOPLE = {
    "directed by": "director", "director": "director", "written by": "writer", "writer": "writer", "screenwriter": "writer",
    "producer": "producer", "composer": "composer", "starring": "actor", "creator": "writer",
}  # fmt: skip
NOTED = {"executive producer": "contributor"}
IGNORED = info.IGNORED | {
    "release date (streaming)": "a home release beside the one in theaters", "dvd release": "a home release", "on dvd": "a home release",
    "most popular at home": "a rank of the day", "network": "who broadcasts is not in the graph model", "air date": "a season's",
    "tv network": "who broadcasts is not in the graph model", "where to watch": "an offer", "synopsis": "read by its own box",
    "episodes": "a list of links", "premiere date": "a season's", "winner": "an advertisement", "critics consensus": "read by its own box",
    "rerelease date (theaters)": "a later release", "cast & crew": "a heading",
}  # fmt: skip
"""Labels that are known and not read, each with its reason."""
_TRAILERS = 'a[rel~="v:trailerUrl"][title*="trailer" i]'
"""Videos of 2010 that are called trailers; the others of their row are clips, and their addresses are given without the site's."""
THEATERS = ("in theaters", "release date (theaters)")
SYNOPSIS = (
    "#movieSynopsis", '[data-qa="movie-info-synopsis"]', '[data-qa="synopsis-value"]', "#movie_synopsis_all", "#movie_synopsis_blurb",
    '[data-qa="series-info-description"], .tv-series__series-info--synopsis', 'media-scorecard [slot="description"] [slot="content"]',
)  # fmt: skip
_MORE = re.compile(r"(?:\s*(?:\[more\]|show more|read more|…?\s*more|\.\.\.))+\s*$", re.I)


class Field(NamedTuple):
    """A row: its label in the words of the table above, where the label stands, the element of the value and its range."""

    label: str
    place: Span
    node: Node
    value: Span


def fields(page: HtmlPage) -> Iterator[Field]:
    """The labelled rows of the page's layout."""
    for rows, label_css, value_css in ROWS:
        found = [field for row in page.select(rows) if (field := _field(page, row, label_css, value_css))]
        if found:
            seen: set[tuple[int, int]] = set()
            for field in found:
                if field.value not in seen:
                    seen.add(field.value)
                    yield field
            return


def _field(page: HtmlPage, row: Node, label_css: str, value_css: str) -> Field | None:
    label = boxes.words(page, label_css, row)
    found = list(boxes.shown(page, value_css, row))
    if label is None or not found or found[0][1].start < label.end:
        return None
    words = fold(page.words(label)).strip(": ")
    node, value = found[0]
    return Field(SAME.get(words, words), label, node, value)


def read(page: HtmlPage, film: Mention) -> Reading:
    """Claims of all labelled rows, the plot, the certificate and the line under the title, the poster."""
    found = list(fields(page))
    for link in page.select(_TRAILERS):
        if called := page.range_of_attribute(link, "title"):
            yield from say.trailer(page, film, None, name=called)
    in_theaters = any(field.label in THEATERS for field in found)
    for field in found:
        at_home = field.label in info.HOME_RELEASES and not in_theaters and film.kind == "film"
        if at_home or (field.label == "air date" and film.kind == "episode"):
            yield from values.HANDLERS["in theaters"](page, film, field.place, field.value)
        elif field.label in PEOPLE:
            yield from linked.people(page, film, PEOPLE[field.label], field.node, field.value, SITE)
        elif field.label in NOTED:
            yield from linked.people(page, film, NOTED[field.label], field.node, field.value, SITE, note=field.place)
        elif field.label in IGNORED:
            continue
        elif field.label == "rating":
            yield from _rated(page, film, field)
        elif field.label in values.HANDLERS:
            for value in _items(page, field):
                yield from values.HANDLERS[field.label](page, film, field.place, value)
        elif len(field.label.split()) <= 5:
            yield page.notice("unknown-label", f"{page.words(field.place)[:60]!r} is a label not known here", field.place)
    yield from _synopsis(page, film)
    yield from _beside(page, film)
    yield from _news(page, film)


def _items(page: HtmlPage, field: Field) -> list[Span]:
    """The values of a row: each in a box of its own, or the whole."""
    own = [span for _, span in boxes.shown(page, '[data-qa="item-value"]', field.node)]
    if field.label in ("genre", "studio", "production co") and (own := own or [s for _, s in boxes.shown(page, "a", field.node)]):
        return own
    return own if len(own) > 1 else [field.value]


def _rated(page: HtmlPage, film: Mention, field: Field) -> Reading:
    """A certificate; in 2010 with its reason in a box of its own, which a link opens."""
    value = boxes.words(page, '[property="v:value"]', field.node)
    opened = boxes.words(page, ".movie_rating_reason", field.node)
    if value is None and opened and field.value.start < opened.start < field.value.end:
        value = page.trim(field.value.start, opened.start)
    if value is None or value.end <= value.start:
        for span in _items(page, field)[:1]:
            yield from values.HANDLERS["rating"](page, film, field.place, span)
        return
    for _, span in boxes.shown(page, "span.movie_rating_reason", field.node):
        if match := re.compile(r"for\s+", re.I).match(page.text, *span):
            reason = page.trim(match.end(), span.end - (page.text[span.end - 1] == "."))
            yield from say.certification(page, film, value, reason if reason.end > reason.start else None, "MPAA", field.place)
            return
    yield from values.HANDLERS["rating"](page, film, field.place, value)


def _synopsis(page: HtmlPage, film: Mention) -> Reading:
    for css in SYNOPSIS:
        for _, span in boxes.shown(page, css):
            whole = page.text[span.start : span.end]
            label = re.match(r"(?:synopsis|movie info)\s*:?\s*", whole, re.I)
            start = span.start + (label.end() if label else 0)
            more = _MORE.search(page.text, max(start, span.end - 60), span.end)
            # "..." alone may be the plot's own end.
            end = more.start() if more and not re.fullmatch(r"\s*\.\.\.\s*", more[0]) else span.end
            if end > start and len(whole.split()) > 2:
                yield page.claim(film, "description", page.trim(start, end))
                return


_CERTIFICATE = re.compile(r"(?P<value>G|PG|PG-13|R|NC-17|TV-(?:Y7?|G|PG|14|MA)|NR|Not Rated)")


def _beside(page: HtmlPage, film: Mention) -> Reading:
    """The line under the title of 2021, and the words in the hero of 2024."""
    line = boxes.words(page, "score-board [slot=info], score-board-deprecated [slot=info], .scoreboard__info")
    match = SUMMARY.fullmatch(page.text, *line) if line else None
    if match:
        yield from say.literals(page, film, "genre", page.split(page.group(match, "genres"), r"\s*/\s*"))
        yield from say.running_time(page, film, page.group(match, "runtime"))
    for node in page.select("score-board[rating], score-board-deprecated[rating]")[:1]:
        if (span := page.range_of_attribute(node, "rating")) and _CERTIFICATE.fullmatch(page.words(span)):
            yield page.claim(film, "certificate", span)
    for css, property in (
        ('.media-hero-wrap [slot="metadataGenre"], media-hero [slot="metadataGenre"]', "genre"),
        ('.media-hero-wrap [slot="metadata-genre"], media-hero [slot="metadata-genre"]', "genre"),
    ):
        for _, span in boxes.shown(page, css):
            yield from say.literals(page, film, property, page.split(span, r"\s*[/,|]\s*"))
    for _, span in boxes.shown(page, '[slot="metadataProp"], [slot="metadata-prop"]'):
        prop = page.trim(span.start, span.end)
        words = page.words(prop).rstrip(",")
        prop = page.trim(prop.start, prop.start + len(words))
        if _CERTIFICATE.fullmatch(words):
            yield page.claim(film, "certificate", prop)
        elif re.fullmatch(r"\d{1,2}h(?: \d{1,2}m)?|\d{1,3}m", words):
            yield from say.running_time(page, film, prop)
    poster = boxes.first(page, 'rt-img[slot="posterImage"], img.posterImage, [itemprop="image"].posterImage, .movie_poster_area img')
    if poster is not None:
        span = page.range_of_attribute(poster, "src")
        if span and re.match(r"https?://\S+$", page.words(span)):
            yield page.claim(film, "image", span)


def _news(page: HtmlPage, film: Mention) -> Reading:
    """Headlines of 2010, those whose address is below the film's own; the others on the page are about other films."""
    own = next((re.match(r"https?://[^/]+(/m/[^/?#]+)", page.words(span)) for span in boxes.own_addresses(page)), None)
    seen: set[str] = set()
    for node, span in boxes.shown(page, 'td.firstCol a[href*="/news/"]'):
        _, address = boxes.host_and_path(page.attribute(node, "href") or "")
        if own and address.startswith(f"{own[1]}/news/") and page.words(span) not in seen:
            seen.add(page.words(span))
            yield from say.news(page, film, span, None, None)
