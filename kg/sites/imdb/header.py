"""The head of an IMDb title page: title, ratings, the line under the title, plot, awards, popularity."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from kg.model import Mention
from kg.reading import say
from kg.reading.html import HtmlPage
from kg.reading.page import Page, Reading, Span
from kg.reading.sections import Sheet, known_run
from kg.sites.imdb.marks import CERTIFICATE, GENRE, GENRE_LIST, GENRE_WORD, GENRES, LIKE_DATE, TITLE_YEAR, YEARS
from kg.sites.imdb.similar import among_similar
from kg.text import fold

_TITLES = (
    re.compile(rf"\A\s*{TITLE_YEAR}\s*[-–|]\s*imdb\b", re.I),
    re.compile(rf"(?<!\w)rate this\s+{TITLE_YEAR}", re.I),
    re.compile(rf"(?<!\w)title:\s*{TITLE_YEAR}(?=\s*(?:\d{{1,2}}(?:\.\d)?/\d{{1,3}}(?!\d)|want to share|\n))", re.I),
    re.compile(rf"(?<!\w)critic\s+{TITLE_YEAR}", re.I),
    re.compile(rf"(?<!\w)imdb\s+>\s+{TITLE_YEAR}(?=\s+quicklinks\b)", re.I),
    re.compile(
        rf"\A\s*(?:\d[\d,]* (?:user|critic) ){{0,2}}{TITLE_YEAR}"
        rf"(?=\s*(?:\n|\d:\d\d\s*\||{CERTIFICATE}\s*\||\d+h\b|\d+\s*min\b|{GENRE}|[^\n]{{1,80}}\(original title\)))",
        re.I,
    ),
)
_LINE_TITLE = re.compile(rf"(?<=\n){TITLE_YEAR}(?=[ ]*(?:\n|\Z))", re.I)
_ON_BOARDS = re.compile(rf"(?<!\w)discuss\s+{TITLE_YEAR}(?=\s+on the imdb message boards)", re.I)
_BOARDS_BEHIND = re.compile(r"\s+on the imdb message boards", re.I)
_EPISODE = re.compile(r"[\"“](?P<series>[^\"”]+)[\"”]\s+(?P<title>.+)", re.S)
_NO_TITLE = re.compile(
    r"\s*(?:(?:\d[\d,.]* (?:user|critic)s?\s*){1,2}|rate this|top \d+|(?:\S+ ){0,16}imdb(?:pro)?\b[^\n]{0,40}|title:)\s*", re.I
)
"""What stands before the year where the title is gone."""
_CHART = re.compile(rf"\s*#\d+ (?:on|in)\b|\s*\d(?:\.\d)?/10 x|\s*(?:{GENRE_LIST})", re.I)


_OF_OTHERS = frozenset({"soundtracks", "connections", "trivia", "goof", "quotes", "crazy_credit", "alternate_version"})
"""Marks below which a title and its year are those of a song, or of another film."""


class Naming(NamedTuple):
    """An occurrence of the page's title: the whole, the title and the year, what the page says it is, and of which series.

    Without a year, only its place tells that it is the title.
    """

    whole: Span
    title: Span
    year: Span | None
    format: str
    series: Span | None = None


def _naming(page: Page, match: re.Match[str]) -> Naming:
    title = page.group(match, "title")
    form = (match["format"] or "").casefold()
    episode = _EPISODE.match(page.text, *title) if "episode" in form else None
    series = page.group(episode, "series") if episode else None
    title = page.group(episode, "title") if episode else title
    return Naming(page.group(match), title, Span(match.start("year"), match.start("year") + 4), form, series)


def _is_there(match: re.Match[str]) -> bool:
    words = match["title"].strip()
    # An episode's title stands behind its series', which stands in quotes.
    of_series = "episode" in (match["format"] or "").casefold() and re.fullmatch(r"[\"“][^\"“”]+[\"”]", words)
    return bool(words) and not of_series and not _NO_TITLE.fullmatch(words)


def titles(sheet: Sheet) -> list[Naming]:
    """Every place where the page names its own film, the likeliest first; all with the same title."""
    page = sheet.page
    found = [_naming(page, m) for pattern in _TITLES for m in sheet.find(pattern) if _is_there(m)]
    lines = []
    if not sheet.flow:
        for match in sheet.find(_LINE_TITLE):
            label = sheet.previous_mark(match.start())
            if _BOARDS_BEHIND.match(page.text, match.end()) and fold(match["title"]).startswith("discuss "):
                continue
            other = label is not None and (label.name in _OF_OTHERS or (label.name == "next_one" and page.blank(label.end, match.start())))
            other = other or among_similar(sheet, match.start())
            charted = _CHART.match(page.text, match.end()) and not SUBLINE.match(page.text, *_next(page, match))
            if _is_there(match) and not other and not charted:
                lines.append(_whole(sheet, _naming(page, match)))
    if not found and lines:
        found = lines[:1]
    if not found:
        # The link to its discussion names the film where its head is gone.
        return [_naming(page, m) for m in sheet.find(_ON_BOARDS) if _is_there(m)][:1] or by_place(sheet)
    year = found[0].year
    name = fold(page.words(found[0].title))
    again = re.compile(
        rf"(?<!\w)(?P<title>{re.escape(page.words(found[0].title))})\s*\((?P<format>)(?P<year>{page.words(year) if year else ''}"
        rf")\)(?=\s*(?:\d:\d\d\s*\||{CERTIFICATE}\s*(?:\||\d+ min)"
        r"|\d{1,2}h\b|\d{1,3}\s*min\b|[^\n|»]{1,80}\(original title\)))",
        re.I,
    )
    more = lines + [_naming(page, m) for pattern in (_ON_BOARDS, again) for m in sheet.find(pattern)]
    unique = {n.title: n for n in [*found, *more] if fold(page.words(n.title)) == name}
    return list(unique.values())


def _next(page: Page, match: re.Match[str]) -> Span:
    """The line below a match; nothing below the last."""
    number = page.line_at(match.start("title")) + 1
    return page.lines[number] if number < len(page.lines) else Span(match.end(), match.end())


_SMALL = r"(?:the|an?|of|and|or|in|on|at|to|for|from|with|by|about|de|der|die|das|la|le|les|el|los|du|des|und|et|y)"
_GOES_ON = re.compile(rf"(?:[,&–]|(?<!\S){_SMALL})$", re.I)
"""How a line ends that is not all of a title."""
_GONE_ON = re.compile(rf"{_SMALL}(?!\S)")
"""How, on a page with capitals, the rest of one may begin."""


def _whole(sheet: Sheet, naming: Naming) -> Naming:
    """A title with the line above it, where that is its beginning: it ends as no title does, or the next one begins as none does."""
    page = sheet.page
    number = page.line_at(naming.title.start)
    if naming.series or not number or page.text[naming.title.start - 1] != "\n" or page.text[naming.title.start - 2] == "\n":
        return naming
    above = page.trim(*page.lines[number - 1])
    words = page.words(above)
    parted = _GOES_ON.search(words) or (words[:1].isupper() and _GONE_ON.match(page.text, *naming.title))
    if not parted or _RATINGS.match(words) or _LINK.search(words) or len(words) > 100 or sheet.marks_within(above) or not sheet.free(above):
        return naming
    return naming._replace(whole=Span(above.start, naming.whole.end), title=Span(above.start, naming.title.end))


_RATINGS = re.compile(
    r"rate this\Z|your rating\Z|season \d+ \| episode \d+|\d(?:\.\d)?\s?/\s?10\b|\d[\d,]* (?:user|critic)s?\b|[\W\d]+\Z", re.I
)
_LINK = re.compile(r"[|»]|:\Z|\A(?:imdb|more|less|edit|share|videos?|photos?|trailers?)\Z", re.I)


def under_title(sheet: Sheet) -> Span | None:
    """The line under the title, with a certificate or a running time, where it is on a line of its own; what stands above is no credit."""
    if sheet.flow:
        return None
    for line in sheet.page.lines:
        if (match := SUBLINE.match(sheet.text, line.start)) and {"cert", "dur"} & _parts(match).keys():
            return Span(*match.span())
    return None


def by_place(sheet: Sheet) -> list[Naming]:
    """The title that lost its year: on its own line between the ratings (or the top of the page) and the line under the title."""
    page = sheet.page
    under = None if isinstance(page, HtmlPage) else under_title(sheet)
    if under is None:
        return []
    before = [line for line in page.lines if line.end <= under.start and not page.blank(*line)]
    if before and _ORIGINAL.fullmatch(page.words(before[-1])):
        before.pop()
    if not before or (len(before) > 1 and not _RATINGS.match(page.words(before[-2]))):
        return []
    title = page.trim(*before[-1])
    words = page.words(title)
    told = _RATINGS.match(words) or _LINK.search(words) or len(words) > 150
    return [] if told or not sheet.free(title) or sheet.marks_within(title) else [Naming(title, title, None, "")]


def head_starts(sheet: Sheet, namings: list[Naming]) -> list[int]:
    """Where the head of the page may begin: behind what names the film, or at the top of a page that names it nowhere.

    What stands beside the rating that visitors may share, and in the link to where the film is discussed, heads nothing; nor does
    ``<title>`` or the top of an HTML page, which has its menus there.
    """
    out = []
    above = sheet.page.title if isinstance(sheet.page, HtmlPage) else None
    for naming in namings:
        if above is not None and naming.whole.end <= above.end:
            continue
        before = sheet.previous_mark(naming.whole.start + 1)
        shared = before is not None and before.name in ("share", "shop")
        if not shared and not (before is not None and before.name == "boards" and before.end > naming.whole.start):
            out.append(naming.whole.end)
    return out if namings or isinstance(sheet.page, HtmlPage) else [0]


# --- the line under the title ----------------------------------------------------------------------------------------

_DURATION = r"(?:\d{1,2}h(?:\s*\d{1,2}min)?|\d{1,3}\s*min)(?!\w)"
_PLACE = r"\s*\((?P<country>[^()\n]{2,40})\)"
_AIRED = rf"(?:episode aired\s+)?(?P<date>{LIKE_DATE})(?:{_PLACE})?"
_ODD_PLACE = r"\s*\([^()\n]{2,40}\)"
_RELEASED = (
    rf"(?:(?:video|tv (?:movie|short|special))?\s*(?:{_AIRED}|(?P<odd>\d{{1,2}}? ?\w{{3,9}} \d{{4}}){_ODD_PLACE})"
    rf"|tv (?:mini[- ]?)?(?:series|movie|short|special)(?:\s*\({YEARS}\))?)"
)
_NO_CERTIFICATE = rf"(?:{GENRE}|episode|series|movie|special|short|video)(?![\w-])"
"""What stands before the first bar where there is no certificate."""
SUBLINE = re.compile(
    rf"(?:(?P<cert>{CERTIFICATE}|(?<![\w-])(?!{_DURATION}|{_NO_CERTIFICATE})[\w+-]{{1,8}})\s*\|\s*)?"
    rf"(?:(?:(?P<dur>{_DURATION})|\d\w{{0,3}} ?\w{{0,6}})\s*\|\s*)?"
    rf"(?P<genres>(?<![\w-])(?=[^|\n]{{0,80}}?(?<![\w-]){GENRE}){GENRE_WORD}(?:\s*,\s*{GENRE_WORD})*)\s*\|\s*{_RELEASED}",
    re.I,
)
_SHORTER = re.compile(
    rf"(?:(?P<cert>{CERTIFICATE})\s*\|\s*)?(?P<dur>{_DURATION})\s*\|\s*(?:(?P<genres>{GENRE}(?:\s*,\s*{GENRE})*)|{_AIRED})", re.I
)
_PLAIN = re.compile(rf"(?:(?P<cert>{CERTIFICATE})\s*\|\s*)(?P<genres>{GENRE}(?:\s*,\s*{GENRE})*)", re.I)
_OLD = re.compile(
    rf"(?:(?:(?P<cert>{CERTIFICATE})\s+)?(?P<dur>{_DURATION})|(?<=\n)[^\S\n]*)\s*-\s*(?P<genres>{GENRE_LIST})\s*-\s*{_AIRED}", re.I
)
_CUT = re.compile(rf"[^\S\n]*-\s*(?P<genres>{GENRE_LIST})\s*-\s*{_AIRED}(?=[^\S\n]*(?:\n|\Z))", re.I)
"""The same without the running time, which was an element of its own."""
_LENGTH = re.compile(_DURATION, re.I)
_SUBLINES = (
    (re.compile(rf"\|\s*{_RELEASED}", re.I), 400, SUBLINE),
    (_LENGTH, 20, _OLD),
    (re.compile(rf"(?<=\n)[^\S\n]*-\s*{GENRE}", re.I), 0, _CUT),
    (_LENGTH, 20, _SHORTER),
    (re.compile(rf"\|\s*{GENRE}", re.I), 20, _PLAIN),
)
"""The forms of the line under the title, each with a sign of it, and how far behind its beginning that can stand."""


_PARTING = re.compile(r"\||\s-\s")


def _parts(match: re.Match[str]) -> dict[str, str]:
    return {name: value for name, value in match.groupdict().items() if value}


def _where_parted(sheet: Sheet) -> list[tuple[int, int | None]]:
    """Where the line under the title can stand: on an HTML page on one line, whose parts a bar or a dash parts."""
    if not isinstance(sheet.page, HtmlPage) or sheet.flow:
        return [(0, None)]
    return [line for line in sheet.page.lines if _PARTING.search(sheet.text, line.start, line.end)]


def subline(sheet: Sheet, film: Mention) -> Reading:
    """Certificate, running time, genres and release: ``R | 1h 51min | Drama, Romance | 14 March 2003 (USA)``, whatever of it is there."""
    page = sheet.page
    parted = _where_parted(sheet)
    for sign, reach, pattern in _SUBLINES:
        for match in [found for part in parted for found in sheet.find_at(sign, reach, pattern, *part)]:
            parts = _parts(match)
            sheet.take(match.span())
            if "cert" in parts:
                yield page.claim(film, "certificate", page.group(match, "cert"))
            if "dur" in parts:
                yield from say.running_time(page, film, page.group(match, "dur"))
            if "genres" in parts:
                yield from say.literals(page, film, "genre", page.split(page.group(match, "genres"), r"\s*[,|]\s*"))
            if "odd" in parts:
                yield page.notice("unreadable-value", f"{parts['odd']!r} is no date (release)", page.group(match, "odd"))
            if "date" in parts:
                yield from say.release(page, film, page.group(match, "date"), page.group(match, "country") if "country" in parts else None)


_GENRES_ALONE = re.compile(rf"\s*(?P<genres>{GENRE}(?:\s*,\s*{GENRE})*)(?=\s)", re.I)


def genres_alone(sheet: Sheet, film: Mention, namings: list[Naming]) -> Reading:
    """Genres that are all there is of the line under the title: told from the plot behind them by the label, which names the same."""
    page = sheet.page
    label = next((m for m in sheet.marks if m.name == "genres" and sheet.free(m[:2])), None)
    if label is None:
        return
    named = {fold(page.words(genre)) for genre in known_run(page, sheet.content(label), GENRES)[0]}
    for naming in namings:
        match = _GENRES_ALONE.match(sheet.text, naming.whole.end)
        genres = page.split(page.group(match, "genres"), r"\s*,\s*") if match else []
        if match and sheet.free(match.span("genres")) and named == {fold(page.words(genre)) for genre in genres}:
            yield from say.literals(page, film, "genre", genres)
            sheet.take(match.span("genres"))


_ORIGINAL = re.compile(r"(?P<title>[^\n|»]{1,120}?)\s*\(original title\)", re.I)


def _originals(sheet: Sheet) -> Iterator[re.Match[str]]:
    """Titles with the note that they are the original ones, each from as far back as one can begin."""
    at = 0
    for note in list(sheet.find(r"\(original title\)")):
        yield from sheet.find(_ORIGINAL, max(at, note.start() - 122), note.end())
        at = note.end()


def other_titles(sheet: Sheet, film: Mention, namings: list[Naming]) -> Reading:
    """The original title, which stands between the title and the line under it."""
    page = sheet.page
    ends = sorted(n.whole.end for n in namings)
    for match in _originals(sheet):
        earlier = bisect_right(ends, match.end())
        before = ends[earlier - 1] if earlier else -1
        named = [m.end() for m in re.finditer(r"\((?:18|19|20)\d\d[^()]{0,8}\)", match["title"])]
        start = max(match.start("title") + (named[-1] if named else 0), before, page.text.rfind("\n", 0, match.start("title") + 1) + 1)
        title = page.trim(start, match.end("title"))
        if before < match.start("title") and not named and sheet.flow:
            yield page.notice("unbounded-title", "an original title whose beginning is not printed", page.group(match))
        elif title.end > title.start:
            quoted = page.text[title.start] in '"“' and page.text[title.end - 1] in '"”'
            yield page.claim(film, "alternate_name", Span(title.start + quoted, title.end - quoted))
            sheet.take(Span(title.start, match.end()))
