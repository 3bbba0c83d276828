"""Similar titles of an IMDb title page: "people who liked this also liked" and "more like this"."""

from __future__ import annotations

import re

from kg.model import Mention
from kg.reading import boxes, say
from kg.reading.html import HtmlPage
from kg.reading.page import Page, Reading, Span
from kg.reading.sections import Mark, Sheet
from kg.sites.imdb.marks import CERTIFICATE, GENRE, GENRE_WORD, LABELS, MONTH, TITLE_YEAR
from kg.sites.imdb.scores import AWARDS
from kg.text import BETWEEN_NAMES

_TITLE_YEAR = TITLE_YEAR.replace(r"[^\S\n]*\(", r"(?:\n[ivx]{1,5})?[^\S\n]*\(", 1)
"""A title and its year; what tells apart titles of one year may stand between them, on a line of its own."""
_SIMILAR = re.compile(
    rf"{_TITLE_YEAR}(?:\s*certificate:\s*(?P<certificate>{CERTIFICATE}))?(?:\s*(?P<genres>(?=(?:{GENRE_WORD}\s*\|\s*){{0,6}}{GENRE}){GENRE_WORD}(?:\s*\|\s*{GENRE_WORD})*))?"
    rf"(?P<stars>\s+1\s+2\s+3\s+4\s+5\s+6\s+7\s+8\s+9\s+10)?(?:\s+(?P<score>10|\d(?:[.,]\d)?)\s?/\s?(?P<best>\d{{1,3}})(?!\d)(?:\s+x(?=\s))?)?"
    r"(?:\s+-\s?/\s?10(?=\s)|(?<=\s10)\s+-(?=\s))?(?:\s+x(?=\s))?(?P<rest>.*)",
    re.I | re.S,
)
_BEFORE_I = (
    "and", "part", "war", "volume", "chapter", "episode", "book", "act", "phase", "vol.", "number", "no.", "film", "case", "apollo",
    "am", "or", "nor", "not", "but", "do", "did", "can", "will", "shall", "should", "could", "would", "may", "must", "than", "says", "said",
    "elizabeth", "henry", "richard", "charles", "james", "william", "edward", "george", "mary", "nicholas", "peter", "napoleon", "francis",
    "philip", "louis", "frederick", "ferdinand", "leopold", "ivan", "alexander", "catherine", "ramses", "pius", "wilhelm", "friedrich",
)  # fmt: skip
"""Behind these an "I" is a number of a part or of a ruler, or a word, and belongs to the title."""
_NUMERAL = re.compile("".join(rf"(?<!\b{re.escape(word)})" for word in _BEFORE_I) + r"(?<![&,])\s+i$", re.I)
"""What tells apart titles of one year, printed like the end of a title; two and more are parts of a series."""
_TITLED = re.compile(_TITLE_YEAR, re.I)
_SENTENCE = re.compile(r"\A\w[^|»]* [^|»]*[.!?…][\"'”’)]*\Z")
"""A plot that is short, but a sentence."""
_SUMMARY = re.compile(r"\s*(?:see full (?:summary|synopsis)\b)(?:\s*»)?\s*$", re.I)
_BUTTON = re.compile(r"\s+(?:edit|add to watchlist)$", re.I)
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]{2}")
_PEOPLE = re.compile(r"(?<!\w)(?P<label>directors?|stars?|creators?):\s*", re.I)


def _names(page: Page, span: tuple[int, int], most: int) -> list[Span]:
    names = list(page.split(span, rf"{BETWEEN_NAMES}|\s*\|\s*"))[:most]
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
    numeral = _NUMERAL.search(page.text, *title) if not linked else None
    if numeral:
        title = page.trim(title.start, numeral.start())
    year = Span(match.start("year"), match.start("year") + 4)
    other = say.film(page, title, year, kind)
    yield page.link(film, "similar", other, title)
    yield from say.naming(page, other, title, year, inferred=bool(numeral))
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
    if (len(page.words(plot).split()) > 3 and _WORD.search(page.words(plot))) or (
        labels and match["score"] and _SENTENCE.search(page.words(plot))
    ):
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


_VOTED = re.compile(r"(?<!your rating: )(?<!your rating:\n)1 2 3 4 5 6 7 8 9 10\s+(?:10|\d(?:\.\d)?)/10\s+x(?=\s)", re.I)
"""The row of stars of a similar title, with what its users gave it."""


def cut_off(sheet: Sheet) -> Reading:
    """What is left of a similar title at the beginning of a text that was cut off there is nothing that the page says of its own."""
    row = _VOTED.search(sheet.text)
    own = sheet.next_mark(0, CLOSES_SIMILAR - {"genres"})
    if row is None or (own is not None and own.start < row.start() and own.name not in ("next_one", "similar")):
        return
    if (heading := sheet.previous_mark(row.start(), {"similar", "next_one", "pager"})) is not None and heading.end <= row.start():
        return
    following = sheet.next_mark(row.end(), CLOSES_SIMILAR - {"genres"})
    yield sheet.page.notice("nameless-similar", "a similar title whose name is gone", sheet.page.trim(*row.span()))
    sheet.take((0, following.start if following else len(sheet.text)))


def among_similar(sheet: Sheet, at: int) -> bool:
    """Whether a place lies below the heading of the similar titles, and above what stands below them."""
    before = sheet.previous_mark(at, {"similar", *CLOSES_SIMILAR} - {"genres", "countries", "release"})
    return before is not None and before.name == "similar"


def stray_people(sheet: Sheet) -> Reading:
    """Credits among the similar titles that stand under none of them are nobody's, least of all this film's."""
    for mark in [m for m in sheet.marks if m.name in ("directors", "stars", "writers", "creators") and sheet.free(m[:2])]:
        before = sheet.previous_mark(mark.start, {"similar", "next_one", "pager", *CLOSES_SIMILAR} - {"genres", "countries", "release"})
        if before and before.name in ("similar", "next_one", "pager"):
            following = sheet.next_mark(mark.end)
            sheet.take((mark.start, following.start if following else len(sheet.text)))
            yield sheet.page.notice("stray-credit", "a credit among the similar titles that belongs to none of them", Span(*mark[:2]))


CLOSES_SIMILAR = frozenset(
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
    CLOSES_SIMILAR | (LABELS.keys() - _OWN_LABELS) | {"around", "ad", "plugin", "copyright", "everywhere", "picks", "asked", "write"}
)
"""Marks that stand in no similar title."""


_STARS = re.compile(r"^[^\S\n]*(?:1\s2\s3\s4\s5\s6\s7\s8\s9\s10\s+)?(?:10|\d(?:\.\d)?)/10(?:\s+x)?[^\S\n]*$", re.I | re.M)
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
        end = closing.start if closing else len(sheet.text)
        yield from _one(sheet, film, mark.end, _before_next(sheet, mark.end, closing) if closing and sheet.flow else end, linked)


_HEADED = re.compile(rf"\s*{TITLE_YEAR}", re.I)


def _before_next(sheet: Sheet, start: int, closing: Mark) -> int:
    """Where a similar title ends on one line: before the name of the next one, which stands above its "next »" as well, with its day."""
    following = _HEADED.match(sheet.text, closing.end) if closing.name == "next_one" else None
    if following is None:
        return closing.start
    name = re.escape(following["title"])
    twice = re.compile(rf"\s{name}(?:\s{MONTH}\s\d{{1,2}}\s\d{{4}})?\s*\Z", re.I)
    found = twice.search(sheet.text, max(start, closing.start - len(following["title"]) - 20), closing.start)
    return found.start() if found else closing.start
