"""The parts of a line of credits: shortened labels, names behind a preposition, lengths, countries with their year, words of the copy."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from itertools import islice

from kg.reading import say
from kg.reading.genres import is_genre
from kg.reading.html import HtmlPage
from kg.reading.page import Page, Span
from kg.sites.general.labels import LONGEST, known, meaning
from kg.sites.general.names import YEAR, pattern
from kg.sites.general.parts import is_name, noted
from kg.sites.general.values import ADVICE
from kg.text import RULES

PEOPLE = frozenset(("director", "director_writer", "writer", "cinematographer", "editor", "composer", "producer", "cast"))
LONGEST_LINE = 500
BARE = frozenset(("de", "di", "von", "d'", "d", "av"))
"""Prepositions before whoever made, wrote, played or said something."""
LENGTH = re.compile(
    r"\d(?<![\d.,:].)(?:\d\d? ?(?:min|mn|mins|minut\w+|['’′])|\d\d?m\b| ?(?:h(?:eures?|ours?|rs?|od)?|tim|std)(?![^\W\d_]))", re.I
)
"""Where a length may stand."""
_OF_FILM = PEOPLE | {"genre", "duration", "country", "year", "certificate", "ignored", "original_title"}
_MARKED = re.compile(r"(?P<label>[^\W\d_][^:\n]{0,40}?)\s?:\s*")
_WHERE = r"(?P<{}>[^\W\d_a-z][^\d]*?)"
_WHEN = rf"(?P<{{}}>{YEAR})"
_PLACED = re.compile(rf"{_WHERE.format('a')}?[ /,]*{_WHEN.format('b')}?|{_WHEN.format('c')}[ /,]+{_WHERE.format('d')}")
_JOINED = r"\s*/\s*|\s+(?:&|und|and|et|e|y|a|och)\s+|(?-i:(?:(?<=[^\W\d_]{4})|(?<=[A-Z]{2}))-(?=[^\W\d_a-z]))"
_AND = r"\s+(?:&|und|and|et|e|ed|y|a|och|u\.)\s+"
FILM_BY = re.compile(
    r"(?P<what>[^\W\d_][\w-]*(?:[- ][^\W\d_A-Z][\w-]*){0,3}?) (?P<label>(?:de|di|von|av)(?= )|d(?=['’]))(?: |['’])(?=[^\W\d_a-z])"
)
"""How a line begins that says what something is and whose: ``Drame de Luc Aubin``, ``film français de Luc Aubin``."""
_CERTIFICATE = re.compile(r"FSK:? ?(?:ab )?\d{1,2}|12A|PG|PG-13|NC-17")
_COPY = re.compile(
    r"(?:35|16|70|8) ?mm\b.*|dcp|blu-?ray|dvd|d?omu|ome?u|omd?t?u|df|dt\. ?f\.?|ov|vo|vf|vost\w*|vose?|ve|v\.o\.\w*|couleurs?|colou?r"
    r"|farbe?|n ?& ?b|n/b|b/n|b ?& ?w|s/w|sw|čb|černobílý|barevný|barev\.|col\.?|colore|bianco e nero|blanco y negro|svartvit|färg|stumm\w*"
    r"|muet|mudo|muto|mute|silent|\d{1,2}\+?|1[:.,]\d.{0,6}|u ?/ ?\d+|(?:vo|ov|versione|version|versión) .{2,30}"
    r"|.{2,40}\s(?:subtitles?|ut|untertiteln?|tit\.?|titulky|tal|text|version|fassung|dialogue)",
    re.I,
)
"""What such lines say of the copy that is shown."""
_SORT = re.compile(r"fiction|spielfilm|film|feature film|feature|long[- ]métrage|hraný|spelfilm|långfilm|película|fiktion", re.I)
_WORDED = (
    ("duration", re.compile(r"(?:durata|durée|dauer|länge|laufzeit|duración|délka|längd|runtime|running time):? (?=\w)", re.I)),
    ("genre", re.compile(r"(?:genere|genre|género|žánr) (?=\w)", re.I)),
)


@lru_cache(maxsize=1)
def short() -> dict[str, dict[str, dict[str, str]]]:
    """The properties of shortened labels by language, ``marked`` or ``led``, and the label."""
    table = tomllib.loads(files(__package__).joinpath("credits.toml").read_text(encoding="utf-8"))
    return {
        tongue: {sort: {label: property for property, labels in listed.items() for label in labels} for sort, listed in sorts.items()}
        for tongue, sorts in table.items()
    }


@lru_cache(maxsize=16)
def lead(tongue: str) -> re.Pattern[str]:
    """What in a language stands before a name without a mark between: ``Dir. Ada Quill``, ``avec Jeanne Vial``; or before a stop."""
    labels = "|".join(re.escape(label).replace("'", "['’]") for label in sorted(short()[tongue]["led"], key=len, reverse=True))
    return re.compile(rf"(?P<label>(?i:{labels}))(?:(?:\.?\s+|(?<=['’]))(?=[^\W\d_a-zà-ÿ])|\.?$)")


def plain(label: str) -> str:
    """A label as the table has it."""
    return label.casefold().replace("’", "'").rstrip(". ")


MOST_LOOKED_AT = 20
_CREDITED = re.compile(
    r"(?m)(?:^|[\s,;(.])(?:(?:R(?: ?[+&/] ?B)?|Réal|Dir|Scr|Int)\.? ?:|(?:Dir|[Rr]eż)\. (?=[^\W\d_a-z])"
    r"|(?:[Cc]on|[Aa]vec|[Mm]it|[Ww]ith|[Ss]tarring|[Hh]rají|[Mm]ed|[Mm]et|[Cc]om):? (?=[^\W\d_a-z]))"
)


_OF_CINEMAS = re.compile(r"\b(?:cin[eé]\w*|kino\w*|\w*film\w*|vost\w*|vose|ome?u|dcp|(?:35|16|70) ?mm)\b", re.I)
"""Words in which films are named, or copies of them: who conducts a choir has a length and a year as well."""


def credited(page: Page) -> bool:
    """Whether one of the first lines with a length may be one of credits: a cheap look at a page without a word for a film."""
    html = isinstance(page, HtmlPage)
    title = page.words(page.title) if isinstance(page, HtmlPage) and page.title else ""
    if html and not (_OF_CINEMAS.search(title) or _OF_CINEMAS.search(page.text, 0, page.visible_end)):
        return False
    for match in islice(LENGTH.finditer(page.text, 0, page.visible_end), MOST_LOOKED_AT):
        line = page.lines[page.line_at(match.start())]
        if line.end - line.start <= LONGEST_LINE and _CREDITED.search(page.text, *(line if html else _near(page, line))):
            return True
    return False


def _near(page: Page, line: Span) -> Span:
    """A line of a text with those beside it."""
    at = page.line_at(line.start)
    above, below = page.lines[max(0, at - 1)], page.lines[min(at + 1, len(page.lines) - 1)]
    return Span(max(above.start, line.start - LONGEST_LINE), min(below.end, line.end + LONGEST_LINE))


def marked(words: str, labels: Mapping[str, str], tongue: str) -> tuple[str, int, int] | None:
    """The property of a label with a colon at the beginning of words, where the label ends and where its value begins."""
    match = _MARKED.match(words)
    if match is None:
        return None
    property = labels.get(plain(match["label"]))
    if property is None and len(match["label"]) <= LONGEST:
        property = meaning(known(match["label"]), tongue)
    return (property, match.end("label"), match.end()) if property in _OF_FILM and property else None


def has_figures(page: Page, piece: Span) -> bool:
    """Whether the brackets around a piece hold a year or a length, and so no character."""
    start, end = page.text.rfind("(", 0, piece.start), page.text.find(")", piece.end)
    inside = page.text[start : end if end >= 0 else piece.end]
    return len(inside) <= 120 and (re.search(rf"(?<!\d){YEAR}(?!\d)", inside) is not None or LENGTH.search(inside) is not None)


def names(page: Page, span: Span) -> bool:
    """Whether words are whole names with nothing but conjunctions between them."""
    whole = noted(page, span)
    pieces = [part.span for one in (page.split(whole.span, _AND) if whole else ()) if (part := noted(page, one))]
    return bool(pieces) and all(is_name(page, one) and " " in page.words(one) for one in pieces)


def whose(page: Page, piece: Span, film: re.Match[str]) -> str:
    """What a match of ``FILM_BY`` in a piece says that something is: ``genre``, or ``film``; empty for anything else."""
    what = film["what"]
    if not names(page, Span(piece.start + film.end(), piece.end)):
        return ""
    if is_genre(what) or pattern("genre").fullmatch(what):
        return "genre"
    return "film" if pattern("film").match(re.sub(r"^(?:une?|ein|una) ", "", what.casefold())) else ""


def of_copy(words: str) -> bool:
    """Whether words say nothing of a film but what sort it is and what copy is shown."""
    return _COPY.fullmatch(words.rstrip(".")) is not None or _SORT.fullmatch(words) is not None


def facts(page: Page, piece: Span, tongue: str) -> dict[str, list[Span]]:
    """What a piece says that is nothing but a length, a genre, a certificate, a language, or countries and a year."""
    words = page.text[piece.start : piece.end].rstrip(". ")
    bare = Span(piece.start, piece.start + len(words))
    for property, label in _WORDED:
        if led := label.match(words):
            bare = Span(piece.start + led.end(), bare.end)
            return {property: [bare]} if property == "genre" or _is_length(page, bare) else {}
    if _is_length(page, bare):
        return {"duration": [bare]}
    if is_genre(words) or pattern("genre").fullmatch(words):
        return {"genre": [bare]}
    if _CERTIFICATE.fullmatch(words) or ADVICE.fullmatch(words):
        return {"certificate": [bare]}
    placed = _PLACED.fullmatch(words)
    if placed is None or not any(placed.groups()):
        return {}
    found: dict[str, list[Span]] = {}
    if (group := "a" if placed["a"] else "d") and placed[group]:
        where = page.split(Span(piece.start + placed.start(group), piece.start + placed.end(group)), _JOINED)
        if not where or not all(_is_country(page, one, tongue) for one in where):
            spoken = not placed["b"] and not placed["c"] and any(say.reads(page, bare, rule) for rule in _rules("language", tongue))
            return {"ignored": [bare]} if spoken else {}
        found["country"] = where
    if (group := "b" if placed["b"] else "c") and placed[group]:
        found["year"] = [Span(piece.start + placed.start(group), piece.start + placed.end(group))]
    return found


def _rules(what: str, tongue: str) -> tuple[str, ...]:
    return (what,) if tongue == "en" else (f"{what}-{tongue}", what)


def _is_country(page: Page, span: Span, tongue: str) -> bool:
    rules = (*_rules("country", tongue), *(("country-plate",) if tongue == "de" else ()))
    return is_code(page, span) or any(say.reads(page, span, rule) is not None for rule in rules)


_CODE = re.compile(r"(?!TV|PG|CC|AD|SD|CD|NR|MA|LA|ME|IS|IN|TO|SO|AS|BY)[A-Z]{2}")
"""Letters that are a country's in a line of credits, and no word, no certificate and no sort of copy."""


def is_code(page: Page, span: Span) -> bool:
    """Whether words are the two letters of a country."""
    return (
        _CODE.fullmatch(page.text, *span) is not None
        and not of_copy(page.words(span))
        and say.reads(page, span, "country-code") is not None
    )


def _is_length(page: Page, span: Span) -> bool:
    return bool(say.reads(page, span, "running-time")) and 20 <= int(RULES["running-minutes"](page.words(span))) <= 600
