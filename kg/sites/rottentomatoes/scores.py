"""Scores, counts and the consensus: what stands between the title and the Movie Info of a Rotten Tomatoes page."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.model import Mention
from kg.reading import say
from kg.reading.page import Reading, Span
from kg.sites.rottentomatoes.layout import Layout, Row
from kg.sites.rottentomatoes.percentages import Token, paired
from kg.text import fold

RATER, SLUG = "Rotten Tomatoes", "rotten-tomatoes"
SECTIONS = ("top", "consensus", "photos", "critics", "info")


@dataclass
class _Group:
    """What the page says of one group's rating; ``row`` is quoted for the rater, ``heading`` for the group."""

    row: Span | None = None
    heading: Span | None = None
    score: Span | None = None
    average: tuple[Span, Span] | None = None
    counts: list[tuple[str, Span]] = field(default_factory=list)
    verdict: Span | None = None

    labels: list[Span] = field(default_factory=list)

    def mark(self, row: Span, heading: Span) -> None:
        self.labels.append(heading)
        if self.row is None:
            self.row, self.heading = row, heading


COUNTS: tuple[tuple[str, str, str], ...] = (
    ("critics", "review_count", r"(?P<label>total count|reviews counted|all critics|critic reviews):? ?\(?(?P<n>\d[\d,]*)\)?(?![\d,+%])"),
    ("critics", "review_count", r"^(?P<n>\d[\d,]*) (?P<label>reviews)$"),
    ("top critics", "review_count", r"(?P<label>top critics) ?\((?P<n>\d[\d,]*)\)"),
    ("critics", "positive", r"(?P<label>fresh)(?:: ?| ?\()(?P<n>\d[\d,]*)\)?(?![\d,+%])"),
    ("critics", "negative", r"(?P<label>rotten)(?:: ?| ?\()(?P<n>\d[\d,]*)\)?(?![\d,+%])"),
    ("users", "rating_count", r"(?P<label>(?:user|verified|audience) ratings): ?(?P<n>\d[\d,]*)(?![\d,+%]|\.\d)"),
    ("users", "rating_count", r"^(?P<n>\d[\d,]*) (?P<label>(?:verified |user )?ratings)$"),
)
"""Group, property and print of each count: 2019 ``Total Count: 52``, 2017 ``Reviews Counted: 52``, 2021 ``52 Reviews``,
``All Critics (52) | Top Critics (13) | Fresh (47) | Rotten (5)`` above the critics' reviews. "Fresh" is the site's positive."""

_INEXACT = re.compile(r"(?:fewer than )?\d[\d,]*\+? (?:verified |user )?(?:ratings|reviews)", re.I)
_ROW = re.compile(
    r"(?:total count|reviews counted|(?:user|verified|audience) ratings|fresh|rotten): ?\d[\d,]*"
    r"|\d[\d,]* (?:(?:verified |user )?ratings|reviews)"
    r"|(?:all|top|my) critics ?\(\d[\d,]*\)(?: ?\|? ?(?:(?:all|top|my) critics|fresh|rotten|dvd) ?\(\d[\d,]*\))*"
    r"|fresh: ?\d[\d,]* ?\| ?rotten: ?\d[\d,]*|critic reviews: ?\d[\d,]*"
    r"|(?:view|see) all (?:\d+ )?critic reviews ?\(\d[\d,]*\)",
    re.I,
)


_UNREAD = re.compile(
    r"(?:total count|reviews counted|(?:user|verified|audience) ratings): ?\S.{0,24}|(?:fresh|rotten): ?\d\S*"
    r"|average (?:rating|score): ?(?!\d+(?:\.\d+)? ?/ ?\d+$)\S.{0,24}",
    re.I,
)
"""A label of a count with something else behind it."""
_DISTINCT = re.compile(r"total count:|reviews counted:|(?:user|verified) ratings:|(?:all|top) critics ?\(", re.I)
"""Counts that are known wherever they stand."""


def read(layout: Layout, film: Mention) -> Reading:
    """Consensus, Tomatometer, audience score and all counts, one rating a group."""
    page = layout.page
    groups = {"critics": _Group(), "top critics": _Group(), "users": _Group()}
    _consensus(layout, groups["critics"])
    late: list[tuple[Row, re.Match[str]]] = []
    seen: dict[str, str] = {}
    for row in layout.rows:
        if row.used or row.heading or (row.section not in SECTIONS and not _DISTINCT.match(row.words)):
            continue
        if _ROW.fullmatch(row.words):
            row.used = True
            for whose, property, pattern in COUNTS:
                for match in page.find(pattern, row.span.start, row.span.end):
                    if re.match(r"(?:view|see) all", row.words, re.I):
                        late.append((row, match))
                        continue
                    owner = _column(layout, seen, whose, match)
                    if owner:
                        groups[owner].mark(row.span, page.group(match, "label"))
                        groups[owner].counts.append((property, page.group(match, "n")))
        elif _UNREAD.fullmatch(row.words):
            row.used = True
            yield page.notice("unreadable-value", f"{row.words[:60]!r} holds no count", row.span)
        elif _INEXACT.fullmatch(row.words):
            row.used = True
            yield page.notice("inexact-count", f"{row.words!r} is not an exact number", row.span)
    if not any(p == "review_count" for p, _ in groups["critics"].counts):
        for row, match in late:
            groups["critics"].mark(row.span, page.group(match, "label"))
            groups["critics"].counts.append(("review_count", page.group(match, "n")))
    yield from _percents(layout, groups)
    for name, group in groups.items():
        if group.row is None:
            continue
        # A label that names the group says who rated, a "Tomatometer" only what they gave.
        group.heading = next((label for label in group.labels if say.says_group(page.words(label), name)), group.heading)
        score, best = group.score, None
        if group.average and score is None:
            score, best = group.average
        elif group.average:
            yield page.notice("second-scale", "an average rating beside the percentage: one rating holds one scale", group.average[0])
        yield from say.rating(
            page, film, RATER, name, group.row, heading=group.heading, score=score, best=best, fixed_best="100.0" if group.score else "",
            counts=group.counts, verdict=group.verdict,
        )  # fmt: skip


def _column(layout: Layout, seen: dict[str, str], whose: str, match: re.Match[str]) -> str:
    """Whose count it is: a second column of the critics', with other numbers, is that of the top critics, where the page has them.

    ``seen`` holds what each label counted first. Empty for what repeats a count, or belongs to a column that nothing names.
    """
    label, number = match["label"].lower(), match["n"]
    if whose != "critics" or label not in ("reviews counted", "fresh", "rotten", "critic reviews") or "(" in match[0]:
        return whose
    if label == "critic reviews":
        return "top critics" if "reviews counted" in seen else whose
    if label not in seen:
        seen[label] = number
        return whose
    return "top critics" if seen[label] != number and _TOP_COLUMN.search(layout.page.text) else ""


_FRESH_ROTTEN = re.compile(r"fresh: ?\d[\d,]* ?\| ?rotten: ?\d[\d,]*", re.I)
_TOP_COLUMN = re.compile(r"^(?:all critics ?\| ?)?top critics$", re.I | re.M)
_READ = re.compile(r"\s*read critics? reviews$", re.I)
_NO_CONSENSUS = re.compile(r"no consensus\b", re.I)


def _consensus(layout: Layout, critics: _Group) -> None:
    """The first paragraph under ``Critics Consensus``, or what follows the colon on that line."""
    page = layout.page
    for i, row in enumerate(layout.rows):
        if row.heading != "consensus":
            continue
        heading = Span(row.span.start, row.span.start + len("critics consensus")) if row.words[:1].lower() == "c" else row.span
        inline = re.match(r"(?:critics )?consensus: ?(?P<text>.+)", row.words, re.I)
        if inline:
            start = row.span.end - len(inline["text"])
            critics.mark(page.trim(row.span.start, start), heading)
            critics.verdict = page.trim(start, row.span.end)
            return
        body: list[Row] = []
        for number, following in enumerate(layout.rows[i + 1 :], i + 1):
            if _is_inside(layout, number, bool(body)):
                body.append(following)
                continue
            if not following.plain or _score_row(following.words) or (body and following.apart):
                if following.furniture and not body and not _NO_CONSENSUS.match(following.words):
                    continue
                break
            body.append(following)
        if body and (len(body[0].words.split()) > 2 or len(body) > 1):
            for taken in body:
                taken.used = True
            critics.mark(row.span, heading)
            link = _READ.search(page.text, max(body[-1].span.start, body[-1].span.end - 30), body[-1].span.end)
            critics.verdict = page.trim(body[0].span.start, link.start() if link else body[-1].span.end)
        return
    for i, row in enumerate(layout.rows[:-1]):
        # In 2012 it stands below the counts, without its name.
        below = layout.rows[i + 1]
        if _FRESH_ROTTEN.fullmatch(row.words) and row.section == "top":
            if below.plain and len(below.words.split()) > 5 and below.ends_sentence and not _NO_CONSENSUS.match(below.words):
                below.used = True
                critics.mark(below.span, below.span)
                critics.verdict = below.span
            return


def _is_inside(layout: Layout, number: int, begun: bool) -> bool:
    """Whether a row is the film's title in the middle of a paragraph, whose slanted words stand on a line of their own."""
    rows, title = layout.rows, fold(layout.page.words(layout.title)) if layout.title else ""
    if fold(rows[number].words) != title or number + 1 >= len(rows) or rows[number].apart or rows[number + 1].apart:
        return False
    goes_on = rows[number + 1].words[:1].islower() or rows[number + 1].words[:1] in ",;:’'.!?"
    return goes_on and (not begun or not rows[number - 1].ends_sentence)


_PERCENT = re.compile(
    r"(?:(?P<before>tomatometer|audience score):? ?)?(?P<n>\d{1,3}) ?%(?: ?(?P<after>tomatometer|audience score|liked it|want to see))?",
    re.I,
)
_AVERAGE = re.compile(r"average (?:rating|score): ?(?P<score>\d+(?:\.\d+)?) ?/ ?(?P<best>\d+)", re.I)
_SCORE_LABEL = re.compile(r"(?P<label>tomatometer|audience score)\b.{0,3}", re.I)


def _score_row(words: str) -> bool:
    return any(p.fullmatch(words) for p in (_ROW, _INEXACT, _UNREAD, _PERCENT, _AVERAGE, _SCORE_LABEL))


def _percents(layout: Layout, groups: dict[str, _Group]) -> Reading:
    """Percentages with the label they belong to: on the same line, or the only label on a line next to it.

    Both orders exist (2017 ``Tomatometer`` above ``91%``, later below it); where rows are missing so that a percentage could
    belong to either label, that is a notice.
    """
    page = layout.page
    labels: list[Token] = []
    numbers: list[Token] = []
    count = block = 0
    for at, row in enumerate(layout.rows):
        if row.section not in SECTIONS or (row.furniture and not re.fullmatch("liked it|want to see", row.words, re.I)):
            continue
        count, block = count + 1, block + row.apart
        if average := _AVERAGE.fullmatch(row.words):
            row.used = True
            group = "critics" if average["best"] == "10" else "users"
            match = next(page.find(_AVERAGE, row.span.start, row.span.end))
            if average["best"] not in ("5", "10"):
                yield page.notice("unreadable-value", f"{row.words!r} is on no scale of this site", row.span)
            else:
                words = page.words(page.group(match, "score"))
                first = groups[group].average
                if group == "critics" and first and page.words(first[0]) != words and _TOP_COLUMN.search(page.text):
                    group = "top critics"
                if numbers and count - numbers[-1].row <= 2:
                    numbers[-1].group = group
                if groups[group].average is not None:
                    continue
                groups[group].average = (page.group(match, "score"), page.group(match, "best"))
                groups[group].mark(row.span, row.span)
        elif re.fullmatch("want to see", row.words, re.I):
            labels.append(Token(count, block, row.span, "wanted"))
        elif re.fullmatch("liked it", row.words, re.I):
            labels.append(Token(count, block, row.span, "users"))
        elif _is_bare(layout.rows, at):
            row.used = True
            numbers.append(Token(count, block, row.span))
        elif found := _PERCENT.fullmatch(row.words):
            row.used = True
            match = next(page.find(_PERCENT, row.span.start, row.span.end))
            token = Token(count, block, page.group(match, "n"))
            side = (found["after"] or found["before"] or "").lower()
            if side == "want to see":
                yield page.notice("not-a-rating", f"{row.words!r} counts who wants to see the film", row.span)
            elif side:
                name = "critics" if side == "tomatometer" else "users"
                _score(groups[name], token.span, page.group(match, "after" if found["after"] else "before"))
            else:
                numbers.append(token)
        elif label := _SCORE_LABEL.fullmatch(row.words):
            row.used = True
            span = Span(row.span.start, row.span.start + len(label["label"]))
            labels.append(Token(count, block, span, "critics" if label["label"].lower() == "tomatometer" else "users"))
    for number, label_ in paired(numbers, labels):
        if label_ is None and number.group:
            _score(groups[number.group], number.span, number.span)
        elif label_ is None:
            yield page.notice("unclear-percentage", f"whose score {page.words(number.span)}% is cannot be told", number.span)
        elif label_.group == "wanted":
            yield page.notice("not-a-rating", f"{page.words(number.span)}% want to see the film", number.span)
        else:
            _score(groups[label_.group], number.span, label_.span)


_BARE = re.compile(r"100|\d{1,2}")


def _is_bare(rows: list[Row], at: int) -> bool:
    """Whether a row is a percentage of 2012, without its sign: an average rating or "liked it" stands below it."""
    if not _BARE.fullmatch(rows[at].words) or rows[at].section not in ("top", "consensus"):
        return False
    below = [other.words.casefold() for other in rows[at + 1 : at + 4]]
    return any(words == "liked it" or _AVERAGE.fullmatch(words) for words in below[:1]) or (
        below[:1] == ["all critics | top critics"] and any(_AVERAGE.fullmatch(words) for words in below)
    )


def _score(group: _Group, number: Span, label: Span) -> None:
    if group.score is None:
        group.score = number
        group.mark(label, label)
