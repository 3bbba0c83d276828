"""Reviews of a Metacritic page as text: who wrote them and when, where nothing parts the words, and what only looks like one."""

from __future__ import annotations

import re

from kg.reading.folded import unfolded
from kg.reading.page import Page, Span
from kg.reading.review_parts import Row

_NO_AUTHOR = re.compile(r"[\W\d]+|tbd|(?:positive|mixed|negative):?|.*\d ?%.*|.*\d reviews?", re.I)
_NO_REVIEW = re.compile(
    r"(?:summary|production compan(?:y|ies)|release date|duration|rating|genres?|tagline|starring|directed by|written by"
    r"|created by|where to watch"
    r"|(?:\d{1,3}% )?(?:positive|mixed|negative))(?:[:•\n]|\s+•|(?=[A-Z\d])|\s+(?=[A-Z][a-z]{2} \d{1,2}, \d{4}))"
)
"""How details of the film begin, whose labels have no colon since 2023."""
_DETAILS = re.compile(r"(?m)^(?:Production Compan(?:y|ies)|Release Date ?\w{3} \d|Duration ?\d|\d{1,3}% (?:Positive|Mixed|Negative))")
"""The same on lines below the first."""


def is_none(page: Page, row: Row) -> bool:
    """Whether what stands in the place of a review is none: a score of the whole film, a distribution, details of the film."""
    author = page.words(row.author) if row.author else ""
    publisher = page.words(row.publisher) if row.publisher else ""
    if any(_NO_AUTHOR.fullmatch(name) for name in (author, publisher) if name):
        return True
    words = page.cut(row.body)
    return _NO_REVIEW.match(words[:1].lower() + words[1:]) is not None or _DETAILS.search(words) is not None


DAY = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? \d{1,2}, \d{4}"
"""A day as the site prints it: ``Oct 25, 1998``."""
_SIGNED = re.compile(rf"(?P<who>[^\n]{{2,80}}?) ?(?P<date>{DAY})[^\S\n]*\n", re.I)
_CRITIC = re.compile(rf"(?P<who>[^\W\d][^\n.!?]{{1,39}}(?:\.[^\n.!?]{{1,20}})?)\n+(?P<date>{DAY})[^\S\n]*\n+(?=\S)", re.I)
"""A critic and the day on lines of their own, below the publication."""
_SEAM = re.compile(r"(?<=[a-z.)])(?=[A-Z])")


def rejoined(page: Page, rows: list[Row]) -> list[Row]:
    """The reviews of a page on which a line of who wrote and when stands as a review of its own: it goes with the words below."""
    out: list[Row] = []
    signed: Row | None = None
    merged: set[str] = set()
    for row in rows:
        if signed is not None and signed.group == row.group and row.author is None and row.date is None:
            row = row._replace(score=row.score or signed.score, body=Span(signed.body.start, row.body.end))
            merged.add(row.group)
        signed = row if row.author is None and row.date is None and _SIGNED.fullmatch(page.cut(row.body) + "\n") else None
        if signed is None:
            out.append(row)
    numbers = {group: iter(range(1, len(rows) + 1)) for group in merged}
    return [row._replace(position=next(numbers[row.group])) if row.group in numbers else row for row in out]


def unglued(page: Page, row: Row) -> Row:
    """A review whose first line is who wrote it and the day, without anything between them, with that line taken apart."""
    if row.publisher and row.author is None and row.date is None and (above := _CRITIC.match(page.text, *row.body)):
        body = unfolded(page, page.trim(above.end(), row.body.end))
        return row._replace(author=page.group(above, "who"), date=page.group(above, "date"), body=body)
    match = _SIGNED.match(page.text, *row.body) if row.date is None and row.author is None else None
    if match is None:
        return row
    who = page.group(match, "who")
    row = row._replace(date=page.group(match, "date"), body=unfolded(page, page.trim(match.end(), row.body.end)))
    if row.group == "users":
        return row._replace(author=who) if " " not in page.cut(who) else row
    seams = list(_SEAM.finditer(page.text, *who))
    if len(seams) != 1:
        return row
    return row._replace(publisher=page.trim(who.start, seams[0].start()), author=page.trim(seams[0].start(), who.end))
