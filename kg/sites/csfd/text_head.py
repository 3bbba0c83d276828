"""The head of a page as text: the name, told by where the menu above it ends, other names, genres, and the line of origin."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.reading import say
from kg.reading.page import Page, Span
from kg.text import fold

_YEARS = r"(?:18|19|20)\d\d"
CALLED = re.compile(
    rf"\W{{0,2}}(?P<title>[^\n|]{{1,200}}?)(?: \((?P<type>[^\W\d][^()\n]{{2,30}})\))?(?: \((?P<year>{_YEARS})(?:[-–]\d{{0,4}})?\))?"
    r" \| čsfd\.(?:cz|sk)",
    re.I,
)
"""What the page is called: ``Příliv (TV film) (1998) | ČSFD.cz``."""
_YEAR = re.compile(rf"(?<![\d.])(?P<year>{_YEARS})(?:\s*(?P<on>[–-])\s*(?P<end>{_YEARS})?)?(?![\d.])")
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
_FARTHEST = 4_000
"""So far above the credits a name stands at most."""
_LONGEST_LANDS = 160
"""No list of countries has more characters."""
MORE = re.compile(r"\s*\(?\b(?:více|viac|méně|menej)\b\)?(?:\.\.\.|…)?\s*$|^\s*\(?(?:více|viac|méně|menej)\)?$", re.I)


class Head(NamedTuple):
    """The range of the name, the type behind it in words, the ranges of the other names, genres and countries, the match of the year."""

    title: Span | None
    type: str
    names: list[Span]
    genres: list[Span]
    lands: list[Span]
    year: re.Match[str]


def head_of(page: Page, credits: int) -> Head | None:
    """What stands above the credits; None where no countries with a year do."""
    start = max(0, credits - _FARTHEST)
    for year in reversed(list(_YEAR.finditer(page.text, start, credits))):
        lands = _lands(page, start, year.start())
        if not lands:
            continue
        genres, top = _genres(page, start, lands[0].start)
        title, type_, names = _names(page, min(top, lands[0].start))
        return Head(title, type_, names, genres, lands, year)
    return None


def _lands(page: Page, start: int, end: int) -> list[Span]:
    """The countries right before a year, with slashes between them."""
    base = max(start, end - _LONGEST_LANDS)
    text = page.text[base:end].rstrip(" ,\n(")
    if not text or end - base - len(text) > 3:
        return []
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


def _names(page: Page, end: int) -> tuple[Span | None, str, list[Span]]:
    """The name, what type stands behind it, and the other names, by the lines between the menu and the genres."""
    called = CALLED.match(page.text)
    lines = [page.trim(*line) for line in page.lines if line.end <= end]
    above = len(lines)
    while above > 0 and len(lines) - above < 60 and not _is_menu(page, lines[above - 1]):
        above -= 1
    heading = next((i for i, line in enumerate(lines[max(0, len(lines) - 60) :], max(0, len(lines) - 60)) if _is_heading(page, line)), None)
    first = heading if heading is not None else above
    if called:
        named = page.group(called, "title")
        again = _called_so(page, lines, named)
        type_ = called["type"] or next(filter(None, (_bare(page, lines[i])[2] for i in again)), "")
        if not again:
            # The page is called by its own and its original name.
            halves = page.split(named, r"\s+/\s+")
            again = _called_so(page, lines, halves[0]) if len(halves) > 1 else []
            named = halves[0] if again else named
        return named, type_, _others(page, lines[again[-1] + 1 :]) if again else []
    if first >= len(lines) or (heading is None and above == 0):
        return None, "", []
    title, _, type_ = _bare(page, lines[first])
    rest = lines[first + 1 :]
    if not type_ and rest and (alone := re.fullmatch(r"\(([^\W\d][^()\d]{2,30})\)", page.words(rest[0]))):
        type_, rest = alone[1], rest[1:]
    return title, type_, _others(page, rest)


def _called_so(page: Page, lines: list[Span], named: Span) -> list[int]:
    """The numbers of the lines behind the first that are a name, whatever type stands behind it."""
    words = fold(page.words(named))
    return [number for number, line in enumerate(lines) if number and _bare(page, line)[1] == words]


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
        while cut := (MORE.search(page.text[line.start : end]) or re.search(_NOTE.pattern + r"$", page.text[line.start : end], re.I)):
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
