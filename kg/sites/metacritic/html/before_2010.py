"""Metacritic's film pages of up to 2010 (``/film/titles/…``, ``/video/titles/…``): labels in bold, a box a critic, the title with its year.

``h1``; ``#metascore``; ``<p><strong>Genre(s):</strong> …``; ``.criticscore``, ``.publication``, ``.criticname`` and ``.quote`` in turns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Mention
from kg.reading import boxes, say
from kg.reading.html import HtmlPage
from kg.reading.page import Page, Reading, Span
from kg.sites.metacritic.groups import VERDICTS
from kg.sites.metacritic.html.reviews import NOBODY
from kg.sites.metacritic.text import RATER, SLUG
from kg.text import fold

_ADDRESS = re.compile(r"/(?:film|video)/titles/[^/?#]+", re.I)
PAGE_TITLE = re.compile(r"(?P<title>.+?)\s*\((?P<year>(?:18|19|20)\d\d)\)\s*:\s*reviews\b.*", re.I | re.S)
_LINES = r"\n+"
_ITEMS = r"\s*\|\s*|\n+"
_NAMES = r"\s*,\s*(?:and\s+)?|\s+and\s+|\n+"
_NOTE = re.compile(r"\s*\((?P<note>[^()]*)\)$")
_THEATRICAL = re.compile(r"theatrical:\s*(?P<date>[a-z]+ \d{1,2}, \d{4})", re.I)
_MINUTES = re.compile(r"\d{1,3} min(?:ute)?s?\b", re.I)
_RATED = re.compile(r"(?P<value>NC-17|PG-13|PG|R|G|Not Rated|Unrated)(?:\s+for\s+(?P<reason>\S.*?)\.?)?\s*$", re.I | re.S)
_STARRING = re.compile(r"starring:?\s+", re.I)
_USERS = re.compile(
    r"(?P<row>average user rating) for this (?:movie|film) is\s+(?P<score>\d{1,2}(?:\.\d)?)\s+\(out of (?P<best>10)\)\s+based on\s+"
    r"(?P<count>[\d,]+)\s+user votes", re.I,
)  # fmt: skip
_VERDICT = re.compile(rf"metascore:\s*(?P<verdict>{VERDICTS})", re.I)
_COUNTED = re.compile(r"based on\s+(?P<count>\d[\d,]*)\s+(?:critics?(?: reviews?)?|reviews?)(?!\w)", re.I)
_NEAR = 120
"""The verdict and the number of reviews stand within so many characters behind the Metascore."""
_COMMENT = re.compile(r"(?P<name>[^\n]{1,80}?)\s+gave it an?\s*(?P<score>\d{1,2})\s*:\s*(?P<body>\S.*)", re.I | re.S)
_UNSIGNED = re.compile(r"staff.*|\(?not credited\)?", re.I)


def is_one(page: HtmlPage) -> bool:
    """Whether a page has the layout, by its address, or by its title and its boxes."""
    if _ADDRESS.search(boxes.host_and_path(boxes.own_address(page))[1]):
        return True
    named = page.title is not None and PAGE_TITLE.fullmatch(page.words(page.title)) is not None
    return named and bool(page.select(".criticscore")) and bool(page.select(".publication, .criticname"))


def read(page: HtmlPage) -> Reading:
    """Everything that such a page states."""
    heads = [span for _, span in boxes.shown(page, "h1")]
    titled = PAGE_TITLE.fullmatch(page.text, *page.title) if page.title else None
    name = heads[0] if heads else page.group(titled, "title") if titled else None
    year = page.group(titled, "year") if titled and name and fold(titled["title"]) == fold(page.words(name)) else None
    film = say.film(page, name, year)
    if name:
        yield from say.naming(page, film, name, year)
    else:
        yield page.notice("no-title", "the page does not name its film")
    for label, value in _labelled(page):
        yield from fact(page, film, fold(page.words(label)).rstrip(": "), label, value)
    for _, span in boxes.shown(page, "p"):
        if match := _STARRING.match(page.text, *span):
            for actor in page.split((match.end(), span.end), _NAMES):
                yield from say.person_link(page, film, "actor", actor)
            break
    for _, span in list(boxes.shown(page, "#summarytext, .summarytext"))[:1]:
        yield page.claim(film, "description", span)
    yield from _ratings(page, film)
    yield from _reviews(page, film)
    yield from _comments(page, film)


def _labelled(page: HtmlPage) -> Iterator[tuple[Span, Span]]:
    """The bold labels that begin a paragraph, each with what follows it there up to the next."""
    for node in page.select("p > strong, p > b"):
        label, whole = page.range_of(node), page.range_of(node.parent) if node.parent is not None else None
        if label is None or whole is None or not page.words(label).endswith(":"):
            continue
        others = [span.start for span in map(page.range_of, page.select("strong, b", node.parent)) if span and span.start > label.start]
        value = page.trim(label.end, min([*others, whole.end]))
        if value.end > value.start:
            yield label, value


def fact(page: Page, film: Mention, label: str, where: Span, value: Span) -> Reading:
    """What the value of a label, in small letters, says of the film."""
    if label in ("genre(s)", "genre"):
        yield from say.literals(page, film, "genre", page.split(value, _ITEMS))
    elif label == "directed by":
        for name in page.split(value, _NAMES):
            yield from say.person_link(page, film, "director", name)
    elif label == "written by":
        for line in page.split(value, _LINES):
            note = _NOTE.search(page.text, *line)
            bare = page.trim(line.start, note.start() if note else line.end)
            yield from say.writer(page, film, bare, page.group(note, "note") if note else None)
    elif label == "release date":
        if match := _THEATRICAL.search(page.text, *value):
            yield from say.release(page, film, page.group(match, "date"), None)
    elif label == "running time":
        if match := _MINUTES.search(page.text, *value):
            yield from say.running_time(page, film, page.group(match))
    elif label == "origin":
        for land in page.split(value, r"\s*[,|/]\s*|\n+"):
            yield from say.country(page, film, "country", land)
    elif label in ("language", "languages", "language(s)"):
        for tongue in page.split(value, r"\s*[,|/]\s*|\n+"):
            yield from say.attempt(page, film, "language", tongue, "language")
    elif label in ("mpaa rating", "rating") and (match := _RATED.match(page.text, *value)):
        reason = page.group(match, "reason") if match["reason"] else None
        yield from say.certification(page, film, page.group(match, "value"), reason, "MPAA", where)


def _ratings(page: HtmlPage, film: Mention) -> Reading:
    for _, span in list(boxes.shown(page, "#metascore"))[:1]:
        if re.fullmatch(r"\d{1,3}", page.words(span)) and int(page.words(span)) <= 100:
            # What it is made of stands in the lines below it.
            below = (span.end, min(span.end + _NEAR, len(page.text)))
            verdict, counted = _VERDICT.search(page.text, *below), _COUNTED.search(page.text, *below)
            yield from say.rating(
                page, film, RATER, "critics", span, score=span, fixed_best="100.0",
                verdict=page.group(verdict, "verdict") if verdict else None,
                counts=[("review_count", page.group(counted, "count"))] if counted else [],
            )  # fmt: skip
    yield from users(page, film)


def users(page: Page, film: Mention) -> Reading:
    """What the page's users gave the film on average, in a sentence."""
    for match in _USERS.finditer(page.text):
        yield from say.rating(
            page, film, RATER, "users", page.group(match, "row"), score=page.group(match, "score"), best=page.group(match, "best"),
            counts=[("rating_count", page.group(match, "count"))],
        )  # fmt: skip
        return


def _reviews(page: HtmlPage, film: Mention) -> Reading:
    """A score begins a review; who wrote it and where, and its words, follow."""
    rows: list[dict[str, Span]] = []
    for css, name in ((".criticscore", "score"), (".publication", "publication"), (".criticname", "critic"), (".quote", "quote")):
        for _, span in boxes.shown(page, css):
            rows.append({name: span})
    rows.sort(key=lambda row: next(iter(row.values())))
    found: list[dict[str, Span]] = []
    for row in rows:
        if "score" in row or not found:
            found.append({})
        for name, span in row.items():
            found[-1].setdefault(name, span)
    for position, row in enumerate((row for row in found if "quote" in row), 1):
        critic, place, score = row.get("critic"), row.get("publication"), row.get("score")
        if place and critic and place.start < critic.start < place.end:
            place = page.trim(place.start, critic.start)
        signed = critic if critic and not _UNSIGNED.fullmatch(page.words(critic)) else None
        marked = score if score and re.fullmatch(r"\d{1,3}", page.words(score)) and int(page.words(score)) <= 100 else None
        yield from say.review(
            page, film, "critic_review", SLUG, row["quote"], position, author=signed, author_kind="critic",
            score=marked, fixed_best="100.0" if marked else "", publisher=place if place and place.end > place.start else None,
        )  # fmt: skip


def _comments(page: HtmlPage, film: Mention) -> Reading:
    """What the users said: a name, ``gave it a``, a mark, and their words, a paragraph each."""
    position = 0
    for node, span in boxes.shown(page, "p, li, td"):
        match = _COMMENT.fullmatch(page.text, *span)
        if match is None or int(match["score"]) > 10 or any(inner.mem_id != node.mem_id for inner in page.select("p, li, td", node)):
            continue
        position += 1
        author = page.group(match, "name")
        yield from say.review(
            page, film, "user_review", SLUG, page.group(match, "body"), position,
            author=None if NOBODY.fullmatch(page.words(author)) else author, score=page.group(match, "score"), fixed_best="10.0",
        )  # fmt: skip
