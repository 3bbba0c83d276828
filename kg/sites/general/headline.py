"""Facts without labels in the line below a film's name: ``PG-13 | 1h 57min | Drama | 16 April 2010 (USA)``. Only their place tells."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Claim, Mention, Notice
from kg.reading import say
from kg.reading.genres import is_genre
from kg.reading.html import HtmlPage
from kg.reading.page import Page, Span
from kg.sites.general.labels import known
from kg.sites.general.names import YEAR, pattern
from kg.sites.general.outline import Outline, tokens
from kg.sites.general.titles import Title
from kg.sites.general.values import dated, rule
from kg.text import RULES, fold

REACH = 900
"""As far as this below the name a line still belongs to it."""

_IN_MENUS = frozenset(("news", "music", "sport", "sports", "talk", "short", "kids", "family", "history", "tv movie", "reality", "anime"))
"""Genres that stand alone in a site's menu as often as below a film's name."""
MENU = 4
"""So many genres in lines of their own are a menu; so many facts in one line may have labels among them."""
_PARTS = r"\s*(?:[|•·‧∙⋅●/()]|,(?!(?:(?<=hour,)|(?<=hours,)|(?<=hr,)|(?<=hrs,)|(?<=hr\.,)|(?<=hrs\.,))\s*\d{1,2}\s?m))\s*|\s+[–—-]\s+"
"""The marks between facts; a comma may also stand between the hours and minutes of one."""
_CERTIFICATE = re.compile(r"(?:Rated )?(?P<mark>PG-13|NC-17|TV-(?:MA|14|PG|G|Y7?)|FSK ?(?:ab )?\d{1,2}|(?<=Rated )(?:G|PG|R|X))")

_BESIDE_LENGTH = re.compile(r"(?P<mark>G|PG|R|U|12A|14A|18A|\d{1,2}\+|NR|Not Rated|Unrated)")
"""What is a certificate where it stands in one line with a running time, and anything elsewhere."""


def head(page: Page, outline: Outline, title: Title) -> Span:
    """The part of a page that begins with the film's name, up to the next heading that has something below it."""
    end = min(title.name.end + REACH, outline.end)
    for heading in outline.headings:
        if title.name.end < heading.span.start < end and heading.level < 7 and heading.span.start - title.name.end > 40:
            end = heading.span.start
    return Span(title.name.end, end)


def facts(page: Page, film: Mention, outline: Outline, title: Title, done: set[str], tongue: str) -> Iterator[Claim | Notice]:
    """Running time, genres, certificate, countries and release date of the lines below the name, unless rows gave them (``done``)."""
    if title.name.start >= outline.end:
        return
    within = head(page, outline, title)
    if isinstance(page, HtmlPage) and "tagline" not in done:
        for node in page.select('[class*="tagline" i]')[:5]:
            span = page.range_of(node)
            if span and "tagline" in tokens(node) and 4 <= span.end - span.start <= 200 and not outline.left_alone(span.start):
                yield page.claim(film, "tagline", span)
                break
    for line in page.lines:
        if line.start < within.start or line.end > within.end or line.end - line.start > 300 or outline.left_alone(line.start):
            continue
        pieces = [piece for run in page.runs(line) for one in _elements(page, run) for piece in page.split(one, _PARTS)]
        pieces = [_without_label(page, piece) for piece in pieces] if len(pieces) >= MENU else pieces
        length = next((p for p in pieces if _is_length(page, p)), None)
        if length and "duration" not in done:
            done.add("duration")
            yield page.claim(film, "duration", length, "running-time", inferred=True)
            yield page.claim(film, "runtime_minutes", length, "running-minutes", inferred=True)
        genres = _genres(page, pieces)
        menu = not length and (_one_of_many(page, line) or {fold(page.words(one)) for one in genres} <= _IN_MENUS)
        if genres and not menu and "genre" not in done and (length or len(genres) == len(pieces)):
            done.add("genre")
            for span in genres:
                yield page.claim(film, "genre", span, inferred=True)
        for piece in pieces:
            mark = _CERTIFICATE.fullmatch(page.text, *piece) or (_BESIDE_LENGTH.fullmatch(page.text, *piece) if length else None)
            if mark and "certificate" not in done:
                done.add("certificate")
                yield page.claim(film, "certificate", page.group(mark, "mark"), inferred=True)
        year = next((p for p in pieces if re.fullmatch(YEAR, page.text[p.start : p.end])), None) if length else None
        if year and not title.year and "year" not in done:
            done.add("year")
            yield page.claim(film, "year", year, inferred=True)
        if length:
            yield from _beside_length(page, film, line, pieces, done, tongue)


def _one_of_many(page: Page, line: Span) -> bool:
    """Whether a line is a genre among others in lines of their own, as in a menu."""
    number = page.line_at(line.start)
    near = page.lines[max(0, number - MENU + 1) : number + MENU]
    alone = "".join("x" if _genres(page, [one]) and len(page.text[one.start : one.end].split()) < 3 else " " for one in near)
    return "x" * MENU in alone


def _elements(page: Page, run: Span) -> list[Span]:
    """A run by its text nodes: parts of a line may touch without a blank."""
    if not isinstance(page, HtmlPage):
        return [run]
    starts = [run.start, *(at for at in page.piece_starts(run) if at > run.start)]
    return [span for a, b in zip(starts, [*starts[1:], run.end], strict=True) if (span := page.trim(a, b)).end > span.start]


def _beside_length(page: Page, film: Mention, line: Span, pieces: list[Span], done: set[str], tongue: str) -> Iterator[Claim | Notice]:
    """What stands in one line with the running time."""
    found = dated(page, line, tongue)
    if found and found.date.end - found.date.start > 4 and "released" not in done:
        done.add("released")
        yield from say.release(
            page, film, found.date, found.country, date_rule=found.date_rule, country_rule=found.country_rule or "country"
        )
    if "country" not in done and not (found and found.country):
        # "Deutsch" beside a running time is what they speak.
        spoken = [piece for piece in pieces if rule(page, "language", tongue, piece)]
        # What stands in brackets behind a date is where that was.
        bracketed = [m.span() for m in re.finditer(r"\([^()\n]*\)", page.text[line.start : line.end])] if found else []
        inside = [p for p in pieces if any(a < p.start - line.start < b for a, b in bracketed)]
        named = [p for p in pieces if (len(words := page.words(p)) > 2 or words in ("UK", "US")) and p not in (*spoken, *inside)]
        read = [(piece, name) for piece in named if (name := rule(page, "country", tongue, piece))]
        if read:
            done.add("country")
        for piece, name in read:
            yield from say.country(page, film, "country", piece, name)


def _without_label(page: Page, piece: Span) -> Span:
    """A piece without the label of a running time before its number: ``Laufzeit 103 Minuten``."""
    label = re.match(r"([^\W\d]+(?: [^\W\d]+)?):? (?=\d)", page.text[piece.start : min(piece.end, piece.start + 60)])
    return Span(piece.start + label.end(), piece.end) if label and "duration" in known(label[1]).values() else piece


def _is_length(page: Page, span: Span) -> bool:
    return bool(say.reads(page, span, "running-time")) and 20 <= int(RULES["running-minutes"](page.words(span))) <= 600


def _genres(page: Page, pieces: list[Span]) -> list[Span]:
    """The pieces that are genres; a run of genres with only blanks between them is several."""
    out: list[Span] = []
    for piece in pieces:
        words = page.words(piece)
        if is_genre(words) or pattern("genre").fullmatch(words):
            out.append(piece)
    return out
