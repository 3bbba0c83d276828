"""What stands after a label on an IMDb title page: certification, countries, money, companies, technical details."""

from __future__ import annotations

import re
from collections.abc import Callable

from kg.model import Mention
from kg.reading import say
from kg.reading.page import Page, Reading, Span
from kg.reading.sections import Mark, Sheet, known_run
from kg.sites.imdb import billing, certificates
from kg.sites.imdb.marks import COLORS, DATE, GENRES, country_names, genre_row, language_names, lists_of, mostly
from kg.text import fold

CLOSING = frozenset({"closing", "credit_count", "pro", "summary_links"})

# --- lists -----------------------------------------------------------------------------------------------------------

_SUFFIX = (
    r"(?:inc|ltd|llc|l\.l\.c|llp|lp|co|corp|s\.?a\.?s?|s\.?l|s\.?r\.?l|s\.?p\.?a|gmbh(?: & co\.? kg)?"
    r"|kg|ag|b\.?v|n\.?v|a\.?b|a\.?s|oy|plc|pty|p\.?c|limited|incorporated)\.?"
)
_ARTICLE = r"(?:an?|the|les?|la|l'|los|las|el|il|lo|gli|i|une?|der|die|das|den|det|de|het|een|ein|eine|os?|as)"
_COMPANY_COMMA = rf"\s*(?:\||,(?!\s*(?:{_ARTICLE}|{_SUFFIX})\s*(?:[,|(]|\[|$|\n)))\s*"


def _until_link(page: Page, span: Span) -> Span:
    """A range without a closing arrow or bar."""
    start, end = span
    while end > start and page.text[end - 1] in "|» ,\n":
        end -= 1
    return page.trim(start, end)


_HEADING_BEHIND = re.compile(r"\s(?:box office|company credits|technical specs|did you know\?|details)$", re.I)


def _without_heading(sheet: Sheet, span: Span) -> Span:
    """A range of a page in flow without the heading of the next group, whose first label is gone."""
    heading = _HEADING_BEHIND.search(sheet.text, max(span.start, span.end - 20), span.end) if sheet.flow else None
    return sheet.page.trim(span.start, heading.start()) if heading else span


def _companies(sheet: Sheet, film: Mention, span: Span) -> Reading:
    page = sheet.page
    commas = re.compile(_COMPANY_COMMA, re.I)
    bounds, at = [], span.start
    for match in re.compile(r",|\|").finditer(page.text, *span):
        # The end of the content ends an article or a suffix, too, so look at the content alone.
        if commas.match(page.text, match.start(), span.end):
            bounds.append(page.trim(at, match.start()))
            at = match.end()
    bounds.append(page.trim(at, span.end))
    for company in bounds:
        if company.end > company.start:
            yield from say.person_link(page, film, "company", company, kind="organization")


def _sites(sheet: Sheet, film: Mention, span: Span) -> Reading:
    page = sheet.page
    items = page.split(span, r"\s*\|\s*")
    words = {fold(page.words(i)) for i in items}
    if words <= country_names() or words <= language_names():
        return
    lands = country_names() | language_names()
    foreign = next((i for i, item in enumerate(items) if i and known_run(page, item, lands)[1] == item.end), None)
    if foreign is not None:
        # The next labels are gone: what begins the list of countries ends the last site's name.
        tail = items[foreign - 1]
        starts = [m.start() for m in re.compile(r"(?<=\s)\S").finditer(page.text, *tail)]
        cut = next((s for s in starts if fold(page.text[s : tail.end]) in lands), tail.end)
        items = [*items[: foreign - 1], page.trim(tail.start, cut)]
        span = Span(span.start, items[-1].end)
    for item in items:
        bracket = re.compile(r"\s*\[(?P<land>[^\[\]]+)\]$").search(page.text, *item)
        name = page.trim(item.start, bracket.start() if bracket else item.end)
        if name.end > name.start:
            yield from say.official_site(page, film, name, page.group(bracket, "land") if bracket else None)
    sheet.take(span)


def countries(sheet: Sheet, film: Mention, span: Span) -> Reading:
    """Countries of origin, and the languages that follow them where their own label is gone."""
    if listed := mostly(sheet, span, country_names()):
        for land in listed[0]:
            yield from say.country(sheet.page, film, "country", land)
        for other in listed[1]:
            yield sheet.page.notice("unknown-country", f"{sheet.page.words(other)[:40]!r} is no country known here", other)
        sheet.take(span)
        return
    found, end = known_run(sheet.page, span, country_names())
    for land in found:
        yield from say.country(sheet.page, film, "country", land)
    if not found and span.end > span.start and not lists_of(sheet, span, language_names()):
        yield sheet.page.notice("unknown-country", f"{sheet.page.words(span)[:40]!r} is no country known here", span)
    if found:
        sheet.take((span.start, end))
        tongues, _ = known_run(sheet.page, sheet.page.trim(end, span.end), language_names())
        yield from _tongues(sheet, film, tongues)


def _tongues(sheet: Sheet, film: Mention, spans: list[Span]) -> Reading:
    for tongue in spans:
        yield from say.attempt(sheet.page, film, "language", tongue, "language")
        sheet.take(tongue)


def languages(sheet: Sheet, film: Mention, span: Span) -> Reading:
    """Languages by their English names."""
    items = [item for item in sheet.page.split(span, r"\s*\|\s*") if fold(sheet.page.words(item)) != "none"]
    if all(say.reads(sheet.page, item, "language") for item in items):
        yield from _tongues(sheet, film, items)
        return
    if listed := mostly(sheet, span, language_names()):
        yield from _tongues(sheet, film, listed[0])
        for other in listed[1]:
            yield sheet.page.notice("unknown-language", f"{sheet.page.words(other)[:40]!r} is no language known here", other)
        sheet.take(span)
        return
    found, _ = known_run(sheet.page, span, language_names())
    yield from _tongues(sheet, film, found)
    if not found and span.end > span.start and fold(sheet.page.words(span)) != "none" and not lists_of(sheet, span, country_names()):
        yield sheet.page.notice("unknown-language", f"{sheet.page.words(span)[:40]!r} is no language known here", span)


def genres(sheet: Sheet, film: Mention, span: Span) -> Reading:
    """The known genres with which a range begins."""
    if row := genre_row(sheet, span):
        yield from say.literals(sheet.page, film, "genre", row)
        sheet.take(span)
        return
    found, end = known_run(sheet.page, span, GENRES)
    yield from say.literals(sheet.page, film, "genre", found)
    if found:
        sheet.take((span.start, end))


def _keywords(sheet: Sheet, film: Mention, span: Span) -> Reading:
    yield from say.literals(sheet.page, film, "keyword", sheet.page.split(_until_link(sheet.page, span), r"\s*\|\s*"))
    sheet.take(span)


def release(sheet: Sheet, film: Mention, span: Span) -> Reading:
    """A release date, and its country in brackets."""
    match = re.compile(rf"(?P<date>{DATE})(?:\s*\((?P<land>[^()]+)\))?", re.I).match(sheet.text, *span)
    if match:
        yield from say.release(
            sheet.page, film, sheet.page.group(match, "date"), sheet.page.group(match, "land") if match["land"] else None
        )
        sheet.take(match.span())
    elif span.end > span.start:
        yield sheet.page.notice("unreadable-value", f"{sheet.page.words(span)[:40]!r} is no date (release)", span)


_LENGTH = re.compile(r"(?<![\w:])(?:\d{1,2}\s*h(?:rs?|ours?)?(?:\s*\d{1,2}\s*min)?|\d{1,3}\s*min)(?!\w)", re.I)
_LENGTH_IN_COUNTRY = re.compile(r"(?P<land>[^\W\d_][^\n:|()\d]{1,40}):(?P<length>\d{1,3} min)\b")


def runtimes(sheet: Sheet, film: Mention, span: Span) -> Reading:
    """Every running time of a range (``120 min | 110 min (DVD)``); of those of countries only what stands first."""
    first = _LENGTH_IN_COUNTRY.match(sheet.text, *span)
    if first and fold(first["land"]) in country_names():
        yield from say.running_time(sheet.page, film, sheet.page.group(first, "length"))
        sheet.take(first.span())
        return
    for match in _LENGTH.finditer(sheet.text, *span):
        yield from say.running_time(sheet.page, film, sheet.page.group(match))
        sheet.take(match.span())


def colors(sheet: Sheet, film: Mention, span: Span) -> Reading:
    """Colour processes, parted by bars."""
    for match in re.compile(rf"{COLORS}(?=\s*(?:\||$|\n|\s))", re.I).finditer(sheet.text, *span):
        if not sheet.text[span.start : match.start()].strip(" |") or sheet.text[span.start : match.start()].rstrip().endswith("|"):
            yield sheet.page.claim(film, "color", sheet.page.group(match))
            sheet.take(match.span())


_RATIO = (
    r"(?:\d(?:\.\d{1,3})?\s*:\s*1\b|\d{1,2}(?:\.\d{1,2})?\s*:\s*\d{1,2}(?!\d)(?: hd\b)?)"
    r"(?:\s*/\s*(?:\([^)]*\)|[^|\n]{1,30})|\s*\([^()|\n]{1,40}\))?"
)
_RATIOS = re.compile(rf"{_RATIO}(?:\s*\|\s*{_RATIO})*", re.I)


def _aspect(sheet: Sheet, film: Mention, span: Span) -> Reading:
    match = _RATIOS.match(sheet.text, *span)
    if match:
        yield from say.literals(sheet.page, film, "aspect_ratio", sheet.page.split(sheet.page.group(match), r"\s*\|\s*"))
        sheet.take(match.span())


def _plain(property: str, *, split: str = "") -> Callable[[Sheet, Mention, Span], Reading]:
    def read(sheet: Sheet, film: Mention, span: Span) -> Reading:
        spans = sheet.page.split(span, split) if split else [span]
        yield from say.literals(sheet.page, film, property, spans)
        sheet.take(span)

    return read


_COLORS_BEHIND = re.compile(rf"\s(?P<colors>{COLORS}(?:\s*\|\s*{COLORS})*)$", re.I)


def _sound(sheet: Sheet, film: Mention, span: Span) -> Reading:
    """Sound mixes, and on a page in flow the colours behind them, whose label is gone."""
    behind = _COLORS_BEHIND.search(sheet.text, *span) if sheet.flow else None
    mixes = sheet.page.trim(span.start, behind.start()) if behind else span
    # A note in brackets is left of a mix whose name is gone.
    named = [mix for mix in sheet.page.split(mixes, r"\s*\|\s*") if sheet.text[mix.start] != "("]
    yield from say.literals(sheet.page, film, "sound_mix", named)
    if behind:
        yield from colors(sheet, film, sheet.page.group(behind, "colors"))
    sheet.take(span)


def _locations(sheet: Sheet, film: Mention, span: Span) -> Reading:
    for place in sheet.page.split(span, r"\s*\|\s*"):
        yield from say.person_link(sheet.page, film, "location", place, kind="place")
    sheet.take(span)


def _certificates(sheet: Sheet, film: Mention, span: Span) -> Reading:
    if len(sheet.page.words(span)) <= 16:
        yield sheet.page.claim(film, "certificate", span)
        sheet.take(span)


_FULL = re.compile(r"(?:(?<![\s|])[\s|]*+full (?:summary|synopsis)\b(?:\s*+»)?)+\s*+$", re.I)


def _plot(sheet: Sheet, film: Mention, span: Span) -> Reading:
    """The plot, without the links to longer ones behind it."""
    links = _FULL.search(sheet.text, *span)
    plot = sheet.page.trim(span.start, links.start()) if links else span
    if plot.end > plot.start:
        yield sheet.page.claim(film, "description", plot)
    sheet.take(span)


def _american(sheet: Sheet, film: Mention, span: Span) -> Reading:
    yield from certificates.american(sheet.page, film, span)
    sheet.take(span)


_READERS: dict[str, Callable[[Sheet, Mention, Span], Reading]] = {
    "directors": billing.directors, "writers": billing.writers, "stars": billing.stars,
    "keywords": _keywords, "taglines": _plain("tagline"),
    "plot": _plot, "genres": genres, "certificates": _certificates, "certification": _american,
    "official_sites": _sites, "countries": countries, "languages": languages, "release": release,
    "aka": _plain("alternate_name"), "locations": _locations, "companies": _companies, "runtime": runtimes,
    "sound": _sound, "colors": colors, "aspect": _aspect,
}  # fmt: skip


def labelled(sheet: Sheet, film: Mention) -> Reading:
    """Everything that stands after a label with a colon."""
    for mark in sheet.marks:
        if mark.name == "creators" and sheet.free(mark[:2]):
            span = sheet.content(mark, CLOSING)
            sheet.take((mark.start, span.end))
            yield sheet.page.notice("unmodelled-credit", "who created a series has no row in the model", Span(*mark[:2]))
            continue
        reader = _READERS.get(mark.name)
        if reader is None or not sheet.free(mark[:2]):
            continue
        span = _without_heading(sheet, _until_link(sheet.page, sheet.content(mark, CLOSING)))
        if span.end > span.start and sheet.free(span) and _fits(sheet, mark, span):
            yield from reader(sheet, film, span)
            sheet.take((mark.start, mark.end))
            if mark.name in ("directors", "writers", "stars", "companies"):
                sheet.take(span)


_LONGEST = {
    "directors": 30,
    "writers": 60,
    "stars": 30,
    "aka": 30,
    "locations": 30,
    "companies": 60,
    "sound": 40,
    "taglines": 80,
    "plot": 120,
    "certification": 2_000,
    "keywords": 80,
}


def _fits(sheet: Sheet, mark: Mark, span: Span) -> bool:
    """Whether what follows a label is short enough to be of it, and not the value of the next label, whose own is gone."""
    words = sheet.page.words(span)
    if len(words.split()) > _LONGEST.get(mark.name, 40):
        return False
    if mark.name in ("keywords", "taglines") and "|" in words and lists_of(sheet, span, frozenset(GENRES)):
        return False
    if mark.name in ("aka", "locations", "companies", "sound", "directors", "writers", "stars"):
        others = "|" in words and (lists_of(sheet, span, country_names()) or lists_of(sheet, span, language_names()))
        return not others and not re.match(rf"[$£€]\s?\d|\d+ min\b|\d(?:\.\d+)? : 1|{COLORS}(?:$| \|)", words, re.I)
    return True
