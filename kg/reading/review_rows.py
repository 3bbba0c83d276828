"""Reviews as the rows of a list: where each row begins, numbered or not, one a line or all on one line.

What a row consists of is read by ``kg.reading.review_parts``. On a page of one line the rows are told apart by their numbers, which
follow each other, or by the links that close them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.reading.page import Page, Span
from kg.reading.review_parts import BODY_END, BY, CLOSING, DATE, FARTHEST, PUBLICATION, SCORE, Row, read_row, tail_of

_NUMBER = re.compile(r"(?<!\S)(?P<number>\d{1,4})\.(?=\s)")
_DATED = re.compile(rf"(?:posted )?{DATE}$", re.I)
_DATE_AHEAD = re.compile(rf"(?:\S+\s+){{0,2}}{DATE}", re.I)
_HEAD = re.compile(rf"{SCORE}|\d{{3}}|{DATE}|posted {DATE}", re.I)


def review_rows(page: Page, span: Span, group: str, furniture: re.Pattern[str]) -> list[Row]:
    """The reviews of one group in a stretch of the page; stretches without a body give none.

    ``group`` is ``critics`` or ``users``; ``furniture`` matches whole lines that belong to the site and to no review.
    """
    listed = _numbered(page, span, group)
    if group == "users" and listed and _DATE_AHEAD.match(page.text, *listed[0][1]):
        # Of a list in which rows begin with their dates, a number without one counts something in a review.
        listed = _dated_only(page, listed)
    numbered = [(number + extra, part) for number, piece in listed for extra, part in enumerate(_merged(page, piece, group, furniture))]
    pieces = numbered or [
        (0, piece) for piece in (_between_tails(page, span) if page.one_line else _unnumbered(page, span, group, furniture))
    ]
    rows: list[Row] = []
    restarted, previous = False, 0
    for number, piece in pieces:
        restarted = restarted or number == 1 <= previous
        previous = number
        dated = restarted and _DATE_AHEAD.match(page.text[piece.start : piece.end])
        row = read_row(page, piece, "users" if dated else group, number or len(rows) + 1)
        if row is not None:
            rows.append(row)
    return rows


def _closed(page: Page, piece: Span) -> bool:
    """Whether a row ends with a link or votes, as all of a review does."""
    return tail_of(page.text[max(piece.start, piece.end - FARTHEST) : piece.end]) is not None


def _dated_only(page: Page, listed: list[tuple[int, Span]]) -> list[tuple[int, Span]]:
    out: list[tuple[int, Span]] = []
    for number, piece in listed:
        if out and not _DATE_AHEAD.match(page.text, *piece) and not _closed(page, out[-1][1]):
            out[-1] = (out[-1][0], Span(out[-1][1].start, piece.end))
        else:
            out.append((number, piece))
    return out


# --- where rows begin ------------------------------------------------------------------------------------------------


def _numbered(page: Page, span: Span, group: str) -> list[tuple[int, Span]]:
    """The rows of a numbered list: numbers at line starts, or on one line those that follow each other."""
    marks = list(_NUMBER.finditer(page.text, span.start, span.end))
    if not page.one_line:
        marks = [m for m in marks if not (before := page.trim(0, m.start()).end) or "\n" in page.text[before : m.start()]]
        indents = [page.indent(m.start()) for m in marks]
        # A list in a review's own words stands deeper than the list of reviews.
        marks = [m for m, indent in zip(marks, indents, strict=True) if indent <= min(indents) + 1]
    else:
        dated = [
            m
            for m in marks
            if _DATE_AHEAD.match(page.text, page.trim(m.end(), span.end).start, span.end) or _closed(page, page.trim(span.start, m.start()))
        ]
        marks = _chain(page, dated if group == "users" and dated and dated[0] == marks[0] else marks, span)
    if not marks:
        return []
    ends = [m.start() for m in marks[1:]] + [span.end]
    return [(int(m["number"]), page.trim(m.end(), end)) for m, end in zip(marks, ends, strict=True)]


def _chain(page: Page, marks: list[re.Match[str]], span: Span) -> list[re.Match[str]]:
    """Of the numbers in running text those that count rows: the best rising chain, and what begins a row out of order."""

    def opens(mark: re.Match[str]) -> bool:
        before = page.text[max(span.start, mark.start() - 20) : mark.start()].rstrip()
        return not before or bool(re.search(r"[.!?…»\])\"”’]$|\b(?:expand|helpful|reviews|review)$", before, re.I))

    best: list[tuple[float, int]] = []
    for here, mark in enumerate(marks):
        own = 2.0 if opens(mark) else 0.6
        number = int(mark["number"])
        choice = (own - 0.4 * min(number - 1, 5), -1)
        for there in range(max(0, here - 60), here):
            gap = number - int(marks[there]["number"])
            if gap >= 1:
                choice = max(choice, (best[there][0] + own - 0.9 * min(gap - 1, 4), there))
        best.append(choice)
    if not best:
        return []
    at = max(range(len(best)), key=lambda i: (best[i][0], -i))
    if best[at][0] < 1.0:
        return []
    chain: list[int] = []
    while at >= 0:
        chain.append(at)
        at = best[at][1]
    numbers = {int(marks[i]["number"]) for i in chain}
    chained = set(chain)
    stray = [
        i
        for i, m in enumerate(marks)
        if i not in chained and opens(m) and 0 < int(m["number"]) <= len(marks) + 3 and int(m["number"]) not in numbers
    ]
    return [marks[i] for i in sorted([*chain, *stray])]


def _merged(page: Page, piece: Span, group: str, furniture: re.Pattern[str]) -> list[Span]:
    """The rows in one numbered row: more than one where the number of the next is gone, but its head or its body is there.

    What follows a body and belongs to the site ends the row.
    """
    if page.one_line:
        return [piece]
    lines = page.lines[page.line_at(piece.start) : page.line_at(piece.end - 1) + 1] if piece.end > piece.start else []
    if len(lines) < 2:
        return [piece]
    rows = [[piece.start, piece.start]]
    body = closed = False
    for line in lines:
        inner = page.trim(max(line.start, piece.start), min(line.end, piece.end))
        words, kind = page.words(inner), _kind(page, inner, group)
        dated = bool(_DATED.match(words))
        opens = kind == "body" or (kind == "head" and (group == "critics" or dated))
        if kind != "tail" and furniture.fullmatch(words) and not re.fullmatch(rf"{SCORE}|\d{{3}}", words):
            closed = body
            rows[-1] = rows[-1] if body else [inner.end, inner.end]
            continue
        if body and opens and (group == "critics" or closed or dated) and not _goes_on(page, inner):
            rows.append([inner.start, inner.start])
            body = closed = False
        if not closed or kind == "tail":
            rows[-1][1] = inner.end
        body = body or kind == "body"
        closed = closed or (body and bool(tail_of(words)))
    return [page.trim(start, end) for start, end in rows]


_FILLED = 50
"""A line that a width parted from the next holds so many characters at least."""


def _goes_on(page: Page, line: Span) -> bool:
    """Whether a line goes on with the words of the one above: it begins with a small letter, and that one is filled and ends nothing."""
    start = page.text.rfind("\n", 0, line.start - 1) + 1
    above = page.text[start : max(start, line.start - 1)]
    return page.text[line.start].islower() and len(above) >= _FILLED and BODY_END.search(above) is None


def _between_tails(page: Page, span: Span) -> Iterator[Span]:
    """Rows without numbers on one line: what stands before each run of links that closes a review; without links, none."""
    start = span.start
    for match in page.find(rf"(?:{CLOSING}\s*)+", *span):
        yield page.trim(start, match.end())
        start = match.end()


def _unnumbered(page: Page, span: Span, group: str, furniture: re.Pattern[str]) -> Iterator[Span]:
    """Rows without numbers: a head after a body or a tail begins the next one; a critic's body is one line."""
    lines = [line for line in page.lines if line.start >= span.start and line.end <= span.end]
    kinds = [_kind(page, line, group) for line in lines]
    kinds = ["tail" if kind != "head" and furniture.fullmatch(page.words(line)) else kind for line, kind in zip(lines, kinds, strict=True)]
    if "head" not in kinds and "tail" not in kinds:
        return
    start: int | None = None
    seen_body = False
    for number, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        new = seen_body and (kind == "head" or (kind == "body" and (kinds[number - 1] == "tail" or group == "critics")))
        if new and start is not None:
            yield page.trim(start, lines[number - 1].end)
        if start is None and kind == "tail":
            continue
        if start is None or new:
            start, seen_body = line.start, False
        seen_body = seen_body or kind == "body"
    if start is not None and seen_body:
        yield page.trim(start, lines[-1].end)


def _kind(page: Page, line: Span, group: str) -> str:
    words = page.words(line)
    left = words
    while left and (match := tail_of(left, max(0, len(left) - FARTHEST))):
        left = left[: match.start()]
    if not left:
        return "tail"
    if _HEAD.fullmatch(words) or BY.search(words[:70]):
        return "head"
    if (
        group == "users"
        and re.fullmatch(r"\[\S+\]|\S*[^\W\d_]\.", words)
        and (words[0] == "[" or words[-2:-1].isupper() or words.islower())
    ):
        return "head"
    if BODY_END.search(words) or len(words.split()) > 7:
        return "body"
    return "head" if len(words.split()) < 5 or (group == "critics" and PUBLICATION.fullmatch(words)) else "body"
