"""What an HTML page of IMDb up to 2020 says its title is: ``<title>``, the heading, the line over it, the type of the page."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.model import Mention
from kg.reading import say
from kg.reading.html import HtmlPage
from kg.reading.page import Reading, Span
from kg.text.addresses import identified

_YEARS = r"(?P<year>(?:18|19|20)\d\d)(?:/[IVX]+)?(?:\s*[–-]\s*(?P<end>(?:19|20)\d\d)?\s*)?"
_TITLE = re.compile(
    r"(?:[\"“](?P<series>[^\"”]+)[\"”]\s+)?(?P<title>[\"“]?.+?[\"”]?)\s*\((?:(?P<format>[A-Za-z][A-Za-z -]{2,20}?)\s+)?(?:[IVX]+\)\s*\()?"
    rf"{_YEARS}\)(?:\s*\((?P<after>TV|V|VG|mini)\))?\s*(?:[-–|]\s*(?:Reference View\b|IMDb\b|Internet Movie Database\b).*)?",
    re.I | re.S,
)
_UNDATED = re.compile(r"(?P<title>\S.*?)\s+[-–|]\s+IMDb\s*", re.I | re.S)
_NUMBERS = re.compile(r"season\s+(?P<season>\d{1,4})\s*(?:,|\||·|-)?\s*episode\s+(?P<episode>\d{1,5})(?!\d)", re.I)
_ORIGINAL = re.compile(
    r"(?P<title>\S.*?)\s*\((?:original title|originaltitel|titre original|título original|titolo originale)\)", re.I | re.S
)
_FORM = re.compile(r"\((TV|V|VG|mini)\)")
_YEAR = re.compile(rf"\((?:[A-Za-z -]+\s)?{_YEARS}")
_NO_YEAR = re.compile(r"\s*\(\?{4}(?:/[IVX]+)?\)")
_EPISODES = re.compile(r"(?P<number>\d[\d,]*)\s+episodes?\b", re.I)
_SERIES_LINKS = "h2.tv_header a[href*='/title/tt'], .titleParent a[href*='/title/tt'], .tv-extra a[href*='/title/tt']"
_TYPES = {"video.tv_show": "series", "video.episode": "episode", "video.tv_episode": "episode"}


class Heading(NamedTuple):
    """The page's own title: the film, the ranges of its name, year, last year and original title, and the series of an episode.

    ``form`` is what the page calls it in small letters ("tv episode"), where it says.
    """

    film: Mention
    title: Span
    year: Span | None
    end_year: Span | None
    series: Span | None
    form: str
    original: Span | None = None

    def claims(self, page: HtmlPage) -> Reading:
        """Name, years, original title, series."""
        film = self.film
        yield from say.naming(page, film, self.title, self.year)
        if self.original:
            yield page.claim(film, "alternate_name", self.original)
        yield from self.more(page)

    def more(self, page: HtmlPage) -> Reading:
        """What only a series or an episode has: the series, the numbers, the last year."""
        film = self.film
        if film.kind == "episode":
            if self.series:
                series = say.film(page, self.series, kind="series")
                yield page.link(film, "part_of_series", series, self.series)
                yield from say.naming(page, series, self.series)
            if match := next(page.find(_NUMBERS), None):
                for property, name in (("season_number", "season"), ("episode_number", "episode")):
                    yield from say.attempt(page, film, property, page.group(match, name), "count")
        elif film.kind == "series":
            if self.end_year:
                yield page.claim(film, "end_year", self.end_year)
            yield from _counts(page, film)


def _counts(page: HtmlPage, film: Mention) -> Reading:
    """How many seasons and episodes the page says that a series has."""
    links = page.select('a[href*="season="], a[href*="episodes#season-"]')
    numbers = [span for node in links if (span := page.range_of(node)) and page.words(span).isdecimal() and len(page.words(span)) < 4]
    if numbers:
        last = max(numbers, key=lambda span: int(page.words(span)))
        yield from say.attempt(page, film, "seasons", last, "count")
    for node in page.select(".bp_sub_heading")[:3]:
        span = page.range_of(node)
        if span and (match := _EPISODES.fullmatch(page.text, *span)):
            yield from say.attempt(page, film, "episodes", page.group(match, "number"), "count")
            return


def _unquoted(page: HtmlPage, span: Span) -> tuple[Span, bool]:
    """A title without the quotation marks that IMDb put round those of series, and whether it had them."""
    words = page.text[span.start : span.end]
    if len(words) > 2 and words[0] in '"“' and words[-1] in '"”':
        return page.trim(span.start + 1, span.end - 1), True
    return span, False


_TYPED = "#pagecontent[itemtype], #title-overview-widget[itemtype], #main [itemtype]"


def _kind(page: HtmlPage, form: str, *, quoted: bool, series: bool) -> str:
    for node in page.select('meta[property="og:type"]')[:1]:
        if kind := _TYPES.get((page.attribute(node, "content") or "").strip()):
            return kind
    types = [page.attribute(node, "itemtype") or "" for node in page.select(_TYPED)]
    for name, kind in (("/TVEpisode", "episode"), ("/TVSeries", "series"), ("/TVMiniSeries", "series")):
        if any(written.endswith(name) for written in types):
            return kind
    if series or "episode" in form:
        return "episode"
    return "series" if quoted or "series" in form or form in ("mini", "tv mini") else "film"


def _film(page: HtmlPage, title: Span, year: Span | None, end: Span | None, series: Span | None, form: str,
          original: Span | None) -> Heading:  # fmt: skip
    title, quoted = _unquoted(page, title)
    kind = _kind(page, form, quoted=quoted, series=series is not None)
    return Heading(say.film(page, title, year, kind), title, year, end, series, form, original)


def old(page: HtmlPage, css: str = "#tn15title h1") -> Heading | None:
    """The heading of the layouts up to 2010: ``"Series" Title (1999)``, with the original title behind it; ``css`` finds it."""
    heads = page.select(css)
    whole = page.range_of(heads[0]) if heads else None
    if whole is None:
        return None
    match = _YEAR.search(page.text, *whole)
    end = match or _NO_YEAR.search(page.text, *whole)
    title = page.trim(whole.start, end.start() if end else whole.end)
    names = [span for node in page.select("em", heads[0]) if (span := page.range_of(node))]
    series: Span | None = None
    if names:
        series, _ = _unquoted(page, page.trim(title.start, names[0].start))
        title = names[0]
    extra = [span for node in page.select(".title-extra", heads[0]) if (span := page.range_of(node))]
    found = _ORIGINAL.match(page.text, *extra[0]) if extra else None
    forms = [page.words(span).casefold() for node in page.select(".tv-extra", heads[0]) if (span := page.range_of(node))]
    forms += [note.lower() for note in _FORM.findall(page.text, *whole)]
    return _film(page, title, page.group(match, "year") if match else None, page.group(match, "end") if match and match["end"] else None,
                 series, " ".join(forms), page.group(found, "title") if found else None)  # fmt: skip


def is_dated(page: HtmlPage) -> bool:
    """Whether the heading of a page of up to 2010 has a year, or the question marks in its place, as those of all titles have."""
    heads = [span for node in page.select("#tn15title h1, strong.title")[:1] if (span := page.range_of(node))]
    return any(_YEAR.search(page.text, *span) or _NO_YEAR.search(page.text, *span) for span in heads)


def of(page: HtmlPage) -> Heading | None:
    """The title that ``<title>``, or the same words in ``og:title``, gives the page; None where it is none."""
    spans = [page.title]
    spans += [page.range_of_attribute(node, "content") for node in page.select('meta[property="og:title"]')[:1]]
    for span in spans:
        match = _TITLE.fullmatch(page.text, *span) if span else None
        if not match:
            continue
        form = (match["format"] or match["after"] or "").casefold()
        series = page.group(match, "series") if match["series"] else None
        if series is None and "episode" in form and _unquoted(page, page.group(match, "title"))[1]:
            # The title is gone, and what is left is the series'.
            continue
        if series is None and "episode" in form:
            links = [link for node in page.select(_SERIES_LINKS)[:1] if (link := page.range_of(node))]
            series = links[0] if links else None
        ends = page.group(match, "end") if match["end"] else None
        return _film(page, page.group(match, "title"), page.group(match, "year"), ends, series, form, None)
    return _undated(page)


def _undated(page: HtmlPage) -> Heading | None:
    """The title of a page that gives no year, as those of films in development: ``<title>`` and the first heading say the same of it."""
    match = _UNDATED.fullmatch(page.text, *page.title) if page.title else None
    heads = [span for node in page.select("h1")[:1] if (span := page.range_of(node))]
    if match is None or not heads or page.words(heads[0]) != match["title"].strip() or not _has_address(page):
        return None
    return _film(page, page.group(match, "title"), None, None, None, "", None)


def _has_address(page: HtmlPage) -> bool:
    """Whether the page says that its address is a title's own."""
    for selector, attribute in (('link[rel="canonical"]', "href"), ('meta[property="og:url"]', "content")):
        for node in page.select(selector)[:1]:
            found = identified((page.attribute(node, attribute) or "").strip(), "imdb")
            if found and (found.scheme.name, found.scheme.thing) == ("imdb", "film"):
                return True
    return False
