"""How IMDb names the ways in which films refer to each other, and what it says of them."""

from __future__ import annotations

import re

from kg.model import Mention
from kg.reading import say
from kg.reading.page import Reading, Span
from kg.reading.sections import Sheet
from kg.sites.imdb.marks import TITLE_YEAR

INWARD = frozenset({"referenced in", "featured in", "spoofed in", "mentioned in"})
"""The other work refers to the film."""
OUTWARD = frozenset({"references", "features", "spoofs"})
"""The film refers to the other work."""
CONNECTION = re.compile(
    r"(?P<kind>referenced in|featured in|spoofed in|references|features|spoofs|mentioned in"
    r"|edited into|edited from|follows|followed by|remake of|remade as"
    rf"|version of|spin-off(?: from)?|alternate language version of)\s+{TITLE_YEAR}",
    re.I,
)


_CALLING = frozenset({"directors", "writers", "stars", "creators", "genres", "countries", "languages", "awards_label", "seasons"})
_CALLED_BY_LABEL = re.compile(
    r"(?<!\w)(?:referenced|featured|spoofed|mentioned|edited|references|features|spoofs|follows|followed) (?:in |into |by )?"
    r"(?P<label>[^\n|»:]{0,40}?(?<!\w)(?:directors?|writers?|stars?|creators?|genres?|country|language|awards|seasons?):)"
    r"(?=[^\n|»]{1,120}?\((?:[a-z -]{2,20})?(?:18|19|20)\d\d\))",
    re.I,
)


def unlabel(sheet: Sheet) -> None:
    """Works that are called like a label (``Featured in The Directors: …``) are none."""
    for mark in [mark for mark in sheet.marks if mark.name in _CALLING]:
        line = max(sheet.text.rfind("\n", 0, mark.start), mark.start - 60)
        for match in sheet.find(_CALLED_BY_LABEL, max(0, line), mark.end + 125):
            sheet.drop(match.span("label"))


_IN_WORDS = re.compile(r"(?:(?:\A|[\s(])[\"“„«‘']|(?<!\w)(?:the|an?|his|her|its|their|my|our|your) )$", re.I)
"""How what stands before a word ends that somebody says, or that a sentence is about."""


def unsay(sheet: Sheet) -> None:
    """Labels of people that somebody says (``"Director: nobody", says the slate``) or that a sentence is about are none."""
    for mark in [mark for mark in sheet.marks if mark.name in ("directors", "writers", "stars", "creators")]:
        if _IN_WORDS.search(sheet.text, max(0, mark.start - 8), mark.start):
            sheet.drop(mark[:2])


def connection(sheet: Sheet, film: Mention, match: re.Match[str]) -> Reading:
    """The claims of a match of ``CONNECTION``."""
    page = sheet.page
    kind = match["kind"].casefold()
    title = page.group(match, "title")
    year = Span(match.start("year"), match.start("year") + 4)
    if kind not in INWARD | OUTWARD:
        yield page.notice("unmodelled-relation", f"{page.words(match.span())[:80]!r}: the model has no such relation", match.span())
        return
    work = say.film(page, title, year, "work")
    ends = (work, film) if kind in INWARD else (film, work)
    yield page.link(ends[0], "mentions", ends[1], Span(match.start("kind"), title.end))
    yield from say.naming(page, work, title, year)
