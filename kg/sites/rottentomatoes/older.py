"""Rotten Tomatoes pages of about 2005 to 2013 as text: labels of that time, and reviews whose links stand between words and name.

``Rated: R [See Full Rating] for …``, ``Synopsis:``, ``Starring:``, ``Theatrical Release:``; ``PG-13, 1 hr. 42 min.``; the words,
``Full Review | 4 Comments``, ``04/21/09``, the critic, the publication, ``Top Critic``; ``April 16, 2009: a headline``.
"""

from __future__ import annotations

import re

from kg.model import Mention
from kg.reading import say
from kg.reading.page import Page, Reading, Span
from kg.sites.rottentomatoes.layout import Layout, Row, range_of, take
from kg.sites.rottentomatoes.patterns import DATE, GRADE, MARK
from kg.sites.rottentomatoes.run import is_name
from kg.sites.rottentomatoes.scores import SLUG
from kg.text import BETWEEN_NAMES, text_hash

_RATED = re.compile(
    r"(?P<value>g|pg|pg-13|r|nc-17|x|m|nr|not rated|unrated)(?: ?\[see full rating\])?(?: ?,? ?(?:for )(?P<reason>.+?)\.?)?", re.I
)
_BESIDE = re.compile(
    r"(?P<value>g|pg|pg-13|r|nc-17|x|m|nr|not rated|unrated), "
    r"(?P<runtime>\d{1,2} hrs?\.?(?: \d{1,2} min(?:ute)?s?\.?)?|\d{1,3} min(?:ute)?s?\.?)",
    re.I,
)
_OFFICIAL = re.compile(r"(?P<studio>\S.{1,60}?) - official site", re.I)
_MORE = re.compile(r"(?:\s*(?:\[more\]|\.\.\. ?more|more…?))+$", re.I)
_MARKED = r"(?: ?\| ?(?:original score|rating): ?(?P<{}>[^|]+?))?"
_LINKS = re.compile(rf"full review{_MARKED.format('mark')}(?: ?\| ?(?:\d[\d,]* )?comments?)?{_MARKED.format('late')}", re.I)
_DAY = re.compile(r"\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)")
_TOP = re.compile(r"(?P<badge>top critic)", re.I)
_HEADLINE = re.compile(rf"(?P<date>{DATE}|[^\W\d_]{{3,9}}\.? \d{{1,2}}, ?\d{{4}}): (?P<headline>\S.+)", re.I)


def rated(page: Page, film: Mention, label: Span, value: Span) -> Reading:
    """``Rated: PG-13 [See Full Rating] for some violence.``"""
    match = _RATED.fullmatch(page.text, *value)
    if not match:
        yield page.notice("unreadable-value", f"{page.words(value)[:60]!r} is no content rating", value)
    elif re.fullmatch(r"nr|not rated|unrated", match["value"], re.I):
        yield page.claim(film, "certificate", page.group(match, "value"))
    else:
        reason = page.group(match, "reason") if match["reason"] else None
        yield from say.certification(page, film, page.group(match, "value"), reason, "MPAA", label)


def synopsis(page: Page, film: Mention, label: Span, value: Span) -> Reading:
    """The plot without its link."""
    more = _MORE.search(page.text, max(value.start, value.end - 40), value.end)
    text = page.trim(value.start, more.start() if more else value.end)
    # Its beginning may stand before it, cut short.
    again = page.text.find(page.text[text.start : text.start + 40], text.start + 40, text.end)
    text = Span(again, text.end) if again > 0 and page.text[again - 4 : again].strip() in ("...", "…") else text
    if len(page.words(text).split()) > 3:
        yield page.claim(film, "description", text)


def starring(page: Page, film: Mention, label: Span, value: Span) -> Reading:
    """The first names of the cast, a comma between."""
    for name in page.split(value, BETWEEN_NAMES):
        if is_name(page.words(name)):
            yield from say.person_link(page, film, "actor", name)


def rows(layout: Layout, film: Mention) -> Reading:
    """Rows of Movie Info that are known by their form: certificate and running time, a studio with its site."""
    page = layout.page
    for row in layout.rows:
        if row.section != "info" or not row.plain:
            continue
        if beside := _BESIDE.fullmatch(page.text, *row.span):
            row.used = True
            value = page.group(beside, "value")
            if re.fullmatch(r"nr|not rated|unrated", beside["value"], re.I):
                yield page.claim(film, "certificate", value)
            else:
                yield from say.certification(page, film, value, None, "MPAA", value)
            yield from say.running_time(page, film, page.group(beside, "runtime"))
        elif official := _OFFICIAL.fullmatch(page.text, *row.span):
            row.used = True
            yield from say.person_link(page, film, "company", page.group(official, "studio"), kind="organization")


def reviews(layout: Layout, film: Mention) -> Reading:
    """Critics' reviews whose links stand behind their words: the day, the name, the publication and the badge follow."""
    page, position = layout.page, 0
    for run in layout.section("critics"):
        here = [layout.rows[i] for i in run if not layout.rows[i].used]
        here = [row for row in here if not row.furniture or _TOP.fullmatch(row.words)]
        links = [k for k, row in enumerate(here[:-1]) if _LINKS.fullmatch(row.words) and _DAY.fullmatch(here[k + 1].words)]
        at = 0
        for n, k in enumerate(links):
            until = links[n + 1] if n + 1 < len(links) else len(here)
            body, behind = here[at:k], here[k + 2 : until]
            names = [row for row in behind[:2] if not _TOP.fullmatch(row.words)]
            signed = len(names) == 2 and is_name(names[0].words) and len(names[1].words.split()) <= 8
            badge = behind[2] if signed and len(behind) > 2 and _TOP.fullmatch(behind[2].words) else None
            at = k + 2 + (2 if signed else 0) + (1 if badge else 0)
            take([here[k], here[k + 1], *body, *(names if signed else []), *([badge] if badge else [])])
            whole = range_of(body)
            if whole is None or not signed:
                yield page.notice("review-without-words" if whole is None else "unclear-critic", "a review is not whole", here[k].span)
                continue
            position += 1
            yield from _review(page, film, whole, (here[k], here[k + 1], names[0], names[1], badge), position)


def _review(page: Page, film: Mention, body: Span, rows: tuple[Row, Row, Row, Row, Row | None], position: int) -> Reading:
    links, day, author, publisher, badge = rows
    match = _LINKS.fullmatch(page.text, *links.span)
    mark = next((page.group(match, name) for name in ("mark", "late") if match and match[name]), None)
    number = MARK.fullmatch(page.text, *mark) if mark else None
    yield from say.review(
        page, film, "critic_review", SLUG, body, position, author=author.span, author_kind="critic", publisher=publisher.span,
        badge=badge.span if badge else None, score=page.group(number, "score") if number else None,
        best=page.group(number, "best") if number and number["best"] else None,
        grade=mark if mark and GRADE.fullmatch(page.words(mark)) else None,
    )  # fmt: skip
    node = Mention("critic_review", (SLUG, text_hash(page.words(body))), film)
    short = len(day.words.rpartition("/")[2]) == 2
    yield from say.attempt(page, node, "review_date", day.span, "month-first-date", inferred=short)


def headlines(layout: Layout, film: Mention) -> Reading:
    """News whose date stands before the headline; what stands below is the article's beginning."""
    page = layout.page
    for run in layout.section("news"):
        found = [(layout.rows[i], m) for i in run if (m := _HEADLINE.fullmatch(page.text, *layout.rows[i].span))]
        for row, match in found:
            row.used = True
            yield from say.news(page, film, page.group(match, "headline"), page.group(match, "date"), None)
        if found:
            take([layout.rows[i] for i in run])
