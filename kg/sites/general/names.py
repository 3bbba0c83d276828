"""Names as sites print them: without the year, what the film is, words like "Review:", and what stands between marks in a title."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from kg.reading.genres import is_genre
from kg.reading.page import Page, Span
from kg.sites.general.critiques import named_by_review
from kg.sites.general.labels import known
from kg.text import fold

YEAR = r"(?:18|19|20)\d\d"
FILM_WORD = (
    r"film|movie|pel[ií]cula|filme|tv|série|serie|seriál|series|miniseries|video|elokuva|short|documentary|cortometraje"
    r"|fernsehserie|fernsehfilm|фильм|сериал"
)
_BRACKET = re.compile(rf"\s*[(\[](?=[^()\[\]]{{0,60}}(?:{YEAR}|\b(?:{FILM_WORD})))(?P<inside>[^()\[\]]{{2,60}})[)\]]\s*$", re.I)
_TRAILING_YEAR = re.compile(rf"\s*(?:[,–—-]|\()\s*(?P<year>{YEAR})(?:\s*[–-]\s*(?:{YEAR})?)?\)?\s*$")
_SEPARATOR = re.compile(r"\s+[-–—·•∙⋅●»«]\s+|\s*\|\s*|\s+::\s+|\s+[<>]\s+|\s*@\s+|\s+:\s+")
_QUOTED = re.compile(r"^[\"“„«»'‘](?P<inside>[^\"“”„«»]{1,120})[\"”“»«'’]$")
LONGEST = 150


@lru_cache(maxsize=32)
def pattern(name: str) -> re.Pattern[str]:
    """The words of a section of ``words.toml`` as one pattern."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(section(name))})(?!\w)", re.I)


def section(name: str) -> list[str]:
    """The words of a section of ``words.toml``."""
    words: list[str] = _sections()[name]["words"]
    return words


@lru_cache(maxsize=16)
def listed(name: str) -> frozenset[str]:
    """The words of a section of ``words.toml`` that are compared as they stand, folded."""
    return frozenset(section(name))


LONGEST_OFFER = 40
"""No button has more characters."""


def is_offer(words: str) -> bool:
    """Whether words are those of a button or link beside a film's name."""
    return len(words) <= LONGEST_OFFER and pattern("offer").fullmatch(words) is not None


_ASKED = re.compile(r"(?:watch|stream|rent|buy|jetzt|regarder|ver|assistir|guarda|sledujte|se|kijk|oglądaj|смотреть)\s+", re.I)


def without_offer(page: Page, span: Span, names: Collection[str]) -> Span | None:
    """A heading without the word before it that asks to see the film, where the rest is one of the film's folded names."""
    lead = _ASKED.match(page.text, *span)
    return Span(lead.end(), span.end) if lead and fold(page.words((lead.end(), span.end))) in names else None


@lru_cache(maxsize=1)
def _sections() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))


class Named(NamedTuple):
    """A candidate: the ranges of name and year in one place of the page."""

    name: Span
    year: Span | None


_TAGGED = re.compile(r"[\[【](?P<tag>[^\[\]【】]{2,30})[\]】]\s*(?=\S)")


@lru_cache(maxsize=256)
def of_sort(words: str) -> bool:
    """Whether words are a genre, a medium or a sort of article: what forums and blogs put in brackets before a film's name."""
    return is_genre(words) or any(pattern(name).fullmatch(words) for name in ("genre", "film", "series", "critique", "badge", "review"))


_RATED = re.compile(r"(?<=\S)\s+[(\[](?:PG|PG-13|R|NC-17|NR|Not Rated|Unrated|U|12A|15|18|FSK ?\d{1,2})[)\]]$")
"""How papers put a certificate behind a name: ``Low Tide (R)``."""
_YEAR_AND_MARK = re.compile(rf"(?<=\S) (?P<year>{YEAR}) (?:G|PG|PG-13|R|NC-17|NR|TV-(?:MA|14|PG|G|Y7?))$")
"""A year and a certificate behind a film's name: ``Low Tide 1998 PG-13``."""
_STARS_BEHIND = re.compile(r"\s+[★☆✩✭⭐½]{2,}½?\s*$")
"""Marks behind a film's name."""
_COPY = r"blu-?ray|dvd|vhs|uhd|4k|laserdisc|region (?:free|all|[0-6abc])|r[0-6]|import(?:ed)?|ntsc|pal|steelbook|edition"
_MEDIUM = re.compile(
    rf"(?<=\S)\s*[(\[](?=[^()\[\]]{{0,40}}\b(?:{_COPY})\b)(?:(?:{_COPY}|ultra|hd|3d|2d|digital|discs?|code|widescreen|full ?screen|special"
    r"|limited|collector's|version|italian|german|french|uk|us|english|subtitled)[\s+/,&-]*){1,6}[)\]]$",
    re.I,
)
"""How shops put the copy they sell behind a film's name: ``Low Tide [Blu-ray] [Region Free]``."""


@lru_cache(maxsize=1)
def _described() -> re.Pattern[str]:
    """What says behind a name and a dash what it is: ``Low Tide - a short film by Ada Quill``."""
    return re.compile(rf"(?<=\S)\s+[–—-]\s+(?:{'|'.join(section('described'))})$", re.I)


_WHOSE = frozenset({"user", "users", "critic", "critics", "audience", "external", "featured", "press", "readers", "viewers"})


def bare(page: Page, span: Span) -> Named | None:
    """A title without its year, what it is (``(film)``), quotes, and words like "Review:"; None where nothing is left."""
    year: Span | None = None
    span = page.trim(*span)
    while span.end > span.start and page.text[span.start] in "\u200e\u200f":
        # Marks of the way that letters run, which shops put before a title.
        span = page.trim(span.start + 1, span.end)
    if offered := _OFFERED.fullmatch(page.text, span.start, min(span.end, span.start + LONGEST)):
        span = page.trim(*offered.span("name" if offered["name"] else "name_"))
    if dated := _DATED.fullmatch(page.text, span.start, min(span.end, span.start + LONGEST)):
        return Named(page.group(dated, "name"), page.group(dated, "year"))
    if quoted := reviewed(page, span):
        span = quoted
    if tagged := _TAGGED.match(page.text, *span):
        span = page.trim(tagged.end(), span.end) if of_sort(tagged["tag"]) else span
    for _ in range(4):
        words = page.text[span.start : span.end]
        if match := _BRACKET.search(words):
            inside = match["inside"]
            if (found := re.search(YEAR, inside)) and year is None:
                at = span.start + match.start("inside") + found.start()
                year = Span(at, at + 4)
            span = page.trim(span.start, span.start + match.start())
        elif (match := _TRAILING_YEAR.search(words) or _YEAR_AND_MARK.search(words)) and match.start():
            year = year or Span(span.start + match.start("year"), span.start + match.end("year"))
            span = page.trim(span.start, span.start + match.start())
        elif match := _described().search(words):
            span = page.trim(span.start, span.start + match.start())
        elif words.endswith((")", "]")) and (rated := _RATED.search(words) or _MEDIUM.search(words)):
            span = page.trim(span.start, span.start + rated.start())
        elif (stars := _STARS_BEHIND.search(words)) and stars.start():
            span = page.trim(span.start, span.start + stars.start())
        elif (match := _QUOTED.match(words)) is not None:
            span = page.trim(span.start + match.start("inside"), span.start + match.end("inside"))
        else:
            cut = _without_review(words)
            if cut == (0, len(words)):
                break
            span = page.trim(span.start + cut[0], span.start + cut[1])
    words = page.words(span)
    # What heads a part of a page ("Full Cast & Crew") names no film.
    if not words or len(words) > LONGEST or not any(c.isalnum() for c in words) or known(words) or pattern("page").fullmatch(words):
        return None
    if pattern("review").fullmatch(words) and re.search(r"review|kritik|recen|critique|crítica|anmeld", words, re.I):
        # What stands beside a title that is gone.
        return None
    if fold(words) in _WHOSE and page.text[span.end : span.end + 1] not in ("", "\n"):
        # "User reviews": whose they are, and not of what.
        return None
    if re.fullmatch(r"\d{1,3}:\d\d(?::\d\d)?", words):
        # The length of a trailer.
        return None
    return Named(span, year)


_FURNITURE = (
    r"full|movies?|films?|online|free|watch|stream(?:ing)?|hd|uhd|4k|\d{3,4}p|blu-?ray|dvd-?rip|web-?dl|torrent|downloads?|yify|subtitles?"
    r"|subtitulad[oa]|sub|dubbed|gratis|gratuit(?:ement)?|completa?|complet|película|pelicula|latino|castellano|español|vostfr|vf|ita|eng"
    r"|english|german|deutsch|in|en|and|et|y|und|with|for|legal|kostenlos|anschauen|ansehen|zdarma|ke|shlédnutí|cz|dabing|titulky|se|nu"
    r"|på nätet"
)
_OFFERED = re.compile(
    r"(?:(?:watch|stream|download|voir|regarder|ver|guarda(?:re)?|assistir|sledujte|titta på|se)\s+)?"
    rf"(?P<name>\S.{{0,100}}?\s*\({YEAR}\))(?:[\s,|/+&–-]+(?:{_FURNITURE}))+[\s!.]*"
    rf"|(?:watch|stream|download)\s+(?P<name_>\S.{{0,100}}?)(?:[\s,|/+&–-]+(?:{_FURNITURE}))*[\s–-]+(?:online|torrent)"
    rf"(?:[\s,|/+&–-]+(?:{_FURNITURE}))*",
    re.I,
)
"""How sites offer a film in the place of its name: ``Watch Low Tide (1998) Full Movie Online Free``."""
_DATED = re.compile(rf"(?P<name>[^.\n]{{1,100}}(?:\.{{3}}|[?!])?)\. (?P<year>{YEAR})\. (?:Written and )?[Dd]irected by [^\n]+")
"""How museums name a film in the heading of a screening: ``Low Tide. 1998. Directed by Ada Quill``."""
_REVIEW_OF = re.compile(r"(?:film ?kritik|kritik|rezension|cr[ií]tica|critique|recensione|recenze|recension|review|anmeldelse)\b", re.I)
_IN_QUOTES = re.compile(
    r"(?<!\w)(?:\"([^\"]{1,80})\"|“([^“”]{1,80})”|„([^„“”]{1,80})[“”]|«([^«»]{1,80})»|”([^”]{1,80})”|[‘']([^‘’'\"]{1,80})[’'])(?!\w)"
)


def in_quotes(words: str) -> bool:
    """Whether words are a name in quotes and nothing else."""
    return _IN_QUOTES.fullmatch(words) is not None


def quoted(words: str) -> list[str]:
    """The words in quotes in some words."""
    return [next(one for one in match.groups() if one is not None) for match in _IN_QUOTES.finditer(words)]


def reviewed(page: Page, span: Span) -> Span | None:
    """The one name in quotes in words that begin by saying that they head a review: ``Crítica de 'Marea baja', de Eva Mar``."""
    words = page.text[span.start : span.end]
    if len(words) > LONGEST or not _REVIEW_OF.match(words):
        return None
    found = list(_IN_QUOTES.finditer(words))
    if len(found) != 1:
        return None
    at = found[0].lastindex or 0
    return page.trim(span.start + found[0].start(at), span.start + found[0].end(at))


def _without_review(words: str) -> tuple[int, int]:
    review = pattern("review")
    if found := named_by_review(words):
        return found
    if (match := re.match(r"[^:]{3,30}:\s+", words)) and (
        review.fullmatch(match[0].rstrip(": ")) or re.fullmatch("anime", match[0].rstrip(": "), re.I)
    ):
        return match.end(), len(words)
    for match in review.finditer(words):
        # A film may be called "Movie": a word alone stays, and so does a bare "film" without a mark before it.
        if (
            match.start()
            and words[match.end() :].strip(" .!])") == ""
            and (
                re.search(r"[:(–-]\s*$", words[: match.start()])
                or re.search(r"review|kritik|recen|critique|crítica|anmeld|watch|cast|blu-?ray|dvd", match[0], re.I)
            )
        ):
            return 0, len(words[: match.start()].rstrip(" :([–-"))
    return 0, len(words)


def segments(page: Page, title: Span) -> list[Span]:
    """The parts of a document's title between the marks that sites put between them."""
    out, at = [], title.start
    for match in _SEPARATOR.finditer(page.text, title.start, title.end):
        out.append(page.trim(at, match.start()))
        at = match.end()
    return [s for s in (*out, page.trim(at, title.end)) if s.end > s.start]
