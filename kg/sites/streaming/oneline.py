"""A streaming page on one line, cut into the rows it would have had.

The grammar: a review starts with ``NAME yyyy/mm/dd`` behind ``Reviews``, ``More``, a heading or the end of a sentence; the
facts are ``Title (year) date | rating | certificate | genres plot``; the headings are a fixed few phrases.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Iterator

from kg.reading.genres import genres_at
from kg.reading.page import Page, Span
from kg.sites.streaming.patterns import CELL, CRUMBS, DATE, HEADINGS, LABEL, PHRASES, SCORE, SLASH_DATE, YEAR_PAREN

_REVIEW_DATE = re.compile(rf"(?<![\w/|])(?P<date>{SLASH_DATE})(?![\w/]|\s*\|)")
_OPENER = re.compile(r"\b(?P<word>more|reviews|comments)\b[:.…]*(?:\s*\(\d+\))?\s+(?P<author>(?:\S+\s+){0,4})$", re.I)
_AFTER_HEADING = re.compile(rf"(?:{PHRASES}|\bcast)\s+(?P<author>[^\s|]{{1,40}})\s+$", re.I)
_UNDATED = re.compile(r"(?:(?<=[.!?\"'”’)…] )(?:More|more)|\breviews)\s+(?P<author>[a-z][\w.-]*[\d_][\w.-]*)\s+(?=\S)", re.I)
_AFTER_SENTENCE = re.compile(r"[.!?\"'”’)…]\s+(?P<author>[^\s|]{0,39}[^\s|:])\s+$")
_AHEAD = re.compile(
    rf"\bmore\s+(?=(?:cast\s+)?(?:home\s*[>»›]|unlimited streaming|{PHRASES}|(?:©|copyright))|cast\s*$"
    rf"|[^|()]{{1,80}}\((?:18|19|20)\d\d\)\s+(?:{DATE}|\|)|{DATE}\s*\||\|)|\bmore\s*$",
    re.I,
)


def regions(page: Page) -> Iterator[list[Span]]:
    """The parts of a one-line page in order: reviews, and what stands before, between and after them."""
    text, at = page.text, 0
    starts: list[tuple[int, Span | None, Span | None]] = []
    for match in _REVIEW_DATE.finditer(text):
        window = max(at, match.start() - 70)
        before = text[window : match.start()]
        opener = _OPENER.search(before)
        if opener:
            author = page.trim(window + opener.start("author"), window + opener.end("author"))
            starts.append((window + opener.start("word"), author if author.end > author.start else None, Span(*match.span())))
        elif after := (_AFTER_HEADING.search(before) or _AFTER_SENTENCE.search(before)):
            author = page.trim(window + after.start("author"), window + after.end("author"))
            starts.append((author.start, author, Span(*match.span())))
        else:
            continue
        at = match.end()
    cased = any(c.isupper() for c in text)
    authors = {author for _, author, _ in starts}
    for undated in _UNDATED.finditer(text) if starts else ():
        name = page.group(undated, "author")
        dated = name in authors or re.match(r"\d{4}/", text[undated.end() : undated.end() + 5])
        if not dated and not (cased and text[undated.end()].islower()):
            starts.append((undated.start(), name, None))
    starts.sort(key=lambda start: start[0])
    done = 0
    for number, (first, signer, date) in enumerate(starts):
        if first > done:
            yield list(cut_head(page, Span(done, first)))
        limit = starts[number + 1][0] if number + 1 < len(starts) else len(text)
        signed = Span(first, (date or signer or Span(first, first)).end)
        body = Span(signed.end, limit)
        mark = re.compile(r"\s*(\d{1,2}(?:\.\d)?\s?/\s?10)(?=\s)").match(text, body.start, limit)
        pieces: list[Span] = []
        word = re.compile(r"\w+").match(text, first)
        if word and (signer is None or first < signer.start):
            pieces.append(Span(first, word.end()))
        pieces += [s for s in (signer, date) if s]
        if mark:
            pieces.append(Span(*mark.span(1)))
            body = Span(mark.end(), limit)
        ahead = _AHEAD.search(text, body.start, limit)
        footer = re.compile(r"(?:©|\bcopyright\b|\ball rights reserved\b).*$", re.I).search(text, body.start, limit)
        if ahead:
            done = ahead.start() + 4
            pieces += [page.trim(body.start, ahead.start()), Span(ahead.start(), done)]
        elif number + 1 == len(starts) and (
            crumbs := re.compile(rf"home\s*>|(?<=[.!?\"”)] )(?:{PHRASES})", re.I).search(text, body.start, limit)
        ):
            done = crumbs.start()
            pieces.append(page.trim(body.start, done))
        elif footer:
            done = footer.start()
            pieces.append(page.trim(body.start, done))
        else:
            done = limit
            pieces.append(page.trim(body.start, limit))
        yield pieces
    if done < len(text):
        yield list(cut_head(page, Span(done, len(text))))


def _doubled(page: Page, stretch: Span) -> list[Span]:
    """A title that stands twice in a row, as two ranges; else the one range."""
    words = [(m[0].casefold(), m.start(), m.end()) for m in re.compile(r"\S+").finditer(page.text, *stretch)]
    for size in range(len(words) // 2, 0, -1):
        if [w[0] for w in words[-size:]] == [w[0] for w in words[-2 * size : -size]]:
            middle = words[-size][1]
            first = page.trim(words[-2 * size][1], middle)
            rest = [page.trim(stretch.start, first.start)] if first.start > words[0][1] else []
            return [*rest, first, page.trim(middle, stretch.end)]
    return [stretch]


def cut_head(page: Page, region: Span) -> Iterator[Span]:
    """The rows of a stretch without reviews."""
    text = page.text
    marks: list[Span] = []

    def free(start: int, end: int) -> bool:
        i = bisect_left(marks, (start, 0))
        return (i == len(marks) or end <= marks[i].start) and (i == 0 or start >= marks[i - 1].end)

    def mark(start: int, end: int) -> None:
        span = page.trim(start, end)
        if span.end > span.start and free(*span):
            insort(marks, span)

    for match in re.compile(rf"\b(?:{PHRASES})(?![\w-])", re.I).finditer(text, *region):
        mark(*match.span())
    for match in re.compile(
        r"unlimited streaming(?: with prime video)?|\b(?:try|start) .{0,12}(?:free )?trial\b|(?:©|copyright\b).*$", re.I
    ).finditer(text, *region):
        mark(*match.span())
    for crumbs in CRUMBS.finditer(text, *region):
        mark(*crumbs.span())
    for match in re.compile(r"\breviews(?:\s*\(\d+\))?\s*$", re.I).finditer(text, *region):
        mark(*match.span())
    similar = [m for m in marks if HEADINGS["similar"].fullmatch(text[m.start : m.end])]
    for match in re.compile(
        r"(?:(?<=\.\.\. )|(?<=… )|(?<=[.!?\"”] )|(?<=trailer )|(?<=\d\d )|(?<=\d\d\) ))(?:top credited |top |full )?cast(?=\s|$)", re.I
    ).finditer(text, *region):
        ahead = page.text[(start := page.trim(match.end(), region.end).start) : min(start + 1, region.end)]
        if match[0].islower() and re.match(r"[A-Z]", text[region.start : region.end]) and ahead[:1].islower():
            continue
        mark(*match.span())
        break
    plots = (
        r"\b(?:Plot|Overview|Story|Summary|Plot Summary|Synopsis|Storyline)(?= [A-Z\"“])"
        if any(c.isupper() for c in text)
        else r"\b(?:synopsis|storyline)(?= )"
    )
    for match in re.compile(plots).finditer(text, *region):
        mark(*match.span())
    for match in LABEL.finditer(text, *region):
        if match.start() == region.start or text[match.start() - 1] in " |":
            mark(match.start(), match.start() + len(match["label"]) + 1)
    labels = [m for m in marks if text[m.end - 1] == ":"]
    _mark_title(page, region, similar, marks, mark)
    for row in re.compile(rf"{DATE}(?=\s*\|)|\|\s*{SCORE}(?=\s*\|)", re.I).finditer(text, *region):
        if free(*page.trim(*row.span())):
            _mark_cells(page, row.start(), region.end, mark)
            break
    for match in re.compile(r"(?<=\s)(?:\.\.\.|…)(?=\s|$)").finditer(text, *region):
        mark(*match.span())
    at = region.start
    pending: Span | None = None
    for span in [*sorted(marks), Span(region.end, region.end)]:
        gap = page.trim(at, span.start)
        if pending is not None:
            yield from _labelled(page, pending, gap)
            pending = None
        elif gap.end > gap.start:
            yield gap
        if span in labels:
            pending = span
        elif span.end > span.start:
            yield span
        at = span.end
    if pending is not None:
        yield pending


def _labelled(page: Page, label: Span, gap: Span) -> Iterator[Span]:
    """A label with its value; of a value whose grammar says where it ends, what follows is a row of its own."""
    if gap.end <= gap.start:
        yield page.trim(label.start, label.end)
        return
    name = page.text[label.start : label.end].casefold()
    end = gap.end
    cell = CELL.match(page.text, gap.start, gap.end)
    votes = re.compile(r"\s*\(?[\d,.]+ (?:votes?|ratings?|users?)\)?", re.I)
    if re.match(r"genre", name):
        known = genres_at(page, gap.start, gap.end)
        end = known[-1].end if known else gap.end
    elif cell and not re.match(r"(?:title|original|also|aka|alternative|plot|syn|over|story|summ|desc|tagline)", name):
        counted = votes.match(page.text, cell.end(), gap.end)
        end = counted.end() if counted else cell.end()
    yield Span(label.start, end)
    rest = page.trim(end, gap.end)
    if rest.end > rest.start and page.text[rest.start : rest.end] != "|":
        yield rest


def _last(marks: list[Span], position: int) -> Span | None:
    """Of sorted marks that do not overlap the last one that ends at or before a position."""
    i = bisect_right(marks, (position, position))
    while i and marks[i - 1].end > position:
        i -= 1
    return marks[i - 1] if i else None


def _mark_title(page: Page, region: Span, similar: list[Span], marks: list[Span], mark: Callable[[int, int], None]) -> None:
    """Mark the page's ``Title (year)`` with the title that stands before it, and the cells that follow."""
    text = page.text
    best: tuple[int, re.Match[str]] | None = None
    similar_headings = set(similar)
    for match in YEAR_PAREN.finditer(text, *region):
        last = _last(marks, match.start())
        edge = last.end if last else region.start
        inside = last in similar_headings
        stretch = page.trim(edge, match.start())
        if stretch.end - stretch.start > 2000 or len(text[stretch.start : stretch.end].split()) > 40:
            continue
        cell = CELL.match(text, page.trim(match.end(), region.end).start, region.end)
        strength = 2 * bool(cell) + 2 * (len(_doubled(page, stretch)) > 1) + bool(last and text[last.end - 1] in ">»›")
        strength += len(stretch) > 0 and not inside
        if (best is None or strength > best[0]) and strength:
            best = (strength, match)
    if best is None:
        return
    match = best[1]
    last = _last(marks, match.start())
    edge = last.end if last else region.start
    titles = _doubled(page, page.trim(edge, match.start()))
    for title in titles[:-1]:
        mark(*title)
    mark(titles[-1].start, match.end())
    _mark_cells(page, match.end(), region.end, mark)


def _mark_cells(page: Page, at: int, end: int, mark: Callable[[int, int], None]) -> None:
    """Mark the facts that follow each other from ``at``: date, rating, certificate, running time, genres."""
    text = page.text
    seen: set[str] = set()
    while True:
        gap = re.compile(r"[\s|]*").match(text, at, end)
        assert gap is not None
        cell = CELL.match(text, gap.end(), end)
        if not cell or cell.lastgroup in seen:
            break
        barred = "|" in gap[0] or text[cell.end() : end].lstrip().startswith("|")
        if (
            not barred
            and (cell.lastgroup not in ("date", "score") or (cell.lastgroup == "score" and "." not in cell[0]))
            and len(cell[0]) < 2 + bool(seen)
        ):
            break
        mark(*cell.span())
        seen.add(str(cell.lastgroup))
        at = cell.end()
    known = genres_at(page, at, end)
    if known:
        mark(known[0].start, known[-1].end)
