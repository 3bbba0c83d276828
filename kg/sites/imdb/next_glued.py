"""Title pages since 2021 whose tags went without a trace: ``Release dateAugust 21, 2009`` and ``StarsBrad VossDiane Roe``.

Labels are set apart by their capitals in the middle of words; lists of names too, where every piece looks like a name. What else runs
together (companies, sites, the cast, a rank and its change) is left out, or left as it is, so that no reader takes it for one thing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from kg.reading.page import Page
from kg.sites.imdb.marks import GENRES, YEARS
from kg.text import country_names, fold, language_names

_CALLED = re.compile(
    rf"\A\s*(?P<title>\S[^\n]{{0,149}}?) \((?:[^()\d\n]{{0,20}})(?P<year>{YEARS})(?:\s?[–-]\s?(?:\d{{4}})?\s?)?\) - IMDb(?=[A-Z])"
)
_PEOPLE = r"Directors?|Writers?|Stars?|Creators?"
_LISTS = r"Countr(?:y|ies) of origin|Languages?"
_SINGLE = (
    r"IMDb RATING|YOUR RATING|User reviews?|Critic reviews?|Metascore|Release date|Also known as|Filming locations?|Production company"
    r"|Official site|Budget|Gross US & Canada|Opening weekend US & Canada|Gross worldwide|Runtime|Color|Aspect ratio|Trivia|Goofs"
    r"|Crazy credits|Alternate versions|Tagline"
)
_OTHERS = (
    r"Top credits|See production, box office & company info|See production info at IMDbPro"
    r"|Production, box office & more at IMDbPro|See more at IMDbPro|Storyline|Edit"
    r"|Did you know|Details|Box office|Tech(?:nical)? specs|See more company credits at IMDbPro|Related news|Contribute to this page"
    r"|See detailed box office info on IMDbPro|All cast & crew|Top cast|More like this|Photos|Videos|Featured reviews?|Genres?"
    r"|Motion Picture Rating \(MPAA?\)|Certificate|Parents guide|Read all|Add a plot in your language|Rate"
)
_CLOSED = r"Production companies|Official sites|Sound mix|Taglines|POPULARITY|Play trailer|Quotes|Connections|Soundtracks|FAQ"
"""Labels whose values are several things, of which none can be told from another: they are left out."""
_LABEL = re.compile(
    rf"(?:(?<=[^\s(\"'-])|(?<=\n))(?P<label>{_PEOPLE}|{_LISTS}|{_SINGLE}|{_OTHERS}|{_CLOSED})(?=[A-Z\d$€£¥(\"'“]|[^\x00-\x7f]|\n|\Z)"
)
_NAME_SEAM = re.compile(
    r"(?<=[a-zà-ÿ.)])(?<![A-Z]\.)(?<!\bMc)(?<!\bMac)(?<!\bDe)(?<!\bDi)(?<!\bLa)(?<!\bLe)(?<!\bDu)(?<!\bVan)(?<!\bFitz)(?=[A-ZÀ-Þ])"
)
_CHIP = re.compile("|".join(sorted((genre.title() for genre in GENRES), key=len, reverse=True)))
_CHIPS = re.compile(rf"(?<=Photos)(?:{_CHIP.pattern})+(?=[A-Z])")
"""Genres as buttons above the plot."""
_NUMBERS = re.compile(r"[\d:,.]+")
_COUNTED = ("POPULARITY", "Play trailer")
"""Labels of the closed ones behind whose number something else follows."""
FEWEST = 12
"""So many labels in the middle of words are those of a title page."""


@lru_cache(maxsize=2)
def apart(page: Page) -> Page:
    """The page with its labels on lines of their own; the page itself where they stand so, or it is another."""
    called = _CALLED.match(page.text)
    if called is None:
        return page
    labels = list(_LABEL.finditer(page.text, called.end()))
    if len(labels) < FEWEST:
        return page
    gone: list[tuple[int, int]] = []
    cuts = {called.end(), *_head(page, called["title"], called["year"], called.end())}
    for number, label in enumerate(labels):
        end = labels[number + 1].start() if number + 1 < len(labels) else len(page.text)
        if re.fullmatch(_CLOSED, label["label"]):
            digits = _NUMBERS.match(page.text, label.end(), end)
            gone.append((label.start("label"), digits.end() if digits and label["label"] in _COUNTED else end))
            continue
        cuts.add(label.start("label"))
        value = page.text[label.end() : end]
        if re.fullmatch(_PEOPLE, label["label"]):
            seams = list(_names(value))
        elif re.fullmatch(_LISTS, label["label"]):
            seams = list(_known(value))
        else:
            seams = [0]
        cuts |= {label.end() + seam for seam in seams}
    cuts |= {m.end() for m in re.finditer(r"\d/10(?=\d)", page.text)}
    for chips in _CHIPS.finditer(page.text):
        cuts |= {chips.start(), chips.end(), *(chips.start() + m.start() for m in _CHIP.finditer(chips[0]))}
    starts = [start for start, _ in gone]

    def left(at: int) -> bool:
        before = bisect_right(starts, at)
        return before > 0 and at <= gone[before - 1][1]

    cuts = {at for at in cuts if 0 < at < len(page.text) and "\n" not in page.text[at - 1 : at + 1] and not left(at)}
    return page.respaced((start, end, "\n") for start, end in sorted([*gone, *((at, at) for at in cuts)]))


def _head(page: Page, title: str, year: str, start: int) -> Iterator[int]:
    """Where the title, its year, certificate and length end, above the rating."""
    found = re.compile(
        rf"(?P<title>{re.escape(title)})(?:Original title: (?P<original>[^\n]{{1,150}}?))?"
        rf"(?P<year>{year}(?:[–-](?:\d{{4}})?)?)(?:(?P=year))?"
        rf"(?:(?P<rated>[A-Z][\w+-]{{0,8}}|\d{{1,2}}\+?)(?P=rated))?(?P<length>(?:\d{{1,2}}h ?)?(?:\d{{1,2}}m)?)(?=IMDb RATING)"
    ).search(page.text, start)
    if found is None:
        return
    yield from (found.start("title"), found.end("title"), found.start("year"), found.end("year"), found.end())
    if found["rated"]:
        yield from (found.start("rated"), found.start("rated") + 2 * len(found["rated"]))
    elif found["length"]:
        yield found.start("length")
    if page.text[found.end("year") :].startswith(found["year"]):
        yield found.end("year") + len(found["year"])


def _names(value: str) -> Iterator[int]:
    """Where names begin that run together, if every piece is one."""
    starts = [0, *(m.start() for m in _NAME_SEAM.finditer(value))]
    pieces = [value[a:b] for a, b in zip(starts, [*starts[1:], len(value)], strict=True)]
    if all(2 <= len(re.sub(r"\([^()]*\)", "", piece).split()) <= 4 for piece in pieces):
        yield from starts


def _known(value: str) -> Iterator[int]:
    """Where countries or languages begin that run together, if every piece is one."""
    starts = [0, *(m.start() for m in re.finditer(r"(?<=[a-z)])(?=[A-Z])", value))]
    pieces = [value[a:b] for a, b in zip(starts, [*starts[1:], len(value)], strict=True)]
    if all(fold(piece) in country_names() or fold(piece) in language_names() for piece in pieces):
        yield from starts
