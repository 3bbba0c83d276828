"""The labelled details of a film page: ``Director: …``, ``Genre(s): …``, ``Runtime: …``, one a line or all on one line.

A label is a word of the table below with a colon. On a page with lines its value ends with the line, on one line with the next
label or whatever else the site says is no value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from kg.model import Mention
from kg.reading import say
from kg.reading.folded import unfolded
from kg.reading.page import Page, Reading, Span


class Detail(NamedTuple):
    """A label and its value: the key of the label's row in the table, and both ranges."""

    key: str
    label: Span
    value: Span


def continued(page: Page, lines: Sequence[Span]) -> Sequence[Span]:
    """The first of some lines, and those below it on which its list goes on: as long as commas close or open them."""
    last = 0
    while last + 1 < len(lines) and (page.text[lines[last].end - 1] == "," or page.text[lines[last + 1].start] == ","):
        last += 1
    return lines[: last + 1]


_LABELS = {
    "title": r"title",
    "actor": r"starring|cast|stars",
    "director": r"directors?|director\(s\)|directed by",
    "writer": r"writers?|writer\(s\)|written by",
    "producer": r"producers?|producer\(s\)",
    "composer": r"composers?|music by",
    "genre": r"genres?|genre\(s\)",
    "certificate": r"rating|mpaa rating",
    "runtime": r"runtime|running time",
    "released": r"release date|theatrical release date",
    "company": r"studio|production|production company|production companies",
    "description": r"(?:badges)?summary|storyline",
    "tagline": r"tagline",
    "language": r"languages?|language\(s\)",
    "country": r"country|countries|countries of origin",
    "ignored": r"distributor|(?:home|dvd) release date|official site|official url|url|home page|series premiere date|your score",
}
"""Labels by what they say. Ignored: who distributes and releases at home, for which the graph has no words, and a viewer's own score."""
_ALONE = {"actor", "director", "genre", "runtime", "released", "company"}
"""Labels that are details even where no other stands near by; the others are also words that reviewers put a colon after."""
_LABEL = re.compile(r"(?:(?<=\s)|^)(?:" + "|".join(rf"(?P<{key}>{words})" for key, words in _LABELS.items()) + r"):(?=\s|$)", re.I)
_LONGEST_LABEL = 40
_STOP = re.compile(
    r"more details and credits|see all details|watch now|where to watch|\btrailers?\b(?= &|\s*\n|$)|critic reviews|user reviews|metascore"
    r"|user score|buy now|play sound|\||»",
    re.I,
)
_CERTIFICATE = re.compile(
    r"(?P<value>NC-17|PG-13|PG|TV-[A-Z0-9]{1,3}|GP|G|R|M|X|not rated|unrated|approved|passed)\b(?:\s+for\s+(?P<reason>[^\n|]+))?", re.I
)
_MPAA = {"G", "PG", "PG-13", "R", "NC-17", "X", "M", "GP"}
_DATE = re.compile(r"(?:[a-z]{3,9}\.? \d{1,2},? \d{4}|\d{1,2} [a-z]{3,9}\.? \d{4}|[a-z]{3,9} \d{4}|\d{4})\b", re.I)
_RUNTIME = re.compile(r"(?:\d{1,2}\s*h(?:rs?)?\.?\s*)?\d{1,3}\s*m(?:in(?:utes)?|ins)?\b\.?|\d{1,2}\s*h\b", re.I)


def detail_key(words: str) -> str:
    """The key of a label that stands in a box of its own, with or without a colon; empty for one that is not known."""
    match = _LABEL.fullmatch(words.strip().rstrip(": ") + ":")
    return (match.lastgroup or "") if match else ""


def _labels(page: Page) -> Iterator[re.Match[str]]:
    """Every label, with its colon: looked for before the colons, for they are few."""
    at = 0
    for colon in re.finditer(r":(?=\s|$)", page.text[: page.visible_end]):
        if match := _LABEL.search(page.text, max(at, colon.start() - _LONGEST_LABEL), colon.end()):
            yield match
            at = match.end()


_OPENS = re.compile(r"(?:\A|\n)(?:[^\S\n]*[•*·][^\S\n])?\Z|\|[^\S\n]\Z")
"""What stands before a label that begins a line, or a point of a list, or stands behind a bar."""


def detail_labels(page: Page) -> list[re.Match[str]]:
    """The labels of a page: at the start of a line, or (on one line) several near each other."""
    labels = list(_labels(page))
    near = {m.start() for pair in pairwise(labels) if pair[1].start() - pair[0].start() < 400 for m in pair}
    if page.one_line:
        return [m for m in labels if m.start() in near] if len(near) > 2 else []
    first = [m for m in labels if m.start() == 0 or _OPENS.search(page.text, max(0, m.start() - 6), m.start())]
    return [m for m in first if m.start() in near or m.lastgroup in _ALONE]


def detail_value(page: Page, label: re.Match[str], limit: int) -> Span:
    """What stands behind a label: to the end of the line (further after a comma), or to ``limit`` on one line."""
    value = page.trim(label.end(), limit)
    end = value.end
    if not page.one_line:
        at = value.start
        while (at := page.text.find("\n", at, end)) >= 0:
            if page.text[page.trim(value.start, at).end - 1] != "," or label.lastgroup == "description":
                end = at
                break
            at += 1
    stop = _STOP.search(page.text, value.start, end) if label.lastgroup != "description" or page.one_line else None
    return page.trim(value.start, stop.start() if stop else end)


def film_details(page: Page, film: Mention, details: Sequence[Detail]) -> Reading:
    """The claims that labelled details make about a film; ``title`` is the caller's."""
    for key, label, value in details:
        if key == "description":
            yield page.claim(film, key, _untoggled(page, value))
        elif key == "tagline":
            yield page.claim(film, key, value)
        elif key in ("actor", "director", "producer", "composer"):
            for name in say.song_credits(page, value):
                yield from say.person_link(page, film, key, name)
        elif key == "writer":
            for name in say.song_credits(page, value):
                yield from say.writer(page, film, name, None)
        elif key == "genre":
            yield from say.literals(page, film, key, page.split(value, r"\s*[,|/]\s*|\n"))
        elif key == "company":
            for name in page.split(value, r"\s*,(?!\s*(?:inc|ltd|llc)\b)\s*"):
                yield from say.person_link(page, film, key, name, kind="organization")
        elif key == "language":
            for name in page.split(value, r"\s*,\s*"):
                yield from say.attempt(page, film, key, name, "language")
        elif key == "country":
            for name in page.split(value, r"\s*,\s*"):
                yield from say.country(page, film, key, name)
        elif key == "certificate":
            yield from _certificate(page, film, label, value)
        elif key in ("runtime", "released"):
            match = (_RUNTIME if key == "runtime" else _DATE).match(page.text, value.start, value.end)
            span = page.group(match) if match else value
            yield from say.running_time(page, film, span) if key == "runtime" else say.release(page, film, span, None)


def _certificate(page: Page, film: Mention, label: Span, value: Span) -> Reading:
    match = _CERTIFICATE.match(page.text, value.start, value.end)
    if not match:
        yield page.notice("unreadable-value", f"{page.words(value)[:40]!r} is no content rating", value)
    elif match["value"].upper() in _MPAA:
        reason = page.group(match, "reason") if match["reason"] else None
        yield from say.certification(page, film, page.group(match, "value"), reason, "MPAA", label)
    else:
        yield page.claim(film, "certificate", page.group(match, "value"))


def _untoggled(page: Page, span: Span) -> Span:
    """A summary without the switch that folds it."""
    match = re.search(r"\s*…?\s*\b(?:expand|collapse)\s*$", page.text[span.start : span.end], re.I)
    return unfolded(page, page.trim(span.start, span.start + match.start()) if match else span)
