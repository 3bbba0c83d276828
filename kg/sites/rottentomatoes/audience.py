"""What the audience wrote on a Rotten Tomatoes page.

2019-2021: ``• May 3, 2016``, the words, ``Dana W Super Reviewer``; 2017-18 without a date: the words, the name, the
badge; on the reviews page the name stands first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from kg.model import Mention
from kg.reading import say
from kg.reading.page import Page, Reading, Span
from kg.sites.rottentomatoes.layout import Layout, Row, range_of, take
from kg.sites.rottentomatoes.patterns import BULLET, DATE
from kg.sites.rottentomatoes.run import is_name
from kg.sites.rottentomatoes.scores import SLUG

_STARS = r"(?:(?P<stars>[★½]+)[☆]*|(?P<score>[0-5](?:\.\d)?)(?: ?/ ?(?P<best>5))?(?: stars?)?)"
_DATED = re.compile(rf"(?:(?:rated )?{_STARS}\s+)?(?:{BULLET}\s*)*(?P<date>{DATE})", re.I)
_STAR_ROW = re.compile(rf"(?:rated )?{_STARS}|[★☆½ ]+", re.I)
_BADGE = re.compile(r"(?:(?P<author>\S.*?) )?(?P<badge>super reviewer)", re.I)
BYLINE = re.compile(r"[^\W\d_][\w.'’-]*(?: [\w.'’-]+){0,2} [^\W\d_]\.?", re.I)
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*\s+")


class _Signed(NamedTuple):
    """The rows of one review's words, and who signed it."""

    body: Span | None
    author: Span | None
    badge: Span | None


def read(layout: Layout, film: Mention) -> Reading:
    """Users' reviews, numbered in the order of the page."""
    page, position = layout.page, 0
    for run in layout.section("audience"):
        rows = [layout.rows[i] for i in run if not layout.rows[i].used]
        dates = [k for k, row in enumerate(rows) if _DATED.fullmatch(row.words)]
        lead = _content(rows[: dates[0]] if dates else rows)
        if dates and _is_head(lead):
            signed = _names_first(layout, rows, dates, lead)
        else:
            signed = [(segment, None) for segment in _undated(layout, lead)]
            for n, k in enumerate(dates):
                rows[k].used = True
                content = _content(rows[k + 1 : dates[n + 1] if n + 1 < len(dates) else len(rows)])
                signed.append((_sign(layout, content), rows[k]))
                signed.extend((segment, None) for segment in _undated(layout, [row for row in content if not row.used]))
        for segment, dated in signed:
            if segment.body is not None:
                position += 1
                yield from _user_review(page, film, segment, position, dated)
            elif dated:
                yield page.notice("review-without-words", f"nothing to read between {dated.words!r} and the next review", dated.span)


def _is_head(lead: list[Row]) -> bool:
    """Whether what stands before the first date is a name alone: then every review opens with its name."""
    names = [row for row in lead if not re.fullmatch("super reviewer", row.words, re.I)]
    return len(names) == 1 and len(lead) <= 2 and _is_handle(re.sub(r" super reviewer$", "", names[0].words, flags=re.I))


def _names_first(layout: Layout, rows: list[Row], dates: list[int], head: list[Row]) -> list[tuple[_Signed, Row | None]]:
    out: list[tuple[_Signed, Row | None]] = []
    for k, end in zip(dates, [*dates[1:], len(rows)], strict=True):
        content = _content(rows[k + 1 : end])
        following = _head(content, closing=end != len(rows))
        author, badge = _named(layout.page, head)
        body = content[: len(content) - len(following)]
        take([rows[k], *head, *body])
        out.append((_Signed(range_of(body), author, badge), rows[k]))
        head = following
    return out


def _named(page: Page, head: list[Row]) -> tuple[Span | None, Span | None]:
    """Name and badge from the rows that open a review."""
    if not head:
        return None, None
    match = _BADGE.fullmatch(page.text, *head[-1].span)
    if match and match["author"]:
        return page.group(match, "author"), page.group(match, "badge")
    return head[0].span, head[-1].span if match and len(head) > 1 else None


def _content(rows: Sequence[Row]) -> list[Row]:
    """The rows up to the section's links; a badge's row is kept, rows of stars are not."""
    out: list[Row] = []
    for row in rows:
        if row.used or (row.furniture and not _BADGE.fullmatch(row.words) and not _STAR_ROW.fullmatch(row.words)):
            break
        if not _STAR_ROW.fullmatch(row.words):
            out.append(row)
    return out


def _head(content: list[Row], *, closing: bool) -> list[Row]:
    """Of a page that puts the name first: the rows at the end that open the next review."""
    if not closing or len(content) < 2:
        return []
    if match := _BADGE.fullmatch(content[-1].words):
        return content[-1:] if match["author"] else content[-2:]
    return content[-1:] if is_name(content[-1].words) and len(content[-1].words.split()) <= 3 else []


def _sign(layout: Layout, rows: list[Row]) -> _Signed:
    """A review's words apart from its signature: a badge with the name before it, or a name on the last line."""
    page = layout.page
    # A few words may look like a name: what stands above a name with its badge are the words of the review.
    below = _BADGE.fullmatch(rows[1].words) if len(rows) > 1 else None
    headless = not (below and below["author"]) and bool(rows)
    if headless and not page.one_line and (BYLINE.fullmatch(rows[0].words) or _BADGE.fullmatch(rows[0].words)):
        # The words between date and name are missing.
        take(rows[: 2 if len(rows) > 1 and _BADGE.fullmatch(rows[1].words) else 1])
        return _Signed(None, None, None)
    for k, row in enumerate(rows):
        if not _BADGE.fullmatch(row.words):
            continue
        take(rows[: k + 1])
        place = Span(row.span.end - len("super reviewer"), row.span.end)
        before = page.trim(row.span.start, place.start)
        if before.end == before.start:
            named = k > 1 and _is_handle(rows[k - 1].words)
            if k == 1 and len(rows[0].words.split()) <= 2 and _is_handle(rows[0].words):
                return _Signed(None, None, None)
            return _Signed(range_of(rows[: k - 1] if named else rows[:k]), rows[k - 1].span if named else None, place if named else None)
        if len(page.words(before).split()) <= 5 and k > 0:
            return _Signed(range_of(rows[:k]), before, place)
        border = _author_start(page, before)
        if border is None or border == before.start:
            return _Signed(range_of(rows[:k]), before if border is not None else None, place if border is not None else None)
        return _Signed(Span(rows[0].span.start, page.trim(rows[0].span.start, border).end), page.trim(border, before.end), place)
    if len(rows) > 1 and BYLINE.fullmatch(rows[-1].words):
        named = True
    else:
        # A last line of one word is a name, whatever the words above it end with.
        ended = len(rows) > 1 and (rows[-2].ends_sentence or " " not in rows[-1].words)
        named = ended and not layout.dropped and _is_handle(rows[-1].words)
    take(rows)
    if len(rows) == 1 and page.one_line:
        tail = re.compile(r"(?<=[.!?…]) (?P<author>[^\W\d_]\S* [^\W\d_])$").search(page.text, *rows[0].span)
        if tail:
            return _Signed(page.trim(rows[0].span.start, tail.start()), page.group(tail, "author"), None)
    return _Signed(range_of(rows[:-1] if named else rows), rows[-1].span if named else None, None)


def _is_handle(words: str) -> bool:
    return len(words.split()) <= 4 and len(words) <= 40 and not re.search(r"[.!?…,;:\"]$", words)


_MARK = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})? ?/ ?\d{1,3}[.!]?|[A-Fa-f][+−-])\s+(?=[^\W\d_]\S*(?:\s+\S+){0,3}$)")


def _author_start(page: Page, span: Span) -> int | None:
    """Where the name begins that closes a run of words: behind the last sentence, else a first name and an initial."""
    ends = [m.end() for m in _SENTENCE_END.finditer(page.text, span.start, span.end)]
    start = ends[-1] if ends else span.start
    if mark := _MARK.match(page.text, start, span.end):
        # What closes the words is their mark.
        return mark.end()
    if ends and (len(page.text[start : span.end].split()) <= 3 or BYLINE.fullmatch(page.text, start, span.end)):
        return start
    match = re.compile(r"(?:^|\s)(?P<author>[^\W\d_]\S* [^\W\d_]\.?)$").search(page.text, span.start, span.end)
    return match.start("author") if match else None


def _undated(layout: Layout, rows: list[Row]) -> list[_Signed]:
    """Reviews without dates: each ends with its badge, or with a shortened name on a line of its own."""
    content = _content(rows)
    out: list[_Signed] = []
    start = 0
    for k, row in enumerate(content):
        badge = row.words.lower().endswith("super reviewer")
        bare = k > start and BYLINE.fullmatch(row.words) and not (k + 1 < len(content) and _BADGE.fullmatch(content[k + 1].words))
        if badge or bare:
            signed = _sign(layout, content[start : k + 1])
            start = k + 1
            if signed.body:
                out.append(signed)
    return out


def _user_review(page: Page, film: Mention, signed: _Signed, position: int, dated: Row | None) -> Reading:
    body = signed.body
    if body is None:
        return
    match = _DATED.fullmatch(page.text, dated.span.start, dated.span.end) if dated else None
    marks: dict[str, Span] = {name: page.group(match, name) for name in ("score", "best") if match and match[name]}
    if match and match["stars"]:
        yield page.notice("unreadable-value", f"{match['stars']!r} is a picture of a score", page.group(match, "stars"))
    fixed = "5.0" if "score" in marks else ""
    if "score" not in marks:
        marks = say.closing_mark(page, body)
    kind = "byline" if signed.author and BYLINE.fullmatch(page.words(signed.author)) else "account"
    if signed.author is None:
        yield page.notice("review-without-author", "who wrote a review cannot be told", Span(body.start, min(body.end, body.start + 60)))
    yield from say.review(
        page, film, "user_review", SLUG, body, position, author=signed.author, author_kind=kind, badge=signed.badge,
        date=page.group(match, "date") if match else None, score=marks.get("score"), best=marks.get("best"), fixed_best=fixed,
        verdict=marks.get("verdict"),
    )  # fmt: skip
