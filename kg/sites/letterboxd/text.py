"""A film's page as text whose tags are gone: name, year and directors, then blocks below headings that stand alone on their lines.

``Cast``, the professions (each twice since 2024: for wide and for narrow windows), ``Studios``, ``Countries`` … Where the names of a
block stand on one line, nothing parts them: then only what is one thing, or of a known list, is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from kg.model import Mention
from kg.reading import say
from kg.reading.page import Page, Reading, Span
from kg.reading.sections import known_run
from kg.sites.letterboxd import text_reviews
from kg.sites.letterboxd.credits import PLAIN, WRITING
from kg.sites.letterboxd.details import titles_of
from kg.sites.letterboxd.text_lines import ROLES, TITLED, YEARS, laid_out
from kg.text import country_names, fold, language_names

RATER = "Letterboxd"
_DIRECTED = re.compile(
    rf"(?:(?P<year>{YEARS})\s+)?(?:[‘'“\"](?P<original>[^\n]{{1,150}}?)[’'”\"]\s+)?directed by\b ?(?P<names>[^\n]{{0,300}})", re.I
)
_ORIGINAL = re.compile(r"[‘'“\"](?P<original>[^\n]{1,150})[’'”\"]")
_SIGNS = tuple(
    re.compile(sign, re.I | re.M)
    for sign in (
        r"• letterboxd", r"letterboxd — your life in film", r"^where to watch$", r"^popular reviews$", r"\d mins?\s+more at\b",
        r"^releases by date$", r"^alternative titles?$", r"^add to your films", r"^translated from", r"^review by\b",
        r"^(?:primary|spoken) languages?$", r"^film data$|^film data from", r"^show all…", r"^report this (?:page|film)$",
        r"letterboxd limited", r"^asst\. ", r"^recent reviews$",
    )
)  # fmt: skip
_SURE = 4
"""So many of the site's own phrases tell a page that is not called by the site; half as many one that is."""
SORTS = ("premiere", "theatrical", "theatrical limited", "digital", "physical")
"""What kinds of release are called, over the days of each."""
_COUNTS = re.compile(r"(?:watched|liked) by [\d.,]+[km]? members?\b.*|appears in [\d.,]+[km]? lists?\b.*", re.I)
"""How many have seen a film or listed it: a line between the synopsis and the cast."""
_DETAILS = {
    "cast": "cast", "studio": "company", "studios": "company", "country": "country", "countries": "country", "language": "language",
    "languages": "language", "primary language": "language", "primary languages": "language", "spoken language": "language",
    "spoken languages": "language", "original language": "language", "alternative title": "alternate_name",
    "alternative titles": "alternate_name", "genre": "genre", "genres": "genre", "theme": "keyword", "themes": "keyword",
    "releases by date": "by date", "releases by country": "by country",
    **dict.fromkeys(SORTS, "by date"), "crew": "", "details": "", "releases": "",
}  # fmt: skip
_GENRES = frozenset((
    "action", "adventure", "animation", "comedy", "crime", "documentary", "drama", "family", "fantasy", "history", "horror", "music",
    "mystery", "romance", "science fiction", "thriller", "tv movie", "war", "western",
))  # fmt: skip
_SINGLE = frozenset((*PLAIN, "writer", "executive producer", "exec. producer", "studio", "camera operator", "assistant director"))
"""Headings with one name below."""
_MINUTES = re.compile(r"(?P<length>\d[\d,]*\s*mins?)\s+more at\b", re.I)
_DAY = re.compile(r"\d{1,2} [A-Z][a-z]{2} \d{4}")
_SCORE = re.compile(r"(?m)^ratings\n(?:\d[\d.,]*[km]? fans?\n)?(?:[^\n]{0,12}\n){0,2}?(?P<score>[0-5]\.\d{1,2})\n", re.I)
_END = frozenset({"popular reviews", "recent reviews", "similar films", "popular lists", "friends", "ratings", "activity from friends"})
_LONGEST_LABEL = 2 * max(map(len, ROLES)) + 3
"""So many characters has a profession that stands there twice, in the plural."""
_MOST_WORDS = 6
"""Of how many words a name or a studio is; a line with more holds several."""


class Block(NamedTuple):
    """A heading in small letters, its range, and the lines below it."""

    label: str
    heading: Span
    lines: list[Span]


def is_one(page: Page) -> bool:
    """Whether a text is a film's page of this site: it has the tabs of one, and several of the site's own phrases."""
    text = page.text
    small = text.casefold()
    if "genres" not in small or ("letterboxd" not in small and "more at" not in small) or laid_out(page) is None:
        return False
    return sum(1 for sign in _SIGNS if sign.search(text)) >= (2 if TITLED.match(text) else _SURE)


def read(page: Page) -> Reading:
    """Everything that such a text states."""
    found = laid_out(page)
    if found is None:
        return
    page, tabs, flat = found
    called = TITLED.match(page.text)
    lines = [page.trim(*line) for line in page.lines if line.end <= tabs.start() or line.start < tabs.start()]
    at = next((i for i, line in enumerate(lines) if _DIRECTED.match(page.text, *line)), None)
    directed = _DIRECTED.match(page.text, *lines[at]) if at is not None else None
    title, year, original = _heading(page, lines, at, directed, called)
    film = say.film(page, title, year)
    if title is None:
        yield page.notice("no-title", "the page does not name its film", next_step="its facts hang on an unnamed film")
    else:
        yield from say.naming(page, film, title, year)
    yield from say.literals(page, film, "alternate_name", [original] if original else [])
    below = lines[at + 1 :] if at is not None else []
    synopsis = next((i for i, line in enumerate(below) if fold(page.words(line)) == "synopsis"), None)
    directors = _directors(page, directed, below[:synopsis] if synopsis is not None else [], called)
    for name in directors:
        yield from say.person_link(page, film, "director", name)
    if synopsis is None and at is None:
        after = next((i for i, line in enumerate(lines) if fold(page.words(line)) == "synopsis"), None)
        texts = lines[after + 1 :] if after is not None else []
    else:
        texts = below[synopsis + 1 if synopsis is not None else 0 :]
    if not flat:
        # On one line nothing parts a tagline from the synopsis.
        yield from _texts(page, film, texts)
    for block in _blocks(page, tabs.end()):
        yield from _block(page, film, _parted(page, block, frozenset(fold(page.words(name)) for name in directors)), title)
    if match := _MINUTES.search(page.text, tabs.end()):
        yield from say.running_time(page, film, page.group(match, "length"))
    if match := _SCORE.search(page.text):
        score = page.group(match, "score")
        yield from say.rating(page, film, RATER, "users", Span(match.start(), match.end()), score=score, fixed_best="5.0")
    yield from text_reviews.facts(page, film, tabs.end())


# --- the head --------------------------------------------------------------------------------------------------------


def _heading(
    page: Page, lines: list[Span], at: int | None, directed: re.Match[str] | None, called: re.Match[str] | None
) -> tuple[Span | None, Span | None, Span | None]:
    """The ranges of the film's name, its year and its original name, which stand above the directors."""
    named = (page.group(called, "title"), page.group(called, "year")) if called else (None, None)
    if at is None or directed is None:
        return *named, None
    year = page.group(directed, "year") if directed["year"] else None
    original = page.group(directed, "original") if directed["original"] else None
    above = at - 1
    if original is None and above > 0 and (quoted := _ORIGINAL.fullmatch(page.text, *lines[above])):
        before = page.words(lines[above - 1])
        if year or re.fullmatch(YEARS, before):
            original, above = page.group(quoted, "original"), above - 1
    if year is None and above > 0 and re.fullmatch(YEARS, page.words(lines[above])):
        year, above = lines[above], above - 1
    if called and (above < 0 or fold(page.words(lines[above])) != fold(called["title"])):
        return *named, original
    return (lines[above] if above >= 0 else None), year, original


def _directors(page: Page, directed: re.Match[str] | None, below: list[Span], called: re.Match[str] | None) -> list[Span]:
    """The names behind ``Directed by``, on its line or below it."""
    if directed is None:
        return page.split(page.group(called, "directors"), r", | & ") if called and called["directors"] else []
    named = [page.group(directed, "names")] if directed["names"] else below
    names = [name for line in named for name in page.split(line, r"\s*,\s+|\s*,$|^,\s*|\s+(?:&|and)\s+|^(?:&|and)\s+|\s*…\s*")]
    return [name for name in names if len(page.words(name).split()) <= _MOST_WORDS]


def _texts(page: Page, film: Mention, lines: list[Span]) -> Reading:
    """The tagline, which is short and stands above the synopsis, and the synopsis."""
    lines = [line for line in lines if fold(page.words(line)) not in ("synopsis", "more", "…more")]
    lines = [line for line in lines if not _COUNTS.fullmatch(page.words(line))]
    if not lines:
        return
    first = page.words(lines[0])
    if len(lines) > 1 and len(first) <= 150 and len(first) < len(page.words(lines[1])):
        yield page.claim(film, "tagline", lines[0])
        lines = lines[1:]
    if len(page.words(Span(lines[0].start, lines[-1].end)).split()) > 4:
        yield page.claim(film, "description", Span(lines[0].start, lines[-1].end))


# --- the blocks ------------------------------------------------------------------------------------------------------


def _label(words: str) -> str:
    """The label that a line is, in small letters, or nothing."""
    halves = _halves(words)
    if halves:
        words = halves[0]
    return words if words in _DETAILS or _is_role(words) else ""


def _is_role(words: str) -> bool:
    return words in ROLES or words.removesuffix("s") in ROLES


@lru_cache(maxsize=1024)
def _halves(words: str) -> tuple[str, str] | None:
    """The two labels of a line that says one twice, for wide and for narrow windows: ``assistant directors asst. directors``."""
    pieces = words.split() if len(words) <= _LONGEST_LABEL else []
    for cut in range(1, len(pieces)):
        first, second = " ".join(pieces[:cut]), " ".join(pieces[cut:])
        if _is_role(first) and _is_role(second) and first[-3:] == second[-3:]:
            return first, second
    return None


def _blocks(page: Page, start: int) -> Iterator[Block]:
    """The headings below the tabs with the lines below each, up to the line of the running time."""
    label, heading, below = "cast", Span(start, start), list[Span]()
    for line in page.lines[page.line_at(start) :]:
        span = page.trim(*line)
        if span.start < start:
            continue
        words = fold(page.words(span))
        if words in _END or _MINUTES.match(page.text, *span) or re.match(r"[\d,]+ mins?$|review by\b", words):
            break
        found = _label(words)
        if found and _DETAILS.get(label, "") in ("by date", "by country") and found not in SORTS and not found.startswith("releases by"):
            # What the table of releases is sorted by.
            continue
        if found:
            if not below and (found == label or (_is_role(found) and _is_role(label))):
                # The same once more, for narrow windows.
                heading = heading if heading.end > heading.start else span
                continue
            yield Block(label, heading, below)
            label, heading, below = found, span, []
        elif words not in (",", "show all…", "show all", "show less", "…", "all"):
            below.append(span)
    yield Block(label, heading, below)


def _block(page: Page, film: Mention, block: Block, title: Span | None) -> Reading:
    kind = _DETAILS.get(block.label, "")
    if not block.lines or (not kind and block.label in _DETAILS):
        return
    if kind == "country":
        for land in _known(page, block.lines, frozenset(country_names())):
            yield from say.country(page, film, "country", land)
    elif kind == "language":
        for tongue in _known(page, block.lines, frozenset(language_names())):
            yield from say.attempt(page, film, "language", tongue, "language")
    elif kind == "genre":
        yield from say.literals(page, film, "genre", _known(page, block.lines, _GENRES))
    elif kind == "alternate_name":
        listed = Span(block.lines[0].start, block.lines[-1].end)
        yield from say.literals(page, film, "alternate_name", titles_of(page, listed, title))
    elif kind == "by date":
        yield from _releases(page, film, block.lines)
    elif kind == "keyword":
        if len(block.lines) > 1 or not block.label.endswith("s"):
            yield from say.literals(page, film, "keyword", block.lines)
    elif kind != "by country":
        yield from _people(page, film, block, kind)


def _people(page: Page, film: Mention, block: Block, kind: str) -> Reading:
    """The names of the cast, of a profession or of studios, where lines part them."""
    names = [page.trim(line.start, line.end - 1) if page.text[line.end - 1] == "," else line for line in block.lines]
    most = max(len(page.words(name).split()) for name in names)
    several = block.label[-1] == "s" and block.label[:-1] in (*ROLES, "studio")
    single = block.label in _SINGLE
    if most > (_MOST_WORDS if len(names) > 1 or single else 2 if kind == "cast" else 3) or (several and len(names) == 1 and most > 1):
        yield page.notice("run-together", "names with nothing but blanks between them", names[0])
        return
    one = block.label.removesuffix("s")
    for position, name in enumerate(names, 1):
        if kind == "cast":
            yield from say.cast_row(page, film, name, None, position, row=name)
        elif kind == "company":
            yield from say.person_link(page, film, "company", name, kind="organization")
        elif one in PLAIN:
            yield from say.person_link(page, film, PLAIN[one], name)
        elif one == "writer" or one in WRITING or block.label in WRITING:
            yield from say.writer(page, film, name, None if one == "writer" else block.heading)
        else:
            yield from say.contributor(page, film, name, _once(page, block.heading))


def _once(page: Page, heading: Span) -> Span:
    """A heading without its repetition for narrow windows."""
    halves = _halves(fold(page.words(heading)))
    return page.trim(heading.start, heading.start + len(halves[0])) if halves else heading


def _parted(page: Page, block: Block, names: frozenset[str]) -> Block:
    """A block whose one line is nothing but several names that the page's head gives (as its directors'), with a line for each."""
    if len(block.lines) == 1 and len(names) > 1:
        run, end = known_run(page, block.lines[0], names)
        if len(run) > 1 and end == block.lines[0].end:
            return block._replace(lines=run)
    return block


def _known(page: Page, lines: list[Span], known: frozenset[str]) -> list[Span]:
    """The lines; of one that is no known word, the known words that it consists of."""
    found: list[Span] = []
    for line in lines:
        words = fold(page.words(line))
        if words in known:
            found.append(line)
            continue
        run, end = known_run(page, line, known)
        if end == line.end:
            found += run
        elif (bare := re.match(r"[^()\n]+(?= \()", page.text[line.start : line.end])) and fold(bare[0]) in known:
            found.append(Span(line.start, line.start + len(bare[0])))
    return found


def _releases(page: Page, film: Mention, lines: list[Span]) -> Reading:
    """The days, each with the countries below it."""
    known = country_names()
    day: Span | None = None
    for line in lines:
        words = page.words(line)
        if match := _DAY.match(words):
            day = Span(line.start, line.start + match.end())
            line = page.trim(day.end, line.end)
            words = page.words(line) if line.end > line.start else ""
        if day and words and fold(words) in known:
            yield from say.release(page, film, day, line)
