"""The user review that an IMDb title page shows whole."""

from __future__ import annotations

import re

from kg.model import Mention
from kg.reading import say
from kg.reading.html import HtmlPage
from kg.reading.page import Page, Reading, Span
from kg.reading.sections import Sheet
from kg.sites.imdb.marks import COUNT, DAY

_DAY = rf"(?:{DAY}|(?<![\w/])\d{{1,4}}[ ./-]{{1,2}}\w{{1,9}}[ ./,-]{{1,2}}\d{{2,4}}|(?<!\w)[^\W\d_]{{3,9}}\.? \d{{1,2}},? \d{{4}})"
"""A date as the site prints it, or what stands in its place and looks like one."""
_HOME = r"(?:\((?P<home>[^()\n]{2,80}(?:\([^()\n]{1,40}\))?)\)\s*)?"
SIGNATURE = re.compile(
    rf"(?P<date>{_DAY})\s*(?:\|\s*|–\s*|-\s*)?by\s+"
    rf"(?:(?!see\s+all\s+my\b)(?P<author>[^\n(|»–]{{1,60}}?)\s*)?(?:\([^()\s]+@[^()\s]+\)\s*|\([^()\s]{{1,40}}\)\s*(?=\())?{_HOME}"
    r"(?:[–|-]\s*)?see\s+all\s+my\s+reviews\b(?:\s*»)?",
    re.I,
)
_UNSIGNED = re.compile(rf"(?P<date>{_DAY})\s*\|\s*by\s+(?P<author>[^\s(|»–][^\n(|»–]{{0,60}}?)\s*{_HOME}[–|-]?\s*(?=\n)", re.I)
_BY = re.compile(r"(?<=\d)\s*(?:[|–-]\s*)?by\s", re.I)
"""What stands behind the date of a signature: few places, while a date may begin anywhere."""
_LONGEST_DAY = 40
HELPFUL = re.compile(
    rf"(?P<votes>{COUNT})\s+(?:out\s+)?of\s+(?P<total>{COUNT})\s+(?:people\s+)?found this (?:review |helpful|to be)[^.\n]{{0,30}}\.?", re.I
)
_END = re.compile(
    r"was this review helpful to you\?|\|?\s*report this\b(?=\s*(?:\n|review this|$))|review this title\s*\|"
    r"|see all [\d,]+ user reviews|getting started\s*\|"
    r"|contribute to this page|message boards?\s+recent posts|recently viewed|\bfrequently asked questions\s+(?:"
    r"q:|see more|this faq)|user reviews\s*\n",
    re.I,
)
_HEADS = re.compile(
    r"user reviews\b|see more(?: \(spoiler alert!\))?\s*»|see all [^»\n]{0,30}»|add the first question\.?"
    r"|this faq is empty\.?|report this\b|imdbpro\s*»|see full [^»\n]{0,30}»|»",
    re.I,
)
_MARK = re.compile(r"[★☆ ]*(?<![\w.])(?P<score>10|\d)/(?P<best>10)(?![\w/])")
_STARS_FIRST = re.compile(rf"{_MARK.pattern}(?=\s+[^\W_]|\s*$|\s*\n|\s+[\"“'‘¡¿(])")
_SPOILER = re.compile(r"\**\s*(?P<flag>(?:warning:\s*spoilers|(?:this review (?:may )?)?contains? spoilers?))!?\s*\**", re.I)


def _beside(words: str) -> bool:
    """Whether a line stands beside a headline: the stars given, or a warning."""
    return bool(_MARK.fullmatch(words) or _SPOILER.fullmatch(words))


def shield(sheet: Sheet) -> list[tuple[re.Match[str], Span, Span | None, re.Match[str] | None]]:
    """The reviews of the page, struck out: signature, body, headline (with what stands beside it), votes."""
    out = []
    text = sheet.text
    signatures = list(sheet.find_at(_BY, _LONGEST_DAY, SIGNATURE)) or list(sheet.find_at(_BY, _LONGEST_DAY, _UNSIGNED))
    for i, signature in enumerate(signatures):
        floor = signatures[i - 1].end() if i else 0
        heads = list(_HEADS.finditer(text, max(floor, signature.start() - 400), signature.start()))
        start = heads[-1].end() if heads else text.rfind("\n", floor, max(floor, signature.start() - 1)) + 1
        if not sheet.flow:
            lines = sheet.page.split((start, signature.start()), r"\n+")
            first = len(lines) - 1
            while first > 0 and _beside(text[lines[first].start : lines[first].end]):
                first -= 1
            if first > 0 and _MARK.fullmatch(text[lines[first - 1].start : lines[first - 1].end]):
                first -= 1
            start = lines[first].start if lines else start
        headline = sheet.page.trim(start, signature.start())
        stop = signatures[i + 1].start() if i + 1 < len(signatures) else len(text)
        closing = _END.search(text, signature.end(), stop)
        # What a reviewer says of other votes stands before those of the site.
        every = list(HELPFUL.finditer(text, signature.end(), closing.start() if closing else stop))
        votes = (every[-1] if closing else every[0]) if every else None
        end = min(m.start() for m in (votes, closing) if m) if votes or closing else stop
        body = sheet.page.trim(signature.end(), end)
        if body.end <= body.start:
            continue
        if votes and votes.start() != end:
            votes = None
        sheet.take(headline, signature.span(), body)
        if votes:
            sheet.take(votes.span())
        out.append((signature, body, headline if headline.end > headline.start else None, votes))
    return out


def _stars(page: Page, body: Span) -> dict[str, Span]:
    """The mark that stars show beside a review: how many they are, their title says (``title="8/10"``)."""
    if not isinstance(page, HtmlPage):
        return {}
    for box in page.select("div.user-comments")[:10]:
        whole = page.range_of(box)
        if whole and whole.start <= body.start < whole.end:
            for stars in page.select(".tinystarbar[title]", box):
                title = page.range_of_attribute(stars, "title")
                if title and (found := _MARK.fullmatch(page.text, *title)):
                    return {name: page.group(found, name) for name in ("score", "best")}
    return {}


def read(sheet: Sheet, film: Mention, shielded: list[tuple[re.Match[str], Span, Span | None, re.Match[str] | None]]) -> Reading:
    """The claims of the reviews that ``shield`` found."""
    page = sheet.page
    for position, (signature, body, headline, votes) in enumerate(shielded, 1):
        marks: dict[str, Span] = {}
        spoiler: Span | None = None
        if headline and (flag := _SPOILER.search(page.text, *headline)):
            spoiler = page.group(flag, "flag")
            headline = page.trim(headline.start, flag.start()) if flag.start() > headline.start else page.trim(flag.end(), headline.end)
        if not spoiler and (flag := _SPOILER.match(page.text, *body)):
            spoiler, body = page.group(flag, "flag"), page.trim(flag.end(), body.end)
        if headline and (
            beside := _STARS_FIRST.match(page.text, *headline)
            or _MARK.search(page.text, max(headline.start, headline.end - 6), headline.end)
        ):
            marks = {name: page.group(beside, name) for name in ("score", "best")}
            headline = (
                page.trim(beside.end(), headline.end) if beside.start() == headline.start else page.trim(headline.start, beside.start())
            )
        marks = marks or _stars(page, body) or say.closing_mark(page, body)
        if not signature["author"]:
            yield page.notice("review-without-author", "the name of who wrote a review is gone", page.group(signature, "date"))
        yield from say.review(
            page, film, "user_review", "imdb", body, position,
            author=page.group(signature, "author") if signature["author"] else None, date=page.group(signature, "date"),
            headline=headline if headline and headline.end > headline.start else None,
            home=page.group(signature, "home") if signature["home"] and signature["author"] else None,
            helpful=(page.group(votes, "votes"), page.group(votes, "total")) if votes else None,
            score=marks.get("score"), best=marks.get("best"), verdict=marks.get("verdict"), spoiler=spoiler,
        )  # fmt: skip
