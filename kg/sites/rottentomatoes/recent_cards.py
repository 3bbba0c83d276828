"""The cards of film pages since 2023 as text: people with what they did, reviews that end with a link to the whole, similar films."""

from __future__ import annotations

import re

from kg.model import Mention
from kg.reading import say
from kg.reading.cards import turns
from kg.reading.page import Page, Reading, Span
from kg.sites.rottentomatoes.patterns import DATE, NO_CRITIC
from kg.text import fold, text_hash

SLUG = "rotten-tomatoes"
_HEADINGS = frozenset({
    "cast & crew", "more like this", "related movie news", "videos", "photos", "movie info", "critics reviews", "audience reviews",
    "what to know", "where to watch", "read all reviews", "news & guides", "discussion forum", "rate and review", "my rating",
    "movie news & guides", "trailers & videos", "series info", "season info", "episode info", "episodes", "seasons",
    "help", "about rotten tomatoes®", "join the newsletter", "join the newsletter!", "rt newsletter", "newsletter", "follow us",
    "in theaters at the movie theaters near you", "watch on",
})  # fmt: skip
_LINKS = re.compile(
    r"view (?:all|more)(?: \([\d,+]+\))?(?: (?:critics?|audience|top critics?)? ?(?:reviews|videos|photos))?"
    r"|watchlist|watch|trailer|play trailer|[\d.]+%|- ?-|--|tv-\w+|certified fresh.*|\[.*\]",
    re.I,
)
_JOBS = {
    "director": "director", "screenwriter": "writer", "writer": "writer", "producer": "producer", "executive producer": "",
    "cinematography": "", "film editing": "editor", "editor": "editor", "original music": "composer",
    "music": "composer", "composer": "composer", "production design": "", "casting": "", "art director": "", "costume design": "",
    "set decoration": "", "co-producer": "", "cinematographer": "", "film editor": "editor", "production designer": "",
    "costume designer": "", "casting director": "", "set decorator": "",
}  # fmt: skip
_MARK = re.compile(
    r"(?:(?:Rated|Original Score):? ?)?(?P<score>\d{1,3}(?:\.\d+)?)\s*/\s*(?P<best>\d{1,3})(?: stars?)?(?: ?[•·])?"
    r"(?: ?Rated [\d.]+ out of [\d.]+ stars.*)?",
    re.I,
)
_GRADE = re.compile(r"(?:(?:Rated|Original Score):? ?)?(?P<grade>[A-F][+-]?)")
_SAID_AGAIN = re.compile(r"Rated [\d.]+ out of [\d.]+ stars.*", re.I)
_SHORT_DAY = re.compile(r"\d{1,2}/\d{1,2}/\d{2,4}")
MOST = 200


def _section(page: Page, lines: list[Span], heading: str) -> list[Span]:
    """The lines below a heading, which may stand there twice, up to the next one."""
    words = [fold(page.words(line)) for line in lines]
    starts = (i for i, said in enumerate(words) if said == heading and (not i or words[i - 1] != heading))
    for start in starts:
        end = start + 1
        while end < len(lines) and (words[end] not in _HEADINGS or words[end] == heading) and end - start < 2_000:
            end += 1
        found = [lines[i] for i in range(start + 1, end) if words[i] != heading]
        if len(found) > 1:
            return found
    return []


def cast(page: Page, film: Mention, lines: list[Span]) -> Reading:
    """Cards of a name over a character or a job; a name may stand there twice, where its picture's was saved."""
    rows = [line for line in _section(page, lines, "cast & crew") if not _LINKS.fullmatch(page.words(line))]
    rows = [row for i, row in enumerate(rows) if not (i + 1 < len(rows) and _pictures(page, row, rows[i + 1]))]
    rows = [row for i, row in enumerate(rows) if not i or fold(page.words(rows[i - 1])) != fold(page.words(row))]
    pairs = turns(page, rows)
    if pairs is None:
        if rows:
            yield page.notice("unread-cast", "which lines are names and which characters is not printed", rows[0])
        return
    position = 0
    for name, role in pairs:
        known = [part for part in page.split(role, r"\s*,\s*") if fold(page.words(part)) in _JOBS]
        for part in known:
            yield from job(page, film, name, part)
        if not known:
            position += 1
            acts = fold(page.words(role)) in ("actor", "cast")
            yield from say.cast_row(page, film, name, None if acts else role, position, row=name)


def job(page: Page, film: Mention, name: Span, part: Span) -> Reading:
    """What somebody did for a film, where it is a job known here."""
    property = _JOBS.get(fold(page.words(part)))
    if property == "writer":
        yield from say.writer(page, film, name, None)
    elif property:
        yield from say.person_link(page, film, property, name)
    elif property is not None:
        yield from say.contributor(page, film, name, part)


def _pictures(page: Page, row: Span, below: Span) -> bool:
    """Whether a line is the text of a picture of whom the next line names: ``Ada Quill thumbnail image``."""
    words, name = fold(page.words(row)), fold(page.words(below))
    return words != name and words.startswith(name) and words[len(name) :].strip() in ("thumbnail image", "image", "photo", "headshot")


def reviews(page: Page, film: Mention, lines: list[Span]) -> Reading:
    """Critics' and users' reviews, each up to its ``Full Review``."""
    for kind, heading in (("critic_review", "critics reviews"), ("user_review", "audience reviews")):
        rows: list[Span] = []
        position = 0
        for line in _section(page, lines, heading):
            words = fold(page.words(line))
            if words in ("full review", "go to full review"):
                position += 1
                yield from (_critics if kind == "critic_review" else _users)(page, film, rows, position)
                rows = []
            elif not _LINKS.fullmatch(words) and len(rows) < MOST:
                rows.append(line)


def _marks(page: Page, rows: list[Span]) -> tuple[list[Span], Span | None, Span | None, Span | None, Span | None]:
    """The rows without day and mark, and the day, score, best and grade."""
    day = score = best = grade = None
    left = []
    for i, row in enumerate(rows):
        words = page.words(row)
        if (re.fullmatch(DATE, words, re.I) or _SHORT_DAY.fullmatch(words)) and i > 1:
            day = row
        elif i > 1 and (mark := _MARK.fullmatch(page.text, *row)):
            score, best = page.group(mark, "score"), page.group(mark, "best")
        elif i > 1 and (mark := _GRADE.fullmatch(page.text, *row)):
            grade = page.group(mark, "grade")
        elif not _SAID_AGAIN.fullmatch(words):
            left.append(row)
    return left, day, score, best, grade


def _critics(page: Page, film: Mention, rows: list[Span], position: int) -> Reading:
    """A name, a paper, ``Top Critic``, the words, a mark and the day."""
    left, day, score, best, grade = _marks(page, rows)
    badge = next((row for row in left[:4] if fold(page.words(row)) == "top critic"), None)
    left = [row for row in left if row != badge]
    if len(left) < 3:
        if left:
            yield page.notice("review-without-words", "who wrote a review and what it says cannot be told", left[0])
        return
    body = Span(left[2].start, left[-1].end)
    who = None if fold(page.words(left[0])) in NO_CRITIC else left[0]
    yield from say.review(
        page, film, "critic_review", SLUG, body, position, author=who, author_kind="critic", publisher=left[1], badge=badge,
        score=score, best=best, grade=grade, date=day if day and not _SHORT_DAY.fullmatch(page.words(day)) else None,
    )  # fmt: skip


def _users(page: Page, film: Mention, rows: list[Span], position: int) -> Reading:
    """A shortened name, the words, stars and the day."""
    left, day, score, best, _ = _marks(page, rows)
    left = [row for row in left if fold(page.words(row)) not in ("verified", "super reviewer")]
    if len(left) < 2 or len(page.words(left[0]).split()) > 4:
        if left:
            yield page.notice("review-without-author", "who wrote a review cannot be told", left[0])
        return
    body = Span(left[1].start, left[-1].end)
    yield from say.review(
        page, film, "user_review", SLUG, body, position, author=left[0], author_kind="byline", score=score, best=best,
        date=day if day and not _SHORT_DAY.fullmatch(page.words(day)) else None,
    )  # fmt: skip
    if day and _SHORT_DAY.fullmatch(page.words(day)):
        node = Mention("user_review", (SLUG, text_hash(page.words(body))), film)
        short = len(page.words(day).split("/")[2]) == 2
        yield from say.attempt(page, node, "review_date", day, "month-first-date", inferred=short)


def similar(page: Page, film: Mention, lines: list[Span]) -> Reading:
    """The films below "More Like This"."""
    known = {film.identity[0]}
    for line in _section(page, lines, "more like this"):
        words = page.words(line)
        if _LINKS.fullmatch(words) or fold(words) in known or re.search(r"\bposter\b|\bscore\b", words, re.I):
            continue
        known.add(fold(words))
        other = say.film(page, line)
        yield page.link(film, "similar", other, line)
        yield from say.naming(page, other, line, None)
