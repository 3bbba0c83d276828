"""What tells a page below an IMDb title as text: its kind and its title, in the heading.

Until 2012 ``Trivia for``, ``Reviews & Ratings for`` stand above the title; since then ``Trivia``, ``Full Cast & Crew`` below it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.reading.page import Page, Span
from kg.sites.imdb import sub_text_next
from kg.text import fold

_BOTH = {
    "user reviews": "reviews", "reviews & ratings": "reviews", "quotes": "quotes", "trivia": "trivia", "goofs": "goof",
    "crazy credits": "crazy_credit", "alternate versions": "alternate_version", "plot summary": "plots", "release dates": "releases",
    "taglines": "taglines", "technical specifications": "technical", "technical specs": "technical", "soundtracks": "songs",
    "soundtrack": "songs", "company credits": "companies", "plot keywords": "keywords", "keywords": "keywords",
    "filming locations": "locations", "parents guide": "guide", "parental guide": "guide", "box office / business": "money",
    "box office/business": "money", "user ratings": "ratings", "ratings": "ratings", "connections": "connections",
    "movie connections": "connections", "frequently asked questions": "questions", "faq": "questions",
    "critic reviews": "critics", "metacritic reviews": "critics",
    "awards": "unread", "external reviews": "unread", "external sites": "unread", "official sites": "unread", "synopsis": "unread",
    "news": "unread", "literature": "unread", "photo gallery": "unread", "photos": "unread", "trailers and videos": "unread",
    "videos": "unread", "miscellaneous sites": "unread",
}  # fmt: skip
_ABOVE = _BOTH | {
    "user comments": "reviews", "memorable quotes": "quotes", "full cast and crew": "credits", "soundtrack listing": "songs",
    "newsdesk": "unread", "literature listings": "unread", "miscellaneous links": "unread", "photographs": "unread",
    "video clips": "unread", "sound clips": "unread", "recommendations": "unread", "message boards": "unread",
    "publicity listings": "unread", "tv schedule": "unread", "merchandising links": "unread", "dvd details": "unread",
    "laserdisc details": "unread", "posters": "unread", "showtimes": "unread", "episode list": "unread", "plot synopsis": "unread",
}  # fmt: skip
_BELOW = _BOTH | {
    "plot summaries": "plots", "full cast & crew": "credits", "release info": "releases", "filming & production": "locations",
    "awards & nominations": "unread", "publicity": "unread", "video gallery": "unread",
}  # fmt: skip


def _any(kinds: dict[str, str]) -> str:
    return "|".join(re.escape(kind).replace(r"\ ", " ") for kind in sorted(kinds, key=len, reverse=True))


TITLE_YEAR = (
    r"(?P<title>[^\n|»]{1,150}?)\s*\(\s*(?:(?P<format>[a-z][a-z -]{1,20}?)\s+)?(?:[ivx]+\s*\)\s*\(\s*)?"
    r"(?P<year>(?:18|19|20)\d\d)(?:/[ivx]+)?"
    r"(?:\s*[–-]\s*(?:(?:18|19|20)\d\d)?\s*)?\s*\)(?:[^\S\n]*\((?P<after>tv|v|vg)\))?"
)
"""A title with its year, which may stand on a line of its own, and what kind of title it is."""
_LINE = rf"[^\S\n]*(?:#+ )?{TITLE_YEAR}[^\S\n]*"
_OLD = re.compile(rf"(?m)^[^\S\n]*(?P<page>{_any(_ABOVE)}) for\s+{TITLE_YEAR}(?:\s+more at\s+imdb ?pro\s*»?)?[^\S\n]*$", re.I)
_NEW = re.compile(rf"(?m)^{_LINE}\n+[^\S\n]*(?:#+ )?(?P<page>{_any(_BELOW)})[^\S\n]*$", re.I)
_SIGN = re.compile(
    r"\bimdb(?:pro)?\b|found this interesting|found (?:the following|this helpful)|was the (?:above|following) (?:review|comment) useful"
    r"|\(in credits order\)|was this review helpful|link this quote|verified as complete|also known as \(aka\)|contribute to this page",
    re.I,
)
_OWN = re.compile(
    r"\bimdb ?pro\b|contribute to this page|contributor zone|found this (?:interesting|relevant)|is this (?:interesting|relevant)\?"
    r"|\bimdb keyword analysis|\bimdb everywhere|\bimdb users have given",
    re.I,
)
"""What only the site itself prints: others, too, have a tab with photos below a title, and a mark from IMDb."""
_TOLD_ALONE = frozenset({
    "reviews", "quotes", "trivia", "goof", "crazy_credit", "alternate_version", "plots", "credits", "releases", "taglines",
})  # fmt: skip
_FAR = 8_000
"""The heading of such a page ends no further behind its beginning."""
_TITLE_PAGE = re.compile(
    r"see full cast|see more awards|motion picture rating|storyline\s*\n|first billed only|credited cast|see all my reviews"
    r"|(?<!\S)(?:directors?|writers?|stars?|release date|runtime|country|genres?|user rating|plot keywords)\s*:",
    re.I,
)
_SERIES = re.compile(rf"(?:\A|\n)[^\S\n]*{TITLE_YEAR}[^\S\n]*\n+\Z", re.I)
_RELATED = re.compile(
    r"(?:references|referenced in|features|featured in|spoofs|spoofed in|follows|followed by|remake of|remade as|version of|edited into"
    r"|edited from|spin-off(?: from)?|alternate language version of)\s",
    re.I,
)
"""Titles with these before them are connections on a title page, below which a heading follows, too."""


_NEXT = _BELOW | {
    "plot": "plots", "cast & crew": "credits", "episodes": "unread", "episode list": "unread", "parents guide and certifications": "guide",
} | dict.fromkeys(sub_text_next.ABROAD, "unread")  # fmt: skip
"""Kinds of pages since 2021; of those in other languages only the film is read."""


class Head(NamedTuple):
    """What a page is about: its kind, the ranges of title and year, and where its heading ends; ``series`` is that of an episode.

    ``words`` name the kind as the page does, at ``heading``; ``form`` says what kind of title it is, where that is printed; ``above`` is
    whether the kind stands above the title, as until 2012, ``recent`` whether the page is of a layout since 2021.
    """

    kind: str
    title: Span
    year: Span | None
    end: int
    words: str
    heading: Span
    form: str = ""
    above: bool = False
    recent: bool = False
    series: Span | None = None


def head(page: Page) -> Head | None:
    """The heading of a page below a title; None for any other page."""
    if page.one_line:
        return _on_one_line(page)
    if recent := sub_text_next.heading(page, _any(_NEXT)):
        return _recent(page, recent)
    match = _OLD.search(page.text, 0, _FAR) or _NEW.search(page.text, 0, _FAR)
    if match is None or _TITLE_PAGE.search(page.text, 0, match.start()) or not _SIGN.search(page.text):
        return None
    if _RELATED.match(page.text, match.start("title")):
        return None
    kinds = _ABOVE if match.re is _OLD else _BELOW
    if kinds[fold(match["page"])] not in _TOLD_ALONE and not _OWN.search(page.text):
        return None
    above = _SERIES.search(page.text, max(0, match.start() - 200), match.start()) if match.re is _NEW else None
    series = page.group(above, "title") if above and re.search(r"\d{4}\s*[–-]", above[0]) else None
    return _head(page, match, kinds, series)


def _head(page: Page, match: re.Match[str], kinds: dict[str, str], series: Span | None = None) -> Head:
    year = Span(match.start("year"), match.start("year") + 4)
    words = fold(match["page"])
    form = fold(match["format"] or match["after"] or "")
    title, heading = page.group(match, "title"), page.group(match, "page")
    if match.re is _NEW and (pictured := sub_text_next.below_picture(page, match)):
        return Head(kinds[words], pictured, year, pictured.end, words, heading, form, series=series)
    return Head(kinds[words], title, year, match.end(), words, heading, form, kinds is _ABOVE, series=series)


def _recent(page: Page, match: re.Match[str]) -> Head | None:
    words, pictured = fold(match["page"]), sub_text_next.below_picture(page, match)
    if pictured and not match["year"]:
        return None  # The picture of a film has its year; one of nothing but a name is a person's.
    title, end = (pictured, pictured.end) if pictured else (page.group(match, "title"), match.end())
    dated = match if match["year"] else sub_text_next.window(page, match["title"].strip())
    year = page.group(dated, "year") if dated else None
    form = fold(dated["format"] or "") if dated else ""
    return Head(_NEXT[words], title, year, end, words, page.group(match, "page"), form, recent=True)


_OLD_FLOW = re.compile(rf"\b(?P<page>{_any(_ABOVE)}) for {TITLE_YEAR} more at imdb ?pro\b", re.I)
_MORE_AT = re.compile(r"more at imdb ?pro\b", re.I)
_LONGEST = 250
"""So long are a kind of page and a title together at most."""
_POSTER = re.compile(r"\(\d{4}\) poster (?=\S)", re.I)
_NEW_FLOW = re.compile(rf"{TITLE_YEAR} (?P<page>{_any(_BELOW)})(?=\s)", re.I)


def _on_one_line(page: Page) -> Head | None:
    """The heading where nothing parts it from what stands round it: with ``More at IMDbPro``, or behind the same title's poster."""
    text = page.text
    if (more := _MORE_AT.search(text, 0, _FAR)) and (found := _OLD_FLOW.search(text, max(0, more.start() - _LONGEST), more.end())):
        return _head(page, found, _ABOVE)
    for poster in _POSTER.finditer(text, 0, _FAR):
        found = _NEW_FLOW.match(text, poster.end())
        if found and text[: poster.start()].rstrip().casefold().endswith(found["title"].strip().casefold()):
            return _head(page, found, _BELOW)
    return None
