"""Rotten Tomatoes' own HTML, 2010 to today: which pages are its own, what they are about, and the order in which they are read."""

from __future__ import annotations

import re

from kg.model import Claim, Mention, Site
from kg.reading import boxes, say
from kg.reading.html import HtmlPage
from kg.reading.markup import film as markup
from kg.reading.markup import items
from kg.reading.markup.choice import kind_of
from kg.reading.markup.items import Item
from kg.reading.page import Reading, Span
from kg.sites import NOT_ONE_FILM
from kg.sites.rottentomatoes.html import facts, people, reviews, scores, title
from kg.text import collapse, identified

_STRUCTURE = (
    "score-board", "score-board-deprecated", "media-scorecard", ".mop-ratings-wrap", "#all-critics-numbers", "#tomatometer_score",
    "#tomato_meter_link", "cast-and-crew-card", "review-card-critic", "#movieSynopsis", ".movie_synopsis", "#media-scorecard-json",
    "#all-critics-meter", ".audience-reviews__review", "review-speech-balloon", "#movie_info_box", ".quoteBubble",
    "#critics_tomatometer_score_txt",
)  # fmt: skip
"""Boxes that only pages about one title have."""
_OWN_LINKS = '[href^="/m/"], [href^="/tv/"], [href*="rottentomatoes.com/m/"], [href*="/celebrity/"]'
_NAMED = re.compile(r"(?:^rotten tomatoes:|(?:[-–—|]\s*|\s)rotten tomatoes$)", re.I)


def recognize(page: HtmlPage) -> float | None:
    """1 for a page of the site, 0 for one that says it is another's; None where the page says nothing and its words must tell."""
    address = boxes.own_address(page)
    host, _ = boxes.host_and_path(address)
    if host:
        return 1.0 if host == title.HOST or host.endswith("." + title.HOST) else 0.0
    given = (page.attribute(node, "content") for node in page.select('meta[property="og:site_name" i][content]'))
    if name := next((words for value in given if (words := collapse(value or ""))), ""):
        return 1.0 if name.lower() == "rotten tomatoes" else 0.0
    structure = any(page.select(css) for css in _STRUCTURE)
    if page.title and _NAMED.search(page.words(page.title)):
        return 1.0 if structure else 0.6
    return 0.9 if (structure and page.select(_OWN_LINKS)) or _described(page) else None


def _described(page: HtmlPage) -> str:
    """The address of the title that the page's data is about; for pages that have lost their head."""
    return boxes.described_address(page, r"https?://(?:www\.)?rottentomatoes\.com/(?:m|tv)/[^/]+(?:/s\d+(?:/e\d+)?)?/?$")


def is_laid_out(page: HtmlPage) -> bool:
    """Whether the page has any of the site's own boxes; one without them is read as text."""
    return any(page.select(css) for css in _STRUCTURE)


def is_film_s(page: HtmlPage) -> bool:
    """Whether the page gives the address of a film, of no page below it, as its own, and has no data about it."""
    path = boxes.host_and_path(boxes.own_address(page))[1]
    return re.fullmatch(r"/m/[^/]+/?", path) is not None and not page.select('script[type*="ld+json" i]')


def read(page: HtmlPage, site: Site) -> Reading:
    """Everything a page of the site says; of a page about no one title, only a notice."""
    own = boxes.own_address(page)
    address = own or _described(page)
    about = title.about(address) if address else "film" if is_laid_out(page) or _one_film(page) else ""
    if not about:
        yield page.notice(NOT_ONE_FILM, "the page is about no one film: a list, a person or an article")
        return
    film, shown, hidden = title.read(page, "series" if about == "season" else about)
    if about == "episode" and shown is None:
        # What ``<title>`` names is the series.
        film, hidden = None, None
    if film is None:
        named = next((item.subject for item in _markup(page, None, site) if isinstance(item, Claim) and item.property == "name"), None)
        if named is None:
            yield page.notice("no-title", "the page does not name its film")
            return
        film = named
    if about == "season":
        yield from _season(page, film, shown)
        return
    if about == "episode":
        yield from _episode(page, film, shown, hidden, site)
        return
    yield from title.claims(page, film, shown, hidden)
    yield from people.read(page, film)
    yield from scores.read(page, film)
    yield from facts.read(page, film)
    yield from reviews.read(page, film)
    yield from _markup(page, film, site, shown=bool(own))


def _one_film(page: HtmlPage) -> bool:
    """Whether the page's data describes one film or series."""
    described = [item for item in items(page) if isinstance(item, Item) and not item.held and item.syntax == "json-ld"]
    return sum(1 for item in described if kind_of(item)) == 1


def _markup(page: HtmlPage, film: Mention | None, site: Site, *, shown: bool = True) -> Reading:
    """What is embedded, but for what the site misuses: a description that is cut (2010) or praise of the site (since 2018), ``P108M``."""
    left_out = {"description"} if page.select('script[type*="ld+json" i], #movie_synopsis_all') else set()
    if page.select('[itemprop="duration"][datetime^="P"]:not([datetime^="PT"])'):
        left_out.add("duration")
    for item in markup.claims(page, film, site, group="critics", without=left_out):
        if not (isinstance(item, Claim) and item.subject == film and _is_page_s(item, shown)):
            yield item


def _is_page_s(claim: Claim, shown: bool) -> bool:
    """Whether a claim about the film is the page's own title or address, which are read without what is not the film's, if ``shown``."""
    found = identified(str(claim.value)) if claim.property == "page" and shown else None
    return bool(found and found.scheme.name == people.SITE) or (claim.property == "name" and bool(_NAMED.search(str(claim.value))))


def _season(page: HtmlPage, film: Mention, shown: title.Title | None) -> Reading:
    """A season: its series by name and address, and its cast. Its scores, dates and plot are not the series'."""
    yield page.notice(NOT_ONE_FILM, "the page is about one season: only its series and its cast are read")
    name = _series_name(page, shown)
    if name is None:
        return
    series = say.film(page, name, None, "series")
    yield page.claim(series, "name", name)
    for span in boxes.own_addresses(page):
        yield from say.identifier(page, series, span, "rottentomatoes")
    yield from people.read(page, series)


_SEASON_AFTER = re.compile(r"\s*(?:[:–—-]\s*)?season\s+\d+.*$", re.I | re.S)
_SEASON_BEFORE = re.compile(r"season\s+\d+\s*[:–—-]\s*", re.I)


def _series_name(page: HtmlPage, shown: title.Title | None) -> Span | None:
    """The series' name where it stands for itself, or beside the number of the season."""
    for css in ('a[href^="/tv/"][data-qa*="series"]', '[data-qa="series-link"]'):
        if span := boxes.words(page, css):
            return span
    hidden = title.document_title(page)
    if hidden and page.title and re.match(r"\W*season\s+\d", page.text[hidden.name.end : page.title.end], re.I):
        return hidden.name
    for found in filter(None, (shown, hidden)):
        words = page.text[found.name.start : found.name.end]
        if before := _SEASON_BEFORE.match(words):
            return page.trim(found.name.start + before.end(), found.name.end)
        after = _SEASON_AFTER.search(words)
        if after and after.start():
            return page.trim(found.name.start, found.name.start + after.start())
    return None


def _episode(page: HtmlPage, film: Mention, shown: title.Title | None, hidden: title.Title | None, site: Site) -> Reading:
    """An episode with its numbers, which its address has; the identifier of the address is the series'."""
    for found in filter(None, (shown, hidden)):
        if page.words(found.name).casefold() == film.identity[0]:
            yield page.claim(film, "name", found.name)
    for span in list(boxes.own_addresses(page))[:1]:
        match = re.compile(r"/s(?P<season>\d{1,4})/e(?P<episode>\d{1,5})(?!\d)", re.I).search(page.text, *span)
        if match:
            yield page.claim(film, "season_number", page.group(match, "season"), "count")
            yield page.claim(film, "episode_number", page.group(match, "episode"), "count")
    yield from people.read(page, film)
    yield from facts.read(page, film)
    yield from scores.read(page, film)
    yield from _markup(page, film, site)
