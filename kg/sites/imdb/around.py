"""What an IMDb title page shows around the film: news, users' lists and polls."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.model import Mention
from kg.reading import say
from kg.reading.page import Reading, Span
from kg.reading.sections import Sheet
from kg.sites.imdb.marks import BARE, DAY, MONTH
from kg.sites.imdb.scores import AWARDS
from kg.text import fold

# --- news ------------------------------------------------------------------------------------------------------------

_DATELINE = re.compile(
    rf"(?P<when>(?P<date>{DAY})(?:\s+\d{{1,2}}:\d\d(?:\s*[ap]m)?(?:,\s*[+-]\d\d:\d\d|,?\s*[a-z]{{2,4}}\b)?)?"
    rf"|\d+\s+(?:minutes?|hours?|days?|weeks?|months?)\s+ago)\s*\|\s*",
    re.I,
)
_OUTLETS = """
    variety - film news | variety - tv news | the hollywood reporter - movie news | the hollywood reporter - tv news | the hollywood
    reporter | hollywood reporter | deadline film + tv | deadline tv | deadline hollywood | thompson on hollywood | box office mojo
    | the guardian - film news | the guardian - tv news | the guardian | guardian film | 28 days later analysis | the playlist |
    rollingstone.com | rolling stone | den of geek | we got this covered | the film stage | sound on sight | screen rant | dread
    central | cinema blend | entertainment weekly | access hollywood | entertainment tonight | people.com | e! online | screen daily
    | hey u guys | owen films | the wrap | huffington post | the huffington post | the independent | the daily beast | daily beast |
    total film | empire - movies | digital spy | slash film | upcoming-movies.com | bloody disgusting | shock till you drop |
    fangoria magazine | first showing | monsters and critics | age of the nerd | film school rejects | rope of silicon | coming soon
    | collider.com | indiewire television | vulture | vanity fair | the new york times | new york times | los angeles times | usa
    today | national post | zap2it - from inside the box | pop2it | the av club | av club | the a.v. club | radio times | trailers
    from hell | daily dead | hollywood news | blogomatic3000 | just press play | beyond hollywood | quiet earth | movie web | nerdly
    | obsessed with film | all things horror | dark horizons | gold derby | imdb news | filmmaker magazine - blog | filmmaker
    magazine | ioncinema | screen anarchy | twitch film | the moveable fest | cinema retro | contact music | contactmusic | wenn |
    the numbers | nme | nme.com | variety | indiewire | thewrap | slashfilm | cinemablend | moviefone | hitfix | moviehole | joblo
    | soundonsight | deadline | deadline london | deadline new york | dailydead | heyuguys | flickeringmyth | twitch | scott feinberg
    | geektyrant | screendaily
"""
OUTLETS = tuple(" ".join(_OUTLETS.split()).split(" | "))
"""Outlets whose names have more than one word (and some of their neighbours), as IMDb prints them, longest match first."""
_ADDRESS = re.compile(
    r"[\w-]+(?:\.[\w-]+)*\.(?:com(?:\.\w\w)?|net|org|tv|info|biz|io|eu|co\.\w\w"
    r"|de|fr|it|es|ca|ie|cz|hk|jp|kr|in|se|no|dk|fi|nl|be|at|ch|pl|pt|ru|br|mx|au|nz|za|us|uk)(?!\S)",
    re.I,
)
"""An outlet that is named by its address."""
_JOINED = re.compile(
    r"(?=[^\W\d_]{8,30}+(?!\S))[^\W\d_]*(?:film|movie|cinema|screen|reel|flick|geek|nerd|hollywood)[^\W\d_]*+"
    r"(?!\s+(?:magazine|news|daily|weekly|monthly|quarterly|times|chronicle|gazette|courier|post|review|journal|blog|network)\b)",
    re.I,
)
"""An outlet whose name runs words together, one of them of film (as "reelpaper" does), and so is one word."""


@lru_cache(maxsize=64)
def _outlets(more: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for the known outlets and some more, the longest name first."""
    names = sorted({*OUTLETS, *more}, key=lambda name: (-len(name), name))
    return re.compile("(?:" + "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in names) + r")(?!\w)")


def _publisher(sheet: Sheet, start: int, end: int, known: tuple[str, ...], *, last: bool) -> Span | None:
    """The outlet after a dateline: to the end of its line; on one line a known one or one word by its form, or None."""
    page = sheet.page
    whole = page.trim(start, end)
    if last:
        return whole
    if not sheet.flow:
        line = page.text.find("\n", whole.start, whole.end)
        whole = page.trim(whole.start, line if line >= 0 else whole.end)
        if len(page.words(whole).split()) < 5:
            return whole
    lowered = page.text[whole.start : whole.end].casefold()
    if found := _outlets(known).match(lowered):
        return page.trim(whole.start, whole.start + found.end())
    single = _ADDRESS.match(page.text, *whole) or _JOINED.match(page.text, *whole)
    return page.group(single) if single else None


def news(sheet: Sheet, film: Mention) -> Reading:
    """The headlines under "related news" (the header's general headlines are no facts about the film)."""
    page = sheet.page
    names = {m.name for m in sheet.marks} - BARE.keys()
    for mark in [m for m in sheet.marks if m.name == "related_news"]:
        # A headline may begin with the word of a label ("Box office: …"); what follows the news speaks for itself.
        closing = sheet.next_mark(mark.end, names)
        end = closing.start if closing else len(sheet.text)
        datelines = list(sheet.find(_DATELINE, mark.end, end))
        at: int | None = mark.end
        # The last one is closed by the link that follows, so it may teach a name that stands before, too.
        taught = (
            (fold(sheet.text[datelines[-1].end() : end]),)
            if datelines and closing and len(sheet.text[datelines[-1].end() : end].split()) < 6
            else ()
        )
        for i, dateline in enumerate(datelines):
            following = datelines[i + 1].start() if i + 1 < len(datelines) else end
            publisher = _publisher(
                sheet, dateline.end(), following, taught, last=i + 1 == len(datelines) and sheet.flow and closing is not None
            )
            headline = page.trim(at, dateline.start()) if at is not None else None
            if headline and not sheet.flow and page.text.startswith(("• ", "* "), headline.start, headline.end):
                headline = page.trim(headline.start + 1, headline.end)
            if headline and headline.end > headline.start and (publisher is None or publisher.end > publisher.start):
                date = page.group(dateline, "date") if dateline["date"] else None
                yield from say.news(page, film, headline, date, publisher)
                sheet.take(headline, dateline.span())
            if publisher is None:
                mixed = page.trim(dateline.end(), following)
                what = "where the outlet's name ends and the next headline begins is not printed"
                yield page.notice("run-together", what, mixed)
                sheet.take(dateline.span(), mixed)
            else:
                sheet.take(publisher)
            at = publisher.end if publisher else None


# --- lists and polls -------------------------------------------------------------------------------------------------

_LIST = re.compile(
    rf"a list of\s+(?P<items>[\d,]+)\s+(?:titles?|images?|people|names?|characters?)\s+(?:created\s+(?:(?P<date>\d{{"
    rf"1,2}}\s+{MONTH}\s+\d{{4}})|\d+\s+\w+\s+ago|today|yesterday)|updated\s+(?:\d{{1,2}}\s+{MONTH}\s+\d{{4}}"
    r"|\d+\s+\w+\s+ago|today|yesterday))",
    re.I,
)


def lists(sheet: Sheet, film: Mention) -> Reading:
    """Users' and editors' lists that the film is on. What IMDb prints as "3 months ago" is no date, nor is when one was changed."""
    page = sheet.page
    for mark in [m for m in sheet.marks if m.name == "lists"]:
        closing = sheet.next_mark(mark.end, {"closing", "share", "user_polls", "similar", "cast_list", "rate", "shop", "lists"})
        at = mark.end
        for row in sheet.find(_LIST, mark.end, closing.start if closing else len(sheet.text)):
            name = page.trim(at, row.start())
            sheet.take(row.span())
            at = row.end()
            if not sheet.flow and "\n" in page.text[name.start : name.end]:
                name = page.trim(page.text.rindex("\n", name.start, name.end), name.end)
            image = re.compile(r"[•*·]?\s*list image\b\s*", re.I).match(page.text, *name)
            name = page.trim(image.end(), name.end) if image else name
            if name.end > name.start:
                sheet.take(name)
                yield from say.user_list(page, film, name, page.group(row, "items"), page.group(row, "date") if row["date"] else None)
            else:
                yield page.notice("nameless-list", "a user's list without a name", row.span())


_STANDING = re.compile(r"(?:top(?: rated)?|bottom)(?: (?:movies|tv))? (?:\d+ )?#\d", re.I)
_POLL_IMAGE = re.compile(r"[•*·]\s+(?:poll image\s+)?|poll image\s+", re.I)
"""What stands for a picture, and the mark of a point of a list, before a poll."""


def polls(sheet: Sheet, film: Mention) -> Reading:
    """Polls on lines of their own; run together, they do not say where one ends and the next begins.

    One line alone is one question where the label stands on a line of its own.
    """
    page = sheet.page
    for mark in [m for m in sheet.marks if m.name == "user_polls"]:
        closing = sheet.next_mark(mark.end)
        span = page.trim(mark.end, closing.start if closing else len(sheet.text))
        if span.end <= span.start or not closing or closing.name != "closing":
            continue
        lines = page.split(span, r"\n+")
        # The link may be that of the awards, whose line stands before it.
        end = next((i for i, line in enumerate(lines) if _STANDING.match(page.text, *line) or AWARDS.match(page.text, *line)), len(lines))
        if end < len(lines) and not sheet.flow:
            lines = lines[:end]
            if not lines:
                continue
            span = Span(span.start, lines[-1].end)
        sheet.take(span)
        single = "\n" in page.text[mark.end : span.start] and not re.search(r"[?!]\s+\S", page.words(span))
        if sheet.flow or (len(lines) < 2 and not single):
            yield page.notice("run-together", "the polls stand without separators; where one ends is not printed", span)
            continue
        for line in lines:
            image = _POLL_IMAGE.match(page.text, *line)
            yield from say.question(page, film, page.trim(image.end(), line.end) if image else line)
