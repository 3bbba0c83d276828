"""The lines of a film's page as text: where its tabs stand, and where the text is one line, what is a heading by its place."""

from __future__ import annotations

import re

from kg.reading.page import Page
from kg.sites.letterboxd.credits import PLAIN, WRITING

YEARS = r"(?:18|19|20)\d\d"
TITLED = re.compile(
    rf"\W{{0,3}}(?P<title>[^\n]{{1,200}}?) \((?P<year>{YEARS})\)(?: directed by (?P<directors>[^\n•]{{2,200}}?))?"
    r"(?: • (?:reviews|film)[^\n•]{0,40})? • letterboxd",
    re.I,
)
"""What the page is called: ``Low Tide (1998) directed by Ada Quill • Reviews, film + cast • Letterboxd``."""
TABS = re.compile(
    r"(?:(?:^|\n)[•*]? ?(?:cast|crew)\s+)[•*]? ?(?:crew\s+[•*]? ?)?details\s+[•*]? ?genres(?:\s+[•*]? ?releases)?(?=\n|$)", re.I | re.M
)
ROLES = PLAIN.keys() | WRITING | {
    "writer", "casting", "cinematography", "assistant director", "asst. director", "additional directing", "add. directing",
    "co-director", "executive producer", "exec. producer", "lighting", "camera operator", "additional photography", "add. photography",
    "production design", "art direction", "set decoration", "special effects", "visual effects", "title design", "stunts",
    "choreography", "songs", "sound", "costume design", "makeup", "hairstyling", "original writer",
}  # fmt: skip

_SHOW_ALL = re.compile(r"\s+show (?:all|less)…\s+", re.I)
_ROLE = "|".join(sorted((re.escape(role) for role in ROLES), key=len, reverse=True))
_BREAKS = (
    re.compile(r"(?<= )directed by(?= \S)", re.I),
    re.compile(r"(?<= )synopsis(?= \S)", re.I),
    re.compile(r"(?<= )(?:cast )?crew details genres(?: releases)?(?= )", re.I),
    re.compile(
        rf"(?<= )(?P<role>(?:{_ROLE})s?) (?P=role)(?= )"
        r"|(?<= )(?:assistant directors? asst|additional \w+ add|executive producers? exec)\. \w+(?= )",
        re.I,
    ),
    re.compile(
        r"(?<= )(?:studios?|countr(?:y|ies)|(?:primary |spoken )?languages?|alternative titles?|genres?|themes)(?= [^\W\d_])", re.I
    ),
    re.compile(r"(?<= )releases by (?:date|country)(?= sort by)", re.I),
    re.compile(r"(?<= )\d[\d,]* mins? more at(?= )", re.I),
)  # fmt: skip


def _in_lines(page: Page) -> Page:
    """A page on one line with breaks round what is a heading by its place: professions that stand there twice, and what follows them."""
    page = page.unwrapped()
    text, cuts = page.text, list[tuple[int, int]]()
    called = TITLED.match(text)
    at = called.end() if called else 0
    for number, pattern in enumerate(_BREAKS[:3]):
        if found := pattern.search(text, at):
            cuts.append((found.start(), found.start() if number == 0 else found.end()))
            at = found.end()
    after = at
    for found in _BREAKS[3].finditer(text, at):
        cuts.append(found.span())
        after = found.end()
    end = next((m.start() for p in _BREAKS[5:] for m in p.finditer(text, after)), after)
    for found in _BREAKS[4].finditer(text, after, end):
        cuts.append(found.span())
    cuts += [m.span() for p in _BREAKS[5:] for m in p.finditer(text, after)]
    places = sorted({place for start, stop in cuts for place in (start - 1, stop)})
    return page.respaced((place, place + 1, "\n") for place in places if page.text[place : place + 1] == " ")


def laid_out(page: Page) -> tuple[Page, re.Match[str], bool] | None:
    """The page in lines, its tabs there, and whether those lines are none of the text's own; None where it has no tabs."""
    page = page.respaced((*m.span(), "\n") for m in _SHOW_ALL.finditer(page.text))
    if found := TABS.search(page.text):
        return page, found, False
    if page.text.casefold().find("details genres") < 0:
        return None
    page = _in_lines(page)
    found = TABS.search(page.text)
    return (page, found, True) if found else None
