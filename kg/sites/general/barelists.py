"""Lists of nothing but facts, as festivals and shops put them beside a film's name: country, year, length, language, each an item."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from kg.model import Claim, Mention, Notice
from kg.reading import say
from kg.reading.genres import is_genre
from kg.reading.html import HtmlPage
from kg.reading.page import Span
from kg.sites.general.names import YEAR, pattern
from kg.sites.general.outline import Outline
from kg.sites.general.values import rule
from kg.text import RULES

FEWEST, MOST = 3, 12
"""How many items such a list has."""
MOST_UNKNOWN = 3
"""So many items may be something else: who directed it, a number of the shop's."""
LONGEST = 40
MOST_LISTS = 200
_RATIO = re.compile(r"\d[.,]\d{1,2} ?: ?1")
_COLOUR = re.compile(
    r"colou?r|black (?:and|&) white|b ?& ?w|couleurs?|noir et blanc|farbe|schwarz-?weiß|s/w|colore|bianco e nero|färg|svartvit", re.I
)
_PARTS = r"\s*[,/]\s*"

_Kinds = dict[str, list[tuple[Span, str]]]


def facts(page: HtmlPage, film: Mention, outline: Outline, done: set[str], tongue: str) -> Iterator[Claim | Notice]:
    """What the one list of a page says whose items are a length, a country or a year, and more of a film's, but for what is ``done``."""
    found = [
        kinds for node in page.select("ul, ol")[:MOST_LISTS]
        if (items := [Span(*span) for item in page.select("li", node)[: MOST + 1] if (span := page.range_of(item))])
        and FEWEST <= len(items) <= MOST and not outline.left_alone(items[0].start) and (kinds := _kinds(page, items, tongue))
    ]  # fmt: skip
    if len(found) != 1:
        return
    for property, spans in found[0].items():
        if property not in done:
            done.add(property)
            yield from _READERS[property](page, film, spans)


def _kinds(page: HtmlPage, items: list[Span], tongue: str) -> _Kinds:
    """The properties that the items of a list are of, with the rules that read them; empty for any other list."""
    kinds: _Kinds = {}
    unknown = 0
    for item in items:
        read = [_kind(page, one, tongue) for one in page.split(item, _PARTS)] if item.end - item.start <= LONGEST else []
        if not read or not all(property for property, _ in read) or len({property for property, _ in read}) > 1:
            unknown += 1
            continue
        for one, (property, name) in zip(page.split(item, _PARTS), read, strict=True):
            kinds.setdefault(property, []).append((one, name))
    told = "duration" in kinds and bool({"country", "year"} & kinds.keys()) and len(kinds) >= FEWEST
    alone = all(len(kinds.get(property, ())) < 2 for property in ("duration", "year"))
    return kinds if told and alone and unknown <= MOST_UNKNOWN else {}


def _kind(page: HtmlPage, span: Span, tongue: str) -> tuple[str, str]:
    words = page.words(span)
    if re.fullmatch(YEAR, words):
        return "year", ""
    if say.reads(page, span, "running-time") and 20 <= int(RULES["running-minutes"](words)) <= 600:
        return "duration", ""
    if is_genre(words) or pattern("genre").fullmatch(words):
        return "genre", ""
    if _RATIO.fullmatch(words):
        return "aspect_ratio", ""
    if _COLOUR.fullmatch(words):
        return "color", ""
    for what in ("country", "language"):
        if (len(words) > 2 or words in ("UK", "US")) and (name := rule(page, what, tongue, span)):
            return what, name
    return "", ""


def _length(page: HtmlPage, film: Mention, spans: list[tuple[Span, str]]) -> Iterator[Claim | Notice]:
    yield page.claim(film, "duration", spans[0][0], "running-time", inferred=True)
    yield page.claim(film, "runtime_minutes", spans[0][0], "running-minutes", inferred=True)


def _countries(page: HtmlPage, film: Mention, spans: list[tuple[Span, str]]) -> Iterator[Claim | Notice]:
    for span, name in spans:
        yield from say.country(page, film, "country", span, name)


def _as_read(property: str) -> Callable[[HtmlPage, Mention, list[tuple[Span, str]]], Iterator[Claim | Notice]]:
    def read(page: HtmlPage, film: Mention, spans: list[tuple[Span, str]]) -> Iterator[Claim | Notice]:
        for span, name in spans:
            yield page.claim(film, property, span, name, inferred=True)

    return read


_READERS = {
    "duration": _length, "country": _countries,
    **{property: _as_read(property) for property in ("year", "genre", "aspect_ratio", "color", "language")},
}  # fmt: skip
