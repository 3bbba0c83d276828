"""The pages below an IMDb title as text in lines: their users' reviews, trivia, goofs, quotes, plots.

What kind a page is ``sub_text_head`` tells. Releases and credits are read by ``sub_text_rows``, facts in rows by ``sub_text_facts``.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.model import Mention
from kg.reading import dialogue, say
from kg.reading.fragments import mended
from kg.reading.page import Page, Reading, Span
from kg.sites import NOT_ONE_FILM
from kg.sites.imdb import sub_text_facts, sub_text_next, sub_text_rows
from kg.sites.imdb.marks import COUNT, MONTH
from kg.sites.imdb.sub_text_head import Head, head
from kg.text import text_hash

_QUOTED = re.compile(r"[\"“](?P<series>[^\"“”]+)[\"”]")

_NO_FILM = re.compile(r"video game|\bvg\b|podcast|videospiel|jeu vidéo|videojuego|videogioco", re.I)
_EPISODES = re.compile(r"\b\d+ (?:episodes?|folgen?|épisodes?|episodios?|episodi|episódios?)\s*(?:[•·]\s*)?(?:19|20)\d\d(?!\d)", re.I)
"""How long people were with a title stands only on pages of series."""
_DOTTED = re.compile(r"\s(?:\.\.\.|…)\s")
_SERIES = re.compile(r"\bseries\b|(?:fernseh|mini)serie|\bs[ée]rie\b", re.I)
_EPISODE = re.compile(r"episode|folge|épisode|epis[oó]dio", re.I)


def is_one(page: Page) -> bool:
    """Whether a text is such a page."""
    return head(mended(page)) is not None


def read(page: Page) -> Reading:
    """Everything that such a page states about its title."""
    page = mended(page)
    found = head(page)
    if found is None:
        return
    title, kind = found.title, "film"
    if quoted := _QUOTED.fullmatch(page.text, *title):
        title, kind = page.group(quoted, "series"), "series"
    if _NO_FILM.search(found.form):
        yield page.notice(NOT_ONE_FILM, f"a title that is called {found.form!r}, which is no film")
        return
    if _SERIES.search(found.form) or (found.recent and _EPISODES.search(page.text, found.end)):
        kind = "series"
    if found.series or _EPISODE.search(found.form):
        kind = "episode"
    film = say.film(page, title, found.year, kind)
    yield from say.naming(page, film, title, found.year)
    if found.series:
        series = say.film(page, found.series, kind="series")
        yield page.link(film, "part_of_series", series, found.series)
        yield page.claim(series, "name", found.series)
    if page.one_line:
        yield page.notice("run-together", f"of a page of {found.words} on one line only its film is read", found.heading)
        return
    body = Span(found.end, _end(page, found.end))
    if found.kind == "reviews":
        said = list((sub_text_next.reviews if found.recent else reviews)(page, film, body))
        yield from said or (_unread(page, found) if found.recent else ())
    elif found.kind == "quotes":
        for block in _voted(page, body):
            yield from say.quote(page, film, dialogue.speeches(page, block))
    elif found.kind == "plots":
        yield from (sub_text_next.plots if found.recent else _plots)(page, film, body)
    elif found.kind == "taglines":
        yield from say.literals(page, film, "tagline", [line for line in _lines(page, body) if len(page.words(line)) > 3])
    elif found.kind in ("credits", "releases"):
        if found.kind == "credits" and found.recent and not _DOTTED.search(page.text, *body):
            yield page.notice("unread-page", "which of the lines are people and which are characters is not printed", found.heading)
        elif found.kind == "credits":
            yield from sub_text_rows.credit_rows(page, film, body)
        elif found.recent:
            yield from sub_text_next.releases(page, film, body)
        else:
            yield from sub_text_rows.releases(page, film, body, titles_first=found.above)
    elif found.kind in sub_text_facts.READERS:
        yield from sub_text_facts.READERS[found.kind](page, film, body, _lines(page, body))
    elif found.kind == "unread":
        yield from _unread(page, found)
    else:
        for block in _voted(page, body):
            yield from say.statement(page, film, found.kind, block)


def _unread(page: Page, found: Head) -> Reading:
    yield page.notice("unread-page", f"of a page of this kind ({found.words}) only the film it is about is read", found.heading)


_CLOSES = re.compile(
    r"(?m)^[^\S\n]*(?:see also(?:full cast.*)?|related links|getting started\b.*|contribute to this page|user lists|recently viewed"
    r"|more from this title|more to explore|suggest an edit or add missing content|message boards"
    r"|edit"
    r"|share this page:?|create a list »?|clear your history|explore more)[^\S\n]*$",
    re.I,
)


def _end(page: Page, start: int) -> int:
    closing = _CLOSES.search(page.text, start)
    return closing.start() if closing else len(page.text)


# --- users' reviews --------------------------------------------------------------------------------------------------

_DAY = rf"\d{{1,2}} {MONTH} \d{{4}}"
_USEFUL = re.compile(rf"(?P<votes>{COUNT}) out of (?P<total>{COUNT}) people found the following (?:review|comment) useful\s*:?-?", re.I)
_ASKED = re.compile(r"(?m)^[^\S\n]*was the above (?:review|comment) useful to you\?.*$", re.I)
_AUTHOR = re.compile(r"author:\s*(?P<author>[^\n]{1,80}?)(?:\s+from\s+(?P<home>[^\n]{2,80}))?", re.I)
_SPOILER = re.compile(r"\**\s*(?:this (?:comment|review) may contain spoilers|warning: spoilers)\s*\**", re.I)
_SCORE = re.compile(r"(?P<score>10|\d)\s*/\s*(?P<best>10)")
_HEADLINE_DAY = re.compile(rf"(?P<headline>[^\n]{{1,150}}?),\s+(?P<date>{_DAY})", re.I)
_HELPFUL = re.compile(rf"(?P<votes>{COUNT}) out of (?P<total>{COUNT}) found this helpful\b.*", re.I)
_SIGNED = re.compile(rf"(?P<author>[^\n]{{1,60}}?)\s*(?P<date>(?<!\d){_DAY})", re.I)
_AROUND = re.compile(
    r"write review|filter:.*|page \d+ of \d+.*|index[\s|]*\d.*|hide spoilers:?.*|\d[\d,]* reviews?|review this title|showing all .*"
    r"|jump to(?::.*)?|the .{3,40} items? below (?:may|contains?) .*|(?:\d[\d,]*|see) more|helpful\s*[•·].*"
    r"|edit|(?:hide|show) options|filter by rating:?.*|sort by:?.*|show all|load more|permalink"
    r"|it looks like we don't have.*|be the first to contribute.*"
    r"|spoilers(?: \(\d+\))?|(?:yes\b)?[\s|/]*(?:no\b)?[\s|]*(?:share this)?|[\W_]+"
    r"|\[?link this quote\]?|.*\bposter\b|\[?\d+\]?(?: ?\[\d+\])*|prev(?:ious)?|next ?»?|was this review helpful\?.*|sign in to vote\.?",
    re.I,
)


def reviews(page: Page, film: Mention, body: Span) -> Reading:
    """The reviews of a page, in order; ``Author: name from place`` (until 2016) or ``name`` and date on a line (since)."""
    asked = list(_ASKED.finditer(page.text, *body))
    position = 0
    if asked or _USEFUL.search(page.text, *body):
        starts = [body.start, *(m.end() for m in asked)]
        for start, end in zip(starts, [*(m.start() for m in asked), body.end], strict=False):
            if _lines(page, Span(start, end)):
                position += 1
                yield from _older(page, film, _lines(page, Span(start, end)), position)
        return
    start = body.start
    for match in _HELPFUL.finditer(page.text, *body):
        lines = _lines(page, Span(start, match.start()))
        start = match.end()
        if lines:
            position += 1
            yield from _newer(page, film, lines, match, position)


def _lines(page: Page, span: Span) -> list[Span]:
    lines = (sub_text_rows.unmarked(page, line) for line in page.split(span, r"\n+"))
    return [line for line in lines if line.end > line.start and not _AROUND.fullmatch(page.words(line))]


def _older(page: Page, film: Mention, lines: list[Span], position: int) -> Reading:
    votes = _USEFUL.match(page.text, *lines[0])
    if votes:
        behind = page.trim(votes.end(), lines[0].end)
        lines = [behind, *lines[1:]] if behind.end > behind.start else lines[1:]
    signed = next((i for i, line in enumerate(lines[:6]) if _AUTHOR.fullmatch(page.text, *line)), None)
    if signed is None or signed == 0:
        if lines and (votes or position == 1):
            yield page.notice("unclear-review", "who wrote a review is not printed", lines[0])
        return
    author = _AUTHOR.fullmatch(page.text, *lines[signed])
    above, body = lines[:signed], lines[signed + 1 :]
    mark = next((m for line in above[1:] if (m := _SCORE.fullmatch(page.text, *line))), None)
    beside = _HEADLINE_DAY.fullmatch(page.text, *above[0])
    date = page.group(beside, "date") if beside else None
    if not date and body and re.fullmatch(_DAY, page.words(body[0]), re.I):
        date, body = body[0], body[1:]
    flag = body[0] if body and _SPOILER.fullmatch(page.words(body[0])) else None
    body = body[1:] if flag else body
    if not body or author is None:
        yield page.notice("review-without-words", "a review's words are gone", lines[signed])
        return
    text = page.trim(body[0].start, body[-1].end)
    marks = {name: page.group(mark, name) for name in ("score", "best")} if mark else say.closing_mark(page, text)
    yield from say.review(
        page, film, "user_review", "imdb", text, position, author=page.group(author, "author"), date=date,
        headline=page.group(beside, "headline") if beside else above[0], home=page.group(author, "home") if author["home"] else None,
        helpful=(page.group(votes, "votes"), page.group(votes, "total")) if votes else None,
        score=marks.get("score"), best=marks.get("best"), verdict=marks.get("verdict"), spoiler=flag,
    )  # fmt: skip


def _newer(page: Page, film: Mention, lines: list[Span], votes: re.Match[str], position: int) -> Reading:
    signed = next((i for i, line in enumerate(lines[:12]) if i and re.search(rf"{_DAY}$", page.words(line), re.I)), None)
    mark = next((m for line in lines[: signed or 0] if (m := _SCORE.fullmatch(page.text, *line))), None)
    if signed is None:
        yield page.notice("unclear-review", "who wrote a review is not printed", page.group(votes))
        return
    author, date, sure = _author_and_day(page, lines, signed)
    given = (author, date) if sure else (None, None)
    if author is None:
        yield page.notice("run-together", "where the name of a reviewer ends and the day begins is not printed", lines[signed])
    above = signed - 2 if date == lines[signed] and author is not None else signed - 1
    body = lines[signed + 1 :]
    flag = body[0] if body and _SPOILER.fullmatch(page.words(body[0])) else None
    body = body[1:] if flag else body
    if not body or above < 0:
        yield page.notice("review-without-words", "a review's words are gone", lines[signed])
        return
    text = page.trim(body[0].start, body[-1].end)
    yield from say.review(
        page, film, "user_review", "imdb", text, position, author=given[0], date=given[1], headline=lines[above],
        helpful=(page.group(votes, "votes"), page.group(votes, "total")), spoiler=flag,
        score=page.group(mark, "score") if mark else None, best=page.group(mark, "best") if mark else None,
    )  # fmt: skip
    if author is not None and date is not None and not sure:
        node, who = Mention("user_review", ("imdb", text_hash(page.words(text))), film), say.handle(page, "imdb", author)
        yield page.link(node, "reviewer", who, author, inferred=True)
        yield page.claim(who, "name", author, inferred=True)
        yield from say.attempt(page, node, "review_date", date, "date", inferred=True)


class _Signature(NamedTuple):
    """Who signed and when; ``sure`` is false where another reading of the digits between is possible, if less likely."""

    author: Span | None
    date: Span | None
    sure: bool


def _author_and_day(page: Page, lines: list[Span], at: int) -> _Signature:
    """Who signed and when, where nothing or a space stands between: of ``keeper723 May 2018`` nothing tells."""
    if re.fullmatch(_DAY, page.words(lines[at]), re.I):
        return _Signature(lines[at - 1] if at > 1 else None, lines[at], True)
    match = _GLUED.fullmatch(page.text, *lines[at])
    if match is None:
        return _Signature(None, None, True)
    digits = match["digits"]
    days = [n for n in (1, 2) if n <= len(digits) and digits[-n] != "0" and 1 <= int(digits[-n:]) <= 31]
    if not match["gap"] and (not days or len(digits) > 2) and len(days) != 1:
        return _Signature(None, None, True)
    start = match.start("digits") + (0 if match["gap"] or (len(digits) <= 2 and 2 in days) else len(digits) - days[-1])
    return _Signature(page.trim(lines[at].start, start), page.trim(start, lines[at].end), bool(match["gap"]) or len(days) == 1)


_GLUED = re.compile(rf"(?P<author>[^\n]{{0,59}}?[^\n\d\s])(?P<gap>\s*)(?P<digits>\d{{1,8}}) {MONTH} \d{{4}}", re.I)


# --- texts -----------------------------------------------------------------------------------------------------------

_VOTED = re.compile(
    r"(?m)^[^\S\n]*(?:\d[\d,]* of \d[\d,]* found this interesting.*|is this interesting\?.*|interesting\?.*|share this(?: ?:.*)?"
    r"|\[?link this quote\]?|helpful\s*[•·]\s*\d[\d.,]*[km]?)$",
    re.I,
)
_NUMBER = re.compile(r" \(\d+\)$")
_KINDS = re.compile(
    r"anachronisms|audio/visual unsynchroni[sz]ed|boom mic(?:rophone)? visible|character error|continuity|crew or equipment visible"
    r"|errors in geography|errors made by characters.*|factual errors?|incorrectly regarded as goofs|miscellaneous|plot holes?"
    r"|revealing mistakes|spoilers|cameo.*|director trademark.*|director cameo.*",
    re.I,
)


def _voted(page: Page, body: Span) -> list[Span]:
    """The texts of a page, each of which ends where its votes or its link stand."""
    out, start = [], body.start
    for match in _VOTED.finditer(page.text, *body):
        lines = [line for line in _lines(page, Span(start, match.start())) if not _KINDS.fullmatch(_NUMBER.sub("", page.words(line)))]
        start = match.end()
        if lines:
            out.append(Span(lines[0].start, lines[-1].end))
    return out


_WRITTEN = re.compile(
    r"[-–—]\s*written by\s+(?P<name>[^\n<{]{1,60}?)\s*(?:[<{][^\n]*)?|written by\s+(?P<other>[^\n<{]{1,60}?)\s*(?:[<{][^\n]*)?", re.I
)
_POINT = re.compile(r"[•*·]\s+")


def _plots(page: Page, film: Mention, body: Span) -> Reading:
    """Summaries, each signed on the line below it; what follows without a signature is the synopsis."""
    stop = re.compile(r"(?m)^[^\S\n]*synopsis[^\S\n]*$", re.I).search(page.text, *body)
    lines = _lines(page, Span(body.start, stop.start() if stop else body.end))
    text: list[Span] = []
    for line in lines:
        signed = _WRITTEN.fullmatch(page.text, *line)
        if signed and text:
            point = _POINT.match(page.text, *text[0])
            start = point.end() if point else text[0].start
            yield from say.storyline(
                page, film, page.trim(start, text[-1].end), page.group(signed, "name" if signed["name"] else "other"), "imdb"
            )
            text = []
        elif len(page.words(line).split()) > 3:
            text.append(line)
