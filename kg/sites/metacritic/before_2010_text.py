"""Metacritic's film pages of up to 2010 as text: labels in capitals, and below ``What The Critics Said`` a box a critic under its score."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kg.model import Mention
from kg.reading import say
from kg.reading.page import Page, Reading, Span
from kg.sites.metacritic.groups import VERDICTS
from kg.sites.metacritic.html.before_2010 import PAGE_TITLE, fact, users
from kg.sites.metacritic.text import RATER, SLUG
from kg.text import BETWEEN_NAMES, fold

_CRITICS = re.compile(r"^what the critics said\b", re.I | re.M)
_USERS = re.compile(r"^what our users said\b", re.I | re.M)
_LABEL = re.compile(
    r"^(?P<label>genre\(s\)|written by|directed by|release date|running time|origin|mpaa rating|rating):[^\S\n]*", re.I | re.M
)
_STARRING = re.compile(r"^starring:?[^\S\n]+(?P<names>[^\n]+)", re.I | re.M)
_WAY = re.compile(r"^[^\n>]{2,40}>[^\n]*>\s*(?P<title>[^\n>]{1,120})$", re.M)
_SCORED = re.compile(
    rf"(?P<score>\d{{1,3}}) out of (?P<best>100)\s+(?:(?P<verdict>{VERDICTS})\s+)?based on (?P<count>\d+) (?P<who>critics?|reviews?)\b",
    re.I,
)
_VOTED = re.compile(r"(?P<row>(?P<score>\d\d?(?:\.\d)?) out of (?P<best>10))\s+based on (?P<count>[\d,]+) (?:user )?votes", re.I)
_FULL = re.compile(r"read (?:the )?full review\b.*", re.I)
_GAVE = re.compile(r"^(?P<who>[^\n:]{2,40}?) gave it an? ?(?P<score>10|\d)(?!\d)[^\S\n]*:[^\S\n]*", re.M)
_HUNDRED = 100
_NEAR = 120
LEAST_SIGNED = 3
"""Lines of a box that has who wrote it and where in lines of their own, apart from the score."""


def is_one(page: Page) -> bool:
    """Whether a text has the heading over its critics that only these pages have, and some of their labels."""
    # Records have genres and days of release as well.
    labels = {m["label"].lower() for m in _LABEL.finditer(page.text)} if _CRITICS.search(page.text) else set[str]()
    return len(labels) > 1 and bool(labels & {"directed by", "running time", "mpaa rating"})


def read(page: Page) -> Reading:
    """Everything that such a text states."""
    name, year = _name(page)
    film = say.film(page, name, year)
    if name:
        yield from say.naming(page, film, name, year)
    else:
        yield page.notice("no-title", "the page does not name its film")
    critics = _CRITICS.search(page.text)
    top = critics.start() if critics else len(page.text)
    for label, value in _labelled(page, top):
        yield from fact(page, film, fold(page.words(label)), label, value)
    if match := _STARRING.search(page.text, 0, top):
        for actor in page.split(page.group(match, "names"), BETWEEN_NAMES):
            yield from say.person_link(page, film, "actor", actor)
    if match := _SCORED.search(page.text, 0, top):
        verdict = page.group(match, "verdict") if match["verdict"] else None
        yield from say.rating(
            page, film, RATER, "critics", page.group(match, "who"), score=page.group(match, "score"), best=page.group(match, "best"),
            counts=[("review_count", page.group(match, "count"))], verdict=verdict,
        )  # fmt: skip
    told = list(users(page, film))
    if not told and (match := _VOTED.search(page.text, 0, top)):
        told = list(say.rating(
            page, film, RATER, "users", page.group(match, "row"), score=page.group(match, "score"), best=page.group(match, "best"),
            counts=[("rating_count", page.group(match, "count"))],
        ))  # fmt: skip
    yield from told
    yield from _reviews(page, film, top)


def _name(page: Page) -> tuple[Span | None, Span | None]:
    """The film's name and year in the page's title, or its name at the end of the way to the page, which is a line below as well."""
    first = page.lines[0] if page.lines else Span(0, 0)
    if titled := PAGE_TITLE.fullmatch(page.text, *first):
        return page.group(titled, "title"), page.group(titled, "year")
    if way := _WAY.search(page.text, 0, 2_000):
        again = (line for line in page.lines if line.start > way.end() and fold(page.words(line)) == fold(way["title"]))
        return next((page.trim(*line) for line in again), None), None
    return None, None


def _labelled(page: Page, top: int) -> Iterator[tuple[Span, Span]]:
    found = list(_LABEL.finditer(page.text, 0, top))
    for match, following in pairwise([*found, None]):
        assert match is not None
        end = page.text.find("\n", match.end())
        value = page.trim(match.end(), end if end >= 0 else top)
        if value.end == value.start:
            # The label had a line of its own.
            at = page.line_at(match.start()) + 1
            value = page.trim(*page.lines[at]) if at < len(page.lines) else value
        until = following.start() if following else top
        if match["label"].lower() == "release date":
            # Of the disc, and on the next line of the theatres.
            value = page.trim(match.end(), min(until, match.end() + _NEAR))
        if value.end > value.start and value.end <= until:
            yield page.group(match, "label"), value


def _reviews(page: Page, film: Mention, top: int) -> Reading:
    below = _USERS.search(page.text, top)
    end = below.start() if below else len(page.text)
    boxes: list[list[Span]] = []
    for line in page.lines:
        words = page.words(line)
        if line.start < top or line.start >= end or _FULL.fullmatch(words):
            continue
        if words.isdecimal() and int(words) <= _HUNDRED:
            boxes.append([line])
        elif boxes:
            boxes[-1].append(line)
    position = 0
    for score, *rest in boxes:
        if not rest:
            continue
        position += 1
        # Of a paper and a critic in one line nothing tells where the one ends.
        place, critic = (rest[0], rest[1]) if len(rest) >= LEAST_SIGNED else (None, None)
        yield from say.review(
            page, film, "critic_review", SLUG, rest[-1], position, author=critic, author_kind="critic", score=score, fixed_best="100.0",
            publisher=place,
        )  # fmt: skip
    gave = list(_GAVE.finditer(page.text, end))
    for position, (match, following) in enumerate(pairwise([*gave, None]), 1):
        assert match is not None
        body = page.trim(match.end(), following.start() if following else len(page.text))
        if body.end > body.start:
            yield from say.review(
                page, film, "user_review", SLUG, body, position, author=page.group(match, "who"), author_kind="byline",
                score=page.group(match, "score"), fixed_best="10.0",
            )  # fmt: skip
