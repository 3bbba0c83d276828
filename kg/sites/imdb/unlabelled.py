"""Lines of an IMDb title page whose labels are gone: what their form tells, and what only their place does."""

from __future__ import annotations

import re
from bisect import bisect_right

from kg.model import Mention
from kg.reading.html import HtmlPage
from kg.reading.page import Page, Reading, Span
from kg.reading.sections import Sheet
from kg.sites.imdb import billing, details
from kg.sites.imdb.header import Naming, head_starts, under_title
from kg.sites.imdb.marks import COLORS, GENRES, country_names, genre_row, is_cased, language_names, lists_of, mostly, name_list
from kg.text import fold

AFTER_HEAD = frozenset(
    {
        "cast_list",
        "similar",
        "lists",
        "related_news",
        "user_polls",
        "next_one",
        "storyline",
        "did_you_know",
        "keywords",
        "mpaa",
        "user_reviews",
        "details",
        "official_sites",
        "share",
    }
)
"""Marks that close the head of the page."""

_RUNTIME = r"(?:\d{1,3} min|\d{1,2}h(?: \d{1,2}min)?)(?:\s*\([^()]*\))?"
_RUNTIMES = re.compile(rf"{_RUNTIME}(?:\s*\|\s*{_RUNTIME})*", re.I)
_COLORS = re.compile(rf"{COLORS}(?:\s*\|\s*{COLORS})*", re.I)
_CREDIT_NOTE = re.compile(
    r"\((?:[^()]*\b(?:screenplay|novels?|story|book|written|writer|teleplay|characters?"
    r"|play|adaptation|dialogue|scenario|based|comics?|created|idea|memoirs?|article|poem"
    r"|short story|musical|libretto|script|treatment|source|earlier|original|concept|uncredited)\b[^()]*)\)",
    re.I,
)
_UNKNOWN_LABEL = re.compile(r"[^\W\d][\w' /&-]{2,30}:")
_ONLY_NAME_NOTES = re.compile(r"\((?:as [^()]+|uncredited|co-director|co-directed by)\)", re.I)


def lines(sheet: Sheet, film: Mention, has: set[str], namings: list[Naming]) -> Reading:
    """Lines whose labels are gone. ``has`` names the labels that were read: what a label said is not looked for again.

    A list of known genres, countries or languages, a running time, colours and writers with notes tell by themselves what they are;
    of names alone only their place does (director before writers before stars): those are inferred.
    """
    if sheet.flow:
        yield from _runs_in_flow(sheet, film, has)
        return
    page = sheet.page
    people: list[Span] = []
    heads: dict[int, int] = {}
    for start in sorted(head_starts(sheet, namings), reverse=True):
        bound = sheet.next_mark(start, AFTER_HEAD)
        heads[bound.start if bound else len(sheet.text)] = start
    closings = sorted(heads)
    under = under_title(sheet)
    below = max(under.end if under else 0, _below_window(sheet, namings))
    # What stands behind a link to more is no head of a page that names no film.
    links = None if namings else sheet.next_mark(0, {"closing"})
    until = links.start if links else len(sheet.text)
    for line in sheet.rest():
        words = page.words(line)
        if "|" in words and (lists_of(sheet, line, frozenset(GENRES)) or genre_row(sheet, line)):
            if _of_similar(sheet, line):
                continue
            yield from details.genres(sheet, film, line)
        elif _names(sheet, line, words, country_names()):
            yield from details.countries(sheet, film, line)
        elif _names(sheet, line, words, language_names()):
            yield from details.languages(sheet, film, line)
        elif _RUNTIMES.fullmatch(words):
            yield from details.runtimes(sheet, film, line)
        elif _COLORS.fullmatch(words) and (" " in words or _before_aspect(sheet, line)):
            yield from details.colors(sheet, film, line)
        elif below <= line.start < until and (_in_head(heads, closings, line.start) or _notes(words)) and people_line(sheet, line):
            people.append(line)
    yield from _people(sheet, film, _linked(page, people), has if film.kind != "series" else {*has, "directors", "writers"})


def _below_window(sheet: Sheet, namings: list[Naming]) -> int:
    """Where the title ends that stands below the title of the window, with the menu between them; 0 where that is not there."""
    starts = sorted(naming.whole for naming in namings if naming.year)
    first = sheet.page.lines[0].end if sheet.page.lines else 0
    return starts[1].end if len(starts) > 1 and starts[0].start < first <= starts[1].start else 0


def _linked(page: Page, lines: list[Span]) -> list[Span]:
    """Those of the lines that link to a person; all of a page that has no links."""
    if not lines or not isinstance(page, HtmlPage) or not page.select("a[href]"):
        return lines
    links = [span for node in page.select('a[href*="/name/nm"]') if (span := page.range_of(node))]
    return [line for line in lines if any(line.start <= span.start < line.end for span in links)]


def _of_similar(sheet: Sheet, line: Span) -> bool:
    """Whether genres are those of a similar title whose name is gone."""
    before = sheet.previous_mark(line.start)
    return before is not None and before.name in ("next_one", "pager", "similar")


def _names(sheet: Sheet, line: Span, words: str, known: frozenset[str]) -> bool:
    """Whether a line is a ``|`` list of known names, or one of them where the details stand."""
    if "|" in words:
        return bool(lists_of(sheet, line, known) or mostly(sheet, line, known))
    return fold(words) in known and _detail_zone(sheet, line)


def _in_head(heads: dict[int, int], closings: list[int], position: int) -> bool:
    """Whether a position is in the head of the page: ``heads`` maps where a stretch of it ends to where it begins."""
    i = bisect_right(closings, position)
    return i < len(closings) and heads[closings[i]] <= position


def _detail_zone(sheet: Sheet, line: Span) -> bool:
    """Whether a line stands between the certification or the official sites and the release date."""
    following = sheet.next_mark(line.end)
    return (
        following is not None
        and following.name in ("release", "languages", "aka", "locations")
        and following.start - line.end < 2000
        and sheet.text.count("\n", line.end, following.start) < 8
    )


def _before_aspect(sheet: Sheet, line: Span) -> bool:
    """Whether a line stands right above the label of the aspect ratio, where the colour does; a label "Color" has its value there."""
    following = sheet.next_mark(line.end)
    return following is not None and following.name == "aspect" and sheet.page.blank(line.end, following.start)


def people_line(sheet: Sheet, line: Span) -> bool:
    """Whether a line can be names of the film's people: before the link to the full cast, or by its look."""
    words = sheet.page.words(line)
    following = sheet.next_mark(line.end - 1)
    if (
        following
        and following.name == "closing"
        and "cast" in sheet.text[following.start : following.end].casefold()
        and following.start - line.end < 4
    ):
        return True
    if _CREDIT_NOTE.search(words) or _ONLY_NAME_NOTES.search(words):
        return name_list(sheet.page, line)
    return (
        len(words.split()) > 1
        and " & " not in words
        and name_list(sheet.page, line)
        and not re.match(r"(?:the|a|an|my|see|add|watch|official|reviews?|from|on|own|buy|full|top|most)\b(?!\.)", words, re.I)
    )


def _notes(words: str) -> bool:
    """Whether a line of names has a writer's note."""
    return any(not re.fullmatch(r"\(uncredited\)", m[0], re.I) for m in _CREDIT_NOTE.finditer(words))


def _people(sheet: Sheet, film: Mention, lines: list[Span], has: set[str]) -> Reading:
    """Names without labels, in the order of the head: directors, writers, stars."""
    page = sheet.page
    plain: list[Span] = []
    writers = [line for line in lines if _notes(page.words(line))]
    noted = set(writers)
    for line in lines:
        following = sheet.next_mark(line.end - 1)
        if (
            following
            and following.name == "closing"
            and "cast" in sheet.text[following.start : following.end].casefold()
            and following.start - line.end < 4
        ):
            if "stars" not in has:
                # The link to the full cast, which stands in its line, says who these are.
                yield from billing.stars(sheet, film, line)
                sheet.take(line)
        elif line in noted:
            yield from billing.writers(sheet, film, line)
            sheet.take(line)
        else:
            plain.append(line)
    open_ = [what for what in ("directors", "writers") if what not in has and not (what == "writers" and writers)]
    if writers:
        plain = [li for li in plain if li.start < writers[0].start][:1] if "directors" in open_ else []
    for what, line in zip(open_, plain, strict=False):
        if what == "directors":
            yield from billing.directors(sheet, film, line, inferred=True)
        else:
            yield from billing.writers(sheet, film, line, inferred=True)
        sheet.take(line)


def _runs_in_flow(sheet: Sheet, film: Mention, has: set[str]) -> Reading:
    """Lists of known genres, countries and languages that stand without labels on a page in flow: only where bars part them."""
    page = sheet.page
    for name, known, reader in (
        ("genres", frozenset(GENRES), details.genres),
        ("countries", country_names(), details.countries),
        ("languages", language_names(), details.languages),
    ):
        if name in has:
            continue
        for bar in list(sheet.find(r"\s*\|\s*")):
            if not sheet.free(bar.span()):
                continue
            start = _word_before(sheet, bar.start(), known)
            if start is None:
                continue
            end = bar.start()
            while (step := re.compile(r"\s*\|\s*").match(page.text, end)) and (to := _word_after(sheet, step.end(), known)):
                end = to
            if end > bar.start():
                yield from reader(sheet, film, Span(start, end))


def _word_before(sheet: Sheet, end: int, known: frozenset[str]) -> int | None:
    words = list(re.compile(r"\S+").finditer(sheet.text, max(0, end - 60), end))
    return next((words[-n].start() for n in (3, 2, 1) if len(words) >= n and fold(sheet.text[words[-n].start() : end]) in known), None)


def _word_after(sheet: Sheet, start: int, known: frozenset[str]) -> int | None:
    words = list(re.compile(r"[^\s|]+").finditer(sheet.text, start, start + 60))
    return next((words[n - 1].end() for n in (3, 2, 1) if len(words) >= n and fold(sheet.text[start : words[n - 1].end()]) in known), None)


def tagline(sheet: Sheet, film: Mention) -> Reading:
    """A tagline without its label: the one line between keywords or storyline and genres that "see more" follows; its place tells."""
    page = sheet.page
    if sheet.flow or any(m.name == "taglines" for m in sheet.marks):
        return
    for mark in sheet.marks:
        following = sheet.next_mark(mark.end)
        links = mark.name == "summary_links" or (
            mark.name == "closing" and re.search(r"see all \(", sheet.text[mark.start : mark.end], re.I)
        )
        if not links or not following:
            continue
        lines = list(sheet.rest(mark.end, following.start))
        more = following.name == "closing" and re.match(r"see more", sheet.text[following.start : following.end], re.I)
        # A film's only tagline has no link to more: then the genres below it tell where it stands.
        alone = len(lines) > 1 and "|" not in page.words(lines[0]) and lists_of(sheet, lines[1], frozenset(GENRES))
        said = lines[-1] if more and lines else lines[0] if alone else None
        if not more and not alone:
            continue
        if said and not lists_of(sheet, said, frozenset(GENRES)) and not _notes(page.words(said)) and len(page.words(said).split()) > 1:
            yield page.claim(film, "tagline", said, inferred=True)
            sheet.take(said)
        return


def unknown_labels(sheet: Sheet) -> Reading:
    """Lines that look like a label and that nobody asked for: this is how a changed layout is noticed."""
    if sheet.flow:
        return
    for line in sheet.rest():
        words = sheet.page.words(line)
        if _UNKNOWN_LABEL.fullmatch(words) and is_cased(sheet.page) >= words[:1].isupper():
            yield sheet.page.notice("unknown-label", f"{words!r} is no label known here", line)
