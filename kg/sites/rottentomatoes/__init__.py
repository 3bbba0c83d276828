"""Rotten Tomatoes: film pages of about 2017 to 2021 saved as text whose tags are gone, and the site's HTML of all years."""

from __future__ import annotations

import re

from kg.model import Site
from kg.reading import boxes, say
from kg.reading.html import HtmlPage
from kg.reading.page import Page, Reading, Span
from kg.reading.signs import Sign
from kg.sites import NOT_ONE_FILM
from kg.sites.rottentomatoes import audience, below_film, cast, critics, html, info, margins, older, recent, scores
from kg.sites.rottentomatoes.layout import Layout, lay_out
from kg.sites.rottentomatoes.patterns import DATE

_LINES: tuple[tuple[str, float], ...] = (
    (r"critics consensus(?::.*)?", 0.3),
    (r"tomatometer\b.{0,12}|\d{1,3}% tomatometer", 0.3),
    (r"(?:all critics|top critics) \(\d[\d,]*\).{0,80}", 0.3),
    (r"(?:critic|audience) reviews for .{1,120}", 0.3),
    (r"news & interviews for .{1,120}", 0.2),
    (r"(?:.{1,40} )?super reviewer", 0.3),
    (r"(?:user|verified) ratings: [\d,]+", 0.2),
    (r"(?:total count|reviews counted): ?[\d,]+", 0.2),
    (r"audience score\b.{0,6}", 0.2),
    (r"movie info", 0.2),
    (r"t-meter critics|rt community", 0.3),
    (r"how does the tomatometer work.?", 0.2),
    (r"theatrical release: ?.{0,40}|\[see more credits\]", 0.2),
    (r"on disc/streaming:.{0,30}", 0.3),
    (r"release date \((?:theaters|streaming)\):?.{0,30}|box office \(gross usa\):?.{0,30}", 0.2),
    (r"in theaters:.{0,40}|directed by:.{0,80}", 0.1),
    (rf"{DATE} \| .{{0,40}}full review…?", 0.2),
    (r"(?:.{1,120} - )?rotten tomatoes", 0.2),
)


_INLINE: tuple[tuple[str, float], ...] = (
    (r"all critics \(\d", 0.3),
    (r"top critics \(\d", 0.2),
    (r"(?:total count|reviews counted|user ratings|verified ratings): \d", 0.2),
    (r"\d% tomatometer|tomatometer \d", 0.2),
    (r"audience score (?:\d|user ratings)|\d% audience score", 0.2),
    (r"(?:critic|audience) reviews for \w", 0.2),
    (r"news & interviews for \w", 0.2),
    (r"\bmovie info\b", 0.2),
    (rf"[•·] {DATE}.{{0,1500}}? super reviewer", 0.2),
    (rf"{DATE} \| .{{0,40}}full review", 0.2),
    (r"on disc/streaming:|release date \((?:theaters|streaming)\):|box office \(gross usa\):", 0.2),
    (r"critics consensus", 0.1),
    (r"rotten tomatoes", 0.1),
)
"""On one line a word alone may be somebody's prose: the signs are what stands together only on the site's own page."""
_SIGNS = tuple((Sign(rf"^(?:{pattern})$", re.I | re.M), weight) for pattern, weight in _LINES)
_INLINE_SIGNS = tuple((Sign(pattern, re.I | re.M), weight) for pattern, weight in _INLINE)


def recognize(page: Page) -> float:
    """Of HTML, whose page it says it is; else the strength of the site's own words: several different ones, each on a line of its own."""
    if isinstance(page, HtmlPage) and (said := html.recognize(page)) is not None:
        return said
    if not isinstance(page, HtmlPage) and (recent.laid_out(page) or below_film.laid_out(page)):
        return 1.0
    signs = _INLINE_SIGNS if page.one_line else _SIGNS
    found = sum((weight for sign, weight in signs if sign.search(page.text)), 0.0)
    # Half of the signs are any page's that speaks of the site or shows its two scores, and HTML has its boxes to be known by.
    return 0.0 if isinstance(page, HtmlPage) and found < _OF_HTML else round(min(1.0, found), 3)


_OF_HTML = 0.6


_INFO = re.compile(r"(?<!\S)(?P<info>(?:tv )?(?:series|season|episode) info)(?!\S)", re.I)
_TELEVISION = re.compile(r"(?<!\S)(?:(?:tv )?network|premiere date|original air date|air date|creators?|executive producers?)(?!\w)", re.I)
_WITH_COLON = re.compile(r"(?<!\S)(?:tv )?(?:network|premiere date|creators?|starring):", re.I)
"""Until 2022 a series' labels are those of a film, and its page is read as one."""


def _of_television(page: Page) -> Span | None:
    """The heading of what is said of a series, a season or an episode, below which its broadcast stands; None on pages of films."""
    for heading in _INFO.finditer(page.text):
        alone = page.one_line or any(line == Span(*heading.span()) for line in page.lines)
        if alone and _TELEVISION.search(page.text, heading.end(), heading.end() + 3_000):
            return Span(*heading.span())
    return None


def _stripped(page: HtmlPage) -> bool:
    """Whether the page of a film has lost what its boxes are known by, as in copies of other archives: its text has the site's words."""
    if html.is_laid_out(page) or not html.is_film_s(page):
        return False
    return sum(weight for sign, weight in _SIGNS if sign.search(page.visible.text)) >= _ENOUGH


_ENOUGH = 0.5


def read(page: Page) -> Reading:
    """Everything a film page of the site says: claims, and notices for what cannot be read."""
    if isinstance(page, HtmlPage) and (html.is_laid_out(page) or html.recognize(page)) and not _stripped(page):
        yield from html.read(page, SITE)
        return
    if not isinstance(page, HtmlPage) and (laid := recent.laid_out(page)):
        yield from recent.read(laid)
        return
    if not isinstance(page, HtmlPage) and (below := below_film.laid_out(page)):
        yield from below_film.read(page, below)
        return
    label = None if isinstance(page, HtmlPage) else _of_television(page)
    series = label is not None and re.match(r"(?:tv )?series", page.words(label), re.I) and _WITH_COLON.search(page.text, label.end)
    if label and not series:
        yield page.notice(NOT_ONE_FILM, "the page is about a series, a season or an episode, of which text says too little apart", label)
        return
    layout = lay_out(page.visible if isinstance(page, HtmlPage) else page)
    film = say.film(page, layout.title, layout.year, "series" if series else "film")
    if isinstance(page, HtmlPage) and layout.title:
        for span in boxes.own_addresses(page):
            yield from say.identifier(page, film, span, "rottentomatoes")
    if layout.title:
        yield from say.naming(page, film, layout.title, layout.year, inferred=layout.inferred)
    else:
        yield page.notice("no-title", "the page does not name its film")
    yield from cast.read(layout, film)
    yield from scores.read(layout, film)
    yield from audience.read(layout, film)
    yield from older.reviews(layout, film)
    yield from critics.read(layout, film)
    yield from info.read(layout, film)
    yield from margins.quotes(layout, film)
    yield from older.headlines(layout, film)
    yield from margins.news(layout, film)
    yield from margins.similar(layout, film)
    yield from _left(layout)


def _left(layout: Layout) -> Reading:
    """What looks like a statement and was not read: unknown labels, and long text in no place that is known."""
    for row in layout.rows:
        if not row.plain or row.section in ("footer", "similar"):
            continue
        if re.fullmatch(r"(?:[•*·] )?[A-Za-z][\w &/()]{2,30}:(?: .+)?", row.words) and row.section in ("info", "top", "cast", "photos"):
            yield layout.page.notice("unknown-label", f"{row.words[:60]!r} is a label not known here", row.span)
        elif len(row.words.split()) > 25:
            yield layout.page.notice("unplaced-text", f"{row.words[:50]!r} … stands under no known heading", row.span)


SITE = Site(
    name="rottentomatoes",
    title="Rotten Tomatoes",
    slug="rotten-tomatoes",
    how="the address that HTML gives as its own; in text, several of the site's own words, each on a line of its own: Critics Consensus, "
    "All Critics (52), Movie Info, Super Reviewer …",
    recognize=recognize,
    read=read,
)
