"""The reviews of pages since 2023 as text: a mark, a paper or a user, a day, the words, and who wrote them for the paper."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from itertools import islice

from kg.model import Mention
from kg.reading import say
from kg.reading.page import Page, Reading, Span
from kg.sites.metacritic.signed import DAY

SLUG = "metacritic"
_MARK = re.compile(r"\d{1,3}")
_DAY = re.compile(DAY, re.I)
_BY = re.compile(r"by (?P<name>\S.{1,60})", re.I)
_ENDS = frozenset({"read more", "full review", "report", "view all", "details", "user reviews", "critic reviews", "all reviews"})
_SPOILER = re.compile(r"\[spoiler alert:[^\]]*\]", re.I)
_OF_USERS = frozenset({"user reviews", "user score"})
"""Headings behind which reviews are users'."""
MOST, MOST_LINES = 500, 200
"""So many reviews of a page are read, and of the last one so many lines."""


def reviews(page: Page, film: Mention, spans: list[Span], words: list[str], ends: Collection[str]) -> Reading:
    """Critics' reviews up to the heading of the users', then theirs; a page of one group says so in what it is called."""
    called = re.match(r"[^\n]* (?P<who>critic|user) reviews - metacritic", page.text, re.I)
    starts = list(islice((at for at in range(len(words)) if _starts(words, at)), MOST))
    if not starts:
        return
    if called:
        users_from = 0 if called["who"].casefold() == "user" else len(words)
    else:
        users_from = next((at for at in range(starts[0], len(words)) if words[at] in _OF_USERS), len(words))
    numbers: Counter[bool] = Counter()
    for start, last in zip(starts, [*starts[1:], min(len(words), starts[-1] + MOST_LINES)], strict=True):
        users = start >= users_from
        numbers[users] += 1
        yield from _review(page, film, spans[start:last], words[start:last], ends, numbers[users], users=users)


def _starts(words: list[str], at: int) -> bool:
    """Whether a mark begins a review: a name and a day stand below it, or a name, ``By`` a critic, and a day."""
    return (words[at] == "tbd" or _MARK.fullmatch(words[at]) is not None) and _day(words, at) is not None


def _day(words: list[str], at: int) -> int | None:
    """Where the day of the review that begins at a line stands."""
    for below in (2, 3, 4):
        if at + below < len(words) and _DAY.fullmatch(words[at + below]):
            between = words[at + 2 : at + below]
            if not between or between[0] == "by" or _BY.fullmatch(between[0]):
                return at + below
    return None


def _review(
    page: Page, film: Mention, spans: list[Span], words: list[str], ends: Collection[str], position: int, *, users: bool
) -> Reading:
    day = _day(words, 0)
    if day is None:
        return
    end = day + 1
    author: Span | None = None
    for i in range(2, day):
        if match := _BY.fullmatch(page.text, *spans[i]):
            author = page.group(match, "name")
        elif i + 1 < day and words[i] == "by":
            author = spans[i + 1]
    while (
        end < len(words)
        and words[end] not in _ENDS
        and words[end] not in ends
        and not (not users and _BY.fullmatch(words[end]) and _closes(words, end))
    ):
        end += 1
    for i in range(end, min(end + 3, len(words))):
        if not users and author is None and (match := _BY.fullmatch(page.text, *spans[i])):
            author = page.group(match, "name")
    rows = spans[day + 1 : end]
    spoiler = next((row for row in rows[:1] if _SPOILER.fullmatch(page.text, *row)), None)
    rows = [row for row in rows if row != spoiler]
    if not rows:
        return
    limit = 10 if users else 100
    score = spans[0] if words[0].isdigit() and int(words[0]) <= limit else None
    yield from say.review(
        page, film, "user_review" if users else "critic_review", SLUG, Span(rows[0].start, rows[-1].end), position,
        author=spans[1] if users else author, author_kind="account" if users else "critic", date=spans[day], score=score,
        fixed_best=f"{limit}.0" if score else "", publisher=None if users else spans[1], spoiler=spoiler,
    )  # fmt: skip


def _closes(words: list[str], at: int) -> bool:
    """Whether a line that begins with "By" signs the review above it: the link to the whole follows, or a next mark."""
    return at + 1 >= len(words) or words[at + 1] in _ENDS or _MARK.fullmatch(words[at + 1]) is not None
