"""The film's name and year: what heading, title and rows of a page agree on, without what sites hang on to it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from kg.reading.html import HtmlPage
from kg.reading.page import Page, Span
from kg.sites.general.labels import known
from kg.sites.general.lines import Row
from kg.sites.general.outline import Outline
from kg.text import fold


class Title(NamedTuple):
    """The ranges of a film's name and year; ``why`` says which parts of the page agree on the name, ``sure`` (0 to 1) how surely.

    ``kind`` is ``series`` or ``episode`` where brackets behind the name say so, else empty.
    """

    name: Span
    year: Span | None
    sure: float
    why: str
    kind: str = ""


_YEAR = r"(?:18|19|20)\d\d"
_FILM_WORD = (
    r"film|movie|pel[ií]cula|filme|tv|série|serie|seriál|series|miniseries|video|elokuva|short|documentary|cortometraje"
    r"|fernsehserie|fernsehfilm"
)
_SERIES = (
    r"\b(?:tv series|tv mini[- ]?series|miniseries|tv show|fernsehserie|série télévisée|serie de televisión"
    r"|serie tv|seriál|tv-serie|serie)\b"
)
_BRACKET = re.compile(rf"\s*[(\[](?=[^()\[\]]{{0,60}}(?:{_YEAR}|\b(?:{_FILM_WORD})))(?P<inside>[^()\[\]]{{2,60}})[)\]]\s*$", re.I)
_TRAILING_YEAR = re.compile(rf"\s*(?:[,–—-]|\()\s*(?P<year>{_YEAR})(?:\s*[–-]\s*(?:{_YEAR})?)?\)?\s*$")
_ONLY_YEAR = re.compile(rf"[(\[]?(?P<year>{_YEAR})(?:\s*[–-]\s*(?:{_YEAR})?)?[)\]]?")
_SEPARATOR = re.compile(r"\s+[-–—·•»«]\s+|\s*\|\s*|\s+::\s+|\s+[<>]\s+|\s*@\s+|\s+:\s+")
_QUOTED = re.compile(r"^[\"“„«»'‘](?P<inside>[^\"“”„«»]{1,120})[\"”“»«'’]$")
LONGEST = 150


@lru_cache(maxsize=8)
def pattern(section: str) -> re.Pattern[str]:
    """The words of a section of ``words.toml`` as one pattern."""
    words = tomllib.loads(files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))[section]["words"]
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.I)


class Named(NamedTuple):
    """A candidate: the ranges of name and year in one place of the page."""

    name: Span
    year: Span | None


def bare(page: Page, span: Span) -> Named | None:
    """A title without its year, what it is (``(film)``), quotes, and words like "Review:"; None where nothing is left."""
    year: Span | None = None
    span = page.trim(*span)
    for _ in range(3):
        words = page.text[span.start : span.end]
        if match := _BRACKET.search(words):
            inside = match["inside"]
            if (found := re.search(_YEAR, inside)) and year is None:
                at = span.start + match.start("inside") + found.start()
                year = Span(at, at + 4)
            span = page.trim(span.start, span.start + match.start())
        elif (match := _TRAILING_YEAR.search(words)) and match.start():
            year = year or Span(span.start + match.start("year"), span.start + match.end("year"))
            span = page.trim(span.start, span.start + match.start())
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
    return Named(span, year)


def _without_review(words: str) -> tuple[int, int]:
    review = pattern("review")
    if (match := re.match(r"[^:]{3,30}:\s+", words)) and review.fullmatch(match[0].rstrip(": ")):
        return match.end(), len(words)
    for match in review.finditer(words):
        # A film may be called "Movie": a word alone stays, and so does a bare "film" without a mark before it.
        if (
            match.start()
            and words[match.end() :].strip(" .!") == ""
            and (
                re.search(r"[:(–-]\s*$", words[: match.start()])
                or re.search(r"review|kritik|recen|critique|crítica|anmeld|watch|cast", match[0], re.I)
            )
        ):
            return 0, len(words[: match.start()].rstrip(" :(–-"))
    return 0, len(words)


def segments(page: Page, title: Span) -> list[Span]:
    """The parts of a document's title between the marks that sites put between them."""
    out, at = [], title.start
    for match in _SEPARATOR.finditer(page.text, title.start, title.end):
        out.append(page.trim(at, match.start()))
        at = match.end()
    return [s for s in (*out, page.trim(at, title.end)) if s.end > s.start]


def title_of(page: Page, outline: Outline, rows: Sequence[Row]) -> Title | None:
    """The film's name and year as far as the page shows them; None where nothing names one film."""
    title = page.title if isinstance(page, HtmlPage) else None
    parts = segments(page, title) if title else []
    said = [named for part in parts if (named := bare(page, part))]
    whole = fold(page.words(title)) if title else ""
    labelled = _by_row(page, rows)
    years = [named.year for named in said if named.year]
    # "Film (1998)", "1998": a part of the title that is nothing but the year and what it is the year of.
    alone = (re.fullmatch(rf"(?:(?:{_FILM_WORD}),?\s*)?[(\[]?(?P<year>{_YEAR})[)\]]?", page.text[p.start : p.end], re.I) for p in parts[1:])
    years += [Span(p.start + m.start("year"), p.start + m.end("year")) for p, m in zip(parts[1:], alone, strict=True) if m]
    shown: list[tuple[Named, Span]] = [*_headings(page, outline, whole)]
    kind = _kind(" ".join([whole, *(fold(page.words(line)) for _, line in shown[:1])]))
    found = _chosen(page, shown, said, whole, labelled, years)
    return found._replace(kind=kind) if found else None


def _kind(words: str) -> str:
    """What brackets in a title say of the thing: "(TV Episode 2013)", "(TV Series 2008–2013)"."""
    for inside in re.findall(r"[(\[]([^()\[\]]{2,60})[)\]]", words):
        for kind in ("episode", "series"):
            if re.search({"episode": r"\bepisode\b|\bfolge\b|\bépisode\b", "series": _SERIES}[kind], inside):
                return kind
    return ""


def _chosen(
    page: Page, shown: Sequence[tuple[Named, Span]], said: Sequence[Named], whole: str, labelled: Span | None, years: Sequence[Span]
) -> Title | None:
    for named, line in shown:
        words = fold(page.words(named.name))
        year = named.year or _beside(page, line)
        if _agrees(words, whole, [fold(page.words(one.name)) for one in said]):
            site = len(said) > 1 and words == fold(page.words(said[-1].name)) and words != fold(page.words(said[0].name))
            if not site:
                return Title(named.name, year or (years[0] if years else None), 0.9, "its heading and its title agree")
        if labelled and words == fold(page.words(labelled)):
            return Title(labelled, year, 0.9, "its heading and a row agree")
    if labelled:
        return Title(labelled, None, 0.7, "a row names it")
    for named, line in shown:
        if named.year or _beside(page, line):
            return Title(named.name, named.year or _beside(page, line), 0.6, "its heading has a year")
    if not whole and shown:
        return Title(shown[0][0].name, _beside(page, shown[0][1]), 0.5, "it has one heading")
    if not said:
        return None
    # Without a heading of that name a line of the page may still be nothing but the name.
    name = re.escape(page.words(said[0].name))
    seen = re.compile(rf"(?m)^(?P<name>{name})(?:\s*\(?(?P<year>{_YEAR})\)?)?$", re.I).search(page.text, 0, min(len(page.text), 20_000))
    if seen:
        year = page.group(seen, "year") if seen["year"] else None
        return Title(page.group(seen, "name"), year or _beside(page, Span(*seen.span())) or (years[0] if years else None), 0.7,
                     "its title and a line agree")  # fmt: skip
    if years and said[0].year:
        return Title(said[0].name, said[0].year, 0.6, "its title has a year")
    if not shown and len(said) > 1:
        begun = re.compile(rf"(?m)^(?P<name>{name})(?!\w)", re.I).search(page.text, 0, min(len(page.text), 20_000))
        if begun:
            return Title(page.group(begun, "name"), years[0] if years else None, 0.6, "its title names it, and so does a line")
        return Title(said[0].name, years[0] if years else None, 0.4, "its title names it")
    return None


def _agrees(words: str, whole: str, said: Sequence[str]) -> bool:
    if not words or not whole:
        return False
    return words in said or re.match(rf"\W*{re.escape(words)}(?!\w)", whole) is not None or (
        len(words) >= 4 and re.search(rf"(?<!\w){re.escape(words)}(?!\w)", whole) is not None
    )  # fmt: skip


def _headings(page: Page, outline: Outline, whole: str) -> Iterator[tuple[Named, Span]]:
    """The candidates that the page shows at its head, with the range of the line each stands in."""
    if not isinstance(page, HtmlPage):
        for number, line in enumerate(page.lines[:12]):
            words = page.text[line.start : line.end]
            heading = next((h for h in outline.headings if h.span.start >= line.start and h.span.end == line.end and h.level < 7), None)
            span = heading.span if heading else line
            named = bare(page, Span(*span))
            if named and (named.year or (heading and heading.level == 1) or number == 0) and len(words) <= LONGEST:
                yield named, span
        return
    for level in ((1,), (2,)) if whole else ((1,),):
        for heading in [h for h in outline.headings if h.level in level and not outline.left_alone(h.span.start)][:4]:
            named = bare(page, heading.span)
            runs = page.runs(heading.span)
            first = bare(page, runs[0]) if len(runs) > 1 else None
            # A heading may hold the original title or a sign below the name.
            if first and whole and fold(page.words(first.name)) in whole and (not named or fold(page.words(named.name)) not in whole):
                year = first.year or next((page.group(m, "year") for run in runs[1:] if (m := _year_in(page, run))), None)
                yield Named(first.name, year), heading.span
            elif named:
                pieces = [at for at in page.piece_starts(named.name) if at > named.name.start]
                tail = _year_in(page, page.trim(pieces[-1], named.name.end)) if pieces else None
                if tail and not named.year:
                    yield Named(page.trim(named.name.start, pieces[-1]), page.group(tail, "year")), heading.span
                else:
                    yield named, heading.span


def _year_in(page: Page, span: Span) -> re.Match[str] | None:
    match = _ONLY_YEAR.match(page.text, *span)
    return match if match and match.end() == span.end else None


def _beside(page: Page, line: Span) -> Span | None:
    """A year that stands alone right behind a heading."""
    text = page.text[line.end : line.end + 60]
    match = re.match(rf"[\s·•|,(]*(?P<year>{_YEAR})(?:\s*[–-]\s*(?:{_YEAR})?)?(?=[)\s·•|,]|$)", text)
    return Span(line.end + match.start("year"), line.end + match.end("year")) if match else None


def _by_row(page: Page, rows: Sequence[Row]) -> Span | None:
    for row in rows:
        if set(row.meanings.values()) == {"title"} and row.firm and row.value and row.value[0].end - row.value[0].start <= LONGEST:
            named = bare(page, row.value[0])
            return named.name if named else None
    return None
