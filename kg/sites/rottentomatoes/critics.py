"""What critics wrote on a Rotten Tomatoes page.

The words, ``January 1, 2000 | Rating: 3.5/4 | Full Review…``, name, publication, ``Top Critic``; on the page of all reviews the
name stands first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model import Mention
from kg.reading import say
from kg.reading.page import Page, Reading, Span
from kg.reading.row_cuts import given_names
from kg.sites.rottentomatoes.layout import Layout, Row, range_of, take
from kg.sites.rottentomatoes.patterns import BULLET, DATE, GRADE, MARK, NO_CRITIC
from kg.sites.rottentomatoes.run import is_name
from kg.sites.rottentomatoes.scores import SLUG
from kg.text import fold

_SOURCE = re.compile(
    rf"(?P<date>{DATE}|[^\W\d_]{{3,9}}\.? \d{{1,2}}, ?\d{{4}}(?= ?\|| full review))(?: ?\| ?(?:rating|original score): ?(?P<mark>[^|]+?))?"
    r"(?: ?\|? ?full review…?(?: source: ?[^|]+?)?(?: ?\| ?(?:rating|original score): ?(?P<late>[^|]+?))?"
    r"(?: ?\| ?(?:\d+ )?comments?(?: \(\d+\))?)?)?",
    re.I,
)
_TOP = re.compile(r"[★*]? ?(?P<badge>top critics?)", re.I)
_FULL = re.compile(r"full review…?(?: ?\| ?(?:rating|original score): ?(?P<mark>.+))?", re.I)


def read(layout: Layout, film: Mention) -> Reading:
    """Critics' reviews in the order of the page: words, date and score, then name, publication and badge."""
    page, position = layout.page, 0
    for run in layout.section("critics"):
        rows = [layout.rows[i] for i in run if not layout.rows[i].used]
        rows = [r for r in rows if not r.furniture or _TOP.fullmatch(r.words) or _FULL.fullmatch(r.words)]
        dates = [k for k, row in enumerate(rows) if _SOURCE.fullmatch(row.words)]
        if not dates:
            continue
        linked = any(_FULL.fullmatch(row.words) for k in dates for row in rows[k + 1 : k + 2])
        named_first = not linked and any(_FULL.match(row.words) for row in rows) and not any("|" in rows[k].words for k in dates)
        reading = (_named_first if named_first else _words_first)(layout, rows, dates)
        for body, source, author, publisher, badge, late in reading:
            position += 1
            yield from _critic_review(page, film, body, source, author, publisher, badge, late, position)
        left = [row for row in rows if not row.used]
        for row in left:
            if len(row.words.split()) > 3:
                row.used = True
                yield page.notice("unclear-critic", f"whose words or name {row.words[:50]!r} is cannot be told", row.span)


_Critic = tuple[Span | None, Row, Span | None, Span | None, Span | None, Span | None]


def _words_first(layout: Layout, rows: list[Row], dates: list[int]) -> list[_Critic]:
    out: list[_Critic] = []
    body = _prose(rows[: dates[0]])
    take(body)
    for k, end in zip(dates, [*dates[1:], len(rows)], strict=True):
        rows[k].used = True
        between = rows[k + 1 : end]
        late = None
        if between and (link := _FULL.fullmatch(layout.page.text, *between[0].span)):
            late = layout.page.group(link, "mark") if link["mark"] else None
            between[0].used, between = True, between[1:]
        who, following = _signature(layout, between, last=end == len(rows))
        mixed = len(body) > 1 and any(is_name(row.words) and not row.ends_sentence for row in body[:-1])
        out.append((None if mixed else _unmarked(layout.page, range_of(body)), rows[k], *who, late))
        body = following
        take(body)
    return out


def _unmarked(page: Page, body: Span | None) -> Span | None:
    """A review's words without the bullet of the list."""
    bullet = re.compile(rf"{BULLET}\s+").match(page.text, *body) if body else None
    return Span(bullet.end(), body.end) if bullet and body else body


def _signature(layout: Layout, rows: list[Row], *, last: bool) -> tuple[tuple[Span | None, Span | None, Span | None], list[Row]]:
    """Name, publication and badge from the rows behind a review's date, and the rows of the next review's words."""
    badge = next((k for k, row in enumerate(rows[:3]) if _TOP.fullmatch(row.words)), None)
    if badge is not None and badge > 0:
        names, rest = rows[:badge], rows[badge + 1 :]
    else:
        names = rows[1:] if badge == 0 else rows
        short, most = 0, min(2, len(names) if last else len(names) - 1)
        while short < most and len(names[short].words.split()) <= 8 and not names[short].ends_sentence:
            short += 1
        names, rest = names[:short], names[short:]
    mark = rows[badge] if badge is not None else None
    badged = _TOP.fullmatch(layout.page.text, *mark.span) if mark else None
    if layout.page.one_line or len(names) > 2:
        return (None, None, None), _prose(rest)
    author: Row | None = None
    publisher: Row | None = None
    if len(names) == 2 and is_name(names[0].words):
        author, publisher = names
    elif names and is_name(names[0].words) and names[0].words.split()[0].lower() in given_names() and " " in names[0].words:
        author = names[0]
    take([row for row in (author, publisher, mark) if row])
    return (
        author.span if author else None,
        publisher.span if publisher else None,
        layout.page.group(badged, "badge") if badged and author else None,
    ), _prose(rest)


def _prose(rows: Sequence[Row]) -> list[Row]:
    return [row for row in rows if not _TOP.fullmatch(row.words) and not _FULL.fullmatch(row.words) and not row.used]


def _named_first(layout: Layout, rows: list[Row], dates: list[int]) -> list[_Critic]:
    """The order of the page of all reviews: name, publication, badge, date, words, ``Full Review | Original Score: 3/4``."""
    out: list[_Critic] = []
    head = rows[: dates[0]]
    for k, end in zip(dates, [*dates[1:], len(rows)], strict=True):
        between = rows[k + 1 : end]
        full = next((i for i, row in enumerate(between) if _FULL.fullmatch(row.words)), None)
        body = between[:full] if full is not None else between[:1]
        mark = None
        match = _FULL.match(layout.page.text, *between[full].span) if full is not None else None
        if full is not None and match and match["mark"]:
            mark = layout.page.trim(match.start("mark"), between[full].span.end)
        badge = next((row for row in head if _TOP.fullmatch(row.words)), None)
        names = [row for row in head if not _TOP.fullmatch(row.words)]
        author = names[0].span if len(names) == 2 else None
        publisher = names[1].span if len(names) == 2 else None
        take([rows[k], *body, *head, *(between[full : full + 1] if full is not None else [])])
        out.append((range_of(body), rows[k], author, publisher, badge.span if badge and author else None, mark))
        head = between[full + 1 :] if full is not None else between[1:]
    return out


def _critic_review(
    page: Page, film: Mention, body: Span | None, source: Row, author: Span | None, publisher: Span | None, badge: Span | None,
    late: Span | None, position: int,
) -> Reading:  # fmt: skip
    if body is None:
        yield page.notice("review-without-words", f"which words belong to {source.words!r} cannot be told", source.span)
        return
    match = _SOURCE.fullmatch(page.text, source.span.start, source.span.end)
    if match is None:
        return
    mark = late or next((page.group(match, name) for name in ("mark", "late") if match[name]), None)
    score = best = grade = None
    if mark:
        words = page.words(mark)
        number = MARK.match(page.text, mark.start, mark.end)
        if GRADE.fullmatch(words):
            grade = mark
        elif number and MARK.fullmatch(words):
            score, best = page.group(number, "score"), page.group(number, "best") if number["best"] else None
        else:
            yield page.notice("unreadable-value", f"{words[:40]!r} is no score", mark)
    if author is not None and fold(page.words(author)) in NO_CRITIC:
        author = None
    elif author is None:
        yield page.notice("review-without-author", "which critic wrote a review cannot be told", source.span)
    yield from say.review(
        page, film, "critic_review", SLUG, body, position, author=author, author_kind="critic", date=page.group(match, "date"),
        score=score, best=best, grade=grade, badge=badge, publisher=publisher,
    )  # fmt: skip
