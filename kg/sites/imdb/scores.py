"""The numbers in the head of an IMDb title page: ratings, how many reviews there are, popularity, awards, the trailer's length."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.model import Mention
from kg.reading import say
from kg.reading.html import HtmlPage
from kg.reading.page import Reading, Span
from kg.reading.sections import Sheet
from kg.sites.imdb.marks import COUNT


@dataclass(frozen=True, slots=True)
class _Numbers:
    """The patterns of a page's scores and counts, by how its language writes numbers."""

    stars: re.Pattern[str]
    reviews: re.Pattern[str]
    users: re.Pattern[str]
    critics: re.Pattern[str]
    rule: str
    """The rule that reads a score."""


def _written(count: str, point: str, rule: str) -> _Numbers:
    return _Numbers(
        re.compile(
            rf"(?<![\d./])(?P<score>(?:10(?:{point}0)?|\d(?:{point}\d)?)(?=\s?/\s?10(?!\d))|\d{{1,2}}{point}\d)\s?/\s?(?P<best>\d{{1,3}})"
            rf"(?![\d/])(?:\s+(?:from\s+)?(?P<count>{count})(?:\s+users\b|(?=\s)(?!\s*(?:user\b|critic\b|of\b|out\b))))?",
            re.I,
        ),
        re.compile(
            rf"(?:(?P<label>reviews):?\s+)?(?P<users>{count})\s+user(?:\s*\|)?\s+(?P<critics>{count})\s+critic(?!\w)"
            rf"(?:\s*\|\s*(?P<meta>{count})\s+from\s+metacritic\.com)?",
            re.I,
        ),
        re.compile(
            rf"(?:(?:reviews:?\s+)(?P<users>{count})\s+user(?!\w))|see all\s+(?P<all>{count})\s+user reviews"
            rf"|(?:(?<=\n)|\A\s*)(?P<line>{count})\s+user\s*(?=\n)",
            re.I,
        ),
        re.compile(rf"reviews:?\s+(?P<a>{count})\s+critic(?!\w)|(?:(?<=\n)|\A\s*)(?P<b>{count})\s+critic\s*(?=\n)", re.I),
        rule,
    )


_ENGLISH = _written(COUNT, r"\.", "decimal")
_ABROAD = _written(r"\d{1,3}(?:[ .]\d{3})+(?!\d)|\d+", ",", "decimal-comma")
"""As the site writes them for a reader whose language is another: ``9,3/10``, ``1 615 923`` or ``1.615.923``."""
_SCORE_ABROAD = re.compile(r"(?<![\w.,/])\d,\d\s?/\s?10(?!\d)")
_SCORE = re.compile(r"(?<![\w.,/])\d\.\d\s?/\s?10(?!\d)")


def _numbers(sheet: Sheet) -> _Numbers:
    """How the page writes numbers: by its scores."""
    abroad = next(sheet.find(_SCORE_ABROAD), None) is not None and next(sheet.find(_SCORE), None) is None
    return _ABROAD if abroad else _ENGLISH


_META = re.compile(
    r"(?<![\w.])(?P<score>\d{1,3})\s+(?P<row>metascore\s+from\s+metacritic\.com)|(?P<row2>metascore):\s*(?P<"
    r"score2>\d{1,3})(?:/(?P<best>100))?",
    re.I,
)
_POPULARITY = re.compile(
    rf"(?:(?<!\w)popularity\s+|(?<=\n))(?P<rank>{COUNT})\s*\(\s*[▲▼↑↓+-]?\s*(?P<change>{COUNT})\s*\)"
    rf"|(?<![\w$£€.,])(?P<rank3>{COUNT})\s+\(\s+(?P<change3>{COUNT})\s*\)|(?<!\w)popularity\s+(?P<rank2>{COUNT})("
    rf"?!\w)",
    re.I,
)
_WINS = r"\d+\s+wins?(?:\s*&\s*\d+\s+nominations?)?\.?|\d+\s+nominations?\.?"
AWARDS = re.compile(
    rf"(?<!\w)(?P<line>(?:(?:won|nominated for)\s+\d+\s+[^.|»\n]{{3,60}}\.\s*)(?:another\s+)?(?:{_WINS})"
    rf"|(?:won|nominated for)\s+\d+\s+[^.|»\n]{{3,60}}\.(?=\s*(?:see (?:more|all) awards"
    rf"|\n))"
    rf"|(?:another\s+)?(?:\d+\s+wins?\s*&\s*\d+\s+nominations?\.?|(?:{_WINS})(?=\s*see (?:more|all) awards)))(?!\w)",
    re.I,
)
_SLATE = "a.slate_button[href*='/video/']:has(img[alt='Trailer']), a.title-trailer[href*='/video/']"
"""The link over the trailer's picture, or the button "Watch Trailer" (2014); of another video the picture says so."""
_TRAILER = re.compile(r"(?<![\d:])(?P<length>\d{1,4}(?::\d{1,3}){1,3})\s*\|\s*(?:official )?trailer\b", re.I)


def ratings(sheet: Sheet, film: Mention) -> Reading:
    """IMDb's and Metacritic's ratings and how many reviews there are, one claim an occurrence."""
    page, numbers = sheet.page, _numbers(sheet)
    for match in list(sheet.find(numbers.stars)):
        if not _is_own(sheet, match):
            continue
        counts = [("rating_count", page.group(match, "count"))] if match["count"] else []
        end = match.end() if counts else match.end("best")
        yield from say.rating(
            page,
            film,
            "IMDb",
            "users",
            page.trim(match.start(), end),
            score=page.group(match, "score"),
            best=page.group(match, "best"),
            counts=counts,
            rule=numbers.rule,
        )
        sheet.take((match.start(), end))
    for match in list(sheet.find(_META)):
        side = "2" if match["row2"] else ""
        best = page.group(match, "best") if match["best"] else None
        row, score = page.group(match, "row" + side), page.group(match, "score" + side)
        if float(page.words(score)) > 100:
            yield page.notice("unreadable-value", f"{page.words(score)!r} is beyond the scale of critics", score)
            sheet.take(match.span())
            continue
        yield from say.rating(page, film, "Metacritic", "critics", row, score=score, best=best, fixed_best="100.0")
        sheet.take(match.span())
    for match in list(sheet.find(_BEYOND)):
        yield page.notice("unreadable-value", f"{match['score']!r} is no rating out of ten", page.group(match))
        sheet.take(match.span())
    yield from _review_counts(sheet, film, numbers)


_BEYOND = re.compile(rf"(?<![\w./])(?P<score>\d[\d.,]{{0,8}})\s?/\s?10(?![\d/])\s+(?:from\s+)?(?:{COUNT})(?=\s)(?!\s*(?:of|out)\b)", re.I)


def _is_own(sheet: Sheet, match: re.Match[str]) -> bool:
    """Whether a score is the film's: it has a count, follows the title, or the users' counts follow it."""
    before = sheet.text[max(0, match.start() - 200) : match.start()]
    after = sheet.text[match.end() : match.end() + 40]
    return (
        bool(match["count"])
        or bool(re.search(r"title:\s*[^»|]{1,150}\(\D{0,15}\d{4}[^()]{0,8}\)\s*$", before, re.I))
        or bool(re.match(rf"\s*(?:{COUNT}(?:[ .]\d{{3}})*\s+user\b|rate this)", after, re.I) or re.search(r"ratings?:\s*$", before, re.I))
    )


def _review_counts(sheet: Sheet, film: Mention, numbers: _Numbers) -> Reading:
    page = sheet.page

    def counted(group: str, number: Span, rater: str = "IMDb") -> Reading:
        word = re.compile(r"\s+(?:user|critic|from)(?:\s+(?:reviews|metacritic\.com))?\b", re.I).match(page.text, number.end)
        row = Span(number.start, word.end() if word else number.end)
        yield from say.rating(page, film, rater, group, row, heading=row, counts=[("review_count", number)])

    for match in list(sheet.find(numbers.reviews)):
        yield from counted("users", page.group(match, "users"))
        yield from counted("critics", page.group(match, "critics"))
        if match["meta"]:
            yield from counted("critics", page.group(match, "meta"), "Metacritic")
        sheet.take(match.span())
    for pattern, group in ((numbers.users, "users"), (numbers.critics, "critics")):
        for match in list(sheet.find(pattern)):
            number = next(page.group(match, name) for name, value in match.groupdict().items() if value)
            yield from counted(group, number)
            sheet.take((match.start(), match.end()))


def standing(sheet: Sheet, film: Mention) -> Reading:
    """Popularity, the awards line and the trailer's length."""
    page = sheet.page
    for match in list(sheet.find(_POPULARITY)):
        for property, group in (("popularity_rank", "rank"), ("popularity_change", "change")):
            named = next((name for name, value in match.groupdict().items() if value and name.startswith(group)), None)
            if named:
                yield from say.attempt(page, film, property, page.group(match, named), "count")
        sheet.take(match.span())
    for match in list(sheet.find(AWARDS)):
        yield page.claim(film, "award", page.group(match, "line"))
        sheet.take(match.span())
    slates = page.select(_SLATE)[:1] if isinstance(page, HtmlPage) else []
    address = page.range_of_attribute(slates[0], "href") if slates and isinstance(page, HtmlPage) else None
    lengths = list(sheet.find(_TRAILER))
    for match in lengths:
        yield from say.trailer(page, film, page.group(match, "length"), address=address if len(lengths) == 1 else None, site="imdb")
        sheet.take(match.span())
    if address and not lengths and page.words(address):
        yield from say.trailer(page, film, None, address=address, site="imdb")
