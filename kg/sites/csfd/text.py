"""A page about one film as text whose tags are gone: name, other names, genres, the line of origin, credits, then what members wrote.

Professions with a colon part the credits whatever became of the lines; the name is told by where the menu above it ends. Of one season
of a series nothing is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.model import Mention
from kg.reading import say
from kg.reading.page import Page, Reading, Span
from kg.sites import NOT_ONE_FILM
from kg.sites.csfd import text_opinions
from kg.sites.csfd.credits import PEOPLE, WRITING
from kg.text import fold

_YEARS = r"(?:18|19|20)\d\d"
_CALLED = re.compile(
    rf"\W{{0,2}}(?P<title>[^\n|]{{1,200}}?)(?: \((?P<type>[^\W\d][^()\n]{{2,30}})\))?(?: \((?P<year>{_YEARS})(?:[-–]\d{{0,4}})?\))?"
    r" \| čsfd\.(?:cz|sk)",
    re.I,
)
"""What the page is called: ``Příliv (TV film) (1998) | ČSFD.cz``."""
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
_MORE = re.compile(r"\s*\(?\b(?:více|viac|méně|menej)\b\)?(?:\.\.\.|…)?\s*$|^\s*\(?(?:více|viac|méně|menej)\)?$", re.I)
_ASIDE = re.compile(r"\s*\([^()]*\)?$")
"""What stands behind a name in brackets: that a book was adapted, a link to more names."""
_YEAR = re.compile(rf"(?<![\d.])(?P<year>{_YEARS})(?:\s*(?P<on>[–-])\s*(?P<end>{_YEARS})?)?(?![\d.])")
_LENGTH = re.compile(r"[\s,)]{1,4}(?P<length>(?:\d{1,2} h(?: \d{1,2} min)?|\d{1,3} min))\b")
_CUTS = re.compile(r"\s*\((?P<inside>[^()\n]{3,120})\)")
_OF_CUT = re.compile(r"(?<![\dx×–-])(?:\d{1,2} h(?: \d{1,2} min)?|\d{1,3} min)\b")
_GENRES = (
    "akční|animovaný|dobrodružný|dokumentární|drama|erotický|experimentální|fantasy|film-noir|historický|horor|hudební|imax|katastrofický"
    "|komedie|krátkometrážní|krimi|loutkový|muzikál|mysteriózní|naučný|podobenství|poetický|pohádka|povídkový|psychologický|publicistický"
    "|reality-tv|road movie|rodinný|romantický|sci-fi|soutěžní|sportovní|stand-up|talk-show|taneční|telenovela|thriller|válečný|western"
    "|zábavný|životopisný|akčný|dokumentárny|dráma|experimentálny|hudobný|komédia|krátkometrážny|bábkový|mysteriózny|náučný|podobenstvo"
    "|rozprávka|poviedkový|súťažný|športový|tanečný|vojnový"
)
_GENRE = re.compile(rf"(?<!\S)(?:{_GENRES})(?=\s|[,/]|$)", re.I)
_MENU = frozenset({
    "novinky", "vod", "televize", "televízia", "kino", "žebříčky", "rebríčky", "seznamy", "zoznamy", "new", "žánry", "disky", "ocenění",
    "ocenenia", "uživatelé", "používatelia", "diskuze", "diskusie", "shop", "další", "ďalšie", "tvůrci", "tvorcovia", "kluby", "videa",
    "přidat film", "přidat tvůrce", "zapomenuté heslo", "registrace", "přihlášení", "ovládací panel", "můj účet", "dvd", "blu-ray",
    "home", "reklama", "hledat", "menu", "filmy",
})  # fmt: skip
_STOPS = re.compile(
    r"všechny plakáty|všetky plagáty|trailer\b|teaser\b|to view this video|supports html5|\d{1,3} ?%|\? ?%|hodnocení|hodnotenie|klikni a"
    r"|galerie|plakáty|\[|přehrát|více|méně|přidat|pridať|poster",
    re.I,
)
_NOTE = re.compile(r"\s*\((?:[^()]*název|[^()]*názov|více|viac|méně|menej)\)", re.I)
_SIGNS = (
    "všechny recenze uživatele", "všetky recenzie používateľa", "klikni a hodnoť", "klikni a ohodnoť", "chci vidět", "chcem vidieť",
    "fanklub", "filmotéka", "zajímavosti", "zaujímavosti", "pomo media group", "ovládací panel", "žebříčky", "rebríčky",
    "výběr jazyka webu", "další profese", "ďalšie profesie", "přidat zajímavost", "čsfd", "csfd.cz", "csfd.sk", "kde sledovat",
)  # fmt: skip
_SURE = 5
_CREDITED = ("režie", "réžia", "hrají", "hrajú", "účinkuj", "scénář", "scenár", "mluví", "hovoria")
"""Professions of which every page has one; they are quicker to look for than labels."""
_FARTHEST = 4_000
"""So far above the credits a name stands at most."""


class Head(NamedTuple):
    """The ranges of the name, the type behind it, the other names, genres, countries, and the matches of year and running time."""

    title: Span | None
    type: str
    names: list[Span]
    genres: list[Span]
    lands: list[Span]
    year: re.Match[str]


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
    if sum(sign in words for sign in _SIGNS) < _SURE - 2 * (_CALLED.match(text) is not None):
        return False
    return _head(page, first.start()) is not None


def read(page: Page) -> Reading:
    """Everything that such a text states."""
    first = _LABEL.search(page.text)
    head = _head(page, first.start()) if first else None
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
    if length := _LENGTH.match(page.text, head.year.end()):
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
    yield from text_opinions.premieres(page, film, end)
    yield from text_opinions.tags(page, film, end)


# --- the head --------------------------------------------------------------------------------------------------------


def _rule(page: Page, land: Span) -> str:
    return next((rule for rule in ("country-cs", "country-sk") if say.reads(page, land, rule) is not None), "country-cs")


def _kind(words: str) -> str:
    words = words.casefold()
    if words.startswith(("epizod", "epizód")):
        return "episode"
    if words in ("série", "séria", "sezóna"):
        return "season"
    return "series" if words.endswith("seriál") or "minisér" in words else "film"


def _head(page: Page, credits: int) -> Head | None:
    """What stands above the credits; None where no countries with a year do."""
    start = max(0, credits - _FARTHEST)
    for year in reversed(list(_YEAR.finditer(page.text, start, credits))):
        lands = _lands(page, start, year.start())
        if not lands:
            continue
        genres, top = _genres(page, start, lands[0].start)
        title, type_, names = _names(page, min(top, lands[0].start), year["year"])
        return Head(title, type_, names, genres, lands, year)
    return None


def _lands(page: Page, start: int, end: int) -> list[Span]:
    """The countries right before a year, with slashes between them."""
    text = page.text[max(start, end - 160) : end]
    text = re.sub(r"[\s,(]+\Z", "", text)
    if not text or end - len(page.text[:end].rstrip(" ,\n(")) > 3:
        return []
    base = max(start, end - 160)
    pieces = list(re.finditer(r"[^/\n]+", text))
    found: list[Span] = []
    at = len(text)
    for piece in reversed(pieces):
        gap = text[piece.end() : at]
        if found and not re.fullmatch(r"\s*/\s*", gap):
            break
        span = page.trim(base + piece.start(), base + piece.end())
        land = _land_at_end(page, span)
        if land is None:
            break
        found.insert(0, land)
        at = piece.start()
        if land.start > span.start:
            break
    return found


def _land_at_end(page: Page, span: Span) -> Span | None:
    """The country that some words are, or that their last ones are."""
    starts = [span.start, *(span.start + m.end() for m in re.finditer(r"[\s,]+", page.text[span.start : span.end]))]
    for start in starts[-5:]:
        land = Span(start, span.end)
        if land.end - land.start > 1 and any(say.reads(page, land, rule) is not None for rule in ("country-cs", "country-sk")):
            return land
    return None


def _genres(page: Page, start: int, end: int) -> tuple[list[Span], int]:
    """The genres that end where the countries begin, and where they begin themselves."""
    found: list[Span] = []
    top = end
    for match in reversed(list(_GENRE.finditer(page.text, max(start, end - 250), end))):
        if not re.fullmatch(r"[\s/,]*", page.text[match.end() : top]):
            break
        found.insert(0, Span(*match.span()))
        top = match.start()
    return found, top


def _names(page: Page, end: int, year: str) -> tuple[Span | None, str, list[Span]]:
    """The name, what type stands behind it, and the other names, by the lines between the menu and the genres."""
    called = _CALLED.match(page.text)
    lines = [page.trim(*line) for line in page.lines if line.end <= end]
    above = len(lines)
    while above > 0 and len(lines) - above < 60 and not _is_menu(page, lines[above - 1]):
        above -= 1
    heading = next((i for i, line in enumerate(lines[max(0, len(lines) - 60) :], max(0, len(lines) - 60)) if _is_heading(page, line)), None)
    first = heading if heading is not None else above
    if called:
        named = page.group(called, "title")
        again = [i for i, line in enumerate(lines) if i and _bare(page, line)[1] == fold(page.words(named))]
        type_ = called["type"] or (next((t for i in again for t in [_bare(page, lines[i])[2]] if t), ""))
        if not again:
            # The page is called by its own and its original name.
            halves = page.split(named, r"\s+/\s+")
            again = [i for i, line in enumerate(lines) if i and len(halves) > 1 and _bare(page, line)[1] == fold(page.words(halves[0]))]
            named = halves[0] if again else named
        return named, type_, _others(page, lines[again[-1] + 1 :]) if again else []
    if first >= len(lines) or (heading is None and above == 0):
        return None, "", []
    title, _, type_ = _bare(page, lines[first])
    rest = lines[first + 1 :]
    if not type_ and rest and (alone := re.fullmatch(r"\(([^\W\d][^()\d]{2,30})\)", page.words(rest[0]))):
        type_, rest = alone[1], rest[1:]
    return title, type_, _others(page, rest)


def _is_menu(page: Page, line: Span) -> bool:
    words = fold(page.words(line)).strip("_*•|+ ")
    return words in _MENU or all(word in _MENU for word in words.split()) or words.endswith(" shop")


def _is_heading(page: Page, line: Span) -> bool:
    """Whether a line was a heading of the first level where tags became marks."""
    place = page.evidence(line)
    begin = page.document.text.rfind("\n", 0, place.start) + 1
    return re.fullmatch(r"#[ ]+", page.document.text[begin : place.start]) is not None


def _bare(page: Page, line: Span) -> tuple[Span, str, str]:
    """A name without the type in brackets behind it, in small letters too, and that type."""
    match = re.fullmatch(r"(?P<name>.+?)\s*\((?P<type>[^\W\d][^()\d]{2,30})\)", page.text[line.start : line.end])
    if match and re.search(r"film|seriál|pořad|epizod|epizód|s[ée]ri[ea]|sezóna|koncert|záznam|videoklip", match["type"], re.I):
        bare = Span(line.start, line.start + match.end("name"))
        return bare, fold(page.words(bare)), match["type"]
    return line, fold(page.words(line)), ""


def _others(page: Page, lines: list[Span]) -> list[Span]:
    """The other names, without the countries of their flags and without links to more."""
    found: list[Span] = []
    for line in lines[:40]:
        words = page.words(line)
        if re.fullmatch(r"\(?(?:více|viac|méně|menej)\)?|\([^()]*\)", words, re.I):
            continue
        if _STOPS.match(words):
            break
        end = line.end
        while cut := (_MORE.search(page.text[line.start : end]) or re.search(_NOTE.pattern + r"$", page.text[line.start : end], re.I)):
            if not cut.start():
                break
            end = line.start + cut.start()
        found.append(page.trim(line.start, end))
    flagged = [_without_flag(page, name) for name in found]
    return [name for name in flagged if name] if found and all(flagged) else found


def _without_flag(page: Page, name: Span) -> Span | None:
    """A name behind the country of its flag."""
    for blank in re.finditer(r"\s", page.text[name.start : name.end]):
        land = Span(name.start, name.start + blank.start())
        if any(say.reads(page, land, rule) is not None for rule in ("country-cs", "country-sk")):
            return page.trim(land.end, name.end)
    return None


# --- the credits -----------------------------------------------------------------------------------------------------


def _labels(page: Page, start: int) -> Iterator[tuple[Span, Span]]:
    """The professions and what stands behind each, up to the end of the credits."""
    found = list(_LABEL.finditer(page.text, start, start + 60_000))
    for number, label in enumerate(found):
        following = found[number + 1].start() if number + 1 < len(found) else len(page.text)
        closing = _CLOSES.search(page.text, label.end(), following)
        last = following == len(page.text)
        end = closing.start() if closing else page.lines[page.line_at(label.end() + 1)].end if last else following
        value = page.trim(label.end(), min(end, label.end() + 20_000))
        yield Span(*label.span("label")), value
        if closing:
            return


def _credits(page: Page, film: Mention, label: Span, value: Span) -> Reading:
    said = fold(page.words(label))
    property = PEOPLE.get(said, "")
    for piece in page.split(value, r"\s*,\s*|\n+"):
        more = _MORE.search(page.text[piece.start : piece.end]) or _ASIDE.search(page.text[piece.start : piece.end])
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
