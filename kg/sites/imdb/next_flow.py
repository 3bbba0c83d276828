"""IMDb's title pages since 2021 whose text stands on one line: what its labels and forms close by themselves.

Where a list of names ends and where one of them does is not printed; what is not read is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Claim, Mention, Notice
from kg.reading import say
from kg.reading.page import Page, Reading, Span
from kg.reading.sections import Mark, Sheet, known_run
from kg.sites.imdb import billing, money
from kg.sites.imdb.marks import CERTIFICATE, GENRES, MONTH, country_names, language_names
from kg.sites.imdb.next_blocks import last_of_several
from kg.sites.imdb.next_lines import LENGTH
from kg.text import fold

_NAMED = re.compile(
    r"\A\s*(?P<title>[^|]{1,150}?) \((?P<format>[^()\d]{0,20})(?P<year>(?:18|19|20)\d\d)(?:\s?[–-]\s?(?:\d{4})?\s?)?\) [-–] imdb(?=\s)",
    re.I,
)
_SIGNS = (
    "imdb rating", "your rating", "top cast", "all cast & crew", "more like this", "of origin", "contribute to this page", "imdbpro",
    "did you know", "also known as",
)  # fmt: skip
_SURE = 7
_EARLIER = ("first billed only", "credited cast:", "from metacritic.com", "full cast and crew |")
"""Words of the layouts before."""
_SCORE = re.compile(r"(?P<row>imdb rating) (?P<score>10|\d\.\d) ?/ ?(?P<best>10)(?!\d)", re.I)
_META = re.compile(r"(?<![\w.,])(?P<count>\d{1,3}) ?(?P<row>metascore)\b", re.I)
_COUNTS = (
    ("users", re.compile(r"(?<![\w.,])(?P<count>\d{1,3}(?:,\d{3})*) ?(?P<row>user reviews)(?=\s?[\d.,]+k? ?critic reviews)", re.I)),
    ("critics", re.compile(r"(?<![\w.,])(?P<count>\d{1,3}(?:,\d{3})*) ?(?P<row>critic reviews)(?=\s)", re.I)),
)
_RELEASE = re.compile(rf"release date (?P<date>{MONTH} \d{{1,2}}, \d{{4}}|{MONTH} \d{{4}}|\d{{4}}) \((?P<land>[^()]{{2,40}})\)", re.I)
_RUNTIME = re.compile(r"(?:tech(?:nical)? specs (?:edit )?)runtime (?P<length>\d{1,2} hours?(?: \d{1,2} minutes?)?|\d{1,3} minutes?)", re.I)
_ONE_PERSON = re.compile(
    r"(?<= )(?P<label>Director|Writer|Star) (?P<name>[^\W\d_a-zà-ÿ][^|:\n]{1,80}?)"
    r"(?= (?:Directors?|Writers?|Stars?|Creators?|Top credits|See production(?:, box office| info)|All cast & crew) )"
)
_COLOR = re.compile(r"(?<= )color (?P<color>color|black and white)(?= (?:sound mix|aspect ratio|related news|\())", re.I)
_ASPECT = re.compile(r"aspect ratio (?P<ratio>\d{1,2}(?:\.\d{1,2})? : 1)", re.I)
_ORIGIN = re.compile(r"countr(?:y|ies) of origin (?=\S)", re.I)
_SPOKEN = re.compile(r"(?<= )languages? (?=\S)", re.I)
_KNOWN_AS = re.compile(
    r"also known as (?P<title>.{1,120}?) (?=(?:filming locations?|production compan(?:y|ies)|see more company credits) )", re.I
)
_MONEY = (
    ("budget", re.compile(r"(?<= )budget(?= \S)", re.I)),
    ("gross", re.compile(r"gross us & canada(?= \S)|gross worldwide(?= \S)", re.I)),
    ("opening_weekend", re.compile(r"opening weekend us & canada(?= \S)", re.I)),
)
_CHIPS = "|".join(sorted(GENRES, key=len, reverse=True))
_PLOT = re.compile(rf"photos (?P<genres>(?:(?:{_CHIPS}) ?){{1,8}})(?<! ) ?(?P<plot>.{{30,3000}}?) imdb rating(?= )", re.I)
_CHIP = re.compile(rf"(?:{_CHIPS})", re.I)


def is_one(page: Page) -> bool:
    """Whether a text has the layout."""
    if not page.one_line or _NAMED.match(page.text) is None:
        return False
    words = fold(page.text)
    if any(sign in words for sign in _EARLIER):
        return False
    return sum(sign in words for sign in _SIGNS) >= _SURE


def read(page: Page) -> Reading:
    """What such a text states."""
    page = page.unwrapped()
    named = _NAMED.match(page.text)
    if named is None:
        return
    title, year = page.group(named, "title"), page.group(named, "year")
    film = say.film(page, title, year, "series" if "series" in named["format"].casefold() else "film")
    yield from say.naming(page, film, title, year)
    yield from _head(page, film, page.words(title), page.words(year))
    yield from _ratings(page, film)
    yield from _details(page, film)
    yield from _single(page, film)
    label = re.search(r"(?<= )top cast(?: edit)? ", page.text, re.I)
    if label:
        yield page.notice("run-together", "names and characters of the cast without anything between them", page.group(label))


def _head(page: Page, film: Mention, title: str, year: str) -> Iterator[Claim | Notice]:
    named = rf"(?<= ){re.escape(title)} (?:original title: (?P<original>.{{1,150}}?) )?"
    length = rf"(?:(?P<length>{LENGTH}) )?imdb rating"
    rated = rf"(?:(?P<rated>{CERTIFICATE}) ?(?:(?P=rated) )?)?"
    facts = re.compile(rf"{named}{year} ?(?:{year} )?{rated}{length}", re.I).search(page.text)
    # Where a screen reader's words follow without a blank.
    rated = r"(?:(?P<rated>[a-z]{1,2}(?:-\w{1,4})?)(?P=rated) )?"
    doubled = re.compile(rf"{named}{year}{year} {rated}{length}", re.I).search(page.text)
    match = facts or doubled
    if match is None:
        return
    if match["original"]:
        yield page.claim(film, "alternate_name", page.group(match, "original"))
    if match["rated"] and re.fullmatch(CERTIFICATE, match["rated"], re.I):
        yield page.claim(film, "certificate", page.group(match, "rated"))
    if match["length"]:
        yield from say.running_time(page, film, page.group(match, "length"))


def _ratings(page: Page, film: Mention) -> Reading:
    if match := _SCORE.search(page.text):
        yield from say.rating(
            page, film, "IMDb", "users", page.group(match, "row"), score=page.group(match, "score"), best=page.group(match, "best")
        )
    for group, pattern in _COUNTS:
        if match := pattern.search(page.text):
            row = page.group(match, "row")
            yield from say.rating(page, film, "IMDb", group, row, heading=row, counts=[("review_count", page.group(match, "count"))])
    if match := _META.search(page.text):
        score = page.group(match, "count")
        yield from say.rating(page, film, "Metacritic", "critics", page.group(match, "row"), score=score, fixed_best="100.0")


def _single(page: Page, film: Mention) -> Reading:
    """Who stands alone behind a label of one person, up to the next label."""
    seen: set[str] = set()
    sheet = Sheet(page)
    for found in _ONE_PERSON.finditer(page.text):
        words = re.sub(r"\s*\([^()]*\)", "", found["name"]).split()
        if found["label"] in seen or not 1 <= len(words) <= 4:
            continue
        seen.add(found["label"])
        reader = {"Director": billing.directors, "Star": billing.stars}.get(found["label"], billing.writers)
        yield from reader(sheet, film, page.group(found, "name"))


def _details(page: Page, film: Mention) -> Reading:
    text = page.text
    if match := _PLOT.search(text):
        yield from say.literals(page, film, "genre", [Span(*m.span()) for m in _CHIP.finditer(text, *match.span("genres"))])
        yield page.claim(film, "description", last_of_several(page, page.group(match, "plot")))
    if match := _RELEASE.search(text):
        yield from say.release(page, film, page.group(match, "date"), page.group(match, "land"))
    if match := _ORIGIN.search(text):
        for land in known_run(page, Span(match.end(), min(len(text), match.end() + 300)), country_names())[0]:
            yield from say.country(page, film, "country", land)
        if spoken := _SPOKEN.search(text, match.end(), match.end() + 1200):
            for tongue in known_run(page, Span(spoken.end(), min(len(text), spoken.end() + 300)), language_names())[0]:
                yield from say.attempt(page, film, "language", tongue, "language")
    if match := _KNOWN_AS.search(text):
        yield page.claim(film, "alternate_name", page.group(match, "title"))
    if match := _RUNTIME.search(text):
        yield from say.running_time(page, film, page.group(match, "length"))
    for property, pattern, name in (("color", _COLOR, "color"), ("aspect_ratio", _ASPECT, "ratio")):
        if match := pattern.search(text):
            yield page.claim(film, property, page.group(match, name))
    sheet = Sheet(page)
    for kind, pattern in _MONEY:
        for label in pattern.finditer(text):
            if match := money.VALUE.match(text, label.end() + 1):
                yield from money.amount(sheet, film, kind, match, Mark(*label.span(), kind))
