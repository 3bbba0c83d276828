"""Metacritic: a film's review pages and summary page, as text whose tags are gone.

Layouts known: 2010 (``Score distribution:`` under ``Critic Reviews``, ``Read full review`` after each review) and 2012 to 2018
(``Universal acclaim - based on 23 Critics``, ``Critic score distribution:``, reviews as rows of a numbered list, ``Full Review »``).
Everything on such a page belongs to one of two groups, critics or users; ``groups`` says where each begins, and what stands
below that without a label is its reviews. A page without a title names its film only in the prose of its reviews
(``kg.reading.prose``).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import islice, pairwise
from typing import NamedTuple

from kg.model import Mention
from kg.reading import say
from kg.reading.details import Detail, detail_value, film_details
from kg.reading.links import is_link
from kg.reading.page import Page, Reading, Span
from kg.reading.prose import title_places
from kg.reading.review_parts import Row
from kg.reading.review_rows import review_rows
from kg.reading.signs import Sign
from kg.sites.metacritic import signed
from kg.sites.metacritic.groups import DISTRIBUTION, SHARE, SUMMARY, VERDICTS, GroupSign, parts_of, shares_of, signs_of

RATER, SLUG = "Metacritic", "metacritic"


# --- recognition -----------------------------------------------------------------------------------------------------

_NOT_FILM = Sign(r"\b(?:developer|# of players|number of players|esrb|esrb rating|record label|platform):\s")
_SIGNS = (
    (0.15, Sign(r"\bReviewed by:"), 2),
    (0.15, Sign(r"\bfull review »|\bread full review\b|all this (?:critic|publication|user)'s reviews"), 1),
    (0.1, Sign(r"\bmetascore\b"), 1),
    (0.1, Sign(r"\bmetacritic\b"), 1),
    (0.1, Sign(r"\buser score\b"), 1),
    (0.1, Sign(r"\d of \d+ users found this helpful"), 1),
)
"""The site's own phrases, with their weights and how often they stand on a page of its own at least."""


def recognize(page: Page) -> float:
    """From 0 to 1: how many of the site's own phrases stand on the page. Its game and music pages are none of ours."""
    text = page.text
    if _NOT_FILM.search(text):
        return 0.0
    summaries, distributions = list(SUMMARY.finditer(text)), list(DISTRIBUTION.finditer(text))
    weights = (
        (0.4, any(m["verdict"] for m in summaries)),
        (0.15, bool(summaries)),
        (0.35, any(m["who"] for m in distributions)),
        (0.2, bool(distributions)),
        (0.15, sum(bool(m["of"]) for m in SHARE.finditer(text)) > 1),
        *((weight, sum(1 for _ in islice(sign.finditer(text), least)) == least) for weight, sign, least in _SIGNS),
    )
    return min(1.0, sum(weight for weight, there in weights if there))


# --- the film and its labels -------------------------------------------------------------------------------------------

_FURNITURE = re.compile(
    r"(?:summary|critic reviews?|user reviews?|details(?: & credits)?|trailers?(?: & videos?)?|metascore|user score|metacritic|movies?"
    r"|games?|tv|music|features|home|new releases|coming soon|high scores|browse a-z|publications|critics|people|log in|sign up|register|"
    r"search|write a review|what's this\?|your score|rate this:?|buy now|where to watch|stream on|(?:\d+ )?out of 100?|tbd|advertisement|"
    r"share this\??|reports|by metascore|by user score|all reviews|positive reviews|mixed reviews|negative reviews"
    r"|more details and credits »|see all.*"
    r"|no (?:user )?score yet.*|awaiting \d+ more (?:rating|review)s?|be the first to review.*|there are no (?:critic |user )?reviews yet.*"
    r"|show all|\W*|[\d., ]+|page \d+.*|login.*|review this movie|score distribution:)",
    re.I,
)
PAGE_TITLE = re.compile(
    r"^(?:(?:read )?(?:critic |user )?reviews (?:and submit your own )?for )?(?P<title>.+?)"
    r"(?:(?: - movie)? (?:critic |user )?reviews| details and credits"
    r"| (?:full |cast (?:and|&) crew )?credits| trailers(?: (?:and|&) videos)?)?"
    r"(?: at| -| \|) metacritic(?:\.com)?$",
    re.I,
)
_SITE_WORDS = re.compile(
    rf"{VERDICTS}|reviews?|based|on \d+|\d critics?|ratings?|reviewed|by:|score|yet|tbd"
    r"|distribution|positive|mixed|negative|out of|metacritic",
    re.I,
)
_TITLE_YEAR = re.compile(r"^(?P<title>.+?)\s*\((?P<year>(?:19|20)\d\d)\)$")


def _fields(page: Page, signs: list[GroupSign], taken: list[Span]) -> list[Detail]:
    """Labels outside of the reviews with their values: key, range of the label, range of the value."""
    out = []
    whole = sorted(taken)
    stops = sorted([*(s.start for s in taken), *(s.span.start for s in signs), len(page.text)])
    for sign in signs:
        if sign.kind != "label":
            continue
        row = bisect_right(whole, (sign.span.start, len(page.text)))
        if row and whole[row - 1].end > sign.span.start:
            continue
        value = detail_value(page, sign.match, stops[bisect_left(stops, sign.span.end)])
        if value.end > value.start:
            out.append(Detail(sign.match.lastgroup or "", page.group(sign.match), value))
    return out


_YEAR_ALONE = re.compile(r"\s*(?:[•*·]\s+)?(?P<year>(?:18|19|20)\d\d)\s*")


class _Heading(NamedTuple):
    """A printed title with the year behind it; ``sure`` where a label or the page's own title says that it is one."""

    title: Span
    year: Span | None
    sure: bool


def _heading(page: Page, signs: list[GroupSign], fields: list[Detail], taken: list[Span]) -> _Heading | None:
    """The title where the page prints it: a ``Title:`` field, the page's own title, or the one line above everything else
    that is neither label, sign nor site furniture."""
    for key, _, value in fields:
        if key == "title":
            return _with_year(page, value, sure=True)
    first = min([s.span.start for s in signs] + [label.start for _, label, _ in fields] + [s.start for s in taken] + [len(page.text)])
    above = [line for line in page.lines if line.end <= first]
    if page.one_line and not above and first:
        above = [page.trim(0, first)]
    for line in above:
        if match := PAGE_TITLE.match(page.words(line)):
            start = line.start + page.text[line.start : line.end].find(match["title"])
            return _with_year(page, page.trim(start, start + len(match["title"])), sure=True)
    for line, below in pairwise(above):
        if (year := _YEAR_ALONE.fullmatch(page.text, *below)) and not _FURNITURE.fullmatch(page.words(line)):
            return _Heading(line, page.group(year, "year"), sure=True)
    free = [
        line for line in above
        if not _FURNITURE.fullmatch(page.words(line)) and not is_link(page.words(line)) and len(page.words(line).split()) <= 14
        and page.words(line)[-1:] not in ".,;:"
        and len(_SITE_WORDS.findall(page.words(line))) < 2
    ]  # fmt: skip
    distinct = {page.words(line).casefold() for line in free}
    return _with_year(page, page.trim(*free[0]), sure=False) if len(distinct) == 1 else None


def _with_year(page: Page, span: Span, *, sure: bool) -> _Heading:
    match = _TITLE_YEAR.match(page.text[span.start : span.end])
    if not match:
        return _Heading(span, None, sure)
    title = Span(span.start, span.start + match.end("title"))
    return _Heading(title, Span(span.start + match.start("year"), span.start + match.end("year")), sure)


def _agree(one: str, two: str) -> bool:
    """Whether one of two titles holds the other, whatever the case."""
    return one.casefold() in two.casefold() or two.casefold() in one.casefold()


# --- ratings -----------------------------------------------------------------------------------------------------------

_LONE_SCORE = re.compile(r"(?:^|\n)[ ]*(?P<score>\d{1,3}(?:\.\d)?)[ ]*\n+$")


def ratings(page: Page, film: Mention, signs: list[GroupSign]) -> Reading:
    """One aggregate rating a group that the page states something about: score, verdict, counts, distribution."""
    for group in ("critics", "users"):
        mine = [s for s in signs if s.group == group and s.kind not in ("heading", "label")]
        counts: list[tuple[str, Span]] = []
        verdict = score = best = None
        for sign in mine:
            if sign.kind == "summary":
                counts.append(("review_count" if group == "critics" else "rating_count", page.group(sign.match, "count")))
                score = score or _score_above(page, sign)
            if sign.kind in ("summary", "verdict") and sign.match["verdict"] and verdict is None:
                verdict = page.group(sign.match, "verdict")
            if sign.kind == "score" and sign.match["score"] and score is None:
                score = page.group(sign.match, "score")
                best = page.group(sign.match, "best") if sign.match["best"] else None
        for share in shares_of(page, signs, group):
            counts.append((share["which"].lower(), page.group(share, "count")))
            if share["of"]:
                counts.append(("scored", page.group(share, "of")))
        if not (counts or verdict or score):
            continue
        showing = [s for s in signs if s.group == group and s.kind != "label"]
        if not showing:
            yield page.notice("unclear-rating", "whose scores these are is not said: the heading above them is missing", counts[0][1])
            continue
        row = _row(page, showing, group)
        limit = 100 if group == "critics" else 10
        if score and float(page.words(score)) > limit:
            yield page.notice("unreadable-value", f"{page.words(score)!r} is beyond the scale of {group}", score)
            score = None
        yield from say.rating(
            page, film, RATER, group, row, score=score, best=best, fixed_best=f"{limit}.0", counts=counts, verdict=verdict
        )


def _row(page: Page, signs: list[GroupSign], group: str) -> Span:
    """The words that show the group best: those that name it; of the summary line, the distribution's heading, the score's label."""
    ranked = sorted(signs, key=lambda s: (("summary", "distribution", "score", "verdict", "heading").index(s.kind), s.span.start))
    rows = [
        page.group(sign.match, "who")
        if sign.kind == "summary"
        else page.group(sign.match, "label")
        if sign.kind == "score"
        else page.trim(*sign.span)
        for sign in ranked
    ]
    return next((row for row in rows if say.says_group(page.words(row), group)), rows[0])


def _score_above(page: Page, sign: GroupSign) -> Span | None:
    """A number alone on the line above a verdict, where its label is gone."""
    match = _LONE_SCORE.search(page.text, max(0, sign.span.start - 12), sign.span.start)
    return page.group(match, "score") if match else None


# --- reading -----------------------------------------------------------------------------------------------------------


def _reviews(page: Page, film: Mention, rows: list[Row]) -> Reading:
    for given in signed.rejoined(page, rows):
        row = signed.unglued(page, given)
        users = row.group == "users"
        if signed.is_none(page, row):
            yield page.notice("unplaced-text", f"{page.words(row.body)[:50]!r} stands where reviews do, but is none", row.body)
            continue
        if row.helpful and not users:
            yield page.notice(
                "unplaced-text", "a review on which users voted stands among those of critics: whose it is is not said", row.body
            )
            continue
        limit = 10 if users else 100
        if row.score and float(page.words(row.score)) > limit:
            yield page.notice("unreadable-value", f"{page.words(row.score)!r} is beyond the scale of {row.group}", row.score)
            row = row._replace(score=None)
        if row.helpful and int(page.words(row.helpful[0]).replace(",", "")) > int(page.words(row.helpful[1]).replace(",", "")):
            votes = Span(row.helpful[0].start, row.helpful[1].end)
            yield page.notice("unreadable-value", f"{page.words(votes)!r}: more votes than voters", votes)
            row = row._replace(helpful=None)
        mark = {} if row.score else say.closing_mark(page, row.body)
        yield from say.review(
            page, film, "user_review" if users else "critic_review", SLUG, row.body, row.position,
            author=row.author, author_kind="account" if users else "critic", date=row.date or row.printed,
            score=row.score or mark.get("score"), best=mark.get("best"), fixed_best=f"{limit}.0", verdict=mark.get("verdict"),
            helpful=row.helpful, publisher=row.publisher, pagination=row.pages, spoiler=row.spoiler,
        )  # fmt: skip


def read(page: Page) -> Reading:
    """The claims of one page; a page whose film cannot be named surely gives a notice and an unnamed film."""
    signs = signs_of(page)
    rows = [row for group, span in parts_of(page, signs) for row in review_rows(page, span, group, _FURNITURE)]
    taken = [row.whole for row in rows]
    fields = _fields(page, signs, taken)
    heading = _heading(page, signs, fields, taken)
    names = [page.words(s) for row in rows for s in (row.author, row.publisher) if s]
    places = [] if heading and heading.sure else title_places(page, [row.body for row in rows], names)
    if heading and places and not _agree(page.words(heading.title), page.words(places[0])):
        heading = None
    title = heading.title if heading else places[0] if places else None
    film = say.film(page, title, heading.year if heading else None)
    if heading:
        yield from say.naming(page, film, heading.title, heading.year)
    elif places:
        for place in places:
            yield page.claim(film, "name", place, inferred=True)
    else:
        what = "no title is printed, and the reviews do not name their film surely enough"
        yield page.notice("unnamed-film", what, next_step="its reviews hang on an unnamed film; say which it is if you know")
    yield from film_details(page, film, fields)
    yield from ratings(page, film, signs)
    yield from _reviews(page, film, rows)
