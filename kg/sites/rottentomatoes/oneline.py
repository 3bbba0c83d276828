"""A Rotten Tomatoes page on one line, cut into the rows it would have had.

Its headings part the sections, and inside a section what that section prints, as ``Total Count: 52`` or a label of Movie Info.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.reading.page import Page, Span
from kg.sites.rottentomatoes.patterns import DATE, FOOTER, LABEL, SCORE_ROW, SUMMARY, WATCH, heading_kind

CERTIFICATE = r"(?:g|pg(?:-13)?|r|nc-17|m|x|nr|not rated|unrated|tv-\w+)(?= |$)"
_SCORES = (
    r"(?:total count|reviews counted|user ratings|verified ratings): ?\S+|average rating: ?[\d.]+ ?/ ?\d+|(?:fresh|rotten): ?\d+"
    r"|\d{1,3}%(?= (?:tomatometer|audience score|liked it|want to see|total count|reviews counted|user ratings|average rating|certified))"
    r"|(?<=tomatometer )\d{1,3}%|(?<=audience score )\d{1,3}%|tomatometer|audience score|liked it|want to see|user image"
    r"|read critic reviews|where to watch|see more(?=\s*$)"
)
_INNER = {
    "top": rf"{SUMMARY.pattern}|{_SCORES}",
    "photos": _SCORES,
    "consensus": _SCORES,
    "info": rf"(?<!average )(?<![\"“‘'(])(?:(?!rating:){LABEL}|rating(?=: ?(?:{CERTIFICATE}))):"
    r"|watch it now|(?<=watch it now )cast\b|where to watch|user image"
    r"|(?:(?<=(?:19|20)\d\d )|(?<=wide )|(?<=limited ))\d{2,3} minutes"
    r"|\b(?:g|pg|pg-13|r|nc-17) \(for [^)]{0,500}\)|view all(?=\s*$)|show more cast|show all cast & crew",
    "critics": r"(?:all|top|my) critics \([\d,]+\)(?: \| (?:top critics|my critics|fresh|rotten) \([\d,]+\))*"
    rf"|\b(?:{DATE}|[^\W\d_]{{3,9}}\.? \d{{1,2}}, ?\d{{4}}) \| (?:(?:rating|original score): ?\S+ \| )?full review…?"
    r"|\btop critic\b|view all critic reviews(?: \([\d,]+\))?",
    "audience": rf"(?:(?:[0-5](?:\.\d)? stars|[★½]+|(?<=reviewer )[0-5](?:\.\d)?) )?[•·] {DATE}|(?<=super reviewer ){DATE}"
    r"|super reviewer|(?<=reviewer )[★½]+(?= )|see all audience reviews|view all audience reviews|view all(?=\s*$)",
    "news": r"view all(?: news)?(?=\s*$)",
}


_ONCE = frozenset({"movie info", "critics consensus", "watch it now", "cast & crew"})
_DATED_FIRST = re.compile(rf"\s*(?P<date>{DATE})(?= \S)", re.I)
"""The date of the first review, whose bullet is gone."""


def cut(page: Page, title: str) -> Iterator[Span]:
    """The rows of a one-line page: cut at its headings, and inside a section at what that section prints."""
    film = re.escape(title)
    named = rf"{film} (?:photos|videos|quotes)|(?:news & interviews|critic reviews|audience reviews) for {film}|" if title else ""
    heads = re.compile(
        rf"{named}(?:news & interviews|critic reviews|audience reviews) for|critics consensus:?|movie info|watch it now|cast & crew"
        r"|(?:total count|reviews counted|user ratings|verified ratings): \S+"
        r"|(?:audience score|tomatometer)(?= (?:(?:total count|reviews counted|(?:user|verified) ratings):|\d{1,3}%))"
        r"|\d{1,3}%(?= (?:tomatometer|audience score|(?:total count|reviews counted|(?:user|verified) ratings):))"
        rf"|you might also like|{FOOTER}",
        re.I,
    )
    start, section = 0, "top"
    # What stands once on a page opens its section where it stands first; later it is a word of somebody's review.
    seen: set[str] = set()
    marks: list[re.Match[str] | None] = []
    for head in heads.finditer(page.text):
        words = head[0].lower().rstrip(":")
        if words not in _ONCE or words not in seen:
            marks.append(head)
        seen.add(words)
    marks.append(None)
    for mark in marks:
        stop = mark.start() if mark else len(page.text)
        yield from _cut_section(page, start, stop, section)
        if mark:
            yield page.group(mark)
            words = page.words(page.group(mark))
            section = heading_kind(words, title) or (
                "cast" if WATCH.fullmatch(words) else "top" if re.fullmatch(SCORE_ROW, words, re.I) else section
            )
            start = mark.end()


def _cut_section(page: Page, start: int, stop: int, section: str) -> Iterator[Span]:
    inner = _INNER.get("info" if section == "cast" else section)
    text = page.text
    if inner is None:
        span = page.trim(start, stop)
        if span.end > span.start:
            yield span
        return
    at, label = start, False
    if section == "audience" and (dated := _DATED_FIRST.match(text, start, stop)):
        yield page.group(dated, "date")
        at = dated.end()
    for mark in re.compile(inner, re.I).finditer(text, start, stop):
        if mark.start() < at:
            continue
        signature = mark[0].lower() == "super reviewer"
        span = page.trim(at, mark.end() if signature else mark.start())
        if span.end > span.start:
            yield span
        if signature:
            at = mark.end()
            continue
        label = mark[0].endswith(":")
        at = mark.start() if label else mark.end()
        if not label:
            yield page.group(mark)
    span = page.trim(at, stop)
    if span.end > span.start:
        yield span
