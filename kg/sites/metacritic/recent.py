"""Film pages since 2023 as text in lines: labels stand without a colon above their values, a score below what it counts.

``Metascore``, a verdict, ``Based on 41 Critic Reviews``, ``82``; reviews begin with their mark, the paper or the user, and the day.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from kg.model import Mention
from kg.reading import say
from kg.reading.cards import turns
from kg.reading.details import Detail, continued, film_details
from kg.reading.genres import is_genre
from kg.reading.page import Page, Reading, Span
from kg.sites.metacritic import recent_reviews
from kg.sites.metacritic.groups import VERDICTS
from kg.sites.metacritic.playing import cast_row
from kg.text import fold

RATER = "Metacritic"
_LABELS = {
    "production company": "company", "production companies": "company", "release date": "released", "duration": "runtime",
    "rating": "certificate", "genres": "genre", "genre": "genre", "tagline": "tagline", "website": "", "awards": "", "official site": "",
}  # fmt: skip
"""Labels below "Details", and what they say."""
_HEADINGS = frozenset({
    "metascore", "user score", "my score", "summary", "where to watch", "top cast", "critic reviews", "user reviews", "details", "trailers",
    "all reviews", "view all", "add my review", "directed by:", "written by:", "directed by", "written by",
    "related movies", "related news", "full credits", "see all", "videos", "images", "current show highlights",
    "positive reviews", "mixed reviews", "negative reviews", "positive ratings", "mixed ratings", "negative ratings",
})  # fmt: skip
_OTHERS = frozenset({
    "developer", "developers", "publisher", "publishers", "platforms", "esrb rating", "all platforms", "number of seasons",
    "number of players", "initial release date", "created by", "network", "record label", "label",
})  # fmt: skip
"""Labels of games, series and records."""
_SIGNS = ("summary", "top cast", "directed by", "production company", "release date", "duration", "genres", "metascore", "user score")
_SURE = 5
"""So many of the labels on lines of their own has no other page."""
_CALLED = re.compile(r"\W{0,2}(?P<title>[^\n]{1,150}?) (?:critic |user )?reviews - metacritic(?!\S)", re.I)
_YEAR = re.compile(r"(?:18|19|20)\d\d")
_LENGTH = re.compile(r"\d{1,2} h(?: \d{1,2} m)?|\d{1,3} m(?:in)?", re.I)
_CERTIFICATE = re.compile(r"G|PG|PG-13|R|NC-17|TV-[A-Z0-9]{1,3}|NR|Not Rated|Unrated|Approved|Passed|TBD", re.I)
_SCORES = (
    ("critics", "review_count", 100, re.compile(
            rf"(?m)^(?P<row>metascore)\s+(?:(?P<verdict>{VERDICTS})\s+)?(?:based on (?P<count>\d[\d,]*) critic reviews?\s+)?"
            r"(?P<score>\d{1,3})$",
        re.I,
    )),
    ("users", "rating_count", 10, re.compile(
        rf"(?m)^(?P<row>user score)\s+(?:(?P<verdict>{VERDICTS})\s+)?(?:based on (?P<count>\d[\d,]*) user ratings?\s+)?"
        r"(?P<score>\d{1,2}\.\d)$",
        re.I,
    )),
)  # fmt: skip
_SHARE = re.compile(
    r"(?:(?<!\d)\d{1,3}% |(?m:^))(?P<what>positive|mixed|negative)\s*(?P<count>\d[\d,]*) (?P<of>reviews?|ratings?)(?![a-z])", re.I
)
_EARLIER = re.compile(r"(?:Genre\(s\)|Runtime|Director|Starring):\s|(?:Release Date|Summary): \S|Score distribution:", re.I)
"""Labels with colons, as they were before."""
_SEAM = re.compile(
    r"(?m)^(?:Release Date|Duration|Rating|Genres?|Tagline|Directed By:|Written By:|Metascore|User [Ss]core|Production Compan(?:y|ies)"
    r"|Website|Summary)(?P<label> ?)(?=[A-Z\d*•(])(?!Reviews?\b)"
    rf"|(?i:{VERDICTS})(?P<verdict>)(?=Based on)|(?:Critic Reviews?|User Ratings?)(?P<count>)(?=\d)|[^\W\d_](?P<link>)(?=FULL REVIEW)"
)
"""Where a value runs into the label before it: the pages hold no blank between them."""
_MOST_NAMES = 60


class Lines:
    """The lines of the page with what each says in small letters."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.spans = [_bare(page, page.trim(*line)) for line in page.lines]
        self.words = [fold(page.words(span)) for span in self.spans]

    def below(self, *headings: str) -> list[Span]:
        """The lines between a heading and the next."""
        for start in (i for i, words in enumerate(self.words) if words in headings):
            end = start + 1
            while end < len(self.words) and self.words[end] == "view all":
                end += 1
            begin = end
            while end < len(self.words) and self.words[end] not in _HEADINGS and self.words[end] not in _LABELS:
                end += 1
            if end > begin:
                return self.spans[begin:end]
        return []


@lru_cache(maxsize=2)
def laid_out(page: Page) -> Page | None:
    """The page in lines, where a text has the layout; labels and values that ran together are apart."""
    # IMDb's pages give the Metascore as well, are many, and are called by their site: they need not be looked through.
    if page.one_line or "metascore" not in page.text.casefold() or "imdb" in page.text[:200].casefold() or _EARLIER.search(page.text):
        return None
    seams = [match.span(name) for match in _SEAM.finditer(page.text) for name in (match.lastgroup,) if name]
    page = page.respaced((start, end, "\n") for start, end in seams) if seams else page
    return page if _has_signs(page) else None


def _has_signs(page: Page) -> bool:
    words = {said.rstrip(":") for said in Lines(page).words}
    if words & _OTHERS:
        return False
    return sum(sign in words for sign in _SIGNS) >= _SURE


def read(page: Page) -> Reading:
    """Everything that a page in lines states."""
    lines = Lines(page)
    title, year, beside = _heading(lines)
    film = say.film(page, title, year)
    if title is None:
        yield page.notice("no-title", "the page does not name its film")
    else:
        yield from say.naming(page, film, title, year)
    for group, counted, best, pattern in _SCORES:
        yield from _rating(page, film, group, counted, best, pattern)
    yield from _summary(lines, film)
    for headings, property in ((("directed by:", "directed by"), "director"), (("written by:", "written by"), "writer")):
        for name in _names(page, continued(page, lines.below(*headings))):
            if property == "writer":
                yield from say.writer(page, film, name, None)
            else:
                yield from say.person_link(page, film, property, name)
    yield from _cast(lines, film)
    said = list(_details(lines))
    keys = {detail.key for detail in said}
    for span in beside:
        key = "runtime" if _LENGTH.fullmatch(page.words(span)) else "certificate"
        if key not in keys:
            said.append(Detail(key, span, span))
    yield from film_details(page, film, said)
    yield from recent_reviews.reviews(page, film, lines.spans, lines.words, _HEADINGS | _LABELS.keys())


def _bare(page: Page, line: Span) -> Span:
    """A line without the mark of a point."""
    mark = re.match(r"[*•+] +(?=\S)", page.text[line.start : line.end])
    return Span(line.start + mark.end(), line.end) if mark else line


def _heading(lines: Lines) -> tuple[Span | None, Span | None, list[Span]]:
    """The title, the year below it, and certificate and running time among the lines behind."""
    page = lines.page
    called = _CALLED.match(page.text)
    name = fold(called["title"]) if called else ""
    for i in range(1, min(len(lines.spans), 300)):
        near = lines.spans[i + 1 : i + 5]
        facts = [s for s in near if _LENGTH.fullmatch(page.words(s)) or _CERTIFICATE.fullmatch(page.words(s))]
        scored = any(words in ("metascore", "summary") for words in lines.words[i + 1 : i + 6])
        if _YEAR.fullmatch(page.words(lines.spans[i])) and (facts or scored) and (not name or lines.words[i - 1] == name):
            until = next((s.start for s, w in zip(near, lines.words[i + 1 : i + 5], strict=True) if w in _HEADINGS), len(page.text))
            return lines.spans[i - 1], lines.spans[i], [s for s in facts if s.start < until]
    return (page.group(called, "title") if called else None), None, []


def _rating(page: Page, film: Mention, group: str, counted: str, best: int, pattern: re.Pattern[str]) -> Reading:
    found = list(pattern.finditer(page.text))[:5]
    # Below its heading a group's score is said again, without its count.
    match = next((m for m in found if m["count"]), found[0] if found else None)
    unit = "review" if group == "critics" else "rating"
    shares: dict[str, Span] = {}
    for share in _SHARE.finditer(page.text):
        if fold(share["of"]).startswith(unit):
            shares.setdefault(fold(share["what"]), page.group(share, "count"))
    if match is None or float(match["score"]) > best:
        return
    counts = [(counted, page.group(match, "count"))] if match["count"] else []
    if len(shares) == 3:
        counts += list(shares.items())
    yield from say.rating(
        page, film, RATER, group, page.group(match, "row"), score=page.group(match, "score"), fixed_best=f"{best}.0", counts=counts,
        verdict=page.group(match, "verdict") if match["verdict"] else None,
    )  # fmt: skip


def _summary(lines: Lines, film: Mention) -> Reading:
    """The summary, up to the genres below it."""
    texts: list[Span] = []
    for line in lines.below("summary"):
        if is_genre(lines.page.words(line)) or fold(lines.page.words(line)) in ("read more", "expand", "trailer"):
            break
        texts.append(line)
    if texts:
        text = Span(texts[0].start, texts[-1].end)
        more = re.compile(r"\s*(?:read more|expand)$", re.I).search(lines.page.text, text.start, text.end)
        yield lines.page.claim(film, "description", lines.page.trim(text.start, more.start()) if more else text)


def _names(page: Page, values: Sequence[Span]) -> list[Span]:
    """The names of a list whose commas may stand on lines of their own."""
    names = [name for value in values[:_MOST_NAMES] for name in page.split(value, r"\s*,\s+(?!jr\b|sr\b|inc\b|ltd\b|llc\b)|\s*,$|^,")]
    return [name for name in names if len(page.words(name)) <= 80]


def _cast(lines: Lines, film: Mention) -> Reading:
    """A name over a character, as long as all have one."""
    rows = lines.below("top cast")
    pairs = turns(lines.page, rows)
    if pairs is None:
        if rows:
            yield lines.page.notice("unread-cast", "which lines are names and which characters is not printed", rows[0])
        return
    for position, (name, role) in enumerate(pairs, 1):
        yield from cast_row(lines.page, film, name, role, position, name)


def _details(lines: Lines) -> list[Detail]:
    """The labels, each with the lines below it; a list is a detail for each of its things."""
    page = lines.page
    found: list[Detail] = []
    said: set[str] = set()
    for i, words in enumerate(lines.words):
        key = _LABELS.get(words.rstrip(":"), "")
        if not key or key in said:
            continue
        end = i + 1
        while end < len(lines.words) and lines.words[end] not in _HEADINGS and lines.words[end].rstrip(":") not in _LABELS:
            end += 1
        values = lines.spans[i + 1 : end]
        if not values:
            continue
        said.add(key)
        if key == "genre":
            values = [name for name in _names(page, values) if is_genre(page.words(name))]
        elif key == "company":
            values = _names(page, continued(page, values))
        else:
            values = values[:1]
        found += [Detail(key, lines.spans[i], value) for value in values]
    return found
