"""A page about one film as text whose tags are gone: name, other names, genres, the line of origin, credits, then what members wrote.

Professions with a colon part the credits whatever became of the lines; the name is told by where the menu above it ends. Of one season
of a series nothing is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Mention
from kg.reading import say
from kg.reading.page import Page, Reading, Span
from kg.sites import NOT_ONE_FILM
from kg.sites.csfd import text_opinions
from kg.sites.csfd.credits import PEOPLE, WRITING
from kg.sites.csfd.header import PART
from kg.sites.csfd.text_head import CALLED, MORE, head_of
from kg.text import fold

_OTHERS = (
    "kamera", "casting", "zvuk", "scénografie", "scénografia", "masky", "kostýmy", "zpěv", "spev", "výprava", "architekt", "choreografie",
    "choreografia", "dramaturgie", "dramaturgia", "animace", "animácia", "vizuální efekty", "vizuálne efekty", "průvodce", "sprievodca",
    "hosté", "hostia", "uvádí", "uvádza", "výtvarník", "šéfdramaturg", "autor", "scénická hudba", "tvůrci", "tvorcovia",
)  # fmt: skip
_LABEL = re.compile(rf"(?<!\S)(?P<label>{'|'.join(sorted((*PEOPLE, *WRITING, *_OTHERS), key=len, reverse=True))}) ?:(?=\s)", re.I)
_CLOSES = re.compile(
    r"\(?\s*další profese|\(?\s*ďalšie profesie|(?<!\S)(?:kde sledovat|kde sledovať|vod\s*\(\d|obsahy?\s*(?:\(|\n)|přehled\s|prehľad\s"
    r"|související\s|súvisiace\s|všechny plakáty|sezóny\s*\(|série\s*\(|epizody\s*\()",
    re.I,
)
_ASIDE = re.compile(r"\s*\([^()]*\)?$")
"""What stands behind a name in brackets: that a book was adapted, a link to more names."""
_NEAR = 60
"""How far behind the years the length of a part stands, in brackets."""
_LENGTH = re.compile(r"[\s,)]{1,4}(?P<length>(?:\d{1,2} h(?: \d{1,2} min)?|\d{1,3} min))\b")
_CUTS = re.compile(r"\s*\((?P<inside>[^()\n]{3,120})\)")
_OF_CUT = re.compile(r"(?<![\dx×–-])(?:\d{1,2} h(?: \d{1,2} min)?|\d{1,3} min)\b")
_SIGNS = (
    "všechny recenze uživatele", "všetky recenzie používateľa", "klikni a hodnoť", "klikni a ohodnoť", "chci vidět", "chcem vidieť",
    "fanklub", "filmotéka", "zajímavosti", "zaujímavosti", "pomo media group", "ovládací panel", "žebříčky", "rebríčky",
    "výběr jazyka webu", "další profese", "ďalšie profesie", "přidat zajímavost", "čsfd", "csfd.cz", "csfd.sk", "kde sledovat",
)  # fmt: skip
_SURE = 5
"""So many of the site's words tell a page that is not called by the site; of one that is, two less do."""
_CREDITED = ("režie", "réžia", "hrají", "hrajú", "účinkuj", "scénář", "scenár", "mluví", "hovoria")
"""Professions of which every page has one; they are quicker to look for than labels."""


def is_one(page: Page) -> bool:
    """Whether a text is a page about one film: several of the site's words, and credits below a line of origin."""
    text = page.text
    small = text.casefold()
    if not any(words in small for words in _CREDITED):
        return False
    first = _LABEL.search(text)
    if first is None:
        return False
    words = fold(text)
    if sum(sign in words for sign in _SIGNS) < _SURE - 2 * (CALLED.match(text) is not None):
        return False
    return head_of(page, first.start()) is not None


def read(page: Page) -> Reading:
    """Everything that such a text states."""
    first = _LABEL.search(page.text)
    head = head_of(page, first.start()) if first else None
    if first is None or head is None:
        return
    kind = _kind(head.type)
    if kind == "season":
        yield page.notice(NOT_ONE_FILM, "a page about one season of a series, of which the model has no word; its facts are left out")
        return
    year = page.group(head.year, "year")
    film = say.film(page, head.title, year, kind)
    if head.title is None:
        yield page.notice("no-title", "the page does not name its film", next_step="its facts hang on an unnamed film")
    else:
        yield from say.naming(page, film, head.title, year)
    yield from say.literals(page, film, "alternate_name", head.names)
    yield from say.literals(page, film, "genre", head.genres)
    for land in head.lands:
        yield from say.country(page, film, "country", land, _rule(page, land))
    if head.year["end"] and kind == "series":
        yield page.claim(film, "end_year", page.group(head.year, "end"))
    if kind == "series":
        part = PART.search(page.text, head.year.end(), min(head.year.end() + _NEAR, len(page.text)))
        if part:
            yield from say.running_time(page, film, page.group(part, "length"))
    elif length := _LENGTH.match(page.text, head.year.end()):
        yield from say.running_time(page, film, page.group(length, "length"))
        if (cuts := _CUTS.match(page.text, length.end())) and kind == "film":
            for cut in _OF_CUT.finditer(page.text, *cuts.span("inside")):
                yield from say.running_time(page, film, page.group(cut))
    labels = list(_labels(page, first.start()))
    for label, value in labels:
        yield from _credits(page, film, label, value)
    end = labels[-1][1].end if labels else first.start()
    yield from text_opinions.rating(page, film, head.year.start(), first.start())
    yield from text_opinions.plot(page, film, end)
    yield from text_opinions.reviews(page, film, end)
    yield from text_opinions.trivia(page, film, end)
    yield from text_opinions.premieres(page, film, end)
    yield from text_opinions.tags(page, film, end)


def _rule(page: Page, land: Span) -> str:
    return next((rule for rule in ("country-cs", "country-sk") if say.reads(page, land, rule) is not None), "country-cs")


def _kind(words: str) -> str:
    words = words.casefold()
    if words.startswith(("epizod", "epizód")):
        return "episode"
    if words in ("série", "séria", "sezóna"):
        return "season"
    return "series" if words.endswith("seriál") or "minisér" in words else "film"


# --- the credits -----------------------------------------------------------------------------------------------------


def _labels(page: Page, start: int) -> Iterator[tuple[Span, Span]]:
    """The professions and what stands behind each, up to the end of the credits."""
    found = list(_LABEL.finditer(page.text, start, start + 60_000))
    for number, label in enumerate(found):
        following = found[number + 1].start() if number + 1 < len(found) else len(page.text)
        closing = _CLOSES.search(page.text, label.end(), following)
        end = closing.start() if closing else following
        if closing is None and number + 1 == len(found):
            # Nothing parts the last names from what follows but the end of their line, if they have one.
            end = next((line.end for line in page.lines[page.line_at(label.end() + 1) :][:1]), end)
        value = page.trim(label.end(), min(end, label.end() + 20_000))
        yield Span(*label.span("label")), value
        if closing:
            return


def _credits(page: Page, film: Mention, label: Span, value: Span) -> Reading:
    said = fold(page.words(label))
    property = PEOPLE.get(said, "")
    for piece in page.split(value, r"\s*,\s*|\n+"):
        more = MORE.search(page.text[piece.start : piece.end]) or _ASIDE.search(page.text[piece.start : piece.end])
        name = page.trim(piece.start, piece.start + more.start()) if more else piece
        words = page.words(name) if name.end > name.start else ""
        if not words or len(words) > 60 or not words[0].isalnum() or "|" in words:
            continue
        if property == "writer":
            yield from say.writer(page, film, name, None)
        elif property:
            yield from say.person_link(page, film, property, name)
        elif said in WRITING:
            yield from say.writer(page, film, name, label)
        else:
            yield from say.contributor(page, film, name, label)
