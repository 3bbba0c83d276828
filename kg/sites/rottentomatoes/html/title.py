"""Which film, series or episode a page of the site is about, by its address, its heading and its title."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.model import Mention
from kg.reading import boxes, say
from kg.reading.html import HtmlPage
from kg.reading.page import Reading, Span
from kg.text import fold

HOST = "rottentomatoes.com"
_PATH = re.compile(r"/(?:(?P<m>m)|tv)/[^/?#]+(?:/s(?P<season>\d{1,3})(?![^/])(?:/e(?P<episode>\d{1,4})(?![^/]))?)?", re.I)
HEADINGS = (
    "score-board [slot=title], score-board-deprecated [slot=title]", "h1.scoreboard__title", ".media-hero-wrap [slot=title]",
    "media-hero [slot=title]", "h1.mop-ratings-wrap__title--top", "h1#movie-title", 'h1[data-type="title"]', "h1.movie_title",
    '[data-qa="sidebar-media-link"]', "a.sidebar-title", "sidebar-title", "h1.mop-ratings-wrap__title", 'h1[slot="title"]',
    "media-scorecard [slot=title]", ".media-scorecard [slot=title]", 'rt-text[slot="title"][context="heading"]', "h1.title",
    '#content > h2.panel-heading a[href^="/m/"]',
)  # fmt: skip
"""Where the title stands, from the surest: 2021 ``<score-board>``, 2024 the hero, 2019 ``.mop-ratings-wrap``, 2014 and 2010."""
_YEARED = re.compile(r"(?P<title>.+?)\s*\((?P<year>(?:18|19|20)\d\d)\)\s*", re.S)
_NO_TITLE = re.compile(r"404\W+(?:page )?not found|page not found.*|access denied", re.I)
_PAGE_TITLE = re.compile(
    r"(?:rotten tomatoes:\s*)?(?P<title>.+?)(?:\s*\((?P<year>(?:18|19|20)\d\d)\))?"
    r"(?:\s*(?:[-–—:|]\s*|\s)(?:movie reviews?(?:, pictures)?|(?:critic |audience |user |tv )?reviews|cast (?:and|&) crew"
    r"|movie quotes|quotes|pictures and photos|photos|pictures|movie trailers|trailers|videos?|season \d+.*|rotten tomatoes))*\s*",
    re.I,
)


def about(address: str) -> str:
    """What an address of the site is about: a film, a series, a season or an episode; empty for what is no page of one title."""
    host, path = boxes.host_and_path(address)
    match = _PATH.match(path) if host == HOST or host.endswith("." + HOST) else None
    if match is None or host.startswith("editorial."):
        return ""
    return "film" if match["m"] else "episode" if match["episode"] else "season" if match["season"] else "series"


class Title(NamedTuple):
    """The ranges of a printed title and the year behind it."""

    name: Span
    year: Span | None


def heading(page: HtmlPage) -> Title | None:
    """The title as the page shows it, with the year where it stands behind it."""
    for css in HEADINGS:
        for node, span in boxes.shown(page, css):
            year_box = boxes.first(page, ".year", node)
            whole = page.text[span.start : span.end]
            if _NO_TITLE.fullmatch(whole.strip()):
                continue
            if match := _YEARED.fullmatch(whole):
                name = page.trim(span.start, span.start + match.end("title"))
                return Title(name, Span(span.start + match.start("year"), span.start + match.end("year")))
            if "\n" not in whole.strip() and len(whole.split()) <= 30:
                return Title(boxes.without(page, span, year_box), None)
    return None


def document_title(page: HtmlPage) -> Title | None:
    """The title in ``<title>``, without the site's name and what the page shows of the film."""
    span = page.title
    if span is None:
        return None
    whole = page.text[span.start : span.end]
    match = _PAGE_TITLE.fullmatch(whole)
    if match is None or not re.search(r"rotten tomatoes", whole, re.I) or re.fullmatch(r"rotten tomatoes.*", match["title"], re.I):
        return None
    if _NO_TITLE.fullmatch(match["title"].strip()):
        return None
    year = Span(span.start + match.start("year"), span.start + match.end("year")) if match["year"] else None
    return Title(page.trim(span.start + match.start("title"), span.start + match.end("title")), year)


def read(page: HtmlPage, kind: str) -> tuple[Mention | None, Title | None, Title | None]:
    """The page's film, its heading and its title in ``<title>``; no film where neither names one."""
    shown, hidden = heading(page), document_title(page)
    best = shown or hidden
    if best is None:
        return None, None, None
    year = best.year
    if year is None and hidden and fold(page.words(hidden.name)) == fold(page.words(best.name)):
        year = hidden.year
    return say.film(page, best.name, year or year_of(page), kind), shown, hidden


def year_of(page: HtmlPage) -> Span | None:
    """The year in the line under the title: ``2022, Drama, 1h 40m`` (2021), ``1999`` among the hero's words (2024); on pages of
    reviews (2017) that behind the linked title."""
    info = boxes.words(page, "score-board [slot=info], score-board-deprecated [slot=info], .scoreboard__info")
    if info and (match := re.compile(r"(?:18|19|20)\d\d(?=,|$)").match(page.text, info.start, info.end)):
        return Span(*match.span())
    for _, span in boxes.shown(page, '[slot="metadataProp"], [slot="metadata-prop"]'):
        if match := re.compile(r"(?:18|19|20)\d\d(?=\W*$)").match(page.text, span.start, span.end):
            return Span(*match.span())
    for _, span in boxes.shown(page, "#reviews h2.panel-heading"):
        if match := re.compile(r"\(((?:18|19|20)\d\d)\)\s*Reviews\s*$").search(page.text, span.start, span.end):
            return Span(*match.span(1))
    return None


def claims(page: HtmlPage, film: Mention, shown: Title | None, hidden: Title | None) -> Reading:
    """The film's name and year where they are printed, and its address."""
    for title in filter(None, (shown, hidden)):
        if fold(page.words(title.name)) == film.identity[0]:
            yield from say.naming(page, film, title.name, title.year)
    if (year := year_of(page)) and not any(t and t.year for t in (shown,)):
        yield page.claim(film, "year", year)
    for span in boxes.own_addresses(page):
        yield from say.identifier(page, film, span, "rottentomatoes")
