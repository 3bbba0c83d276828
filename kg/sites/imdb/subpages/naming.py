"""Which page below a title a page is, and which film it says it is about.

Layouts: ``tn15`` (to 2017 for some kinds: ``#tn15title``), classic (2013 to 2025: ``.subpage_title_block``), Next.js (2023 on:
``h2[data-testid="subtitle"]``, the year only in ``<title>`` and in the data).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.model import Mention
from kg.reading import say
from kg.reading.html import HtmlPage
from kg.reading.page import Reading, Span
from kg.reading.tree import Node
from kg.sites.imdb.subpages.lists import unquoted
from kg.sites.imdb.subpages.nextdata import NextData
from kg.text.addresses import ARCHIVED

_SITE = rf"{ARCHIVED}(?:https?:)?//(?:www\.|m\.|[a-z]{2}\.|pro\.|akas\.)?imdb\.(?:com|de|fr|es|it|pt)(?::\d+)?"
_TITLE_ADDRESS = re.compile(rf"{_SITE}/(?:[a-z]{{2}}(?:-[a-z]{{2}})?/)?title/(?P<id>tt\d{{5,9}})(?:/(?P<kind>[a-z_-]+))?", re.I)
_OTHER_ADDRESS = re.compile(rf"{_SITE}/", re.I)
_SAVED_FROM = re.compile(r"<!-- saved from url=\(\d+\)(?P<url>\S+) -->")
_WHOLE = frozenset({"", "maindetails", "combined", "reference", "index"})
"""Addresses of the title page itself, in its long and short forms."""
_ALIASES = {
    "usercomments": "reviews", "userreviews": "reviews", "review": "reviews", "synopsis": "plotsummary", "plot": "plotsummary",
    "metacritic": "criticreviews", "criticreviews-metacritic": "criticreviews", "cast": "fullcredits",
    "parentsguide": "parentalguide", "certification": "parentalguide", "movielinks": "movieconnections",
}  # fmt: skip
_PHRASES = tuple(
    (kind, re.compile(pattern, re.I))
    for kind, pattern in (
        ("fullcredits", r"full (?:cast|credits)(?:,? (?:and|&) crew)?|cast (?:and|&) crew"),
        ("releaseinfo", r"release (?:info|dates?)"),
        ("externalreviews", r"external reviews"),
        ("criticreviews", r"(?:critic|critics'?|metacritic|metacritic critic) reviews"),
        ("reviews", r"(?:imdb )?(?:user )?(?:reviews|comments)(?: (?:&|and) ratings)?"),
        ("soundtrack", r"soundtracks?(?: listing| credits)?"),
        ("plotsummary", r"plot(?: summary| summaries| synopsis)?|synopsis"),
        ("keywords", r"(?:plot )?keywords"),
        ("crazycredits", r"crazy credits"),
        ("alternateversions", r"alternate versions"),
        ("technical", r"technical spec(?:ification)?s?"),
        ("locations", r"filming locations|locations|filming (?:&|and) production"),
        ("companycredits", r"company credits"),
        ("parentalguide", r"parent(?:s|al) guide(?: and certifications)?|certifications"),
        ("trivia", r"trivia"), ("goofs", r"goofs"), ("quotes", r"(?:memorable )?quotes"), ("awards", r"awards"),
        ("taglines", r"taglines"), ("ratings", r"(?:user )?ratings"), ("movieconnections", r"(?:movie )?connections"), ("faq", r"faq"),
        ("episodes", r"episodes?(?: list)?"), ("business", r"box office ?/ ?business"),
    )
)  # fmt: skip
_TAIL = re.compile(r"\s+[-–|]\s+(?:the internet movie database(?: \(imdb\))?|imdb)\s*$", re.I)
_HEAD = re.compile(r"^(?P<phrase>[a-z&,' ]+?) for (?=.)", re.I)
_AFTER_TITLE = re.compile(r"[)\s]\s*[-–:]\s+(?P<phrase>[^-–:()]+)$")

_NAMED = re.compile(
    r"(?:\"(?P<series>[^\"]{1,200})\" (?=\S))?\"?(?P<title>[^\n]{1,300}?)\"? "
    r"\((?P<what>[^()\d]{0,40}?)\s*(?P<year>(?:18|19|20)\d\d)(?:/[IVX]+)?(?P<range>\s?[-–]\s?(?P<end>(?:19|20)\d\d)?)?[^()]{0,20}\)",
    re.I,
)
_YEAR = re.compile(r"\((?P<what>[^()\d]{0,40}?)\s*(?P<year>(?:18|19|20)\d\d)(?:/[IVX]+)?(?P<range>\s?[-–]\s?(?P<end>(?:19|20)\d\d)?)?")
_NO_FILM = re.compile(r"video ?game|\bvg\b|podcast", re.I)
_EPISODE, _SERIES = re.compile(r"[eé]pisod|folge", re.I), re.compile(r"s[eé]rie|\bshow\b", re.I)
"""In the languages of the site's pages, too."""


def _addresses(page: HtmlPage) -> Iterator[str]:
    for selector, name in (('link[rel="canonical"]', "href"), ('meta[property="og:url"]', "content")):
        for node in page.select(selector):
            if value := page.attribute(node, name):
                yield value.strip()
    if saved := _SAVED_FROM.search(page.document.text[:2000]):
        yield saved["url"]
    if page.document.url:
        yield page.document.url


def _title_words(page: HtmlPage) -> str:
    span = page.title
    return page.words(span) if span else ""


def _is_imdb(page: HtmlPage) -> bool:
    """Whether the page says by itself that it is IMDb's, where no address does."""
    if _TAIL.search(_title_words(page)) or page.select("#tn15content, #tn15title"):
        return True
    return any(page.attribute(node, "content") == "IMDb" for node in page.select('meta[property="og:site_name"]'))


def _phrases(page: HtmlPage) -> Iterator[str]:
    """What headings and title call the page, apart from the film."""
    words = _TAIL.sub("", _title_words(page))
    for found in (_HEAD.match(words), _AFTER_TITLE.search(words)):
        if found:
            yield found["phrase"]
    for node in page.select("#tn15title h1 small, .subpage_title_block h1.header, .subpage_title_block h4.header"):
        if span := page.range_of(node):
            yield re.sub(r" for$", "", page.words(span), flags=re.I)


def kind_of(page: HtmlPage) -> str:
    """The kind of page below a title, as IMDb's addresses call it; '' for the title page and for pages of anything else."""
    sure = False
    for address in _addresses(page):
        found = _TITLE_ADDRESS.match(address)
        if found:
            part = (found["kind"] or "").lower()
            if part not in _WHOLE:
                return _ALIASES.get(part, part)
            sure = sure or not part
        elif _OTHER_ADDRESS.match(address):
            return ""
    if sure or not _is_imdb(page):
        return ""
    for phrase in _phrases(page):
        for kind, pattern in _PHRASES:
            if pattern.fullmatch(phrase.strip(" -–:»")):
                return kind
    return ""


class Header(NamedTuple):
    """The film of a page: the mention, what the title is if it is no film (a game), and the ranges of what is said of it.

    ``end`` is the last year of a series; ``series`` that of an episode, with its years and the address of its page.
    """

    film: Mention
    form: str
    title: Span | None
    year: Span | None
    end: Span | None = None
    series: Span | None = None
    series_years: tuple[Span | None, Span | None] = (None, None)
    address: Span | None = None
    series_address: Span | None = None


def _first(page: HtmlPage, selector: str, within: Node | None = None) -> Node | None:
    return next((node for node in page.select(selector, within) if page.range_of(node)), None)


def _visible(page: HtmlPage) -> tuple[Node | None, Node | None]:
    """The elements that show the film's title and what holds it with its year."""
    for holder, link in (
        (".subpage_title_block h3", "a"), (".subpage_title_block h4", "a"), ("#tn15title h1", "a.main"), ("#tn15title h1", "a"),
        ('h2[data-testid="subtitle"]', ""),
    ):  # fmt: skip
        for node in page.select(holder):
            shown = (_first(page, link, node) if link else node) if page.range_of(node) else None
            if shown is not None:
                return shown, node
    return None, None


def _address(page: HtmlPage, shown: Node | None) -> Span | None:
    for selector, name in (('link[rel="canonical"]', "href"), ('meta[property="og:url"]', "content")):
        for node in page.select(selector):
            if _TITLE_ADDRESS.match(words := (page.attribute(node, name) or "").strip()) and "imdb.com/" in words:
                return page.range_of_attribute(node, name)
    if shown is not None and "/title/tt" in (page.attribute(shown, "href") or ""):
        return page.range_of_attribute(shown, "href")
    return None


def _after_phrase(page: HtmlPage, tag: Span) -> int:
    """Where the film's title begins in a document title that says first what the page is (``User reviews for …``)."""
    found = _HEAD.match(page.words(tag))
    if found and any(pattern.fullmatch(found["phrase"]) for _, pattern in _PHRASES):
        return tag.start + found.end()
    return tag.start


def header(page: HtmlPage, data: NextData) -> Header:
    """The film that the page is about, as its head names it."""
    shown, holder = _visible(page)
    title = page.range_of(shown) if shown is not None else None
    title = unquoted(page, title) if title else None
    quoted = title is not None and shown is not None and title != page.range_of(shown)
    tag = page.title
    named = _NAMED.match(page.text, _after_phrase(page, tag), tag.end) if tag else None
    if named and not named["series"]:
        # A title in quotes is a series' on pages of the years before they said so in words.
        quoted = quoted or page.text[named.start("title") - 1] == page.text[named.end("title")] == '"'
    printed = None
    if holder is not None and title and (around := page.range_of(holder)):
        printed = _YEAR.search(page.text, title.end, around.end)
    dated = printed or named
    year = page.group(dated, "year") if dated else data.range("entityMetadata", "releaseYear", "year")
    title = title or (page.group(named, "title") if named else None) or data.range("entityMetadata", "titleText", "text")
    what = " ".join(m["what"] or "" for m in (printed, named) if m)
    type_ = str(data.value("entityMetadata", "titleType", "id") or "")
    kind = "film"
    if _EPISODE.search(what) or type_ == "tvEpisode":
        kind = "episode"
    elif _SERIES.search(what) or quoted or (dated and dated["range"]) or type_ in ("tvSeries", "tvMiniSeries"):
        kind = "series"
    if kind == "episode" and named and named["series"] and holder is not None and holder.tag == "h2":
        title = page.group(named, "title")
    elif kind == "film" and named and named["series"] and shown is None:
        # A film may be called by a word in quotes and more.
        title = page.trim(named.start("series") - 1, named.end("title"))
    film = say.film(page, title, year, kind)
    end = page.group(dated, "end") if kind == "series" and dated and dated["end"] else None
    series = series_address = None
    series_years: tuple[Span | None, Span | None] = (None, None)
    if kind == "episode":
        above = _first(page, ".subpage_title_block h4 a")
        if above is not None and above != shown:
            series, series_address = page.range_of(above), page.range_of_attribute(above, "href")
            block = page.range_of(above.parent) if above.parent is not None else None
            run = _YEAR.search(page.text, series.end, block.end) if series and block else None
            series_years = (page.group(run, "year"), page.group(run, "end") if run["end"] else None) if run else (None, None)
        elif named and named["series"]:
            series = page.group(named, "series")
    form = next((w for w in (what.strip(), type_) if _NO_FILM.search(w)), "")
    return Header(film, form, title, year, end, series, series_years, _address(page, shown), series_address)


def naming(page: HtmlPage, head: Header) -> Reading:
    """The name, year, id and series of the page's film."""
    if head.title is None:
        yield page.notice("no-title", "the page does not name its film", next_step="its facts hang on an unnamed film")
    else:
        yield from say.naming(page, head.film, head.title, head.year)
    if head.address:
        yield from say.identifier(page, head.film, head.address, "imdb")
    if head.end:
        yield page.claim(head.film, "end_year", head.end)
    if head.series:
        first, last = head.series_years
        series = say.film(page, head.series, first, "series")
        yield page.link(head.film, "part_of_series", series, head.series)
        yield from say.naming(page, series, head.series, first)
        if last:
            yield page.claim(series, "end_year", last)
        if head.series_address:
            yield from say.identifier(page, series, head.series_address, "imdb")
