"""What a page is about: one film, series or episode, or something else; and how sure that is."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import NamedTuple

from kg.reading.html import HtmlPage
from kg.reading.page import Page, Span
from kg.sites.general.creditparts import credited
from kg.sites.general.labels import table
from kg.sites.general.lines import Row
from kg.sites.general.names import bare, listed, pattern, section
from kg.sites.general.others import MOST_LINES, is_event, no_one_film
from kg.sites.general.outline import Outline
from kg.sites.general.stage import is_read, on_stage
from kg.sites.general.titles import Title
from kg.text import fold

WEIGHTS = {
    "director": 3, "cast": 2, "writer": 2, "duration": 2, "cinematographer": 2, "original_title": 2, "gross": 2, "seasons": 2,
    "episodes": 2, "editor": 1, "composer": 1, "producer": 1, "genre": 1, "country": 1, "language": 1, "released": 1, "year": 1,
    "company": 1, "budget": 1, "certificate": 1, "description": 1, "alternate_name": 1, "aspect_ratio": 1, "rating": 1, "film review": 4,
}  # fmt: skip
"""How much a kind of fact says that its page is about a film; what books and records have as well says little."""
SURE_ENOUGH = 0.5
_PROOF = frozenset(("cast", "duration", "cinematographer", "original_title", "gross", "aspect_ratio", "seasons", "episodes", "sound_mix"))
_TOGETHER = frozenset(("director", "genre", "country"))
"""What companies, books and plays may have each, and films alone have all of."""
_OF_FILMS = frozenset((
    "director", "cast", "writer", "cinematographer", "original_title", "gross", "seasons", "episodes", "genre", "film review",
    "aspect_ratio",
))  # fmt: skip
"""One of these every film's page has: recipes, walks, games and machines have a year, a length, a country and marks as well."""
_REACH = 400
_SHORT = 60
"""So near below the name of a film, and in so short a line, a page may say that it is one."""
_NUMBERED = re.compile(r"^(?:ASIN|SKU|ISBN(?:-1[03])?|EAN|UPC)\b ?[:\n ‏\u200e\u200f]*(?=[A-Z]*\d)[\dA-Z]{6}", re.I | re.M)
"""The number of something that is sold."""


class Said(NamedTuple):
    """What the first sentence says its subject is: ``film``, ``series``, ``episode``, ``other`` or nothing; and the one year in it."""

    kind: str
    year: Span | None


_TELLING = frozenset(("director", "cast", "cinematographer", "writer", "duration", "genre", "original_title"))
"""Of what a label in one word is a sign of a page about a film."""
LEAST = 3
"""Fewer letters are no word of their own; in scripts whose words have so few, nothing parts words."""
_WORD = re.compile(rf"[^\W\d_]{{{LEAST},}}")


@lru_cache(maxsize=1)
def _signs() -> tuple[frozenset[str], list[str]]:
    """The signs of a page about a film that are one word, and those of several or of hardly any letters."""
    labels = (label for label, tongues in table().items() if len(label) > 4 and " " not in label and set(tongues.values()) & _TELLING)
    signs = section("sign")
    several = [sign for sign in signs if " " in sign or len(sign) < LEAST]
    return frozenset(signs) - frozenset(several) | (frozenset(labels) - frozenset(section("common"))), several


def has_sign(page: Page) -> bool:
    """Whether a page has one of the words without which no page about a film is: a cheap look before the costly ones."""
    shown = (page.text[: page.visible_end] if isinstance(page, HtmlPage) else page.text).casefold()
    head = page.title if isinstance(page, HtmlPage) else None
    words = {*_WORD.findall(shown), *(_WORD.findall(fold(page.words(head))) if head else ())}
    single, several = _signs()
    return (
        not words.isdisjoint(single)
        or any(sign in shown for sign in several)
        or any(word.endswith(("film", "serie", "seriál")) for word in words)
        or credited(page)
    )


_SENTENCE_END = re.compile(r"(?<=[\w)\]]{3})\.\s+(?=[^\W\d_a-zà-ÿ])|\n")
_IN_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_COPULA = re.compile(
    r"(?<!\w)(?:is|was|are|ist|war|est|était|es|fue|è|era|je|byl|byla|bylo|är|var|é|foi|is|to|er|on|oli)(?!\w)|—(?= [а-яё])", re.I
)  # fmt: skip


def introduction(page: Page, title: Title) -> Said:
    """The first sentence that begins with the name and says what it is, near the name on the page."""
    name = fold(page.words(title.name))
    flat = page.one_line and len(page.lines) == 1 and not isinstance(page, HtmlPage)
    for line in page.lines[:400]:
        start = fold(page.text[line.start : line.start + len(name) + 24]).lstrip("\"“„«'")
        if not start.startswith(name) or line.end - line.start < len(name) + 20:
            continue
        shown = _IN_BRACKETS.sub(lambda match: "(" * len(match[0]), page.text[line.start : min(line.end, line.start + 1_500)])
        end = _SENTENCE_END.search(shown, len(name) + 10)
        stop = line.start + end.start() if end else line.end
        text = page.text[line.start : min(stop, line.start + 700)]
        verb = _COPULA.search(text, min(len(name), len(text)))
        if verb is None or verb.start() > len(name) + 250:
            continue
        # A page of one line begins with its title and a menu, which is no sentence.
        gap = text[len(name) : verb.start()]
        if flat and (len(gap) > 80 or re.search(r"[|›»•]|\s[-–—]\s", gap)):
            continue
        found = _first_kind(text, verb.end())
        if found:
            begun = _DATED_FIRST.match(text, verb.end())
            if begun:
                return Said(found, Span(line.start + begun.start("year"), line.start + begun.end("year")))
            years = list(re.finditer(r"(?<!\d)(?:18|19|20)\d\d(?!\d)", text[verb.end() :]))
            year = (
                Span(line.start + verb.end() + years[0].start(), line.start + verb.end() + years[0].end())
                if len({y[0] for y in years}) == 1
                else None
            )
            return Said(found, year)
    return Said("", None)


_DATED_FIRST = re.compile(r"\s+(?:an?|the|een|et|en|ett)\s+(?P<year>(?:18|19|20)\d\d)\s")
"""How a sentence begins that says first when its subject was made: ``is a 1998 drama film based on the 1995 novel``."""
_GENRE = re.compile(r"(?:\w*drama|\w*thriller|\w*comedy|western|documentary|\w*komödie|komedie|comédie)", re.I)
"""Words for a film that series are as well."""


def _first_kind(text: str, start: int) -> str:
    """The kind that the first telling noun behind the verb names; a longer word at one place wins."""
    best: tuple[int, int, str] | None = None
    for kind in ("episode", "series", "film", "other"):
        if match := pattern(kind).search(text, start, min(len(text), start + 160)):
            one = (match.start(), -match.end(), kind)
            best = min(best, one) if best else one
    if best is None:
        return ""
    # "is a film director", "is a film series": what follows at once says what it is.
    at, end = best[0], -best[1]
    while best[2] == "film" and text[end : end + 1] in (" ", "-"):
        if pattern("other").match(text, end + 1):
            return "other"
        # "is a comedy-drama television series", but "is a film serial".
        of_genre = _GENRE.fullmatch(text, at, end)
        if pattern("series").match(text, end + 1):
            return "series" if of_genre else "other"
        behind = pattern("film").match(text, end + 1)
        if not of_genre or not behind:
            break
        at, end = behind.span()
    return best[2]


def many_films(page: Page, outline: Outline) -> str:
    """Why a page is about several films or none; empty where nothing says so."""
    if other := no_one_film(page, outline):
        return other
    title = page.title if isinstance(page, HtmlPage) else None
    heads = [h.span for h in outline.headings if h.level == 1][:1]
    for span in (title, *heads):
        if span is None:
            continue
        words = page.words(span)
        named = bare(page, span)
        inside = re.search(r"\(([^()]{2,40})\)\s*(?:$|[-–—|])", words)
        if inside and pattern("other").search(inside[1]) and not pattern("film").search(inside[1]):
            return f"its title says {inside[1]!r}"
        if (match := pattern("lists").search(words)) and (
            _ARTICLE.fullmatch(words[: match.start()]) or (named is not None and pattern("lists").match(page.words(named.name)))
        ):
            return f"its title says {match[0]!r}"
    titled = set()
    for heading in outline.headings:
        if heading.level > 1 and not outline.left_alone(heading.span.start):
            named = bare(page, heading.span)
            if named and named.year:
                titled.add(fold(page.words(named.name)))
    if len(titled) > 3:
        return f"its headings name {len(titled)} films"
    return ""


_ARTICLE = re.compile(
    r"(?:(?:the|my|our|die|meine|unsere|les|mes|nos|los|las|mis|i|le|miei|de|mina|de allra|våra|naše) )?(?:\d{1,3} )?", re.I
)
"""What may stand before the words that say what a list lists: nothing, whose or how many."""
_SERIES_NAME = re.compile(r"\S\s+(?:trilogy|tetralogy|quadrilogy|franchise|film series|trilogie|trilog[ií]a|filmreihe)$", re.I)
"""How the name of several films ends that a page gives the facts of together."""
_TRAILER = re.compile(
    r"\S\s+\(?(?:(?:official|final|full|new|red band) )+(?:\w+ )?(?:trailer|teaser|clip)\b|\boffizieller trailer\b"
    r"|\bbande[- ]annonce officielle\b|\btr[aá]iler oficial\b|\btrailer (?:ufficiale|oficial|#?\d)\b", re.I,
)  # fmt: skip
"""What names of videos say that show a trailer."""
_SONGS = re.compile(r"\b(?:soundtrack|ost|original score|banda sonora|colonna sonora|bande originale|filmmusik)\b", re.I)
_TRACKS = re.compile(r"track ?-?list(?:ing)?|tracks?|titelliste|liste des titres|lista de canciones|tracce|seznam skladeb|låtlista", re.I)


def something_else(page: Page, outline: Outline, rows: Sequence[Row], said: Said, title: Title) -> str:
    """What labels say that a page is about something else, or sells it; empty where none do."""
    end = min(outline.end, 200_000)
    sold = pattern("shop").search(page.text, 0, end) or _NUMBERED.search(page.text, 0, end)
    if sold and not outline.left_alone(sold.start()):
        return f"it sells something: {sold[0].strip()!r}"
    if said.kind:
        return ""
    if on_stage(page, outline, end):
        return "it is about a play"
    directed = any({"director", "cast", "director_writer"} & set(row.meanings.values()) for row in rows)
    if isinstance(page, HtmlPage) and not directed and is_read(page, outline):
        return "it is about a book or a record"
    flat = not isinstance(page, HtmlPage)
    if flat and not title.year and (many := pattern("lists").match(page.words(title.name))):
        return f"its name says {many[0]!r}"
    whose = next((row for row in rows if flat and row.label.start < title.name.start and set(row.meanings.values()) == {"other"}), None)
    if whose:
        return f"above its name it says {page.words(whose.label)!r}"
    if trailer := _TRAILER.search(page.words(title.name)):
        return f"its name says {trailer[0]!r}"
    if not title.year and (_SERIES_NAME.search(page.words(title.name)) or is_event(page.words(title.name))):
        return f"it is called {page.words(title.name)!r}"
    head = page.title if isinstance(page, HtmlPage) else title.name
    tracks = any(_TRACKS.fullmatch(h.words) for h in outline.headings) or (flat and re.search(r"\bTrack ?list|\bTracks\b", page.text))
    if head and tracks and (songs := _SONGS.search(page.words(head))):
        return f"its title says {songs[0]!r}, and it lists tracks"
    if tracks and other_labels(page, rows) and not any({"director", "cast"} & set(row.meanings.values()) for row in rows):
        return "it lists tracks, and names neither who directs nor who acts"
    stage = {fold(page.words(row.label)) for row in rows if row.firm and set(row.meanings.values()) == {"stage"}}
    if stage:
        return f"it has rows of what is played on a stage: {', '.join(sorted(stage))}"
    alone = {fold(page.words(row.label)).strip(" :") for row in rows if row.firm} & listed("alone")
    if alone:
        return f"it has a row of something else: {', '.join(sorted(alone))}"
    # In a text whose tags are gone a label over its value has no mark.
    labels = {fold(page.words(row.label)) for row in rows if (row.firm or flat) and set(row.meanings.values()) == {"other"}}
    return f"it has rows of something else: {', '.join(sorted(labels))}" if len(labels) > 1 else ""


def other_labels(page: Page, rows: Sequence[Row]) -> int:
    """How many labels of what is no film the page has."""
    return len({fold(page.words(row.label)) for row in rows if row.firm and set(row.meanings.values()) == {"other"}})


def sureness(properties: Collection[str], title: Title, said: Said, others: int) -> float:
    """How sure it is (0 to 1) that a page with these kinds of facts is about one film."""
    score = float(sum(WEIGHTS.get(name, 0) for name in set(properties)))
    score += 2 if title.year else 0
    score += 3 if said.kind in ("film", "series", "episode") else 0
    score -= 3 * others
    if score <= 0:
        return 0.0
    return round(min(0.95, (1 - math.exp(-score / 5)) * (0.6 + 0.4 * title.sure)), 2)


_ABOUT_FILMS = re.compile(
    r"\bfilm[- ]?(?:directing|making|schools?|courses?|classes|studies|clubs?|societ(?:y|ies)|academ(?:y|ies)|production"
    r"|industry|music|scores?"
    r"|festivals?|commission|institute|archive|fund|glossary|history|theory|hochschule|akademie|förderung|musik|club|archiv|fest)\b",
    re.I,
)
"""What has to do with films and is none."""


def proven(page: Page, outline: Outline, properties: Collection[str], title: Title, said: Said) -> bool:
    """Whether something on a page is a film's (or series') alone: companies, too, have a director and a country."""
    if set(properties) >= _TOGETHER:
        return True
    named = in_title(page)
    if not (named or title.kind or said.kind or set(properties) & _OF_FILMS or _calls_it_film(page, outline, title)):
        return False
    return bool(set(properties) & _PROOF or title.year or title.kind or said.kind or named)


def in_title(page: Page) -> bool:
    """Whether the title of a page says that it is about a film."""
    head = page.title if isinstance(page, HtmlPage) else None
    return head is not None and pattern("film").search(_ABOUT_FILMS.sub("", page.words(head))) is not None


def _calls_it_film(page: Page, outline: Outline, title: Title) -> bool:
    """Whether a short line near the name of a film says that it is one: ``Film · 1998 · 101 min``."""
    lines = page.lines[(at := page.line_at(title.name.start)) : at + MOST_LINES]
    near = [line for line in lines if line.start < title.name.end + _REACH and line.end - line.start <= _SHORT]
    said = [fold(page.words(line)) for line in near if not outline.left_alone(line.start)]
    # "Entertainment: films", "They watched the film there.", "Film size: 35 mm" say it of nothing.
    plain = [words.rpartition(":")[2] for words in said if not (words[-1:] in (".", "!", "?") and not any(c.isdigit() for c in words))]
    found = (pattern("film").search(_ABOUT_FILMS.sub("", words)) for words in plain if words not in listed("menu"))
    return any(match and match[0] not in _MANY for match in found)


_MANY = frozenset(("films", "movies", "filmer", "filmy", "filmek"))
