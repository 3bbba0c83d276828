"""What an IMDb title page shows around the film: similar titles, news, users' lists and polls."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.model import Mention
from kg.reading import boxes, say
from kg.reading.html import HtmlPage
from kg.reading.page import Page, Reading, Span
from kg.reading.sections import Sheet
from kg.sites.imdb.marks import BARE, CERTIFICATE, DAY, GENRE, GENRE_WORD, LABELS, MONTH, TITLE_YEAR
from kg.sites.imdb.scores import AWARDS
from kg.text import fold

# --- similar titles --------------------------------------------------------------------------------------------------

_TITLE_YEAR = TITLE_YEAR.replace(r"[^\S\n]*\(", r"(?:\n[ivx]{1,5})?[^\S\n]*\(", 1)
"""A title and its year; what tells apart titles of one year may stand between them, on a line of its own."""
_SIMILAR = re.compile(
    rf"{_TITLE_YEAR}(?:\s*certificate:\s*(?P<certificate>{CERTIFICATE}))?(?:\s*(?P<genres>(?=(?:{GENRE_WORD}\s*\|\s*){{0,6}}{GENRE}){GENRE_WORD}(?:\s*\|\s*{GENRE_WORD})*))?"
    rf"(?P<stars>\s+1\s2\s3\s4\s5\s6\s7\s8\s9\s10)?(?:\s+(?P<score>10|\d(?:[.,]\d)?)\s?/\s?(?P<best>\d{{1,3}})(?!\d)(?:\s+x(?=\s))?)?"
    r"(?:\s+x(?=\s))?(?P<rest>.*)",
    re.I | re.S,
)
_NUMERAL = re.compile(
    r"(?<!\band)(?<!&)(?<!\bpart)(?<!\bwar)(?<!\bvol\.)(?<!\bvolume)(?<!\bchapter)(?<!\bepisode)(?<!\bbook)(?<!\bact)(?<!\bam)(?<!\bphase)"
    r"\s+i$",
    re.I,
)
"""What tells apart titles of one year, printed like the end of a title; two and more are parts of a series."""
_TITLED = re.compile(_TITLE_YEAR, re.I)
_SENTENCE = re.compile(r"\A\w[^|»]* [^|»]*[.!?…][\"'”’)]*\Z")
"""A plot that is short, but a sentence."""
_SUMMARY = re.compile(r"\s*(?:see full (?:summary|synopsis)\b)(?:\s*»)?\s*$", re.I)
_BUTTON = re.compile(r"\s+(?:edit|add to watchlist)$", re.I)
_DIGIT = re.compile(r"\d")
_PEOPLE = re.compile(r"(?<!\w)(?P<label>directors?|stars?|creators?):\s*", re.I)


def _names(page: Page, span: tuple[int, int], most: int) -> list[Span]:
    names = list(page.split(span, r"\s*,\s*|\s*\|\s*"))[:most]
    if names and (link := _BUTTON.search(page.text, *names[-1])):
        names[-1] = Span(names[-1].start, link.start())
    return [n for n in names if len((words := page.words(n)).split()) <= 4 and not _DIGIT.search(words)]


def _one(sheet: Sheet, film: Mention, start: int, end: int, linked: dict[int, int]) -> Reading:
    page = sheet.page
    match = _SIMILAR.match(page.text, *page.trim(start, end))
    if not match or not (match["genres"] or match["score"] or _PEOPLE.search(page.text, start, end)):
        return
    kind = "series" if (match["format"] or "").casefold().startswith("tv") and "series" in match["format"].casefold() else "film"
    title = page.group(match, "title")
    # A number that only tells apart titles of one year ("Hull I (2017)") stands beside the link, not in it.
    title = Span(title.start, min(linked.get(title.start, title.end), title.end))
    if not linked and (numeral := _NUMERAL.search(page.text, *title)):
        title = page.trim(title.start, numeral.start())
    year = Span(match.start("year"), match.start("year") + 4)
    other = say.film(page, title, year, kind)
    yield page.link(film, "similar", other, title)
    yield from say.naming(page, other, title, year)
    if match["certificate"]:
        yield page.claim(other, "certificate", page.group(match, "certificate"))
    if match["genres"]:
        yield from say.literals(page, other, "genre", page.split(page.group(match, "genres"), r"\s*\|\s*"))
    if match["score"]:
        row = page.group(match, "score")
        rule = "decimal-comma" if "," in match["score"] else "decimal"
        whole = Span(row.start, match.end("best"))
        yield from say.rating(page, other, "IMDb", "users", whole, score=row, best=page.group(match, "best"), rule=rule)
    labels = list(_PEOPLE.finditer(page.text, match.start("rest"), match.end("rest")))
    seen: set[str] = set()
    for i, label in enumerate(labels):
        # A second "director:" is of another title, whose head is gone.
        what = label["label"].casefold().rstrip("s")
        if what in seen:
            labels = labels[:i]
            break
        seen.add(what)
    until = labels[0].start() if labels else match.end("rest")
    summary = _SUMMARY.search(page.text, match.start("rest"), until)
    plot = page.trim(match.start("rest"), summary.start() if summary else until)
    if not labels and not sheet.flow and "\n\n" in page.text[plot.start : plot.end]:
        plot = page.trim(plot.start, page.text.index("\n\n", plot.start))
    if len(page.words(plot).split()) > 3 or (labels and match["score"] and _SENTENCE.search(page.words(plot))):
        yield page.claim(other, "description", plot)
        sheet.take(plot)
    sheet.take(Span(match.start(), match.start("rest")))
    for label in labels:
        more = _PEOPLE.search(page.text, label.end(), match.end("rest"))
        stop = more.start() if more else match.end("rest")
        if awards := AWARDS.search(page.text, label.end(), stop):
            stop = awards.start()
        line = page.text.find("\n", page.trim(label.end(), stop).start, stop)
        if line >= 0 and not sheet.flow:
            stop = line
        sheet.take((label.start(), stop))
        what = label["label"].casefold()
        if what.startswith(("director", "star")):
            for name in _names(page, (label.end(), stop), 12):
                yield from say.person_link(page, other, "director" if what.startswith("director") else "actor", name)


def stray_people(sheet: Sheet) -> Reading:
    """Credits among the similar titles that stand under none of them are nobody's, least of all this film's."""
    for mark in [m for m in sheet.marks if m.name in ("directors", "stars", "writers", "creators") and sheet.free(m[:2])]:
        before = sheet.previous_mark(mark.start, {"similar", "next_one", "pager", *_CLOSES_SIMILAR} - {"genres", "countries", "release"})
        if before and before.name in ("similar", "next_one", "pager"):
            following = sheet.next_mark(mark.end)
            sheet.take((mark.start, following.start if following else len(sheet.text)))
            yield sheet.page.notice("stray-credit", "a credit among the similar titles that belongs to none of them", Span(*mark[:2]))


_CLOSES_SIMILAR = frozenset(
    {
        "cast_list",
        "cast",
        "edit",
        "next_one",
        "similar",
        "storyline",
        "lists",
        "related_news",
        "did_you_know",
        "keywords",
        "details",
        "official_sites",
        "user_reviews",
        "faq",
        "user_polls",
        "media",
        "mpaa",
        "rate",
        "contribute",
        "getting",
        "genres",
        "recent",
        "countries",
        "release",
        "share",
        "make_list",
        "boards",
    }
)


_OWN_LABELS = frozenset({"directors", "writers", "stars", "creators", "seasons", "years"})
_NOT_SIMILAR = (
    _CLOSES_SIMILAR | (LABELS.keys() - _OWN_LABELS) | {"around", "ad", "plugin", "copyright", "everywhere", "picks", "asked", "write"}
)
"""Marks that stand in no similar title."""


_STARS = re.compile(r"^[^\S\n]*1 2 3 4 5 6 7 8 9 10\s+(?:10|\d(?:\.\d)?)/10(?:\s+x)?[^\S\n]*$", re.I | re.M)
_ROW_OF_GENRES = re.compile(rf"{GENRE}(?:\s*\|\s*{GENRE_WORD})*|(?:{GENRE_WORD}\s*\|\s*)+{GENRE_WORD}", re.I)


def _by_stars(sheet: Sheet, film: Mention) -> Reading:
    """Similar titles of a page whose links "next »" are gone: the row of stars is left of each, below its genres.

    Where its title is gone as well, what is left says nothing of any film, least of all of the page's own.
    """
    page = sheet.page
    rows = [row for row in sheet.find(_STARS) if (m := sheet.previous_mark(row.start(), _SHOWS_SIMILAR)) and m.name == "similar"]
    heads: list[tuple[int, bool]] = []
    for row in rows:
        number = page.line_at(row.start())
        at, titled = row.start(), False
        if number and _ROW_OF_GENRES.fullmatch(page.text, *page.trim(*page.lines[number - 1])):
            number -= 1
            at = page.lines[number].start
        above = page.lines[number - 1] if number else None
        if above and page.text[above.end : at] == "\n" and _TITLED.fullmatch(page.text, *page.trim(*above)):
            at, titled = above.start, True
        heads.append((at, titled))
    for i, (at, titled) in enumerate(heads):
        closing = sheet.next_mark(rows[i].end(), _NOT_SIMILAR)
        end = min(closing.start if closing else len(sheet.text), heads[i + 1][0] if i + 1 < len(heads) else len(sheet.text))
        if titled:
            yield from _one(sheet, film, at, end, {})
            continue
        yield page.notice("nameless-similar", "a similar title whose name is gone", page.trim(*rows[i].span()))
        labels = [m for m in sheet.marks_within((at, end)) if m.name in ("directors", "stars", "creators")]
        last = labels[-1].end if labels else rows[i].end()
        line = page.text.find("\n", page.trim(last, end).start, end)
        sheet.take((at, line if line >= 0 else end))


_SHOWS_SIMILAR = frozenset({"similar", "cast_list", "cast", "storyline", "did_you_know", "details", "user_reviews", "recent"})


def similar(sheet: Sheet, film: Mention) -> Reading:
    """The titles of "people who liked this also liked": each after its "next »", with year, genres, rating, plot and people."""
    page = sheet.page
    if not sheet.flow and not any(m.name == "next_one" for m in sheet.marks):
        yield from _by_stars(sheet, film)
        return
    linked = {span.start: span.end for _, span in boxes.shown(page, ".rec-title a")} if isinstance(page, HtmlPage) else {}
    for mark in [m for m in sheet.marks if m.name == "next_one"]:
        closing = sheet.next_mark(mark.end, _NOT_SIMILAR)
        if closing and closing.name == "certificates" and _TITLED.fullmatch(page.text, *page.trim(mark.end, closing.start)):
            closing = sheet.next_mark(closing.end, _NOT_SIMILAR)
        yield from _one(sheet, film, mark.end, closing.start if closing else len(sheet.text), linked)


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
            if headline and not sheet.flow and page.text.startswith("• ", headline.start, headline.end):
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
    rf"a list of\s+(?P<items>[\d,]+)\s+(?:titles?|images?|people|names?|characters?)\s+created\s+(?:(?P<date>\d{{"
    rf"1,2}}\s+{MONTH}\s+\d{{4}})|\d+\s+\w+\s+ago|today|yesterday)",
    re.I,
)


def lists(sheet: Sheet, film: Mention) -> Reading:
    """Users' lists that the film is on. What IMDb prints as "3 months ago" is no date."""
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
